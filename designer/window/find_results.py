"""Find results: every hit as a row of the bottom dock while finding; choosing one goes there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from designer.finding import Hit
from designer.window.context import Context
from designer.window.found_words import snippet
from designer.window.icons import paint_icon
from designer.words import _

HIT_ROLE = Qt.ItemDataRole.UserRole
MOST_ROWS = 1000  # Qt asks about every row whenever there are others: 50,000 would hold up each letter
Index = QModelIndex | QPersistentModelIndex
Describe = Callable[[Hit], tuple[str, str, str]]  # icon, which field of what, why it can't be seen


class HitRows(QAbstractListModel):
    """Hits as rows; what is said of one is asked for when it is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.hits: Sequence[Hit] = ()
        self._count = 0
        self.describe: Describe = lambda _hit: ("search", "", "")

    def show(self, hits: Sequence[Hit]) -> None:
        """Show other hits."""
        self.beginResetModel()
        self.hits = hits
        self._count = min(len(hits), MOST_ROWS + 1)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else self._count

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled
        return flags if index.row() == MOST_ROWS else flags | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.row() == MOST_ROWS:
            more = _("{n} more: F3 goes there too, more letters leave fewer.").format(n=len(self.hits) - MOST_ROWS)
            return more if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        hit = self.hits[index.row()]
        if role == HIT_ROLE:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            _icon, place, hidden = self.describe(hit)
            return ", ".join(part for part in ("".join(snippet(hit)), place, hidden) if part)
        return None


class HitDelegate(QStyledItemDelegate):
    """A row of 30: icon, the words round the hit with the hit in bold, the field; why it can't be seen at the right."""

    def __init__(self, context: Context, rows: HitRows) -> None:
        super().__init__()
        self._context, self._rows = context, rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._context.row(30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        hit: Hit | None = index.data(HIT_ROLE)
        if hit is None:
            painter.save()
            painter.setPen(QColor(tokens.text3))
            painter.setFont(self._context.font(12))
            painter.drawText(option.rect.adjusted(scale(42), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, index.data())
            painter.restore()
            return
        icon, place, hidden = self._rows.describe(hit)
        box = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(tokens.soft))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(tokens.hover))
        side = scale(16)
        paint_icon(painter, icon, QRectF(box.left() + scale(16), box.center().y() - side / 2, side, side), tokens.text2)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        room = box.adjusted(scale(42), 0, -scale(16), 0)
        painter.setFont(self._context.font(12))
        aside = min(room.width() * 0.48, painter.fontMetrics().horizontalAdvance(self._aside(place, hidden)) + scale(4))
        text = QRectF(room.left(), room.top(), room.width() - aside - scale(14), room.height())
        self._paint_snippet(painter, hit, text, flags)
        painter.setFont(self._context.font(12))
        painter.setPen(QColor(tokens.text2))
        said = painter.fontMetrics().elidedText(self._aside(place, hidden), Qt.TextElideMode.ElideMiddle, int(aside))
        painter.drawText(room, right, said)
        painter.restore()

    @staticmethod
    def _aside(place: str, hidden: str) -> str:
        return f"{place} · {hidden}" if hidden else place

    def _paint_snippet(self, painter: QPainter, hit: Hit, room: QRectF, flags: Qt.AlignmentFlag) -> None:
        tokens = self._context.tokens
        plain, strong = self._context.font(13), QFont(self._context.font(13, 600))
        parts = snippet(hit)
        painter.save()
        painter.setClipRect(room)
        x = room.left()
        for words, font in zip(parts, (plain, strong, plain), strict=True):
            painter.setFont(font)
            painter.setPen(QColor(tokens.text))
            left = room.right() - x
            if left <= 0 or not words:
                continue
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(left) + 1)
            painter.drawText(QRectF(x, room.top(), left, room.height()), flags, shown)
            x += painter.fontMetrics().horizontalAdvance(words)
        painter.restore()


class HitList(QListView):
    """The rows; letters never search."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters never search."""


class FindResults(QWidget):
    """All hits. A click, Enter, or walking with the arrows goes to one."""

    hit_chosen = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._is_marking = False
        self.rows = HitRows()
        self.list = HitList()
        self.list.setModel(self.rows)
        self.list.setItemDelegate(HitDelegate(context, self.rows))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(_("Find results"))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self._walked)
        self._nothing = QFrame()
        self.sentence = QLabel()
        self.sentence.setProperty("kind", "secondary")
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setWordWrap(True)
        empty = QVBoxLayout(self._nothing)
        empty.addWidget(self.sentence)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusProxy(self.list)
        context.look_changed.connect(self.list.viewport().update)

    def set_session(self, session: object) -> None:
        """Another map: nothing was found in it yet."""
        self.show_hits((), "")

    def show_hits(self, hits: Sequence[Hit], sentence: str) -> None:
        """Show hits, or a sentence where there are none."""
        # A list that gets the keys makes its first row the current one: nobody has walked there.
        self._is_marking = True
        if hits is not self.rows.hits:
            self.rows.show(hits)
        self.sentence.setText(sentence)
        self._stack.setCurrentIndex(0 if hits else 1)
        self._is_marking = False

    def mark(self, at: int) -> None:
        """Show which hit one has gone to; nothing is gone to by that."""
        index = self.rows.index(at if at < MOST_ROWS else -1)
        if index.isValid():
            self._is_marking = True
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._is_marking = False
            self.list.scrollTo(index)

    def _choose(self, index: QModelIndex) -> None:
        if index.data(HIT_ROLE) is not None:
            self.hit_chosen.emit(index.row())

    def _walked(self, now: QModelIndex, _before: QModelIndex) -> None:
        if self.list.hasFocus() and not self._is_marking:
            self._choose(now)
