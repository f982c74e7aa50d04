"""The ground that ways are found on: cards with their walls and doorways, lines that are there, hairlines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from designer.drawing import Box, Point
from designer.layout.route_data import RouteCard, RouteLink, RouteMeasures
from designer.layout.route_lines import ARROW_ZONE, RING_ZONE, Traffic
from designer.layout.route_walls import Obstacles, Span

CORNER_FREE = 8.0  # a port keeps this from the card's corners
MARK_FREE = 4.0  # and this from a mark, so that the ring does not touch it
HAIRLINE_FREE = 1.25  # nearer than this a level stretch would run along a hairline
TRUTH_NARROWEST = 94.0  # a narrower moment of truth has no port on its top edge (LOOK.md section 6)
STUB = 8.0  # a last stretch shorter than this leaves no room for the arrowhead and a corner
LOWER_PORT = 20.0  # what a right port below the usual one costs

LEFT, RIGHT, TOP, BOTTOM = "left", "right", "top", "bottom"  # the edges of a card that have ports


class Way(NamedTuple):
    """A way that was found: its corner points, the edges it leaves and enters, and what it costs."""

    points: tuple[Point, ...]
    leaves: str
    enters: str
    cost: float
    trouble: float  # the part of the cost that other lines and used ports make


class Doorways(NamedTuple):
    """Where on its top and its bottom edge lines may start or end: between the marks."""

    top: list[Span]
    bottom: list[Span]


class Errand(NamedTuple):
    """One link with its two cards, and the x at which its line leaves the bottom edge if it does."""

    link: RouteLink
    source: RouteCard
    target: RouteCard
    bottom_x: float


class Ground:
    """Everything that ways depend on. Lines stay inside `room`, or where there is no way inside `outer`."""

    def __init__(
        self,
        measures: RouteMeasures,
        cards: Mapping[str, RouteCard],
        walls: Obstacles,
        lines: Traffic,
        hairlines: Sequence[float],
        room: Box,
        outer: Box,
        doorways: dict[str, Doorways],
        seams: Sequence[float] = (),
    ) -> None:
        self.measures = measures
        self.cards = cards
        self.walls = walls
        self.lines = lines
        self.hairlines = hairlines
        self.room = room
        self.outer = outer
        self.seams = seams  # between two stages, which a label should not bridge
        self._doorways = doorways

    def doorways(self, card: RouteCard) -> Doorways:
        """Where on the top and the bottom edge of a card lines may start or end."""
        found = self._doorways.get(card.id)
        if found is None:
            found = self._doorways[card.id] = Doorways(_top_spans(card), _bottom_spans(card))
        return found

    def hairline_distance(self, y: float) -> float:
        """How far the nearest hairline is."""
        i = bisect_left(self.hairlines, y)
        after = self.hairlines[i] - y if i < len(self.hairlines) else 1e9
        return min(after, y - self.hairlines[i - 1]) if i else after

    def port_cost(self, card: RouteCard, edge: str, place: float) -> float:
        """What a port costs that is close to one in use. Any number of lines may join at a left port."""
        if edge is not LEFT:
            apart = self.measures.port_distance - 0.01
            for other in self.lines.used_places(card.id, edge):
                if -apart < other - place < apart:
                    return self.measures.used_port
        return 0.0

    def traffic(self, points: Sequence[Point], enters: str, target: str) -> float:
        """What other lines cost a line through these corners."""
        lines = self.lines
        last = len(points) - 2
        cost = 0.0
        for i in range(last + 1):
            ax, ay = points[i]
            bx, by = points[i + 1]
            start = RING_ZONE if i == 0 else 0.0
            end = ARROW_ZONE if i == last else 0.0
            if ay == by:
                joins = target if i == last and enters is LEFT else ""
                if ax < bx:
                    cost += lines.cost_level(ay, ax, bx, ax + start, bx - end, joins)
                else:
                    cost += lines.cost_level(ay, bx, ax, bx + end, ax - start, joins)
            elif ay < by:
                cost += lines.cost_upright(ax, ay, by, ay + start, by - end)
            else:
                cost += lines.cost_upright(ax, by, ay, by + end, ay - start)
        return cost

    def priced(self, errand: Errand, points: tuple[Point, ...], leaves: str, enters: str) -> Way:
        """A way that is free of walls with what it costs: length, bends, other lines, ports (LOOK.md section 6)."""
        source, target = errand.source, errand.target
        trouble = (
            self.port_cost(source, leaves, place_on(leaves, points[0], source.box))
            + self.port_cost(target, enters, place_on(enters, points[-1], target.box))
            + self.traffic(points, enters, target.id)
        )
        return Way(points, leaves, enters, plain_cost(points, self.measures.bend) + trouble, trouble)


def plain_cost(points: Sequence[Point], bend: float) -> float:
    """Length and bends of an orthogonal line."""
    cost = bend * (len(points) - 2)
    x, y = points[0]
    for px, py in points:
        cost += abs(px - x) + abs(py - y)
        x, y = px, py
    return cost


def straightened(points: Iterable[Point]) -> tuple[Point, ...]:
    """The corner points alone, without doubles and points on a straight stretch."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and (kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]):
            kept[-1] = point
            continue
        kept.append(point)
    return tuple(kept)


def place_on(edge: str, port: Point, box: Box) -> float:
    """Where along its edge a port lies."""
    return port[0] - box.left if edge is TOP or edge is BOTTOM else port[1] - box.top


def _top_spans(card: RouteCard) -> list[Span]:
    box = card.box
    if card.is_moment_of_truth and box.width < TRUTH_NARROWEST:
        return []
    return _open_spans(box, [(mark.left, mark.right) for mark in card.marks if mark.top < box.top < mark.bottom])


def _bottom_spans(card: RouteCard) -> list[Span]:
    box = card.box
    return _open_spans(box, [(mark.left, mark.right) for mark in card.marks if mark.top < box.bottom < mark.bottom])


def _open_spans(box: Box, marks: list[Span]) -> list[Span]:
    spans = []
    corner = min(CORNER_FREE, box.width / 2)  # a node has one door, in its middle
    x = box.left + corner
    end = box.right - corner
    marks.sort()
    for left, right in marks:
        before = min(left - MARK_FREE, end)
        if before >= x:
            spans.append((x, before))
        x = max(x, right + MARK_FREE)
    if x <= end:
        spans.append((x, end))
    return spans
