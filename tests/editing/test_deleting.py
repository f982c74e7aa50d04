"""What goes with what is deleted, and what stays."""

from __future__ import annotations

import pytest

from designer.editing import Document
from designer.editing import operations as ops
from designer.model import (
    Channel,
    Connection,
    ConnectionKind,
    JourneyMap,
    Lane,
    LaneKind,
    Note,
    NoteKind,
    Persona,
    Placement,
    Stage,
    SubMap,
    Touchpoint,
    View,
)
from designer.model.inner import sub_map


def chain(*names: str) -> tuple[Document, list[str]]:
    document = Document(JourneyMap())
    return document, ops.add_lines(document, names, Placement(stage=ops.add_stage(document, "Before")))


def ways(document: Document) -> list[tuple[str, str]]:
    return [(k.source, k.target) for k in document.journey.connections]


def test_neighbours_deleted_together_are_joined_round() -> None:
    document, (a, b, c, d) = chain("A", "B", "C", "D")
    ops.delete(document, [c, b])
    assert ways(document) == [(a, d)]


@pytest.mark.parametrize("side", [0, 1])
def test_a_connection_deleted_with_its_touchpoint_is_not_joined_again(side: int) -> None:
    document, (_a, b, _c) = chain("A", "B", "C")
    way = (document.journey.connections_to(b) + document.journey.connections_from(b))[side]
    ops.delete(document, [b, way.id])
    assert ways(document) == []


def test_the_step_tells_how_many_notes_went_along() -> None:
    document, (a, b, c) = chain("A", "B", "C")
    notes = [ops.add_note(document, NoteKind.PAIN_POINT, about, "Slow") for about in (a, b, b)]
    (way,) = document.journey.connections_to(b)
    ops.add_note(document, NoteKind.OPPORTUNITY, way.id, "Call back")
    ops.delete(document, [c])
    assert document.undo_label == "Delete “C”"
    ops.delete(document, [a, notes[0]])
    assert document.undo_label == "Delete 2 elements with 1 note"  # that about its way on
    document.undo()
    ops.delete(document, [b])
    assert document.undo_label == "Delete “B” with 3 notes"


def test_the_step_tells_of_the_notes_of_a_lane_of_ones_own() -> None:
    document, (a, _b) = chain("A", "B")
    lane = ops.add_lane(document, LaneKind.CUSTOM, "Risks")
    ops.add_note(document, NoteKind.CUSTOM, a, "Fraud", lane=lane)
    ops.delete(document, [lane])
    assert document.undo_label == "Delete “Risks” with 1 note"


def test_a_way_back_stays_a_return_when_it_is_joined() -> None:
    document, (a, b, c) = chain("A", "B", "C")
    ops.connect(document, c, a, ConnectionKind.RETURN)
    ops.delete(document, [c])
    (forth, back) = sorted(document.journey.connections, key=lambda k: k.source != a)
    assert (forth.source, forth.target) == (a, b)
    assert (back.source, back.target, back.kind) == (b, a, ConnectionKind.RETURN)


def test_a_joined_way_keeps_the_label_there_is() -> None:
    document, (a, b, c) = chain("A", "B", "C")
    ops.rename(document, document.journey.connections_from(b)[0].id, "by post")
    ops.delete(document, [b])
    (way,) = document.journey.connections
    assert isinstance(way, Connection)
    assert (way.source, way.target, way.label) == (a, c, "by post")


def test_a_lane_of_notes_of_its_own_takes_them_along() -> None:
    document, (a, *_) = chain("A", "B")
    legal = ops.add_lane(document, LaneKind.CUSTOM, "Legal")
    brand = ops.add_lane(document, LaneKind.CUSTOM, "Brand")
    ops.add_note(document, NoteKind.CUSTOM, a, "Consent", lane=legal)
    ops.add_note(document, NoteKind.CUSTOM, a, "Tone", lane=brand)
    ops.add_note(document, NoteKind.PAIN_POINT, a, "Slow", lane=legal)
    ops.delete(document, [legal])
    left = sorted(note.text for note in document.journey.of(Note))
    assert left == ["Slow", "Tone"], "what has a lane by its kind stays"
    document.undo()
    assert len(document.journey.notes_about(a)) == 3


# What other elements say of what is gone


def full() -> Document:
    return Document(
        JourneyMap(
            [
                Stage(id="s1", order="V", name="Before"),
                Channel(id="c1", order="F", name="Store"),
                Lane(id="l1", order="V", kind=LaneKind.EMOTION),
                Persona(id="p1", order="F", name="Mara"),
                Persona(id="p2", order="V", name="Jens"),
                sub_map("m1", [Stage(id="s1", name="On the road")]),
                Touchpoint(
                    id="t1",
                    stage="s1",
                    step="V",
                    channel="c1",
                    name="Test ride",
                    future_feelings=(("p1", 2), ("p2", 1)),
                    submap="m1",
                ),
                Touchpoint(id="t2", stage="s1", step="k", name="Again", submap="m1"),
                View(id="v1", order="V", hides=("c1", "l1"), personas=("p1",), channels=("c1",), folds=("s1",)),
            ]
        )
    )


@pytest.mark.parametrize("ids", [["s1"], ["c1"], ["l1"], ["p1"], ["s1", "c1", "l1", "p1", "p2"]])
def test_views_forget_what_is_gone_in_the_same_step(ids: list[str]) -> None:
    document = full()
    before = dict(document.journey.elements)
    ops.delete(document, ids)
    view = document.journey.views[0]
    named = (*view.hides, *view.personas, *view.channels, *view.folds)
    assert not set(named) & set(ids)
    assert set(named) == {"c1", "l1", "p1", "s1"} - set(ids)
    assert document.position == 1
    document.undo()
    assert document.journey.elements == before


def test_what_a_persona_should_feel_goes_with_it() -> None:
    document = full()
    ops.delete(document, ["p1"])
    assert document.journey.find(Touchpoint, "t1").future_feelings == (("p2", 1),)  # type: ignore[union-attr]


def test_what_one_should_feel_alone_is_not_what_the_others_should() -> None:
    document = full()
    ops.set_field(document, "t2", "personas", ("p1",))
    ops.set_field(document, "t2", "future_feeling", 2.0)
    ops.delete(document, ["p1"])
    assert document.journey.find(Touchpoint, "t2").future_feeling is None  # type: ignore[union-attr]


def test_an_inner_map_goes_with_the_last_touchpoint_that_opens_it_and_comes_back_with_it() -> None:
    document = full()
    ops.delete(document, ["t1"])
    assert "m1" in document.journey
    ops.delete(document, ["t2"])
    assert "m1" not in document.journey
    document.undo()
    assert document.journey.find(SubMap, "m1") == sub_map("m1", [Stage(id="s1", name="On the road")])


def test_an_inner_map_deleted_by_itself_is_opened_by_nobody() -> None:
    document = full()
    ops.delete(document, ["m1"])
    assert [t.submap for t in document.journey.of(Touchpoint)] == ["", ""]


def test_a_view_is_deleted_and_nothing_else() -> None:
    document = full()
    ops.delete(document, ["v1"])
    assert len(document.journey) == len(full().journey) - 1


def test_a_duplicate_opens_a_copy_of_the_inner_map() -> None:
    document = full()
    (copied,) = ops.duplicate(document, ["t1"])
    inner = document.journey.find(Touchpoint, copied).submap  # type: ignore[union-attr]
    assert inner not in ("", "m1")
    assert document.journey.find(SubMap, inner).elements == document.journey.find(SubMap, "m1").elements  # type: ignore[union-attr]
    assert document.position == 1
