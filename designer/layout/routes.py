"""Finds the ways of all connections through the lattice of cards (LOOK.md section 6).

Connections inside a stage depend on that stage alone, in places relative to it: so a stage that only moves keeps its
ways, and a stage whose ways nobody asks for costs nothing. Connections between stages come after all others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from designer.drawing import Box
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
    """What one routing leaves for the next: it takes over what is kept here, so that a cache serves once."""

    def __init__(self, measures: RouteMeasures, stages: Sequence[StageWays], between: WaysBetween) -> None:
        self.measures = measures
        self.stages = stages
        self.between = between


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
    if previous is not None and previous.measures != measures:
        previous = None
    ways = _Ways(cards, links, corridors, measures, previous)
    return Routes(ways, RouteCache(measures, ways.stages, ways.between))


class _Ways(Mapping[str, Route]):
    """The ways of one routing, found stage by stage when they are asked for."""

    def __init__(
        self,
        cards: Sequence[RouteCard],
        links: Sequence[RouteLink],
        corridors: Corridors,
        measures: RouteMeasures,
        previous: RouteCache | None,
    ) -> None:
        self._measures = measures
        self._corridors = corridors
        self._hairlines = sorted(corridors.hairlines)
        self._columns = _columns(cards)
        self._home = {card.id: i for i, column in enumerate(self._columns) for card in column}
        self._links: list[list[RouteLink]] = [[] for _ in self._columns]
        self._between_links: list[RouteLink] = []
        self._chunk_of: dict[str, int] = {}
        home = self._home
        for link in links:
            source, target = home.get(link.source, -1), home.get(link.target, -1)
            if source < 0 or target < 0:
                continue
            if source == target:
                self._links[source].append(link)
            else:
                self._between_links.append(link)
                source = -1
            self._chunk_of[link.id] = source
        self._origins = [(min(card.box.left for card in column), corridors.top) for column in self._columns]
        self.stages = self._kept_stages(previous)
        self.between = previous.between if previous is not None else WaysBetween(measures)
        self.between.owner = self
        for stage in self.stages:
            stage.owner = self
        # The routes inside each column, and last those between columns, where they have been asked for.
        self._found: list[dict[str, Route] | None] = [None] * (len(self._columns) + 1)

    def _kept_stages(self, previous: RouteCache | None) -> list[StageWays]:
        """For each column what is kept of it: that which shares most cards with it."""
        place = {id: i for i, stage in enumerate(previous.stages) for id in stage.cards} if previous is not None else {}
        stages = []
        taken = set()
        for column in self._columns:
            found = Counter(place[card.id] for card in column if card.id in place)
            i = next((i for i, _ in found.most_common() if i not in taken), None)
            if previous is not None and i is not None:
                taken.add(i)
                stages.append(previous.stages[i])
            else:
                stages.append(StageWays(self._measures))
        return stages

    def __getitem__(self, id: str) -> Route:
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
        return iter(self._chunk_of)

    def __len__(self) -> int:
        return len(self._chunk_of)

    def _find_inside(self, i: int) -> None:
        stage = self.stages[i]
        if stage.owner is not self:  # a later routing has taken it over
            stage = self.stages[i] = StageWays(self._measures)
            stage.owner = self
        stage.update(self._columns[i], self._origins[i], self._links[i], self._hairlines, self._corridors.bottom)
        self._found[i] = {link.id: stage.routes.get(link.id) for link in self._links[i]}

    def _find_between(self) -> None:
        for i in range(len(self._columns)):
            if self._found[i] is None or self.stages[i].owner is not self:
                self._find_inside(i)
        if self.between.owner is not self:
            self.between = WaysBetween(self._measures)
            self.between.owner = self
        corridors, (x, y) = self._corridors, self._origins[0]
        room = Box(rounded(corridors.left - x), 0.0, rounded(corridors.right - x), rounded(corridors.bottom - y))
        stages = [(stage, rounded(origin[0] - x)) for stage, origin in zip(self.stages, self._origins)]
        hairlines = tuple(rounded(level - y) for level in self._hairlines)
        self.between.update(stages, self._origins[0], self._between_links, hairlines, room)
        self._found[-1] = {link.id: self.between.routes.get(link.id) for link in self._between_links}


def _columns(cards: Sequence[RouteCard]) -> list[list[RouteCard]]:
    """The cards of each stage, from left to right; stages that overlap are one column."""
    stages: dict[int, list[RouteCard]] = {}
    for card in cards:
        stages.setdefault(card.stage, []).append(card)
    columns: list[list[RouteCard]] = []
    end = -1e18
    for column in sorted(stages.values(), key=lambda column: min(card.box.left for card in column)):
        if columns and min(card.box.left for card in column) < end:
            columns[-1] += column
        else:
            columns.append(column)
        end = max(end, *(card.box.right for card in column))
    return columns
