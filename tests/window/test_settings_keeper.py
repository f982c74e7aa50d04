"""Settings are on the disk moments after they were changed."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from designer import settings as keys
from designer.settings import Settings
from designer.window.settings_keeper import SettingsKeeper


def test_a_changed_setting_is_written_without_anybody_closing_the_window(qtbot: QtBot) -> None:
    settings, parent = Settings(), QObject()
    SettingsKeeper(settings, parent)
    settings.set(keys.AUTHOR, "Ann")
    settings.set(keys.PAPER, "A0")
    assert not settings.file.exists()
    qtbot.waitUntil(settings.file.exists, timeout=4000)
    written = Settings()
    assert (written.get(keys.AUTHOR), written.get(keys.PAPER)) == ("Ann", "A0")
    settings.reset(keys.AUTHOR)
    qtbot.waitUntil(lambda: Settings().get(keys.AUTHOR) == "", timeout=4000)


def test_a_folder_that_takes_nothing_bothers_nobody(qtbot: QtBot) -> None:
    settings, parent = Settings(), QObject()
    settings.file.parent.parent.mkdir(parents=True, exist_ok=True)
    settings.file.parent.rmdir() if settings.file.parent.is_dir() else None
    settings.file.parent.write_text("no folder")
    SettingsKeeper(settings, parent)
    settings.set(keys.AUTHOR, "Ann")
    qtbot.wait(1800)
    assert settings.get(keys.AUTHOR) == "Ann"
