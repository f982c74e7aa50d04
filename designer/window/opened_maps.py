"""What a touchpoint opens: a map made inside the file, one of a file beside, or none; always for the map that is shown."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from designer.editing import Refused
from designer.editing import operations as ops
from designer.model import Severity, SubMap, Touchpoint
from designer.model.levels import NoPath, NotOpened
from designer.storage import identity, name_beside
from designer.window.at_hand import AtHand
from designer.window.message_bar import Message
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.window.levels import Levels
    from designer.window.main_window import MainWindow

TOPIC = "levels"


class OpenedMaps:
    """Gives the touchpoints of the map shown their maps, and takes them away again."""

    def __init__(self, window: MainWindow, levels: Levels) -> None:
        self._window, self._levels = window, levels
        self._hand = AtHand(window)

    def tell_none(self, card: Touchpoint) -> None:
        """Say that a touchpoint opens no map, and what can be done about it."""
        make = (_("Make one"), partial(self._window.commands.do, "map.make_inner"))
        choose = (_("Choose a file…"), partial(self._window.commands.do, "map.choose_inner"))
        said = _("{name} opens no map yet.").format(name=named(card))
        self._window.message_bar.say(said, make, choose, topic=TOPIC)

    def tell_missing(self, sentence: str, card: Touchpoint) -> None:
        """Say why what a touchpoint names can't be opened, and what can be done about it."""
        choose = (_("Choose the file…"), partial(self.choose_file, card.id))
        remove = (_("Open no map"), partial(self.remove, [card.id]))
        message = Message(sentence, Severity.ERROR, (choose, remove), topic=TOPIC)
        self._window.message_bar.show_message(message)

    def make_inner(self, touchpoint: str) -> None:
        """Give a touchpoint a map inside the file, and go into it."""
        if self._hand.edit(lambda document: ops.make_submap(document, touchpoint)):
            self._levels.open_map(touchpoint)

    def choose_file(self, touchpoint: str) -> None:
        """Ask for the file whose map a touchpoint opens. The map that names it must have a file itself."""
        from PySide6.QtWidgets import QFileDialog

        window, session = self._window, self._window.session
        if session is None:
            return
        window.finish_editing()
        if session.path is None:
            said = _("Save this map first: the other one is found from where it lies.")
            save = (_("Save…"), partial(self._save_and_choose, touchpoint))
            window.message_bar.say(said, save, topic=TOPIC)
            return
        chosen, _filter = QFileDialog.getOpenFileName(
            window, _("Choose a map"), str(session.path.parent), _("Journey maps (*.journey)")
        )
        if chosen:
            self.take_file(touchpoint, Path(chosen))

    def _save_and_choose(self, touchpoint: str) -> None:
        if self._window.files.save():
            self.choose_file(touchpoint)

    def take_file(self, touchpoint: str, file: Path) -> bool:
        """Let a touchpoint open the map of a file; one that would lead back here is refused with a sentence."""
        window, session = self._window, self._window.session
        if session is None or session.path is None:
            return False
        try:
            name = name_beside(file, session.path)
            ops.set_map_file(
                session.document, touchpoint, name, file=identity(session.path), read=self._levels.reader.read
            )
        except (Refused, NoPath) as why:
            window.message_bar.show_message(Message(str(why), Severity.WARNING, topic=TOPIC))
            return False
        window.message_bar.withdraw(TOPIC)
        open_it = (_("Open it"), partial(self._levels.open_map, touchpoint))
        window.message_bar.say(_("It opens “{file}” now.").format(file=file.name), open_it, topic=TOPIC)
        return True

    def take_in(self, touchpoint: str) -> None:
        """Put the map of the file that a touchpoint opens inside this file."""
        from designer.editing import operations as ops

        window, session = self._window, self._window.session
        card = session.journey.find(Touchpoint, touchpoint) if session is not None else None
        if session is None or card is None or not card.map_file:
            window.say(_("Only a map in a file of its own can be taken in."))
            return
        try:
            _file, journey = self._levels.reader.read(
                card.map_file, identity(session.path) if session.path is not None else ""
            )
        except NotOpened as why:
            self.tell_missing(str(why), card)
            return
        self._hand.edit(lambda document: ops.take_in(document, touchpoint, journey))

    def remove(self, touchpoints: list[str]) -> None:
        """Let touchpoints open no map; a map inside the file goes with the last one that opened it."""
        window, session = self._window, self._window.session
        if session is None:
            return
        before = sum(1 for _submap in session.journey.of(SubMap))
        window.message_bar.withdraw(TOPIC)
        self._hand.edit(lambda document: ops.remove_map(document, touchpoints))
        gone = before - sum(1 for _submap in session.journey.of(SubMap))
        if gone:
            text = ngettext("The map that opened here is deleted.", "{n} maps that opened here are deleted.", gone)
            window.message_bar.say(text.format(n=gone), (_("Undo"), window.commands.edit.undo), topic="deleted")


def named(card: Touchpoint) -> str:
    """A touchpoint as a sentence names it."""
    name = " ".join(card.name.split())
    return _("“{name}”").format(name=name) if name else _("A touchpoint without a name")
