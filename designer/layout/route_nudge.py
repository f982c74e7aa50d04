"""Parts lines that run too close side by side, as far as the room between the cards allows.

Each way was found when later ones were not there yet: one that took the middle of a narrow corridor leaves no room for a
second. Here both give way. Only lines that the search itself found too close are looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from designer.drawing import Point
from designer.layout.route_ground import STUB, Ground
from designer.layout.route_lines import Lines, Stretch, Stretches, cut

_GAPS = (6.0, 4.5, 4.0, 3.5, 3.0)  # the distances tried, in this order
_FIRST = 5.0  # the least length of a first stretch
_INNER = 8.0  # and of any other
_LOOK = 24.0


class Nudged(NamedTuple):
    """A line that gave way."""

    points: tuple[Point, ...]
    stretches: Stretches


class _Piece(NamedTuple):
    """A stretch of a line in a narrow place: where it is, and between which places it can move."""

    at: float
    low: float
    high: float
    link: str
    corner: int  # the index of its first corner; negative for one that stays
    least: float
    most: float


def part_lines(
    ground: Ground, lines: Lines, crowded: Sequence[str], ways: Mapping[str, tuple[tuple[Point, ...], Stretches]]
) -> dict[str, Nudged]:
    """The lines that have to give way so that the crowded ones stand clear of their neighbours. `lines` follow."""
    moved: dict[str, Nudged] = {}
    for axis in (0, 1):
        seen: set[tuple[str, int]] = set()
        for link in crowded:
            points, _ = moved.get(link) or ways[link]
            for i in range(1, len(points) - 2):
                if points[i][axis] == points[i + 1][axis] and (link, i) not in seen:
                    cluster = _cluster(ground, axis, link, i, ways, moved)
                    seen |= {(piece.link, piece.corner) for piece in cluster}
                    if len(cluster) > 1:
                        _settle(ground, lines, axis, cluster, ways, moved)
    return moved


_Ways = Mapping[str, tuple[tuple[Point, ...], Stretches]]


def _cluster(
    ground: Ground, axis: int, link: str, index: int, ways: _Ways, moved: Mapping[str, Nudged]
) -> list[_Piece]:
    """The stretch and all that run too close beside it or each other, in order of their places."""
    points = (moved.get(link) or ways[link])[0]
    found = {(link, index): _piece(ground, axis, link, index, points)}
    new = list(found.values())
    while new:
        piece = new.pop()
        near = ground.measures.clear_of_lines
        ask = ground.lines.uprights if axis == 0 else ground.lines.levels
        for other in ask(piece.at - near, piece.at + near, piece.low, piece.high):
            if other.link == piece.link:
                continue
            known = moved.get(other.link) or ways.get(other.link)
            i = _index(axis, other, known[0]) if known is not None else -1
            if (other.link, i) not in found:
                if known is None or i < 0:  # another stage's line, or a stretch at a port: it stays
                    added = _Piece(other.at, other.low, other.high, other.link, -1 - len(found), other.at, other.at)
                    found[other.link, added.corner] = added
                else:
                    added = found[other.link, i] = _piece(ground, axis, other.link, i, known[0])
                    new.append(added)
    return sorted(found.values())


def _index(axis: int, piece: Stretch, points: Sequence[Point]) -> int:
    """Which inner stretch of a line this is, or -1."""
    for i in range(1, len(points) - 2):
        a, b = points[i], points[i + 1]
        if a[axis] == b[axis] == piece.at and min(a[1 - axis], b[1 - axis]) == piece.low:
            return i
    return -1


def _piece(ground: Ground, axis: int, link: str, index: int, points: Sequence[Point]) -> _Piece:
    at = points[index][axis]
    a, b = points[index][1 - axis], points[index + 1][1 - axis]
    low, high = min(a, b), max(a, b)
    least, most = _free(ground, axis, at, low, high)
    ends = ((index - 1, _FIRST if index == 1 else _INNER), (index + 2, STUB if index + 3 == len(points) else _INNER))
    for end, length in ends:
        far = points[end][axis]
        if far < at:
            least = max(least, far + min(length, at - far))
        else:
            most = min(most, far - min(length, far - at))
    return _Piece(at, low, high, link, index, min(least, at), max(most, at))


def _free(ground: Ground, axis: int, at: float, low: float, high: float) -> tuple[float, float]:
    """Between which places a stretch can move without running into a wall or along a hairline."""
    room = ground.room
    first, last = (room.left, room.right) if axis == 0 else (room.top, room.bottom)
    least, most = max(at - _LOOK, min(first, at)), min(at + _LOOK, max(last, at))
    if axis == 0:
        blocks = ground.walls.blocks_inside(least, low, most, high)
    else:
        blocks = ground.walls.blocks_inside(low, least, high, most)
        for y in ground.hairlines:
            if y <= at:
                least = max(least, y + 2)
            else:
                most = min(most, y - 2)
    for block in blocks:
        for wall in (block[:4], *block.marks):
            if wall[1 - axis] < high and wall[3 - axis] > low:
                if wall[axis + 2] <= at:
                    least = max(least, wall[axis + 2])
                elif wall[axis] >= at:
                    most = min(most, wall[axis])
    return least, most


def _settle(
    ground: Ground, lines: Lines, axis: int, cluster: Sequence[_Piece], ways: _Ways, moved: dict[str, Nudged]
) -> None:
    """Sets the pieces of a cluster as far apart as they can be, each as close as possible to where it was."""
    for gap in _GAPS:
        places = _spread(cluster, gap)
        if places is not None:
            break
    else:
        return
    for piece, place in zip(cluster, places):
        if place == piece.at or piece.corner < 0:
            continue
        points, stretches = moved.get(piece.link) or ways[piece.link]
        corners = [*points]
        i = piece.corner
        for k in (i, i + 1):
            corners[k] = (place, corners[k][1]) if axis == 0 else (corners[k][0], place)
            a, b = sorted((place, piece.at))
            along = corners[k][1 - axis]
            block = ground.walls.block_level if axis == 0 else ground.walls.block_upright
            if block(along, a, b):
                break
        else:
            new = Nudged(tuple(corners), cut(piece.link, corners, stretches.ports, stretches.joins))
            lines.remove(stretches)
            lines.add(new.stretches)
            moved[piece.link] = new


def _spread(cluster: Sequence[_Piece], gap: float) -> list[float] | None:
    """Places that are `gap` apart where pieces run side by side, or None where there is no room for that."""
    firsts: list[float] = []
    for i, piece in enumerate(cluster):
        place = piece.least
        for k in range(i):
            if _is_beside(cluster[k], piece):
                place = max(place, firsts[k] + gap)
        if place > piece.most:
            return None
        firsts.append(place)
    places = [0.0] * len(cluster)
    for i in range(len(cluster) - 1, -1, -1):
        piece = cluster[i]
        last = piece.most
        for k in range(i + 1, len(cluster)):
            if _is_beside(piece, cluster[k]):
                last = min(last, places[k] - gap)
        places[i] = min(max(piece.at, firsts[i]), last)
    return places


def _is_beside(a: _Piece, b: _Piece) -> bool:
    return a.low < b.high - 1 and b.low < a.high - 1
