"""The keyboard on the points of curves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from designer.canvas.focus import FocusKind
from designer.canvas.view import MapView
from designer.editing import operations as ops
from designer.layout.grid import CurvePoint
from designer.model import LaneKind, Placement, Touchpoint
from tests.canvas.conftest import Hand

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def point_at(view: MapView, touchpoint: str, curve: int = 0) -> CurvePoint:
    return next(p for p in view.map_layout.grid.curves[curve].points if p.touchpoint == touchpoint)


def felt(hand: Hand, id: str) -> float | None:
    found = hand.journey.find(Touchpoint, id)
    assert found is not None
    return found.feeling_of("mara")


@pytest.fixture
def on_ride(view: MapView, hand: Hand) -> MapView:
    """A click on the point of “Ride it”."""
    point = point_at(view, "ride")
    hand.click((point.x, point.y))
    return view


def test_a_click_on_a_point_gives_it_the_keyboard(on_ride: MapView) -> None:
    assert on_ride.selection.ids == ("ride",)
    assert on_ride.focus.on is not None
    assert on_ride.status_text() == "Mara Klein: +2 very good · “Ride it”"
    box = on_ride.focus_box()
    assert box is not None
    point = point_at(on_ride, "ride")
    assert box.centre == (point.x, point.y)


def test_up_and_down_change_the_feeling_and_the_point_keeps_the_keyboard(on_ride: MapView, hand: Hand) -> None:
    hand.key(Key.Key_Down)
    assert felt(hand, "ride") == 1
    hand.key(Key.Key_Down)
    hand.key(Key.Key_Down)
    assert felt(hand, "ride") == -1
    assert on_ride.status_text() == "Mara Klein: −1 bad · “Ride it”"
    hand.key(Key.Key_Up)
    assert felt(hand, "ride") == 0
    on_ride.document.undo()  # all of them are one step
    assert felt(hand, "ride") == 2


def test_the_best_level_is_the_last(on_ride: MapView, hand: Hand) -> None:
    hand.key(Key.Key_Up)
    assert felt(hand, "ride") == 2
    assert on_ride.document.undo_label == ""


def test_with_shift_it_goes_in_tenths(on_ride: MapView, hand: Hand) -> None:
    hand.key(Key.Key_Down, SHIFT)
    assert felt(hand, "ride") == 1.9
    hand.key(Key.Key_Down)
    assert felt(hand, "ride") == 1


def test_left_and_right_go_along_the_curve(on_ride: MapView, hand: Hand) -> None:
    hand.key(Key.Key_Right)
    assert (on_ride.focus.id, on_ride.selection.ids) == ("order", ("order",))
    hand.key(Key.Key_Down)
    assert felt(hand, "order") == -2
    hand.key(Key.Key_Right)
    hand.key(Key.Key_Right)  # nothing is felt behind it
    assert on_ride.focus.id == "service"
    hand.key(Key.Key_Home)
    assert on_ride.focus.id == "look"
    hand.key(Key.Key_End)
    assert on_ride.focus.id == "service"


def test_from_the_label_of_the_lane_to_its_points_and_back(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("feeling"))
    hand.key(Key.Key_Right)
    assert view.focus.id == "look"
    assert view.focus.on is not None
    hand.key(Key.Key_Left)
    assert (view.focus.kind, view.focus.id) == (FocusKind.LANE, "feeling")


def test_esc_goes_to_the_card_and_arrows_walk_over_cards_again(on_ride: MapView, hand: Hand) -> None:
    hand.key(Key.Key_Escape)
    assert on_ride.focus.on is None
    assert on_ride.selection.ids == ("ride",)
    hand.key(Key.Key_Right)
    assert on_ride.focus.id != "order"
    assert felt(hand, "ride") == 2


def test_delete_makes_the_feeling_unknown_and_keeps_the_touchpoint(on_ride: MapView, hand: Hand) -> None:
    hand.key(Key.Key_Delete)
    assert felt(hand, "ride") is None
    assert on_ride.focus == on_ride.focus_on("ride")
    on_ride.document.undo()
    assert felt(hand, "ride") == 2


def test_where_others_are_selected_delete_is_about_them(on_ride: MapView, hand: Hand) -> None:
    on_ride.selection.set(["look", "mail"])  # as in the outline: the focus stays
    hand.key(Key.Key_Delete)
    assert felt(hand, "ride") == 2
    assert "look" not in hand.journey
    assert "mail" not in hand.journey


def test_a_feeling_that_somebody_else_takes_away_leaves_the_card_focused(on_ride: MapView, hand: Hand) -> None:
    ops.set_feeling(on_ride.document, "ride", "mara", None)
    hand.key(Key.Key_Left)
    assert on_ride.focus.on is None
    assert felt(hand, "ride") is None


def test_what_is_typed_is_the_name_of_its_touchpoint(on_ride: MapView, hand: Hand) -> None:
    hand.type("Try it")
    hand.key(Key.Key_Return)
    found = hand.journey.find(Touchpoint, "ride")
    assert found is not None
    assert found.name == "Try it"


def test_ctrl_and_an_arrow_go_to_the_point_of_another_persona(view: MapView, hand: Hand) -> None:
    with view.document.edit("Somebody else"):
        from designer.model import Persona

        view.document.put(Persona(id="tom", order="2", name="Tom"))
    for id, value in (("ride", -1.0), ("order", 2.0)):
        ops.set_feeling(view.document, id, "tom", value)
    own = next(p for p in view.map_layout.grid.curves[0].points if (p.touchpoint, p.persona) == ("ride", "mara"))
    hand.click((own.x, own.y))
    hand.key(Key.Key_Down, CTRL)
    assert view.status_text() == "Tom: −1 bad · “Ride it”"
    hand.key(Key.Key_Down, CTRL)
    assert view.status_text() == "Tom: −1 bad · “Ride it”"
    hand.key(Key.Key_Right)
    assert view.status_text() == "Tom: +2 very good · “Order it”"
    hand.key(Key.Key_Down, CTRL)
    assert view.status_text() == "Mara Klein: −2 very bad · “Order it”"


def test_touchpoints_of_one_step_are_changed_together(view: MapView, hand: Hand) -> None:
    ops.move_touchpoints(view.document, ["compare"], Placement("consider", "P", lane="website"))
    ops.set_feeling(view.document, "compare", "mara", 1.0)
    point = point_at(view, "ride")
    hand.click((point.x, point.y))
    hand.key(Key.Key_Down)
    assert (felt(hand, "ride"), felt(hand, "compare")) == (1, 1)


def test_a_folded_stage_is_passed_over(on_ride: MapView, hand: Hand) -> None:
    ops.set_field(on_ride.document, "buy", "folded", True)
    hand.key(Key.Key_Right)
    assert on_ride.focus.id == "service"


def test_engagement_has_points_too(view: MapView, hand: Hand) -> None:
    ops.add_lane(view.document, LaneKind.ENGAGEMENT)
    ops.set_field(view.document, "order", "engagement", 4.0)
    curve = next(i for i, p in enumerate(view.map_layout.grid.curves) if p.kind is LaneKind.ENGAGEMENT)
    point = point_at(view, "order", curve)
    view.reveal("order")
    hand.click((point.x, point.y))
    assert view.status_text() == "Engagement: 4 · “Order it”"
    hand.key(Key.Key_Up)
    found = hand.journey.find(Touchpoint, "order")
    assert found is not None
    assert found.engagement == 5
    hand.key(Key.Key_Delete)
    found = hand.journey.find(Touchpoint, "order")
    assert found is not None
    assert found.engagement is None


def test_a_level_that_was_clicked_is_changed_by_key(view: MapView, hand: Hand) -> None:
    place = view.map_layout.grid.curves[0]
    x = view.map_layout.grid.cards["mail"].box.centre[0]
    hand.click((x, place.y(1)))
    assert felt(hand, "mail") == 1
    hand.key(Key.Key_Down)
    assert felt(hand, "mail") == 0


def test_an_edit_is_laid_out_when_it_is_painted_and_not_to_say_what_is_focused(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("ride"))
    ops.set_feeling(view.document, "ride", "mara", 1.0)
    assert view.live.is_stale
