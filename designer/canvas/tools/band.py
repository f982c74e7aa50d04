"""The rubber band: selects what it touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from designer.canvas.feedback import Feedback
from designer.canvas.hits import elements_in
from designer.canvas.tools.gesture import Pointer
from designer.canvas.wording import selection_words
from designer.drawing import Box
from designer.words import _

if TYPE_CHECKING:
    from designer.canvas.view import MapView


class RubberBand:
    """Selects touchpoints and notes while it is drawn; with Shift they are added to what was selected."""

    cursor: Qt.CursorShape | None = None
    scrolls_at_edges = True

    def __init__(self, view: MapView, start: Pointer) -> None:
        self.view = view
        self.start = (start.x, start.y)
        self.before = view.selection.ids

    def move(self, at: Pointer) -> Feedback:
        """Select what the band touches."""
        x, y = self.start
        band = Box(min(x, at.x), min(y, at.y), max(x, at.x), max(y, at.y))
        touched = elements_in(self.view.map_layout.grid, self.view.painter.chunks, band)
        self.view.selection.set([*self.before, *touched] if at.is_shifted else touched)
        chosen = self.view.selection.ids
        words = selection_words(self.view.document.journey, chosen) if chosen else _("Nothing selected")
        return Feedback(band=band, status=words, keys=((_("Shift"), _("adds")), (_("Esc"), _("forgets"))))

    def release(self, at: Pointer) -> None:
        """Keep the selection; its last element has the focus."""
        chosen = self.view.selection.ids
        if chosen:
            self.view.set_focus(self.view.focus_on(chosen[-1]))
