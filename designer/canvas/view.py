"""The canvas: a map on its paper that is edited in place, by mouse, keys and input methods."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from designer.canvas.colours import LIGHT, CanvasColours
from designer.canvas.editor import After
from designer.canvas.focus import NO_FOCUS, Focus, FocusKind
from designer.canvas.hits import Hit, hit_at
from designer.canvas.joining import Joining
from designer.canvas.keyboard import Keyboard
from designer.canvas.mouse import Mouse
from designer.canvas.overlay import is_same_cell
from designer.canvas.palette import Bring, item_from
from designer.canvas.places import text_place
from designer.canvas.selection import Selection
from designer.canvas.session import EditSession
from designer.canvas.surface import MapSurface
from designer.canvas.wording import cell_words, element_words, selection_words
from designer.canvas.writing import Rewriting, Writing, new_touchpoint
from designer.drawing import Box
from designer.editing import Document, Refused
from designer.layout.drops import cell_at
from designer.layout.grid import Cell
from designer.model import Change, Placement
from designer.model.elements import HEADER_ID, kind_of
from designer.words import _

if TYPE_CHECKING:
    from designer.layout import Theme
    from designer.text import FontBook

_WHEEL_STEP = 60.0  # pixels a notch
_WHEEL_ZOOM = 1.2  # a notch


class MapView(MapSurface):
    """Shows one document and edits it. The selection is shared with panels; nothing of it is part of the map."""

    selection_changed = Signal(object)  # tuple of ids
    focus_changed = Signal(object)  # Focus
    status_message = Signal(str)  # what is focused, or what release will do
    hint = Signal(object)  # ((key, what it does), …) of the gesture or editor that is under way, () for none
    context_requested = Signal(object, QPoint)  # Hit and where, in global pixels
    insert_requested = Signal(object)  # "/" was typed: the Focus at which the Insert list opens
    tray_text = Signal(str)  # typed with nothing focused: how a line for the tray begins

    def __init__(
        self,
        document: Document,
        theme: Theme,
        fonts: FontBook,
        parent: QWidget | None = None,
        *,
        selection: Selection | None = None,
        colours: CanvasColours = LIGHT,
    ) -> None:
        super().__init__(document, theme, fonts, colours, parent)
        self.selection = selection or Selection(self)
        self.tray_target: Callable[[QPoint], bool] = lambda at: False  # whether a global pixel is on the tray
        self.mouse = Mouse(self)
        self.keyboard = Keyboard(self)
        self.session: EditSession | None = None
        self._told = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.viewport().setMouseTracking(True)
        self.viewport().installEventFilter(self)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.setAccessibleDescription(_("Stages run across, channels run down; touchpoints stand where they meet."))
        document.changed.connect(self._follow)
        self.selection.changed.connect(self._selection_moved)

    def _follow(self, change: Change) -> None:
        gone = {i for i, (_before, after) in change.pairs.items() if after is None}
        self.selection.set(i for i in self.selection.ids if i not in gone)
        if self.state.focus.id in gone:
            self.set_focus(NO_FOCUS)
        if self.session is not None and self.session.writing.id in gone:
            self.session.drop()
        self.viewport().update()
        self.tell()

    def layout_taken(self) -> None:
        """Find the focus again; say what the map holds."""
        self._refocus()
        journey = self.document.journey
        self.setAccessibleName(
            _("Journey map “{title}”, {stages} stages, {channels} channels, {touchpoints} touchpoints").format(
                title=journey.header.title or _("New map"),
                stages=len(journey.stages),
                channels=len(journey.channels),
                touchpoints=len(journey.touchpoints),
            )
        )

        if self.session is not None:
            self.session.follow()

    def camera_moved(self) -> None:
        """Keep the editor on its text."""
        if self.session is not None:
            self.session.follow()

    def perform(self, action: Callable[[], object]) -> bool:
        """Do an edit; what it refuses is said in the status bar. Whether it was done."""
        try:
            action()
        except Refused as refusal:
            self._told = str(refusal)
            self.status_message.emit(self._told)
            return False
        return True

    # Selection and focus

    def select(self, ids: Iterable[str]) -> None:
        """Select elements; the last of them has the focus."""
        chosen = tuple(ids)
        self.selection.set(chosen)
        self.set_focus(self.focus_on(chosen[-1]) if chosen else NO_FOCUS)

    @property
    def focus(self) -> Focus:
        """What has the keyboard."""
        return self.state.focus

    @property
    def focus_cell(self) -> Cell | None:
        """The empty cell that is focused, None if it is something else."""
        return self.state.focus.cell

    def focus_on(self, id: str) -> Focus:
        """The focus that an element gives."""
        element = self.document.journey.get(id)
        if element is None:
            return NO_FOCUS
        kind = kind_of(element)
        kind = "lane" if kind == "channel" else kind
        return Focus(FocusKind(kind), id) if kind in list(FocusKind) else NO_FOCUS

    def set_focus(self, focus: Focus) -> None:
        """Give something the keyboard."""
        before = self.state.focus
        self.repaint_overlay()
        self.state.focus = focus
        self.repaint_overlay()
        if (before.kind, before.id) != (focus.kind, focus.id) or not is_same_cell(before.cell, focus.cell):
            self.focus_changed.emit(focus)
        self.tell()

    def _refocus(self) -> None:
        # Find the focused cell in the new layout; one that was filled gives its place to the card.
        cell = self.state.focus.cell
        if cell is None or self._laid_out is None:
            return
        for place in self._laid_out.grid.cards.values():
            if cell.step and (place.stage, place.step, place.lane) == (cell.stage, cell.step, cell.lane):
                self.state.focus = Focus(FocusKind.TOUCHPOINT, place.touchpoint)
                return
            x, y = cell.box.centre
        found = cell_at(self._laid_out, x, y)
        self.state.focus = Focus(FocusKind.CELL, cell=found) if found and is_same_cell(found, cell) else NO_FOCUS

    def _selection_moved(self, ids: tuple[str, ...]) -> None:
        self.repaint_overlay()
        self.state.selected = ids
        self.repaint_overlay()
        self.selection_changed.emit(ids)
        self.tell()

    def status_text(self) -> str:
        """What is focused, or what release will do, in words."""
        journey = self.document.journey
        if self.feedback.status:
            return self.feedback.status
        if len(self.selection.ids) > 1:
            return selection_words(journey, self.selection.ids)
        focus = self.state.focus
        return (
            cell_words(journey, focus.cell) if focus.cell else element_words(journey, focus.id or self.selection.only)
        )

    def tell(self) -> None:
        """Say what is focused, or what release will do."""
        text = self.status_text()
        if text != self._told:
            self._told = text
            self.status_message.emit(text)

    def zoom_to_selection(self) -> None:
        """What is selected, as large as the window allows; the whole map if nothing is."""
        self.show_boxes(box for i in self.selection.ids if (box := self.box_of(i)) is not None)

    def hit(self, at: QPointF) -> Hit:
        """What lies under a pixel of the viewport."""
        x, y = self.camera.to_map(at.x(), at.y())
        return hit_at(self.map_layout, self.painter.chunks, self.camera.sheet, x, y, 1 / self.camera.scale)

    def cell_of(self, stage: str, step: str, lane: str) -> Cell | None:
        """The cell at a place, filled or empty; without a step the first one of the stage."""
        walk = self.keyboard.walk
        for column, (there, index) in enumerate(walk.columns):
            if there.id == stage and (not step or index < 0 or there.steps[index].key == step):
                for row, lane_row in enumerate(walk.rows):
                    if lane_row.lane == lane or lane in lane_row.members:
                        return walk.at(column, row).cell
        return None

    def focus_box(self) -> Box | None:
        """Where the focus is, in points."""
        focus = self.state.focus
        return focus.cell.box if focus.cell is not None else self.box_of(focus.id) if focus.id else None

    # Writing

    def edit_text(self, id: str, part: str = "name", *, typed: str | None = None) -> bool:
        """Edit a text in its place: a name, or the "goal" of a stage, the "title" or "scenario" of the map.

        With `typed` that takes the place of the old text. False where the text can't be seen on this map.
        """
        if id not in self.document.journey:
            return False
        if id == HEADER_ID and part == "name":
            part = "title"
        if id != HEADER_ID and self.selection.only != id:
            self.select([id])
        return self.write(Rewriting(self.document, id, part), typed=typed, selects=typed is None)

    def edit_focus(self, typed: str | None = None) -> bool:
        """Edit what is focused; an empty cell gets a touchpoint."""
        focus = self.state.focus
        if focus.cell is not None:
            cell = focus.cell
            place = Placement(stage=cell.stage, step=cell.step, lane=cell.lane)
            return self.write(new_touchpoint(self.document, Joining(place)), typed=typed)
        return bool(focus.id) and self.edit_text(focus.id, typed=typed)

    def write(self, writing: Writing, *, typed: str | None = None, selects: bool = False) -> bool:
        """Open the editor for a text; False where there is no place for it on the map."""
        self.finish_editing()
        came_from = self.state.focus
        self.reveal(writing.id)
        place = text_place(self.map_layout, self.live.theme, self.document.journey, writing.id, writing.part)
        if place is None:
            writing.forget()
            return False
        if writing.is_new:
            self.select([writing.id])
        self.session = EditSession(self, writing, typed=typed, selects=selects, place=place)
        self.session.came_from = came_from
        self.state.is_editing = True
        self.session.take_focus()
        self.viewport().update()
        self.tell()
        return True

    def finish_editing(self) -> None:
        """Keep what is being written; to be called before saving and printing."""
        if self.session is not None:
            self.session.end(After.STAY)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Begin to write with an input method too."""
        if self.session is None and (event.preeditString() or event.commitString()):
            if not self.state.focus:
                if event.commitString():
                    self.tray_text.emit(event.commitString())
                event.accept()
                return
            if self.edit_focus(typed="") and event.preeditString():
                self.setFocus(Qt.FocusReason.OtherFocusReason)  # until the character is whole
        if self.session is not None:
            self.session.compose(event)
        event.accept()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Where an input method shows its window."""
        if query is Qt.InputMethodQuery.ImEnabled:
            return True
        if query is Qt.InputMethodQuery.ImCursorRectangle:
            if self.session is not None:
                return self.session.caret()
            box = self.focus_box()
            if box is not None:
                at = self.camera.to_view_box(box)
                return QRect(round(at.left) + 8, round(at.top) + 8, 1, 16)
        return super().inputMethodQuery(query)

    # Things from the palette

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take up what the palette brings."""
        item = item_from(event.mimeData())
        if item is None:
            event.ignore()
            return
        self.finish_editing()
        self.is_untouched = False
        event.acceptProposedAction()
        self.mouse.begin(Bring(self, item), self.mouse.pointer_of_drag(event))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it lands."""
        if self.mouse.gesture is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self.mouse.follow(self.mouse.pointer_of_drag(event))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It was carried away again."""
        self.mouse.forget()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put it there."""
        if self.mouse.gesture is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.mouse.finish(self.mouse.pointer_of_drag(event))

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture."""
        self.is_untouched = False
        self.mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a gesture, or tell what could be begun here."""
        self.mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a gesture."""
        self.mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit text; on empty ground show the whole map."""
        self.mouse.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu: by mouse for what is under it, by key at the focus."""
        self.mouse.ask_for_menu(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl zoom at the pointer; with Shift scroll sideways."""
        self.is_untouched = False
        angle, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = (angle.y() or angle.x()) / 120
            self.set_zoom(self.zoom * _WHEEL_ZOOM**notches, event.position())
        else:
            dx, dy = (pixels.x(), pixels.y()) if not pixels.isNull() else (
                angle.x() / 120 * _WHEEL_STEP, angle.y() / 120 * _WHEEL_STEP,
            )  # fmt: skip
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not dx:
                dx, dy = dy, 0
            self.scroll_by(round(dx), round(dy))
        event.accept()
        self.mouse.moved_below()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take pinches on the viewport.

        Not by overriding viewportEvent: a Python exception inside of what that calls brings PySide 6.11 down.
        """
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self.set_zoom(self.zoom * (1 + event.value()), event.position())
            return True
        return False

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self.mouse.leave()
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Forget a gesture when the window is left."""
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.mouse.forget()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        self.state.has_focus = True
        self.repaint_overlay()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus; a menu that opens does not count."""
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.state.has_focus = False
            self.repaint_overlay()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, type, go on."""
        self.is_untouched = False
        if self.session is not None:
            if not self.hasFocus():
                event.ignore()  # the editor had it already and let it pass: a modifier key alone
                return
            # An input method still composes: the focus has not followed yet.
            QCoreApplication.sendEvent(self.session.editor.name, event)
            return
        if event.key() in (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt):
            self.mouse.modifiers_changed()
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if not event.isAutoRepeat():
                self.mouse.hold_space(True)
            return
        if event.key() == Qt.Key.Key_Escape and self.mouse.forget():
            return
        if self.mouse.gesture is not None:
            return  # nothing is typed in the middle of a gesture
        if not self.keyboard.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space without a drag changes the selection."""
        if event.key() in (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt):
            self.mouse.modifiers_changed()
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat() and self.mouse.is_space_held:
            self.mouse.hold_space(False)
            if not self.mouse.has_panned:
                self.keyboard.toggle()
            return
        super().keyReleaseEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks through the cells; behind the last one it leaves the canvas."""
        return False if self._is_walking_tab(forward) else super().focusNextPrevChild(forward)

    def _is_walking_tab(self, forward: bool) -> bool:
        return bool(self.state.focus) and self.keyboard.walk.reading_order(self.state.focus, not forward) is not None
