"""Copy, cut and paste in the window and from one window to another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.editing import operations as ops
from designer.model import JourneyMap, Lane, LaneKind, MapHeader, NoteKind, Stage, Touchpoint
from designer.window.clipboard import MIME_TYPE
from designer.window.context import Context
from designer.window.main_window import MainWindow
from designer.window.session import MapSession
from tests.window.test_views import journey, shop_map

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shop(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.show_session(MapSession(shop_map()))
    qtbot.wait(20)
    return window


@pytest.fixture
def second(context: Context, qtbot: QtBot) -> Iterator[MainWindow]:
    """Another window with another map, that has one stage of the same name."""
    made = MainWindow(context)
    made.resize(1200, 800)
    made.show()
    made.complete()
    made.show_session(MapSession(JourneyMap([MapHeader(id="map", uid="two"), Stage(id="s", order="A", name="Find")])))
    qtbot.wait(20)
    yield made
    assert made.session is not None
    made.session.document.mark_saved()
    made.session.is_untouched_new = True
    made.close()
    QApplication.processEvents()


def key(qtbot: QtBot, window: MainWindow, letter: Qt.Key) -> None:
    assert window.view is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.view.setFocus()
    qtbot.keyClick(window.view, letter, CTRL)
    QApplication.processEvents()


def test_a_touchpoint_is_copied_and_pasted_behind_itself(shop: MainWindow, qtbot: QtBot) -> None:
    shop.select(("look",))
    key(qtbot, shop, Qt.Key.Key_C)
    assert QApplication.clipboard().text() == "Look", "other programs get its name"
    key(qtbot, shop, Qt.Key.Key_V)
    (new,) = shop.selection
    copy = journey(shop).find(Touchpoint, new)
    assert copy is not None
    assert (copy.name, copy.stage, copy.channel, copy.owner) == ("Look", "find", "web", "Digital")
    assert "A" < copy.step < "B"
    assert shop.session is not None
    assert shop.session.document.undo_label == "Paste “Look”"


def test_cut_takes_it_away_and_paste_brings_it_back_elsewhere(shop: MainWindow, qtbot: QtBot) -> None:
    shop.select(("look",))
    key(qtbot, shop, Qt.Key.Key_X)
    assert "look" not in journey(shop)
    shop.select(("pay",))
    key(qtbot, shop, Qt.Key.Key_V)
    copy = journey(shop).find(Touchpoint, shop.selection[0])
    assert copy is not None
    assert (copy.name, copy.stage, copy.channel) == ("Look", "buy", "store")


def test_a_lane_goes_to_another_window_with_its_notes(shop: MainWindow, second: MainWindow, qtbot: QtBot) -> None:
    assert shop.session is not None
    ops.add_note(shop.session.document, NoteKind.OPPORTUNITY, "pay", "Pay by phone", impact=3)
    lane = next(x for x in journey(shop).of(Lane) if x.kind is LaneKind.OPPORTUNITIES)
    shop.select((lane.id,))
    key(qtbot, shop, Qt.Key.Key_C)
    key(qtbot, second, Qt.Key.Key_V)
    (pasted,) = journey(second).of(Lane)
    assert second.selection == (pasted.id,)
    (note,) = journey(second).notes_about("s")
    assert (note.text, note.impact) == ("Pay by phone", 3)
    assert second.message_bar.text == (
        "Pasted with 1 note. 1 note stands at its stage: what it was about is not on this map."
    )
    second.message_bar.press(0)
    assert not list(journey(second).of(Lane))


def test_a_channel_brings_its_touchpoints_and_says_which_wait(
    shop: MainWindow, second: MainWindow, qtbot: QtBot
) -> None:
    shop.select(("store",))
    key(qtbot, shop, Qt.Key.Key_C)
    key(qtbot, second, Qt.Key.Key_V)
    assert [c.name for c in journey(second).channels] == ["Store"]
    assert [t.name for t in journey(second).touchpoints] == ["Visit"]
    assert [t.name for t in journey(second).tray] == ["Pay"]
    assert second.message_bar.text == (
        "Pasted with 2 touchpoints. 1 touchpoint waits in the tray: its stage is not on this map."
    )


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b'{"format": "journey-map", "version": "1.1", "map": 7}'])
def test_what_is_no_map_is_said_in_a_sentence_and_changes_nothing(
    shop: MainWindow, qtbot: QtBot, content: bytes
) -> None:
    data = QMimeData()
    data.setData(MIME_TYPE, content)
    data.setText("Look")
    QApplication.clipboard().setMimeData(data)
    key(qtbot, shop, Qt.Key.Key_V)
    assert shop.status.text.startswith("What was copied can’t be used.")
    assert journey(shop) == shop_map()


def test_lines_from_elsewhere_are_still_pasted_as_touchpoints(shop: MainWindow, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("One\nTwo")
    shop.select(("look",))
    key(qtbot, shop, Qt.Key.Key_V)
    assert {"One", "Two"} <= {t.name for t in journey(shop).touchpoints}


def test_a_text_field_keeps_its_own_copy(shop: MainWindow, qtbot: QtBot) -> None:
    shop.select(("look",))
    QApplication.clipboard().setText("before")
    shop.properties.focus_first()
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(field, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "Look"
    assert not QApplication.clipboard().mimeData().hasFormat(MIME_TYPE)


def test_pasted_into_the_tray_a_touchpoint_waits_with_all_that_belongs_to_it(shop: MainWindow, qtbot: QtBot) -> None:
    assert shop.session is not None
    document = shop.session.document
    shop.select(("look",))
    key(qtbot, shop, Qt.Key.Key_C)
    position = document.position
    shop.actions_by_id["edit.paste_tray"].trigger()
    (waiting,) = document.journey.tray
    kept = document.journey["look"]
    assert isinstance(kept, Touchpoint)
    assert (waiting.name, waiting.channel, waiting.feeling) == (kept.name, kept.channel, kept.feeling)
    assert document.position == position + 1
    assert document.undo_label == "Paste “Look” into the tray"
    document.undo()
    assert not document.journey.tray
