"""Docks are moved to another side of the canvas by hand and by menu, and stay there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from designer import settings as keys
from designer.templates import open_sample
from designer.window.context import Context
from designer.window.dock_places import _Mark
from designer.window.docks import Dock
from designer.window.main_window import MainWindow
from designer.window.session import MapSession

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def shown(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.show_session(MapSession(open_sample("coffee-letter")))
    qtbot.wait(50)
    return window


def middle(widget: QWidget, window: MainWindow) -> QPoint:
    return widget.mapTo(window, widget.rect().center())


def is_left_of(one: QWidget, other: QWidget, window: MainWindow) -> bool:
    return middle(one, window).x() < middle(other, window).x()


def drag(dock: Dock, window: MainWindow, end: QPoint, *, lets_go: bool = True) -> None:
    """Take a dock by its strip, right of its tabs, to a point of the window."""
    strip = dock.titleBarWidget()
    assert strip is not None
    start = QPoint(strip.width() - 60, strip.height() // 2)
    QTest.mousePress(strip, LEFT, pos=start)
    for share in (0.2, 0.6, 1.0):
        way = strip.mapFrom(window, end) - start
        QTest.mouseMove(strip, start + way * share)
    if lets_go:
        QTest.mouseRelease(strip, LEFT, pos=strip.mapFrom(window, end))
    QApplication.processEvents()


def test_a_dock_is_dragged_by_its_strip_to_the_other_side(shown: MainWindow) -> None:
    assert shown.view is not None
    assert is_left_of(shown.left, shown.view, shown)
    width, other = shown.left.width(), shown.right.width()
    drag(shown.left, shown, QPoint(shown.width() - 40, shown.height() // 2))
    assert is_left_of(shown.view, shown.left, shown)
    assert (shown.left.width(), shown.right.width()) == (width, other)
    assert shown.right.isVisible()
    assert shown.left.height() == shown.right.height(), "both stand as high as the canvas, side by side"
    drag(shown.left, shown, QPoint(40, shown.height() // 2))
    assert is_left_of(shown.left, shown.view, shown)


def test_a_dock_is_dragged_by_a_tab_too(shown: MainWindow) -> None:
    assert shown.view is not None
    tab, chosen = shown.left.tab("outline"), shown.left.shown_id
    start, end = tab.rect().center(), tab.mapFrom(shown, QPoint(shown.width() - 40, shown.height() // 2))
    QTest.mousePress(tab, LEFT, pos=start)
    for share in (0.2, 0.6, 1.0):
        QTest.mouseMove(tab, start + (end - start) * share)
    (mark,) = shown.findChildren(_Mark)
    assert mark.isVisible()
    QTest.mouseRelease(tab, LEFT, pos=end)
    QApplication.processEvents()
    assert is_left_of(shown.view, shown.left, shown)
    assert shown.left.shown_id == chosen, "what is carried is not chosen"
    assert not tab.isDown()
    QTest.mouseClick(tab, LEFT)
    assert shown.left.shown_id == "outline"


def test_a_hand_that_trembles_on_a_tab_chooses_it(shown: MainWindow) -> None:
    tab = shown.left.tab("outline")
    start = tab.rect().center()
    QTest.mousePress(tab, LEFT, pos=start)
    QTest.mouseMove(tab, start + QPoint(2, 1))
    QTest.mouseRelease(tab, LEFT, pos=start + QPoint(2, 1))
    assert shown.left.shown_id == "outline"
    assert not shown.findChildren(_Mark)


def test_gaps_stand_above_the_map_too(shown: MainWindow) -> None:
    assert shown.view is not None
    shown.bottom.show()
    QApplication.processEvents()
    drag(shown.bottom, shown, QPoint(shown.width() // 2, 140))
    assert middle(shown.bottom, shown).y() < middle(shown.view, shown).y()
    assert shown.actions_by_id["view.panels.bottom"].isChecked()


def test_where_it_will_stand_is_shown_and_escape_forgets_it(shown: MainWindow) -> None:
    drag(shown.left, shown, QPoint(shown.width() - 40, shown.height() // 2), lets_go=False)
    (mark,) = shown.findChildren(_Mark)
    assert mark.isVisible()
    assert mark.geometry().center().x() > shown.width() // 2
    strip = shown.left.titleBarWidget()
    QTest.keyClick(strip, Qt.Key.Key_Escape)
    QTest.mouseRelease(strip, LEFT, pos=QPoint(5, 5))
    assert not mark.isVisible()
    assert not shown.side.places.is_moved("left")


@pytest.mark.parametrize(
    "moves",
    [
        ("left right",), ("right left",), ("left right", "right left"), ("right left", "left right"),
        ("left right", "left left"), ("bottom top",), ("left right", "bottom top", "bottom bottom"),
    ],
)  # fmt: skip
def test_a_dock_lands_exactly_where_the_mark_was(shown: MainWindow, moves: tuple[str, ...]) -> None:
    shown.bottom.show()
    QApplication.processEvents()
    docks = {"left": shown.left, "right": shown.right, "bottom": shown.bottom}
    for move in moves:
        name, _blank, side = move.partition(" ")
        x, y = {"left": (0.02, 0.5), "right": (0.98, 0.5), "top": (0.5, 0.2), "bottom": (0.5, 0.9)}[side]
        end = QPoint(round(shown.width() * x), round(shown.height() * y))
        drag(docks[name], shown, end, lets_go=False)
        (mark,) = [m for m in shown.findChildren(_Mark) if m.isVisible()]
        place = mark.geometry()
        strip = docks[name].titleBarWidget()
        assert strip is not None
        QTest.mouseRelease(strip, LEFT, pos=strip.mapFrom(shown, end))
        QApplication.processEvents()
        landed = docks[name].geometry()
        assert shown.side.places.side_of(name) == side
        for one, other in zip(landed.getCoords(), place.getCoords(), strict=True):
            assert abs(one - other) <= 2, (move, landed, place)


def test_a_press_on_the_strip_alone_moves_nothing(shown: MainWindow) -> None:
    strip = shown.left.titleBarWidget()
    assert strip is not None
    QTest.mouseClick(strip, LEFT, pos=QPoint(strip.width() - 60, 10))
    assert not shown.side.places.is_moved("left")


def test_docks_are_moved_from_the_menu_and_back(shown: MainWindow) -> None:
    assert shown.view is not None
    for name, dock in (("left", shown.left), ("right", shown.right)):
        shown.actions_by_id[f"view.panels.{name}"].trigger()
        QApplication.processEvents()
        assert dock.isVisible()
    assert is_left_of(shown.right, shown.view, shown)
    assert is_left_of(shown.view, shown.left, shown)
    shown.actions_by_id["view.panels.first"].trigger()
    QApplication.processEvents()
    assert is_left_of(shown.left, shown.view, shown)
    assert is_left_of(shown.view, shown.right, shown)
    assert not shown.actions_by_id["view.panels.left"].isChecked()


def test_a_closed_dock_is_moved_and_stays_closed(shown: MainWindow) -> None:
    shown.left.hide()
    shown.actions_by_id["view.panels.left"].trigger()
    QApplication.processEvents()
    assert shown.left.isHidden()
    shown.actions_by_id["view.add"].trigger()
    QApplication.processEvents()
    assert shown.view is not None
    assert is_left_of(shown.view, shown.left, shown)


def test_docks_stand_where_they_stood_when_the_program_starts_again(
    shown: MainWindow, context: Context, qtbot: QtBot
) -> None:
    shown.actions_by_id["view.panels.left"].trigger()
    assert context.settings.get(keys.PANEL_PLACES) == {"left": "right"}
    again = MainWindow(context)
    again.resize(1440, 900)
    again.show()
    qtbot.waitExposed(again)
    again.complete()
    again.show_session(MapSession(open_sample("coffee-letter")))
    qtbot.wait(50)
    assert again.view is not None
    assert is_left_of(again.view, again.left, again)
    assert again.session is not None
    again.session.is_untouched_new = True
    again.close()


def test_in_a_narrow_window_the_moved_dock_lies_over_its_own_side(shown: MainWindow, qtbot: QtBot) -> None:
    shown.actions_by_id["view.panels.left"].trigger()
    shown.resize(1000, 700)
    qtbot.wait(50)
    assert shown.left.isHidden()
    shown.actions_by_id["view.add"].trigger()
    QApplication.processEvents()
    assert shown.left.isVisible()
    assert shown.left.geometry().center().x() > shown.width() / 2 - shown.right.width()
    shown.resize(1440, 900)
    qtbot.wait(50)
    assert shown.view is not None
    assert is_left_of(shown.view, shown.left, shown)


@pytest.mark.parametrize("of", ["fit", "selection"])
def test_the_whole_map_fits_the_room_that_panels_have_just_left(shown: MainWindow, of: str) -> None:
    assert shown.view is not None
    for _turn in range(2):  # away and back
        shown.actions_by_id["view.map_only"].trigger()
        if of == "selection":
            shown.select(tuple(t.id for t in shown.session.journey.touchpoints))  # type: ignore[union-attr]
        shown.actions_by_id[f"view.{of}"].trigger()  # at once, before Qt lays the window out by itself
        camera = shown.view.camera
        QApplication.processEvents()
        assert (shown.view.camera.zoom, shown.view.camera.width) == (camera.zoom, camera.width)
        fitted = shown.view.camera
        shown.actions_by_id[f"view.{of}"].trigger()
        assert shown.view.camera == fitted


def test_a_panel_that_is_dragged_beyond_its_own_edge_is_as_narrow_as_it_can_be(shown: MainWindow) -> None:
    dock = shown.right
    grip = next(one for one in shown.side.grips if one._dock is dock)
    start = QPoint(grip.width() // 2, grip.height() // 2)
    QTest.mousePress(grip, LEFT, pos=start)
    there = QPointF(start + QPoint(dock.width() + 200, 0))
    move = QEvent.Type.MouseMove
    event = QMouseEvent(move, there, QPointF(grip.mapToGlobal(there)), Qt.MouseButton.NoButton, LEFT, NO_KEY)
    QApplication.sendEvent(grip, event)  # a message of Qt fails the test
    QApplication.processEvents()
    assert dock.width() == dock.minimumWidth()
