"""Letting go at once of what a widget held, when Qt has let go of the widget."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer


def forget_when_gone(owner: QObject) -> None:
    """Let go of all attributes of a widget once Qt has taken it apart, with all that lies in it: that may still ask for them.

    Its parts know it as it knows them: without this all of them, and the map that they show, would wait for a collection of
    all garbage. What waits takes room, and the heap that grew for it does not shrink again.
    """
    held = vars(owner)
    owner.destroyed.connect(lambda: QTimer.singleShot(0, held.clear))
