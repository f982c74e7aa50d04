"""Which gesture a drag begins, by what was pressed."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from designer.canvas.hits import Hit, HitKind
from designer.canvas.lane_rows import has_height, row_of
from designer.canvas.tools.band import RubberBand
from designer.canvas.tools.carry import CarryTouchpoints
from designer.canvas.tools.feeling import DragFeeling
from designer.canvas.tools.gesture import Gesture, Pointer
from designer.canvas.tools.headers import CarryBorder, CarryLane, CarryStage
from designer.canvas.tools.height import DragHeight
from designer.canvas.tools.notes import CarryNote
from designer.canvas.tools.wire import RedirectConnection
from designer.layout.rows import GROUP
from designer.model import Touchpoint

if TYPE_CHECKING:
    from designer.canvas.view import MapView

_END_REACH = 24.0  # pixels from a connection's end in which a drag takes hold of it


def gesture_for(view: MapView, hit: Hit, at: Pointer) -> Gesture | None:
    """The gesture that a drag from here begins; None where there is nothing to drag."""
    match hit.kind:
        case HitKind.TOUCHPOINT | HitKind.TRAY:
            return CarryTouchpoints(view, carried(view, hit.id), hit.id, at)
        case HitKind.POINT:
            return DragFeeling(view, hit)
        case HitKind.NOTE:
            return CarryNote(view, hit.id, at)
        case HitKind.STAGE:
            return CarryStage(view, hit.id, at)
        case HitKind.LANE:
            ids = (hit.id,) if hit.id else _channels_at(view, at)
            return CarryLane(view, ids, at) if ids else None
        case HitKind.LANE_BORDER:
            row = row_of(view.map_layout.grid, hit.id, hit.other)
            return DragHeight(view, hit.id, hit.other) if row is not None and has_height(row, view.shown) else None
        case HitKind.BORDER:
            return CarryBorder(view, hit.id, hit.other)
        case HitKind.CONNECTION:
            return _end_of(view, hit, at)
        case _:
            return RubberBand(view, at)


def chosen_end(view: MapView, at: Pointer) -> Gesture | None:
    """Leads the end of the selected connection elsewhere, where the pointer is on its ring; a card's handle lies below it."""
    id = view.selection.only
    route = view.map_layout.grid.routes.get(id)
    if not route:
        return None
    to_source, to_target = (hypot(at.x - x, at.y - y) * view.camera.scale for x, y in (route[0], route[-1]))
    if min(to_source, to_target) > view.state.handle_reach:
        return None
    return RedirectConnection(view, id, is_target_end=to_target <= to_source)


def _channels_at(view: MapView, at: Pointer) -> tuple[str, ...]:
    """The channels of a group, which is carried by its label as one."""
    row = view.map_layout.grid.lane_at(at.y)
    return row.members if row is not None and row.kind == GROUP else ()


def carried(view: MapView, id: str) -> tuple[str, ...]:
    """The touchpoints that a drag of one of them takes along: all selected ones, if it is among them."""
    journey = view.document.journey
    chosen = [i for i in view.selection.ids if journey.find(Touchpoint, i) is not None]
    return tuple(chosen) if id in chosen else (id,)


def _end_of(view: MapView, hit: Hit, at: Pointer) -> Gesture | None:
    route = view.map_layout.grid.routes.get(hit.id)
    if not route:
        return None
    to_source, to_target = (hypot(at.x - x, at.y - y) for x, y in (route[0], route[-1]))
    if min(to_source, to_target) > _END_REACH / view.camera.scale:
        return None
    return RedirectConnection(view, hit.id, is_target_end=to_target <= to_source)
