"""Print and PDF: what is too small on one sheet is offered on several, and the choice is remembered."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from designer.window.main_window import MainWindow
from designer.window.print_dialog import PrintDialog
from designer.window.session import MapSession
from tests.maps import rich_map
from tests.window.test_print_views import open_print

LEFT = Qt.MouseButton.LeftButton
LONG = 120_000  # milliseconds: a busy computer composes several sheets


@pytest.fixture
def large(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.show_session(MapSession(rich_map(16, stages=2)))
    qtbot.wait(20)
    return window


def cure(dialog: PrintDialog, words: str) -> QPushButton | None:
    return next((b for b in dialog.side.size_box.findChildren(QPushButton) if words in b.text()), None)


def test_small_text_is_offered_on_several_sheets_which_are_leafed_through_and_written(
    large: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_print(large, qtbot)
    dialog.choose(paper="A4")
    qtbot.waitUntil(lambda: cure(dialog, "sheets") is not None, timeout=LONG)
    offer = cure(dialog, "sheets")
    assert offer is not None
    count = int(offer.text().split()[1])
    assert count >= 2
    qtbot.mouseClick(offer, LEFT)
    qtbot.waitUntil(lambda: dialog.fitted is not None and dialog.fitted.sheets == count, timeout=LONG)
    assert dialog.choice.plan == "pages"
    assert dialog.preview.position == (1, count)
    assert dialog.side._plan.accessibleName() == f"Stages on {count} sheets, {count} pages"
    file = tmp_path / "Sheets.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(file), ""))
    qtbot.mouseClick(dialog.save_button, LEFT)
    qtbot.waitUntil(file.exists, timeout=LONG)
    pdf = pypdfium2.PdfDocument(file)
    assert len(pdf) == count
    pdf.close()


def test_the_plan_is_chosen_with_one_press_and_remembered_for_the_map(large: MainWindow, qtbot: QtBot) -> None:
    dialog = open_print(large, qtbot)
    several = dialog.side._cut.buttons[1]
    dialog.choose(paper="A4")
    qtbot.mouseClick(several, LEFT)
    qtbot.waitUntil(lambda: dialog.fitted is not None and dialog.fitted.sheets > 1, timeout=LONG)
    dialog.reject()
    QApplication.processEvents()
    large.actions_by_id["file.print"].trigger()
    again = next(d for d in large.findChildren(PrintDialog) if d.isVisible())
    assert again.choice.plan == "pages"
    qtbot.mouseClick(again.side._cut.buttons[0], LEFT)
    qtbot.waitUntil(lambda: again.fitted is not None and again.fitted.sheets == 1, timeout=LONG)
    assert again.side._plan.accessibleName() == "Fit on one page, 1 page"
    again.reject()
