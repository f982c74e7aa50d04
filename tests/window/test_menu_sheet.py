"""Menus for fingers: one sheet from below, in which a menu takes the place of the one it opens from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from designer.editing import operations as ops
from designer.model import Placement, Touchpoint
from designer.window.controls import EntryButton
from designer.window.main_window import MainWindow
from designer.window.menu_sheet import MenuSheet, SheetRow
from tests.elapsing import let_elapse
from tests.window.test_touch_mode import screen as screen
from tests.window.test_touch_mode import touched as touched

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def card(touched: MainWindow) -> str:
    """A touchpoint on the map that is touched."""
    assert touched.session is not None
    assert touched.view is not None
    journey = touched.session.journey
    # In the first stage: fingers find a window only where the screen of the platform offscreen is, 800 pixels wide.
    place = Placement(stage=journey.stages[0].id, lane=journey.channels[0].id)
    id = ops.add_touchpoint(touched.session.document, "Looks", place)
    touched.view.zoom_to_fit()
    QApplication.processEvents()
    return id


def hold(window: MainWindow, screen: QPointingDevice, qtbot: QtBot, id: str) -> MenuSheet:
    """Hold a finger on a card until the sheet is there, then lift it."""
    view = window.view
    assert view is not None
    ground = view.viewport()
    x, y = view.camera.to_view(*view.map_layout.grid.cards[id].box.centre)
    at = QPoint(round(x), round(y))
    QTest.touchEvent(ground, screen).press(0, at, ground).commit()
    let_elapse(view.touch._hold, qtbot)
    let_elapse(view.touch._menu, qtbot)
    assert sheets(window)
    QTest.touchEvent(ground, screen).release(0, at, ground).commit()
    QApplication.processEvents()
    return sheets(window)[0]


def sheets(window: MainWindow) -> list[MenuSheet]:
    return [sheet for sheet in window.findChildren(MenuSheet) if sheet.isVisible()]


def words(window: MainWindow) -> list[str]:
    """What can be read on the one sheet that is there; no menu stands beside it."""
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]
    (sheet,) = sheets(window)
    return [row.text() for row in sheet.rows]


def press(window: MainWindow, qtbot: QtBot, text: str) -> None:
    (sheet,) = sheets(window)
    row = next(row for row in sheet.rows if row.text() == text)
    qtbot.mouseClick(row, LEFT)
    QApplication.processEvents()


def feeling(window: MainWindow, id: str) -> float | None:
    assert window.session is not None
    touchpoint = window.session.journey[id]
    assert isinstance(touchpoint, Touchpoint)
    return touchpoint.feeling


def test_a_menu_takes_the_place_of_the_one_it_opens_from(
    touched: MainWindow, screen: QPointingDevice, qtbot: QtBot, card: str
) -> None:
    sheet = hold(touched, screen, qtbot, card)
    first = words(touched)
    assert first[:3] == ["Edit", "Add next", "Connect to…"]
    press(touched, qtbot, "Feeling")
    assert sheets(touched) == [sheet]
    second = words(touched)
    assert second[0] == "Feeling", "the way back"
    assert "Edit" not in second
    press(touched, qtbot, "Feeling")
    assert words(touched) == first
    press(touched, qtbot, "Feeling")
    press(touched, qtbot, second[1])
    assert sheets(touched) == []
    assert feeling(touched, card) == 2


def test_a_sheet_lies_at_the_foot_and_each_row_is_large_enough(
    touched: MainWindow, screen: QPointingDevice, qtbot: QtBot, card: str
) -> None:
    for size in ((1440, 900), (960, 600)):
        touched.resize(*size)
        QApplication.processEvents()
        assert touched.view is not None
        touched.view.zoom_to_fit()
        sheet = hold(touched, screen, qtbot, card)
        panel = sheet.panel
        assert touched.height() - panel.geometry().bottom() <= 16
        assert touched.rect().contains(panel.geometry())
        for row in sheet.rows:
            assert row.height() >= 48
            assert row.width() >= row.sizeHint().width() - 32, "its words are read to their end"
            assert panel.rect().contains(row.geometry().translated(row.parentWidget().pos()))
        sheet.leave()
        QApplication.processEvents()


def test_a_press_beside_it_closes_it_and_does_nothing_else(
    touched: MainWindow, screen: QPointingDevice, qtbot: QtBot, card: str
) -> None:
    sheet = hold(touched, screen, qtbot, card)
    assert touched.session is not None
    before = touched.session.document.position
    qtbot.mouseClick(sheet, LEFT, pos=QPoint(30, 30))
    assert sheets(touched) == []
    assert touched.selection == (card,)
    assert touched.session.document.position == before
    assert touched.touch_mode.is_on
    assert touched.view is not None
    assert touched.view.hasFocus()


def test_a_sheet_closes_where_nothing_had_the_keyboard_before(touched: MainWindow) -> None:
    held = touched.focusWidget()
    if held is not None:
        held.clearFocus()
    assert touched.focusWidget() is None
    menu = QMenu(touched)
    menu.addAction("Do it")
    sheet = MenuSheet(touched.context, touched, menu)
    QTest.mouseClick(sheet, LEFT, pos=QPoint(5, 5))
    assert not sheets(touched)


def test_keys_go_through_a_sheet_too(touched: MainWindow, screen: QPointingDevice, qtbot: QtBot, card: str) -> None:
    hold(touched, screen, qtbot, card)
    first = words(touched)

    def key(key: Qt.Key) -> None:
        qtbot.keyClick(QApplication.focusWidget(), key)
        QApplication.processEvents()

    for _row in range(first.index("Feeling")):
        key(Qt.Key.Key_Down)
    focused = QApplication.focusWidget()
    assert isinstance(focused, SheetRow)
    assert focused.text() == "Feeling"
    key(Qt.Key.Key_Return)
    assert words(touched)[0] == "Feeling"
    key(Qt.Key.Key_Escape)
    assert words(touched) == first
    key(Qt.Key.Key_Escape)
    assert sheets(touched) == []


def test_a_sheet_goes_with_the_panel_that_asked_for_it(touched: MainWindow, qtbot: QtBot, card: str) -> None:
    touched.select([card])
    touched.touch_mode._do("edit.properties")
    QApplication.processEvents()
    entry = next(b for b in touched.properties.findChildren(EntryButton) if b.text() == "Add a note")
    qtbot.mouseClick(entry, LEFT)
    assert words(touched)
    touched.select([])
    qtbot.waitUntil(lambda: sheets(touched) == [])


def test_with_the_mouse_menus_are_menus(blank: MainWindow) -> None:
    blank.commands.insert.show_context_menu(blank.mapToGlobal(QPoint(200, 200)))
    assert sheets(blank) == []
    menus = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]
    assert menus
    for menu in menus:
        menu.close()


def test_a_sheet_that_is_higher_than_the_window_scrolls_by_wheel_and_by_finger(
    touched: MainWindow, qtbot: QtBot
) -> None:
    touched.resize(960, 600)
    touched.actions_by_id["view.text_size.150"].trigger()
    QApplication.processEvents()
    menu = QMenu(touched)
    done: list[int] = []
    for n in range(40):
        menu.addAction(f"Choice {n}").triggered.connect(lambda _checked=False, n=n: done.append(n))
    sheet = MenuSheet(touched.context, touched, menu)
    QApplication.processEvents()
    assert touched.rect().contains(sheet.panel.geometry())
    first, last = sheet.rows[0], sheet.rows[-1]
    assert not last.visibleRegion().contains(last.rect().center())
    bar = sheet.area.verticalScrollBar()
    at = first.rect().center()
    QTest.mousePress(first, LEFT, pos=at)
    for way in (20, 60, 100, 140):
        QTest.mouseMove(first, at - QPoint(0, way) + QPoint(0, bar.value()))
    QTest.mouseRelease(first, LEFT, pos=at - QPoint(0, 140))
    assert bar.value() > 80
    assert sheet.isVisible()
    assert not done, "what was dragged is not chosen"
    for _notch in range(40):
        turn_wheel(sheet.area.viewport())
    assert bar.value() == bar.maximum()
    qtbot.mouseClick(last, LEFT)
    assert done == [39]


def turn_wheel(widget: QWidget) -> None:
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at, widget.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
