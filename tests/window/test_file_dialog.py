"""Qt’s own dialog for files, which is shown where the system has none: it is read in the dark as well."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QToolButton
from pytestqt.qtbot import QtBot

from designer import settings as keys
from designer.window.context import Context

BUTTONS = ("backButton", "forwardButton", "toParentButton", "newFolderButton", "listModeButton", "detailModeButton")


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_its_buttons_stand_out_from_the_window(context: Context, qtbot: QtBot, tmp_path: Path, appearance: str) -> None:
    context.settings.set(keys.APPEARANCE, appearance)
    context.wear()
    dialog = QFileDialog(None, "Save as", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.show()
    QApplication.processEvents()
    ground = QColor(context.tokens.panel).lightness()
    for name in BUTTONS:
        button = dialog.findChild(QToolButton, name)
        assert isinstance(button, QToolButton)
        picture = button.icon().pixmap(32, QIcon.Mode.Normal).toImage()
        inked = [c for x in range(32) for y in range(32) if (c := picture.pixelColor(x, y)).alpha() > 200]
        assert inked, name
        assert all(abs(c.lightness() - ground) > 90 for c in inked), name
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    assert all(button.icon().isNull() for button in box.buttons())
    dialog.close()
