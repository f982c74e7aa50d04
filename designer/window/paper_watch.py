"""How the map comes out on the paper that was chosen for it, judged while nobody does anything: the rules about print."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from designer.text import FontBook
from designer.window.background import Task

if TYPE_CHECKING:
    from designer.canvas.view import MapView
    from designer.checks.facts import Facts
    from designer.model import JourneyMap
    from designer.printing import PrintChoice
    from designer.window.main_window import MainWindow
    from designer.window.session import MapSession

QUIET_MS = 1500  # without an edit, a press or a scroll; before it nothing is begun
GUARD_MS = 20  # while it composes: whoever begins to do something has the processor at once
MOST_TOUCHPOINTS = 3000  # beyond them composing takes many seconds; Print and PDF tells it then


class Abandoned(Exception):
    """Nobody waits for it any more."""


class ImpatientBook(FontBook):
    """A font book for work that may be given up at every word: threads share one processor, and a drag goes first."""

    def __init__(self, book: FontBook, is_wanted: Callable[[], bool]) -> None:
        super().__init__(book.faces, book.language, book.han_language)
        self._is_wanted = is_wanted

    def _look_up(self) -> None:
        if not self._is_wanted():
            raise Abandoned

    def width(self, text: str, weight: int, size: float, tracking: float = 0) -> float:
        self._look_up()
        return super().width(text, weight, size, tracking)

    def wrap(self, text: str, weight: int, size: float, width: float, *, tracking: float = 0) -> tuple[str, ...]:
        self._look_up()
        return super().wrap(text, weight, size, width, tracking=tracking)

    def line(self, *arguments: Any, **more: Any) -> Any:
        self._look_up()
        return super().line(*arguments, **more)


class PaperWatch(QObject):
    """Follows a map while it is shown. A map for which nobody chose a paper is left alone."""

    def __init__(self, window: MainWindow, session: MapSession, view: MapView) -> None:
        super().__init__(view)
        self._window, self._session, self._view = window, session, view
        self._judged: PrintChoice | None = None  # what was judged last, None after an edit
        self._task: Task | None = None
        self._began_at: object = None
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._begin)
        self._guard = QTimer(self, interval=GUARD_MS)
        self._guard.timeout.connect(self._look_up)
        session.changed.connect(self._follow)
        session.checked.connect(self._checked)

    def chosen(self) -> PrintChoice | None:
        """The sheet that was chosen for this map in Print and PDF; None where nobody did."""
        from designer.printing import PrintChoice

        uid = self._session.journey.header.uid
        memory = self._window.context.settings.memory(uid) if uid else None
        if memory is None or not memory.paper:
            return None
        landscape = {"landscape": True, "portrait": False}.get(memory.orientation)
        return PrintChoice(memory.paper, landscape, memory.margin, memory.arrangement or "auto")

    @property
    def is_composing(self) -> bool:
        """Whether a page is being composed just now."""
        return self._task is not None

    def _follow(self, _change: object) -> None:
        self._judged = None
        self._give_up()

    def _checked(self) -> None:
        choice = self.chosen()
        self._session.is_watched_on_paper = choice is not None
        if choice is not None and choice != self._judged and self._task is None and self._has_touchpoints():
            self._quiet.start()

    def _has_touchpoints(self) -> bool:
        return 0 < len(self._session.journey.touchpoints) <= MOST_TOUCHPOINTS

    def _begin(self) -> None:
        choice = self.chosen()
        if choice is None or choice == self._judged or self._session.fonts is None:
            return
        if self._is_busy() or self._view.session is not None:
            self._quiet.start()
            return
        wanted = [True]
        self.destroyed.connect(lambda: wanted.clear())  # the map is shown no more: the thread ends at its next word
        work = partial(_judge, self._session.journey.snapshot(), self._session.fonts.making, choice, wanted)
        self._began_at = self._place()
        self._wanted = wanted
        self._task = Task(self, work)
        self._task.done.connect(partial(self._take, choice))
        self._task.refused.connect(self._refuse)
        self._guard.start()
        self._task.start()

    def _is_busy(self) -> bool:
        return QApplication.mouseButtons() != Qt.MouseButton.NoButton or QApplication.activePopupWidget() is not None

    def _place(self) -> object:
        camera = self._view.camera
        return camera.zoom, camera.to_map(0, 0)

    def _look_up(self) -> None:
        if self._is_busy() or self._place() != self._began_at or self._view.session is not None:
            self._give_up()
            self._quiet.start()

    def _give_up(self) -> None:
        self._quiet.stop()
        self._guard.stop()
        if self._task is not None:
            self._wanted[0] = False
            self._task.cancel()
            self._task = None

    def _take(self, choice: PrintChoice, facts: Facts) -> None:
        self._guard.stop()
        self._task, self._judged = None, choice
        self._session.judge_on_paper(facts)

    def _refuse(self, _fault: object) -> None:
        """A paper that this program does not know any more, say: Print and PDF tells about it."""
        self._guard.stop()
        self._task, self._judged = None, self.chosen()


def _judge(journey: JourneyMap, make_fonts: Callable[[], FontBook], choice: PrintChoice, wanted: list[bool]) -> Facts:
    """In a thread of its own."""
    from designer.print_facts import facts_of_choice

    return facts_of_choice(journey, ImpatientBook(make_fonts(), lambda: wanted == [True]), choice)
