"""Where the next action of the guide leads, dashed on the map (WINDOW.md, guide.png)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from designer.canvas.camera import Camera
from designer.canvas.pens import dashed, rect_of, tinted
from designer.drawing import Box
from designer.model import LaneKind
from designer.model.elements import HEADER_ID
from designer.words import _

if TYPE_CHECKING:
    from designer.canvas.overlay import FontOf
    from designer.layout.grid import Grid, LaneRow

_OF_CHANNELS = frozenset({"channel", "no channel", "group", "touchpoints"})
_LANES = {"metric": LaneKind.METRICS.value, "content": LaneKind.CONTENT.value}


class NextPlace(msgspec.Struct, frozen=True):
    """An element and what is missing of it: "cell" (a touchpoint), "metric", "content", a field of the map, or "" for itself."""

    element: str = ""
    what: str = ""


def box_of_place(grid: Grid, place: NextPlace) -> Box | None:
    """Where that is, in points; None for what has no place on the map."""
    if place.element == HEADER_ID:
        return grid.scenario if place.what == "scenario" else grid.title
    stage = next((s for s in grid.stages if s.id == place.element), None)
    if stage is None:
        card = grid.cards.get(place.element)
        return card.box.grown(4) if card is not None else grid.personas.get(place.element)
    kind = _LANES.get(place.what, "")
    rows: list[LaneRow] = [row for row in grid.lanes if (row.kind == kind if kind else row.kind in _OF_CHANNELS)]
    if not rows:
        return Box(stage.left, stage.band.top, stage.right, grid.lattice.bottom)
    return Box(stage.left, rows[0].top, stage.right, rows[-1].bottom)


def paint_next_place(
    painter: QPainter, grid: Grid, camera: Camera, place: NextPlace, accent: str, font: FontOf, *, has_words: bool
) -> None:
    """A dashed frame; in the empty column of a stage the words that invite to type."""
    found = box_of_place(grid, place)
    if found is None:
        return
    box = camera.to_view_box(found)
    if box.right < 0 or box.bottom < 0 or box.left > camera.width or box.top > camera.height:
        return
    frame = rect_of(box).adjusted(1.5, 1.5, -1.5, -1.5)
    painter.setPen(dashed(accent, 1.75, 5, 3.5))
    painter.setBrush(tinted(accent, 0.04))
    painter.drawRoundedRect(frame, 6, 6)
    if place.what != "cell" or not has_words:
        return
    painter.setFont(font(12, 600))
    text = _("Type here")
    width = QFontMetricsF(font(12, 600)).horizontalAdvance(text)
    if width > box.width - 12 or box.height < 24:
        return
    # In the middle of what is seen of it: a column can be higher than the window.
    top, bottom = max(box.top, 0), min(box.bottom, camera.height)
    left, right = max(box.left, 0), min(box.right, camera.width)
    painter.setPen(QColor(accent))
    painter.drawText(QPointF((left + right - width) / 2, (top + bottom) / 2 + 4.5), text)
