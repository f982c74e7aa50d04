"""The values at the points of curves, written where no mark, name or curve is in the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from designer.drawing import Box, Content
from designer.layout import curve_marks
from designer.layout.curve import Spot
from designer.layout.curve_ends import heights_between
from designer.layout.strands import Strand
from designer.layout.texts import Texts, rise
from designer.model.scales import Scale

_FREE = 1.5  # between a mark and its value
_LINE = 7.6  # from the top of a digit to below a comma
_INSIDE = 2.0  # of the stage's sides
_ON_AREA = 3.5  # what it costs to stand on hatching
_ON_CURVE = 6.0  # what a value costs that a curve runs through, next to one for each place that is not the first choice


class ValueLabel(msgspec.Struct, frozen=True):
    """The value of one point: its text around the middle x, the baseline, and its box."""

    spot: Spot
    text: str
    x: float
    baseline: float
    box: Box


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
        best: tuple[float, Box] | None = None
        for rank, box in enumerate(_places(spot, far[id(spot)], width, _turn(spot, runs[spot.strand]))):
            if box.left < left + _INSIDE or box.right > right - _INSIDE or any(box.meets(b) for b in blocked):
                continue
            cost = rank + sum([_ON_CURVE for run in runs if _meets_curve(run, box)])
            cost += sum([_ON_AREA for run, other in areas if _meets_area(run, other, box)])
            if best is None or cost < best[0]:
                best = cost, box
        if best is not None:
            box = best[1]
            blocked.append(Box(box.left - _FREE, box.top, box.right + _FREE, box.bottom))
            baseline = (box.top + box.bottom) / 2 + rise(texts.badge) - 0.6
            found.append(ValueLabel(spot, text, (box.left + box.right) / 2, baseline, box))
    return tuple(found)


def value_content(text: str, colour: str, texts: Texts) -> Content:
    """A value around the origin, on its baseline."""
    return texts.shared(("curve value", text, colour), lambda: _value_content(text, colour, texts))


def _value_content(text: str, colour: str, texts: Texts) -> Content:
    half = texts.width(text, texts.badge) / 2
    return Content(Box(-half, -7, half, 2), texts.run(text, texts.badge, colour, 0, 0, "middle"))


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
    heights = heights_between(run, box.left, box.right)
    return any(box.top - 1 <= y <= box.bottom + 1 for y in heights)


def _meets_area(run: Sequence[Spot], other: Sequence[Spot], box: Box) -> bool:
    """Whether a box lies on the hatching between two curves."""
    heights, others = heights_between(run, box.left, box.right), heights_between(other, box.left, box.right)
    if not heights or not others:
        return False
    return min(*heights, *others) < box.bottom and max(*heights, *others) > box.top
