"""Lets rows of the tray be carried onto the map: the gesture of the canvas for touchpoints, begun by a drag from outside."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from designer.canvas.tools.carry import CarryTouchpoints
from designer.model import Touchpoint
from designer.window.drag_items import LARGEST_ITEM, MIME_TYPE

if TYPE_CHECKING:
    from designer.canvas.view import MapView


class TrayDrop(QObject):
    """Watches the drags that come to a canvas, and takes those of the tray."""

    def __init__(self, view: MapView) -> None:
        super().__init__(view)
        self._view = view
        self._is_on = False
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):  # a QDragMoveEvent and a QDropEvent as well
            return self._enter(event)
        if not self._is_on:
            return False
        if event.type() is QEvent.Type.DragLeave:
            self._is_on = False
            self._view.mouse.forget()
            return True
        mouse = self._view.mouse
        if isinstance(event, QDragMoveEvent) and mouse.gesture is not None:
            event.acceptProposedAction()
            mouse.follow(mouse.pointer_of_drag(event))
            return True
        if isinstance(event, QDropEvent) and mouse.gesture is not None:
            self._is_on = False
            event.acceptProposedAction()
            self._view.setFocus(Qt.FocusReason.MouseFocusReason)
            mouse.finish(mouse.pointer_of_drag(event))
            return True
        return False

    def _enter(self, event: QDragEnterEvent) -> bool:
        view = self._view
        journey = view.document.journey
        ids = [i for i in dragged_ids(event.mimeData()) if journey.find(Touchpoint, i) is not None]
        if not ids:
            return False
        view.finish_editing()
        pointer = view.mouse.pointer_of_drag(event)
        box = view.box_of(ids[0])
        if box is not None:  # taken hold of in its middle, wherever it is
            x, y = box.centre
            pointer = msgspec.structs.replace(pointer, x=x, y=y)
        event.acceptProposedAction()
        view.mouse.begin(CarryTouchpoints(view, ids, ids[0], pointer), view.mouse.pointer_of_drag(event))
        self._is_on = True
        return True


def dragged_ids(data: QMimeData) -> list[str]:
    """The touchpoints that a drag out of the tray carries; none for any other drag."""
    if not data.hasFormat(MIME_TYPE):
        return []
    raw = bytes(data.data(MIME_TYPE).data())
    try:
        item = json.loads(raw) if len(raw) <= LARGEST_ITEM else None
    except ValueError:
        return []
    if not isinstance(item, dict) or item.get("kind") != "tray" or not isinstance(item.get("ids"), list):
        return []
    return [i for i in item["ids"] if isinstance(i, str)]
