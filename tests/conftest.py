"""What every test stands on: no display, a home of its own, and nothing said that was not asked for."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from pytestqt.wait_signal import SignalBlocker

# Before anything imports Qt. A test that wants a real display starts a process of its own: tests/desktop.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("JOURNEY_DESIGNER_TEST_PLATFORM", "offscreen")
# Text and colours as on a machine without a desktop, wherever the tests run.
os.environ["LANGUAGE"] = "en"
os.environ.pop("QT_STYLE_OVERRIDE", None)
os.environ.pop("QT_SCALE_FACTOR", None)

hypothesis.settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    max_examples=35,
    database=None,
    print_blob=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.register_profile(
    "thorough", parent=hypothesis.settings.get_profile("ci"), derandomize=False, max_examples=1000
)
# Says at once that something fails, with the example as it was found: making it small can take many minutes.
hypothesis.settings.register_profile(
    "unshrunk",
    parent=hypothesis.settings.get_profile("ci"),
    phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate),
)
# A first look at a change, before the whole suite runs.
hypothesis.settings.register_profile("brief", parent=hypothesis.settings.get_profile("unshrunk"), max_examples=8)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

PATIENCE_MS = 300_000  # what takes a second on a quiet computer takes minutes on one that has a lot to do


class PatientBot(QtBot):
    """Waits for what will happen as long as it takes; no test needs to say how long, and none is less patient."""

    def wait(self, ms: int) -> None:
        from PySide6.QtWidgets import QApplication

        # A busy computer may let all of the time go by before the first turn: what needs some turns has them.
        super().wait(ms)
        for _turn in range(10):
            QApplication.processEvents()

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        __tracebackhide__ = True
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **more: Any) -> SignalBlocker:
        return super().waitSignal(signal, timeout=max(timeout, PATIENCE_MS), **more)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> Iterator[QtBot]:
    """The hands of a test, with patience; the name is pytest-qt's. Windows that a test leaves shown are hidden with it: the
    offscreen pointer would be in them instead of in those of the next. A button that is still held is let go: as long as
    one is, Qt tells no widget that the pointer came or went, in whatever test."""
    yield PatientBot(request)
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QWindow
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    for widget in QApplication.topLevelWidgets():
        widget.hide()
    held = QApplication.mouseButtons()
    if held != Qt.MouseButton.NoButton:
        window = QWindow()
        window.resize(2, 2)
        for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
            if held & button:
                QTest.mouseRelease(window, button)


@pytest.fixture
def nothing_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program does after a while does not happen in the middle of a test that takes long; a test about that sets
    the time itself: scroll a map at whose edge something is held, take a message away, pick up what a finger lies on, …"""
    from designer.canvas import mouse, touch
    from designer.window import message_bar, outline_drag, paper_watch
    from tests.elapsing import HOUR_MS

    for module, name in (
        (mouse, "_EDGE_WAIT"),
        (touch, "HOLD_MS"),
        (touch, "MENU_MS"),
        (touch, "TAP_MS"),
        (message_bar, "STAYS_MS"),
        (outline_drag, "_OPENS_AFTER"),
        (paper_watch, "QUIET_MS"),
    ):
        monkeypatch.setattr(module, name, HOUR_MS)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep settings, recovery copies and the log of a test in a folder of its own."""
    home = tmp_path / "home"
    monkeypatch.setenv("JOURNEY_DESIGNER_HOME", str(home))
    # What is installed on the computer of a tester must not change what a map looks like.
    monkeypatch.setenv("JOURNEY_DESIGNER_FONTS", "")
    return home


@pytest.fixture(scope="session", autouse=True)
def clipboard_emptied() -> Iterator[None]:
    """Leave nothing of ours on the clipboard. Qt's offscreen platform takes it apart in the exit of the process, when Python is
    not there any more: that brings the process down after all tests have passed."""
    yield
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.instance() is not None:
            QGuiApplication.clipboard().clear()


@pytest.hookimpl(hookwrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Let go of the widgets of a test with it. Outside of Qt's own loop nothing that was let go goes by itself: all canvases of
    a room would be painted to its end, and take two gigabytes."""
    yield
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        if QCoreApplication.instance() is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def nothing_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which anything logs a warning or worse; the mark `allow_log` says that the test looks itself."""
    collector = _Collector()
    root = logging.getLogger()
    root.addHandler(collector)
    yield
    root.removeHandler(collector)
    if collector.lines and request.node.get_closest_marker("allow_log") is None:
        pytest.fail("logged: " + "; ".join(collector.lines), pytrace=False)
