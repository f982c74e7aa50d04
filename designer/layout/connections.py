"""Hands cards and connections to the routing, and draws what it finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from designer.drawing import Content, Group, Point, Role
from designer.layout.measured import MeasuredStage
from designer.layout.placed import StageCards
from designer.layout.routes import (
    Corridors,
    Route,
    RouteCard,
    RouteLink,
    connection_content,
    connection_marks,
    find_routes,
)
from designer.layout.sheet import Sheet
from designer.layout.texts import Texts
from designer.layout.weave import weave_contents
from designer.model import Connection
from designer.words import _

_FREE = 6  # between the lattice's sides and any line


class Connected(msgspec.Struct, frozen=True):
    """Groups drawn below the cards, groups drawn above them, and the corner points of each way."""

    lines: Sequence[Group] = ()
    marks: Sequence[Group] = ()
    routes: Mapping[str, tuple[Point, ...]] = {}


class _Drawn(msgspec.Struct, frozen=True):
    """A connection as it was drawn, to be kept while its way stays the same."""

    link: RouteLink
    route: Route
    line: Group
    marks: Group | None


def draw_connections(sheet: Sheet, cards: Sequence[StageCards]) -> Connected:
    """The connections of a map, as lines between cards or as the weave of the storyline."""
    m, cache = sheet.map, sheet.cache
    places = tuple([stage.facts.places for stage in m.stages])
    links = sheet.memory.made("links", _links, m.journey.connections, places, sheet.texts)
    if m.is_storyline:
        return sheet.memory.made("weave", _weave, _nodes(cards), links, sheet.texts)
    route_cards = [
        card
        for i, (stage, one) in enumerate(zip(m.stages, cards, strict=True))
        for card in sheet.stage_memory(stage).made("route cards", _route_cards, i, stage, one)
    ]
    hairlines = tuple([row.top for row in m.rows if row.row.holds_touchpoints or row.row.is_slim][1:])
    corridors = Corridors(hairlines, m.left + _FREE, m.right - _FREE, m.lanes_top, _touchpoints_bottom(sheet))
    found = find_routes(route_cards, links, corridors, sheet.theme, cache.routes)
    cache.routes = found.cache
    return _drawn(sheet, links, found.by_id)


def _touchpoints_bottom(sheet: Sheet) -> float:
    """Where the last lane with cards ends."""
    return max([row.bottom for row in sheet.map.rows if row.row.holds_cards], default=sheet.map.lanes_bottom)


def _nodes(cards: Sequence[StageCards]) -> dict[str, Point]:
    """The middle of each touchpoint's node."""
    return {id: place.node for one in cards for id, place in one.places.items() if place.node is not None}


def _weave(nodes: dict[str, Point], links: Sequence[RouteLink], texts: Texts) -> Connected:
    lines, routes = [], {}
    for id, line in weave_contents(nodes, links, texts.theme, texts.fonts).items():
        x, y = line.points[0]
        lines.append(Group(f"{id}/line", Role.CONNECTION, x, y, line.content, id))
        routes[id] = line.points
    return Connected(tuple(lines), (), routes)


def _route_cards(index: int, stage: MeasuredStage, cards: StageCards) -> list[RouteCard]:
    found = []
    for touchpoint, slot, card, box in zip(stage.plan.touchpoints, stage.plan.slots, cards.cards, cards.boxes, strict=True):
        marks = tuple([mark.moved(box.left, box.top) for mark in card.marks])
        # Sub-rows of a lane count as lanes of their own: only cards side by side are in the same row.
        lane = slot.row * 8 + min(slot.sub, 7)
        found.append(
            RouteCard(touchpoint.id, box, marks, lane, index, slot.step, touchpoint.is_moment_of_truth)
        )
    return found


def _links(
    connections: Sequence[Connection], stages: Sequence[Mapping[str, str]], texts: Texts
) -> tuple[RouteLink, ...]:
    places: dict[str, str] = {}
    for one in stages:
        places.update(one)
    found = []
    for connection in connections:
        source, target = places.get(connection.source), places.get(connection.target)
        if source is None or target is None:
            continue
        label = label_of(connection)
        width = texts.width(label, texts.label) if label else 0
        found.append(
            RouteLink(
                connection.id, connection.source, connection.target, connection.kind, label, width, source != target
            )
        )
    return tuple(found)


def label_of(connection: Connection) -> str:
    """What stands beside a connection: its label and its share."""
    share = "" if connection.share is None else _("{share} %").format(share=f"{connection.share:g}")
    return " ".join(part for part in (" ".join(connection.label.split()), share) if part)


def _drawn(sheet: Sheet, links: Sequence[RouteLink], ways: Mapping[str, Route]) -> Connected:
    theme, fonts = sheet.theme, sheet.texts.fonts
    kept: dict[str, _Drawn] = sheet.memory.last("connections") or {}
    made: dict[str, _Drawn] = {}
    lines: list[Group] = []
    marks: list[Group] = []
    routes: dict[str, tuple[Point, ...]] = {}
    for link in links:
        route = ways.get(link.id)
        if route is None:
            continue
        old = kept.get(link.id)
        if old is not None and old.route == route and old.link == link:
            drawn = old
        else:
            x, y = route.points[0]
            line = Group(
                f"{link.id}/line", Role.CONNECTION, x, y, connection_content(route, link, theme, fonts), link.id, link.label
            )
            above = connection_marks(route, link, theme, fonts)
            drawn = _Drawn(link, route, line, _marks_group(link, x, y, above))
        made[link.id] = drawn
        lines.append(drawn.line)
        if drawn.marks is not None:
            marks.append(drawn.marks)
        routes[link.id] = route.points
    sheet.memory.put("connections", made)
    return Connected(lines, marks, routes)


def _marks_group(link: RouteLink, x: float, y: float, content: Content | None) -> Group | None:
    return None if content is None else Group(f"{link.id}/marks", Role.CONNECTION, x, y, content, link.id, link.label)
