"""Time in tests: it goes by when the test says so, however fast or busy the computer is."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

HOUR_MS = 3_600_000  # longer than any test: what is to come then does not come by itself


def let_elapse(timer: QTimer, qtbot: QtBot) -> None:
    """The time of a timer that runs once is over now."""
    assert timer.isActive()
    usual = timer.interval()
    timer.setInterval(0)
    qtbot.waitUntil(lambda: not timer.isActive())
    timer.setInterval(usual)
