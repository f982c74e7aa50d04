"""The area between a curve and what it is to become: upright hatching, which paper and grey print keep."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import msgspec

from designer.drawing import Box, Content, Item, Path, Stroke
from designer.layout.colour import mixed
from designer.layout.curve import heights_at
from designer.layout.curve_spots import Spot
from designer.layout.strands import Strand
from designer.layout.theme import Theme

_APART = 4.0
_WIDTH = 0.6
_SHARE = 0.5  # of the persona's colour, the rest is paper
_LEAST = 2.0  # shorter hatches are left out
_OFFSETS = 3  # personas whose hatching lies beside each other's before it falls together

Points = tuple[tuple[float, float], ...]


class Area(msgspec.Struct, frozen=True):
    """The hatching over one stage: its origin and content. `key` tells whether it looks the same as another."""

    x: float
    y: float
    key: tuple[object, ...]
    content: Content


def area(
    present: Sequence[Spot],
    planned: Sequence[Spot],
    left: float,
    right: float,
    strand: Strand,
    place: int,
    theme: Theme,
    kept: Area | None,
) -> Area | None:
    """The hatching between two curves from `left` to `right`; None where they do not part.

    Both are given with the neighbours that decide their slopes. `place` sets the hatches of one persona beside another's.
    """
    if len(present) < 2 or len(planned) < 2:
        return None
    low, high = max(left, present[0].x, planned[0].x), min(right, present[-1].x, planned[-1].x)
    if high <= low:
        return None
    y = min(s.y for s in (*present, *planned))
    first, second = (tuple([(round(s.x - left, 2), round(s.y - y, 2)) for s in run]) for run in (present, planned))
    offset = (place % _OFFSETS + 0.5) * _APART / _OFFSETS
    key = (first, second, round(low - left, 2), round(high - left, 2), strand.colour, offset)
    if kept is not None and kept.key == key:
        return msgspec.structs.replace(kept, x=left, y=y)
    bottom = max(h for _x, h in (*first, *second))
    box = Box(low - left - _WIDTH, 0, high - left + _WIDTH, bottom)
    stroke = Stroke(mixed(strand.colour, theme.colour.paper, _SHARE), _WIDTH)
    return Area(left, y, key, Content(box, partial(_hatch, first, second, low - left, high - left, offset, stroke)))


def hatching(width: float, half: float, colour: str, theme: Theme) -> Item:
    """A sample of it, so wide, around y 0."""
    xs = [_APART / 2 + _APART * i for i in range(int(width // _APART))]
    stroke = Stroke(mixed(colour, theme.colour.paper, _SHARE), _WIDTH)
    return Path("ML" * len(xs), tuple([n for x in xs for n in (x, -half, x, half)]), "", stroke)


def _hatch(first: Points, second: Points, low: float, high: float, offset: float, stroke: Stroke) -> tuple[Item, ...]:
    start = int((low - offset) // _APART) + 1
    xs = []
    while (x := start * _APART + offset) <= high:
        xs.append(x)
        start += 1
    numbers: list[float] = []
    for x, a, b in zip(xs, heights_at(first, xs), heights_at(second, xs), strict=True):
        if abs(a - b) >= _LEAST:
            numbers += (x, min(a, b), x, max(a, b))
    return (Path("ML" * (len(numbers) // 4), tuple(numbers), "", stroke),) if numbers else ()
