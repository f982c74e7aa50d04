"""Which point of one map belongs to which of another, so that two maps scroll together: stage by stage, lane by lane."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from designer.drawing import Point
from designer.layout.grid import Grid

Knot = tuple[float, float]


class Alignment:
    """Maps points of the map before to those of the map after, and back.

    Edges of stages and lanes that are one in both lie on each other; between them, and beyond the last, it is stretched.
    """

    def __init__(self, across: Iterable[Knot], down: Iterable[Knot]) -> None:
        self._across, self._down = _rising(across), _rising(down)

    @classmethod
    def of(cls, before: Grid, after: Grid, to_after: Mapping[str, str]) -> Alignment:
        """The alignment of two laid-out maps whose elements are paired."""
        columns = {s.id: s for s in after.stages}
        across: list[Knot] = [(before.lattice.left, after.lattice.left)]
        for stage in before.stages:
            other = columns.get(to_after.get(stage.id, ""))
            if other is not None:
                across += [(stage.left, other.left), (stage.right, other.right)]
        rows = {(r.kind, r.lane): r for r in after.lanes}
        down: list[Knot] = [(before.title.top, after.title.top), (before.lattice.top, after.lattice.top)]
        for row in before.lanes:
            there = rows.get((row.kind, to_after.get(row.lane, "") if row.lane else ""))
            if there is not None:
                down += [(row.top, there.top), (row.bottom, there.bottom)]
        return cls(across, down)

    def there(self, point: Point) -> Point:
        """A point of the map before on the map after."""
        return _on(self._across, point[0]), _on(self._down, point[1])

    def back(self, point: Point) -> Point:
        """A point of the map after on the map before."""
        return _on([(b, a) for a, b in self._across], point[0]), _on([(b, a) for a, b in self._down], point[1])


def _rising(knots: Iterable[Knot]) -> list[Knot]:
    """Knots in an order in which both sides grow; what was moved across others is left out."""
    found: list[Knot] = []
    for knot in sorted(knots):
        if not found or (knot[0] > found[-1][0] and knot[1] > found[-1][1]):
            found.append(knot)
    return found or [(0.0, 0.0)]


def _on(knots: list[Knot], value: float) -> float:
    at = bisect_right(knots, (value, float("inf")))
    if at == 0:
        return knots[0][1] + value - knots[0][0]
    if at == len(knots):
        return knots[-1][1] + value - knots[-1][0]
    (a, b), (c, d) = knots[at - 1], knots[at]
    return b + (value - a) * (d - b) / (c - a)
