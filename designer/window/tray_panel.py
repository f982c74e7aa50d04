"""The tray: touchpoints that wait for a place; type or paste lines, drag them onto the map."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
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

from designer.editing import Refused
from designer.editing import operations as ops
from designer.model import Change, Placement, Touchpoint
from designer.window.context import Context
from designer.window.controls.buttons import fit_finger
from designer.window.drag_items import start_drag, tray_item
from designer.window.icons import CHANNEL_ICONS, paint_icon
from designer.window.session import MapSession
from designer.words import _

Index = QModelIndex | QPersistentModelIndex


class TrayRows(QAbstractListModel):
    """The waiting touchpoints in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Touchpoint, ...] = ()
        self.channels: dict[str, tuple[str, str]] = {}

    def show(self, session: MapSession | None) -> None:
        """Show the tray of a map."""
        self.beginResetModel()
        self.rows = session.journey.tray if session else ()
        self.channels = {c.id: (c.name, c.known_type.value) for c in session.journey.channels} if session else {}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        touchpoint = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return touchpoint
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return touchpoint.name
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class TrayDelegate(QStyledItemDelegate):
    """Paints a row of 30: name, and the channel it remembers."""

    def __init__(self, context: Context, rows: TrayRows) -> None:
        super().__init__()
        self._context, self._rows = context, rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._context.row(30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        touchpoint: Touchpoint = index.data(Qt.ItemDataRole.UserRole)
        box = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(tokens.soft))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(tokens.hover))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        name, kind = self._rows.channels.get(touchpoint.channel, ("", ""))
        side = scale(15)
        place = QRectF(box.left() + scale(16), box.center().y() - side / 2, side, side)
        paint_icon(painter, CHANNEL_ICONS.get(kind, "square-pen"), place, tokens.text2)
        painter.setPen(QColor(tokens.text))
        painter.setFont(self._context.font(13))
        text = box.adjusted(scale(42), 0, -scale(200), 0)
        painter.drawText(
            text,
            flags,
            painter.fontMetrics().elidedText(touchpoint.name, Qt.TextElideMode.ElideRight, int(text.width())),
        )
        painter.setPen(QColor(tokens.text2))
        painter.setFont(self._context.font(12))
        painter.drawText(QRectF(box.right() - scale(190), box.top(), scale(180), box.height()), flags, name)
        painter.restore()


class TrayList(QListView):
    """The list itself; rows are dragged out of it."""

    drag_asked = Signal()
    delete_asked = Signal()
    paste_asked = Signal()
    place_asked = Signal(QModelIndex)  # Enter

    def __init__(self) -> None:
        super().__init__()
        self._pressed: QPoint | None = None  # where a drag would begin
        self._narrows = False  # release without a drag chooses this row alone

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        is_plain = event.button() is Qt.MouseButton.LeftButton and event.modifiers() == Qt.KeyboardModifier.NoModifier
        self._pressed = at if index.isValid() else None
        self._narrows = is_plain and index.isValid() and self.selectionModel().isSelected(index)
        if not self._narrows:  # a drag takes all chosen rows along
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._narrows and self._pressed is not None:
            self.setCurrentIndex(self.indexAt(self._pressed))
        self._pressed, self._narrows = None, False
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # Whoever chooses a row and drags it at once presses twice; nothing may move before it is dragged.
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
        elif (event.position().toPoint() - self._pressed).manhattanLength() >= 4:
            self._pressed = None
            self.drag_asked.emit()

    def event(self, event: QEvent) -> bool:
        # Ctrl+A and Ctrl+V are of this list while it has the focus, not of the map.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.SelectAll) or event.matches(QKeySequence.StandardKey.Paste):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.place_asked.emit(self.currentIndex())
        elif (
            event.text() and event.text().isprintable() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()  # letters never search
        else:
            super().keyPressEvent(event)


class TrayLine(QLineEdit):
    """The line on top; several lines that are pasted become several touchpoints."""

    pasted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and "\n" in QApplication.clipboard().text().strip():
            self.pasted.emit()
        else:
            super().keyPressEvent(event)


class TrayPanel(QWidget):
    """Type a line and press Enter; drag rows to where they belong."""

    select_asked = Signal(object)
    said = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._session: MapSession | None = None
        self.line = TrayLine()
        self.line.setProperty("kind", "search")
        self.line.setPlaceholderText(_("Type or paste lines here"))
        self.line.setAccessibleName(_("New line for the tray"))
        self.line.returnPressed.connect(self._add)
        context.touched_changed.connect(self._fit)
        self.line.pasted.connect(self._paste)
        self._rows = TrayRows()
        self.list = TrayList()
        self.list.setModel(self._rows)
        self.list.setItemDelegate(TrayDelegate(context, self._rows))
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(_("Tray"))
        self.list.drag_asked.connect(self._drag)
        self.list.delete_asked.connect(self._delete)
        self.list.paste_asked.connect(self._paste)
        self.list.place_asked.connect(self._place_at_stage)
        self.list.selectionModel().selectionChanged.connect(lambda *_args: self._say_selected())
        self._empty = QLabel(_("Nothing waits. Type or paste lines here; they keep until you give them a place."))
        self._empty.setProperty("kind", "secondary")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.scale(4))
        top = QHBoxLayout()
        column.addLayout(top)
        top.setContentsMargins(context.scale(12), 0, context.scale(12), 0)
        top.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addWidget(self._empty, 1)
        context.look_changed.connect(self.list.viewport().update)
        self._show()

    def _fit(self) -> None:
        fit_finger(self._context, self.line)

    def set_session(self, session: MapSession | None) -> None:
        """Follow another map."""
        if self._session is not None:
            self._session.changed.disconnect(self._follow)
        self._session = session
        if session is not None:
            session.changed.connect(self._follow)
        self._show()

    def chosen(self) -> list[str]:
        """The ids of the selected rows."""
        return [self._rows.rows[i.row()].id for i in sorted(self.list.selectedIndexes(), key=lambda i: i.row())]

    def _follow(self, change: Change) -> None:
        if any(isinstance(e, Touchpoint) and e.is_in_tray for e in change.touched()):
            self._show()

    def _show(self) -> None:
        chosen = set(self.chosen()) if self._rows.rows else set()
        self._rows.show(self._session)
        for at, touchpoint in enumerate(self._rows.rows):
            if touchpoint.id in chosen:
                self.list.selectionModel().select(self._rows.index(at), self.list.selectionModel().SelectionFlag.Select)
        self.list.setVisible(bool(self._rows.rows))
        self._empty.setVisible(not self._rows.rows)
        self.setFocusProxy(self.list if self._rows.rows else self.line)

    def _add(self) -> None:
        if self._session is not None and (text := self.line.text().strip()):
            ops.add_lines(self._session.document, [text])
            self.line.clear()

    def _paste(self) -> None:
        lines = QApplication.clipboard().text().splitlines()[:2000]
        if self._session is not None and any(line.strip() for line in lines):
            ops.add_lines(self._session.document, lines)

    def _delete(self) -> None:
        if self._session is not None and (ids := self.chosen()):
            ops.delete(self._session.document, ids)

    def _place_at_stage(self, index: QModelIndex) -> None:
        # Enter: to the end of the first stage that holds nothing yet, else of the last one.
        if self._session is None or not self._session.journey.stages:
            return
        journey = self._session.journey
        stage = next((s for s in journey.stages if not journey.touchpoints_in(s.id)), journey.stages[-1])
        touchpoint: Touchpoint = index.data(Qt.ItemDataRole.UserRole)
        try:
            ops.move_touchpoints(
                self._session.document, [touchpoint.id], Placement(stage=stage.id, lane=touchpoint.channel)
            )
        except Refused as refusal:
            self.said.emit(str(refusal))
        else:
            self.said.emit(_("“{name}” put into “{stage}”.").format(name=touchpoint.name, stage=stage.name))

    def _drag(self) -> None:
        ids = self.chosen()
        if ids and self._session is not None:
            start_drag(self.list, self._context, tray_item(ids))

    def _say_selected(self) -> None:
        if ids := self.chosen():
            self.select_asked.emit(tuple(ids))
