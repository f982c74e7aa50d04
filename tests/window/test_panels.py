"""Palette, properties, gaps, tray: each shows the map as it is and edits it as one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from designer.editing import operations as ops
from designer.model import Channel, ChannelType, Gap, Note, NoteKind, Placement, Stage, Status, Touchpoint
from designer.window.controls import Check, ComboField, FeelingField, LineField, NumberField, Segments, TextField
from designer.window.gaps_panel import GAP_ROLE
from designer.window.main_window import MainWindow
from designer.window.properties.gap_box import GapBox


def field(window: MainWindow, label: str, kind: type[QWidget]) -> QWidget:
    found = [f for f in window.properties.findChildren(kind) if f.objectName() == f"field.{label}"]
    assert len(found) == 1, [f.objectName() for f in window.properties.findChildren(QWidget)]
    return found[0]


def add(window: MainWindow, name: str, stage: int = 0, channel: int = 0) -> str:
    assert window.session is not None
    journey = window.session.journey
    place = Placement(stage=journey.stages[stage].id, lane=journey.channels[channel].id)
    return ops.add_touchpoint(window.session.document, name, place)


def touchpoint(window: MainWindow, id: str) -> Touchpoint:
    assert window.session is not None
    element = window.session.journey[id]
    assert isinstance(element, Touchpoint)
    return element


def test_typing_a_name_is_one_step_however_many_letters(blank: MainWindow, qtbot: QtBot) -> None:
    id = add(blank, "Looks")
    blank.select((id,))
    assert blank.session is not None
    position = blank.session.document.position
    line = field(blank, "Name", LineField)
    assert isinstance(line, LineField)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Order online")
    assert touchpoint(blank, id).name == "Order online"
    assert blank.session.document.position == position + 1
    blank.actions_by_id["edit.undo"].trigger()
    assert touchpoint(blank, id).name == "Looks"
    assert line.text() == "Looks" or field(blank, "Name", LineField).text() == "Looks"  # type: ignore[attr-defined]


def test_the_form_follows_what_is_chosen_by_itself(blank: MainWindow, qtbot: QtBot) -> None:
    shown = blank.side.properties  # not `blank.properties`, which catches up
    first, second = add(blank, "Looks"), add(blank, "Buys", channel=1)

    def name() -> str:
        return next((f.text() for f in shown.findChildren(LineField) if f.objectName() == "field.Name"), "")

    for id, text in ((first, "Looks"), (second, "Buys")):
        before = name()
        blank.select((id,))
        assert name() == before, "the map is painted first"
        qtbot.waitUntil(lambda text=text: name() == text)  # type: ignore[misc]


def test_two_visits_to_a_field_are_two_steps(blank: MainWindow, qtbot: QtBot) -> None:
    id = add(blank, "A")
    blank.select((id,))
    assert blank.session is not None
    position = blank.session.document.position
    for text in ("B", "C"):
        line = field(blank, "Owner", LineField)
        line.setFocus()
        qtbot.keyClicks(line, text)
        assert blank.view is not None
        blank.view.setFocus()
    assert blank.session.document.position == position + 2


def test_every_field_of_a_touchpoint_writes_what_is_chosen(blank: MainWindow, qtbot: QtBot) -> None:
    id = add(blank, "Order")
    blank.select((id,))
    status = field(blank, "Status", Segments)
    assert isinstance(status, Segments)
    qtbot.mouseClick(status.buttons[2], Qt.MouseButton.LeftButton)
    assert touchpoint(blank, id).status is Status.MISSING
    evidence = field(blank, "Evidence", Segments)
    assert isinstance(evidence, Segments)
    qtbot.mouseClick(evidence.buttons[1], Qt.MouseButton.LeftButton)
    assert touchpoint(blank, id).evidence == "observed"
    qtbot.mouseClick(evidence.buttons[1], Qt.MouseButton.LeftButton)
    assert touchpoint(blank, id).evidence is None, "the same one again means unknown"
    moment = field(blank, "Moment of truth", Check)
    qtbot.mouseClick(moment, Qt.MouseButton.LeftButton)
    assert touchpoint(blank, id).is_moment_of_truth
    feeling = field(blank, "Feeling", FeelingField)
    assert isinstance(feeling, FeelingField)
    qtbot.mouseClick(feeling.faces.buttons[0], Qt.MouseButton.LeftButton)
    assert touchpoint(blank, id).feeling == -2
    feeling.tenths.setFocus()
    feeling.tenths.selectAll()
    qtbot.keyClicks(feeling.tenths, "1.5")
    assert touchpoint(blank, id).feeling == 1.5
    text = field(blank, "Description", TextField)
    text.setFocus()
    qtbot.keyClicks(text, "Pays by card.")
    assert touchpoint(blank, id).description == "Pays by card."


def test_a_number_that_can_not_be_used_is_marked_and_the_old_one_holds(blank: MainWindow, qtbot: QtBot) -> None:
    a, b = add(blank, "A"), add(blank, "B")
    assert blank.session is not None
    connection = ops.connect(blank.session.document, a, b)
    ops.set_field(blank.session.document, connection, "share", 40.0)
    blank.select((connection,))
    share = field(blank, "Share", NumberField)
    assert isinstance(share, NumberField)
    share.setFocus()
    share.selectAll()
    qtbot.keyClicks(share, "many")
    assert blank.session.journey[connection].share == 40.0  # type: ignore[attr-defined]
    assert share.property("wrong")
    assert share.text() == "many"


def test_the_stage_of_a_touchpoint_can_be_chosen_from_a_list(blank: MainWindow) -> None:
    id = add(blank, "Order")
    blank.select((id,))
    stages = field(blank, "Stage", ComboField)
    assert isinstance(stages, ComboField)
    stages.setCurrentIndex(3)
    stages.activated.emit(3)
    assert blank.session is not None
    assert touchpoint(blank, id).stage == blank.session.journey.stages[2].id


def test_several_show_what_they_share_and_change_together(blank: MainWindow, qtbot: QtBot) -> None:
    ids = [add(blank, name) for name in ("A", "B", "C")]
    assert blank.session is not None
    ops.set_field(blank.session.document, ids[0], "owner", "Sales")
    blank.select(tuple(ids))
    owner = field(blank, "Owner", LineField)
    assert isinstance(owner, LineField)
    assert owner.placeholderText() == "Several"
    position = blank.session.document.position
    owner.setFocus()
    qtbot.keyClicks(owner, "Shop")
    assert {touchpoint(blank, i).owner for i in ids} == {"Shop"}
    assert blank.session.document.position == position + 1


@pytest.mark.parametrize("kind", ["stage", "channel", "lane", "connection", "note", "persona"])
def test_every_kind_of_element_has_its_form(blank: MainWindow, kind: str) -> None:
    assert blank.session is not None
    document, journey = blank.session.document, blank.session.journey
    a, b = add(blank, "A"), add(blank, "B")
    id = {
        "stage": lambda: journey.stages[0].id,
        "channel": lambda: journey.channels[0].id,
        "lane": lambda: next(x.id for x in journey.lanes if not isinstance(x, Channel)),
        "connection": lambda: ops.connect(document, a, b),
        "note": lambda: ops.add_note(document, NoteKind.METRIC, a, "Rating"),
        "persona": lambda: ops.add_persona(document, "Mara"),
    }[kind]()
    blank.select((id,))
    assert blank.properties._form is not None
    assert type(blank.properties._form).__name__.lower().startswith(kind)


def test_the_map_itself_is_edited_while_nothing_is_selected(blank: MainWindow, qtbot: QtBot) -> None:
    blank.select(())
    title = field(blank, "Title", LineField)
    title.setFocus()
    title.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(title, "Moving house")
    assert blank.session is not None
    assert blank.session.journey.header.title == "Moving house"
    assert "Moving house" in blank.windowTitle()


def test_gaps_appear_with_the_first_touchpoint_and_a_click_selects(blank: MainWindow, qtbot: QtBot) -> None:
    assert blank.session is not None
    assert blank.gaps._heading.text() == "Nothing to check yet"
    add(blank, "Looks")
    blank.session.settle_now()
    model = blank.gaps.list.model()
    gaps = [model.index(i, 0).data(GAP_ROLE) for i in range(model.rowCount())]
    empty = [g for g in gaps if isinstance(g, Gap) and g.rule == "ST01"]
    assert len(empty) == 2
    row = gaps.index(empty[1])
    place = blank.gaps.list.visualRect(model.index(row, 0)).center()
    qtbot.mouseClick(blank.gaps.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert blank.selection == empty[1].elements
    chosen = blank.session.journey[blank.selection[0]]
    assert isinstance(chosen, Stage)
    assert chosen.name == "After"


def test_f8_goes_from_gap_to_gap_and_round(blank: MainWindow) -> None:
    assert blank.session is not None
    add(blank, "Looks")
    blank.session.settle_now()
    said = []
    count = blank.session.checker.findings.counts
    for _turn in range(count.error + count.warning + count.info + 1):
        blank.actions_by_id["check.next"].trigger()
        said.append(blank.status.text)
    assert said[0] == said[-1]
    assert len(set(said)) == len(said) - 1


def test_a_line_typed_into_the_tray_waits_there(blank: MainWindow, qtbot: QtBot) -> None:
    blank.bottom.show_panel("tray")
    blank.tray.line.setFocus()
    qtbot.keyClicks(blank.tray.line, "Ask a friend")
    qtbot.keyClick(blank.tray.line, Qt.Key.Key_Return)
    assert blank.session is not None
    assert [t.name for t in blank.session.journey.tray] == ["Ask a friend"]
    assert blank.status.tray.text() == "Tray 1"
    assert blank.session.document.undo_label == "Add touchpoint “Ask a friend”"


def test_the_palette_inserts_at_the_focus_and_adds_a_channel_that_is_missing(blank: MainWindow, qtbot: QtBot) -> None:
    assert blank.session is not None
    assert not [c for c in blank.session.journey.channels if c.known_type is ChannelType.PHONE]
    position = blank.session.document.position
    entry = blank.add_panel.entry("touchpoint", "phone")
    qtbot.mouseClick(entry, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    journey = blank.session.journey
    assert [c.name for c in journey.channels if c.known_type is ChannelType.PHONE] == ["Phone"]
    assert len(journey.touchpoints) == 1
    assert blank.session.document.position == position + 1


def test_the_palette_can_be_searched(blank: MainWindow, qtbot: QtBot) -> None:
    blank.add_panel.search.setFocus()
    qtbot.keyClicks(blank.add_panel.search, "pain")
    shown = [e.text() for _b, _g, entries in blank.add_panel._sections for e in entries if e.isVisible()]
    assert shown == ["Pain point"]


def test_gaps_push_no_field_away(blank: MainWindow) -> None:
    def fields() -> list[QPoint]:
        found = [w for w in blank.properties.findChildren(QWidget) if w.objectName().startswith("field.")]
        return [f.mapTo(blank, QPoint()) for f in found if f.isVisible()]

    assert blank.session is not None
    add(blank, "Looks")
    blank.properties.judge(False)
    blank.select((blank.session.journey.stages[2].id,))
    QApplication.processEvents()
    before = fields()
    assert len(before) > 2
    blank.properties.judge(True)
    blank.session.settle_now()
    QApplication.processEvents()
    boxes = [b for b in blank.properties.findChildren(GapBox) if b.isVisible()]
    assert boxes, "the stage has no touchpoint"
    assert fields() == before


def test_a_gap_about_the_whole_map_shows_the_properties_of_the_map(blank: MainWindow) -> None:
    id = add(blank, "Looks")
    blank.select((id,))
    assert blank.session is not None
    blank.session.settle_now()
    whole = next(g for g in blank.session.checker.findings.gaps if not g.elements)
    blank.show_gap(whole)
    assert blank.selection == ()
    assert field(blank, "Title", LineField).isVisible()


@pytest.mark.parametrize("has_gap", [True, False])
def test_the_opportunity_that_answers_a_pain_point_is_offered_once_and_can_be_typed_at_once(
    blank: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, has_gap: bool
) -> None:
    assert blank.session is not None
    about = add(blank, "Order online")
    pain = ops.add_note(blank.session.document, NoteKind.PAIN_POINT, about, text="Asks twice")
    blank.session.settle_now()
    if not has_gap:
        monkeypatch.setattr(blank.session, "gaps_about", lambda _id: ())  # as where its rule is not asked
    blank.select((pain,))
    QApplication.processEvents()
    offered = [b for b in blank.properties.findChildren(QPushButton) if b.text() == "Add an opportunity"]
    (button,) = [b for b in offered if b.isVisible()]
    assert any(box.isAncestorOf(button) for box in blank.properties.findChildren(GapBox)) is has_gap
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.wait(50)
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, "Ask once")
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    answers = [n for n in blank.session.journey.of(Note) if n.kind is NoteKind.OPPORTUNITY]
    assert [(n.text, n.about) for n in answers] == [("Ask once", about)]


def test_who_skips_the_title_of_a_new_map_types_its_first_touchpoint(blank: MainWindow, qtbot: QtBot) -> None:
    assert blank.session is not None
    assert blank.view is not None
    blank.view.edit_text("map", "title")
    qtbot.wait(20)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.wait(20)
    qtbot.keyClicks(QApplication.focusWidget(), "S")
    qtbot.keyClicks(QApplication.focusWidget(), "ees an ad")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    (made,) = blank.session.journey.of(Touchpoint)
    assert (made.name, made.stage) == ("Sees an ad", blank.session.journey.stages[0].id)


def test_who_leaves_the_title_of_a_map_with_touchpoints_stays_where_they_were(blank: MainWindow, qtbot: QtBot) -> None:
    assert blank.view is not None
    add(blank, "Order online")
    blank.view.edit_text("map", "title")
    qtbot.wait(20)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert blank.view.focus_cell is None


def test_faces_name_the_feelings_in_the_scale_of_the_map(blank: MainWindow) -> None:
    assert blank.session is not None
    blank.select((add(blank, "Ring"),))
    QApplication.processEvents()
    assert _faces(blank)[0] == "very bad, −2"
    assert _faces(blank)[4] == "very good, +2"
    ops.set_header(blank.session.document, "feeling_scale", "1..10")
    assert _faces(blank) == ["very bad, 1", "bad, 3", "neutral, 6", "good, 8", "very good, 10"]


def _faces(window: MainWindow) -> list[str]:
    feeling = next(f for f in window.properties.findChildren(FeelingField) if f.objectName() == "field.Feeling")
    return [button.toolTip() for button in feeling.faces.buttons]
