"""The rules about print are judged for the paper that was chosen for a map, while nobody does anything."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from designer.editing import operations as ops
from designer.model import NoteKind
from designer.text import FontBook
from designer.window import paper_watch
from designer.window.main_window import MainWindow
from designer.window.paper_watch import Abandoned, ImpatientBook, PaperWatch
from designer.window.session import MapSession
from tests.checks.maps import HEALTHY, change, draw
from tests.window.test_beside import hold_back


@pytest.fixture
def on_paper(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A map for which a tiny sheet was chosen the last time it was printed."""
    return put_on_paper(window, qtbot, monkeypatch)


def put_on_paper(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """Show a map for which a tiny sheet was chosen the last time it was printed."""
    monkeypatch.setattr(paper_watch, "QUIET_MS", 20)
    settings = window.context.settings
    settings.remember("m1", msgspec.structs.replace(settings.memory("m1"), paper="50x60mm"))
    window.show_session(MapSession(change(draw(HEALTHY), "map", uid="m1")))
    qtbot.wait(10)
    return window


def told(window: MainWindow, rule: str) -> list[str]:
    assert window.session is not None
    return [gap.message for gap in window.session.checker.findings.gaps if gap.rule == rule]


def skipped(window: MainWindow) -> set[str]:
    assert window.session is not None
    return {one.rule for one in window.session.checker.findings.skipped}


def watch_of(window: MainWindow) -> PaperWatch:
    assert window.view is not None
    found = window.view.findChild(PaperWatch)
    assert isinstance(found, PaperWatch)
    return found


def test_the_chosen_paper_is_judged_without_anybody_asking_and_again_after_an_edit(
    on_paper: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bool(told(on_paper, "PR01")), timeout=20_000)
    (before,) = told(on_paper, "PR01")
    assert "50 × 60 mm" in before
    assert not {"PR01", "PR02"} & skipped(on_paper), "the contrast was looked at too"
    assert on_paper.session is not None
    document = on_paper.session.document
    ops.rename(document, "Order", "Orders it, after long thought, with all that belongs to it and a bell")
    on_paper.session.settle_now()
    assert told(on_paper, "PR01") == [before], "what is known stays until it is known anew"
    for n in range(8):
        ops.add_note(
            document, NoteKind.PAIN_POINT, "Order", f"{n}: what a long story this is, and how it goes on and on"
        )
    qtbot.waitUntil(lambda: told(on_paper, "PR01") not in ([before],), timeout=20_000)


def test_a_map_that_was_never_printed_is_left_alone(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_watch, "QUIET_MS", 5)
    window.show_session(MapSession(change(draw(HEALTHY), "map", uid="m2")))
    assert window.session is not None
    window.session.settle_now()
    qtbot.wait(60)
    assert not watch_of(window).is_composing
    assert {"PR01", "PR02"} <= skipped(window)


def test_nothing_is_begun_while_a_button_is_held_and_what_runs_is_given_up(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = hold_back(monkeypatch)
    held = Qt.MouseButton.LeftButton
    # Offscreen knows no buttons. One is held from the start: a fast computer would have told by now.
    monkeypatch.setattr(PaperWatch, "_is_busy", lambda _watch: held is not Qt.MouseButton.NoButton)
    on_paper = put_on_paper(window, qtbot, monkeypatch)
    watch, view = watch_of(on_paper), on_paper.view
    assert view is not None
    assert on_paper.session is not None
    on_paper.session.settle_now()
    qtbot.wait(150)
    assert not watch.is_composing
    assert "PR01" in skipped(on_paper)
    held = Qt.MouseButton.NoButton
    qtbot.waitUntil(lambda: watch.is_composing, timeout=5000)
    view.zoom_in()
    watch._look_up()
    assert not watch.is_composing
    may_go_on.set()
    qtbot.waitUntil(lambda: bool(told(on_paper, "PR01")), timeout=20_000)


def test_work_that_nobody_waits_for_ends_at_the_next_word() -> None:
    wanted = [True]
    book = ImpatientBook(FontBook.bundled(), lambda: wanted[0])
    assert book.width("Order", 400, 10) == FontBook.bundled().width("Order", 400, 10)
    wanted[0] = False
    for ask in (
        lambda: book.width("Pay", 400, 10),
        lambda: book.wrap("Pay", 400, 10, 80),
        lambda: book.line("Pay", 400, 10, "#000000", 0, 0),
    ):
        with pytest.raises(Abandoned):
            ask()
