"""Whatever is done while a text is written on the map: the text is kept, or forgotten with what got no name, and then it is
done, to what is there by then."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.editing import operations
from designer.model import Touchpoint
from designer.model.elements import name_of
from designer.window.commands import _WITH_SOMETHING, _WITH_TOUCHPOINTS
from designer.window.main_window import MainWindow
from tests.journeys.monkey import pass_time
from tests.window.test_all_actions import CTRL, _children, _leave_all
from tests.window.test_all_actions import asked as asked
from tests.window.test_all_actions import map_window as map_window
from tests.window.test_all_actions import shut as shut

Press = Callable[..., None]
_ABOUT_ITS_PLACE = (
    "edit.undo", "edit.paste", "edit.select_group", "insert.note", "insert.stage", "insert.touchpoint", "map.fold", "map.pin",
    "map.move_left", "map.own_step_left", "map.stage_split", "map.stage_join", "map.connection_next", "map.make_inner",
    "map.open_inner", "check.fix", "check.waive", "check.next",
)  # fmt: skip


def _touchpoint(window: MainWindow, name: str) -> str:
    assert window.session is not None
    return next(t.id for t in window.session.journey.touchpoints if t.name == name)


def _begin_next(window: MainWindow, press: Press) -> str:
    """Begin a new touchpoint behind “Orders”, as Enter does."""
    assert window.view is not None
    window.select((_touchpoint(window, "Orders"),))
    window.focus_canvas()
    QApplication.processEvents()
    press(Qt.Key.Key_Return)
    assert window.view.session is not None
    return window.view.session.writing.id


@pytest.mark.usefixtures("shut", "asked")
def test_whatever_is_about_what_is_chosen_may_be_done_while_something_new_has_no_name_yet(
    map_window: MainWindow, qtbot: QtBot, press: Press
) -> None:
    assert map_window.session is not None
    session, document = map_window.session, map_window.session.document
    at_first = document.position
    for id in (*_WITH_TOUCHPOINTS, *_WITH_SOMETHING, *_ABOUT_ITS_PLACE):
        map_window.activateWindow()
        qtbot.waitUntil(map_window.isActiveWindow)
        _begin_next(map_window, press)
        kept = _children(map_window)
        with qtbot.capture_exceptions() as exceptions:
            map_window.actions_by_id[id].trigger()
            pass_time()
            _leave_all(map_window, kept)
            map_window.levels.go_to(0)
        assert not exceptions, (id, exceptions)
        assert map_window.session is session, id
        assert all(t.name for t in session.journey.of(Touchpoint)), id
        while document.position > at_first:
            document.undo()
        while document.position < at_first:
            document.redo()
        pass_time()


def test_a_feeling_given_while_nothing_is_written_yet_is_for_the_touchpoint_before(
    map_window: MainWindow, press: Press
) -> None:
    assert map_window.session is not None
    new = _begin_next(map_window, press)
    map_window.actions_by_id["map.feeling_up"].trigger()
    journey = map_window.session.journey
    assert new not in journey
    touchpoint = journey[_touchpoint(map_window, "Orders")]
    assert isinstance(touchpoint, Touchpoint)
    assert touchpoint.feeling == 0
    assert map_window.session.document.undo_label == "Change feeling at “Orders”"


def test_a_feeling_given_while_a_name_is_written_is_for_what_has_that_name(
    map_window: MainWindow, press: Press, qtbot: QtBot
) -> None:
    assert map_window.session is not None
    _begin_next(map_window, press)
    for letter in "Pays":
        press(letter)
    map_window.actions_by_id["map.feeling_up"].trigger()
    touchpoint = map_window.session.journey[_touchpoint(map_window, "Pays")]
    assert isinstance(touchpoint, Touchpoint)
    assert touchpoint.feeling == 0


def test_what_is_written_is_still_written_after_a_look_closer(map_window: MainWindow, press: Press) -> None:
    assert map_window.view is not None
    id = _begin_next(map_window, press)
    map_window.actions_by_id["view.zoom_in"].trigger()
    assert map_window.view.session is not None
    assert map_window.view.session.writing.id == id
    press(Qt.Key.Key_Z, CTRL)  # of the editor: nothing was typed, and nothing of the map is undone
    assert map_window.view.session is not None


@pytest.mark.parametrize("id", ["insert.stage", "insert.channel", "insert.touchpoint", "insert.persona"])
def test_something_new_is_kept_when_what_it_comes_before_or_is_in_goes_while_it_is_written(
    map_window: MainWindow, press: Press, id: str
) -> None:
    assert map_window.session is not None
    assert map_window.view is not None
    document, view = map_window.session.document, map_window.view
    about = document.journey[_touchpoint(map_window, "Orders")]
    assert isinstance(about, Touchpoint)
    map_window.select((about.id,))
    map_window.focus_canvas()
    QApplication.processEvents()
    map_window.actions_by_id[id].trigger()
    assert view.session is not None
    kept = (view.session.writing.id, about.stage)
    others = [x.id for x in (*document.journey.stages, *document.journey.lanes) if x.id not in kept]
    operations.delete(document, others)
    for letter in "Pays":
        press(letter)
    press(Qt.Key.Key_F2)
    assert view.session is None
    assert "Pays" in [name_of(element) for element in document.journey]
