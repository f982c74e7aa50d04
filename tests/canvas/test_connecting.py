"""Drawing connections: from an edge handle, and by dropping a card behind another."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, Qt

from designer.canvas.overlay import handles_of
from designer.canvas.places import label_boxes
from designer.canvas.view import MapView
from designer.editing import operations
from designer.model import ConnectionKind
from tests.canvas.conftest import Hand

LEFT = Qt.MouseButton.LeftButton


def out_of(hand: Hand, id: str) -> tuple[float, float]:
    return handles_of(hand.box(id))[1]


def into(hand: Hand, id: str) -> tuple[float, float]:
    return handles_of(hand.box(id))[0]


def test_from_the_right_handle_to_a_card(view: MapView, hand: Hand) -> None:
    hand.move(hand.on("read"))
    assert view.state.hovered == "read"
    hand.grab(out_of(hand, "read"))
    hand.drag_to(hand.on("ride"))
    assert view.feedback.label == "Leads to “Ride it”"
    assert view.feedback.target is not None
    assert view.feedback.wires[0].points[0] == out_of(hand, "read")
    hand.drop(hand.on("ride"))
    assert hand.leads("read") == ["ride"]
    (made,) = hand.journey.connections_from("read")
    assert view.selection.ids == (made.id,)
    assert view.document.undo_label == "Connect “Read it” to “Ride it”"
    view.document.undo()
    assert hand.leads("read") == []


def test_a_second_way_on_is_an_alternative(view: MapView, hand: Hand) -> None:
    hand.move(hand.on("ride"))
    hand.drag(out_of(hand, "ride"), hand.on("service"))
    assert [(c.target, c.kind) for c in hand.journey.connections_from("ride")] != []
    kinds = {c.target: c.kind for c in hand.journey.connections_from("ride")}
    assert kinds == {"order": ConnectionKind.MAIN, "service": ConnectionKind.ALTERNATIVE}


def test_from_the_left_handle_it_leads_in(view: MapView, hand: Hand) -> None:
    hand.move(hand.on("read"))
    hand.grab(into(hand, "read"))
    hand.drag_to(hand.on("look"))
    assert view.feedback.label == "Comes from “Look it”"
    hand.drop(hand.on("look"))
    assert "read" in hand.leads("look")


def test_what_is_connected_already_is_refused_in_one_sentence(view: MapView, hand: Hand) -> None:
    said: list[str] = []
    view.status_message.connect(said.append)
    hand.move(hand.on("ride"))
    hand.drag(out_of(hand, "ride"), hand.on("order"))
    assert said[-1] == "“Ride it” leads to “Order it” already."
    assert view.document.position == 0


def test_on_an_empty_cell_a_new_touchpoint_is_written_and_connected(view: MapView, hand: Hand) -> None:
    hand.move(hand.on("mail"))
    at = hand.cell("tell", "website")
    hand.grab(out_of(hand, "mail"))
    hand.drag_to(at)
    assert view.feedback.label == "New touchpoint, connected · Tell, step 1 · Website"
    hand.drop(at)
    assert view.session is not None
    hand.type("Tells a friend")
    hand.key(Qt.Key.Key_F2)
    (made,) = hand.journey.touchpoints_in("tell")
    assert made.name == "Tells a friend"
    assert hand.leads("mail") == [made.id]
    assert view.document.undo_label == "Add touchpoint “Tells a friend”"
    assert view.document.position == 1


def test_on_anything_else_it_is_forgotten(view: MapView, hand: Hand) -> None:
    hand.move(hand.on("mail"))
    hand.drag(out_of(hand, "mail"), (10, 8))
    assert view.document.position == 0
    assert view.session is None


def test_the_end_of_a_connection_is_led_elsewhere(view: MapView, hand: Hand) -> None:
    route = view.map_layout.grid.routes["service-mail"]
    (ax, ay), (bx, by) = route[-2], route[-1]
    length = abs(bx - ax) + abs(by - ay)
    near = (bx - (bx - ax) / length * 9, by - (by - ay) / length * 9)
    hand.grab(near)
    hand.drag_to(hand.on("order"))
    assert view.feedback.label == "Leads to “Order it”"
    assert view.feedback.hidden == {"service-mail"}
    hand.drop(hand.on("order"))
    assert hand.leads("service") == ["order"]
    view.document.undo()
    assert hand.leads("service") == ["mail"]


def test_the_rings_of_a_selected_connection_lie_above_the_handles_of_its_cards(view: MapView, hand: Hand) -> None:
    view.select(["service-mail"])
    way = view.map_layout.grid.routes["service-mail"]
    head = way[-1]
    assert view.colours.accent.lower() in colours_along(view, hand, way)
    hand.grab(head)
    hand.drag_to(hand.on("order"))
    assert view.feedback.label == "Leads to “Order it”"
    assert view.colours.accent.lower() not in colours_along(view, hand, way), "the old way is gone meanwhile"
    hand.drop(hand.on("order"))
    assert hand.leads("service") == ["order"]
    view.document.undo()
    view.select(["service-mail"])
    tail = view.map_layout.grid.routes["service-mail"][0]
    hand.grab(tail)
    hand.drag_to(hand.on("order"))
    assert view.feedback.label == "Comes from “Order it”"
    view.mouse.forget()
    view.select(["mail"])
    hand.grab(head)
    hand.drag_to(hand.on("order"))
    assert view.feedback.label != "Leads to “Order it”", (
        "of a connection that is not selected a card’s handle comes first"
    )
    view.mouse.forget()


def colours_along(view: MapView, hand: Hand, way: tuple[tuple[float, float], ...]) -> set[str]:
    """What is painted in the middle of the stretches of a connection."""
    image = view.viewport().grab().toImage()
    middles = [((ax + bx) / 2, (ay + by) / 2) for (ax, ay), (bx, by) in pairwise(way)]
    return {image.pixelColor(hand.pixel(*at)).name() for at in middles}


def test_a_card_dropped_on_the_right_side_of_another_is_connected_in_the_same_step(view: MapView, hand: Hand) -> None:
    at = hand.on("mail", 0.9)
    hand.grab(hand.on("read"))
    hand.drag_to(at)
    assert view.feedback.label == "Keep, new step 3 · E-mail · connected from “Mail it”"
    assert view.feedback.docks[0].is_armed
    hand.drop(at)
    assert hand.where("read")[::2] == ("keep", "e-mail")
    assert hand.leads("mail") == ["read"]
    assert view.document.position == 1
    view.document.undo()
    assert hand.where("read") == ("consider", "F", "search")
    assert hand.leads("mail") == []


def test_dropped_behind_one_with_a_way_on_it_comes_between(view: MapView, hand: Hand) -> None:
    at = hand.on("ride", 0.9)
    hand.grab(hand.on("read"))
    hand.drag_to(at)
    assert "between “Ride it” and “Order it”" in view.feedback.label
    hand.drop(at)
    assert hand.leads("ride") == ["read"]
    assert hand.leads("read") == ["order"]
    assert hand.journey.connections_from("ride")[0].id == "ride-order"  # its label and share stay with the first half
    view.document.undo()
    assert hand.leads("ride") == ["order"]


def test_before_a_place_the_cards_that_could_lead_there_show_a_dock(view: MapView, hand: Hand) -> None:
    hand.grab(hand.on("read"))
    hand.drag_to(hand.cell("tell", "store"))
    assert [dock.at for dock in view.feedback.docks] == [out_of(hand, "mail")]
    assert not view.feedback.docks[0].is_armed
    hand.key(Qt.Key.Key_Escape)


@pytest.mark.parametrize("is_touch", [False, True])
def test_a_click_at_the_edge_of_a_card_chooses_it_though_a_drag_from_there_connects(
    view: MapView, hand: Hand, is_touch: bool
) -> None:
    view.set_touch(is_touch)
    at = hand.on("order", 0.98, 0.5)
    hand.move(at)
    assert view.mouse.handle_at(QPointF(hand.pixel(*at))) == ("order", True)
    hand.click(at)
    assert view.selection.ids == ("order",)
    assert view.document.position == 0
    hand.click(hand.on("look", 0.5, 0.5))
    other = hand.on("order", 0.98, 0.5)
    hand.move(other)
    hand.click(other, Qt.KeyboardModifier.ControlModifier)
    assert set(view.selection.ids) == {"look", "order"}
    hand.move(other)
    hand.click(other, Qt.KeyboardModifier.ControlModifier)
    assert view.selection.ids == ("look",)


def test_the_line_of_a_chosen_connection_does_not_strike_its_label_out(view: MapView, hand: Hand) -> None:
    way = operations.connect(view.document, "mail", "compare")
    operations.set_field(view.document, [way], "label", "next spring")
    (label,) = label_boxes(view.map_layout, [way]).values()
    levels = {y for _x, y in view.map_layout.grid.routes[way]}
    assert any(label.top < y < label.bottom for y in levels), "the label does not lie on the line"
    view.reveal_box(label)

    def blue() -> tuple[int, int]:
        """Pixels in the colour of what is chosen: on the label, and on the line beside it."""
        picture, place = view.viewport().grab().toImage(), view.camera.to_view_box(label)
        accent = view.colours.accent.casefold()
        found = [
            (x, y)
            for x in range(picture.width())
            for y in range(picture.height())
            if picture.pixelColor(x, y).name() == accent
        ]
        inside = [at for at in found if place.grown(-1).contains(*at)]
        return len(inside), len(found) - len(inside)

    view.select([])
    assert blue() == (0, 0)
    view.select([way])
    on_label, beside = blue()
    assert on_label == 0
    assert beside > 100


@pytest.mark.parametrize("beside", [-6, -1, 1, 4])
def test_an_end_dropped_anywhere_on_a_card_or_at_its_edge_leads_there(view: MapView, hand: Hand, beside: float) -> None:
    view.select(["compare-ride"])
    end = view.map_layout.grid.routes["compare-ride"][-1]
    x, y = into(hand, "service")
    hand.grab(end)
    hand.drag_to((x + beside, y))
    assert view.feedback.target is not None, "what is shown is what happens"
    assert view.feedback.label == "Leads to “Service it”"
    hand.drop((x + beside, y))
    assert hand.leads("compare") == ["service"]


def test_from_a_handle_a_connection_is_dropped_at_an_edge_too(view: MapView, hand: Hand) -> None:
    hand.move(hand.on("read"))
    hand.grab(out_of(hand, "read"))
    x, y = into(hand, "service")
    hand.drag_to((x - 5, y))
    hand.drop((x - 5, y))
    assert hand.leads("read") == ["service"]
    assert len(hand.journey.touchpoints) == 7, "no new one beside it"


def test_dropped_clear_of_every_card_an_end_stays(view: MapView, hand: Hand) -> None:
    view.select(["compare-ride"])
    x, y = into(hand, "service")
    hand.drag(view.map_layout.grid.routes["compare-ride"][-1], (x - 30, y))
    assert hand.leads("compare") == ["ride"]
