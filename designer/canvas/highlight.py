"""A way through the map, shown in the overlay: its cards framed, its connections in the accent, all else pale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from designer.canvas.camera import Camera
from designer.canvas.pens import draw_outline, rect_of, solid, tinted
from designer.drawing import Box

if TYPE_CHECKING:
    from designer.layout.grid import Grid

_VEIL = 0.62  # how much of the paper's white lies over what is not on the way


def paint_way(painter: QPainter, grid: Grid, camera: Camera, ids: Sequence[str], accent: str) -> None:
    """Paint a veil with holes for the cards of the way, its connections, and a frame round each card."""
    window = Box(0, 0, camera.width, camera.height)
    cards = [camera.to_view_box(_frame(grid.cards[id].box)) for id in ids if id in grid.cards]
    seen = [box for box in cards if box.meets(window)]
    veil = QPainterPath()
    veil.setFillRule(Qt.FillRule.OddEvenFill)
    lattice = camera.to_view_box(grid.lattice)
    veil.addRect(rect_of(lattice).intersected(QRectF(0, 0, camera.width, camera.height)))
    radius = 6 * camera.scale
    for box in seen:
        veil.addRoundedRect(rect_of(box), radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tinted("#FFFFFF", _VEIL))
    painter.drawPath(veil)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    wide: QPen = solid(accent, max(2.0, 3 * camera.scale))
    for id in ids:
        route = grid.routes.get(id)
        if route:
            painter.setPen(wide)
            painter.drawPolyline(QPolygonF([QPointF(*camera.to_view(*point)) for point in route]))
            _paint_head(painter, camera, route)
    for box in seen:
        draw_outline(painter, box.grown(1.5), wide, radius)


def _paint_head(painter: QPainter, camera: Camera, route: Sequence[tuple[float, float]]) -> None:
    """The arrowhead at the end of a connection."""
    (ax, ay), (x, y) = camera.to_view(*route[-2]), camera.to_view(*route[-1])
    length = max(((x - ax) ** 2 + (y - ay) ** 2) ** 0.5, 1e-6)
    ux, uy = (x - ax) / length, (y - ay) / length
    size = max(4.0, 6 * camera.scale)
    left = QPointF(x - ux * size - uy * size, y - uy * size + ux * size)
    right = QPointF(x - ux * size + uy * size, y - uy * size - ux * size)
    painter.drawPolyline(QPolygonF([left, QPointF(x, y), right]))


def _frame(box: Box) -> Box:
    """A card with the marks on its edges."""
    return Box(box.left - 1, box.top - 8, box.right + 1, box.bottom + 6)
