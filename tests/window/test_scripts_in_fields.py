"""Names in other scripts, as fields and lists of the window show them: on a computer without fonts for them too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from designer.text import bundled_faces
from designer.window.main_window import MainWindow
from designer.window.style import STAND_INS

SAMPLES = {
    "Noto Sans Arabic": "شكرا",
    "Noto Sans Hebrew": "הזמנה",
    "Noto Sans Devanagari": "नमस्ते",
    "Noto Sans Thai": "ภาษาไทย",
    "Noto Emoji": "👍",
    "Inter": "Πριν",
}


def test_the_window_has_every_family_that_the_map_has() -> None:
    main, *others = dict.fromkeys(face.family for face in bundled_faces())
    assert (main, tuple(others)) == ("Inter", STAND_INS)


@pytest.mark.parametrize("family", SAMPLES)
def test_what_is_typed_into_a_field_is_set_in_it(blank: MainWindow, qtbot: QtBot, family: str) -> None:
    field = next(field for field in blank.findChildren(QLineEdit) if field.isVisible())
    field.setFocus()
    typed = QInputMethodEvent()
    typed.setCommitString(SAMPLES[family])
    QApplication.sendEvent(field, typed)
    assert field.text() == SAMPLES[family]
    alone = QFont(field.font())
    alone.setFamilies([family])
    wide = QFontMetricsF(alone).horizontalAdvance(field.text())
    # Boxes, or letters of whatever else is installed, are of other widths.
    assert QFontMetricsF(field.font()).horizontalAdvance(field.text()) == pytest.approx(wide, abs=0.01)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
