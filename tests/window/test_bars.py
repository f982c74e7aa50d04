"""Message bar, status bar, question: one thing at a time, the gravest first, and nothing asked without need."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from designer.editing import operations as ops
from designer.model import Placement, Severity
from designer.settings import versions_folder
from designer.storage import FileLock, find_versions, load
from designer.window.main_window import MainWindow
from designer.window.message_bar import Message, MessageBar
from designer.window.question import Question


def add(window: MainWindow, name: str) -> str:
    assert window.session is not None
    journey = window.session.journey
    place = Placement(stage=journey.stages[0].id, lane=journey.channels[0].id)
    return ops.add_touchpoint(window.session.document, name, place)


def answer(verb: str) -> None:
    """Press a button of the question that comes up next."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, Question):
            QTimer.singleShot(20, press)  # it is on its way
            return
        next(b for b in box.buttons if b.text() == verb).click()

    QTimer.singleShot(20, press)


# The message bar


def test_graver_messages_go_first_and_the_others_wait(window: MainWindow) -> None:
    bar = window.message_bar
    bar.show_message(Message("a hint", Severity.INFO, stays=True))
    bar.show_message(Message("a warning", Severity.WARNING))
    bar.show_message(Message("an error", Severity.ERROR))
    bar.show_message(Message("another warning", Severity.WARNING))
    said = []
    while bar.text:
        said.append(bar.text)
        bar._leave()
    assert said == ["an error", "a warning", "another warning", "a hint"]


def test_a_message_about_the_same_thing_takes_the_place_of_the_one_before(window: MainWindow) -> None:
    bar = window.message_bar
    bar.show_message(Message("not saved", Severity.ERROR, topic="file"))
    bar.show_message(Message("still not saved", Severity.ERROR, topic="file"))
    assert (bar.text, bar.waiting) == ("still not saved", ())
    bar.withdraw("file")
    assert not bar.isVisible()


def test_information_leaves_by_itself_but_not_while_it_has_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    bar = MessageBar(window.context, window)
    bar.move(0, 400)  # away from the pointer
    bar.say("40 touchpoints pasted", ("Undo", lambda: None))
    bar._buttons[0].setFocus()
    bar._timer.setInterval(20)
    qtbot.wait(120)
    assert bar.text, "its button has the focus"
    window.welcome.search.setFocus()
    qtbot.waitUntil(lambda: not bar.text)


def test_errors_stay_until_they_are_closed(window: MainWindow, qtbot: QtBot) -> None:
    bar = MessageBar(window.context, window)
    bar._timer.setInterval(10)
    bar.show_message(Message("Not saved", Severity.ERROR))
    qtbot.wait(60)
    assert bar.text
    qtbot.mouseClick(bar._close, Qt.MouseButton.LeftButton)
    assert not bar.text


def test_the_map_stays_under_the_pointer_when_the_bar_comes_and_goes(blank: MainWindow, qtbot: QtBot) -> None:
    view = blank.view
    assert view is not None
    view.finish_editing()
    view.set_zoom(1.3)
    QApplication.processEvents()

    def where() -> QPoint:
        x, y = view.camera.to_view(100, 100)
        return view.viewport().mapTo(blank, QPoint(round(x), round(y)))

    before = where()
    blank.files.say_trouble("“Plan.journey” can’t be read.")
    qtbot.waitUntil(lambda: view.mapTo(blank, QPoint(0, 0)).y() > 100)
    QApplication.processEvents()
    assert (where() - before).manhattanLength() <= 1
    blank.message_bar.clear()
    qtbot.waitUntil(lambda: view.mapTo(blank, QPoint(0, 0)).y() < 100)
    assert (where() - before).manhattanLength() <= 1


def test_a_deleted_stage_says_where_its_touchpoints_are(blank: MainWindow) -> None:
    assert blank.session is not None
    assert blank.view is not None
    for name in ("Looks", "Compares"):
        add(blank, name)
    stage = blank.session.journey.stages[0]
    blank.select((stage.id,))
    blank.view.keyboard.delete()
    assert blank.message_bar.text == "“Before” deleted. Its 2 touchpoints wait in the tray."
    blank.message_bar.press(0)
    assert not blank.session.journey.tray
    blank.actions_by_id["edit.undo"].trigger()
    blank.actions_by_id["edit.undo"].trigger()
    assert [t.name for t in blank.session.journey.touchpoints] == ["Looks", "Compares"]


# The status bar


def test_gap_counts_tray_and_zoom_are_told_and_lead_on(blank: MainWindow, qtbot: QtBot) -> None:
    assert blank.session is not None
    assert blank.view is not None
    add(blank, "Looks")
    blank.session.settle_now()
    counts = blank.session.checker.findings.counts
    assert blank.status.gaps.counts == (counts.error, counts.warning, counts.info)
    blank.bottom.hide()
    qtbot.mouseClick(blank.status.tray, Qt.MouseButton.LeftButton)
    assert blank.bottom.is_shown("tray")
    qtbot.mouseClick(blank.status.gaps, Qt.MouseButton.LeftButton)
    assert blank.bottom.is_shown("gaps")
    qtbot.mouseClick(blank.status._zoom, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(blank.status._field, "120")
    qtbot.keyClick(blank.status._field, Qt.Key.Key_Return)
    assert blank.view.zoom == pytest.approx(1.2)
    assert blank.status.zoom == "120 %"


def test_a_new_map_tells_where_enter_goes_on_to(blank: MainWindow, qtbot: QtBot) -> None:
    assert blank.status.line.keys[0] == ("Enter", "goes on to the scenario")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert blank.status.line.keys[0] == ("Enter", "goes on to the persona")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert blank.status.line.keys == ()


# Questions and what is discarded


def test_what_is_discarded_lies_under_the_earlier_versions(blank: MainWindow, tmp_path: Path) -> None:
    assert blank.session is not None
    blank.session.save(tmp_path / "Plan.journey")
    add(blank, "Let go")
    answer("Discard")
    assert blank.close()
    kept = find_versions(tmp_path / "Plan.journey", versions_folder())
    assert [t.name for t in load(kept[0].path).touchpoints] == ["Let go"]


def test_what_was_never_saved_is_kept_too(blank: MainWindow) -> None:
    add(blank, "Let go")
    answer("Discard")
    assert blank.close()
    kept = list(versions_folder().rglob("*.journey"))
    assert [t.name for t in load(kept[0]).touchpoints] == ["Let go"]


def test_what_is_being_typed_is_saved_too(blank: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    assert blank.session is not None
    blank.session.path = tmp_path / "Plan.journey"
    qtbot.keyClicks(QApplication.focusWidget(), "Buying a bike")
    assert blank.files.save()
    assert load(tmp_path / "Plan.journey").header.title == "Buying a bike"


def test_closing_keeps_what_is_being_typed_in_mind(blank: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), "Buying a bike")
    answer("Cancel")
    assert not blank.close(), "the title that was being typed is an unsaved edit"
    assert blank.session is not None
    assert blank.session.journey.header.title == "Buying a bike"


def test_a_map_that_somebody_else_has_open_is_read_only(
    saved: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtWidgets import QFileDialog

    assert saved.session is not None
    file = tmp_path / "Theirs.journey"
    file.write_bytes((tmp_path / "Plan.journey").read_bytes())
    other = FileLock(file)
    assert other.acquire() is None
    monkeypatch.setattr(FileLock, "acquire", lambda _self: other_holder())
    assert saved.files.open_path(str(file))
    window = next(
        w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w is not saved and w.isVisible()
    )
    assert window.session is not None
    assert window.session.is_read_only
    assert "opens read-only" in window.message_bar.text
    assert window.toolbar.saved_state == "Read-only"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(file), ""))
    assert not window.files.save(), "not over the file that somebody else has open"
    assert "open elsewhere" in window.message_bar.text
    window.close()
    other.release()


def other_holder() -> object:
    from designer.storage import Holder

    return Holder(user="R. Adler", host="desk", pid=1, since=0)


def test_quit_asks_in_each_window_and_cancel_stays(saved: MainWindow, qtbot: QtBot) -> None:
    other = MainWindow(saved.context)
    other.show()
    qtbot.waitExposed(other)
    add(saved, "Not saved")
    answer("Cancel")
    saved.actions_by_id["file.quit"].trigger()
    assert saved.isVisible()
    with contextlib.suppress(RuntimeError):  # whichever came first: the other one may be gone already
        if isValid(other):
            other.close()
