"""Paints what stays in sight while a map is scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform

from designer.canvas.feedback import NOTHING
from designer.canvas.kept import Strip, common
from designer.canvas.painter import detail_at
from designer.canvas.pens import rect_of, tinted
from designer.drawing import Box

if TYPE_CHECKING:
    from designer.canvas.surface import MapSurface


_RIM_SHARE = 0.35  # of the rim's colour, in the line where a strip ends


class StripPictures:
    """The drawing as the strips show it, kept as pictures so that what moves above them costs nothing."""

    def __init__(self, surface: MapSurface) -> None:
        self._surface = surface
        self._strips: tuple[Strip, ...] = ()
        self._made: dict[Strip, QPixmap] = {}

    def forget(self) -> None:
        """The drawing is another, or is shown in another way."""
        self._made.clear()

    def spoil(self, area: Box) -> None:
        """A part of the drawing is another: where it lies, in pixels."""
        for strip in [s for s in self._made if area.moved(s.dx, s.dy).meets(s.area)]:
            del self._made[strip]

    def picture(self, strip: Strip) -> QPixmap:
        """What a strip shows of the drawing, in the whole pixels that hold its area."""
        strips = self._surface.strips
        if strips is not self._strips:
            self._strips = strips
            self._made.clear()
        made = self._made.get(strip)
        if made is None:
            made = self._made[strip] = _painted(self._surface, strip)
        return made


def _painted(surface: MapSurface, strip: Strip) -> QPixmap:
    camera, feedback, ratio = surface.camera, surface.feedback, surface.devicePixelRatioF()
    area = rect_of(strip.area).toAlignedRect()
    picture = QPixmap(round(area.width() * ratio), round(area.height() * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(surface.painter.drawing.paper))
    painter = QPainter(picture)
    left, top = camera.left + strip.dx - area.left(), camera.top + strip.dy - area.top()
    painter.setTransform(QTransform(camera.scale, 0, 0, camera.scale, left, top), True)
    exposed = camera.to_map_box(strip.area.moved(-strip.dx, -strip.dy).grown(1))
    detail, scale = detail_at(camera.zoom), camera.scale * ratio
    surface.painter.paint(painter, exposed, detail, scale, hidden=feedback.hidden, faded=feedback.faded)
    painter.end()
    return picture


def paint_strip(surface: MapSurface, painter: QPainter, strip: Strip, picture: QPixmap, seen: Box) -> None:
    """Paint a strip as far as an area of the window, in pixels, shows it, with all that the overlay shows there."""
    area, camera, feedback = common(strip.area, seen), surface.camera, surface.feedback
    there = area.moved(-strip.dx, -strip.dy)
    painter.save()
    painter.setClipRect(rect_of(area).toAlignedRect(), Qt.ClipOperation.IntersectClip)
    painter.drawPixmap(rect_of(strip.area).toAlignedRect().topLeft(), picture)
    painter.translate(strip.dx, strip.dy)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    surface.overlay.paint(painter, surface.map_layout.grid, camera, surface.state, surface.apart, there)
    if feedback is not NOTHING:
        surface.gesture_overlay.paint(painter, feedback, camera)
    painter.restore()
    rim, box = tinted(surface.colours.rim, _RIM_SHARE), strip.area
    if strip.edge == "top":
        painter.fillRect(QRectF(box.left, round(box.bottom) - 1, box.width, 1), rim)
    elif strip.edge == "bottom":
        painter.fillRect(QRectF(box.left, round(box.top), box.width, 1), rim)
    elif strip.edge == "left":
        painter.fillRect(QRectF(round(box.right) - 1, box.top, 1, box.height), rim)
