"""Points of curves dragged by hand: feelings as they are and as they are to be, engagement, and scales as declared."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt

from designer.canvas.gesture_shapes import readable_rungs
from designer.canvas.view import MapView
from designer.editing import operations as ops
from designer.layout.curve import tangents
from designer.layout.grid import CurvePlace, CurvePoint
from designer.model import Lane, LaneKind, MapState, Placement, Touchpoint
from tests.canvas.conftest import Hand

SHIFT = Qt.KeyboardModifier.ShiftModifier


def place_of(view: MapView, kind: LaneKind) -> CurvePlace:
    return next(p for p in view.map_layout.grid.curves if p.kind is kind)


def point_of(place: CurvePlace, touchpoint: str, *, is_planned: bool = False) -> CurvePoint:
    return next(p for p in place.points if p.touchpoint == touchpoint and p.is_planned is is_planned)


def drag(hand: Hand, point: CurvePoint, y: float, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> str:
    """Drag a point to a height; the label on the way."""
    hand.grab((point.x, point.y))
    hand.drag_to((point.x, y), held)
    label = hand.view.feedback.label
    hand.drop((point.x, y), held)
    return label


def touchpoint(hand: Hand, id: str) -> Touchpoint:
    found = hand.journey.find(Touchpoint, id)
    assert found is not None
    return found


@pytest.fixture
def two_states(view: MapView) -> MapView:
    """Both states at once; the future of “order” is planned."""
    ops.hold_both_states(view.document)
    ops.set_feeling(view.document, "order", "mara", 0.0, is_future=True)
    return view


def test_what_is_planned_is_dragged_apart_from_what_is(two_states: MapView, hand: Hand) -> None:
    place = place_of(two_states, LaneKind.EMOTION)
    label = drag(hand, point_of(place, "order", is_planned=True), place.y(2))
    assert label == "Mara Klein, planned: 0 → +2 very good"
    assert touchpoint(hand, "order").future_feeling_of("mara") == 2
    assert touchpoint(hand, "order").feeling_of("mara") == -2
    assert two_states.document.undo_label == "Set planned feeling of “Order it” to +2"
    place = place_of(two_states, LaneKind.EMOTION)
    drag(hand, point_of(place, "order"), place.y(-1))
    assert touchpoint(hand, "order").feeling_of("mara") == -1
    assert touchpoint(hand, "order").future_feeling_of("mara") == 2


def test_in_the_future_state_a_drag_plans(two_states: MapView, hand: Hand) -> None:
    two_states.look_through(None, "future")
    place = place_of(two_states, LaneKind.EMOTION)
    drag(hand, point_of(place, "look"), place.y(-2))
    assert touchpoint(hand, "look").future_feeling_of("mara") == -2
    assert touchpoint(hand, "look").feeling_of("mara") == 1
    assert hand.journey.header.shows is MapState.BOTH


def test_engagement_is_dragged_from_one_to_five(view: MapView, hand: Hand) -> None:
    ops.add_lane(view.document, LaneKind.ENGAGEMENT)
    for id, value in (("look", 2.0), ("order", 4.0)):
        ops.set_field(view.document, id, "engagement", value)
    place = place_of(view, LaneKind.ENGAGEMENT)
    label = drag(hand, point_of(place, "order"), place.y(5))
    assert label == "Engagement: 4 → 5"
    assert touchpoint(hand, "order").engagement == 5
    place = place_of(view, LaneKind.ENGAGEMENT)
    drag(hand, point_of(place, "look"), place.y(2.4), SHIFT)
    assert touchpoint(hand, "look").engagement == pytest.approx(2.4, abs=0.06)


def test_a_declared_scale_is_what_the_levels_say(view: MapView, hand: Hand) -> None:
    lane = hand.journey.find(Lane, "feeling")
    assert lane is not None
    with view.document.edit("scale"):
        view.document.put(msgspec.structs.replace(lane, scale="1..10"))
    place = place_of(view, LaneKind.EMOTION)
    point = point_of(place, "order")
    hand.grab((point.x, point.y))
    hand.drag_to((point.x, place.y(2)))
    assert view.feedback.levels is not None
    assert view.feedback.levels.words == ("10", "9", "8", "7", "6", "5", "4", "3", "2", "1")
    assert view.feedback.label == "Mara Klein: 1 → 10"
    hand.drop((point.x, place.y(2)))
    assert touchpoint(hand, "order").feeling_of("mara") == 2
    place = place_of(view, LaneKind.EMOTION)
    assert drag(hand, point_of(place, "order"), place.y(place.scale.stored(7.2))) == "Mara Klein: 10 → 7"
    assert place.scale.shown(touchpoint(hand, "order").feeling_of("mara") or 0) == pytest.approx(7, abs=1e-4)
    place = place_of(view, LaneKind.EMOTION)
    drag(hand, point_of(place, "order"), place.y(place.scale.stored(4.6)), SHIFT)
    assert place.scale.shown(touchpoint(hand, "order").feeling_of("mara") or 0) == pytest.approx(4.6, abs=0.11)


def test_with_shift_a_net_promoter_score_goes_in_whole_numbers(view: MapView, hand: Hand) -> None:
    ops.set_header(view.document, "feeling_scale", "nps")
    place = place_of(view, LaneKind.EMOTION)
    point = point_of(place, "look")
    hand.grab((point.x, point.y))
    hand.drag_to((point.x, place.y(0.26)))
    assert view.feedback.label == "Mara Klein: +50 → +10", "without it by tens"
    assert ("Shift", "in ones") in view.feedback.keys
    hand.drop((point.x, point.y))
    drag(hand, point_of(place_of(view, LaneKind.EMOTION), "look"), place.y(0.26), SHIFT)
    value = touchpoint(hand, "look").feeling_of("mara")
    assert value is not None
    assert place.scale.shown(value) == round(place.scale.shown(value))


def test_the_touchpoint_is_named_in_quotes(view: MapView, hand: Hand) -> None:
    (persona, touchpoint), (x, y) = next(iter(view.map_layout.grid.points.items()))
    hand.grab((x, y))
    hand.drag_to((x, y - 14))
    name = view.document.journey[touchpoint].name  # type: ignore[attr-defined]
    assert view.feedback.status == f"Release to set the feeling of “{name}”"
    assert persona in view.document.journey


@pytest.mark.parametrize(
    ("heights", "chosen", "told"),
    [
        ((0, 20, 40, 60, 80), 1, {0, 1, 2, 3, 4}),
        ((0, 10, 20, 30, 40), 0, {0, 2, 4}),
        ((0, 10, 20, 30, 40), 1, {1, 4}),
        ((0, 4, 8, 12, 16), 2, {2}),
    ],
)
def test_words_at_the_levels_never_lie_on_each_other(heights: tuple[float, ...], chosen: int, told: set[int]) -> None:
    found = readable_rungs(heights, chosen)
    assert chosen in found
    assert found == told


def test_while_a_point_is_held_the_curve_runs_as_it_will_once_it_is_dropped(view: MapView, hand: Hand) -> None:
    point = point_of(place_of(view, LaneKind.EMOTION), "order")
    at = (point.x, place_of(view, LaneKind.EMOTION).y(1))
    hand.grab((point.x, point.y))
    hand.drag_to(at)
    levels = view.feedback.levels
    assert levels is not None
    hand.drop(at)
    own = sorted((p.x, p.y) for p in place_of(view, LaneKind.EMOTION).points if p.persona == "mara")
    after = dict(zip(own, tangents(own), strict=True))
    assert len(levels.curve) == 3
    assert [bend.slope for bend in levels.curve] == pytest.approx([after[bend.x, bend.y] for bend in levels.curve])


def test_the_faces_beside_the_held_one_lie_above_the_curve(view: MapView, hand: Hand) -> None:
    place = place_of(view, LaneKind.EMOTION)
    view.zoom_to_fit()

    def faces() -> list[list[str]]:
        image = view.viewport().grab().toImage()
        found = []
        for x, y in ((p.x, p.y) for p in place.points if p.touchpoint in ("ride", "service")):
            at = hand.pixel(x, y) * image.devicePixelRatio()
            found.append(
                [image.pixelColor(at.x() + dx, at.y() + dy).name() for dx in range(-3, 4) for dy in range(-3, 4)]
            )
        return found

    before = faces()
    point = point_of(place, "order")
    hand.grab((point.x, point.y))
    hand.drag_to((point.x, place.y(2)))
    assert view.feedback.levels is not None
    assert faces() == before
    hand.key(Qt.Key.Key_Escape)


@pytest.fixture
def shared(view: MapView) -> MapView:
    """“compare” (−1) and “ride” (+2) stand in one step: they have one point, at +0.5."""
    ops.move_touchpoints(view.document, ["ride"], Placement("consider", "K", lane="store"))
    return view


def test_a_point_of_several_touchpoints_stays_where_it_is_dropped(shared: MapView, hand: Hand) -> None:
    place = place_of(shared, LaneKind.EMOTION)
    assert point_of(place, "compare").value == 0.5, "their mean"
    point = point_of(place, "ride")
    hand.grab((point.x, point.y))
    hand.drag_to((point.x, place.y(-1)))
    assert shared.feedback.label == "Mara Klein: +0.5 → −1 bad · 2 touchpoints"
    assert shared.feedback.status == "Release to set the feeling of 2 touchpoints"
    hand.drop((point.x, place.y(-1)))
    assert point_of(place_of(shared, LaneKind.EMOTION), "compare").value == -1
    assert [touchpoint(hand, id).feeling_of("mara") for id in ("compare", "ride")] == [-1, -1]
    assert shared.document.undo_label == "Set feeling of 2 touchpoints to −1"
    shared.document.undo()
    assert [touchpoint(hand, id).feeling_of("mara") for id in ("compare", "ride")] == [-1, 2], "one step"


def test_so_does_one_of_what_is_planned(shared: MapView, hand: Hand) -> None:
    ops.hold_both_states(shared.document)
    ops.set_feeling(shared.document, "compare", "mara", 1.0, is_future=True)
    place = place_of(shared, LaneKind.EMOTION)
    label = drag(hand, point_of(place, "compare", is_planned=True), place.y(0))
    assert label == "Mara Klein, planned: +1.5 → 0 neutral · 2 touchpoints"
    assert [touchpoint(hand, id).future_feeling_of("mara") for id in ("compare", "ride")] == [0, 0]
    assert [touchpoint(hand, id).feeling_of("mara") for id in ("compare", "ride")] == [-1, 2]


def test_so_does_one_of_engagement(shared: MapView, hand: Hand) -> None:
    ops.add_lane(shared.document, LaneKind.ENGAGEMENT)
    ops.set_field(shared.document, "compare", "engagement", 2.0)
    ops.set_field(shared.document, "ride", "engagement", 5.0)
    place = place_of(shared, LaneKind.ENGAGEMENT)
    label = drag(hand, point_of(place, "compare"), place.y(4))
    assert label == "Engagement: 3.5 → 4 · 2 touchpoints"
    assert [touchpoint(hand, id).engagement for id in ("compare", "ride")] == [4, 4]


def test_where_only_one_of_a_step_is_known_its_point_is_its_own(shared: MapView, hand: Hand) -> None:
    ops.set_feeling(shared.document, "ride", "mara", None)
    place = place_of(shared, LaneKind.EMOTION)
    label = drag(hand, point_of(place, "compare"), place.y(1))
    assert label == "Mara Klein: −1 → +1 good"
    assert [touchpoint(hand, id).feeling_of("mara") for id in ("compare", "ride")] == [1, None]
