"""A menu of short words is as wide as the others, and each of its rows from side to side."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.window.context import Context
from designer.window.menus import Menu


def test_rows_reach_from_side_to_side(context: Context, qtbot: QtBot) -> None:
    menu = Menu(context)
    qtbot.addWidget(menu)
    actions = [menu.addAction(name) for name in ("Mara", "Jonas")]
    menu.popup(QPoint(20, 20))
    QApplication.processEvents()
    assert menu.width() == context.scale(180)
    for action in actions:
        row = menu.actionGeometry(action)
        assert row.left() < 12
        assert row.right() > menu.width() - 12
        assert menu.actionAt(QPoint(menu.width() - 16, row.center().y())) is action
    menu.close()
