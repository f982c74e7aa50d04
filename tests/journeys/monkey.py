"""A monkey at the window: presses, drags, turns the wheel, touches and types anything anywhere on the map and the panels.

What would leave the program to a dialog of the system (files, printing) or end it is not pressed; all else is.
"""

from __future__ import annotations

import random
import string
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QPoint,
    QPointF,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from shiboken6 import isValid

from designer.model import JourneyMap
from designer.window.main_window import MainWindow

NONE, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_PLAIN = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_F2, Qt.Key.Key_F4, Qt.Key.Key_F7,
    Qt.Key.Key_F8, Qt.Key.Key_F6, Qt.Key.Key_Insert, Qt.Key.Key_Slash,
)  # fmt: skip
# With Ctrl; not N O S I E P Q W and comma, which ask for files, print or end.
_WITH_CTRL = "ACDFHKLTVXYZ0123456789+-"
_HELD = (NONE, NONE, NONE, NONE, SHIFT, CTRL, ALT)
_OF_THE_PLUGIN = "This plugin does not support"
_WORDS = ("Order online", "Wait for the call", "é", "日本", "شحن", "x / y and z", "a" * 60)


def pass_time() -> None:
    """Do what waits to be done, as the program does between two events of a person.

    Outside of Qt's own loop nothing that was let go with `deleteLater` goes unless it is told to.
    """
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def qt_messages() -> Iterator[list[str]]:
    """What Qt says meanwhile. pytest-qt would keep also each of the ten thousands that the plugin says of itself."""
    said: list[str] = []

    def take(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not message.startswith(_OF_THE_PLUGIN):
            said.append(message)

    before = qInstallMessageHandler(take)
    try:
        yield said
    finally:
        qInstallMessageHandler(before)


def close_others(window: MainWindow) -> None:
    """Close what else was opened: the page of a rule, a window with another map. Nothing of that is to be asked about."""
    for other in QApplication.topLevelWidgets():
        if other is window or not other.isVisible():
            continue
        if isinstance(other, MainWindow):
            for session in other.levels.files:
                session.document.mark_saved()
                session.is_untouched_new = True
            other.close()
        elif isinstance(other, QDialog):
            other.close()
    window.activateWindow()


class Monkey:
    """One monkey with one seed: the same seed does the same things.

    An act is one or more events, as a person makes them together: a click is two, a word typed twice its letters.
    """

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window = window
        self.chance = random.Random(seed)
        self.touch = QTest.createTouchDevice()
        self._button: Qt.MouseButton | None = None
        self._at = QPoint(100, 100)
        self.events = 0  # of mouse, wheel, keys and touch, so far
        self.acts = 0
        self.done: list[str] = []  # the last things done, for whoever looks for a fault

    def act(self, count: int) -> None:
        """Do so many things."""
        kinds = (
            (self.move, 30), (self.press, 12), (self.release, 14), (self.double_click, 2), (self.wheel, 8),
            (self.key, 16), (self.shortcut, 5), (self.letters, 5), (self.tap, 3), (self.menu, 2), (self.panel, 3),
        )  # fmt: skip
        actions, weights = [k for k, _w in kinds], [w for _k, w in kinds]
        for action in self.chance.choices(actions, weights, k=count):
            if self.window.view is None:
                self.window.files.new_from_template("loyalty-loop")
            self.done = [*self.done[-40:], action.__name__]
            self.acts += 1
            action()
            if self.chance.random() < 0.05:
                pass_time()
        self.rest()

    def told(self) -> str:
        """How far it came and what it did last, for whoever looks for a fault."""
        return f"after {self.acts} acts, {self.events} events; the last ones: {' '.join(self.done)}"

    def rest(self) -> None:
        """Let go of everything."""
        self.release()
        popup = QApplication.activePopupWidget()
        while popup is not None:
            popup.close()
            popup = QApplication.activePopupWidget()
        self._key_to(Qt.Key.Key_Escape, NONE)
        close_others(self.window)
        self.window.finish_editing()
        self.window.levels.go_to(0)
        pass_time()

    # Mouse

    @property
    def _ground(self) -> QWidget:
        assert self.window.view is not None
        return self.window.view.viewport()

    def _mouse(self, kind: QEvent.Type, button: Qt.MouseButton, held: Qt.KeyboardModifier) -> None:
        self.events += 1
        ground = self._ground
        buttons = self._button or Qt.MouseButton.NoButton
        at = QPointF(self._at)
        event = QMouseEvent(kind, at, ground.mapToGlobal(at), button, buttons, held)
        QApplication.sendEvent(ground, event)

    def _wander(self) -> None:
        ground = self._ground
        if self.chance.random() < 0.3:
            self._at = QPoint(self.chance.randrange(-20, ground.width() + 20), self.chance.randrange(ground.height()))
        else:
            self._at += QPoint(self.chance.randrange(-60, 61), self.chance.randrange(-40, 41))

    def move(self) -> None:
        self._wander()
        self._mouse(QEvent.Type.MouseMove, Qt.MouseButton.NoButton, self.chance.choice(_HELD))

    def press(self) -> None:
        if self._button is not None:
            return
        self._wander()
        left, right, middle = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
        self._button = self.chance.choices((left, right, middle), (10, 1, 1))[0]
        self._mouse(QEvent.Type.MouseButtonPress, self._button, self.chance.choice(_HELD))

    def release(self) -> None:
        if self._button is None or self.window.view is None:
            self._button = None
            return
        button, self._button = self._button, None
        self._mouse(QEvent.Type.MouseButtonRelease, button, self.chance.choice(_HELD))

    def double_click(self) -> None:
        if self._button is None:
            self._mouse(QEvent.Type.MouseButtonDblClick, Qt.MouseButton.LeftButton, NONE)

    def wheel(self) -> None:
        ground, at = self._ground, QPointF(self._at)
        turn = QPoint(self.chance.choice((0, 0, 120, -120)), self.chance.choice((-360, -120, 120, 360)))
        held = self.chance.choice((NONE, NONE, CTRL, SHIFT))
        buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        self.events += 1
        event = QWheelEvent(at, ground.mapToGlobal(at), QPoint(), turn, buttons, held, phase, False)
        QApplication.sendEvent(ground, event)

    def menu(self) -> None:
        at = QPoint(self._at)
        ground = self._ground
        reason = self.chance.choice((QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard))
        self.events += 1
        QApplication.sendEvent(ground, QContextMenuEvent(reason, at, ground.mapToGlobal(at)))
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            actions = [a for a in menu.actions() if a.isEnabled() and not a.isSeparator() and a.menu() is None]
            if actions and self.chance.random() < 0.7:
                self.chance.choice(actions).trigger()
            if isValid(menu):
                menu.close()

    def tap(self) -> None:
        ground = self._ground
        a = QPoint(self.chance.randrange(ground.width()), self.chance.randrange(ground.height()))
        b = a + QPoint(self.chance.randrange(-80, 80), self.chance.randrange(-80, 80))
        assert isinstance(self.touch, QPointingDevice)
        self.events += 3  # one for all fingers that change at a time
        if self.chance.random() < 0.5:
            QTest.touchEvent(ground, self.touch).press(0, a, ground).commit(processEvents=False)
            QTest.touchEvent(ground, self.touch).move(0, b, ground).commit(processEvents=False)
            QTest.touchEvent(ground, self.touch).release(0, b, ground).commit(processEvents=False)
        else:
            QTest.touchEvent(ground, self.touch).press(0, a, ground).press(1, b, ground).commit(processEvents=False)
            QTest.touchEvent(ground, self.touch).move(0, b, ground).move(1, a, ground).commit(processEvents=False)
            QTest.touchEvent(ground, self.touch).release(0, b, ground).release(1, a, ground).commit(processEvents=False)

    # Keys

    def _key_to(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        self.events += 2
        QTest.keyPress(self._hands(), key, held)
        QTest.keyRelease(self._hands(), key, held)  # goes where the keyboard is by then

    def _hands(self) -> QWidget:
        """What has the keyboard. Without a desktop no window is active again when a menu closes."""
        if QApplication.activeWindow() is None and QApplication.activePopupWidget() is None:
            self.window.activateWindow()
            QApplication.processEvents()
        return QApplication.focusWidget() or self.window

    def key(self) -> None:
        key, held = self.chance.choice(_PLAIN), self.chance.choice(_HELD)
        if key != Qt.Key.Key_F4 or held not in (CTRL, ALT):  # which closes
            self._key_to(key, held)

    def shortcut(self) -> None:
        key = Qt.Key(ord(self.chance.choice(_WITH_CTRL)))
        self._key_to(key, self.chance.choice((CTRL, CTRL, CTRL | SHIFT)))

    def letters(self) -> None:
        text = self.chance.choice((*_WORDS, self.chance.choice(string.ascii_letters + string.digits)))
        for letter in text[: self.chance.randrange(1, 12)]:
            if letter.isascii():
                self.events += 2
                QTest.keyPress(self._hands(), letter)
                QTest.keyRelease(self._hands(), letter)

    # Panels

    def panel(self) -> None:
        """Click somewhere into the properties, the gaps or the tray."""
        docks = [d for d in (self.window.side.right, self.window.side.bottom) if d.isVisible()]
        if not docks or self._button is not None:
            return
        dock = self.chance.choice(docks)
        at = QPoint(self.chance.randrange(max(dock.width(), 1)), self.chance.randrange(max(dock.height(), 1)))
        target = dock.childAt(at)
        if target is not None and target.isEnabled():
            self.events += 2
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, NONE, target.mapFrom(dock, at))
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()


def is_sound(journey: JourneyMap) -> bool:
    """Whether a map is what a file could hold: it can be written, and reads back the same."""
    from designer.storage import dumps, loads

    data = dumps(journey, "Monkey")
    return dumps(loads(data, "Monkey"), "Monkey") == data
