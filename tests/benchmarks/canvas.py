"""The canvas: opening a map, dragging a card, painting a whole map, against json and against bare rectangles."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from functools import cache
from statistics import median

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from designer.canvas.view import MapView
from designer.editing import Document
from designer.layout.grid import CardPlace
from designer.storage import dumps, loads
from designer.text import FontBook
from tests.benchmarks import maps
from tests.benchmarks.floors import RectangleView
from tests.benchmarks.measure import Measured, cpu_ms, interleaved, measured, median_cpu_ms

WIDTH, HEIGHT = 1440, 800  # pixels of the view, ours and the floor's
_PAINTS = 10
_FRAMES = 100
_UNCOUNTED = 3  # frames at the beginning of a drag, in which caches are filled
_SMALL = 1000  # touchpoints of the map that a large one is compared with
_TURN = 25  # frames after which the drag goes back


class WatchedView(MapView):
    """The program's own canvas, which counts how often it was painted."""

    paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.paints += 1


def measure_open(touchpoints: int, repeats: int) -> Measured:
    """From the bytes of a file to the map on the canvas as it first shows, against `json.loads` of these bytes.

    Read, checked, made into a map, laid out and painted. Each time with a font book that has seen no word yet; the modules
    are imported. Without the window around the canvas.
    """
    data = dumps(maps.map_of(touchpoints))
    views: list[WatchedView] = []

    def ours() -> float:
        fonts = FontBook.bundled()
        spent = cpu_ms(lambda: views.append(_open(data, fonts)))
        view = views.pop()
        view.close()
        view.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return spent

    return measured(*interleaved(ours, lambda: cpu_ms(lambda: json.loads(data)), repeats))


def _open(data: bytes, fonts: FontBook) -> WatchedView:
    view = WatchedView(Document(loads(data, "benchmark.journey")), maps.theme(), fonts)
    view.resize(WIDTH, HEIGHT)
    view.show()
    while not view.paints:
        QApplication.processEvents()
    return view


def measure_drag(touchpoints: int, repeats: int) -> Measured:
    """One frame while one card is dragged at 100 %: from the mouse event to the painted window; the median of 100 frames.

    The floor does the same with one of as many bare rectangles at the same places.
    """
    _view, floor = view_and_floor(touchpoints)
    card, ours = _one_card(touchpoints)
    at = floor.show_at_actual_size(card.box)
    return measured(*interleaved(ours, lambda: drag_frames(floor, at, floor.put_back), repeats))


def measure_drag_growth(touchpoints: int, repeats: int) -> Measured:
    """One frame while one card is dragged at 100 % on a large map, against the same on a map of 1,000 touchpoints."""
    return measured(*interleaved(_one_card(touchpoints)[1], _one_card(_SMALL)[1], repeats))


def _one_card(touchpoints: int) -> tuple[CardPlace, Callable[[], float]]:
    """The card in the middle of a map, and what drags it to and fro at 100 %: a frame of that in milliseconds."""
    view, _floor = view_and_floor(touchpoints)
    ids = [t.id for t in view.document.journey.touchpoints]
    card = view.map_layout.grid.cards[ids[len(ids) // 2]]
    view.zoom_to_actual()
    view.reveal(card.touchpoint)
    start = QPointF(*view.camera.to_view(*card.box.centre))

    def drag() -> float:
        before = view.paints
        spent = drag_frames(view, start, lambda: view.mouse.forget())
        assert view.paints - before >= _FRAMES, "a frame of the drag was not painted"
        return spent

    return card, drag


def measure_fit(touchpoints: int, repeats: int) -> Measured:
    """The whole map painted anew at “Whole map”, nothing taken from the picture that the canvas keeps of it.

    The floor paints as many bare rectangles at the same places. The median of ten times.
    """
    view, floor = view_and_floor(touchpoints)
    view.zoom_to_fit()
    floor.show_whole(view.map_layout.drawing.width, view.map_layout.drawing.height)
    QApplication.processEvents()

    def paint_anew() -> None:
        view.set_colours(view.colours)  # spoils the kept picture
        view.viewport().repaint()

    return measured(
        *interleaved(
            lambda: median_cpu_ms(paint_anew, _PAINTS),
            lambda: median_cpu_ms(floor.viewport().repaint, _PAINTS),
            repeats,
        )
    )


@cache
def view_and_floor(touchpoints: int) -> tuple[WatchedView, RectangleView]:
    """The canvas with a rich map, and as many bare rectangles."""
    view = WatchedView(Document(maps.map_of(touchpoints)), maps.theme(), maps.fonts())
    view.resize(WIDTH, HEIGHT)
    view.show()
    floor = RectangleView([card.box for card in view.map_layout.grid.cards.values()], WIDTH, HEIGHT)
    floor.show()
    QApplication.processEvents()
    return view, floor


def drag_frames(view: QAbstractScrollArea, start: QPointF, forget: Callable[[], object]) -> float:
    """A frame of a drag to and fro, in milliseconds: the mean of 25, of four of those the median."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    at, times, begun = QPointF(start), [], 0.0
    send(view, QEvent.Type.MouseButtonPress, at, left, left)
    QApplication.processEvents()
    for frame in range(_UNCOUNTED + _FRAMES):
        if (frame - _UNCOUNTED) % _TURN == 0:
            begun = time.process_time()  # asked once a turn: on some machines it takes as long as a frame
        step = 3 if (frame - _UNCOUNTED) // _TURN % 2 == 0 else -3
        at += QPointF(step, step)
        send(view, QEvent.Type.MouseMove, at, none, left)
        QApplication.processEvents()
        if (frame - _UNCOUNTED) % _TURN == _TURN - 1:
            times.append((time.process_time() - begun) / _TURN)
    forget()
    send(view, QEvent.Type.MouseButtonRelease, start, left, none)
    QApplication.processEvents()
    return median(times) * 1000


def send(
    view: QAbstractScrollArea, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, buttons: Qt.MouseButton
) -> None:
    """Give a view a mouse event."""
    window = view.viewport()
    event = QMouseEvent(kind, at, QPointF(window.mapToGlobal(at)), button, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, event)
