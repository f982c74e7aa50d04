"""The keys of the canvas as data: what each does while the map has the focus. Those that are actions can be changed."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence


class CanvasKey(msgspec.Struct, frozen=True):
    """What a person can do with keys on the canvas, and with which, in Qt's portable form ("Alt+Left").

    `id` is that of the window's action where there is one.
    """

    id: str
    text: str
    keys: tuple[str, ...]


K = CanvasKey
CANVAS_KEYS = (
    K("edit.text", "Edit text", ("F2",)),
    K("edit.delete", "Delete", ("Del", "Backspace")),
    K("map.move_left", "Move left", ("Alt+Left",)),
    K("map.move_right", "Move right", ("Alt+Right",)),
    K("map.move_up", "Move up", ("Alt+Up",)),
    K("map.move_down", "Move down", ("Alt+Down",)),
    K("map.own_step_left", "Into a step of its own, left", ("Alt+Shift+Left",)),
    K("map.own_step_right", "Into a step of its own, right", ("Alt+Shift+Right",)),
    K("canvas.next", "Next one, connected", ("Return",)),
    K("canvas.next_stage", "Next one in the next stage", ("Ctrl+Return",)),
    K("canvas.beside", "Alternative in the same step; one before", ("Shift+Return",)),
    K("canvas.filled_left", "To the next filled cell, left", ("Ctrl+Left",)),
    K("canvas.filled_right", "To the next filled cell, right", ("Ctrl+Right",)),
    K("canvas.filled_up", "To the next filled cell, up", ("Ctrl+Up",)),
    K("canvas.filled_down", "To the next filled cell, down", ("Ctrl+Down",)),
    K("canvas.first", "To the first step of the lane", ("Home",)),
    K("canvas.last", "To the last step of the lane", ("End",)),
    K("canvas.title", "Write the title", ("Ctrl+Home",)),
    K("canvas.last_cell", "To the last cell", ("Ctrl+End",)),
    K("canvas.stage_before", "To the stage before", ("PgUp",)),
    K("canvas.stage_after", "To the next stage", ("PgDown",)),
)
# Without these nobody could write, walk or leave: they are as they are. What they do, and how they are written.
FIXED_KEYS = (
    ("Write: a new name, in an empty cell a new touchpoint", "type"),
    ("Insert anything", "/"),
    ("To the cell beside", "←→↑↓"),
    ("On a feeling: along the curve; better, worse, with Shift in tenths", "←→, ↑↓"),
    ("Take the cell beside along", "Shift ←→↑↓"),
    ("Next cell, cell before", "Tab, Shift Tab"),
    ("In or out of the selection; held, move the view", "Space"),
    ("One step back", "Esc"),
)


class KeyMap:
    """Says which command of the canvas a key asks for, as the person who uses it wants it."""

    def __init__(self) -> None:
        self._commands: dict[str, str] = {}
        self.take({})

    def take(self, own: Mapping[str, tuple[str, ...]]) -> None:
        """Use these keys for what they name, the usual ones for the rest."""
        self._commands = {}
        for one in CANVAS_KEYS:
            for key in own.get(one.id, one.keys):
                self._commands.setdefault(QKeySequence(key).toString(), one.id)

    def command(self, key: Qt.Key, held: Qt.KeyboardModifier) -> str:
        """The id of what a key does with these modifiers; "" for nothing that can be changed."""
        plain = held & ~Qt.KeyboardModifier.KeypadModifier
        if key is Qt.Key.Key_Enter:  # that of the number pad
            key = Qt.Key.Key_Return
        return self._commands.get(QKeySequence(QKeyCombination(plain, key)).toString(), "")
