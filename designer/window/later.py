"""Doing something in the next turn of the event loop, for as long as its window lives."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid


def call_later(owner: QObject, act: Callable[[], object]) -> None:
    """Do it in the next turn. `QTimer.singleShot` never lets go of what it was given where its owner dies before.

    While Qt takes a window apart, what is left of it still gets events and asks for turns of its own: those are forgotten,
    as the Python side of a widget is gone before the widget is.
    """
    if not isValid(owner):
        return
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.timeout.connect(lambda: act() if isValid(owner) else None)
    timer.timeout.connect(timer.deleteLater)
    timer.start(0)
