"""What all windows of the program share: settings, fonts, and how the window looks now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from designer import settings as keys
from designer.settings import Settings
from designer.window.style import Scale, apply_style, font
from designer.window.tokens import DARK, LIGHT, Tokens

if TYPE_CHECKING:
    from designer.text import FontBook


class Context(QObject):
    """Handed to every window and panel. `look_changed` tells that the tokens are others now, `size_changed` before it that
    the text size is another one: then panels are built anew."""

    size_changed = Signal()
    look_changed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.scale = Scale(settings.get(keys.TEXT_SIZE))
        self.tokens = self._wanted_tokens()
        self._fonts: FontBook | None = None
        self._made: dict[tuple[float, int], QFont] = {}
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.refresh)

    @property
    def fonts(self) -> FontBook:
        """The faces that maps are set in; read when first asked for, after the first window is painted."""
        if self._fonts is None:
            from designer.text import FontBook

            self._fonts = FontBook.bundled()
        return self._fonts

    def font(self, px: float = 13, weight: int = 400) -> QFont:
        """Inter in px at text size 100 %."""
        made = self._made.get((px, weight))
        if made is None:
            made = self._made[px, weight] = font(self.scale, px, weight)
        return made

    def refresh(self, _scheme: object = None, *, again: bool = False) -> None:
        """Take over what the settings or the system say now; `again` where nothing wears it yet."""
        tokens, percent = self._wanted_tokens(), self.settings.get(keys.TEXT_SIZE)
        if (tokens, percent) == (self.tokens, self.scale.percent) and not again:
            return
        is_resized = percent != self.scale.percent
        self.tokens, self.scale = tokens, Scale(percent)
        self._made.clear()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_style(app, self.tokens, self.scale.percent)
        if is_resized:
            self.size_changed.emit()
        self.look_changed.emit()

    def _wanted_tokens(self) -> Tokens:
        appearance = self.settings.get(keys.APPEARANCE)
        if appearance == "system":
            is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            return DARK if is_dark else LIGHT
        return DARK if appearance == "dark" else LIGHT
