"""Dragging the lower border of a lane: it becomes as high as that, never lower than what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from designer.canvas.feedback import Feedback
from designer.canvas.lane_rows import lane_below, row_of
from designer.canvas.tools.gesture import Pointer
from designer.canvas.tools.headers import lane_mark
from designer.editing import operations
from designer.model import LaneKind
from designer.words import _

if TYPE_CHECKING:
    from designer.canvas.view import MapView

_LEAST = 24.0  # points
_KEYS = ((_("Esc"), _("forgets")), (_("Double click"), _("as its content needs")))


class DragHeight:
    """Sets the height of a lane; of one that appears by itself, which gets a place of its own then."""

    cursor: Qt.CursorShape | None = Qt.CursorShape.SplitVCursor
    scrolls_at_edges = True

    def __init__(self, view: MapView, lane: str, kind: str) -> None:
        self.view = view
        self.lane = lane
        self.kind = kind

    def move(self, at: Pointer) -> Feedback:
        """Show where the border lands, and what that makes of the lane."""
        grid = self.view.map_layout.grid
        row = row_of(grid, self.lane, self.kind)
        if row is None:
            return Feedback()
        height = max(at.y - row.top, _LEAST)
        y = row.top + height
        return Feedback(
            mark=lane_mark(grid, y),
            label=_("{height} pt high").format(height=round(height)),
            label_at=(at.x + 10, y + 4),
            status=_("Release to make the lane this high; what stands in it always fits"),
            keys=_KEYS,
        )

    def release(self, at: Pointer) -> None:
        """Set the height; where the content needs more, as much as it needs."""
        row = row_of(self.view.map_layout.grid, self.lane, self.kind)
        if row is not None:
            set_row_height(self.view, self.lane, self.kind, max(at.y - row.top, _LEAST))


def set_row_height(view: MapView, lane: str, kind: str, height: float) -> None:
    """Make a lane so many points high, 0 is as high as its content; as one step."""
    document = view.document
    joins = f"height of {lane or kind}"
    if lane:
        operations.set_height(document, lane, height, joins=joins)
    else:
        row = row_of(view.map_layout.grid, "", kind)
        below = lane_below(view.map_layout.grid, row) if row is not None else None
        lane = operations.keep_lane(document, LaneKind(kind), below, joins=joins, height=round(height, 1))
    made = row_of(view.map_layout.grid, lane)
    if height and made is not None and made.bottom - made.top > height + 1:
        operations.set_height(document, lane, 0, joins=joins)
    document.end_joining()
