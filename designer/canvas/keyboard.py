"""The keyboard on the canvas: a character always types; arrows walk; Enter goes on (WINDOW.md section 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from designer.canvas.focus import NO_FOCUS, Focus, FocusKind
from designer.canvas.joining import Joining, main_way_on
from designer.canvas.keymap import KeyMap
from designer.canvas.moves import Way
from designer.canvas.on_curve import CurveKeys
from designer.canvas.writing import new_alternative, new_lane, new_stage, new_touchpoint
from designer.editing import operations
from designer.model import Channel, Connection, Lane, Note, Placement, Stage, Touchpoint

if TYPE_CHECKING:
    from designer.canvas.view import MapView

_WAYS = {
    Qt.Key.Key_Left: Way.LEFT,
    Qt.Key.Key_Right: Way.RIGHT,
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
}
_BY_NAME = {way.name.lower(): way for way in Way}
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier
_ALT = Qt.KeyboardModifier.AltModifier


class Keyboard:
    """Turns key events into walks and edits of a view."""

    def __init__(self, view: MapView) -> None:
        self.view = view
        self.keymap = KeyMap()
        self.on_curve = CurveKeys(view)
        self.is_collecting = False  # Space was used: arrows leave the selection as it is

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key does here; False if it does nothing."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        command = self.keymap.command(key, held)
        if command == "edit.delete" and event.isAutoRepeat():
            return True  # a key that is held would take what stands beside along
        if command:
            return self._do(command)
        if key in _WAYS:
            return self._arrow(_WAYS[key], held)
        match key:
            case Qt.Key.Key_Space if held == _NONE:
                return True  # on release: a drag with Space held pans
            case Qt.Key.Key_Escape:
                return self._escape()
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                return self._tab(key == Qt.Key.Key_Backtab or held == _SHIFT)
            case _:
                return self._type(event, held)

    def _do(self, command: str) -> bool:
        """Do what can have any key; False if it does nothing here."""
        name, _dot, way = command.rpartition("_")
        match name:
            case "map.move":
                return self.shift(_BY_NAME[way])
            case "map.own_step":
                return self.own_step(_BY_NAME[way].value[0])
            case "canvas.filled":
                focus, towards = self.view.focus, _BY_NAME[way]
                on_curve = self.on_curve.beside(towards)
                self.go_to(on_curve or self._last_of(focus, towards) or self.view.walk.filled(focus, towards))
                return True
        match command:
            case "edit.text":
                return self.view.edit_focus()
            case "edit.delete":
                return self.delete()
            case "canvas.next":
                return self._next()
            case "canvas.next_stage":
                return self._next_in_next_stage()
            case "canvas.beside":
                return self._beside()
            case "canvas.title":
                return self.view.edit_text("map", "title")
            case "canvas.last_cell":
                walk = self.view.walk
                if walk.columns and walk.rows:
                    self.go_to(walk.at(len(walk.columns) - 1, len(walk.rows) - 1))
            case "canvas.first" | "canvas.last":
                self._to_end(command == "canvas.first")
            case "canvas.stage_before" | "canvas.stage_after":
                step = -1 if command == "canvas.stage_before" else 1
                self.go_to(self.view.walk.next_stage(self.view.focus, step))
        return True

    # Walking

    def _arrow(self, way: Way, held: Qt.KeyboardModifier) -> bool:
        view = self.view
        focus = view.focus
        if held not in (_NONE, _SHIFT):
            return False
        if focus.kind is FocusKind.CONNECTION:
            self._along_connection(way)
            return True
        if self.on_curve.arrow(way, is_shifted=held == _SHIFT):
            return True
        if focus.kind is FocusKind.NOTHING and view.selection.ids:
            focus = view.focus_on(view.selection.ids[-1])
        after = self.view.walk.from_focus(focus, way)
        if held == _SHIFT:
            chosen = [i for i in (focus.id, after.id) if i]
            view.set_focus(after)
            view.selection.add(chosen)
            self._reveal(after)
            return True
        self.go_to(after)
        return True

    def _last_of(self, focus: Focus, way: Way) -> Focus | None:
        """The first or last header of its kind."""
        grid = self.view.map_layout.grid
        if focus.kind is FocusKind.STAGE and way in (Way.LEFT, Way.RIGHT):
            return Focus(FocusKind.STAGE, grid.stages[0 if way is Way.LEFT else -1].id)
        if focus.kind is FocusKind.LANE and way in (Way.UP, Way.DOWN):
            lanes = [row.lane for row in grid.lanes if row.lane]
            return Focus(FocusKind.LANE, lanes[0 if way is Way.UP else -1])
        return None

    def go_to(self, focus: Focus) -> None:
        """Focus something; it is selected alone, unless elements are being collected with Space."""
        view = self.view
        if not self.is_collecting or len(view.selection.ids) == 0:
            self.is_collecting = False
            view.selection.set([focus.id] if focus.id else ())
        view.set_focus(focus)
        self._reveal(focus)

    def _reveal(self, focus: Focus) -> None:
        if focus.cell is not None:
            self.view.reveal_box(focus.cell.box)
        elif focus.on is not None and (box := self.view.focus_box()) is not None:
            self.view.reveal_box(box)
        elif focus.id:
            self.view.reveal(focus.id)

    def _tab(self, is_back: bool) -> bool:
        focus = self.view.focus
        if focus.kind is FocusKind.CONNECTION:
            connection = self.view.document.journey.find(Connection, focus.id)
            if connection is not None:
                self.go_to(Focus(FocusKind.TOUCHPOINT, connection.source if is_back else connection.target))
            return True
        after = self.view.walk.reading_order(focus, is_back)
        if after is None:
            return False  # out of the canvas
        self.go_to(after)
        return True

    def _to_end(self, is_first: bool) -> None:
        """The first or last header of its kind, or step of the lane."""
        walk, focus = self.view.walk, self.view.focus
        end = (
            self.on_curve.end(is_first=is_first)
            or self._last_of(focus, Way.LEFT if is_first else Way.RIGHT)
            or self._last_of(focus, Way.UP if is_first else Way.DOWN)
        )
        self.go_to(end or walk.end_of_lane(focus, is_first))

    def _along_connection(self, way: Way) -> None:
        """Left and right along it, up and down to the other ways of its touchpoints."""
        journey = self.view.shown
        connection = journey.find(Connection, self.view.focus.id)
        if connection is None:
            return
        if way in (Way.LEFT, Way.RIGHT):
            self.go_to(Focus(FocusKind.TOUCHPOINT, connection.source if way is Way.LEFT else connection.target))
            return
        ways = [*journey.connections_from(connection.source), *journey.connections_to(connection.target)]
        ids = list(dict.fromkeys(c.id for c in ways))
        at = (ids.index(connection.id) + way.value[1]) % len(ids)
        self.go_to(Focus(FocusKind.CONNECTION, ids[at]))

    # Moving what is focused

    def own_step(self, by: int) -> bool:
        """Alt, Shift and an arrow: out of a shared step into a new one before or behind it."""
        view = self.view
        ids = [i for i in (view.selection.ids or (view.focus.id,)) if view.shown.find(Touchpoint, i) is not None]
        if ids and view.perform(lambda: operations.move_to_own_step(view.document, ids, by)):
            view.reveal(ids[0])
        return bool(ids)

    def shift(self, way: Way) -> bool:
        """Alt and an arrow: a card one step or lane further, a header or label one place."""
        view, focus, journey = self.view, self.view.focus, self.view.shown
        dx, dy = way.value
        if focus.kind is FocusKind.STAGE and dx:
            order = [s.id for s in journey.stages]
            return self._reorder(
                order, focus.id, dx, lambda before: operations.move_stage(view.document, focus.id, before)
            )
        if focus.kind is FocusKind.LANE and dy:
            order = [x.id for x in journey.lanes]
            return self._reorder(
                order, focus.id, dy, lambda before: operations.move_lane(view.document, focus.id, before)
            )
        ids = [i for i in (view.selection.ids or (focus.id,)) if journey.find(Touchpoint, i) is not None]
        if not ids:
            return False
        place = self._shifted_place(ids[0], way)
        if place is not None:
            view.perform(lambda: operations.move_touchpoints(view.document, ids, place, keeps_lane=not dy))
            view.set_focus(Focus(FocusKind.TOUCHPOINT, ids[0]))
            view.reveal(ids[0])
        return True

    def _reorder(self, order: list[str], id: str, step: int, move: object) -> bool:
        at = order.index(id) + step
        if 0 <= at < len(order):
            before = order[at] if step < 0 else order[at + 1] if at + 1 < len(order) else None
            assert callable(move)
            self.view.perform(lambda: move(before))
            self.view.reveal(id)
        return True

    def _shifted_place(self, id: str, way: Way) -> Placement | None:
        """One step or lane further; past the edge of a stage into the next one."""
        journey = self.view.shown
        touchpoint = journey.find(Touchpoint, id)
        if touchpoint is None or touchpoint.is_in_tray:
            return None
        dx, dy = way.value
        lane = journey.place_of(touchpoint)
        if dy:
            lanes = [m for row in self.view.walk.rows for m in (row.members or (row.lane,))]
            at = lanes.index(lane) + dy if lane in lanes else -1
            return Placement(touchpoint.stage, touchpoint.step, lane=lanes[at]) if 0 <= at < len(lanes) else None
        keys = [key for key, _members in journey.steps(touchpoint.stage)]
        at = keys.index(touchpoint.step) + dx
        if 0 <= at < len(keys):
            return Placement(touchpoint.stage, keys[at], lane=lane)
        stages = [s.id for s in journey.stages]
        at = stages.index(touchpoint.stage) + dx
        if not 0 <= at < len(stages):
            return None
        return Placement(stages[at], after=None if dx > 0 else "", lane=lane)

    # Writing

    def _type(self, event: QKeyEvent, held: Qt.KeyboardModifier) -> bool:
        text = event.text()
        if not text or not text.isprintable() or held & (_CTRL | Qt.KeyboardModifier.MetaModifier):
            return False
        if held & _ALT and text.isascii():
            return False
        if text == "/":
            self.view.insert_requested.emit(self.view.focus)
            return True
        if not self.view.focus:
            self.view.tray_text.emit(text)
            return True
        return self.view.edit_focus(typed=text)

    def _next(self) -> bool:
        """Into the editor of what has no next one, else the next one."""
        focus = self.view.focus
        if focus.kind is FocusKind.NOTHING:
            return False
        if focus.kind in (FocusKind.CELL, FocusKind.CONNECTION, FocusKind.NOTE, FocusKind.PERSONA):
            return self.view.edit_focus()
        return self.go_on(focus)

    def _next_in_next_stage(self) -> bool:
        focus = self.view.focus
        if focus.kind is FocusKind.STAGE:
            self.go_to(self.view.walk.from_focus(focus, Way.DOWN))
            return True
        return focus.kind is FocusKind.TOUCHPOINT and self.go_on_in_next_stage(focus.id)

    def _beside(self) -> bool:
        """An alternative to a touchpoint; a stage or lane before this one."""
        view, focus = self.view, self.view.focus
        match focus.kind:
            case FocusKind.TOUCHPOINT:
                view.write(new_alternative(view.document, focus.id))
            case FocusKind.STAGE:
                view.write(new_stage(view.document, focus.id, is_before=True))
            case FocusKind.LANE:
                view.write(new_lane(view.document, focus.id, is_before=True))
            case _:
                return False
        return True

    def go_on(self, focus: Focus) -> bool:
        """The next one: a touchpoint in the next step, connected; a stage or lane behind this one."""
        view, journey = self.view, self.view.document.journey
        match focus.kind:
            case FocusKind.TOUCHPOINT:
                touchpoint = journey.find(Touchpoint, focus.id)
                if touchpoint is None or touchpoint.is_in_tray:
                    return False
                place = Placement(touchpoint.stage, after=touchpoint.step, lane=journey.place_of(touchpoint))
                joining = Joining(place, connect_from=focus.id, connect_to=main_way_on(view.ways, focus.id))
                view.write(new_touchpoint(view.document, joining))
            case FocusKind.STAGE:
                view.write(new_stage(view.document, focus.id))
            case FocusKind.LANE:
                view.write(new_lane(view.document, focus.id))
            case _:
                return False
        return True

    def go_on_in_next_stage(self, id: str) -> bool:
        """A touchpoint at the start of the next stage, connected."""
        view, journey = self.view, self.view.document.journey
        touchpoint = journey.find(Touchpoint, id)
        stages = [s.id for s in view.shown.stages]
        if touchpoint is None or touchpoint.stage not in stages[:-1]:
            return False
        place = Placement(stages[stages.index(touchpoint.stage) + 1], after=None, lane=journey.place_of(touchpoint))
        joining = Joining(place, connect_from=id, connect_to=main_way_on(view.ways, id))
        view.write(new_touchpoint(view.document, joining))
        return True

    # Selecting and deleting

    def toggle(self) -> None:
        """Space: the focused element into the selection or out of it."""
        view, id = self.view, self.view.focus.id
        if not id:
            return
        if not self.is_collecting and view.selection.only == id:
            self.is_collecting = True  # it was selected by walking onto it; now it stays while others are added
            view.tell()
            return
        self.is_collecting = True
        view.selection.toggle(id)

    def delete(self) -> bool:
        """Delete what is selected, else what is focused; the focus goes to the next one, else the one before, else the cell. Of
        a point of a curve it is the value that goes."""
        if self.on_curve.forget():
            return True
        view = self.view
        ids = list(view.selection.ids) or ([view.focus.id] if view.focus.id else [])
        ids = [i for i in ids if i in view.document.journey]
        if not ids:
            return False
        touchpoint = view.document.journey.find(Touchpoint, ids[-1])
        after = self._after_deleting(ids)
        if view.perform(lambda: delete_seen(view, ids)):
            if not after and touchpoint is not None and touchpoint.stage in view.document.journey:
                cell = view.cell_of(touchpoint.stage, "", touchpoint.lane or touchpoint.channel)
                after = Focus(FocusKind.CELL, cell=cell) if cell is not None else NO_FOCUS
            view.selection.set([after.id] if after.id else ())
            view.set_focus(after)
        return True

    def _after_deleting(self, ids: list[str]) -> Focus:
        """The next one of its kind, else the one before; for a connection or note what it belongs to."""
        journey = self.view.shown
        last = journey.get(ids[-1])
        match last:
            case Touchpoint():
                order = [t.id for t in journey.touchpoints_in(last.stage)] if last.stage else []
            case Stage():
                order = [s.id for s in journey.stages]
            case Channel() | Lane():
                order = [x.id for x in journey.lanes]
            case Connection():
                return self.view.focus_on(last.source) if last.source not in ids else NO_FOCUS
            case Note():
                return self.view.focus_on(last.about) if last.about not in ids else NO_FOCUS
            case _:
                order = []
        at = order.index(ids[-1]) if ids[-1] in order else 0
        rest = [i for i in (*order[at + 1 :], *reversed(order[:at])) if i not in ids]
        return self.view.focus_on(rest[0]) if rest else NO_FOCUS

    def _escape(self) -> bool:
        """Selection to one, then its cell or card, then nothing."""
        view = self.view
        self.is_collecting = False
        if view.mouse.forget():
            return True
        if len(view.selection.ids) > 1:
            view.select(view.selection.ids[-1:])
        elif self.on_curve.leave():
            return True
        elif view.selection.ids or view.focus:
            view.selection.clear()
            view.set_focus(NO_FOCUS)
        else:
            return False
        return True


def delete_seen(view: MapView, ids: list[str]) -> None:
    """Delete elements; where one of two states is looked at, in that one: the other keeps what stands in both."""
    if view.state_seen:
        operations.delete_in_state(view.document, ids, view.state_seen)
    else:
        operations.delete(view.document, ids)
