"""Which curves a lane has: one for each persona, on a map of both states also as it should be; one for all of engagement."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from operator import attrgetter

import msgspec

from designer.layout.alike import alike_ends
from designer.layout.cast import Player
from designer.layout.theme import Theme
from designer.model import LaneKind, MapState, Touchpoint
from designer.words import _, isolated

FUTURE_DASH = (4.0, 2.5)  # as on the badge of a future state
FUTURE_WIDTH = 1.5
_FIRST, _END = attrgetter("first"), attrgetter("end")
CURVED = (LaneKind.EMOTION, LaneKind.ENGAGEMENT)


class Strand(msgspec.Struct, frozen=True):
    """One curve: whose it is, of which state, and how it is told. The persona "" stands for everyone.

    `is_planned` is the curve as it should be, `is_one_of_two` says that the map holds both states, so that what stands in
    one of them counts for that curve alone.
    """

    persona: str
    label: str  # at its end
    colour: str
    dash: tuple[float, ...]
    width: float
    kind: LaneKind = LaneKind.EMOTION
    is_planned: bool = False
    is_one_of_two: bool = False
    is_all_planned: bool = False  # the map holds the future state alone

    @property
    def key(self) -> str:
        """What tells it from the others of its lane."""
        return f"{self.persona or 'everyone'}/future" if self.is_planned else self.persona or "everyone"


class Felt(msgspec.Struct, frozen=True, gc=False):
    """What a strand is at in one step: the mean of the step's touchpoints, and which of these that are (counted in the step, so
    that it is the same wherever the step is).

    `is_same`: the planned value is the present one, so that the two share their point.
    """

    strand: int
    value: float
    at: tuple[int, ...]
    is_truth: bool = False
    is_same: bool = False


def feeling_strands(
    players: Sequence[Player], shows: MapState, planned: Collection[str], theme: Theme
) -> tuple[Strand, ...]:
    """The curves of the feelings. `planned` are the personas for whom something is to change."""
    width, is_both = theme.emotion.stroke, shows is MapState.BOTH
    found = [
        Strand(
            p.id, p.name, p.colour, p.dash, width, is_one_of_two=is_both, is_all_planned=shows is MapState.FUTURE
        )
        for p in players
    ]  # fmt: skip
    if is_both:
        for p in players:
            if p.id in planned:
                label = _("{name}, future").format(name=isolated(p.name)) if p.name.strip() else _("Future")
                found.append(Strand(p.id, label, p.colour, FUTURE_DASH, FUTURE_WIDTH, LaneKind.EMOTION, True, True))
    return tuple(found)


def engagement_strands(theme: Theme) -> tuple[Strand, ...]:
    """The one curve of engagement."""
    return (Strand("", "", theme.colour.ink, (), theme.emotion.stroke, LaneKind.ENGAGEMENT),)


def planned_in(touchpoints: Sequence[Touchpoint], players: tuple[Player, ...]) -> frozenset[str]:
    """The personas who are to feel otherwise, or have something to feel in one of two states only, at some touchpoint."""
    found = set()
    for touchpoint in touchpoints:
        if touchpoint.state or touchpoint.future_feeling is not None or touchpoint.future_feelings:
            for player in players:
                if _present(touchpoint, player.id) != _planned(touchpoint, player.id):
                    found.add(player.id)
    return frozenset(found)


class FeltStep(msgspec.Struct, frozen=True):
    """What the strands are at in one step, whose touchpoints stand in the plan from `first` to before `end`."""

    first: int
    end: int
    felt: tuple[Felt, ...]


class FeltStage:
    """What the last layout found in a stage with the same strands: an edit changes few of its steps."""

    __slots__ = ("steps", "touchpoints")

    def __init__(self) -> None:
        self.touchpoints: Sequence[Touchpoint] = ()
        self.steps: list[FeltStep] = []


def felt_in(kept: FeltStage, touchpoints: Sequence[Touchpoint], strands: Sequence[Strand]) -> tuple[FeltStep, ...]:
    """What the strands are at in a stage, by step; what is in `kept` before and behind those touchpoints that differ."""
    before, steps = kept.touchpoints, kept.steps
    first, last = alike_ends(before, touchpoints)
    low = bisect_left(steps, first, key=_END)  # a step that ends just there may go on
    high = bisect_right(steps, len(before) - last, key=_FIRST)
    if first == len(before) == len(touchpoints):
        low = high = len(steps)
    begin = steps[low - 1].end if low else 0
    more = len(touchpoints) - len(before)
    behind = steps[high:]
    until = behind[0].first + more if behind else len(touchpoints)
    if more:
        behind = [FeltStep(step.first + more, step.end + more, step.felt) for step in behind]
    kept.touchpoints = touchpoints
    kept.steps = [*steps[:low], *_steps(touchpoints, begin, until, strands), *behind]
    return tuple(kept.steps)


def _steps(touchpoints: Sequence[Touchpoint], first: int, until: int, strands: Sequence[Strand]) -> Iterator[FeltStep]:
    """The steps of the touchpoints from `first` on to before `until`."""
    while first < until:
        step, end = touchpoints[first].step, first + 1
        while end < until and touchpoints[end].step == step:
            end += 1
        yield FeltStep(first, end, tuple(_felt_at(touchpoints[first:end], strands)))
        first = end


def _felt_at(members: Sequence[Touchpoint], strands: Sequence[Strand]) -> Iterator[Felt]:
    """What the strands are at in the step of these touchpoints."""
    present: dict[str, float] = {}
    for index, strand in enumerate(strands):
        values = [(k, value) for k, t in enumerate(members) if (value := _value(t, strand)) is not None]
        if values:
            mean = sum([value for _k, value in values]) / len(values)
            is_same = strand.is_planned and present.get(strand.persona) == mean
            # What is carries the ring; what is to be alone where nothing is yet.
            is_new = not (strand.is_planned and strand.persona in present)
            is_truth = is_new and any(members[k].is_moment_of_truth for k, _value_of in values)
            yield Felt(index, mean, tuple([k for k, _value_of in values]), is_truth, is_same)
            if not strand.is_planned:
                present[strand.persona] = mean


def felt_folded(touchpoints: Sequence[Touchpoint], strands: Sequence[Strand]) -> tuple[FeltStep, ...]:
    """What the strands are at in a folded stage: the mean of all its touchpoints, at one point."""
    found: list[Felt] = []
    present: dict[str, float] = {}
    for index, strand in enumerate(strands):
        values = [value for t in touchpoints if (value := _value(t, strand)) is not None]
        if values:
            mean = sum(values) / len(values)
            is_same = strand.is_planned and present.get(strand.persona) == mean
            found.append(Felt(index, mean, (0,), False, is_same))
            if not strand.is_planned:
                present[strand.persona] = mean
    return (FeltStep(0, 1, tuple(found)),)


def _value(touchpoint: Touchpoint, strand: Strand) -> float | None:
    if strand.kind is LaneKind.ENGAGEMENT:
        return touchpoint.engagement
    if strand.is_planned:
        return _planned(touchpoint, strand.persona)
    if strand.is_one_of_two:
        return _present(touchpoint, strand.persona)
    if strand.is_all_planned and (touchpoint.future_feeling is not None or touchpoint.future_feelings):
        return _planned(touchpoint, strand.persona)
    persona = strand.persona
    if not touchpoint.feelings and (not touchpoint.personas or persona in touchpoint.personas):
        return touchpoint.feeling
    return touchpoint.feeling_of(persona) if persona else _mean(touchpoint.feeling, touchpoint.feelings)


def _present(touchpoint: Touchpoint, persona: str) -> float | None:
    """What is felt in the current state."""
    if touchpoint.state == MapState.FUTURE:
        return None
    return touchpoint.feeling_of(persona) if persona else _mean(touchpoint.feeling, touchpoint.feelings)


def _planned(touchpoint: Touchpoint, persona: str) -> float | None:
    """What is to be felt in the future state: as it is now where nothing else is planned."""
    if touchpoint.state == MapState.CURRENT:
        return None
    if persona:
        value = touchpoint.future_feeling_of(persona)
        return touchpoint.feeling_of(persona) if value is None else value
    value = _mean(touchpoint.future_feeling, touchpoint.future_feelings)
    return _mean(touchpoint.feeling, touchpoint.feelings) if value is None else value


def _mean(everyone: float | None, feelings: Sequence[tuple[str, float]]) -> float | None:
    if everyone is not None or not feelings:
        return everyone
    return sum(value for _who, value in feelings) / len(feelings)
