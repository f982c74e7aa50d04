"""In which stage the focus of the canvas is, for what is offered there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from designer.canvas.focus import Focus
    from designer.model import JourneyMap


def focus_stage(journey: JourneyMap, focus: Focus) -> str:
    """The stage of what is focused: a cell, a touchpoint, a note about one, or the stage itself; "" for none."""
    from designer.model import Note, Stage, Touchpoint

    if focus.cell is not None:
        return focus.cell.stage
    element = journey.get(focus.id)
    if isinstance(element, Note):
        element = journey.get(element.about)
    if isinstance(element, Touchpoint):
        return element.stage
    return element.id if isinstance(element, Stage) else ""
