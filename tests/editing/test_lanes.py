"""Lanes, notes and personas as a person arranges them: fold, pin, hide, set a height, change a kind."""

from __future__ import annotations

import pytest

from designer.editing import Document, Refused
from designer.editing import operations as ops
from designer.model import Channel, JourneyMap, Lane, LaneKind, Note, NoteKind, Persona, Placement, Touchpoint

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 16


@pytest.fixture
def document() -> Document:
    made = Document(JourneyMap())
    stage = ops.add_stage(made, "Before")
    ops.add_channel(made, "Website")
    ops.add_channel(made, "Store")
    ops.add_touchpoint(made, "Looks", Placement(stage=stage))
    return made


def channels(document: Document) -> list[Channel]:
    return list(document.journey.channels)


def test_folding_several_lanes_folds_all_then_unfolds_all(document: Document) -> None:
    website, store = channels(document)
    ops.toggle_lanes(document, [website.id], "folded")
    assert [c.folded for c in channels(document)] == [True, False]
    ops.toggle_lanes(document, [website.id, store.id], "folded")
    assert all(c.folded for c in channels(document)), "where they differ, all are folded"
    ops.toggle_lanes(document, [website.id, store.id], "folded")
    assert not any(c.folded for c in channels(document))
    assert document.undo_label == "Unfold 2 channels"


def test_hiding_and_pinning_say_what_they_do(document: Document) -> None:
    website = channels(document)[0].id
    assert ops.toggle_lanes(document, [website], "shown") is False
    assert document.undo_label == "Hide “Website”"
    assert ops.toggle_lanes(document, [website], "pinned") is True
    assert document.undo_label == "Pin “Website”"


def test_a_height_unfolds_the_lane_and_none_is_as_high_as_the_content(document: Document) -> None:
    website = channels(document)[0].id
    ops.toggle_lanes(document, [website], "folded")
    ops.set_height(document, website, 120.04)
    lane = channels(document)[0]
    assert (lane.height, lane.folded) == (120.0, False)
    ops.set_height(document, website, -3)
    assert channels(document)[0].height == 0


def test_a_lane_that_appears_by_itself_is_kept_as_it_was_changed(document: Document) -> None:
    first = ops.keep_lane(document, LaneKind.PAIN_POINTS, shown=False)
    again = ops.keep_lane(document, LaneKind.PAIN_POINTS, folded=True)
    assert first == again
    lane = document.journey.find(Lane, first)
    assert lane is not None
    assert not lane.shown
    assert lane.folded
    document.undo()
    document.undo()
    assert first not in document.journey


def test_a_lane_in_which_touchpoints_stand_keeps_a_kind_that_holds_them(document: Document) -> None:
    lane = ops.add_lane(document, LaneKind.FRONT_STAGE, "Counter")
    touchpoint = document.journey.touchpoints[0].id
    ops.set_field(document, touchpoint, "lane", lane)
    ops.set_field(document, lane, "kind", LaneKind.SUPPORT)
    with pytest.raises(Refused, match="Touchpoints stand in “Counter”"):
        ops.set_field(document, lane, "kind", LaneKind.THOUGHTS)
    assert document.journey.find(Lane, lane).kind is LaneKind.SUPPORT  # type: ignore[union-attr]


def test_a_lane_with_notes_of_its_own_stays_a_lane_of_its_own(document: Document) -> None:
    lane = ops.add_lane(document, LaneKind.CUSTOM, "Risks")
    about = document.journey.touchpoints[0].id
    ops.add_note(document, NoteKind.CUSTOM, about, "Too late", lane=lane)
    with pytest.raises(Refused, match="Notes of its own"):
        ops.set_field(document, lane, "kind", LaneKind.METRICS)


def test_another_kind_of_note_brings_its_lane_and_loses_nothing(document: Document) -> None:
    about = document.journey.touchpoints[0].id
    note = ops.add_note(document, NoteKind.PAIN_POINT, about, "Too slow", severity=3)
    ops.set_note_kind(document, [note], NoteKind.OPPORTUNITY)
    kinds = {x.kind for x in document.journey.of(Lane)}
    assert LaneKind.OPPORTUNITIES in kinds
    made = document.journey.find(Note, note)
    assert made is not None
    assert made.severity == 3
    assert made.kind is NoteKind.OPPORTUNITY


def test_a_note_about_a_persona_brings_no_lane(document: Document) -> None:
    persona = ops.add_persona(document, "Mara")
    ops.add_note(document, NoteKind.QUESTION, persona, "Who pays?")
    assert not list(document.journey.of(Lane))


def test_personas_come_with_a_picture_and_are_put_in_order(document: Document) -> None:
    ops.add_persona(document, "Mara")
    second = ops.add_persona(document, "Ben", picture=PNG)
    ben = document.journey.find(Persona, second)
    assert ben is not None
    assert ben.picture in document.journey
    ops.move_persona(document, second, document.journey.personas[0].id)
    assert [p.name for p in document.journey.personas] == ["Ben", "Mara"]
    with pytest.raises(Refused):
        ops.add_persona(document, "No picture", picture=b"text")
    assert len(document.journey.personas) == 2


def test_what_is_planned_to_be_felt_is_kept_for_each_persona(document: Document) -> None:
    mara, ben = ops.add_persona(document, "Mara"), ops.add_persona(document, "Ben")
    id = document.journey.touchpoints[0].id
    ops.set_feeling(document, id, "", -1.0)
    ops.set_feeling(document, id, mara, 2.0, is_future=True)
    touchpoint = document.journey.find(Touchpoint, id)
    assert touchpoint is not None
    assert (touchpoint.future_feeling_of(mara), touchpoint.future_feeling_of(ben)) == (2.0, None)
    assert touchpoint.feeling_of(mara) == -1.0
    ops.set_feeling(document, id, ben, 2.0, is_future=True)
    touchpoint = document.journey.find(Touchpoint, id)
    assert touchpoint is not None
    assert touchpoint.future_feeling == 2.0
    assert not touchpoint.future_feelings
    with pytest.raises(Refused, match="from −2 to 2"):
        ops.set_feeling(document, id, "", 3.0, is_future=True)


def test_a_lane_of_actions_is_added_below_those_of_touchpoints_in_the_order_of_their_distance(
    document: Document,
) -> None:
    ops.add_lane(document, LaneKind.EMOTION)
    ops.add_lane(document, LaneKind.PAIN_POINTS)
    ops.add_lane(document, LaneKind.SUPPORT)
    ops.add_lane(document, LaneKind.FRONT_STAGE)
    kinds = [getattr(x, "kind", None) for x in document.journey.lanes]
    behind = [LaneKind.FRONT_STAGE, LaneKind.SUPPORT, LaneKind.EMOTION, LaneKind.PAIN_POINTS]
    assert kinds == [None, None, *behind]
    ops.add_lane(document, LaneKind.BACK_STAGE, before=document.journey.channels[0].id)
    assert getattr(document.journey.lanes[0], "kind", None) is LaneKind.BACK_STAGE, (
        "where one asks for it it stands there"
    )
