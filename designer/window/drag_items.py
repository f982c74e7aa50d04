"""How things are dragged from panels to the canvas: a MIME type of our own with a small JSON object."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QDrag, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from designer.window.context import Context

MIME_TYPE = "application/x-journey-designer-item"
LARGEST_ITEM = 200_000  # bytes; a tray of some thousand rows


def start_drag(source: QWidget, context: Context, item: Mapping[str, object], text: str) -> None:
    """Drag an item out of a panel; a small card with its name goes with the pointer."""
    data = QMimeData()
    data.setData(MIME_TYPE, json.dumps(item).encode())
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.setPixmap(_card(context, text, source.devicePixelRatioF()))
    drag.setHotSpot(QPoint(context.scale(14), context.scale(14)))
    drag.exec(Qt.DropAction.CopyAction)


def tray_item(ids: Sequence[str]) -> dict[str, object]:
    """What a drag out of the tray carries."""
    return {"kind": "tray", "ids": list(ids)}


def _card(context: Context, text: str, ratio: float) -> QPixmap:
    tokens, scale = context.tokens, context.scale
    font = context.font(13, 600)
    probe = QPixmap(1, 1)
    painter = QPainter(probe)
    painter.setFont(font)
    width = min(painter.fontMetrics().horizontalAdvance(text), scale(220)) + scale(24)
    painter.end()
    height = scale(32)
    card = QPixmap(round(width * ratio), round(height * ratio))
    card.setDevicePixelRatio(ratio)
    card.fill(Qt.GlobalColor.transparent)
    painter = QPainter(card)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.accent), 1.5))
    painter.setBrush(QColor(tokens.raised))
    painter.drawRoundedRect(1, 1, width - 2, height - 2, scale(6), scale(6))
    painter.setPen(QColor(tokens.text))
    painter.setFont(font)
    painter.drawText(
        scale(12), 0, width - scale(24), height, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text
    )
    painter.end()
    return card
