"""From nothing to a saved map with the palette and the mouse; then everything is taken back and done again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from designer.canvas.overlay import handles_of
from designer.storage import load
from designer.window.tiles import Tile
from tests.journeys.conftest import CTRL, LEFT, Person

ENTER = Qt.Key.Key_Return


def start_blank(person: Person) -> None:
    """Click on the blank map; the title stays as it is."""
    tile = next(t for t in person.window.welcome.findChildren(Tile) if t.name == "Blank map")
    person.qtbot.mouseClick(tile, LEFT)
    person.qtbot.waitUntil(lambda: person.window.view is not None and person.view.session is not None)
    person.press(Qt.Key.Key_Escape)
    person.see_all()


def bring_touchpoint(person: Person, type: str, name: str, stage: int, channel: int) -> None:
    """Drag a touchpoint out of the palette and write its name."""
    x, y = person.cell(stage, channel)
    person.bring("touchpoint", type, person.at(x, y))
    person.type(name)
    person.press(Qt.Key.Key_Tab)
    person.press(Qt.Key.Key_Escape)


def connect(person: Person, source: str, target: str) -> None:
    """Draw a connection from the handle at a card's right to another card."""
    a, b = person.id_of(source), person.id_of(target)
    person.view.reveal(a)
    person.click(person.middle_of(a))
    handle = handles_of(person.view.map_layout.grid.cards[a].box)[1]
    person.drag(person.at(*handle), person.middle_of(b))


def test_stages_channels_and_touchpoints_are_dragged_connected_moved_and_saved(
    person: Person, answers: Callable[[Path], None], tmp_path: Path
) -> None:
    start_blank(person)
    first = person.journey.snapshot()

    # A stage behind the last one, a channel below the last one.
    band = person.view.map_layout.grid.stages[-1].band
    person.bring("stage", "", person.at(band.right - 2, band.centre[1]))
    person.type("Later")
    person.press(Qt.Key.Key_Tab)
    person.press(Qt.Key.Key_Escape)
    assert [s.name for s in person.journey.stages] == ["Before", "During", "After", "Later"]
    person.see_all()

    for type, name, stage, channel in (
        ("website", "Searches", 0, 0),
        ("store", "Asks in the store", 0, 1),
        ("website", "Orders", 1, 0),
        ("e-mail", "Gets a mail", 1, 2),
        ("store", "Picks it up", 2, 1),
        ("e-mail", "Rates it", 3, 2),
    ):
        bring_touchpoint(person, type, name, stage, channel)
        person.see_all()
    assert [person.names(i) for i in range(4)] == [
        ["Searches", "Asks in the store"], ["Orders", "Gets a mail"], ["Picks it up"], ["Rates it"],
    ]  # fmt: skip

    # A channel that the map lacks comes with its touchpoint.
    x, y = person.cell(2, 0)
    person.bring("touchpoint", "phone", person.at(x, y))
    person.type("Calls")
    person.press(Qt.Key.Key_Tab)
    person.press(Qt.Key.Key_Escape)
    assert "Phone" in [c.name for c in person.journey.channels]
    person.see_all()

    connect(person, "Searches", "Orders")
    connect(person, "Orders", "Picks it up")
    assert person.ways() == {("Searches", "Orders"), ("Orders", "Picks it up")}

    # Into another stage, in its own lane.
    person.press(Qt.Key.Key_Escape)
    x, y = person.cell(3, 0)
    person.drag(person.middle_of(person.id_of("Searches")), person.at(x, y))
    assert "Searches" in person.names(3)
    assert person.ways() == {("Searches", "Orders"), ("Orders", "Picks it up")}, "its connections come along"

    last = person.journey.snapshot()
    answers(tmp_path / "Mouse.journey")
    person.press(Qt.Key.Key_S, CTRL)
    assert load(tmp_path / "Mouse.journey") == last

    steps = person.session.document.position
    for _step in range(steps):
        person.press(Qt.Key.Key_Z, CTRL)
    assert person.journey == first
    for _step in range(steps):
        person.press(Qt.Key.Key_Y, CTRL)
    assert person.journey == last


def test_a_stage_and_a_channel_are_dragged_into_another_order(person: Person) -> None:
    start_blank(person)
    grid = person.view.map_layout.grid
    person.drag(
        person.at(*grid.stages[2].band.centre), person.at(grid.stages[0].left + 4, grid.stages[0].band.centre[1])
    )
    assert [s.name for s in person.journey.stages] == ["After", "Before", "During"]
    grid = person.view.map_layout.grid
    lanes = {row.lane: row for row in grid.lanes}
    e_mail, website = person.journey.channels[2].id, person.journey.channels[0].id
    start = person.at(lanes[e_mail].label.left + 30, lanes[e_mail].label.centre[1])
    person.drag(start, person.at(lanes[website].label.left + 30, lanes[website].top + 3))
    assert [c.name for c in person.journey.channels] == ["E-mail", "Website", "Store"]
    person.press(Qt.Key.Key_Z, CTRL)
    person.press(Qt.Key.Key_Z, CTRL)
    assert [s.name for s in person.journey.stages] == ["Before", "During", "After"]
    assert [c.name for c in person.journey.channels] == ["Website", "Store", "E-mail"]


def test_a_rubber_band_selects_and_a_drop_on_the_tray_lets_them_wait(person: Person) -> None:
    start_blank(person)
    for name, channel in (("Searches", 0), ("Asks", 1)):
        bring_touchpoint(person, "other", name, 0, channel)
        person.see_all()
    boxes = [person.view.box_of(t.id) for t in person.journey.touchpoints]
    left, top = min(b.left for b in boxes if b), min(b.top for b in boxes if b)
    right, bottom = max(b.right for b in boxes if b), max(b.bottom for b in boxes if b)
    person.drag(person.at(left - 6, top - 9), person.at(right + 4, bottom + 2))
    assert len(person.window.selection) == 2
    tab = person.window.bottom.tab("tray")
    port = person.view.viewport()
    end = port.mapFromGlobal(tab.mapToGlobal(tab.rect().center()))
    person.drag(person.middle_of(person.window.selection[0]), QPoint(end.x(), end.y()))
    assert {t.name for t in person.journey.tray} == {"Searches", "Asks"}
    assert tab.count == "2"
    QApplication.processEvents()
