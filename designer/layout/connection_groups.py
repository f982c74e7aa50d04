"""How one connection is drawn: its way relative to the cards it leads between, the groups below and above these, and what of
both is kept from one layout to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from designer.drawing import Box, Content, Group, Placed, Point, Role
from designer.layout.connected import ROAM
from designer.layout.routes import Corridors, Route, RouteLink, connection_content, connection_marks
from designer.layout.theme import Theme
from designer.text import FontBook

_LATELY = 3  # layouts
_PLACES = 9  # decimals


class Drawn(msgspec.Struct, frozen=True):
    """A connection as it was drawn between two cards, kept while its way stays the same."""

    link: RouteLink
    way: Way
    line: Group
    marks: Group | None


class Finder:
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


class Inked:
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


class Way:
    """The way of one connection relative to the corner of its source's card, found when it is first asked for.

    It makes the contents too: a large map has tens of thousands, and a closure for each would fill six times as much.
    """

    __slots__ = ("_finder", "_inked", "_link", "_route")

    def __init__(self, link: RouteLink, finder: Finder, inked: Inked) -> None:
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


class Drawer:
    """Draws the connections of one part of a map: `finder` tells their ways, all at once or when somebody looks. Where one
    `compares`, ways that may be others are found at once: mostly they are the same, and need not be drawn again."""

    def __init__(
        self, finder: Finder, corridors: Corridors, inked: Inked, *, finds_all: bool, compares: bool = False
    ) -> None:
        self._finder = finder
        self._corridors = corridors
        self._inked = inked
        self._finds_all = finds_all
        self._compares = compares

    def drawn(self, link: RouteLink, source: Box, target: Box, old: Drawn | None) -> Drawn:
        """A connection between two cards; `old` is how it was drawn last."""
        return self.found(link, source, target, old) if self._finds_all else self._unfound(link, source, target, old)

    def same(self, link: RouteLink, source: Box, target: Box, old: Drawn | None) -> Drawn:
        """A connection whose way is surely the same as before, seen from its source."""
        if old is None:
            return self.drawn(link, source, target, old)
        return self._moved(old, _start(old.way.route(), source) if self._finds_all else (source.left, source.top))

    def found(self, link: RouteLink, source: Box, target: Box, old: Drawn | None) -> Drawn:
        """A connection whose way is found now."""
        way = Way(link, self._finder, self._inked)
        route = way.route()
        origin = _start(route, source)
        if old is not None and old.link == link and old.way.route() == route:
            return self._moved(old, origin)
        return self._made(link, way, way.line_content(), way.marks_content(), origin)

    def _unfound(self, link: RouteLink, source: Box, target: Box, old: Drawn | None) -> Drawn:
        """A connection whose way is found when somebody looks."""
        room, origin = self._room(source, target), (source.left, source.top)
        way = Way(link, self._finder, self._inked)
        if old is not None and old.link == link and old.line.content.box == room:
            if not old.way.is_found or (self._compares and old.way.route() == way.route()):
                return self._moved(old, origin)
        above = Content(room, way.marks) if link.changes_channel or link.label else None
        return self._made(link, way, Content(room, way.line), above, origin)

    def _room(self, source: Box, target: Box) -> Box:
        """A box around both cards that is surely large enough for the way, from the source's corner."""
        c = self._corridors
        x, y, left, top, right, bottom = source.left, source.top, target.left, target.top, target.right, target.bottom
        top, bottom = (y if y < top else top) - ROAM, (source.bottom if source.bottom > bottom else bottom) + ROAM
        return Box(
            (x if x < left else left) - ROAM - x,
            (top if top > c.top else c.top) - y,
            (source.right if source.right > right else right) + ROAM - x,
            (bottom if bottom < c.bottom else c.bottom) - y,
        )

    @staticmethod
    def _made(link: RouteLink, way: Way, line: Content, above: Content | None, origin: Point) -> Drawn:
        x, y = origin
        group = Group(f"{link.id}/line", Role.CONNECTION, x, y, line, link.id, link.label)
        marks = None
        if above is not None:
            marks = Group(f"{link.id}/marks", Role.CONNECTION, x, y, above, link.id, link.label)
        return Drawn(link, way, group, marks)

    def _moved(self, old: Drawn, origin: Point) -> Drawn:
        if (old.line.x, old.line.y) == origin:
            return old
        above = old.marks.content if old.marks is not None else None
        return self._made(old.link, old.way, old.line.content, above, origin)
