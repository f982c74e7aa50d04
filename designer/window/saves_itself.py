"""“Save by itself”: the files of one window are saved a while after the last edit, where the settings say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from designer import settings as keys

if TYPE_CHECKING:
    from designer.window.main_window import MainWindow
    from designer.window.session import MapSession

PAUSE_MS = 3000  # after the last edit
WAIT_MS = 500  # until it is looked again whether a gesture or an editor is over


class SavesItself(QObject):
    """Never saves in the middle of a gesture or of a text that is being written, and never asks for a place: what has no file
    yet waits for Save. Trouble stands in the bar, as after a save that was asked for; the next edit tries again."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._save)

    def look(self) -> None:
        """Something was edited or saved, or the setting changed: wait anew, where there is something to be saved."""
        if self._waiting():
            self._timer.start(PAUSE_MS)
        else:
            self._timer.stop()

    def _waiting(self) -> list[MapSession]:
        if not self._window.context.settings.get(keys.SAVE_BY_ITSELF):
            return []
        return [s for s in self._window.levels.files if s.path is not None and s.is_edited and not s.is_read_only]

    def _save(self) -> None:
        waiting = self._waiting()
        if waiting and self._is_busy():
            self._timer.start(WAIT_MS)
            return
        for session in waiting:
            self._window.files.save_file(session)
        if self._waiting():
            self._timer.stop()  # it did not work; the bar says why

    def _is_busy(self) -> bool:
        view = self._window.view
        is_writing = view is not None and (view.session is not None or view.mouse.gesture is not None)
        return is_writing or QApplication.activePopupWidget() is not None
