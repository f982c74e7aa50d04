"""Gap badges: on a card's bottom left corner, left of a lane, 16 px at any zoom, told by shape and colour. Never printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap

from designer.canvas.camera import Camera
from designer.canvas.colours import CanvasColours
from designer.canvas.glyphs import Glyphs
from designer.canvas.ink import ink_of
from designer.drawing import Box, Point
from designer.layout import icons
from designer.layout.grid import Grid
from designer.model import Severity

SIZE = 16.0
_ICONS = {Severity.ERROR: "circle-x", Severity.WARNING: "triangle-alert", Severity.INFO: "info"}
_STROKE = 1.75
_BESIDE_LANE = 10.0  # points from the middle of a badge to the icon of its lane
_LEAST_CARD = 14.0  # pixels: on narrower cards badges would only hide the map


class Badges:
    """Which elements carry a badge, and its painting."""

    def __init__(self, colours: CanvasColours, glyphs: Glyphs) -> None:
        self.gaps: Mapping[str, Severity] = {}
        self.are_shown = True
        self._colours = colours
        self._glyphs = glyphs
        self._pictures: dict[tuple[Severity, float], QPixmap] = {}

    def places(self, grid: Grid, camera: Camera) -> Iterator[tuple[str, Severity, Point]]:
        """The badges that are in sight: element, severity and the middle of the badge in pixels."""
        if not self.are_shown:
            return
        for id, severity in self.gaps.items():
            place = badge_place(grid, id)
            if place is None:
                continue
            (x, y), width = place
            if width * camera.scale < _LEAST_CARD:
                continue
            left, top = camera.to_view(x, y)
            if -SIZE < left < camera.width + SIZE and -SIZE < top < camera.height + SIZE:
                yield id, severity, (left, top)

    def paint(self, painter: QPainter, grid: Grid, camera: Camera) -> None:
        """Paint all badges in sight."""
        ratio = painter.device().devicePixelRatioF()
        for _id, severity, (x, y) in self.places(grid, camera):
            painter.drawPixmap(QPointF(round(x - SIZE / 2), round(y - SIZE / 2)), self._picture(severity, ratio))

    def _picture(self, severity: Severity, ratio: float) -> QPixmap:
        found = self._pictures.get((severity, ratio))
        if found is None:
            found = QPixmap(round(SIZE * ratio), round(SIZE * ratio))
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor("#FFFFFF"))
            painter.drawPath(_ground(severity))
            colour = getattr(self._colours, severity.value)
            inner = SIZE - 2
            painter.translate(1, 1)
            for piece in ink_of(icons.icon(_ICONS[severity], inner, _STROKE * inner / 24, colour), self._glyphs).full:
                piece.paint(painter)
            painter.end()
            self._pictures[severity, ratio] = found
        return found


def badge_place(grid: Grid, id: str) -> tuple[Point, float] | None:
    """Where the badge of an element goes, in points, and how wide the thing is that carries it."""
    card = grid.cards.get(id)
    if card is not None:
        return (card.box.left, card.box.bottom), card.box.width
    for stage in grid.stages:
        if stage.id == id:
            return (stage.band.right - 10, stage.band.top), stage.band.width
    for row in grid.lanes:
        if row.lane == id and id:
            # In the margin beside the name: on its corner it would lie on the icon of the next lane, where both are slim.
            return (row.label.left - _BESIDE_LANE, (row.label.top + row.label.bottom) / 2), row.label.width
    # Not on what waits in the tray: that it waits there is seen, and forty pasted lines would be forty alarms.
    box = grid.notes.get(id) or grid.personas.get(id)
    if box is not None:
        return (box.left, box.bottom), box.width
    route = grid.routes.get(id)
    if route:
        return _middle(route), 100
    return None


def _middle(route: tuple[Point, ...]) -> Point:
    # The middle of the longest stretch.
    (ax, ay), (bx, by) = max(pairwise(route), key=lambda p: abs(p[0][0] - p[1][0]) + abs(p[0][1] - p[1][1]))
    return (ax + bx) / 2, (ay + by) / 2


def badge_box(at: Point) -> Box:
    """The pixels that a badge takes."""
    return Box(at[0], at[1], at[0], at[1]).grown(SIZE / 2)


def _ground(severity: Severity) -> QPainterPath:
    path = QPainterPath()
    if severity is Severity.WARNING:
        path.moveTo(8, 0.5)
        path.lineTo(15.8, 14.8)
        path.lineTo(0.2, 14.8)
        path.closeSubpath()
    else:
        path.addEllipse(QRectF(0, 0, SIZE, SIZE))
    return path
