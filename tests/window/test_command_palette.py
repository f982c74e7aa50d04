"""Find or do: every action, element, gap, template and file from one field, by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer import settings as keys
from designer.editing import operations as ops
from designer.model import Placement, Stage, Touchpoint
from designer.window.command_palette import CommandPalette
from designer.window.main_window import MainWindow
from tests.effort import calls_of
from tests.maps import rich_map

Press = Callable[..., None]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def opened(window: MainWindow) -> CommandPalette | None:
    return next((p for p in window.findChildren(CommandPalette) if p.isVisible()), None)


def open_and_type(window: MainWindow, press: Press, qtbot: QtBot, text: str = "") -> CommandPalette:
    press(Qt.Key.Key_K, CTRL)
    palette = opened(window)
    assert palette is not None
    assert QApplication.focusWidget() is palette.field
    qtbot.keyClicks(palette.field, text)
    return palette


def texts(palette: CommandPalette) -> list[str]:
    return [entry.choice.text for entry in palette.rows]


@pytest.fixture
def shop(blank: MainWindow) -> MainWindow:
    assert blank.session is not None
    document = blank.session.document
    journey = document.journey
    lane = journey.channels[0].id
    for stage, name in ((0, "See the offer"), (1, "Order online")):
        ops.add_touchpoint(document, name, Placement(stage=journey.stages[stage].id, lane=lane))
    blank.session.settle_now()
    blank.focus_canvas()
    return blank


def select(window: MainWindow, name: str) -> str:
    assert window.session is not None
    id = next(t.id for t in window.session.journey.touchpoints if t.name == name)
    window.select((id,))
    return id


def test_an_action_is_done_with_enter(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    assert shop.view is not None
    palette = open_and_type(shop, press, qtbot, "100 %")
    assert texts(palette)[0] == "100 %"
    press(Qt.Key.Key_Return)
    assert opened(shop) is None
    assert shop.view.zoom == 1.0
    assert shop.view.hasFocus()


def test_what_it_acts_on_is_named(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    select(shop, "Order online")
    assert texts(open_and_type(shop, press, qtbot, "stage"))[0] == "Add a stage after “During”"
    press(Qt.Key.Key_Escape)
    palette = open_and_type(shop, press, qtbot, "moment")
    assert texts(palette)[0] == "Make “Order online” a moment of truth"
    press(Qt.Key.Key_Return)
    id = select(shop, "Order online")
    assert shop.session is not None
    touchpoint = shop.session.journey[id]
    assert isinstance(touchpoint, Touchpoint)
    assert touchpoint.is_moment_of_truth
    assert texts(open_and_type(shop, press, qtbot, "delete"))[0] == "Delete “Order online”"
    press(Qt.Key.Key_Escape)
    assert texts(open_and_type(shop, press, qtbot, "delete touchpoint"))[0] == "Delete “Order online”"
    press(Qt.Key.Key_Escape)
    assert texts(open_and_type(shop, press, qtbot, "print a3"))[0] == "Print and PDF…"


def test_what_is_inserted_is_written_at_once(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    select(shop, "Order online")
    open_and_type(shop, press, qtbot, "add a stage")
    press(Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "Delivery")
    shop.finish_editing()
    assert shop.session is not None
    assert [s.name for s in shop.session.journey.stages][2] == "Delivery"


def test_what_can_not_be_done_now_is_never_listed(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    shop.select(())
    palette = open_and_type(shop, press, qtbot, "reverse")
    assert not any(text.startswith("Reverse") for text in texts(palette))
    press(Qt.Key.Key_Escape)
    for entry in open_and_type(shop, press, qtbot).rows:
        action = shop.actions_by_id.get(entry.choice.id)
        assert action is None or action.isEnabled(), entry.choice.id


def test_every_action_that_can_be_done_is_listed_with_its_key(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    select(shop, "Order online")
    palette = open_and_type(shop, press, qtbot)
    listed = {entry.choice.id: entry for entry in palette.rows}
    for id, action in shop.actions_by_id.items():
        if action.isEnabled() and id not in ("edit.command", "insert.list"):
            assert id in listed, id
            if not action.shortcut().isEmpty():
                assert listed[id].keys, id
    assert listed["edit.find"].keys == "Ctrl F"


def test_an_element_is_gone_to(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    id = select(shop, "See the offer")
    shop.select(())
    palette = open_and_type(shop, press, qtbot, "see the off")
    assert texts(palette) == ["Go to touchpoint “See the offer”"]
    press(Qt.Key.Key_Return)
    assert shop.selection == (id,)
    open_and_type(shop, press, qtbot, "go stage after")
    press(Qt.Key.Key_Return)
    assert shop.session is not None
    assert isinstance(shop.session.journey[shop.selection[0]], Stage)


def test_a_gap_is_gone_to(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    assert shop.session is not None
    assert shop.session.findings is not None
    gap = shop.session.findings.gaps[0]
    palette = open_and_type(shop, press, qtbot, f"gap {gap.rule}")
    assert palette.current is not None
    assert palette.current.choice.text.startswith("Go to the gap “")
    press(Qt.Key.Key_Return)
    assert shop.bottom.is_shown("gaps")
    assert shop.gaps.list.hasFocus()


def test_templates_and_recent_files_open_from_the_first_page(
    window: MainWindow, press: Press, qtbot: QtBot, tmp_path: Path
) -> None:
    window.context.settings.add_recent(tmp_path / "Bike shop.journey")
    window.focus_canvas()
    palette = open_and_type(window, press, qtbot, "bike")
    assert texts(palette)[0] == "Open “Bike shop”"
    press(Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(palette.field, "new map blank")
    press(Qt.Key.Key_Return)
    assert window.session is not None


def test_ctrl_enter_does_it_and_stays(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    assert shop.view is not None
    shop.view.set_zoom(1.0)
    palette = open_and_type(shop, press, qtbot, "zoom in")
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_Return, CTRL)
    assert shop.view.zoom == pytest.approx(1.44)
    assert opened(shop) is palette
    assert palette.field.hasFocus()
    assert palette.field.text() == "zoom in"


def test_the_last_use_is_remembered(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    first = texts(open_and_type(shop, press, qtbot, "zoom"))
    second = first[1]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert texts(open_and_type(shop, press, qtbot, "zoom"))[0] == second
    press(Qt.Key.Key_Escape)
    shop.context.settings.save()
    from designer.settings import Settings

    assert len(Settings().get(keys.COMMANDS_USED)) == 1


def test_esc_gives_the_keys_back_to_where_they_were(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    select(shop, "Order online")
    shop.properties.focus_first()
    field = QApplication.focusWidget()
    press(Qt.Key.Key_P, CTRL | SHIFT)
    palette = opened(shop)
    assert palette is not None
    press(Qt.Key.Key_Escape)
    assert opened(shop) is None
    assert QApplication.focusWidget() is field


def test_it_opens_from_a_text_field_too(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    """Ctrl+K cuts to the end of a line in many programs: here it never takes text away."""
    select(shop, "Order online")
    shop.properties.focus_first()
    field = QApplication.focusWidget()
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_K, CTRL)
    assert opened(shop) is not None
    assert field.text() == "Order online"  # type: ignore[union-attr]


def test_it_is_as_high_as_what_it_lists_after_each_letter(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    palette = open_and_type(shop, press, qtbot)
    for letter in "dark":
        qtbot.keyClicks(palette.field, letter)
        height = palette.height()
        QApplication.processEvents()
        assert palette.height() == palette.sizeHint().height() == height, letter
        assert palette.field.geometry().top() < palette.field.height(), "the field stays where it is"
    assert len(palette.rows) == 1


def test_nothing_found_says_so(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    palette = open_and_type(shop, press, qtbot, "zeppelin")
    assert palette.nothing.isVisible()
    press(Qt.Key.Key_Return)
    assert opened(shop) is palette


def test_a_click_elsewhere_closes_it(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    open_and_type(shop, press, qtbot)
    assert shop.view is not None
    qtbot.mouseClick(shop.view.viewport(), Qt.MouseButton.LeftButton, pos=shop.view.viewport().rect().bottomLeft())
    assert opened(shop) is None


def test_the_field_of_the_toolbar_opens_it(shop: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(shop.toolbar.command, Qt.MouseButton.LeftButton)
    assert opened(shop) is not None
    assert shop.toolbar.command.width() == 196
    shop.resize(1100, 700)
    QApplication.processEvents()
    assert shop.toolbar.command.width() == 32


def test_a_letter_in_5000_touchpoints_lists_with_little_work(window: MainWindow, press: Press, qtbot: QtBot) -> None:
    from designer.window.session import MapSession

    window.show_session(MapSession(rich_map(5000)))
    QApplication.processEvents()
    window.focus_canvas()
    palette = open_and_type(window, press, qtbot, "g")
    spent = [calls_of(partial(qtbot.keyClick, palette.field, letter)) for letter in "o to the"]
    assert max(spent) < 300_000, spent  # calls; about 120,000, which are 50 ms


def test_high_contrast_means_the_window_and_says_which_is_which(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    palette = open_and_type(shop, press, qtbot, "high contrast")
    assert texts(palette)[:2] == ["Appearance: High contrast in the window", "Theme of the map: High contrast"]


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("filter", "view.views.shown"),
        ("minimap", "view.minimap"),
        ("dark mode", "view.appearance.dark"),
        ("zoom all", "view.fit"),
        ("pdf", "file.print"),
        ("download", "file.export"),
        ("revert", "edit.undo"),
        ("shortcuts", "help.keys"),
        ("tablet", "view.touch"),
    ],
)
def test_an_action_is_found_by_what_others_call_it(
    shop: MainWindow, press: Press, qtbot: QtBot, typed: str, id: str
) -> None:
    assert id in [entry.choice.id for entry in open_and_type(shop, press, qtbot, typed).rows[:4]]
