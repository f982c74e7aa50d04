"""Doing something in the next turn of the event loop, and letting go of widgets no sooner than that."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget
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


def show_instead(area: QScrollArea, page: QWidget) -> None:
    """Show a page in the place of the one before. That one goes in the next turn: `setWidget` alone takes it apart at once,
    also under the press of its own button that asked for this."""
    old = area.takeWidget()
    if old is not None:
        old.hide()
        old.deleteLater()
    area.setWidget(page)
