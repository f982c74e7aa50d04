"""Finds the ways of all connections through the lattice of cards (LOOK.md section 6).

Connections inside a stage depend on that stage alone, in places relative to it: so a stage that only moves keeps its
ways, and a stage whose ways nobody asks for costs nothing. Connections between stages come after all others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from designer.drawing import Box, Point
from designer.layout.route_data import Corridors, Route, RouteCard, RouteLink, RouteMeasures
from designer.layout.route_drawing import connection_content, connection_marks
from designer.layout.route_stage import StageWays, WaysBetween, rounded

if TYPE_CHECKING:
    from designer.layout.theme import Theme

__all__ = [
    "Corridors",
    "Route",
    "RouteCache",
    "RouteCard",
    "RouteLink",
    "RouteMeasures",
    "Routes",
    "connection_content",
    "connection_marks",
    "find_routes",
]


class RouteCache:
    """What one routing leaves for the next, which takes it over."""

    def __init__(self, ways: _Ways) -> None:
        self.ways = ways


class Routes(msgspec.Struct, frozen=True):
    """The way of each connection by its id, found when it is first asked for, and what the next routing can use again.

    A connection whose source or target has no card has no way.
    """

    by_id: Mapping[str, Route]
    cache: RouteCache


def find_routes(
    cards: Sequence[RouteCard],
    links: Sequence[RouteLink],
    corridors: Corridors,
    theme: Theme | RouteMeasures,
    previous: RouteCache | None = None,
) -> Routes:
    """The ways of all links: the same input gives the same ways, with or without `previous`."""
    measures = theme if isinstance(theme, RouteMeasures) else RouteMeasures.from_theme(theme)
    before = previous.ways if previous is not None and previous.ways.measures == measures else None
    ways = _Ways(cards, links, corridors, measures, before)
    return Routes(ways, RouteCache(ways))


class _Ways(Mapping[str, Route]):
    """The ways of one routing, found stage by stage when they are asked for."""

    def __init__(
        self,
        cards: Sequence[RouteCard],
        links: Sequence[RouteLink],
        corridors: Corridors,
        measures: RouteMeasures,
        before: _Ways | None,
    ) -> None:
        self.measures = measures
        self._cards = tuple(cards)
        self._all_links = tuple(links)
        self._corridors = corridors
        # One that nobody has asked for anything has found nothing that could be used again.
        self._before: _Ways | None = before if before is None or before._is_sorted else before._before
        self._is_sorted: bool = False
        self._mark = object()  # of what this routing works on; not itself, which is what holds it
        self._columns: list[list[RouteCard]] = []
        self._origins: list[Point] = []
        self._links: list[list[RouteLink]] = []
        self._between_links: list[RouteLink] = []
        self._chunk_of: dict[str, int] = {}
        self._stages: list[StageWays] = []
        self._between = WaysBetween(measures)
        # The routes inside each column, and last those between columns, where they have been asked for.
        self._found: list[Mapping[str, Route] | None] = []

    def _sort(self) -> None:
        """Sorts cards and links by stage, and takes over what an earlier routing has kept."""
        self._is_sorted = True
        self._columns, lefts = _columns(self._cards)
        self._origins = [(left, self._corridors.top) for left in lefts]
        self._links = [[] for _ in self._columns]
        home: dict[str, int] = {}
        for i, column in enumerate(self._columns):
            home.update(dict.fromkeys([card.id for card in column], i))
        for link in self._all_links:
            source = home.get(link.source)
            if source is not None:
                target = home.get(link.target)
                if target == source:
                    self._links[source].append(link)
                    self._chunk_of[link.id] = source
                elif target is not None:
                    self._between_links.append(link)
                    self._chunk_of[link.id] = -1
        before, self._before = self._before, None
        self._stages = self._kept_stages(before)
        if before is not None:
            self._between = before._between
        self._between.owner = self._mark
        for stage in self._stages:
            stage.owner = self._mark
        self._found = [None] * (len(self._columns) + 1)

    def _kept_stages(self, before: _Ways | None) -> list[StageWays]:
        """For each column what is kept of it: that which shares most cards with it."""
        if before is None:
            return [StageWays(self.measures) for _ in self._columns]
        if len(before._stages) == len(self._columns):
            changed = [i for i, column in enumerate(self._columns) if column != before._columns[i]]
        else:
            changed = list(range(len(self._columns)))
        home = {card.id: i for i, column in enumerate(before._columns) for card in column} if changed else {}
        kept = dict(enumerate(before._stages)) if len(changed) < len(self._columns) else {}
        taken = {i for i in kept if i not in changed}
        for i in changed:
            votes = Counter([home[card.id] for card in self._columns[i] if card.id in home])
            best = next((k for k, _ in votes.most_common() if k not in taken), None)
            kept[i] = StageWays(self.measures) if best is None else before._stages[best]
            taken |= set() if best is None else {best}
        return [kept[i] for i in range(len(self._columns))]

    def __getitem__(self, id: str) -> Route:
        if not self._is_sorted:
            self._sort()
        chunk = self._chunk_of[id]
        found = self._found[chunk]
        if found is None:
            if chunk < 0:
                self._find_between()
            else:
                self._find_inside(chunk)
            found = self._found[chunk]
            assert found is not None
        return found[id]

    def __iter__(self) -> Iterator[str]:
        if not self._is_sorted:
            self._sort()
        return iter(self._chunk_of)

    def __len__(self) -> int:
        if not self._is_sorted:
            self._sort()
        return len(self._chunk_of)

    def _find_inside(self, i: int) -> None:
        stage = self._stages[i]
        if stage.owner is not self._mark:  # a later routing has taken it over
            stage = self._stages[i] = StageWays(self.measures)
            stage.owner = self._mark
        hairlines = sorted(self._corridors.hairlines)
        stage.update(self._columns[i], self._origins[i], self._links[i], hairlines, self._corridors.bottom)
        self._found[i] = stage.routes.all([link.id for link in self._links[i]])

    def _find_between(self) -> None:
        for i in range(len(self._columns)):
            if self._found[i] is None or self._stages[i].owner is not self._mark:
                self._find_inside(i)
        if self._between.owner is not self._mark:
            self._between = WaysBetween(self.measures)
            self._between.owner = self._mark
        corridors, (x, y) = self._corridors, self._origins[0]
        room = Box(rounded(corridors.left - x), 0.0, rounded(corridors.right - x), rounded(corridors.bottom - y))
        stages = [(stage, rounded(origin[0] - x)) for stage, origin in zip(self._stages, self._origins)]
        hairlines = tuple([rounded(level - y) for level in sorted(corridors.hairlines)])
        self._between.update(stages, self._origins[0], self._between_links, hairlines, room)
        self._found[-1] = self._between.routes.all([link.id for link in self._between_links])


def _columns(cards: Sequence[RouteCard]) -> tuple[list[list[RouteCard]], list[float]]:
    """The cards of each stage, from left to right, and where each begins; stages that overlap are one column."""
    stages: dict[int, list[RouteCard]] = {}
    for card in cards:
        stages.setdefault(card.stage, []).append(card)
    sides = sorted(
        (min([card.box.left for card in column]), max([card.box.right for card in column]), stage)
        for stage, column in stages.items()
    )
    columns: list[list[RouteCard]] = []
    lefts: list[float] = []
    end = -1e18
    for left, right, stage in sides:
        if columns and left < end:
            columns[-1] = columns[-1] + stages[stage]
        else:
            columns.append(stages[stage])
            lefts.append(left)
        end = max(end, right)
    return columns, lefts
