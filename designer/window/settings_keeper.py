"""Writes the settings soon after each change: a program that is ended by force forgets none of them."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import QObject, QTimer

from designer.settings import Settings

SOON = 1500  # ms: what is changed in one go is written once


class SettingsKeeper(QObject):
    """Follows the settings of one program."""

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._save)
        settings.on_change = self._soon.start

    def _save(self) -> None:
        with contextlib.suppress(OSError):  # it is tried again at the next change, and when a window closes
            self._settings.save()
