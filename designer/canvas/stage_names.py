"""The name of a stage that is scrolled halfway out of sight stands at the edge of what is seen of its band."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from designer.canvas.camera import Camera
from designer.canvas.kept import labels_end
from designer.layout.grid import Grid

if TYPE_CHECKING:
    from designer.canvas.overlay import OverlayState

_INSET, _INSET_AFTER = 12.0, 19.0  # points from a band's left to its name: the first one's, and behind an arrow
_TIP = 12.0  # points that a band's arrow takes at its right


def paint_kept_names(
    painter: QPainter, grid: Grid, camera: Camera, state: OverlayState, font: Callable[[float, int], QFont]
) -> None:
    """Paint the names whose own place is left of what is seen; the end of a band pushes its name out of sight."""
    left = labels_end(grid, camera)
    for stage in grid.stages:
        label = state.stages.get(stage.id)
        band = camera.to_view_box(stage.band)
        inset = _INSET * camera.scale
        if label is None or stage.is_folded or band.left + inset >= left or band.right <= left:
            continue
        name, fill, ink = label
        letters = font(state.heading * camera.scale, 600)
        metrics = QFontMetricsF(letters)
        width = metrics.horizontalAdvance(name)
        x = min(left + inset, band.right - _TIP * camera.scale - width)
        own = band.left + (_INSET if stage is grid.stages[0] else _INSET_AFTER) * camera.scale
        if "\n" in name or x <= own + 1:
            continue
        # The ground hides what is still seen of the name in its own place.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawRect(QRectF(left, band.top + 1, x + width - left, band.height - 2))
        painter.setPen(QColor(ink))
        painter.setFont(letters)
        painter.drawText(QPointF(x, band.centre[1] + metrics.capHeight() / 2), name)
