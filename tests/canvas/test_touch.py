"""Fingers on the map: they look around, carry, tap, and ask for what can be done."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.canvas.view import MapView
from designer.model import Touchpoint
from tests.elapsing import let_elapse


@pytest.fixture(scope="session")
def screen(qapp: object) -> QPointingDevice:
    return QTest.createTouchDevice()


class Fingers:
    """Some fingers on a view."""

    def __init__(self, view: MapView, device: QPointingDevice) -> None:
        self.view, self.device = view, device

    def _send(self, how: str, points: Sequence[QPoint]) -> None:
        ground = self.view.viewport()
        sequence = QTest.touchEvent(ground, self.device)
        for id, point in enumerate(points):
            getattr(sequence, how)(id, point, ground)
        sequence.commit()

    def down(self, *points: QPoint) -> None:
        self._send("press", points)

    def move(self, *points: QPoint) -> None:
        self._send("move", points)

    def up(self, *points: QPoint) -> None:
        self._send("release", points)

    def tap(self, *points: QPoint) -> None:
        self.down(*points)
        self.up(*points)

    def hold(self, qtbot: QtBot) -> None:
        """Until what they lie on is picked up."""
        let_elapse(self.view.touch._hold, qtbot)


@pytest.fixture
def fingers(view: MapView, screen: QPointingDevice) -> Fingers:
    return Fingers(view, screen)


def middle_of(view: MapView, id: str) -> QPoint:
    box = view.box_of(id)
    assert box is not None
    x, y = view.camera.to_view(*box.centre)
    return QPoint(round(x), round(y))


def test_a_tap_on_a_card_selects_it(view: MapView, fingers: Fingers) -> None:
    fingers.tap(middle_of(view, "ride"))
    assert view.selection.ids == ("ride",)


def test_two_quick_taps_edit_its_name(view: MapView, fingers: Fingers) -> None:
    fingers.tap(middle_of(view, "ride"))
    fingers.tap(middle_of(view, "ride"))
    assert view.session is not None
    assert view.session.writing.id == "ride"
    view.session.drop()


def test_one_finger_pans_the_map_even_when_it_begins_on_a_card(view: MapView, fingers: Fingers) -> None:
    at = middle_of(view, "ride")
    before, card = view.camera, view.box_of("ride")
    fingers.down(at)
    fingers.move(at + QPoint(-40, -30))
    fingers.up(at + QPoint(-40, -30))
    assert (view.camera.left, view.camera.top) == (before.left - 40, before.top - 30)
    assert view.box_of("ride") == card
    assert view.selection.ids == ()


def test_a_finger_held_on_a_card_carries_it(view: MapView, fingers: Fingers, qtbot: QtBot) -> None:
    at, over = middle_of(view, "ride"), middle_of(view, "order")
    fingers.down(at)
    fingers.hold(qtbot)
    fingers.move(at + QPoint(12, 4))
    assert view.mouse.gesture is not None
    fingers.move(over + QPoint(3, 3))
    fingers.up(over + QPoint(3, 3))
    ride = view.document.journey["ride"]
    assert isinstance(ride, Touchpoint)
    assert ride.stage == "buy"
    assert view.document.undo_label


def test_a_second_finger_forgets_what_the_first_carries(view: MapView, fingers: Fingers, qtbot: QtBot) -> None:
    at = middle_of(view, "ride")
    fingers.down(at)
    fingers.hold(qtbot)
    fingers.move(at + QPoint(20, 4))
    assert view.mouse.gesture is not None
    fingers.down(at + QPoint(20, 4), at + QPoint(200, 0))
    assert view.mouse.gesture is None
    fingers.up(at + QPoint(20, 4), at + QPoint(200, 0))
    assert view.document.position == 0


def test_two_fingers_that_part_zoom_around_their_middle(view: MapView, fingers: Fingers) -> None:
    a, b = QPoint(300, 300), QPoint(400, 300)
    fixed = view.camera.to_map(350, 300)
    before = view.zoom
    fingers.down(a, b)
    for step in range(1, 6):
        fingers.move(a - QPoint(10 * step, 0), b + QPoint(10 * step, 0))
    fingers.up(a - QPoint(50, 0), b + QPoint(50, 0))
    assert view.zoom == pytest.approx(before * 2, rel=0.05)
    there = view.camera.to_map(350, 300)
    assert there[0] == pytest.approx(fixed[0], abs=8)
    assert there[1] == pytest.approx(fixed[1], abs=8)


def test_two_fingers_that_move_together_pan(view: MapView, fingers: Fingers) -> None:
    a, b = QPoint(300, 300), QPoint(420, 300)
    before, zoom = view.camera, view.zoom
    fingers.down(a, b)
    for step in range(1, 5):
        fingers.move(a + QPoint(0, 12 * step), b + QPoint(0, 12 * step))
    fingers.up(a + QPoint(0, 48), b + QPoint(0, 48))
    assert view.zoom == pytest.approx(zoom, rel=0.02)
    assert view.camera.top > before.top + 20


def test_two_fingers_tap_to_undo_and_three_to_redo(view: MapView, fingers: Fingers) -> None:
    asked: list[str] = []
    view.action_requested.connect(asked.append)
    fingers.tap(QPoint(300, 300), QPoint(380, 310))
    fingers.tap(QPoint(300, 300), QPoint(380, 310), QPoint(440, 330))
    assert asked == ["edit.undo", "edit.redo"]


def test_a_finger_held_still_asks_for_the_menu(view: MapView, fingers: Fingers, qtbot: QtBot) -> None:
    asked: list[object] = []
    view.context_requested.connect(lambda hit, _place: asked.append(hit.id))
    at = middle_of(view, "ride")
    fingers.down(at)
    fingers.hold(qtbot)
    let_elapse(view.touch._menu, qtbot)
    fingers.up(at)
    assert asked == ["ride"]
    assert view.document.position == 0
    assert view.mouse.gesture is None
