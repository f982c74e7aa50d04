"""A click on a gap badge opens what is missing there: fixes as buttons, waive, the rule's page; Properties has the button too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from designer.editing import operations as ops
from designer.model import ConnectionKind, Waiver
from designer.window.gap_popup import GapPopup
from designer.window.gap_waive import WaiveField
from designer.window.main_window import MainWindow
from designer.window.popup_list import PopupList
from designer.window.properties.gap_box import GapBox
from designer.window.rule_page import RuleBook


@pytest.fixture
def broken(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A map with an unused channel and an empty last stage, shown whole."""
    window.files.new_from_template("loyalty-loop")
    QApplication.processEvents()
    assert window.session is not None
    assert window.view is not None
    document, journey = window.session.document, window.session.journey
    ops.add_channel(document, "Fax machine")
    ops.delete(document, [t.id for t in journey.touchpoints_in(journey.stages[4].id)])
    session = window.session
    qtbot.waitUntil(lambda: session.checker.is_settled and bool(session.gaps_about(journey.stages[4].id)), timeout=5000)
    window.view.zoom_to_fit()
    QApplication.processEvents()
    return window


def badge(window: MainWindow, id: str) -> QPoint:
    """Where the badge of an element is on the canvas."""
    view = window.view
    assert view is not None
    for whose, _severity, (x, y) in view.badges.places(view.map_layout.grid, view.camera):
        if whose == id:
            return QPointF(x, y).toPoint()
    raise AssertionError(id)


def click_badge(window: MainWindow, qtbot: QtBot, id: str) -> GapPopup | None:
    assert window.view is not None
    qtbot.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=badge(window, id))
    QApplication.processEvents()
    return next((p for p in window.findChildren(GapPopup) if p.isVisible()), None)


def buttons(popup: GapPopup, name: str) -> list[QPushButton]:
    return popup.findChildren(QPushButton, name)


def boxes(window: MainWindow) -> list[GapBox]:
    QApplication.processEvents()
    return [box for box in window.properties.findChildren(GapBox) if not box.isHidden()]


def empty_stage(window: MainWindow) -> str:
    assert window.session is not None
    return window.session.journey.stages[4].id


def unused_channel(window: MainWindow) -> str:
    assert window.session is not None
    return next(c.id for c in window.session.journey.channels if c.name == "Fax machine")


def test_a_click_on_a_badge_offers_the_ways_to_mend_its_gap(broken: MainWindow, qtbot: QtBot) -> None:
    session, stage = broken.session, empty_stage(broken)
    assert session is not None
    (gap,) = session.gaps_about(stage)
    popup = click_badge(broken, qtbot, stage)
    assert popup is not None
    assert popup.accessibleName() == gap.message
    assert broken.selection == (stage,), "it is selected as well"
    offered = buttons(popup, "gap.fix")
    assert next(b.accessibleName() for b in offered) == broken.commands.fixes.fixes(gap)[0].choice
    assert QApplication.focusWidget() is offered[0], "the keys go to the first"
    before = session.document.position
    qtbot.mouseClick(offered[1], Qt.MouseButton.LeftButton)
    assert session.document.position == before + 1
    (made,) = session.journey.touchpoints_in(stage)
    assert offered[1].accessibleName().startswith(made.name)
    assert not popup.isVisible()


def test_by_keys_the_popup_is_walked_and_left(broken: MainWindow, qtbot: QtBot) -> None:
    assert broken.session is not None
    stage = empty_stage(broken)
    popup = click_badge(broken, qtbot, stage)
    assert popup is not None
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is buttons(popup, "gap.fix")[1]
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert QApplication.focusWidget() is broken.view
    assert not broken.session.journey.touchpoints_in(stage)


def test_a_drag_from_a_badge_opens_nothing(broken: MainWindow, qtbot: QtBot) -> None:
    view = broken.view
    assert view is not None
    port, at = view.viewport(), badge(broken, unused_channel(broken))
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(port, at + QPoint(30, 30))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=at + QPoint(30, 30))
    assert not [p for p in broken.findChildren(GapPopup) if p.isVisible()]


def test_a_gap_is_waived_and_its_rule_read_from_the_badge(broken: MainWindow, qtbot: QtBot) -> None:
    session, channel = broken.session, unused_channel(broken)
    assert session is not None
    popup = click_badge(broken, qtbot, channel)
    assert popup is not None
    qtbot.mouseClick(buttons(popup, "gap.rule")[0], Qt.MouseButton.LeftButton)
    dialog = broken.findChild(RuleBook)
    assert dialog is not None
    dialog.close()
    popup = click_badge(broken, qtbot, channel)
    assert popup is not None
    qtbot.mouseClick(buttons(popup, "gap.waive")[0], Qt.MouseButton.LeftButton)
    reason = popup.findChild(WaiveField)
    assert reason is not None
    assert popup.rect().contains(reason.mapTo(popup, reason.rect().bottomRight())), "all of it is seen"
    assert broken.rect().contains(popup.geometry())
    qtbot.keyClicks(reason.field, "Kept for the archive")
    qtbot.keyClick(reason.field, Qt.Key.Key_Return)
    (waiver,) = session.journey.of(Waiver)
    assert waiver.reason == "Kept for the archive"
    qtbot.waitUntil(lambda: not session.gaps_about(channel), timeout=5000)
    assert not popup.isVisible()


def test_a_field_for_a_reason_that_is_left_waives_nothing(broken: MainWindow, qtbot: QtBot) -> None:
    assert broken.session is not None
    popup = click_badge(broken, qtbot, unused_channel(broken))
    assert popup is not None
    qtbot.mouseClick(buttons(popup, "gap.waive")[0], Qt.MouseButton.LeftButton)
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert not list(broken.session.journey.of(Waiver))


def test_the_popup_stays_inside_the_window(broken: MainWindow, qtbot: QtBot) -> None:
    for id in (empty_stage(broken), unused_channel(broken)):
        popup = click_badge(broken, qtbot, id)
        assert popup is not None
        assert broken.rect().contains(popup.geometry())


def test_properties_show_a_gap_with_the_button_of_its_fix(broken: MainWindow, qtbot: QtBot) -> None:
    session, channel, stage = broken.session, unused_channel(broken), empty_stage(broken)
    assert session is not None
    broken.select((channel,))
    (box,) = boxes(broken)
    (button,) = box.findChildren(QPushButton, "gap.fix")
    assert button.text() == "Delete channel"
    assert button.accessibleName().startswith("Delete channel: ")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert channel not in session.journey
    broken.select((stage,))
    qtbot.waitUntil(lambda: bool(boxes(broken)), timeout=5000)
    (button,) = [b for box in boxes(broken) for b in box.findChildren(QPushButton, "gap.fix")]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    (asked,) = [p for p in broken.findChildren(PopupList) if p.isVisible()]
    assert len(asked.rows) > 1, "where there are several ways it asks"


def test_a_gap_without_a_fix_has_no_button(broken: MainWindow, qtbot: QtBot) -> None:
    session = broken.session
    assert session is not None
    journey = session.journey
    first, last = journey.touchpoints[0].id, journey.touchpoints[-1].id
    way = ops.connect(session.document, last, first, ConnectionKind.MAIN)
    qtbot.waitUntil(lambda: bool(session.gaps_about(way)), timeout=5000)
    broken.commands.fixes.fixes = lambda gap: ()  # type: ignore[method-assign]
    broken.select((way,))
    (box,) = boxes(broken)
    assert not box.findChildren(QPushButton)
    popup = click_badge(broken, qtbot, way)
    assert popup is not None
    assert not buttons(popup, "gap.fix")
    assert buttons(popup, "gap.waive")
