"""The floor of everything that is painted: bare rectangles of Qt's own, drawn by C++ alone."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QGraphicsScene, QGraphicsView

from designer.canvas.camera import PIXELS_PER_POINT
from designer.drawing import Box


class RectangleView(QGraphicsView):
    """A QGraphicsView on one QGraphicsRectItem for each card, at the very places of the cards.

    No text, no connections, no Python in painting or moving; Qt's index of items and its smallest updates, as by default.
    Rectangles can be selected and dragged.
    """

    def __init__(self, boxes: Iterable[Box], width: int, height: int) -> None:
        super().__init__()
        boxes = tuple(boxes)
        scene = QGraphicsScene(self)
        self._homes: list[tuple[QGraphicsItem, QPointF]] = []
        pen, brush = QPen(QColor("#5B6B7B"), 1), QBrush(QColor("#E8F1FB"))
        for box in boxes:
            item = QGraphicsRectItem(QRectF(0, 0, box.width, box.height))
            item.setPos(box.left, box.top)
            item.setPen(pen)
            item.setBrush(brush)
            item.setFlags(
                QGraphicsItem.GraphicsItemFlag.ItemIsMovable | QGraphicsItem.GraphicsItemFlag.ItemIsSelectable
            )
            scene.addItem(item)
            self.keep_home(item)
        self.setScene(scene)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.resize(width, height)

    def keep_home(self, item: QGraphicsItem) -> None:
        """Where an item stands now is where it is put back to."""
        self._homes.append((item, item.pos()))

    def put_back(self) -> None:
        """All rectangles where they were at first: a drag does not end where it began."""
        for item, home in self._homes:
            if item.pos() != home:
                item.setPos(home)

    def select_boxes(self, boxes: Iterable[Box]) -> None:
        """Select the rectangles at these places, so that one dragged takes the others along; none of them for none."""
        places = {(box.left, box.top) for box in boxes}
        for item in self.scene().items():
            item.setSelected((item.pos().x(), item.pos().y()) in places)

    def show_whole(self, width: float, height: float) -> None:
        """A sheet of this size, in points, as large as the window allows."""
        self.setSceneRect(0, 0, width, height)
        self.fitInView(self.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)

    def show_at_actual_size(self, box: Box) -> QPointF:
        """100 % with a card in the middle; where its middle is, in pixels."""
        self.resetTransform()
        self.scale(PIXELS_PER_POINT, PIXELS_PER_POINT)
        self.centerOn(*box.centre)
        return QPointF(self.mapFromScene(*box.centre))
