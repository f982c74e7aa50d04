"""Small windows and large text: nothing is cut off, bars stay low."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from designer import settings as keys
from designer.editing import operations as ops
from designer.model import Placement, Severity
from designer.templates import open_template
from designer.window.context import Context
from designer.window.gap_popup import GapPopup
from designer.window.keys_sheet import KeysSheet
from designer.window.main_window import MainWindow
from designer.window.message_bar import Message
from designer.window.popup_list import PopupList, Row
from designer.window.properties.gap_box import GapBox
from designer.window.session import MapSession

LONG = (
    "“Buying a commuter bike for the town and the country” was not saved before the program ended. 12 changes are kept."
)
BUTTONS = (("Compare", lambda: None), ("Open with the changes", lambda: None), ("Discard", lambda: None))


@pytest.fixture
def large(context: Context, qtbot: QtBot) -> Iterator[MainWindow]:
    """The smallest window with the largest text."""
    context.settings.set(keys.TEXT_SIZE, 150)
    context.settings.save()
    made = MainWindow(Context())
    made.resize(960, 600)
    made.show()
    qtbot.waitExposed(made)
    made.complete()
    QApplication.processEvents()
    yield made
    made.close()
    QApplication.processEvents()


def buttons_of(bar: QWidget) -> list[QPushButton]:
    return [b for b in bar.findChildren(QPushButton) if b.isVisible() and b.text()]


def test_the_buttons_of_a_long_message_go_below_it_where_that_is_lower(large: MainWindow, qtbot: QtBot) -> None:
    bar = large.message_bar
    bar.show_message(Message(LONG, Severity.INFO, BUTTONS, stays=True))
    QApplication.processEvents()
    scale = large.context.scale
    assert bar.height() <= scale(82), "two lines and a row of buttons"
    bottom = bar._text.mapTo(bar, QPoint(0, bar._text.height())).y()
    for button in buttons_of(bar):
        place = button.mapTo(bar, QPoint())
        assert place.y() >= bottom - scale(8)
        assert bar.rect().contains(place)
        assert bar.rect().contains(place + QPoint(button.width() - 1, button.height() - 1))
    large.resize(1900, 700)
    qtbot.waitUntil(lambda: bar.height() <= scale(45))  # with room they stand beside it
    large.resize(960, 600)
    qtbot.waitUntil(lambda: scale(45) < bar.height() <= scale(82))


def test_a_short_message_keeps_its_button_beside_it(large: MainWindow) -> None:
    large.message_bar.say("40 touchpoints wait in the tray.", ("Undo", lambda: None))
    QApplication.processEvents()
    assert large.message_bar.height() <= large.context.scale(45)


@pytest.mark.parametrize("width", [420, 700, 1000, 1292])
def test_the_sheet_of_keys_has_as_many_columns_as_there_is_room_for(
    window: MainWindow, qtbot: QtBot, width: int
) -> None:
    sheet = KeysSheet(window)
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.resize(max(width, sheet.minimumSizeHint().width()), 530)
    QApplication.processEvents()
    page = sheet._page
    room = page.parentWidget()
    assert room is not None
    assert page.width() <= room.width(), "nothing is scrolled sideways"
    for row in sheet._rows:
        left = row.mapTo(page, QPoint()).x()
        assert left + row.sizeHint().width() <= page.width() + 1, f"“{row.text}” is cut off"
    assert page.count == {420: 1, 700: 2, 1000: 3, 1292: 4}[width]


def test_a_list_is_as_high_as_what_can_be_chosen(window: MainWindow, qtbot: QtBot) -> None:
    rows = [Row(str(n), "plus", name) for n, name in enumerate(("Asks", "Answers", "Buys", "Compares"))]
    popup = PopupList(window.context, window, "plus", "Choose", rows)
    popup.open_at(QPoint(20, 20))
    full = popup.height()
    qtbot.keyClicks(popup.field, "a")
    asks = popup.height()
    qtbot.keyClicks(popup.field, "ns")
    assert [r.text for r in popup.rows] == ["Answers"]
    assert popup.height() < asks <= full
    qtbot.keyClicks(popup.field, "zzz")
    assert popup.height() >= window.context.scale(38 + 32), "room for saying that there is nothing"
    for _letter in range(6):
        qtbot.keyClick(popup.field, Qt.Key.Key_Backspace)
    assert popup.height() == full
    popup.close()


@pytest.mark.parametrize(("size", "width"), [(100, 960), (130, 960), (150, 960), (150, 1280), (100, 1440)])
def test_the_first_page_cuts_nothing_off(context: Context, qtbot: QtBot, size: int, width: int) -> None:
    context.settings.set(keys.TEXT_SIZE, size)
    context.settings.save()
    made = MainWindow(Context())
    made.resize(width, 640)
    made.show()
    qtbot.waitExposed(made)
    made.complete()
    page, scale = made.welcome, made.context.scale

    def cut() -> list[str]:
        room = page.viewport().rect()
        found = []
        for widget in (page.search, page._guided, *page.findChildren(QLabel)):
            if widget.isVisible() and widget.text():
                left = widget.mapTo(page.viewport(), QPoint()).x()
                is_short = isinstance(widget, QLabel) and not widget.wordWrap()
                least = widget.fontMetrics().horizontalAdvance(widget.text()) if is_short else 0
                if left < room.left() or left + widget.width() > room.right() + 1 or widget.width() < least:
                    found.append(widget.text())
        return found

    qtbot.waitUntil(lambda: cut() == [])  # Qt lays the page out once it has nothing else to do
    assert page.search.width() >= scale(160)
    made.close()


def test_gaps_leave_the_fields_their_room_in_a_low_window(window: MainWindow, qtbot: QtBot) -> None:
    window.show_session(MapSession(open_template("blank")))
    assert window.session is not None
    journey = window.session.journey
    made = ops.add_touchpoint(
        window.session.document, "Looks", Placement(stage=journey.stages[0].id, lane=journey.channels[0].id)
    )
    window.session.settle_now()
    window.select((made,))
    panel, gaps = window.properties, len(window.session.gaps_about(made))
    assert gaps >= 3

    def boxes() -> list[GapBox]:
        return [box for box in panel.findChildren(GapBox) if box.isVisible()]

    qtbot.waitUntil(lambda: len(boxes()) == 3)
    window.resize(960, 600)
    qtbot.waitUntil(lambda: len(boxes()) < 3)
    assert boxes(), "the gravest one is told, however low the window is"
    assert panel._area.height() > panel.height() * 0.4
    more = panel.findChild(QPushButton, "gaps.more")
    assert more is not None
    left = gaps - len(boxes())
    assert more.text() == (f"{left} more gaps" if left > 1 else "1 more gap")
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    (popup,) = window.findChildren(GapPopup)
    assert popup.isVisible()
    popup.leave()
    window.resize(1440, 1000)
    qtbot.waitUntil(lambda: len(boxes()) == 3)
    assert more.isVisible() == (gaps > 3)


@pytest.mark.parametrize("title", ["Renting a kayak", "Renting a kayak for a Saturday on the lake with the children"])
def test_the_name_of_the_map_is_read_and_properties_leave_it_room(large: MainWindow, qtbot: QtBot, title: str) -> None:
    large.files.new_from_template("blank")
    assert large.session is not None
    ops.set_header(large.session.document, "title", title)
    for _turn in range(6):
        QApplication.processEvents()
    large.finish_editing()
    bar = large.toolbar
    assert bar._title.text()[:7] == "Renting"
    assert bar._title.width() >= large.context.scale(80)
    assert not bar._badge.isVisible()
    for label in (bar._title, bar._state):
        if label.isVisible():
            assert bar._middle.rect().contains(label.geometry())
    if title == "Renting a kayak":
        assert bar._title.text() == title
    assert large.right.width() <= large.width() * 0.45
    large.bottom.show_panel("gaps")
    for _turn in range(6):
        QApplication.processEvents()
    assert large.bottom.geometry().right() < large.right.geometry().left()
    large.session.document.mark_saved()
