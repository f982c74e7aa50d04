"""Paints what a gesture shows: ghost, drop mark, target, band, wire, levels, label, and the veil of edge scrolling."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QLinearGradient, QPainter, QPainterPath, QPixmap, QPolygonF

from designer.canvas.camera import Camera
from designer.canvas.colours import CanvasColours
from designer.canvas.feedback import Feedback, Ghost, Levels, Mark
from designer.canvas.pens import dashed, draw_outline, draw_ring, draw_wire, rect_of, solid, tinted
from designer.canvas.wording import feeling_number
from designer.drawing import Box, Point

FontOf = Callable[[float, int], QFont]
GhostPicture = Callable[[str], tuple[QPixmap, Box, Box] | None]  # picture, its box and the card's box in points

EDGE = 48  # pixels
_SHADOW = 10
_GHOST_OPACITY = 0.96
_PALE = 0.22
_RING = 4.5


class GestureOverlay:
    """Paints feedback in pixels, and tells which pixels that takes, so that only those are painted again."""

    def __init__(self, colours: CanvasColours, font: FontOf, ghost_picture: GhostPicture) -> None:
        self.colours = colours
        self.font = font
        self.ghost_picture = ghost_picture

    def paint(self, painter: QPainter, shown: Feedback, camera: Camera) -> None:
        """Paint the feedback of a gesture."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.colours.accent
        for cell in shown.cells:
            painter.setPen(solid(accent, 1))
            painter.setBrush(tinted(accent, 0.07))
            painter.drawRoundedRect(rect_of(camera.to_view_box(cell)), 6, 6)
        for wire in shown.wires:
            painter.setOpacity(0.4 if wire.is_dim else 1)
            pen = solid("#475467" if wire.is_dim else accent, 1.75 if wire.is_dim else 2)
            draw_wire(
                painter, [camera.to_view(*p) for p in wire.points], pen, 7 * camera.scale, 0 if wire.is_dim else 6
            )
            painter.setOpacity(1)
        if shown.target is not None:
            box = camera.to_view_box(shown.target)
            painter.setPen(solid(accent, 2.5))
            painter.setBrush(tinted(accent, 0.07))
            painter.drawRoundedRect(rect_of(box.grown(3)), 9, 9)
        if shown.mark is not None:
            self._paint_mark(painter, shown.mark, camera)
        for dock in shown.docks:
            at = camera.to_view(*dock.at)
            draw_ring(
                painter, at, 7 if dock.is_armed else 5, solid(accent, 1.75), accent if dock.is_armed else "#FFFFFF"
            )
        if shown.levels is not None:
            self._paint_levels(painter, shown.levels, camera)
        if shown.ghost is not None:
            self._paint_ghost(painter, shown.ghost, camera)
        if shown.band is not None:
            painter.setPen(solid(accent, 1))
            painter.setBrush(tinted(accent, 0.07))
            painter.drawRect(rect_of(camera.to_view_box(shown.band)).translated(0.5, 0.5))
        if shown.label and shown.label_at is not None:
            self._paint_label(painter, shown, camera)

    def paint_faded(self, painter: QPainter, boxes: list[Box], camera: Camera) -> None:
        """The dashed outlines of what is being carried away."""
        for box in boxes:
            draw_outline(painter, camera.to_view_box(box), dashed(self.colours.rim, 1, 4, 3), 6 * camera.scale)

    def paint_veil(self, painter: QPainter, direction: tuple[int, int], camera: Camera) -> None:
        """The edge towards which the map scrolls."""
        dx, dy = direction
        width, height = camera.width, camera.height
        for is_on, start, end, at, turn in (
            (dx > 0, QPointF(width, 0), QPointF(width - EDGE, 0), (width - EDGE / 2, height / 2), 0),
            (dx < 0, QPointF(0, 0), QPointF(EDGE, 0), (EDGE / 2, height / 2), 180),
            (dy > 0, QPointF(0, height), QPointF(0, height - EDGE), (width / 2, height - EDGE / 2), 90),
            (dy < 0, QPointF(0, 0), QPointF(0, EDGE), (width / 2, EDGE / 2), 270),
        ):
            if not is_on:
                continue
            veil = QLinearGradient(start, end)
            veil.setColorAt(0, tinted(self.colours.accent, 0.16))
            veil.setColorAt(1, tinted(self.colours.accent, 0))
            area = QRectF(0, 0, width, height)
            if dx and turn in (0, 180):
                area = QRectF(min(start.x(), end.x()), 0, EDGE, height)
            elif turn in (90, 270):
                area = QRectF(0, min(start.y(), end.y()), width, EDGE)
            painter.fillRect(area, veil)
            painter.save()
            painter.translate(*at)
            painter.rotate(turn)
            painter.setPen(solid(self.colours.accent, 1.75))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for x in (-4, 2):
                painter.drawPolyline(QPolygonF([QPointF(x, -4.5), QPointF(x + 4.5, 0), QPointF(x, 4.5)]))
            painter.restore()

    # The parts

    def _paint_mark(self, painter: QPainter, mark: Mark, camera: Camera) -> None:
        if mark.pale is not None:
            pale = solid(self.colours.accent, 3)
            pale.setColor(tinted(self.colours.accent, _PALE))
            pale.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pale)
            start, end = (camera.to_view(*p) for p in mark.pale)
            painter.drawLine(QPointF(*start), QPointF(*end))
        start, end = camera.to_view(*mark.start), camera.to_view(*mark.end)
        painter.setPen(solid(self.colours.accent, 3))
        painter.drawLine(QPointF(*start), QPointF(*end))
        for at in (start, end):
            draw_ring(painter, at, _RING, solid(self.colours.accent, 2))

    def _paint_ghost(self, painter: QPainter, ghost: Ghost, camera: Camera) -> None:
        painter.setOpacity(_GHOST_OPACITY)
        radius = 6 * camera.scale
        stack = min(ghost.count, 3)
        box = self._ghost_box(ghost, camera)
        if box is None:
            painter.setOpacity(1)
            return
        for layer in range(stack - 1, 0, -1):
            self._paint_sheet(painter, box.moved(5 * layer, 5 * layer), radius)
        self._paint_shadow(painter, box, radius)
        picture = self.ghost_picture(ghost.ids[0]) if ghost.ids else None
        if picture is not None:
            pixmap, inked, card = picture
            left, top = camera.to_view(inked.left, inked.top)
            origin_x, origin_y = camera.to_view(card.left, card.top)
            painter.drawPixmap(QPointF(box.left + left - origin_x, box.top + top - origin_y), pixmap)
            draw_outline(painter, box, solid(self.colours.accent, 1.5), radius)
        else:
            self._paint_sheet(painter, box, radius)
            self._paint_name(painter, ghost.name, box, camera)
        if ghost.count > 1:
            self._paint_count(painter, ghost.count, (box.right, box.top))
        painter.setOpacity(1)

    def _ghost_box(self, ghost: Ghost, camera: Camera) -> Box | None:
        if ghost.box is not None:
            return camera.to_view_box(ghost.box)
        picture = self.ghost_picture(ghost.ids[0]) if ghost.ids else None
        if picture is None:
            return None
        return camera.to_view_box(picture[2].moved(ghost.dx, ghost.dy))

    def _paint_sheet(self, painter: QPainter, box: Box, radius: float) -> None:
        painter.setPen(solid(self.colours.accent, 1.5))
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRoundedRect(rect_of(box), radius, radius)

    def _paint_shadow(self, painter: QPainter, box: Box, radius: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for i in range(_SHADOW):
            painter.setPen(solid("#000000", 1))
            pen = painter.pen()
            pen.setColor(tinted("#000000", 0.10 * (1 - i / _SHADOW) ** 2))
            painter.setPen(pen)
            painter.drawRoundedRect(rect_of(box.moved(0, 3).grown(i)), radius + i, radius + i)

    def _paint_name(self, painter: QPainter, name: str, box: Box, camera: Camera) -> None:
        painter.setFont(self.font(max(11.0, 9.5 * camera.scale), 600))
        painter.setPen(QColor(self.colours.text))
        room = rect_of(box.grown(-8))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, name)

    def _paint_count(self, painter: QPainter, count: int, at: Point) -> None:
        font = self.font(12, 600)
        text = str(count)
        width = max(20.0, QFontMetricsF(font).horizontalAdvance(text) + 12)
        area = QRectF(at[0] - width / 2, at[1] - 10, width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.accent))
        painter.drawRoundedRect(area, 10, 10)
        painter.setFont(font)
        painter.setPen(QColor("#FFFFFF"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_levels(self, painter: QPainter, levels: Levels, camera: Camera) -> None:
        accent = self.colours.accent
        x, _y = camera.to_view(levels.x, 0)
        for points, pen in (
            (levels.old_curve, dashed(levels.colour, 2, 5, 4)),
            (levels.curve, solid(levels.colour, 2.25 * camera.scale)),
        ):
            if len(points) > 1:
                if points is levels.old_curve:
                    pen.setColor(tinted(levels.colour, 0.35))
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPath(_curve([camera.to_view(*p) for p in points]))
        for value, rung in levels.rungs:
            y = camera.to_view(0, rung)[1]
            is_now = abs(levels.value - value) < 0.05
            pen = dashed(accent, 1, 4, 3)
            if not is_now:
                pen.setColor(tinted(accent, 0.45))
            painter.setPen(pen)
            painter.drawLine(QPointF(x - 52, y), QPointF(x + 52, y))
            painter.setFont(self.font(11, 600 if is_now else 400))
            painter.setPen(QColor(accent if is_now else self.colours.text2))
            painter.drawText(QPointF(x + 56, y + 4), feeling_number(value))
        draw_ring(painter, camera.to_view(*levels.before), 4, solid(accent, 1.25))
        at = camera.to_view(*levels.now)
        draw_ring(painter, at, max(9, 9 * camera.scale), solid(accent, 2))
        painter.setPen(QColor(accent))
        painter.setFont(self.font(11, 600))
        area = QRectF(at[0] - 14, at[1] - 8, 28, 16)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, feeling_number(levels.value))

    def _label_area(self, shown: Feedback, camera: Camera) -> QRectF:
        assert shown.label_at is not None
        metrics = QFontMetricsF(self.font(13, 500))
        x, y = camera.to_view(*shown.label_at)
        size = QSizeF(metrics.horizontalAdvance(shown.label) + 20, 25)
        left = min(max(x, 6), max(camera.width - size.width() - 6, 6))
        top = min(max(y - size.height() - 8, 6), camera.height - size.height() - 6)
        return QRectF(round(left), round(top), size.width(), size.height())

    def _paint_label(self, painter: QPainter, shown: Feedback, camera: Camera) -> None:
        area = self._label_area(shown, camera)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.label))
        painter.drawRoundedRect(area, 5, 5)
        painter.setFont(self.font(13, 500))
        painter.setPen(QColor(self.colours.on_label))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, shown.label)

    # Where it is

    def extent(self, shown: Feedback, camera: Camera) -> list[QRect]:
        """The pixels that feedback takes."""
        boxes: list[Box] = [camera.to_view_box(b).grown(4) for b in shown.cells]
        if shown.target is not None:
            boxes.append(camera.to_view_box(shown.target).grown(8))
        if shown.band is not None:
            boxes.append(camera.to_view_box(shown.band).grown(3))
        if shown.mark is not None:
            lines = [(shown.mark.start, shown.mark.end), *([shown.mark.pale] if shown.mark.pale else [])]
            boxes += [_span([camera.to_view(*start), camera.to_view(*end)]).grown(9) for start, end in lines]
        boxes += [_span([camera.to_view(*p) for p in wire.points]).grown(9) for wire in shown.wires]
        boxes += [_span([camera.to_view(*dock.at)]).grown(11) for dock in shown.docks]
        if shown.levels is not None:
            points = [*shown.levels.curve, *shown.levels.old_curve, shown.levels.before, shown.levels.now]
            points += [(shown.levels.x, y) for _value, y in shown.levels.rungs]
            boxes.append(_span([camera.to_view(*p) for p in points]).grown(90))
        if shown.ghost is not None:
            ghost = self._ghost_box(shown.ghost, camera)
            if ghost is not None:
                boxes.append(ghost.grown(_SHADOW + 14 + 9 * camera.scale))
        found = [rect_of(b).toAlignedRect() for b in boxes]
        if shown.label and shown.label_at is not None:
            found.append(self._label_area(shown, camera).toAlignedRect().adjusted(-2, -2, 2, 2))
        return found


def _span(points: list[Point]) -> Box:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _curve(points: list[Point]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for (ax, ay), (bx, by) in pairwise(points):
        reach = (bx - ax) / 3  # flat at each point; near enough to the monotone curve while a point is held
        path.cubicTo(ax + reach, ay, bx - reach, by, bx, by)
    return path
