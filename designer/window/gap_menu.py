"""The context menu of a gap: go there, say that it is all right, read why it is a gap (WINDOW.md §7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from designer.window.icons import icon
from designer.window.menus import Menu
from designer.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from designer.model import Gap
    from designer.window.gaps_panel import GapsPanel


def gap_menu(panel: GapsPanel, gap: Gap, place: QPoint) -> Menu:
    """Open the menu of a gap at a place on the screen."""
    context = panel.context
    menu = Menu(context, panel)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def entry(text: str, sign: str, keys: str, act: Callable[[], object]) -> None:
        added = menu.addAction(f"{text}\t{keys}" if keys else text)
        if sign:
            added.setIcon(icon(sign, context.tokens.text2))
        added.triggered.connect(lambda _checked=False: act())

    entry(_("Go there"), "arrow-right", _("Enter"), lambda: panel.gap_chosen.emit(gap))
    waive = _("Take back the waiver") if gap.is_waived else _("Waive…")
    entry(waive, "eye-off", "Shift+F4", lambda: panel.ask_why(gap))
    entry(_("About this rule"), "info", "", lambda: panel.rule_asked.emit(gap.rule))
    menu.popup(place)
    return menu
