"""The Edit menu: undo, paste, duplicate, delete, select."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from designer.editing import operations as ops
from designer.model import Change, Placement, Stage, Touchpoint
from designer.model.elements import HEADER_ID
from designer.window import clipboard, clipboard_in
from designer.window.groups import group_of
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.window.at_hand import AtHand
    from designer.window.commands import Table

MOST_LINES = 2000  # pasted at once


class EditCommands:
    """What the Edit menu does."""

    def __init__(self, hand: AtHand) -> None:
        self._hand = hand

    def table(self) -> Table:
        """The functions by action id."""
        return {
            "edit.undo": self.undo,
            "edit.redo": self.redo,
            "edit.cut": lambda: clipboard.cut(self._hand),
            "edit.copy": lambda: clipboard.copy(self._hand),
            "edit.paste": self.paste,
            "edit.paste_tray": lambda: self.paste(into_tray=True),
            "edit.duplicate": self._duplicate,
            "edit.delete": self.delete,
            "edit.text": self._edit_text,
            "edit.properties": lambda: self._hand.window.properties.focus_first(),
            "edit.select_all": self._select_all,
            "edit.select_group": self._select_group,
            "edit.command": self._open_palette,
            "edit.find": lambda: self._hand.window.finder.open(),
            "edit.replace": lambda: self._hand.window.finder.open(with_replace=True),
            "edit.find_next": lambda: self._hand.window.finder.step(1),
            "edit.find_previous": lambda: self._hand.window.finder.step(-1),
        }

    def _open_palette(self) -> None:
        from designer.window.command_palette import open_palette

        open_palette(self._hand.window)

    def undo(self) -> None:
        """Take the last step back; what comes back can be seen."""
        self._step(-1)

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        self._step(+1)

    def go_to_step(self, position: int) -> None:
        """Undo or redo until so many steps of the history are done."""
        session = self._hand.session
        if session is None:
            return
        if self._hand.view is not None:
            self._hand.view.finish_editing()
        document = session.document
        # Without looking at each step on the way: a hundred of them are one change for the eye.
        while document.position > position and document.undo() is not None:
            pass
        while document.position < position and document.redo() is not None:
            pass
        now = document.undo_label or _("As it was opened")
        self._hand.say(_("Now at: {what}").format(what=now))
        self._hand.window.announcer.say(_("Now at: {what}").format(what=now))

    def _step(self, by: int) -> None:
        from designer.canvas.picking import foremost  # not before the first paint

        session, view = self._hand.session, self._hand.view
        if session is None or view is None:
            return
        view.finish_editing()
        document = session.document
        label = document.undo_label if by < 0 else document.redo_label
        change = document.undo() if by < 0 else document.redo()
        if change is None:
            return
        back = _what_came_back(change)
        seen = [i for i in back if view.box_of(i) is not None]
        chosen = foremost(session.journey, [i for i in seen if i != HEADER_ID])
        if chosen and not set(chosen) <= set(self._hand.window.selection):
            self._hand.select(chosen)
        if seen:
            view.reveal(seen[0])
        said = _("Undone: {what}") if by < 0 else _("Done again: {what}")
        self._hand.say(said.format(what=label))
        self._hand.window.announcer.say(said.format(what=label))

    def delete(self) -> None:
        """Delete what is selected; the canvas then finds what has the focus."""
        if self._hand.view is not None and self._hand.window.selection:
            self._hand.view.finish_editing()
            self._hand.view.keyboard.delete()

    def tell_losses(self, change: Change) -> None:
        """A deleted stage or channel that leaves touchpoints behind says so in the bar."""
        session = self._hand.session
        stages = [b for b, after in change.pairs.values() if isinstance(b, Stage) and after is None]
        if session is None or not stages:
            return
        gone = {s.id for s in stages}
        left = [
            after.id
            for before, after in change.pairs.values()
            if isinstance(before, Touchpoint)
            and isinstance(after, Touchpoint)
            and before.stage in gone
            and not after.stage
        ]
        if not left:
            return
        text = ngettext("Its {n} touchpoint waits in the tray.", "Its {n} touchpoints wait in the tray.", len(left))
        if len(stages) > 1:
            text = ngettext("{n} touchpoint waits in the tray.", "{n} touchpoints wait in the tray.", len(left))
        name = stages[0].name if len(stages) == 1 else ""
        first = _("“{name}” deleted.").format(name=name) if name else _("Deleted.")
        self._hand.window.message_bar.say(
            f"{first} {text.format(n=len(left))}",
            (_("Delete them too"), lambda: self._hand.edit(lambda d: ops.delete(d, left))),
            (_("Undo"), self.undo),
            topic="deleted",
        )

    def paste(self, *, into_tray: bool = False) -> None:
        """Paste what was copied here or in another map; else make a touchpoint of each line on the clipboard, where the
        focus is or in the tray."""
        if clipboard.paste(self._hand, into_tray=into_tray):
            return
        place = None if into_tray else self._hand.placement()
        data: QMimeData | None = QApplication.clipboard().mimeData()
        if data is not None and not clipboard_in.bring(self._hand, data, place, clipboard_in.pictured(self._hand)):
            self.paste_lines(data.text(), place)

    def paste_lines(self, text: str, place: Placement | None) -> None:
        """Make a touchpoint of each line, at a place or in the tray."""
        window, session = self._hand.window, self._hand.session
        lines = [line.replace("\t", " ") for line in text.splitlines() if line.strip()]
        if session is None or not lines:
            return
        more = len(lines) - MOST_LINES
        made: list[str] = []
        if not self._hand.edit(lambda d: made.extend(ops.add_lines(d, lines[:MOST_LINES], place))) or not made:
            return
        self._hand.select(made if place is not None else ())
        if place is None:
            window.bottom.show_panel("tray")
        if len(made) == 1 and place is not None:
            return
        said = clipboard_in.pasted_where(self._hand, tuple(made))
        if more > 0:
            said += " " + ngettext("{n} more line was left out.", "{n} more lines were left out.", more).format(n=more)
        actions = [(_("Undo"), self.undo)]
        if place is not None:
            actions.insert(0, (_("Sort them in the tray"), lambda: self._sort_in_tray(made)))
        window.message_bar.say(said, *actions, topic="paste")

    def _sort_in_tray(self, made: list[str]) -> None:
        """Take pasted touchpoints off the map again, to be given a place one by one."""
        if self._hand.edit(lambda d: ops.move_to_tray(d, made)):
            self._hand.window.bottom.show_panel("tray")

    def _duplicate(self) -> None:
        made: list[str] = []
        if self._hand.edit(lambda d: made.extend(ops.duplicate(d, self._hand.chosen()))):
            self._hand.select(made)

    def _edit_text(self) -> None:
        if self._hand.view is not None and self._hand.window.selection:
            self._hand.view.edit_text(self._hand.window.selection[0])

    def _select_all(self) -> None:
        session, view = self._hand.session, self._hand.view
        if session is not None and view is not None:
            view.select([t.id for t in session.journey.touchpoints])

    def _select_group(self) -> None:
        session, view = self._hand.session, self._hand.view
        if session is None or view is None:
            return
        ids = [other for id in self._hand.window.selection for other in group_of(session.journey, id)]
        view.select(list(dict.fromkeys(ids)))


def _what_came_back(change: Change) -> list[str]:
    """What is there again after a step back or forth; else what became otherwise, if nothing went."""
    there = [i for i, (_before, after) in change.pairs.items() if after is not None]
    again = [i for i in there if change.pairs[i][0] is None]
    return again or (there if len(there) == len(change.pairs) else [])
