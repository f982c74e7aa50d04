"""Who can't see the map hears it: a screen reader walks headers, cards and notes, and can do what the keys do."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.canvas.focus import FocusKind
from designer.editing import operations
from designer.model import Placement
from designer.window.main_window import MainWindow

NAME, DETAILS = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.fixture
def bike(window: MainWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    was_active = QAccessible.isActive()
    QAccessible.setActive(True)
    window.files.new_from_template("loyalty-loop")
    QApplication.processEvents()
    qtbot.wait(1)
    yield window
    QAccessible.setActive(was_active)


def table(window: MainWindow) -> QAccessibleInterface:
    assert window.view is not None
    found = QAccessible.queryAccessibleInterface(window.view)
    assert found is not None
    return found


def part(window: MainWindow, id: str) -> QAccessibleInterface:
    """The part of an element, found by its name as a reader finds it."""
    assert window.session is not None
    name = window.session.journey[id].name  # type: ignore[attr-defined]
    whole = table(window)
    parts = [whole.child(i) for i in range(whole.childCount())]
    return next(p for p in parts if p.text(NAME).startswith(f"{name}, "))


def first_touchpoint(window: MainWindow) -> str:
    assert window.session is not None
    return window.session.journey.touchpoints[0].id


def test_the_map_is_a_table_that_says_what_it_holds(bike: MainWindow) -> None:
    assert bike.session is not None
    whole, journey = table(bike), bike.session.journey
    assert whole.role() is QAccessible.Role.Table
    assert whole.text(NAME).startswith("Journey map “")
    assert f"{len(journey.stages)} stages, {len(journey.channels)} channels" in whole.text(NAME)


def test_stages_are_column_headers_lanes_row_headers_and_cards_items(bike: MainWindow) -> None:
    assert bike.session is not None
    journey, whole = bike.session.journey, table(bike)
    roles = [whole.child(i).role() for i in range(whole.childCount())]
    assert roles.count(QAccessible.Role.ColumnHeader) == len(journey.stages)
    assert roles.count(QAccessible.Role.RowHeader) >= len(journey.channels)
    assert roles.count(QAccessible.Role.ListItem) >= len(journey.touchpoints) + len(journey.personas)


def test_a_card_says_where_it_stands_how_it_feels_and_what_it_leads_to(bike: MainWindow) -> None:
    assert bike.session is not None
    journey = bike.session.journey
    id = first_touchpoint(bike)
    touchpoint = journey.touchpoints[0]
    operations.set_feeling(bike.session.document, id, "", -2.0)
    said = part(bike, id).text(NAME)
    follower = journey[journey.connections_from(id)[0].target].name  # type: ignore[attr-defined]
    stage, steps = journey.stages[0], len(journey.steps(journey.stages[0].id))
    channel = journey[touchpoint.channel].name  # type: ignore[attr-defined]
    assert said.startswith(f"{touchpoint.name}, touchpoint, {stage.name}, step 1 of {steps}, {channel}")
    assert "feeling −2" in said
    assert f"leads to {follower}" in said


def test_a_card_with_a_gap_says_how_many_and_which(bike: MainWindow, qtbot: QtBot) -> None:
    assert bike.session is not None
    document, id = bike.session.document, first_touchpoint(bike)
    for way in [c for t in document.journey.touchpoints for c in document.journey.connections_from(t.id)]:
        if id in (way.source, way.target):
            operations.delete(document, [way.id])
    qtbot.waitUntil(lambda: "gap" in part(bike, id).text(NAME).rsplit(", ", 1)[-1])
    assert bike.session.checker.by_element[id][0].message in part(bike, id).text(DETAILS)


def test_each_part_lies_where_it_is_drawn(bike: MainWindow) -> None:
    assert bike.view is not None
    id = first_touchpoint(bike)
    box = bike.view.box_of(id)
    assert box is not None
    rect = part(bike, id).rect()
    x, y = bike.view.camera.to_view(*box.centre)
    middle = bike.view.viewport().mapToGlobal(bike.view.viewport().rect().topLeft())
    assert abs(rect.center().x() - middle.x() - x) <= 2
    assert abs(rect.center().y() - middle.y() - y) <= 2
    found = table(bike).childAt(rect.center().x(), rect.center().y())
    assert found.text(NAME) == part(bike, id).text(NAME)


def test_the_focus_is_the_part_that_the_keys_are_on(bike: MainWindow, qtbot: QtBot) -> None:
    assert bike.view is not None
    id = first_touchpoint(bike)
    bike.view.setFocus()
    bike.select([id])
    focused = table(bike).focusChild()
    assert focused.text(NAME) == part(bike, id).text(NAME)
    assert focused.state().focused
    assert focused.state().selected
    qtbot.keyClick(bike.view, Qt.Key.Key_Down)
    assert not part(bike, id).state().focused


def test_an_empty_cell_with_the_focus_is_named_by_its_place(bike: MainWindow, qtbot: QtBot) -> None:
    assert bike.view is not None
    bike.view.setFocus()
    bike.select([first_touchpoint(bike)])
    for _i in range(12):
        if bike.view.focus.kind is FocusKind.CELL:
            break
        qtbot.keyClick(bike.view, Qt.Key.Key_Down)
    focused = table(bike).focusChild()
    assert focused.role() is QAccessible.Role.Cell
    assert focused.text(NAME).endswith(", empty")
    focused.actionInterface().doAction("Edit")
    assert bike.view.session is not None
    bike.view.session.drop()


def test_what_the_keys_do_can_be_asked_for_by_name(bike: MainWindow) -> None:
    assert bike.session is not None
    assert bike.view is not None
    id = first_touchpoint(bike)
    actions = part(bike, id).actionInterface()
    assert {"Edit", "Add next", "Connect", "Delete"} <= set(actions.actionNames())
    assert actions.keyBindingsForAction("Edit") == ["F2"]
    actions.doAction("Edit")
    assert bike.view.session is not None
    bike.view.session.drop()
    count = len(bike.session.journey.touchpoints)
    part(bike, id).actionInterface().doAction("Delete")
    assert len(bike.session.journey.touchpoints) == count - 1
    assert bike.session.document.undo_label


def test_a_card_that_moved_is_said_at_its_new_place(bike: MainWindow) -> None:
    assert bike.session is not None
    id, journey = first_touchpoint(bike), bike.session.journey
    stage = journey.stages[1]
    place = Placement(stage=stage.id, after=None, lane=journey.touchpoints[0].channel)
    operations.move_touchpoints(bike.session.document, [id], place)
    assert f", {stage.name}, step 1 of " in part(bike, id).text(NAME)


def test_what_is_deleted_is_no_part_any_more(bike: MainWindow) -> None:
    assert bike.session is not None
    id = first_touchpoint(bike)
    gone = part(bike, id)
    name = gone.text(NAME)
    operations.delete(bike.session.document, [id])
    whole = table(bike)
    assert name not in [whole.child(i).text(NAME) for i in range(whole.childCount())]


def test_many_maps_may_be_opened_and_read_and_closed(bike: MainWindow) -> None:
    for _i in range(30):
        bike.files.new_from_template("blank")
        QApplication.processEvents()
        whole = table(bike)
        assert [whole.child(i).text(NAME) for i in range(whole.childCount())]
        del whole
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[arg-type]
    gc.collect()
