"""The rows of a map as a hand takes hold of them: where they fold, which can be made higher, and their place among lanes.

Knows no Qt.
"""

from __future__ import annotations

from designer.canvas.camera import Camera
from designer.drawing import Box, Point
from designer.layout.grid import Grid, LaneRow
from designer.model import JourneyMap, LaneKind

FOLD_RADIUS = 9.0  # pixels
FOLD_REACH = 11.0  # pixels around its middle in which it can be caught
_FROM_EDGE = 13.0  # pixels from the right end of a label or a band
_KINDS = frozenset(kind.value for kind in LaneKind)
_LEAST_LABEL = 40.0  # pixels of width, below which nothing can be caught


def row_of(grid: Grid, lane: str, kind: str = "") -> LaneRow | None:
    """The row of a lane or channel; of one that appears by itself (""), by its kind."""
    for row in grid.lanes:
        if (lane and (row.lane == lane or lane in row.members)) or (not lane and not row.lane and row.kind == kind):
            return row
    return None


def is_foldable(row: LaneRow) -> bool:
    """Whether a row can be folded: that of a lane, of a group of channels, or one that appears by itself."""
    return bool(row.lane or row.kind == "group" or row.kind in _KINDS)


def has_height(row: LaneRow, journey: JourneyMap) -> bool:
    """Whether a row is as high as a person says: not the thin ones of the storyline, nor of channels that nothing uses."""
    if row.kind == "channel":
        is_thin = journey.header.arrangement == "storyline"
        return not is_thin and any(journey.place_of(t) == row.lane for t in journey.touchpoints)
    return row.kind in _KINDS and (bool(row.lane) or row.kind != LaneKind.CUSTOM)


def lane_below(grid: Grid, row: LaneRow) -> str | None:
    """The lane that stands below a row, None for none: where one that appears by itself gets its place."""
    at = grid.lanes.index(row)
    for other in grid.lanes[at + 1 :]:
        if other.lane or other.members:
            return other.lane or other.members[0]
    return None


def fold_box(grid: Grid, camera: Camera, id: str, kind: str = "") -> Box | None:
    """The band or label on which the button stands that folds a stage or a row, in pixels; None where there is none."""
    for stage in grid.stages:
        if stage.id == id:
            return camera.to_view_box(stage.band)
    row = row_of(grid, id, kind)
    if row is None or not is_foldable(row):
        return None
    return camera.to_view_box(Box(row.label.left, row.top, row.label.right, row.bottom))


def fold_button(grid: Grid, camera: Camera, id: str, kind: str = "") -> Point | None:
    """The middle of the button that folds a stage or a row, in pixels; None where there is none."""
    box = fold_box(grid, camera, id, kind)
    if box is None or box.width < _LEAST_LABEL or box.height < FOLD_RADIUS * 1.6:
        return None
    tip = box.height * 0.35 if any(stage.id == id for stage in grid.stages) else 0
    return box.right - _FROM_EDGE - tip, (box.top + box.bottom) / 2
