"""Quick fixes in the window: a button in the list of gaps, F4, the menu of what has a gap; each one step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.editing import operations as ops
from designer.model import ConnectionKind, Evidence, Gap, Touchpoint
from designer.storage import dumps
from designer.window.context_menus import ContextMenu
from designer.window.gap_rows import ROW_ROLE
from designer.window.main_window import MainWindow
from designer.window.popup_list import PopupList
from designer.window.print_dialog import PrintDialog
from designer.window.session import MapSession
from tests.checks.maps import HEALTHY, change, draw


@pytest.fixture
def broken(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A map with an unused channel, an unmarked way back and an empty last stage."""
    window.files.new_from_template("loyalty-loop")
    QApplication.processEvents()
    assert window.session is not None
    document, journey = window.session.document, window.session.journey
    ops.add_channel(document, "Fax machine")
    last = journey.touchpoints_in(journey.stages[3].id)[0].id
    ops.connect(document, last, journey.touchpoints_in(journey.stages[1].id)[0].id, ConnectionKind.MAIN)
    ops.delete(document, [t.id for t in journey.touchpoints_in(journey.stages[4].id)])
    # Whole-map rules are judged in idle slots after the local ones.
    qtbot.waitUntil(lambda: {"CH01", "GR08", "ST01"} <= listed(window), timeout=5000)
    return window


def listed(window: MainWindow) -> set[str]:
    """The rules of the gaps that the list shows."""
    rows = window.gaps.list.model()
    found = [rows.index(at, 0).data(ROW_ROLE) for at in range(rows.rowCount())]
    return {row.rule for row in found if isinstance(row, Gap)} & {gap.rule for gap in gaps(window)}


def gaps(window: MainWindow) -> list[Gap]:
    findings = window.session.findings if window.session is not None else None
    return list(findings.gaps) if findings is not None else []


def press_fix(window: MainWindow, qtbot: QtBot, rule: str, name: str = "") -> None:
    """Press the button in the row of a gap."""
    rows = window.gaps.list.model()
    for at in range(rows.rowCount()):
        index = rows.index(at, 0)
        row = index.data(ROW_ROLE)
        if isinstance(row, Gap) and row.rule == rule and name in row.message:
            window.gaps.list.scrollTo(index)
            box = window.gaps._delegate.fix_box(QRectF(window.gaps.list.visualRect(index)))
            place = box.center().toPoint()
            place.setX(round(box.left()) + 20)
            qtbot.mouseClick(window.gaps.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
            return
    raise AssertionError(rule)


def test_a_press_on_the_button_of_a_safe_fix_does_it_as_one_step(broken: MainWindow, qtbot: QtBot) -> None:
    assert broken.session is not None
    document = broken.session.document
    before, position = dumps(broken.session.journey), document.position
    press_fix(broken, qtbot, "CH01", "Fax")
    assert not any(c.name == "Fax machine" for c in broken.session.journey.channels)
    assert document.position == position + 1
    assert document.undo_label == "Quick fix: delete channel “Fax machine”"
    broken.actions_by_id["edit.undo"].trigger()
    assert dumps(broken.session.journey) == before


def test_where_there_are_several_ways_the_window_asks(
    broken: MainWindow, qtbot: QtBot, press: Callable[..., None]
) -> None:
    assert broken.session is not None
    press_fix(broken, qtbot, "ST01")
    popup = broken.findChildren(PopupList)[-1]
    shown = [row.text for row in popup.rows]
    assert shown[-1] == "Delete the stage"
    assert any("Referral programme" in text or "Review request" in text for text in shown)
    qtbot.keyClicks(popup.field, "referral")
    press(Qt.Key.Key_Return)
    stage = broken.session.journey.stages[4].id
    (made,) = broken.session.journey.touchpoints_in(stage)
    assert made.name == "Referral programme"
    assert broken.session.document.undo_label == "Quick fix: add touchpoint to “Advocacy”"
    assert broken.view is not None
    assert broken.view.session is not None, "its name is being written: it can be another one at once"
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not any(g.rule == "ST01" for g in gaps(broken)), timeout=5000)


def test_f4_mends_the_gap_of_what_is_selected(broken: MainWindow, qtbot: QtBot) -> None:
    assert broken.session is not None
    way = next(g.elements[0] for g in gaps(broken) if g.rule == "GR08")
    broken.select((way,))
    broken.actions_by_id["check.fix"].trigger()
    assert broken.session.journey[way].kind is ConnectionKind.RETURN  # type: ignore[attr-defined]


def test_the_menu_of_what_has_a_gap_offers_its_fix(broken: MainWindow, qtbot: QtBot) -> None:
    assert broken.session is not None
    stage = broken.session.journey.stages[4]
    broken.select((stage.id,))
    menu = ContextMenu(broken.commands.insert._hand)
    offered = [a for a in menu.actions() if a.text().startswith("Quick fix: ")]
    assert offered
    offered[0].trigger()
    assert broken.findChildren(PopupList)[-1].rows[-1].text == "Delete the stage"
    broken.findChildren(PopupList)[-1].close()
    menu.close()


def test_what_only_a_person_knows_leads_to_the_field(broken: MainWindow, qtbot: QtBot) -> None:
    assert broken.session is not None
    moment = next(t for t in broken.session.journey.touchpoints if not t.is_moment_of_truth)
    with broken.session.document.edit("Make ready"):
        ops.set_field(broken.session.document, [moment.id], "is_moment_of_truth", True)
        ops.set_field(broken.session.document, [moment.id], "owner", "")
        ops.set_field(broken.session.document, [moment.id], "evidence", None)
        ops.delete(broken.session.document, [n.id for n in broken.session.journey.notes_about(moment.id)])
    qtbot.waitUntil(lambda: any(g.rule == "MT02" and moment.id in g.elements for g in gaps(broken)), timeout=5000)
    position = broken.session.document.position
    gap = next(g for g in gaps(broken) if g.rule == "MT02" and moment.id in g.elements)
    broken.commands.fixes.mend(gap)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "field.Owner"
    assert broken.session.document.position == position
    assert isinstance(broken.session.journey[broken.selection[0]], Touchpoint)


def test_what_an_assumption_rests_on_is_written_in_its_field(window: MainWindow, qtbot: QtBot) -> None:
    journey = change(draw(HEALTHY), "Order", evidence=Evidence.ASSUMPTION)
    window.show_session(MapSession(journey))
    assert window.session is not None
    window.session.settle_now()
    (gap,) = [gap for gap in gaps(window) if gap.rule == "EV01"]
    assert window.commands.fixes.title(gap) == "Write the source…"
    window.commands.fixes.mend(gap)
    assert window.selection == ("Order",)
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, "Survey 2026")
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    order = window.session.journey["Order"]
    assert isinstance(order, Touchpoint)
    assert order.source == "Survey 2026"


def test_what_is_too_small_to_read_leads_to_the_choice_of_paper(window: MainWindow, qtbot: QtBot) -> None:
    window.show_session(MapSession(draw(HEALTHY)))
    assert window.session is not None
    window.session.judge_print("A4", 4.1)
    window.session.settle_now()
    (gap,) = [gap for gap in gaps(window) if gap.rule == "PR01"]
    window.commands.fixes.mend(gap)
    (dialog,) = [d for d in window.findChildren(PrintDialog) if d.isVisible()]
    dialog.reject()


def test_a_feeling_that_is_missing_is_asked_for(window: MainWindow, qtbot: QtBot, press: Callable[..., None]) -> None:
    journey = draw(HEALTHY)
    for touchpoint in journey.touchpoints:
        change(journey, touchpoint.id, feeling=None if touchpoint.id == "Order" else 1.0)
    window.show_session(MapSession(journey))
    assert window.session is not None
    window.session.settle_now()
    (gap,) = [gap for gap in gaps(window) if gap.rule == "EM01"]
    window.commands.fixes.mend(gap)
    popup = window.findChildren(PopupList)[-1]
    assert popup.rows[0].text == "As before and after it: +1"
    qtbot.keyClicks(popup.field, "very bad")
    press(Qt.Key.Key_Return)
    order = window.session.journey["Order"]
    assert isinstance(order, Touchpoint)
    assert order.feeling == -2


def test_a_gap_whose_subject_is_gone_already_is_not_mended(broken: MainWindow, qtbot: QtBot) -> None:
    """The list shows what was found before the edit for some hundredths of a second more."""
    assert broken.session is not None
    document = broken.session.document
    gap = next(gap for gap in gaps(broken) if gap.rule == "CH01")
    assert broken.commands.fixes.fixes(gap)
    ops.delete(document, list(gap.elements))
    steps = document.position
    broken.commands.fixes.mend(gap)
    assert document.position == steps
