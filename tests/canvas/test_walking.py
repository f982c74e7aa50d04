"""The keyboard on the canvas."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from designer.canvas.focus import FocusKind
from designer.canvas.view import MapView
from designer.model import Stage
from tests.canvas.conftest import Hand

Key = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def test_arrows_walk_over_cells_and_cards(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("look"))
    hand.key(Key.Key_Right)
    assert view.focus.id == "read"
    hand.key(Key.Key_Down)
    assert view.focus_cell is not None
    assert (view.focus_cell.stage, view.focus_cell.step, view.focus_cell.lane) == ("consider", "F", "website")
    assert view.selection.ids == ()
    hand.key(Key.Key_Right)
    assert view.focus.id == "compare"
    assert view.selection.ids == ("compare",)


def test_arrows_reach_headers_and_labels_and_come_back(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("look"))
    hand.key(Key.Key_Up)
    assert (view.focus.kind, view.focus.id) == (FocusKind.STAGE, "aware")
    hand.key(Key.Key_Right)
    assert view.focus.id == "consider"
    hand.key(Key.Key_Down)
    assert view.focus.id == "read"
    hand.key(Key.Key_Left)
    hand.key(Key.Key_Left)
    assert (view.focus.kind, view.focus.id) == (FocusKind.LANE, "search")
    hand.key(Key.Key_Down)
    assert view.focus.id == "website"
    hand.key(Key.Key_Right)
    assert view.focus_cell is not None


def test_below_the_channels_arrows_reach_notes(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("ride"))
    hand.key(Key.Key_Down)
    hand.key(Key.Key_Down)
    assert (view.focus.kind, view.focus.id) == (FocusKind.NOTE, "sizes")
    hand.key(Key.Key_Up)
    assert view.focus.id == "compare"


def test_at_the_end_the_focus_stays(view: MapView, hand: Hand) -> None:
    hand.click(hand.cell("tell", "website"))
    before = view.focus
    hand.key(Key.Key_Right)
    assert view.focus == before


def test_ctrl_arrow_passes_over_empty_cells(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("compare"))
    hand.key(Key.Key_Right, CTRL)
    assert view.focus.id == "order"


def test_home_and_end_are_the_ends_of_the_lane(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("order"))
    hand.key(Key.Key_Home)
    assert view.focus_cell is not None
    assert view.focus_cell.stage == "aware"
    hand.key(Key.Key_End)
    assert view.focus_cell.stage == "tell"


def test_page_down_is_the_next_stage_in_the_same_lane(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("look"))
    hand.key(Key.Key_PageDown)
    assert view.focus.id == "read"
    hand.key(Key.Key_PageUp)
    assert view.focus.id == "look"


def test_tab_walks_in_reading_order_and_at_last_out_of_the_canvas(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("look"))
    hand.key(Key.Key_Tab)
    assert view.focus.id == "read"
    hand.key(Key.Key_Backtab, SHIFT)
    assert view.focus.id == "look"
    view.keyboard.go_to(view.walk.at(len(view.walk.columns) - 1, len(view.walk.rows) - 1))
    beside = QLineEdit(view)
    beside.show()
    hand.key(Key.Key_Tab)
    assert beside.hasFocus()


def test_shift_arrow_extends_the_selection(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("look"))
    hand.key(Key.Key_Right, SHIFT)
    assert view.selection.ids == ("look", "read")
    assert view.focus.id == "read"


def test_space_gathers_a_selection_while_arrows_walk(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("look"))
    hand.key(Key.Key_Space)
    assert view.selection.ids == ("look",)
    hand.key(Key.Key_Right)
    assert view.selection.ids == ("look",)
    hand.key(Key.Key_Space)
    assert view.selection.ids == ("look", "read")
    hand.key(Key.Key_Space)
    assert view.selection.ids == ("look",)


def test_del_deletes_and_the_focus_goes_to_the_next_one(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("compare"))
    hand.key(Key.Key_Delete)
    assert "compare" not in hand.journey
    assert view.focus.id == "ride"
    assert hand.leads("look") == ["ride"]
    hand.key(Key.Key_Delete)
    hand.key(Key.Key_Delete)
    assert view.focus_cell is not None
    assert view.focus_cell.stage == "consider"
    for id in ("read", "ride", "compare"):
        view.document.undo()
        assert view.focus.id == id  # what came back has the focus


def test_deleting_a_stage_leaves_its_touchpoints_in_the_tray(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("buy"))
    hand.key(Key.Key_Backspace)
    assert hand.journey.find(Stage, "buy") is None
    assert "order" in [t.id for t in hand.journey.tray]
    assert (view.focus.kind, view.focus.id) == (FocusKind.STAGE, "keep")


def test_alt_arrows_move_a_card_by_steps_and_lanes(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("read"))
    hand.key(Key.Key_Right, ALT)
    assert hand.where("read") == ("consider", "K", "search")
    hand.key(Key.Key_Down, ALT)
    assert hand.where("read") == ("consider", "K", "website")
    for _ in range(2):
        hand.key(Key.Key_Right, ALT)
    assert hand.where("read")[0] == "buy"
    assert view.focus.id == "read"
    hand.key(Key.Key_Left, ALT)
    assert hand.where("read")[0] == "consider"


def test_alt_arrows_reorder_stages_and_lanes(view: MapView, hand: Hand) -> None:
    hand.click(hand.on("buy"))
    hand.key(Key.Key_Left, ALT)
    assert [s.id for s in hand.journey.stages] == ["aware", "buy", "consider", "keep", "tell"]
    hand.click(hand.on("search"))
    hand.key(Key.Key_Down, ALT)
    assert [c.id for c in hand.journey.channels] == ["website", "search", "store", "e-mail"]


def test_along_a_connection(view: MapView, hand: Hand) -> None:
    view.select(["ride-order"])
    view.setFocus()
    hand.key(Key.Key_Right)
    assert view.focus.id == "order"
    view.select(["ride-order"])
    hand.key(Key.Key_Tab)
    assert view.focus.id == "order"


def test_esc_leaves_step_by_step(view: MapView, hand: Hand) -> None:
    view.select(["look", "read"])
    view.setFocus()
    hand.key(Key.Key_Escape)
    assert view.selection.ids == ("read",)
    hand.key(Key.Key_Escape)
    assert view.selection.ids == ()
    assert not view.focus


def test_after_an_undo_the_focus_is_never_lost(view: MapView, hand: Hand) -> None:
    hand.click(hand.cell("tell", "store"))
    hand.type("New")
    hand.key(Key.Key_F2)
    view.document.undo()
    assert view.selection.ids == ()
    hand.key(Key.Key_Right)
    assert view.focus


def test_walking_out_of_sight_scrolls(view: MapView, hand: Hand) -> None:
    view.set_zoom(3)
    view.reveal("look")
    hand.click(hand.on("look"))
    before = view.camera.left
    for _ in range(4):
        hand.key(Key.Key_Right)
    assert view.camera.left < before
