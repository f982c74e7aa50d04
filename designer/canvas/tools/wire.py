"""Drawing a connection from a card's edge, and leading the end of one elsewhere."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt

from designer.canvas.feedback import Dock, Feedback, Wire
from designer.canvas.hits import HitKind, card_near
from designer.canvas.joining import Joining
from designer.canvas.overlay import frame_box, handle_in, handle_out, handles_of
from designer.canvas.tools.gesture import Pointer
from designer.canvas.wording import lane_word, name_or_kind, step_number
from designer.canvas.writing import new_touchpoint
from designer.drawing import Box, Point
from designer.editing import operations
from designer.editing.operations.labels import quoted
from designer.layout.grid import Cell
from designer.model import Connection, Placement
from designer.words import _

if TYPE_CHECKING:
    from designer.canvas.view import MapView

_KEYS = ((_("Esc"), _("forgets")),)
_EDGE_REACH = 9.0  # pixels beside a card that still mean it; when zoomed in as many points at most


class DrawConnection:
    """From the handle at a card's right (it leads out) or left (it leads in) to another card or an empty cell."""

    cursor: Qt.CursorShape | None = Qt.CursorShape.CrossCursor
    scrolls_at_edges = True

    def __init__(self, view: MapView, id: str, is_out: bool) -> None:
        self.view = view
        self.id = id
        self.is_out = is_out

    def move(self, at: Pointer) -> Feedback:
        """Show the line, and what it would lead to."""
        view = self.view
        place = view.map_layout.grid.cards.get(self.id)
        if place is None:
            return Feedback()
        start = handles_of(place.box)[self.is_out]
        dock = (Dock(start, True),)
        target = self.target(at)
        if target is not None:
            words = _("Leads to {name}") if self.is_out else _("Comes from {name}")
            label = words.format(name=quoted(view.document.journey, target.id))
            wire = Wire(self._points(start, target.box))
            return Feedback(
                target=frame_box(target.box), wires=(wire,), docks=dock, label=label, label_at=_beside(wire, view.camera.scale),
                status=_("Release to connect them"), keys=_KEYS,
            )  # fmt: skip
        cell = self._free_cell(at)
        if cell is not None:
            label = _("New touchpoint, connected · {where}").format(where=self._where(cell))
            wire = Wire(free_way(start, (at.x, at.y), self.is_out))
            return Feedback(
                cells=(cell.box,), wires=(wire,), docks=dock, label=label, label_at=_beside(wire, view.camera.scale),
                status=_("Release to add a touchpoint here, connected"), keys=_KEYS,
            )  # fmt: skip
        wire = Wire(free_way(start, (at.x, at.y), self.is_out))
        return Feedback(wires=(wire,), docks=dock, status=_("Release to forget the connection"), keys=_KEYS)

    def release(self, at: Pointer) -> None:
        """Connect the cards, or add one that is connected."""
        view, found = self.view, self.target(at)
        if found is not None:
            source, target = (self.id, found.id) if self.is_out else (found.id, self.id)
            view.select([operations.connect(view.document, source, target)])
            return
        cell = self._free_cell(at)
        if cell is not None:
            place = Placement(stage=cell.stage, step=cell.step, lane=cell.lane)
            source, target = (self.id, "") if self.is_out else ("", self.id)
            view.write(new_touchpoint(view.document, Joining(place, connect_from=source, connect_to=target)))

    def target(self, at: Pointer) -> End | None:
        """The other card that the pointer is on."""
        return end_at(self.view, at, self.id)

    def _free_cell(self, at: Pointer) -> Cell | None:
        hit = self.view.hit(at.pixel)
        return hit.cell if hit.kind is HitKind.CELL else None

    def _where(self, cell: Cell) -> str:
        journey = self.view.document.journey
        step = _("step {n}").format(n=step_number(journey, cell.stage, cell.step))
        return f"{name_or_kind(journey, cell.stage)}, {step} · {lane_word(journey, cell.lane)}"

    def _points(self, start: Point, target: Box) -> tuple[Point, ...]:
        if self.is_out:
            return way_into(start, target)
        return way_between(handle_out(target), start)


class RedirectConnection:
    """An end of a connection, led to another card."""

    cursor: Qt.CursorShape | None = Qt.CursorShape.CrossCursor
    scrolls_at_edges = True

    def __init__(self, view: MapView, id: str, is_target_end: bool) -> None:
        self.view = view
        self.id = id
        self.is_target_end = is_target_end

    def move(self, at: Pointer) -> Feedback:
        """Show the line from the end that stays."""
        view = self.view
        connection = view.document.journey.find(Connection, self.id)
        if connection is None:
            return Feedback()
        fixed = connection.source if self.is_target_end else connection.target
        place = view.map_layout.grid.cards.get(fixed)
        if place is None:
            return Feedback()
        start = handles_of(place.box)[self.is_target_end]
        hidden = frozenset({self.id})
        end = end_at(view, at, fixed)
        if end is not None:
            words = _("Leads to {name}") if self.is_target_end else _("Comes from {name}")
            points = way_into(start, end.box) if self.is_target_end else way_between(handle_out(end.box), start)
            return Feedback(
                hidden=hidden, target=frame_box(end.box), wires=(Wire(points),), label_at=(at.x, at.y - 8 / view.camera.scale),
                label=words.format(name=quoted(view.document.journey, end.id)), status=_("Release to reconnect"), keys=_KEYS,
            )  # fmt: skip
        wire = Wire(free_way(start, (at.x, at.y), self.is_target_end))
        return Feedback(hidden=hidden, wires=(wire,), status=_("Release to leave the connection as it was"), keys=_KEYS)

    def release(self, at: Pointer) -> None:
        """Reconnect."""
        connection = self.view.document.journey.find(Connection, self.id)
        if connection is None:
            return
        end = end_at(self.view, at, connection.source if self.is_target_end else connection.target)
        if end is not None:
            which = "target" if self.is_target_end else "source"
            operations.reconnect(self.view.document, self.id, **{which: end.id})


class End(NamedTuple):
    """A touchpoint that a connection can lead to or come from, and its card."""

    id: str
    box: Box


def end_at(view: MapView, at: Pointer, other: str) -> End | None:
    """The card under the pointer or just beside its edge, where ways go in and out; never that of the other end."""
    hit = view.hit(at.pixel)
    if hit.kind is HitKind.TOUCHPOINT and hit.box is not None:
        return End(hit.id, hit.box) if hit.id != other else None
    reach = min(_EDGE_REACH / view.camera.scale, _EDGE_REACH)
    near = card_near(view.map_layout.grid, view.painter.chunks, at.x, at.y, reach)
    return End(near, view.map_layout.grid.cards[near].box) if near and near != other else None


def _beside(wire: Wire, scale: float) -> Point:
    """Right of the upright stretch nearest to the arrow, so that the label hides neither card."""
    points = wire.points
    upright = [(a, b) for a, b in pairwise(points) if a[0] == b[0]]
    (x, y), (_x, to_y) = upright[-1] if upright else (points[0], points[0])
    return x + 8 / scale, (y + to_y) / 2 + 16 / scale


def way_into(start: Point, target: Box) -> tuple[Point, ...]:
    """An orthogonal way from a port at a card's right to another card: into its left port, else into its top or bottom."""
    x, y = start
    port = handle_in(target)
    if port[0] > x + 20:
        return way_between(start, port)
    middle = (target.left + target.right) / 2
    if middle > x + 12 and not target.top - 8 <= y <= target.bottom + 8:
        return (x, y), (middle, y), (middle, target.top if y < target.top else target.bottom)
    turn = max(x, target.right) + 16
    return (x, y), (turn, y), (turn, port[1]), (target.right, port[1])


def way_between(start: Point, end: Point) -> tuple[Point, ...]:
    """An orthogonal way from a right port to a left one."""
    (x, y), (to_x, to_y) = start, end
    if abs(y - to_y) < 0.5 and to_x > x:
        return start, end
    if to_x > x + 16:
        turn = max((x + to_x) / 2, to_x - 11)
        return start, (turn, y), (turn, to_y), end
    middle = (y + to_y) / 2
    return start, (x + 12, y), (x + 12, middle), (to_x - 12, middle), (to_x - 12, to_y), end


def free_way(start: Point, end: Point, is_out: bool) -> tuple[Point, ...]:
    """A line from a port to the pointer; the arrow is where the connection leads to."""
    (x, y), (to_x, to_y) = start, end
    side = 1 if is_out else -1
    points: tuple[Point, ...]
    if (to_x - x) * side > 8:
        points = ((x, y), (to_x, y), (to_x, to_y)) if abs(to_y - y) > 2 else ((x, y), (to_x, to_y))
    else:
        points = ((x, y), (x + 12 * side, y), (x + 12 * side, to_y), (to_x, to_y))
    return points if is_out else points[::-1]
