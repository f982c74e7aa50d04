"""Paints what stays in sight while a map is scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QTransform

from designer.canvas.feedback import NOTHING
from designer.canvas.kept import Strip, common
from designer.canvas.painter import detail_at
from designer.canvas.pens import rect_of, solid
from designer.drawing import Box

if TYPE_CHECKING:
    from designer.canvas.surface import MapSurface


def paint_strip(surface: MapSurface, painter: QPainter, strip: Strip, seen: Box) -> None:
    """Paint a strip as far as an area of the window, in pixels, shows it, with all that the overlay shows there."""
    area, camera = common(strip.area, seen), surface.camera
    there = area.moved(-strip.dx, -strip.dy)
    painter.save()
    painter.setClipRect(rect_of(area).toAlignedRect())
    painter.fillRect(rect_of(area), QColor(surface.painter.drawing.paper))
    painter.translate(strip.dx, strip.dy)
    painter.save()
    painter.setTransform(QTransform(camera.scale, 0, 0, camera.scale, camera.left, camera.top), True)
    device_scale = camera.scale * surface.devicePixelRatioF()
    exposed = camera.to_map_box(there.grown(1))
    detail, faded = detail_at(camera.zoom), surface.feedback.faded
    surface.painter.paint(painter, exposed, detail, device_scale, hidden=surface.feedback.hidden, faded=faded)
    painter.restore()
    surface.overlay.paint(painter, surface.map_layout.grid, camera, surface.state, faded | surface.feedback.hidden)
    if surface.feedback is not NOTHING:
        surface.gesture_overlay.paint(painter, surface.feedback, camera, there)
    painter.restore()
    painter.setPen(solid(surface.colours.rim, 1, 0.35))
    box = strip.area
    if strip.edge == "top":
        painter.drawLine(QPointF(box.left, box.bottom - 0.5), QPointF(box.right, box.bottom - 0.5))
    elif strip.edge == "bottom":
        painter.drawLine(QPointF(box.left, box.top + 0.5), QPointF(box.right, box.top + 0.5))
    elif strip.edge == "left":
        painter.drawLine(QPointF(box.right - 0.5, box.top), QPointF(box.right - 0.5, box.bottom))
