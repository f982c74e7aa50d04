"""Lucide icons in any colour, drawn as paths so that they are sharp at every size and scaling."""

from __future__ import annotations

import json
from functools import cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPen, QPixmap

from designer.resources import resource_path

STROKE = 1.75


@cache
def _outlines() -> dict[str, dict[str, object]]:
    data: dict[str, dict[str, object]] = json.loads(resource_path("icons", "icons.json").read_bytes())
    return data


@cache
def icon_path(name: str) -> QPainterPath:
    """The outline of an icon on its 24 x 24 grid."""
    outline = _outlines()[name]
    numbers = iter(outline["points"])  # type: ignore[call-overload]
    path = QPainterPath()

    def point() -> QPointF:
        return QPointF(next(numbers), next(numbers))

    for command in str(outline["commands"]):
        if command == "M":
            path.moveTo(point())
        elif command == "L":
            path.lineTo(point())
        elif command == "C":
            path.cubicTo(point(), point(), point())
        else:
            path.closeSubpath()
    return path


def paint_icon(painter: QPainter, name: str, place: QRectF, colour: str, *, filled: bool = False) -> None:
    """Draw an icon into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.topLeft())
    painter.scale(place.width() / 24, place.height() / 24)
    pen = QPen(QColor(colour), STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(colour) if filled else Qt.BrushStyle.NoBrush)
    painter.drawPath(icon_path(name))
    painter.restore()


class _Engine(QIconEngine):
    def __init__(self, name: str, colour: str, on: str, filled: bool) -> None:
        super().__init__()
        self._name, self._colour, self._on, self._filled = name, colour, on, filled
        self._pixmaps: dict[tuple[int, int, QIcon.Mode, QIcon.State], QPixmap] = {}

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        # A place wider than high keeps a gap to the text at its right.
        left = rect.x() if rect.width() > rect.height() else rect.x() + (rect.width() - side) / 2
        place = QRectF(left, rect.y() + (rect.height() - side) / 2, side, side)
        painter.save()
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(painter.opacity() * 0.42)
        paint_icon(
            painter, self._name, place, self._on if state == QIcon.State.On else self._colour, filled=self._filled
        )
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        # Made once: a button asks anew whenever it is painted.
        key = (size.width(), size.height(), mode, state)
        if (made := self._pixmaps.get(key)) is not None:
            return made
        pixmap = self._pixmaps[key] = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._colour, self._on, self._filled)


@cache
def icon(name: str, colour: str, on: str = "", *, filled: bool = False) -> QIcon:
    """An icon in a colour; in `on` while its button is checked; at 42 % while it is disabled."""
    return QIcon(_Engine(name, colour, on or colour, filled))


CHANNEL_ICONS = {
    "search": "search", "website": "globe", "app": "smartphone", "advertising": "megaphone", "social": "share-2",
    "e-mail": "mail", "phone": "phone", "chat": "message-circle", "SMS": "message-square", "store": "store",
    "post": "package", "event": "calendar", "word of mouth": "users", "partner": "handshake", "review site": "star",
    "home visit": "door-open", "other": "ellipsis",
}  # fmt: skip
NOTE_ICONS = {
    "thought": "message-circle-question", "pain point": "triangle-alert", "opportunity": "lightbulb", "metric": "gauge",
    "content": "file-text", "question": "circle-help", "custom": "sticky-note", "evidence": "badge-check", "image": "image",
}  # fmt: skip
KIND_ICONS = {
    "map": "map", "stage": "columns-3", "channel": "rows-3", "lane": "list-plus", "persona": "user-round",
    "touchpoint": "square-pen", "connection": "spline", "note": "sticky-note", "picture": "image",
}  # fmt: skip
SEVERITY_ICONS = {"error": "circle-x", "warning": "triangle-alert", "info": "info"}
FEELING_ICONS = {-2: "angry", -1: "frown", 0: "meh", 1: "smile", 2: "laugh"}
