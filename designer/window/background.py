"""Work beside the window: what may take longer than 300 ms never stops it from answering."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from designer.words import _

log = logging.getLogger(__name__)

SHOWN_AFTER_MS = 300


class Task(QObject):
    """One piece of work in a thread of its own. `done` comes on the thread of the window, unless it was cancelled."""

    done = Signal(object)  # what the work gave
    refused = Signal(object)  # the exception that it raised
    slow = Signal()  # it takes longer than 300 ms
    over = Signal()  # done, refused or cancelled
    _ended = Signal(object, object)

    def __init__(self, parent: QObject, work: Callable[[], object]) -> None:
        super().__init__(parent)
        self._work = work
        self.is_over = False
        self._ended.connect(self._take)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._timer.timeout.connect(self.slow)

    def start(self) -> Task:
        """Begin."""
        self._timer.start()
        threading.Thread(target=self._run, name="task", daemon=True).start()
        return self

    def cancel(self) -> None:
        """Let go of it: whatever it gives is not used."""
        if not self.is_over:
            self._end()

    def _run(self) -> None:
        result, fault = None, None
        try:
            result = self._work()
        except Exception as raised:
            fault = raised
        try:
            self._ended.emit(result, fault)
        except RuntimeError:  # the window was closed meanwhile
            return

    def _take(self, result: object, fault: object) -> None:
        if self.is_over:
            return
        self._end()
        if fault is None:
            self.done.emit(result)
        else:
            self.refused.emit(fault)

    def _end(self) -> None:
        self.is_over = True
        self._timer.stop()
        self.over.emit()
        self.deleteLater()


def sentence_of(fault: object) -> str:
    """What to tell of an exception: its own sentence if it was made for people, else a plain one, and the log has it."""
    from designer.export.files import CannotExport
    from designer.interchange import ExportTrouble, ImportTrouble
    from designer.layout import UnknownPaper
    from designer.storage import FileTrouble

    if isinstance(fault, CannotExport | ImportTrouble | ExportTrouble | FileTrouble | UnknownPaper):
        return str(fault)
    assert isinstance(fault, BaseException)
    log.error("Unexpected", exc_info=fault)
    return _("That could not be done; Help › Show the log has the details. The map is as it was.")
