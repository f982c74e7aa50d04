"""Hands cards and connections to the routing, and draws what it finds.

Ways are found for all connections at once, at 0.3 ms each. On a large map that would be most of the work and nearly all
for nothing, since at a zoom that shows the whole map no connections are drawn. So there a connection's way is found
when its ink is first asked for, and until then its group has a box that is surely large enough. After an edit a way
that was found stays where nothing has changed that it depends on; else it is found again when somebody looks again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from designer.drawing import Box, Group, Later, Lazy, Point
from designer.layout.connected import FREE, ROAM, Connected
from designer.layout.connection_groups import Drawer, Drawn, Finder, Inked
from designer.layout.hindrances import hindrances, written_at_curves
from designer.layout.linked import links_of
from designer.layout.memory import Memory, Recall
from designer.layout.placed import StageCards
from designer.layout.routes import Corridors, Links, Route, RouteLink, RouteStage, find_routes
from designer.layout.sheet import Sheet
from designer.layout.surroundings import Grounds, route_stage
from designer.layout.weave_lines import draw_weave

_FOUND_AT_ONCE = 400  # connections, up to which all ways are found when a map is laid out

_Ends = tuple[Box | None, Box | None]  # the cards that a connection leads from and to


def draw_connections(sheet: Sheet, cards: Sequence[StageCards], written: Sequence[Sequence[Group]]) -> Connected:
    """The connections of a map, as lines between cards, clear of what is `written` at curves, or as the weave of the
    storyline."""
    m, cache = sheet.map, sheet.cache
    places = tuple([stage.facts.places for stage in m.stages])
    links = links_of(sheet.memory, m.journey.connections, places, m.piles, sheet.texts)
    finds_all = links.count <= _FOUND_AT_ONCE
    if m.is_storyline:
        return draw_weave(sheet, cards, links.all, finds_all)
    at_curves = written_at_curves(sheet, chain.from_iterable(written))
    tops = [row.top for row in m.rows if row.row.holds_touchpoints or row.row.is_slim]
    bottom = max([row.bottom for row in m.rows if row.row.holds_cards], default=m.lanes_bottom)
    top, bottom = (tops[0] if tops else m.lanes_top) + FREE, bottom - FREE  # clear of the rules above and below
    stages = [
        route_stage(sheet, stage, one, hindrances(sheet, stage, at_curves.get(stage.id, ())), top)
        for stage, one in zip(m.stages, cards, strict=True)
    ]
    corridors = Corridors(tuple(tops[1:]), m.left + FREE, m.right - FREE, top, bottom)
    found = find_routes(stages, links, corridors, sheet.theme, cache.routes)
    cache.routes = found.cache
    grounds = Grounds(sheet, stages, links, corridors)
    drawing = _Drawing(sheet, found.by_id, corridors, finds_all)
    return drawing.drawn(sheet, links, cards, stages, grounds)


def _ends_inside(links: Sequence[RouteLink], boxes: Mapping[str, Box]) -> Iterator[_Ends]:
    return ((boxes.get(link.source), boxes.get(link.target)) for link in links)


def _ends_between(links: Links, boxes: Sequence[Mapping[str, Box]]) -> Iterator[_Ends]:
    for link, (start, end) in zip(links.between, links.homes, strict=True):
        yield boxes[start].get(link.source), boxes[end].get(link.target)


def _ids(links: Sequence[RouteLink]) -> frozenset[str]:
    return frozenset([link.id for link in links])


class _Drawing:
    """Makes the groups of all connections between cards."""

    def __init__(self, sheet: Sheet, ways: Mapping[str, Route], corridors: Corridors, finds_all: bool) -> None:
        self._ways = ways
        self._corridors = corridors
        self._finds_all = finds_all
        self._finder: Finder = sheet.memory.keep("finder", finds_all, lambda: Finder(sheet.theme, sheet.texts.fonts))
        self._finder.ways = ways
        self._boxes: Sequence[Mapping[str, Box]] = ()

    def drawn(
        self, sheet: Sheet, links: Links, cards: Sequence[StageCards], held: Sequence[RouteStage], grounds: Grounds
    ) -> Connected:
        """The groups, the very ones of the last layout where nothing changed; made when somebody looks."""
        lines: list[Sequence[Group]] = []
        marks: list[Sequence[Group]] = []
        boxes = [one.boxes for one in cards]
        self._finder.boxes = self._boxes = boxes
        joined = (tuple(held), links.inside, links.between, self._corridors) if grounds.is_joined else None
        for i, (stage, one) in enumerate(zip(sheet.map.stages, cards, strict=True)):
            memory, own = sheet.stage_memory(stage), links.inside[i]
            if not own:
                memory.put("lines", ((), (), None))  # what was there belongs to the newest layout no more
                lines.append(())
                marks.append(())
                continue
            key = (one.boxes, held[i], own, grounds.levels, joined, self._finder)
            ends, ground = partial(_ends_inside, own, one.boxes), partial(grounds.inside, i)
            room = sheet.room(stage).grown(ROAM)
            # Between stages few ways are the same again, and each takes those of all stages to find.
            make = partial(self._parts, "lines", own, ends, Recall(memory), ground, room, not grounds.is_joined)
            below, above, _mark = memory.keep("lines", key, make)
            lines.append(below)
            marks.append(above)
        memory = sheet.memory
        whole = Box(0, 0, sheet.map.width, sheet.map.height)
        below, above, _mark = memory.keep(
            "lines between",
            # Ways between stages come after those inside them, and go round these.
            (tuple(held), tuple(boxes), links.inside, links.between, links.homes, self._corridors, self._finder),
            partial(
                self._parts,
                "lines between",
                links.between,
                partial(_ends_between, links, boxes),
                Recall(memory),
                grounds.between,
                whole,
                False,
            ),
        )
        routes = _Points(self._ways)
        return Connected([*lines, below], [*marks, above], dict(routes) if self._finds_all else routes)

    def _parts(
        self,
        name: str,
        links: Sequence[RouteLink],
        ends: Callable[[], Iterable[_Ends]],
        recall: Recall,
        ground: Callable[[], object],
        room: Box,
        may_compare: bool,
    ) -> tuple[Sequence[Group], Sequence[Group], object]:
        """The groups of some connections below the cards and above them, made when somebody looks, and their mark: under
        `name` those are kept that belong to the newest layout."""
        mark = object()
        drawn = Lazy(partial(self._part, name, mark, links, ends, recall, ground, may_compare))
        ids = recall().made((name, "ids"), _ids, links)
        return Later(room, ids, partial(_nth, drawn, 0)), Later(room, ids, partial(_nth, drawn, 1)), mark

    def _part(
        self,
        name: str,
        mark: object,
        links: Sequence[RouteLink],
        ends: Callable[[], Iterable[_Ends]],
        recall: Recall,
        find_ground: Callable[[], object],
        may_compare: bool,
    ) -> tuple[list[Group], list[Group]]:
        """The groups of some connections between these cards: below the cards and above them."""
        ground, memory = find_ground(), recall()
        newest: tuple[object, object, object] | None = memory.last(name)
        if newest is None or newest[2] is not mark:
            return self._outdated(links, ends(), memory)
        last: tuple[Finder, object, Mapping[str, Drawn]] | None = memory.last("connections")
        # Of another finder they were drawn in another way: all found at once, or when somebody looks.
        before, kept = last[1:] if last is not None and last[0] is self._finder else (None, {})
        inked = memory.keep("inked", self._finder, Inked)
        drawer = self._drawer(self._finder, inked, inked.was() and may_compare)
        draw = drawer.same if before == ground else drawer.drawn
        made: dict[str, Drawn] = {}
        lines: list[Group] = []
        marks: list[Group] = []
        for link, (source, target) in zip(links, ends(), strict=True):
            if source is None or target is None:
                continue
            drawn = made[link.id] = draw(link, source, target, kept.get(link.id))
            lines.append(drawn.line)
            if drawn.marks is not None:
                marks.append(drawn.marks)
        memory.put("connections", (self._finder, ground, made))
        return lines, marks

    def _outdated(
        self, links: Sequence[RouteLink], ends: Iterable[_Ends], memory: Memory
    ) -> tuple[list[Group], list[Group]]:
        """The groups for a layout that is not the newest any more, drawn by its own ways. What was drawn since is taken
        where it is the same; the newest layout learns of it only where it has drawn nothing yet."""
        newest, last = self._finder, memory.last("connections")
        known: Mapping[str, Drawn] = last[2] if last is not None and last[0] is newest else {}
        own = Finder(newest.theme, newest.fonts)
        own.ways, own.boxes = self._ways, self._boxes
        drawer = self._drawer(own, Inked())
        made: dict[str, Drawn] = {}
        for link, (source, target) in zip(links, ends, strict=True):
            if source is not None and target is not None:
                old = known.get(link.id)
                # Those that are found when somebody looks stand elsewhere: at the corner of their card.
                was = old if self._finds_all and old is not None and old.way.is_found else None
                made[link.id] = drawer.found(link, source, target, was)
        if last is None:
            memory.put("connections", (newest, None, made))
        return [one.line for one in made.values()], [one.marks for one in made.values() if one.marks is not None]

    def _drawer(self, finder: Finder, inked: Inked, compares: bool = False) -> Drawer:
        return Drawer(finder, self._corridors, inked, finds_all=self._finds_all, compares=compares)


def _nth(drawn: Lazy[tuple[list[Group], list[Group]]], i: int) -> Sequence[Group]:
    return drawn()[i]


class _Points(Mapping[str, tuple[Point, ...]]):
    """The corner points of each way, found when asked for."""

    def __init__(self, ways: Mapping[str, Route]) -> None:
        self._ways = ways

    def __getitem__(self, id: str) -> tuple[Point, ...]:
        return self._ways[id].points

    def __contains__(self, id: object) -> bool:
        return id in self._ways  # without finding it

    def __iter__(self) -> Iterator[str]:
        return iter(self._ways)

    def __len__(self) -> int:
        return len(self._ways)
