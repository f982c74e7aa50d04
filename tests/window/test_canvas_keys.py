"""Keys of the canvas that a person changes, and those that nobody can."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from pytestqt.qtbot import QtBot

from designer.canvas.keymap import CANVAS_KEYS
from designer.window import own_keys
from designer.window.actions import key_specs, keys_of, written
from designer.window.main_window import MainWindow
from tests.window.test_all_actions import map_window as map_window
from tests.window.test_all_actions import page_for
from tests.window.test_all_actions import shut as shut

Press = Callable[..., None]
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.mark.usefixtures("shut")
def test_keys_of_the_canvas_are_changed_too_and_the_old_ones_do_nothing(
    map_window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    assert map_window.session is not None
    assert map_window.view is not None
    journey = map_window.session.journey
    first, second = journey.stages[:2]
    page = page_for(map_window, "map.move_right")
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.keyClick(page.list, Qt.Key.Key_Period, CTRL | SHIFT)
    page.choose("canvas.next_stage")
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.keyClick(page.list, Qt.Key.Key_F5)
    page.choose("edit.delete")
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    page.close()
    map_window.activateWindow()
    map_window.select((first.id,))
    map_window.focus_canvas()
    press(Qt.Key.Key_Right, ALT)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Backspace)
    assert [s.id for s in map_window.session.journey.stages[:2]] == [first.id, second.id]
    press(Qt.Key.Key_Greater, CTRL | SHIFT)  # as a keyboard reports it
    press(Qt.Key.Key_Period, CTRL | SHIFT)
    assert first.id not in [s.id for s in map_window.session.journey.stages[:1]]
    assert map_window.actions_by_id["map.move_right"].text().partition("\t")[2] == "Ctrl Shift ."
    press(Qt.Key.Key_F5)
    assert map_window.view.focus.cell is not None or map_window.view.focus.id != first.id, "into the stage's first cell"


@pytest.mark.usefixtures("shut")
def test_a_key_of_the_canvas_that_an_action_takes_is_named(map_window: MainWindow, qtbot: QtBot) -> None:
    page = page_for(map_window, "map.moment")
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.keyClick(page.list, Qt.Key.Key_Return, CTRL)
    assert page.note.text() == "Ctrl Enter is the key of “Next one in the next stage”, which would have none."


@pytest.mark.usefixtures("shut")
def test_what_every_map_needs_is_given_to_nothing_on_the_canvas(map_window: MainWindow, qtbot: QtBot) -> None:
    none = Qt.KeyboardModifier.NoModifier
    page = page_for(map_window, "canvas.next")
    for key, held in (
        (Qt.Key.Key_A, none), (Qt.Key.Key_Slash, none), (Qt.Key.Key_Left, none), (Qt.Key.Key_Up, SHIFT),
        (Qt.Key.Key_Tab, none), (Qt.Key.Key_Space, none), (Qt.Key.Key_F6, none),
    ):  # fmt: skip
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
        qtbot.keyClick(page.list, key, held)
        assert page.note.text() == own_keys.why_not(QKeyCombination(held, key), on_canvas=True)
        assert page.note.text().endswith(".")
        assert own_keys.own_keys(map_window.context.settings) == {}


@pytest.mark.usefixtures("shut")
def test_keys_that_can_not_be_changed_are_shown_as_such(map_window: MainWindow, qtbot: QtBot) -> None:
    page = page_for(map_window, "fixed.2")
    assert page.spec is not None
    assert page.spec.typed == "←→↑↓"
    assert not any(button.isEnabled() for button in (page.set, page.clear, page.first))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert not page.is_listening
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert own_keys.own_keys(map_window.context.settings) == {}
    assert "as it is" in page.note.text()


def test_every_key_that_the_canvas_takes_is_in_the_list(map_window: MainWindow) -> None:
    listed = {key for spec in key_specs() for key in keys_of(spec)}
    assert {key for one in CANVAS_KEYS for key in one.keys} <= listed
    sheet = {
        "Enter",
        "Ctrl Enter",
        "Shift Enter",
        "Home",
        "End",
        "Page Up",
        "Page Down",
        "Ctrl Home",
        "Ctrl End",
        "Del",
        "F2",
    }
    assert sheet <= {written((key,)) for key in listed}
