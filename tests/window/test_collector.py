"""No other thread than the window's takes garbage apart, and what is garbage goes all the same."""

from __future__ import annotations

import gc
import linecache
import threading
import weakref
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.model import Channel, Connection, Note, Stage
from designer.templates import open_template
from designer.window import collector
from designer.window.background import Task
from designer.window.collector import collect_in_this_thread
from designer.window.context import Context
from designer.window.main_window import MainWindow
from designer.window.session import MapSession
from tests.elapsing import HOUR_MS


class Ring:
    """Garbage that only the collector finds; tells in which thread it went."""

    went_in: list[int] = []

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        self.went_in.append(threading.get_ident())


class Holder(Ring):
    """What goes with the last that holds it, as a panel that nobody shows any more."""

    def __init__(self) -> None:
        pass

    def work(self, may_end: threading.Event) -> None:
        """What takes until it may end."""
        may_end.wait()


def test_garbage_of_other_threads_goes_in_the_thread_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    Ring.went_in.clear()

    def work() -> None:
        for _turn in range(20_000):
            Ring()

    beside = threading.Thread(target=work)
    beside.start()
    beside.join()
    assert Ring.went_in == []
    qtbot.waitUntil(lambda: len(Ring.went_in) == 20_000, timeout=5000)
    assert set(Ring.went_in) == {threading.get_ident()}


def test_what_a_thread_works_with_goes_in_the_thread_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    Ring.went_in.clear()
    may_end = threading.Event()
    held = Holder()
    task = Task(window, partial(held.work, may_end)).start()
    task.cancel()
    del held, task
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert Ring.went_in == []
    may_end.set()
    qtbot.waitUntil(lambda: len(Ring.went_in) == 1)
    assert Ring.went_in == [threading.get_ident()]


def test_a_closed_map_goes_within_moments(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collector, "_ALL_EVERY_MS", HOUR_MS)
    monkeypatch.setattr(collector, "_LONG_MS", HOUR_MS)  # however busy the computer is
    window.show_session(MapSession(open_template("service-blueprint")))
    QCoreApplication.processEvents()
    assert window.session is not None
    gone = weakref.ref(window.session.document)
    window.show_welcome()
    qtbot.waitUntil(lambda: gone() is None)


@contextmanager
def found_by_the_collector() -> Iterator[Counter[str]]:
    """What the collector finds meanwhile, and at the end: how many there are of each kind of ours and of Qt."""
    gc.collect()
    kinds: Counter[str] = Counter()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        yield kinds
        gc.collect()
    finally:
        gc.set_debug(0)
        found = [type(one) for one in gc.garbage]
        gc.garbage.clear()
    kinds.update(kind.__qualname__ for kind in found if kind.__module__.startswith(("designer.", "PySide6.")))


def pass_turns(qtbot: QtBot) -> None:
    """Let go of widgets that are to go, and of what hangs on them."""
    for _turn in range(3):
        qtbot.wait(1)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_closed_map_leaves_nothing_to_the_collector(window: MainWindow, qtbot: QtBot) -> None:
    def open_and_close() -> None:
        window.show_session(MapSession(open_template("service-blueprint")))
        pass_turns(qtbot)
        assert window.session is not None
        window.session.settle_now()
        window.show_welcome()
        pass_turns(qtbot)

    open_and_close()
    with found_by_the_collector() as kinds:
        open_and_close()
    assert not kinds


def test_a_closed_window_leaves_nothing_to_the_collector(context: Context, qtbot: QtBot) -> None:
    def open_and_close() -> None:
        window = MainWindow(context)
        window.show()
        window.complete()
        window.show_session(MapSession(open_template("service-blueprint")))
        pass_turns(qtbot)
        window.close()
        del window
        pass_turns(qtbot)

    open_and_close()
    with found_by_the_collector() as kinds:
        open_and_close()
    assert not kinds


def test_editing_leaves_nothing_to_the_collector(window: MainWindow, qtbot: QtBot) -> None:
    window.show_session(MapSession(open_template("service-blueprint")))
    pass_turns(qtbot)
    view, session = window.view, window.session
    assert view is not None
    assert session is not None
    touchpoints = [t.id for t in session.journey.touchpoints][:3]

    def edit() -> None:
        for id in touchpoints:
            window.select([id])
            pass_turns(qtbot)
            qtbot.keyClick(view, Qt.Key.Key_F2)
            qtbot.keyClicks(QApplication.focusWidget(), "Renamed")
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
            pass_turns(qtbot)
        for kind in (Stage, Channel, Connection, Note):
            window.select([next(iter(session.journey.of(kind))).id])
            pass_turns(qtbot)
        window.select([])
        while session.document.position:
            session.document.undo()
            pass_turns(qtbot)

    edit()
    with found_by_the_collector() as kinds:
        edit()
    assert not kinds


def test_it_is_set_up_once(window: MainWindow) -> None:
    collect_in_this_thread()
    collect_in_this_thread()
    assert not gc.isenabled()
    one = Ring()
    gone = weakref.ref(one)
    del one
    gc.collect()
    assert gone() is None


def test_the_sources_that_pyside_reads_are_let_go_once_a_map_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    source = collector.__file__
    assert linecache.getlines(source)
    window.show_session(MapSession(open_template("service-blueprint")))
    qtbot.waitUntil(lambda: source not in linecache.cache, timeout=30_000)
