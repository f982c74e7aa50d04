"""The history: each step a line, the present one marked; a click or Enter goes there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.editing import operations as ops
from designer.window.main_window import MainWindow

Press = Callable[..., None]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def lines(window: MainWindow) -> list[str]:
    steps = window.side.history.steps
    return [str(steps.index(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(steps.rowCount())]


def with_steps(window: MainWindow) -> MainWindow:
    assert window.session is not None
    for name in ("One", "Two", "Three"):
        ops.add_stage(window.session.document, name)
    window.focus_canvas()
    return window


def stages(window: MainWindow) -> list[str]:
    assert window.session is not None
    return [s.name for s in window.session.journey.stages][3:]


def test_each_step_is_a_line_and_the_present_one_is_told(blank: MainWindow, press: Press) -> None:
    with_steps(blank)
    press(Qt.Key.Key_H, CTRL | SHIFT)
    assert blank.right.is_shown("history")
    assert blank.actions_by_id["view.history"].isChecked()
    first = lines(blank)[0]
    assert first == "As it was opened"
    assert lines(blank)[-3:] == ["Add stage “One”", "Add stage “Two”", "Add stage “Three”, now"]
    press(Qt.Key.Key_Z, CTRL)
    assert lines(blank)[-2:] == ["Add stage “Two”, now", "Add stage “Three”, undone"]


def test_a_click_goes_there_and_back(blank: MainWindow, press: Press, qtbot: QtBot) -> None:
    with_steps(blank)
    press(Qt.Key.Key_H, CTRL | SHIFT)
    panel = blank.side.history
    rows = panel.steps.rowCount()

    def click(row: int) -> None:
        place = panel.list.visualRect(panel.steps.index(row)).center()
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    click(rows - 3)
    assert stages(blank) == ["One"]
    click(rows - 1)
    assert stages(blank) == ["One", "Two", "Three"]
    click(0)
    assert blank.session is not None
    assert blank.session.document.position == 0
    assert lines(blank)[0] == "As it was opened, now"


def test_arrows_and_enter_go_there_and_the_key_closes_the_panel(blank: MainWindow, press: Press) -> None:
    with_steps(blank)
    press(Qt.Key.Key_H, CTRL | SHIFT)
    assert blank.side.history.list.hasFocus()
    press(Qt.Key.Key_Up)
    assert stages(blank) == ["One", "Two", "Three"]
    press(Qt.Key.Key_Return)
    assert stages(blank) == ["One", "Two"]
    press(Qt.Key.Key_H, CTRL | SHIFT)
    assert blank.view is not None
    assert blank.view.hasFocus()
    assert blank.right.isHidden()


def test_a_new_edit_drops_what_was_undone(blank: MainWindow, press: Press) -> None:
    with_steps(blank)
    press(Qt.Key.Key_Z, CTRL)
    assert blank.session is not None
    ops.add_stage(blank.session.document, "Other")
    assert lines(blank)[-2:] == ["Add stage “Two”", "Add stage “Other”, now"]


def test_an_untouched_map_says_so(window: MainWindow) -> None:
    from designer.templates import samples

    window.files.open_sample(str(samples()[0].path))
    QApplication.processEvents()
    history = window.side.history
    assert history._stack.currentIndex() == 0
    assert history.steps.rowCount() == 1
