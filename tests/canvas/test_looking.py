"""Zoom, scrolling, fitting, what is in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.canvas.colours import DARK
from designer.canvas.view import MapView
from tests.canvas.conftest import Hand

CTRL, SHIFT, NO = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


def wheel(view: MapView, at: QPointF, notches: float, held: Qt.KeyboardModifier = NO) -> None:
    event = QWheelEvent(
        at, QPointF(view.viewport().mapToGlobal(at)), QPoint(), QPoint(0, round(120 * notches)), Qt.MouseButton.NoButton,
        held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


@pytest.mark.parametrize("notches", [1, -1, 3, -4, 30, -40])
def test_ctrl_and_wheel_zoom_and_keep_the_point_below_the_pointer(view: MapView, notches: float) -> None:
    at = QPointF(437, 291)
    before = view.camera.to_map(at.x(), at.y())
    wheel(view, at, notches, CTRL)
    x, y = view.camera.to_view(*before)
    assert abs(x - at.x()) <= 0.5
    assert abs(y - at.y()) <= 0.5
    assert 0.02 <= view.zoom <= 8
    assert view.zoom != 1


def test_the_wheel_scrolls_and_with_shift_sideways(view: MapView) -> None:
    before = view.camera
    wheel(view, QPointF(400, 300), -1)
    assert (view.camera.left, view.camera.top) == (before.left, before.top - 60)
    wheel(view, QPointF(400, 300), -1, SHIFT)
    assert view.camera.left == before.left - 60


def is_fitted(view: MapView) -> bool:
    wanted = view.camera.fitted()
    return (
        view.zoom == wanted.zoom and abs(view.camera.left - wanted.left) < 1 and abs(view.camera.top - wanted.top) < 1
    )


def test_the_middle_button_moves_the_map(view: MapView, hand: Hand) -> None:
    before = view.camera
    QTest.mousePress(hand.port, Qt.MouseButton.MiddleButton, NO, QPoint(400, 300))
    at = QPointF(430, 340)
    event = QMouseEvent(
        QEvent.Type.MouseMove, at, QPointF(hand.port.mapToGlobal(at)), Qt.MouseButton.NoButton,
        Qt.MouseButton.MiddleButton, NO,
    )  # fmt: skip
    QApplication.sendEvent(hand.port, event)
    QTest.mouseRelease(hand.port, Qt.MouseButton.MiddleButton, NO, QPoint(430, 340))
    assert (view.camera.left - before.left, view.camera.top - before.top) == (30, 40)
    assert view.mouse.gesture is None


def test_space_and_drag_move_the_map_and_change_no_selection(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("ride"))
    before = view.camera
    QTest.keyPress(view, Qt.Key.Key_Space)
    assert view.viewport().cursor().shape() is Qt.CursorShape.OpenHandCursor
    hand.grab(hand.on("order"))
    hand.drag_to((hand.on("order")[0] - 30, hand.on("order")[1]))
    assert view.viewport().cursor().shape() is Qt.CursorShape.ClosedHandCursor
    hand.drop(hand.on("order"))
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert view.camera.left < before.left
    assert view.selection.ids == ("ride",)
    assert view.document.position == 0


def test_the_whole_map_has_20_pixels_above_and_at_least_20_beside(view: MapView) -> None:
    view.zoom_to_fit()
    paper = view.camera.paper
    assert paper.top == pytest.approx(20, abs=0.5)
    assert paper.left >= 20
    assert view.viewport().width() - paper.right >= 20 - 1
    assert paper.bottom <= view.viewport().height() - 19
    assert paper.left == pytest.approx(view.viewport().width() - paper.right, abs=1)


def test_a_map_opens_whole_but_never_below_70_percent_nor_above_100(view: MapView) -> None:
    view.show_first()
    assert view.zoom == pytest.approx(view.camera.fitted().zoom)
    assert 0.7 < view.zoom < 1
    view.resize(1500, 1100)
    view.show_first()
    assert view.zoom == 1.0
    view.resize(500, 400)
    view.show_first()
    assert view.zoom == 0.7


def test_until_it_is_touched_a_resize_shows_the_map_as_at_first(view: MapView) -> None:
    view.is_untouched = True
    view.resize(500, 400)
    QApplication.processEvents()
    assert view.zoom == 0.7
    view.set_zoom(0.8)
    view.resize(800, 700)
    QApplication.processEvents()
    assert view.zoom == 0.8


def test_zoom_to_selection_shows_it_large(view: MapView) -> None:
    view.select(["ride", "order"])
    view.zoom_to_selection()
    for id in ("ride", "order"):
        box = view.camera.to_view_box(view.box_of(id))  # type: ignore[arg-type]
        assert box.left >= 0
        assert box.right <= view.viewport().width()
        for strip in view.strips:  # the labels that stay in sight lie over nothing of it
            assert not (box.left < strip.area.right and strip.edge == "left")
            assert not (box.top < strip.area.bottom and strip.edge == "top")
    assert view.zoom > 1.2
    view.select(["order"])
    view.zoom_to_selection()
    box = view.camera.to_view_box(view.box_of("order"))  # type: ignore[arg-type]
    assert box.left >= max(strip.area.right for strip in view.strips if strip.edge == "left")
    view.selection.clear()
    view.zoom_to_selection()
    assert is_fitted(view)


def test_reveal_scrolls_only_if_it_is_out_of_sight(view: MapView) -> None:
    before = view.camera
    view.reveal("ride")
    assert view.camera == before
    view.set_zoom(3)
    view.scroll_by(-5000, 0)
    view.reveal("look")
    box = view.camera.to_view_box(view.box_of("look"))  # type: ignore[arg-type]
    assert box.left >= 0
    assert box.right <= view.viewport().width()
    view.reveal("nothing")


def test_the_paper_can_never_be_scrolled_away(view: MapView) -> None:
    for dx, dy in ((1e6, 1e6), (-1e6, -1e6)):
        view.scroll_by(dx, dy)
        paper = view.camera.paper
        assert paper.right >= 60
        assert paper.left <= view.viewport().width() - 60
        assert paper.bottom >= 60
        assert paper.top <= view.viewport().height() - 60


def test_double_click_on_the_ground_shows_the_whole_map(view: MapView, hand: Hand) -> None:
    view.set_zoom(0.3)
    sheet = view.camera.sheet
    hand.double_click((sheet.left + 40, sheet.bottom + 60))
    assert is_fitted(view)


def test_zoom_is_told(view: MapView) -> None:
    told: list[float] = []
    view.zoom_changed.connect(told.append)
    view.zoom_in()
    view.zoom_out()
    view.zoom_to_actual()
    assert told[:2] == [pytest.approx(1.2), pytest.approx(1.0)]


def test_a_dark_window_keeps_the_paper_light(view: MapView) -> None:
    view.set_colours(DARK)
    view.zoom_to_fit()
    picture = view.grab().toImage()
    assert picture.pixelColor(3, 400).name() == "#141519"
    paper = view.camera.paper
    assert picture.pixelColor(round(paper.left) + 6, round(paper.bottom) - 6).name() == "#ffffff"


def test_pointed_places_are_marked_and_let_go(view: MapView) -> None:
    view.point_at(["ride", view.cell_of("tell", "", "store")])  # type: ignore[list-item]
    assert len(view.state.pointed) == 2
    view.point_at([])
    assert view.state.pointed == ()


def test_it_has_a_name_and_a_description_for_screen_readers(view: MapView) -> None:
    assert view.accessibleName() == "Journey map “Buying a commuter bike”, 5 stages, 4 channels, 7 touchpoints"
    assert view.accessibleDescription()


def test_the_context_menu_is_asked_for_at_the_focus_when_asked_by_key(view: MapView, hand: Hand) -> None:
    from PySide6.QtGui import QContextMenuEvent

    asked: list[tuple[object, QPoint]] = []
    view.context_requested.connect(lambda hit, at: asked.append((hit, at)))
    hand.click(hand.on("ride"))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(view, event)
    hit, at = asked[0]
    assert hit.id == "ride"  # type: ignore[attr-defined]
    box = view.camera.to_view_box(view.box_of("ride"))  # type: ignore[arg-type]
    pixel = view.viewport().mapFromGlobal(at)
    assert box.left <= pixel.x() <= box.right
