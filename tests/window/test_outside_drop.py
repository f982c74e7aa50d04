"""What is dragged in from other programs shows where it lands, and lands there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.canvas.overlay import frame_box
from designer.canvas.view import MapView
from designer.model import Note, NoteKind, Persona
from designer.window.main_window import MainWindow
from tests.window.test_clipboard_programs import TABLE, names, picture, put
from tests.window.test_clipboard_programs import shop as shop
from tests.window.test_parts import drag
from tests.window.test_views import journey


def view_of(window: MainWindow) -> MapView:
    assert window.view is not None
    return window.view


def spot(window: MainWindow, stage: int, channel: int) -> tuple[float, float]:
    """Near the end of a stage, in the lane of a channel."""
    grid = view_of(window).map_layout.grid
    lane = journey(window).channels[channel].id
    row = next(r for r in grid.lanes if lane == r.lane or lane in r.members)
    return grid.stages[stage].right - 4, (row.top + row.bottom) / 2


def hold(window: MainWindow, data: QMimeData, x: float, y: float) -> QMimeData:
    """Carry something to a point of the map, and stay there; Qt keeps what is dragged only for as long as somebody does."""
    port = view_of(window).viewport()
    point = QPointF(*view_of(window).camera.to_view(x, y)).toPoint()
    entering = QDragEnterEvent(
        point, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(port, entering)
    assert entering.isAccepted()
    return data


def let_go(window: MainWindow, data: QMimeData, x: float, y: float, actions: Qt.DropAction | None = None) -> QDropEvent:
    point = QPointF(*view_of(window).camera.to_view(x, y))
    event = QDropEvent(
        point, actions or Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view_of(window).viewport(), event)
    return event


def test_lines_show_their_landing_place_and_land_there(shop: MainWindow, qtbot: QtBot) -> None:
    stage = journey(shop).stages[1]
    before = names(shop, stage.id)
    data = hold(shop, put("• Looks\n\n• Compares\n"), *spot(shop, 1, 1))
    shown = view_of(shop).feedback
    assert stage.name in shown.label
    assert shown.mark is not None or shown.cells
    assert shown.ghost is not None
    assert (shown.ghost.name, shown.ghost.count) == ("• Looks", 2)
    assert shown.status == "Release to add 2 touchpoints here"
    assert not shown.docks, "nothing is connected by such a drop"
    let_go(shop, data, *spot(shop, 1, 1))
    assert not view_of(shop).feedback.label
    qtbot.waitUntil(lambda: len(names(shop, stage.id)) == len(before) + 2)
    assert {"Looks", "Compares"} <= set(names(shop, stage.id))


def test_beside_the_lanes_lines_go_to_the_tray(shop: MainWindow, qtbot: QtBot) -> None:
    title = view_of(shop).map_layout.grid.title
    place = (title.left + 4, title.top + 4)
    data = hold(shop, put("Looks\nCompares"), *place)
    assert view_of(shop).feedback.label == "To the tray"
    assert view_of(shop).feedback.mark is None
    let_go(shop, data, *place)
    qtbot.waitUntil(lambda: [t.name for t in journey(shop).tray] == ["Looks", "Compares"])


def test_a_table_says_that_it_is_one(shop: MainWindow, qtbot: QtBot) -> None:
    data = hold(shop, put(TABLE), *spot(shop, 0, 0))
    assert view_of(shop).feedback.status == "Release to add the touchpoints of the table here"
    let_go(shop, data, *spot(shop, 0, 0))
    stage = journey(shop).stages[0].id
    qtbot.waitUntil(lambda: {"Ask", "Order"} <= set(names(shop, stage)))


def test_a_picture_shows_what_it_is_about(shop: MainWindow, qtbot: QtBot) -> None:
    touchpoint = journey(shop).touchpoints[0]
    card = view_of(shop).map_layout.grid.cards[touchpoint.id].box
    data = hold(shop, put(image=picture()), *card.centre)
    assert view_of(shop).feedback.label == f"Picture about “{touchpoint.name}”"
    assert view_of(shop).feedback.target == frame_box(card)
    let_go(shop, data, *card.centre)
    qtbot.waitUntil(lambda: [n.about for n in journey(shop).of(Note) if n.kind is NoteKind.IMAGE] == [touchpoint.id])


def test_a_picture_on_a_persona_becomes_hers(shop: MainWindow, qtbot: QtBot) -> None:
    persona = next(iter(journey(shop).of(Persona)))
    box = view_of(shop).map_layout.grid.personas[persona.id]
    data = hold(shop, put(image=picture()), *box.centre)
    assert view_of(shop).feedback.label == f"Picture of “{persona.name}”"
    let_go(shop, data, *box.centre)
    qtbot.waitUntil(lambda: bool(next(iter(journey(shop).of(Persona))).picture))


def test_files_say_what_becomes_of_them(shop: MainWindow, tmp_path: Path) -> None:
    for name, said in (("Plan.journey", "Open “Plan.journey”"), ("List.csv", "Import “List.csv”")):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        hold(shop, data, *spot(shop, 0, 0))
        assert view_of(shop).feedback.label == said
        view_of(shop).mouse.forget()


def test_carried_away_again_nothing_is_left_of_it(shop: MainWindow) -> None:
    before = journey(shop).snapshot()
    drag(shop, put("Looks\nCompares"), *spot(shop, 1, 1), drops=False)
    QApplication.processEvents()
    assert not view_of(shop).feedback.label
    assert view_of(shop).mouse.gesture is None
    assert journey(shop) == before


def test_what_is_dragged_stays_where_it_comes_from(shop: MainWindow) -> None:
    both = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    data = hold(shop, put("Looks"), *spot(shop, 0, 0))
    event = let_go(shop, data, *spot(shop, 0, 0), both)
    assert event.dropAction() is Qt.DropAction.CopyAction, "a text that is moved would be gone in the other program"


def test_the_middle_of_nowhere_takes_no_picture(shop: MainWindow) -> None:
    title = view_of(shop).map_layout.grid.title
    hold(shop, put(image=picture()), title.left + 4, title.top + 4)
    assert view_of(shop).feedback.status == "Release to forget it"
    assert view_of(shop).feedback.target is None
    assert view_of(shop).mouse.forget()
