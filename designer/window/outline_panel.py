"""The outline: the same map as a tree, edited with the same keys (WINDOW.md sections 4 and 6)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from designer.canvas.gone import forget_when_gone
from designer.editing import Refused
from designer.editing import operations as ops
from designer.model import Change, Channel, Lane, Stage
from designer.window.context import Context
from designer.window.controls import SearchField
from designer.window.outline_landing import Act
from designer.window.outline_model import GROUPS, LANES, PERSONAS, OutlineModel
from designer.window.outline_rows import OutlineRows
from designer.window.outline_tree import OutlineTree
from designer.window.session import MapSession
from designer.words import _

MOST_FOLLOWED = 200  # selected elements that are looked up in the tree; of more, only those that are open
MOST_OPENED = 400  # rows that a filter opens by itself


class OutlinePanel(QWidget):
    """The tree with a field that filters it."""

    select_asked = Signal(object)
    action_asked = Signal(str)
    moved = Signal(int)
    went_on = Signal()
    said = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        forget_when_gone(self)
        self._context = context
        self._session: MapSession | None = None
        self._is_following = False
        self._gaps: dict[str, str] = {}
        scale = context.scale
        self.model = OutlineModel()
        self.model.rename = self._rename
        self.search = SearchField(context, _("Filter the outline"))
        self.search.textChanged.connect(self._filter)
        self.tree = OutlineTree(context, self.model)
        self.tree.drag.do = self._drop
        self.tree.drag.say = self.said.emit
        self.tree.setItemDelegate(OutlineRows(context, self))
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        column.addLayout(head)
        head.setContentsMargins(scale(12), scale(2), scale(12), scale(8))
        head.addWidget(self.search)
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
