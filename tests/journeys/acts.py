"""How a person sets the fields of the panel: by typing, choosing, ticking, pasting; each act is one visit to a field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from designer.window.controls.colour_picker import ColourPicker
from designer.window.controls.icon_field import IconPicker

CTRL = Qt.KeyboardModifier.ControlModifier

# How a person sets a field.
Act = Callable[[QtBot, QWidget], None]


def types(text: str) -> Act:
    """In the place of what stands there."""

    def types(qtbot: QtBot, control: QWidget) -> None:
        control.setFocus()
        assert isinstance(control, QLineEdit | QPlainTextEdit)
        control.selectAll()
        qtbot.keyClicks(control, text)

    return types


def picks(at: int) -> Act:
    """One of the segments beside each other."""

    def act(qtbot: QtBot, control: QWidget) -> None:
        levels: Any = getattr(control, "levels", control)
        qtbot.mouseClick(levels.buttons[at], Qt.MouseButton.LeftButton)

    return act


def chooses(value: object) -> Act:
    """From the list that opens, by its keys."""

    def act(qtbot: QtBot, control: Any) -> None:
        control.setFocus()
        control.showPopup()
        wanted, shown = control.values.index(value), control.view()
        for _step in range(abs(wanted - shown.currentIndex().row())):
            qtbot.keyClick(shown, Qt.Key.Key_Down if wanted > shown.currentIndex().row() else Qt.Key.Key_Up)
        qtbot.keyClick(shown, Qt.Key.Key_Return)

    return act


def ticks(qtbot: QtBot, control: QWidget) -> None:
    """Or unticks."""
    control.setFocus()
    qtbot.keyClick(control, Qt.Key.Key_Space)


def adds_first(qtbot: QtBot, control: QWidget) -> None:
    """The first of those that are offered."""
    offered = control.focusProxy()
    assert offered is not None
    offered.setFocus()
    qtbot.keyClick(offered, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert isinstance(menu, QMenu)
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[0]).center())


def colours(qtbot: QtBot, control: Any) -> None:
    """The third square."""
    qtbot.mouseClick(control, Qt.MouseButton.LeftButton, pos=control.place_of(control.colours[2]).center().toPoint())


def icons(word: str) -> Act:
    """By searching for it."""

    def act(qtbot: QtBot, control: QWidget) -> None:
        control.setFocus()
        qtbot.keyClick(control, Qt.Key.Key_Space)
        picker = next(
            w for w in (*control.window().findChildren(IconPicker), *QApplication.topLevelWidgets())
            if isinstance(w, IconPicker) and w.isVisible()
        )  # fmt: skip
        qtbot.keyClicks(picker.field, word)
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)

    return act


def pastes_picture(qtbot: QtBot, control: QWidget) -> None:
    """From the clipboard."""
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    image.fill(QColor("#2563A8"))
    QApplication.clipboard().setImage(image)
    control.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, CTRL)


def turns_off(value: str) -> Act:
    """One of the toggles."""

    def act(qtbot: QtBot, control: Any) -> None:
        qtbot.mouseClick(control.buttons[value], Qt.MouseButton.LeftButton)

    return act


def adds_colour(colour: str) -> Act:
    """To a list of colours, by its number."""

    def act(qtbot: QtBot, control: QWidget) -> None:
        control.setFocus()
        qtbot.keyClick(control, Qt.Key.Key_Return)
        picker = next(
            w for w in (*control.window().findChildren(ColourPicker), *QApplication.topLevelWidgets())
            if isinstance(w, ColourPicker) and w.isVisible()
        )  # fmt: skip
        picker.field.selectAll()
        qtbot.keyClicks(picker.field, colour)
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)

    return act


def opens(entry: str) -> Act:
    """From the menu of what a touchpoint can open, by the name of the entry."""

    def act(qtbot: QtBot, control: Any) -> None:
        control.button.setFocus()
        qtbot.keyClick(control.button, Qt.Key.Key_Space)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(action for action in menu.actions() if action.text().startswith(entry))
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())

    return act
