"""Composes pages beside the window, so that choosing another paper never freezes it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from designer.layout import FittedPage
from designer.model import JourneyMap
from designer.printing import PrintChoice, compose
from designer.text import FontBook
from designer.window.background import Task, sentence_of


class PageWorker(QObject):
    """Composes what is asked for, one after the other; answers are kept."""

    composed = Signal(object, object, str)  # PrintChoice, FittedPage or None, sentence

    def __init__(self, journey: JourneyMap, make_fonts: Callable[[], FontBook], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_fonts = make_fonts  # called in the thread that composes
        self._journey = journey.snapshot()
        self._answers: dict[PrintChoice, FittedPage] = {}
        self._wanted: list[PrintChoice] = []
        self._task: Task | None = None
        self._now: PrintChoice | None = None

    def ask(self, choice: PrintChoice, *, first: bool = False) -> FittedPage | None:
        """The page if it is there; else it comes with `composed`, `first` before all that was asked for earlier."""
        if choice in self._answers:
            return self._answers[choice]
        if first:
            self._wanted = [choice]  # what was asked for earlier is of no use any more
        elif choice not in self._wanted and choice != self._now:
            self._wanted.append(choice)
        self._go_on()
        return None

    def stop(self) -> None:
        """Forget what was asked for."""
        self._wanted.clear()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _go_on(self) -> None:
        # One at a time: they share the interpreter's lock anyway.
        if self._task is not None or not self._wanted:
            return
        choice = self._now = self._wanted.pop(0)
        self._task = Task(self, partial(_compose, self._journey, self._make_fonts, choice))
        self._task.done.connect(self._take)
        self._task.refused.connect(self._refuse)
        self._task.start()

    def _take(self, fitted: FittedPage) -> None:
        choice, self._task, self._now = self._now, None, None
        assert choice is not None
        self._answers[choice] = fitted
        self.composed.emit(choice, fitted, "")
        self._go_on()

    def _refuse(self, fault: object) -> None:
        choice, self._task, self._now = self._now, None, None
        self.composed.emit(choice, None, sentence_of(fault))
        self._go_on()


def _compose(journey: JourneyMap, make_fonts: Callable[[], FontBook], choice: PrintChoice) -> FittedPage:
    fitted = compose(journey, make_fonts(), choice)
    _ = fitted.page.smallest_text  # makes all items here, not on the window's thread
    return fitted
