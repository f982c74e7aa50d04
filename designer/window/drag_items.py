"""How things are dragged from panels to the canvas: a MIME type of our own with a small JSON object."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QDrag, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from designer.window.context import Context
from designer.window.tokens import LIGHT

MIME_TYPE = "application/x-journey-designer-item"
LARGEST_ITEM = 200_000  # bytes; a tray of some thousand rows
_WIDTH, _HEIGHT = 26, 22  # pixels of what goes with the pointer


def start_drag(source: QWidget, context: Context, item: Mapping[str, object]) -> None:
    """Drag an item out of a panel; a small card goes with the pointer, and the canvas shows what it becomes."""
    data = QMimeData()
    data.setData(MIME_TYPE, json.dumps(item).encode())
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.setPixmap(_card(context, source.devicePixelRatioF()))
    # Left of the pointer: the canvas has its ghost and label at the right.
    drag.setHotSpot(QPoint(context.scale(_WIDTH), 0))
    drag.exec(Qt.DropAction.CopyAction)


def tray_item(ids: Sequence[str]) -> dict[str, object]:
    """What a drag out of the tray carries."""
    return {"kind": "tray", "ids": list(ids)}


def _card(context: Context, ratio: float) -> QPixmap:
    # Light in both appearances: it goes over the paper, where a dark one would hide the drop mark.
    tokens, scale = LIGHT, context.scale
    card = QPixmap(round(scale(_WIDTH) * ratio), round(scale(_HEIGHT) * ratio))
    card.setDevicePixelRatio(ratio)
    card.fill(Qt.GlobalColor.transparent)
    painter = QPainter(card)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.accent), 1.5))
    painter.setBrush(QColor(tokens.raised))
    painter.drawRoundedRect(1, scale(8), scale(20), scale(13), scale(3), scale(3))
    painter.setPen(QPen(QColor(tokens.text2), 1.25))
    for y, right in ((12, 16), (16, 12)):  # a card with some text
        painter.drawLine(scale(5), scale(y), scale(right), scale(y))
    painter.end()
    return card
