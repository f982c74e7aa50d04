"""Finding as a person does: Ctrl+F, letters, Enter."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import Person

CTRL = Qt.KeyboardModifier.ControlModifier


def open_map(person: Person, qtbot: QtBot, file: Path) -> None:
    """Open a file as from the command line, with the keys at the map."""
    assert person.window.files.open_path(str(file))
    person.window.activateWindow()
    qtbot.waitUntil(person.window.isActiveWindow)
    QApplication.processEvents()
    person.view.setFocus()


def find(person: Person, text: str, id: str, field: str) -> bool:
    """Type a text after Ctrl+F and go from hit to hit with Enter; whether one of them leads to this field, and selects what
    has it."""
    person.press(Qt.Key.Key_F, CTRL)
    person.type(text)
    finder, window = person.window.finder, person.window
    assert finder.bar is not None
    assert finder.bar.field.text() == text
    for _hit in range(len(finder.hits)):
        person.press(Qt.Key.Key_Return)
        for _turn in range(3):
            person.qtbot.wait(1)
        hit = finder.hits[finder.at]
        if (hit.id, hit.field) == (id, field):
            assert finder.bar.field.hasFocus()
            assert finder.bar.count.text() == f"{finder.at + 1} of {len(finder.hits)}"
            assert window.selection == (() if id == "map" else (id,)), f"{text}: {window.selection}"
            return True
    return False
