"""What all windows of the program share: settings, fonts, and how the window looks now."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from designer.window.collector import collect_in_this_thread
from designer.window.first_look import read_first_look
from designer.window.style import Scale, apply_style, font
from designer.window.tokens import Tokens, tokens_for

if TYPE_CHECKING:
    from designer.canvas.keymap import KeyMap
    from designer.fonts import FontFinder
    from designer.library import Library
    from designer.settings import Settings
    from designer.text import FontBook

_FINGER = 48  # px


class Context(QObject):
    """Handed to every window and panel. `look_changed` tells that the tokens are others now, `size_changed` before it that
    the text size is another one: then panels are built anew.

    Without settings given, those of the user are read when they are first asked for, after the first paint.
    """

    size_changed = Signal()
    look_changed = Signal()
    keys_changed = Signal()  # actions have other keys
    touched_changed = Signal()  # touch mode is on, or off again
    fonts_changed = Signal()  # other fonts were chosen or found for what the bundled ones lack

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__()
        if settings is not None:
            self.__dict__["settings"] = settings
        self.first_look = read_first_look()
        # What Qt.ColorScheme says takes 30 ms to ask for; the palette follows it, and is asked before the first paint.
        is_dark = QGuiApplication.palette().window().color().lightness() < 128
        # What the system says of contrast takes 13 ms to ask for: that too comes after it.
        is_strong = self.first_look.contrast == "high"
        self.tokens = _tokens(self.first_look.appearance, "high" if is_strong else "usual", is_dark)
        self.scale = Scale(self.first_look.text_size)
        self._is_worn = False
        self.is_touched = False  # touch mode is on
        self._made: dict[tuple[float, int], QFont] = {}

    def row(self, px: float) -> int:
        """How high a field or a row of a list is that is `px` high at 100 %; in touch mode a finger finds it."""
        return self.wide(self.scale(px))

    def wide(self, pixels: int) -> int:
        """How wide something is that can be pressed and needs so many pixels; in touch mode a finger finds it."""
        return max(pixels, _FINGER) if self.is_touched else pixels

    def set_touched(self, is_on: bool) -> None:
        """Turn touch mode on or off: what can be pressed gets larger, or as small as before."""
        self.is_touched = is_on
        self.touched_changed.emit()

    @cached_property
    def settings(self) -> Settings:
        """What the program remembers for its user."""
        from designer.settings import Settings

        return Settings()

    @cached_property
    def fonts(self) -> FontBook:
        """The faces that maps are set in; read when first asked for, after the first window is painted."""
        from designer.text import FontBook

        return FontBook.bundled()

    @cached_property
    def keymap(self) -> KeyMap:
        """What the keys of the canvas do, as they are now."""
        from designer.canvas.keymap import KeyMap
        from designer.window.own_keys import own_keys

        keymap = KeyMap()
        keymap.take(own_keys(self.settings))
        self.keys_changed.connect(lambda: keymap.take(own_keys(self.settings)))
        return keymap

    @cached_property
    def font_finder(self) -> FontFinder:
        """Finds faces for what the bundled ones lack; looks into the folders of this computer when first needed."""
        from designer.fonts import FontFinder

        return FontFinder()

    @cached_property
    def _shelf(self) -> tuple[Library, str]:
        from designer.folders import config_folder
        from designer.library import with_own

        return with_own(config_folder())

    @property
    def library(self) -> Library:
        """What usually stands in each period, with the user's own file; read when first asked for."""
        return self._shelf[0]

    def take_library_trouble(self) -> str:
        """A sentence where the user's own library can't be used, "" else and once it was told."""
        library, trouble = self._shelf
        self.__dict__["_shelf"] = (library, "")
        return trouble

    @property
    def geometry(self) -> str:
        """Where the last window was, as Qt writes it; "" at the first start."""
        if "settings" not in self.__dict__:
            return self.first_look.geometry
        from designer import settings as keys

        return self.settings.get(keys.WINDOW_GEOMETRY)

    def font(self, px: float = 13, weight: int = 400) -> QFont:
        """Inter in px at text size 100 %."""
        made = self._made.get((px, weight))
        if made is None:
            made = self._made[px, weight] = font(self.scale, px, weight)
        return made

    def wear(self) -> None:
        """Give the application this look, once, and follow the system from then on."""
        if not self._is_worn:
            self._is_worn = True
            collect_in_this_thread()
            self._take_look()
            hints = QGuiApplication.styleHints()
            hints.colorSchemeChanged.connect(self.refresh)
            hints.accessibility().contrastPreferenceChanged.connect(self.refresh)

    def refresh(self, _scheme: object = None) -> None:
        """Take over what the settings or the system say now."""
        before = (self.tokens, self.scale.percent)
        if self._wanted() == before:
            return
        self._take_look()
        if self.scale.percent != before[1]:
            self.size_changed.emit()
        self.look_changed.emit()

    def _take_look(self) -> None:
        self.tokens, percent = self._wanted()
        self.scale = Scale(percent)
        self._made.clear()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_style(app, self.tokens, percent)

    def _wanted(self) -> tuple[Tokens, int]:
        from PySide6.QtCore import Qt

        from designer import settings as keys

        is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        appearance, contrast = self.settings.get(keys.APPEARANCE), self.settings.get(keys.CONTRAST)
        return _tokens(appearance, contrast, is_dark), self.settings.get(keys.TEXT_SIZE)


def _tokens(appearance: str, contrast: str, is_system_dark: bool) -> Tokens:
    is_dark = is_system_dark if appearance == "system" else appearance == "dark"
    is_strong = _asks_for_contrast() if contrast == "system" else contrast == "high"
    return tokens_for(is_dark=is_dark, is_strong=is_strong)


def _asks_for_contrast() -> bool:
    """Whether the system's user asks for high contrast everywhere."""
    from PySide6.QtCore import Qt

    hints = QGuiApplication.styleHints()  # kept as long as what it gives: else that is gone at once
    return bool(hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)
