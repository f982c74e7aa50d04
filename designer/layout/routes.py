"""Finds the ways of all connections through the lattice of cards (LOOK.md section 6).

Connections inside a stage depend on that stage alone, in places relative to it: so a stage that only moves keeps its
ways, and a stage whose ways nobody asks for costs nothing. Connections between stages come after all others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from designer.drawing import Box, Point
from designer.layout.route_data import Corridors, Links, Route, RouteCard, RouteLink, RouteMeasures, RouteStage
from designer.layout.route_drawing import connection_content, connection_marks
from designer.layout.route_stage import StageWays, WaysBetween, rounded

if TYPE_CHECKING:
    from designer.layout.theme import Theme

__all__ = [
    "Corridors",
    "Links",
    "Route",
    "RouteCache",
    "RouteCard",
    "RouteLink",
    "RouteMeasures",
    "RouteStage",
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
    stages: Sequence[RouteStage],
    links: Sequence[RouteLink] | Links,
    corridors: Corridors,
    theme: Theme | RouteMeasures,
    previous: RouteCache | None = None,
) -> Routes:
    """The ways of all links: the same input gives the same ways, with or without `previous`, sorted by stage or not.

    With it, stages and links that are the very same objects as then are not looked into again.
    """
    measures = theme if isinstance(theme, RouteMeasures) else RouteMeasures.from_theme(theme)
    before = previous.ways if previous is not None and previous.ways.measures == measures else None
    ways = _Ways(stages, links, corridors, measures, before)
    return Routes(ways, RouteCache(ways))


class _Own(msgspec.Struct, frozen=True):
    """The links inside one column whose ends have cards, and what they were chosen from."""

    ids: tuple[str, ...]
    given: tuple[RouteLink, ...]
    links: list[RouteLink]
    names: list[str]


class _Sorted(msgspec.Struct, frozen=True):
    """Whose cards stand in which column, and the links inside each column and between columns. It depends on nothing but what
    it is made from, not on where cards stand inside their stage."""

    ids: tuple[tuple[str, ...], ...]
    groups: list[list[int]]
    all_links: object
    links: list[list[RouteLink]]
    between: list[RouteLink]
    column_of: dict[str, int]  # of each link; -1 of those between columns
    own: Sequence[_Own] = ()  # of each column, where links came sorted by stage


class _Ways(Mapping[str, Route]):
    """The ways of one routing, found stage by stage when they are asked for."""

    def __init__(
        self,
        stages: Sequence[RouteStage],
        links: Sequence[RouteLink] | Links,
        corridors: Corridors,
        measures: RouteMeasures,
        before: _Ways | None,
    ) -> None:
        self.measures = measures
        self._given = tuple([stage for stage in stages if stage.ids])
        self._places = [i for i, stage in enumerate(stages) if stage.ids]  # of those among all stages
        self._all_links = links if isinstance(links, Links) else tuple(links)
        self._corridors = corridors
        # One that nobody has asked for anything has found nothing that could be used again.
        self._before: _Ways | None = before if before is None or before._sorted is not None else before._before
        self._sorted: _Sorted | None = None
        self._mark = object()  # of what this routing works on; not itself, which is what holds it
        self._columns: list[tuple[RouteStage, ...]] = []
        self._origins: list[Point] = []
        self._stages: list[StageWays] = []
        self._between = WaysBetween(measures)
        # The routes inside each column, and last those between columns, where they have been asked for.
        self._found: list[Mapping[str, Route] | None] = []

    def _sort(self) -> _Sorted:
        """Sorts cards and links by column, and takes over what an earlier routing has kept."""
        if self._sorted is not None:
            return self._sorted
        before, self._before = self._before, None
        ids = tuple([stage.ids for stage in self._given])
        groups = _groups(self._given)
        self._columns = [tuple([self._given[i] for i in group]) for group in groups]
        self._origins = [(min([self._given[i].left for i in group]), self._corridors.top) for group in groups]
        last = None if before is None else before._sorted
        if before is not None and last is not None and (last.ids, last.groups) == (ids, groups):
            self._stages = before._stages.copy()
            # Comparing them one by one takes as long as sorting them.
            is_same = last.all_links is self._all_links
            self._sorted = last if is_same else self._sort_links(ids, groups, last)
        else:
            self._stages = self._kept_stages(before)
            self._sorted = self._sort_links(ids, groups, last)
        if before is not None:
            self._between = before._between
        self._between.owner = self._mark
        for stage in self._stages:
            stage.owner = self._mark
        self._found = [None] * (len(self._columns) + 1)
        return self._sorted

    def _sort_links(self, ids: tuple[tuple[str, ...], ...], groups: list[list[int]], last: _Sorted | None) -> _Sorted:
        links = self._all_links
        if not isinstance(links, Links):
            return _sorted(ids, groups, links)
        if any(len(group) > 1 for group in groups):
            return _sorted(ids, groups, links.all)
        return _by_stage(ids, groups, [self._places[group[0]] for group in groups], links, last)

    def _kept_stages(self, before: _Ways | None) -> list[StageWays]:
        """For each column what is kept of it: that which shares most cards with it."""
        if before is None:
            return [StageWays(self.measures) for _ in self._columns]
        if len(before._stages) == len(self._columns):
            changed = [i for i, column in enumerate(self._columns) if _ids(column) != _ids(before._columns[i])]
        else:
            changed = list(range(len(self._columns)))
        home = {id: i for i, column in enumerate(before._columns) for id in _ids(column)} if changed else {}
        kept = dict(enumerate(before._stages)) if len(changed) < len(self._columns) else {}
        taken = {i for i in kept if i not in changed}
        for i in changed:
            votes = Counter([home[id] for id in _ids(self._columns[i]) if id in home])
            best = next((k for k, _ in votes.most_common() if k not in taken), None)
            kept[i] = StageWays(self.measures) if best is None else before._stages[best]
            taken |= set() if best is None else {best}
        return [kept[i] for i in range(len(self._columns))]

    def __getitem__(self, id: str) -> Route:
        chunk = self._sort().column_of[id]
        found = self._found[chunk]
        if found is None:
            if chunk < 0:
                self._find_between()
            else:
                self._find_inside(chunk)
            found = self._found[chunk]
            assert found is not None
        return found[id]

    def __contains__(self, id: object) -> bool:
        return id in self._sort().column_of

    def __iter__(self) -> Iterator[str]:
        return iter(self._sort().column_of)

    def __len__(self) -> int:
        return len(self._sort().column_of)

    def _find_inside(self, i: int) -> None:
        stage, links = self._stages[i], self._sort().links[i]
        if stage.owner is not self._mark:  # a later routing has taken it over
            stage = self._stages[i] = StageWays(self.measures)
            stage.owner = self._mark
        hairlines = sorted(self._corridors.hairlines)
        stage.update(self._columns[i], self._origins[i], links, hairlines, self._corridors.bottom)
        self._found[i] = stage.routes.all([link.id for link in links])

    def _find_between(self) -> None:
        links = self._sort().between
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
        self._between.update(stages, self._origins[0], links, hairlines, room)
        self._found[-1] = self._between.routes.all([link.id for link in links])


def _groups(stages: Sequence[RouteStage]) -> list[list[int]]:
    """The stages of each column, from left to right; stages that overlap are one column."""
    groups: list[list[int]] = []
    end = -1e18
    for left, right, i in sorted([(stage.left, stage.right, i) for i, stage in enumerate(stages)]):
        if groups and left < end:
            groups[-1].append(i)
        else:
            groups.append([i])
        end = max(end, right)
    return groups


def _ids(column: Iterable[RouteStage]) -> list[str]:
    return [id for stage in column for id in stage.ids]


def _by_stage(
    ids: tuple[tuple[str, ...], ...], groups: list[list[int]], stages: Sequence[int], links: Links, last: _Sorted | None
) -> _Sorted:
    """Each column is one stage (`stages` are their places), and links came sorted by stage."""
    own: list[_Own] = []
    column_of: dict[str, int] = {}
    for i, (group, stage) in enumerate(zip(groups, stages, strict=True)):
        old = last.own[i] if last is not None and i < len(last.own) else None
        if old is None or old.ids is not ids[group[0]] or old.given is not links.inside[stage]:
            here = set(ids[group[0]])
            found = [link for link in links.inside[stage] if link.source in here and link.target in here]
            old = _Own(ids[group[0]], links.inside[stage], found, [link.id for link in found])
        own.append(old)
        column_of.update(dict.fromkeys(old.names, i))
    held = (
        {stage: frozenset(ids[group[0]]) for group, stage in zip(groups, stages, strict=True)} if links.between else {}
    )
    between = [
        link
        for link, (start, end) in zip(links.between, links.homes, strict=True)
        if link.source in held.get(start, ()) and link.target in held.get(end, ())
    ]
    column_of.update(dict.fromkeys([link.id for link in between], -1))
    return _Sorted(ids, groups, links, [one.links for one in own], between, column_of, own)


def _sorted(ids: tuple[tuple[str, ...], ...], groups: list[list[int]], links: tuple[RouteLink, ...]) -> _Sorted:
    home: dict[str, int] = {}
    for column, group in enumerate(groups):
        for i in group:
            home.update(dict.fromkeys(ids[i], column))
    inside: list[list[RouteLink]] = [[] for _ in groups]
    between: list[RouteLink] = []
    column_of: dict[str, int] = {}
    for link in links:
        source = home.get(link.source)
        if source is not None:
            target = home.get(link.target)
            if target == source:
                inside[source].append(link)
                column_of[link.id] = source
            elif target is not None:
                between.append(link)
                column_of[link.id] = -1
    return _Sorted(ids, groups, links, inside, between, column_of)
