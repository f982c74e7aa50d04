"""Finds the ways of all connections through the lattice of cards (LOOK.md section 6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from designer.layout.route_data import Corridors, Route, RouteCard, RouteLink, RouteMeasures
from designer.layout.route_drawing import connection_content, connection_marks

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
    """What one routing leaves for the next."""


class Routes(msgspec.Struct, frozen=True):
    """The way of each connection by its id, and what the next routing can use again.

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
    # The search follows; until then each link takes the plain way, so that drawings can be made.
    measures = theme if isinstance(theme, RouteMeasures) else RouteMeasures.from_theme(theme)
    by_card = {card.id: card for card in cards}
    found = {}
    for link in links:
        source, target = by_card.get(link.source), by_card.get(link.target)
        if source is None or target is None:
            continue
        start = source.box.right, source.box.top + measures.port_y
        end = target.box.left, target.box.top + measures.port_y
        x = end[0] - measures.gutter
        points = (start, (x, start[1]), (x, end[1]), end)
        found[link.id] = Route(points, start if link.changes_channel else None)
    return Routes(found, RouteCache())
