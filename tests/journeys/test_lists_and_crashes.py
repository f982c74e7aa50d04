"""A list becomes a sheet; a crash loses nothing; everything can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from designer.editing import operations as ops
from designer.model import Placement
from designer.storage import load
from designer.window.gaps_panel import GAP_ROLE
from designer.window.import_report import ImportReport
from tests.journeys.conftest import CTRL, LEFT, Person

LIST = """Stage,Touchpoint,Channel,Persona,Feeling,Pain point,Status
Notice,Sees an old window,Home,Ida,-1,It draws,
Notice,Searches for help,Search,Ida,0,,
Ask,Calls three firms,Phone,Ida,-1,Nobody calls back,perhaps
Ask,Gets an offer,E-mail,Ida,9,,
Build,Fitters come,Home,Ida,1,,
Build,Pays,E-mail,Ida,,,
Live,,,,,,
,Tells a neighbour,Word of mouth,Ida,2,,
"""


def test_a_list_comes_in_its_gaps_are_mended_and_a_sheet_goes_out(
    person: Person, answers: Callable[[Path], None], tmp_path: Path
) -> None:
    listed = tmp_path / "Windows.csv"
    listed.write_text(LIST, "utf-8")
    answers(listed)
    person.press(Qt.Key.Key_I, CTRL)
    assert [s.name for s in person.journey.stages] == ["Notice", "Ask", "Build", "Live"]
    assert len(person.journey.touchpoints) == 6
    report = next(r for r in person.window.findChildren(ImportReport) if r.isVisible())
    wrong = [(row.row, row.wrong) for row in report._imported.report.rows]
    assert (4, "No status has this name") in wrong
    assert [row for row, _what in wrong] == [4, 5, 9]
    person.press(Qt.Key.Key_Escape)
    assert [t.name for t in person.journey.tray] == ["Tells a neighbour"]

    # The stage without a touchpoint is a gap; a click on it shows the place.
    person.session.settle_now()
    listed_gaps = [
        person.window.gaps.list.model().index(i, 0) for i in range(person.window.gaps.list.model().rowCount())
    ]
    gap_index = next(i for i in listed_gaps if getattr(i.data(GAP_ROLE), "rule", "") == "ST01")
    place = person.window.gaps.list.visualRect(gap_index).center()
    person.qtbot.mouseClick(person.window.gaps.list.viewport(), LEFT, pos=place)
    assert person.window.selection == (person.journey.stages[3].id,)

    # What waits is put there, and the gap is gone.
    ops.move_touchpoints(
        person.session.document, [person.id_of("Tells a neighbour")], Placement(person.journey.stages[3].id)
    )
    person.session.settle_now()
    assert "ST01" not in {g.rule for g in person.session.checker.findings.gaps}

    sheet = tmp_path / "Windows.pdf"
    answers(sheet)
    person.press(Qt.Key.Key_E, CTRL)
    person.qtbot.waitUntil(lambda: not person.window.files.exchange.is_busy, timeout=60_000)
    assert "“Windows.pdf” is saved." in person.window.message_bar.text
    document = pypdfium2.PdfDocument(sheet)
    text = " ".join(document[0].get_textpage().get_text_range().split())
    document.close()
    for words in ("Sees an old window", "Nobody calls back", "Tells a neighbour", "Ida"):
        assert words in text

    again = tmp_path / "Again.csv"
    answers(again)
    person.press(Qt.Key.Key_E, CTRL)
    person.qtbot.waitUntil(lambda: not person.window.files.exchange.is_busy, timeout=60_000)
    assert "Calls three firms" in again.read_text("utf-8-sig")


def test_after_a_crash_the_bar_offers_all_edits_and_opens_them(
    person: Person, another_window: Callable[[], Person], tmp_path: Path
) -> None:
    person.window.files.new_from_template("core-four")
    person.session.save(tmp_path / "Plan.journey")
    stage = person.journey.stages[0].id
    before = len(person.journey.touchpoints)
    ops.add_touchpoint(person.session.document, "Not to be lost", Placement(stage))
    person.session.keep_recovery()
    ops.add_touchpoint(person.session.document, "Nor this", Placement(stage))
    recovery = person.session._recovery
    assert recovery is not None
    recovery.flush()
    recovery.close()  # as the end of the process leaves it
    person.session._recovery = None
    wanted = person.journey.snapshot()
    person.session.document.mark_saved()
    person.window.close()

    after = another_window()
    after.window.files.recoveries.offer()
    bar = after.window.message_bar
    assert "was not saved before the program ended" in bar.text
    after.qtbot.mouseClick(next(b for b in bar._buttons if b.text() == "Open with the changes"), LEFT)
    assert after.journey == wanted
    assert len(after.journey.touchpoints) == before + 2
    assert after.session.path == tmp_path / "Plan.journey"
    assert after.window.toolbar.saved_state == "Edited"
    after.press(Qt.Key.Key_S, CTRL)
    assert load(tmp_path / "Plan.journey") == wanted
    once_more = another_window()
    once_more.window.files.recoveries.offer()
    assert not once_more.window.message_bar.text, "what is saved is not offered again"


def test_names_order_feelings_and_looks_are_all_taken_back_and_done_again(person: Person) -> None:
    person.window.files.new_from_template("loyalty-loop")
    QApplication.processEvents()
    first = person.journey.snapshot()
    seen = [first]

    def note() -> None:
        assert person.journey != seen[-1], "every step changes something"
        seen.append(person.journey.snapshot())

    stage, touchpoint = person.journey.stages[1].id, person.journey.touchpoints[2].id
    for id, name in ((stage, "Thinking it over"), (touchpoint, "Asks a friend")):
        person.window.select((id,))
        person.press(Qt.Key.Key_F2)
        person.type(name)
        person.press(Qt.Key.Key_Escape if False else Qt.Key.Key_F2)
        note()
    person.window.select((stage,))
    person.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    note()
    person.window.select((touchpoint,))
    person.press(Qt.Key.Key_Up, CTRL | Qt.KeyboardModifier.ShiftModifier)
    note()
    person.window.actions_by_id["view.arrangement.storyline"].trigger()
    note()
    person.window.actions_by_id["view.theme.ink-saver"].trigger()
    note()
    person.window.select((touchpoint,))
    person.press(Qt.Key.Key_D, CTRL)
    note()
    person.press(Qt.Key.Key_Delete)
    note()

    for state in reversed(seen[:-1]):
        person.press(Qt.Key.Key_Z, CTRL)
        assert person.journey == state
    assert not person.session.is_edited
    for state in seen[1:]:
        person.press(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
        assert person.journey == state
