"""Undo and redo: what came back is selected, so that the keyboard goes on from there."""

from __future__ import annotations

import pytest

from designer.editing import operations as ops
from designer.model import Connection, Placement
from designer.window.main_window import MainWindow


@pytest.fixture
def pair(blank: MainWindow) -> tuple[str, str]:
    """Two connected touchpoints in the first two stages; nothing is selected."""
    assert blank.session is not None
    assert blank.view is not None
    blank.view.finish_editing()
    document = blank.session.document
    journey = document.journey
    lane = journey.channels[0].id
    first, second = (
        ops.add_touchpoint(document, name, Placement(stage=stage.id, lane=lane))
        for name, stage in zip(("Looks", "Buys"), journey.stages, strict=False)
    )
    ops.connect(document, first, second)
    blank.select(())
    return first, second


def step(window: MainWindow, by: str) -> None:
    window.actions_by_id[f"edit.{by}"].trigger()


def test_a_deleted_touchpoint_that_comes_back_is_selected_without_its_connection(
    blank: MainWindow, pair: tuple[str, str]
) -> None:
    assert blank.session is not None
    assert blank.view is not None
    ops.delete(blank.session.document, [pair[0]])
    assert not list(blank.session.journey.of(Connection))
    step(blank, "undo")
    assert blank.selection == (pair[0],)
    assert blank.view.focus.id == pair[0]


def test_a_deleted_stage_that_comes_back_is_selected_and_not_what_was_in_it(
    blank: MainWindow, pair: tuple[str, str]
) -> None:
    assert blank.session is not None
    stage = blank.session.journey.stages[0].id
    ops.delete(blank.session.document, [stage])
    step(blank, "undo")
    assert blank.selection == (stage,)


def test_what_goes_back_to_its_place_is_selected(blank: MainWindow, pair: tuple[str, str]) -> None:
    assert blank.session is not None
    journey = blank.session.journey
    place = Placement(stage=journey.stages[2].id, lane=journey.channels[0].id)
    ops.move_touchpoints(blank.session.document, [pair[0]], place)
    for by in ("undo", "redo"):
        blank.select(())
        step(blank, by)
        assert blank.selection == (pair[0],)


def test_what_several_were_given_together_leaves_them_all_selected(blank: MainWindow, pair: tuple[str, str]) -> None:
    assert blank.session is not None
    ops.set_field(blank.session.document, pair[0], "description", "At home")
    blank.select(pair)
    step(blank, "undo")
    assert blank.selection == pair


def test_taking_an_addition_back_selects_nothing_else_and_redo_selects_it(
    blank: MainWindow, pair: tuple[str, str]
) -> None:
    assert blank.session is not None
    journey = blank.session.journey
    place = Placement(stage=journey.stages[2].id, lane=journey.channels[0].id)
    added = ops.add_touchpoint(blank.session.document, "Tells", place)
    blank.select(())
    step(blank, "undo")
    assert blank.selection == ()
    step(blank, "redo")
    assert blank.selection == (added,)
