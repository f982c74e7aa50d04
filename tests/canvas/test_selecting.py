"""Choosing things by mouse."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from designer.canvas.badges import badge_place
from designer.canvas.focus import FocusKind
from designer.canvas.view import MapView
from designer.drawing import Box
from designer.editing import operations
from designer.model import Placement, Severity
from tests.canvas.conftest import Hand

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_click_selects_and_focuses(view: MapView, hand: Hand) -> None:
    told: list[object] = []
    view.selection_changed.connect(told.append)
    hand.click(hand.on("ride"))
    assert view.selection.ids == ("ride",)
    assert view.focus.id == "ride"
    assert told == [("ride",)]
    assert view.status_text() == "Ride it · Consider, step 3 · Store"


def test_ctrl_click_adds_and_takes_out(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("ride"))
    hand.click(hand.on("order"), CTRL)
    assert view.selection.ids == ("ride", "order")
    assert view.status_text() == "2 touchpoints selected"
    hand.click(hand.on("ride"), CTRL)
    assert view.selection.ids == ("order",)


def test_shift_click_selects_everything_between_in_reading_order(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("look"))
    hand.click(hand.on("ride"), SHIFT)
    assert set(view.selection.ids) == {"look", "read", "compare", "ride"}
    assert view.focus.id == "ride"


def test_a_click_on_one_of_several_leaves_it_alone(view: MapView, hand: Hand) -> None:
    view.select(["ride", "order"])
    hand.click(hand.on("order"))
    assert view.selection.ids == ("order",)


def test_headers_labels_notes_and_connections_can_be_selected(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("buy"))
    assert view.selection.ids == ("buy",)
    assert view.focus.kind is FocusKind.STAGE
    hand.click(hand.on("store"))
    assert view.focus.kind is FocusKind.LANE
    hand.click(hand.on("sizes"))
    assert view.selection.ids == ("sizes",)
    route = view.map_layout.grid.routes["ride-order"]
    (ax, ay), (bx, by) = max(pairwise(route), key=lambda p: abs(p[0][1] - p[1][1]))
    hand.click(((ax + bx) / 2, (ay + by) / 2))
    assert view.selection.ids == ("ride-order",)
    assert view.status_text() == "Connection · “Ride it” → “Order it”"


def test_a_click_into_an_empty_cell_focuses_it(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("ride"))
    hand.click(hand.cell("tell", "website"))
    assert view.selection.ids == ()
    assert view.focus_cell is not None
    assert (view.focus_cell.stage, view.focus_cell.lane) == ("tell", "website")
    assert view.status_text() == "Empty cell · Tell, step 1 · Website"


def test_a_click_beside_the_paper_selects_nothing(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("ride"))
    sheet = view.camera.sheet
    hand.click((sheet.left + 5, sheet.bottom + 20))
    assert view.selection.ids == ()
    assert not view.focus


def test_the_rubber_band_selects_what_it_touches(view: MapView, hand: Hand) -> None:
    left, top = hand.on("compare", -0.2, -0.3)
    right, bottom = hand.on("ride", 0.3, 0.5)
    hand.grab((left, top))
    hand.drag_to((right, bottom))
    assert view.feedback.band is not None
    assert set(view.selection.ids) == {"compare", "ride"}
    assert view.feedback.status == "2 touchpoints selected"
    hand.drop((right, bottom))
    assert set(view.selection.ids) == {"compare", "ride"}
    assert view.feedback.band is None


def test_with_shift_the_rubber_band_adds(view: MapView, hand: Hand) -> None:
    view.select(["order"])
    start, end = hand.on("look", -0.03, -0.35), hand.on("look", 0.5, 0.5)
    hand.grab(start, SHIFT)
    hand.drag_to(end, SHIFT)
    hand.drop(end, SHIFT)
    assert view.selection.ids == ("order", "look")


def test_esc_forgets_the_rubber_band_and_brings_the_selection_back(view: MapView, hand: Hand) -> None:
    view.select(["order"])
    hand.grab(hand.on("look", -0.03, -0.35), SHIFT)
    hand.drag_to(hand.on("look", 0.5, 0.5), SHIFT)
    hand.key(Qt.Key.Key_Escape)
    assert view.selection.ids == ("order",)
    assert view.mouse.gesture is None


def test_what_is_deleted_is_not_selected_any_more(view: MapView) -> None:
    view.select(["ride", "order"])
    operations.delete(view.document, ["ride"])
    assert view.selection.ids == ("order",)


def test_what_an_undo_brings_back_is_selected_without_what_came_along(view: MapView) -> None:
    view.select(["compare"])
    operations.delete(view.document, ["compare"])  # with its connections and its note
    view.document.undo()
    assert view.selection.ids == ("compare",)
    assert view.focus.id == "compare"
    operations.delete(view.document, ["sizes"])
    view.document.undo()
    assert view.selection.ids == ("sizes",)


def test_a_gap_badge_that_stands_out_means_what_it_marks(view: MapView, hand: Hand) -> None:
    view.set_gaps({"buy": Severity.ERROR, "store": Severity.WARNING})
    for id, kind in (("buy", FocusKind.STAGE), ("store", FocusKind.LANE)):
        view.selection.clear()
        place = badge_place(view.map_layout.grid, id)
        assert place is not None
        x, y = place[0]
        at = (x, y - 3 / view.camera.scale) if id == "buy" else (x, y)
        hand.click(at)
        assert view.focus.kind is kind
        assert view.selection.ids == (id,)


def test_a_right_click_on_nothing_gives_no_menu_of_what_is_selected_elsewhere(view: MapView, hand: Hand) -> None:
    asked: list[tuple[str, ...]] = []
    view.context_requested.connect(lambda _hit, _place: asked.append(view.selection.ids))
    title = view.map_layout.grid.title
    view.select(["ride"])
    right_click(view, hand.pixel(title.left + 4, title.top + 4))
    view.select(["ride"])
    right_click(view, hand.pixel(*hand.cell("buy", "store")))
    view.select(["ride"])
    right_click(view, hand.pixel(*hand.on("order")))
    assert asked == [(), (), ("order",)]


def right_click(view: MapView, at: QPoint) -> None:
    place = view.viewport().mapToGlobal(at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, place)
    QApplication.sendEvent(view.viewport(), event)


def test_from_afar_the_frames_of_neighbours_do_not_lie_over_each_other(
    view: MapView, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = operations.add_touchpoint(view.document, "Look again", Placement("aware", lane="search"))
    view.set_zoom(0.11)
    view.select(["look", again])
    frames: list[Box] = []
    monkeypatch.setattr("designer.canvas.overlay.draw_outline", lambda _painter, box, _pen, _radius: frames.append(box))
    view.viewport().grab()
    one, other = sorted(frames[:2], key=lambda box: box.left)
    assert one.right < other.left
