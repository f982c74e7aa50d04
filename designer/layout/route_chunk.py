"""The ways of a list of connections on one ground, one after the other, and what a change makes new among them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from designer.drawing import Box, Point
from designer.drawing.geometry import around
from designer.layout.route_data import RouteCard, RouteLink, RouteMeasures
from designer.layout.route_finder import find_way
from designer.layout.route_ground import LEFT, STUB, Errand, Ground, Way, place_on
from designer.layout.route_labels import Labels, label_region, place_label
from designer.layout.route_lines import Lines, Stretches, cut
from designer.layout.route_nudge import Nudged, part_lines
from designer.layout.route_walls import Span
from designer.model.kinds import ConnectionKind

OUTSIDE = 16.0  # so far outside of its cards a column's own lines may run
EVERYWHERE = Box(-1e9, -1e9, 1e9, 1e9)
_RANK = {ConnectionKind.MAIN: 0, ConnectionKind.ALTERNATIVE: 1, ConnectionKind.RETURN: 2}


def _rank(link: RouteLink) -> int:
    """Main connections choose first, a card's connections with itself last."""
    return _RANK[link.kind] + (len(_RANK) if link.source == link.target else 0)


class Record(NamedTuple):
    """What one link's way was found from, and what came out."""

    link: RouteLink
    bottom_x: float
    way: Way
    stretches: Stretches
    region: Box
    is_crowded: bool  # other lines are too close to it, and may have to give way


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
        self.labels = Labels()
        self._labelled: set[str] = set()
        self.changed: set[str] = set()  # links that look different since this was last emptied

    def points(self, id: str) -> tuple[Point, ...]:
        """The corner points of a link's line, from source to target."""
        nudged = self._nudged.get(id)
        return nudged.points if nudged is not None else self.records[id].way.points

    def update(
        self,
        ground: Ground,
        links: Iterable[RouteLink],
        dirty: list[Box],
        is_taken: Callable[[Box], bool] = lambda box: False,
    ) -> list[Box]:
        """Brings the ways up to date with the ground. `dirty` are the places where it has changed; places where lines
        have changed come on top of it in what is returned. `is_taken` tells where labels of others stand."""
        wanted = sorted(links, key=_rank)
        places = bottom_places(ground.measures, ground.cards, wanted)
        records, lines = self.records, self.lines
        is_new = not records
        nudged, self._nudged = self._nudged, {}
        for id, line in nudged.items():  # back to where the search put it
            lines.remove(line.stretches)
            lines.add(records[id].stretches)
        self._set_order([link.id for link in wanted], dirty)
        ahead = lines.ahead = set(records)
        bounds = _Bounds(dirty)
        for link in wanted:
            id = link.id
            record = records.get(id)
            if record is not None:
                if record.link == link and record.bottom_x == places[id] and not bounds.touch(record.region):
                    ahead.discard(id)
                    continue
            self._route(ground, link, places[id], record, bounds if not is_new else None)
            ahead.discard(id)
        self._nudge(ground)
        for id in nudged.keys() | self._nudged.keys():
            before, after = nudged.get(id), self._nudged.get(id)
            if before != after:
                self.changed.add(id)
                bounds.add(box for line in (before, after) if line is not None for box in line.stretches.boxes())
        self._place_labels(ground, wanted, bounds, is_taken)
        return [EVERYWHERE] if is_new else bounds.boxes

    def shift(self, columns: Sequence[Span], shifts: Sequence[float]) -> list[Box]:
        """Moves the ways of links whose whole surroundings move along with their columns, and takes out those of which
        only a part would. Returns where something has changed."""
        dirty: list[Box] = []
        for id in list(self.records):
            record = self.records[id]
            region = record.region
            if record.link.label:
                region = around((region, label_region(self.points(id), record.link.label_width)))
            moves = {
                shift
                for (left, right), shift in zip(columns, shifts)
                if left - OUTSIDE < region.right and right + OUTSIDE > region.left
            }
            if len(moves) != 1:
                self._unnudge(id)
                lost: list[Box] = []
                self._forget(id, lost)
                dirty += [box.moved(shift, 0) for shift in {0.0, *moves} for box in lost]
            elif any(moves):
                dx = moves.pop()
                self._unnudge(id)
                self._shift_one(id, dx)
        self._order = [id for id in self._order if id in self.records]
        return dirty

    def _shift_one(self, id: str, dx: float) -> None:
        record = self.records[id]
        way = record.way._replace(points=tuple([(x + dx, y) for x, y in record.way.points]))
        stretches = record.stretches.shifted(dx)
        self.lines.remove(record.stretches)
        self.lines.add(stretches)
        self.records[id] = record._replace(
            bottom_x=record.bottom_x + dx, way=way, stretches=stretches, region=record.region.moved(dx, 0)
        )
        label = self.labels.box(id)
        if label is not None:
            self.labels.put(id, label.moved(dx, 0))
        self.changed.add(id)

    def _unnudge(self, id: str) -> None:
        line = self._nudged.pop(id, None)
        if line is not None:
            self.lines.remove(line.stretches)
            self.lines.add(self.records[id].stretches)

    def _set_order(self, order: list[str], dirty: list[Box]) -> None:
        """Takes out the ways of links that are gone, and of those whose turn comes earlier or later than before."""
        kept = set(order)
        for id in [id for id in self._order if id not in kept]:
            self._forget(id, dirty)
        if order != self._order:
            for id in _out_of_order([id for id in self._order if id in kept], order):
                self._forget(id, dirty)
        self._order = order

    def _forget(self, id: str, dirty: list[Box]) -> None:
        stretches = self.records.pop(id).stretches
        self.lines.remove(stretches)
        dirty += stretches.boxes()
        label = self.labels.box(id)
        if label is not None:
            self.labels.put(id, None)
            dirty.append(label)
        self.changed.add(id)

    def _route(
        self, ground: Ground, link: RouteLink, bottom_x: float, record: Record | None, bounds: _Bounds | None
    ) -> None:
        errand = Errand(link, ground.cards[link.source], ground.cards[link.target], bottom_x)
        way, region = find_way(ground, errand)
        stretches = cut(link.id, way.points, _ports(errand, way), link.target if way.enters is LEFT else "")
        is_crowded = way.trouble >= ground.measures.overlap_cost
        self.records[link.id] = Record(link, bottom_x, way, stretches, region, is_crowded)
        self.changed.add(link.id)
        if record is not None:
            if record.stretches == stretches:
                return
            self.lines.remove(record.stretches)
        self.lines.add(stretches)
        if bounds is not None:
            bounds.add(stretches.boxes())
            if record is not None:
                bounds.add(record.stretches.boxes())

    def _nudge(self, ground: Ground) -> None:
        records = self.records
        crowded = [id for id in self._order if records[id].is_crowded]
        if crowded:
            ways = {id: (record.way.points, record.stretches) for id, record in records.items()}
            self._nudged = part_lines(ground, self.lines, crowded, ways)

    def _place_labels(
        self, ground: Ground, links: Sequence[RouteLink], bounds: _Bounds, is_taken: Callable[[Box], bool]
    ) -> None:
        """Places the labels, one after the other, where anything near them has changed."""
        labels = self.labels
        wanted = [link for link in links if link.label]
        ahead = {link.id for link in wanted}
        for link in wanted:
            id = link.id
            points = self.points(id)
            before = labels.box(id)
            ahead.discard(id)
            if id in self._labelled and id not in self.changed:
                if not bounds.touch(label_region(points, link.label_width)):
                    continue
            ahead.add(id)  # not to be in its own way
            box = place_label(ground, link, points, labels, ahead, is_taken)
            ahead.discard(id)
            if box != before:
                labels.put(id, box)
                bounds.add(b for b in (before, box) if b is not None)
                self.changed.add(id)
        gone = self._labelled - {link.id for link in wanted}
        for id in gone:
            before = labels.box(id)
            if before is not None:
                labels.put(id, None)
                bounds.add((before,))
        self._labelled = {link.id for link in wanted}


class _Bounds:
    """Boxes in which something has changed, with the box around them all for a quick look."""

    def __init__(self, boxes: list[Box]) -> None:
        self.boxes: list[Box] = []
        self._sides: list[tuple[float, float, float, float]] = []  # of each box; asked many thousand times
        self._left = self._top = 1e18
        self._right = self._bottom = -1e18
        self.add(boxes)

    def add(self, boxes: Iterable[Box]) -> None:
        for box in boxes:
            self.boxes.append(box)
            self._sides.append((box.left, box.top, box.right, box.bottom))
            self._left, self._top = min(self._left, box.left), min(self._top, box.top)
            self._right, self._bottom = max(self._right, box.right), max(self._bottom, box.bottom)

    def touch(self, region: Box) -> bool:
        """Whether something has changed in a region or next to it."""
        left, top, right, bottom = region.left, region.top, region.right, region.bottom
        if left > self._right or right < self._left or top > self._bottom or bottom < self._top:
            return False
        for box_left, box_top, box_right, box_bottom in self._sides:
            if box_left <= right and box_right >= left and box_top <= bottom and box_bottom >= top:
                return True
        return False


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
        if source.width < 2 * measures.port_bottom_x:  # a node
            wanted = round(source.width * 256) / 512
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
