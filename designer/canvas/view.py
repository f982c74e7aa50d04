"""The canvas: a map on its paper that is edited in place, by mouse, keys and input methods."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
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
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from designer.canvas.colours import LIGHT, CanvasColours
from designer.canvas.editor import After
from designer.canvas.joining import Joining
from designer.canvas.keyboard import Keyboard
from designer.canvas.mouse import Mouse
from designer.canvas.palette import Bring, item_from
from designer.canvas.places import text_place
from designer.canvas.selection import Selection
from designer.canvas.session import EditSession
from designer.canvas.staying import StayingSurface
from designer.canvas.touch import Touch
from designer.canvas.writing import Rewriting, Writing, new_touchpoint
from designer.editing import Document
from designer.editing.operations import set_header, toggle_folded
from designer.model import Change, Placement
from designer.model.elements import HEADER_ID

if TYPE_CHECKING:
    from designer.layout import Theme
    from designer.text import FontBook


class MapView(StayingSurface):
    """Shows one document and edits it."""

    hint = Signal(object)  # ((key, what it does), …) of the gesture or editor that is under way, () for none
    context_requested = Signal(object, QPoint)  # Hit and where, in global pixels
    insert_requested = Signal(object)  # "/" was typed: the Focus at which the Insert list opens
    action_requested = Signal(str)  # the id of an action of the window that a finger or a screen reader asks for
    touched = Signal()  # fingers were here; only now that they are gone may the map move below them
    opens_requested = Signal(str)  # the mark of a touchpoint that opens a map was clicked: its id
    badge_requested = Signal(str, object)  # a gap badge was clicked: whose, and where it is on the screen
    back_requested = Signal()  # the mouse's button for going back was pressed
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
        super().__init__(document, theme, fonts, colours, selection, parent)
        self.tray_target: Callable[[QPoint], bool] = lambda at: False  # whether a global pixel is on the tray
        self.fold: Callable[[Sequence[str]], object] = self._fold  # folds and unfolds stages and lanes
        self.mouse = Mouse(self)
        self.keyboard = Keyboard(self)
        self.touch = Touch(self)
        self.session: EditSession | None = None
        self._is_handing_on = False  # a key to the editor
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.viewport().setMouseTracking(True)
        self.viewport().installEventFilter(self)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.focus_changed.connect(self._speak_focus)

    def follow(self, change: Change) -> None:
        """Close the editor of what is gone, and let go of a gesture that may carry it."""
        if self.session is not None and _is_gone(self.session.writing.id, change):
            self.session.drop()
        super().follow(change)
        if any(after is None for _before, after in change.pairs.values()):
            self.mouse.forget()

    def layout_taken(self) -> None:
        """Keep the editor on its text; say what a point of a curve that has the keyboard is like now."""
        super().layout_taken()
        if self.session is not None:
            self.session.follow()
        if self.focus.on is not None:
            self.tell()

    def camera_moved(self) -> None:
        """Keep the editor on its text."""
        super().camera_moved()
        if self.session is not None:
            self.session.follow()

    def _fold(self, ids: Sequence[str]) -> None:
        self.perform(lambda: toggle_folded(self.document, ids))

    def set_arrangement(self, arrangement: str) -> None:
        """Show the map as "swimlanes", "grouped" or "storyline"; the map keeps it."""
        set_header(self.document, "arrangement", str(arrangement))

    def set_density(self, density: str) -> None:
        """Show the map "comfortable", "standard" or "compact"; the map keeps it."""
        set_header(self.document, "density", str(density))

    # Writing

    def edit_text(self, id: str, part: str = "name", *, typed: str | None = None, is_composing: bool = False) -> bool:
        """Edit a text in its place: a name, or the "goal" of a stage, the "title" or "scenario" of the map.

        With `typed` that takes the place of the old text. False where the text can't be seen on this map.
        """
        if id not in self.document.journey:
            return False
        if id == HEADER_ID and part == "name":
            part = "title"
        if id != HEADER_ID and self.selection.only != id:
            self.select([id])
        return self.write(
            Rewriting(self.document, id, part), typed=typed, selects=typed is None, is_composing=is_composing
        )

    def edit_focus(self, typed: str | None = None, *, is_composing: bool = False) -> bool:
        """Edit what is focused; an empty cell gets a touchpoint.

        While an input method is composing the keyboard stays where it is: moving it would end the composition.
        """
        focus = self.state.focus
        if focus.cell is not None:
            cell = focus.cell
            place = Placement(stage=cell.stage, step=cell.step, lane=cell.lane)
            return self.write(new_touchpoint(self.document, Joining(place)), typed=typed, is_composing=is_composing)
        return bool(focus.id) and self.edit_text(focus.id, typed=typed, is_composing=is_composing)

    def write(
        self, writing: Writing, *, typed: str | None = None, selects: bool = False, is_composing: bool = False
    ) -> bool:
        """Open the editor for a text; False where there is no place for it on the map."""
        self.finish_editing()
        came_from, looked_from = self.state.focus, self.camera
        self.reveal(writing.id)
        place = text_place(self.map_layout, self.live.theme, self.shown, writing.id, writing.part)
        if place is None:
            writing.forget()
            return False
        if writing.is_new:
            self.select([writing.id])
        self.session = EditSession(self, writing, typed=typed, selects=selects, place=place)
        self.session.came_from, self.session.looked_from = came_from, looked_from
        self.state.is_editing = True
        if not is_composing:
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
            self.edit_focus(typed="", is_composing=True)
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

    def accepts(self, data: QMimeData) -> bool:
        """Whether what a drag brings is something of the palette."""
        return item_from(data) is not None

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
        self.turn_wheel(event)
        self.mouse.moved_below()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take pinches and fingers on the viewport.

        Not by overriding viewportEvent: a Python exception inside of what that calls brings PySide 6.11 down.
        """
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self.set_zoom(self.zoom * (1 + event.value()), event.position())
            return True
        if isinstance(event, QTouchEvent) and watched is self.viewport():
            self.touch.take(event)
            if event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
                self.touched.emit()
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

    def status_text(self) -> str:
        """What is focused, or what release will do, in words."""
        if self.focus.on is None or self.feedback.status or len(self.selection.ids) > 1:
            return super().status_text()
        if self.live.is_stale:
            return self._told  # until it is laid out, and told anew
        return self.keyboard.on_curve.words() or super().status_text()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        self.state.has_focus = True
        self.repaint_overlay()
        super().focusInEvent(event)
        self._speak_focus()

    def _speak_focus(self, _focus: object = None) -> None:
        if self.state.has_focus and QAccessible.isActive():
            from designer.canvas.accessibility import tell_focus

            tell_focus(self)

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
            if self._is_handing_on or not self.hasFocus():
                event.ignore()  # the editor had it already and let it pass: a modifier key alone
                return
            # An input method still composes: the focus has not followed yet.
            self._is_handing_on = True
            try:
                QCoreApplication.sendEvent(self.session.editor.name, event)
            finally:
                self._is_handing_on = False
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
        return bool(self.state.focus) and self.walk.reading_order(self.state.focus, not forward) is not None


def _is_gone(id: str, change: Change) -> bool:
    return id in change.pairs and change.pairs[id][1] is None
