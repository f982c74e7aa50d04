"""The five preferred ways of LOOK.md section 6, tried in their order."""

from __future__ import annotations

from collections.abc import Sequence

from designer.drawing import Point
from designer.layout.route_ground import (
    BOTTOM,
    LEFT,
    RIGHT,
    STUB,
    TOP,
    Errand,
    Ground,
    Way,
)
from designer.layout.route_walls import Span

_FREE = 95.0  # a way counts as free while other lines cost it no more than this: three crossings
_BESIDE_MARK = 4.0
_ENTRY = (30.0, 56.0)  # where from its left a card is entered from below


def preferred_way(ground: Ground, errand: Errand) -> Way | None:
    """The first of the five preferred ways that is free."""
    source, target = errand.source.box, errand.target.box
    sy, ty = source.top + ground.measures.port(source), target.top + ground.measures.port(target)
    clear = ground.walls.clear
    ahead = target.left - source.right
    is_level = abs(sy - ty) < 0.01
    if is_level and ahead >= 2 * clear:
        way = _straight(ground, errand, sy)
        if way is not None:
            return way
    if ahead < 2 * clear and target.left > source.left:  # the two interlock
        if ty > source.bottom + 2 * clear:
            way = _down_and_in(ground, errand, ty)
            if way is not None:
                return way
        if target.bottom + 2 * clear < source.top:
            way = _straight_up(ground, errand)
            if way is not None:
                return way
    if ahead >= clear + STUB and not is_level:
        for gutter in (ground.measures.gutter, ground.measures.gutter_wide):
            way = _by_gutter(ground, errand, target.left - gutter, sy, ty)
            if way is not None:
                return way
    if target.left > source.left and target.bottom + 2 * clear < sy:
        return _up_and_in(ground, errand, sy)
    return None


def _free_way(ground: Ground, errand: Errand, points: tuple[Point, ...], leaves: str, enters: str) -> Way | None:
    way = ground.priced(errand, points, leaves, enters)
    return way if way.trouble <= _FREE else None


def _straight(ground: Ground, errand: Errand, y: float) -> Way | None:
    source, target = errand.source.box, errand.target.box
    clear = ground.walls.clear
    if ground.walls.block_level(y, source.right + clear, target.left - clear):
        return None
    return _free_way(ground, errand, ((source.right, y), (target.left, y)), RIGHT, LEFT)


def _down_and_in(ground: Ground, errand: Errand, y: float) -> Way | None:
    source, target = errand.source.box, errand.target.box
    walls, clear = ground.walls, ground.walls.clear
    x = errand.bottom_x
    if x > target.left - STUB or not any(low <= x <= high for low, high in ground.doorways(errand.source).bottom):
        return None
    if walls.block_upright(x, source.bottom + clear, y) or walls.block_level(y, x, target.left - clear):
        return None
    return _free_way(ground, errand, ((x, source.bottom), (x, y), (target.left, y)), BOTTOM, LEFT)


def _straight_up(ground: Ground, errand: Errand) -> Way | None:
    source, target = errand.source.box, errand.target.box
    clear = ground.walls.clear
    bottoms = ground.doorways(errand.target).bottom[:1]  # left of its marks
    for low, high in common(ground.doorways(errand.source).top, bottoms):
        # Where there is room, the place from which the target's own line goes on downwards stays free.
        free = min(max(low, target.left + _ENTRY[0]), high)
        aside = max(low, high - _BESIDE_MARK)  # where the ring does not stand right beside a face
        for x in (min((free + high) / 2, aside), free, high):
            if not ground.walls.block_upright(x, target.bottom + clear, source.top - clear):
                way = _free_way(ground, errand, ((x, source.top), (x, target.bottom)), TOP, BOTTOM)
                if way is not None:
                    return way
    return None


def _by_gutter(ground: Ground, errand: Errand, x: float, sy: float, ty: float) -> Way | None:
    source, target = errand.source.box, errand.target.box
    walls, clear = ground.walls, ground.walls.clear
    if x < source.right + clear:
        return None
    if walls.block_upright(x, min(sy, ty), max(sy, ty)):
        return None
    if walls.block_level(sy, source.right + clear, x) or walls.block_level(ty, x, target.left - clear):
        return None
    points = ((source.right, sy), (x, sy), (x, ty), (target.left, ty))
    return _free_way(ground, errand, points, RIGHT, LEFT)


def _up_and_in(ground: Ground, errand: Errand, sy: float) -> Way | None:
    source, target = errand.source.box, errand.target.box
    walls, clear = ground.walls, ground.walls.clear
    low = max(target.left + _ENTRY[0], source.right + clear)
    for left, right in common(ground.doorways(errand.target).bottom, [(low, target.left + _ENTRY[1])]):
        for x in ((left + right) / 2, left, right):
            if walls.block_upright(x, target.bottom + clear, sy) or walls.block_level(sy, source.right + clear, x):
                continue
            points = ((source.right, sy), (x, sy), (x, target.bottom))
            way = _free_way(ground, errand, points, RIGHT, BOTTOM)
            if way is not None:
                return way
    return None


def common(first: Sequence[Span], second: Sequence[Span]) -> list[Span]:
    """What two lists of spans have in common."""
    return [(max(a, c), min(b, d)) for a, b in first for c, d in second if max(a, c) <= min(b, d)]
