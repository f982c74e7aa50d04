"""Fingers at the window: it turns to large bars by itself, and back when the mouse is used again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from designer import settings as keys
from designer.editing import operations as ops
from designer.model import Placement
from designer.window.main_window import MainWindow
from designer.window.menu_sheet import MenuSheet
from designer.window.popup_list import PopupList
from designer.window.touch_bar import TouchButton


@pytest.fixture(scope="session")
def screen(qapp: QApplication) -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def touched(blank: MainWindow, screen: QPointingDevice, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window on which a finger came down."""
    assert blank.view is not None
    ground = blank.view.viewport()
    at = QPoint(4, ground.height() - 4)
    QTest.touchEvent(ground, screen).press(0, at, ground).commit()
    QTest.touchEvent(ground, screen).release(0, at, ground).commit()
    qtbot.waitUntil(lambda: blank.touch_mode.is_on)
    yield blank
    if isValid(blank):  # the test did not close it
        blank.touch_mode.set_on(False)


def button(window: MainWindow, text: str) -> TouchButton:
    found = [b for b in window.findChildren(TouchButton) if b.text() == text and b.isVisible()]
    assert found, f"no button {text} can be seen"
    return found[0]


def press(window: MainWindow, qtbot: QtBot, text: str) -> None:
    qtbot.mouseClick(button(window, text), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_a_finger_brings_the_large_bar_and_the_small_ones_go(touched: MainWindow) -> None:
    assert touched.touch_mode.is_on
    assert not touched.menuBar().isVisible()
    assert not touched.side.bar.isVisible()
    assert not any(dock.isVisible() for dock in touched.docks)
    assert button(touched, "Undo").width() >= 76
    assert button(touched, "Undo").height() >= 60


def test_every_button_is_large_enough_for_a_finger_and_has_a_name(touched: MainWindow) -> None:
    buttons = [b for b in touched.findChildren(TouchButton) if b.isVisible()]
    assert len(buttons) >= 8
    for one in buttons:
        assert min(one.width(), one.height()) >= 48
        assert one.accessibleName()


def test_the_mouse_brings_the_small_bars_back_as_they_were(touched: MainWindow, qtbot: QtBot) -> None:
    assert touched.view is not None
    qtbot.mouseClick(touched.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    qtbot.waitUntil(lambda: not touched.touch_mode.is_on)
    assert not touched.touch_mode.is_on
    assert touched.menuBar().isVisible()
    assert touched.right.isVisible()
    assert touched.dockWidgetArea(touched.right) is Qt.DockWidgetArea.RightDockWidgetArea


def test_chosen_from_the_menu_it_stays_while_the_mouse_is_used(blank: MainWindow, qtbot: QtBot) -> None:
    assert blank.view is not None
    blank.actions_by_id["view.touch"].trigger()
    qtbot.mouseClick(blank.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert blank.touch_mode.is_on
    blank.actions_by_id["view.touch"].trigger()
    assert not blank.touch_mode.is_on


def test_properties_and_gaps_come_from_below_one_at_a_time(touched: MainWindow, qtbot: QtBot) -> None:
    press(touched, qtbot, "Properties")
    assert touched.right.isVisible()
    assert touched.right.geometry().top() > touched.height() * 0.3
    press(touched, qtbot, "Gaps")
    assert touched.bottom.is_shown("gaps")
    assert not touched.right.isVisible()
    press(touched, qtbot, "Gaps")
    assert not touched.bottom.isVisible()


def test_what_a_sheet_is_about_does_not_lie_below_it(touched: MainWindow, qtbot: QtBot) -> None:
    assert touched.session is not None
    assert touched.view is not None
    view, lane = touched.view, touched.session.journey.channels[-1].id
    place = Placement(stage=touched.session.journey.stages[0].id, lane=lane)
    card = ops.add_touchpoint(touched.session.document, "Looks", place)
    view.zoom_to_fit()
    QApplication.processEvents()
    touched.select([card])
    before = view.viewport().height()
    press(touched, qtbot, "Properties")
    qtbot.waitUntil(lambda: view.viewport().height() < before)
    box = view.box_of(card)
    assert box is not None
    qtbot.waitUntil(lambda: view.camera.to_view_box(box).bottom <= view.viewport().height())
    assert view.camera.to_view_box(box).top >= 0


def test_what_is_selected_has_a_bar_of_its_own(touched: MainWindow, qtbot: QtBot) -> None:
    assert touched.session is not None
    assert touched.view is not None
    touched.actions_by_id["insert.stage"].trigger()
    touched.finish_editing()
    stage = touched.session.journey.stages[0].id
    touched.select([stage])
    press(touched, qtbot, "Delete")
    assert stage not in touched.session.journey
    touched.select([])
    assert not [b for b in touched.findChildren(TouchButton) if b.text() == "Delete" and b.isVisible()]
    press(touched, qtbot, "Undo")
    assert stage in touched.session.journey


def test_the_first_page_has_the_small_bars(touched: MainWindow) -> None:
    touched.actions_by_id["file.new"].trigger()  # the map is new and untouched: its window shows the templates
    assert touched.welcome.isVisible()
    assert not touched.touch_mode.is_on
    assert touched.menuBar().isVisible()
    assert not [b for b in touched.findChildren(TouchButton) if b.isVisible()]


def test_a_window_that_closes_while_touched_opens_with_its_panels(touched: MainWindow) -> None:
    touched.close()
    assert touched.context.settings.get(keys.OPEN_PANELS)["right"]


def test_another_text_size_keeps_one_large_bar(touched: MainWindow) -> None:
    touched.actions_by_id["view.text_size.130"].trigger()
    QApplication.processEvents()
    assert touched.touch_mode.is_on
    assert not touched.menuBar().isVisible()
    assert not touched.side.bar.isVisible()
    assert len([b for b in touched.findChildren(TouchButton) if b.isVisible() and b.text() == "Undo"]) == 1


def test_the_menus_come_as_one_sheet_and_the_large_bar_stays(touched: MainWindow, qtbot: QtBot) -> None:
    press(touched, qtbot, "Menus")
    (sheet,) = [s for s in touched.findChildren(MenuSheet) if s.isVisible()]
    assert [row.text() for row in sheet.rows][:3] == ["File", "Edit", "View"]
    qtbot.mouseClick(next(row for row in sheet.rows if row.text() == "View"), Qt.MouseButton.LeftButton)
    assert "Touch mode" in [row.text() for row in sheet.rows]
    qtbot.mouseClick(next(row for row in sheet.rows if row.text() == "Touch mode"), Qt.MouseButton.LeftButton)
    assert not touched.touch_mode.is_on


def test_the_large_bar_says_whether_all_is_saved(touched: MainWindow, tmp_path: Path) -> None:
    assert touched.session is not None
    save = touched.touch_mode._touch_bar.buttons["file.save"]  # type: ignore[union-attr]
    assert save.accessibleName() == "Save, Not saved yet"
    touched.session.save(tmp_path / "Plan.journey")
    assert (save.text(), save.accessibleName()) == ("Saved", "Saved")
    ops.add_stage(touched.session.document, "Loyalty")
    QApplication.processEvents()
    assert (save.text() + save.count, save.accessibleName()) == ("Save •", "Save, Edited")


def test_what_can_be_added_is_listed_at_the_button(touched: MainWindow, qtbot: QtBot) -> None:
    touched.select(())
    press(touched, qtbot, "Add")
    (popup,) = [p for p in touched.findChildren(PopupList) if p.isVisible()]
    at = button(touched, "Add").mapTo(touched, QPoint())
    assert 0 <= at.y() - popup.geometry().bottom() <= 24
    assert popup.geometry().left() <= at.x() <= popup.geometry().right()
    popup.close()
