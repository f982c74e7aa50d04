"""Going into the map that a touchpoint opens, and back up: inside one window, with nothing lost and nothing asked."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from designer.canvas.gone import forget_when_gone
from designer.checks.levels import BELOW
from designer.editing.inner import InnerDocument
from designer.model import Gap, Severity, Touchpoint
from designer.model.levels import NoPath
from designer.storage import FileTrouble, file_beside, identity
from designer.window.inner_session import InnerSession
from designer.window.later import call_later
from designer.window.level_look import Look
from designer.window.level_reader import LevelReader
from designer.window.message_bar import Message
from designer.window.opened_maps import TOPIC, OpenedMaps, named
from designer.window.session import MapSession
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.window.main_window import MainWindow


class Above(msgspec.Struct, frozen=True):
    """A map above the one that is shown, its touchpoint that leads down, and whether one was finding when it was left."""

    session: MapSession
    opener: str
    is_finding: bool


class Levels(QObject):
    """The way of one window from the outermost map down to the one that is shown.

    A map inside the file shares its history and is saved with it; one in a file beside has a session of its own, whose unsaved
    edits are kept when it is left, until it is saved or the window closes.
    """

    changed = Signal()  # another map is shown, or one on the way is called otherwise now

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        forget_when_gone(self)
        self._window = window
        self._above: list[Above] = []
        self._left: dict[str, MapSession] = {}  # files that were left with unsaved edits
        self._looks: dict[tuple[int, str], Look] = {}
        self.reader = LevelReader(self)
        self.opened = OpenedMaps(window, self)

    # What is open

    @property
    def depth(self) -> int:
        """How many maps lie above the one that is shown."""
        return len(self._above)

    @property
    def way(self) -> tuple[MapSession, ...]:
        """The maps from the outermost one down to the one that is shown."""
        shown = self._window.session
        return (*(above.session for above in self._above), *((shown,) if shown is not None else ()))

    @property
    def files(self) -> tuple[MapSession, ...]:
        """Every file that is open in this window, also those that were left with unsaved edits; the one shown first."""
        return tuple(dict.fromkeys([session.of_file for session in reversed(self.way)] + list(self._left.values())))

    def session_of(self, file: Path) -> MapSession | None:
        """The session of a file that is open in this window."""
        name = identity(file)
        return next((s for s in self.files if s.path is not None and identity(s.path) == name), None)

    def show(self, session: MapSession) -> bool:
        """Show a file that is open in this window; False where it was left, and no way leads to it now."""
        files = [level.of_file for level in self.way]
        if session not in files:
            return False
        # The file itself, not a map inside it.
        self.go_to(files.index(session))
        return True

    def take_out(self, session: MapSession) -> None:
        """Let go of a file that was left with edits: another window shows it from now on."""
        self._left = {name: left for name, left in self._left.items() if left is not session}

    # Going down

    def open_map(self, touchpoint: str, *, by_click: bool = False) -> bool:
        """Go into the map that a touchpoint opens; whether that worked. Where it opens none, that and what can be done
        is said."""
        window, session = self._window, self._window.session
        card = session.journey.find(Touchpoint, touchpoint) if session is not None else None
        if session is None or card is None:
            window.say(_("Select a touchpoint that opens a map first."))
            return False
        window.finish_editing()
        if card.submap:
            return self._go_into(InnerSession(session, card.submap), card.id, by_click)
        if card.map_file:
            return self._open_file(session, card, by_click)
        self.opened.tell_none(card)
        return False

    def _open_file(self, session: MapSession, card: Touchpoint, by_click: bool) -> bool:
        try:
            path = file_beside(card.map_file, session.path)
        except NoPath as why:
            self.opened.tell_missing(str(why), card)
            return False
        name = identity(path)
        way = self.way
        for at, level in enumerate(way):
            if level.of_file.path is not None and identity(level.of_file.path) == name:
                names = _(" › ").join(one.title for one in way[at:])
                said = _("{name} leads back to “{title}”, which is open above: {way}.").format(
                    name=named(card), title=level.title, way=f"“{names}”"
                )
                self._window.message_bar.show_message(Message(said, Severity.WARNING, topic=TOPIC))
                return False
        below = self._left.pop(name, None) or self._from_elsewhere(path)
        if below is None:
            below = self._read_file(path, card)
        return below is not None and self._go_into(below, card.id, by_click)

    def _from_elsewhere(self, path: Path) -> MapSession | None:
        """A file that another window left with unsaved edits."""
        other, found = self._elsewhere(path)
        if found is not None and found not in (level.of_file for level in other.levels.way):
            other.levels.take_out(found)
            return found
        return None

    def _elsewhere(self, path: Path) -> tuple[MainWindow, MapSession | None]:
        from designer.window.files import windows_of

        for other in windows_of(self._window):
            if other is not self._window and (found := other.levels.session_of(path)) is not None:
                return other, found
        return self._window, None

    def _read_file(self, path: Path, card: Touchpoint) -> MapSession | None:
        """The session of a file that no window has open; else what is wrong is said, or the window that has it comes up."""
        other, found = self._elsewhere(path)
        if found is not None:
            other.levels.show(found)
            other.activateWindow()
            self._window.say(_("“{title}” is open in another window.").format(title=found.title))
            return None
        if not path.exists():
            said = _("“{file}”, which {name} opens, is not there.").format(file=path.name, name=named(card))
            self.opened.tell_missing(said, card)
            return None
        try:
            below, holder = MapSession.open(path)
        except FileTrouble as trouble:
            self.opened.tell_missing(str(trouble), card)
            return None
        if holder is not None:
            call_later(self, lambda: self._window.files.tell_holder(holder))
        return below

    def _go_into(self, below: MapSession, opener: str, by_click: bool) -> bool:
        window, above = self._window, self._window.session
        assert above is not None
        self._remember()
        if window.view is not None:
            window.view.select([opener])  # where one comes back to
            self._remember()
        self._above.append(Above(above, opener, "finder" in window.__dict__ and window.finder.is_open))
        if isinstance(below.document, InnerDocument):
            below.document.closed.connect(self._leave_closed)
        window.show_level(below, self._looks.get(_key(below)))
        if window.view is not None:
            window.view.mouse.came_by_click = by_click
        self._announce()
        return True

    # Going up

    def go_up(self) -> bool:
        """Back to the map above; whether there is one."""
        if not self._above:
            self._window.say(_("This is the outermost map."))
            return False
        self.go_to(self.depth - 1)
        return True

    def go_to(self, depth: int) -> None:
        """Back up to the map with so many above it; nothing where that is the one shown."""
        window, shown = self._window, self._window.session
        if not 0 <= depth < self.depth or shown is None:
            return
        window.finish_editing()
        target = self._above[depth]
        leaving = [shown, *(above.session for above in reversed(self._above[depth + 1 :]))]
        del self._above[depth:]
        self._remember()
        window.show_level(target.session, self._looks.get(_key(target.session)))
        if target.is_finding and target.session.of_file is not shown.of_file:
            # Inside one file finding goes on by itself.
            call_later(self, partial(window.finder.open, takes_keys=False))
        for session in leaving:
            self._leave(session)
        self._announce()

    def _leave(self, session: MapSession) -> None:
        if isinstance(session.document, InnerDocument):
            session.document.closed.disconnect(self._leave_closed)
        elif session.is_edited and session.path is not None:
            self._left[identity(session.path)] = session
            return
        self._end(session)

    def _leave_closed(self, _nothing: None) -> None:
        """A map on the way was taken out of the one above it, as by undo: back up to what is there."""
        call_later(self, self._climb_out)

    def _climb_out(self) -> None:
        closed = [
            at for at, s in enumerate(self.way) if isinstance(s.document, InnerDocument) and not s.document.is_open
        ]
        if closed:
            title = self.way[closed[0]].title
            self.go_to(closed[0] - 1)
            self._window.message_bar.say(_("“{title}” is not there any more.").format(title=title), topic=TOPIC)

    def _remember(self) -> None:
        if self._window.view is not None and self._window.session is not None:
            self._looks[_key(self._window.session)] = Look.of(self._window.view, self._window.looking)

    def _announce(self) -> None:
        titles = [session.title for session in self.way]
        text = ngettext(
            "“{title}”, {n} map below the outermost.", "“{title}”, {n} maps below the outermost.", self.depth
        )
        said = text.format(title=titles[-1], n=self.depth) if self.depth else _("“{title}”").format(title=titles[-1])
        self._window.announcer.say(said)

    # Files

    def replace(self, fresh: MapSession) -> None:
        """Show a file anew, as another program saved it, in place of how it is open here; the maps above it stay."""
        window, shown = self._window, self._window.session
        assert shown is not None
        old = shown.of_file
        self.show(old)
        if not self._above:
            window.show_session(fresh)
            return
        window.show_level(fresh, None)
        self._end(old)

    def follow_folder(self, session: MapSession, file: Path) -> bool:
        """Name the files that a map opens as they are called from the folder where it is saved now; whether any is."""
        from designer.editing import operations as ops
        from designer.storage import name_beside

        old = session.path
        if old is None or identity(old.parent) == identity(file.parent):
            return False

        def rename(name: str) -> str:
            try:
                return name_beside(file_beside(name, old), file)
            except NoPath:
                return name  # it leads nowhere from there; the check says so

        return ops.rename_map_files(session.document, rename)

    def drop(self) -> None:
        """Close the maps above, and the files that were left: the window closes, or shows another map."""
        for session in [above.session for above in reversed(self._above)] + list(self._left.values()):
            self._end(session)
        self._above.clear()
        self._left.clear()
        self._looks.clear()
        self.reader.forget()

    def _end(self, session: MapSession) -> None:
        if (
            session is session.of_file
        ):  # another file may get its place in memory, and is not to be looked at like this one
            self._looks = {key: look for key, look in self._looks.items() if key[0] != id(session)}
        session.close()
        session.deleteLater()

    # Gaps

    def refresh(self) -> None:
        """Tell what can be undone, and what the maps on the way are called, also after an edit elsewhere in the file."""
        if self.depth:
            self._window.commands.refresh()
        self.changed.emit()

    def open_gap(self, gap: Gap) -> bool:
        """Go into the map whose gaps a gap counts, to the first of them; whether this was such a gap."""
        if gap.rule != BELOW.id or not self.open_map(gap.elements[0]):
            return False
        window = self._window
        assert window.session is not None
        window.session.settle_now()
        window.bottom.show_panel("gaps")
        window.gaps.step(1)
        return True


def _key(session: MapSession) -> tuple[int, str]:
    inner = session.document.submap if isinstance(session.document, InnerDocument) else ""
    outer = session.outer if isinstance(session, InnerSession) else None
    return (id(session.of_file), f"{_key(outer)[1]}/{inner}" if outer is not None else "")
