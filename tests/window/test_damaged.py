"""A map that can't be opened whole: what there is instead is one press away, and the file stays as it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from designer.editing import operations as ops
from designer.model import JourneyMap, Placement
from designer.storage import dumps
from designer.window.files import windows_of
from designer.window.main_window import MainWindow
from tests.maps import rich_map


def buttons(window: MainWindow) -> list[QPushButton]:
    return [b for b in window.message_bar.findChildren(QPushButton) if b.isVisible()]


def press(window: MainWindow, qtbot: QtBot, starts: str) -> None:
    (button,) = [b for b in buttons(window) if b.text().startswith(starts)]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def cut(journey: JourneyMap, file: Path) -> bytes:
    data = dumps(journey)
    at = data.rindex(b'{"kind": "touchpoint"') + 30
    file.write_bytes(data[:at])
    return data[:at]


def test_what_can_be_read_of_a_cut_off_map_opens_as_a_new_one(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "Plan.journey"
    whole = rich_map(12)
    left = cut(whole, file)
    assert not window.files.open_path(str(file))
    assert window.message_bar.text.startswith("“Plan.journey” can't be read: line ")
    assert window.message_bar.text.endswith(" is cut off. The file was left as it is.")
    press(window, qtbot, "Open what can be read")
    session = window.session
    assert session is not None
    assert session.path is None, "it is saved elsewhere, or over the file on purpose"
    assert len(session.journey.touchpoints) + len(session.journey.tray) >= 10
    assert window.message_bar.text.endswith("of “Plan.journey” is lost.") or "are lost" in window.message_bar.text
    assert session.is_edited, "closing asks whether to keep it"
    assert file.read_bytes() == left


def test_the_version_before_is_offered_too(saved: MainWindow, qtbot: QtBot) -> None:
    session = saved.session
    assert session is not None
    assert session.path is not None
    file = session.path
    place = Placement(stage=session.journey.stages[0].id, lane=session.journey.channels[0].id)
    ops.add_touchpoint(session.document, "Looks", place)
    session.save(file)
    ops.add_touchpoint(session.document, "Asks", place)
    session.save(file)
    saved.show_welcome()
    file.write_bytes(file.read_bytes()[:-40])
    assert not saved.files.open_path(str(file))
    press(saved, qtbot, "Open the version of today, ")
    shown = next(w for w in windows_of(saved) if w.session is not None)
    assert shown.session is not None
    assert [t.name for t in shown.session.journey.touchpoints] == ["Looks"]


def test_what_is_no_map_has_no_rest(window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "Plan.journey"
    file.write_text("hello", "utf-8")
    assert not window.files.open_path(str(file))
    assert window.message_bar.text == "“Plan.journey” can't be read: it is not a journey map."
    assert buttons(window) == []
