"""Finding what is seen but was never written: dates, choices, figures; and what lies in the maps inside one another."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from designer.editing import operations as ops
from designer.model import (
    Channel,
    Connection,
    ConnectionKind,
    Evidence,
    Initiator,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    Note,
    NoteKind,
    Persona,
    Stage,
    StageKind,
    Status,
    SubMap,
    Touchpoint,
)
from designer.model.inner import sub_map
from designer.window.controls import DateField
from designer.window.find_bar import FindBar
from designer.window.main_window import MainWindow
from designer.window.session import MapSession
from tests.effort import calls_of
from tests.maps import rich_map

Press = Callable[..., None]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def a_map(language: str = "en") -> JourneyMap:
    """What can be chosen, counted and dated, on a small map."""
    return JourneyMap(
        [
            MapHeader(id="map", uid="seen", title="House", language=language, date="2026-06-01"),
            Stage(id="s1", order="F", name="Before", kind=StageKind.PURCHASE),
            Channel(id="c1", order="C", name="Hotline"),
            Channel(id="c2", order="D", name="Website"),
            Lane(id="back", order="K", name="Kitchen", kind=LaneKind.BACK_STAGE),
            Persona(id="p1", order="F", name="Mara"),
            Touchpoint(
                id="t1", stage="s1", step="F", channel="c1", order="F", name="Rings", status=Status.MISSING,
                evidence=Evidence.MEASURED, evidence_date="2026-03-14", is_moment_of_truth=True, feeling=-2.0,
                initiator=Initiator.ORGANISATION,
            ),
            Touchpoint(id="t2", stage="s1", step="U", channel="c2", order="F", name="Waits"),
            Connection(id="k1", source="t1", target="t2", share=65.0, kind=ConnectionKind.ALTERNATIVE),
            Note(
                id="n1", about="t1", order="F", kind=NoteKind.METRIC, text="Calls a month", value=3100.5, unit="calls",
                target=4000.0,
            ),
            Note(id="n2", about="t2", order="F", kind=NoteKind.OPPORTUNITY, text="Ring back", impact=3, effort=1),
            Note(id="n3", about="t2", order="G", kind=NoteKind.PAIN_POINT, text="Nobody", is_private=True, date="2025-11"),
        ]
    )  # fmt: skip


@pytest.fixture
def house(window: MainWindow) -> MainWindow:
    window.show_session(MapSession(a_map()))
    QApplication.processEvents()
    window.focus_canvas()
    return window


def bar(window: MainWindow) -> FindBar:
    assert window.finder.bar is not None
    return window.finder.bar


def find(window: MainWindow, press: Press, qtbot: QtBot, text: str) -> FindBar:
    press(Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), text)
    return bar(window)


def rows(window: MainWindow) -> list[str]:
    model = window.side.found.rows
    return [str(model.index(i).data()) for i in range(model.rowCount())]


@pytest.mark.parametrize(
    ("typed", "wanted", "row"),
    [
        ("2026-03", "t1", "2026-03-14, Date of “Rings”"),
        ("14 March 2026", "t1", "2026-03-14, Date of “Rings”"),
        ("65", "k1", "65 %, Share of “Rings” → “Waits”"),
        ("65%", "k1", "65 %, Share of “Rings” → “Waits”"),
        ("3,100.5 calls", "n1", "3,100.5 calls, Metric, value, about “Rings”"),
        ("3100", "n1", "3,100.5 calls, Metric, value, about “Rings”"),
        ("4000", "n1", "4,000 calls, Metric, target, about “Rings”"),
        ("moment of truth", "t1", "Moment of truth, Moment of truth of “Rings”"),
        ("back stage", "back", "Back stage, Kind of “Kitchen”"),
        ("phone", "c1", "Phone, Type of “Hotline”"),
        ("missing", "t1", "Missing, Status of “Rings”"),
        ("measured", "t1", "Measured, Evidence of “Rings”"),
        ("we start", "t1", "Organisation, Started by of “Rings”"),
        ("-2", "t1", "−2, Feeling of “Rings”"),
        ("alternative", "k1", "Alternative, Kind of “Rings” → “Waits”"),
        ("I 3", "n2", "High, Opportunity, impact, about “Waits”"),
        ("purchase", "s1", "Purchase, Kind of “Before”"),
        ("2", "t2", "2, Number of “Waits”"),
        ("private", "n3", "Private, Pain point, private, about “Waits”, not shown on the map"),
    ],
)
def test_what_is_seen_is_found_though_nobody_wrote_it(
    house: MainWindow, press: Press, qtbot: QtBot, typed: str, wanted: str, row: str
) -> None:
    found = find(house, press, qtbot, typed)
    assert row in rows(house)
    for _step in rows(house):
        press(Qt.Key.Key_Return)
        if rows(house)[house.finder.at] == row:
            break
    assert house.selection == (wanted,)
    assert found.field.hasFocus()


def test_a_choice_is_found_in_the_words_of_the_map_too(window: MainWindow, press: Press, qtbot: QtBot) -> None:
    window.show_session(MapSession(a_map("de")))
    QApplication.processEvents()
    window.focus_canvas()
    found = find(window, press, qtbot, "gemessen")
    assert rows(window) == ["Measured, Evidence of “Rings”"]
    found.field.selectAll()
    qtbot.keyClicks(found.field, "3.100,5")
    assert rows(window) == ["3.100,5 calls, Metric, value, about “Rings”"]


def test_a_name_that_says_its_kind_is_found_once(house: MainWindow, press: Press, qtbot: QtBot) -> None:
    find(house, press, qtbot, "website")
    assert rows(house) == ["Website, Channel"]


def test_the_row_of_a_choice_is_shown_in_properties(house: MainWindow, press: Press, qtbot: QtBot) -> None:
    house.actions_by_id["edit.properties"].trigger()
    house.resize(1440, 520)
    find(house, press, qtbot, "2026-03")
    press(Qt.Key.Key_Return)
    panel = house.properties
    qtbot.waitUntil(lambda: is_in_sight(panel.findChild(QWidget, "field.Date")))
    assert panel.findChild(DateField, "field.Date").selectedText() == "2026-03"
    assert house.session is not None
    ops.set_field(house.session.document, "t1", "personas", ("p1",))
    bar(house).field.selectAll()
    qtbot.keyClicks(bar(house).field, "-2")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_in_sight(panel.findChild(QWidget, "field.Feeling, Mara")))
    assert bar(house).field.hasFocus()


def is_in_sight(widget: QWidget | None) -> bool:
    return widget is not None and not widget.visibleRegion().isEmpty()


def test_only_texts_are_replaced_and_the_bar_says_how_many(house: MainWindow, press: Press, qtbot: QtBot) -> None:
    assert house.session is not None
    document = house.session.document
    ops.set_field(document, "t2", "description", "65 of 100 leave; 65 is many")
    press(Qt.Key.Key_H, CTRL)
    found = bar(house)
    qtbot.keyClicks(found.field, "65")
    assert found.count.text() == "1 of 3"
    assert found.note.text() == "2 of 3 can be replaced"
    assert found.note.isVisible()
    position = document.position
    press(Qt.Key.Key_H, CTRL)
    qtbot.keyClicks(found.other, "70")
    press(Qt.Key.Key_Return, CTRL)
    assert document.position == position + 1
    assert document.journey["k1"].share == 65  # type: ignore[attr-defined]
    assert document.journey["t2"].description == "70 of 100 leave; 70 is many"  # type: ignore[attr-defined]
    assert house.message_bar.text == ("“65” replaced in 2 places. 1 place was left as it is: only texts are replaced.")
    assert not found.all.isEnabled()
    assert not found.one.isEnabled()
    assert found.note.text() == "Only texts are replaced, no choices, figures or dates."
    found.field.selectAll()
    qtbot.keyClicks(found.field, "Rings")
    assert found.note.text() == ""


def test_what_is_replaced_is_said_also_in_a_narrow_window(house: MainWindow, press: Press, qtbot: QtBot) -> None:
    house.resize(960, 600)
    press(Qt.Key.Key_H, CTRL)
    found = bar(house)
    qtbot.keyClicks(found.field, "2026-03")
    QApplication.processEvents()
    assert found.note.text().startswith("Only")
    assert found.note.text().endswith("…")
    assert found.note.toolTip() == "Only texts are replaced, no choices, figures or dates."
    assert house.width() == 960
    assert found.width() <= house.centralWidget().width()


# Maps inside one another


@pytest.fixture
def deep(window: MainWindow) -> MainWindow:
    """A map whose touchpoint opens one that holds another one."""
    inner = sub_map(
        "m2",
        [
            MapHeader(id="map", title="At the till"),
            Stage(id="s", order="a", name="Till"),
            Touchpoint(id="x", stage="s", step="a", name="Pays with a coin", status=Status.PLANNED),
        ],
    )
    middle = sub_map(
        "m1",
        [
            MapHeader(id="map", title="In the shop"),
            Stage(id="s", order="a", name="Shop"),
            Touchpoint(id="y", stage="s", step="a", name="Finds a coin"),
            Touchpoint(id="z", stage="s", step="b", name="Pays", submap="m2"),
            inner,
        ],
    )
    outer = JourneyMap(
        [
            MapHeader(id="map", uid="deep", title="Street"),
            Stage(id="s", order="a", name="Street"),
            Touchpoint(id="a", stage="s", step="a", name="Loses a coin"),
            Touchpoint(id="b", stage="s", step="b", name="Goes in", submap="m1"),
            middle,
        ]
    )
    window.show_session(MapSession(outer))
    QApplication.processEvents()
    window.focus_canvas()
    return window


def shown(window: MainWindow) -> tuple[str, tuple[str, ...]]:
    assert window.session is not None
    return window.session.title, window.selection


def settle(qtbot: QtBot) -> None:
    for _turn in range(3):
        qtbot.wait(1)
        QApplication.processEvents()


def test_enter_goes_through_the_hits_of_all_maps_and_opens_each(deep: MainWindow, press: Press, qtbot: QtBot) -> None:
    found = find(deep, press, qtbot, "coin")
    assert rows(deep) == [
        "Loses a coin, Touchpoint in “Street”",
        "Finds a coin, Touchpoint in “Shop” · in the map “In the shop”",
        "Pays with a coin, Touchpoint in “Till” · in the map “In the shop › At the till”",
    ]
    visited = []
    for _step in range(4):
        press(Qt.Key.Key_Return)
        settle(qtbot)
        assert found.field.hasFocus()
        assert found.isVisible()
        assert len(rows(deep)) == 3
        visited.append((found.count.text(), *shown(deep)))
    assert visited == [
        ("2 of 3", "In the shop", ("y",)),
        ("3 of 3", "At the till", ("x",)),
        ("1 of 3", "Street", ("a",)),
        ("2 of 3", "In the shop", ("y",)),
    ]
    press(Qt.Key.Key_Return)
    settle(qtbot)
    assert shown(deep) == ("At the till", ("x",))
    assert deep.crumbs is not None
    assert deep.crumbs.titles == ("Street", "In the shop", "At the till")


def test_the_words_are_marked_in_the_map_inside(deep: MainWindow, press: Press, qtbot: QtBot) -> None:
    find(deep, press, qtbot, "with a coin")
    press(Qt.Key.Key_Return)
    settle(qtbot)
    view = deep.view
    assert view is not None
    marks = list(view.found.boxes(view.painter.chunks, view.map_layout.drawing.box))
    assert [(element, is_current) for element, _box, is_current in marks if is_current] == [("x", True)]


def test_a_row_of_the_list_opens_its_map_and_back_leads_to_where_it_opens(
    deep: MainWindow, press: Press, qtbot: QtBot
) -> None:
    find(deep, press, qtbot, "coin")
    results = deep.side.found
    place = results.list.visualRect(results.rows.index(2)).center()
    qtbot.mouseClick(results.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(qtbot)
    assert shown(deep) == ("At the till", ("x",))
    deep.actions_by_id["map.up"].trigger()
    settle(qtbot)
    assert shown(deep) == ("In the shop", ("z",))
    assert len(rows(deep)) == 3
    deep.actions_by_id["map.up"].trigger()
    settle(qtbot)
    assert shown(deep) == ("Street", ("b",))


def test_finding_from_inside_begins_there_and_reaches_the_whole_file(
    deep: MainWindow, press: Press, qtbot: QtBot
) -> None:
    assert deep.levels.open_map("b")
    settle(qtbot)
    found = find(deep, press, qtbot, "coin")
    assert found.count.text() == "2 of 3"
    press(Qt.Key.Key_Escape)
    settle(qtbot)
    assert shown(deep) == ("In the shop", ("y",))
    assert deep.finder.bar is None
    press(Qt.Key.Key_F3)
    settle(qtbot)
    assert shown(deep) == ("At the till", ("x",))
    assert deep.view is not None
    assert deep.view.hasFocus()


def test_replacing_in_a_map_inside_is_seen_there_and_one_undo(deep: MainWindow, press: Press, qtbot: QtBot) -> None:
    assert deep.levels.open_map("b")
    settle(qtbot)
    press(Qt.Key.Key_H, CTRL)
    found = bar(deep)
    qtbot.keyClicks(found.field, "coin")
    press(Qt.Key.Key_H, CTRL)
    qtbot.keyClicks(found.other, "token")
    press(Qt.Key.Key_Return, CTRL)
    assert deep.session is not None
    assert deep.session.journey["y"].name == "Finds a token"  # type: ignore[attr-defined]
    outer = deep.session.of_file.journey
    assert outer["a"].name == "Loses a token"  # type: ignore[attr-defined]
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Z, CTRL)
    assert outer["a"].name == "Loses a coin"  # type: ignore[attr-defined]
    assert deep.session.journey["y"].name == "Finds a coin"  # type: ignore[attr-defined]


def test_a_map_that_nothing_opens_is_named_and_not_gone_to(deep: MainWindow, press: Press, qtbot: QtBot) -> None:
    assert deep.session is not None
    document = deep.session.document
    lost = sub_map("m9", [MapHeader(id="map", title="Attic"), Stage(id="s", order="a", name="A lost coin")])
    with document.edit("Put a map into the file"):
        document.put(lost)
    found = find(deep, press, qtbot, "lost coin")
    assert rows(deep) == ["A lost coin, Stage · in the map “Attic”"]
    press(Qt.Key.Key_Return)
    settle(qtbot)
    assert deep.status.text == "No touchpoint opens the map in which this stands."
    assert found.count.text() == "1 of 1"
    assert shown(deep)[0] == "Street"
    assert isinstance(document.journey["m9"], SubMap)


def test_no_letter_is_held_up_by_a_large_map(window: MainWindow, press: Press, qtbot: QtBot) -> None:
    """Typed before the texts are folded a letter is found a moment later, piece by piece; from then on at once."""
    window.show_session(MapSession(rich_map(5000)))
    QApplication.processEvents()
    assert window.view is not None
    window.view.setFocus()
    spent = [calls_of(lambda: press(Qt.Key.Key_F, CTRL)), calls_of(lambda: qtbot.keyClick(bar(window).field, "p"))]
    qtbot.waitUntil(lambda: len(rows(window)) > 1000)
    spent += [calls_of(lambda letter=letter: qtbot.keyClick(bar(window).field, letter)) for letter in "lanned 2"]
    assert sorted(spent)[-2] < 100_000, spent  # calls; about 20,000
    assert bar(window).count.text() == "Not found"


def test_enter_waits_for_nothing(window: MainWindow, press: Press, qtbot: QtBot) -> None:
    window.show_session(MapSession(rich_map(5000)))
    QApplication.processEvents()
    assert window.view is not None
    window.view.setFocus()
    press(Qt.Key.Key_F, CTRL)
    qtbot.keyClick(bar(window).field, "m")
    assert bar(window).count.text() == "…"
    press(Qt.Key.Key_Return)
    assert bar(window).count.text().startswith("1 of ")
    assert len(rows(window)) > 100
