"""Going into the maps that touchpoints open, and back up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from designer import settings as keys
from designer.editing import operations as ops
from designer.model import Channel, JourneyMap, MapHeader, Placement, Stage, SubMap, Touchpoint, View
from designer.storage import dumps, load
from designer.window import files as files_module
from designer.window.context import Context
from designer.window.main_window import MainWindow
from designer.window.session import MapSession

_CTRL = Qt.KeyboardModifier.ControlModifier
_LEFT = Qt.MouseButton.LeftButton
Press = Callable[..., None]


def shop(uid: str = "shop", title: str = "Buying a bike", **opens: str) -> JourneyMap:
    """Two stages, two channels, three touchpoints; `opens` are the files that touchpoints open."""
    cards = (("look", "s1", "c1"), ("ride", "s1", "c2"), ("order", "s2", "c1"))
    return JourneyMap(
        [
            MapHeader(id="map", uid=uid, title=title, scenario="Mara wants a bike."),
            Stage(id="s1", order="1", name="Choose", goal="Find it"),
            Stage(id="s2", order="2", name="Buy", goal="Have it"),
            Channel(id="c1", order="3", name="Website"),
            Channel(id="c2", order="4", name="Store"),
            *(
                Touchpoint(
                    id=t, stage=s, step=k, channel=c, order="V", name=t.capitalize() + " it", map_file=opens.get(t, "")
                )
                for (t, s, c), k in zip(cards, "FPF", strict=True)
            ),
        ]
    )


def put(file: Path, journey: JourneyMap) -> Path:
    file.write_bytes(dumps(journey))
    return file


@pytest.fixture
def settle(qtbot: QtBot) -> Callable[[], None]:
    """Let everything that waits for the next turn happen."""

    def do() -> None:
        for _turn in range(4):
            qtbot.wait(1)
            QApplication.processEvents()

    return do


@pytest.fixture
def bike(window: MainWindow, tmp_path: Path, settle: Callable[[], None]) -> MainWindow:
    """A map with a file, of which nothing opens another one yet."""
    assert window.files.open_path(str(put(tmp_path / "Bike.journey", shop())))
    settle()
    return window


def choose(window: MainWindow, *ids: str) -> None:
    assert window.view is not None
    window.view.select(ids)
    window.view.setFocus()


def title(window: MainWindow) -> str:
    assert window.session is not None
    return window.session.journey.header.title


def mark_of(window: MainWindow, id: str) -> QPoint:
    """The pixel of a card's mark that says it opens a map."""
    assert window.view is not None
    group = next(g for g in window.view.map_layout.drawing.groups if g.key == f"{id}/opens")
    x, y = window.view.camera.to_view(*group.box.centre)
    return QPoint(round(x), round(y))


def answer(monkeypatch: pytest.MonkeyPatch, file: Path | str) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(file), ""))


# Inside the file


def test_a_touchpoint_gets_a_map_of_its_own_and_the_window_goes_there(
    bike: MainWindow, settle: Callable[[], None]
) -> None:
    choose(bike, "order")
    bike.actions_by_id["map.make_inner"].trigger()
    settle()
    assert title(bike) == "Order it"
    assert bike.session is not None
    assert [s.name for s in bike.session.journey.stages] == ["Before", "During", "After"]
    assert bike.crumbs is not None
    assert bike.crumbs.isVisible()
    assert bike.crumbs.titles == ("Buying a bike", "Order it")
    assert bike.view is not None
    assert bike.view.hasFocus()
    cell = bike.view.focus_cell  # what is typed now is the first touchpoint, not a line for the tray
    assert cell is not None
    assert cell.stage == bike.session.journey.stages[0].id


def test_the_keys_go_in_and_back_up_and_the_place_is_as_it_was_left(
    bike: MainWindow, press: Press, settle: Callable[[], None]
) -> None:
    assert bike.session is not None
    ops.make_submap(bike.session.document, "order")
    choose(bike, "order")
    assert bike.view is not None
    bike.view.set_zoom(1.7)
    bike.view.scroll_by(-31, -17)
    before = bike.view.camera
    press(Qt.Key.Key_PageDown, _CTRL)
    settle()
    assert title(bike) == "Order it"
    assert bike.view.camera != before
    press(Qt.Key.Key_PageUp, _CTRL)
    settle()
    assert title(bike) == "Buying a bike"
    assert bike.selection == ("order",)
    assert bike.view.zoom == pytest.approx(1.7)
    assert (bike.view.camera.left, bike.view.camera.top) == pytest.approx((before.left, before.top), abs=2)
    assert bike.crumbs is not None
    assert not bike.crumbs.isVisible()


def test_the_map_below_is_as_it_was_left_too(bike: MainWindow, press: Press, settle: Callable[[], None]) -> None:
    assert bike.session is not None
    ops.make_submap(bike.session.document, "order")
    choose(bike, "order")
    press(Qt.Key.Key_PageDown, _CTRL)
    settle()
    assert bike.view is not None
    stage = bike.session.journey.stages[1].id
    bike.view.select([stage])
    bike.view.set_zoom(0.8)
    press(Qt.Key.Key_PageUp, _CTRL)
    settle()
    press(Qt.Key.Key_PageDown, _CTRL)
    settle()
    assert bike.selection == (stage,)
    assert bike.view.zoom == pytest.approx(0.8)


def test_the_overview_of_a_map_that_was_left_follows_it_no_longer(
    bike: MainWindow, press: Press, settle: Callable[[], None]
) -> None:
    assert bike.session is not None
    followers = bike.session.document.changed._listeners
    before = len(followers)
    bike.show_minimap(True)
    ops.make_submap(bike.session.document, "order")
    choose(bike, "order")
    press(Qt.Key.Key_PageDown, _CTRL)
    settle()
    press(Qt.Key.Key_PageUp, _CTRL)
    settle()
    assert len(followers) == before


def test_a_click_on_the_mark_opens_and_a_double_click_edits_nothing_below(
    bike: MainWindow, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    assert bike.session is not None
    ops.make_submap(bike.session.document, "ride")
    settle()
    assert bike.view is not None
    at, old = mark_of(bike, "ride"), bike.view
    qtbot.mouseMove(old.viewport(), at)
    assert old.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    qtbot.mouseClick(old.viewport(), _LEFT, pos=at)
    assert title(bike) == "Ride it"
    assert bike.view is not old
    zoom = bike.view.zoom
    qtbot.mouseDClick(bike.view.viewport(), _LEFT, pos=at)
    settle()
    assert bike.view.session is None
    assert bike.view.zoom == pytest.approx(zoom, rel=0.5)
    assert len(bike.session.journey.touchpoints) == 0


def test_a_click_beside_the_mark_only_selects(bike: MainWindow, qtbot: QtBot, settle: Callable[[], None]) -> None:
    assert bike.session is not None
    ops.make_submap(bike.session.document, "ride")
    settle()
    assert bike.view is not None
    box = bike.view.map_layout.grid.cards["ride"].box
    x, y = bike.view.camera.to_view(*box.centre)
    qtbot.mouseClick(bike.view.viewport(), _LEFT, pos=QPoint(round(x), round(y)))
    settle()
    assert title(bike) == "Buying a bike"
    assert bike.selection == ("ride",)


def test_the_button_of_the_mouse_for_going_back_goes_up(
    bike: MainWindow, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    bike.levels.opened.make_inner("ride")
    settle()
    assert bike.view is not None
    qtbot.mouseClick(bike.view.viewport(), Qt.MouseButton.BackButton)
    settle()
    assert title(bike) == "Buying a bike"


def test_a_map_on_the_way_is_gone_back_to_by_a_press(
    bike: MainWindow, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    bike.levels.opened.make_inner("order")
    settle()
    assert bike.session is not None
    stage = bike.session.journey.stages[0].id
    made = ops.add_touchpoint(bike.session.document, "Pay", Placement(stage=stage))
    bike.levels.opened.make_inner(made)
    settle()
    assert bike.crumbs is not None
    assert bike.crumbs.titles == ("Buying a bike", "Order it", "Pay")
    assert bike.levels.depth == 2
    bike.crumbs.crumb(1).setFocus()
    qtbot.keyClick(bike.crumbs.crumb(1), Qt.Key.Key_Return)
    settle()
    assert title(bike) == "Order it"
    assert bike.selection == (made,)
    qtbot.mouseClick(bike.crumbs.crumb(0), _LEFT)
    settle()
    assert title(bike) == "Buying a bike"
    assert bike.levels.depth == 0


def test_one_history_and_one_file_hold_all_levels(bike: MainWindow, press: Press, settle: Callable[[], None]) -> None:
    assert bike.session is not None
    root, file = bike.session, bike.session.path
    assert file is not None
    bike.levels.opened.make_inner("order")
    settle()
    assert bike.session is not root
    inner = bike.session
    ops.add_touchpoint(inner.document, "Pay", Placement(stage=inner.journey.stages[0].id))
    assert bike.toolbar.saved_state == "Edited"
    press(Qt.Key.Key_S, _CTRL)
    settle()
    assert bike.toolbar.saved_state == "Saved"
    card = load(file)["order"]
    assert isinstance(card, Touchpoint)
    submap = load(file)[card.submap]
    assert isinstance(submap, SubMap)
    assert "Pay" in [t.name for t in JourneyMap(submap.elements).of(Touchpoint)]
    press(Qt.Key.Key_Z, _CTRL)
    settle()
    assert title(bike) == "Order it"
    assert len(inner.journey.touchpoints) == 0
    press(Qt.Key.Key_Z, _CTRL)  # the making of this map
    settle()
    assert title(bike) == "Buying a bike"
    assert bike.levels.depth == 0
    assert bike.message_bar.text == "“Order it” is not there any more."
    assert not list(root.journey.of(SubMap))
    press(Qt.Key.Key_Y, _CTRL)
    choose(bike, "order")
    press(Qt.Key.Key_PageDown, _CTRL)
    settle()
    assert title(bike) == "Order it"


def test_a_recovery_copy_holds_what_was_done_below(bike: MainWindow, settle: Callable[[], None]) -> None:
    bike.levels.opened.make_inner("order")
    settle()
    assert bike.session is not None
    bike.session.document.journey  # noqa: B018
    ops.set_header(bike.session.document, "title", "Paying")
    assert bike.session.is_recovery_kept()
    from designer.settings import recovery_folder
    from designer.storage.recovery import find_recoveries

    assert find_recoveries(recovery_folder()) == [], "the program still runs"
    root = bike.session.of_file
    assert root is not bike.session
    assert [s.title for s in root.journey.of(SubMap)] == ["Paying"]


def test_a_touchpoint_that_opens_nothing_says_what_can_be_done(
    bike: MainWindow, press: Press, settle: Callable[[], None]
) -> None:
    choose(bike, "look")
    press(Qt.Key.Key_PageDown, _CTRL)
    assert bike.message_bar.text == "“Look it” opens no map yet."
    bike.message_bar.press(0)
    settle()
    assert title(bike) == "Look it"


def test_taking_the_map_out_deletes_it_and_can_be_undone(
    bike: MainWindow, press: Press, settle: Callable[[], None]
) -> None:
    assert bike.session is not None
    ops.make_submap(bike.session.document, "order")
    choose(bike, "order")
    bike.actions_by_id["map.remove_inner"].trigger()
    assert not list(bike.session.journey.of(SubMap))
    assert bike.message_bar.text == "The map that opened here is deleted."
    bike.message_bar.press(0)
    assert len(list(bike.session.journey.of(SubMap))) == 1


# Files beside


def test_a_file_is_chosen_stored_as_a_way_from_here_and_opened_in_the_same_window(
    bike: MainWindow, tmp_path: Path, press: Press, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "parts").mkdir()
    answer(monkeypatch, put(tmp_path / "parts" / "Ride.journey", shop("ride", "The ride")))
    choose(bike, "ride")
    bike.actions_by_id["map.choose_inner"].trigger()
    assert bike.session is not None
    card = bike.session.journey["ride"]
    assert isinstance(card, Touchpoint)
    assert card.map_file == "parts/Ride.journey"
    press(Qt.Key.Key_PageDown, _CTRL)
    settle()
    assert title(bike) == "The ride"
    assert bike.session.path == tmp_path / "parts" / "Ride.journey"


def test_edits_of_both_files_are_kept_and_each_is_saved_on_its_own(
    bike: MainWindow, tmp_path: Path, press: Press, settle: Callable[[], None]
) -> None:
    below = put(tmp_path / "Ride.journey", shop("ride", "The ride"))
    assert bike.levels.opened.take_file("ride", below)
    above = bike.session
    assert above is not None
    assert above.is_edited
    bike.levels.open_map("ride")
    settle()
    assert bike.session is not None
    ops.rename(bike.session.document, "look", "Changed below")
    press(Qt.Key.Key_PageUp, _CTRL)
    settle()
    assert bike.session is above
    assert above.is_edited
    bike.levels.open_map("ride")
    settle()
    card = bike.session.journey["look"]
    assert isinstance(card, Touchpoint)
    assert card.name == "Changed below", "what was not saved is still there"
    press(Qt.Key.Key_S, _CTRL)
    settle()
    assert load(below)["look"].name == "Changed below"  # type: ignore[attr-defined]
    assert load(tmp_path / "Bike.journey")["ride"].map_file == "", "the file above is saved on its own"  # type: ignore[attr-defined]
    assert above.is_edited


def test_closing_asks_about_each_file_that_has_edits(
    bike: MainWindow, tmp_path: Path, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    class Answer:
        def __init__(self, _context: object, _window: object, heading: str, *_rest: object) -> None:
            asked.append(heading)

        def ask(self) -> int:
            return 0

    monkeypatch.setattr(files_module, "Question", Answer)
    below = put(tmp_path / "Ride.journey", shop("ride", "The ride"))
    bike.levels.opened.take_file("ride", below)
    bike.levels.open_map("ride")
    settle()
    assert bike.session is not None
    ops.rename(bike.session.document, "look", "Changed below")
    bike.levels.go_up()
    settle()
    assert bike.close()
    assert asked == ["Save the changes to “Buying a bike”?", "Save the changes to “The ride”?"]
    assert load(below)["look"].name == "Changed below"  # type: ignore[attr-defined]
    assert load(tmp_path / "Bike.journey")["ride"].map_file == "Ride.journey"  # type: ignore[attr-defined]


def test_a_missing_file_gets_one_sentence_and_can_be_chosen_anew(
    window: MainWindow, tmp_path: Path, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    window.files.open_path(str(put(tmp_path / "Bike.journey", shop(ride="Gone.journey"))))
    settle()
    assert not window.levels.open_map("ride")
    assert window.message_bar.text == "“Gone.journey”, which “Ride it” opens, is not there."
    answer(monkeypatch, put(tmp_path / "Found.journey", shop("found", "Found again")))
    window.message_bar.press(0)
    assert window.message_bar.text == "It opens “Found.journey” now."
    window.message_bar.press(0)
    settle()
    assert title(window) == "Found again"


def test_a_map_that_would_open_itself_is_refused_with_the_way_round(
    window: MainWindow, tmp_path: Path, settle: Callable[[], None]
) -> None:
    put(tmp_path / "Ride.journey", shop("ride", "The ride", look="Bike.journey"))
    window.files.open_path(str(put(tmp_path / "Bike.journey", shop())))
    settle()
    assert not window.levels.opened.take_file("ride", tmp_path / "Ride.journey")
    assert "“The ride” leads back to this map" in window.message_bar.text
    assert not window.levels.opened.take_file("ride", tmp_path / "Bike.journey")
    assert window.message_bar.text == "“Buying a bike” would open itself."


def test_a_loop_that_lies_in_the_files_is_not_walked_round(
    window: MainWindow, tmp_path: Path, settle: Callable[[], None]
) -> None:
    put(tmp_path / "Ride.journey", shop("ride", "The ride", look="Bike.journey"))
    window.files.open_path(str(put(tmp_path / "Bike.journey", shop(ride="Ride.journey"))))
    settle()
    assert window.levels.open_map("ride")
    settle()
    assert not window.levels.open_map("look")
    assert window.message_bar.text == (
        "“Look it” leads back to “Buying a bike”, which is open above: “Buying a bike › The ride”."
    )


def test_a_new_map_is_saved_before_it_opens_a_file(blank: MainWindow, settle: Callable[[], None]) -> None:
    assert blank.session is not None
    made = ops.add_touchpoint(blank.session.document, "Pay", Placement(stage=blank.session.journey.stages[0].id))
    blank.levels.opened.choose_file(made)
    assert blank.message_bar.text.startswith("Save this map first")


def test_a_file_that_another_window_shows_comes_to_the_front_there(
    bike: MainWindow, context: Context, tmp_path: Path, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    below = put(tmp_path / "Ride.journey", shop("ride", "The ride"))
    other = MainWindow(context)
    other.show()
    other.complete()
    other.files.open_path(str(below))
    settle()
    bike.levels.opened.take_file("ride", below)
    assert not bike.levels.open_map("ride")
    assert bike.status.text == "“The ride” is open in another window."
    other.close()


def test_a_file_open_above_is_shown_there_when_it_is_opened_again(
    bike: MainWindow, tmp_path: Path, settle: Callable[[], None]
) -> None:
    bike.levels.opened.make_inner("order")
    settle()
    bike.files.open_path(str(tmp_path / "Bike.journey"))
    settle()
    assert bike.levels.depth == 0
    assert title(bike) == "Buying a bike"


def test_saved_in_another_folder_a_map_still_finds_the_files_that_it_opens(
    bike: MainWindow, tmp_path: Path, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bike.session is not None
    below = put(tmp_path / "Ride.journey", shop("ride", "The ride"))
    bike.levels.opened.take_file("ride", below)
    bike.levels.opened.make_inner("order")
    settle()
    inner = ops.add_touchpoint(bike.session.document, "Pay", Placement(stage=bike.session.journey.stages[0].id))
    bike.levels.opened.take_file(inner, below)
    (tmp_path / "deep" / "er").mkdir(parents=True)
    target = tmp_path / "deep" / "er" / "Copy.journey"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    assert bike.files.save_as()
    saved = load(target)
    assert saved["ride"].map_file == "../../Ride.journey"  # type: ignore[attr-defined]
    (submap,) = saved.of(SubMap)
    assert [t.map_file for t in JourneyMap(submap.elements).of(Touchpoint)] == ["../../Ride.journey"]
    assert not bike.session.is_edited
    assert bike.levels.open_map(inner)
    settle()
    assert title(bike) == "The ride"


def test_a_copy_that_could_not_be_saved_leaves_the_map_as_it_was(
    bike: MainWindow, tmp_path: Path, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    from designer.storage import FileTrouble
    from designer.window import session as session_module

    assert bike.session is not None
    bike.levels.opened.take_file("ride", put(tmp_path / "Ride.journey", shop("ride", "The ride")))

    def full(*_args: object, **_kwargs: object) -> object:
        raise FileTrouble("Not saved: the disk is full.")

    (tmp_path / "deep").mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "deep" / "Copy.journey"), ""))
    monkeypatch.setattr(session_module, "save", full)
    assert not bike.files.save_as()
    assert bike.session.journey["ride"].map_file == "Ride.journey"  # type: ignore[attr-defined]


# Where it is found


def test_the_context_menu_and_the_properties_offer_it(
    bike: MainWindow, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    from designer.window.context_menus import ContextMenu
    from designer.window.properties.opens import OpensField

    choose(bike, "order")
    hand = bike.commands.levels._hand
    menu = ContextMenu(hand)
    entry = next(a for a in menu.actions() if a.text() == "Map of its own")
    assert len([a for a in menu.actions() if not a.isSeparator()]) <= 11
    assert [a.text() for a in entry.menu().actions()] == ["Open a map of its own", "Open a map from a file…"]  # type: ignore[union-attr]
    menu.close()
    field = bike.properties.findChild(OpensField)
    assert field is not None
    listed = field.ask()
    listed.actions()[0].trigger()
    settle()
    assert title(bike) == "Order it"
    bike.levels.go_up()
    settle()
    field = bike.properties.findChild(OpensField)
    assert field is not None
    assert field.button.text() == "Order it"
    qtbot.mouseClick(field.go, _LEFT)
    settle()
    assert title(bike) == "Order it"


def test_another_touchpoint_opens_a_map_that_lies_in_the_file(bike: MainWindow, settle: Callable[[], None]) -> None:
    from designer.window.properties.opens import OpensField

    assert bike.session is not None
    ops.make_submap(bike.session.document, "order")
    choose(bike, "look")
    settle()
    field = bike.properties.findChild(OpensField)
    assert field is not None
    next(a for a in field.ask().actions() if a.text() == "Order it").trigger()
    look, order = bike.session.journey["look"], bike.session.journey["order"]
    assert isinstance(look, Touchpoint)
    assert isinstance(order, Touchpoint)
    assert look.submap == order.submap != ""


# Gaps


def test_a_count_stands_for_the_gaps_below_and_leads_there(
    bike: MainWindow, press: Press, settle: Callable[[], None]
) -> None:
    bike.levels.opened.make_inner("order")
    settle()
    assert bike.session is not None
    ops.add_touchpoint(bike.session.document, "Pay", Placement(stage=bike.session.journey.stages[0].id))
    bike.levels.go_up()
    settle()
    bike.session.settle_now()
    findings = bike.session.findings
    assert findings is not None
    (gap,) = [g for g in findings.gaps if g.rule == "SJ08"]
    assert gap.elements == ("order",)
    assert gap.message.startswith("“Order it” opens a map with ")
    assert bike.session.gaps_about("order")
    bike.bottom.show_panel("gaps")
    bike.gaps.select_gap(gap)
    assert title(bike) == "Buying a bike"
    press(Qt.Key.Key_Return)
    settle()
    assert title(bike) == "Order it"
    assert bike.gaps._chosen_gap() is not None


def test_many_turns_up_and_down_leave_nothing_behind(bike: MainWindow, settle: Callable[[], None]) -> None:
    assert bike.session is not None
    root = bike.session
    ops.make_submap(root.document, "order")
    settle()
    listeners = len(root.document.changed._listeners)
    for _turn in range(3):
        bike.levels.open_map("order")
        settle()
        bike.levels.go_up()
        settle()
    assert len(root.document.changed._listeners) == listeners
    ops.rename(root.document, "look", "Still answers")


def test_the_text_size_changes_the_way_too(bike: MainWindow, context: Context, settle: Callable[[], None]) -> None:
    bike.levels.opened.make_inner("order")
    settle()
    assert bike.crumbs is not None
    before = bike.crumbs.height()
    context.settings.set(keys.TEXT_SIZE, 150)
    context.refresh()
    settle()
    assert bike.crumbs.height() > before
    assert bike.crumbs.titles == ("Buying a bike", "Order it")
    context.settings.set(keys.TEXT_SIZE, 100)
    context.refresh()


def test_a_session_of_a_file_is_its_own(tmp_path: Path) -> None:
    session = MapSession(shop())
    assert session.of_file is session
    session.close()


# On paper


def test_maps_inside_print_after_the_map_from_the_dialog(
    bike: MainWindow, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    from designer.window.print_dialog import PrintDialog

    bike.levels.opened.make_inner("order")
    settle()
    assert bike.session is not None
    ops.add_touchpoint(bike.session.document, "Pay", Placement(stage=bike.session.journey.stages[0].id))
    bike.levels.go_up()
    settle()
    bike.files.exchange.open_print()
    dialog = next(d for d in bike.findChildren(PrintDialog) if d.isVisible())
    qtbot.waitUntil(lambda: dialog.fitted is not None, timeout=30_000)
    assert dialog.fitted is not None
    assert len(dialog.fitted.pages) == 1
    check = dialog.side._adds["inner"]
    assert check.text() == "Maps that touchpoints open"
    qtbot.keyClick(check, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.fitted is not None and len(dialog.fitted.pages) == 2, timeout=30_000)
    dialog.reject()


# How one looked at the map above


def test_back_from_a_map_inside_all_is_as_it_was_left_view_and_filter_too(
    bike: MainWindow, press: Press, settle: Callable[[], None]
) -> None:
    assert bike.session is not None
    ops.make_submap(bike.session.document, "order")
    online = ops.add_view(bike.session.document, "Online only", View(id="", channels=("c1",)))
    bike.looking.choose(online)
    choose(bike, "order")
    assert bike.view is not None
    bike.view.set_zoom(1.7)
    bike.view.scroll_by(-31, -17)
    before, focus = bike.view.camera, bike.view.focus
    assert set(bike.view.map_layout.grid.cards) == {"look", "order"}
    press(Qt.Key.Key_PageDown, _CTRL)
    settle()
    assert bike.looking.on == ""
    assert title(bike) == "Order it"
    press(Qt.Key.Key_PageUp, _CTRL)
    settle()
    assert bike.looking.on == online
    assert bike.status.views.text() == "Online only"
    assert set(bike.view.map_layout.grid.cards) == {"look", "order"}
    assert (bike.selection, bike.view.focus.id) == (("order",), focus.id)
    assert bike.view.zoom == pytest.approx(1.7)
    assert (bike.view.camera.left, bike.view.camera.top) == pytest.approx((before.left, before.top), abs=2)


def test_a_filter_that_no_view_keeps_and_the_state_are_kept_below_too(
    bike: MainWindow, press: Press, settle: Callable[[], None]
) -> None:
    assert bike.session is not None
    ops.make_submap(bike.session.document, "order")
    bike.actions_by_id["map.plan_future"].trigger()
    ops.set_state(bike.session.document, "look", "current")
    bike.looking.set_state("future")
    bike.looking.let_fade(False)
    bike.looking.filter("channels", "c1")
    assert bike.view is not None
    shown = set(bike.view.map_layout.grid.cards)
    assert shown == {"order"}
    choose(bike, "order")
    press(Qt.Key.Key_PageDown, _CTRL)
    settle()
    assert bike.looking.is_whole
    press(Qt.Key.Key_PageUp, _CTRL)
    settle()
    assert set(bike.view.map_layout.grid.cards) == shown
    assert bike.looking.passing is not None
    assert bike.looking.state_seen == "future"
    assert bike.session.document.adds_to == "future", "what is changed is changed in that state"
    bike.looking.reset()
    assert set(bike.view.map_layout.grid.cards) == {"ride", "order"}


def test_a_view_that_was_deleted_below_is_not_looked_through_any_more(
    bike: MainWindow, settle: Callable[[], None]
) -> None:
    assert bike.session is not None
    root = bike.session
    ops.make_submap(root.document, "order")
    online = ops.add_view(root.document, "Online only", View(id="", channels=("c1",)))
    bike.looking.choose(online)
    bike.levels.open_map("order")
    settle()
    ops.delete(root.document, [online])
    bike.levels.go_up()
    settle()
    assert bike.looking.is_whole
    assert bike.view is not None
    assert set(bike.view.map_layout.grid.cards) == {"look", "ride", "order"}


def test_a_map_in_a_file_beside_is_looked_at_as_it_was_left_and_so_is_the_one_above(
    bike: MainWindow, tmp_path: Path, settle: Callable[[], None]
) -> None:
    assert bike.levels.opened.take_file("ride", put(tmp_path / "Ride.journey", shop("ride", "The ride")))
    bike.looking.let_fade(False)
    bike.looking.filter("channels", "c2")
    for _turn in range(2):
        bike.levels.open_map("ride")
        settle()
        assert title(bike) == "The ride"
        if bike.looking.is_whole:
            bike.looking.filter("channels", "c1")
        assert bike.view is not None
        assert set(bike.view.map_layout.grid.cards) == {"look", "order"}
        assert bike.session is not None
        bike.session.document.mark_unsaved()  # so that it is kept when it is left
        bike.levels.go_up()
        settle()
        assert set(bike.view.map_layout.grid.cards) == {"ride"}


def test_maps_in_files_beside_print_from_the_dialog_as_they_are_now(
    bike: MainWindow, tmp_path: Path, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    import pypdfium2

    from designer.window.print_dialog import PrintDialog

    assert bike.levels.opened.take_file("ride", put(tmp_path / "Ride.journey", shop("ride", "The ride")))
    bike.levels.open_map("ride")
    settle()
    assert bike.session is not None
    ops.rename(bike.session.document, "look", "Written and not saved")
    bike.levels.go_up()
    settle()
    bike.files.exchange.open_print()
    dialog = next(d for d in bike.findChildren(PrintDialog) if d.isVisible())
    qtbot.waitUntil(lambda: dialog.fitted is not None, timeout=30_000)
    qtbot.keyClick(dialog.side._adds["inner"], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.fitted is not None and len(dialog.fitted.pages) == 2, timeout=30_000)
    assert dialog.fitted is not None
    assert "Page 2" in dialog.fitted.text
    assert "Written and not saved" in dialog.fitted.text
    assert "Buying a bike › The ride" in dialog.fitted.text
    dialog.reject()
    bike.files.exchange.export_to(tmp_path / "all.pdf")
    qtbot.waitUntil(lambda: bike.message_bar.text.startswith("“all.pdf” is saved."), timeout=30_000)
    with pypdfium2.PdfDocument(tmp_path / "all.pdf") as document:
        assert len(document) == 2
        assert "Buying a bike › The ride" in document[1].get_textpage().get_text_range()


def test_what_is_sought_stays_sought_on_the_way_down_and_back(
    bike: MainWindow, press: Press, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    assert bike.session is not None
    ops.make_submap(bike.session.document, "order")
    choose(bike, "order")
    press(Qt.Key.Key_F, _CTRL)
    bar = bike.finder.bar
    assert bar is not None
    qtbot.keyClicks(bar.field, "it")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    settle()
    said, count = bar.count.text(), len(bike.finder.hits)
    assert count > 3
    bike.levels.open_map("order")
    settle()
    bike.levels.go_up()
    settle()
    assert title(bike) == "Buying a bike"
    assert bike.finder.bar is bar
    assert bar.field.text() == "it"
    assert (bar.count.text(), len(bike.finder.hits)) == (said, count)
    assert bike.view is not None
    assert bike.view.found.found is not None, "the words are marked again"


def test_finding_goes_on_when_one_is_back_from_a_map_in_a_file_beside(
    bike: MainWindow, tmp_path: Path, press: Press, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    bike.levels.opened.take_file("ride", put(tmp_path / "Ride.journey", shop("ride", "The ride")))
    choose(bike, "ride")
    for is_closed in (False, True):
        press(Qt.Key.Key_F, _CTRL)
        bar = bike.finder.bar
        assert bar is not None
        bar.field.setText("look")
        if is_closed:
            bike.finder.leave()
        bike.levels.open_map("ride")
        settle()
        assert title(bike) == "The ride"
        bike.levels.go_up()
        settle()
        assert bike.finder.is_open is not is_closed, "closed it stays closed"
        if not is_closed:
            assert bar.field.text() == "look"
            assert len(bike.finder.hits) == 1
            assert bike.view is not None
            assert bike.view.hasFocus(), "the keys are the map's"
