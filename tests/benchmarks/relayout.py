"""Laying a map out again after an edit, against laying it out whole."""

from __future__ import annotations

from collections.abc import Iterator

from designer.editing import Document
from designer.editing.operations import move_touchpoints
from designer.layout import JourneyLayout, lay_out
from designer.model import Placement
from tests.benchmarks import maps
from tests.benchmarks.measure import Measured, cpu_ms, interleaved, measured
from tests.maps import rich_map


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
        move_touchpoints(document, [moving.id], Placement(stage=stage, after=behind.step, lane=lanes[at % len(lanes)]))
        yield
