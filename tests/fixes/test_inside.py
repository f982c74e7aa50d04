"""Quick fixes go through the maps inside a map: all of them end and make nothing worse on any level, in one history."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.checks.levels import Checked, check_levels
from designer.editing import Document
from designer.editing import operations as ops
from designer.editing.inner import InnerDocument
from designer.fixes import fix_levels
from designer.library import bundled
from designer.model import (
    Channel,
    JourneyMap,
    Lane,
    LaneKind,
    Note,
    NoteKind,
    Persona,
    Placement,
    Severity,
    Touchpoint,
)
from designer.model.inner import inner_map
from designer.model.levels import NotOpened, levels_of
from designer.storage import dumps
from designer.templates import open_sample, open_template
from tests import maps

LIBRARY = bundled()
Errors = set[tuple[tuple[str, ...], str, tuple[str, ...]]]


def no_file(_file: str, _named_by: str) -> tuple[str, JourneyMap]:
    raise NotOpened("There are no files.")


def checked(journey: JourneyMap) -> tuple[Checked, ...]:
    return check_levels(levels_of(journey, "", no_file))


def errors(journey: JourneyMap) -> Errors:
    """The errors of all levels, each by the ids of the maps that it is in; those of files that are not there are no fix's."""
    return {
        (one.level.inner, gap.rule, gap.elements)
        for one in checked(journey)
        for gap in one.findings.gaps
        if gap.severity is Severity.ERROR and not gap.is_waived
    }


def all_fixes_hold(journey: JourneyMap, *, is_unsafe: bool) -> None:
    document = Document(journey.snapshot())
    before, bytes_before = errors(journey), dumps(journey)
    done = fix_levels(document, LIBRARY, lambda _inner: None, is_unsafe=is_unsafe)
    after = errors(document.journey)
    assert not after - before, "no new one, on any level"
    if any(mended.gap.severity is Severity.ERROR for one in done for mended in one.done):
        assert len(after) < len(before), "fewer errors"
    assert document.position == sum(len(one.done) for one in done), "each is a step of the one history"
    again = fix_levels(document, LIBRARY, lambda _inner: None, is_unsafe=is_unsafe)
    assert [one.done for one in again if one.done] == [], "until nothing changes"
    while document.undo() is not None:
        pass
    assert dumps(document.journey) == bytes_before


@given(maps.maps(levels=2, most=3, most_touchpoints=5), st.booleans())
def test_all_fixes_of_any_map_and_those_inside_it_end_and_make_nothing_worse(
    journey: JourneyMap, is_unsafe: bool
) -> None:
    all_fixes_hold(journey, is_unsafe=is_unsafe)


@pytest.mark.parametrize("is_unsafe", [False, True])
def test_all_fixes_of_the_sample_with_a_map_inside_end_and_make_nothing_worse(is_unsafe: bool) -> None:
    journey = open_sample("parking-permit")
    all_fixes_hold(journey, is_unsafe=is_unsafe)
    opener = next(t for t in journey.of(Touchpoint) if t.submap)
    document = Document(journey)
    ops.delete(document, [n.id for n in journey.notes_about(opener.id) if n.kind is NoteKind.METRIC])
    all_fixes_hold(document.journey, is_unsafe=is_unsafe)


def opened() -> tuple[Document, InnerDocument, InnerDocument]:
    """A map of a persona, the map that one of its touchpoints opens, and the map that one of that opens."""
    document = Document(open_template("core-four"))
    card = document.journey.touchpoints[2]
    inner = InnerDocument(document, ops.make_submap(document, card.id))
    asks = _fill(inner, "Asks the seller")
    deep = InnerDocument(inner, ops.make_submap(inner, asks))
    _fill(deep, "Reads the label")
    return document, inner, deep


def _fill(document: Document, name: str) -> str:
    journey = document.journey
    lane, first, last = journey.channels[0].id, journey.stages[0].id, journey.stages[-1].id
    start = ops.add_touchpoint(document, name, Placement(stage=first, lane=lane))
    ops.connect(document, start, ops.add_touchpoint(document, "Goes home", Placement(stage=last, lane=lane)))
    return start


def inside(journey: JourneyMap, *ids: str) -> JourneyMap:
    for id in ids:
        journey = inner_map(journey[id])  # type: ignore[arg-type]
    return journey


def test_lanes_are_put_in_order_two_maps_down() -> None:
    document, inner, deep = opened()
    with deep.edit("Lanes"):
        deep.put(Lane(id="front", kind=LaneKind.FRONT_STAGE, order="z2"))
        deep.put(Lane(id="back", kind=LaneKind.BACK_STAGE, order="z1"))
    fix_levels(document, LIBRARY, lambda _inner: None, rules=frozenset({"BP04"}))
    lanes = inside(document.journey, inner.submap, deep.submap).lanes
    kinds = [lane.kind for lane in lanes if isinstance(lane, Lane) and lane.id in ("front", "back")]
    assert kinds == [LaneKind.FRONT_STAGE, LaneKind.BACK_STAGE]
    assert isinstance(lanes[0], Channel)


def test_whose_journey_a_map_inside_is_stands_on_the_map_above() -> None:
    document, inner, deep = opened()
    for one in (inner, deep):
        ops.delete(one, [persona.id for persona in one.journey.personas])
    fix_levels(document, LIBRARY, lambda _inner: None, is_unsafe=True, rules=frozenset({"PE01"}))
    above = {persona.name for persona in document.journey.personas}
    for ids in ((inner.submap,), (inner.submap, deep.submap)):
        assert {persona.name for persona in inside(document.journey, *ids).personas} == above
    assert not [gap.rule for one in checked(document.journey) for gap in one.findings.gaps if gap.rule == "SJ04"]


def test_a_metric_that_was_added_at_the_opener_measures_the_map_below_too() -> None:
    document, inner, deep = opened()
    for one in (inner, deep):
        ops.delete(one, [note.id for note in one.journey.of(Note) if note.kind is NoteKind.METRIC])
    card = next(t for t in document.journey.of(Touchpoint) if t.submap)
    ops.delete(document, [n.id for n in document.journey.of(Note) if n.kind is NoteKind.METRIC])
    with document.edit("Decides"):
        document.put(msgspec.structs.replace(card, is_moment_of_truth=True, owner="", evidence=None))
    rules = frozenset({"KP01", "MT02"})
    done = fix_levels(document, LIBRARY, lambda _inner: None, is_unsafe=True, rules=rules)
    assert "KP01" in {mended.gap.rule for mended in done[0].done}
    measured = any(n.kind is NoteKind.METRIC for n in document.journey.notes_about(card.id))
    below = [gap.rule for gap in checked(document.journey)[1].findings.gaps if gap.rule == "KP01"]
    assert measured
    assert below == []


def test_a_map_that_two_touchpoints_open_is_mended_once() -> None:
    document, inner, _deep = opened()
    ops.add_channel(inner, "Pigeon")
    other = document.journey.touchpoints[0]
    with document.edit("Again"):
        document.put(msgspec.structs.replace(other, submap=inner.submap))
    done = fix_levels(document, LIBRARY, lambda _inner: None, rules=frozenset({"CH01"}))
    assert [mended.fix.about for one in done for mended in one.done] == ["delete channel “Pigeon”"]


def test_a_persona_of_the_map_above_is_taken_once_under_its_name() -> None:
    document, inner, _deep = opened()
    ops.delete(inner, [persona.id for persona in inner.journey.personas])
    with document.edit("Two"):
        document.put(Persona(id="p-two", name="Two", order="zz"))
    card = next(t for t in document.journey.of(Touchpoint) if t.submap)
    fix_levels(document, LIBRARY, lambda _inner: None, is_unsafe=True, rules=frozenset({"PE01"}))
    taken = {persona.name for persona in inside(document.journey, inner.submap).personas}
    assert taken == {document.journey[id].name for id in card.personas}, "those who are at the touchpoint"  # type: ignore[attr-defined]
