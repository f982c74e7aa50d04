"""While something new is written for the first time, nothing is said against it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.window.main_window import MainWindow
from designer.window.properties.gap_box import GapBox
from tests.canvas.conftest import Hand
from tests.canvas.test_palette import Drag

Press = Callable[..., None]


def boxes(window: MainWindow) -> list[GapBox]:
    return [box for box in window.properties.findChildren(GapBox) if box.isVisible()]


def test_gaps_wait_until_the_first_touchpoint_has_its_name(blank: MainWindow, press: Press, qtbot: QtBot) -> None:
    assert blank.session is not None
    assert blank.view is not None
    blank.view.finish_editing()
    blank.view.keyboard.go_to(blank.view.walk.first())
    qtbot.keyClicks(blank.view, "S")
    assert blank.view.session is not None
    blank.session.settle_now()
    QApplication.processEvents()
    assert not boxes(blank), "nothing is said in Properties"
    assert blank.bottom.tab("gaps").count in ("", "0"), "nor at the tab"
    qtbot.keyClicks(QApplication.focusWidget(), "earches")
    press(Qt.Key.Key_F2)
    blank.session.settle_now()
    QApplication.processEvents()
    assert int(blank.bottom.tab("gaps").count) > 0
    qtbot.waitUntil(lambda: bool(boxes(blank)))  # now it is what it is


def test_nothing_is_said_against_what_was_just_dropped_until_it_has_its_name(
    blank: MainWindow, press: Press, qtbot: QtBot
) -> None:
    assert blank.session is not None
    assert blank.view is not None
    blank.view.finish_editing()
    hand = Hand(blank.view)
    stage, channel = blank.session.journey.stages[0], blank.session.journey.channels[1]
    Drag(hand, "touchpoint").onto(hand.cell(stage.id, channel.id))
    assert blank.view.session is not None, "its name is asked for"
    blank.session.settle_now()
    QApplication.processEvents()
    assert not boxes(blank)
    assert blank.bottom.tab("gaps").count in ("", "0")
    hand.type("Order")
    press(Qt.Key.Key_F2)
    assert blank.view.session is None
    blank.session.settle_now()
    QApplication.processEvents()
    assert int(blank.bottom.tab("gaps").count) > 0
    qtbot.waitUntil(lambda: bool(boxes(blank)))


def test_what_esc_does_in_the_title_of_a_new_map_is_said_alike_at_the_text_and_at_the_foot(
    blank: MainWindow, press: Press, qtbot: QtBot
) -> None:
    view = blank.view
    assert view is not None

    def said() -> str:
        assert view.session is not None
        return dict(view.session.hints._keys)["Esc"]

    assert view.session is not None
    assert said() == "skip the rest"
    press(Qt.Key.Key_Escape)
    assert view.focus.cell is not None
    qtbot.keyClicks(view, "Searches")
    press(Qt.Key.Key_F2)
    view.edit_text("map", "title")
    assert said() == "forget"
    press(Qt.Key.Key_Escape)
