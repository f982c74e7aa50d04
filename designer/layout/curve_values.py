"""The values at the points of curves, written where no mark, name or curve is in the way."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from designer.drawing import Box, Content
from designer.drawing.geometry import around
from designer.layout import curve_marks, shapes
from designer.layout.curve import heights_at
from designer.layout.curve_spots import Spot
from designer.layout.strands import Strand
from designer.layout.texts import Texts, rise
from designer.model.scales import Scale

_FREE = 1.5  # between a mark and its value
_LINE = 7.6  # from the top of a digit to below a comma
_INSIDE = 2.0  # of the stage's sides
_ON_AREA = 3.5  # what it costs to stand on hatching
_LOOKS = 5  # heights of a curve looked at over a value
_GROUND = 1.0  # around a value that something lies behind
_ON_CURVE = 6.0  # what a value costs that a curve runs through, next to one for each place that is not the first choice


class ValueLabel(msgspec.Struct, frozen=True):
    """The value of one point: its text around the middle x, the baseline, and its box. One that is `struck` has a curve or
    hatching behind it."""

    spot: Spot
    text: str
    x: float
    baseline: float
    box: Box
    is_struck: bool


def value_labels(
    spots: Sequence[Spot],
    runs: Sequence[Sequence[Spot]],
    strands: Sequence[Strand],
    scale: Scale,
    language: str,
    left: float,
    right: float,
    taken: tuple[Box, ...],
    texts: Texts,
) -> tuple[ValueLabel, ...]:
    """The values of a stage's points. `runs` are the curves there, with some points beyond the stage; one for which there is
    no place is left out."""
    marked = [s for s in spots if not s.is_same]
    far = {id(s): curve_marks.reach(strands[s.strand], s.is_truth, texts.theme) for s in marked}
    blocked = [Box(s.x, s.y, s.x, s.y).grown(far[id(s)]) for s in marked]
    blocked += taken
    areas = [
        (runs[i], runs[k])
        for i, strand in enumerate(strands)
        if strand.is_planned
        for k, other in enumerate(strands)
        if not other.is_planned and other.persona == strand.persona
    ]
    found: list[ValueLabel] = []
    for spot in marked:
        text = scale.text(spot.value, language)
        width = texts.width(text, texts.badge)
        best: tuple[float, Box, bool] | None = None
        for rank, box in enumerate(_places(spot, far[id(spot)], width, _turn(spot, runs[spot.strand]))):
            if box.left < left + _INSIDE or box.right > right - _INSIDE or any(box.meets(b) for b in blocked):
                continue
            behind = sum([_ON_CURVE for run in runs if _meets_curve(run, box)])
            behind += sum([_ON_AREA for run, other in areas if _meets_area(run, other, box)])
            if best is None or rank + behind < best[0]:
                best = rank + behind, box, behind > 0
        if best is not None:
            box = best[1]
            blocked.append(Box(box.left - _FREE, box.top, box.right + _FREE, box.bottom))
            baseline = (box.top + box.bottom) / 2 + rise(texts.badge) - 0.6
            found.append(ValueLabel(spot, text, (box.left + box.right) / 2, baseline, box, best[2]))
    return tuple(found)


def value_content(text: str, colour: str, is_struck: bool, texts: Texts) -> Content:
    """A value around the origin, on its baseline; one that is struck stands on a ground of paper, as faces do."""
    key = ("curve value", text, colour, is_struck)
    return texts.shared(key, lambda: _value_content(text, colour, is_struck, texts))


def _value_content(text: str, colour: str, is_struck: bool, texts: Texts) -> Content:
    half = texts.width(text, texts.badge) / 2
    run = texts.run(text, texts.badge, colour, 0, 0, "middle")
    box = Box(-half, -7, half, 2)
    if not is_struck:
        return Content(box, run)
    top = 0.6 - rise(texts.badge) - _LINE / 2  # of the value's place
    place = Box(-half, top, half, top + _LINE).grown(_GROUND)
    ground = shapes.rounded(place.left, place.top, place.width, place.height, 3, texts.theme.colour.paper)
    return Content(around((box, place)), (ground, *run))


def _turn(spot: Spot, run: Sequence[Spot]) -> tuple[float, float]:
    """How the curve comes to a point and leaves it: the rise before it and after it, upwards positive."""
    at = next((i for i, s in enumerate(run) if s is spot or (s.x == spot.x and s.y == spot.y)), 0)
    before = run[at - 1].y - spot.y if at else 0.0
    after = spot.y - run[at + 1].y if at + 1 < len(run) else 0.0
    return before, after


def _places(spot: Spot, reach: float, width: float, turn: tuple[float, float]) -> Iterator[Box]:
    """Where a value could stand, the best place first: outside of the curve's bend."""
    before, after = turn
    is_valley = before <= 0 <= after and before != after
    half, aside = width / 2, reach * 0.75 + width / 2
    above, below = spot.y - reach - _FREE - _LINE, spot.y + reach + _FREE
    near = reach * 0.55
    sides = (-1, 1) if before + after >= 0 else (1, -1)  # above a rising curve on its left
    for top, sign in ((below, -1), (above, 1)) if is_valley else ((above, 1), (below, -1)):
        yield Box(spot.x - half, top, spot.x + half, top + _LINE)
        for side in sides:
            x, y = spot.x + side * sign * aside, top + sign * (reach - near)
            yield Box(x - half, y, x + half, y + _LINE)
    for side in (1, -1):
        x = spot.x + side * (reach + _FREE + half)
        yield Box(x - half, spot.y - _LINE / 2, x + half, spot.y + _LINE / 2)


def _meets_curve(run: Sequence[Spot], box: Box) -> bool:
    """Whether a curve runs through a box or very near to it."""
    heights = _heights(run, box)
    return bool(heights) and min(heights) <= box.bottom + 1 and max(heights) >= box.top - 1


def _meets_area(run: Sequence[Spot], other: Sequence[Spot], box: Box) -> bool:
    """Whether a box lies on the hatching between two curves."""
    heights, others = _heights(run, box), _heights(other, box)
    if not heights or not others:
        return False
    return min(*heights, *others) < box.bottom and max(*heights, *others) > box.top


def _heights(run: Sequence[Spot], box: Box) -> list[float]:
    """The heights of a curve over a box, from its left to its right: between two of them it is nearly straight."""
    if not run or run[-1].x < box.left or run[0].x > box.right:
        return []
    if len(run) == 1:
        return [run[0].y]
    first = max(0, bisect_right(run, box.left, key=_x) - 3)
    points = [(spot.x, spot.y) for spot in run[first : bisect_right(run, box.right, key=_x) + 3]]
    left, right = max(box.left, points[0][0]), min(box.right, points[-1][0])
    looks = _LOOKS - 1
    return heights_at(points, [left + (right - left) * i / looks for i in range(_LOOKS)])


def _x(spot: Spot) -> float:
    return spot.x
