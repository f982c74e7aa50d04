"""Composes pages beside the window, so that choosing another paper never freezes it."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from designer.layout import FittedPage
from designer.model import JourneyMap
from designer.printing import PrintChoice, compose
from designer.text import FontBook

log = logging.getLogger(__name__)


class _Result(QObject):
    ready = Signal(int, object, object, str)  # ticket, choice, FittedPage or None, sentence


class _Work(QRunnable):
    def __init__(self, ticket: int, journey: JourneyMap, choice: PrintChoice, result: _Result) -> None:
        super().__init__()
        self._ticket, self._journey, self._choice, self._result = ticket, journey, choice, result

    def run(self) -> None:
        fitted: FittedPage | None = None
        sentence = ""
        try:
            fitted = compose(self._journey, FontBook.bundled(), self._choice)
            _ = fitted.page.smallest_text  # makes all items here, not on the window's thread
        except ValueError as trouble:
            sentence = str(trouble)
        except Exception:
            log.exception("Could not compose a page")
            sentence = "The page could not be composed; Help › Show the log has the details."
        self._result.ready.emit(self._ticket, self._choice, fitted, sentence)


class PageWorker(QObject):
    """Composes what is asked for; only the last answer to each question counts. Answers are kept."""

    composed = Signal(object, object, str)  # PrintChoice, FittedPage or None, sentence

    def __init__(self, journey: JourneyMap, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journey = journey.snapshot()
        self._answers: dict[PrintChoice, FittedPage] = {}
        self._asked: set[PrintChoice] = set()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)  # one after the other: they share the interpreter's lock anyway
        self._result = _Result(self)
        self._result.ready.connect(self._take)

    def ask(self, choice: PrintChoice) -> FittedPage | None:
        """The page if it is there; else it comes with `composed`."""
        if choice in self._answers:
            return self._answers[choice]
        if choice not in self._asked:
            self._asked.add(choice)
            self._pool.start(_Work(0, self._journey, choice, self._result))
        return None

    def stop(self) -> None:
        """Forget what was asked for; wait for what runs."""
        self._pool.clear()
        self._pool.waitForDone()

    def _take(self, _ticket: int, choice: PrintChoice, fitted: FittedPage | None, sentence: str) -> None:
        self._asked.discard(choice)
        if fitted is not None:
            self._answers[choice] = fitted
        self.composed.emit(choice, fitted, sentence)
