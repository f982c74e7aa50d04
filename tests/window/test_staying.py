"""Panels, bars, the text size, the size of the window: whoever looks at the whole map goes on doing so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.canvas.hints import HintKind
from designer.canvas.view import MapView
from designer.editing import operations as ops
from designer.model import Placement
from designer.window.main_window import MainWindow

Act = Callable[[MainWindow], object]


@pytest.fixture
def whole(blank: MainWindow, qtbot: QtBot) -> MainWindow:
    """A map that is looked at whole, by somebody who has clicked on it."""
    assert blank.view is not None
    blank.view.finish_editing()
    blank.actions_by_id["view.fit"].trigger()
    settle()
    return blank


def settle() -> None:
    for _turn in range(6):
        QApplication.processEvents()


def view_of(window: MainWindow) -> MapView:
    assert window.view is not None
    return window.view


def is_whole(window: MainWindow) -> bool:
    camera = view_of(window).camera
    return camera.is_like(camera.fitted())


CHANGES: dict[str, Act] = {
    "a larger window": lambda w: w.resize(1700, 1000),
    "a narrow window": lambda w: w.resize(1000, 700),
    "no panels": lambda w: w.actions_by_id["view.map_only"].trigger(),
    "no panel at the left": lambda w: w.left.hide(),
    "large words": lambda w: w.actions_by_id["view.text_size.150"].trigger(),
    "touch mode": lambda w: w.actions_by_id["view.touch"].trigger(),
    "the bar for finding": lambda w: w.actions_by_id["edit.replace"].trigger(),
    "a message": lambda w: w.message_bar.say("“Plan.pdf” is saved."),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_whole_map_stays_whole(whole: MainWindow, change: str) -> None:
    before = view_of(whole).viewport().size()
    CHANGES[change](whole)
    settle()
    assert view_of(whole).viewport().size() != before
    assert is_whole(whole)


def test_a_window_that_was_narrow_shows_the_whole_map_again(whole: MainWindow) -> None:
    before = view_of(whole).camera
    whole.resize(1000, 700)
    settle()
    whole.resize(1440, 900)
    settle()
    assert is_whole(whole)
    assert view_of(whole).camera.is_like(before)


def test_touch_mode_and_back_leaves_the_whole_map(whole: MainWindow) -> None:
    for _turn in range(2):
        whole.actions_by_id["view.touch"].trigger()
        settle()
        assert is_whole(whole)


def test_what_was_in_the_middle_stays_in_sight(whole: MainWindow) -> None:
    view = view_of(whole)
    view.set_zoom(1.7)
    settle()
    zoom, size = view.zoom, view.viewport().size()
    middle = view.camera.to_map(size.width() / 2, size.height() / 2)
    whole.resize(960, 600)
    settle()
    x, y = view.camera.to_view(*middle)
    assert view.zoom == zoom
    assert 0 <= x <= view.viewport().width()
    assert 0 <= y <= view.viewport().height()


def test_no_message_covers_the_title_of_a_whole_map(whole: MainWindow) -> None:
    view = view_of(whole)
    whole.message_bar.say("3 touchpoints pasted into Plan, E-mail.")
    settle()
    assert view.camera.paper.top >= 0


def test_a_message_that_goes_moves_nothing_below_the_pointer(whole: MainWindow, qtbot: QtBot) -> None:
    view = view_of(whole)
    whole.message_bar.say("3 touchpoints pasted into Plan, E-mail.")
    settle()
    QTest.mouseMove(view.viewport(), QPoint(300, 200))
    settle()

    def where() -> QPoint:
        x, y = view.camera.to_view(100, 100)
        return view.viewport().mapTo(whole, QPoint(round(x), round(y)))

    before = where()
    whole.message_bar.clear()
    settle()
    assert (where() - before).manhattanLength() <= 1
    QTest.mouseMove(whole.toolbar, QPoint(5, 5))
    qtbot.waitUntil(lambda: is_whole(whole))


def test_a_new_stage_behind_the_last_one_leaves_the_map_whole(whole: MainWindow, qtbot: QtBot) -> None:
    assert whole.session is not None
    view = view_of(whole)
    for n in range(2):
        ops.add_stage(whole.session.document, f"Stage {n}")
    view.zoom_to_fit()
    settle()
    last = whole.session.journey.stages[-1].id
    view.edit_text(last)
    qtbot.keyClicks(QApplication.focusWidget(), "Go home")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle()
    assert len(whole.session.journey.stages) == 6
    assert view.session is not None
    assert is_whole(whole)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    settle()
    assert len(whole.session.journey.stages) == 5


@pytest.mark.parametrize("id", ["history", "guide"])
def test_the_chosen_tab_stays_chosen_at_another_text_size(whole: MainWindow, id: str) -> None:
    whole.actions_by_id[f"view.{id}"].trigger()
    whole.actions_by_id["view.outline"].trigger()
    whole.actions_by_id["view.text_size.130"].trigger()
    settle()
    assert whole.right.is_shown(id)
    assert whole.left.shown_id == "outline"


# What is written on the map, and what is told of it beside


def test_properties_tell_a_name_while_it_is_written(whole: MainWindow, qtbot: QtBot) -> None:
    assert whole.session is not None
    view = view_of(whole)
    view.keyboard.go_to(view.walk.first())
    for letter in "Sear":
        qtbot.keyClick(QApplication.focusWidget(), letter)
    settle()
    assert whole.properties._name.text() == "Sear"
    qtbot.keyClicks(QApplication.focusWidget(), "ch")
    assert whole.properties._name.text() == "Search"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle()
    assert whole.properties._name.text() == ""
    assert whole.properties._kind.text() == "Touchpoint"
    qtbot.keyClicks(QApplication.focusWidget(), "Compare")
    assert whole.properties._name.text() == "Compare"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    settle()
    assert whole.properties._name.text() == "Search"


def test_a_new_card_that_is_forgotten_is_no_step(whole: MainWindow, qtbot: QtBot) -> None:
    """Also where a field that was left before rests only now, and ends what it was joined with."""
    assert whole.session is not None
    document, view = whole.session.document, view_of(whole)
    journey = document.journey
    place = Placement(stage=journey.stages[0].id, lane=journey.channels[0].id)
    card = ops.add_touchpoint(document, "Looks", place)
    whole.select([card])
    view.setFocus()
    before = document.history
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view.session is not None
    document.end_joining()  # as the visit to a field does that ends a moment later
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert document.history == before
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "Buys")
    document.end_joining()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert document.history == before


@pytest.mark.parametrize("part", ["title", "scenario"])
def test_what_is_written_at_the_head_leaves_the_persona_its_place(blank: MainWindow, qtbot: QtBot, part: str) -> None:
    view = view_of(blank)
    view.finish_editing()
    view.zoom_to_fit()
    assert view.edit_text("map", part)
    settle()
    persona = next(hint.box for hint in view.hints.hints if hint.kind is HintKind.PERSONA)
    assert view.session is not None
    assert view.session.editor.geometry().right() < view.camera.to_view_box(persona).left
    assert view.session.editor.geometry().width() > 200


def test_a_map_that_grew_for_what_was_forgotten_is_as_large_as_before(whole: MainWindow, qtbot: QtBot) -> None:
    view = view_of(whole)
    document = view.document
    place = Placement(stage=document.journey.stages[0].id, lane=document.journey.channels[0].id)
    first = ops.add_touchpoint(document, "Looks", place)
    whole.actions_by_id["view.fit"].trigger()
    whole.select((first,))
    whole.activateWindow()
    whole.focus_canvas()
    for _card in range(12):
        before = view.zoom
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        settle()
        if view.zoom < before:  # the map is wider than the window
            break
        qtbot.keyClicks(QApplication.focusWidget(), "Asks")
        settle()
    assert view.zoom < before
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    settle()
    assert view.zoom == before
