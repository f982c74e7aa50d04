"""The guide beside the map: it follows the map, and its buttons lead to where typing continues."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from designer.canvas.next_place import NextPlace, box_of_place
from designer.drawing import Box
from designer.editing import operations as ops
from designer.model import Note, NoteKind, Placement
from designer.window.guide_panel import Ring
from designer.window.main_window import MainWindow


def button(window: MainWindow, name: str) -> QPushButton:
    found = [b for b in window.side.guide.findChildren(QPushButton) if b.objectName() == name and b.isVisible()]
    assert len(found) == 1, [b.objectName() for b in window.side.guide.findChildren(QPushButton)]
    return found[0]


def shares(window: MainWindow) -> list[float]:
    return [round(ring.share, 2) for ring in window.side.guide.findChildren(Ring)]


def test_the_key_shows_it_with_the_focus_on_the_next_step_and_closes_it_again(blank: MainWindow, qtbot: QtBot) -> None:
    blank.actions_by_id["view.guide"].trigger()
    assert blank.right.is_shown("guide")
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert blank.side.guide.isAncestorOf(focused)
    assert blank.actions_by_id["view.guide"].isChecked()
    blank.actions_by_id["view.guide"].trigger()
    assert not blank.right.is_shown("guide")
    assert blank.view is not None
    assert blank.view.hasFocus()


def test_its_rings_follow_the_map(blank: MainWindow, qtbot: QtBot) -> None:
    assert blank.session is not None
    blank.actions_by_id["view.guide"].trigger()
    journey = blank.session.journey
    before = shares(blank)
    ops.add_touchpoint(
        blank.session.document, "Looks", Placement(stage=journey.stages[0].id, lane=journey.channels[0].id)
    )
    assert shares(blank)[1] > before[1]
    blank.actions_by_id["edit.undo"].trigger()
    assert shares(blank) == before


def test_go_to_an_empty_stage_and_type(blank: MainWindow, qtbot: QtBot) -> None:
    assert blank.session is not None
    assert blank.view is not None
    blank.actions_by_id["view.guide"].trigger()
    qtbot.mouseClick(button(blank, "guide.go.2"), Qt.MouseButton.LeftButton)
    assert blank.view.focus.cell is not None
    assert blank.view.focus.cell.stage == blank.session.journey.stages[0].id
    qtbot.keyClicks(blank.view, "L")
    assert blank.view.session is not None, "a character types"


def test_a_metric_is_written_where_it_belongs(blank: MainWindow, qtbot: QtBot, press: Callable[..., None]) -> None:
    assert blank.session is not None
    journey = blank.session.journey
    ops.add_touchpoint(
        blank.session.document, "Looks", Placement(stage=journey.stages[0].id, lane=journey.channels[0].id)
    )
    blank.actions_by_id["help.guide"].trigger()
    qtbot.mouseClick(button(blank, "guide.go.4"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(QApplication.focusWidget(), "Reach")
    press(Qt.Key.Key_Return)
    made = [n for n in journey.of(Note) if n.kind is NoteKind.METRIC]
    assert [(n.text, n.about) for n in made] == [("Reach", journey.stages[0].id)]


def test_what_a_persona_lacks_is_written_in_its_field(blank: MainWindow, qtbot: QtBot) -> None:
    assert blank.session is not None
    persona = ops.add_persona(blank.session.document, "Mara")
    blank.actions_by_id["view.guide"].trigger()
    qtbot.mouseClick(button(blank, "guide.go.1"), Qt.MouseButton.LeftButton)
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, "Ride to work")
    assert blank.session.journey[persona].goals == "Ride to work"  # type: ignore[attr-defined]


def test_the_gaps_of_a_step_are_shown_in_the_list(blank: MainWindow, qtbot: QtBot) -> None:
    assert blank.session is not None
    journey = blank.session.journey
    ops.add_touchpoint(
        blank.session.document, "Looks", Placement(stage=journey.stages[0].id, lane=journey.channels[0].id)
    )
    session = blank.session
    qtbot.waitUntil(lambda: session.checker.is_settled and blank.gaps.list.model().rowCount() > 3, timeout=5000)
    blank.actions_by_id["view.guide"].trigger()
    qtbot.waitUntil(lambda: bool(blank.side.guide.findChildren(QPushButton, "guide.gaps.2")), timeout=5000)
    qtbot.mouseClick(button(blank, "guide.gaps.2"), Qt.MouseButton.LeftButton)
    gap = blank.gaps.chosen_gap
    assert gap is not None
    assert gap.rule.startswith("ST")
    told = [
        int(b.text().split()[0])
        for n in range(1, 7)
        for b in blank.side.guide.findChildren(QPushButton, f"guide.gaps.{n}")
    ]
    assert session.findings is not None
    assert sum(told) == sum(not gap.is_waived for gap in session.findings.gaps), "each gap belongs to a step"


def test_the_toolbar_opens_it_and_closes_it(blank: MainWindow, qtbot: QtBot) -> None:
    guide = blank.toolbar.guide_button
    assert guide.accessibleName() == "Guide"
    assert guide.toolTip().startswith("Guide  Ctrl")
    wide = guide.width()
    qtbot.mouseClick(guide, Qt.MouseButton.LeftButton)
    assert blank.right.is_shown("guide")
    qtbot.mouseClick(guide, Qt.MouseButton.LeftButton)
    assert not blank.right.is_shown("guide")
    blank.resize(1200, 800)
    QApplication.processEvents()
    assert guide.width() < wide, "a small window shows the icon alone"
    assert guide.geometry().right() < blank.toolbar.print_button.x()
    assert blank.toolbar.command.geometry().right() < guide.x()


def next_place(window: MainWindow) -> tuple[str, str] | None:
    assert window.view is not None
    place = window.view.state.next_place
    return None if place is None else (place.element, place.what)


def test_where_the_next_action_leads_is_framed_on_the_canvas_while_the_guide_is_seen(
    blank: MainWindow, qtbot: QtBot
) -> None:
    assert blank.session is not None
    assert blank.view is not None
    journey, document = blank.session.journey, blank.session.document
    persona = ops.add_persona(document, "Mara")
    for field in ("goals", "needs", "frustrations"):
        ops.set_field(document, [persona], field, "Get on")
    plain = blank.view.viewport().grab().toImage()
    blank.actions_by_id["view.guide"].trigger()
    assert next_place(blank) == ("map", "scenario")
    ops.set_header(document, "scenario", "Mara wants a bike.")
    first = journey.stages[0].id
    assert next_place(blank) == (first, "cell")
    assert blank.view.viewport().grab().toImage() != plain
    for stage in journey.stages:
        ops.add_touchpoint(document, "Looks", Placement(stage=stage.id, lane=journey.channels[0].id))
    for one, other in zip(journey.touchpoints, journey.touchpoints[1:]):
        ops.connect(document, one.id, other.id)
    assert next_place(blank) == (first, "metric")
    blank.actions_by_id["view.guide"].trigger()
    assert next_place(blank) is None


def test_the_frame_lies_on_the_lane_and_stage_that_are_meant(blank: MainWindow) -> None:
    assert blank.session is not None
    assert blank.view is not None
    first = blank.session.journey.stages[0].id
    ops.add_note(blank.session.document, NoteKind.METRIC, blank.session.journey.stages[1].id, "Reach")
    grid = blank.view.map_layout.grid
    metrics = next(row for row in grid.lanes if row.kind == "metrics")
    channels = [row for row in grid.lanes if row.kind == "channel"]
    column = grid.stages[0]
    frames = {what: box_of_place(grid, NextPlace(first, what)) for what in ("cell", "metric")}
    assert frames["metric"] == Box(column.left, metrics.top, column.right, metrics.bottom)
    assert frames["cell"] == Box(column.left, channels[0].top, column.right, channels[-1].bottom)
    assert box_of_place(grid, NextPlace("map", "scenario")) == grid.scenario
    assert box_of_place(grid, NextPlace("nobody", "")) is None


def test_words_of_a_button_give_way_to_the_count_beside_it(blank: MainWindow, qtbot: QtBot) -> None:
    assert blank.session is not None
    stage = blank.session.journey.stages[0].id
    ops.rename(blank.session.document, stage, "Consideration of all that there is")
    blank.actions_by_id["view.guide"].trigger()
    blank.session.settle_now()
    area = blank.side.guide._area
    qtbot.waitUntil(lambda: area.widget().width() <= area.viewport().width(), timeout=2000)
    go = button(blank, "guide.go.2")
    assert go.text().endswith("…")
    assert go.accessibleName() == "Go to Consideration of all that there is"


def test_a_step_is_ticked_only_once_no_gap_is_left(blank: MainWindow, qtbot: QtBot) -> None:
    assert blank.session is not None
    session = blank.session
    for stage in session.journey.stages:
        place = Placement(stage=stage.id, lane=session.journey.channels[0].id)
        ops.add_touchpoint(session.document, f"Looks at {stage.name}", place)
    qtbot.waitUntil(lambda: session.checker.is_settled and blank.gaps.list.model().rowCount() > 3, timeout=5000)
    blank.actions_by_id["view.guide"].trigger()
    qtbot.waitUntil(lambda: bool(blank.side.guide.findChildren(QPushButton, "guide.gaps.2")), timeout=5000)
    assert shares(blank)[1] == 1
    assert not blank.side.guide.findChildren(Ring)[1].is_checked
    for gap in session.findings.gaps if session.findings is not None else ():
        if gap.rule.startswith("ST"):
            blank.commands.map.waive(gap, "As agreed")
    qtbot.waitUntil(lambda: not blank.side.guide.findChildren(QPushButton, "guide.gaps.2"), timeout=5000)
    qtbot.waitUntil(lambda: blank.side.guide.findChildren(Ring)[1].is_checked)
