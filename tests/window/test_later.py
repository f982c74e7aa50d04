"""What is done in the next turn of the event loop: only for as long as that which it is done to is there."""

from __future__ import annotations

from functools import partial

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from designer.editing import operations as ops
from designer.model import NoteKind, Placement
from designer.window.later import call_later
from designer.window.main_window import MainWindow


def test_it_is_done_once_in_the_next_turn(qtbot: QtBot) -> None:
    done: list[str] = []
    owner = QObject()
    call_later(owner, lambda: done.append("now"))
    assert done == []
    qtbot.wait(5)
    assert done == ["now"]


def test_it_is_forgotten_with_its_owner(qtbot: QtBot) -> None:
    done: list[str] = []
    owner = QObject()
    call_later(owner, lambda: done.append("now"))
    shiboken6.delete(owner)
    qtbot.wait(5)
    assert done == []


def test_nothing_is_asked_of_what_is_gone_already(qtbot: QtBot) -> None:
    """As when a field of a window that closes loses the keys, and what follows from that wants to scroll."""
    done: list[str] = []
    area = QScrollArea()
    call = partial(call_later, area, lambda: done.append(f"{area.verticalScrollBar().value()}"))
    shiboken6.delete(area)
    call()
    qtbot.wait(5)
    assert done == []


def test_properties_do_not_scroll_back_in_a_window_that_is_closed(blank: MainWindow, qtbot: QtBot) -> None:
    assert blank.session is not None
    document = blank.session.document
    place = Placement(stage=document.journey.stages[0].id, lane=document.journey.channels[0].id)
    touchpoint = ops.add_touchpoint(document, "Ring", place)
    blank.select((touchpoint,))
    blank.actions_by_id["edit.properties"].trigger()
    QApplication.processEvents()
    ops.add_note(
        document, NoteKind.THOUGHT, touchpoint, "Nobody hears it"
    )  # the form is built anew, scrolled as it was
    document.mark_saved()
    blank.session.is_untouched_new = True
    blank.close()
    qtbot.waitUntil(lambda: not shiboken6.isValid(blank))
    qtbot.wait(5)  # what is raised in an event fails the test
