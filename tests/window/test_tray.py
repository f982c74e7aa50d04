"""The tray's list: rows are chosen, dragged and given a place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.editing import operations as ops
from designer.window import tray_panel
from designer.window.main_window import MainWindow

LEFT, NONE, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def dragged(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What was dragged out of the list, drag by drag; a drag itself would wait for the X server."""
    found: list[list[str]] = []
    monkeypatch.setattr(tray_panel, "start_drag", lambda _list, _context, item: found.append(item["ids"]))
    return found


@pytest.fixture
def waiting(blank: MainWindow) -> list[str]:
    """Three lines in the tray, which is shown."""
    assert blank.session is not None
    blank.bottom.show_panel("tray")
    made = ops.add_lines(blank.session.document, ["Asks", "Buys", "Pays"])
    QApplication.processEvents()  # the list has its size
    return list(made)


def row(window: MainWindow, at: int) -> QPoint:
    tray = window.tray.list
    return tray.visualRect(tray.model().index(at, 0)).center()


def drag(window: MainWindow, qtbot: QtBot, at: int) -> None:
    port, start = window.tray.list.viewport(), row(window, at)
    qtbot.mousePress(port, LEFT, pos=start)
    for far in (2, 5, 9):
        qtbot.mouseMove(port, start + QPoint(far, 0))
    qtbot.mouseRelease(port, LEFT, pos=start + QPoint(9, 0))


def test_all_chosen_rows_are_dragged_together(
    blank: MainWindow, qtbot: QtBot, waiting: list[str], dragged: list[list[str]]
) -> None:
    port = blank.tray.list.viewport()
    qtbot.mouseClick(port, LEFT, NONE, row(blank, 0))
    qtbot.mouseClick(port, LEFT, SHIFT, row(blank, 2))
    drag(blank, qtbot, 1)
    assert dragged == [waiting]


def test_a_row_that_is_not_chosen_is_dragged_alone(
    blank: MainWindow, qtbot: QtBot, waiting: list[str], dragged: list[list[str]]
) -> None:
    qtbot.mouseClick(blank.tray.list.viewport(), LEFT, NONE, row(blank, 0))
    drag(blank, qtbot, 2)
    assert dragged == [waiting[2:]]


def test_a_click_on_one_of_several_chosen_rows_chooses_it_alone(
    blank: MainWindow, qtbot: QtBot, waiting: list[str]
) -> None:
    port = blank.tray.list.viewport()
    qtbot.mouseClick(port, LEFT, NONE, row(blank, 0))
    qtbot.mouseClick(port, LEFT, SHIFT, row(blank, 2))
    qtbot.mouseClick(port, LEFT, NONE, row(blank, 1))
    assert blank.tray.chosen() == waiting[1:2]


def test_a_press_right_after_a_click_moves_nothing_before_it_is_dragged(
    blank: MainWindow, qtbot: QtBot, waiting: list[str]
) -> None:
    qtbot.mouseClick(blank.tray.list.viewport(), LEFT, NONE, row(blank, 0))
    qtbot.mouseDClick(blank.tray.list.viewport(), LEFT, NONE, row(blank, 0))
    assert blank.session is not None
    assert [t.id for t in blank.session.journey.tray] == waiting


def test_enter_puts_the_row_into_a_stage(blank: MainWindow, qtbot: QtBot, waiting: list[str]) -> None:
    qtbot.mouseClick(blank.tray.list.viewport(), LEFT, NONE, row(blank, 0))
    qtbot.keyClick(blank.tray.list, Qt.Key.Key_Return)
    assert blank.session is not None
    assert [t.id for t in blank.session.journey.tray] == waiting[1:]
