"""The places of a curve where nothing is known yet, under the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from designer.canvas.feedback import NOTHING
from designer.canvas.view import MapView
from designer.editing import operations as ops
from designer.layout.grid import CurvePlace
from designer.model import LaneKind, Touchpoint
from tests.canvas.conftest import Hand


def lane(view: MapView, kind: LaneKind = LaneKind.EMOTION) -> CurvePlace:
    return next(p for p in view.map_layout.grid.curves if p.kind is kind)


def below(view: MapView, id: str, value: float, kind: LaneKind = LaneKind.EMOTION) -> tuple[float, float]:
    """The point of a lane below a card, at a level."""
    return view.map_layout.grid.cards[id].box.centre[0], lane(view, kind).y(value)


def touchpoint(view: MapView, id: str) -> Touchpoint:
    found = view.document.journey.find(Touchpoint, id)
    assert found is not None
    return found


@pytest.fixture
def unknown(view: MapView) -> MapView:
    """The map with nothing known of two touchpoints that follow each other."""
    for id in ("order", "service"):
        ops.set_feeling(view.document, id, "", None)
    return view


def test_a_click_in_the_empty_lane_sets_the_feeling_there(unknown: MapView, hand: Hand) -> None:
    hand.click(below(unknown, "order", -2))
    hand.click(below(unknown, "service", 1))
    assert touchpoint(unknown, "order").feeling_of("mara") == -2
    assert touchpoint(unknown, "service").feeling_of("mara") == 1
    assert unknown.document.undo_label == "Set feeling of “Service it” to +1"
    assert unknown.selection.only == "service", "its other properties are at hand"
    unknown.document.undo()
    assert touchpoint(unknown, "service").feeling_of("mara") is None


def test_pointing_there_shows_the_levels_and_what_a_click_does(unknown: MapView, hand: Hand) -> None:
    hand.move(below(unknown, "order", -1))
    levels = unknown.feedback.levels
    assert levels is not None
    assert levels.value == -1
    assert unknown.feedback.label == "Mara Klein: unknown → −1 bad"
    assert unknown.status_text() == "Click to set the feeling of Order it"
    assert unknown.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    hand.move(hand.on("order"))
    assert unknown.feedback is NOTHING
    assert touchpoint(unknown, "order").feeling is None, "looking changes nothing"


def test_a_drag_there_sets_the_level_where_it_ends(unknown: MapView, hand: Hand) -> None:
    hand.drag(below(unknown, "order", 0), below(unknown, "order", 2))
    assert touchpoint(unknown, "order").feeling_of("mara") == 2
    assert unknown.feedback is NOTHING


def test_esc_forgets_such_a_drag(unknown: MapView, hand: Hand) -> None:
    start, end = below(unknown, "order", 0), below(unknown, "order", 2)
    hand.grab(start)
    hand.drag_to(end)
    unknown.setFocus()
    hand.key(Qt.Key.Key_Escape)
    hand.drop(end)
    assert touchpoint(unknown, "order").feeling is None


def test_a_rubber_band_can_still_begin_beside_the_middle_of_a_card(unknown: MapView, hand: Hand) -> None:
    box = unknown.map_layout.grid.cards["order"].box
    start = (box.left + 4, lane(unknown).y(0))
    hand.grab(start)
    hand.drag_to((box.right - 4, box.top + 4))
    assert unknown.feedback.band is not None
    hand.drop((box.right - 4, box.top + 4))
    assert unknown.selection.ids == ("order",)
    assert touchpoint(unknown, "order").feeling is None


def test_what_is_known_is_not_set_anew_by_a_click_beside_it(view: MapView, hand: Hand) -> None:
    hand.click(below(view, "ride", -2))  # its point is at +2
    assert touchpoint(view, "ride").feeling == 2
    assert view.document.position == 0


def test_of_several_personas_it_is_set_for_one_who_is_unknown(unknown: MapView, hand: Hand) -> None:
    jonas = ops.add_persona(unknown.document, "Jonas")
    ops.set_field(unknown.document, "order", "personas", ("mara", jonas))
    ops.set_feeling(unknown.document, "order", "mara", 1)
    hand.click(below(unknown, "order", -2))
    assert touchpoint(unknown, "order").feeling_of(jonas) == -2
    assert touchpoint(unknown, "order").feeling_of("mara") == 1


def test_engagement_is_set_the_same_way(view: MapView, hand: Hand) -> None:
    ops.add_lane(view.document, LaneKind.ENGAGEMENT)
    hand.move(below(view, "order", 4, LaneKind.ENGAGEMENT))
    assert view.status_text() == "Click to set the engagement at Order it"
    hand.click(below(view, "order", 4, LaneKind.ENGAGEMENT))
    assert touchpoint(view, "order").engagement == 4
