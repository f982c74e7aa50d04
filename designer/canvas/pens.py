"""Pens and shapes of the overlay: strokes that keep their width at every zoom. All lengths are pixels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRegion

from designer.drawing import Box, Point

_MOST_PENS = 256  # some are as wide as the zoom makes them


def rect_of(box: Box) -> QRectF:
    """A box as Qt has it."""
    return QRectF(box.left, box.top, box.width, box.height)


def rectangles_of(region: QRegion) -> list[QRect]:
    """The rectangles of a region, as copies: those that iteration yields point into the region and die with it."""
    return [QRect(one) for one in cast("Iterable[QRect]", region)]


@lru_cache(_MOST_PENS)
def solid(colour: str, width: float, share: float = 1) -> QPen:
    """A solid pen with round corners. Shared: not to be changed."""
    return QPen(tinted(colour, share), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


@lru_cache(_MOST_PENS)
def dashed(colour: str, width: float, on: float, off: float, share: float = 1) -> QPen:
    """A dashed pen; `on` and `off` in pixels. Shared: not to be changed."""
    pen = QPen(tinted(colour, share), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
    pen.setDashPattern([on / width, off / width])
    return pen


@cache
def tinted(colour: str, share: float) -> QColor:
    """A colour that lets what is below shine through; `share` is its own. Shared: not to be changed."""
    result = QColor(colour)
    result.setAlphaF(share)
    return result


def draw_outline(painter: QPainter, box: Box, pen: QPen, radius: float) -> None:
    """The outline of a box with round corners."""
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect_of(box), radius, radius)


def draw_ring(painter: QPainter, at: Point, radius: float, pen: QPen, fill: str = "#FFFFFF") -> None:
    """A ring, such as a handle."""
    painter.setPen(pen)
    painter.setBrush(QColor(fill))
    painter.drawEllipse(QPointF(*at), radius, radius)


def draw_wire(painter: QPainter, points: Sequence[Point], pen: QPen, radius: float, arrow: float = 6) -> None:
    """A line through corner points with round corners and an open arrowhead at its end."""
    if len(points) < 2:
        return
    path = QPainterPath(QPointF(*points[0]))
    for (ax, ay), (x, y), (bx, by) in zip(points, points[1:], points[2:]):
        before, after = abs(x - ax) + abs(y - ay), abs(bx - x) + abs(by - y)
        r = min(radius, before / 2, after / 2)
        if r <= 0:
            path.lineTo(x, y)
            continue
        path.lineTo(x - (x - ax) / before * r, y - (y - ay) / before * r)
        path.quadTo(x, y, x + (bx - x) / after * r, y + (by - y) / after * r)
    path.lineTo(*points[-1])
    (ax, ay), (x, y) = points[-2], points[-1]
    length = max(((x - ax) ** 2 + (y - ay) ** 2) ** 0.5, 1e-6)
    ux, uy = (x - ax) / length, (y - ay) / length
    if arrow:
        path.moveTo(x - ux * arrow - uy * arrow, y - uy * arrow + ux * arrow)
        path.lineTo(x, y)
        path.lineTo(x - ux * arrow + uy * arrow, y - uy * arrow - ux * arrow)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
