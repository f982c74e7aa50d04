"""The title block on the canvas: what invites to be written stands beside what is there, never over it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.canvas.hints import HintKind
from designer.drawing import Box, Role
from designer.model import Channel, JourneyMap, MapHeader, Stage, Touchpoint, View
from designer.window.main_window import MainWindow
from designer.window.session import MapSession


def bare(**header: str) -> JourneyMap:
    return JourneyMap(
        [
            MapHeader(id="map", uid="bare", **header),
            Stage(id="s", order="A", name="Find", goal="See what there is"),
            Channel(id="web", order="A", name="Website"),
            Touchpoint(id="look", stage="s", step="A", channel="web", name="Look"),
            View(id="v", order="A", name="For the board", channels=("web",)),
        ]
    )


def written(window: MainWindow) -> list[tuple[str, Box]]:
    """The lines of the title block and where they stand."""
    assert window.view is not None
    layout = window.view.map_layout
    return [
        (run.text, Box(x + run.x, y + run.y - 0.7 * run.size, x + run.x + run.width, y + run.y + 0.25 * run.size))
        for group, x, y, run in layout.drawing.texts()
        if group.role is Role.TITLE
    ]


@pytest.mark.parametrize("organisation", ["Bicycle Ltd", "Bicycle Ltd, " * 30])
@pytest.mark.parametrize("title", ["", "Buying a bicycle"])
@pytest.mark.parametrize("view", ["", "v"])
def test_the_invitation_to_write_a_scenario_lies_over_nothing(
    window: MainWindow, qtbot: QtBot, title: str, organisation: str, view: str
) -> None:
    window.show_session(MapSession(bare(title=title, organisation=organisation)))
    window.looking.choose(view)
    qtbot.wait(20)
    assert window.view is not None
    hint = next(h for h in window.view.hints.hints if h.kind is HintKind.SCENARIO)
    lines = written(window)
    assert any("Bicycle Ltd" in text for text, _box in lines)
    assert [text for text, box in lines if box.meets(hint.box)] == []
    assert hint.box.bottom <= window.view.map_layout.grid.stages[0].band.top + 4


def test_a_click_on_it_writes_the_scenario_and_the_organisation_moves_below(window: MainWindow, qtbot: QtBot) -> None:
    window.show_session(MapSession(bare(title="Buying a bicycle", organisation="Bicycle Ltd")))
    qtbot.wait(20)
    view = window.view
    assert view is not None
    view.set_zoom(1)
    qtbot.wait(1)
    hint = next(h for h in view.hints.shown(view.camera) if h.kind is HintKind.SCENARIO)
    x, y = view.camera.to_view(hint.box.left + 6, (hint.box.top + hint.box.bottom) / 2)
    QTest.mouseMove(view.viewport(), QPoint(round(x), round(y)))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
    QApplication.processEvents()
    assert view.session is not None
    editor = view.session.editor.geometry()
    name = next(box for text, box in written(window) if text == "Bicycle Ltd")
    assert editor.top() >= view.camera.to_view(0, name.top + 4)[1], "what is written hides nothing"
    QTest.keyClicks(view.session.editor.name, "Mara wants a bicycle")
    QTest.keyClick(view.session.editor.name, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert view.document.journey.header.scenario == "Mara wants a bicycle"
    places = dict(written(window))
    assert places["Mara wants a bicycle"].bottom <= places["Bicycle Ltd"].top + 4
    if view.session is not None:
        view.session.drop()


def test_the_invitation_to_add_a_persona_gives_way_to_a_long_title_and_its_badges(
    window: MainWindow, qtbot: QtBot
) -> None:
    wide = [Stage(id=f"s{i}", order=f"B{i}", name="Compare what there is") for i in range(3)]
    for title, more, is_there in (
        ("Buying a bicycle", [], False),
        ("Bicycle", [], False),  # its badges stand there
        ("Bicycle", wide, True),
    ):
        window.show_session(MapSession(JourneyMap([*bare(title=title), *more])))
        qtbot.wait(20)
        assert window.view is not None
        hints = [h for h in window.view.hints.hints if h.kind is HintKind.PERSONA]
        assert bool(hints) is is_there
        assert not any(box.meets(h.box) for h in hints for _text, box in written(window))
