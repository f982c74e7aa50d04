"""Stages are split and joined; touchpoints get steps of their own. Each is one step that undo takes back."""

from __future__ import annotations

import pytest
from hypothesis import given

from designer.editing import Document, Refused
from designer.editing import operations as ops
from designer.model import Channel, JourneyMap, MapHeader, Note, Stage, Touchpoint
from designer.model.elements import HEADER_ID, View
from tests.maps import maps


@pytest.fixture
def document() -> Document:
    return Document(
        JourneyMap(
            [
                MapHeader(id=HEADER_ID),
                Stage(id="s1", order="a", name="Before"),
                Stage(id="s2", order="b", name="After", goal="Be glad"),
                Channel(id="c1", order="a", name="Store"),
                Channel(id="c2", order="b", name="Website"),
                Touchpoint(id="a", stage="s1", step="a", channel="c1", name="A"),
                Touchpoint(id="b", stage="s1", step="a", channel="c2", name="B"),
                Touchpoint(id="c", stage="s1", step="b", channel="c1", name="C"),
                Touchpoint(id="d", stage="s2", step="a", channel="c1", name="D"),
                Note(id="n", about="s2", text="Later"),
                View(id="v", name="Folded", folds=("s1", "s2")),
            ]
        )
    )


def steps(document: Document, stage: str) -> list[list[str]]:
    return [[t.id for t in members] for _key, members in document.journey.steps(stage)]


def test_a_touchpoint_leaves_a_shared_step(document: Document) -> None:
    ops.move_to_own_step(document, ["a"], 1)
    assert steps(document, "s1") == [["b"], ["a"], ["c"]]
    document.undo()
    ops.move_to_own_step(document, ["b"], -1)
    assert steps(document, "s1") == [["b"], ["a"], ["c"]]
    assert document.undo_label == "Give “B” a step of its own"
    assert document.journey["b"].channel == "c2"  # type: ignore[attr-defined]


@pytest.mark.parametrize("ids", [["c"], ["a", "b"], ["a", "c"], ["n"], []])
def test_what_has_its_own_step_or_none_is_refused(document: Document, ids: list[str]) -> None:
    with pytest.raises(Refused):
        ops.move_to_own_step(document, ids, 1)
    assert document.history == ()


def test_a_stage_is_split_before_a_step(document: Document) -> None:
    made = ops.split_stage(document, "s1", "b")
    assert [s.name for s in document.journey.stages] == ["Before", "Before, continued", "After"]
    assert steps(document, "s1") == [["a", "b"]]
    assert steps(document, made) == [["c"]]
    assert len(document.history) == 1
    assert document.undo_label == "Split “Before” before step 2"
    with pytest.raises(Refused):
        ops.split_stage(document, "s1", "a")


def test_joining_takes_touchpoints_notes_goal_and_folds(document: Document) -> None:
    before = {e.id: e for e in document.journey}
    ops.join_stages(document, "s1")
    assert steps(document, "s1") == [["a", "b"], ["c"], ["d"]]
    stage, view = document.journey["s1"], document.journey["v"]
    assert isinstance(stage, Stage)
    assert isinstance(view, View)
    assert stage.goal == "Be glad"
    assert view.folds == ("s1",)
    assert [n.text for n in document.journey.notes_about("s1")] == ["Later"]
    assert document.undo_label == "Join “Before” with “After”"
    with pytest.raises(Refused):
        ops.join_stages(document, "s1")
    document.undo()
    assert {e.id: e for e in document.journey} == before


@given(maps())
def test_any_stage_is_split_and_joined_without_losing_anything(journey: JourneyMap) -> None:
    document = Document(journey)
    before = {e.id: e for e in journey}
    for stage in [s.id for s in journey.stages]:
        held = [t.id for t in journey.touchpoints_in(stage)]
        for step, _members in journey.steps(stage)[1:2]:
            ops.split_stage(document, stage, step)
            ops.join_stages(document, stage)
            assert [t.id for t in journey.touchpoints_in(stage)] == held
    notes = {n.id for n in journey.of(Note)}
    while len(journey.stages) > 1:
        ops.join_stages(document, journey.stages[0].id)
    assert {n.id for n in journey.of(Note)} == notes
    while document.undo() is not None:
        pass
    assert {e.id: e for e in journey} == before
