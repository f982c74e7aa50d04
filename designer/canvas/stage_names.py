"""The name of a stage that is scrolled halfway out of sight stands at the edge of what is seen of its band."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from designer.canvas.camera import Camera
from designer.canvas.kept import labels_end
from designer.canvas.pens import rect_of
from designer.drawing import Box
from designer.layout.grid import Grid

if TYPE_CHECKING:
    from designer.canvas.overlay import OverlayState

_INSET, _INSET_AFTER = 12.0, 19.0  # points from a band's left to its name: the first one's, and behind an arrow
_TIP = 12.0  # points that a band's arrow takes at its right


class KeptName(NamedTuple):
    """A name at the edge of what is seen: its ground, where its letters stand, and how they look."""

    ground: Box
    at: QPointF
    name: str
    letters: QFont
    fill: str
    ink: str


class KeptNames:
    """The names whose own place is left of what is seen; found once for each place of the map in the window."""

    def __init__(self, font: Callable[[float, int], QFont]) -> None:
        self._font = font
        self._made: tuple[Grid, Camera, Mapping[str, tuple[str, str, str]], list[KeptName]] | None = None

    def paint(self, painter: QPainter, grid: Grid, camera: Camera, state: OverlayState, area: Box) -> None:
        """Paint those that an area of the window shows."""
        made = self._made
        if made is None or made[0] is not grid or made[1] is not camera or made[2] is not state.stages:
            made = self._made = grid, camera, state.stages, list(_kept_names(grid, camera, state, self._font))
        for kept in made[3]:
            if kept.ground.meets(area):
                # The ground hides what is still seen of the name in its own place.
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(kept.fill))
                painter.drawRect(rect_of(kept.ground))
                painter.setPen(QColor(kept.ink))
                painter.setFont(kept.letters)
                painter.drawText(kept.at, kept.name)


def _kept_names(
    grid: Grid, camera: Camera, state: OverlayState, font: Callable[[float, int], QFont]
) -> Iterator[KeptName]:
    """The end of a band pushes its name out of sight."""
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
        ground = Box(left, band.top + 1, x + width, band.bottom - 1)
        at = QPointF(x, band.centre[1] + metrics.capHeight() / 2)
        yield KeptName(ground, at, name, letters, fill, ink)
