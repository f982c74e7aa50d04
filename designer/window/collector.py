"""Garbage is collected in the window's own thread only.

Python collects in whatever thread happens to allocate. What it finds may hold widgets; taking those apart beside the thread
of the window brings Qt down later, wherever all widgets are gone through. (calibre and others do the same for that reason.)
For the same reason a thread is never the last to let go of what it works with.
"""

from __future__ import annotations

import gc
import linecache
import sys
import threading
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QObject, QTimer

EVERY_MS = 250
_ALL_EVERY_MS = 30_000  # all generations: with a large map that takes as long as a few frames
_ALL_AT_MOST_EVERY_MS = 1000
_LONG_MS = 200
_NAME = "collector"
_held: list[tuple[threading.Thread, object]] = []
_MMAP_THRESHOLD, _LARGE = -3, 256 * 1024  # M_MMAP_THRESHOLD of malloc.h; bytes


class Collector(QObject):
    """Collects by the thresholds that Python has, from a timer of the application; all there is soon after a map was closed."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self.setObjectName(_NAME)
        gc.disable()
        self.is_all_wanted = False
        self._since_all, self._took = QElapsedTimer(), 0  # ms
        self._since_all.start()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect what has come together, the young more often than the old."""
        let_go()
        if self.is_all_wanted and self._took < _LONG_MS and self._since_all.elapsed() > _ALL_AT_MOST_EVERY_MS:
            self._collect_all()
            return
        counts, most = gc.get_count(), gc.get_threshold()
        if counts[0] <= most[0]:
            return
        if counts[1] <= most[1]:
            gc.collect(0)
        elif counts[2] <= most[2] or self._since_all.elapsed() <= _ALL_EVERY_MS:
            gc.collect(1)
        else:
            self._collect_all()

    def _collect_all(self) -> None:
        self.is_all_wanted = False
        self._since_all.restart()
        found = gc.collect()
        self._took = self._since_all.elapsed()
        # What it does not look at, as the cards of a drawing, goes with what held it, and only then what hangs on that.
        while found and self._since_all.elapsed() < _LONG_MS:
            found = gc.collect()
        forget_sources()
        give_back()


def collect_all_soon() -> None:
    """A map was closed: what it held goes within moments, where that takes no longer than a blink. Until the next usual turn
    more and more of it may come together, and memory that was once taken is seldom given back whole."""
    application = QCoreApplication.instance()
    if application is not None and (collector := application.findChild(Collector, _NAME)) is not None:
        collector.is_all_wanted = True


def hold_for(thread: threading.Thread, what: object) -> None:
    """Hold what a thread that was started works with until it has ended. Where a panel is gone by then, the thread would be the
    last to let go of it, and take it apart beside the window."""
    let_go()
    _held.append((thread, what))


def let_go() -> None:
    """Let go, in the thread of the window, of what threads worked with that have ended."""
    _held[:] = [(thread, what) for thread, what in _held if thread.is_alive()]


def give_back() -> None:
    """Hand memory that is free back to the system. glibc keeps what lies between two places that are in use: after hours
    of work several times as much as the program needs."""
    if (trim := _of_glibc("malloc_trim")) is not None:
        trim(0)


def forget_sources() -> None:
    """Let go of the sources of modules. PySide's hook, where it is in place, reads that of each module that is imported, to see
    whether it uses PySide, and Python keeps the lines: 120,000 of them, 12 MB, when the first map is open. So it does with those
    that a traceback showed; the next one reads them anew."""
    linecache.clearcache()


def keep_large_apart() -> None:
    """Let what is large lie outside of the heap, as at the start. glibc moves the size from which on it does so up to that of
    the largest piece that was ever freed: from the first picture on they lie among what stays, and leave holes behind."""
    if (tune := _of_glibc("mallopt")) is not None:
        tune(_MMAP_THRESHOLD, _LARGE)


@cache
def _of_glibc(name: str) -> Callable[..., int] | None:
    """A function of the C library of Linux; other C libraries than glibc have none of this name."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    return getattr(ctypes.CDLL(None), name, None)


def collect_in_this_thread() -> None:
    """From now on garbage is collected in the thread of the application alone. Asked for with each window."""
    application = QCoreApplication.instance()
    if application is not None and application.findChild(Collector, _NAME) is None:
        Collector(application)
        keep_large_apart()
