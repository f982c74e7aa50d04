"""The ways of a list of connections on one ground, one after the other, and what a change makes new among them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from designer.drawing import Box, Point
from designer.layout.route_data import RouteCard, RouteLink, RouteMeasures
from designer.layout.route_finder import find_way
from designer.layout.route_ground import LEFT, STUB, Errand, Ground, Way, place_on, plain_cost
from designer.layout.route_lines import Lines, Stretches, cut
from designer.layout.route_nudge import Nudged, part_lines
from designer.model.elements import ConnectionKind

EVERYWHERE = Box(-1e9, -1e9, 1e9, 1e9)
_RANK = {ConnectionKind.MAIN: 0, ConnectionKind.ALTERNATIVE: 1, ConnectionKind.RETURN: 2}


class Record(NamedTuple):
    """What one link's way was found from, and what came out."""

    link: RouteLink
    bottom_x: float
    way: Way
    stretches: Stretches
    region: Box


class Chunk:
    """Keeps the ways of links that are found one after the other, each heeding those before it.

    The result is the same whether it is reached at once or by any number of updates: a way is found anew whenever
    something has changed inside the box it was found in: a card, a line before it in the order, a hairline.
    """

    def __init__(self, measures: RouteMeasures) -> None:
        self.lines = Lines(measures)
        self.records: dict[str, Record] = {}
        self._order: list[str] = []
        self._nudged: dict[str, Nudged] = {}

    def points(self, id: str) -> tuple[Point, ...]:
        """The corner points of a link's line, from source to target."""
        nudged = self._nudged.get(id)
        return nudged.points if nudged is not None else self.records[id].way.points

    def update(self, ground: Ground, links: Iterable[RouteLink], dirty: list[Box]) -> list[Box]:
        """Brings the ways up to date with the ground. `dirty` are the places where it has changed; places where lines
        have changed come on top of it in what is returned."""
        wanted = sorted(links, key=lambda link: _RANK[link.kind])
        places = bottom_places(ground.measures, ground.cards, wanted)
        records, lines = self.records, self.lines
        nudged, self._nudged = self._nudged, {}
        for id, line in nudged.items():  # back to where the search put it
            lines.remove(line.stretches)
            lines.add(records[id].stretches)
        kept = {link.id for link in wanted}
        for id in [id for id in self._order if id not in kept]:
            self._forget(id, dirty)
        order = [link.id for link in wanted]
        if order != self._order:
            for id in _out_of_order([id for id in self._order if id in kept], order):
                self._forget(id, dirty)
        self._order = order
        ahead = lines.ahead = set(records)
        is_new = not records
        bounds = _Bounds(dirty)
        for link in wanted:
            id = link.id
            record = records.get(id)
            bottom_x = places[id]
            if record is not None:
                if record.link == link and record.bottom_x == bottom_x and not bounds.touch(record.region):
                    ahead.discard(id)
                    continue
            errand = Errand(link, ground.cards[link.source], ground.cards[link.target], bottom_x)
            way, region = find_way(ground, errand)
            ahead.discard(id)
            if record is not None and record.way.points == way.points and record.link.target == link.target:
                records[id] = Record(link, bottom_x, way, record.stretches, region)
                continue
            if record is not None:
                lines.remove(record.stretches)
                bounds.add(record.stretches.boxes())
            stretches = cut(id, way.points, _ports(errand, way), link.target if way.enters is LEFT else "")
            lines.add(stretches)
            if not is_new:
                bounds.add(stretches.boxes())
            records[id] = Record(link, bottom_x, way, stretches, region)
        self._nudge(ground)
        if is_new:
            return [EVERYWHERE]
        for id in nudged.keys() | self._nudged.keys():
            before, after = nudged.get(id), self._nudged.get(id)
            if before != after:
                bounds.add(box for line in (before, after) if line is not None for box in line.stretches.boxes())
        return bounds.boxes

    def _nudge(self, ground: Ground) -> None:
        bend, most = ground.measures.bend, ground.measures.overlap_cost
        crowded = [
            id
            for id in self._order
            if self.records[id].way.cost - plain_cost(self.records[id].way.points, bend) >= most
        ]
        if crowded:
            ways = {id: (record.way.points, record.stretches) for id, record in self.records.items()}
            self._nudged = part_lines(ground, self.lines, crowded, ways)

    def _forget(self, id: str, dirty: list[Box]) -> None:
        stretches = self.records.pop(id).stretches
        self.lines.remove(stretches)
        dirty += stretches.boxes()


class _Bounds:
    """Boxes in which something has changed, with the box around them all for a quick look."""

    def __init__(self, boxes: list[Box]) -> None:
        self.boxes: list[Box] = []
        self._left = self._top = 1e18
        self._right = self._bottom = -1e18
        self.add(boxes)

    def add(self, boxes: Iterable[Box]) -> None:
        for box in boxes:
            self.boxes.append(box)
            self._left, self._top = min(self._left, box.left), min(self._top, box.top)
            self._right, self._bottom = max(self._right, box.right), max(self._bottom, box.bottom)

    def touch(self, region: Box) -> bool:
        """Whether something has changed in a region or next to it."""
        left, top, right, bottom = region.left, region.top, region.right, region.bottom
        if left > self._right or right < self._left or top > self._bottom or bottom < self._top:
            return False
        return any(b.left <= right and b.right >= left and b.top <= bottom and b.bottom >= top for b in self.boxes)


def _ports(errand: Errand, way: Way) -> tuple[tuple[str, str, float], ...]:
    source, target = errand.source, errand.target
    return (
        (source.id, way.leaves, place_on(way.leaves, way.points[0], source.box)),
        (target.id, way.enters, place_on(way.enters, way.points[-1], target.box)),
    )


def bottom_places(
    measures: RouteMeasures, cards: Mapping[str, RouteCard], links: Sequence[RouteLink]
) -> dict[str, float]:
    """Where each link leaves its source's bottom edge if it does: side by side, so that they do not cross each other.

    The line that goes furthest down takes the usual place, each nearer one the next place to the right.
    """
    places: dict[str, float] = {}
    downwards: dict[str, list[tuple[float, int, str, float]]] = defaultdict(list)
    for i, link in enumerate(links):
        source, target = cards[link.source].box, cards[link.target].box
        pitch = target.left - source.left
        wanted = measures.port_bottom_x
        if 0 < pitch < 2.5 * wanted:
            wanted = round(0.4 * pitch * 512) / 512
        places[link.id] = source.left + wanted
        if target.top > source.bottom and 0 < pitch < source.width + 2 * measures.wall:
            downwards[link.source].append((-target.top, i, link.id, target.left))
    for rivals in downwards.values():
        if len(rivals) > 1:
            rivals.sort()
            x = min(places[id] for _, _, id, _ in rivals)
            for _, _, id, limit in rivals:
                places[id] = min(x, limit - STUB)
                x += measures.port_distance
    return places


def _out_of_order(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """The ids that have to move so that one order becomes the other: those outside the longest common run of order."""
    place = {id: i for i, id in enumerate(after)}
    tails: list[int] = []
    holders: list[str] = []
    previous: dict[str, str | None] = {}
    for id in before:
        i = bisect_left(tails, place[id])
        if i == len(tails):
            tails.append(place[id])
            holders.append(id)
        else:
            tails[i] = place[id]
            holders[i] = id
        previous[id] = holders[i - 1] if i else None
    keep = set()
    id_: str | None = holders[-1] if holders else None
    while id_ is not None:
        keep.add(id_)
        id_ = previous[id_]
    return (id for id in before if id not in keep)
