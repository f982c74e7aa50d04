"""Paints what a gesture shows: ghost, drop mark, target, band, wire, levels, label, and the veil of edge scrolling."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QLinearGradient, QPainter, QPainterPath, QPixmap, QPolygonF

from designer.canvas.camera import Camera
from designer.canvas.colours import CanvasColours
from designer.canvas.feedback import NOTHING, Feedback, Ghost, Levels, Mark
from designer.canvas.pens import dashed, draw_outline, draw_ring, draw_wire, rect_of, solid, tinted
from designer.drawing import Box, Point

FontOf = Callable[[float, int], QFont]


class Pictures(Protocol):
    """Where the overlay gets what is painted over and over in a gesture."""

    def ghost(self, ghost: Ghost) -> tuple[QPixmap, QPointF] | None:
        """What hangs at the pointer, and its place in pixels."""
        ...

    def label(self, text: str) -> QPixmap:
        """A label."""
        ...

    def ring(self, radius: float, is_filled: bool) -> QPixmap:
        """A ring."""
        ...

    def cell(self, width: int, height: int) -> QPixmap:
        """The ground of a cell in which something lands."""
        ...


_Extents = tuple[tuple[object, list[Box]], ...]

EDGE = 48  # pixels
_PALE = 0.22
_RING = 4.5
_LEAST_RUNG = 12.0  # pixels between two words
_DIM_COLOUR = QColor("#B5BBC2")  # 40 % of a connection's colour on paper; Qt draws opaque lines ten times faster


class GestureOverlay:
    """Paints feedback in pixels, and tells which pixels that takes, so that only those are painted again."""

    def __init__(self, colours: CanvasColours, font: FontOf, pictures: Pictures) -> None:
        self.colours = colours
        self.font = font
        self.pictures = pictures
        self._last: tuple[Feedback, Camera | None, _Extents] = (NOTHING, None, ())

    def paint(self, painter: QPainter, shown: Feedback, camera: Camera, area: Box) -> None:
        """Paint the feedback of a gesture as far as an area of the window shows it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.colours.accent
        for cell in shown.cells:
            box = camera.to_view_box(cell)
            if box.meets(area):
                width, height = round(box.right) - round(box.left), round(box.bottom) - round(box.top)
                painter.drawPixmap(round(box.left), round(box.top), self.pictures.cell(width, height))
        for wire in shown.wires:
            points = [camera.to_view(*p) for p in wire.points]
            if wire.is_dim:
                _fill_line(painter, points, 2, _DIM_COLOUR, area)
            else:
                draw_wire(painter, points, solid(accent, 2), 7 * camera.scale)
        if shown.target is not None:
            painter.setPen(solid(accent, 2.5))
            painter.setBrush(tinted(accent, 0.07))
            painter.drawRoundedRect(rect_of(camera.to_view_box(shown.target).grown(3)), 9, 9)
        if shown.mark is not None:
            self._paint_mark(painter, shown.mark, camera, area)
        if shown.levels is not None:
            self._paint_levels(painter, shown.levels, camera)
        if shown.ghost is not None and (picture := self.pictures.ghost(shown.ghost)) is not None:
            painter.drawPixmap(picture[1], picture[0])
        for dock in shown.docks:
            self._paint_ring(painter, dock.at, camera, 7 if dock.is_armed else 5, dock.is_armed)
        if shown.band is not None:
            painter.setPen(solid(accent, 1))
            painter.setBrush(tinted(accent, 0.07))
            painter.drawRect(rect_of(camera.to_view_box(shown.band)).translated(0.5, 0.5))

    def paint_label(self, painter: QPainter, shown: Feedback, camera: Camera) -> None:
        """Paint what release will do; above all else."""
        if shown.label and shown.label_at is not None:
            pixmap = self.pictures.label(shown.label)
            box = self._label_box(pixmap, shown.label_at, camera)
            painter.drawPixmap(QPointF(box.left, box.top), pixmap)

    def paint_faded(self, painter: QPainter, boxes: Sequence[Box], camera: Camera) -> None:
        """The dashed outlines of what is being carried away; boxes in pixels."""
        for box in boxes:
            draw_outline(painter, box, dashed(self.colours.rim, 1, 4, 3), 6 * camera.scale)

    def paint_veil(self, painter: QPainter, direction: tuple[int, int], camera: Camera) -> None:
        """The edge towards which the map scrolls."""
        width, height = camera.width, camera.height
        sides = {
            (1, 0): (QRectF(width - EDGE, 0, EDGE, height), QPointF(width, 0), QPointF(width - EDGE, 0), 0),
            (-1, 0): (QRectF(0, 0, EDGE, height), QPointF(0, 0), QPointF(EDGE, 0), 180),
            (0, 1): (QRectF(0, height - EDGE, width, EDGE), QPointF(0, height), QPointF(0, height - EDGE), 90),
            (0, -1): (QRectF(0, 0, width, EDGE), QPointF(0, 0), QPointF(0, EDGE), 270),
        }
        for side in ((direction[0], 0), (0, direction[1])):
            if side not in sides:
                continue
            area, start, end, turn = sides[side]
            veil = QLinearGradient(start, end)
            veil.setColorAt(0, tinted(self.colours.accent, 0.16))
            veil.setColorAt(1, tinted(self.colours.accent, 0))
            painter.fillRect(area, veil)
            painter.save()
            painter.translate(area.center())
            painter.rotate(turn)
            painter.setPen(solid(self.colours.accent, 1.75))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for x in (-4, 2):
                painter.drawPolyline(QPolygonF([QPointF(x, -4.5), QPointF(x + 4.5, 0), QPointF(x, 4.5)]))
            painter.restore()

    # The parts

    def _paint_mark(self, painter: QPainter, mark: Mark, camera: Camera, area: Box) -> None:
        if mark.pale is not None:
            _fill_line(painter, [camera.to_view(*p) for p in mark.pale], 3, tinted(self.colours.accent, _PALE), area)
        ends = [camera.to_view(*mark.start), camera.to_view(*mark.end)]
        _fill_line(painter, ends, 3, tinted(self.colours.accent, 1), area)
        for point in (mark.start, mark.end):
            self._paint_ring(painter, point, camera, _RING, False)

    def _paint_ring(self, painter: QPainter, at: Point, camera: Camera, radius: float, is_filled: bool) -> None:
        x, y = camera.to_view(*at)
        picture = self.pictures.ring(radius, is_filled)
        reach = picture.width() / picture.devicePixelRatio() / 2
        painter.drawPixmap(QPointF(x - reach, y - reach), picture)

    def _paint_levels(self, painter: QPainter, levels: Levels, camera: Camera) -> None:
        accent = self.colours.accent
        x, _y = camera.to_view(levels.x, 0)
        old = dashed(levels.colour, 2, 5, 4, 0.35)
        for points, pen in ((levels.old_curve, old), (levels.curve, solid(levels.colour, 2.25 * camera.scale))):
            if len(points) > 1:
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPath(_curve([camera.to_view(*p) for p in points]))
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
            painter.setFont(self.font(11, 600 if is_now else 400))
            painter.setPen(QColor(accent if is_now else self.colours.text2))
            painter.drawText(QPointF(x + 56, y + 4), word)
        draw_ring(painter, camera.to_view(*levels.before), 4, solid(accent, 1.25))
        at = camera.to_view(*levels.now)
        draw_ring(painter, at, max(11, 9 * camera.scale), solid(accent, 2))
        painter.setPen(QColor(accent))
        painter.setFont(self.font(11, 600))
        area = QRectF(at[0] - 14, at[1] - 8, 28, 16)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, levels.word)

    def _label_box(self, pixmap: QPixmap, at: Point, camera: Camera) -> Box:
        ratio = pixmap.devicePixelRatio()
        width, height = pixmap.width() / ratio, pixmap.height() / ratio
        x, y = camera.to_view(*at)
        left = round(min(max(x, 6), max(camera.width - width - 6, 6)))
        top = round(min(max(y - height - 8, 6), camera.height - height - 6))
        return Box(left, top, left + width, top + height)

    # Where it is

    def changed(self, before: Feedback, now: Feedback, camera: Camera) -> list[Box]:
        """The pixels at which two moments of a gesture differ."""
        last, seen_from, old = self._last
        if last is not before or seen_from is not camera:
            old = self._extents(before, camera, ())
        new = self._extents(now, camera, old)
        self._last = (now, camera, new)
        boxes: list[Box] = []
        for (was, there), (is_, here) in zip(old, new, strict=True):
            if was is not is_ and was != is_:
                boxes += there
                boxes += here
        return boxes

    def _extents(self, shown: Feedback, camera: Camera, known: _Extents) -> _Extents:
        """Each part of feedback with the pixels it takes; parts that are known already are not looked at again."""
        parts = (
            (shown.cells, self._cell_boxes), (shown.target, self._target_boxes), (shown.band, self._band_boxes),
            (shown.mark, self._mark_boxes), (shown.docks, self._dock_boxes), (shown.levels, self._level_boxes),
            (shown.wires, self._wire_boxes), (shown.ghost, self._ghost_boxes),
            ((shown.label, shown.label_at), self._label_boxes),
        )  # fmt: skip
        found: list[tuple[object, list[Box]]] = []
        for i, (part, boxes_of) in enumerate(parts):
            if known and known[i][0] is part:
                found.append(known[i])
            else:
                found.append((part, boxes_of(part, camera) if part else []))
        return tuple(found)

    def _cell_boxes(self, cells: Any, camera: Camera) -> list[Box]:
        return [camera.to_view_box(box).grown(2) for box in cells]

    def _target_boxes(self, target: Any, camera: Camera) -> list[Box]:
        return [camera.to_view_box(target).grown(6)]

    def _band_boxes(self, band: Any, camera: Camera) -> list[Box]:
        return [camera.to_view_box(band).grown(3)]

    def _mark_boxes(self, mark: Any, camera: Camera) -> list[Box]:
        to_view = camera.to_view
        found = [_span([to_view(*mark.start), to_view(*mark.end)]).grown(7)]
        if mark.pale is not None:
            found.append(_span([to_view(*mark.pale[0]), to_view(*mark.pale[1])]).grown(3))
        return found

    def _dock_boxes(self, docks: Any, camera: Camera) -> list[Box]:
        return [_span([camera.to_view(*dock.at)]).grown(10) for dock in docks]

    def _level_boxes(self, levels: Any, camera: Camera) -> list[Box]:
        points = [*levels.curve, *levels.old_curve, levels.before, levels.now]
        points += [(levels.x, y) for _value, y in levels.rungs]
        return [_span([camera.to_view(*p) for p in points]).grown(90)]

    def _wire_boxes(self, wires: Any, camera: Camera) -> list[Box]:
        found: list[Box] = []
        for wire in wires:
            reach = 2 if wire.is_dim else 8
            found += [_span(pair).grown(reach) for pair in pairwise([camera.to_view(*p) for p in wire.points])]
        return found

    def _ghost_boxes(self, ghost: Any, camera: Camera) -> list[Box]:
        picture = self.pictures.ghost(ghost)
        if picture is None:
            return []
        ratio, x, y = picture[0].devicePixelRatio(), picture[1].x(), picture[1].y()
        return [Box(x, y, x + picture[0].width() / ratio, y + picture[0].height() / ratio)]

    def _label_boxes(self, label: Any, camera: Camera) -> list[Box]:
        text, at = label
        return [self._label_box(self.pictures.label(text), at, camera)] if text and at is not None else []


def _fill_line(painter: QPainter, points: Sequence[Point], width: float, colour: QColor, area: Box) -> None:
    """The straight parts of an orthogonal line that lie in an area, in whole pixels: many times faster than a path."""
    half = width / 2
    for (ax, ay), (bx, by) in pairwise(points):
        left, right = max(min(ax, bx) - half, area.left), min(max(ax, bx) + half, area.right)
        top, bottom = max(min(ay, by) - half, area.top), min(max(ay, by) + half, area.bottom)
        if left < right and top < bottom:
            x, y = round(left), round(top)
            painter.fillRect(x, y, max(round(right) - x, 1), max(round(bottom) - y, 1), colour)


def _span(points: Sequence[Point]) -> Box:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _curve(points: list[Point]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for (ax, ay), (bx, by) in pairwise(points):
        reach = (bx - ax) / 3  # flat at each point; near enough to the monotone curve while a point is held
        path.cubicTo(ax + reach, ay, bx - reach, by, bx, by)
    return path


def readable_rungs(heights: Sequence[float], chosen: int) -> set[int]:
    """Which levels are named beside their lines: the chosen one, the ends, and of the others those that there is room for."""
    kept: list[int] = []
    last = len(heights) - 1
    for i in (chosen, 0, last, last // 2, *range(1, last)):
        if 0 <= i <= last and all(abs(heights[i] - heights[other]) >= _LEAST_RUNG for other in kept):
            kept.append(i)
    return set(kept)
