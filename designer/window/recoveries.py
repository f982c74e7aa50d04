"""Edits that were not saved before the program ended: offered in a bar, as long as needed (WINDOW.md section 4)."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from designer.model import Severity
from designer.storage import FileTrouble
from designer.window.message_bar import Button, Message
from designer.window.question import Question
from designer.window.session import MapSession
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.storage.recovery import Recovery
    from designer.window.main_window import MainWindow

MOST_OFFERED = 3
A_DAY = 86400.0
KEPT_DAYS = 30


class Recoveries:
    """What one window offers of it."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def offer(self) -> None:
        """Offer what programs left that ended without saving."""
        from designer.settings import recovery_folder
        from designer.storage.recovery import find_recoveries

        for recovery in reversed(find_recoveries(recovery_folder())[:MOST_OFFERED]):
            self._window.message_bar.show_message(self._message(recovery))

    def _message(self, recovery: Recovery) -> Message:
        is_fresh = time.time() - recovery.when < A_DAY
        when = time.strftime("%H:%M" if is_fresh else "%Y-%m-%d %H:%M", time.localtime(recovery.when))
        text = ngettext(
            "“{title}” was not saved before the program ended. {n} change up to {when} is kept.",
            "“{title}” was not saved before the program ended. {n} changes up to {when} are kept.",
            recovery.changes,
        ).format(title=recovery.title or _("New map"), n=recovery.changes, when=when)
        buttons: tuple[Button, ...] = (
            (_("Open with the changes"), partial(self.take, recovery)),
            (_("Discard"), partial(self.ask_discard, recovery)),
        )
        topic, has_file = f"recovery {recovery.folder}", recovery.path is not None and recovery.path.exists()
        if has_file:
            buttons = ((_("Compare"), partial(self.compare, recovery)), *buttons)
        main, quiet = (1, (2,)) if has_file else (0, (1,))
        keeps_open = (0,) if has_file else ()
        return Message(
            text, Severity.INFO, buttons, topic, main, "history", stays=True, quiet=quiet, keeps_open=keeps_open
        )

    def compare(self, recovery: Recovery) -> None:
        """Show what the edits have made of the map in its file; the question what becomes of them stays open."""
        from designer.window.comparing.sources import file_before_recovery, recovery_source

        assert recovery.path is not None
        self._window.comparing.start(file_before_recovery(recovery.path), recovery_source(recovery))

    def take(self, recovery: Recovery) -> None:
        """Open a map with the edits; the copy goes only once the window keeps one of its own."""
        try:
            journey = recovery.load()
        except FileTrouble as trouble:
            self._window.files.say_trouble(str(trouble))
            return
        window = self._window.files.target()
        session = MapSession.recovered(journey, recovery.path)
        window.show_session(session)
        if session.is_recovery_kept():
            recovery.discard()
        window.activateWindow()

    def ask_discard(self, recovery: Recovery) -> None:
        """Discard a copy, after a question: nothing else has these edits."""
        title = recovery.title or _("New map")
        heading = _("Discard the changes to “{title}”?").format(title=title)
        sentence = ngettext(
            "{n} change that was not saved is lost then.",
            "{n} changes that were not saved are lost then.",
            recovery.changes,
        ).format(n=recovery.changes)
        answer = Question(self._window.context, self._window, heading, sentence, (_("Keep"), _("Discard"))).ask()
        if answer == 1:
            recovery.discard()
        else:
            self._window.message_bar.show_message(self._message(recovery))


def drop_old_versions() -> None:
    """Take away discarded edits of maps that never had a file, once they are older than 30 days."""
    import contextlib

    from designer.settings import versions_folder
    from designer.storage.versions import folder_of
    from designer.window.session import NEVER_SAVED

    folder = versions_folder()
    with contextlib.suppress(OSError):
        for own in folder.iterdir():
            for version in own.iterdir():
                # The folder's name tells the map's file; those of maps without one lie in a folder that is not there.
                of_a_file = folder_of(folder / NEVER_SAVED / f"{own.name.rpartition('-')[0]}.journey", folder) != own
                if not of_a_file and time.time() - version.stat().st_mtime > KEPT_DAYS * A_DAY:
                    version.unlink()
