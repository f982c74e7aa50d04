"""The history: one line a step, the present one semibold, later ones muted; a click goes there (WINDOW.md section 4)."""

from __future__ import annotations

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
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from designer.window.context import Context
from designer.window.icons import paint_icon
from designer.window.session import MapSession
from designer.words import _

Index = QModelIndex | QPersistentModelIndex


class Steps(QAbstractListModel):
    """Row 0 is the map as it was opened; row n what it was after step n."""

    def __init__(self) -> None:
        super().__init__()
        self.labels: tuple[str, ...] = ()
        self.position = 0

    def show(self, labels: tuple[str, ...], position: int) -> None:
        """Show the steps as they are now: those that stay keep their rows."""
        same = 0
        most = min(len(labels), len(self.labels))
        while same < most and labels[same] == self.labels[same]:
            same += 1
        if len(self.labels) > same:
            self.beginRemoveRows(QModelIndex(), same + 1, len(self.labels))
            self.labels = self.labels[:same]
            self.endRemoveRows()
        if len(labels) > same:
            self.beginInsertRows(QModelIndex(), same + 1, len(labels))
            self.labels = labels
            self.endInsertRows()
        self.position = position
        self.dataChanged.emit(self.index(0), self.index(len(self.labels)))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self.labels) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = index.row()
        text = self.labels[row - 1] if row else _("As it was opened")
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = _("now") if row == self.position else _("undone") if row > self.position else ""
            return f"{text}, {state}" if state else text
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, context: Context, steps: Steps) -> None:
        super().__init__()
        self._context, self._steps = context, steps

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._context.row(30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        row, now = index.row(), self._steps.position
        box = QRectF(option.rect).adjusted(scale(6), 0, -scale(6), 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(tokens.soft))
            painter.drawRoundedRect(box, scale(7), scale(7))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(box, scale(7), scale(7))
        side = scale(14)
        if row == now:
            place = QRectF(box.left() + scale(10), box.center().y() - side / 2, side, side)
            paint_icon(painter, "chevron-right", place, tokens.accent)
        painter.setFont(self._context.font(13, 600 if row == now else 400))
        painter.setPen(QColor(tokens.text3 if row > now else tokens.text))
        room = box.adjusted(scale(30), 0, -scale(8), 0)
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


class _List(QListView):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters never search."""


class HistoryPanel(QWidget):
    """Every step since the map was opened."""

    step_asked = Signal(int)  # how many steps are to be done

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._session: MapSession | None = None
        self.steps = Steps()
        self.list = _List()
        self.list.setModel(self.steps)
        self.list.setItemDelegate(_Delegate(context, self.steps))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(_("History"))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setStyleSheet("background: transparent;")
        self.list.clicked.connect(lambda index: self.step_asked.emit(index.row()))
        self.list.activated.connect(lambda index: self.step_asked.emit(index.row()))
        nothing = QLabel(_("No changes since opening."))
        nothing.setProperty("kind", "secondary")
        nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        nothing.setContentsMargins(0, context.scale(16), 0, 0)
        self._stack = QStackedWidget()
        self._stack.addWidget(nothing)
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusProxy(self.list)
        context.look_changed.connect(self.list.viewport().update)

    def set_session(self, session: MapSession | None) -> None:
        """Follow another map."""
        if self._session is not None:
            self._session.changed.disconnect(self._follow)
        self._session = session
        if session is not None:
            session.changed.connect(self._follow)
        self._follow()

    def _follow(self, _change: object = None) -> None:
        document = self._session.document if self._session is not None else None
        labels = document.history if document is not None else ()
        position = document.position if document is not None else 0
        self.steps.show(labels, position)
        self._stack.setCurrentIndex(1 if labels else 0)
        index = self.steps.index(position)
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if self.isVisible():
            self.list.scrollTo(index)
