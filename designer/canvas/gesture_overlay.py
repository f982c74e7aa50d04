"""Paints what a gesture shows: ghost, drop mark, target, band, wire, levels, label, and the veil of edge scrolling."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPolygonF

from designer.canvas.camera import Camera
from designer.canvas.colours import CanvasColours
from designer.canvas.feedback import NOTHING, Feedback
from designer.canvas.gesture_shapes import FontOf, Pictures, Shape, Shapes
from designer.canvas.pens import dashed, draw_outline, solid, tinted
from designer.drawing import Box, Point

_Made = list[tuple[Any, Shape]]  # each part of feedback, in painting order, with the shape made of it

EDGE = 48  # pixels
_NO_SHAPE = Shape([], [], [])


class GestureOverlay:
    """Paints feedback in pixels, and tells which pixels that takes, so that only those are painted again."""

    def __init__(self, colours: CanvasColours, font: FontOf, pictures: Pictures) -> None:
        self._shapes = Shapes(colours, font, pictures)
        shapes = self._shapes
        self._makers: tuple[Callable[[Any, Camera], Shape], ...] = (
            shapes.cells, shapes.wires, shapes.target, shapes.mark, shapes.levels, shapes.ghost, shapes.docks, shapes.band,
            shapes.label,
        )  # fmt: skip
        self._nothing: _Made = [(None, _NO_SHAPE)] * len(self._makers)
        self._last: tuple[Feedback, Camera | None, _Made] = (NOTHING, None, self._nothing)

    @property
    def colours(self) -> CanvasColours:
        """The colours of the window."""
        return self._shapes.colours

    @colours.setter
    def colours(self, colours: CanvasColours) -> None:
        self._shapes.colours = colours
        self._last = (NOTHING, None, self._nothing)

    def forget(self) -> None:
        """Make all pictures and shapes anew: the map or the zoom is another."""
        self._shapes.pictures.forget()
        self._last = (NOTHING, None, self._nothing)

    def paint(self, painter: QPainter, shown: Feedback, camera: Camera) -> None:
        """Paint the feedback of a gesture, all but its label, smoothly if the painter is told so."""
        for _part, shape in self._made(shown, camera)[:-1]:
            for paint in shape.paints:
                paint(painter)

    def paint_label(self, painter: QPainter, shown: Feedback, camera: Camera) -> None:
        """Paint what release will do; above all else."""
        told = _told(shown)
        if camera is self._last[1] and shown is self._last[0]:
            shape = self._last[2][-1][1]
        else:  # it goes with what stays in sight
            shape = self._shapes.label(told, camera) if told is not None else _NO_SHAPE
        for paint in shape.paints:
            paint(painter)

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

    # Where it is

    def changed(self, before: Feedback, now: Feedback, camera: Camera) -> list[Box]:
        """The pixels at which two moments of a gesture differ."""
        boxes: list[Box] = []
        for (was, old), (is_, new) in zip(self._made(before, camera), self._made(now, camera), strict=True):
            if was is not is_ and was != is_:
                boxes += old.boxes
                boxes += new.boxes
                boxes += _differing(old.bars, new.bars)
        return boxes

    def _made(self, shown: Feedback, camera: Camera) -> _Made:
        """The shapes of feedback; of parts that were there a moment ago they are not made again."""
        last, seen_from, known = self._last
        if seen_from is not camera:
            known = self._nothing
        elif last is shown:
            return known
        parts = (
            shown.cells, shown.wires, shown.target, shown.mark, shown.levels, shown.ghost, shown.docks, shown.band,
            _told(shown),
        )  # fmt: skip
        made = [
            old if old[0] is part else (part, make(part, camera) if part else _NO_SHAPE)
            for part, old, make in zip(parts, known, self._makers, strict=True)
        ]
        self._last = (shown, camera, made)
        return made


def _told(shown: Feedback) -> tuple[str, Point] | None:
    """The label, and where it is told."""
    return (shown.label, shown.label_at) if shown.label and shown.label_at is not None else None


def _differing(before: Sequence[Box], now: Sequence[Box]) -> list[Box]:
    """Where bars that are the same all over differ from what they were."""
    if len(before) != len(now):
        return [*before, *now]
    found: list[Box] = []
    for old, new in zip(before, now, strict=True):
        if old == new:
            continue
        if old.left == new.left and old.right == new.right and old.top < new.bottom and new.top < old.bottom:
            ends = (old.top, new.top), (old.bottom, new.bottom)
            found += [Box(old.left, min(a, b), old.right, max(a, b)) for a, b in ends if a != b]
        elif old.top == new.top and old.bottom == new.bottom and old.left < new.right and new.left < old.right:
            ends = (old.left, new.left), (old.right, new.right)
            found += [Box(min(a, b), old.top, max(a, b), old.bottom) for a, b in ends if a != b]
        else:
            found += [old, new]
    return found
