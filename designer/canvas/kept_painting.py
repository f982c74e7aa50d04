"""Paints what stays in sight while a map is scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform

from designer.canvas.feedback import NOTHING
from designer.canvas.kept import Strip, common
from designer.canvas.painter import detail_at
from designer.canvas.pens import rect_of, tinted
from designer.drawing import Box

if TYPE_CHECKING:
    from designer.canvas.camera import Camera
    from designer.canvas.surface import MapSurface


_RIM_SHARE = 0.35  # of the rim's colour, in the line where a strip ends


class _Picture:
    """What one strip shows of the drawing, and which part of it, in pixels of the window, is to be painted again."""

    __slots__ = ("dirty", "pixmap")

    def __init__(self, pixmap: QPixmap, area: QRect) -> None:
        self.pixmap = pixmap
        self.dirty = area


class StripPictures:
    """The drawing as the strips show it, kept as pictures so that what moves above them costs nothing."""

    def __init__(self, surface: MapSurface) -> None:
        self._surface = surface
        self._strips: tuple[Strip, ...] = ()
        self._camera: Camera | None = None
        self._made: dict[Strip, _Picture] = {}

    def forget(self) -> None:
        """The drawing is another, or is shown in another way."""
        self._made.clear()

    def spoil(self, area: Box) -> None:
        """A part of the drawing is another: where it lies, in pixels."""
        for strip, picture in self._made.items():
            there = area.moved(strip.dx, strip.dy)
            if there.meets(strip.area):
                picture.dirty = picture.dirty.united(rect_of(there).toAlignedRect() & _pixels_of(strip))

    def picture(self, strip: Strip) -> QPixmap:
        """What a strip shows of the drawing, in the whole pixels that hold its area."""
        surface = self._surface
        if surface.strips is not self._strips or surface.camera is not self._camera:
            if surface.strips != self._strips or surface.camera != self._camera:
                self._made.clear()
            self._strips, self._camera = surface.strips, surface.camera
        made = self._made.get(strip)
        if made is None:
            made = self._made[strip] = _Picture(_blank(surface, strip), _pixels_of(strip))
        if not made.dirty.isEmpty():
            _paint(surface, strip, made.pixmap, made.dirty)
            made.dirty = QRect()
        return made.pixmap


def _pixels_of(strip: Strip) -> QRect:
    return rect_of(strip.area).toAlignedRect()


def _blank(surface: MapSurface, strip: Strip) -> QPixmap:
    area, ratio = _pixels_of(strip), surface.devicePixelRatioF()
    picture = QPixmap(round(area.width() * ratio), round(area.height() * ratio))
    picture.setDevicePixelRatio(ratio)
    return picture


def _paint(surface: MapSurface, strip: Strip, picture: QPixmap, part: QRect) -> None:
    """Paint a part of what a strip shows, in pixels of the window, into its picture."""
    camera, feedback, ratio = surface.camera, surface.feedback, surface.devicePixelRatioF()
    area = _pixels_of(strip)
    painter = QPainter(picture)
    there = part.translated(-area.topLeft())
    painter.setClipRect(there)
    painter.fillRect(there, QColor(surface.painter.drawing.paper))
    left, top = camera.left + strip.dx - area.left(), camera.top + strip.dy - area.top()
    painter.setTransform(QTransform(camera.scale, 0, 0, camera.scale, left, top), True)
    shown = common(strip.area, Box(part.left(), part.top(), part.right() + 1, part.bottom() + 1))
    exposed = camera.to_map_box(shown.moved(-strip.dx, -strip.dy).grown(1))
    detail, scale = detail_at(camera.zoom), camera.scale * ratio
    surface.painter.paint(painter, exposed, detail, scale, hidden=feedback.hidden, faded=feedback.faded)
    painter.end()


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
