"""A service blueprint in the window: its three lines stay where they belong while its lanes are reordered: by keys, in the
list of lanes, and on the map itself by mouse and finger."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.canvas import mouse
from designer.canvas.lane_rows import fold_button, row_of
from designer.editing import operations as ops
from designer.model import LaneKind
from designer.templates import open_template
from designer.window.main_window import MainWindow
from designer.window.session import MapSession
from tests.canvas.conftest import Hand
from tests.elapsing import let_elapse
from tests.layout.test_blueprint import blueprint_lines, parts_its_lanes
from tests.window.test_lanes import ALT, LEFT, NONE, journey, open_lanes, press
from tests.window.test_views import do


def _lines_are_right(window: MainWindow) -> set[str]:
    """The names of the lines that are seen; each parts the lanes beside it."""
    assert window.view is not None
    assert window.session is not None
    layout = window.view.map_layout
    names = set(blueprint_lines(layout))
    assert all(parts_its_lanes(window.session.document, layout, name) for name in names), names
    return names


def _kinds(window: MainWindow) -> list[LaneKind]:
    return [lane.kind for lane in journey(window).action_lanes]


def test_the_lines_of_a_blueprint_follow_lanes_that_are_moved_by_keys_and_by_hand(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_session(MapSession(open_template("service-blueprint")))
    qtbot.wait(20)
    before, ids = _kinds(window), {lane.kind: lane.id for lane in journey(window).action_lanes}
    assert before == [LaneKind.FRONT_STAGE, LaneKind.BACK_STAGE, LaneKind.SUPPORT]
    assert len(_lines_are_right(window)) == 3
    popup = open_lanes(window)
    popup.lines[ids[LaneKind.FRONT_STAGE]].setFocus()
    press(window, Qt.Key.Key_Down, ALT)
    assert _kinds(window) == [LaneKind.BACK_STAGE, LaneKind.FRONT_STAGE, LaneKind.SUPPORT]
    qtbot.wait(20)
    assert _lines_are_right(window)
    line = popup.lines[ids[LaneKind.SUPPORT]]
    QTest.mousePress(line, LEFT, NONE, QPoint(60, 16))
    QTest.mouseRelease(line, LEFT, NONE, QPoint(60, 16 - line.height()))
    QApplication.processEvents()
    assert _kinds(window) == [LaneKind.BACK_STAGE, LaneKind.SUPPORT, LaneKind.FRONT_STAGE]
    qtbot.wait(20)
    assert _lines_are_right(window)
    popup.close()
    do(window, "edit.undo")
    do(window, "edit.undo")
    qtbot.wait(20)
    assert _kinds(window) == before
    assert len(_lines_are_right(window)) == 3


# On the map itself


@pytest.fixture
def blueprint(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.resize(1440, 1300)
    window.show_session(MapSession(open_template("service-blueprint")))
    qtbot.wait(20)
    return window


@pytest.fixture
def hand(blueprint: MainWindow) -> Hand:
    assert blueprint.view is not None
    return Hand(blueprint.view)


def _lane(window: MainWindow, kind: LaneKind) -> str:
    return next(lane.id for lane in journey(window).action_lanes if lane.kind is kind)


def _label(window: MainWindow, kind: LaneKind, share: float = 0.5) -> tuple[float, float]:
    """A point on the label of a lane, as it can be grabbed."""
    assert window.view is not None
    row = row_of(window.view.map_layout.grid, _lane(window, kind))
    assert row is not None
    return row.label.left + 24, row.top + (row.bottom - row.top) * share


def _ends_of_mark(window: MainWindow) -> float:
    """The height at which the drop mark lies."""
    assert window.view is not None
    mark = window.view.feedback.mark
    assert mark is not None
    assert mark.start[1] == mark.end[1]
    return mark.start[1]


def test_a_lane_is_carried_by_its_label_and_the_lines_are_drawn_anew(blueprint: MainWindow, hand: Hand) -> None:
    view = blueprint.view
    assert view is not None
    before, lines = _kinds(blueprint), blueprint_lines(view.map_layout)
    start, end = _label(blueprint, LaneKind.SUPPORT), _label(blueprint, LaneKind.BACK_STAGE, 0.25)
    back = row_of(view.map_layout.grid, _lane(blueprint, LaneKind.BACK_STAGE))
    assert back is not None
    hand.grab(start)
    hand.drag_to(end)
    ghost = view.feedback.ghost
    assert ghost is not None
    assert ghost.ids == (_lane(blueprint, LaneKind.SUPPORT),)
    assert ghost.dy == pytest.approx(end[1] - start[1], abs=1.5), "it hangs at the pointer"
    assert _ends_of_mark(blueprint) == back.top, "the mark lies on the border on which it will land"
    assert view.feedback.label == "Before “Back stage”"
    assert blueprint_lines(view.map_layout) == lines, "nothing is done yet"
    hand.drop(end)
    assert _kinds(blueprint) == [LaneKind.FRONT_STAGE, LaneKind.SUPPORT, LaneKind.BACK_STAGE]
    assert view.feedback.ghost is None
    assert _lines_are_right(blueprint)
    assert blueprint_lines(view.map_layout) != lines
    assert view.document.undo_label == "Move lane “Support”"
    do(blueprint, "edit.undo")
    assert _kinds(blueprint) == before
    assert blueprint_lines(view.map_layout) == lines
    do(blueprint, "edit.redo")
    assert _kinds(blueprint)[1] is LaneKind.SUPPORT
    assert _lines_are_right(blueprint)


def test_a_lane_is_carried_down_behind_all_others_and_forgotten_by_esc(blueprint: MainWindow, hand: Hand) -> None:
    view = blueprint.view
    assert view is not None
    steps, before = view.document.position, _kinds(blueprint)
    start, end = _label(blueprint, LaneKind.FRONT_STAGE), _label(blueprint, LaneKind.SUPPORT, 0.8)
    hand.grab(start)
    hand.drag_to(end)
    assert view.feedback.ghost is not None
    hand.key(Qt.Key.Key_Escape)
    assert view.feedback.ghost is None
    hand.drop(end)
    assert (view.document.position, _kinds(blueprint)) == (steps, before)
    hand.drag(start, end)
    assert _kinds(blueprint) == [LaneKind.BACK_STAGE, LaneKind.SUPPORT, LaneKind.FRONT_STAGE]
    assert _lines_are_right(blueprint)


def test_where_a_lane_would_land_at_its_own_place_no_mark_shows_and_no_step_is_made(
    blueprint: MainWindow, hand: Hand
) -> None:
    view = blueprint.view
    assert view is not None
    # A lane that is hidden between two others counts for nothing: what can't be seen is not passed.
    hidden = ops.add_lane(view.document, LaneKind.THOUGHTS, before=_lane(blueprint, LaneKind.SUPPORT))
    ops.toggle_lanes(view.document, [hidden], "shown")
    steps = view.document.position
    start = _label(blueprint, LaneKind.BACK_STAGE)
    for end in (_label(blueprint, LaneKind.BACK_STAGE, 0.9), _label(blueprint, LaneKind.SUPPORT, 0.2)):
        hand.grab(start)
        hand.drag_to(end)
        assert view.feedback.mark is None
        assert view.feedback.status == "Release to leave the lane where it is"
        hand.drop(end)
        assert view.document.position == steps


def test_a_lane_is_carried_by_the_button_that_folds_it_too(blueprint: MainWindow, hand: Hand) -> None:
    view = blueprint.view
    assert view is not None
    lane = _lane(blueprint, LaneKind.FRONT_STAGE)
    middle = fold_button(view.map_layout.grid, view.camera, lane)
    assert middle is not None
    hand.drag(view.camera.to_map(*middle), _label(blueprint, LaneKind.SUPPORT, 0.8))
    assert _kinds(blueprint)[-1] is LaneKind.FRONT_STAGE
    assert not journey(blueprint)[lane].folded  # type: ignore[attr-defined]


def test_the_map_scrolls_while_a_lane_is_held_at_its_edge(
    blueprint: MainWindow, hand: Hand, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mouse, "_EDGE_WAIT", 0)
    view = blueprint.view
    assert view is not None
    blueprint.resize(1100, 620)
    qtbot.wait(20)
    top = view.camera.top
    row = next(row for row in view.map_layout.grid.lanes if row.lane)
    start = (row.label.left + 24, (row.top + row.bottom) / 2)
    foot = view.camera.to_map(40, view.viewport().height() - 3)
    hand.grab(start)
    hand.drag_to((start[0], foot[1]))
    qtbot.waitUntil(lambda: view.camera.top < top - 60)
    assert view.feedback.ghost is not None
    bottom = hand.view.camera.to_map(40, view.viewport().height() - 3)
    hand.drop((start[0], bottom[1]))
    assert journey(blueprint).lanes[0].id != row.lane, "it lands where it was let go of"
    assert _lines_are_right(blueprint)


def test_a_finger_that_is_held_carries_a_lane(blueprint: MainWindow, qtbot: QtBot) -> None:
    view = blueprint.view
    assert view is not None
    device, ground = QTest.createTouchDevice(), view.viewport()
    assert isinstance(device, QPointingDevice)

    def pixel(point: tuple[float, float]) -> QPoint:
        x, y = view.camera.to_view(*point)
        return QPoint(round(x), round(y))

    def send(how: str, point: QPoint) -> None:
        sequence = QTest.touchEvent(ground, device)
        getattr(sequence, how)(0, point, ground)
        sequence.commit()

    start, end = pixel(_label(blueprint, LaneKind.FRONT_STAGE)), pixel(_label(blueprint, LaneKind.SUPPORT, 0.8))
    send("press", start)
    let_elapse(view.touch._hold, qtbot)
    for share in (0.3, 0.7, 1.0):
        send("move", start + (end - start) * share)
    assert view.feedback.ghost is not None
    assert view.feedback.mark is not None
    send("release", end)
    assert _kinds(blueprint) == [LaneKind.BACK_STAGE, LaneKind.SUPPORT, LaneKind.FRONT_STAGE]
    assert _lines_are_right(blueprint)
    qtbot.waitUntil(lambda: blueprint.touch_mode.is_on)  # not while the finger held the lane: the map would have moved
    blueprint.touch_mode.set_on(False)


def test_a_group_of_channels_is_carried_as_one(blueprint: MainWindow, hand: Hand, qtbot: QtBot) -> None:
    view = blueprint.view
    assert view is not None
    ops.set_header(view.document, "arrangement", "grouped")
    qtbot.wait(20)
    groups = [row for row in view.map_layout.grid.lanes if row.kind == "group"]
    digital, human = groups
    before = [lane.id for lane in journey(blueprint).lanes]
    start = (digital.label.left + 24, (digital.top + digital.bottom) / 2)
    hand.grab(start)
    hand.drag_to((start[0], human.bottom - 4))
    assert view.feedback.ghost is not None
    assert view.feedback.ghost.name == "Website, SMS"
    assert view.feedback.mark is not None
    assert view.feedback.mark.start[1] == human.bottom
    hand.drop((start[0], human.bottom - 4))
    assert [row.members for row in view.map_layout.grid.lanes if row.kind == "group"] == [
        human.members,
        digital.members,
    ]
    assert view.document.undo_label == "Move 2 channels"
    lines, front = (
        blueprint_lines(view.map_layout),
        row_of(view.map_layout.grid, _lane(blueprint, LaneKind.FRONT_STAGE)),
    )
    assert front is not None
    assert lines["line of interaction"] == pytest.approx(front.top, abs=0.01)
    do(blueprint, "edit.undo")
    assert [lane.id for lane in journey(blueprint).lanes] == before
