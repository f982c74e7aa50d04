"""Places the labels of connections: on their line, clear of cards, marks, other lines and each other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise

from designer.drawing import Box, Point
from designer.layout.route_data import RouteLink, RouteMeasures
from designer.layout.route_ground import Ground
from designer.layout.route_lines import ARROW_ZONE, RING_ZONE
from designer.layout.route_walls import CELL_X, CELL_Y, ROW

_STEP = 8.0  # a label that finds no room in the middle of a stretch moves aside by this
_FREE = 2.0  # and keeps this from a ring and an arrowhead, from cards and from other lines
_BESIDE = 3.0  # between a line and a label next to it


class Labels:
    """The boxes of labels, found by place."""

    def __init__(self) -> None:
        self._boxes: dict[str, Box] = {}
        self._cells: dict[int, dict[str, Box]] = {}

    def box(self, id: str) -> Box | None:
        """The box of a link's label."""
        return self._boxes.get(id)

    def put(self, id: str, box: Box | None) -> None:
        """Puts a label in, or takes it out."""
        before = self._boxes.pop(id, None)
        if before is not None:
            for key in _keys(before):
                del self._cells[key][id]
                if not self._cells[key]:
                    del self._cells[key]
        if box is not None:
            self._boxes[id] = box
            for key in _keys(box):
                self._cells.setdefault(key, {})[id] = box

    def meet(self, box: Box, ahead: Collection[str] = ()) -> bool:
        """Whether a label stands in a box; those in `ahead` are not there yet."""
        for key in _keys(box):
            for id, other in self._cells.get(key, {}).items():
                if id not in ahead and other.meets(box):
                    return True
        return False


def label_region(points: Sequence[Point], width: float) -> Box:
    """The box that the place of a label depends on."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys)).grown(width + 20)


def place_label(
    ground: Ground,
    link: RouteLink,
    points: Sequence[Point],
    labels: Labels,
    ahead: Collection[str],
    is_taken: Callable[[Box], bool],
) -> Box | None:
    """The box of a link's label: in the middle of the longest level stretch if it is free there, else nearby on the line
    or right beside it, rather inside one stage; None where there is no room at all. `is_taken` tells of labels elsewhere."""
    for choices in (_choices, _choices_away):
        bridge: Box | None = None
        for box in choices(points, link.label_width, ground.measures):
            is_bridge = any(box.left - _FREE < seam < box.right + _FREE for seam in ground.seams)
            if is_bridge and bridge is not None:
                continue
            if _is_free(ground, link.id, box) and not labels.meet(box, ahead) and not is_taken(box):
                if not is_bridge:
                    return box
                bridge = box
        if bridge is not None:
            return bridge
    return None


def _choices(points: Sequence[Point], text_width: float, measures: RouteMeasures) -> Iterator[Box]:
    width = text_width + 2 * measures.label_padding
    half_width, half_height = width / 2, measures.label_height / 2
    levels, uprights = [], []
    last = len(points) - 2
    for i in range(last + 1):
        (ax, ay), (bx, by) = points[i], points[i + 1]
        start = RING_ZONE + _FREE if i == 0 else half_height
        end = ARROW_ZONE + _FREE if i == last else half_height
        if ay == by:
            low, high = (ax + start, bx - end) if ax < bx else (bx + end, ax - start)
            levels.append((-abs(bx - ax), i, ay, low, high))
        else:
            low, high = (ay + start, by - end) if ay < by else (by + end, ay - start)
            uprights.append((-abs(by - ay), i, ax, low, high))
    levels.sort()
    uprights.sort()
    for _, _, y, low, high in levels:
        for x in places_between(low + half_width, high - half_width):
            yield Box(x - half_width, y - half_height, x + half_width, y + half_height)
    for _, _, x, low, high in uprights:
        for y in places_between(low + half_height, high - half_height):
            yield Box(x - half_width, y - half_height, x + half_width, y + half_height)
    for _, _, x, low, high in uprights:
        for y in places_between(low + half_height, high - half_height):
            yield Box(x + _BESIDE, y - half_height, x + _BESIDE + width, y + half_height)
            yield Box(x - _BESIDE - width, y - half_height, x - _BESIDE, y + half_height)
    for _, _, y, low, high in levels:
        middle = (low + high) / 2
        reach = max((high - low) / 2, half_width)
        for x in places_between(middle - reach + half_width / 2, middle + reach - half_width / 2):
            for top in (y - _BESIDE - 2 * half_height, y + _BESIDE):
                yield Box(x - half_width, top, x + half_width, top + 2 * half_height)


def _choices_away(points: Sequence[Point], text_width: float, measures: RouteMeasures) -> Iterator[Box]:
    """Between two cards with hardly a gap: above or below the gap."""
    half_width, half_height = text_width / 2 + measures.label_padding, measures.label_height / 2
    levels = [(ay, *sorted((ax, bx))) for (ax, ay), (bx, by) in pairwise(points) if ay == by]
    for y, low, high in sorted(levels, key=lambda level: level[1] - level[2]):
        x = (low + high) / 2
        for away in range(4, 48, 2):
            for top in (y - away - 2 * half_height, y + away):
                yield Box(x - half_width, top, x + half_width, top + 2 * half_height)


def places_between(low: float, high: float, step: float = _STEP) -> Iterator[float]:
    """Places from the middle outwards; none where there is no room."""
    if low > high:
        return
    middle = (low + high) / 2
    yield middle
    aside = step
    while middle + aside <= high:
        yield middle + aside
        yield middle - aside
        aside += step


def _is_free(ground: Ground, link: str, box: Box) -> bool:
    if not ground.room.holds(box):
        return False
    left, top, right, bottom = box.left - _FREE, box.top - _FREE, box.right + _FREE, box.bottom + _FREE
    clear = ground.walls.clear
    for block in ground.walls.blocks_inside(left, top, right, bottom):
        if (
            block.left + clear < right
            and block.right - clear > left
            and block.top + clear < bottom
            and block.bottom - clear > top
        ):
            return False
        if any(m[0] < right and m[2] > left and m[1] < bottom and m[3] > top for m in block.marks):
            return False
    lines = ground.lines
    if any(piece.link != link for piece in lines.uprights(left, right, top, bottom)):
        return False
    return all(piece.link == link for piece in lines.levels(top, bottom, left, right))


def _keys(box: Box) -> Iterator[int]:
    first, last = int(box.top // CELL_Y), int(box.bottom // CELL_Y) + 1
    for column in range(int(box.left // CELL_X), int(box.right // CELL_X) + 1):
        yield from range(column * ROW + first, column * ROW + last)
