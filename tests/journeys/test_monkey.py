"""Whatever anybody does to the window: no exception, no stray message, the map stays whole, all of it can be taken back.

JOURNEY_MONKEY=100000 says how many events of mouse, wheel, keys and touch each monkey makes; some hundreds when the whole
suite runs. JOURNEY_MONKEY_SEEDS="4 5" takes other monkeys than the first three. With `-s` it tells how long that took, how many
steps it made and what the process held at the beginning and the end.
"""

from __future__ import annotations

import os
import time
from typing import Any

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from designer.model import JourneyMap
from designer.storage import dumps
from designer.window.files import Files
from designer.window.main_window import MainWindow
from designer.window.session import MapSession
from tests.journeys.memory import held_memory
from tests.journeys.monkey import Monkey, close_others, is_sound, pass_time, qt_messages

COUNT = int(os.environ.get("JOURNEY_MONKEY", "500"))
SEEDS = [int(seed) for seed in os.environ.get("JOURNEY_MONKEY_SEEDS", "1 2 3").split()]
_ROUND = min(300, max(1, COUNT // 4))  # acts between two looks at the map; an act is more than one event
_TELLS_EVERY = 5000  # events
_LEAST_FOR_MEMORY = 20_000
_MEASURES_MEMORY = 3 * _LEAST_FOR_MEMORY  # events from which on a monkey tells whether memory grows
_MOST_MEMORY = 20 * 1024 * 1024
_ENDING = ("file.close", "file.quit")


@pytest.fixture(autouse=True)
def no_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever asks is left at once, as with Esc; the map stays open, also while nothing of it would be lost."""
    monkeypatch.setattr(Files, "ask_new", lambda self: None)
    monkeypatch.setattr(QDialog, "exec", lambda self: 0)
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args, **_kwargs: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_kwargs: "")


@pytest.mark.parametrize("seed", SEEDS)
def test_anything_may_be_done_anywhere(window: MainWindow, qtbot: QtBot, qtlog: Any, seed: int) -> None:
    window.files.new_from_template("loyalty-loop")
    QApplication.processEvents()
    qtbot.wait(1)
    if COUNT >= _MEASURES_MEMORY:
        _use_everything(window, qtbot)
        window.files.new_from_template("loyalty-loop")
        QApplication.processEvents()
    session = window.session
    assert session is not None
    start, begun, held, told = dumps(session.journey, "Monkey"), time.process_time(), 0, 0
    at_first = held_memory()
    monkey = Monkey(window, seed)
    with qtlog.disabled(), qt_messages() as messages, qtbot.capture_exceptions() as exceptions:
        while monkey.events < COUNT:
            monkey.act(_ROUND)
            assert not exceptions, (exceptions, monkey.told())
            assert not messages, (messages, monkey.told())
            assert window.session is session, f"the monkey left its map: {monkey.told()}"
            assert is_sound(session.journey), monkey.told()
            if not held and monkey.events >= _LEAST_FOR_MEMORY:
                held = held_memory()
            if monkey.events // _TELLS_EVERY > told:
                told = monkey.events // _TELLS_EVERY
                _tell(seed, monkey, begun, len(session.document.history), at_first)
        while session.document.position:
            session.document.undo()
            pass_time()
        assert not exceptions
        assert not messages
    assert dumps(session.journey, "Monkey") == start
    _tell(seed, monkey, begun, 0, at_first)
    if held and COUNT >= _MEASURES_MEMORY:
        assert held_memory() - held < _MOST_MEMORY


def _use_everything(window: MainWindow, qtbot: QtBot) -> None:
    """Do every action once, on a map of its own each: what the first use of something brings in for good (printing alone takes
    ten MiB) is then there before anybody measures whether memory grows."""
    assert window.session is not None
    base = list(window.session.journey)
    for id in [id for id in window.actions_by_id if id not in _ENDING]:
        session = MapSession(JourneyMap(base))
        window.show_session(session)
        session.settle_now()
        window.select([session.journey.touchpoints[0].id])
        action = window.actions_by_id[id]
        was = next((one for one in _choices(action) if one.isChecked()), action)
        action.trigger()
        qtbot.wait(1)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        close_others(window)
        window.finish_editing()
        if action.isCheckable():
            was.trigger()  # as it was
        pass_time()
        session.document.mark_saved()
    window.showNormal()


def _choices(action: QAction) -> list[QAction]:
    group = action.actionGroup()
    return group.actions() if group is not None else []


def _tell(seed: int, monkey: Monkey, begun: float, steps: int, at_first: int) -> None:
    spent, mib = time.process_time() - begun, 1024 * 1024
    print(
        f"seed {seed}: {monkey.events} events, {monkey.acts} acts in {spent:.0f} s of processor time, {steps} steps, "
        f"{at_first / mib:.0f} MiB at first, {held_memory() / mib:.0f} MiB now",
        flush=True,
    )
