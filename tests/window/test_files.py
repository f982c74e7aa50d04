"""New, open, save, close, recover: nothing is lost, and nothing asks without need."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from designer.app import open_all
from designer.editing import Document
from designer.editing import operations as ops
from designer.model import Placement
from designer.settings import recovery_folder
from designer.storage import FileTrouble, load, save
from designer.storage.recovery import find_recoveries
from designer.window.files import windows_of
from designer.window.main_window import MainWindow
from designer.window.question import Question
from designer.window.window_memory import place_beside


def add(window: MainWindow, name: str) -> str:
    assert window.session is not None
    journey = window.session.journey
    place = Placement(stage=journey.stages[0].id, lane=journey.channels[0].id)
    return ops.add_touchpoint(window.session.document, name, place)


def answer(button: str) -> None:
    """Press a button of the question that comes up next."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, Question):
            QTimer.singleShot(20, press)  # it is on its way
            return
        next(b for b in box.buttons if b.text() == button).click()

    QTimer.singleShot(20, press)


def test_the_title_tells_the_saved_state(saved: MainWindow, tmp_path: Path) -> None:
    assert saved.toolbar.saved_state == "Saved"
    add(saved, "Looks")
    assert saved.toolbar.saved_state == "Edited"
    assert saved.isWindowModified()
    assert saved.files.save()
    assert saved.toolbar.saved_state == "Saved"
    assert load(tmp_path / "Plan.journey") == saved.session.journey  # type: ignore[union-attr]


def test_undo_back_to_the_saved_map_is_saved_again(saved: MainWindow) -> None:
    add(saved, "Looks")
    saved.actions_by_id["edit.undo"].trigger()
    assert saved.toolbar.saved_state == "Saved"


def test_save_asks_for_a_place_once(blank: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(blank, "Looks")
    target = tmp_path / "First"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    blank.actions_by_id["file.save"].trigger()
    assert load(tmp_path / "First.journey").touchpoints[0].name == "Looks"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: pytest.fail("asked again"))
    add(blank, "Compares")
    blank.actions_by_id["file.save"].trigger()
    assert len(load(tmp_path / "First.journey").touchpoints) == 2


def test_closing_with_edits_asks_and_cancel_stays(saved: MainWindow) -> None:
    add(saved, "Looks")
    answer("Cancel")
    assert not saved.close()
    assert saved.isVisible()


def test_closing_with_edits_saves_them_if_asked(saved: MainWindow, tmp_path: Path) -> None:
    add(saved, "Looks")
    answer("Save")
    assert saved.close()
    assert [t.name for t in load(tmp_path / "Plan.journey").touchpoints] == ["Looks"]


def test_closing_without_edits_asks_nothing(saved: MainWindow) -> None:
    assert saved.close()


def test_an_untouched_new_map_asks_nothing(blank: MainWindow) -> None:
    assert blank.close()


def test_a_failed_save_says_so_and_keeps_everything(
    saved: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(saved, "Looks")
    before = (tmp_path / "Plan.journey").read_bytes()

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert not saved.files.save()
    monkeypatch.undo()
    assert saved.toolbar.saved_state == "Not saved"
    assert "All changes are kept" in saved.message_bar.text
    assert (tmp_path / "Plan.journey").read_bytes() == before
    saved.message_bar.press(0)
    assert saved.toolbar.saved_state == "Saved"
    assert saved.message_bar.text == ""


def test_a_map_changed_by_another_program_is_not_written_over(saved: MainWindow, tmp_path: Path) -> None:
    add(saved, "Mine")
    file = tmp_path / "Plan.journey"
    theirs = file.read_bytes().replace(b"Before", b"Earlier")
    file.write_bytes(theirs)
    assert not saved.files.save()
    assert file.read_bytes() == theirs
    assert "changed by another program" in saved.message_bar.text
    saved.message_bar.press(1)
    assert [t.name for t in load(file).touchpoints] == ["Mine"]


def test_taking_theirs_opens_what_is_on_disk(saved: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "Plan.journey"
    file.write_bytes(file.read_bytes().replace(b"Before", b"Earlier"))
    saved.files.look_at_file()
    saved.message_bar.press(2)
    assert saved.session is not None
    assert saved.session.journey.stages[0].name == "Earlier"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b'{"format": "journey-map", "version": "1.0", "ele',
        b'{"format": "journey-map", "version": "9.0"}',
    ],
)
def test_a_broken_file_gets_one_sentence_and_the_window_stays(
    window: MainWindow, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "Broken.journey"
    file.write_bytes(content)
    assert not window.files.open_path(str(file))
    assert "Broken.journey" in window.message_bar.text
    assert window.session is None
    assert file.read_bytes() == content


def test_an_edit_is_in_the_recovery_copy_soon_and_offered_after_a_crash(blank: MainWindow, qtbot: QtBot) -> None:
    add(blank, "Not to be lost")
    session = blank.session
    assert session is not None
    session.keep_recovery()
    add(blank, "Nor this")
    assert session._recovery is not None
    session._recovery.flush()
    copies = list(recovery_folder().iterdir())
    assert len(copies) == 1
    assert not find_recoveries(recovery_folder()), "a running program's copy is not offered"
    session._recovery.close()
    found = find_recoveries(recovery_folder())
    assert [t.name for t in found[0].load().touchpoints] == ["Not to be lost", "Nor this"]


def test_the_bar_offers_what_was_not_saved_and_opens_it(context: object, qtbot: QtBot) -> None:
    from designer.editing import Document
    from designer.storage.recovery import RecoveryCopy
    from designer.templates import open_template
    from designer.window.context import Context

    assert isinstance(context, Context)
    document = Document(open_template("blank"))
    copy = RecoveryCopy(recovery_folder(), document.journey, None, "Town hall")
    document.changed.connect(copy.add)
    ops.set_header(document, "title", "Town hall")
    copy.flush()
    copy.close()
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.show()
    window.files.recoveries.offer()
    assert "“Town hall” was not saved before the program ended." in window.message_bar.text
    window.message_bar.press(0)
    assert window.session is not None
    assert window.session.journey.header.title == "Town hall"
    assert window.session.is_edited
    assert not [r for r in find_recoveries(recovery_folder()) if r.folder == copy.folder]
    window.session.document.mark_saved()


def test_a_saved_map_leaves_no_recovery_copy(saved: MainWindow) -> None:
    add(saved, "Looks")
    assert saved.session is not None
    saved.session.keep_recovery()
    assert saved.files.save()
    assert not list(recovery_folder().iterdir())


def test_a_map_open_twice_opens_read_only_and_says_who_has_it(saved: MainWindow, tmp_path: Path) -> None:
    import subprocess
    import sys

    assert saved.session is not None
    program = (
        "import sys; from designer.storage import FileLock; l = FileLock(sys.argv[1]); "
        "print(l.acquire(), flush=True); sys.stdin.read()"
    )
    other = tmp_path / "Other.journey"
    other.write_bytes((tmp_path / "Plan.journey").read_bytes())
    holder = subprocess.Popen(
        [sys.executable, "-c", program, str(other)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path.cwd()
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"None"
        saved.session.document.mark_saved()
        saved.session.is_untouched_new = True
        assert saved.files.open_path(str(other))
        assert saved.session.is_read_only
        assert "It opens read-only." in saved.message_bar.text
    finally:
        holder.communicate(b"")


def test_a_map_that_names_what_a_newer_program_knows_opens_all_the_same(window: MainWindow, tmp_path: Path) -> None:
    from designer.templates import open_template

    document = Document(open_template("blank"))
    for field, value in (("theme", "corporate"), ("arrangement", "spiral"), ("density", "airy"), ("profile", "mine")):
        ops.set_header(document, field, value)
    save(document.journey, tmp_path / "Newer.journey")
    assert window.files.open_path(str(tmp_path / "Newer.journey"))
    window.select((document.journey.stages[0].id,))
    assert window.session is not None
    assert window.session.journey.header.theme == "corporate"


def test_saving_where_there_is_no_folder_says_what_is_missing(blank: MainWindow, tmp_path: Path) -> None:
    add(blank, "Looks")
    assert blank.session is not None
    with pytest.raises(FileTrouble, match="its folder is not there"):
        blank.session.save(tmp_path / "nowhere" / "Plan.journey")


def test_a_recovery_copy_counts_the_edits_made_before_it_began(blank: MainWindow) -> None:
    add(blank, "Looks")
    add(blank, "Compares")
    assert blank.session is not None
    blank.session.keep_recovery()
    assert blank.session._recovery is not None
    blank.session._recovery.flush()
    blank.session._recovery.close()
    assert find_recoveries(recovery_folder())[0].changes == 2


@pytest.mark.parametrize("corner", [(0, 0), (60, 40), (500, 500)])
def test_a_second_window_stands_on_the_screen_beside_the_first(corner: tuple[int, int], qtbot: QtBot) -> None:
    first, second = QWidget(), QWidget()
    for widget in (first, second):
        qtbot.addWidget(widget)
        widget.setMinimumSize(400, 300)
    room = first.screen().availableGeometry()
    first.move(*corner)
    for widget in (first, second):
        widget.resize(room.width() - 20, room.height() - 20)
        widget.show()
    place_beside(first, second)
    qtbot.wait(20)
    assert room.contains(second.frameGeometry()), (room, second.frameGeometry())
    assert second.pos() != first.pos()


class Framed(QWidget):
    """A window with a title bar, as a desktop has it."""

    def frameGeometry(self) -> QRect:
        return self.geometry().adjusted(-2, -28, 2, 2)


@pytest.mark.parametrize("corner", [(2, 28), (60, 40), (500, 500)])
def test_a_second_window_whose_title_bar_is_not_known_yet_reaches_beyond_no_edge(
    corner: tuple[int, int], qtbot: QtBot
) -> None:
    first, second = Framed(), QWidget()  # the second one is not shown yet
    room = first.screen().availableGeometry()
    for widget in (first, second):
        qtbot.addWidget(widget)
        widget.setMinimumSize(400, 300)
        widget.resize(room.width() - 4, room.height() - 30)
    first.move(*corner)
    place_beside(first, second)
    frame = QRect(second.pos(), second.size() + QSize(4, 30))  # a window is moved with its frame
    assert room.contains(frame), (room, frame)


def test_a_list_named_beside_a_map_opens_as_a_map_of_its_own(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.files.new_from_template("loyalty-loop")
    assert window.session is not None
    window.session.save(tmp_path / "Plan.journey")
    before = window.session.journey.snapshot()
    (tmp_path / "list.csv").write_text("stage,touchpoint,channel\nBuy,Pays,Store\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    open_all(window, [Path("Plan.journey"), Path("list.csv")])
    (other,) = [w for w in windows_of(window) if w is not window]
    qtbot.addWidget(other)
    assert window.session.journey == before
    assert other.session is not None
    assert [t.name for t in other.session.journey.touchpoints] == ["Pays"]
    other.session.save(tmp_path / "List.journey")  # else closing it would ask
