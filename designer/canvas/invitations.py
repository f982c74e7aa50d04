"""What a click on a hint does: writes what is missing, or adds at the map's edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designer.canvas.hints import Hint, HintKind
from designer.canvas.writing import new_lane, new_persona, new_stage
from designer.model.elements import HEADER_ID

if TYPE_CHECKING:
    from designer.canvas.view import MapView


def take_up(view: MapView, hint: Hint) -> None:
    """Let the user write where a hint invites to."""
    document = view.document
    match hint.kind:
        case HintKind.TITLE | HintKind.SCENARIO:
            view.edit_text(HEADER_ID, hint.kind.value)
        case HintKind.GOAL:
            view.edit_text(hint.id, "goal")
        case HintKind.PERSONA:
            view.write(new_persona(document))
        case HintKind.STAGE:
            view.write(new_stage(document))
        case HintKind.LANE:
            channels = document.journey.channels
            view.write(new_lane(document, channels[-1].id if channels else ""))
        case HintKind.FIRST:
            view.edit_focus()
