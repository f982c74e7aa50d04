"""A file that was just written is at hand: the message that says so opens it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from designer.window.main_window import MainWindow
from designer.window.print_dialog import PrintDialog


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the system was asked to open; it can."""
    found: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(Path(QUrl(url).toLocalFile())) or True)
    return found


@pytest.fixture
def printed(blank: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A PDF that was saved by the dialog of the window."""
    file = tmp_path / "Plan & co.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    blank.finish_editing()
    assert blank.session is not None
    dialog = PrintDialog(blank.context, blank.session, blank)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.fitted is not None, timeout=20_000)
    dialog.save_pdf()
    dialog.deleteLater()
    assert file.exists()
    return file


def press(window: MainWindow, qtbot: QtBot, text: str) -> None:
    buttons = [b for b in window.message_bar.findChildren(QPushButton) if b.isVisible() and b.text() == text]
    assert len(buttons) == 1, window.message_bar.text
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def test_a_saved_pdf_can_be_opened_at_once(printed: Path, blank: MainWindow, qtbot: QtBot, asked: list[Path]) -> None:
    assert blank.message_bar.text == "“Plan & co.pdf” is saved."
    press(blank, qtbot, "Open it")
    assert asked == [printed]
    assert blank.message_bar.text == ""


def test_and_shown_where_it_lies(printed: Path, blank: MainWindow, qtbot: QtBot, asked: list[Path]) -> None:
    press(blank, qtbot, "Show in folder")
    assert asked == [printed.parent]


def test_where_nothing_opens_it_the_place_is_said(
    printed: Path, blank: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    press(blank, qtbot, "Open it")
    said = blank.message_bar.text
    assert said.startswith("No program on this computer opens it. “Plan & co.pdf” lies in “")
    assert printed.parent.name in said
