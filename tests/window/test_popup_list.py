"""A list that opens over the canvas, under the mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.editing import operations
from designer.model import Placement
from designer.templates import open_sample
from designer.window.main_window import MainWindow
from designer.window.popup_list import PopupList, Row, WideList
from designer.window.session import MapSession

Open = Callable[[int], PopupList]


@pytest.fixture
def opened(window: MainWindow) -> Open:
    """Open a list of so many rows in the middle of the window."""

    def do(count: int) -> PopupList:
        rows = [Row(str(n), "store", f"Shop {n}") for n in range(count)]
        popup = PopupList(window.context, window, "search", "Which shop", rows)
        popup.open_at(window.rect().center() / 3)
        QApplication.processEvents()
        return popup

    return do


@pytest.mark.parametrize("count", [1, 2, 5, 9])
def test_the_last_row_stands_still_under_the_mouse_and_can_be_clicked(opened: Open, qtbot: QtBot, count: int) -> None:
    popup = opened(count)
    view = popup.list
    place = view.visualRect(view.model().index(count - 1, 0)).center()
    chosen: list[str] = []
    popup.chosen.connect(chosen.append)

    qtbot.mouseMove(view.viewport(), view.visualRect(view.model().index(0, 0)).center())
    qtbot.mouseMove(view.viewport(), place)
    assert view.indexAt(place).row() == count - 1, "the rows scrolled away"
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert chosen == [str(count - 1)]


def test_a_list_is_as_high_as_its_rows(opened: Open) -> None:
    for count in (1, 4, 9, 30):
        view = opened(count).list
        last = view.visualRect(view.model().index(min(count, 9) - 1, 0))
        assert last.bottom() < view.viewport().height(), count


def test_a_list_of_what_is_on_one_map_does_not_stay_over_another(window: MainWindow) -> None:
    window.files.new_from_template("loyalty-loop")
    assert window.session is not None
    window.select((window.session.journey.touchpoints[0].id,))
    window.commands.do("map.connect")
    assert any(popup.isVisible() for popup in window.findChildren(PopupList))

    window.show_session(MapSession(open_sample("coffee-letter")))

    assert not any(popup.isVisible() for popup in window.findChildren(PopupList))


def test_what_quick_fixes_are_about_is_read_to_its_end(window: MainWindow, qtbot: QtBot) -> None:
    window.show_session(MapSession(open_sample("commuter-bike")))
    assert window.session is not None
    document = window.session.document
    made = operations.add_touchpoint(document, "Waits", Placement(stage=window.session.journey.stages[1].id))
    window.session.settle_now()
    gap = next(g for g in window.session.gaps_about(made) if g.rule == "GR02")
    window.commands.fixes.mend(gap)
    QApplication.processEvents()
    (popup,) = window.findChildren(WideList)
    label = popup.about
    assert label.text() == gap.suggestion
    area = label.contentsRect()
    lines = label.fontMetrics().boundingRect(area, int(Qt.TextFlag.TextWordWrap), label.text())
    assert lines.height() <= area.height()
    assert label.geometry().bottom() < popup.field.geometry().top()
    hint = popup.field.placeholderText()
    assert popup.field.fontMetrics().horizontalAdvance(hint) < popup.field.width()
    row = popup.list.visualRect(popup.list.model().index(0, 0))
    qtbot.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert document.undo_label.startswith("Quick fix")
