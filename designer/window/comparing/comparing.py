"""Comparing in one window: begins beside the map, stands in its place, and gives it back as it was."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from designer.window.later import call_later
from designer.words import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from designer.canvas.camera import Camera
    from designer.canvas.marked import MarkedSurface, Picture
    from designer.comparing import Difference
    from designer.model import JourneyMap
    from designer.window.background import Task
    from designer.window.commands import Table
    from designer.window.comparing.compared import Books, Compared, Which
    from designer.window.comparing.sources import Source
    from designer.window.comparing.surface import CompareSurface
    from designer.window.comparing.taking import Taking
    from designer.window.main_window import MainWindow

AGAIN_MS = 120  # after an edit (an undo, a difference taken over)

# What can be done while two maps are compared; all else waits until the map itself is back.
_STAYS = (
    "file.new", "file.open", "file.import", "file.close", "file.save", "file.save_as", "file.print", "file.settings",
    "file.quit", "edit.undo", "edit.redo", "view.fit", "view.selection", "view.actual", "view.zoom_in", "view.zoom_out",
    "view.full_screen", "map.compare", "check.next", "check.previous", "edit.command",
)  # fmt: skip
_STAY_ALL = ("view.appearance.", "view.contrast", "view.text_size.", "help.")


class Comparing(QObject):
    """Which two maps one window compares, and what its actions do meanwhile."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.surface: CompareSurface | None = None
        self._sources: tuple[Source, Source] | None = None
        self._kept: dict[int, JourneyMap] = {}  # what was read beside the window, by its place
        self._shown: tuple[tuple[Source, Source], dict[int, JourneyMap]] | None = (
            None  # both, of what the surface shows
        )
        self._task: Task | None = None
        self._sides_task: Task | None = None
        self._camera: Camera | None = None
        self._closed_docks: list[QWidget] = []
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._compare)

    @property
    def is_on(self) -> bool:
        """Whether two maps are compared in the window now."""
        return self.surface is not None

    @property
    def canvas(self) -> MarkedSurface | None:
        """The canvas that zoom and keys go to."""
        return self.surface.canvas if self.surface is not None else None

    def has_closed(self, dock: QWidget) -> bool:
        """Whether a dock is closed only as long as two maps are compared."""
        return dock in self._closed_docks

    # Begin and end

    def start(self, before: Source, after: Source) -> None:
        """Compare two maps; they are read and laid out beside the window, and shown as soon as they are."""
        if self._task is not None:
            self._task.cancel()
        self._window.finish_editing()
        self._sources, self._kept = (before, after), {}
        self._compare()

    def stop(self) -> None:
        """Back to the map, as it was."""
        window = self._window
        if self.surface is None:
            return
        camera, docks = self._camera, self._closed_docks
        self.drop()
        if window.view is None:
            window.show_welcome()
            window.focus_canvas()
            return
        for dock in docks:
            if dock is not window.left or not window.side.over.is_on:  # else it would lie over the map
                dock.show()
        window.show_map_place()
        view = window.view
        if camera is not None:
            # Once the docks have taken their room again.
            call_later(view, lambda: view.set_camera(camera.resized(view.camera.width, view.camera.height)))
        window.status.set_zoom(view.zoom if camera is None else camera.zoom)
        window.status.set_text("")
        window.commands.refresh()
        window.commands.view.mark_panels()
        window.focus_canvas()

    def drop(self) -> None:
        """Compare no longer; what comes in the place of it is shown by others."""
        for task in (self._task, self._sides_task):
            if task is not None:
                task.cancel()
        self._task = self._sides_task = None
        self._again.stop()
        self._sources, self._kept, self._shown, self._camera, self._closed_docks = None, {}, None, None, []
        if self.surface is not None:
            surface, self.surface = self.surface, None
            surface.close_layouts()
            self._window.take_away(surface)

    # The work

    def follow_map(self, _change: object = None) -> None:
        """The open map was changed: compare again, unless neither side is taken from it."""
        if self._sources is not None and any(source.is_live for source in self._sources):
            self._again.start()

    def _compare(self) -> None:
        from designer.window.background import Task

        if self._sources is None:
            return
        if self._task is not None:
            self._task.cancel()
        live = {at: source.read() for at, source in enumerate(self._sources) if source.is_live}
        self._task = Task(self, partial(self._work, self._sources, self._kept | live, self._books()))
        self._task.done.connect(self._show)
        self._task.refused.connect(self._refuse)
        self._task.slow.connect(lambda: self._window.say(_("Comparing…")))
        self._task.start()

    def _work(self, sources: tuple[Source, Source], known: dict[int, JourneyMap], books: Books) -> Compared:
        """In a thread."""
        from designer.window.comparing.compared import Side, compared

        sides = [Side(s.name, known[i] if i in known else s.read(), s.is_version) for i, s in enumerate(sources)]
        return compared(sides[0], sides[1], books)

    def _books(self) -> Books:
        """What makes the fonts of a map, in whatever thread it is called."""
        from designer import settings as keys

        context = self._window.context
        finder, wanted = context.font_finder, context.settings.get(keys.FONTS)
        return lambda journey: finder.book_for(journey, wanted)

    def _refuse(self, fault: object) -> None:
        from designer.window.background import sentence_of

        self._task = None
        self._window.files.say_trouble(sentence_of(fault))
        # What was compared before stays, and is what an edit compares again.
        self._sources, self._kept = self._shown if self._shown is not None else (None, {})

    def _show(self, compared: Compared) -> None:
        self._task = None
        assert self._sources is not None
        self._kept = {
            i: side.journey for i, side in enumerate((compared.before, compared.after)) if not self._sources[i].is_live
        }
        self._shown = self._sources, self._kept
        if self.surface is None:
            self._open(compared)
        else:
            self.surface.show_compared(compared, has_mine=self._has_mine)
        self._say_count(compared)
        self._lay_out_sides(compared)

    def _lay_out_sides(self, compared: Compared) -> None:
        """Have both maps ready by the time somebody wants to see them side by side."""
        from designer.window.background import Task
        from designer.window.comparing.compared import sides

        if self._sides_task is not None:
            self._sides_task.cancel()
        task = self._sides_task = Task(self, partial(sides, compared, self._books()))
        task.done.connect(self._show_sides)
        task.refused.connect(self._refuse_sides)
        task.start()

    def _show_sides(self, pictures: dict[Which, Picture]) -> None:
        self._sides_task = None
        if self.surface is not None:
            self.surface.show_sides(pictures)

    def _refuse_sides(self, fault: object) -> None:
        from designer.window.background import sentence_of

        self._sides_task = None
        self._window.files.say_trouble(sentence_of(fault))

    def _say_count(self, compared: Compared) -> None:
        from designer.comparing import counts_words

        words = counts_words(compared.differences.counts)
        self._window.say(words[:1].upper() + words[1:] + ".")
        self._window.announcer.say(words)

    # The surface

    def _open(self, compared: Compared) -> None:
        from designer.window.comparing.surface import CompareSurface

        window = self._window
        if window.session is not None:
            assert window.view is not None
            self._camera = window.view.camera
            self._closed_docks = [dock for dock in window.docks if not dock.isHidden()]
            for dock in self._closed_docks:
                dock.hide()
        else:
            window.status.show_zoom_alone()
        surface = self.surface = CompareSurface(window.context, compared, self._can_take, self._has_mine)
        surface.stop_asked.connect(self.stop)
        surface.swap_asked.connect(self.swap)
        surface.print_asked.connect(self.print)
        surface.take_asked.connect(self.take)
        surface.said.connect(window.say)
        surface.zoom_changed.connect(window.status.set_zoom)
        window.show_in_place(surface)
        surface.show_first()
        window.commands.refresh()
        window.focus_canvas()

    @property
    def _has_mine(self) -> bool:
        """Whether one of the two is the open map itself, which differences can be taken over into."""
        return any(source.is_mine for source in self._sources or ())

    def take_text_size(self) -> None:
        """Make the surface anew in another text size, as it was."""
        if self.surface is None:
            return
        old, camera, self.surface = self.surface, self._camera, None
        old.close_layouts()
        self._window.take_away(old)
        self._open(old.compared)
        self._camera = camera
        assert self.surface is not None
        if old.panel.current is not None:
            self.surface.panel.choose(old.panel.current)
        self.surface.show_layout(old.layout_name)
        self._lay_out_sides(old.compared)

    def swap(self) -> None:
        """Before becomes after."""
        if self._sources is not None:
            self._sources = (self._sources[1], self._sources[0])
            self._kept = {1 - i: journey for i, journey in self._kept.items()}
            self._compare()

    # Taking over

    def _taking(self) -> Taking | None:
        from designer.window.comparing.taking import Taking

        if self.surface is None or self._sources is None or not self._has_mine:
            return None
        compared, is_after = self.surface.compared, self._sources[1].is_mine
        here, there = compared.before.journey, compared.after.journey
        if is_after:
            here, there = there, here
        return Taking(compared.differences, here, there, is_after=is_after)

    def _can_take(self, difference: Difference) -> bool:
        taking = self._taking()
        return taking is not None and taking.can(difference)

    def take(self, difference: Difference) -> None:
        """Take one difference over into the open map, and look at the next."""
        from designer.editing import Refused

        taking, session = self._taking(), self._window.session
        if taking is None or session is None or self.surface is None:
            return
        if self._again.isActive() or self._task is not None:
            return  # what is shown is not what the map holds now
        try:
            taking.do(session.document, difference)
        except Refused as refusal:
            self._window.say(str(refusal))
            return
        self.surface.panel.step(1)

    # What the window's actions do meanwhile

    def table(self) -> Table:
        """The functions by action id, in place of those that act on the map."""
        surface = self.surface
        if surface is None:
            return {}
        return {
            "view.fit": surface.fit,
            "view.selection": surface.fit_chosen,
            "check.next": lambda: surface.panel.step(1),
            "check.previous": lambda: surface.panel.step(-1),
            "file.print": self.print,
        }

    def restrict(self) -> None:
        """Only what makes sense while two maps are compared can be done."""
        actions = self._window.actions_by_id
        actions.set_text("check.next", _("Next difference") if self.is_on else _("Next gap"))
        actions.set_text("check.previous", _("Previous difference") if self.is_on else _("Previous gap"))
        if self.is_on:
            for id in actions:
                if not id.startswith(_STAY_ALL):
                    actions[id].setEnabled(actions[id].isEnabled() and id in _STAYS)
            for id in ("check.next", "check.previous", "view.fit", "view.actual", "view.zoom_in", "view.zoom_out",
                       "view.selection", "file.print"):  # fmt: skip
                actions[id].setEnabled(True)

    def print(self) -> None:
        """Print and PDF of the comparison."""
        from designer.window.comparing.printing import open_print

        if self.surface is not None:
            open_print(self._window, self.surface.compared)
