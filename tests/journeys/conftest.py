"""A person at the window: types, drags, clicks; nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from designer.canvas.view import MapView
from designer.model import JourneyMap
from designer.window.context import Context
from designer.window.drag_items import MIME_TYPE
from designer.window.main_window import MainWindow
from designer.window.session import MapSession
from tests.window.conftest import context as context
from tests.window.conftest import let_go
from tests.window.conftest import window as window

LEFT, NONE, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Person:
    """What a person can do, by real events to the widget that would get them."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def view(self) -> MapView:
        """The canvas."""
        assert self.window.view is not None
        return self.window.view

    @property
    def session(self) -> MapSession:
        """The open map."""
        assert self.window.session is not None
        return self.window.session

    @property
    def journey(self) -> JourneyMap:
        """What is on the map."""
        return self.session.journey

    # Keys

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is."""
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, held)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type, letter by letter: the first one may open an editor that gets the rest."""
        for letter in text:
            self.qtbot.keyClicks(QApplication.focusWidget() or self.window, letter)
        QApplication.processEvents()

    # Mouse

    def at(self, x: float, y: float) -> QPoint:
        """A point of the map as a pixel of the viewport."""
        return QPointF(*self.view.camera.to_view(x, y)).toPoint()

    def middle_of(self, id: str) -> QPoint:
        """The middle of an element."""
        box = self.view.box_of(id)
        assert box is not None, f"{id} is not on the map"
        return self.at(*box.centre)

    def cell(self, stage: int, channel: int) -> tuple[float, float]:
        """The middle of the first free place of a stage in a channel, in points."""
        cell = self.view.cell_of(self.journey.stages[stage].id, "", self.journey.channels[channel].id)
        assert cell is not None
        return cell.box.centre

    def click(self, at: QPoint) -> None:
        """Click on the canvas."""
        self.qtbot.mouseClick(self.view.viewport(), LEFT, pos=at)
        QApplication.processEvents()

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Drag on the canvas, in some steps."""
        port = self.view.viewport()
        self.qtbot.mousePress(port, LEFT, pos=start)
        for share in (0.1, 0.4, 0.7, 0.95, 1.0):
            step = QPoint(
                round(start.x() + share * (end.x() - start.x())), round(start.y() + share * (end.y() - start.y()))
            )
            self.qtbot.mouseMove(port, step)
            QApplication.processEvents()
        self.qtbot.mouseRelease(port, LEFT, pos=end)
        QApplication.processEvents()

    def bring(self, kind: str, type: str, end: QPoint) -> None:
        """Drag something out of the palette onto the canvas."""
        entry = self.window.add_panel.entry(kind, type)
        data = QMimeData()
        data.setData(MIME_TYPE, json.dumps({"kind": entry.item.kind, "type": entry.item.type}).encode())
        port, copy = self.view.viewport(), Qt.DropAction.CopyAction
        QApplication.sendEvent(port, QDragEnterEvent(QPoint(4, 4), copy, data, LEFT, NONE))
        for share in (0.3, 0.8, 1.0):
            point = QPoint(round(end.x() * share), round(end.y() * share))
            QApplication.sendEvent(port, QDragMoveEvent(point, copy, data, LEFT, NONE))
        QApplication.sendEvent(port, QDropEvent(QPointF(end), copy, data, LEFT, NONE))
        QApplication.processEvents()

    def see_all(self) -> None:
        """The whole map in sight, near enough to hit what is on it."""
        self.press(Qt.Key.Key_1, CTRL)

    # What is there

    def id_of(self, name: str) -> str:
        """The touchpoint of a name."""
        return next(t.id for t in (*self.journey.touchpoints, *self.journey.tray) if t.name == name)

    def names(self, stage: int) -> list[str]:
        """The touchpoints of a stage, in order."""
        return [t.name for t in self.journey.touchpoints_in(self.journey.stages[stage].id)]

    def ways(self) -> set[tuple[str, str]]:
        """What leads to what, by name."""
        name = {t.id: t.name for t in self.journey.touchpoints}
        return {(name[c.source], name[c.target]) for c in self.journey.connections}


@pytest.fixture
def person(window: MainWindow, qtbot: QtBot) -> Person:
    """A person in front of the first page."""
    return Person(window, qtbot)


@pytest.fixture
def another_window(context: Context, qtbot: QtBot) -> Iterator[Callable[[], Person]]:
    """Open one more window, as at another start of the program."""
    made: list[MainWindow] = []

    def do() -> Person:
        other = MainWindow(context)
        other.resize(1440, 900)
        other.show()
        qtbot.waitExposed(other)
        other.complete()
        qtbot.waitUntil(other.isActiveWindow)
        made.append(other)
        return Person(other, qtbot)

    yield do
    for other in made:
        if not isValid(other):
            continue
        other.finish_editing()
        if other.session is not None:
            other.session.document.mark_saved()
            other.session.is_untouched_new = True
        other.close()
    let_go()


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """What the system's dialogs for a file name answer from now on."""

    def do(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(path), ""))

    return do
