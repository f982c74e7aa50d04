"""Tells a screen reader what happened: politely, and not more often than every two seconds (WINDOW.md section 11)."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

EVERY_MS = 2000


class Announcer(QObject):
    """Speaks for one window. Of what comes too fast the last is said."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._waiting = ""
        self.said: list[str] = []  # the last few, for those who can't hear
        self._pause = QTimer(self, singleShot=True, interval=EVERY_MS)
        self._pause.timeout.connect(self._go_on)

    def say(self, text: str) -> None:
        """Say it when there is time."""
        if not text:
            return
        if self._pause.isActive():
            self._waiting = text
        else:
            self._speak(text, QAccessible.AnnouncementPoliteness.Polite)

    def say_at_once(self, text: str) -> None:
        """Say it now: it is about something that went wrong."""
        self._waiting = ""
        self._speak(text, QAccessible.AnnouncementPoliteness.Assertive)

    def _go_on(self) -> None:
        text, self._waiting = self._waiting, ""
        self.say(text)

    def _speak(self, text: str, politeness: QAccessible.AnnouncementPoliteness) -> None:
        self._pause.start()
        self.said = [*self.said[-9:], text]
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self._window, text)
            event.setPoliteness(politeness)
            QAccessible.updateAccessibility(event)
