"""Menus fit on the screens that people have."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu

from designer.window.main_window import MainWindow

LEAST_SCREEN = 768  # px, of small laptops
BARS = 60  # px: what a desktop takes for itself


@pytest.mark.parametrize("title", ["File", "Edit", "View", "Insert", "Map", "Check", "Help"])
def test_no_menu_is_higher_than_a_small_screen(blank: MainWindow, title: str) -> None:
    action = next(a for a in blank.menuBar().actions() if a.text().replace("&", "") == title)
    menu = action.menu()
    assert isinstance(menu, QMenu)
    assert 40 < menu.sizeHint().height() <= LEAST_SCREEN - BARS
