"""The overview in the corner: there while not all of the map is in sight, moves what is in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer import settings as keys
from designer.canvas.minimap import MARGIN, Minimap
from designer.editing import operations as ops
from designer.window.main_window import MainWindow
from designer.window.session import MapSession
from tests.maps import rich_map


@pytest.fixture
def large(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.show_session(MapSession(rich_map(120)))
    QApplication.processEvents()
    qtbot.wait(1)
    window.actions_by_id["view.minimap"].trigger()
    QApplication.processEvents()
    return window


def minimap(window: MainWindow) -> Minimap:
    assert window.view is not None
    found = window.view.findChild(Minimap)
    assert isinstance(found, Minimap)
    return found


def test_it_is_there_while_not_all_is_in_sight(large: MainWindow) -> None:
    view = large.view
    assert view is not None
    corner = minimap(large)
    assert corner.isVisible()
    assert corner.geometry().bottomRight() == QPoint(view.width() - MARGIN - 1, view.height() - MARGIN - 1)
    large.actions_by_id["view.fit"].trigger()
    assert not corner.isVisible()
    view.set_zoom(1.0)
    assert corner.isVisible()
    large.actions_by_id["view.minimap"].trigger()
    assert not corner.isVisible()
    assert not large.context.settings.get(keys.MINIMAP)


def test_dragging_looks_where_it_is_dragged(large: MainWindow, qtbot: QtBot) -> None:
    view = large.view
    assert view is not None
    view.set_zoom(1.0)
    corner = minimap(large)
    left, button = view.camera.left, Qt.MouseButton.LeftButton
    middle = QPoint(corner.width() // 2, corner.height() // 2)
    qtbot.mousePress(corner, button, pos=middle)
    seen = corner.seen.centre
    assert seen == pytest.approx((middle.x(), middle.y()), abs=1.5)
    assert view.camera.left != left
    at = view.camera.left
    qtbot.mouseMove(corner, QPoint(middle.x() + 10, middle.y()))
    assert view.camera.left < at
    assert corner.seen.centre[0] == pytest.approx(middle.x() + 10, abs=1.5)
    qtbot.mouseRelease(corner, button, pos=middle)
    at = view.camera.left
    qtbot.mouseMove(corner, QPoint(2, 2))
    assert view.camera.left == at
    assert large.selection == ()


def test_it_follows_scrolling_edits_and_the_size_of_the_window(large: MainWindow, qtbot: QtBot) -> None:
    view = large.view
    assert view is not None
    assert large.session is not None
    view.set_zoom(1.0)
    corner = minimap(large)
    before = corner.seen
    view.scroll_by(-200, -50)
    assert corner.seen != before
    picture = corner.grab().toImage()
    stage = large.session.journey.stages[0].id
    ops.delete(large.session.document, [stage])
    qtbot.waitUntil(lambda: corner.grab().toImage() != picture)
    large.resize(1200, 800)
    QApplication.processEvents()
    assert corner.geometry().right() == view.width() - MARGIN - 1


def test_what_is_in_sight_is_framed_and_the_map_is_drawn(large: MainWindow) -> None:
    view = large.view
    assert view is not None
    view.set_zoom(1.0)
    image = minimap(large).grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
    assert len(colours) > 8
    assert view.colours.accent.lower() in colours
