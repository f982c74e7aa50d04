"""The first map: one page, reached from the first page and the File menu; Enter makes it, Esc leaves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from designer.model import Scope
from designer.window.first_map_dialog import FirstMapDialog
from designer.window.main_window import MainWindow


def when_asked(answer: Callable[[FirstMapDialog], None]) -> None:
    """Do something in the dialog once it is open."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, FirstMapDialog):
            QTimer.singleShot(20, act)
            return
        try:
            answer(dialog)
        finally:
            dialog.close()  # a failing test must not wait for an answer

    QTimer.singleShot(20, act)


def test_from_the_first_page_by_keys_to_a_filled_map(window: MainWindow, qtbot: QtBot) -> None:
    def answer(dialog: FirstMapDialog) -> None:
        qtbot.keyClicks(dialog.persona, "Mara")
        qtbot.keyClicks(dialog.role, "Commuter")
        qtbot.keyClick(dialog.role, Qt.Key.Key_Return)

    when_asked(answer)
    qtbot.mouseClick(window.welcome.findChild(QPushButton, "first map"), Qt.MouseButton.LeftButton)
    assert window.session is not None
    journey = window.session.journey
    assert [(p.name, p.role) for p in journey.personas] == [("Mara", "Commuter")]
    assert len(journey.touchpoints) >= 9
    assert window.session.journey.header.uid


def test_what_comes_of_it_is_said_while_one_chooses(window: MainWindow, qtbot: QtBot) -> None:
    said: list[str] = []

    def answer(dialog: FirstMapDialog) -> None:
        said.append(dialog._preview.text())
        qtbot.mouseClick(dialog.scope.buttons[1], Qt.MouseButton.LeftButton)
        said.append(dialog._preview.text())
        dialog.trade.setCurrentIndex(2)
        dialog.trade.activated.emit(2)
        assert dialog.journey().header.scope is Scope.BUYER
        said.append(dialog._preview.text())
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    when_asked(answer)
    window.actions_by_id["file.first_map"].trigger()
    assert "Advocacy" in said[0]
    assert "Advocacy" not in said[1]
    assert "Decision" in said[2]
    assert window.session is None, "Esc makes nothing"
