"""The outline: the same map as a tree, selected and edited with the same keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from designer.editing import Document, Refused
from designer.editing import operations as ops
from designer.model import Channel, JourneyMap, Lane, LaneKind, Note, NoteKind, Persona, Placement, Stage, Touchpoint
from designer.window.main_window import MainWindow
from designer.window.outline_model import LANES, OutlineModel
from tests.effort import calls_of
from tests.maps import maps, rich_map

Press = Callable[..., None]
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def shop(blank: MainWindow, press: Press) -> MainWindow:
    """Two touchpoints that are connected, a note, one in the tray, a persona; the outline is open."""
    assert blank.session is not None
    document = blank.session.document
    journey = document.journey
    lane = journey.channels[0].id
    first = ops.add_touchpoint(document, "Sees the offer", Placement(stage=journey.stages[0].id, lane=lane))
    second = ops.add_touchpoint(document, "Orders", Placement(stage=journey.stages[1].id, lane=lane))
    ops.connect(document, first, second)
    ops.add_note(document, NoteKind.PAIN_POINT, second, "Slow")
    ops.add_touchpoint(document, "Waits", Placement())
    blank.select(())
    blank.focus_canvas()
    press(Qt.Key.Key_O, CTRL | SHIFT)
    QApplication.processEvents()
    return blank


def written(model: OutlineModel, parent: QModelIndex | None = None, depth: int = 0) -> list[str]:
    """All rows as indented lines."""
    lines: list[str] = []
    parent = parent or QModelIndex()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        lines.append("  " * depth + str(index.data()))
        lines += written(model, index, depth + 1)
    return lines


def go_to(window: MainWindow, name: str) -> str:
    """Click the row of an element."""
    outline = window.side.outline
    assert window.session is not None
    id = next(e.id for e in window.session.journey if getattr(e, "name", getattr(e, "text", "")) == name)
    index = outline.model.index_of(id, makes=True)
    outline.tree.scrollTo(index)
    outline.tree.setCurrentIndex(index)
    outline.tree.setFocus()
    return id


def names(window: MainWindow, kind: type) -> list[str]:
    assert window.session is not None
    journey = window.session.journey
    if kind is Stage:
        return [s.name for s in journey.stages]
    return [t.name for t in journey.touchpoints]


def test_the_tree_holds_the_whole_map(shop: MainWindow) -> None:
    lines = written(shop.side.outline.model)
    assert lines[:8] == [
        "Before", "  Sees the offer", "    → “Orders”", "During", "  Orders", "    Slow", "After", "Tray",
    ]  # fmt: skip
    assert lines[8] == "  Waits"
    assert lines[9] == "Personas"
    assert "Lanes" in lines
    assert shop.left.is_shown("outline")


def test_the_selection_is_shared_both_ways(shop: MainWindow, press: Press) -> None:
    id = go_to(shop, "Orders")
    assert shop.selection == (id,)
    press(Qt.Key.Key_Up)
    assert shop.session is not None
    assert shop.selection == (shop.session.journey.stages[1].id,)
    first = next(t.id for t in shop.session.journey.touchpoints if t.name == "Sees the offer")
    shop.select((first,))
    tree = shop.side.outline.tree
    assert tree.currentIndex().data() == "Sees the offer"
    assert [i.data() for i in tree.selectionModel().selectedIndexes()] == ["Sees the offer"]


def test_several_are_selected_with_shift(shop: MainWindow, press: Press) -> None:
    go_to(shop, "Before")
    press(Qt.Key.Key_Down, SHIFT)
    assert len(shop.selection) == 2


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_A])
def test_a_group_has_no_name_to_edit(shop: MainWindow, press: Press, key: Qt.Key) -> None:
    tree, model = shop.side.outline.tree, shop.side.outline.model
    tree.setCurrentIndex(model.index_of(LANES, makes=True))
    tree.setFocus()
    press(key)  # a warning of Qt fails this
    assert written(model)[-1] != "a"
    tree.setCurrentIndex(QModelIndex())
    press(key)
    assert tree.state() != tree.State.EditingState


def test_f2_and_typing_edit_a_name_as_one_step(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    go_to(shop, "Orders")
    press(Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.selectedText() == "Orders"
    qtbot.keyClicks(editor, "Buys")
    press(Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt keeps what was written in its next turn
    assert "Buys" in names(shop, Touchpoint)
    assert shop.session is not None
    assert shop.session.document.undo_label == "Rename “Orders” to “Buys”"
    assert shop.side.outline.tree.hasFocus()
    qtbot.keyClick(shop.side.outline.tree, "P")
    qtbot.keyClicks(QApplication.focusWidget(), "ays")
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert "Pays" in names(shop, Touchpoint)
    qtbot.keyClick(shop.side.outline.tree, "X")
    press(Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert "Pays" in names(shop, Touchpoint)
    assert "    → “Pays”" in written(shop.side.outline.model)


def test_del_deletes_and_the_row_goes(shop: MainWindow, press: Press) -> None:
    go_to(shop, "Orders")
    press(Qt.Key.Key_Delete)
    lines = written(shop.side.outline.model)
    assert "  Orders" not in lines
    assert "    → “Orders”" not in lines
    press(Qt.Key.Key_Z, CTRL)
    assert "    Slow" in written(shop.side.outline.model)


def test_alt_and_arrows_reorder(shop: MainWindow, press: Press) -> None:
    go_to(shop, "During")
    press(Qt.Key.Key_Up, ALT)
    assert names(shop, Stage) == ["During", "Before", "After"]
    assert shop.side.outline.tree.currentIndex().data() == "During"
    press(Qt.Key.Key_Down, ALT)
    press(Qt.Key.Key_Down, ALT)
    assert names(shop, Stage) == ["Before", "After", "During"]
    assert [line for line in written(shop.side.outline.model) if line in ("Before", "During", "After")] == [
        "Before", "After", "During",
    ]  # fmt: skip
    go_to(shop, "Sees the offer")
    press(Qt.Key.Key_Down, ALT)
    assert shop.session is not None
    touchpoint = next(t for t in shop.session.journey.touchpoints if t.name == "Sees the offer")
    assert touchpoint.stage == shop.session.journey.stages[1].id


def test_lanes_are_ordered_shown_and_hidden(shop: MainWindow, press: Press, qtbot: QtBot) -> None:
    assert shop.session is not None
    journey = shop.session.journey
    shop.actions_by_id["map.lanes"].trigger()
    outline = shop.side.outline
    first, second = [x.id for x in journey.lanes[:2]]
    assert outline.model.key_of(outline.tree.currentIndex()) == first
    press(Qt.Key.Key_Down, ALT)
    assert [x.id for x in journey.lanes[:2]] == [second, first]
    press(Qt.Key.Key_Space)
    assert not journey[first].shown  # type: ignore[attr-defined]
    assert outline.eye(first, False) == "eye-off"
    box = outline.tree.visualRect(outline.model.index_of(first))
    at = QPoint(outline.tree.viewport().width() - 15, box.center().y())
    qtbot.mouseClick(outline.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert journey[first].shown  # type: ignore[attr-defined]


def test_left_and_right_fold(shop: MainWindow, press: Press) -> None:
    tree = shop.side.outline.tree
    go_to(shop, "During")
    index = tree.currentIndex()
    assert tree.isExpanded(index)
    press(Qt.Key.Key_Left)
    assert not tree.isExpanded(index)
    press(Qt.Key.Key_Right)
    assert tree.isExpanded(index)


def test_the_filter_shows_what_matches_with_what_it_stands_below(shop: MainWindow, qtbot: QtBot) -> None:
    outline = shop.side.outline
    outline.search.setFocus()
    qtbot.keyClicks(outline.search, "slow")
    assert written(outline.model) == ["During", "  Orders", "    Slow"]
    assert outline.tree.visualRect(outline.model.index_of(outline.model.key_of(outline.model.index(0, 0)))).isValid()
    qtbot.keyClicks(outline.search, "zz")
    assert outline.nothing.isVisible()
    assert outline.nothing.text() == "Nothing called “slowzz”."
    outline.search.clear()
    assert len(written(outline.model)) > 8


def test_gaps_are_shown_at_their_rows(shop: MainWindow) -> None:
    assert shop.session is not None
    shop.session.settle_now()
    outline = shop.side.outline
    shown = {id for id in shop.session.checker.by_element if outline.severity(id)}
    assert shown == set(shop.session.checker.by_element)
    assert shown


def test_the_key_opens_and_closes_it_and_esc_goes_back(shop: MainWindow, press: Press) -> None:
    assert shop.side.outline.tree.hasFocus()
    press(Qt.Key.Key_Escape)
    assert shop.view is not None
    assert shop.view.hasFocus()
    press(Qt.Key.Key_O, CTRL | SHIFT)
    assert shop.side.outline.tree.hasFocus()
    press(Qt.Key.Key_O, CTRL | SHIFT)
    assert shop.left.isHidden()


def _fresh(journey: JourneyMap) -> list[str]:
    model = OutlineModel()
    model.set_journey(journey)
    return written(model)


def test_a_large_map_is_followed_without_building_it_anew(window: MainWindow, qtbot: QtBot) -> None:
    from designer.window.session import MapSession

    window.show_session(MapSession(rich_map(5000)))
    QApplication.processEvents()
    assert window.session is not None
    window.left.show_panel("outline")
    model = window.side.outline.model
    stage = window.session.journey.stages[4]
    model.index_of(window.session.journey.touchpoints_in(stage.id)[3].id, makes=True)
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    id = window.session.journey.touchpoints_in(stage.id)[3].id
    document = window.session.document
    window.session.changed.disconnect(window.side.outline._follow)
    spent = []
    for n in range(5):
        ops.rename(document, id, f"Other {n}")
        change = document._done[-1].change
        spent.append(calls_of(lambda change=change: window.side.outline._follow(change)))  # type: ignore[misc]
    window.session.changed.connect(window.side.outline._follow)
    assert not resets
    assert sorted(spent)[2] < 5000, spent  # calls; about 2,000
    assert model.index_of(id).data() == "Other 4"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(maps())
def test_after_any_edit_the_tree_is_what_a_new_one_would_be(qapp: QApplication, journey: JourneyMap) -> None:
    document = Document(journey)
    model = OutlineModel()
    model.set_journey(journey)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    document.changed.connect(model.follow)
    assert written(model) == _fresh(journey)
    stages, cards = [s.id for s in journey.stages], [t.id for t in journey.of(Touchpoint)]
    edits: list[Callable[[], object]] = [
        lambda: ops.add_stage(document, "New", before=stages[0] if stages else None),
        lambda: ops.add_lane(document, LaneKind.CUSTOM, "Lane"),
        *(lambda i=i: ops.rename(document, i, "Renamed") for i in cards[:1]),
        *(lambda i=i: ops.add_note(document, NoteKind.THOUGHT, i, "Note") for i in cards[:1]),
        *(lambda i=i: ops.move_touchpoints(document, [i], Placement(stages[-1])) for i in cards[:2] if stages),
        *(lambda i=i: ops.move_to_tray(document, [i]) for i in cards[-1:]),
        *(lambda i=i: ops.move_stage(document, i, None) for i in stages[:1]),
        *(lambda x=x.id: ops.move_lane(document, x, None) for x in journey.lanes[:1]),
        *(lambda p=p.id: ops.move_persona(document, p, None) for p in journey.personas[:1]),
        *(lambda n=n.id: ops.delete(document, [n]) for n in list(journey.of(Note))[:1]),
        *(lambda i=i: ops.delete(document, [i]) for i in (*cards[:1], *stages[:1])),
        *(lambda p=p.id: ops.delete(document, [p]) for p in list(journey.of(Persona))[:1]),
        *(lambda c=c.id: ops.delete(document, [c]) for c in list(journey.of(Channel))[:1]),
        *(lambda x=x.id: ops.delete(document, [x]) for x in list(journey.of(Lane))[:1]),
    ]
    for edit in edits:
        try:
            edit()
        except (Refused, KeyError, StopIteration):
            continue
        assert written(model) == _fresh(journey)
    while document.undo() is not None:
        assert written(model) == _fresh(journey)
    while document.redo() is not None:
        pass
    assert written(model) == _fresh(journey)
    del tester


def test_groups_can_not_be_chosen_and_lanes_open(shop: MainWindow) -> None:
    model = shop.side.outline.model
    index = model.index_of(LANES)
    assert not model.flags(index) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable


def test_a_name_that_was_kept_in_a_row_that_went_meanwhile_is_forgotten(shop: MainWindow, press: Press) -> None:
    assert shop.session is not None
    document = shop.session.document
    id = go_to(shop, "Waits")
    press(Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.setText("Something else")
    press(Qt.Key.Key_Return)  # Qt keeps it in its next turn
    ops.delete(document, [id])
    QApplication.processEvents()
    assert "Something else" not in [t.name for t in document.journey.of(Touchpoint)]
