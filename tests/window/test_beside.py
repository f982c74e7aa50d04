"""What takes long is done beside the window; faults, memory and printing of the window as a whole."""

from __future__ import annotations

import gc
import logging
import sys
import threading
import weakref
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer import app as application
from designer.export import pdf
from designer.printing import PrintChoice, compose, info_of
from designer.templates import open_sample
from designer.text import FontBook
from designer.window import background, file_exchange
from designer.window.background import Task
from designer.window.collector import let_go
from designer.window.context import Context
from designer.window.main_window import MainWindow
from designer.window.paper_printer import print_on, printer_for
from designer.window.print_dialog import PrintDialog


def write_list(file: Path, rows: int) -> None:
    lines = [f"Stage {i * 5 // rows},Touchpoint {i},Website,Mara,{i % 3 - 1}" for i in range(rows)]
    file.write_text("Stage,Touchpoint,Channel,Persona,Feeling\n" + "\n".join(lines) + "\n", "utf-8")


def hold_back(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """What is done beside the window waits until the event is set, however fast the computer is."""
    may_go_on, run = threading.Event(), background._run

    def run_later(work: Callable[[], object], given: list[tuple[object, Exception | None]]) -> None:
        assert may_go_on.wait(60)
        run(work, given)

    monkeypatch.setattr(background, "_run", run_later)
    return may_go_on


# Beside the window


def test_a_long_list_is_read_while_the_window_answers(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = hold_back(monkeypatch)
    monkeypatch.setattr(file_exchange, "READ_AT_ONCE", 100)
    file = tmp_path / "Long.csv"
    write_list(file, 1500)
    assert not window.files.exchange.import_path(str(file)), "it is on its way"
    qtbot.waitUntil(lambda: window.status.text == "Reading “Long.csv”…", timeout=30_000)
    assert window.files.exchange.is_busy
    may_go_on.set()
    qtbot.waitUntil(lambda: not window.files.exchange.is_busy, timeout=30_000)
    assert window.session is not None
    assert len(window.session.journey.touchpoints) == 1500
    assert window.status.text != "Reading “Long.csv”…"


def test_what_is_cancelled_changes_nothing(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = hold_back(monkeypatch)
    monkeypatch.setattr(file_exchange, "READ_AT_ONCE", 100)
    file = tmp_path / "Long.csv"
    write_list(file, 300)
    window.files.exchange.import_path(str(file))
    window.status.show_work("Reading…")
    qtbot.mouseClick(window.status._cancel, Qt.MouseButton.LeftButton)
    may_go_on.set()
    qtbot.wait(300)
    assert window.session is None
    assert not window.files.exchange.is_busy
    assert not window.status._cancel.isVisible()


def test_a_window_can_be_closed_while_something_is_read(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = hold_back(monkeypatch)
    monkeypatch.setattr(file_exchange, "READ_AT_ONCE", 100)
    file = tmp_path / "Long.csv"
    write_list(file, 300)
    window.files.exchange.import_path(str(file))
    assert window.close()
    may_go_on.set()
    qtbot.wait(300)


@pytest.mark.allow_log
def test_a_fault_beside_the_window_gets_a_plain_sentence(blank: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    def break_down() -> object:
        raise ZeroDivisionError("division by zero")

    told: list[str] = []
    task = Task(blank, break_down)
    task.refused.connect(lambda fault: told.append(background.sentence_of(fault)))
    task.start()
    qtbot.waitUntil(lambda: bool(told))
    assert "zero" not in told[0]
    assert told[0].endswith("The map is as it was.")


# Faults


@pytest.mark.allow_log
def test_a_fault_of_ours_goes_to_the_log_and_the_map_stays_open(
    blank: MainWindow, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        raise KeyError("a fault of ours")
    except KeyError:
        kind, fault, trace = sys.exc_info()
    assert kind is not None
    assert fault is not None
    with caplog.at_level(logging.CRITICAL):
        application.keep_going(kind, fault, trace)
    assert "a fault of ours" in caplog.text
    assert blank.message_bar.text.startswith("Something went wrong")
    assert "KeyError" not in blank.message_bar.text
    assert blank.session is not None


# Paper


def shown(file: Path) -> tuple[tuple[float, float], np.ndarray]:
    """The size of the only page, in points, and how dark it is, a pixel a point."""
    document = pypdfium2.PdfDocument(file)
    assert len(document) == 1
    size = document[0].get_size()
    picture = document[0].render(scale=1).to_numpy()[:, :, :3].mean(axis=2)
    document.close()
    return size, 255 - picture.astype(float)


def squares_of(ink: np.ndarray) -> np.ndarray:
    """How dark each square of 16 points is."""
    high, wide = ink.shape[0] // 16, ink.shape[1] // 16
    return np.asarray(ink[: high * 16, : wide * 16].reshape(high, 16, wide, 16).mean((1, 3)))


@pytest.mark.parametrize(("paper", "landscape"), [("A4", True), ("A3", False)])
def test_what_the_printer_gets_is_the_page_of_the_pdf(
    window: MainWindow, tmp_path: Path, paper: str, landscape: bool
) -> None:
    journey = open_sample("commuter-bike")
    fitted = compose(journey, FontBook.bundled(), PrintChoice(paper=paper, landscape=landscape))
    pdf.write([fitted.page], tmp_path / "ours.pdf", info_of(journey, "x"))
    printer = printer_for(fitted, paper, "Commuter bike")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert print_on(printer, fitted, window.context.fonts)
    (size, ours), (printed_size, printed) = shown(tmp_path / "ours.pdf"), shown(tmp_path / "printed.pdf")
    assert printed_size == pytest.approx(size, abs=1)
    height, width = min(ours.shape[0], printed.shape[0]), min(ours.shape[1], printed.shape[1])
    ours, printed = ours[:height, :width], printed[:height, :width]
    assert ours.mean() > 3, "there is something on the page"
    # Ink in squares of 16 points: a page that is scaled or shifted by a point or two gives much more.
    squares = [
        a[: height // 16 * 16, : width // 16 * 16].reshape(height // 16, 16, width // 16, 16).mean((1, 3))
        for a in (ours, printed)
    ]
    assert np.abs(squares[0] - squares[1]).mean() < 0.04 * squares[0].mean()
    assert np.abs(squares[0] - squares[1]).max() < 40


def test_on_other_paper_the_page_is_fitted_and_centred(window: MainWindow, tmp_path: Path) -> None:
    journey = open_sample("commuter-bike")
    fitted = compose(journey, FontBook.bundled(), PrintChoice(paper="A3", landscape=True))
    printer = printer_for(fitted, "A4", "Commuter bike")
    from PySide6.QtGui import QPageSize

    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert print_on(printer, fitted, window.context.fonts)
    size, ink = shown(tmp_path / "printed.pdf")
    assert size == pytest.approx((842, 595), abs=1)
    columns = np.flatnonzero(ink.max(axis=0) > 30)
    assert columns[0] > 5
    assert columns[-1] < 838


def test_enter_saves_the_pdf_and_the_page_says_what_it_is(blank: MainWindow, qtbot: QtBot) -> None:
    assert blank.session is not None
    blank.files.exchange.open_print()
    dialog = next(d for d in blank.findChildren(PrintDialog) if d.isVisible())
    qtbot.waitUntil(lambda: dialog.fitted is not None, timeout=30_000)
    assert dialog.focusWidget() is dialog.save_button
    assert dialog.save_button.isDefault()
    assert dialog.preview.caption().startswith("A3 ")
    assert " mm · scale " in dialog.preview.caption()
    dialog.preview.set_zoom(1.0)
    assert dialog._zoom.text() == "100 %"
    dialog.reject()


def test_small_text_offers_what_helps_with_its_result(qtbot: QtBot, window: MainWindow) -> None:
    from designer.window.session import MapSession

    window.show_session(MapSession(open_sample("commuter-bike")))
    assert window.session is not None
    window.files.exchange.open_print()
    dialog = next(d for d in window.findChildren(PrintDialog) if d.isVisible())
    dialog.choose(paper="A4", landscape=True, arrangement="swimlanes")
    box = dialog.side.size_box
    qtbot.waitUntil(lambda: box.isVisible() and bool(box._shown), timeout=60_000)
    qtbot.waitUntil(lambda: dialog._worker._task is None, timeout=60_000)
    assert box._title.text().startswith("Smallest text ")
    sizes = [float(text.rpartition(", ")[2].removesuffix(" pt")) for text in box._shown]
    assert sizes
    assert all(size > dialog.fitted.page.smallest_text for size in sizes)  # type: ignore[union-attr]
    from PySide6.QtWidgets import QPushButton

    qtbot.mouseClick(box.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.fitted.page.smallest_text > sizes[0] - 0.06, timeout=30_000)  # type: ignore[union-attr]
    dialog.reject()


# Memory


def test_windows_that_are_opened_and_closed_leave_nothing_behind(context: Context, qtbot: QtBot) -> None:
    gone: list[weakref.ref[object]] = []

    def open_and_close() -> None:
        window = MainWindow(context)
        window.show()
        window.files.new_from_template("core-four")
        QApplication.processEvents()
        assert window.session is not None
        window.select((window.session.journey.touchpoints[0].id,))
        window.commands.do("insert.list")
        QApplication.processEvents()
        gone.extend(weakref.ref(o) for o in (window, window.view, window.session, window.session.document, window.side))
        window.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()

    def collect() -> None:
        let_go()
        # Cards are not looked at by the collector: what only hangs on them goes in its next turn.
        while gc.collect():
            pass

    for _warming_up in range(2):
        open_and_close()
    collect()
    before = len(gc.get_objects())
    for _turn in range(6):
        open_and_close()
    collect()
    assert not [ref() for ref in gone if ref() is not None]
    assert not [w for w in QApplication.allWidgets() if w.window().objectName() != "" or isinstance(w, MainWindow)]
    # One window with its map holds some 20,000 objects; what is read late by other threads adds a few hundred at times.
    assert len(gc.get_objects()) - before < 6 * 400
