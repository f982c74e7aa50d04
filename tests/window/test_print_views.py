"""Print and PDF, and Export: what is on is what is printed, another view can be chosen, and more can follow the map."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.editing import operations as ops
from designer.model import NoteKind, View
from designer.printing import write
from designer.window.main_window import MainWindow
from designer.window.print_dialog import PrintDialog
from designer.window.session import MapSession
from tests.window.test_views import press_in_menu, shop_map

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shop(window: MainWindow, qtbot: QtBot) -> MainWindow:
    session = MapSession(shop_map())
    window.show_session(session)
    ops.add_view(session.document, "Only Mara", View(id="", personas=("mara",)))
    ops.add_note(session.document, NoteKind.OPPORTUNITY, "pay", "Pay by phone")
    qtbot.wait(20)
    return window


def open_print(window: MainWindow, qtbot: QtBot) -> PrintDialog:
    window.actions_by_id["file.print"].trigger()
    dialog = next(d for d in window.findChildren(PrintDialog) if d.isVisible())
    qtbot.waitUntil(lambda: dialog.fitted is not None, timeout=30_000)
    return dialog


def composed(dialog: PrintDialog, qtbot: QtBot, **fields: object) -> str:
    """All text of the pages once a choice is composed."""
    before = dialog.fitted
    dialog.choose(**fields)
    qtbot.waitUntil(lambda: dialog.fitted is not before and dialog.fitted is not None, timeout=30_000)
    assert dialog.fitted is not None
    return dialog.fitted.text


def test_the_view_that_is_on_is_printed_and_another_one_can_be_chosen(shop: MainWindow, qtbot: QtBot) -> None:
    press_in_menu(shop.submenus["view.views"], "Only Mara")
    dialog = open_print(shop, qtbot)
    assert dialog.fitted is not None
    assert dialog.side._view.currentText() == "Only Mara"
    assert "Visit" in dialog.fitted.text
    assert "Pay" not in dialog.fitted.text.split()
    assert "Pay" in composed(dialog, qtbot, view="").split()
    dialog.reject()


def test_a_filter_that_no_view_keeps_is_printed_as_it_is_seen(shop: MainWindow, qtbot: QtBot) -> None:
    shop.looking.let_fade(False)
    press_in_menu(shop.submenus["map.show_only"], "Persona", "Jon")
    dialog = open_print(shop, qtbot)
    assert dialog.side._view.currentText() == "As it is shown now"
    assert dialog.fitted is not None
    assert "Visit" not in dialog.fitted.text
    dialog.reject()


def test_one_of_two_states_is_printed_as_it_is_seen(shop: MainWindow, qtbot: QtBot) -> None:
    assert shop.session is not None
    shop.actions_by_id["map.plan_future"].trigger()
    ops.set_state(shop.session.document, "visit", "current")
    dialog = open_print(shop, qtbot)
    assert dialog.fitted is not None
    assert "Visit" not in dialog.fitted.text
    dialog.reject()


def test_a_page_of_gaps_follows_the_map(shop: MainWindow, qtbot: QtBot) -> None:
    assert shop.session is not None
    shop.session.settle_now()
    assert shop.session.findings is not None
    gap = shop.session.findings.gaps[0]
    dialog = open_print(shop, qtbot)
    before = dialog.fitted
    check = dialog.side._adds["gaps"]
    QTest.mouseClick(check, LEFT, pos=QPoint(8, check.height() // 2))
    qtbot.waitUntil(lambda: dialog.fitted is not before, timeout=30_000)
    assert dialog.fitted is not None
    assert len(dialog.fitted.pages) >= 2
    assert gap.rule in dialog.fitted.text
    dialog.reject()


def test_pages_of_personas_and_opportunities_follow_and_are_leafed_through(shop: MainWindow, qtbot: QtBot) -> None:
    dialog = open_print(shop, qtbot)
    assert not dialog.page_on.isVisible()
    for add in ("personas", "opportunities", "gaps"):
        before = dialog.fitted
        check = dialog.side._adds[add]
        QTest.mouseClick(check, LEFT, pos=QPoint(8, check.height() // 2))
        qtbot.waitUntil(lambda before=before: dialog.fitted is not before, timeout=30_000)  # type: ignore[misc]
    assert dialog.fitted is not None
    count = len(dialog.fitted.pages)
    assert count >= 3
    assert dialog.side._plan.accessibleName().endswith(f"{count} pages")
    QTest.mouseClick(dialog.page_on, LEFT)
    assert dialog.preview.position == (2, count)
    assert not dialog.preview._sheet.grab().isNull()
    dialog.reject()
    QApplication.processEvents()
    again = open_print(shop, qtbot)
    assert again.choice.adds == ("personas", "opportunities", "gaps")
    again.reject()


def test_an_export_writes_what_is_seen_and_says_so(shop: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    press_in_menu(shop.submenus["view.views"], "Only Mara")
    for name in ("out.csv", "out.pdf"):
        shop.message_bar.clear()
        shop.files.exchange.export_to(tmp_path / name)
        qtbot.waitUntil(lambda: not shop.files.exchange.is_busy and bool(shop.message_bar.text), timeout=30_000)
        assert shop.message_bar.text.startswith(f"“{name}” is saved, as “Only Mara” shows the map.")
    text = (tmp_path / "out.csv").read_text("utf-8-sig")
    assert "Visit" in text
    assert "Pay" not in text
    document = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    assert "Visit" in document[0].get_textpage().get_text_bounded()
    document.close()


def test_the_sheet_names_its_view_and_keeps_the_numbers_of_the_map(
    shop: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert shop.view is not None
    assert shop.session is not None
    whole = dict(shop.session.journey.numbers)
    ops.add_view(shop.session.document, "Only Jon", View(id="", personas=("jon",)))
    press_in_menu(shop.submenus["view.views"], "Only Jon")
    assert {id: card.number for id, card in shop.view.map_layout.grid.cards.items()} == {
        "look": whole["look"],
        "pay": whole["pay"],
    }
    said = "\n".join(run.text for _g, _x, _y, run in shop.view.map_layout.drawing.texts())
    assert "View: Only Jon" in said
    dialog = open_print(shop, qtbot)
    assert dialog.fitted is not None
    file = tmp_path / "board.pdf"
    write(dialog.fitted, shop.session.journey, "A shop", file, ".pdf")
    page = pypdfium2.PdfDocument(file)[0].get_textpage().get_text_range()
    assert "View: Only Jon" in page
    assert str(whole["pay"]) in page.split()
    dialog.reject()
    ops.delete(shop.session.document, ["visit"])
    QApplication.processEvents()
    assert shop.view.map_layout.grid.cards["pay"].number == whole["pay"] - 1, "also when what is unseen changes"


def test_what_is_filtered_says_that_it_is_not_all(shop: MainWindow, qtbot: QtBot) -> None:
    assert shop.view is not None
    press_in_menu(shop.submenus["map.show_only"], "Persona", "Jon")
    said = "\n".join(run.text for _g, _x, _y, run in shop.view.map_layout.drawing.texts())
    assert "View: part of the map" in said
    dialog = open_print(shop, qtbot)
    assert dialog.fitted is not None
    assert "View: part of the map" in dialog.fitted.text
    assert "View:" not in composed(dialog, qtbot, view="")
    dialog.reject()


def test_a_sheet_arranged_otherwise_than_the_canvas_says_so_and_is_turned_back(shop: MainWindow, qtbot: QtBot) -> None:
    assert shop.session is not None
    dialog = open_print(shop, qtbot)
    assert dialog.fitted is not None
    printed = dialog.fitted.arrangement.value
    assert dialog.side.other.isHidden()
    dialog.reject()
    other = next(a for a in ("storyline", "swimlanes") if a != printed)
    ops.set_header(shop.session.document, "arrangement", other)
    QApplication.processEvents()
    dialog = open_print(shop, qtbot)
    assert dialog.fitted is not None
    assert dialog.fitted.arrangement.value == printed
    assert dialog.side.other.isVisible()
    assert dialog.side.other.text().endswith("so that it reads best on A3.")
    qtbot.mouseClick(dialog.side.as_canvas, LEFT)
    qtbot.waitUntil(lambda: dialog.fitted is not None and dialog.fitted.arrangement.value == other, timeout=30_000)
    qtbot.waitUntil(dialog.side.other.isHidden)
    assert dialog.side.as_canvas.isHidden()
    dialog.reject()


def test_margins_are_told_as_people_write_them(shop: MainWindow, qtbot: QtBot) -> None:
    dialog = open_print(shop, qtbot)
    composed(dialog, qtbot, paper="A4")
    assert dialog.side._margin.text().split()[0] == "7.8"
    composed(dialog, qtbot, paper="A3")
    assert dialog.side._margin.text().split()[0] == "10"
    composed(dialog, qtbot, margin=12.5)
    assert dialog.side._margin.text().split()[0] == "12.5"
    dialog.reject()
