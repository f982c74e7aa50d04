"""The outline: the same map as a tree, edited with the same keys (WINDOW.md sections 4 and 6)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from designer.editing import Refused
from designer.editing import operations as ops
from designer.model import Change, Channel, Lane, Stage
from designer.window.context import Context
from designer.window.controls import SearchField
from designer.window.icons import SEVERITY_ICONS, paint_icon
from designer.window.outline_drag import OutlineDrag
from designer.window.outline_landing import Act
from designer.window.outline_model import GROUPS, LANES, PERSONAS, OutlineModel
from designer.window.session import MapSession
from designer.words import _

ROW = 30  # px
MOST_FOLLOWED = 200  # selected elements that are looked up in the tree; of more, only those that are open
MOST_OPENED = 400  # rows that a filter opens by itself
Index = QModelIndex | QPersistentModelIndex


class _Delegate(QStyledItemDelegate):
    """A row of 30: icon, name; at the right the gap, and for lanes the eye that hides them."""

    def __init__(self, context: Context, panel: OutlinePanel) -> None:
        super().__init__(panel)
        self._context, self._panel = context, panel

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._context.scale(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, scale, panel = self._context.tokens, self._context.scale, self._panel
        model, box = panel.model, option.rect
        key = model.key_of(index)
        is_group, is_hidden = key in GROUPS, panel.is_hidden(key)
        painter.save()
        side = scale(15)
        middle = box.center().y() + 1
        ink = tokens.text3 if is_hidden else tokens.text2
        paint_icon(painter, model.icon(key), QRectF(box.left() + scale(2), middle - side / 2, side, side), ink)
        right = box.right() - scale(8)
        severity = panel.severity(key)
        eye = panel.eye(key, bool(option.state & QStyle.StateFlag.State_MouseOver))
        small = scale(14)
        if eye:
            paint_icon(painter, eye, QRectF(right - small, middle - small / 2, small, small), tokens.text2)
            right -= small + scale(8)
        if severity:
            place = QRectF(right - small, middle - small / 2, small, small)
            paint_icon(painter, SEVERITY_ICONS[severity], place, getattr(tokens, severity))
            right -= small + scale(8)
        room = QRect(box.left() + scale(24), box.top(), right - box.left() - scale(24), box.height())
        painter.setFont(self._context.font(13, 500 if is_group else 400))
        painter.setPen(QColor(tokens.text3 if is_hidden else tokens.text))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags, text)
        if is_group:
            used = painter.fontMetrics().horizontalAdvance(text) + scale(8)
            painter.setFont(self._context.font(11))
            painter.setPen(QColor(tokens.text3))
            painter.drawText(room.adjusted(used, 0, 0, 0), flags, str(model.rowCount(index) or ""))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(_("Name"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        scale = self._context.scale
        editor.setGeometry(option.rect.adjusted(scale(17), 1, -scale(4), -1))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
        editor.selectAll()


class Tree(QTreeView):
    """Rows with a selection from edge to edge; characters write, as on the canvas."""

    acted = Signal(str)  # an action of the window
    moved = Signal(int)  # Alt and an arrow: before (-1) or behind (+1)
    went_on = Signal()  # Enter
    toggled = Signal()  # Space on a lane

    def __init__(self, context: Context, model: OutlineModel) -> None:
        super().__init__()
        self._context = context
        self.setModel(model)
        self.drag = OutlineDrag(context, self, model)
        self.setViewportMargins(context.scale(6), 0, context.scale(6), 0)

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        tokens, scale = self._context.tokens, self._context.scale
        box = QRectF(0, options.rect.top(), self.viewport().width(), options.rect.height())
        is_chosen = self.selectionModel().isSelected(index)
        hovered = (
            self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos())) if self.underMouse() else QModelIndex()
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_chosen or hovered == index:
            painter.setBrush(QColor(tokens.soft if is_chosen else tokens.hover))
            painter.drawRoundedRect(box, scale(7), scale(7))
        if self.hasFocus() and index == self.currentIndex():
            painter.setPen(QColor(tokens.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), scale(7), scale(7))
        painter.restore()
        super().drawRow(painter, options, index)

    def startDrag(self, supported: Qt.DropAction) -> None:
        self.drag.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.drag.landing is not None:
            painter = QPainter(self.viewport())
            self.drag.paint(painter)
            painter.end()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if not self.model().hasChildren(index):
            return
        side = self._context.scale(12)
        name = "chevron-down" if self.isExpanded(index) else "chevron-right"
        place = QRectF(rect.right() - side - 2, rect.center().y() - side / 2 + 1, side, side)
        paint_icon(painter, name, place, self._context.tokens.text2)

    def event(self, event: QEvent) -> bool:
        # F2 and Alt with an arrow act on the row, not on the canvas.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    @staticmethod
    def _is_own(event: QKeyEvent) -> bool:
        arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
        is_alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        return event.key() == Qt.Key.Key_F2 or (is_alt and event.key() in arrows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # the editor has had it: Enter keeps a name, and does nothing else
            return
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        none, shift, alt = (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.AltModifier,
        )
        key, text = event.key(), event.text()
        if held == alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Left):
            self.moved.emit(-1)
        elif held == alt and key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self.moved.emit(1)
        elif key == Qt.Key.Key_F2 and held == none:
            self._begin_name()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and held == none:
            self.acted.emit("edit.delete")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held == none:
            self.went_on.emit()
        elif key == Qt.Key.Key_Space and held == none:
            self.toggled.emit()
        elif text == "/":
            self.acted.emit("insert.list")
        elif text and text.isprintable() and held in (none, shift):
            self._write(text)
        else:
            super().keyPressEvent(event)

    def _write(self, text: str) -> None:
        """A character begins a new name."""
        editor = self.focusWidget() if self._begin_name() else None
        if isinstance(editor, QLineEdit):
            editor.setText(text)

    def _begin_name(self) -> bool:
        """Write a name, where the row has one of its own; groups have none."""
        index = self.currentIndex()
        has_name = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        if has_name:
            self.edit(index)
        return has_name

    def keyboardSearch(self, search: str) -> None:
        """Letters never search."""


class OutlinePanel(QWidget):
    """The tree with a field that filters it."""

    select_asked = Signal(object)
    action_asked = Signal(str)
    moved = Signal(int)
    went_on = Signal()
    said = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._session: MapSession | None = None
        self._is_following = False
        self._gaps: dict[str, str] = {}
        scale = context.scale
        self.model = OutlineModel()
        self.model.rename = self._rename
        self.search = SearchField(context, _("Filter the outline"))
        self.search.textChanged.connect(self._filter)
        self.tree = Tree(context, self.model)
        self.tree.drag.do = self._drop
        self.tree.drag.say = self.said.emit
        self.tree.setItemDelegate(_Delegate(context, self))
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(scale(16))
        self.tree.setMouseTracking(True)
        self.tree.setAccessibleName(_("Outline"))
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setStyleSheet(
            "QTreeView { background: transparent; border: none; selection-background-color: transparent; }"
        )
        self.tree.viewport().installEventFilter(self)
        self.tree.selectionModel().selectionChanged.connect(self._chosen)
        self.tree.acted.connect(self.action_asked)
        self.tree.moved.connect(self._move)
        self.tree.went_on.connect(self.went_on)
        self.tree.toggled.connect(self._toggle)
        self.nothing = QLabel()
        self.nothing.setProperty("kind", "secondary")
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setWordWrap(True)
        clear = QPushButton(_("Clear"))
        clear.clicked.connect(self.search.clear)
        empty = QWidget()
        room = QVBoxLayout(empty)
        room.setContentsMargins(scale(16), scale(12), scale(16), 0)
        room.addWidget(self.nothing)
        room.addWidget(clear, 0, Qt.AlignmentFlag.AlignLeft)
        room.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(empty)
        head = QVBoxLayout()
        head.setContentsMargins(scale(12), scale(2), scale(12), scale(8))
        head.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.tree)
        context.look_changed.connect(self.tree.viewport().update)

    # The map

    def set_session(self, session: MapSession | None) -> None:
        """Follow another map; its stages are open."""
        if self._session is not None:
            self._session.changed.disconnect(self._follow)
            self._session.checked.disconnect(self._show_gaps)
        self._session = session
        self._gaps = {}
        self.search.clear()
        self.model.set_journey(session.journey if session is not None else None)
        if session is not None:
            session.changed.connect(self._follow)
            session.checked.connect(self._show_gaps)
            self._open_first()
            self._show_gaps()

    def _open_first(self) -> None:
        """Stages are open unless there are many touchpoints; lanes are closed."""
        assert self._session is not None
        if len(self._session.journey.touchpoints) <= MOST_OPENED:
            for stage in self._session.journey.stages:
                self.tree.expand(self.model.index_of(stage.id, makes=True))
        for group in (LANES, PERSONAS):
            self.tree.setExpanded(self.model.index_of(group, makes=True), len(self._session.journey.touchpoints) <= 40)

    def _follow(self, change: Change) -> None:
        was_filtered = self.model.is_filtered
        self._is_following = True
        self.model.follow(change)
        self._is_following = False
        if was_filtered:
            self._open_found()
        for id, (before, after) in change.pairs.items():
            if before is None and isinstance(after, Stage):
                self.tree.expand(self.model.index_of(id, makes=True))

    def _show_gaps(self) -> None:
        session = self._session
        found = {id: severity.value for id, severity in session.worst_gaps().items()} if session else {}
        changed = [id for id in {*found, *self._gaps} if found.get(id) != self._gaps.get(id)]
        self._gaps = found
        self.model.tell_gaps(changed)

    def severity(self, key: str) -> str:
        """The gravest gap of an element, "" for none."""
        return self._gaps.get(key, "")

    def _lane(self, key: str) -> Channel | Lane | None:
        element = self._session.journey.get(key) if self._session is not None else None
        return element if isinstance(element, Channel | Lane) else None

    def is_hidden(self, key: str) -> bool:
        """Whether a lane is not shown on the map."""
        lane = self._lane(key)
        return lane is not None and not lane.shown

    def eye(self, key: str, is_hovered: bool) -> str:
        """The icon that shows or hides a lane: seen where it is hidden, or under the pointer."""
        lane = self._lane(key)
        if lane is None:
            return ""
        return "eye-off" if not lane.shown else "eye" if is_hovered else ""

    # Filtering

    def _filter(self, text: str) -> None:
        found = self.model.set_filter(text)
        self._stack.setCurrentIndex(1 if text.strip() and not found else 0)
        self.nothing.setText(_("Nothing called “{text}”.").format(text=text.strip()))
        if text.strip():
            self._open_found()
        elif self._session is not None:
            self._open_first()

    def _open_found(self) -> None:
        """Open rows so far that what matches can be seen."""
        left = [QModelIndex()]
        opened = 0
        while left and opened < MOST_OPENED:
            index = left.pop(0)
            if index.isValid():
                self.tree.expand(index)
            rows = self.model.rowCount(index)
            opened += rows
            left += [self.model.index(row, 0, index) for row in range(rows)]

    # Selecting

    def set_selection(self, ids: Sequence[str]) -> None:
        """Show what is selected on the map."""
        if self._is_following:
            return
        self._is_following = True
        chosen = QItemSelection()
        makes = len(ids) <= MOST_FOLLOWED
        last = QModelIndex()
        for id in ids:
            index = self.model.index_of(id, makes=makes)
            if index.isValid():
                chosen.select(index, index)
                last = index
        flags = QItemSelectionModel.SelectionFlag
        self.tree.selectionModel().select(chosen, flags.ClearAndSelect)
        if last.isValid():
            self.tree.selectionModel().setCurrentIndex(last, flags.NoUpdate)
            self.tree.scrollTo(last)
        self._is_following = False

    def _chosen(self, _on: QItemSelection, _off: QItemSelection) -> None:
        if self._is_following or self._session is None:
            return
        ids = [key for i in self.tree.selectionModel().selectedIndexes() if (key := self.model.key_of(i)) not in GROUPS]
        current = self.model.key_of(self.tree.currentIndex())
        if current in ids:  # the last one has the focus of the canvas
            ids = [*(i for i in ids if i != current), current]
        self._is_following = True
        self.select_asked.emit(tuple(ids))
        self._is_following = False

    def show_group(self, key: str) -> None:
        """Open a group and go to it."""
        self.search.clear()
        index = self.model.index_of(key, makes=True)
        self.tree.expand(index)
        self.tree.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
        first = self.model.index(0, 0, index)
        self.tree.setCurrentIndex(first if first.isValid() else index)
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Editing

    def _rename(self, id: str, text: str) -> bool:
        if self._session is None:
            return False
        return self._do(lambda document: ops.rename(document, id, text))

    def _do(self, act: object) -> bool:
        assert callable(act)
        assert self._session is not None
        try:
            act(self._session.document)
        except Refused as refusal:
            self.said.emit(str(refusal))
            return False
        return True

    def _move(self, by: int) -> None:
        """One place before or behind: stages, personas and lanes among themselves, touchpoints along the journey."""
        key = self.model.key_of(self.tree.currentIndex())
        if self._session is None or key not in self._session.journey:
            return
        journey = self._session.journey
        for order, move in (
            ([s.id for s in journey.stages], ops.move_stage),
            ([x.id for x in journey.lanes], ops.move_lane),
            ([p.id for p in journey.personas], ops.move_persona),
        ):
            if key in order:
                at = order.index(key) + by
                if 0 <= at < len(order):
                    before = order[at] if by < 0 else order[at + 1] if at + 1 < len(order) else None
                    self._do(lambda document, move=move, before=before: move(document, key, before))
                break
        else:
            self.moved.emit(by)
        self._keep(key)

    def _drop(self, act: Act, ids: Sequence[str]) -> None:
        """Do what a drop has shown; what was moved stays chosen."""
        if self._do(act):
            self.set_selection(ids)
            self.select_asked.emit(tuple(ids))

    def _keep(self, key: str) -> None:
        """What was moved stays in sight and chosen."""
        index = self.model.index_of(key, makes=True)
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)

    def _toggle(self) -> None:
        lanes = [
            k for i in self.tree.selectionModel().selectedIndexes() if self._lane(k := self.model.key_of(i)) is not None
        ]
        if lanes:
            self._do(lambda document: ops.toggle_lanes(document, lanes, "shown"))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            return self._press_eye(event.position().toPoint())
        return False

    def _press_eye(self, at: QPoint) -> bool:
        index = self.tree.indexAt(at)
        key = self.model.key_of(index)
        width = self._context.scale(8 + 14 + 6)
        if self._lane(key) is None or at.x() < self.tree.viewport().width() - width:
            return False
        self._do(lambda document: ops.toggle_lanes(document, [key], "shown"))
        return True
