"""The fonts of the map in a window: found beside it as soon as a character needs one that does not travel along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from designer import settings as keys
from designer.fonts import FontsOfMap, text_of
from designer.model import Severity
from designer.model.elements import HEADER_ID
from designer.window.background import Task
from designer.window.message_bar import Message
from designer.words import _

if TYPE_CHECKING:
    from designer.model import Change, JourneyMap
    from designer.text import FontBook
    from designer.window.context import Context
    from designer.window.main_window import MainWindow
    from designer.window.session import MapSession


class MapFonts(QObject):
    """Follows one map. `book` sets it; `changed` says that it is another one now, `missing_found` that there are characters
    which no font on this computer has."""

    changed = Signal()
    missing_found = Signal(object, object)  # the characters, and families that may not be embedded

    def __init__(self, context: Context, session: MapSession) -> None:
        super().__init__(session)
        self._context = context
        self._session = session
        self._text = text_of(session.journey)
        self._asked: tuple[str, str, tuple[str, ...], object] | None = None
        self._told: tuple[str, ...] = ()
        self._task: Task | None = None
        self.book: FontBook = self._first_book()
        session.document.changed.connect(self._follow)
        context.fonts_changed.connect(self._look_again)

    def leave(self) -> None:
        """Follow the map no more: it is not shown now."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._session.document.changed.disconnect(self._follow)
        self._context.fonts_changed.disconnect(self._look_again)
        self.deleteLater()

    @property
    def making(self) -> Callable[[], FontBook]:
        """Makes a book for this map as it is now, in whatever thread it is called."""
        wanted = self._context.settings.get(keys.FONTS)
        return partial(self._context.font_finder.book_for, self._session.journey.snapshot(), wanted)

    def _first_book(self) -> FontBook:
        # A plain map is set at once; one that may need more shows its numbers for the blink until that is found.
        base = self._context.fonts
        language = self._session.journey.header.language
        return base.with_faces(base.faces, language, self._han_language())

    def _han_language(self) -> str:
        from designer.text.scripts import han_language

        return han_language(self._text, self._session.journey.header.language)

    def look(self) -> None:
        """Find what the map needs, beside the window where that takes long."""
        language = self._session.journey.header.language
        wanted = self._context.settings.get(keys.FONTS)
        missing = self._context.fonts.missing(self._text)
        asked = (language, self._han_language(), missing, tuple(sorted(wanted.items())))
        if asked == self._asked:
            return
        self._asked = asked
        finder = self._context.font_finder
        work = partial(finder.fonts_for, self._text, language, wanted)
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if finder.has_looked or not (missing or wanted):
            self._take(work())
            return
        self._task = Task(self, work)
        self._task.done.connect(self._take_found)
        self._task.start()

    def _take_found(self, found: object) -> None:
        self._task = None
        assert isinstance(found, FontsOfMap)
        self._take(found)

    def _take(self, found: FontsOfMap) -> None:
        before, self.book = self.book, found.book(self._context.fonts)
        if self.book.faces != before.faces or self.book.language != before.language or (
            self.book.han_language != before.han_language
        ):  # fmt: skip
            self.changed.emit()
        else:
            before.forbidden = self.book.forbidden
            self.book = before
        missing = self.book.missing(self._text)
        if missing != self._told:
            self._told = missing
            self.missing_found.emit(missing, found.forbidden)

    def _follow(self, change: Change) -> None:
        after = [new for _old, new in change.pairs.values() if new is not None]
        text = text_of(after)
        is_other = HEADER_ID in change.pairs
        if text and not set(text) <= set(self._text):
            self._text = f"{self._text}\n{text}"
            is_other = True
        if is_other:
            self.look()

    def _look_again(self) -> None:
        # What was taken out of the map meanwhile needs no font.
        self._text = text_of(self._session.journey)
        self._asked = None
        self.look()


def fonts_of(context: Context, session: MapSession) -> MapFonts:
    """The fonts of a map, also of one that no window shows."""
    if session.fonts is None:
        session.fonts = MapFonts(context, session)
    return session.fonts


def known_missing(context: Context, journey: JourneyMap) -> tuple[str, ...]:
    """The characters of a map that no font has; none while the fonts of this computer are not known: the bar of the window
    that shows the map names them as soon as they are."""
    text = text_of(journey)
    if not context.fonts.missing(text):
        return ()
    if not context.font_finder.has_looked:
        return ()
    found = context.font_finder.fonts_for(text, journey.header.language, context.settings.get(keys.FONTS))
    return found.book(context.fonts).missing(text)


def follow_fonts(window: MainWindow, fonts: MapFonts) -> None:
    """Set the map of a window in these fonts from now on, and name in its bar what no font has."""
    from designer.fonts import missing_sentence

    def take() -> None:
        if window.view is not None and window.session is not None and window.session.fonts is fonts:
            window.view.set_fonts(fonts.book)

    def name(missing: Sequence[str], forbidden: Sequence[str]) -> None:
        if window.session is None or window.session.fonts is not fonts:
            return
        if not missing:
            window.message_bar.withdraw("fonts")
            return
        choose = (_("Choose a font…"), partial(window.files.open_settings, "fonts"))
        text = missing_sentence(missing, forbidden)
        window.message_bar.show_message(Message(text, Severity.WARNING, (choose,), topic="fonts"))

    fonts.changed.connect(take)
    fonts.missing_found.connect(name)
    fonts.look()
