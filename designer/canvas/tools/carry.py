"""Carrying touchpoints to another stage, step or lane; copying them; handing them to the tray."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt

from designer.canvas.feedback import Feedback, Ghost, Wire
from designer.canvas.joining import copy_to, move_to
from designer.canvas.overlay import FRAME_ABOVE, handle_in, handle_out
from designer.canvas.tools.gesture import Pointer
from designer.canvas.tools.landing import Landing, Landings
from designer.drawing import Box, Point
from designer.editing import operations
from designer.editing.operations.labels import several
from designer.model import Touchpoint
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.canvas.view import MapView

_MOST_WIRES = 40
_TURN = 12.0  # points from a card to where a way turns
_NONE: frozenset[str] = frozenset()


class CarryTouchpoints:
    """Moves touchpoints, on the map or out of the tray. Ctrl copies, Shift keeps the lane."""

    cursor: Qt.CursorShape | None = Qt.CursorShape.ClosedHandCursor
    scrolls_at_edges = True

    def __init__(self, view: MapView, ids: Sequence[str], grabbed: str, start: Pointer) -> None:
        self.view = view
        self.ids = (grabbed, *(i for i in ids if i != grabbed))
        self.moving = frozenset(ids)
        self.start = (start.x, start.y)
        journey = view.document.journey
        self.ways = tuple(
            {c.id: c for i in self.ids for c in (*journey.connections_from(i), *journey.connections_to(i))}.values()
        )
        self.follows = frozenset(c.id for c in self.ways)
        self._what = several(journey, list(self.ids))
        self._moves, self._copies = Landings(view, self.moving), Landings(view, frozenset())
        self._told: tuple[Landing, Feedback] | None = None  # what is said and shown of a landing, wherever the ghost is

    def move(self, at: Pointer) -> Feedback:
        """Show where they land."""
        is_copying = at.is_copying
        dx, dy = at.x - self.start[0], at.y - self.start[1]
        ghost = Ghost(self.ids, dx, dy, count=len(self.ids))
        wires = () if is_copying else self._wires(dx, dy)
        if self._is_over_tray(at):
            status = _("Release to put {what} into the tray").format(what=self._what)
            shown, label_at = self._feedback(is_copying, status, label=_("To the tray")), self._label_at(dx, dy, at)
        elif (landing := self._landing(at, is_copying)) is None:
            status = ngettext("Release to leave it where it is", "Release to leave them where they are", len(self.ids))
            shown, label_at = self._feedback(is_copying, status), None
        else:
            shown, label_at = self._feedback_of(landing, is_copying), self._label_at(dx, dy, at)
        return msgspec.structs.replace(shown, ghost=ghost, wires=wires, label_at=label_at)

    def _feedback_of(self, landing: Landing, is_copying: bool) -> Feedback:
        if self._told is None or self._told[0] is not landing:
            words = _("Release to copy {what} here") if is_copying else _("Release to put {what} here")
            label = _("Copy to {place}").format(place=landing.label) if is_copying else landing.label
            shown = self._feedback(is_copying, words.format(what=self._what), label=label)
            shown = msgspec.structs.replace(shown, mark=landing.mark, cells=landing.cells, docks=landing.docks)
            self._told = landing, shown
        return self._told[1]

    def _feedback(self, is_copying: bool, status: str, *, label: str = "") -> Feedback:
        faded, hidden = (_NONE, _NONE) if is_copying else (self.moving, self.follows)
        return Feedback(faded=faded, hidden=hidden, label=label, status=status, keys=_keys(is_copying))

    def release(self, at: Pointer) -> None:
        """Put them there, connected where that was shown."""
        view, document = self.view, self.view.document
        if self._is_over_tray(at):
            operations.move_to_tray(document, self.ids)
            return
        landing = self._landing(at, at.is_copying)
        if landing is None:
            return
        if at.is_copying:
            copies = copy_to(document, self.ids, landing.joining)
            view.select(copies)
        else:
            move_to(document, self.ids, landing.joining)
            view.select(view.selection.ids if self.moving <= set(view.selection.ids) else self.ids)

    def _landing(self, at: Pointer, is_copying: bool) -> Landing | None:
        lane = None
        if at.is_shifted:
            lanes = {place for i in self.ids if (place := self._lane_of(i)) is not None}
            lane = lanes.pop() if len(lanes) == 1 else None
        return (self._copies if is_copying else self._moves).at(at, lane)

    def _lane_of(self, id: str) -> str | None:
        journey = self.view.document.journey
        touchpoint = journey.find(Touchpoint, id)
        return journey.place_of(touchpoint) if touchpoint is not None else None

    def _is_over_tray(self, at: Pointer) -> bool:
        camera, x, y = self.view.camera, at.pixel.x(), at.pixel.y()
        is_inside = 0 <= x < camera.width and 0 <= y < camera.height
        return not is_inside and self.view.tray_target(at.screen)

    def _label_at(self, dx: float, dy: float, at: Pointer) -> tuple[float, float]:
        box = self._grabbed_box()
        if box is None:
            return at.x, at.y - 12
        return box.left + dx, box.top - FRAME_ABOVE + dy

    def _grabbed_box(self) -> Box | None:
        grid = self.view.map_layout.grid
        place = grid.cards.get(self.ids[0])
        return place.box if place is not None else grid.tray.get(self.ids[0])

    def _wires(self, dx: float, dy: float) -> tuple[Wire, ...]:
        cards = self.view.map_layout.grid.cards
        grabbed = cards.get(self.ids[0])
        if grabbed is None:
            return ()
        ghost = grabbed.box.moved(dx, dy)
        made, moving = [], self.moving
        for way in self.ways[:_MOST_WIRES]:
            is_carried = way.target in moving
            if is_carried and way.source in moving:
                continue
            other = cards.get(way.source if is_carried else way.target)
            if other is not None:
                source, target = (other.box, ghost) if is_carried else (ghost, other.box)
                made.append(Wire(_way(source, target, is_target_carried=is_carried), is_dim=True))
        return tuple(made)


def _way(source: Box, target: Box, *, is_target_carried: bool) -> tuple[Point, ...]:
    """An orthogonal way between two cards, one of which is carried. Its long part stays beside the other one: while a card is
    carried little of the way is painted again."""
    start, end = handle_out(source), handle_in(target)
    (x, y), (to_x, to_y) = start, end
    if abs(y - to_y) < 0.5 and to_x > x:
        return start, end
    if to_x > x + 16:
        middle = (x + to_x) / 2
        turn = min(middle, x + _TURN) if is_target_carried else max(middle, to_x - _TURN)
        return start, (turn, y), (turn, to_y), end
    carried, other = (target, y) if is_target_carried else (source, to_y)
    half = (carried.bottom - carried.top) / 2 + _TURN
    own, level = (to_y if is_target_carried else y), (y + to_y) / 2
    if abs(other - own) > 2 * half:
        level = own + half if other > own else own - half
    return start, (x + _TURN, y), (x + _TURN, level), (to_x - _TURN, level), (to_x - _TURN, to_y), end


@cache
def _keys(is_copying: bool) -> tuple[tuple[str, str], ...]:
    verb = _("moves") if is_copying else _("copies")
    return (_("Ctrl"), verb), (_("Shift"), _("keeps the lane")), (_("Esc"), _("forgets"))
