"""Dragging rows of the outline: to another place in it, onto the map, and out of the tray into it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPen
from PySide6.QtWidgets import QTreeView

from designer.model import Stage, Touchpoint
from designer.window.context import Context
from designer.window.drag_items import LARGEST_ITEM, MIME_TYPE, start_drag, tray_item
from designer.window.outline_landing import Act, RowLanding, dragged_together, landing_on, last_below
from designer.window.outline_model import GROUPS, OutlineModel
from designer.words import _

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

_OPENS_AFTER = 700  # ms over a closed row
_EDGE = 28  # px from the upper and lower end, in which the rows scroll
_TICK = 30  # ms
_MARK, _RING = 3, 4  # px: the line of the drop mark, and the radius of its ring


class OutlineDrag(QObject):
    """Watches the tree: what is dragged out of it, and what is dragged over it."""

    def __init__(self, context: Context, tree: QTreeView, model: OutlineModel) -> None:
        super().__init__(tree)
        self._context, self._tree, self._model = context, tree, model
        self.do: Callable[[Act, list[str]], object] = lambda act, ids: None
        self.say: Callable[[str], object] = lambda text: None
        self.landing: RowLanding | None = None
        self._ids: list[str] = []
        self._at = QPoint()
        self._waiting = ""  # the closed row that opens soon
        self._opens = QTimer(self, singleShot=True, interval=_OPENS_AFTER)
        self._opens.timeout.connect(lambda: self._tree.expand(self._model.index_of(self._waiting)))
        self._ticker = QTimer(self, interval=_TICK)
        self._ticker.timeout.connect(self._scroll)
        tree.setDragEnabled(True)
        tree.setAcceptDrops(True)
        tree.viewport().setAcceptDrops(True)
        tree.viewport().installEventFilter(self)

    # Out of the tree

    def start(self) -> None:
        """Drag the chosen rows that are of one kind with the one under the pointer."""
        journey, model = self._model.journey, self._model
        if journey is None:
            return
        chosen = [model.key_of(index) for index in self._tree.selectionModel().selectedIndexes()]
        ids = dragged_together(journey, chosen, model.key_of(self._tree.currentIndex()))
        if ids:
            item = tray_item(ids) if isinstance(journey[ids[0]], Touchpoint) else {"kind": "outline", "ids": ids}
            start_drag(self._tree, self._context, item)

    # Over the tree

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):  # a QDragMoveEvent and a QDropEvent as well
            self._ids = self._dragged(event.mimeData())
            if self._ids:
                event.acceptProposedAction()
                self._ticker.start()
                self._look(event.position().toPoint())
            return bool(self._ids)
        if not self._ids:
            return False
        if isinstance(event, QDragMoveEvent):
            event.acceptProposedAction()
            self._look(event.position().toPoint())
            return True
        if isinstance(event, QDropEvent):
            event.acceptProposedAction()
            self._look(event.position().toPoint())
            landing, ids = self.landing, self._ids
            self._end()
            if landing is not None:
                self.do(landing.act, ids)
            return True
        if event.type() is QEvent.Type.DragLeave:
            self._end()
            return True
        return False

    def _dragged(self, data: QMimeData) -> list[str]:
        """The elements that a drag out of the outline or the tray carries; none for any other one."""
        journey = self._model.journey
        raw = bytes(data.data(MIME_TYPE).data()) if data.hasFormat(MIME_TYPE) else b""
        try:
            item = json.loads(raw) if journey is not None and 0 < len(raw) <= LARGEST_ITEM else None
        except ValueError:
            return []
        if not isinstance(item, dict) or item.get("kind") not in ("tray", "outline"):
            return []
        ids = item.get("ids")
        if not isinstance(ids, list) or journey is None:
            return []
        known = [i for i in ids if isinstance(i, str) and i in journey]
        return dragged_together(journey, known, known[0]) if known else []

    def _look(self, at: QPoint) -> None:
        """Find where it would land, and show and tell it."""
        self._at = at
        tree, journey = self._tree, self._model.journey
        index = tree.indexAt(at)
        key = self._model.key_of(index)
        if key != self._waiting:
            self._waiting = key
            self._opens.stop()
            if self._holds_places(key) and not tree.isExpanded(index):
                self._opens.start()
        landing = None
        if journey is not None and index.isValid():
            is_lower = at.y() > tree.visualRect(index).center().y()
            landing = landing_on(journey, self._ids, key, is_lower)
        self.landing = landing
        self.say(landing.words if landing is not None else _("Release to leave it where it is"))
        tree.viewport().update()

    def _holds_places(self, key: str) -> bool:
        """Whether something can land among what stands below a row."""
        journey = self._model.journey
        return key in GROUPS or (journey is not None and isinstance(journey.get(key), Stage))

    def _end(self) -> None:
        self._ids, self.landing, self._waiting = [], None, ""
        self._opens.stop()
        self._ticker.stop()
        self.say("")
        self._tree.viewport().update()

    def _scroll(self) -> None:
        """Go on towards an end while the pointer is near it."""
        edge, bar = self._context.scale(_EDGE), self._tree.verticalScrollBar()
        height = self._tree.viewport().height()
        deep = min(self._at.y() - edge, 0) + max(self._at.y() - height + edge, 0)
        before = bar.value()
        bar.setValue(before + deep // 3)
        if bar.value() != before:
            self._look(self._at)

    # The mark

    def paint(self, painter: QPainter) -> None:
        """Paint where it lands: a line between two rows, or a frame round one."""
        landing, scale = self.landing, self._context.scale
        if landing is None:
            return
        accent = QColor(self._context.tokens.accent)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self._tree.viewport().width()
        if landing.on:
            box = QRectF(self._rect(landing.on))
            painter.setPen(QPen(accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(1, box.top() + 1, width - 2, box.height() - 2), scale(7), scale(7))
            return
        row = self._rect(landing.before or landing.behind)
        y = float(row.top())
        if not landing.before:
            journey = self._model.journey
            assert journey is not None
            y = float(self._rect(last_below(journey, landing.behind, self._is_open)).bottom())
        radius, left = scale(_RING), max(row.left() - scale(2), scale(_RING) + 1)
        painter.setPen(QPen(accent, scale(_MARK)))
        painter.drawLine(QPointF(left + radius, y), QPointF(width - 2, y))
        painter.setPen(QPen(accent, 2))
        painter.setBrush(QColor(self._context.tokens.panel))
        painter.drawEllipse(QPointF(left, y), radius, radius)

    def _rect(self, key: str) -> QRectF:
        return QRectF(self._tree.visualRect(self._model.index_of(key)))

    def _is_open(self, key: str) -> bool:
        return self._tree.isExpanded(self._model.index_of(key))
