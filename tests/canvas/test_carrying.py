"""Dragging touchpoints, notes, stages, channels, borders."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.canvas import mouse
from designer.canvas.view import MapView
from designer.editing import operations
from designer.model import Placement
from tests.canvas.conftest import Hand

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def behind(hand: Hand, id: str, lane: str, by: float = 40) -> tuple[float, float]:
    """Behind a card in another lane, where a new step comes."""
    box, row = hand.box(id), hand.box(lane)
    return box.right + by, (row.top + row.bottom) / 2


def test_a_card_goes_to_another_stage_and_channel(view: MapView, hand: Hand) -> None:
    target = hand.cell("tell", "store")
    hand.drag(hand.on("mail"), target)
    assert hand.where("mail")[::2] == ("tell", "store")
    assert view.document.undo_label == "Move “Mail it” to “Tell”"
    assert view.selection.ids == ("mail",)
    view.document.undo()
    assert hand.where("mail") == ("keep", "K", "e-mail")
    view.document.redo()
    assert hand.where("mail")[0] == "tell"


def test_a_press_without_a_drag_of_4_pixels_moves_nothing(view: MapView, hand: Hand) -> None:
    x, y = hand.on("mail")
    hand.grab((x, y))
    hand.move((x + 2, y), button=Qt.MouseButton.LeftButton)
    assert view.mouse.gesture is None
    hand.drop((x + 2, y))
    assert view.document.position == 0


def test_while_carried_the_card_is_pale_and_its_ghost_follows_the_pointer_exactly(view: MapView, hand: Hand) -> None:
    x, y = hand.on("mail")
    hand.grab((x, y))
    hand.drag_to((x - 90, y - 30))
    shown = view.feedback
    assert shown.faded == {"mail"}
    assert shown.hidden == {"service-mail"}
    assert shown.ghost is not None
    pixels = hand.pixel(x - 90, y - 30) - hand.pixel(x, y)
    scale = view.camera.scale
    assert abs(shown.ghost.dx * scale - pixels.x()) <= 1
    assert abs(shown.ghost.dy * scale - pixels.y()) <= 1
    assert len(shown.wires) == 1
    hand.key(Qt.Key.Key_Escape)


def test_between_two_steps_a_mark_shows_the_new_step(view: MapView, hand: Hand) -> None:
    at = behind(hand, "ride", "search", by=6)
    hand.grab(hand.on("order"))
    hand.drag_to(at)
    shown = view.feedback
    assert shown.label == "Consider, new step 4 · Search"
    assert shown.mark is not None
    row = hand.box("search")
    assert (shown.mark.start[1], shown.mark.end[1]) == (row.top, row.bottom)
    assert shown.mark.pale is not None
    assert shown.mark.pale[1][1] > row.bottom
    assert shown.status == "Release to put “Order it” here"
    hand.drop(at)
    steps = [[t.id for t in members] for _key, members in hand.journey.steps("consider")]
    assert steps == [["read"], ["compare"], ["ride"], ["order"]]
    assert hand.where("order")[2] == "search"


def test_on_an_existing_step_it_becomes_an_alternative(view: MapView, hand: Hand) -> None:
    x, _y = hand.on("order")
    row = hand.box("store")
    at = (x, (row.top + row.bottom) / 2)
    hand.grab(hand.on("service"))
    hand.drag_to(at)
    assert view.feedback.label == "Buy, step 1 · Store"
    assert view.feedback.cells
    hand.drop(at)
    assert hand.where("service") == ("buy", "F", "store")


def test_esc_forgets_the_drag_and_restores_scroll(view: MapView, hand: Hand) -> None:
    before = view.camera
    hand.grab(hand.on("mail"))
    hand.drag_to(hand.cell("tell", "store"))
    view.scroll_by(-60, 0)
    hand.key(Qt.Key.Key_Escape)
    assert view.mouse.gesture is None
    assert view.feedback.ghost is None
    assert view.camera == before
    hand.drop(hand.cell("tell", "store"))
    assert view.document.position == 0
    assert view.status_text() == "Mail it · Keep, step 2 · E-mail"


def test_the_right_button_forgets_the_drag(view: MapView, hand: Hand) -> None:
    hand.grab(hand.on("mail"))
    at = hand.cell("tell", "store")
    hand.drag_to(at)
    QTest.mousePress(hand.port, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, hand.pixel(*at))
    assert view.mouse.gesture is None
    assert view.document.position == 0


def test_several_are_carried_together_and_moved_in_one_step(view: MapView, hand: Hand) -> None:
    view.select(["service", "mail"])
    at = hand.cell("tell", "store")
    hand.grab(hand.on("mail"))
    hand.drag_to(at)
    assert view.feedback.ghost is not None
    assert view.feedback.ghost.count == 2
    hand.drop(at)
    assert hand.where("service")[::2] == ("tell", "store")
    assert hand.where("mail")[::2] == ("tell", "e-mail")  # from several lanes each keeps its own
    assert view.document.undo_label == "Move 2 touchpoints to “Tell”"
    assert view.document.position == 1
    assert set(view.selection.ids) == {"service", "mail"}


def test_with_ctrl_a_copy_lands_there(view: MapView, hand: Hand) -> None:
    at = hand.cell("tell", "website")
    hand.grab(hand.on("ride"))
    hand.drag_to(at, CTRL)
    assert view.feedback.faded == frozenset()
    assert view.feedback.status == "Release to copy “Ride it” here"
    hand.drop(at, CTRL)
    assert hand.where("ride") == ("consider", "P", "store")
    (copy,) = hand.journey.touchpoints_in("tell")
    assert (copy.name, hand.journey.place_of(copy)) == ("Ride it", "website")
    assert view.selection.ids == (copy.id,)
    view.document.undo()
    assert hand.journey.touchpoints_in("tell") == ()


def test_copies_below_their_originals_push_nothing_aside(view: MapView, hand: Hand) -> None:
    operations.move_touchpoints(view.document, ["read"], Placement("consider", "K", lane="search"))
    operations.move_touchpoints(view.document, ["ride"], Placement("consider", "P", lane="website"))
    view.select(["compare", "ride"])
    at = hand.on("ride")[0], hand.cell("consider", "e-mail", "P")[1]
    hand.grab(hand.on("ride"), CTRL)
    hand.drag_to(at, CTRL)
    assert view.feedback.label == "Copy to Consider, step 2 · E-mail"
    hand.drop(at, CTRL)
    assert [hand.where(i) for i in view.selection.ids] == [("consider", "K", "e-mail"), ("consider", "P", "e-mail")]
    assert [hand.where(i) for i in ("read", "compare", "ride")] == [
        ("consider", "K", "search"), ("consider", "K", "website"), ("consider", "P", "website"),
    ]  # fmt: skip


@pytest.mark.parametrize("held", [CTRL, SHIFT, Qt.KeyboardModifier.NoModifier])
def test_a_drag_that_begins_on_what_is_not_selected_carries_that_alone(
    view: MapView, hand: Hand, held: Qt.KeyboardModifier
) -> None:
    view.select(["look", "read"])
    hand.grab(hand.on("ride"), held)
    hand.drag_to(hand.cell("tell", "store"), held)
    assert view.feedback.ghost is not None
    assert view.feedback.ghost.ids == ("ride",)
    hand.drop(hand.cell("tell", "store"), held)
    assert [t.name for t in hand.journey.touchpoints_in("tell")] == ["Ride it"]
    assert hand.where("look")[0] == "aware"


def test_ctrl_and_a_click_still_add_and_take_out(view: MapView, hand: Hand) -> None:
    view.select(["look", "read"])
    hand.click(hand.on("ride"), CTRL)
    assert view.selection.ids == ("look", "read", "ride")
    hand.click(hand.on("read"), CTRL)
    assert view.selection.ids == ("look", "ride")
    hand.drag(hand.on("ride"), hand.cell("tell", "store"), CTRL)
    assert sorted(t.name for t in hand.journey.touchpoints_in("tell")) == ["Look it", "Ride it"]


def test_with_shift_the_lane_is_kept(view: MapView, hand: Hand) -> None:
    at = hand.cell("tell", "website")
    hand.grab(hand.on("service"))
    hand.drag_to(at, SHIFT)
    assert view.feedback.label.endswith("· Store")
    hand.drop(at, SHIFT)
    assert hand.where("service")[::2] == ("tell", "store")


def test_on_a_header_it_goes_to_the_end_of_that_stage(view: MapView, hand: Hand) -> None:
    hand.drag(hand.on("look"), hand.on("consider"))
    assert hand.where("look")[::2] == ("consider", "search")
    assert [t.id for t in hand.journey.touchpoints_in("consider")] == ["read", "compare", "ride", "look"]


def test_beside_the_map_release_forgets(view: MapView, hand: Hand) -> None:
    at = (10.0, 8.0)  # over the title
    hand.grab(hand.on("look"))
    hand.drag_to(at)
    assert view.feedback.mark is None
    assert view.feedback.label == ""
    assert view.feedback.status == "Release to leave it where it is"
    hand.drop(at)
    assert view.document.position == 0


def test_on_the_tray_it_waits_for_a_place(view: MapView, hand: Hand) -> None:
    asked: list[QPoint] = []

    def is_tray(at: QPoint) -> bool:
        asked.append(at)
        return True

    view.tray_target = is_tray
    below = view.camera.to_map(400, view.viewport().height() + 40)
    hand.grab(hand.on("ride"))
    hand.drag_to(below)
    assert view.feedback.label == "To the tray"
    hand.drop(below)
    assert asked
    assert "ride" in [t.id for t in hand.journey.tray]


def test_from_the_tray_on_paper_to_a_place(view: MapView, hand: Hand) -> None:
    view.scroll_by(0, -max(0, view.camera.paper.bottom - 780))
    hand.drag(hand.on("later"), hand.cell("tell", "store"))
    assert hand.where("later")[::2] == ("tell", "store")


def test_a_note_goes_to_another_touchpoint_and_to_a_stage(view: MapView, hand: Hand) -> None:
    hand.grab(hand.on("sizes"))
    hand.drag_to(hand.on("order"))
    assert view.feedback.label == "About “Order it”"
    assert view.feedback.target is not None
    hand.drop(hand.on("order"))
    assert hand.journey["sizes"].about == "order"  # type: ignore[attr-defined]
    hand.drag(hand.on("sizes"), hand.on("keep"))
    assert hand.journey["sizes"].about == "keep"  # type: ignore[attr-defined]
    view.document.undo()
    view.document.undo()
    assert hand.journey["sizes"].about == "compare"  # type: ignore[attr-defined]


def test_stages_are_reordered_by_their_headers(view: MapView, hand: Hand) -> None:
    hand.grab(hand.on("buy"))
    at = hand.on("consider", 0.2)
    hand.drag_to(at)
    assert view.feedback.label == "Before “Consider”"
    assert view.feedback.mark is not None
    hand.drop(at)
    assert [s.id for s in hand.journey.stages] == ["aware", "buy", "consider", "keep", "tell"]
    assert hand.where("order")[0] == "buy"
    view.document.undo()
    assert [s.id for s in hand.journey.stages] == ["aware", "consider", "buy", "keep", "tell"]


def test_a_header_dropped_where_it_was_changes_nothing(view: MapView, hand: Hand) -> None:
    hand.drag(hand.on("buy", 0.2), hand.on("buy", 0.8))
    assert view.document.position == 0


def test_channels_are_reordered_by_their_labels(view: MapView, hand: Hand) -> None:
    hand.grab(hand.on("e-mail"))
    at = hand.on("search", 0.5, 0.1)
    hand.drag_to(at)
    assert view.feedback.label == "Before “Search”"
    hand.drop(at)
    assert [c.id for c in hand.journey.channels] == ["e-mail", "search", "website", "store"]
    view.document.undo()
    assert [c.id for c in hand.journey.channels] == ["search", "website", "store", "e-mail"]


def test_a_lane_goes_to_the_end(view: MapView, hand: Hand) -> None:
    hand.drag(hand.on("search"), hand.on("pains", 0.5, 0.95))
    assert hand.journey.lanes[-1].id == "search"


def test_a_border_that_is_held_says_so_before_anything_changes(view: MapView, hand: Hand) -> None:
    stages = {s.id: s for s in view.map_layout.grid.stages}
    at, y = (stages["consider"].right + stages["buy"].left) / 2, hand.on("buy")[1]
    hand.grab((at, y))
    hand.drag_to((at + 8, y))
    assert view.feedback.label == "No step changes stage yet"
    assert view.feedback.label_at is not None
    hand.drop((at + 8, y))
    assert view.document.position == 0


def test_the_border_of_two_stages_hands_steps_over(view: MapView, hand: Hand) -> None:
    grid = view.map_layout.grid
    consider, buy = grid.stages[1], grid.stages[2]
    y = (hand.box("e-mail").top + hand.box("e-mail").bottom) / 2
    border = (consider.right + buy.left) / 2
    step = consider.steps[-1]
    at = ((step.left + step.right) / 2 - 3, y)
    hand.grab((border, y))
    hand.drag_to(at)
    assert view.feedback.label == "1 step to “Buy”"
    hand.drop(at)
    assert hand.where("ride")[0] == "buy"
    assert [t.id for t in hand.journey.touchpoints_in("buy")] == ["ride", "order"]
    view.document.undo()
    assert hand.where("ride")[0] == "consider"


def test_near_an_edge_the_map_scrolls_after_a_moment(
    view: MapView, hand: Hand, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.set_zoom(2)
    view.reveal("look")
    left = view.camera.left
    start = hand.on("look")
    edge = view.camera.to_map(view.viewport().width() - 4, hand.pixel(*start).y())
    hand.grab(start)
    hand.drag_to(edge)
    assert view.camera.left == left
    QTest.qWait(100)
    assert view.camera.left == left
    monkeypatch.setattr(mouse, "_EDGE_WAIT", 0)
    qtbot.waitUntil(lambda: view.camera.left < left - 40)
    assert view.veil == (1, 0)
    hand.key(Qt.Key.Key_Escape)
    assert view.camera.left == left
    assert view.veil == (0, 0)


def test_with_the_whole_map_in_sight_an_edge_scrolls_nowhere(
    view: MapView, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mouse, "_EDGE_WAIT", 0)
    view.zoom_to_fit()
    camera = view.camera
    start = hand.on("look")
    edge = camera.to_map(view.viewport().width() - 4, hand.pixel(*start).y())
    hand.grab(start)
    hand.drag_to(edge)
    QTest.qWait(100)
    assert view.camera == camera
    assert view.veil == (0, 0)
    hand.key(Qt.Key.Key_Escape)


def test_at_an_edge_the_map_scrolls_no_further_than_the_margin_of_the_paper(
    view: MapView, hand: Hand, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mouse, "_EDGE_WAIT", 0)
    view.set_zoom(2)
    view.scroll_by(view.viewport().width() + 20 + 30 - view.camera.paper.right, 0)
    start = hand.on("mail")
    edge = view.camera.to_map(view.viewport().width() - 1, hand.pixel(*start).y())
    hand.grab(start)
    hand.drag_to(edge)
    qtbot.waitUntil(lambda: abs(view.camera.paper.right + 20 - view.viewport().width()) <= 1)
    qtbot.waitUntil(lambda: view.veil == (0, 0))
    QTest.qWait(100)
    assert abs(view.camera.paper.right + 20 - view.viewport().width()) <= 1
    hand.key(Qt.Key.Key_Escape)
