"""The names at the ends of curves, clear of faces and of each other (LOOK.md section 7)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from designer.drawing import Box, Content
from designer.layout.curve import Spot, heights_at
from designer.layout.strands import Strand
from designer.layout.texts import Texts, rise

_SAME_END = 60  # points: ends of curves closer than this have their names in one column
_STEP = 3.0  # from one place tried for a name to the next
_STEPS = 25
_ON_LINE = 2.5  # what a name costs that the neutral line runs through
_LOOKS = 13  # heights of a curve looked at between two of its points


class EndLabel(msgspec.Struct, frozen=True):
    """The name beside the end of a curve: start and baseline of the text, and its box."""

    strand: int
    x: float
    baseline: float
    box: Box


def end_labels(
    runs: Sequence[Sequence[Spot]],
    strands: Sequence[Strand],
    top: float,
    bottom: float,
    neutral: float | None,
    right: float,
    texts: Texts,
) -> list[EndLabel]:
    """Each curve's name behind its last point, clear of all points and curves where there is room between `top` and
    `bottom`, and of the line at `neutral`; names that would meet stand below each other. None goes beyond `right`."""
    style, gap = texts.name, texts.theme.emotion.label_gap
    line = style.line
    found: list[EndLabel] = []
    last = [run[-1] for run in runs if run]
    for spot in sorted(last, key=lambda s: (s.y, s.strand)):
        name = strands[spot.strand].label
        if not name.strip():
            continue
        width = texts.width(name, style)
        x = max([s.x for s in last if abs(s.y - spot.y) < line and abs(s.x - spot.x) < _SAME_END], default=spot.x) + gap
        x = max(spot.x + gap, min(x, right - width))
        curves = [points for run in runs if (points := heights_between(run, x - 10, x + width + 10))]
        inwards = _STEP if spot.y <= (top + bottom) / 2 else -_STEP  # away from the lane's nearer side
        best: tuple[float, float] | None = None
        for y in [spot.y, *[spot.y + sign * n * inwards for n in range(1, _STEPS) for sign in (1, -1)]]:
            box = Box(x, y - line / 2, x + width, y + line / 2)
            if any(box.meets(other.box) for other in found):
                continue
            cost = 2 * abs(y - spot.y) / line
            if neutral is not None and abs(y - neutral) < style.size / 2 + 1:
                cost += _ON_LINE
            cost += sum([10 * sum([abs(h - y) < line / 2 + 3 for h in heights]) / len(heights) for heights in curves])
            if not top <= box.top <= box.bottom <= bottom:
                cost += 1000
            if best is None or cost < best[0]:
                best = (cost, y)
        y = best[1] if best is not None else max([other.box.bottom for other in found]) + line / 2
        found.append(EndLabel(spot.strand, x, y + rise(style), Box(x, y - line / 2, x + width, y + line / 2)))
    return found


def end_content(strand: Strand, texts: Texts) -> Content:
    """The name of a curve from its baseline."""
    width = texts.width(strand.label, texts.name)
    return Content(Box(0, -9, width, 3), lambda: texts.run(strand.label, texts.name, strand.colour, 0, 0))


def heights_between(run: Sequence[Spot], left: float, right: float) -> list[float]:
    """The heights of a curve between two x, every few points."""
    xs = [spot.x for spot in run]
    first = max(0, bisect_right(xs, left) - 3)
    last = min(len(run), bisect_right(xs, right) + 3)
    points = [(spot.x, spot.y) for spot in run[first:last]]
    looked: list[float] = []
    for i in range(len(points) - 1):
        x0, x1 = points[i][0], points[i + 1][0]
        looked += [x for k in range(_LOOKS) if left <= (x := x0 + (x1 - x0) * k / (_LOOKS - 1)) <= right]
    return heights_at(points, looked) if looked else [y for x, y in points if left <= x <= right]
