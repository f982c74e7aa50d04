"""A file that can't be read whole is left as it is; what there is instead of it is offered: the version before, and what of
it can be read. Both open as a new map, so that nothing is written over it by accident."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from designer.model import JourneyMap, Severity
from designer.storage import FileTrouble
from designer.window.message_bar import Message
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.window.main_window import MainWindow

Buttons = tuple[tuple[str, Callable[[], object]], ...]


def tell_damaged(window: MainWindow, file: Path, trouble: FileTrouble) -> None:
    """Say that a map could not be opened, and offer what there is instead."""
    ways: Buttons = (*_version(window, file), *_rest(window, file, trouble))
    said = str(trouble) if not ways else _("{what} The file was left as it is.").format(what=str(trouble))
    window.message_bar.show_message(Message(said, Severity.ERROR, ways, topic="open"))


def _version(window: MainWindow, file: Path) -> Buttons:
    from designer.settings import versions_folder
    from designer.storage import load
    from designer.storage.versions import find_versions
    from designer.window.comparing.sources import when_words

    for version in find_versions(file, versions_folder()):
        try:
            journey = load(version.path, name=file.name)
        except FileTrouble:
            continue
        words = _("Open the version of {when}").format(when=when_words(version.when))
        return ((words, partial(_show, window, journey, "")),)
    return ()


def _rest(window: MainWindow, file: Path, trouble: FileTrouble) -> Buttons:
    """Only where one line is to blame: what is no map at all has no rest."""
    if trouble.line is None:
        return ()

    def open_rest() -> None:
        from designer.storage.salvage import salvage

        found = salvage(file)
        if found is None:
            window.message_bar.say(_("Nothing of it can be read."), topic="open")
            return
        said = ngettext("{n} line of “{file}” is lost.", "{n} lines of “{file}” are lost.", found.lost)
        _show(window, found.journey, said.format(n=found.lost, file=file.name))

    return ((_("Open what can be read"), open_rest),)


def _show(window: MainWindow, journey: JourneyMap, said: str) -> None:
    from designer.window.session import MapSession

    session = MapSession(window.files.named(journey))
    session.document.mark_unsaved()  # closing it asks whether to keep it
    session.is_untouched_new = False
    target = window.files.target()
    target.show_session(session)
    session.keep_recovery()
    target.activateWindow()
    if said:
        target.message_bar.say(said, topic="open")
