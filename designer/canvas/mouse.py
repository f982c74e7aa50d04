"""The mouse on the canvas: what a press begins, what the pointer is over, which cursor that gives."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QCursor, QDropEvent, QGuiApplication, QMouseEvent

from designer.canvas.curve_points import focus_on_hit
from designer.canvas.feedback import NOTHING
from designer.canvas.focus import NO_FOCUS, Focus, FocusKind
from designer.canvas.hints import Hint
from designer.canvas.hits import OPENS, Hit, HitKind
from designer.canvas.invitations import take_up
from designer.canvas.lane_rows import FOLD_REACH, fold_button
from designer.canvas.overlay import handles_of
from designer.canvas.tools.asked import Asked
from designer.canvas.tools.band import RubberBand
from designer.canvas.tools.begin import chosen_end, gesture_for
from designer.canvas.tools.folding import fold_hit
from designer.canvas.tools.gesture import Gesture, Pointer
from designer.canvas.tools.height import set_row_height
from designer.canvas.tools.pan import Pan
from designer.canvas.tools.unfelt import Unfelt
from designer.canvas.tools.wire import DrawConnection

if TYPE_CHECKING:
    from designer.canvas.camera import Camera
    from designer.canvas.view import MapView

_LEFT = Qt.MouseButton.LeftButton
_NO_KEYS = Qt.KeyboardModifier.NoModifier
_DRAG_FROM = 4.0  # pixels
_EDGE_WAIT = 150  # ms in the edge before the map begins to scroll
_EDGE_SPEED = 900.0  # pixels a second, at the very edge
_TICK = 16  # ms
_OVER_THE_MAP = (RubberBand, Pan)
_EDITS_TEXT = {HitKind.TITLE, HitKind.SCENARIO, HitKind.GOAL}


class Mouse:
    """Turns mouse events into gestures of a view."""

    def __init__(self, view: MapView) -> None:
        self.view = view
        self.gesture: Gesture | None = None
        self.is_space_held = False
        self.has_panned = False  # since Space was pressed
        self._start: Callable[[], Gesture | None] | None = None  # what a drag would begin
        self._pressed_at = QPointF()
        self._on_click: Callable[[], object] | None = None  # what a release without a drag does
        self._last: Pointer | None = None
        self._camera: Camera | None = None  # as it was when the gesture began
        self._ticker = QTimer(view)
        self._ticker.setInterval(_TICK)
        self._ticker.timeout.connect(self._tick)
        self._in_edge = QElapsedTimer()
        self._between_ticks = QElapsedTimer()
        self._shown = QElapsedTimer()
        self._shown.start()
        self.unfelt = Unfelt(view)
        self.asked = Asked(view)
        self.came_by_click = False  # the map was opened by a click: a second one right after it was meant for its mark

    # Events

    def press(self, event: QMouseEvent) -> None:
        """Select what is under the pointer, and keep in mind what a drag from here would do."""
        if self.gesture is not None:
            if event.button() is Qt.MouseButton.RightButton:
                self.forget()
            return
        at = self.pointer(event)
        if event.button() is Qt.MouseButton.MiddleButton or (event.button() is _LEFT and self.is_space_held):
            self.has_panned = True
            self.begin(Pan(self.view, at.pixel), at)
        elif event.button() is Qt.MouseButton.BackButton:
            self.view.back_requested.emit()
        elif event.button() is _LEFT:
            self._press_left(at)

    def _press_left(self, at: Pointer) -> None:
        view, hit = self.view, self.view.meant(at.pixel)
        self._pressed_at, self._on_click = at.pixel, None
        if self.asked.is_open and (answer := self.asked.answer(at)) is not None:
            self._on_click = answer
            return
        hint = self._hint_at(at.pixel)
        if hint is not None:
            self._on_click = lambda: take_up(view, hint)
            return
        end = chosen_end(view, at)
        if end is not None:
            self._start = lambda: end
            return
        handle = self.handle_at(at.pixel)
        if handle is not None:
            id, is_out = handle
            self._start = lambda: DrawConnection(view, id, is_out)
            self._on_click = lambda: self._choose_clicked(Hit(HitKind.TOUCHPOINT, id), at)
            return
        if self._is_on_fold(hit, at.pixel):
            self._on_click = lambda: fold_hit(view, hit)
            self._start = lambda: gesture_for(view, hit, at)
            return
        setting = self.unfelt.at(at, hit) if at.modifiers == _NO_KEYS else None
        if setting is not None:
            self._choose(setting.hit, at)
            self._start = lambda: self.unfelt.begin(setting, at) or RubberBand(view, at)
            self._on_click = lambda: self.unfelt.click(setting, at)
            return
        self._choose(hit, at)
        if hit.kind in (HitKind.CELL, HitKind.PAPER, HitKind.GROUND, HitKind.TITLE, HitKind.SCENARIO):
            self._start = lambda: RubberBand(view, at)
        else:
            self._start = lambda: gesture_for(view, hit, at)
            if _is_opens_mark(hit) and at.modifiers == Qt.KeyboardModifier.NoModifier:
                self._on_click = lambda: view.opens_requested.emit(hit.id)
        badge = view.badge_at(at.pixel) if at.modifiers == _NO_KEYS else ""
        if badge and badge == hit.id:
            self._on_click = lambda: view.badge_requested.emit(badge, at.screen)

    def _choose(self, hit: Hit, at: Pointer) -> None:
        view = self.view
        id = hit.id if hit.is_element or hit.kind is HitKind.POINT else ""
        is_toggling = bool(at.modifiers & Qt.KeyboardModifier.ControlModifier)
        if not id:
            if not (is_toggling or at.is_shifted):
                view.selection.clear()
                view.set_focus(Focus(FocusKind.CELL, cell=hit.cell) if hit.cell else NO_FOCUS)
            return
        # A drag from here carries what was chosen only where it begins on one of that.
        if at.is_shifted and not is_toggling:
            chosen = [*view.selection.ids, *self._between(id)]
            self._on_click = lambda: view.select(chosen)
        elif is_toggling:
            self._on_click = lambda: self._toggle(id)
        elif id in view.selection and len(view.selection.ids) > 1:
            self._on_click = lambda: self._choose_alone(hit)  # a drag takes all of them along
        else:
            self._choose_alone(hit)

    def _choose_alone(self, hit: Hit) -> None:
        self.view.select([hit.id])
        if hit.kind is HitKind.POINT:
            self.view.set_focus(focus_on_hit(self.view.map_layout.grid, hit))

    def _toggle(self, id: str) -> None:
        self.view.selection.toggle(id)
        self.view.set_focus(self.view.focus_on(id))

    def _choose_clicked(self, hit: Hit, at: Pointer) -> None:
        """Choose what was only clicked, although a drag from there does something else."""
        self._choose(hit, at)
        click, self._on_click = self._on_click, None
        if click is not None:
            click()

    def _between(self, id: str) -> list[str]:
        """Everything from the focused touchpoint to this one in reading order."""
        order = [t.id for t in self.view.shown.touchpoints]
        anchor = self.view.focus.id
        if anchor not in order or id not in order:
            return [id]
        low, high = sorted((order.index(anchor), order.index(id)))
        chain = order[low : high + 1]
        return chain if chain[-1] == id else chain[::-1]

    def move(self, event: QMouseEvent) -> None:
        """Go on with a gesture, begin one, or tell what could be begun here."""
        at = self.pointer(event)
        if self.gesture is not None:
            self.follow(at)
            return
        if self._start is not None and event.buttons() & _LEFT:
            if hypot(at.pixel.x() - self._pressed_at.x(), at.pixel.y() - self._pressed_at.y()) >= _DRAG_FROM:
                start, self._start = self._start, None
                gesture = start()
                if gesture is not None:
                    self.begin(gesture, at)
            return
        self._hover(at.pixel)

    def release(self, event: QMouseEvent) -> None:
        """Do what the gesture has shown."""
        at = self.pointer(event)
        self._start = None
        if self.gesture is None:
            click, self._on_click = self._on_click, None
            if click is not None and event.button() is _LEFT:
                click()
            return
        if event.button() not in (_LEFT, Qt.MouseButton.MiddleButton):
            return
        self.finish(at)
        self._hover(at.pixel)

    def finish(self, at: Pointer) -> None:
        """Do what the gesture has shown here."""
        gesture = self.gesture
        if gesture is not None:
            self.follow(at)
            self._end()
            self.view.perform(lambda: gesture.release(at))

    def double_click(self, event: QMouseEvent) -> None:
        """Edit text; on empty ground show the whole map."""
        if event.button() is not _LEFT:
            return
        if self.came_by_click and self._shown.elapsed() < QGuiApplication.styleHints().mouseDoubleClickInterval():
            return
        hit = self.view.hit(event.position())
        if _is_opens_mark(hit):
            return  # its first click opened the map
        if hit.kind is HitKind.GROUND:
            self.view.zoom_to_fit()
        elif hit.kind is HitKind.CELL and hit.cell is not None:
            self.view.set_focus(Focus(FocusKind.CELL, cell=hit.cell))
            self.view.edit_focus()
        elif hit.kind is HitKind.LANE_BORDER:
            if gesture_for(self.view, hit, self.pointer(event)) is not None:
                self.view.perform(lambda: set_row_height(self.view, hit.id, hit.other, 0))
        elif self._is_on_fold(hit, event.position()):
            self.view.perform(lambda: fold_hit(self.view, hit))
        elif hit.kind in _EDITS_TEXT:
            self.view.edit_text(hit.id, hit.kind.value)
        elif hit.id:
            self.view.edit_text(hit.id)

    def ask_for_menu(self, event: QContextMenuEvent) -> None:
        """Tell the window where a menu is wanted: under the pointer, or at the focus when asked for by key."""
        view = self.view
        if event.reason() is QContextMenuEvent.Reason.Mouse and self.gesture is not None:
            return
        view.finish_editing()  # the menu may be about something else than what is being written
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            at = QPointF(view.viewport().mapFromGlobal(event.globalPos()))
            hit = view.meant(at)
            if hit.id and (hit.is_element or hit.kind is HitKind.POINT):
                if hit.id not in view.selection:
                    view.select([hit.id])
            else:  # never the menu of what is elsewhere
                view.selection.clear()
                view.set_focus(Focus(FocusKind.CELL, cell=hit.cell) if hit.cell is not None else NO_FOCUS)
            view.context_requested.emit(hit, event.globalPos())
            return
        box = view.focus_box()
        if box is None:
            view.context_requested.emit(Hit(HitKind.PAPER), view.viewport().mapToGlobal(QPoint(24, 24)))
            return
        shown = view.camera.to_view_box(box)
        at = QPointF(shown.left + 12, min(shown.bottom, view.viewport().height() - 4))
        hit = view.hit(QPointF(*shown.centre))
        view.context_requested.emit(hit, view.viewport().mapToGlobal(at.toPoint()))

    def leave(self) -> None:
        """The pointer left the view."""
        if self.gesture is None:
            self.unfelt.hide()
            self.asked.hide()
            self._set_hovered("")
            self._hover_header(Hit(HitKind.GROUND), QPointF())

    def moved_below(self) -> None:
        """The map was moved below the pointer."""
        if self.gesture is not None and self._last is not None:
            self.follow(self._pointer_at(self._last.pixel, self._last.modifiers))
        elif self.view.underMouse():
            self._hover(QPointF(self.view.viewport().mapFromGlobal(QCursor.pos())))

    # The gesture under way

    def begin(self, gesture: Gesture, at: Pointer) -> None:
        """Take up a gesture."""
        self.gesture, self._camera = gesture, self.view.camera
        self._set_hovered("")
        if gesture.cursor is not None:
            self.view.viewport().setCursor(gesture.cursor)
        self.follow(at)
        if gesture.scrolls_at_edges:
            self._in_edge.invalidate()
            self._ticker.start()

    def follow(self, at: Pointer) -> None:
        """Let the gesture see the pointer, and show what it says."""
        assert self.gesture is not None
        self._last = at
        feedback, before = self.gesture.move(at), self.view.feedback
        if feedback is not before:
            self.view.show_feedback(feedback, self.view.veil)
            if feedback.status != before.status:
                self.view.tell()
            if feedback.keys != before.keys:
                self.view.hint.emit(feedback.keys)

    def forget(self) -> bool:
        """Forget the gesture and look from where it began; whether there was one."""
        self._start = self._on_click = None
        if self.gesture is None:
            return False
        camera, before = self._camera, getattr(self.gesture, "before", None)
        is_band = isinstance(self.gesture, RubberBand)
        self._end()
        if camera is not None:
            self.view.set_camera(camera)
        if is_band and before is not None:
            self.view.selection.set(i for i in before if i in self.view.document.journey)
        return True

    def _end(self) -> None:
        self.gesture = self._last = None
        self._ticker.stop()
        self.view.viewport().unsetCursor()
        self.view.show_feedback(NOTHING)
        self.view.repaint_overlay()  # frames that the gesture hid are there again
        self.view.hint.emit(())
        self.view.tell()

    def _tick(self) -> None:
        """Scroll while the pointer is in an edge beyond which there is more of the paper."""
        last, view = self._last, self.view
        if self.gesture is None or last is None:
            return
        deep_x, deep_y = view.edge_depth(last.pixel)
        there = view.camera.beyond(deep_x * _EDGE_SPEED, deep_y * _EDGE_SPEED)
        if there == (0, 0):
            self._in_edge.invalidate()
            self._veil((0, 0))
            return
        if not self._in_edge.isValid():
            self._in_edge.start()
            self._between_ticks.start()
        elif self._in_edge.elapsed() >= _EDGE_WAIT:
            seconds = min(self._between_ticks.restart(), 50) / 1000
            before = view.camera
            dx, dy = before.beyond(deep_x * _EDGE_SPEED * seconds, deep_y * _EDGE_SPEED * seconds)
            view.scroll_by(-dx, -dy)
            if view.camera != before:
                self.follow(self._pointer_at(last.pixel, last.modifiers))
            self._veil((_sign(there[0]), _sign(there[1])))

    def _veil(self, direction: tuple[int, int]) -> None:
        if direction != self.view.veil:
            self.view.show_feedback(self.view.feedback, direction)

    # Where the pointer is

    def pointer(self, event: QMouseEvent) -> Pointer:
        """The pointer as a mouse event tells it."""
        return self._pointer_at(event.position(), event.modifiers(), event.globalPosition().toPoint())

    def _pointer_at(self, pixel: QPointF, modifiers: Qt.KeyboardModifier, screen: QPoint | None = None) -> Pointer:
        x, y = pixel.x(), pixel.y()
        # What stays in sight is where it is seen; a band and a pan go over the map as it lies.
        dx, dy = (0.0, 0.0) if isinstance(self.gesture, _OVER_THE_MAP) else self.view.shift_at(x, y)
        x, y = self.view.camera.to_map(x - dx, y - dy)
        if screen is None:
            screen = self.view.viewport().mapToGlobal(pixel.toPoint())
        return Pointer(x, y, pixel, screen, modifiers)

    def pointer_of_drag(self, event: QDropEvent) -> Pointer:
        """The pointer as a drag from the palette tells it."""
        return self._pointer_at(event.position(), event.modifiers())

    def modifiers_changed(self) -> None:
        """Show what release would do now that another key is held."""
        if self.gesture is not None and self._last is not None:
            self.follow(self._pointer_at(self._last.pixel, QGuiApplication.queryKeyboardModifiers(), self._last.screen))

    def handle_at(self, pixel: QPointF) -> tuple[str, bool] | None:
        """The edge handle under a pixel: its touchpoint, and whether it is the one that leads out."""
        view = self.view
        cards = view.map_layout.grid.cards
        dx, dy = view.shift_at(pixel.x(), pixel.y())
        for id in dict.fromkeys((view.state.hovered, view.selection.only)):
            if id in cards and cards[id].box.width * view.camera.scale >= 40:
                for point, is_out in zip(handles_of(cards[id].box), (False, True), strict=True):
                    x, y = view.camera.to_view(*point)
                    if hypot(pixel.x() - dx - x, pixel.y() - dy - y) <= view.state.handle_reach:
                        return id, is_out
        return None

    def _hover(self, pixel: QPointF) -> None:
        viewport = self.view.viewport()
        if self.asked.is_open:
            self.unfelt.hide()
            self._set_hovered("")
            is_answer = self.asked.show(self._pointer_at(pixel, _NO_KEYS))
            viewport.setCursor(Qt.CursorShape.PointingHandCursor if is_answer else Qt.CursorShape.ArrowCursor)
            return
        if self.handle_at(pixel) is not None or chosen_end(self.view, self._pointer_at(pixel, _NO_KEYS)) is not None:
            self.unfelt.hide()
            viewport.setCursor(Qt.CursorShape.CrossCursor)
            return
        hint = self._hint_at(pixel)
        kind = hint.kind if hint is not None else None
        if kind is not self.view.hints.hovered:
            self.view.hints.hovered = kind
            viewport.update()
        if hint is not None:
            self.unfelt.hide()
            self._set_hovered("")
            viewport.setCursor(Qt.CursorShape.PointingHandCursor)
            return
        hit = self.view.hit(pixel)
        self._set_hovered(hit.id if hit.kind is HitKind.TOUCHPOINT else "")
        if not self.is_space_held and self.unfelt.show(self._pointer_at(pixel, _NO_KEYS), hit):
            viewport.setCursor(Qt.CursorShape.PointingHandCursor)
        elif self.is_space_held:
            viewport.setCursor(Qt.CursorShape.OpenHandCursor)
        elif _is_opens_mark(hit) or self.view.badge_at(pixel):
            viewport.setCursor(Qt.CursorShape.PointingHandCursor)
        elif hit.kind is HitKind.BORDER:
            viewport.setCursor(Qt.CursorShape.SplitHCursor)
        elif hit.kind is HitKind.LANE_BORDER and gesture_for(self.view, hit, self._pointer_at(pixel, _NO_KEYS)):
            viewport.setCursor(Qt.CursorShape.SplitVCursor)
        elif hit.kind is HitKind.POINT:
            viewport.setCursor(Qt.CursorShape.SizeVerCursor)
        else:
            viewport.unsetCursor()
        self._hover_header(hit, pixel)

    def _is_on_fold(self, hit: Hit, pixel: QPointF) -> bool:
        """Whether a pixel is on the button that folds the stage or lane there."""
        view = self.view
        if hit.kind not in (HitKind.STAGE, HitKind.LANE):
            return False
        middle = fold_button(view.map_layout.grid, view.camera, hit.id, hit.other)
        dx, dy = view.shift_at(pixel.x(), pixel.y())
        return middle is not None and hypot(pixel.x() - dx - middle[0], pixel.y() - dy - middle[1]) <= FOLD_REACH

    def _hover_header(self, hit: Hit, pixel: QPointF) -> None:
        """Show the button that folds what the pointer is on."""
        is_header = hit.kind in (HitKind.STAGE, HitKind.LANE)
        header = (hit.id, hit.other if hit.kind is HitKind.LANE else "") if is_header else None
        is_hot = is_header and self._is_on_fold(hit, pixel)
        state = self.view.state
        if (header, is_hot) != (state.header, state.is_fold_hot):
            state.header, state.is_fold_hot = header, is_hot
            self.view.viewport().update()
        if is_hot:
            self.view.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def _hint_at(self, pixel: QPointF) -> Hint | None:
        view = self.view
        if not view.state.shows_hints:
            return None
        return view.hints.at(view.camera, *view.camera.to_map(pixel.x(), pixel.y()))

    def hold_space(self, is_held: bool) -> None:
        """Space is pressed or let go."""
        self.is_space_held = is_held
        if is_held:
            self.has_panned = False
        if self.gesture is None:
            self._hover(QPointF(self.view.viewport().mapFromGlobal(QCursor.pos())))

    def _set_hovered(self, id: str) -> None:
        if id != self.view.state.hovered:
            self.view.repaint_overlay()
            self.view.state.hovered = id
            self.view.repaint_overlay()


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _is_opens_mark(hit: Hit) -> bool:
    return hit.kind is HitKind.TOUCHPOINT and hit.other == OPENS
