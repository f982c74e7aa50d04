"""The names at the ends of curves, clear of faces and of each other (LOOK.md section 7)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from designer.drawing import Box, Content
from designer.layout import shapes
from designer.layout.curve import heights_at
from designer.layout.curve_spots import Spot, StageSpots
from designer.layout.strands import Strand
from designer.layout.texts import Texts, rise

_SAME_END = 60  # points: ends of curves closer than this have their names in one column
_STEP = 3.0  # from one place tried for a name to the next
_STEPS = 25
_ON_LINE = 2.5  # what a name costs that the neutral line runs through
_ON_HATCHING = 2.0  # or that stands on the hatching between what is and what is to be
_LEVEL = 1e-6  # what is in the middle, or just clear of a curve, is so however high on the map the lane lies
_GROUND = 2.0  # around a name on hatching
_ENOUGH = 4  # points before a place decide how a curve runs there
_LOOKS = 13  # heights of a curve looked at between two of its points


class EndLabel(msgspec.Struct, frozen=True):
    """The name beside the end of a curve: start and baseline of the text, and its box."""

    strand: int
    x: float
    baseline: float
    box: Box
    is_hatched: bool = False  # hatching lies behind it

    def moved(self, dx: float, dy: float) -> EndLabel:
        """The same name elsewhere."""
        return EndLabel(self.strand, self.x + dx, self.baseline + dy, self.box.moved(dx, dy), self.is_hatched)


def tails(stages: Sequence[StageSpots], strands: int, left: float) -> tuple[tuple[Spot, ...], ...]:
    """What is needed of curves to find the places of their names: of each its last points, so many that some lie before where
    the first name could begin. They are seen from `left` and from the lane's top."""
    ends = [
        stage.left - left + stage.inner_runs[i][-1].x
        for i in range(strands)
        if (stage := next((one for one in reversed(stages) if one.inner_runs[i]), None)) is not None
    ]
    first = min(ends, default=0.0) - _SAME_END
    found = []
    for i in range(strands):
        kept: tuple[Spot, ...] = ()
        for stage in reversed(stages):
            own = stage.inner_runs[i]
            before = max(0, bisect_right(own, first + left - stage.left, key=_x_of) - _ENOUGH - 1)
            if len(own) > before:
                kept = (*stage.last_from(left, i, len(own) - before), *kept)
            if len(kept) > _ENOUGH and kept[_ENOUGH].x < first:
                break
        found.append(kept)
    return tuple(found)


def end_labels(
    runs: Sequence[Sequence[Spot]],
    strands: Sequence[Strand],
    top: float,
    bottom: float,
    neutral: float | None,
    right: float,
    texts: Texts,
) -> list[EndLabel]:
    """Each curve's name behind its last point, clear of all points, curves and hatching where there is room between `top` and
    `bottom`, and of the line at `neutral`; names that would meet stand below each other. None goes beyond `right`. What is
    to be and ends where the present ends has the name of that alone. Of the curves the `tails` are enough."""
    style, gap = texts.name, texts.theme.emotion.label_gap
    line = style.line
    near = line / 2 + texts.theme.emotion.halo  # of a face, whose name's place another face would take
    found: list[EndLabel] = []
    last = [run[-1] for run in runs if run and not run[-1].is_same]
    for spot in sorted(last, key=lambda s: (s.y, s.strand)):
        name = strands[spot.strand].label
        if not name.strip():
            continue
        width = texts.width(name, style)
        beside = [s.x for s in last if abs(s.y - spot.y) < near and abs(s.x - spot.x) < _SAME_END]
        x = max(beside, default=spot.x) + gap
        x = max(spot.x + gap, min(x, right - width))
        curves = [points for run in runs if (points := heights_between(run, x - 10, x + width + 10))]
        areas = _areas(runs, strands, x, x + width)
        inwards = _STEP if spot.y <= (top + bottom) / 2 + _LEVEL else -_STEP  # away from the lane's nearer side
        best: tuple[float, float, bool] | None = None
        for y in [spot.y, *[spot.y + sign * n * inwards for n in range(1, _STEPS) for sign in (1, -1)]]:
            box = Box(x, y - line / 2, x + width, y + line / 2)
            if any(box.meets(other.box) for other in found):
                continue
            cost = 2 * abs(y - spot.y) / line
            if neutral is not None and abs(y - neutral) < style.size / 2 + 1:
                cost += _ON_LINE
            cost += sum(
                [10 * sum([abs(h - y) < line / 2 + 3 - _LEVEL for h in heights]) / len(heights) for heights in curves]
            )
            is_hatched = any(a < y < b for area in areas for a, b in area)
            cost += _ON_HATCHING if is_hatched else 0
            if not top <= box.top <= box.bottom <= bottom:
                cost += 1000
            cost = round(cost, 6)  # of two places that are as good the first one, however high on the map the lane lies
            if best is None or cost < best[0]:
                best = (cost, y, is_hatched)
        y = best[1] if best is not None else max([other.box.bottom for other in found]) + line / 2
        box = Box(x, y - line / 2, x + width, y + line / 2)
        found.append(EndLabel(spot.strand, x, y + rise(style), box, best is not None and best[2]))
    return found


def _areas(
    runs: Sequence[Sequence[Spot]], strands: Sequence[Strand], left: float, right: float
) -> list[list[tuple[float, float]]]:
    """From where to where hatching reaches between two x, for each curve that is to be."""
    xs = [left + (right - left) * k / (_LOOKS - 1) for k in range(_LOOKS)]
    found = []
    for run, strand in zip(runs, strands, strict=True):
        if not strand.is_planned or len(run) < 2:
            continue
        own = next(runs[k] for k, other in enumerate(strands) if other.persona == strand.persona)
        if len(own) < 2:
            continue
        both = [[(s.x, s.y) for s in one] for one in (own, run)]
        low, high = max(one[0][0] for one in both), min(one[-1][0] for one in both)
        inside = [x for x in xs if low <= x <= high]
        heights = zip(*(heights_at(one, inside) for one in both), strict=True)
        found.append([(min(a, b) - 4, max(a, b) + 4) for a, b in heights if abs(a - b) > 1])
    return [area for area in found if area]


def end_content(strand: Strand, is_hatched: bool, texts: Texts) -> Content:
    """The name of a curve from its baseline, on a ground of paper where hatching lies behind it."""
    width = texts.width(strand.label, texts.name)
    if not is_hatched:
        return Content(Box(0, -9, width, 3), lambda: texts.run(strand.label, texts.name, strand.colour, 0, 0))
    ground = shapes.box(-_GROUND, -9, width + 2 * _GROUND, 12, texts.theme.colour.paper)
    box = Box(-_GROUND, -9, width + _GROUND, 3)
    return Content(box, lambda: (ground, *texts.run(strand.label, texts.name, strand.colour, 0, 0)))


def _x_of(spot: Spot) -> float:
    return spot.x


def heights_between(run: Sequence[Spot], left: float, right: float) -> list[float]:
    """The heights of a curve between two x, every few points."""
    first = max(0, bisect_right(run, left, key=_x_of) - 3)
    last = min(len(run), bisect_right(run, right, key=_x_of) + 3)
    points = [(spot.x, spot.y) for spot in run[first:last]]
    looked: list[float] = []
    for i in range(len(points) - 1):
        x0, x1 = points[i][0], points[i + 1][0]
        looked += [x for k in range(_LOOKS) if left <= (x := x0 + (x1 - x0) * k / (_LOOKS - 1)) <= right]
    return heights_at(points, looked) if looked else [y for x, y in points if left <= x <= right]
