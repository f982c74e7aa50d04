"""Carrying a note to another touchpoint or stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from designer.canvas.feedback import Feedback, Ghost
from designer.canvas.hits import HitKind
from designer.canvas.overlay import frame_box
from designer.canvas.tools.gesture import Pointer
from designer.drawing import Box
from designer.editing import operations
from designer.editing.operations.labels import quoted
from designer.model import Note
from designer.words import _

if TYPE_CHECKING:
    from designer.canvas.view import MapView

_KEYS = ((_("Esc"), _("forgets")),)


class CarryNote:
    """Makes a note speak about what it is dropped on."""

    cursor: Qt.CursorShape | None = Qt.CursorShape.ClosedHandCursor
    scrolls_at_edges = True

    def __init__(self, view: MapView, id: str, start: Pointer) -> None:
        self.view = view
        self.id = id
        self.start = (start.x, start.y)

    def move(self, at: Pointer) -> Feedback:
        """Show what it would be about."""
        ghost = Ghost((self.id,), at.x - self.start[0], at.y - self.start[1])
        target = note_target(self.view, at, self.id)
        faded = frozenset({self.id})
        if target is None or target[0] == self._about():
            return Feedback(faded=faded, ghost=ghost, status=_("Release to leave the note where it is"), keys=_KEYS)
        id, box = target
        journey = self.view.document.journey
        return Feedback(
            faded=faded, ghost=ghost, target=box, label=_("About {name}").format(name=quoted(journey, id)),
            label_at=(at.x, at.y - 10 / self.view.camera.scale), status=_("Release to put the note here"), keys=_KEYS,
        )  # fmt: skip

    def release(self, at: Pointer) -> None:
        """Move the note."""
        target = note_target(self.view, at, self.id)
        if target is not None and target[0] != self._about():
            operations.move_note(self.view.document, self.id, target[0])

    def _about(self) -> str:
        note = self.view.document.journey.find(Note, self.id)
        return note.about if note is not None else ""


def note_target(view: MapView, at: Pointer, moving: str = "") -> tuple[str, Box] | None:
    """What a note dropped here would be about: the touchpoint under the pointer or that of a note there, else the stage;
    with the box that shows it."""
    grid, journey = view.map_layout.grid, view.document.journey
    hit = view.hit(at.pixel)
    id = hit.id
    if hit.kind is HitKind.NOTE and id != moving:
        note = journey.find(Note, id)
        id = note.about if note is not None else ""
    if id in grid.cards:
        return id, frame_box(grid.cards[id].box)
    stage = grid.stage_at(at.x)
    if stage is None or not stage.band.top <= at.y <= grid.lattice.bottom:
        return None
    return stage.id, Box(stage.band.left, stage.band.top, stage.band.right, grid.lattice.bottom)
