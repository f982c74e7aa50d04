"""The keyboard on the points of curves."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from designer.canvas.focus import FocusKind
from designer.canvas.view import MapView
from designer.editing import operations as ops
from designer.layout.grid import CurvePoint
from designer.model import JourneyMap, LaneKind, MapHeader, MapState, Persona, Placement, Touchpoint
from tests.canvas.conftest import Hand, ShowMap, bike_map

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


def test_delete_makes_the_feeling_unknown_and_goes_on_to_the_next(on_ride: MapView, hand: Hand) -> None:
    hand.key(Key.Key_Delete)
    assert felt(hand, "ride") is None
    assert on_ride.focus.id == "order"
    assert on_ride.focus.on is not None
    on_ride.document.undo()
    assert felt(hand, "ride") == 2
    hand.key(Key.Key_End)
    on_ride.keyboard.delete()  # as the menu does
    assert felt(hand, "service") is None
    assert on_ride.focus.id == "order"
    assert "ride" in hand.journey


def test_after_the_only_point_of_a_curve_the_card_is_focused(on_ride: MapView, hand: Hand) -> None:
    for id in ("look", "read", "compare", "order", "service"):
        ops.set_feeling(on_ride.document, id, "mara", None)
    hand.key(Key.Key_Delete)
    assert felt(hand, "ride") is None
    assert on_ride.focus == on_ride.focus_on("ride")


def test_a_delete_that_is_held_takes_one_thing(on_ride: MapView, hand: Hand) -> None:
    hand.key(Key.Key_Delete)
    for _again in range(3):
        held = QKeyEvent(
            QEvent.Type.KeyPress, Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "", autorep=True, count=1
        )
        QApplication.sendEvent(on_ride, held)
    assert len(on_ride.document.history) == 1


def test_two_who_feel_alike_are_both_reached(view: MapView, hand: Hand) -> None:
    with view.document.edit("Somebody else"):
        view.document.put(Persona(id="tom", order="2", name="Tom"))
    ops.set_field(view.document, "ride", "personas", ("mara", "tom"))
    ops.set_feeling(view.document, "ride", "mara", 2.0)
    ops.set_feeling(view.document, "ride", "tom", 2.0)
    own = next(p for p in view.map_layout.grid.curves[0].points if (p.touchpoint, p.persona) == ("ride", "mara"))
    hand.click((own.x, own.y))
    hand.key(Key.Key_Down, CTRL)
    assert view.status_text() == "Tom: +2 very good · “Ride it”"
    hand.key(Key.Key_Up, CTRL)
    assert view.status_text() == "Mara Klein: +2 very good · “Ride it”"


def test_steps_of_the_history_are_laid_out_as_one(on_ride: MapView, hand: Hand) -> None:
    for id in ("look", "read", "compare"):
        ops.set_feeling(on_ride.document, id, "mara", 2.0)
    QApplication.processEvents()
    layout = on_ride.map_layout
    for _step in range(3):
        on_ride.document.undo()
        assert on_ride.live.is_stale
    assert on_ride.map_layout is not layout


def test_another_lane_and_another_visit_are_another_step(view: MapView, hand: Hand) -> None:
    ops.add_lane(view.document, LaneKind.ENGAGEMENT)
    ops.set_field(view.document, "order", "engagement", 3.0)
    steps = len(view.document.history)
    curve = next(i for i, p in enumerate(view.map_layout.grid.curves) if p.kind is LaneKind.ENGAGEMENT)
    for at in (curve, 1 - curve, curve, curve):
        point = point_at(view, "order", at)
        view.reveal("order")
        hand.click((point.x, point.y))
        hand.key(Key.Key_Up)
        hand.key(Key.Key_Escape)
    assert len(view.document.history) == steps + 3  # the last engagement was the best there is


def test_a_step_is_called_by_what_it_came_to(on_ride: MapView, hand: Hand) -> None:
    for _press in range(3):
        hand.key(Key.Key_Down)
    assert on_ride.document.undo_label == "Set feeling of “Ride it” to −1"


def of_state(shows: MapState) -> JourneyMap:
    return JourneyMap(
        msgspec.structs.replace(e, shows=shows) if isinstance(e, MapHeader) else
        msgspec.structs.replace(e, future_feeling=-1.0) if e.id == "ride" else e
        for e in bike_map()
    )  # fmt: skip


@pytest.mark.parametrize("by", ["key", "hand", "delete"])
def test_on_a_map_of_what_is_to_be_the_plan_is_changed(show: ShowMap, by: str) -> None:
    view = show(of_state(MapState.FUTURE))
    hand, point, place = Hand(view), point_at(view, "ride"), view.map_layout.grid.curves[0]
    assert point.value == -1
    if by == "hand":
        hand.drag((point.x, point.y), (point.x, place.y(0.0)))
    else:
        hand.click((point.x, point.y))
        hand.key(Key.Key_Up if by == "key" else Key.Key_Delete)
    ride = hand.journey.find(Touchpoint, "ride")
    assert ride is not None
    assert ride.feeling == 2
    assert ride.future_feeling == (None if by == "delete" else 0)


def test_what_is_planned_nowhere_is_changed_as_it_is(show: ShowMap) -> None:
    view = show(of_state(MapState.FUTURE))
    hand, point = Hand(view), point_at(view, "look")
    hand.click((point.x, point.y))
    hand.key(Key.Key_Up)
    look = hand.journey.find(Touchpoint, "look")
    assert look is not None
    assert (look.feeling, look.future_feeling) == (2, None)


def test_in_a_view_of_the_future_delete_of_what_is_now_says_so(show: ShowMap) -> None:
    view = show(of_state(MapState.BOTH))
    view.look_through(None, "future")
    said: list[str] = []
    view.status_message.connect(said.append)
    hand, point = Hand(view), point_at(view, "look")
    hand.click((point.x, point.y))
    focus = view.focus
    hand.key(Key.Key_Delete)
    assert said[-1] == "This is how it is now; nothing else is planned."
    assert view.focus == focus
    assert view.document.history == ()


def test_a_lane_that_comes_above_leaves_the_keyboard_where_it_is(view: MapView, hand: Hand) -> None:
    ops.set_field(view.document, "ride", "personas", ())
    ops.delete(view.document, ["mara"])
    ops.set_feeling(view.document, "ride", "", 1.0)
    ops.set_field(view.document, "ride", "engagement", 3.0)
    point = point_at(view, "ride")
    hand.click((point.x, point.y))
    ops.add_lane(view.document, LaneKind.ENGAGEMENT)
    lane = next(x for x in view.document.journey.lanes if getattr(x, "kind", None) is LaneKind.ENGAGEMENT)
    ops.move_lane(view.document, lane.id, view.document.journey.lanes[0].id)
    assert view.map_layout.grid.curves[0].kind is LaneKind.ENGAGEMENT
    hand.key(Key.Key_Up)
    ride = hand.journey.find(Touchpoint, "ride")
    assert ride is not None
    assert (ride.feeling, ride.engagement) == (2, 3)


def test_a_click_on_the_point_of_one_of_many_gives_it_the_keyboard(view: MapView, hand: Hand) -> None:
    view.select(["look", "ride"])
    point = point_at(view, "ride")
    hand.click((point.x, point.y))
    assert view.selection.ids == ("ride",)
    assert view.focus.on is not None


def test_points_are_collected_along_the_curve(on_ride: MapView, hand: Hand) -> None:
    hand.key(Key.Key_Right, SHIFT)
    hand.key(Key.Key_Right, SHIFT)
    assert on_ride.selection.ids == ("ride", "order", "service")
    hand.key(Key.Key_Left)
    assert (on_ride.focus.id, on_ride.selection.ids) == ("order", ("order",))


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
    assert view.status_text() == "Mara Klein: +1.5, the mean of +1 and +2 · 2 touchpoints"
    hand.key(Key.Key_Down)
    assert (felt(hand, "ride"), felt(hand, "compare")) == (1, 1)
    assert view.status_text() == "Mara Klein: +1 good · 2 touchpoints"


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
