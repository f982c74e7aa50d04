"""Lanes in the window: added, ordered, hidden, pinned, folded, by list, menu and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from designer.editing import operations as ops
from designer.model import Channel, Lane, LaneKind
from designer.window.commands_insert import Item
from designer.window.insert_list import LANE_ROWS
from designer.window.lanes_popup import LanesPopup
from designer.window.main_window import MainWindow
from designer.window.session import MapSession
from tests.window.test_views import do, journey, shop_map, shown

CTRL, ALT, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shop(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.show_session(MapSession(shop_map()))
    qtbot.wait(20)
    return window


def open_lanes(window: MainWindow) -> LanesPopup:
    do(window, "map.arrange_lanes")
    return next(p for p in window.findChildren(LanesPopup) if p.isVisible())


def channel(window: MainWindow, id: str) -> Channel:
    found = journey(window).find(Channel, id)
    assert found is not None
    return found


def lanes(window: MainWindow) -> list[str]:
    return [x.id for x in journey(window).lanes]


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, held)
    QApplication.processEvents()


def test_lanes_are_ordered_in_the_list_by_keys_and_by_hand(shop: MainWindow) -> None:
    popup = open_lanes(shop)
    assert list(popup.lines) == ["web", "store", "emotion"]
    assert popup.lines["web"].hasFocus()
    press(shop, Qt.Key.Key_Down, ALT)
    assert lanes(shop) == ["store", "web"]
    assert popup.lines["web"].hasFocus(), "the focus goes along"
    press(shop, Qt.Key.Key_Up, ALT)
    assert lanes(shop) == ["web", "store"]
    line = popup.lines["store"]
    QTest.mousePress(line, LEFT, NONE, QPoint(60, 16))
    QTest.mouseRelease(line, LEFT, NONE, QPoint(60, 16 - line.height()))
    QApplication.processEvents()
    assert lanes(shop) == ["store", "web"]


def test_lanes_are_hidden_pinned_and_folded_in_the_list(shop: MainWindow) -> None:
    popup = open_lanes(shop)
    press(shop, Qt.Key.Key_Space)
    assert not channel(shop, "web").shown
    for field in ("pinned", "folded"):
        QTest.mouseClick(popup.lines["store"].switches[field], LEFT)
        QApplication.processEvents()
    assert channel(shop, "store").pinned
    assert channel(shop, "store").folded
    assert popup.lines["store"].switches["folded"].hasFocus(), "the focus stays where it was"
    press(shop, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    do(shop, "edit.undo")
    assert not channel(shop, "store").folded


def test_a_lane_that_appears_by_itself_is_hidden_too(shop: MainWindow) -> None:
    popup = open_lanes(shop)
    QTest.mouseClick(popup.lines["emotion"].switches["shown"], LEFT)
    QApplication.processEvents()
    (lane,) = journey(shop).of(Lane)
    assert (lane.kind, lane.shown) == (LaneKind.EMOTION, False)
    assert shop.view is not None
    assert "emotion" not in {row.kind for row in shop.view.map_layout.grid.lanes}
    assert list(popup.lines) == ["web", "store", lane.id]


def test_a_press_on_its_name_selects_a_lane(shop: MainWindow) -> None:
    popup = open_lanes(shop)
    QTest.mouseClick(popup.lines["store"], LEFT, NONE, QPoint(60, 16))
    QApplication.processEvents()
    assert shop.selection == ("store",)


@pytest.mark.parametrize("kind", [kind for kind in LaneKind if kind is not LaneKind.CUSTOM])
def test_lanes_of_every_kind_can_be_added(shop: MainWindow, kind: LaneKind) -> None:
    assert kind.value in {row.id for row in LANE_ROWS}
    shop.commands.insert.insert(Item("lane", kind.value))
    QApplication.processEvents()
    assert kind in {lane.kind for lane in journey(shop).of(Lane)}
    assert shop.view is not None
    assert kind.value in {row.kind for row in shop.view.map_layout.grid.lanes}


def test_a_lane_of_actions_goes_below_the_channels_whatever_lane_is_selected(shop: MainWindow) -> None:
    assert shop.session is not None
    feelings = ops.add_lane(shop.session.document, LaneKind.EMOTION)
    ops.add_lane(shop.session.document, LaneKind.METRICS)
    shop.select((feelings,))
    shop.commands.insert.insert(Item("lane", LaneKind.SUPPORT.value))
    kinds = [getattr(lane, "kind", None) for lane in journey(shop).lanes]
    assert kinds == [None, None, LaneKind.SUPPORT, LaneKind.EMOTION, LaneKind.METRICS]
    shop.select(("web",))
    shop.commands.insert.insert(Item("lane", LaneKind.BACK_STAGE.value))
    assert getattr(journey(shop).lanes[1], "kind", None) is LaneKind.BACK_STAGE, "behind the channel that is selected"


def test_a_key_folds_the_selected_stage_and_lane(shop: MainWindow, qtbot: QtBot) -> None:
    assert shop.view is not None
    shop.activateWindow()
    shop.view.setFocus()
    shop.select(("find", "web"))
    qtbot.keyClick(shop.view, Qt.Key.Key_Period, CTRL)
    assert shown(shop) == {"pay"}
    assert channel(shop, "web").folded
    qtbot.keyClick(shop.view, Qt.Key.Key_Period, CTRL)
    assert shown(shop) == {"look", "visit", "pay"}


def test_with_a_view_on_a_stage_folds_in_that_view_only(shop: MainWindow) -> None:
    assert shop.session is not None
    id = ops.add_view(shop.session.document, "Board")
    shop.looking.choose(id)
    shop.select(("buy",))
    do(shop, "map.fold")
    assert journey(shop).views[0].folds == ("buy",)
    assert not journey(shop).stages[1].folded
    assert "pay" not in shown(shop)
    do(shop, "view.views.all")
    assert "pay" in shown(shop)


def test_hiding_a_lane_says_how_it_comes_back(shop: MainWindow) -> None:
    shop.select(("store",))
    do(shop, "map.hide")
    assert not channel(shop, "store").shown
    QApplication.processEvents()
    assert shop.message_bar.text == "Hidden. “Order, show and fold lanes” in the Map menu shows it again."
    shop.message_bar.press(0)
    assert channel(shop, "store").shown


def test_in_a_view_a_lane_is_hidden_in_that_view_only(shop: MainWindow) -> None:
    assert shop.session is not None
    id = ops.add_view(shop.session.document, "Board")
    shop.looking.choose(id)
    shop.select(("store",))
    do(shop, "map.hide")
    assert journey(shop).views[0].hides == ("store",)
    assert channel(shop, "store").shown
    shop.message_bar.press(0)
    assert journey(shop).views[0].hides == ()


def test_a_lane_kept_in_sight_is_checked_in_the_menu(shop: MainWindow) -> None:
    shop.select(("web",))
    do(shop, "map.pin")
    assert channel(shop, "web").pinned
    assert shop.actions_by_id["map.pin"].isChecked()
    shop.select(("store",))
    assert not shop.actions_by_id["map.pin"].isChecked()


def test_the_properties_of_the_map_lead_to_the_list(shop: MainWindow) -> None:
    shop.select(())
    entry = next(
        b for b in shop.properties.findChildren(QAbstractButton)
        if b.accessibleName() == "Order, show, pin and fold lanes"
    )  # fmt: skip
    QTest.mouseClick(entry, LEFT)
    QApplication.processEvents()
    assert any(p.isVisible() for p in shop.findChildren(LanesPopup))
