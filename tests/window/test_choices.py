"""Lists to choose from, in the panels: what is chosen can be read as far as there is room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLineEdit, QStyleOptionComboBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from designer.window.context import Context
from designer.window.controls import ComboField
from designer.window.controls.fields import SEVERAL

LONG = "Answers three questions about taste"


@pytest.mark.parametrize(("kind", "sign"), [("", ""), ("", "globe"), ("quiet", "")])
@pytest.mark.parametrize("width", [150, 163, 180, 197])
def test_a_long_text_ends_with_a_whole_ellipsis(
    context: Context, qtbot: QtBot, sign: str, kind: str, width: int
) -> None:
    combo = ComboField(context, [("a", LONG, sign), ("b", "I", sign)], kind=kind)
    qtbot.addWidget(combo)
    combo.resize(width, combo.sizeHint().height())
    combo.show()
    combo.show_value("a")
    QApplication.processEvents()
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    shown = option.currentText
    assert shown.endswith("…")
    assert len(shown) > 8
    ink = _ink(combo)
    combo.show_value("b")
    begins = _ink(combo)[0]
    wide = QFontMetrics(combo.font()).tightBoundingRect(shown).width()
    assert ink[-1] - begins + 1 == pytest.approx(wide, abs=3)
    assert ink[-1] < width - context.scale(14 + 8), "it ends before the arrow"


def test_a_choice_that_waits_looks_the_same_and_makes_its_list_when_somebody_goes_there(
    context: Context, qtbot: QtBot
) -> None:
    choices = [("a", "Phone", "phone"), ("b", "Letter", ""), ("c", "Shop", "#336699")]
    place = QWidget()
    place.setStyleSheet("QLabel { color: red; }")  # so that the style of what is put there changes
    column = QVBoxLayout(place)
    column.addWidget(QLineEdit())  # has the focus
    eager, waiting = ComboField(context, choices), ComboField(context, choices, waits=True)
    column.addWidget(eager)
    column.addWidget(waiting)
    qtbot.addWidget(place)
    place.show()
    qtbot.waitExposed(place)
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    for value in ("a", "b", "c", SEVERAL):
        for field in (eager, waiting):
            field.show_value(value)
        assert waiting.grab().toImage() == eager.grab().toImage(), value
        assert _ink(waiting), value
    waiting.set_choices(choices[1:])
    assert waiting.findChildren(QWidget) == []
    waiting.show_value("c")
    eager.setFocus()
    qtbot.keyClick(eager, Qt.Key.Key_Tab)
    assert waiting.hasFocus()
    assert waiting.findChildren(QWidget)
    assert waiting.currentText() == "Shop"
    with qtbot.waitSignal(waiting.edited) as edited:
        qtbot.keyClick(waiting, Qt.Key.Key_Up)
    assert edited.args == ["b"]


def _ink(combo: ComboField) -> list[int]:
    """The columns in which the text has ink, between the sign and the arrow."""
    image = combo.grab().toImage()
    left = 4 + (combo.iconSize().width() + 4 + 8 if not combo.itemIcon(0).isNull() else 0)
    rows = range(6, image.height() - 6)
    ground = image.pixelColor(QPoint(combo.width() - 4, image.height() // 2)).lightness()
    right = combo.width() - 8 - 14
    found = [x for x in range(left, right) if any(abs(image.pixelColor(x, y).lightness() - ground) > 40 for y in rows)]
    assert found
    return found
