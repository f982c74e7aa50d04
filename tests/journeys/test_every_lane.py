"""Each kind of lane: added from the list of the window, named, shown on the canvas and in the PDF, undone, saved, found."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer import printing, storage
from designer.model import (
    Channel,
    Evidence,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    Note,
    NoteKind,
    Persona,
    Stage,
    Touchpoint,
)
from designer.text import FontBook
from designer.window.controls import LineField
from designer.window.lane_names import kind_name
from designer.window.popup_list import PopupList
from tests.journeys.conftest import Person
from tests.journeys.finding import find, open_map

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def _map() -> JourneyMap:
    """A map that has something for lanes of every kind, and none but that of a channel."""
    return JourneyMap(
        [
            MapHeader(id="map", uid="lanes", title="House"),
            Stage(id="s1", order="F", name="Before"),
            Channel(id="c1", order="C", name="Website"),
            Persona(id="p1", order="F", name="Mara"),
            Touchpoint(
                id="t1",
                stage="s1",
                step="F",
                channel="c1",
                order="F",
                name="Looks",
                owner="Hanne",
                feeling=1.0,
                engagement=4.0,
                evidence=Evidence.MEASURED,
            ),
            *(
                Note(id=f"n{i}", about="t1", order=f"{i}5", kind=kind, text=f"Something {kind.value}", value=3.0)
                for i, kind in enumerate(NoteKind, 1)
            ),
        ]
    )


def test_a_lane_of_each_kind_is_added_named_shown_printed_and_undone(
    person: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "Lanes.journey"
    storage.save(_map(), file)
    assert person.window.files.open_path(str(file))
    person.window.activateWindow()
    qtbot.waitUntil(person.window.isActiveWindow)
    QApplication.processEvents()
    names: dict[str, str] = {}
    for kind in ("channel", *LaneKind):
        before = {lane.id for lane in person.journey.lanes}
        _add(person, qtbot, kind)
        added = [lane for lane in person.journey.lanes if lane.id not in before]
        assert len(added) == 1, kind
        lane, name = added[0], f"Mine {chr(ord('A') + len(names))}"
        assert isinstance(lane, Channel) if kind == "channel" else isinstance(lane, Lane) and lane.kind == kind
        names[lane.id] = name
        _name(person, qtbot, lane.id, name)
        assert name in _on_canvas(person, lane.id)
        undone = 0
        while lane.id in person.journey:
            person.press(Qt.Key.Key_Z, CTRL)
            undone += 1
        assert undone <= 3, kind
        assert {x.id for x in person.journey.lanes} == before
        assert _on_canvas(person, lane.id) == ""
        for _step in range(undone):
            person.press(Qt.Key.Key_Z, CTRL | SHIFT)
        assert name in _on_canvas(person, lane.id)
    person.press(Qt.Key.Key_S, CTRL)
    again = storage.load(file)
    paper = _on_paper(again, tmp_path)
    person.window.show_welcome()
    open_map(person, qtbot, file)
    for id, name in names.items():
        lane = again[id]
        assert isinstance(lane, Channel | Lane)
        assert lane.name == name
        assert find(person, name, id, "name")
        if isinstance(lane, Lane):
            assert find(person, kind_name(lane.kind), id, "kind"), lane.kind
        assert name.replace(" ", "") in paper


def _add(person: Person, qtbot: QtBot, kind: str) -> None:
    """Choose the kind in the list of lanes; what is written at once is named there."""
    person.view.setFocus()
    if kind == "channel":
        person.window.actions_by_id["insert.channel"].trigger()
    else:
        person.window.actions_by_id["insert.lane"].trigger()
        popup = next(p for p in person.window.findChildren(PopupList) if p.isVisible())
        at = [row.id for row in popup.rows].index(kind)
        for _step in range(at):
            qtbot.keyClick(popup.field, Qt.Key.Key_Down)
        qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    QApplication.processEvents()
    if kind in ("channel", LaneKind.CUSTOM):
        person.type("First name")
        person.press(Qt.Key.Key_Return)
        person.press(Qt.Key.Key_Escape)  # Enter began the next one


def _name(person: Person, qtbot: QtBot, id: str, name: str) -> None:
    person.window.select((id,))
    person.window.actions_by_id["edit.properties"].trigger()
    QApplication.processEvents()
    field = person.window.properties.findChild(LineField, "field.Name")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, name)
    person.view.setFocus()
    QApplication.processEvents()


def _on_canvas(person: Person, lane: str) -> str:
    """What stands on the map, by words."""
    runs = [run.text for group, _x, _y, run in person.view.map_layout.drawing.texts() if group.element == lane]
    return " ".join(runs)


def _on_paper(journey: JourneyMap, folder: Path) -> str:
    choice = printing.PrintChoice(paper="A2", arrangement="swimlanes")
    target = folder / "Lanes.pdf"
    fonts = FontBook.bundled()
    printing.write(printing.compose(journey, fonts, choice), journey, "Lanes", target, ".pdf")
    pdf = pypdfium2.PdfDocument(target)
    text = "".join("".join(page.get_textpage().get_text_bounded() for page in pdf).split())
    pdf.close()
    return text
