"""What all gestures have in common: they answer each move of the pointer with feedback, and act on release."""

from __future__ import annotations

from typing import Protocol

import msgspec
from PySide6.QtCore import QPoint, QPointF, Qt

from designer.canvas.feedback import Feedback

_NO_KEYS = Qt.KeyboardModifier.NoModifier
_COPYING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Pointer(msgspec.Struct, frozen=True):
    """The pointer at one moment: (x, y) on the map in points, `pixel` in the viewport, `screen` in global pixels."""

    x: float
    y: float
    pixel: QPointF
    screen: QPoint
    modifiers: Qt.KeyboardModifier

    @property
    def is_copying(self) -> bool:
        """Whether Ctrl (Option) or Alt is held."""
        return self.modifiers is not _NO_KEYS and bool(self.modifiers & _COPYING)

    @property
    def is_shifted(self) -> bool:
        """Whether Shift is held."""
        return self.modifiers is not _NO_KEYS and bool(self.modifiers & Qt.KeyboardModifier.ShiftModifier)


class Gesture(Protocol):
    """One gesture. It is forgotten by letting go of it: nothing is changed before release."""

    cursor: Qt.CursorShape | None
    scrolls_at_edges: bool

    def move(self, at: Pointer) -> Feedback:
        """What is shown while the pointer is here."""
        ...

    def release(self, at: Pointer) -> None:
        """Do what was shown."""
        ...
