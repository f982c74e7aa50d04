"""A window as a person has it: the real one, offscreen, with settings of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QSpacerItem, QWidgetItem
from pytestqt.qtbot import QtBot
from shiboken6 import getAllValidWrappers, isValid

from designer import settings as keys
from designer.settings import Settings
from designer.window.context import Context
from designer.window.main_window import MainWindow


@pytest.fixture
def context(qapp: QApplication, nothing_by_itself: None) -> Context:
    settings = Settings()
    settings.set(keys.APPEARANCE, "light")
    made = Context(settings)
    made.wear()
    return made


def known_places() -> list[object]:
    """The places of layouts that Python knows. PySide gets to know them when a layout that is filled is given to another
    one or to a widget, and goes on believing in them when Qt has let go of them: what comes to lie at the same address is then
    taken for one, up to a crash. So a layout is given its place first and filled then."""
    return [one for one in getAllValidWrappers() if type(one) in (QWidgetItem, QSpacerItem)]


def let_go() -> None:
    """Let go of a window that was closed now, not in the next test: each widget that is still there gets that one's style
    sheet too, which takes as long as a tenth of a test."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> Iterator[MainWindow]:
    before = len(known_places())
    made = MainWindow(context)
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made)
    made.complete()
    yield made
    places = len(known_places())
    if isValid(made):  # the test did not close it
        made.finish_editing()
        for session in made.levels.files:
            session.document.mark_saved()
            session.is_untouched_new = True
        made.close()
        let_go()
    assert places <= before, "a layout was filled before it was given its place"


@pytest.fixture
def blank(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with a new blank map."""
    window.files.new_from_template("blank")
    QApplication.processEvents()
    qtbot.wait(1)
    return window


@pytest.fixture
def saved(blank: MainWindow, tmp_path: Path) -> MainWindow:
    """The window with a map that has a file."""
    assert blank.session is not None
    blank.session.save(tmp_path / "Plan.journey")
    return blank


@pytest.fixture
def press(qtbot: QtBot) -> Callable[..., None]:
    """Press a key with modifiers where the focus is."""

    def do(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        target = QApplication.focusWidget() or QApplication.activeWindow()
        qtbot.keyClick(target, key, modifiers)

    return do
