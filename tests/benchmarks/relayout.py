"""Laying a map out again after an edit, against laying it out whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from statistics import median

from designer.editing import Document
from designer.editing import operations as ops
from designer.layout import JourneyLayout, lay_out
from designer.model import NoteKind, Placement, Touchpoint
from tests.benchmarks import maps
from tests.benchmarks.measure import Measured, cpu_ms, interleaved, measured
from tests.maps import rich_map

_FRAME = 1000 / 60  # milliseconds
_TIMES = 3  # each kind of edit
_NEAR = 10  # touchpoints among which all are made, and as many behind each


def measure_relayout(touchpoints: int, repeats: int) -> Measured:
    """`lay_out` with `previous` after one touchpoint was moved, against `lay_out` without.

    The move is the program's main gesture: a card in the middle of the map goes ten steps on in its stage, into another
    channel. The earlier layout was looked at as a whole: the way of each connection is found. Neither side is looked at while
    it is measured; so the ways that the move bends count in ours only as far as laying out itself asks for them. The floor has
    all its words measured already, as ours has.
    """
    document = Document(rich_map(touchpoints, seed=1))
    edits = _moves(document)
    last = _looked_at(maps.laid_out(document.journey))

    def ours() -> float:
        nonlocal last
        next(edits)
        before = last

        def relay() -> JourneyLayout:
            nonlocal last
            last = lay_out(document.journey, maps.theme(), maps.fonts(), previous=before)
            return last

        spent = cpu_ms(relay)
        _looked_at(last)
        return spent

    return measured(*interleaved(ours, lambda: cpu_ms(lambda: maps.laid_out(document.journey)), repeats))


def measure_edits(touchpoints: int, repeats: int) -> Measured:
    """`lay_out` with `previous` after one edit in the middle of the map: the slowest of ten kinds of edits, each the median of
    three, against one frame of a screen. Nobody looks at the drawing between them."""
    document = Document(rich_map(touchpoints, seed=1))
    journey = document.journey
    stage = journey.stages[len(journey.stages) // 2].id
    last = maps.laid_out(journey)
    turn = 0

    def spent(edit: Callable[[Document, Sequence[Touchpoint]], object]) -> float:
        nonlocal last, turn
        turn += 1
        members = journey.touchpoints_in(stage)
        edit(document, members[len(members) // 2 - _NEAR // 2 + turn % _NEAR :])
        before = last

        def relay() -> None:
            nonlocal last
            last = lay_out(journey, maps.theme(), maps.fonts(), previous=before)

        return cpu_ms(relay)

    def slowest() -> float:
        return max(median([spent(edit) for _ in range(_TIMES)]) for edit in _EDITS)

    return measured(*interleaved(slowest, lambda: _FRAME, repeats))


def _put_elsewhere(document: Document, members: Sequence[Touchpoint]) -> None:
    one = members[0]
    lanes = [c.id for c in document.journey.channels if c.id != one.channel]
    ops.move_touchpoints(document, [one.id], Placement(stage=one.stage, step=one.step, lane=lanes[0]))


# Each edits the first of some touchpoints in a row.
_EDITS: tuple[Callable[[Document, Sequence[Touchpoint]], object], ...] = (
    lambda d, m: ops.set_feeling(d, m[0].id, "", -(m[0].feeling or 1.0)),
    lambda d, m: ops.rename(d, m[0].id, m[0].name[:-1] + ("a" if m[0].name[-1] != "a" else "e")),
    lambda d, m: ops.add_note(d, NoteKind.PAIN_POINT, m[0].id, "It takes too long"),
    lambda d, m: ops.connect(d, m[0].id, m[7].id),
    lambda d, m: ops.move_touchpoints(d, [m[0].id], Placement(stage=m[0].stage, after=m[9].step, lane=m[0].channel)),
    _put_elsewhere,
    lambda d, m: ops.add_touchpoint(d, "New", Placement(stage=m[0].stage, after=m[0].step, lane=m[0].channel)),
    lambda d, m: ops.duplicate(d, [m[0].id]),
    lambda d, m: ops.delete(d, [m[0].id]),
    lambda d, m: d.undo(),
)


def _looked_at(layout: JourneyLayout) -> JourneyLayout:
    for _ in layout.drawing.items():
        pass
    return layout


def _moves(document: Document) -> Iterator[None]:
    """One edit after another, each of another touchpoint."""
    journey = document.journey
    stage = journey.stages[len(journey.stages) // 2].id
    at = 0
    while True:
        at += 1
        members = journey.touchpoints_in(stage)
        moving, behind = members[at], members[min(at + 10, len(members) - 1)]
        lanes = [c.id for c in journey.channels if c.id != moving.channel]
        ops.move_touchpoints(
            document, [moving.id], Placement(stage=stage, after=behind.step, lane=lanes[at % len(lanes)])
        )
        yield
