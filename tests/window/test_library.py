"""The library in the window: palette, Insert list, empty cells, drag and drop."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.canvas.palette import PaletteItem
from designer.editing import operations as ops
from designer.folders import config_folder
from designer.model import Channel, ChannelType, Note, NoteKind, Placement, Touchpoint
from designer.window.library_entries import LibraryEntry
from designer.window.main_window import MainWindow
from designer.window.popup_list import PopupList
from designer.window.properties.cell_form import CellForm, PlusEntry


@pytest.fixture
def loop(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with a map whose stages say of what kind they are."""
    window.files.new_from_template("loyalty-loop")
    QApplication.processEvents()
    qtbot.wait(1)
    return window


def offers(window: MainWindow) -> dict[str, LibraryEntry]:
    return {e.text(): e for e in window.add_panel.findChildren(LibraryEntry) if e.isVisibleTo(window.add_panel)}


def names(window: MainWindow) -> list[str]:
    assert window.session is not None
    return [t.name for t in window.session.journey.of(Touchpoint)]


def focus_stage(window: MainWindow, at: int) -> None:
    assert window.session is not None
    assert window.view is not None
    window.select((window.session.journey.stages[at].id,))
    window.view.setFocus()


def focus_empty_cell(window: MainWindow, press: Callable[..., None]) -> None:
    """Walk from a stage's header down until an empty cell is focused."""
    assert window.view is not None
    for _ in range(12):
        press(Qt.Key.Key_Down)
        cell = window.view.focus.cell
        if cell is not None and cell.lane:
            return
    raise AssertionError("no empty cell below")


def test_the_palette_offers_what_is_usual_in_the_focused_stage(loop: MainWindow, qtbot: QtBot) -> None:
    focus_stage(loop, 1)
    assert "Comparison page" in offers(loop)
    assert len(offers(loop)) == 8
    focus_stage(loop, 4)
    assert "Referral programme" in offers(loop)
    assert "Comparison page" not in offers(loop)


def test_the_palette_offers_what_is_usual_where_a_touchpoint_was_put(loop: MainWindow, qtbot: QtBot) -> None:
    assert loop.session is not None
    journey = loop.session.journey
    one, there = journey.touchpoints_in(journey.stages[1].id)[0], journey.stages[4].id
    loop.select((one.id,))
    assert "Comparison page" in offers(loop)
    ops.move_touchpoints(loop.session.document, [one.id], Placement(stage=there, lane=one.channel))
    assert "Referral programme" in offers(loop)
    assert "Comparison page" not in offers(loop)


def test_a_click_adds_it_in_the_stage_in_its_channel_as_one_step_and_it_is_not_offered_again(
    loop: MainWindow, qtbot: QtBot
) -> None:
    assert loop.session is not None
    focus_stage(loop, 1)
    position, channels = loop.session.document.position, len(loop.session.journey.channels)
    entry = offers(loop)["Webinar"]
    qtbot.mouseClick(entry, Qt.MouseButton.LeftButton)
    made = loop.session.journey[loop.selection[0]]
    assert isinstance(made, Touchpoint)
    assert made.name == "Webinar"
    assert made.stage == loop.session.journey.stages[1].id
    channel = loop.session.journey[made.channel]
    assert isinstance(channel, Channel)
    assert channel.known_type is ChannelType.EVENT
    assert loop.session.document.position == position + 1
    assert len(loop.session.journey.channels) == channels, "the map has a channel of that type"
    assert "Webinar" not in offers(loop)


def test_a_search_finds_content_and_enter_inserts_the_first_at_the_focus(loop: MainWindow, qtbot: QtBot) -> None:
    assert loop.session is not None
    focus_stage(loop, 2)
    qtbot.keyClicks(loop.add_panel.search, "payment options")
    assert list(offers(loop)) == ["Payment options"]
    qtbot.keyClick(loop.add_panel.search, Qt.Key.Key_Return)
    note = loop.session.journey[loop.selection[0]]
    assert isinstance(note, Note)
    assert (note.kind, note.text, note.content_type) == (NoteKind.CONTENT, "Payment options", "web page")
    assert note.about == loop.session.journey.stages[2].id


def test_german_maps_get_german_words(loop: MainWindow, qtbot: QtBot) -> None:
    from designer.editing import operations as ops

    assert loop.session is not None
    ops.set_header(loop.session.document, "language", "de")
    focus_stage(loop, 1)
    assert "Vergleichsseite" in offers(loop)


def test_slash_b_opens_the_library_and_what_is_usual_here_stands_first(
    loop: MainWindow, qtbot: QtBot, press: Callable[..., None]
) -> None:
    focus_stage(loop, 1)
    qtbot.keyClicks(QApplication.focusWidget(), "/")
    qtbot.keyClicks(QApplication.focusWidget(), "b")
    press(Qt.Key.Key_Return)
    popup = loop.findChildren(PopupList)[-1]
    assert popup.rows[0].text in list(offers(loop))
    assert len(popup.rows) > 80
    qtbot.keyClicks(popup.field, "webi")
    assert [r.text for r in popup.rows] == ["Webinar"]
    press(Qt.Key.Key_Return)
    assert "Webinar" in names(loop)


def test_an_empty_cell_shows_what_is_usual_there_and_adds_it_into_that_cell(
    loop: MainWindow, qtbot: QtBot, press: Callable[..., None]
) -> None:
    assert loop.session is not None
    assert loop.view is not None
    focus_stage(loop, 4)
    focus_empty_cell(loop, press)
    cell = loop.view.focus.cell
    assert cell is not None
    form = loop.properties.findChild(CellForm)
    assert form is not None
    kind = loop.session.journey[cell.lane].known_type  # type: ignore[attr-defined]
    usual = form.findChildren(PlusEntry)
    expected = {e.name() for e in loop.context.library.entries if e.channel is kind and "advocacy" in e.stages}
    assert {b.text() for b in usual} == expected - set(names(loop))
    if usual:
        qtbot.mouseClick(usual[0], Qt.MouseButton.LeftButton)
        made = loop.session.journey[loop.selection[0]]
        assert isinstance(made, Touchpoint)
        assert (made.stage, made.channel) == (cell.stage, cell.lane)


def test_an_entry_is_dragged_to_its_place(loop: MainWindow, qtbot: QtBot) -> None:
    assert loop.session is not None
    view = loop.view
    assert view is not None
    item = PaletteItem("note", "metric", "Churn rate", {"unit": "%", "better": "lower", "id": "evil"})
    stage = loop.session.journey.stages[3]
    box = view.box_of(stage.id)
    assert box is not None
    at = view.camera.to_view_box(box)
    place = QPointF((at.left + at.right) / 2, (at.top + at.bottom) / 2)
    data, buttons, none = item.to_mime(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    for event in (
        QDragEnterEvent(QPoint(int(place.x()), int(place.y())), action, data, buttons, none),
        QDragMoveEvent(QPoint(int(place.x()), int(place.y())), action, data, buttons, none),
        QDropEvent(place, action, data, buttons, none),
    ):
        QApplication.sendEvent(view.viewport(), event)
    made = [n for n in loop.session.journey.of(Note) if n.text == "Churn rate"]
    assert [(n.about, n.unit, n.better, n.kind) for n in made] == [(stage.id, "%", "lower", NoteKind.METRIC)]


def test_a_wrong_file_of_ones_own_is_told_once_and_the_bundled_library_stays(window: MainWindow, qtbot: QtBot) -> None:
    folder = config_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "library.toml").write_text('[[touchpoint]]\nen = "A"\nstages = ["purchase"]', encoding="utf-8")
    window.files.new_from_template("blank")
    qtbot.waitUntil(lambda: "library.toml" in window.message_bar.text)
    assert (
        window.message_bar.text == "Your library “library.toml” was left out: touchpoint number 1: it has no channel."
    )
    assert window.context.take_library_trouble() == ""
