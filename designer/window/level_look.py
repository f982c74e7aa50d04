"""How one looked at a map when it was left, so that coming back is coming back to the same sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from designer.model import View

if TYPE_CHECKING:
    from designer.canvas.focus import Focus
    from designer.canvas.view import MapView
    from designer.window.looking import Looking


class Look(msgspec.Struct, frozen=True):
    """How one looked at a map when it was left: from where, through which view, and what was selected and focused."""

    zoom: float
    centre: tuple[float, float]
    selection: tuple[str, ...]
    focus: Focus
    through: tuple[str, View | None, str]  # the view that was on, what was filtered beyond it, and which state was seen

    @classmethod
    def of(cls, view: MapView, looking: Looking) -> Look:
        """How one looks at a map now."""
        camera = view.camera
        centre = camera.to_map(camera.width / 2, camera.height / 2)
        through = (looking.on, looking.passing, looking.state)
        return cls(camera.zoom, centre, tuple(view.selection.ids), view.focus, through)

    def take(self, view: MapView, looking: Looking) -> None:
        """Look at the map so again, as far as what was selected is still there."""
        looking.restore(*self.through)
        journey, cell = view.document.journey, self.focus.cell
        view.select(id for id in self.selection if id in journey)
        if cell is not None and (found := view.cell_of(cell.stage, cell.step, cell.lane)) is not None:
            view.set_focus(msgspec.structs.replace(self.focus, cell=found))
        elif self.focus.id and self.focus.id in journey:
            view.set_focus(self.focus)
        view.show_first()
        view.set_zoom(self.zoom)
        x, y = view.camera.to_view(*self.centre)
        view.scroll_by(view.camera.width / 2 - x, view.camera.height / 2 - y)
