"""Find or do: one field for every action, element, gap, template and recent file (WINDOW.md, command-palette.png)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QCloseEvent, QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
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

from designer import settings as keys
from designer.finding.ranking import Prepared, marked, prepare, ranked
from designer.window.at_hand import AtHand
from designer.window.context import Context
from designer.window.controls.popup import add_shadow
from designer.window.icons import icon, paint_icon
from designer.window.palette_entries import Entry, elements, entries
from designer.words import _

if TYPE_CHECKING:
    from designer.window.main_window import MainWindow

WIDTH, TOP = 616, 92  # px; below the toolbar
ROW = 38
MOST_ROWS = 8  # seen at once
MOST_USED = 100  # remembered
_ENTRY = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Entry] = []
        self.typed = ""

    def show(self, rows: list[Entry], typed: str) -> None:
        self.beginResetModel()
        self.rows, self.typed = rows, typed
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.rows[index.row()]
        if role == _ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (entry.choice.text, entry.aside, entry.keys) if part)
        return None


class _Delegate(QStyledItemDelegate):
    """A row of 38: icon, words with what was typed in bold, where it belongs, its key."""

    def __init__(self, context: Context, rows: _Rows, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._rows = context, rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._context.scale(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        entry: Entry = index.data(_ENTRY)
        box: QRect = option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.soft))
            painter.drawRoundedRect(QRectF(box), scale(7), scale(7))
        side = scale(16)
        place = QRectF(box.left() + scale(10), box.center().y() - side / 2 + 1, side, side)
        name = "check" if entry.is_checked else entry.icon
        paint_icon(painter, name, place, tokens.accent if is_chosen or entry.is_checked else tokens.text2)
        right = self._paint_right(painter, entry, box)
        room = QRect(box.left() + scale(36), box.top(), right - box.left() - scale(48), box.height())
        self._paint_words(painter, entry.choice.text, room)
        painter.restore()

    def _paint_right(self, painter: QPainter, entry: Entry, box: QRect) -> int:
        """The key cap and where it belongs; where they begin."""
        tokens, scale = self._context.tokens, self._context.scale
        right = box.right() - scale(8)
        if entry.keys:
            painter.setFont(self._context.font(11))
            width = painter.fontMetrics().horizontalAdvance(entry.keys) + scale(12)
            cap = QRectF(right - width, box.center().y() - scale(9) + 1, width, scale(18))
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.setBrush(QColor(tokens.chrome))
            painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), scale(4), scale(4))
            painter.setPen(QColor(tokens.text2))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, entry.keys)
            right -= width + scale(10)
        painter.setFont(self._context.font(12))
        painter.setPen(QColor(tokens.text2))
        width = painter.fontMetrics().horizontalAdvance(entry.aside)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(right - width - 2, box.top(), width + 2, box.height()), flags, entry.aside)
        return right - width

    def _paint_words(self, painter: QPainter, text: str, room: QRect) -> None:
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        plain, strong = self._context.font(13), QFont(self._context.font(13, 600))
        painter.setPen(QColor(self._context.tokens.text))
        parts: list[tuple[str, QFont]] = []
        at = 0
        for start, end in marked(self._rows.typed, text):
            parts += [(text[at:start], plain), (text[start:end], strong)]
            at = end
        parts.append((text[at:], plain))
        x = room.left()
        for words, font in parts:
            painter.setFont(font)
            metrics, left = painter.fontMetrics(), room.right() - x
            if not words or left <= 0:
                continue
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, left)
            painter.drawText(QRect(x, room.top(), left + 2, room.height()), flags, shown)
            x += metrics.horizontalAdvance(words)


class CommandPalette(QFrame):
    """Closes when something was done, with Esc, or when the keys go elsewhere; Ctrl+Enter does it and stays."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, context = window, window.context
        self._hand = AtHand(window)
        self._came_from = QApplication.focusWidget()
        self._is_doing = False
        self._elements: list[Prepared] | None = None
        self._by_id: dict[str, Entry] = {}
        self._prepared: list[Prepared] = []
        scale, tokens = context.scale, context.tokens
        self.setProperty("kind", "popup")
        self.setObjectName("command-palette")
        self.setStyleSheet(f"#command-palette {{ border-radius: {scale(12)}px; }}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(_("Find or do"))
        add_shadow(self, context)
        self.field = QLineEdit()
        self.field.setFrame(False)
        self.field.setStyleSheet(
            f"border: none; background: transparent; padding: 0; min-height: {scale(28)}px; font-size: {scale(16)}px;"
        )
        self.field.setPlaceholderText(_("Find or do"))
        self.field.setAccessibleName(_("Find or do"))
        self.field.installEventFilter(self)
        self.field.textEdited.connect(lambda _text: self._rank())
        sign = QLabel()
        sign.setPixmap(icon("search", tokens.text2).pixmap(scale(18), scale(18)))
        self.count = QLabel()
        self.count.setProperty("kind", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        head = QHBoxLayout()
        column.addLayout(head)
        head.setContentsMargins(scale(16), scale(11), scale(16), scale(12))
        head.setSpacing(scale(12))
        head.addWidget(sign)
        head.addWidget(self.field, 1)
        head.addWidget(self.count)
        self._rows = _Rows()
        self.list = QListView()
        self.list.setModel(self._rows)
        self.list.setItemDelegate(_Delegate(context, self._rows, self))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet("background: transparent;")
        self.list.setAccessibleName(_("What can be done"))
        self.list.entered.connect(lambda index: self._point(index.row()))
        self.list.clicked.connect(lambda index: self._take(index.row(), stays=_is_control_held()))
        self.nothing = QLabel(_("Nothing is called that."))
        self.nothing.setProperty("kind", "secondary")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setFixedHeight(scale(ROW))
        column.addWidget(self._rule())
        holder = QVBoxLayout()
        column.addLayout(holder)
        holder.setContentsMargins(scale(6), scale(6), scale(6), scale(6))
        holder.addWidget(self.list)
        holder.addWidget(self.nothing)
        column.addWidget(self._rule())
        column.addWidget(self._foot())

    def _rule(self) -> QFrame:
        rule = QFrame()
        rule.setProperty("kind", "rule")
        rule.setFixedHeight(1)
        return rule

    def _foot(self) -> QWidget:
        scale = self._window.context.scale
        foot = QWidget()
        foot.setFixedHeight(scale(34))
        row = QHBoxLayout(foot)
        row.setContentsMargins(scale(16), 0, scale(16), 0)
        row.setSpacing(scale(8))
        for part in ((_("Enter"), _("do it")), (_("Ctrl Enter"), _("do it and stay")), None, (_("Esc"), _("close"))):
            if part is None:
                row.addStretch(1)
                continue
            key, words = QLabel(part[0]), QLabel(part[1])
            key.setProperty("kind", "key")
            words.setProperty("kind", "secondary")
            row.addWidget(key, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(words)
            row.addSpacing(scale(4))
        return foot

    # Opening

    def open(self) -> None:
        """Open below the toolbar, in the middle."""
        self._gather()
        self._rank()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _gather(self) -> None:
        """Take in what can be done now."""
        self._elements = None
        self._by_id = {}
        self._prepared = [self._known(entry) for entry in entries(self._window, self._hand)]

    def _known(self, entry: Entry) -> Prepared:
        self._by_id[entry.choice.id] = entry
        return prepare(entry.choice)

    def _choices(self) -> list[Prepared]:
        if not self.field.text().strip():
            return self._prepared
        if self._elements is None:  # not before a letter is typed: a large map has many
            self._elements = [self._known(entry) for entry in elements(self._window)]
        return self._prepared + self._elements

    def _rank(self) -> None:
        last_first: tuple[str, ...] = self._window.context.settings.get(keys.COMMANDS_USED)
        used = {id: at for at, id in enumerate(last_first)}
        choices = self._choices()
        found, count = ranked(self.field.text(), choices, used)
        self._rows.show([self._by_id[choice.id] for choice in found], self.field.text())
        self.count.setText(_("{n} of {count}").format(n=count, count=len(choices)))
        self.list.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self._fit(len(found))
        self._point(0)

    def _fit(self, rows: int) -> None:
        scale, window = self._window.context.scale, self._window
        width = min(scale(WIDTH), window.width() - scale(40))
        self.list.setFixedHeight(max(1, min(rows, MOST_ROWS)) * scale(ROW))
        self.setFixedWidth(width)
        column = self.layout()
        assert column is not None
        column.activate()  # as high as it is with these rows, not with those before
        self.resize(width, column.totalSizeHint().height())
        self.move((window.width() - width) // 2, min(scale(TOP), max(scale(8), window.height() - self.height() - 8)))

    # Choosing

    @property
    def rows(self) -> list[Entry]:
        """What is listed."""
        return self._rows.rows

    @property
    def current(self) -> Entry | None:
        """What Enter does."""
        at = self.list.currentIndex().row()
        return self._rows.rows[at] if 0 <= at < len(self._rows.rows) else None

    def _point(self, at: int) -> None:
        if 0 <= at < len(self._rows.rows):
            index = self._rows.index(at)
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)
            self.field.setAccessibleDescription(str(index.data()))

    def _take(self, at: int, *, stays: bool) -> None:
        if not 0 <= at < len(self._rows.rows):
            return
        entry = self._rows.rows[at]
        self._remember(entry.choice.id)
        self._is_doing = True
        if not stays:
            self.close()
        self._give_back()
        entry.do()
        self._is_doing = False
        if stays:
            self._gather()
            self._rank()
            self.raise_()
            self._point(min(at, len(self._rows.rows) - 1))
            self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _remember(self, id: str) -> None:
        if id.startswith("gap:"):
            return  # another gap has its number tomorrow
        settings = self._window.context.settings
        others = [known for known in settings.get(keys.COMMANDS_USED) if known != id]
        settings.set(keys.COMMANDS_USED, tuple([id, *others][:MOST_USED]))

    def _give_back(self) -> None:
        """Let the keys go where they were, so that what is done acts there."""
        before = self._came_from
        if before is not None and _is_alive(before) and before.isVisible() and self._window.isAncestorOf(before):
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self._window.focus_canvas()

    def leave(self) -> None:
        """Close; the keys go back to where they were."""
        self._is_doing = True
        self.close()
        self._give_back()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._press(event)
        if watched is self.field and event.type() is QEvent.Type.FocusOut and self.isVisible() and not self._is_doing:
            self.close()
        return False

    def _press(self, event: QKeyEvent) -> bool:
        at, last = self.list.currentIndex().row(), len(self._rows.rows) - 1
        match event.key():
            case Qt.Key.Key_Escape:
                self.leave()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take(at, stays=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            case Qt.Key.Key_Down | Qt.Key.Key_Tab:
                self._point(0 if at >= last else at + 1)
            case Qt.Key.Key_Up | Qt.Key.Key_Backtab:
                self._point(last if at <= 0 else at - 1)
            case Qt.Key.Key_PageDown:
                self._point(min(at + MOST_ROWS, last))
            case Qt.Key.Key_PageUp:
                self._point(max(at - MOST_ROWS, 0))
            case _:
                return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # not for the canvas below

    def closeEvent(self, event: QCloseEvent) -> None:
        self.field.removeEventFilter(self)
        event.accept()


def _is_alive(widget: QWidget) -> bool:
    from shiboken6 import isValid

    return isValid(widget)


def _is_control_held() -> bool:
    return bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)


def open_palette(window: MainWindow) -> CommandPalette:
    """Open it, or close the one that is open."""
    for other in window.findChildren(CommandPalette):
        if other.isVisible():
            other.leave()
            return other
    if window.view is not None:
        window.view.finish_editing()
    palette = CommandPalette(window)
    palette.open()
    return palette
