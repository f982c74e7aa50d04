"""The verbs, as a person means them."""

from __future__ import annotations

import pytest

from designer.editing import Document, Refused
from designer.editing import operations as ops
from designer.model import (
    ChannelType,
    Connection,
    ConnectionKind,
    JourneyMap,
    NoteKind,
    Placement,
    Stage,
    Status,
    Touchpoint,
)


def document_with(*stages: str) -> tuple[Document, dict[str, str]]:
    document = Document(JourneyMap())
    return document, {name: ops.add_stage(document, name) for name in stages}


def names_in(document: Document, stage: str) -> list[list[str]]:
    return [[t.name for t in members] for _key, members in document.journey.steps(stage)]


def chain(document: Document, stage: str, *names: str) -> list[str]:
    return ops.add_lines(document, names, Placement(stage=stage))


def test_pasted_lines_follow_one_another_connected() -> None:
    document, stages = document_with("Before")
    chain(document, stages["Before"], "• Looks", "- Compares", "", "Buys")
    assert names_in(document, stages["Before"]) == [["Looks"], ["Compares"], ["Buys"]]
    assert len(document.journey.connections) == 2
    assert document.undo_label == "Paste 3 touchpoints"


def test_dropping_between_two_steps_makes_a_new_step() -> None:
    document, stages = document_with("Before", "After")
    a, b, c = chain(document, stages["Before"], "A", "B", "C")
    key = document.journey[a].step  # type: ignore[attr-defined]
    ops.move_touchpoints(document, [c], Placement(stage=stages["Before"], after=key))
    assert names_in(document, stages["Before"]) == [["A"], ["C"], ["B"]]
    document.undo()
    assert names_in(document, stages["Before"]) == [["A"], ["B"], ["C"]]
    assert b


def test_dropping_into_a_step_shares_it() -> None:
    document, stages = document_with("Before", "After")
    a, _b, c = chain(document, stages["Before"], "A", "B", "C")
    key = document.journey[a].step  # type: ignore[attr-defined]
    ops.move_touchpoints(document, [c], Placement(stage=stages["Before"], step=key))
    assert names_in(document, stages["Before"]) == [["A", "C"], ["B"]]


def test_several_keep_their_order_and_shared_steps() -> None:
    document, stages = document_with("Before", "After")
    a, b, c = chain(document, stages["Before"], "A", "B", "C")
    ops.move_touchpoints(document, [b], Placement(stage=stages["Before"], step=document.journey[a].step))  # type: ignore[attr-defined]
    ops.move_touchpoints(document, [c, b, a], Placement(stage=stages["After"]))
    assert names_in(document, stages["After"]) == [["A", "B"], ["C"]]
    assert document.undo_label == "Move 3 touchpoints to “After”"


def test_touchpoints_of_several_channels_keep_theirs_when_moved_together() -> None:
    document, stages = document_with("Before", "After")
    web = ops.channel_of_type(document, ChannelType.WEBSITE)
    shop = ops.channel_of_type(document, ChannelType.STORE)
    a = ops.add_touchpoint(document, "A", Placement(stage=stages["Before"], lane=web))
    b = ops.add_touchpoint(document, "B", Placement(stage=stages["Before"], lane=shop))
    ops.move_touchpoints(document, [a, b], Placement(stage=stages["After"], lane=web))
    channels = [t.channel for t in document.journey.touchpoints_in(stages["After"])]
    assert channels == [web, shop]
    ops.move_touchpoints(document, [b], Placement(stage=stages["After"], lane=web))
    assert {t.channel for t in document.journey.touchpoints_in(stages["After"])} == {web}


def test_a_deleted_touchpoint_joins_its_one_way_in_and_its_one_way_out() -> None:
    document, stages = document_with("Before")
    a, b, c = chain(document, stages["Before"], "A", "B", "C")
    ops.add_note(document, NoteKind.PAIN_POINT, b, "Slow")
    ops.delete(document, [b])
    assert [(k.source, k.target) for k in document.journey.connections] == [(a, c)]
    assert not document.journey.notes_about(b)
    assert document.undo_label == "Delete “B” with 1 note"
    document.undo()
    assert len(document.journey.connections) == 2
    assert len(document.journey.notes_about(b)) == 1


def test_a_branch_is_not_joined() -> None:
    document, stages = document_with("Before")
    a, b, c = chain(document, stages["Before"], "A", "B", "C")
    d = ops.add_touchpoint(document, "D", Placement(stage=stages["Before"]), connect_from=b)
    ops.delete(document, [b])
    assert not document.journey.connections
    assert {a, c, d} <= set(document.journey.elements)


def test_a_deleted_stage_leaves_its_touchpoints_in_the_tray_in_order() -> None:
    document, stages = document_with("Before")
    chain(document, stages["Before"], "A", "B", "C")
    ops.delete(document, [stages["Before"]])
    assert [t.name for t in document.journey.tray] == ["A", "B", "C"]
    document.undo()
    assert not document.journey.tray


def test_a_stage_deleted_with_all_in_it_leaves_nothing() -> None:
    document, stages = document_with("Before")
    made = chain(document, stages["Before"], "A", "B", "C")
    ops.delete(document, [stages["Before"], *made])
    assert len(document.journey) == 1


def test_the_border_of_two_stages_hands_steps_over() -> None:
    document, stages = document_with("Before", "After")
    before, after = stages["Before"], stages["After"]
    chain(document, before, "A", "B")
    chain(document, after, "C", "D")
    ops.move_border(document, before, after, 1)
    assert names_in(document, before) == [["A"], ["B"], ["C"]]
    ops.move_border(document, before, after, -2)
    assert names_in(document, after) == [["B"], ["C"], ["D"]]


def test_the_first_way_on_is_main_and_the_next_an_alternative() -> None:
    document, stages = document_with("Before")
    a = ops.add_touchpoint(document, "A", Placement(stage=stages["Before"]))
    b = ops.add_touchpoint(document, "B", Placement(stage=stages["Before"]))
    c = ops.add_touchpoint(document, "C", Placement(stage=stages["Before"]))
    kinds = [document.journey[ops.connect(document, a, x)] for x in (b, c)]
    assert [k.kind for k in kinds if isinstance(k, Connection)] == [ConnectionKind.MAIN, ConnectionKind.ALTERNATIVE]


def test_connecting_twice_or_to_itself_is_refused_in_a_sentence() -> None:
    document, stages = document_with("Before")
    a, b = chain(document, stages["Before"], "A", "B")
    with pytest.raises(Refused, match="“A” leads to “B” already"):
        ops.connect(document, a, b)
    with pytest.raises(Refused, match="can’t lead to itself"):
        ops.connect(document, a, a)


def test_stages_that_share_a_key_can_still_be_reordered() -> None:
    document = Document(JourneyMap([Stage(id=f"s{i}", order="A", name=f"S{i}") for i in range(3)]))
    ops.move_stage(document, "s2", "s1")
    assert [s.id for s in document.journey.stages] == ["s0", "s2", "s1"]


def test_a_feeling_of_one_persona_leaves_the_others_alone() -> None:
    document, stages = document_with("Before")
    mara, jens = ops.add_persona(document, "Mara"), ops.add_persona(document, "Jens")
    a = ops.add_touchpoint(document, "A", Placement(stage=stages["Before"]), personas=(mara, jens), feeling=1.0)
    ops.set_feeling(document, a, jens, -2)
    touchpoint = document.journey[a]
    assert isinstance(touchpoint, Touchpoint)
    assert (touchpoint.feeling_of(mara), touchpoint.feeling_of(jens)) == (1.0, -2)
    ops.set_feeling(document, a, jens, 1.0)
    again = document.journey[a]
    assert isinstance(again, Touchpoint)
    assert (again.feeling, again.feelings) == (1.0, ())
    assert document.undo_label == "Set feeling of “A” to +1"


def test_a_number_outside_its_range_is_refused_and_nothing_changes() -> None:
    document, stages = document_with("Before")
    a, b = chain(document, stages["Before"], "A", "B")
    connection = document.journey.connections_from(a)[0]
    with pytest.raises(Refused, match="A number from 0 to 100"):
        ops.set_field(document, connection.id, "share", 140.0)
    with pytest.raises(Refused, match="A number from −2 to 2"):
        ops.set_feeling(document, b, "", 7)


def test_one_visit_to_a_field_is_one_step() -> None:
    document, stages = document_with("Before")
    a, *_ = chain(document, stages["Before"], "A")
    position = document.position
    for text in ("O", "Or", "Order"):
        ops.rename(document, a, text, joins="name")
    assert document.position == position + 1
    document.end_joining()
    ops.rename(document, a, "Order online", joins="name")
    assert document.position == position + 2
    document.undo()
    document.undo()
    assert document.journey[a].name == "A"  # type: ignore[attr-defined]


def test_the_map_knows_whether_it_differs_from_the_saved_one() -> None:
    document, stages = document_with("Before")
    assert document.is_edited
    document.mark_saved()
    ops.rename(document, stages["Before"], "Earlier", joins="x")
    assert document.is_edited
    document.undo()
    assert not document.is_edited
    document.undo()
    assert document.is_edited
    ops.add_stage(document, "Another")
    document.undo()
    assert document.is_edited, "what was saved can't be reached any more"


def test_duplicates_bring_their_notes_and_the_connections_between_them() -> None:
    document, stages = document_with("Before")
    a, b = chain(document, stages["Before"], "A", "B")
    ops.add_note(document, NoteKind.METRIC, a, "Rating", value=3.9)
    copies = ops.duplicate(document, [a, b])
    assert names_in(document, stages["Before"]) == [["A"], ["A"], ["B"], ["B"]]
    assert [n.value for n in document.journey.notes_about(copies[0])] == [3.9]
    assert any((k.source, k.target) == tuple(copies) for k in document.journey.connections)


def test_taking_over_a_map_joins_stages_and_channels_of_one_name() -> None:
    document, stages = document_with("Before")
    chain(document, stages["Before"], "A")
    other, other_stages = document_with("before", "After")
    chain(other, other_stages["before"], "X", "Y")
    ops.import_content(document, other.journey, "Import list.csv")
    assert [s.name for s in document.journey.stages] == ["Before", "After"]
    assert names_in(document, stages["Before"]) == [["A"], ["X"], ["Y"]]
    document.undo()
    assert names_in(document, stages["Before"]) == [["A"]]


def test_listeners_hear_one_change_for_one_act() -> None:
    document, stages = document_with("Before")
    heard: list[str] = []
    document.changed.connect(lambda change: heard.append(change.label))
    chain(document, stages["Before"], "A", "B", "C")
    document.undo()
    assert heard == ["Paste 3 touchpoints", "Paste 3 touchpoints"]


def test_a_choice_given_as_plain_text_is_kept_as_a_choice() -> None:
    document, stages = document_with("Before")
    a, *_ = chain(document, stages["Before"], "A")
    ops.set_field(document, a, "status", "missing")
    touchpoint = document.journey[a]
    assert isinstance(touchpoint, Touchpoint)
    assert touchpoint.status is Status.MISSING
    with pytest.raises(Refused, match="no such choice"):
        ops.set_field(document, a, "status", "perhaps")
    ops.set_field(document, a, "initiator", None)
