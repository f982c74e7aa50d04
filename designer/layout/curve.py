"""The monotone curve through the points of a strand (LOOK.md section 7)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import partial

import msgspec

from designer.drawing import Box, Content, Item, Path, Stroke
from designer.layout.curve_spots import Spot
from designer.layout.strands import Strand

_LEVEL = 1e-9  # a rise that nobody sees, by which nothing may be divided
_CHUNK = 24  # stretches of a curve in one group, so that an edit repaints a part


def tangents(points: Sequence[tuple[float, float]]) -> list[float]:
    """The slope at each point of a monotone cubic through points of rising x, flat at both ends.

    After Fritsch and Carlson, "Monotone piecewise cubic interpolation" (1980); the limit is taken on both sides of a point
    from unlimited slopes, so that a slope depends on two points on each side and no more.
    """
    count = len(points)
    if count < 2:
        return [0.0] * count
    secants = [(points[i + 1][1] - points[i][1]) / max(points[i + 1][0] - points[i][0], 1e-6) for i in range(count - 1)]
    slopes = [0.0] * count
    for i in range(1, count - 1):
        before, after = secants[i - 1], secants[i]
        slopes[i] = (before + after) / 2 if before * after > 0 else 0.0
    limits = [1.0] * count
    for i, secant in enumerate(secants):
        if abs(secant) < _LEVEL:
            limits[i] = limits[i + 1] = 0.0
            continue
        size = ((slopes[i] / secant) ** 2 + (slopes[i + 1] / secant) ** 2) ** 0.5
        if size > 3:
            limits[i], limits[i + 1] = min(limits[i], 3 / size), min(limits[i + 1], 3 / size)
    return [slope * limit for slope, limit in zip(slopes, limits, strict=True)]


def heights_at(points: Sequence[tuple[float, float]], xs: Iterable[float]) -> list[float]:
    """The height of the curve through points at each x that lies between the first and the last of them."""
    slopes, starts = tangents(points), [x for x, _y in points]
    heights = []
    for x in xs:
        i = min(max(bisect_right(starts, x) - 1, 0), len(points) - 2)
        (x0, y0), (x1, y1) = points[i], points[i + 1]
        h = max(x1 - x0, 1e-6)
        t = min(max((x - x0) / h, 0.0), 1.0)
        heights.append(
            (1 + 2 * t) * (1 - t) ** 2 * y0
            + t * (1 - t) ** 2 * h * slopes[i]
            + t * t * (3 - 2 * t) * y1
            + t * t * (t - 1) * h * slopes[i + 1]
        )
    return heights


class Chunk(msgspec.Struct, frozen=True):
    """A stretch of a curve: its origin and its content. `key` tells whether it looks the same as another, `spots` are all that
    decide on it, of which it begins and ends at the ones in `ends`."""

    spots: tuple[Spot, ...]
    ends: tuple[int, int]
    x: float
    y: float
    key: tuple[object, ...]
    content: Content


def chunks(
    spots: Sequence[Spot], before: Sequence[Spot], after: Sequence[Spot], strand: Strand, kept: Sequence[Chunk]
) -> list[Chunk]:
    """The part of a curve that begins at these points, in stretches from point to point up to the first one after them.

    `before` and `after` are the neighbours that decide the slopes, two and three at most; `kept` the stretches of the last
    layout for the same strand, whose content is taken where it looks the same.
    """
    every = (*before, *spots, *after)
    known = {chunk.key: chunk.content for chunk in kept}
    first, last = len(before), len(before) + len(spots) - (0 if after else 1)
    found: list[Chunk] = []
    for start in range(first, last, _CHUNK):
        end = min(start + _CHUNK, last)
        low, high = max(0, start - 2), min(len(every), end + 3)
        near, ends = every[low:high], (start - low, end - low)
        same = kept[len(found)] if len(found) < len(kept) else None
        if same is not None and same.ends == ends and same.spots == near:
            found.append(same)
            continue
        x0, y0 = every[start].x, every[start].y
        relative = tuple([(round(s.x - x0, 2), round(s.y - y0, 2)) for s in near])
        # What is to be is not drawn where it stays as it is.
        alike = tuple([_is_alike(every, i) for i in range(start, end)]) if strand.is_planned else ()
        key = (*ends, relative, alike)
        content = known.get(key)
        if content is None:
            part = relative[start - low : end - low + 1]
            ys = [y for _x, y in part]
            half = strand.width / 2
            box = Box(-half, min(ys) - half, part[-1][0] + half, max(ys) + half)
            content = Content(box, partial(_draw_chunk, relative, start - low, end - low, strand, alike))
        found.append(Chunk(near, ends, x0, y0, key, content))
    return found


def _is_alike(spots: Sequence[Spot], i: int) -> bool:
    """Whether the stretch from point i on runs where the present curve runs, as far as its neighbours tell."""
    return all(spot.is_same for spot in spots[max(0, i - 1) : i + 3])


def _draw_chunk(
    points: Sequence[tuple[float, float]], start: int, end: int, strand: Strand, left_out: Sequence[bool]
) -> tuple[Item, ...]:
    slopes = tangents(points)
    # Dashes begin anew at each face, which hides the joint: so any part of a dashed curve can be drawn alone.
    stroke = Stroke(strand.colour, strand.width, strand.dash, not strand.dash)
    numbers: list[float] = [*points[start]]
    items: list[Item] = []
    for i in range(start, end):
        if left_out and left_out[i - start]:
            continue
        (x0, y0), (x1, y1) = points[i], points[i + 1]
        third = (x1 - x0) / 3
        bezier = [x0 + third, y0 + slopes[i] * third, x1 - third, y1 - slopes[i + 1] * third, x1, y1]
        if strand.dash:
            items.append(Path("MC", (x0, y0, *bezier), "", stroke))
        else:
            numbers += bezier
    if not strand.dash:
        items.append(Path("M" + "C" * (end - start), tuple(numbers), "", stroke))
    return tuple(items)
