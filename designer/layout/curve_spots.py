"""Where the points of a curve stand (LOOK.md section 7)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import msgspec

from designer.layout.alike import PLACES, alike_ends
from designer.layout.curve_spread import MOST_SPREAD, spread
from designer.layout.strands import Felt, FeltStep, Strand
from designer.layout.theme import Theme

VALUE_ROOM = 9.0  # above and below the curves, where values stand at their points
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
    """The points of one step seen from its middle, and what they were set from: what is felt there by whom, and the way to
    both sides that its faces may be moved; None where all stand in the middle."""

    felt: tuple[Felt, ...]
    members: tuple[str, ...]
    way: tuple[float, float] | None
    inner: tuple[Spot, ...]


class _Alike(msgspec.Struct, frozen=True):
    """How many of the first steps are as they were and stand where they stood, how many of the last ones are as they were, and
    whether these stand where they stood."""

    first: int
    last: int
    is_still: bool


class SetStage:
    """Sets the points of a stage in a lane of this height, seen from the stage's left and from the top of the span, and knows
    them as it set them last: an edit changes few of its steps."""

    def __init__(self, strands: Sequence[Strand], span: Span, theme: Theme) -> None:
        self._strands = strands
        self._span = span
        self._mark = theme.emotion
        self._felt: Sequence[FeltStep] = ()
        self._middles: Sequence[float] = ()
        self._ids: Sequence[str] = ()
        self._width = 0.0
        self._steps: list[SetStep] = []  # those of what is felt; none where faces pushed each other away
        self._spots: Sequence[Spot] = ()

    def spots(
        self, felt: Sequence[FeltStep], middles: Sequence[float], ids: Sequence[str], width: float
    ) -> Sequence[Spot]:
        """The points: under the middle of their cards; faces that would touch stand side by side.

        `middles[i]` is the middle of touchpoint i, `ids[i]` its id. Nothing changes where the same is felt in the same places.
        """
        felt = [step for step in felt if step.felt]
        alike = self._alike(felt, middles, ids, width)
        is_same = alike.first == len(felt) == len(self._felt)
        is_same = is_same and (self._width, self._middles, self._ids) == (width, middles, ids)
        self._felt, self._middles, self._ids, self._width = felt, middles, ids, width
        if is_same:
            return self._spots
        faces = (one for step in felt for one in step.felt if not one.is_same)
        if next(islice(faces, MOST_SPREAD, None), None) is None:
            self._steps, self._spots = [], self._spread_out()
        else:
            self._set_steps(alike if self._steps else _Alike(0, 0, False))
        return self._spots

    def _alike(self, felt: Sequence[FeltStep], middles: Sequence[float], ids: Sequence[str], width: float) -> _Alike:
        """What these steps have in common with those that were set last."""
        before = self._felt
        first, last = alike_ends([step.felt for step in before], [step.felt for step in felt])
        until = felt[first - 1].end if first else 0
        if (middles[:until], ids[:until]) != (self._middles[:until], self._ids[:until]):
            first = 0
        begin, begun = (felt[-last].first, before[-last].first) if last else (len(ids), len(self._ids))
        if ids[begin:] != self._ids[begun:]:
            return _Alike(first, 0, False)
        return _Alike(first, last, width == self._width and middles[begin:] == self._middles[begun:])

    def _set_steps(self, alike: _Alike) -> None:
        """The steps and their points; of those that were set before all are taken but the very first or last of these, which may
        have another way."""
        steps, felt = self._steps, self._felt
        low, still = max(0, alike.first - 1), max(0, alike.last - 1) if alike.is_still else 0
        high, moved, more = len(felt) - still, len(felt) - alike.last, len(felt) - len(steps)
        ahead, behind = steps[:low], steps[len(steps) - still :]
        xs = self._middles_of(felt[low:high])
        before = self._middle_of(felt[low - 1]) if low else None
        after = self._middle_of(felt[high]) if still else None
        around = (before, *xs, after)
        known = {step.members[0]: step for step in steps[low : moved - more]}
        found: list[SetStep] = []
        for i, step in enumerate(felt[low:moved]):
            members = tuple(self._ids[step.first : step.end])
            was = known.get(members[0])
            if was is None or was.felt is not step.felt or was.members != members or not self._has_way(was, around, i):
                was = self._set(step.felt, members, around, i)
            found.append(was)
        found += [
            old if self._has_way(old, around, i) else self._set(old.felt, old.members, around, i)
            for i, old in enumerate(steps[moved - more : high - more], moved - low)
        ]
        spots = [
            Spot(s.strand, x + s.x, s.y, s.value, s.touchpoints, s.is_truth, s.is_same)
            for step, x in zip(found, xs, strict=True)
            for s in step.inner
        ]
        begin, end = (sum([len(step.inner) for step in some]) for some in (ahead, behind))
        self._spots = [*self._spots[:begin], *spots, *self._spots[len(self._spots) - end :]]
        self._steps = [*ahead, *found, *behind]

    def _has_way(self, step: SetStep, around: Sequence[float | None], i: int) -> bool:
        return step.way is None or step.way == self._way(around, i)

    def _set(self, felt: tuple[Felt, ...], members: tuple[str, ...], around: Sequence[float | None], i: int) -> SetStep:
        places = self._places(felt)
        if not any(places):
            return SetStep(felt, members, None, self._spots_of(felt, places, members, 0.0))
        way = self._way(around, i)
        low, high = min(0.0, -way[0]), max(0.0, way[1])
        places = [min(max(place, low), high) for place in places]
        return SetStep(felt, members, way, self._spots_of(felt, places, members, 0.0))

    def _middles_of(self, felt: Sequence[FeltStep]) -> list[float]:
        at = self._middles  # most steps have one touchpoint
        return [at[step.first] if step.end == step.first + 1 else self._middle_of(step) for step in felt]

    def _middle_of(self, step: FeltStep) -> float:
        at, first, middles = step.felt[0].at, step.first, self._middles
        if len(at) == 1:
            return middles[first + at[0]]
        return round(sum([middles[first + k] for k in at]) / len(at), PLACES)

    def _way(self, around: Sequence[float | None], i: int) -> tuple[float, float]:
        """How far the faces of the step at a place may be moved from its middle to the left and to the right: none beyond the
        middle to the next step, so that no curve runs backwards, nor out of the stage. The same wherever in a stage the steps
        are. `around` are the middles of all these steps with that before them and that behind them, None at the stage's ends.
        """
        before, x, after = around[i : i + 3]
        assert x is not None
        left = x - self._mark.halo if before is None else (x - before) / 2 - _BETWEEN_STEPS
        right = self._width - self._mark.halo - x if after is None else (after - x) / 2 - _BETWEEN_STEPS
        return round(left, PLACES), round(right, PLACES)

    def _spread_out(self) -> list[Spot]:
        """The points of a stage that can be read, whose faces push each other away."""
        felt, xs = self._felt, self._middles_of(self._felt)
        reach, ring = self._mark.side_by_side / 2, _RING_ROOM / 2
        starts: list[float] = []
        bounds: list[tuple[float, float]] = []
        ys: list[float] = []
        reaches: list[float] = []
        for i, (step, x) in enumerate(zip(felt, xs, strict=True)):
            left, right = self._way((None, *xs, None), i)
            starts += [x + place for place in self._places(step.felt)]
            for one in step.felt:
                if not one.is_same:
                    bounds.append((x - max(0.0, left), x + max(0.0, right)))
                    ys.append(self._span.y(one.value))
                    reaches.append(reach + (ring if one.is_truth else 0.0))  # how far from it other faces are kept
        places = iter(spread(starts, ys, reaches, bounds))
        spots: list[Spot] = []
        for step, x in zip(felt, xs, strict=True):
            own = [next(places) for one in step.felt if not one.is_same]
            spots += self._spots_of(step.felt, own, self._ids[step.first : step.end], x)
        return spots

    def _places(self, felt: Sequence[Felt]) -> list[float]:
        """Where the faces of a step stand before others push them away, seen from its middle: side by side, in their order."""
        marks = [one for one in felt if not one.is_same]
        if len(marks) == 1:
            return [0.0]
        wide = self._mark.side_by_side + (_RING_ROOM if any(one.is_truth for one in marks) else 0)
        return _side_by_side([self._span.y(one.value) for one in marks], wide)

    def _spots_of(
        self, felt: Sequence[Felt], places: Sequence[float], members: Sequence[str], middle: float
    ) -> tuple[Spot, ...]:
        """The points of a step whose faces are at these places; what is to be and stays as it is has the place of that."""
        marks = [one for one in felt if not one.is_same]
        at = {self._strands[one.strand].key: place for one, place in zip(marks, places, strict=True)}
        spots = []
        for one in felt:
            strand, touchpoints = self._strands[one.strand], tuple([members[k] for k in one.at])
            x = at.get(strand.persona or "everyone", middle) if one.is_same else at[strand.key]
            y = self._span.y(one.value)
            spots.append(Spot(one.strand, x, y, one.value, touchpoints, one.is_truth, one.is_same))
        return tuple(spots)


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

    def last_from(self, left: float, strand: int, count: int) -> tuple[Spot, ...]:
        """The last points of a strand, seen from `left` and from the lane's top."""
        shift = round(self.left - left, PLACES)
        return tuple([_moved(spot, shift, 0.0) for spot in self.inner_runs[strand][-count:]])


def runs_of(spots: Sequence[Spot], strands: int) -> tuple[tuple[Spot, ...], ...]:
    """The points of each strand."""
    return tuple([tuple([spot for spot in spots if spot.strand == i]) for i in range(strands)])


def _moved(spot: Spot, left: float, top: float) -> Spot:
    s = spot
    return Spot(s.strand, left + s.x, top + s.y, s.value, s.touchpoints, s.is_truth, s.is_same)


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
