"""Doing something in the next turn of the event loop, for as long as its window lives."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def call_later(owner: QObject, act: Callable[[], object]) -> None:
    """Do it in the next turn. `QTimer.singleShot` never lets go of what it was given where its owner dies before."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.timeout.connect(act)
    timer.timeout.connect(timer.deleteLater)
    timer.start(0)
