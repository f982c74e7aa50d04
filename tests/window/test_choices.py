"""Lists to choose from, in the panels: what is chosen can be read as far as there is room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from designer.window.context import Context
from designer.window.controls import ComboField

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
