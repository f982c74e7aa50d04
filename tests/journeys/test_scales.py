"""Each of the usual scales, chosen for the map and for its lanes: kept in the file, and told by all that tells a feeling."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from designer import storage
from designer.canvas.spoken import spoken_name
from designer.editing import Document
from designer.editing import operations as ops
from designer.model import ChannelType, JourneyMap, LaneKind, MapHeader, Placement
from designer.model.scales import map_scale, scale_of
from designer.window.at_hand import AtHand
from designer.window.context_menus import ContextMenu
from designer.window.menus import Menu
from designer.window.properties.scale_field import USUAL_SCALES, ScaleField, scale_words
from tests.journeys.acts import types
from tests.journeys.conftest import Person
from tests.journeys.finding import open_map

CTRL = Qt.KeyboardModifier.ControlModifier
IDS = {"the map": "map", "a lane of feelings": "felt", "a lane of engagement": "engaged"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A map with both curves."""
    document = Document(JourneyMap([MapHeader(id="map", uid="scales", title="Scales")]))
    stage, channel = ops.add_stage(document, "One"), ops.add_channel(document, type=ChannelType.WEBSITE)
    persona = ops.add_persona(document, "Mara")
    for kind in (LaneKind.EMOTION, LaneKind.ENGAGEMENT):
        ops.add_lane(document, kind)
    ops.add_touchpoint(document, "Looks", Placement(stage=stage, lane=channel), personas=(persona,), feeling=-2.0)
    made = tmp_path / "Scales.journey"
    storage.save(document.journey, made)
    return made


def element(person: Person, which: str) -> str:
    """The id of what has a scale."""
    kinds = {"a lane of feelings": LaneKind.EMOTION, "a lane of engagement": LaneKind.ENGAGEMENT}
    return next((lane.id for lane in person.journey.lanes if getattr(lane, "kind", "") == kinds.get(which)), "map")


def field(person: Person, which: str) -> ScaleField:
    """Its field in Properties."""
    id = element(person, which)
    person.window.select(() if id == "map" else (id,))
    QApplication.processEvents()
    label = "field.Feeling scale" if id == "map" else "field.Scale"
    found = person.window.properties.findChild(QWidget, label)
    assert isinstance(found, ScaleField)
    return found


def held(journey: JourneyMap, id: str) -> str:
    """The scale as it is declared."""
    one = journey[id]
    return str(getattr(one, "feeling_scale" if id == "map" else "scale"))


@pytest.mark.parametrize("which", IDS)
def test_each_usual_scale_is_chosen_saved_and_opened_again(
    which: str, person: Person, qtbot: QtBot, file: Path
) -> None:
    open_map(person, qtbot, file)
    person.window.actions_by_id["edit.properties"].trigger()
    id = element(person, which)
    for scale in USUAL_SCALES:
        for way in ("the menu", "typing"):
            if way == "typing":
                types("1 to 3")(qtbot, field(person, which))
                types(scale_words(scale).replace("−", "-"))(qtbot, field(person, which))
            else:
                own = field(person, which)
                qtbot.mouseClick(own._menu, Qt.MouseButton.LeftButton)
                menu = own.findChildren(Menu)[-1]
                next(a for a in menu.actions() if a.text() == scale_words(scale)).trigger()
                menu.close()
                person.window.activateWindow()
                qtbot.waitUntil(person.window.isActiveWindow)
            person.view.setFocus()
            QApplication.processEvents()
            assert held(person.journey, id) == scale, way
            person.press(Qt.Key.Key_S, CTRL)
            qtbot.waitUntil(lambda: not person.session.is_edited)
            assert held(storage.load(file), id) == scale, way
    person.window.show_welcome()
    open_map(person, qtbot, file)
    assert held(person.journey, id) == USUAL_SCALES[-1]


@pytest.mark.parametrize("typed", ["1 to 99999999", "5 to 5", "good to bad", "1 to 1.0000001"])
def test_a_scale_that_no_file_could_hold_is_never_taken(typed: str, person: Person, qtbot: QtBot, file: Path) -> None:
    open_map(person, qtbot, file)
    person.window.actions_by_id["edit.properties"].trigger()
    types(typed)(qtbot, field(person, "a lane of feelings"))
    person.view.setFocus()
    QApplication.processEvents()
    person.press(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not person.session.is_edited)
    id = element(person, "a lane of feelings")
    assert held(storage.load(file), id) == held(person.journey, id)


@pytest.mark.parametrize(
    ("scale", "offered", "heard"),
    [
        ("-2..2", ["Very good, +2", "Good, +1", "Neutral, 0", "Bad, −1", "Very bad, −2"], "feeling −2"),
        ("1..5", ["Very good, 5", "Good, 4", "Neutral, 3", "Bad, 2", "Very bad, 1"], "feeling 1"),
        ("1..10", ["Very good, 10", "Good, 8", "Neutral, 6", "Bad, 3", "Very bad, 1"], "feeling 1"),
        ("nps", ["Very good, +100", "Good, +50", "Neutral, 0", "Bad, −50", "Very bad, −100"], "feeling −100"),
    ],
)
def test_menus_history_and_screen_readers_speak_the_scale_of_the_map(
    scale: str, offered: list[str], heard: str, person: Person, qtbot: QtBot, file: Path
) -> None:
    open_map(person, qtbot, file)
    ops.set_header(person.session.document, "feeling_scale", scale)
    touchpoint = person.journey.touchpoints[0].id
    assert heard in spoken_name(person.journey, touchpoint)
    person.window.select((touchpoint,))
    menu = ContextMenu(AtHand(person.window))
    feelings = next(a.menu() for a in menu.actions() if a.text() == "Feeling")
    assert isinstance(feelings, Menu)
    assert [a.text() for a in feelings.actions() if not a.isSeparator()] == [*offered, "Unknown"]
    feelings.actions()[1].trigger()
    menu.close()
    felt = person.journey.touchpoints[0].feeling
    assert felt is not None
    assert scale_of(scale).text(felt) == offered[1].rpartition(" ")[2]
    assert map_scale(person.journey) == scale_of(scale)
    ops.set_feeling(person.session.document, touchpoint, "", felt - 1)
    assert person.session.document.undo_label == f"Set feeling of “Looks” to {scale_of(scale).text(felt - 1)}"
