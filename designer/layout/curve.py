"""Where the points of a curve stand, and the monotone curve through them (LOOK.md section 7)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import partial
from operator import is_

import msgspec

from designer.drawing import Box, Content, Item, Path, Stroke
from designer.layout.curve_spread import MOST_SPREAD, clamped, spread
from designer.layout.strands import Felt, FeltStep, Strand
from designer.layout.theme import Theme

VALUE_ROOM = 9.0  # above and below the curves, where values stand at their points
_LEVEL = 1e-9  # a rise that nobody sees, by which nothing may be divided
_CHUNK = 24  # stretches of a curve in one group, so that an edit repaints a part
_BETWEEN_STEPS = 1.0  # on each side of the middle between two steps
_RING_ROOM = 3.0  # more between faces that stand side by side where one of them has the ring of a moment of truth


class Spot(msgspec.Struct, frozen=True, gc=False):
    """A point of a curve in the drawing's coordinates, with the touchpoints it stands for (a folded stage: its own id).

    `is_same`: a planned point that is where the present one is, which alone is marked.
    """

    strand: int
    x: float
    y: float
    value: float
    touchpoints: tuple[str, ...]
    is_truth: bool = False
    is_same: bool = False


class Span(msgspec.Struct, frozen=True):
    """The heights of a curve's lane: where the best value is and where the worst, and which these are."""

    top: float
    bottom: float
    low: float = -2
    high: float = 2

    def y(self, value: float) -> float:
        """Where a value is; one beyond the scale, which a file from elsewhere may hold, at its end."""
        value = min(max(value, self.low), self.high)
        return self.bottom + (self.top - self.bottom) * (value - self.low) / (self.high - self.low)


class SetStep(msgspec.Struct, frozen=True, gc=False):
    """The points of one step, and what they were set from: what is felt there, where this step is and where its neighbours
    are, None beyond the ends."""

    felt: tuple[Felt, ...]
    before: float | None
    x: float
    after: float | None
    spots: tuple[Spot, ...] = ()


class SetStage:
    """The points of a stage as the last layout set them, with the same strands, ids and height: an edit changes few of its
    steps."""

    __slots__ = ("groups", "middles", "spots", "steps", "width")

    def __init__(self) -> None:
        self.groups: Sequence[tuple[Felt, ...]] = ()
        self.middles: Sequence[float] = ()
        self.width = 0.0
        self.steps: list[SetStep] = []  # none where faces pushed each other away
        self.spots: Sequence[Spot] = ()


def set_spots(
    kept: SetStage,
    felt: Sequence[FeltStep],
    strands: Sequence[Strand],
    middles: Sequence[float],
    ids: Sequence[str],
    span: Span,
    width: float,
    theme: Theme,
) -> Sequence[Spot]:
    """The points of one stage, seen from its left and from the top of the span: under the middle of their cards; faces that
    would touch stand side by side.

    `middles[i]` is the middle of touchpoint i, `ids[i]` its id.
    """
    groups = [step.felt for step in felt if step.felt]
    if kept.width != width or kept.middles != middles or not _are_same(kept.groups, groups):
        spots = _set_inside(kept, groups, strands, middles, ids, span, width, theme)
        kept.groups, kept.middles, kept.width, kept.spots = groups, middles, width, spots
    return kept.spots


class StageSpots:
    """The points of one stage in a lane: known seen from the stage's left and the lane's top, put on the drawing when somebody
    asks for them."""

    __slots__ = ("_known", "_placed", "_runs", "inner", "inner_runs", "left", "top")

    def __init__(
        self,
        last: StageSpots | None,
        inner: Sequence[Spot],
        inner_runs: Sequence[tuple[Spot, ...]],
        left: float,
        top: float,
    ) -> None:
        """`last` are those of the last layout: points that are the same stay the very same objects on the drawing."""
        self.inner = inner
        self.inner_runs = inner_runs  # of each strand
        self.left = left
        self.top = top
        self._placed: Sequence[Spot] | None = None
        self._runs: dict[int, tuple[Spot, ...]] = {}
        self._known: tuple[Sequence[Spot], Sequence[Spot]] | None = None
        if last is None or last._placed is None or len(last.inner) != len(inner):
            return
        if last.left == left and last.top == top:
            self._known = last.inner, last._placed

    @property
    def placed(self) -> Sequence[Spot]:
        """All points on the drawing."""
        if self._placed is None:
            if self._known is None:
                self._placed = [_moved(spot, self.left, self.top) for spot in self.inner]
            else:
                pairs = zip(self.inner, *self._known, strict=True)
                self._placed = [there if old is new else _moved(new, self.left, self.top) for new, old, there in pairs]
                self._known = None
        return self._placed

    def run(self, strand: int) -> tuple[Spot, ...]:
        """Those of one strand."""
        found = self._runs.get(strand)
        if found is None:
            found = self._runs[strand] = tuple([spot for spot in self.placed if spot.strand == strand])
        return found

    def first(self, strand: int, count: int) -> tuple[Spot, ...]:
        """The first points of a strand."""
        return tuple([_moved(spot, self.left, self.top) for spot in self.inner_runs[strand][:count]])

    def last(self, strand: int, count: int) -> tuple[Spot, ...]:
        """The last points of a strand."""
        return tuple([_moved(spot, self.left, self.top) for spot in self.inner_runs[strand][-count:]])


def runs_of(spots: Sequence[Spot], strands: int) -> tuple[tuple[Spot, ...], ...]:
    """The points of each strand."""
    return tuple([tuple([spot for spot in spots if spot.strand == i]) for i in range(strands)])


def _are_same(one: Sequence[tuple[Felt, ...]], other: Sequence[tuple[Felt, ...]]) -> bool:
    return len(one) == len(other) and all(map(is_, one, other))


def _moved(spot: Spot, left: float, top: float) -> Spot:
    s = spot
    return Spot(s.strand, left + s.x, top + s.y, s.value, s.touchpoints, s.is_truth, s.is_same)


def _set_inside(
    kept: SetStage,
    groups: Sequence[tuple[Felt, ...]],
    strands: Sequence[Strand],
    middles: Sequence[float],
    ids: Sequence[str],
    span: Span,
    width: float,
    theme: Theme,
) -> Sequence[Spot]:
    """The points of a stage seen from its left and the top of the span."""
    if kept.width == width and _stand_alike(kept, groups, middles):
        changed = [i for i, (step, group) in enumerate(zip(kept.steps, groups, strict=True)) if step.felt is not group]
        for i in changed:
            step = msgspec.structs.replace(kept.steps[i], felt=groups[i])
            kept.steps[i] = _set(step, strands, ids, span, width, theme)
        return [spot for step in kept.steps for spot in step.spots]
    xs = [sum([middles[k] for k in g[0].at]) / len(g[0].at) for g in groups]
    if sum([not one.is_same for group in groups for one in group]) <= MOST_SPREAD:
        kept.steps = []
        return _spread_out(groups, xs, strands, ids, span, width, theme)
    known = kept.steps if kept.width == width else ()
    kept.steps = []
    for i, x in enumerate(xs):
        before, after = xs[i - 1] if i else None, xs[i + 1] if i + 1 < len(xs) else None
        old = known[i] if i < len(known) else None
        if old is None or (old.x, old.before, old.after, old.felt) != (x, before, after, groups[i]):
            old = _set(SetStep(groups[i], before, x, after), strands, ids, span, width, theme)
        kept.steps.append(old)
    return [spot for step in kept.steps for spot in step.spots]


def _stand_alike(kept: SetStage, groups: Sequence[tuple[Felt, ...]], middles: Sequence[float]) -> bool:
    """Whether the same strands have points at the same places as in the last layout, whatever they are at."""
    if not kept.steps or len(kept.steps) != len(groups) or kept.middles != middles:
        return False
    pairs = [(step.felt, group) for step, group in zip(kept.steps, groups, strict=True) if step.felt is not group]
    return all([(one.at, one.is_same) for one in old] == [(one.at, one.is_same) for one in new] for old, new in pairs)


def _set(
    step: SetStep, strands: Sequence[Strand], ids: Sequence[str], span: Span, width: float, theme: Theme
) -> SetStep:
    places, _reach, ways = _room(step, span, width, theme)
    return msgspec.structs.replace(step, spots=_spots_of(step, clamped(places, ways), strands, ids, span))


def _spread_out(
    groups: Sequence[tuple[Felt, ...]],
    xs: Sequence[float],
    strands: Sequence[Strand],
    ids: Sequence[str],
    span: Span,
    width: float,
    theme: Theme,
) -> list[Spot]:
    """The points of a stage that can be read, whose faces push each other away."""
    steps = [SetStep(*one) for one in zip(groups, [None, *xs][:-1], xs, [*xs[1:], None], strict=True)] if xs else []
    rooms = [_room(step, span, width, theme) for step in steps]
    ys = [span.y(one.value) for step in steps for one in step.felt if not one.is_same]
    places = spread(
        [x for room in rooms for x in room[0]],
        ys,
        [r for room in rooms for r in room[1]],
        [w for room in rooms for w in room[2]],
    )
    spots: list[Spot] = []
    first = 0
    for step, room in zip(steps, rooms, strict=True):
        last = first + len(room[0])
        spots += _spots_of(step, places[first:last], strands, ids, span)
        first = last
    return spots


def _room(
    step: SetStep, span: Span, width: float, theme: Theme
) -> tuple[list[float], list[float], list[tuple[float, float]]]:
    """For each face of a step its place, how far from it other faces are kept, and its way: side by side around the step, in
    their order, none beyond the middle to the next step, so that no curve runs backwards."""
    halo, apart, x = theme.emotion.halo, theme.emotion.side_by_side, step.x
    marks = [one for one in step.felt if not one.is_same]
    places = [x]
    if len(marks) != 1:
        wide = apart + (_RING_ROOM if any(one.is_truth for one in marks) else 0)
        places = [x + shift for shift in _side_by_side([span.y(one.value) for one in marks], wide)]
    low = (step.before + x) / 2 + _BETWEEN_STEPS if step.before is not None else min(x, halo)
    high = (x + step.after) / 2 - _BETWEEN_STEPS if step.after is not None else max(x, width - halo)
    way = (low if low < x else x, high if high > x else x)
    return places, [(apart + (_RING_ROOM if one.is_truth else 0)) / 2 for one in marks], [way] * len(marks)


def _spots_of(
    step: SetStep, places: Sequence[float], strands: Sequence[Strand], ids: Sequence[str], span: Span
) -> tuple[Spot, ...]:
    """The points of a step whose faces are at these places; what is to be and stays as it is has the place of that."""
    marks = [one for one in step.felt if not one.is_same]
    at = {strands[one.strand].key: place for one, place in zip(marks, places, strict=True)}
    spots = []
    for one in step.felt:
        strand, touchpoints = strands[one.strand], tuple([ids[k] for k in one.at])
        x = at.get(strand.persona or "everyone", step.x) if one.is_same else at[strand.key]
        spots.append(Spot(one.strand, x, span.y(one.value), one.value, touchpoints, one.is_truth, one.is_same))
    return tuple(spots)


def _side_by_side(ys: Sequence[float], apart: float) -> list[float]:
    """How far each face of a step moves sideways so that none touches another."""
    shifts = [0.0] * len(ys)
    order = sorted(range(len(ys)), key=lambda i: ys[i])
    clusters: list[list[int]] = []
    for i in order:
        if clusters and ys[i] - ys[clusters[-1][-1]] < apart:
            clusters[-1].append(i)
        else:
            clusters.append([i])
    for cluster in clusters:
        cluster.sort()
        for place, i in enumerate(cluster):
            shifts[i] = (place - (len(cluster) - 1) / 2) * apart
    return shifts


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
