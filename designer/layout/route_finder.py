"""The way of one connection: the preferred ways first, then the quick search, then the thorough one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from designer.drawing import Box
from designer.drawing.geometry import around
from designer.layout.route_ground import LEFT, RIGHT, Errand, Ground, Way
from designer.layout.route_search import search
from designer.layout.route_strips import Strips
from designer.layout.route_walls import Obstacles, Walls
from designer.layout.route_ways import preferred_way

_REACH = 16.0  # how far around the two cards the preferred ways look
_WINDOWS = ((64.0, 56.0), (240.0, 160.0))  # how far around them the searches look, one after the other
_DEAR = 220.0  # worth a look further around: other lines cost a way so much
_MOST_CARDS = 80  # in a window of the thorough search
_VERY_MOST_CARDS = 600  # before a line is led through cards
_RELAXED = ((5.0, 0.0), (2.5, 0.0), (0.5, 0.0))  # air around cards and marks where there is no way with the usual one


class Found(NamedTuple):
    """A way, and the box outside of which nothing was looked at to find it."""

    way: Way
    region: Box


def find_way(ground: Ground, errand: Errand) -> Found:
    """The way of one connection; there always is one."""
    box = around((errand.source.box, errand.target.box))
    way = preferred_way(ground, errand) if errand.source.id != errand.target.id else None
    if way is not None:
        return Found(way, box.grown(_REACH))
    best: Way | None = None
    is_wide = False
    for window in _windows(ground, box):
        if errand.source.id != errand.target.id:
            way = Strips(ground, errand, window).find()
        if way is not None and (best is None or way.cost < best.cost):
            best = way
        if best is not None and (best.trouble <= _DEAR or is_wide):
            break
        is_wide = True
    if best is not None:
        return Found(best, window.grown(_REACH))
    whole = ground.room.grown(_REACH)
    return Found(_thorough(ground, errand, ground.walls, box) or _squeezed(ground, errand, box), whole)


def _windows(ground: Ground, box: Box) -> Iterator[Box]:
    room = ground.room
    for x, y in _WINDOWS:
        yield Box(
            min(max(box.left - x, room.left), box.left - 1),
            min(max(box.top - y, room.top), box.top - 1),
            max(min(box.right + x, room.right), box.right + 1),
            max(min(box.bottom + y, room.bottom), box.bottom + 1),
        )
    yield ground.outer


def _thorough(ground: Ground, errand: Errand, walls: Obstacles, box: Box, most: int = _MOST_CARDS) -> Way | None:
    for i, window in enumerate(_windows(ground, box)):
        if i and len(walls.blocks_inside(window.left, window.top, window.right, window.bottom)) > most:
            break
        way = search(ground, errand, walls, window)
        if way is not None:
            return way
    return None


def _squeezed(ground: Ground, errand: Errand, box: Box) -> Way:
    """A way between cards that leave less room than lines should have; at the very worst one under marks."""
    cards = list(ground.cards.values())
    bare = [msgspec.structs.replace(card, around=()) for card in cards]
    for clear, air, those in (*((c, a, cards) for c, a in _RELAXED), (0.5, 0.0, bare)):
        way = _thorough(ground, errand, Walls(clear, air, those), box)
        if way is not None:
            return way
    way = _thorough(ground, errand, Walls(0.5, 0.0, bare), box, _VERY_MOST_CARDS)
    if way is not None:
        return way
    source, target = errand.source.box, errand.target.box
    y, end = source.top + ground.measures.port(source), target.top + ground.measures.port(target)
    x = target.left - ground.measures.gutter
    return Way(((source.right, y), (x, y), (x, end), (target.left, end)), RIGHT, LEFT, 1e6, 0.0)
