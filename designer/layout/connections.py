"""Hands cards and connections to the routing, and draws what it finds.

Ways are found for all connections at once, at 0.3 ms each. On a large map that would be most of the work and nearly all
for nothing, since at a zoom that shows the whole map no connections are drawn. So there a connection's way is found
when its ink is first asked for, and until then its group has a box that is surely large enough. After an edit a way
that was found stays where nothing has changed that it depends on; else it is found again when somebody looks again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain

import msgspec

from designer.drawing import Box, Content, Group, Later, Lazy, Placed, Point, Role
from designer.layout.hindrances import hindrances, written_at_curves
from designer.layout.lanes import blueprint_name_box
from designer.layout.linked import links_of
from designer.layout.memory import Memory, Recall
from designer.layout.placed import StageCards
from designer.layout.routes import (
    Corridors,
    Links,
    Route,
    RouteLink,
    RouteStage,
    connection_content,
    connection_marks,
    find_routes,
)
from designer.layout.sheet import Sheet
from designer.layout.surroundings import Grounds, route_stage
from designer.layout.texts import Texts
from designer.layout.theme import Theme
from designer.layout.weave import WeaveLine, weave_contents
from designer.text import FontBook

_FREE = 6  # between the lattice's sides and any line
_FOUND_AT_ONCE = 400  # connections, up to which all ways are found when a map is laid out
_LATELY = 3  # layouts
_PLACES = 9  # decimals
_ROAM = 240  # points: on maps of thousands no way was found to leave the box around its cards by more than 61


_Ends = tuple[Box | None, Box | None]  # the cards that a connection leads from and to


class Connected(msgspec.Struct, frozen=True):
    """Groups drawn below the cards and groups drawn above them, in parts of a stage each and one of what is between stages, and
    the corner points of each way."""

    lines: Sequence[Sequence[Group]] = ()
    marks: Sequence[Sequence[Group]] = ()
    routes: Mapping[str, tuple[Point, ...]] = {}


def draw_connections(sheet: Sheet, cards: Sequence[StageCards], written: Sequence[Sequence[Group]]) -> Connected:
    """The connections of a map, as lines between cards, clear of what is `written` at curves, or as the weave of the
    storyline."""
    m, cache = sheet.map, sheet.cache
    places = tuple([stage.facts.places for stage in m.stages])
    links = links_of(sheet.memory, m.journey.connections, places, m.piles, sheet.texts)
    if m.is_storyline:
        return sheet.memory.made("weave", _weave, _nodes(cards), links.all, _weave_room(sheet), sheet.texts)
    at_curves = written_at_curves(sheet, chain.from_iterable(written))
    tops = [row.top for row in m.rows if row.row.holds_touchpoints or row.row.is_slim]
    bottom = max([row.bottom for row in m.rows if row.row.holds_cards], default=m.lanes_bottom)
    top, bottom = (tops[0] if tops else m.lanes_top) + _FREE, bottom - _FREE  # clear of the rules above and below
    stages = [
        route_stage(sheet, stage, one, hindrances(sheet, stage, at_curves.get(stage.id, ())), top)
        for stage, one in zip(m.stages, cards, strict=True)
    ]
    corridors = Corridors(tuple(tops[1:]), m.left + _FREE, m.right - _FREE, top, bottom)
    found = find_routes(stages, links, corridors, sheet.theme, cache.routes)
    cache.routes = found.cache
    grounds = Grounds(sheet, stages, links, corridors)
    drawing = _Drawing(sheet, found.by_id, corridors, links.count <= _FOUND_AT_ONCE)
    return drawing.drawn(sheet, links, cards, stages, grounds)


def _nodes(cards: Sequence[StageCards]) -> dict[str, Point]:
    """The middle of each touchpoint's node, and of each pile."""
    nodes = {id: place.node for one in cards for id, place in one.places.items() if place.node is not None}
    nodes.update({pile.id: pile.box.centre for one in cards for pile in one.piles})
    return nodes


class _Room(msgspec.Struct, frozen=True):
    """What labels of the weave stand in: its lanes, the seams between stages, the names of blueprint lines."""

    box: Box
    seams: tuple[float, ...]
    names: tuple[Box, ...]


def _weave_room(sheet: Sheet) -> _Room:
    m = sheet.map
    rows = [row for row in m.rows if row.row.is_weave or row.row.is_slim or row.row.holds_nodes]
    top = min([row.top for row in rows], default=m.lanes_top)
    box = Box(m.left + _FREE, top, m.right - _FREE, max([row.bottom for row in rows], default=m.lanes_bottom))
    named = [row for row in m.rows if row.row.line_above]
    names = [blueprint_name_box(row.row.line_above, m.left, sheet.texts).moved(0, row.top) for row in named]
    return _Room(box, tuple([stage.left for stage in m.stages][1:]), tuple(names))


def _weave(nodes: dict[str, Point], links: Sequence[RouteLink], room: _Room, texts: Texts) -> Connected:
    if len(links) > _FOUND_AT_ONCE:
        return _weave_later(nodes, links, room, texts)
    lines, marks, routes = [], [], {}
    said = {link.id: link.label for link in links}
    for id, line in weave_contents(nodes, links, room.box, texts.theme, texts.fonts, room.seams, room.names).items():
        x, y = line.points[0]
        lines.append(Group(f"{id}/line", Role.CONNECTION, x, y, line.content, id, said[id]))
        if line.label_content is not None:
            marks.append(Group(f"{id}/marks", Role.CONNECTION, x, y, line.label_content, id, said[id]))
        routes[id] = line.points
    return Connected((lines,), (marks,), routes)


def _weave_later(nodes: dict[str, Point], links: Sequence[RouteLink], room: _Room, texts: Texts) -> Connected:
    """The weave of a large map: its lines are found when somebody looks at one."""
    shown = [link for link in links if link.source in nodes and link.target in nodes]
    weave = _LaterWeave(nodes, shown, room, texts)
    heights = [y for _x, y in nodes.values()]
    top, bottom = min(heights, default=0) - _FREE, max(heights, default=0) + _FREE
    lines, marks = [], []
    for link in weave.links:
        (x, y), (end, _end_y) = nodes[link.source], nodes[link.target]
        left, right = min(x, end) - x - _ROAM / 4, max(x, end) - x + _ROAM / 4
        content = Content(Box(left, top - y, right, bottom - y), partial(weave.placed, link.id, (x, y)))
        lines.append(Group(f"{link.id}/line", Role.CONNECTION, x, y, content, link.id, link.label))
        if link.label:
            wide = Box(left - link.label_width, room.box.top - y, right + link.label_width, room.box.bottom - y)
            above = Content(wide, partial(weave.labelled, link.id, (x, y)))
            marks.append(Group(f"{link.id}/marks", Role.CONNECTION, x, y, above, link.id, link.label))
    return Connected((lines,), (marks,), weave)


class _LaterWeave(Mapping[str, tuple[Point, ...]]):
    """The corner points of each line of a weave, found when asked for."""

    def __init__(self, nodes: Mapping[str, Point], links: Sequence[RouteLink], room: _Room, texts: Texts) -> None:
        self.links = links
        self._nodes = nodes
        self._room = room
        self._texts = texts

    @cached_property
    def _lines(self) -> dict[str, WeaveLine]:
        return weave_contents(
            self._nodes,
            self.links,
            self._room.box,
            self._texts.theme,
            self._texts.fonts,
            self._room.seams,
            self._room.names,
        )

    def placed(self, id: str, origin: Point) -> tuple[Placed, ...]:
        """The ink of a line, seen from a point."""
        line = self._lines[id]
        (x, y), (x0, y0) = line.points[0], origin
        return (Placed(x - x0, y - y0, line.content),)

    def labelled(self, id: str, origin: Point) -> tuple[Placed, ...]:
        """The ink of a line's label, seen from a point."""
        line = self._lines[id]
        (x, y), (x0, y0) = line.points[0], origin
        return () if line.label_content is None else (Placed(x - x0, y - y0, line.label_content),)

    def __getitem__(self, id: str) -> tuple[Point, ...]:
        return self._lines[id].points

    def __iter__(self) -> Iterator[str]:
        return (link.id for link in self.links)

    def __len__(self) -> int:
        return len(self.links)


def _ends_inside(links: Sequence[RouteLink], boxes: Mapping[str, Box]) -> Iterator[_Ends]:
    return ((boxes.get(link.source), boxes.get(link.target)) for link in links)


def _ends_between(links: Links, boxes: Sequence[Mapping[str, Box]]) -> Iterator[_Ends]:
    for link, (start, end) in zip(links.between, links.homes, strict=True):
        yield boxes[start].get(link.source), boxes[end].get(link.target)


class _Drawn(msgspec.Struct, frozen=True):
    """A connection as it was drawn between two cards, kept while its way stays the same."""

    link: RouteLink
    way: _Way
    line: Group
    marks: Group | None


class _Finder:
    """Where ways are looked up: in the newest routing, between cards where the newest layout has set them; and what they are
    drawn with."""

    __slots__ = ("boxes", "fonts", "theme", "ways")

    def __init__(self, theme: Theme, fonts: FontBook) -> None:
        self.ways: Mapping[str, Route] = {}
        self.boxes: Sequence[Mapping[str, Box]] = ()
        self.theme = theme
        self.fonts = fonts

    def has(self, link: RouteLink) -> bool:
        """Whether it has a way now: a connection may be gone, or its card."""
        return link.id in self.ways and any(link.source in boxes for boxes in self.boxes)

    def corner(self, id: str) -> Point:
        """The upper left corner of a card."""
        box = next(boxes[id] for boxes in self.boxes if id in boxes)
        return box.left, box.top


class _Inked:
    """Whether somebody lately drew a connection of a stage: from afar none is. What was drawn once is kept, so that now and
    then an edit makes nothing to be drawn where somebody looks."""

    __slots__ = ("_layouts",)

    def __init__(self) -> None:
        self._layouts = 0

    def note(self) -> None:
        """Somebody draws one."""
        self._layouts = _LATELY

    def was(self) -> bool:
        """Whether somebody did since one of the last layouts; asked once in each."""
        self._layouts -= 1
        return self._layouts >= 0


class _Way:
    """The way of one connection relative to the corner of its source's card, found when it is first asked for.

    It makes the contents too: a large map has tens of thousands, and a closure for each would fill six times as much.
    """

    __slots__ = ("_finder", "_inked", "_link", "_route")

    def __init__(self, link: RouteLink, finder: _Finder, inked: _Inked) -> None:
        self._link = link
        self._finder = finder
        self._inked = inked
        self._route: Route | None = None

    @property
    def is_found(self) -> bool:
        """Whether somebody has asked for it."""
        return self._route is not None

    def route(self) -> Route:
        """The way."""
        if self._route is None:
            way, (x, y) = self._finder.ways[self._link.id], self._finder.corner(self._link.source)
            self._route = _rounded(way.moved(-x, -y))
        return self._route

    def line_content(self) -> Content:
        """What is drawn below the cards, from the way's first point."""
        return connection_content(self.route(), self._link, self._finder.theme, self._finder.fonts)

    def marks_content(self) -> Content | None:
        """What is drawn above them."""
        return connection_marks(self.route(), self._link, self._finder.theme, self._finder.fonts)

    @property
    def _is_gone(self) -> bool:
        """Whether the connection went before anybody looked at it, and has no way any more."""
        return self._route is None and not self._finder.has(self._link)

    def line(self) -> tuple[Placed, ...]:
        """The same as items seen from the source's corner."""
        self._inked.note()
        return () if self._is_gone else self._placed(self.line_content())

    def marks(self) -> tuple[Placed, ...]:
        """The same as items seen from the source's corner."""
        return () if self._is_gone else self._placed(self.marks_content())

    def _placed(self, content: Content | None) -> tuple[Placed, ...]:
        return () if content is None else (Placed(*self.route().points[0], content),)


def _start(route: Route, source: Box) -> Point:
    """Where a way that is seen from its source begins on the drawing."""
    x, y = route.points[0]
    return source.left + x, source.top + y


def _rounded(route: Route) -> Route:
    """The same way so exactly that it can be compared after it was moved: parts of the routing's grain have nine decimals, so
    none is between two of these."""
    points = tuple([(round(x, _PLACES), round(y, _PLACES)) for x, y in route.points])
    ring = (round(route.ring[0], _PLACES), round(route.ring[1], _PLACES)) if route.ring else None
    label = route.label
    if label is not None:
        label = Box(*[round(side, _PLACES) for side in (label.left, label.top, label.right, label.bottom)])
    return Route(points, ring, label)


class _Drawing:
    """Makes the groups of all connections between cards."""

    def __init__(self, sheet: Sheet, ways: Mapping[str, Route], corridors: Corridors, finds_all: bool) -> None:
        self._ways = ways
        self._corridors = corridors
        self._finds_all = finds_all
        self._finder: _Finder = sheet.memory.keep("finder", finds_all, lambda: _Finder(sheet.theme, sheet.texts.fonts))
        self._finder.ways = ways
        self._boxes: Sequence[Mapping[str, Box]] = ()
        self._inked = _Inked()  # that of the stage whose groups are made
        self._compares = False
        self._is_joined = False

    def drawn(
        self, sheet: Sheet, links: Links, cards: Sequence[StageCards], held: Sequence[RouteStage], grounds: Grounds
    ) -> Connected:
        """The groups, the very ones of the last layout where nothing changed; made when somebody looks."""
        lines: list[Sequence[Group]] = []
        marks: list[Sequence[Group]] = []
        boxes = [one.boxes for one in cards]
        self._finder.boxes = self._boxes = boxes
        self._is_joined = grounds.is_joined
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
            room = sheet.room(stage).grown(_ROAM)
            make = partial(self._parts, "lines", own, ends, Recall(memory), ground, room)
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
    ) -> tuple[Sequence[Group], Sequence[Group], object]:
        """The groups of some connections below the cards and above them, made when somebody looks, and their mark: under
        `name` those are kept that belong to the newest layout."""
        mark = object()
        drawn = Lazy(partial(self._part, name, mark, links, ends, recall, ground))
        ids = frozenset([link.id for link in links])
        return Later(room, ids, partial(_nth, drawn, 0)), Later(room, ids, partial(_nth, drawn, 1)), mark

    def _part(
        self,
        name: str,
        mark: object,
        links: Sequence[RouteLink],
        ends: Callable[[], Iterable[_Ends]],
        recall: Recall,
        find_ground: Callable[[], object],
    ) -> tuple[list[Group], list[Group]]:
        """The groups of some connections between these cards: below the cards and above them."""
        ground, memory = find_ground(), recall()
        newest: tuple[object, object, object] | None = memory.last(name)
        if newest is None or newest[2] is not mark:
            return self._outdated(links, ends(), memory)
        last: tuple[_Finder, object, Mapping[str, _Drawn]] | None = memory.last("connections")
        # Of another finder they were drawn in another way: all found at once, or when somebody looks.
        before, kept = last[1:] if last is not None and last[0] is self._finder else (None, {})
        if before == ground:
            draw = self._same
        else:
            draw = self._found if self._finds_all else self._unfound
        self._inked = memory.keep("inked", self._finder, _Inked)
        # Between stages few ways are the same again, and each takes those of all stages to find.
        self._compares = self._inked.was() and name == "lines" and not self._is_joined
        made: dict[str, _Drawn] = {}
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
        known: Mapping[str, _Drawn] = last[2] if last is not None and last[0] is newest else {}
        own = _Finder(newest.theme, newest.fonts)
        own.ways, own.boxes = self._ways, self._boxes
        made: dict[str, _Drawn] = {}
        for link, (source, target) in zip(links, ends, strict=True):
            if source is not None and target is not None:
                old = known.get(link.id)
                # Those that are found when somebody looks stand elsewhere: at the corner of their card.
                was = old if self._finds_all and old is not None and old.way.is_found else None
                made[link.id] = self._found(link, source, target, was, own)
        if last is None:
            memory.put("connections", (newest, None, made))
        return [one.line for one in made.values()], [one.marks for one in made.values() if one.marks is not None]

    def _found(
        self, link: RouteLink, source: Box, target: Box, old: _Drawn | None, finder: _Finder | None = None
    ) -> _Drawn:
        """A connection whose way is found now."""
        way = _Way(link, finder or self._finder, self._inked)
        route = way.route()
        origin = _start(route, source)
        if old is not None and old.link == link and old.way.route() == route:
            return self._moved(old, origin)
        return self._made(link, way, way.line_content(), way.marks_content(), origin)

    def _same(self, link: RouteLink, source: Box, target: Box, old: _Drawn | None) -> _Drawn:
        """A connection whose way is surely the same as before, seen from its source."""
        if old is None:
            return (
                self._found(link, source, target, old) if self._finds_all else self._unfound(link, source, target, old)
            )
        return self._moved(old, _start(old.way.route(), source) if self._finds_all else (source.left, source.top))

    def _unfound(self, link: RouteLink, source: Box, target: Box, old: _Drawn | None) -> _Drawn:
        """A connection whose way is found when somebody looks. Where somebody draws those of this stage it is found now: mostly
        it is the same, and need not be drawn again."""
        room, origin = self._room(source, target), (source.left, source.top)
        way = _Way(link, self._finder, self._inked)
        if old is not None and old.link == link and old.line.content.box == room:
            if not old.way.is_found or (self._compares and old.way.route() == way.route()):
                return self._moved(old, origin)
        above = Content(room, way.marks) if link.changes_channel or link.label else None
        return self._made(link, way, Content(room, way.line), above, origin)

    def _room(self, source: Box, target: Box) -> Box:
        """A box around both cards that is surely large enough for the way, from the source's corner."""
        c = self._corridors
        x, y, left, top, right, bottom = source.left, source.top, target.left, target.top, target.right, target.bottom
        top, bottom = (y if y < top else top) - _ROAM, (source.bottom if source.bottom > bottom else bottom) + _ROAM
        return Box(
            (x if x < left else left) - _ROAM - x,
            (top if top > c.top else c.top) - y,
            (source.right if source.right > right else right) + _ROAM - x,
            (bottom if bottom < c.bottom else c.bottom) - y,
        )

    @staticmethod
    def _made(link: RouteLink, way: _Way, line: Content, above: Content | None, origin: Point) -> _Drawn:
        x, y = origin
        group = Group(f"{link.id}/line", Role.CONNECTION, x, y, line, link.id, link.label)
        marks = None
        if above is not None:
            marks = Group(f"{link.id}/marks", Role.CONNECTION, x, y, above, link.id, link.label)
        return _Drawn(link, way, group, marks)

    def _moved(self, old: _Drawn, origin: Point) -> _Drawn:
        if (old.line.x, old.line.y) == origin:
            return old
        above = old.marks.content if old.marks is not None else None
        return self._made(old.link, old.way, old.line.content, above, origin)


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
