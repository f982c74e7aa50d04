"""The stretches of lines that are already drawn, found by place, and the ports they use."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple, Protocol

from designer.drawing import Box, Point
from designer.layout.route_data import RouteMeasures
from designer.layout.route_walls import CELL_X, CELL_Y, ROW

RING_ZONE = 4.0  # of a line's first stretch: nothing may cross the ring
ARROW_ZONE = 8.0  # of its last one: nothing may cross the arrowhead
JOINT = 26.0  # so much before a left port lines to it may lie on each other
_TOUCH = 1.0  # overlaps shorter than this are none


class Stretch(NamedTuple):
    """One straight piece of a line: level at y `at` from x `low` to `high`, or upright at x `at` from y `low` to `high`.

    Crossings outside of `safe_low` … `safe_high` would hit the ring or the arrowhead. `joins` is the card into whose left
    port it runs, else "".
    """

    at: float
    low: float
    high: float
    safe_low: float
    safe_high: float
    link: str
    joins: str


class Stretches(NamedTuple):
    """A whole line cut into its stretches, and the (card, edge, place along it) where it starts and ends."""

    link: str
    level: tuple[Stretch, ...]
    upright: tuple[Stretch, ...]
    ports: tuple[tuple[str, str, float], ...]
    joins: str

    def boxes(self) -> Iterator[Box]:
        """A thin box around each stretch."""
        for at, low, high, *_ in self.level:
            yield Box(low, at, high, at)
        for at, low, high, *_ in self.upright:
            yield Box(at, low, at, high)

    def shifted(self, dx: float) -> Stretches:
        """The same line elsewhere."""
        level = tuple(
            [
                Stretch(at, low + dx, high + dx, safe_low + dx, safe_high + dx, link, joins)
                for at, low, high, safe_low, safe_high, link, joins in self.level
            ]
        )
        upright = tuple([piece._replace(at=piece.at + dx) for piece in self.upright])
        return Stretches(self.link, level, upright, self.ports, self.joins)


class Traffic(Protocol):
    """What searches ask about the lines that are there."""

    def used_places(self, card: str, edge: str) -> list[float]:
        """Where along an edge of a card lines start or end."""

    def cost_upright(self, x: float, top: float, bottom: float, safe_top: float, safe_bottom: float) -> float:
        """What crossing and being near other lines costs an upright stretch."""

    def cost_level(
        self, y: float, left: float, right: float, safe_left: float, safe_right: float, joins: str = ""
    ) -> float:
        """What crossing and being near other lines costs a level stretch, which may run into a left port of a card."""

    def uprights(self, left: float, right: float, top: float, bottom: float) -> list[Stretch]:
        """The upright stretches with x from left to right beside a line from top to bottom, each once."""

    def levels(self, top: float, bottom: float, left: float, right: float) -> list[Stretch]:
        """The level stretches with y from top to bottom beside a line from left to right, each once."""


class Lines:
    """All stretches by place. Those of links in `ahead` are not there yet: their turn comes later."""

    def __init__(self, measures: RouteMeasures) -> None:
        self.measures = measures
        self.ahead: Collection[str] = frozenset()
        self._level: dict[int, list[Stretch]] = {}
        self._upright: dict[int, list[Stretch]] = {}
        self._ports: dict[tuple[str, str], dict[str, float]] = {}

    def add(self, stretches: Stretches) -> None:
        """Puts a line in."""
        for cells, key, piece in self._places(stretches):
            if key in cells:
                cells[key].append(piece)
            else:
                cells[key] = [piece]
        for card, edge, place in stretches.ports:
            self._ports.setdefault((card, edge), {})[stretches.link] = place

    def remove(self, stretches: Stretches) -> None:
        """Takes a line out."""
        for cells, key, piece in self._places(stretches):
            cells[key].remove(piece)
            if not cells[key]:
                del cells[key]
        for card, edge, _ in stretches.ports:
            used = self._ports.get((card, edge), {})
            used.pop(stretches.link, None)
            if not used:
                self._ports.pop((card, edge), None)

    def _places(self, stretches: Stretches) -> Iterator[tuple[dict[int, list[Stretch]], int, Stretch]]:
        for piece in stretches.level:
            row = int(piece[0] // CELL_Y)
            for column in range(int(piece[1] // CELL_X), int(piece[2] // CELL_X) + 1):
                yield self._level, column * ROW + row, piece
        for piece in stretches.upright:
            base = int(piece[0] // CELL_X) * ROW
            for key in range(base + int(piece[1] // CELL_Y), base + int(piece[2] // CELL_Y) + 1):
                yield self._upright, key, piece

    def used_places(self, card: str, edge: str) -> list[float]:
        """Where along an edge of a card lines start or end."""
        used = self._ports.get((card, edge))
        if not used:
            return []
        return [place for link, place in used.items() if link not in self.ahead]

    def cost_upright(self, x: float, top: float, bottom: float, safe_top: float, safe_bottom: float) -> float:
        """What crossing and being near other lines costs an upright stretch."""
        measures, ahead = self.measures, self.ahead
        near = measures.near
        level, upright = self._level, self._upright
        cost = 0.0
        first, last = int(top // CELL_Y), int(bottom // CELL_Y)
        base = int(x // CELL_X) * ROW
        for key in range(base + first, base + last + 1):
            if key in level:
                for y, low, high, safe_low, safe_high, link, _ in level[key]:
                    if low < x < high and top < y < bottom and link not in ahead:
                        is_safe = safe_low <= x <= safe_high and safe_top <= y <= safe_bottom
                        cost += measures.crossing if is_safe else measures.overlap_cost
        for column in range(int((x - near) // CELL_X), int((x + near) // CELL_X) + 1):
            base = column * ROW
            for row in range(first, last + 1):
                key = base + row
                if key in upright:
                    for at, low, high, _, _, link, _ in upright[key]:
                        if -near < at - x < near and low < bottom and high > top and link not in ahead:
                            start = low if low > top else top
                            # A piece stands in several cells: it counts where the two begin to run side by side.
                            if (high if high < bottom else bottom) - start > _TOUCH and int(start // CELL_Y) == row:
                                cost += measures.beside(at - x)
        return cost

    def cost_level(
        self, y: float, left: float, right: float, safe_left: float, safe_right: float, joins: str = ""
    ) -> float:
        """What crossing and being near other lines costs a level stretch, which may run into a left port of a card."""
        measures, ahead = self.measures, self.ahead
        near = measures.near
        level, upright = self._level, self._upright
        cost = 0.0
        row = int(y // CELL_Y)
        first, last = int(left // CELL_X), int(right // CELL_X)
        for column in range(first, last + 1):
            key = column * ROW + row
            if key in upright:
                for x, low, high, safe_low, safe_high, link, _ in upright[key]:
                    if low < y < high and left < x < right and link not in ahead:
                        is_safe = safe_low <= y <= safe_high and safe_left <= x <= safe_right
                        cost += measures.crossing if is_safe else measures.overlap_cost
        for other in range(int((y - near) // CELL_Y), int((y + near) // CELL_Y) + 1):
            for column in range(first, last + 1):
                key = column * ROW + other
                if key in level:
                    for at, low, high, _, _, link, into in level[key]:
                        if -near < at - y < near and low < right and high > left and link not in ahead:
                            start = low if low > left else left
                            side_by_side = (high if high < right else right) - start
                            if side_by_side > _TOUCH and int(start // CELL_X) == column:
                                if joins and into == joins and side_by_side <= JOINT:
                                    continue
                                cost += measures.beside(at - y)
        return cost

    def uprights(self, left: float, right: float, top: float, bottom: float) -> list[Stretch]:
        """The upright stretches with x from left to right beside a line from top to bottom, each once."""
        found = []
        cells, first, last = self._upright, int(top // CELL_Y), int(bottom // CELL_Y)
        for column in range(int(left // CELL_X), int(right // CELL_X) + 1):
            base = column * ROW
            for row in range(first, last + 1):
                key = base + row
                if key in cells:
                    for piece in cells[key]:
                        at, low, high, _, _, link, _ = piece
                        if (
                            left < at < right
                            and low < bottom - _TOUCH
                            and high > top + _TOUCH
                            and link not in self.ahead
                        ):
                            if int((low if low > top else top) // CELL_Y) == row:
                                found.append(piece)
        return found

    def levels(self, top: float, bottom: float, left: float, right: float) -> list[Stretch]:
        """The level stretches with y from top to bottom beside a line from left to right, each once."""
        found = []
        cells, first, last = self._level, int(top // CELL_Y), int(bottom // CELL_Y)
        for column in range(int(left // CELL_X), int(right // CELL_X) + 1):
            base = column * ROW
            for row in range(first, last + 1):
                key = base + row
                if key in cells:
                    for piece in cells[key]:
                        at, low, high, _, _, link, _ = piece
                        if (
                            top < at < bottom
                            and low < right - _TOUCH
                            and high > left + _TOUCH
                            and link not in self.ahead
                        ):
                            if int((low if low > left else left) // CELL_X) == column:
                                found.append(piece)
        return found


def cut(link: str, points: Sequence[Point], ports: tuple[tuple[str, str, float], ...], joins: str) -> Stretches:
    """The stretches of a line through these corners; `joins` as in Stretch."""
    level, upright = [], []
    last = len(points) - 2
    for i in range(last + 1):
        ax, ay = points[i]
        bx, by = points[i + 1]
        start = RING_ZONE if i == 0 else 0.0
        end = ARROW_ZONE if i == last else 0.0
        if ay == by:
            into = joins if i == last else ""
            if ax <= bx:
                level.append(Stretch(ay, ax, bx, ax + start, bx - end, link, into))
            else:
                level.append(Stretch(ay, bx, ax, bx + end, ax - start, link, into))
        elif ay <= by:
            upright.append(Stretch(ax, ay, by, ay + start, by - end, link, ""))
        else:
            upright.append(Stretch(ax, by, ay, by + end, ay - start, link, ""))
    return Stretches(link, tuple(level), tuple(upright), ports, joins)
