"""Lists and diagrams come in, sheets go out; what could not be used is said, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from designer.storage import load
from designer.window.import_report import ImportReport
from designer.window.main_window import MainWindow
from designer.window.print_dialog import PrintDialog

LIST = """Stage,Touchpoint,Channel,Persona,Feeling
Before,Looks,Website,Mara,7
Before,Calls,Phone,Mara,-1
After,Pays,Website,Mara,2
"""


def drop(window: MainWindow, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(f)) for f in files])
    button, none, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    entering = QDragEnterEvent(QPoint(300, 300), copy, data, button, none)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), copy, data, button, none))
    QApplication.processEvents()
    QApplication.processEvents()


def export(window: MainWindow, qtbot: QtBot, target: Path) -> None:
    window.files.exchange.export_to(target)
    qtbot.waitUntil(lambda: not window.files.exchange.is_busy, timeout=30_000)


def report_of(window: MainWindow) -> ImportReport | None:
    return next((r for r in window.findChildren(ImportReport) if r.isVisible()), None)


def test_a_list_dropped_on_the_first_page_becomes_a_map_with_a_report(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "Plan.csv"
    file.write_text(LIST, "utf-8")
    drop(window, file)
    assert window.session is not None
    assert [t.name for t in window.session.journey.touchpoints] == ["Looks", "Calls", "Pays"]
    assert window.session.is_edited
    report = report_of(window)
    assert report is not None
    go = next(b for b in report.findChildren(QPushButton) if b.text() == "Go there")
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert window.session.journey[window.selection[0]].name == "Looks"  # type: ignore[attr-defined]
    qtbot.keyClick(report, Qt.Key.Key_Escape)
    assert report_of(window) is None


def test_an_import_into_a_map_is_one_step_that_can_be_undone(blank: MainWindow, tmp_path: Path) -> None:
    assert blank.session is not None
    file = tmp_path / "Plan.csv"
    file.write_text(LIST.replace("7", "1"), "utf-8")
    before = dict(blank.session.journey.elements)
    assert blank.files.exchange.import_path(str(file))
    assert blank.session.document.undo_label == "Import Plan.csv"
    assert "3 touchpoints imported" in blank.message_bar.text
    blank.actions_by_id["edit.undo"].trigger()
    assert dict(blank.session.journey.elements) == before


def test_a_second_list_joins_the_map_that_is_open(blank: MainWindow, tmp_path: Path) -> None:
    assert blank.session is not None
    for name in ("One.csv", "Two.csv"):
        file = tmp_path / name
        file.write_text(LIST.replace("7", "1").replace("Looks", f"Looks {name[:3]}"), "utf-8")
        assert blank.files.exchange.import_path(str(file))
    journey = blank.session.journey
    assert [s.name for s in journey.stages] == ["Before", "After"]
    assert len(journey.touchpoints) == 6


@pytest.mark.parametrize(
    ("name", "content"), [("empty.csv", b""), ("photo.csv", b"\x89PNG\r\n\x1a\n\0\0"), ("only.csv", b"Stage\n")]
)
def test_a_list_with_nothing_usable_gets_one_sentence(
    window: MainWindow, tmp_path: Path, name: str, content: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    assert not window.files.exchange.import_path(str(file))
    assert name in window.message_bar.text
    assert window.session is None


def test_a_map_dropped_on_the_window_opens(saved: MainWindow, tmp_path: Path) -> None:
    saved.show_welcome()
    drop(saved, tmp_path / "Plan.journey")
    assert saved.session is not None
    assert saved.session.path == tmp_path / "Plan.journey"


@pytest.mark.parametrize("ending", [".pdf", ".svg", ".png", ".csv", ".mmd"])
def test_every_format_is_written(blank: MainWindow, qtbot: QtBot, tmp_path: Path, ending: str) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST.replace("7", "1"), "utf-8")
    blank.files.exchange.import_path(str(file))
    target = tmp_path / f"out{ending}"
    export(blank, qtbot, target)
    assert target.stat().st_size > 50
    assert target.name in blank.message_bar.text


def test_an_export_that_can_not_be_written_is_said_in_a_sentence(
    blank: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "missing folder" / "out.pdf"
    export(blank, qtbot, target)
    said = f"“{tmp_path.name}/missing folder/out.pdf” can't be written: its folder is not there."
    assert blank.message_bar.text == said, "not more than the last two folders"
    assert not target.exists()


def test_the_page_that_is_shown_is_the_page_that_is_written(
    blank: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pypdfium2

    blank.actions_by_id["file.print"].trigger()
    dialog = next(d for d in blank.findChildren(PrintDialog))
    qtbot.waitUntil(lambda: dialog.fitted is not None, timeout=30_000)
    dialog.choose(paper="A4", landscape=True)
    qtbot.waitUntil(lambda: dialog.fitted is not None and abs(dialog.fitted.page.height - 595.28) < 1, timeout=30_000)
    assert "297 × 210 mm" in dialog.preview.caption()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "Page.pdf"), ""))
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    document = pypdfium2.PdfDocument(tmp_path / "Page.pdf")
    assert len(document) == 1
    assert document[0].get_size() == pytest.approx((841.89, 595.28), abs=0.01)
    document.close()
    assert not dialog.isVisible()


def test_save_pressed_before_the_page_is_composed_writes_what_is_chosen(
    blank: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pypdfium2

    file = tmp_path / "Page.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(file), ""))
    blank.actions_by_id["file.print"].trigger()
    dialog = next(d for d in blank.findChildren(PrintDialog))
    assert dialog.fitted is None
    qtbot.keyClick(dialog.save_button, Qt.Key.Key_Return)  # Ctrl+P, Enter, by somebody who is faster than the page
    qtbot.waitUntil(file.exists, timeout=30_000)
    qtbot.waitUntil(lambda: not any(d.isVisible() for d in blank.findChildren(PrintDialog)))
    file.unlink()
    blank.actions_by_id["file.print"].trigger()
    dialog = next(d for d in blank.findChildren(PrintDialog) if d.isVisible())
    qtbot.waitUntil(lambda: dialog.fitted is not None, timeout=30_000)
    dialog.choose(paper="A4", landscape=True)
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(file.exists, timeout=30_000)
    document = pypdfium2.PdfDocument(file)
    assert document[0].get_size() == pytest.approx((841.89, 595.28), abs=0.01), "not the page that was shown before"
    document.close()


def test_a_page_that_nobody_waits_for_any_more_does_not_bar_the_button(blank: MainWindow, qtbot: QtBot) -> None:
    blank.actions_by_id["file.print"].trigger()
    dialog = next(d for d in blank.findChildren(PrintDialog))
    first = dialog.choice
    dialog.choose(paper="A4")
    dialog._take(first, None, "")  # the page of what was chosen before comes, or can't be made
    assert dialog.save_button.isEnabled()
    dialog._take(dialog.choice, None, "The page can’t be made.")
    assert not dialog.save_button.isEnabled(), "there is no page"
    dialog.choose(paper="A3")
    assert dialog.save_button.isEnabled(), "there may be one now"
    dialog.reject()
    QApplication.processEvents()


def test_paper_and_direction_are_remembered_for_the_map(blank: MainWindow, qtbot: QtBot) -> None:
    assert blank.session is not None
    for paper in ("A4", None):
        blank.actions_by_id["file.print"].trigger()
        dialog = next(d for d in blank.findChildren(PrintDialog) if d.isVisible())
        if paper:
            dialog.choose(paper=paper, landscape=False)
        else:
            assert (dialog.choice.paper, dialog.choice.landscape) == ("A4", False)
        dialog.reject()
        QApplication.processEvents()


def test_save_as_adds_the_ending(blank: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "My plan"), ""))
    assert blank.files.save_as()
    assert load(tmp_path / "My plan.journey").stages


def test_a_list_added_to_a_map_can_be_undone_from_the_bar(blank: MainWindow, tmp_path: Path) -> None:
    assert blank.session is not None
    for name in ("One.csv", "Two.csv"):
        file = tmp_path / name
        file.write_text(LIST.replace("7", "1"), "utf-8")
        blank.files.exchange.import_path(str(file))
    assert len(blank.session.journey.touchpoints) == 6
    blank.message_bar.press(0)
    assert len(blank.session.journey.touchpoints) == 3
