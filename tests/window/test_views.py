"""Views, filters and the two states of a map, as a person switches, keeps and changes them in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from designer.editing import operations as ops
from designer.model import Channel, JourneyMap, MapHeader, NoteKind, Persona, Placement, Stage, Touchpoint, View
from designer.window.controls import Segments
from designer.window.main_window import MainWindow
from designer.window.menus import Menu
from designer.window.name_popup import NamePopup
from designer.window.popup_list import PopupList
from designer.window.session import MapSession
from designer.window.view_popup import ViewPopup

LEFT = Qt.MouseButton.LeftButton


def shop_map() -> JourneyMap:
    return JourneyMap(
        [
            MapHeader(id="map", uid="shop", title="A shop"),
            Stage(id="find", order="A", name="Find"),
            Stage(id="buy", order="B", name="Buy"),
            Channel(id="web", order="A", name="Website"),
            Channel(id="store", order="B", name="Store"),
            Persona(id="mara", order="A", name="Mara"),
            Persona(id="jon", order="B", name="Jon"),
            Touchpoint(id="look", stage="find", step="A", channel="web", name="Look", owner="Digital"),
            Touchpoint(id="visit", stage="find", step="B", channel="store", name="Visit", personas=("mara",)),
            Touchpoint(id="pay", stage="buy", step="A", channel="store", name="Pay", personas=("jon",), feeling=1.0),
        ]
    )


@pytest.fixture
def shop(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.show_session(MapSession(shop_map()))
    qtbot.wait(20)
    return window


def hide_the_rest(window: MainWindow) -> None:
    """From now on what a filter does not name leaves the map."""
    assert window.looking.lets_fade
    press_in_menu(window.submenus["map.show_only"], "Let the rest stand back")
    assert not window.looking.lets_fade


def journey(window: MainWindow) -> JourneyMap:
    assert window.session is not None
    return window.session.journey


def shown(window: MainWindow) -> set[str]:
    """The touchpoints that can be seen."""
    assert window.view is not None
    return set(window.view.map_layout.grid.cards)


def do(window: MainWindow, id: str) -> None:
    assert window.actions_by_id[id].isEnabled(), id
    window.actions_by_id[id].trigger()
    QApplication.processEvents()


def entries(menu: Menu) -> dict[str, QAction]:
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions() if not action.isSeparator()}


def press_in_menu(menu: Menu, *path: str) -> None:
    for text in path[:-1]:
        found = entries(menu)[text].menu()
        assert isinstance(found, Menu)
        menu = found
    entries(menu)[path[-1]].trigger()
    QApplication.processEvents()


def click(widget: object) -> None:
    QTest.mouseClick(widget, LEFT)  # type: ignore[call-overload]
    QApplication.processEvents()


def keep_as(window: MainWindow, name: str) -> NamePopup:
    do(window, "view.views.keep")
    popup = next(p for p in window.findChildren(NamePopup) if p.isVisible())
    QTest.keyClicks(popup.field, name)
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    QApplication.processEvents()
    return popup


def show_what(window: MainWindow) -> ViewPopup:
    do(window, "view.views.shown")
    return next(p for p in window.findChildren(ViewPopup) if p.isVisible())


def bar_button(window: MainWindow, text: str) -> QPushButton:
    QApplication.processEvents()
    return next(b for b in window.message_bar.findChildren(QPushButton) if b.text() == text and b.isVisible())


# Filters and views


def test_show_only_filters_at_once_and_leaves_the_map_as_it_is(shop: MainWindow) -> None:
    hide_the_rest(shop)
    press_in_menu(shop.submenus["map.show_only"], "Persona", "Mara")
    assert shown(shop) == {"look", "visit"}
    assert shop.status.text == "Filtered. Left out: 1 touchpoint, 1 persona"
    press_in_menu(shop.submenus["map.show_only"], "Owner", "Digital")
    assert shown(shop) == {"look"}
    assert shop.status.views.text() == "Filtered"
    assert shop.session is not None
    assert not shop.session.document.history
    assert entries(shop.submenus["map.show_only"])["Persona"].menu() is not None
    do(shop, "view.views.reset")
    assert shown(shop) == {"look", "visit", "pay"}
    assert shop.status.views.text() == "Everything"


def pale(window: MainWindow) -> set[str]:
    """The touchpoints that stand back."""
    assert window.view is not None
    return {t.id for t in window.view.shown.of(Touchpoint)} & window.view.shown.faded


def test_what_a_filter_does_not_name_stands_back_and_nothing_moves(shop: MainWindow) -> None:
    assert shop.view is not None
    places = dict(shop.view.map_layout.grid.cards)
    press_in_menu(shop.submenus["map.show_only"], "Persona", "Mara")
    assert shop.view.map_layout.grid.cards == places
    assert pale(shop) == {"pay"}
    assert shop.status.text == "Filtered. 1 touchpoint stands back"
    drawing = shop.view.map_layout.drawing
    inks = {i: {run.colour for g, _x, _y, run in drawing.texts() if g.element == i} for i in ("look", "pay")}
    assert inks["look"] - inks["pay"]

    # It can be edited as before, and what is added stands in front.
    shop.select(("pay",))
    assert not shop.message_bar.text
    assert shop.session is not None
    made = ops.add_touchpoint(shop.session.document, "Ask", Placement(stage="find", lane="web"))
    QApplication.processEvents()
    assert made not in pale(shop)
    press_in_menu(shop.submenus["map.show_only"], "Persona", "Mara")
    assert pale(shop) == set()


def test_what_a_filter_takes_off_the_map_is_not_selected_any_more(shop: MainWindow) -> None:
    shop.select(("look", "visit", "pay"))
    press_in_menu(shop.submenus["map.show_only"], "Persona", "Mara")
    assert pale(shop) == {"pay"}
    assert shop.selection == ("look", "visit", "pay"), "what stands back is still there"
    hide_the_rest(shop)
    assert shown(shop) == {"look", "visit"}
    assert shop.selection == ("look", "visit")
    assert shop.view is not None
    assert shop.view.focus.id != "pay"


def test_whether_the_rest_stands_back_is_chosen_where_filters_are(shop: MainWindow) -> None:
    popup = show_what(shop)
    click(popup._toggles["channels"].buttons["web"])
    assert shown(shop) == {"look", "visit", "pay"}
    assert pale(shop) == {"visit", "pay"}
    faded, hidden = popup._rest.buttons
    assert faded.isChecked()
    click(hidden)
    assert shown(shop) == {"look"}
    assert not pale(shop)
    click(faded)
    assert pale(shop) == {"visit", "pay"}


def test_a_view_keeps_that_the_rest_stands_back(shop: MainWindow) -> None:
    press_in_menu(shop.submenus["map.show_only"], "Channel", "Store")
    keep_as(shop, "In the store")
    (view,) = journey(shop).views
    assert view.fades
    do(shop, "view.views.all")
    assert not pale(shop)
    press_in_menu(shop.submenus["view.views"], "In the store")
    assert pale(shop) == {"look"}


def test_a_filter_is_kept_as_a_view_in_one_step(shop: MainWindow) -> None:
    hide_the_rest(shop)
    press_in_menu(shop.submenus["map.show_only"], "Channel", "Store")
    keep_as(shop, "In the store")
    (view,) = journey(shop).views
    assert (view.name, view.channels) == ("In the store", ("store",))
    assert shop.status.views.text() == "In the store"
    assert shown(shop) == {"visit", "pay"}
    do(shop, "view.views.all")
    assert shown(shop) == {"look", "visit", "pay"}
    press_in_menu(shop.submenus["view.views"], "In the store")
    assert shown(shop) == {"visit", "pay"}
    do(shop, "edit.undo")
    assert journey(shop).views == ()
    assert shop.status.views.text() == "Everything"
    assert shown(shop) == {"look", "visit", "pay"}


def test_a_name_that_is_in_use_is_refused_below_the_field(shop: MainWindow) -> None:
    keep_as(shop, "Board")
    popup = keep_as(shop, "board")
    assert popup.isVisible()
    assert popup.said.text() == "There is a view “board” already."
    QTest.keyClick(popup.field, Qt.Key.Key_Escape)
    assert len(journey(shop).views) == 1


def test_the_switcher_in_the_status_bar_chooses_a_view_by_typing(shop: MainWindow) -> None:
    assert shop.session is not None
    ops.add_view(shop.session.document, "Only Mara", View(id="", personas=("mara",)))
    click(shop.status.views)
    popup = shop.findChild(PopupList)
    QTest.keyClicks(popup.field, "mara")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert shop.looking.label == "Only Mara"
    assert shown(shop) == {"look", "visit"}


def test_a_list_in_which_nothing_is_called_so_says_it_and_comes_back(shop: MainWindow) -> None:
    click(shop.status.views)
    popup = shop.findChild(PopupList)
    QTest.keyClicks(popup.field, "zzz")
    said = [label.text() for label in popup.findChildren(QLabel) if label.isVisible() and label.text()]
    assert said == ["Nothing is called that."]
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert popup.isVisible()
    popup.field.clear()
    QTest.keyClick(popup.field, Qt.Key.Key_E)
    assert popup.list.isVisible()
    assert not any(label.isVisible() and label.text() for label in popup.findChildren(QLabel))


def test_f12_opens_the_list_of_views(shop: MainWindow, qtbot: QtBot) -> None:
    assert shop.view is not None
    shop.activateWindow()
    shop.view.setFocus()
    qtbot.keyClick(shop.view, Qt.Key.Key_F12)
    assert shop.findChild(PopupList).isVisible()


def test_a_kept_view_is_changed_with_live_effect_step_by_step(shop: MainWindow) -> None:
    keep_as(shop, "Board")
    popup = show_what(shop)
    click(popup._toggles["lanes"].buttons["web"])
    assert shown(shop) == {"visit", "pay"}
    click(popup._toggles["folds"].buttons["buy"])
    click(popup._arrangement.buttons[3])
    (view,) = journey(shop).views
    assert (view.hides, view.folds, view.arrangement) == (("web",), ("buy",), "storyline")
    assert shop.session is not None
    assert shop.session.document.undo_label == "Update view “Board”"
    popup.leave()
    do(shop, "edit.undo")
    do(shop, "edit.undo")
    do(shop, "edit.undo")
    assert journey(shop).views[0].hides == ()
    assert shown(shop) == {"look", "visit", "pay"}, "the view follows what is undone"


def test_without_a_view_what_is_chosen_passes(shop: MainWindow) -> None:
    popup = show_what(shop)
    click(popup._toggles["lanes"].buttons["web"])
    click(popup._toggles["lanes"].buttons["kind emotion"])
    assert shop.view is not None
    assert {row.kind for row in shop.view.map_layout.grid.lanes} == {"channel"}
    assert shop.session is not None
    assert not shop.session.document.history
    click(popup.reset_button)
    assert shown(shop) == {"look", "visit", "pay"}
    assert all(button.isChecked() for button in popup._toggles["lanes"].buttons.values())


def test_what_is_filtered_beyond_a_view_is_kept_in_it_when_asked(shop: MainWindow) -> None:
    hide_the_rest(shop)
    keep_as(shop, "Board")
    press_in_menu(shop.submenus["map.show_only"], "Status", "Planned")
    assert shop.looking.label == "Board, changed"
    assert shown(shop) == set()
    assert journey(shop).views[0].statuses == ()
    do(shop, "view.views.update")
    assert journey(shop).views[0].statuses == ("planned",)
    assert shop.looking.label == "Board"


def test_views_are_renamed_ordered_and_forgotten(shop: MainWindow) -> None:
    keep_as(shop, "One")
    keep_as(shop, "Two")
    assert not shop.actions_by_id["view.views.later"].isEnabled()
    do(shop, "view.views.earlier")
    assert [v.name for v in journey(shop).views] == ["Two", "One"]
    do(shop, "view.views.rename")
    popup = next(p for p in shop.findChildren(NamePopup) if p.isVisible())
    QTest.keyClicks(popup.field, "First")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert [v.name for v in journey(shop).views] == ["First", "One"]
    do(shop, "view.views.forget")
    assert [v.name for v in journey(shop).views] == ["One"]
    assert shop.looking.label == "Everything"
    click(bar_button(shop, "Undo"))
    assert [v.name for v in journey(shop).views] == ["First", "One"]
    assert shop.looking.label == "First"


def test_a_map_opens_with_the_view_that_was_on(shop: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    assert shop.session is not None
    keep_as(shop, "Board")
    do(shop, "map.plan_future")
    file = tmp_path / "shop.journey"
    shop.session.save(file)
    shop.show_welcome()
    session, _holder = MapSession.open(file)
    shop.show_session(session)
    qtbot.waitUntil(lambda: shop.looking.label == "Board", timeout=2000)
    assert shop.looking.state_seen == "future"


# What can't be seen


def test_what_is_chosen_but_not_shown_says_why_and_can_be_shown(shop: MainWindow) -> None:
    hide_the_rest(shop)
    press_in_menu(shop.submenus["map.show_only"], "Persona", "Mara")
    shop.select(("pay",))
    assert shop.message_bar.text == "“Pay” is not shown: the map is filtered."
    click(bar_button(shop, "Show it"))
    assert "pay" in shown(shop)
    assert shop.selection == ("pay",)
    assert not shop.message_bar.text


def test_a_new_touchpoint_in_a_hidden_lane_says_so(shop: MainWindow, qtbot: QtBot) -> None:
    assert shop.session is not None
    ops.set_field(shop.session.document, "store", "shown", False)
    QApplication.processEvents()
    shop.message_bar.clear()
    ops.add_touchpoint(shop.session.document, "Ask", Placement(stage="find", lane="store"))
    qtbot.waitUntil(lambda: bool(shop.message_bar.text), timeout=2000)
    assert shop.message_bar.text == "“Ask” stands in “Store”, which is not shown."
    click(bar_button(shop, "Show it"))
    channel = journey(shop).find(Channel, "store")
    assert channel is not None
    assert channel.shown
    assert "Ask" in {journey(shop)[i].name for i in shown(shop)}  # type: ignore[attr-defined]


def test_a_thought_gets_its_lane_by_a_press(shop: MainWindow, qtbot: QtBot) -> None:
    assert shop.session is not None
    ops.add_note(shop.session.document, NoteKind.THOUGHT, "look", "Is it far?")
    ops.delete(shop.session.document, [x.id for x in journey(shop).lanes if x not in journey(shop).channels])
    ops.set_field(shop.session.document, journey(shop).notes_about("look")[0].id, "text", "Is it near?")
    qtbot.waitUntil(lambda: bool(shop.message_bar.text), timeout=2000)
    assert shop.message_bar.text == "“Is it near?” has no lane on this map: “Thoughts” is not shown."
    click(bar_button(shop, "Show it"))
    assert shop.view is not None
    assert "thoughts" in {row.kind for row in shop.view.map_layout.grid.lanes}


def test_what_stands_in_a_folded_stage_is_unfolded(shop: MainWindow) -> None:
    assert shop.session is not None
    ops.toggle_folded(shop.session.document, ["buy"])
    QApplication.processEvents()
    shop.select(("pay",))
    assert shop.message_bar.text == "“Pay” stands in “Buy”, which is folded."
    click(bar_button(shop, "Show it"))
    assert "pay" in shown(shop)


# Two states


def test_a_future_state_is_planned_apart_from_the_current_one(shop: MainWindow) -> None:
    assert shop.session is not None
    assert not shop.toolbar.states.isVisible()
    do(shop, "map.plan_future")
    assert shop.toolbar.states.isVisible()
    assert shop.toolbar.states.buttons[1].isChecked()
    new = ops.add_touchpoint(shop.session.document, "Collect by locker", Placement(stage="buy", lane="web"))
    assert journey(shop)[new].state == "future"
    click(shop.toolbar.states.buttons[0])
    assert shop.status.text == "The current state. What you change, you change in it only."
    assert new not in shown(shop)
    click(shop.toolbar.states.buttons[2])
    assert {new, "pay"} <= shown(shop)
    assert shop.looking.state_seen == "both"


def test_deleting_in_one_state_leaves_it_in_the_other(shop: MainWindow, qtbot: QtBot) -> None:
    do(shop, "map.plan_future")
    assert shop.view is not None
    shop.select(("visit",))
    shop.view.setFocus()
    qtbot.keyClick(shop.view, Qt.Key.Key_Delete)
    assert "visit" not in shown(shop)
    QApplication.processEvents()
    assert "Visit" not in shop.message_bar.text, "who takes it out does not miss it"
    click(shop.toolbar.states.buttons[0])
    assert "visit" in shown(shop)
    shop.select(("visit",))
    click(shop.toolbar.states.buttons[1])
    shop.select(("visit",))
    assert shop.message_bar.text == "“Visit” stands in the current state only."
    click(bar_button(shop, "Show it"))
    assert shop.looking.state_seen == "both"


def test_one_state_is_kept_and_the_other_comes_back_by_undo(shop: MainWindow) -> None:
    assert shop.session is not None
    do(shop, "map.plan_future")
    ops.add_touchpoint(shop.session.document, "Locker", Placement(stage="buy", lane="web"))
    do(shop, "map.keep_current")
    assert not shop.toolbar.states.isVisible()
    assert len(journey(shop).touchpoints) == 3
    assert shop.message_bar.text == "The map shows the current state only. 1 touchpoint of the other one is gone."
    click(bar_button(shop, "Undo"))
    assert len(journey(shop).touchpoints) == 4
    assert shop.toolbar.states.isVisible()
    assert not shop.actions_by_id["map.plan_future"].isEnabled()


def test_the_state_in_the_properties_plans_and_keeps(shop: MainWindow) -> None:
    assert shop.session is not None
    shop.select(())
    states = next(s for s in shop.properties.findChildren(Segments) if s.accessibleName() == "State")
    click(states.buttons[2])
    assert shop.looking.state_seen == "future"
    new = ops.add_touchpoint(shop.session.document, "Locker", Placement(stage="buy", lane="web"))
    states = next(s for s in shop.properties.findChildren(Segments) if s.accessibleName() == "State")
    click(states.buttons[0])
    assert new not in journey(shop)
    assert all(not e.state for e in journey(shop))
    click(states.buttons[1])
    assert journey(shop).header.shows == "future"
    assert len(journey(shop).touchpoints) == 3


def test_typing_a_title_leaves_what_was_let_into_a_view(shop: MainWindow) -> None:
    hide_the_rest(shop)
    assert shop.session is not None
    press_in_menu(shop.submenus["map.show_only"], "Persona", "Mara")
    shop.select(("pay",))
    click(bar_button(shop, "Show it"))
    ops.set_header(shop.session.document, "title", "A shop in town")
    assert "pay" in shown(shop)


# How it looks


def test_every_theme_of_the_program_is_in_the_menu(shop: MainWindow) -> None:
    from designer.layout import themes

    assert [a.text() for a in shop.submenus["view.theme"].actions()] == [name for _id, name in themes()]
    do(shop, "view.theme.nordic")
    assert journey(shop).header.theme == "nordic"
    assert shop.view is not None
    assert shop.view.live.theme.name == "nordic"


def test_palette_card_fields_and_values_are_chosen_in_the_menu(shop: MainWindow) -> None:
    names = list(entries(shop.submenus["view.palette"]))
    assert len(names) > 1
    press_in_menu(shop.submenus["view.palette"], names[1])
    assert journey(shop).header.palette
    do(shop, "view.card.owner")
    do(shop, "view.card.personas")
    assert "owner" in journey(shop).header.card_fields
    assert "personas" not in journey(shop).header.card_fields
    do(shop, "view.values")
    assert journey(shop).header.shows_values
    do(shop, "edit.undo")
    assert not shop.actions_by_id["view.values"].isChecked()
