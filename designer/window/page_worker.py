"""Composes pages beside the window, so that choosing another paper never freezes it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from designer.checks import Profile
from designer.model import JourneyMap
from designer.printed_inner import Beside
from designer.printing import Press, PrintChoice, Printout
from designer.text import FontBook
from designer.window.background import Task, sentence_of

Composes = Callable[[FontBook, PrintChoice], Printout]


class PageWorker(QObject):
    """Composes what is asked for, one after the other; answers are kept."""

    composed = Signal(object, object, str)  # PrintChoice, Printout or None, sentence

    def __init__(
        self,
        journey: JourneyMap,
        make_fonts: Callable[[], FontBook],
        parent: QObject | None = None,
        composes: Composes | None = None,
        profile: Profile | None = None,
        beside: Beside | None = None,
    ) -> None:
        """`composes` makes the pages where they are not those of the map alone; gaps are found by `profile`, None is the one
        that the map names; `beside` reads the maps that touchpoints open in files of their own."""
        super().__init__(parent)
        self._composes = composes
        self._profile = profile
        self._beside = beside
        self._fonts: FontBook | None = None
        self._make_fonts = make_fonts  # called in the thread that composes
        self._journey = journey.snapshot()
        self._press: Press | None = None
        self._answers: dict[PrintChoice, Printout] = {}
        self._wanted: list[PrintChoice] = []
        self._task: Task | None = None
        self._now: PrintChoice | None = None

    def ask(self, choice: PrintChoice, *, first: bool = False) -> Printout | None:
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
        self._task = Task(self, partial(self._compose, choice))
        self._task.done.connect(self._take)
        self._task.refused.connect(self._refuse)
        self._task.start()

    def _compose(self, choice: PrintChoice) -> Printout:
        """In the thread. One runs at a time, so all of them share a press."""
        if self._fonts is None:
            self._fonts = self._make_fonts()
        if self._composes is not None:
            printout = self._composes(self._fonts, choice)
        else:
            if self._press is None:
                self._press = Press(self._journey, self._fonts, self._profile, self._beside)
            printout = self._press.compose(choice)
        _ = printout.smallest_text  # makes all items here, not on the window's thread
        return printout

    def _take(self, printout: Printout) -> None:
        choice, self._task, self._now = self._now, None, None
        assert choice is not None
        self._answers[choice] = printout
        self.composed.emit(choice, printout, "")
        self._go_on()

    def _refuse(self, fault: object) -> None:
        choice, self._task, self._now = self._now, None, None
        self.composed.emit(choice, None, sentence_of(fault))
        self._go_on()
