"""The scale that a curve is read on: one of the usual ones from a menu, or any other that is typed."""

from __future__ import annotations

import re

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent

from designer.model.scales import NPS, is_declared
from designer.window.context import Context
from designer.window.controls.bar_buttons import BarButton
from designer.window.controls.checked_fields import CheckedField, Unusable, in_digits, read_number
from designer.window.menus import Menu
from designer.words import _

USUAL_SCALES = ("-2..2", "1..5", "1..7", "1..10", "0..10", "0..100", NPS)
_ENDS = re.compile(r"\s*([+\-−]?[\d.,]*\d)\s*(?:\.\.+|…|–|-|to|bis|,|;|\s)\s*([+\-−]?[\d.,]*\d)\s*", re.IGNORECASE)


class ScaleField(CheckedField):
    """“1 to 5”; with `usual` an empty field means that scale."""

    def __init__(self, context: Context, usual: str = "") -> None:
        super().__init__(_("As the map: {scale}").format(scale=scale_words(usual)) if usual else "")
        self._context, self._usual = context, usual
        self._menu = BarButton(context, "chevron-down", side=14, pad=5, height=24)
        self._menu.setParent(self)
        self._menu.set_hint(_("Usual scales"))
        self._menu.clicked.connect(self._ask)
        self.setTextMargins(0, 0, context.scale(24), 0)

    def read(self, typed: str) -> object:
        """The scale that was typed, as a file declares it."""
        plain = typed.strip()
        if not plain and self._usual:
            return ""
        if plain.casefold().startswith("nps"):
            return NPS
        found = _ENDS.fullmatch(plain)
        try:
            worst, best = (read_number(end) for end in found.groups()) if found else (0.0, 0.0)
        except ValueError:
            worst = best = 0.0
        declared = "..".join(f"{end:.6f}".rstrip("0").rstrip(".") for end in (worst, best))
        if not is_declared(declared):  # what a file could not hold
            raise Unusable(_("The worst and the best value, such as 1 to 5, or NPS"))
        return declared

    def written(self, value: object) -> str:
        """In words."""
        return scale_words(str(value)) if value else ""

    def _ask(self) -> None:
        menu = Menu(self._context, self)
        if self._usual:
            menu.addAction(self.placeholderText()).triggered.connect(lambda: self._choose(""))
            menu.addSeparator()
        for scale in USUAL_SCALES:
            action = menu.addAction(scale_words(scale))
            action.triggered.connect(lambda _checked=False, scale=scale: self._choose(scale))
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _choose(self, scale: str) -> None:
        self.show_value(scale)
        self.setText(self.written(scale))
        self.mark("")
        self.edited.emit(scale)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._menu.sizeHint()
        self._menu.setGeometry(
            self.width() - size.width() - 2, (self.height() - size.height()) // 2, size.width(), size.height()
        )


def scale_words(declared: str) -> str:
    """A declared scale in words: “1 to 5”."""
    if declared.casefold() == NPS:
        return _("NPS, −100 to +100")
    worst, dots, best = declared.partition("..")
    try:
        ends = [in_digits(read_number(end)) for end in (worst, best)] if dots else []
    except ValueError:
        return declared
    return _("{worst} to {best}").format(worst=ends[0], best=ends[1]) if ends else declared
