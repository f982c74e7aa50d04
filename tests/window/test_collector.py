"""No other thread than the window's takes garbage apart, and what is garbage goes all the same."""

from __future__ import annotations

import gc
import linecache
import threading
import weakref
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from designer.templates import open_template
from designer.window import collector
from designer.window.background import Task
from designer.window.collector import collect_in_this_thread
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
