"""Draws the connections of the storyline: the weave between the nodes of touchpoints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial

import msgspec

from designer.drawing import Box, Content, Group, Placed, Point, Role
from designer.layout.connected import FREE, ROAM, Connected
from designer.layout.lanes import blueprint_name_box
from designer.layout.placed import StageCards
from designer.layout.route_data import RouteLink
from designer.layout.sheet import Sheet
from designer.layout.texts import Texts
from designer.layout.weave import WeaveLine, weave_contents


def draw_weave(sheet: Sheet, cards: Sequence[StageCards], links: Sequence[RouteLink], finds_all: bool) -> Connected:
    """The lines of the weave, all found at once or when somebody looks at one."""
    return sheet.memory.made("weave", _weave, _nodes(cards), links, _weave_room(sheet), finds_all, sheet.texts)


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
    box = Box(m.left + FREE, top, m.right - FREE, max([row.bottom for row in rows], default=m.lanes_bottom))
    named = [row for row in m.rows if row.row.line_above]
    names = [blueprint_name_box(row.row.line_above, m.left, sheet.texts).moved(0, row.top) for row in named]
    return _Room(box, tuple([stage.left for stage in m.stages][1:]), tuple(names))


def _weave(
    nodes: dict[str, Point], links: Sequence[RouteLink], room: _Room, finds_all: bool, texts: Texts
) -> Connected:
    if not finds_all:
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
    top, bottom = min(heights, default=0) - FREE, max(heights, default=0) + FREE
    lines, marks = [], []
    for link in weave.links:
        (x, y), (end, _end_y) = nodes[link.source], nodes[link.target]
        left, right = min(x, end) - x - ROAM / 4, max(x, end) - x + ROAM / 4
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
