"""Moving the map below the window: middle button, or Space and drag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from designer.canvas.feedback import NOTHING, Feedback
from designer.canvas.tools.gesture import Pointer

if TYPE_CHECKING:
    from designer.canvas.view import MapView


class Pan:
    """The map follows the pointer."""

    cursor: Qt.CursorShape | None = Qt.CursorShape.ClosedHandCursor
    scrolls_at_edges = False

    def __init__(self, view: MapView, start: QPointF) -> None:
        self.view = view
        self.last = start

    def move(self, at: Pointer) -> Feedback:
        """Scroll by what the pointer went."""
        delta = at.pixel - self.last
        self.last = at.pixel
        self.view.scroll_by(delta.x(), delta.y())
        return NOTHING

    def release(self, at: Pointer) -> None:
        """Stay there."""
