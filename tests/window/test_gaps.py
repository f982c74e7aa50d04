"""The gaps panel: a gap is waived in a field below its row, by mouse or keys, and taken back; rules tell why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.model import Gap, Waiver
from designer.storage import save
from designer.window.gap_rows import ROW_ROLE, Fold, Line, WaiveSlot
from designer.window.main_window import MainWindow
from designer.window.menus import Menu
from designer.window.rule_page import RuleBook
from designer.window.session import MapSession
from tests.checks.maps import HEALTHY, change, draw

Press = Callable[..., None]


@pytest.fixture
def gappy(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A map with an empty stage, and an order that nobody owns."""
    window.show_session(MapSession(change(draw(HEALTHY + "Advocacy:"), "Order", owner="")))
    qtbot.wait(10)
    window.bottom.show_panel("gaps")
    assert window.session is not None
    window.session.settle_now()
    return window


def rows(window: MainWindow) -> list[object]:
    model = window.gaps.list.model()
    return [model.index(i, 0).data(ROW_ROLE) for i in range(model.rowCount())]


def row_of(window: MainWindow, rule: str) -> int:
    return next(i for i, row in enumerate(rows(window)) if isinstance(row, Gap) and row.rule == rule)


def click_part(window: MainWindow, qtbot: QtBot, rule: str, part: str) -> None:
    """Press where a row says “Waive…”, “Undo” or its rule id."""
    panel = window.gaps
    index = panel.list.model().index(row_of(window, rule), 0)
    box = QRectF(panel.list.visualRect(index))
    delegate, row = panel.list.itemDelegate(), index.data(ROW_ROLE)
    at = next(
        x
        for x in range(int(box.right()) - 4, 0, -4)
        if delegate.part_at(row, box, QPoint(x, int(box.center().y())).toPointF()) == part
    )
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, int(box.center().y())))


def waivers(window: MainWindow) -> list[Waiver]:
    assert window.session is not None
    return list(window.session.journey.of(Waiver))


def test_waiving_by_mouse_and_taking_it_back(gappy: MainWindow, qtbot: QtBot) -> None:
    click_part(gappy, qtbot, "OW01", "waive")
    field = QApplication.focusWidget()
    assert field is not None
    assert field.accessibleName() == "Why is this all right?"
    assert isinstance(rows(gappy)[row_of(gappy, "OW01") + 1], WaiveSlot)
    qtbot.keyClicks(field, "The shop system sends it.")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    (waiver,) = waivers(gappy)
    assert (waiver.rule, waiver.reason, waiver.about) == ("OW01", "The shop system sends it.", ("Order",))
    assert waiver.date
    assert gappy.session is not None
    gappy.session.settle_now()
    assert [row for row in rows(gappy) if isinstance(row, Fold) and row.part == "waived"] == [
        Fold("waived", "Waived 1", False)
    ]
    gappy._do("check.waived")
    click_part(gappy, qtbot, "OW01", "undo")
    assert waivers(gappy) == []
    gappy._do("edit.undo")
    assert len(waivers(gappy)) == 1


def test_shift_f4_waives_what_is_selected_on_the_map_and_escape_leaves(
    gappy: MainWindow, qtbot: QtBot, press: Press
) -> None:
    assert gappy.view is not None
    gappy.view.setFocus()
    gappy.select(["Order"])
    press(Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert any(isinstance(row, WaiveSlot) and row.gap.rule == "OW01" for row in rows(gappy))
    press(Qt.Key.Key_A)
    press(Qt.Key.Key_Escape)
    assert not any(isinstance(row, WaiveSlot) for row in rows(gappy))
    assert waivers(gappy) == []
    assert gappy.gaps.list.hasFocus()


def test_an_empty_reason_waives_nothing(gappy: MainWindow, qtbot: QtBot, press: Press) -> None:
    click_part(gappy, qtbot, "ST01", "waive")
    press(Qt.Key.Key_Return)
    assert waivers(gappy) == []
    assert any(isinstance(row, WaiveSlot) for row in rows(gappy))


def test_what_is_typed_stays_when_the_map_is_checked_meanwhile(gappy: MainWindow, qtbot: QtBot) -> None:
    click_part(gappy, qtbot, "ST01", "waive")
    qtbot.keyClicks(QApplication.focusWidget(), "Not in sc")
    assert gappy.session is not None
    with gappy.session.document.edit("x"):
        gappy.session.document.put(change(draw("A: a"), "a", name="b")["a"].__class__(id="new", name="In the tray"))
    gappy.session.settle_now()
    field = QApplication.focusWidget()
    assert field is not None
    assert field.property("text") == "Not in sc"


def test_rules_that_could_not_be_judged_open_with_their_reasons(gappy: MainWindow, qtbot: QtBot, press: Press) -> None:
    at = next(i for i, row in enumerate(rows(gappy)) if isinstance(row, Fold) and row.part == "skipped")
    place = gappy.gaps.list.visualRect(gappy.gaps.list.model().index(at, 0)).center()
    gappy.gaps.list.scrollToBottom()
    place = gappy.gaps.list.visualRect(gappy.gaps.list.model().index(at, 0)).center()
    qtbot.mouseClick(gappy.gaps.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert Line("PR01", "No paper was chosen.") in rows(gappy)
    gappy.gaps.list.setFocus()
    press(Qt.Key.Key_Return)
    assert not any(isinstance(row, Line) for row in rows(gappy))


def test_the_rule_id_opens_its_page_with_the_text_of_the_command_line(gappy: MainWindow, qtbot: QtBot) -> None:
    from designer.checks.pages import page_lines, rule_page

    click_part(gappy, qtbot, "ST01", "rule")
    book = gappy.findChild(RuleBook)
    assert book is not None
    text = book.text
    assert text.startswith("ST01  stage-without-touchpoint")
    assert all(said in text for _label, said in page_lines(rule_page("ST01")))
    book.show_rule("GR03")
    assert book.text.startswith("GR03  dead-end")
    book.close()


def test_a_profile_chosen_in_the_panel_is_kept_in_the_map(gappy: MainWindow) -> None:
    gappy.gaps.profile_chosen.emit("workshop")
    assert gappy.session is not None
    gappy.session.settle_now()
    assert gappy.session.journey.header.profile == "workshop"
    assert {row.rule for row in rows(gappy) if isinstance(row, Gap)} == {"ST01"}


def test_profiles_of_ones_own_beside_the_map_are_offered_and_checked_by(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "agency.checks.toml").write_text('title = "Our agency"\n[rules]\nST01 = "off"\n', encoding="utf-8")
    (tmp_path / "broken.checks.toml").write_text("[rules\n", encoding="utf-8")
    save(draw(HEALTHY + "Advocacy:"), tmp_path / "m.journey")
    session, _holder = MapSession.open(tmp_path / "m.journey")
    window.show_session(session)
    qtbot.wait(10)
    window.bottom.show_panel("gaps")
    combo = window.gaps._profile
    assert "Our agency" in [combo.itemText(i) for i in range(combo.count())]
    assert combo.count() == 6, "one that can't be read is not offered"
    window.gaps.profile_chosen.emit("agency")
    session.settle_now()
    assert "ST01" not in {row.rule for row in rows(window) if isinstance(row, Gap)}
    assert session.findings is not None
    assert session.findings.profile == "agency"


def test_the_menu_of_a_gap_goes_there_waives_and_tells_why(gappy: MainWindow, qtbot: QtBot) -> None:
    index = gappy.gaps.list.model().index(row_of(gappy, "OW01"), 0)
    gappy.gaps.list.setCurrentIndex(index)
    gappy.gaps.list.setFocus()
    at = gappy.gaps.list.visualRect(index).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, gappy.gaps.list.viewport().mapToGlobal(at))
    QApplication.sendEvent(gappy.gaps.list.viewport(), event)
    menu = next(menu for menu in gappy.gaps.findChildren(Menu) if menu.isVisible())
    texts = [action.text().split("\t")[0] for action in menu.actions()]
    assert texts == ["Go there", "Waive…", "About this rule"]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert list(gappy.selection) == ["Order"]


def test_print_is_judged_once_it_was_seen_on_paper_until_the_map_changes(gappy: MainWindow, qtbot: QtBot) -> None:
    from designer.window.print_dialog import PrintDialog

    assert gappy.session is not None
    assert "PR01" in {skipped.rule for skipped in gappy.session.checker.findings.skipped}
    gappy.actions_by_id["file.print"].trigger()
    dialog = next(d for d in gappy.findChildren(PrintDialog) if d.isVisible())
    dialog.choose(paper="50x60mm")
    qtbot.waitUntil(lambda: dialog._seen_on == "50x60mm", timeout=30_000)
    dialog.reject()
    gappy.session.settle_now()
    (gap,) = [gap for gap in gappy.session.checker.findings.gaps if gap.rule == "PR01"]
    assert "the smallest text is" in gap.message
    gappy.select(["Order"])
    gappy._do("map.moment")
    gappy.session.settle_now()
    assert "PR01" in {skipped.rule for skipped in gappy.session.checker.findings.skipped}


def test_a_large_map_is_checked_in_slots_and_shown_when_all_is_known(window: MainWindow, qtbot: QtBot) -> None:
    from tests.maps import rich_map

    session = MapSession(rich_map(800, seed=1))
    window.show_session(session)
    assert session.checker.findings.gaps == ()
    with qtbot.waitSignal(session.checked, timeout=20_000):
        pass
    assert session.checker.is_settled
    assert session.checker.findings.gaps


def test_a_profile_that_cannot_be_used_is_told_with_its_line(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "agency.checks.toml").write_text('[rules]\nXX99 = "off"', encoding="utf-8")
    path = tmp_path / "Shop.journey"
    journey = draw(HEALTHY)
    save(change(journey, "map", profile="agency"), path)
    assert window.files.open_path(str(path))
    qtbot.waitUntil(lambda: bool(window.message_bar.text))
    assert window.message_bar.text == (
        "“agency.checks.toml” can't be used, line 2: there is no rule “XX99”."
        " Until then the map is checked by the usual profile."
    )
    assert window.session is not None
    assert window.session.checker.profile.name == "customer-journey"


def _told(window: MainWindow) -> list[str]:
    return [row.message for row in rows(window) if isinstance(row, Gap)]


def test_gaps_are_told_of_the_map_as_it_is_while_one_touchpoint_after_another_is_written(
    blank: MainWindow, qtbot: QtBot, press: Press
) -> None:
    blank.bottom.show_panel("gaps")
    assert blank.session is not None
    assert blank.view is not None
    session, view = blank.session, blank.view
    press(Qt.Key.Key_Escape)  # skips the title
    for letter in "Look":
        press(letter)
    assert view.session is not None
    session.settle_now()
    assert _told(blank) == [], "what is written for the first time makes no map to be checked"
    press(Qt.Key.Key_Return)
    for name, unfilled in (("Compare", "During"), ("Choose", "During")):
        qtbot.waitUntil(lambda: view.session is not None and view.session.writing.is_first)
        session.settle_now()
        QApplication.processEvents()
        assert view.session is not None
        unnamed = view.session.writing.id
        assert any(f"“{unfilled}”" in message for message in _told(blank))
        assert not [message for message in _told(blank) if "no name" in message], (
            "neither what is kept nor what is next"
        )
        assert unnamed not in view.badges.gaps
        for letter in name:
            press(letter)
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    session.settle_now()
    assert session.findings is not None
    assert sorted(_told(blank)) == sorted(gap.message for gap in session.findings.gaps)
