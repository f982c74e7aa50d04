"""Folding and unfolding what the pointer is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designer.canvas.hits import Hit, HitKind
from designer.canvas.lane_rows import lane_below, row_of
from designer.editing import operations
from designer.model import LaneKind

if TYPE_CHECKING:
    from designer.canvas.view import MapView


def fold_hit(view: MapView, hit: Hit) -> None:
    """Fold a stage, a lane or a group of channels, or unfold it; a lane that appears by itself gets a place of its own."""
    if hit.kind is HitKind.STAGE or hit.id:
        view.fold([hit.id])
        return
    grid = view.map_layout.grid
    row = row_of(grid, "", hit.other)
    if row is None:
        return
    if row.members:
        view.fold(list(row.members))
    else:
        operations.keep_lane(view.document, LaneKind(row.kind), lane_below(grid, row), folded=True)
