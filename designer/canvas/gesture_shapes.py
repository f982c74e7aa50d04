"""What a gesture shows, as shapes in pixels: made once when it changes, for painting and for knowing where to paint."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap

from designer.canvas.camera import Camera
from designer.canvas.colours import CanvasColours
from designer.canvas.feedback import CurveBend, Dock, Ghost, Levels, Mark, Wire
from designer.canvas.pens import dashed, draw_ring, draw_wire, rect_of, solid, tinted
from designer.drawing import Box, Point

FontOf = Callable[[float, int], QFont]
Paint = Callable[[QPainter], object]

_PALE = 0.22
_MARK = 3.0  # pixels: the width of a drop mark
_LONGEST_PICTURE = 4096  # pixels
_RING = 4.5
_LEAST_RUNG = 12.0  # pixels between two words
_DIM_COLOUR = QColor("#B5BBC2")  # 40 % of a connection's colour on paper; Qt draws opaque lines ten times faster


class Kept(NamedTuple):
    """A picture, its size in pixels of the window, and how far what it shows is from its edges."""

    pixmap: QPixmap
    width: float
    height: float
    margin: int = 0


class Pictures(Protocol):
    """Where shapes get what is painted over and over in a gesture."""

    def forget(self) -> None:
        """Make all pictures anew: the map or the zoom is another."""
        ...

    def ghost(self, ghost: Ghost) -> tuple[Kept, float, float] | None:
        """What hangs at the pointer, and its place in pixels."""
        ...

    def label(self, text: str) -> Kept:
        """A label."""
        ...

    def ring(self, radius: float, is_filled: bool) -> Kept:
        """A ring."""
        ...

    def cell(self, width: int, height: int) -> Kept:
        """The ground of a cell in which something lands."""
        ...

    def bar(self, width: int, height: int, colour: QColor) -> Kept:
        """A bar of a colour that what is below shines through."""
        ...


class Shape(NamedTuple):
    """One part of what a gesture shows: the pixels that its pieces take, and what paints them. `bars` are pieces that are the
    same all over: of one that gets longer only the end need be painted."""

    boxes: list[Box]
    paints: list[Paint]
    bars: list[Box]


class Shapes:
    """Makes shapes. Strokes keep their width at every zoom."""

    def __init__(self, colours: CanvasColours, font: FontOf, pictures: Pictures) -> None:
        self.colours = colours
        self.font = font
        self.pictures = pictures

    def cells(self, cells: Sequence[Box], camera: Camera) -> Shape:
        """The grounds of the cells in which something lands."""
        shape = Shape([], [], [])
        for cell in cells:
            box = camera.to_view_box(cell)
            left, top, right, bottom = round(box.left), round(box.top), round(box.right), round(box.bottom)
            _add_picture(shape, left, top, self.pictures.cell(right - left, bottom - top))
        return shape

    def wires(self, wires: Sequence[Wire], camera: Camera) -> Shape:
        """The connections that are being drawn, and those that what is carried has."""
        shape = Shape([], [], [])
        to_view, dim = camera.to_view, []
        for wire in wires:
            points = [to_view(x, y) for x, y in wire.points]
            if wire.is_dim:
                dim.append(points)
            else:
                shape.boxes.extend(_span(pair).grown(8) for pair in pairwise(points))
                shape.paints.append(_arrow(points, solid(self.colours.accent, 2), 7 * camera.scale))
        if dim:
            _add_lines(shape, dim, 2, _DIM_COLOUR)
        return shape

    def target(self, target: Box, camera: Camera) -> Shape:
        """The frame of the card that release acts on."""
        box = camera.to_view_box(target)

        def paint(painter: QPainter) -> None:
            painter.setPen(solid(self.colours.accent, 2.5))
            painter.setBrush(tinted(self.colours.accent, 0.07))
            painter.drawRoundedRect(rect_of(box.grown(3)), 9, 9)

        return Shape([box.grown(6)], [paint], [])

    def mark(self, mark: Mark, camera: Camera) -> Shape:
        """Where something lands: a line with a ring at each end."""
        shape = Shape([], [], [])
        if mark.pale is not None:
            self._add_pale_line(shape, [camera.to_view(*p) for p in mark.pale])
        line = [camera.to_view(*p) for p in (mark.start, mark.end)]
        _add_lines(shape, (line,), _MARK, tinted(self.colours.accent, 1))
        for point in (mark.start, mark.end):
            self._add_ring(shape, point, camera, _RING, False)
        return shape

    def levels(self, levels: Levels, camera: Camera) -> Shape:
        """The levels between which a feeling is dragged."""
        points = [(b.x, b.y) for b in (*levels.curve, *levels.old_curve)] + [levels.before, levels.now]
        points += [(levels.x, y) for _value, y in levels.rungs]
        box = _span([camera.to_view(*p) for p in points]).grown(90)
        return Shape([box], [lambda painter: self._paint_levels(painter, levels, camera)], [])

    def ghost(self, ghost: Ghost, _camera: Camera) -> Shape:
        """What hangs at the pointer."""
        made = self.pictures.ghost(ghost)
        if made is None:
            return Shape([], [], [])
        shape, (picture, x, y) = Shape([], [], []), made
        _add_picture(shape, x, y, picture)
        return shape

    def docks(self, docks: Sequence[Dock], camera: Camera) -> Shape:
        """The places on cards at which release connects."""
        shape = Shape([], [], [])
        for dock in docks:
            self._add_ring(shape, dock.at, camera, 7 if dock.is_armed else 5, dock.is_armed)
        return shape

    def band(self, band: Box, camera: Camera) -> Shape:
        """The rubber band."""
        box = camera.to_view_box(band)

        def paint(painter: QPainter) -> None:
            painter.setPen(solid(self.colours.accent, 1))
            painter.setBrush(tinted(self.colours.accent, 0.07))
            painter.drawRect(rect_of(box).translated(0.5, 0.5))

        return Shape([box.grown(3)], [paint], [])

    def label(self, told: tuple[str, Point], camera: Camera) -> Shape:
        """What release will do, in words, and where that is told; never outside of the window."""
        text, at = told
        shape, picture, (x, y) = Shape([], [], []), self.pictures.label(text), camera.to_view(*at)
        left = round(min(max(x, 6), max(camera.width - picture.width - 6, 6)))
        top = round(min(max(y - picture.height - 8, 6), camera.height - picture.height - 6))
        _add_picture(shape, left, top, picture)
        return shape

    def _add_pale_line(self, shape: Shape, points: Sequence[Point]) -> None:
        # Qt puts a picture on the window six times as fast as it fills a slim high rectangle with what shines through.
        (x, y, wide, high), colour = _bar(points[0], points[1], _MARK / 2), tinted(self.colours.accent, _PALE)
        if max(wide, high) > _LONGEST_PICTURE:
            _add_lines(shape, (points,), _MARK, colour)
            return
        _add_picture(shape, x, y, self.pictures.bar(wide, high, colour))

    def _add_ring(self, shape: Shape, at: Point, camera: Camera, radius: float, is_filled: bool) -> None:
        x, y = camera.to_view(*at)
        picture = self.pictures.ring(radius, is_filled)
        _add_picture(shape, x - picture.width / 2, y - picture.height / 2, picture)

    def _paint_levels(self, painter: QPainter, levels: Levels, camera: Camera) -> None:
        accent = self.colours.accent
        x, _y = camera.to_view(levels.x, 0)
        self._paint_curves(painter, levels, camera)
        heights = [camera.to_view(0, rung)[1] for _value, rung in levels.rungs]
        told = readable_rungs(
            heights, next((i for i, r in enumerate(levels.rungs) if abs(levels.value - r[0]) < 0.05), 0)
        )
        for i, ((value, _rung), word) in enumerate(zip(levels.rungs, levels.words, strict=True)):
            y = heights[i]
            is_now = abs(levels.value - value) < 0.05
            painter.setPen(dashed(accent, 1, 4, 3, 1 if is_now else 0.45))
            painter.drawLine(QPointF(x - 52, y), QPointF(x + 52, y))
            if i not in told:
                continue
            written = QPainterPath()
            written.addText(QPointF(x + 56, y + 4), self.font(11, 600 if is_now else 400), word)
            painter.strokePath(written, solid("#FFFFFF", 4, 0.85))  # curves run behind it
            painter.fillPath(written, QColor(accent if is_now else self.colours.text2))
        draw_ring(painter, camera.to_view(*levels.before), 4, solid(accent, 1.25))
        at = camera.to_view(*levels.now)
        draw_ring(painter, at, max(11, 9 * camera.scale), solid(accent, 2))
        painter.setPen(QColor(accent))
        painter.setFont(self.font(11, 600))
        area = QRectF(at[0] - 14, at[1] - 8, 28, 16)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, levels.word)

    def _paint_curves(self, painter: QPainter, levels: Levels, camera: Camera) -> None:
        """The curve as it was and as it would be, below the faces beside the one that is held."""
        bends = (*levels.curve, *levels.old_curve)
        if not bends:
            return
        painter.save()
        around = QPainterPath()
        around.addRect(rect_of(_span([camera.to_view(b.x, b.y) for b in bends]).grown(20)))
        for face in levels.faces:
            reach = levels.face * camera.scale
            around.addEllipse(QPointF(*camera.to_view(*face)), reach, reach)
        painter.setClipPath(around, Qt.ClipOperation.IntersectClip)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        old = dashed(levels.colour, 2, 5, 4, 0.35)
        for curve, pen in ((levels.old_curve, old), (levels.curve, solid(levels.colour, 2.25 * camera.scale))):
            if len(curve) > 1:
                painter.setPen(pen)
                painter.drawPath(_curve(curve, camera))
        painter.restore()


def readable_rungs(heights: Sequence[float], chosen: int) -> set[int]:
    """Which levels are named beside their lines: the chosen one, the ends, and of the others those that there is room for."""
    kept: list[int] = []
    last = len(heights) - 1
    for i in (chosen, 0, last, last // 2, *range(1, last)):
        if 0 <= i <= last and all(abs(heights[i] - heights[other]) >= _LEAST_RUNG for other in kept):
            kept.append(i)
    return set(kept)


def _add_lines(shape: Shape, lines: Sequence[Sequence[Point]], width: float, colour: QColor) -> None:
    """The straight parts of orthogonal lines, in whole pixels: many times faster than a path."""
    reach = width / 2
    bars = [_bar(one, other, reach) for points in lines for one, other in pairwise(points)]
    shape.bars.extend([Box(x, y, x + wide, y + high) for x, y, wide, high in bars])

    def paint(painter: QPainter) -> None:
        for x, y, wide, high in bars:
            painter.fillRect(x, y, wide, high, colour)

    shape.paints.append(paint)


def _bar(one: Point, other: Point, reach: float) -> tuple[int, int, int, int]:
    """Left, top, width and height of the bar that an upright or level line is: 1 px or more to each side."""
    (ax, ay), (bx, by) = one, other
    left, right = (ax, bx) if ax < bx else (bx, ax)
    top, bottom = (ay, by) if ay < by else (by, ay)
    x, y = round(left - reach), round(top - reach)
    return x, y, round(right + reach) - x, round(bottom + reach) - y


def _add_picture(shape: Shape, left: float, top: float, picture: Kept) -> None:
    at, pixmap = QPointF(left, top), picture.pixmap
    # Qt puts a picture on whole pixels.
    shape.boxes.append(Box(left - 1, top - 1, left + picture.width + 1, top + picture.height + 1))
    shape.paints.append(lambda painter: painter.drawPixmap(at, pixmap))


def _arrow(points: Sequence[Point], pen: QPen, radius: float) -> Paint:
    return lambda painter: draw_wire(painter, points, pen, radius)


def _span(points: Sequence[Point]) -> Box:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _curve(bends: Sequence[CurveBend], camera: Camera) -> QPainterPath:
    path = QPainterPath(QPointF(*camera.to_view(bends[0].x, bends[0].y)))
    for a, b in pairwise(bends):
        reach = (b.x - a.x) / 3
        places = (a.x + reach, a.y + reach * a.slope), (b.x - reach, b.y - reach * b.slope), (b.x, b.y)
        path.cubicTo(*(QPointF(*camera.to_view(*place)) for place in places))
    return path
