"""What a click would do, shown below a pointer that only looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from designer.canvas.feedback import NOTHING, Feedback

if TYPE_CHECKING:
    from designer.canvas.view import MapView


class Preview:
    """Shows it and takes it away again; what a gesture or somebody else shows stays."""

    def __init__(self, view: MapView) -> None:
        self.view = view
        self._is_shown = False

    def show(self, feedback: Feedback, status: str) -> None:
        """Show what it would be, and say so."""
        self._is_shown = True
        self.view.show_feedback(msgspec.structs.replace(feedback, status=status, keys=(), docks=()))
        self.view.tell()

    def hide(self) -> None:
        """Show it no longer."""
        if self._is_shown:
            self._is_shown = False
            self.view.show_feedback(NOTHING)
            self.view.tell()
