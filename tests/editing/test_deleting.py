"""What goes with what is deleted, and what stays."""

from __future__ import annotations

import pytest

from designer.editing import Document
from designer.editing import operations as ops
from designer.model import Connection, ConnectionKind, JourneyMap, LaneKind, Note, NoteKind, Placement


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
