"""A service blueprint in the window: its three lines stay where they belong while its lanes are reordered by keys and by hand."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.model import LaneKind
from designer.templates import open_template
from designer.window.main_window import MainWindow
from designer.window.session import MapSession
from tests.layout.test_blueprint import blueprint_lines, parts_its_lanes
from tests.window.test_lanes import ALT, LEFT, NONE, journey, open_lanes, press
from tests.window.test_views import do


def _lines_are_right(window: MainWindow) -> set[str]:
    """The names of the lines that are seen; each parts the lanes beside it."""
    assert window.view is not None
    assert window.session is not None
    layout = window.view.map_layout
    names = set(blueprint_lines(layout))
    assert all(parts_its_lanes(window.session.document, layout, name) for name in names), names
    return names


def _kinds(window: MainWindow) -> list[LaneKind]:
    return [lane.kind for lane in journey(window).action_lanes]


def test_the_lines_of_a_blueprint_follow_lanes_that_are_moved_by_keys_and_by_hand(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_session(MapSession(open_template("service-blueprint")))
    qtbot.wait(20)
    before, ids = _kinds(window), {lane.kind: lane.id for lane in journey(window).action_lanes}
    assert before == [LaneKind.FRONT_STAGE, LaneKind.BACK_STAGE, LaneKind.SUPPORT]
    assert len(_lines_are_right(window)) == 3
    popup = open_lanes(window)
    popup.lines[ids[LaneKind.FRONT_STAGE]].setFocus()
    press(window, Qt.Key.Key_Down, ALT)
    assert _kinds(window) == [LaneKind.BACK_STAGE, LaneKind.FRONT_STAGE, LaneKind.SUPPORT]
    qtbot.wait(20)
    assert _lines_are_right(window)
    line = popup.lines[ids[LaneKind.SUPPORT]]
    QTest.mousePress(line, LEFT, NONE, QPoint(60, 16))
    QTest.mouseRelease(line, LEFT, NONE, QPoint(60, 16 - line.height()))
    QApplication.processEvents()
    assert _kinds(window) == [LaneKind.BACK_STAGE, LaneKind.SUPPORT, LaneKind.FRONT_STAGE]
    qtbot.wait(20)
    assert _lines_are_right(window)
    popup.close()
    do(window, "edit.undo")
    do(window, "edit.undo")
    qtbot.wait(20)
    assert _kinds(window) == before
    assert len(_lines_are_right(window)) == 3
