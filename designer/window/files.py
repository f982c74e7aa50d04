"""New, open, save, close, quit: what the File menu does, and what it says when it can't."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import msgspec
from PySide6.QtWidgets import QApplication, QFileDialog

from designer import settings as keys
from designer.model import JourneyMap, Severity
from designer.model.elements import HEADER_ID
from designer.storage import ChangedOutside, FileTrouble, Holder
from designer.window.damaged import tell_damaged
from designer.window.file_exchange import LIST_ENDINGS, FileExchange
from designer.window.message_bar import Message
from designer.window.question import Question
from designer.window.recoveries import Recoveries
from designer.window.session import MapSession, plain_file_name
from designer.window.window_memory import place_beside
from designer.words import _

if TYPE_CHECKING:
    from designer.window.commands import Table
    from designer.window.main_window import MainWindow

Buttons = tuple[tuple[str, Callable[[], object]], ...]
MOST_DROPPED = 8  # files at once


class Files:
    """The file side of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.exchange = FileExchange(window)
        self.recoveries = Recoveries(window)

    def table(self) -> Table:
        """The functions by action id."""
        return {
            "file.new": self.ask_new,
            "file.first_map": self.ask_first_map,
            "file.open": self.ask_open,
            "file.close": self._window.close,
            "file.save": self.save,
            "file.save_as": self.save_as,
            "file.versions": self.open_versions,
            "file.import": self.exchange.ask_import,
            "file.export": self.exchange.ask_export,
            "file.print": self.exchange.open_print,
            "file.settings": self.open_settings,
            "file.quit": self.quit,
        }

    # New and open

    def target(self) -> MainWindow:
        """This window, if it shows the first page or an untouched new map; else a new one."""
        session = self._window.session
        if session is None or session.is_untouched_new:
            return self._window
        other = type(self._window)(self._window.context)
        other.show()
        place_beside(self._window, other)
        return other

    def ask_new(self) -> None:
        """Show the templates."""
        window = self.target()
        window.show_welcome()
        window.activateWindow()

    def new_from_template(self, id: str) -> None:
        """Open a new map made from a template; it has an id of its own. A blank one is begun with its title."""
        from designer.templates import open_template

        window = self.show_new(open_template(id))
        if id == "blank":
            window.begin_title()

    def open_sample(self, path: str) -> None:
        """Open a sample as a new map, so that the sample itself stays as it is."""
        from designer.storage import load

        try:
            self.show_new(load(Path(path)))
        except FileTrouble as trouble:
            self.say_trouble(str(trouble))

    def ask_first_map(self) -> None:
        """Make a first map from a few answers."""
        from designer.window.first_map_dialog import ask_first_map

        window = self.target()
        ask_first_map(self, window.context, window)

    def show_new(self, journey: JourneyMap) -> MainWindow:
        """Show a map as a new one, which has no file yet; the window in which it is."""
        window = self.target()
        window.show_session(MapSession(self.named(journey)))
        window.activateWindow()
        return window

    def named(self, journey: JourneyMap) -> JourneyMap:
        """A map with an id of its own, made by the user of this computer, today."""
        settings = self._window.context.settings
        header = journey.header
        today = time.strftime("%Y-%m-%d")
        fresh = msgspec.structs.replace(
            header,
            uid=uuid4().hex,
            author=settings.get(keys.AUTHOR) or header.author,
            organisation=settings.get(keys.ORGANISATION) or header.organisation,
            profile=settings.get(keys.PROFILE) or header.profile,
            created=today,
            date=header.date or today,
        )
        return JourneyMap([fresh if e.id == HEADER_ID else e for e in journey])

    def open_settings(self, at: str = "") -> None:
        """The page of settings, once for a window; with the focus on the setting of this name."""
        from designer.window.settings_page import open_settings

        open_settings(self._window, at)

    def open_versions(self) -> None:
        """The earlier versions of the map, to look at, compare and restore."""
        from designer.window.comparing.versions import open_versions

        open_versions(self._window)

    def ask_open(self) -> None:
        """Let the user choose a map."""
        settings = self._window.context.settings
        path, _filter = QFileDialog.getOpenFileName(
            self._window, _("Open"), settings.get(keys.OPEN_FOLDER), _("Journey maps (*.journey);;All files (*)")
        )
        if path:
            self.open_path(path)

    def open_path(self, path: str) -> bool:
        """Open a map, or import a list, by its path; whether that worked. What is wrong is said in the bar."""
        file = Path(path)
        if file.suffix.lower() in LIST_ENDINGS:
            return self.exchange.import_path(path)
        for other in windows_of(self._window):
            found = other.levels.session_of(file)
            if found is None:
                continue
            if not other.levels.show(found):  # it was left with unsaved edits
                other.levels.take_out(found)
                other = self.target()
                other.show_session(found)
            other.activateWindow()
            return True
        settings = self._window.context.settings
        try:
            session, holder = MapSession.open(file)
        except FileTrouble as trouble:
            if not file.exists():
                settings.forget_recent(file)
                self._window.commands.fill_recent()
            tell_damaged(self._window, file, trouble)
            self._window.welcome.refresh()
            return False
        window = self.target()
        window.show_session(session)
        settings.add_recent(file)
        settings.set(keys.OPEN_FOLDER, str(file.parent))
        self._show_recent()
        window.activateWindow()
        if holder is not None:
            window.files.tell_holder(holder)
        return True

    def tell_holder(self, holder: Holder) -> None:
        """Say who has the map open that opened read-only."""
        since = time.strftime("%H:%M", time.localtime(holder.since))
        text = _("{who} has this map open since {time}. It opens read-only.").format(who=holder.user, time=since)
        buttons = ((_("Save a copy…"), self.save_as),)
        self._window.message_bar.show_message(Message(text, Severity.WARNING, buttons, "lock"))

    def take_dropped(self, paths: Sequence[str]) -> None:
        """Open or import files that were dropped on the window."""
        for path in list(paths)[:MOST_DROPPED]:
            self.open_path(path)

    # Save

    def save(self) -> bool:
        """Save to the map's own file; asks for a place where it has none yet. Whether it is saved now."""
        session = self._window.session
        if session is None:
            return False
        self._window.finish_editing()
        if session.path is None or session.is_read_only:
            return self.save_as()
        return self._save_to(session, session.path)

    def save_as(self, session: MapSession | None = None) -> bool:
        """Ask where to save the map that is shown, or another one that is open here; whether it is saved now."""
        session = session or self._window.session
        if session is None:
            return False
        self._window.finish_editing()
        settings = self._window.context.settings
        folder = Path(settings.get(keys.SAVE_FOLDER) or Path.home())
        proposed = session.path or folder / f"{plain_file_name(session.of_file.title)}.journey"
        path, _filter = QFileDialog.getSaveFileName(
            self._window, _("Save as"), str(proposed), _("Journey maps (*.journey)")
        )
        if not path:
            return False
        file = Path(path)
        if file.suffix.lower() != ".journey":
            file = file.with_name(file.name + ".journey")
        if session.is_read_only and session.path is not None and same_file(file, session.path):
            self.say_trouble(_("“{file}” is open elsewhere. Choose another name.").format(file=file.name))
            return False
        for other in windows_of(self._window):
            if other.levels.session_of(file) not in (None, session.of_file):
                text = _("“{file}” is open in another window. Choose another name.")
                if other is self._window:
                    text = _("“{file}” is open in this window. Choose another name.")
                self.say_trouble(text.format(file=file.name))
                return False
        before = session.of_file.document.position
        follows = self._window.levels.follow_folder(session.of_file, file)
        if not self._save_to(session, file):
            if follows and session.of_file.document.position > before:
                session.of_file.document.undo()
            return False
        settings.set(keys.SAVE_FOLDER, str(file.parent))
        return True

    def save_file(self, session: MapSession) -> bool:
        """Save a map that has a file, whether it is shown or not; what is wrong is said in the bar."""
        return session.path is not None and self._save_to(session, session.path)

    def _save_to(self, session: MapSession, path: Path) -> bool:
        bar = self._window.message_bar
        try:
            session.save(path)
        except ChangedOutside as change:
            self._tell_change(change.when, _(" Your edits are kept here."))
            return False
        except FileTrouble as trouble:
            session.trouble = str(trouble)
            session.keep_recovery()
            session.saved_state_changed.emit()
            text = _("{what} All changes are kept on this computer.").format(what=str(trouble))
            again: Buttons = ((_("Try again"), self.save), (_("Save elsewhere…"), self.save_as))
            bar.show_message(Message(text, Severity.ERROR, again, "file", main_button=1))
            return False
        bar.withdraw("file")
        bar.withdraw("lock")
        settings = self._window.context.settings
        settings.add_recent(path)
        self._show_recent()
        return True

    def _show_recent(self) -> None:
        """Show the recent maps in every window; they are kept at once, whatever becomes of the program."""
        for window in windows_of(self._window):
            window.commands.fill_recent()
        with contextlib.suppress(OSError):
            self._window.context.settings.save()

    # Changed outside

    def _tell_change(self, when: float, more: str = "") -> None:
        clock = time.strftime("%H:%M", time.localtime(when))
        text = _("This map was changed by another program at {time}.").format(time=clock) + more
        buttons: Buttons = (
            (_("Compare"), self.compare_theirs),
            (_("Keep mine"), self.keep_mine),
            (_("Take theirs"), self.take_theirs),
        )
        message = Message(text, Severity.WARNING, buttons, "file", keeps_open=(0,))
        self._window.message_bar.show_message(message)

    def compare_theirs(self) -> None:
        """Show what another program has made of the file; the question which to keep stays open."""
        from designer.window.comparing.sources import open_map, theirs_source

        session = self._window.session
        if session is not None and session.path is not None:
            self._window.comparing.start(open_map(session), theirs_source(session))

    def keep_mine(self) -> bool:
        """Write over what another program saved; that stays under earlier versions."""
        session = self._window.session
        if session is None or session.path is None:
            return False
        session.fingerprint = None
        return self._save_to(session, session.path)

    def take_theirs(self) -> None:
        """Open the map anew as another program saved it; edits of this window stay under earlier versions."""
        session = self._window.session
        if session is None or session.path is None:
            return
        if session.is_edited:
            session.keep_discarded()
        path = session.path
        session.release_file()
        try:
            fresh, _holder = MapSession.open(path)
        except FileTrouble as trouble:
            session.take_file()
            self.say_trouble(str(trouble))
            return
        self._window.levels.replace(fresh)

    def look_at_file(self) -> None:
        """Notice that another program wrote the file, when the window is come back to."""
        session = self._window.session
        if session is None or session.path is None or session.fingerprint is None:
            return
        when = session.time_of_other_content()
        if when is not None:
            self._tell_change(when)

    # Close

    def may_close(self) -> bool:
        """Ask about unsaved edits, file by file; whether the window may be closed."""
        if self._window.session is None:
            return True
        self._window.finish_editing()
        return all(self._may_close(session) for session in self._window.levels.files)

    def _may_close(self, session: MapSession) -> bool:
        window = self._window
        if not session.is_edited:
            return True
        heading = _("Save the changes to “{title}”?").format(title=session.title)
        sentence = _("What is discarded stays on this computer for 30 days, under the earlier versions.")
        verbs = (_("Save"), _("Discard"), _("Cancel"))
        answer = Question(window.context, window, heading, sentence, verbs).ask()
        if answer == 0:
            if session.path is not None and not session.is_read_only:
                return self._save_to(session, session.path)
            return self.save_as(session)
        if answer == 1:
            session.keep_discarded()
        return answer == 1

    def quit(self) -> None:
        """Close every window; one that is kept open stops it."""
        for window in windows_of(self._window):
            window.activateWindow()
            if not window.close():
                return

    def say_trouble(self, sentence: str) -> None:
        """Say in the bar what could not be done."""
        self._window.message_bar.show_message(Message(sentence, Severity.ERROR, topic="open"))


def windows_of(window: MainWindow) -> list[MainWindow]:
    """All windows of the program that can be seen."""
    kind = type(window)
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def same_file(a: Path, b: Path) -> bool:
    """Whether two paths lead to one file."""
    try:
        return a.samefile(b)
    except OSError:
        return a.absolute() == b.absolute()
