"""“Select this stage or lane” takes what stands together."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from designer.editing import Document
from designer.editing import operations as ops
from designer.model import LaneKind, NoteKind
from designer.window.main_window import MainWindow
from tests.window.test_clipboard import shop as shop

HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def noted(shop: MainWindow) -> tuple[Document, list[str], list[str]]:
    """Two thoughts and a pain point about touchpoints of two stages."""
    assert shop.session is not None
    document = shop.session.document
    first, second, *_rest = (t.id for t in document.journey.touchpoints)
    with document.edit("Add notes"):
        ops.add_lane(document, LaneKind.THOUGHTS)
        thoughts = [ops.add_note(document, NoteKind.THOUGHT, about, "Hm") for about in (first, second)]
        pains = [ops.add_note(document, NoteKind.PAIN_POINT, first, "Slow")]
    return document, thoughts, pains


def chosen_with(window: MainWindow, qtbot: QtBot, id: str) -> set[str]:
    window.select((id,))
    assert window.view is not None
    qtbot.keyClick(window.view, Qt.Key.Key_A, HELD)
    return set(window.selection)


def test_a_lane_of_notes_gives_its_notes(
    shop: MainWindow, qtbot: QtBot, noted: tuple[Document, list[str], list[str]]
) -> None:
    document, thoughts, _pains = noted
    lane = next(x.id for x in document.journey.lanes if getattr(x, "kind", None) is LaneKind.THOUGHTS)
    assert chosen_with(shop, qtbot, lane) >= set(thoughts)
    assert all(document.journey[i].kind is NoteKind.THOUGHT for i in shop.selection)  # type: ignore[attr-defined]


def test_a_note_gives_those_of_its_lane(
    shop: MainWindow, qtbot: QtBot, noted: tuple[Document, list[str], list[str]]
) -> None:
    document, thoughts, pains = noted
    found = chosen_with(shop, qtbot, pains[0])
    assert pains[0] in found
    assert not found & set(thoughts)
    assert all(document.journey[i].kind is NoteKind.PAIN_POINT for i in found)  # type: ignore[attr-defined]


def test_a_channel_gives_its_touchpoints_and_a_touchpoint_those_of_its_stage(shop: MainWindow, qtbot: QtBot) -> None:
    assert shop.session is not None
    journey = shop.session.journey
    channel = journey.place_of(journey.touchpoints[0])
    there = {t.id for t in journey.touchpoints if journey.place_of(t) == channel}
    assert chosen_with(shop, qtbot, channel) == there
    stage = journey.touchpoints[0].stage
    found = chosen_with(shop, qtbot, journey.touchpoints[0].id)
    assert found == {t.id for t in journey.touchpoints_in(stage)}
