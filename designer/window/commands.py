"""What the actions of a window do: a table from action ids to functions, and what can be done now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from designer import settings as keys
from designer.model import Connection, ConnectionKind, Element, Status, Touchpoint
from designer.window.at_hand import AtHand
from designer.window.commands_edit import EditCommands
from designer.window.commands_insert import InsertCommands
from designer.window.commands_lanes import LanesCommands
from designer.window.commands_levels import LevelCommands
from designer.window.commands_map import MapCommands
from designer.window.commands_move import MoveCommands
from designer.window.commands_view import ViewCommands
from designer.window.commands_views import ViewsCommands
from designer.window.gap_fixes import FixCommands
from designer.words import _

if TYPE_CHECKING:
    from designer.window.main_window import MainWindow

Table = dict[str, Callable[[], object]]

_WITHOUT_A_MAP = (
    "file.new",
    "file.first_map",
    "file.open",
    "file.import",
    "file.settings",
    "file.quit",
    "file.close",
    "edit.command",
)
_ALWAYS = ("help.", "view.appearance", "view.contrast", "view.text_size", "view.full_screen")
_BESIDE_WRITING = ("view.", "help.")  # looking at the map does not end what is being written on it
_WITH_TOUCHPOINTS = (
    "edit.duplicate", "map.connect", "insert.connection", "map.moment", "map.to_tray", "map.feeling_up", "map.feeling_down",
    *(f"map.status.{s}" for s in Status),
)  # fmt: skip
_WITH_CONNECTIONS = ("map.reverse", *(f"map.connection_kind.{k}" for k in ConnectionKind))
_WITH_SOMETHING = ("edit.cut", "edit.copy", "edit.delete", "edit.text", "view.selection")


class Commands:
    """The actions of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        hand = AtHand(window)
        self.edit = EditCommands(hand)
        self.view = ViewCommands(hand)
        self.insert = InsertCommands(hand)
        self.map = MapCommands(hand)
        self.fixes = FixCommands(hand)
        self.move = MoveCommands(hand)
        self.levels = LevelCommands(hand)
        self.views = ViewsCommands(hand)
        self.lanes = LanesCommands(hand)
        self.table: Table = {
            **window.files.table(),
            **self.edit.table(),
            **self.view.table(),
            **self.insert.table(),
            **self.map.table(),
            "check.fix": self.fixes.fix_chosen,
            **self.move.table(),
            **self.levels.table(),
            **self.views.table(),
            **self.lanes.table(),
        }
        self.fill_recent()

    def do(self, id: str) -> None:
        """Do what an action says. A text that is being written on the map is kept first, or what got no name forgotten: an
        action finds what is chosen as it is then."""
        window = self._window
        if window.is_writing and not id.startswith(_BESIDE_WRITING):
            window.finish_editing()
            if not window.actions_by_id[id].isEnabled():
                return  # what it was about got no name, and is gone
        (window.comparing.table().get(id) or self.table[id])()

    def fill_recent(self) -> None:
        """Fill File > Recent."""
        menu = self._window.submenus["file.recent"]
        menu.clear()
        for path in self._window.context.settings.get(keys.RECENT_FILES):
            file = Path(path)
            text = f"{file.stem} – {'/'.join(file.parent.parts[-2:])}"
            action = menu.addAction(text.replace("&", "&&").replace("\t", " "))
            action.triggered.connect(lambda _checked=False, path=path: self._window.files.open_path(path))
        if not menu.actions():
            menu.addAction(_("Maps you open appear here.")).setEnabled(False)

    def refresh(self) -> None:
        """Enable what can be done now, and say what undo and redo are about."""
        window, actions = self._window, self._window.actions_by_id
        session = window.session
        undo, redo = (session.document.undo_label, session.document.redo_label) if session else ("", "")
        actions.set_text("edit.undo", _("Undo {what}").format(what=undo) if undo else _("Undo"))
        actions.set_text("edit.redo", _("Redo {what}").format(what=redo) if redo else _("Redo"))
        chosen: list[Element | None] = [session.journey.get(i) for i in window.selection] if session else []
        can = {id: session is not None for id in actions if not id.startswith(_ALWAYS) and id not in _WITHOUT_A_MAP}
        can |= {"edit.undo": bool(undo), "edit.redo": bool(redo)}
        can |= dict.fromkeys(_WITH_SOMETHING, bool(chosen))
        can |= dict.fromkeys(_WITH_TOUCHPOINTS, any(isinstance(e, Touchpoint) for e in chosen))
        can |= dict.fromkeys(_WITH_CONNECTIONS, any(isinstance(e, Connection) for e in chosen))
        can |= self.move.can_now()
        can |= self.levels.possible(chosen)
        can |= self.views.possible() | self.lanes.possible()
        for id, is_possible in can.items():
            actions[id].setEnabled(is_possible)
        if session is not None:
            header = session.journey.header
            for id in (f"view.arrangement.{header.arrangement}", f"view.density.{header.density}",
                       f"view.theme.{header.theme}", f"check.profile.{header.profile}"):  # fmt: skip
                if id in actions:
                    actions[id].setChecked(True)
        window.comparing.restrict()
