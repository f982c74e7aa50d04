"""F6 goes from part to part of the window: canvas, Properties, Gaps or Tray, Add, toolbar, message bar, and round."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from designer.window.main_window import MainWindow

Part = tuple[QWidget, Callable[[], object]]  # what belongs to it, and what gives it the focus


def parts_of(window: MainWindow) -> list[Part]:
    """The parts that can be seen now, in their order."""
    by_key = Qt.FocusReason.ShortcutFocusReason
    parts: list[Part] = []
    surface = window.comparing.surface
    if surface is not None:
        parts.append((surface.canvas, lambda: surface.canvas.setFocus(by_key)))
        parts.append((surface.panel, lambda: surface.panel.list.setFocus(by_key)))
        parts.append((surface, lambda: surface.swap.setFocus(by_key)))
    elif window.view is not None:
        view, side = window.view, window.side
        parts.append((view, lambda: view.setFocus(by_key)))
        if not side.right.isHidden():
            shows_properties = side.right.shown_panel is side.properties
            other = side.right.shown_panel
            take = side.properties.focus_first if shows_properties else lambda: other.setFocus(by_key)
            parts.append((side.right, take))
        if not side.bottom.isHidden():
            panel = side.bottom.shown_panel
            parts.append((side.bottom, lambda: panel.setFocus(by_key)))
        if not side.left.isHidden():
            beside = side.left.shown_panel
            parts.append((side.left, lambda: beside.setFocus(by_key)))
        parts.append((side.toolbar, lambda: side.toolbar.home.setFocus(by_key)))
    else:
        parts.append((window.welcome, window.welcome.focus_first))
    if not window.message_bar.isHidden():
        parts.append((window.message_bar, window.message_bar.focus_first))
    return parts


def focus_next_part(window: MainWindow, by: int) -> None:
    """Give the focus to the next part (+1) or the one before (-1)."""
    parts = parts_of(window)
    focused = QApplication.focusWidget()
    at = -1
    for i, (part, _take) in enumerate(parts):
        if focused is not None and (focused is part or part.isAncestorOf(focused)):
            at = i
    if at < 0:
        at = 0 if by < 0 else len(parts) - 1
    parts[(at + by) % len(parts)][1]()
