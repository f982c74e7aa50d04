"""Garbage is collected in the window's own thread only.

Python collects in whatever thread happens to allocate. What it finds may hold widgets; taking those apart beside the thread
of the window brings Qt down later, wherever all widgets are gone through. (calibre and others do the same for that reason.)
"""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QObject, QTimer

EVERY_MS = 250
_WHOLE_EVERY_MS = 30_000  # all generations: with a large map that takes as long as a few frames
_NAME = "collector"


class Collector(QObject):
    """Collects by the thresholds that Python has, from a timer of the application."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self.setObjectName(_NAME)
        gc.disable()
        self._since_whole = QElapsedTimer()
        self._since_whole.start()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect what has come together, the young more often than the old."""
        counts, most = gc.get_count(), gc.get_threshold()
        if counts[0] <= most[0]:
            return
        generation = 0
        if counts[1] > most[1]:
            generation = 1
            if counts[2] > most[2] and self._since_whole.elapsed() > _WHOLE_EVERY_MS:
                generation = 2
                self._since_whole.restart()
        gc.collect(generation)
        if generation == 2:
            give_back()


def give_back() -> None:
    """Hand memory that is free back to the system. glibc keeps what lies between two places that are in use: after hours
    of work several times as much as the program needs."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # other C libraries have none
    if trim is not None:
        trim(0)


def collect_in_this_thread() -> None:
    """From now on garbage is collected in the thread of the application alone. Asked for with each window."""
    application = QCoreApplication.instance()
    if application is not None and application.findChild(Collector, _NAME) is None:
        Collector(application)
