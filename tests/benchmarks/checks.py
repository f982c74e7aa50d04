"""Checking a map whole and after one edit, against networkx's weakly connected components."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from designer.checks import CATALOGUE, Checker, Facts, check
from designer.editing import Document
from designer.editing import operations as ops
from designer.fixes import fix_all
from designer.library import bundled
from designer.model import Change, NoteKind, Placement
from tests.benchmarks import maps
from tests.benchmarks.measure import Measured, cpu_ms, interleaved, measured
from tests.maps import rich_map

TODAY = Facts(today=date(2026, 10, 14))


def measure_check(touchpoints: int, repeats: int) -> Measured:
    """All rules from scratch, against one search for components of the same graph for each rule."""
    journey = maps.map_of(touchpoints)
    check(journey, facts=TODAY)  # the graph and the ordered views are there, as they are in a window
    return measured(
        *interleaved(lambda: cpu_ms(lambda: check(journey, facts=TODAY)), _components(touchpoints), repeats)
    )


def measure_check_edit(touchpoints: int, repeats: int) -> Measured:
    """What `Checker.update` takes after one edit: renames, feelings, moves, notes, connections and deletions take turns, ten
    edits a repeat; against one search for components."""
    document = Document(rich_map(touchpoints, seed=1))
    checker = Checker(document.journey, facts=TODAY)
    checker.settle()
    spent: list[float] = []

    def follow(change: Change) -> None:
        spent.append(cpu_ms(lambda: checker.update(change)))

    document.changed.connect(follow)
    edits = _edits(document)

    def ours() -> float:
        spent.clear()
        for _ in range(10):
            next(edits)
            checker.settle()
        return sum(spent) / len(spent)

    return measured(*interleaved(ours, _components(touchpoints, 1), repeats))


def measure_fix(touchpoints: int, repeats: int) -> Measured:
    """Mending all that can be mended, by guess too, against one check of the same map from scratch."""
    library = bundled()

    def ours() -> float:
        document = Document(rich_map(touchpoints, seed=1))
        return cpu_ms(lambda: fix_all(document, library, is_unsafe=True))

    journey = rich_map(touchpoints, seed=1)
    return measured(*interleaved(ours, lambda: cpu_ms(lambda: check(journey)), min(repeats, 3)))


def _components(touchpoints: int, times: int = len(CATALOGUE)) -> Callable[[], float]:
    from networkx import weakly_connected_components

    flow = maps.map_of(touchpoints).flow
    return lambda: times * cpu_ms(lambda: list(weakly_connected_components(flow)))


def _edits(document: Document) -> Iterator[None]:
    """One edit after another, each of other touchpoints."""
    journey = document.journey
    at = 0
    while True:
        at += 1
        stage = journey.stages[at % len(journey.stages)].id
        members = journey.touchpoints_in(stage)
        id = members[at % len(members)].id
        match at % 6:
            case 0:
                ops.rename(document, id, f"Asks {at} times")
            case 1:
                ops.set_field(document, [id], "feeling", float(at % 5 - 2))
            case 2:
                place = Placement(stage=stage, after=members[-1].step, lane=journey.channels[0].id)
                ops.move_touchpoints(document, [id], place)
            case 3:
                ops.add_note(document, NoteKind.PAIN_POINT, id, "Too slow")
            case 4:
                far = members[(at + 7) % len(members)].id
                if all(way.target != far for way in journey.connections_from(id)) and far != id:
                    ops.connect(document, id, far)
            case 5:
                ops.delete(document, [id])
        yield
