"""A canvas as a person has it, offscreen, with a small map whose ids can be read, and a hand that moves mouse and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.canvas.view import MapView
from designer.editing import Document
from designer.layout import Theme
from designer.model import (
    Channel,
    Connection,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    Note,
    NoteKind,
    Persona,
    Stage,
    Touchpoint,
)
from designer.text import FontBook

_NO = Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook.bundled()


@pytest.fixture(scope="session")
def paper() -> Theme:
    return Theme.load("paper")


def bike_map() -> JourneyMap:
    """Five stages, four channels; seven touchpoints of which six are connected in a chain; the last stage is empty."""
    stages = ("aware", "consider", "buy", "keep", "tell")
    channels = ("search", "website", "store", "e-mail")
    placed = (
        ("look", "aware", "F", "search", 1.0), ("read", "consider", "F", "search", 0.0),
        ("compare", "consider", "K", "website", -1.0), ("ride", "consider", "P", "store", 2.0),
        ("order", "buy", "F", "website", -2.0), ("service", "keep", "F", "store", 1.0), ("mail", "keep", "K", "e-mail", None),
    )  # fmt: skip
    chain = ("look", "compare", "ride", "order", "service", "mail")
    return JourneyMap(
        [
            MapHeader(id="map", uid="bike", title="Buying a commuter bike", scenario="Mara wants a bike."),
            *(Stage(id=s, order=str(i + 1), name=s.capitalize(), goal="Find the right bike") for i, s in enumerate(stages)),
            *(Channel(id=c, order=str(i + 1), name=c.capitalize()) for i, c in enumerate(channels)),
            Lane(id="feeling", order="6", kind=LaneKind.EMOTION, name="Feeling"),
            Lane(id="pains", order="7", kind=LaneKind.PAIN_POINTS, name="Pain points"),
            Persona(id="mara", order="1", name="Mara Klein"),
            *(
                Touchpoint(
                    id=t, stage=s, step=k, channel=c, order="V", name=t.capitalize() + " it", feeling=f, personas=("mara",)
                )
                for t, s, k, c, f in placed
            ),
            Touchpoint(id="later", order="V", name="Later perhaps"),
            *(Connection(id=f"{a}-{b}", source=a, target=b) for a, b in pairwise(chain)),
            Note(id="sizes", kind=NoteKind.PAIN_POINT, about="compare", order="V", text="Sizes are hard to compare"),
        ]
    )  # fmt: skip


class Hand:
    """Moves the mouse over a view and types where the focus is. Places are points of the map."""

    def __init__(self, view: MapView) -> None:
        self.view = view
        self.port = view.viewport()

    @property
    def journey(self) -> JourneyMap:
        return self.view.document.journey

    def pixel(self, x: float, y: float) -> QPoint:
        px, py = self.view.camera.to_view(x, y)
        return QPoint(round(px), round(py))

    def on(self, id: str, share_x: float = 0.5, share_y: float = 0.5) -> tuple[float, float]:
        """A point on a card, header, label or note."""
        box = self.box(id)
        return box.left + box.width * share_x, box.top + box.height * share_y

    def box(self, id: str):  # type: ignore[no-untyped-def]
        grid = self.view.map_layout.grid
        if id in grid.cards:
            return grid.cards[id].box
        for stage in grid.stages:
            if stage.id == id:
                return stage.band
        for row in grid.lanes:
            if row.lane == id:
                return row.label
        return grid.notes[id] if id in grid.notes else grid.tray[id]

    def cell(self, stage: str, lane: str, step: str = "") -> tuple[float, float]:
        """A point in a cell that is empty."""
        cell = self.view.cell_of(stage, step, lane)
        assert cell is not None, "that cell is not empty"
        return cell.box.left + 6, (cell.box.top + cell.box.bottom) / 2

    def click(self, at: tuple[float, float], held: Qt.KeyboardModifier = _NO) -> None:
        self.move(at)
        QTest.mouseClick(self.port, _LEFT, held, self.pixel(*at))
        QApplication.processEvents()

    def double_click(self, at: tuple[float, float]) -> None:
        QTest.mouseClick(self.port, _LEFT, _NO, self.pixel(*at))
        QTest.mouseDClick(self.port, _LEFT, _NO, self.pixel(*at))
        QApplication.processEvents()

    def press(self, at: tuple[float, float], held: Qt.KeyboardModifier = _NO) -> None:
        QTest.mouseMove(self.port, self.pixel(*at))
        QTest.mousePress(self.port, _LEFT, held, self.pixel(*at))

    def move(
        self, at: tuple[float, float], held: Qt.KeyboardModifier = _NO, button: Qt.MouseButton | None = None
    ) -> None:
        pixel = QPointF(self.pixel(*at))
        buttons = button if button is not None else Qt.MouseButton.NoButton
        event = QMouseEvent(
            QEvent.Type.MouseMove, pixel, QPointF(self.port.mapToGlobal(pixel)), Qt.MouseButton.NoButton, buttons, held
        )
        QApplication.sendEvent(self.port, event)

    def drag_to(self, at: tuple[float, float], held: Qt.KeyboardModifier = _NO, steps: int = 4) -> None:
        """Move on with the left button held, in some steps, and let the window paint."""
        x, y = at
        for i in range(1, steps + 1):
            start = self._from
            self.move((start[0] + (x - start[0]) * i / steps, start[1] + (y - start[1]) * i / steps), held, _LEFT)
            QApplication.processEvents()

    def grab(self, at: tuple[float, float], held: Qt.KeyboardModifier = _NO) -> None:
        """Press, and remember from where."""
        self._from = at
        self.press(at, held)

    def drop(self, at: tuple[float, float], held: Qt.KeyboardModifier = _NO) -> None:
        QTest.mouseRelease(self.port, _LEFT, held, self.pixel(*at))
        QApplication.processEvents()

    def drag(self, start: tuple[float, float], end: tuple[float, float], held: Qt.KeyboardModifier = _NO) -> None:
        """A whole drag."""
        self.grab(start)
        self.drag_to(end, held)
        self.drop(end, held)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = _NO) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget(), key, held)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type letters, each where the focus is by then."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):  # QTest knows ASCII only
                QApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(kind, 0, _NO, letter))
        QApplication.processEvents()

    def where(self, id: str) -> tuple[str, str, str]:
        """Stage, step and lane of a touchpoint."""
        touchpoint = self.journey.find(Touchpoint, id)
        assert touchpoint is not None
        return touchpoint.stage, touchpoint.step, self.journey.place_of(touchpoint)

    def leads(self, id: str) -> list[str]:
        """What a touchpoint leads to."""
        return [c.target for c in self.journey.connections_from(id)]


ShowMap = Callable[[JourneyMap], MapView]


@pytest.fixture
def show(qtbot: QtBot, fonts: FontBook, paper: Theme, nothing_by_itself: None) -> Iterator[ShowMap]:
    """Show a map in a view of 1200 x 800 at 100 %."""
    made: list[MapView] = []

    def do(journey: JourneyMap) -> MapView:
        counts: dict[str, int] = {}

        def new_id(prefix: str) -> str:
            counts[prefix] = counts.get(prefix, 0) + 1
            return f"new-{prefix}{counts[prefix]}"

        view = MapView(Document(journey, new_id), paper, fonts)
        qtbot.addWidget(view)
        made.append(view)
        view.resize(1200, 800)
        view.show()
        qtbot.waitExposed(view)
        view.activateWindow()
        view.setFocus()
        QApplication.processEvents()
        view.zoom_to_actual()
        view.set_camera(view.camera.moved(30 - view.camera.paper.left, 20 - view.camera.paper.top))
        return view

    yield do
    for view in made:
        view.mouse.forget()
        view.live.close()


@pytest.fixture
def view(show: ShowMap) -> MapView:
    """The bike map on the canvas."""
    return show(bike_map())


@pytest.fixture
def hand(view: MapView) -> Hand:
    return Hand(view)
