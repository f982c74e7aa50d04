"""Icons are pictures that are made once, however often a button is painted."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from designer.window.context import Context
from designer.window.controls.choices import choice_icon
from designer.window.icons import icon

SIZE = QSize(16, 16)


def test_the_same_icon_is_painted_once_in_each_size_and_state(qapp: QApplication) -> None:
    made = icon("smile", "#2563A8")
    first = made.pixmap(SIZE).cacheKey()
    assert made.pixmap(SIZE).cacheKey() == first
    assert made.pixmap(QSize(24, 24)).cacheKey() != first
    assert made.pixmap(SIZE, QIcon.Mode.Disabled).cacheKey() != first


def test_the_squares_of_a_colour_are_one(context: Context) -> None:
    first, again, other = (choice_icon(context, colour) for colour in ("#2563A8", "#2563A8", "#A8252F"))
    assert first.cacheKey() == again.cacheKey() != other.cacheKey()
