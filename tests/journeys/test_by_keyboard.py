"""From nothing to a saved map without the mouse."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from designer.storage import load
from designer.window.tiles import Tile
from tests.journeys.conftest import CTRL, Person

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
SHIFT = Qt.KeyboardModifier.ShiftModifier


def begin(person: Person) -> None:
    """Enter on the blank map, then title, scenario and persona."""
    person.qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), Tile))
    person.press(ENTER)
    person.qtbot.waitUntil(lambda: person.window.view is not None and person.view.session is not None)
    person.type("Buying a bike")
    person.press(ENTER)
    person.type("Mara wants to ride to work.")
    person.press(ENTER)
    person.type("Mara")
    person.press(ENTER)


def test_title_scenario_persona_and_eight_touchpoints_are_typed_in_one_go(
    person: Person, answers: Callable[[Path], None], another_window: Callable[[], Person], tmp_path: Path
) -> None:
    begin(person)
    for name in ("Searches", "Compares", "Reads reviews"):
        person.type(name)
        person.press(ENTER, CTRL if name == "Reads reviews" else Qt.KeyboardModifier.NoModifier)
    person.type("Orders")
    person.press(ENTER)
    person.type("Pays")
    person.press(ENTER, CTRL)
    for name in ("Receives", "Rides", "Rates"):
        person.type(name)
        person.press(ENTER)
    person.press(ENTER)  # on an empty new one: it is taken away, and that is the end

    header = person.journey.header
    assert (header.title, header.scenario) == ("Buying a bike", "Mara wants to ride to work.")
    assert [p.name for p in person.journey.personas] == ["Mara"]
    assert [person.names(i) for i in range(3)] == [
        ["Searches", "Compares", "Reads reviews"],
        ["Orders", "Pays"],
        ["Receives", "Rides", "Rates"],
    ]
    chain = ["Searches", "Compares", "Reads reviews", "Orders", "Pays", "Receives", "Rides", "Rates"]
    assert person.ways() == set(pairwise(chain))

    answers(tmp_path / "Bike")
    person.press(Qt.Key.Key_S, CTRL)
    assert person.window.toolbar.saved_state == "Saved"
    assert load(tmp_path / "Bike.journey") == person.journey
    steps = person.session.document.position
    person.press(Qt.Key.Key_Z, CTRL)
    assert person.window.toolbar.saved_state == "Edited", "saving keeps the history"
    assert person.session.document.position == steps - 1
    person.press(Qt.Key.Key_Y, CTRL)
    assert person.window.toolbar.saved_state == "Saved"

    saved = person.journey.snapshot()
    assert person.window.close()
    again = another_window()
    answers(tmp_path / "Bike.journey")
    again.press(Qt.Key.Key_O, CTRL)
    assert again.journey == saved
    assert again.window.toolbar.saved_state == "Saved"


def test_escape_skips_the_rest_of_the_beginning(person: Person) -> None:
    person.qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), Tile))
    person.press(ENTER)
    person.qtbot.waitUntil(lambda: person.window.view is not None and person.view.session is not None)
    person.press(ESCAPE)
    assert person.view.session is None
    assert QApplication.focusWidget() is person.view
    assert not person.session.is_edited


def test_feelings_gaps_and_properties_are_reached_by_keys(person: Person) -> None:
    begin(person)
    person.type("Searches")
    person.press(ENTER)
    person.type("Compares")
    person.press(ENTER)
    person.press(ENTER)
    person.window.select((person.id_of("Compares"),))
    person.press(Qt.Key.Key_Down, CTRL | SHIFT)
    person.press(Qt.Key.Key_Down, CTRL | SHIFT)
    touchpoint = person.journey[person.id_of("Compares")]
    assert touchpoint.feeling == -1  # type: ignore[attr-defined]
    person.press(Qt.Key.Key_T, CTRL)
    assert person.journey[person.id_of("Compares")].is_moment_of_truth  # type: ignore[attr-defined]
    person.session.settle_now()
    person.press(Qt.Key.Key_F8)
    assert person.window.selection, "the first gap is shown on the map"
    assert person.window.status.text
    person.window.select((person.id_of("Compares"),))
    person.press(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    person.type("Compares prices")
    assert "Compares prices" in [t.name for t in person.journey.touchpoints]
    person.press(ESCAPE)
    assert QApplication.focusWidget() is person.view
