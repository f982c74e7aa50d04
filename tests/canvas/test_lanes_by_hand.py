"""Folding stages and lanes on the canvas, and lanes made higher by their border."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.canvas.lane_rows import fold_button, row_of
from designer.canvas.view import MapView
from designer.editing import operations as ops
from designer.model import Channel, Lane, LaneKind, NoteKind, Stage
from tests.canvas.conftest import Hand

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def press_fold(view: MapView, id: str, kind: str = "") -> None:
    middle = fold_button(view.map_layout.grid, view.camera, id, kind)
    assert middle is not None
    at = QPoint(round(middle[0]), round(middle[1]))
    QTest.mouseMove(view.viewport(), at)
    QTest.mouseClick(view.viewport(), LEFT, NONE, at)
    QApplication.processEvents()


def border(view: MapView, lane: str, kind: str = "") -> tuple[float, float]:
    row = row_of(view.map_layout.grid, lane, kind)
    assert row is not None
    return row.label.left + 20, row.bottom


def height(view: MapView, lane: str) -> float:
    row = row_of(view.map_layout.grid, lane)
    assert row is not None
    return row.bottom - row.top


def test_a_press_on_the_button_folds_a_stage_and_unfolds_it(view: MapView, hand: Hand) -> None:
    press_fold(view, "consider")
    assert hand.journey[("consider")].folded  # type: ignore[attr-defined]
    assert view.document.undo_label == "Fold “Consider”"
    assert "read" not in view.map_layout.grid.cards
    assert view.selection.ids == (), "it is no choice"
    press_fold(view, "consider")
    assert "read" in view.map_layout.grid.cards


def test_a_lane_is_folded_too(view: MapView, hand: Hand) -> None:
    press_fold(view, "website")
    channel = hand.journey.find(Channel, "website")
    assert channel is not None
    assert channel.folded
    assert height(view, "website") < 40


def test_a_lane_that_appears_by_itself_is_folded_where_it_stands(view: MapView, hand: Hand) -> None:
    ops.delete(view.document, ["pains", "feeling"])
    before = [row.kind for row in view.map_layout.grid.lanes]
    press_fold(view, "", "emotion")
    lane = next(x for x in hand.journey.of(Lane) if x.kind is LaneKind.EMOTION)
    assert lane.folded
    assert [row.kind for row in view.map_layout.grid.lanes] == before


def test_the_button_shows_under_the_pointer_and_for_the_focus(view: MapView, hand: Hand) -> None:
    x, y = hand.on("website", 0.4)
    hand.move((x, y))
    assert view.state.header == ("website", "channel")
    middle = fold_button(view.map_layout.grid, view.camera, "website")
    assert middle is not None
    hand.move(view.camera.to_map(*middle))
    assert view.state.is_fold_hot
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    at = QPoint(round(middle[0]), round(middle[1]))
    assert has_ring(view, at)
    hand.move(hand.cell("tell", "website"))
    assert view.state.header is None
    assert not has_ring(view, at)
    view.select(["website"])
    assert has_ring(view, at)


def has_ring(view: MapView, at: QPoint) -> bool:
    """Whether the ring of a button is painted round a point."""
    QApplication.processEvents()
    image = view.viewport().grab().toImage()
    return all(image.pixelColor(at.x(), at.y() + dy).name() != "#ffffff" for dy in (-9, 9))


def test_a_lane_is_made_higher_by_its_border_in_one_step(view: MapView, hand: Hand) -> None:
    start = border(view, "search")
    before, steps = height(view, "search"), view.document.position
    hand.grab(start)
    hand.drag_to((start[0], start[1] + 60))
    assert view.feedback.label in {f"{round(before + 60) + by} pt high" for by in (-1, 0, 1)}
    hand.drop((start[0], start[1] + 60))
    assert height(view, "search") == pytest.approx(before + 60, abs=1.5)
    assert view.document.position == steps + 1
    view.document.undo()
    assert height(view, "search") == before


def test_a_lane_is_never_lower_than_what_stands_in_it(view: MapView, hand: Hand) -> None:
    before = height(view, "store")
    start = border(view, "store")
    hand.drag(start, (start[0], start[1] - 50))
    assert height(view, "store") == before
    channel = hand.journey.find(Channel, "store")
    assert channel is not None
    assert channel.height == 0


def test_a_double_click_on_the_border_makes_it_fit_again(view: MapView, hand: Hand) -> None:
    before = height(view, "search")
    ops.set_height(view.document, "search", 200)
    assert height(view, "search") > before
    hand.double_click(border(view, "search"))
    assert height(view, "search") == before


def test_esc_forgets_the_border(view: MapView, hand: Hand) -> None:
    start = border(view, "search")
    hand.grab(start)
    hand.drag_to((start[0], start[1] + 60))
    hand.key(Qt.Key.Key_Escape)
    assert view.document.position == 0


def test_the_border_of_a_lane_that_appears_by_itself(view: MapView, hand: Hand) -> None:
    ops.delete(view.document, ["pains"])
    ops.add_note(view.document, NoteKind.PAIN_POINT, "order", "No stock")
    ops.delete(view.document, [x.id for x in hand.journey.of(Lane) if x.kind is LaneKind.PAIN_POINTS])
    start = border(view, "", "pain points")
    hand.drag(start, (start[0], start[1] + 40))
    lane = next(x for x in hand.journey.of(Lane) if x.kind is LaneKind.PAIN_POINTS)
    assert lane.height > 40


def test_a_folded_stage_is_unfolded_by_the_view_that_folds_it(view: MapView, hand: Hand) -> None:
    asked: list[list[str]] = []
    view.fold = lambda ids: asked.append(list(ids))
    press_fold(view, "buy")
    assert asked == [["buy"]]
    stage = hand.journey.find(Stage, "buy")
    assert stage is not None
    assert not stage.folded


def test_a_lane_that_goes_while_it_is_carried_is_let_go(view: MapView, hand: Hand) -> None:
    hand.grab(hand.on("website", 0.3))
    x, y = hand.on("website", 0.3)
    hand.drag_to((x, y + 60))
    assert view.mouse.gesture is not None
    ops.delete(view.document, ["website"])
    assert view.mouse.gesture is None
    hand.drop((x, y + 60))
    assert view.document.position == 1


def test_a_band_that_is_forgotten_does_not_choose_what_is_gone(view: MapView, hand: Hand) -> None:
    view.select(["look"])
    box = hand.box("look")
    start = (box.left - 8, box.bottom + 14)
    hand.grab(start, Qt.KeyboardModifier.ShiftModifier)
    hand.drag_to((start[0] + 60, start[1] + 8), Qt.KeyboardModifier.ShiftModifier)
    assert view.mouse.gesture is not None
    ops.delete(view.document, ["look"])
    assert "look" not in view.selection.ids
    ops.add_stage(view.document, "Later")
    assert set(view.selection.ids) <= {e.id for e in hand.journey}


@pytest.mark.parametrize(
    ("id", "name"), [("consider", "Considers it for weeks and weeks on end"), ("store", "Stores nearby wwww")]
)
def test_the_button_that_folds_covers_no_letter_by_half(view: MapView, hand: Hand, id: str, name: str) -> None:
    ops.rename(view.document, id, name)
    view.set_zoom(0.61)
    view.reveal(id)

    def beside_the_button() -> set[str]:
        middle = fold_button(view.map_layout.grid, view.camera, id)
        assert middle is not None
        image = view.viewport().grab().toImage()
        x, y = round(middle[0]), round(middle[1])
        # Off what holds letters: the pixels that touch the button on its left, and those between it and the end.
        columns = (x - 11, x - 12, x + 11)
        return {image.pixelColor(left, y + dy).name() for left in columns for dy in range(-8, 9)}

    assert len(beside_the_button()) > 1, "its name reaches that far"
    hand.move(hand.on(id))
    assert view.state.header is not None
    assert len(beside_the_button()) == 1, "the plain ground"
