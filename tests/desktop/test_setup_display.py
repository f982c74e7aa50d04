"""Opening a window on a real X server."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

ASK = "from designer.platform_check import why_no_window; print(why_no_window())"
OPEN = """
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
application.processEvents()
print(QGuiApplication.platformName(), window.isVisible())
"""


def _say(code: str, environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return done.stdout.strip() or done.stderr


def test_nothing_is_in_the_way_where_a_window_opens(display: dict[str, str]) -> None:
    said = _say(ASK, display)
    if "sudo apt install" in said:
        pytest.skip(said)
    assert said == "None"
    assert _say(OPEN, display) == "xcb True"


def test_a_display_that_went_away_is_said_instead_of_an_abort(display: dict[str, str]) -> None:
    assert "no display" in _say(ASK, {**display, "DISPLAY": ":4711"})
