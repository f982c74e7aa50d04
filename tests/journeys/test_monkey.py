"""Whatever anybody does to the window: no exception, no stray message, the map stays whole, all of it can be taken back.

JOURNEY_MONKEY=100000 says how many things each monkey does; a few thousand when the whole suite runs.
"""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from designer.storage import dumps
from designer.window.main_window import MainWindow
from tests.journeys.monkey import Monkey, is_sound

COUNT = int(os.environ.get("JOURNEY_MONKEY", "1500"))
_ROUND = 500
_LEAST_FOR_MEMORY = 20_000


@pytest.fixture(autouse=True)
def no_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever asks is left at once, as with Esc."""
    monkeypatch.setattr(QDialog, "exec", lambda self: 0)
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args, **_kwargs: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_kwargs: "")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_anything_may_be_done_anywhere(window: MainWindow, qtbot: QtBot, seed: int) -> None:
    window.files.new_from_template("loyalty-loop")
    QApplication.processEvents()
    qtbot.wait(1)
    session = window.session
    assert session is not None
    start = dumps(session.journey, "Monkey")
    monkey, before = Monkey(window, seed), 0
    for done in range(0, COUNT, _ROUND):
        monkey.act(_ROUND)
        assert window.session is session, "the monkey left its map"
        assert is_sound(session.journey), monkey.done
        if done + _ROUND >= _LEAST_FOR_MEMORY and not before:
            before = _memory()
    while session.document.position:
        session.document.undo()
    assert dumps(session.journey, "Monkey") == start
    if before and COUNT >= 3 * _LEAST_FOR_MEMORY:
        gc.collect()
        assert _memory() - before < 20 * 1024 * 1024


def _memory() -> int:
    """Bytes of memory that the process holds; 0 where the system does not tell."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * 4096 if status.exists() else 0
