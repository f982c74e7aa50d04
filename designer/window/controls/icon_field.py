"""Choosing an icon: a field that shows it, and a list of pictures that typing filters, in English and German."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from designer.layout import icon_words
from designer.window.context import Context
from designer.window.controls.buttons import FieldButton
from designer.window.controls.fields import SEVERAL, SearchField
from designer.window.controls.popup import Popup
from designer.window.icons import paint_icon
from designer.words import _

_CELL = 34  # px
_COLUMNS = 8
_ROWS = 6
_NAME = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class IconField(FieldButton):
    """Shows the icon that holds; a press opens the list."""

    edited = Signal(object)
    left = Signal()

    def __init__(self, context: Context, usual: str = "") -> None:
        """`usual` is the icon that is shown where none was chosen."""
        super().__init__(context, _("Choose an icon…"))
        self.setAccessibleName("")  # that of its row
        self._usual = usual
        self._value: object = ""
        self.clicked.connect(self.open_picker)

    def show_value(self, value: object) -> None:
        """Show an icon and what it is called."""
        self._value = value
        if value is SEVERAL:
            self.show_content(_("Several"), "")
        elif value:
            self.show_content(icon_words.icon_label(str(value)), str(value), is_set=True)
        elif self._usual:
            self.show_content(_("As usual"), self._usual)
        else:
            self.show_content(_("Choose an icon…"), "")

    def open_picker(self) -> None:
        """Open the list below."""
        picker = IconPicker(self._context, self, str(self._value) if self._value not in (SEVERAL, "") else "")
        picker.none.setText(_("As usual") if self._usual else _("No icon"))
        picker.picked.connect(self._take)
        picker.closed.connect(self.left)
        picker.open()

    def _take(self, name: str) -> None:
        self.show_value(name)
        self.edited.emit(name)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class _Names(QAbstractListModel):
    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.names = list(names)

    def show(self, names: Sequence[str]) -> None:
        self.beginResetModel()
        self.names = list(names)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self.names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        name = self.names[index.row()]
        if role == _NAME:
            return name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return icon_words.icon_label(name)
        return None


class _Cells(QStyledItemDelegate):
    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        side = self._context.scale(_CELL)
        return QSize(side, side)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QColor(tokens.accent) if is_chosen else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.soft if is_chosen else tokens.hover))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), scale(6), scale(6))
        side = scale(20)
        place = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
        paint_icon(painter, index.data(_NAME), place, tokens.text)
        painter.restore()


class IconPicker(Popup):
    """A grid of icons below a search field: typing filters, arrows go along, Enter takes, Esc leaves."""

    picked = Signal(str)

    def __init__(self, context: Context, opener: QWidget, name: str) -> None:
        super().__init__(context, opener, _("Icon"))
        scale = context.scale
        self.field = SearchField(context, _("Search the icons"))
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self._model = _Names(icon_words.search(""))
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Cells(context, self.list))
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setStyleSheet("background: transparent;")
        self.list.setFixedSize(scale(_CELL) * _COLUMNS + scale(12), scale(_CELL) * _ROWS)
        self.list.setAccessibleName(_("Icons"))
        self.list.clicked.connect(lambda index: self._take(index.row()))
        self._label = QLabel()
        self._label.setProperty("kind", "secondary")
        self.none = QPushButton(_("No icon"))
        self.none.setProperty("kind", "quiet")
        self.none.clicked.connect(lambda: self._choose(""))
        rule = QFrame()
        rule.setProperty("kind", "rule")
        rule.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(scale(10), scale(10), scale(10), scale(8))
        column.setSpacing(scale(8))
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addWidget(rule)
        foot = QHBoxLayout()
        column.addLayout(foot)
        foot.setContentsMargins(scale(4), 0, 0, 0)
        foot.addWidget(self._label, 1)
        foot.addWidget(self.none)
        self._point(self._model.names.index(name) if name in self._model.names else 0)
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._tell())

    def open(self) -> None:
        """Open below its field."""
        self.open_beside(self.field)
        self.list.scrollTo(self.list.currentIndex())

    @property
    def names(self) -> tuple[str, ...]:
        """The icons that can be chosen now."""
        return tuple(self._model.names)

    def _point(self, at: int) -> None:
        if 0 <= at < len(self._model.names):
            self.list.setCurrentIndex(self._model.index(at))
        self._tell()

    def _tell(self) -> None:
        at = self.list.currentIndex().row()
        names = self._model.names
        if not names:
            self._label.setText(_("Nothing called “{words}”").format(words=self.field.text().strip()))
        else:
            self._label.setText(icon_words.icon_label(names[at]) if 0 <= at < len(names) else "")

    def _filter(self, words: str) -> None:
        self._model.show(icon_words.search(words))
        self._point(0)

    def _take(self, at: int) -> None:
        if 0 <= at < len(self._model.names):
            self._choose(self._model.names[at])

    def _choose(self, name: str) -> None:
        self.leave()
        self.picked.emit(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._press(event)
        return False

    def _press(self, event: QKeyEvent) -> bool:
        at, last = self.list.currentIndex().row(), len(self._model.names) - 1
        way = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_COLUMNS, Qt.Key.Key_Down: _COLUMNS,
            Qt.Key.Key_PageUp: -_COLUMNS * _ROWS, Qt.Key.Key_PageDown: _COLUMNS * _ROWS,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if way is not None:
            self._point(min(max(at + way, 0), last))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(at)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return True
        return False
