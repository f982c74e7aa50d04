"""The ways through the map, brought out on the canvas and never in the map."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.editing import operations as ops
from designer.storage import dumps
from designer.templates import samples
from designer.window.insight_panel import InsightPanel
from designer.window.main_window import MainWindow


@pytest.fixture
def bike(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.files.open_sample(str(next(s for s in samples() if s.id == "commuter-bike").path))
    QApplication.processEvents()
    qtbot.wait(1)
    return window


@pytest.fixture
def panel(bike: MainWindow, qtbot: QtBot) -> InsightPanel:
    bike.actions_by_id["map.insight"].trigger()
    found = bike.findChildren(InsightPanel)
    assert len(found) == 1
    qtbot.waitUntil(lambda: len(found[0].lines) > 0, timeout=5000)
    return found[0]


def test_the_main_path_is_shown_at_once_and_the_keys_walk_to_the_others(
    bike: MainWindow, panel: InsightPanel, press: Callable[..., None]
) -> None:
    assert bike.view is not None
    assert bike.session is not None
    main = bike.view.state.shown_way
    assert bike.session.journey.touchpoints[0].id in main
    assert [line.line.kind for line in panel.lines] == ["path", "detour", "bottleneck", "end", "worst", "worst"]
    press(Qt.Key.Key_Down)
    assert panel.lines[1].is_on
    beside = bike.view.state.shown_way
    assert beside != main
    names = {getattr(bike.session.journey[i], "name", "") for i in beside}
    assert {"Test ride in the store", "Order in the store", "Apply for the lease"} <= names


def test_it_paints_above_the_map_and_changes_nothing_of_it(bike: MainWindow, panel: InsightPanel, qtbot: QtBot) -> None:
    view, session = bike.view, bike.session
    assert view is not None
    assert session is not None
    before = dumps(session.journey)
    view.zoom_to_fit()
    shown = view.viewport().grab().toImage()
    drawing = view.map_layout.drawing
    panel.close()
    QApplication.processEvents()
    assert view.state.shown_way == ()
    assert view.viewport().grab().toImage() != shown
    assert view.map_layout.drawing is drawing
    assert dumps(session.journey) == before
    assert session.document.position == 0


def test_escape_closes_it_and_the_keys_are_back_on_the_map(
    bike: MainWindow, panel: InsightPanel, press: Callable[..., None], qtbot: QtBot
) -> None:
    press(Qt.Key.Key_Escape)
    assert bike.view is not None
    assert bike.view.hasFocus()
    assert bike.view.state.shown_way == ()


def test_it_follows_the_map(bike: MainWindow, panel: InsightPanel, qtbot: QtBot) -> None:
    assert bike.session is not None
    document = bike.session.document
    branch = next(c for c in bike.session.journey.connections if c.share == 35)
    ops.set_field(document, [branch.id], "share", 0.0)
    qtbot.waitUntil(lambda: any("0 %" in line.line.detail.split(",") for line in panel.lines), timeout=5000)


def test_the_key_opens_and_closes_it(bike: MainWindow, qtbot: QtBot) -> None:
    bike.actions_by_id["map.insight"].trigger()
    assert [p.isVisible() for p in bike.findChildren(InsightPanel)] == [True]
    bike.actions_by_id["map.insight"].trigger()
    assert not any(p.isVisible() for p in bike.findChildren(InsightPanel))


def test_another_map_closes_it(bike: MainWindow, panel: InsightPanel, qtbot: QtBot) -> None:
    bike.files.new_from_template("blank")
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not bike.findChildren(InsightPanel))
    assert bike.view is not None
    assert bike.view.state.shown_way == ()
