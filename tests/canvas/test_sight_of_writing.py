"""What is written stays in sight, and what stands on the map does not jump meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from designer.canvas.camera import Camera
from designer.canvas.head import head_of
from designer.canvas.view import MapView
from designer.editing import operations
from tests.canvas.conftest import Hand, ShowMap, bike_map

ENTER, TAB, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape
CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
WORDS = "compares what it costs and what others say, "


def make_small(view: MapView, width: int, height: int) -> None:
    view.resize(width, height)
    view.zoom_to_actual()
    QApplication.processEvents()


def free(view: MapView) -> QRect:
    """What of the canvas is not covered by what stays in sight."""
    left = max([s.area.right for s in view.strips if s.edge == "left"], default=0.0)
    top = max([s.area.bottom for s in view.strips if s.edge == "top"], default=0.0)
    bottom = min([s.area.top for s in view.strips if s.edge == "bottom"], default=float(view.viewport().height()))
    return QRect(QPoint(round(left), round(top)), QPoint(view.viewport().width() - 1, round(bottom) - 1))


def editor(view: MapView) -> QRect:
    assert view.session is not None
    return view.session.editor.geometry()


@pytest.mark.parametrize("size", [(900, 640), (600, 400)])
@pytest.mark.parametrize("held", [NONE, CTRL])
def test_the_map_follows_whoever_goes_on_and_on(
    view: MapView, hand: Hand, size: tuple[int, int], held: Qt.KeyboardModifier
) -> None:
    make_small(view, *size)
    hand.click(hand.on("look"))
    for _more in range(5):
        hand.key(ENTER, held)
        for part in (WORDS, WORDS):
            hand.type(part)
            assert free(view).contains(editor(view))
        if held == CTRL and view.walk.next_stage(view.focus_on(view.selection.only), 1) is None:
            break


@pytest.mark.parametrize("size", [(900, 640), (600, 400), (420, 330)])
def test_a_description_that_gets_longer_is_followed_line_by_line(
    view: MapView, hand: Hand, size: tuple[int, int]
) -> None:
    make_small(view, *size)
    hand.click(hand.on("service"))
    hand.key(ENTER)
    hand.type("Pays")
    hand.key(ENTER, SHIFT)
    assert view.session is not None
    for _line in range(14):
        before = view.camera
        hand.type(WORDS)
        assert free(view).contains(view.session.caret())
        if editor(view).height() <= view.room_height:
            assert free(view).contains(editor(view))
        assert abs(view.camera.top - before.top) < view.viewport().height() / 2, "no more than is needed"
    bar = view.session.hints
    assert bar.isHidden() or not bar.geometry().intersects(editor(view)), "the keys hide nothing of it"


def test_the_caret_is_followed_through_a_text_higher_than_the_window(view: MapView, hand: Hand) -> None:
    operations.set_field(view.document, "ride", "description", WORDS * 30)
    make_small(view, 420, 330)
    hand.double_click(hand.on("ride", 0.5, 0.02))
    hand.key(ENTER, SHIFT)
    assert view.session is not None
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
        hand.key(key, CTRL)
        assert free(view).contains(view.session.caret())


def test_who_looks_elsewhere_while_writing_is_left_there_until_the_next_letter(view: MapView, hand: Hand) -> None:
    hand.double_click(hand.on("look"))
    at = QPointF(view.viewport().rect().center())
    for _notch in range(12):
        down = QPoint(0, -120)
        wheel = QWheelEvent(
            at, view.viewport().mapToGlobal(at), QPoint(), down, Qt.MouseButton.NoButton, NONE,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), wheel)
    QApplication.processEvents()
    assert not free(view).intersects(editor(view))
    there = view.camera
    QApplication.processEvents()
    assert view.camera == there
    hand.type("L")
    assert free(view).contains(editor(view))


def where_stages_begin(view: MapView) -> float:
    return view.camera.to_view_box(view.map_layout.grid.stages[0].band).top


def narrow_map(show: ShowMap) -> MapView:
    """A map on which the scenario needs fewer lines once it is wider."""
    journey = bike_map()
    view = show(journey)
    operations.set_header(view.document, "scenario", "Mara wants a bike on which she rides to work every day. " * 4)
    for stage in ("tell", "keep", "buy"):
        operations.delete(view.document, [stage])
    for waiting in [t.id for t in view.document.journey.tray]:
        operations.delete(view.document, [waiting])
    QApplication.processEvents()
    view.is_untouched = False
    return view


def test_the_stages_stay_where_they_are_when_the_title_needs_fewer_lines(show: ShowMap) -> None:
    view = narrow_map(show)
    hand = Hand(view)
    head = head_of(view.shown, view.map_layout.grid)
    hand.click(hand.on("look"))
    begin = where_stages_begin(view)
    heights = set()
    for _more in range(4):
        hand.key(ENTER)
        hand.type("Asks")
        QApplication.processEvents()
        heights.add(head_of(view.shown, view.map_layout.grid).top)
        assert abs(where_stages_begin(view) - begin) <= 1
    assert min(heights) < head.top, "the map did not become wide enough for this test"
    hand.key(ESC)
    for _step in range(3):
        view.document.undo()
        QApplication.processEvents()
        assert abs(where_stages_begin(view) - begin) <= 1


def test_a_longer_scenario_grows_downwards_from_the_title(show: ShowMap) -> None:
    view = narrow_map(show)
    before: Camera = view.camera
    begin = where_stages_begin(view)
    operations.set_header(view.document, "scenario", "Mara wants a bike on which she rides to work every day. " * 9)
    assert where_stages_begin(view) > begin
    assert (view.camera.left, view.camera.top) == (before.left, before.top)
