"""While something new is written for the first time, nothing is said against it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.window.main_window import MainWindow
from designer.window.properties.gap_box import GapBox

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
    assert boxes(blank), "now it is what it is"
