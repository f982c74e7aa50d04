"""The one door for edits: what becomes one step, and what never does."""

from __future__ import annotations

import pytest

from designer.editing import Document
from designer.editing import operations as ops
from designer.model import JourneyMap, Stage


def test_what_is_written_after_an_undo_is_a_step_of_its_own() -> None:
    document = Document(JourneyMap([Stage(id="s1", name="A")]))
    ops.rename(document, "s1", "First", joins="name")
    ops.set_field(document, "s1", "goal", "Know")
    document.undo()
    ops.rename(document, "s1", "First and last", joins="name")
    document.undo()
    assert document.journey["s1"] == Stage(id="s1", name="First")


def test_what_is_put_and_taken_away_again_makes_no_step() -> None:
    document = Document(JourneyMap())
    with document.edit("Nothing"), document.edit("Inside"):
        id = ops.add_stage(document, "A")
        ops.delete(document, [id])
    assert document.position == 0


def test_an_edit_inside_that_fails_leaves_the_rest_of_the_outer_one() -> None:
    document = Document(JourneyMap())

    def fail(stage: str) -> None:
        with document.edit("Inner"):
            ops.rename(document, stage, "Lost")
            ops.connect(document, stage, stage)

    with document.edit("Outer"):
        kept = ops.add_stage(document, "Kept")
        with pytest.raises(ops.Refused):
            fail(kept)
    assert [s.name for s in document.journey.stages] == ["Kept"]
    document.undo()
    assert not document.journey.stages
    document.redo()
    assert [s.name for s in document.journey.stages] == ["Kept"]
