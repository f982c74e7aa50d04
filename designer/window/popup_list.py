"""A list that opens over the canvas: typing filters, Enter takes, Esc leaves (WINDOW.md, focus-cell.png).

Rows may have letters. A letter stands for its row until more is typed: “/ch” goes on to “Channel”, “/cI” takes “Channel” and
hands the “I” on, as how its name begins.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from designer.window.context import Context
from designer.window.controls.popup import add_shadow
from designer.window.icons import icon, paint_icon
from designer.words import _

_ROW = Qt.ItemDataRole.UserRole
_MOST_ROWS = 9  # seen at once
_MOST_CARRIED = 2  # letters of a name that may look like the beginning of a row; what is longer was meant as a word
Index = QModelIndex | QPersistentModelIndex


class Row(msgspec.Struct, frozen=True):
    """One thing to choose; `key` is the letter that stands for it."""

    id: str
    icon: str
    text: str
    aside: str = ""
    key: str = ""


class _Rows(QAbstractListModel):
    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__()
        self.rows = list(rows)

    def show(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        return f"{row.text} {row.aside}".strip() if role == Qt.ItemDataRole.DisplayRole else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._context.row(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        row: Row = index.data(_ROW)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.soft))
            painter.drawRoundedRect(QRectF(box), scale(7), scale(7))
        side, middle = scale(16), box.center().y() + 1
        paint_icon(painter, row.icon, QRectF(box.left() + scale(7), middle - side / 2, side, side), tokens.text2)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        room = box.adjusted(scale(30), 0, -scale(36), 0)
        painter.setPen(QColor(tokens.text))
        painter.setFont(self._context.font(13))
        text = painter.fontMetrics().elidedText(row.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags, text)
        used = painter.fontMetrics().horizontalAdvance(text) + scale(8)
        painter.setPen(QColor(tokens.text2))
        painter.setFont(self._context.font(12))
        rest = room.adjusted(used, 0, 0, 0)
        if row.aside and rest.width() > scale(30):
            aside = painter.fontMetrics().elidedText(row.aside, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, flags, aside)
        if row.key:
            self._paint_key(painter, row.key, QRectF(box.right() - scale(24), middle - scale(9), scale(19), scale(18)))
        painter.restore()

    def _paint_key(self, painter: QPainter, key: str, place: QRectF) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.chrome))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), scale(4), scale(4))
        painter.setPen(QColor(tokens.text2))
        painter.setFont(self._context.font(11))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, key)


class PopupList(QFrame):
    """Closes once something is chosen, with Esc, or when the focus goes elsewhere."""

    chosen = Signal(str)
    carried = Signal(str)  # behind `chosen`: what was typed beyond the letter of the row
    pointed = Signal(str)  # the row that Enter would take now, "" for none
    closed = Signal()
    WIDTH = 292  # px

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        icon_name: str,
        hint: str,
        rows: Sequence[Row],
        more: Sequence[Row] = (),
    ) -> None:
        """`more` are rows that only typing finds."""
        super().__init__(parent)
        self._context, self._all, self._more = context, tuple(rows), tuple(more)
        self._by_key = {row.key.casefold(): row for row in rows if row.key}
        scale = context.scale
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(hint)
        add_shadow(self, context)
        self.field = QLineEdit()
        self.field.setFrame(False)
        self.field.setStyleSheet(f"border: none; background: transparent; padding: 0; min-height: {scale(24)}px;")
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._filter)
        sign = QLabel()
        sign.setPixmap(icon(icon_name, context.tokens.text2).pixmap(scale(16), scale(16)))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QHBoxLayout()
        column.addLayout(head)
        head.setContentsMargins(scale(13), scale(7), scale(13), scale(7))
        head.setSpacing(scale(8))
        head.addWidget(sign)
        head.addWidget(self.field, 1)
        rule = QFrame()
        rule.setProperty("kind", "rule")
        rule.setFixedHeight(1)
        self._model = _Rows(rows)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Delegate(context, self))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if len(rows) <= _MOST_ROWS:
            self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet("background: transparent;")
        self.list.setAccessibleName(hint)
        self.list.entered.connect(self._point)
        self.list.clicked.connect(lambda index: self._take(index.row()))
        column.addWidget(rule)
        self._holder = holder = QVBoxLayout()
        column.addLayout(holder)
        holder.setContentsMargins(scale(6), scale(6), scale(6), scale(6))
        holder.addWidget(self.list)
        self._nothing = QLabel(_("Nothing is called that."))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._nothing.setProperty("kind", "secondary")
        self._nothing.setMinimumHeight(scale(32))
        self._nothing.hide()
        holder.addWidget(self._nothing)
        self._set_row(0)

    def open_at(self, place: QPoint, *, is_foot: bool = False) -> None:
        """Open with the upper left corner, or the lower one, at a point of the window, moved as far as it needs to be inside."""
        scale, parent = self._context.scale, self.parentWidget()
        assert parent is not None
        for other in parent.findChildren(PopupList):
            if other is not self and other.isVisible():
                other.close()
        self.setFixedWidth(scale(self.WIDTH))
        self._fit_rows(len(self._all))
        left = max(scale(8), min(place.x(), parent.width() - self.width() - scale(8)))
        wanted = place.y() - self.height() if is_foot else place.y()
        top = max(scale(8), min(wanted, parent.height() - self.height() - scale(8)))
        self.move(left, top)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._set_row(0)

    def _fit_rows(self, count: int) -> None:
        """As high as what can be chosen, up to a limit; each row whole: one that is cut scrolls away from under the mouse."""
        rows = max(1, min(_MOST_ROWS, count))
        self.list.setFixedHeight(self._context.row(32) * rows + 2 * self.list.frameWidth())
        column = self.layout()
        assert column is not None
        self._holder.invalidate()  # it remembers how high the list was
        column.invalidate()
        self.setFixedHeight(column.minimumSize().height())

    @property
    def rows(self) -> tuple[Row, ...]:
        """What can be chosen now."""
        return tuple(self._model.rows)

    def _point(self, index: Index) -> None:
        self._set_row(index.row())

    def _set_row(self, at: int) -> None:
        if 0 <= at < len(self._model.rows):
            index = self._model.index(at)
            self.list.setCurrentIndex(index)
            self.pointed.emit(self._model.rows[at].id)
        else:
            self.pointed.emit("")

    def _filter(self, typed: str) -> None:
        words = typed.casefold().split()
        everything = (*self._all, *self._more) if words else self._all
        shown = [r for r in everything if all(w in f"{r.text} {r.aside}".casefold() for w in words)]
        if words:
            shown.sort(key=lambda row: not _has_word(row, typed))  # what begins so before what holds it somewhere
        meant = self._by_key.get(typed.casefold())
        if meant is not None:
            shown = [meant, *[r for r in shown if r is not meant]]
        self._model.show(shown)
        self.list.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        self._fit_rows(len(shown))
        self._set_row(0)

    def _take(self, at: int) -> None:
        if 0 <= at < len(self._model.rows):
            id = self._model.rows[at].id
            self.close()
            self.chosen.emit(id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._press(event)
        if watched is self.field and event.type() is QEvent.Type.FocusOut and self.isVisible():
            self.close()
        return False

    def _press(self, event: QKeyEvent) -> bool:
        at = self.list.currentIndex().row()
        match event.key():
            case Qt.Key.Key_Escape:
                self.close()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take(at)
            case Qt.Key.Key_Down | Qt.Key.Key_Tab:
                self._set_row(min(at + 1, len(self._model.rows) - 1))
            case Qt.Key.Key_Up | Qt.Key.Key_Backtab:
                self._set_row(max(at - 1, 0))
            case _:
                return self._type(event.text())
        return True

    def _type(self, text: str) -> bool:
        """Take the row of the letter that was typed first, if what is typed now can't be part of a row's name."""
        before = self.field.text()
        meant = self._by_key.get(before[:1].casefold())
        if meant is None or not text or not text.isprintable() or len(before) > _MOST_CARRIED:
            return False
        typed = before + text
        if self.field.hasSelectedText() or self.field.cursorPosition() != len(before):
            return False
        if any(_has_word(row, typed) for row in (*self._all, *self._more)):
            return False
        self.close()
        self.chosen.emit(meant.id)
        self.carried.emit(typed[1:])
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # not for the canvas below

    def closeEvent(self, event: QCloseEvent) -> None:
        self.field.removeEventFilter(self)
        self.closed.emit()
        event.accept()


def _has_word(row: Row, typed: str) -> bool:
    """Whether the name of a row, or a word in it, begins with what was typed."""
    name, sought = row.text.casefold(), typed.casefold()
    return name.startswith(sought) or f" {sought}" in name


class WideList(PopupList):
    """A list of sentences, whose ends are what tells them apart, below one that says what it is about."""

    WIDTH = 460

    def __init__(
        self, context: Context, parent: QWidget, icon_name: str, about: str, hint: str, rows: Sequence[Row]
    ) -> None:
        super().__init__(context, parent, icon_name, hint, rows)
        self.setAccessibleName(about)
        self.about = QLabel(about)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setProperty("kind", "secondary")
        self.about.setWordWrap(True)
        side, above = context.scale(14), context.scale(10)
        self.about.setContentsMargins(side, above, side, 0)
        # As high as its lines: a layout does not know how wide the list will be.
        room = QRect(0, 0, context.scale(self.WIDTH) - 2 * side - 2, context.scale(1000))
        self.about.setFont(context.font(12))
        lines = self.about.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), about)
        self.about.setFixedHeight(lines.height() + above + context.scale(2))
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self.about)
