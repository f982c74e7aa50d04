"""Work beside the window: what may take longer than 300 ms never stops it from answering."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable
from pathlib import PurePath

from PySide6.QtCore import QObject, QTimer, Signal

from designer.window.collector import hold_for
from designer.words import _

log = logging.getLogger(__name__)

SHOWN_AFTER_MS = 300
LOOKED_AT_EVERY_MS = 10


class Task(QObject):
    """One piece of work in a thread of its own. `done` comes on the thread of the window, unless it was cancelled.

    The thread touches nothing of Qt: it leaves what the work gave in a plain list, at which a timer of the window's thread
    looks. A signal sent from the thread could meet a window that is being deleted, which ends the program.
    """

    done = Signal(object)  # what the work gave
    refused = Signal(object)  # the exception that it raised
    slow = Signal()  # it takes longer than 300 ms
    over = Signal()  # done, refused or cancelled

    def __init__(self, parent: QObject, work: Callable[[], object]) -> None:
        super().__init__(parent)
        self._work = work
        self.is_over = False
        self._given: list[tuple[object, Exception | None]] = []
        self._look = QTimer(self, interval=LOOKED_AT_EVERY_MS)
        self._look.timeout.connect(self._take)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._timer.timeout.connect(self.slow)

    def start(self) -> Task:
        """Begin."""
        self._timer.start()
        self._look.start()
        thread = threading.Thread(target=_run, args=(self._work, self._given), name="task", daemon=True)
        try:
            thread.start()
        except RuntimeError as fault:  # the system has no thread left
            self._given.append((None, fault))
        else:
            hold_for(thread, (self._work, self._given))
        return self

    def cancel(self) -> None:
        """Let go of it: whatever it gives is not used."""
        if not self.is_over:
            self._end()

    def _take(self) -> None:
        if self.is_over or not self._given:
            return
        result, fault = self._given.pop()
        self._end()
        if fault is None:
            self.done.emit(result)
        else:
            self.refused.emit(fault)

    def _end(self) -> None:
        self.is_over = True
        self._timer.stop()
        self._look.stop()
        self.over.emit()
        self.deleteLater()


def _run(work: Callable[[], object], given: list[tuple[object, Exception | None]]) -> None:
    try:
        given.append((work(), None))
    except Exception as fault:
        given.append((None, fault))


def sentence_of(fault: object) -> str:
    """What to tell of an exception: its own sentence if it was made for people, else a plain one, and the log has it."""
    from designer.export.files import CannotExport
    from designer.interchange import ExportTrouble, ImportTrouble
    from designer.layout import UnknownPaper
    from designer.storage import FileTrouble

    if isinstance(fault, CannotExport | ImportTrouble | ExportTrouble | FileTrouble | UnknownPaper):
        return with_short_paths(str(fault))
    assert isinstance(fault, BaseException)
    log.error("Unexpected", exc_info=fault)
    return _("That could not be done; Help › Show the log has the details. The map is as it was.")


def with_short_paths(sentence: str) -> str:
    """The sentence with the last two folders of each path that it names; the whole path is longer than a bar."""

    def shorten(found: re.Match[str]) -> str:
        path = PurePath(found[1])
        return f"“{'/'.join(path.parts[-3:])}”" if len(path.parts) > 4 else found[0]

    return re.sub(r"“((?:/|[A-Za-z]:[\\/])[^“”]*)”", shorten, sentence)
