"""The ground of the canvas and the sheet of paper that lies on it. The paper stays light in a dark window."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from designer.canvas.camera import Camera
from designer.canvas.pens import rect_of, tinted

_BLUR = 10
_SHADOW_DOWN = 2
_SHADOW_SHARE = 0.07
_RIM_SHARE = 0.07


def paint_scenery(painter: QPainter, area: QRect, camera: Camera, ground: str, paper_colour: str) -> None:
    """Ground, soft shadow, paper and rim, as far as they lie in an area of the window (pixels)."""
    paper = rect_of(camera.paper)
    paper = QRectF(round(paper.left()), round(paper.top()), round(paper.width()), round(paper.height()))
    if paper.contains(QRectF(area)):
        painter.fillRect(area, QColor(paper_colour))
        return
    painter.fillRect(area, QColor(ground))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    below = paper.translated(0, _SHADOW_DOWN)
    for i in range(_BLUR):
        share = _SHADOW_SHARE * (1 - i / _BLUR) ** 2
        painter.setPen(QPen(tinted("#000000", share), 1))
        painter.drawRoundedRect(below.adjusted(-i - 0.5, -i - 0.5, i + 0.5, i + 0.5), i, i)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(paper, QColor(paper_colour))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tinted("#000000", _RIM_SHARE), 1))
    painter.drawRect(paper.adjusted(-0.5, -0.5, 0.5, 0.5))
