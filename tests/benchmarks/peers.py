"""How others do it: Qt's own way with one item for each card, and NodeGraphQt, on the same map and the same window.

They are measured like the canvas and against the same bare rectangles. NodeGraphQt is not needed for anything else: it is
measured where it is installed (`pip install NodeGraphQt Qt.py`, with PYTHONPATH to where that is).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from designer.canvas.camera import PIXELS_PER_POINT
from designer.canvas.glyphs import Glyphs
from designer.canvas.ink import full_ink
from designer.drawing import Group, Role
from tests.benchmarks import maps
from tests.benchmarks.canvas import HEIGHT, WIDTH, drag_frames
from tests.benchmarks.floors import RectangleView
from tests.benchmarks.hands import worst_of_wheel
from tests.benchmarks.measure import Measured, interleaved, measured, median_cpu_ms

_PAINTS = 10


class CardItem(QGraphicsItem):
    """A card as one item: its frame, icon, wrapped text, feeling and marks, painted by the same calls as on our canvas."""

    def __init__(self, group: Group, glyphs: Glyphs) -> None:
        super().__init__()
        self._ink = full_ink(group.content, glyphs)
        box = group.content.box
        self._box = QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)
        self.setPos(group.x, group.y)
        self.setFlags(QGraphicsItem.GraphicsItemFlag.ItemIsMovable | QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)

    def boundingRect(self) -> QRectF:
        return self._box

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        for piece in self._ink:
            piece.paint(painter)


class ItemView(RectangleView):
    """A QGraphicsView with one item for each card, at the very places of the cards."""

    def __init__(self, groups: list[Group]) -> None:
        super().__init__((), WIDTH, HEIGHT)
        glyphs = Glyphs(maps.fonts())
        scene = QGraphicsScene(self)
        self.glyphs = glyphs
        for group in groups:
            item = CardItem(group, glyphs)
            scene.addItem(item)
            self.keep_home(item)
        self.setScene(scene)


class _Laid:
    """A map laid out, and the bare rectangles at the places of its cards."""

    def __init__(self, touchpoints: int) -> None:
        layout = maps.laid_out(maps.map_of(touchpoints))
        self.drawing, self.cards = layout.drawing, list(layout.grid.cards.values())
        self.card = self.cards[len(self.cards) // 2]
        self.floor = RectangleView([card.box for card in self.cards], WIDTH, HEIGHT)
        self.floor.show()


laid = cache(_Laid)


@cache
def items(touchpoints: int) -> QGraphicsView:
    """Qt's own way, shown."""
    one = laid(touchpoints)
    view = ItemView([g for g in one.drawing.groups if g.role is Role.TOUCHPOINT and g.key.endswith("/card")])
    view.show()
    QApplication.processEvents()
    return view


@cache
def nodegraphqt(touchpoints: int) -> QGraphicsView:
    """NodeGraphQt with a node of the same name at the place of each card, connected alike, shown."""
    from NodeGraphQt import BaseNode, NodeGraph  # type: ignore[import-not-found]

    class Card(BaseNode):  # type: ignore[misc]
        __identifier__ = "peer"
        NODE_NAME = "Card"

        def __init__(self) -> None:
            super().__init__()
            self.add_input("in", multi_input=True)
            self.add_output("out")

    one, journey = laid(touchpoints), maps.map_of(touchpoints)
    graph = NodeGraph()
    graph.set_acyclic(False)  # else each connection looks for circles along all ways: 400 nodes take minutes
    graph.register_node(Card)
    made: dict[str, Any] = {}
    for card in one.cards:
        name = next(t.name for t in (journey[card.touchpoint],))  # type: ignore[attr-defined]
        place = [card.box.left, card.box.top]
        made[card.touchpoint] = graph.create_node("peer.Card", name=name, pos=place, selected=False, push_undo=False)
    for connection in journey.connections:
        if connection.source in made and connection.target in made:
            made[connection.source].output(0).connect_to(made[connection.target].input(0), push_undo=False)
    view: Any = graph.viewer()
    view.graph = graph  # lives as long as its view
    view.resize(WIDTH, HEIGHT)
    view.show()
    QApplication.processEvents()
    return view  # type: ignore[no-any-return]


def measure_peer_drag(make: Callable[[int], QGraphicsView], touchpoints: int, repeats: int) -> Measured:
    """One frame while one card is dragged at 100 %."""
    view, one = make(touchpoints), laid(touchpoints)
    at, there = _show_actual(view, one.card.box.centre), one.floor.show_at_actual_size(one.card.box)
    ours = partial(drag_frames, view, at, lambda: None)
    return measured(*interleaved(ours, lambda: drag_frames(one.floor, there, one.floor.put_back), repeats))


def measure_peer_fit(make: Callable[[int], QGraphicsView], touchpoints: int, repeats: int) -> Measured:
    """The whole map painted at “Whole map”."""
    view, one = make(touchpoints), laid(touchpoints)
    for each in (view, one.floor):
        _show_whole(each, one.drawing.width, one.drawing.height)
    QApplication.processEvents()
    return measured(
        *interleaved(
            lambda: median_cpu_ms(view.viewport().repaint, _PAINTS),
            lambda: median_cpu_ms(one.floor.viewport().repaint, _PAINTS),
            repeats,
        )
    )


def measure_peer_wheel(make: Callable[[int], QGraphicsView], touchpoints: int, repeats: int) -> Measured:
    """The slowest of 24 steps of zooming from the whole map in to 100 % and out again, each painted."""
    view, one = make(touchpoints), laid(touchpoints)

    def spent(each: QGraphicsView) -> float:
        _show_whole(each, one.drawing.width, one.drawing.height)
        QApplication.processEvents()
        return worst_of_wheel(each, QPointF(), is_ours=False)

    return measured(*interleaved(lambda: spent(view), lambda: spent(one.floor), repeats))


def _show_whole(view: QGraphicsView, width: float, height: float) -> None:
    # Of QGraphicsView itself: NodeGraphQt has a zoom of its own, which stops long before a large map is seen whole.
    QGraphicsView.setSceneRect(view, 0, 0, width, height)
    QGraphicsView.fitInView(view, QRectF(0, 0, width, height), Qt.AspectRatioMode.KeepAspectRatio)


def _show_actual(view: QGraphicsView, centre: tuple[float, float]) -> QPointF:
    QGraphicsView.resetTransform(view)
    QGraphicsView.scale(view, PIXELS_PER_POINT, PIXELS_PER_POINT)
    QGraphicsView.centerOn(view, *centre)
    QTest.qWait(1)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return QPointF(QGraphicsView.mapFromScene(view, *centre))
