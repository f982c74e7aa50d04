"""Places the labels of connections in the storyline's weave: beside their line, clear of nodes, other lines and each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from designer.drawing import Box, Point
from designer.layout.route_data import RouteLink, RouteMeasures
from designer.layout.route_labels import places_between

_BESIDE = 3.0  # between a line and its label
_CLEAR = 1.5  # between a label and what is not its own
_STEP = 6.0  # a label that finds no room in the middle of a stretch moves aside by this
_ENDS = 4.0  # a label beside a stretch may reach so far beyond its ends
_CELL = 64.0  # points: what stands near each other is found by columns of this width

# What makes one place of a label worse than another: it lies on its own line, on the seam between two stages, on another
# line, another label, a node.
_ON_LINE, _SEAM, _LINE, _LABEL, _NODE = 4.0, 12.0, 40.0, 400.0, 900.0
_AWAY = (4.5, 6.0, 8.0, 10.0, 13.0, 16.0, 20.0, 24.0)  # points from the line where there is no room right beside it

T = TypeVar("T")
_Cells = defaultdict[int, list[T]]


def place_weave_labels(
    lines: Mapping[str, Sequence[Point]],
    links: Sequence[RouteLink],
    nodes: Sequence[Box],
    room: Box,
    seams: Sequence[float],
    measures: RouteMeasures,
) -> dict[str, Box]:
    """The box of each link's label.

    `lines` are the corner points of all lines, `nodes` what no label may hide (numbers on the lines, names of blueprint
    lines), `room` the weave's lanes, `seams` where one stage ends and the next begins. Where there is no free place beside
    a line, its label stands on it, or on a line that passes; it is left out where every place would hide what can be read.
    """
    pieces = [(id, _piece(a, b)) for id, points in lines.items() for a, b in pairwise(points) if a != b]
    ground = _Ground(pieces, nodes, seams)
    taken: dict[str, Box] = {}
    # Those with least choice first: short lines.
    wanted = [link for link in links if link.label and link.id in lines]
    wanted.sort(key=lambda link: _length(lines[link.id]))
    for link in wanted:
        width, height = link.label_width + 2 * measures.label_padding, measures.label_height
        best: tuple[float, Box] | None = None
        for box, cost in _choices(lines[link.id], width, height):
            placed = _inside(box, room)
            if placed is None:
                continue
            against = ground.cost(link.id, placed)
            if best is None or cost + against < best[0]:
                best = cost + against, placed
            if not against:  # later choices are no better in themselves
                break
        if best is not None and best[0] < _LABEL:
            taken[link.id] = best[1]
            ground.put_label(best[1])
    return taken


class _Ground:
    """What a label can lie on, found by place: pieces of lines, nodes, other labels."""

    def __init__(self, pieces: Sequence[tuple[str, Box]], nodes: Sequence[Box], seams: Sequence[float]) -> None:
        self._seams = seams
        self._pieces: _Cells[tuple[str, Box]] = defaultdict(list)
        self._nodes: _Cells[Box] = defaultdict(list)
        self._labels: _Cells[Box] = defaultdict(list)
        for id, box in pieces:
            for key in _keys(box):
                self._pieces[key].append((id, box))
        for box in nodes:
            for key in _keys(box):
                self._nodes[key].append(box)

    def put_label(self, box: Box) -> None:
        """A label that the next ones keep clear of."""
        for key in _keys(box):
            self._labels[key].append(box)

    def cost(self, link: str, box: Box) -> float:
        """What speaks against a place; 0 for a free one."""
        near = box.grown(_CLEAR)
        keys = _keys(near)
        nodes = {node for key in keys for node in self._nodes.get(key, ()) if node.meets(near)}
        labels = {label for key in keys for label in self._labels.get(key, ()) if label.meets(near)}
        found = {piece for key in keys for piece in self._pieces.get(key, ()) if piece[1].meets(near)}
        own = [piece for id, piece in found if id == link]
        # Lines that share their way with the own one are one line there.
        lines = sum(1 for id, piece in found if id != link and not any(_covers(o, piece, near) for o in own))
        cost = _NODE * len(nodes) + _LABEL * len(labels) + _LINE * lines
        return cost + _SEAM * sum(1 for seam in self._seams if near.left < seam < near.right)


def _keys(box: Box) -> range:
    return range(int(box.left // _CELL), int(box.right // _CELL) + 1)


def _covers(own: Box, piece: Box, near: Box) -> bool:
    """Whether inside a box a piece of another line lies on one of the own line."""
    left, right = max(piece.left, near.left), min(piece.right, near.right)
    top, bottom = max(piece.top, near.top), min(piece.bottom, near.bottom)
    return own.left - 0.1 <= left and right <= own.right + 0.1 and own.top - 0.1 <= top and bottom <= own.bottom + 0.1


def _choices(points: Sequence[Point], width: float, height: float) -> Iterator[tuple[Box, float]]:
    """Places for a label with what speaks against them, the best first: beside upright stretches, above and below level
    ones, then a little away from these, then on the line itself."""
    uprights, levels = [], []
    for (ax, ay), (bx, by) in pairwise(points):
        if ax == bx and ay != by:
            uprights.append((abs(by - ay), ax, min(ay, by), max(ay, by)))
        elif ay == by and ax != bx:
            levels.append((abs(bx - ax), ay, min(ax, bx), max(ax, bx)))
    uprights.sort(reverse=True)
    levels.sort(reverse=True)
    for _length_of, x, low, high in uprights:
        for y in _places(low + height / 2 - _ENDS, high - height / 2 + _ENDS):
            yield Box(x + _BESIDE, y - height / 2, x + _BESIDE + width, y + height / 2), 0
            yield Box(x - _BESIDE - width, y - height / 2, x - _BESIDE, y + height / 2), 0
    for _length_of, y, low, high in levels:
        middle, reach = (low + high) / 2, max(0.0, (high - low - width) / 2 + _ENDS)
        for x in _places(middle - reach, middle + reach):
            yield Box(x - width / 2, y - _BESIDE - height, x + width / 2, y - _BESIDE), 0
            yield Box(x - width / 2, y + _BESIDE, x + width / 2, y + _BESIDE + height), 0
    for away in _AWAY:
        for _length_of, x, low, high in uprights:
            for y in _places(low - away, high + away):
                yield Box(x + away, y - height / 2, x + away + width, y + height / 2), away / 10
                yield Box(x - away - width, y - height / 2, x - away, y + height / 2), away / 10
        for _length_of, y, low, high in levels:
            for x in _places(low - away, high + away):
                yield Box(x - width / 2, y - away - height, x + width / 2, y - away), away / 10
                yield Box(x - width / 2, y + away, x + width / 2, y + away + height), away / 10
    for _length_of, x, low, high in uprights:
        for y in _places(low, high):
            yield Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2), _ON_LINE
    for _length_of, y, low, high in levels:
        for x in _places(low, high):
            yield Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2), _ON_LINE


def _places(low: float, high: float) -> Iterator[float]:
    """Places from the middle outwards; the middle alone where there is no room."""
    middle = (low + high) / 2
    return places_between(min(low, middle), max(high, middle), _STEP)


def _inside(box: Box, room: Box) -> Box | None:
    """The box moved into the room; None where it is too wide for it or would leave its line by more than its height."""
    if box.width > room.width or box.height > room.height:
        return None
    dx = max(room.left - box.left, 0) + min(room.right - box.right, 0)
    dy = max(room.top - box.top, 0) + min(room.bottom - box.bottom, 0)
    return box if dx == dy == 0 else box.moved(dx, dy) if abs(dy) <= box.height else None


def _piece(a: Point, b: Point) -> Box:
    return Box(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])).grown(1.25)


def _length(points: Sequence[Point]) -> float:
    return sum(abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in pairwise(points))
