"""What the program says, in the language of its user: `_` and `ngettext` for every room.

The English in the source is the fallback. `resources/words/README.md` says how a language is added:
a catalogue `resources/words/<code>/LC_MESSAGES/journey-designer.mo`. What is drawn on a map speaks the map's own language
(`speaking`), whoever looks at it: `resources/words/maps/<code>.toml`.
"""

from __future__ import annotations

import gettext as _gettext
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from unicodedata import bidirectional

from designer.resources import resource_path

DOMAIN = "journey-designer"

_spoken: _gettext.NullTranslations = _gettext.NullTranslations()


def use_language(code: str | None) -> bool:
    """Speak the language with this code ("de", "pt_BR") from now on; None is the one of the user's environment.

    Returns whether a catalogue was found; English is spoken otherwise. Texts fetched before stay as they were.
    """
    global _spoken
    languages = None if code is None else [code]
    _spoken = _gettext.translation(DOMAIN, str(resource_path("words")), languages, fallback=True)
    return type(_spoken) is not _gettext.NullTranslations


def _(text: str) -> str:
    """Return this text in the language of the map that is being drawn, else in that of the user."""
    words = _drawn.get()
    if words is not None:
        return words.get(text, text)
    return _spoken.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form that goes with this count, in the language of the map that is being drawn, else of the user."""
    words = _drawn.get()
    if words is not None:
        text = one if count == 1 else many
        return words.get(text, text)
    return _spoken.ngettext(one, many, count)


_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_SINGLE = str.maketrans("“”", "‘’")
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"  # FSI and PDI of the Unicode bidirectional algorithm
_ISOLATED = re.compile(f"{ISOLATE}[^{END_OF_ISOLATE}]*{END_OF_ISOLATE}")


def within_quotes(name: str) -> str:
    """A name between curly quotes: quotes of its own become single ones, as in “Gets ‘Roasted today’”."""
    return isolated(name.translate(_SINGLE))


def isolated(name: str) -> str:
    """A name as it stands inside a sentence. One with letters that run from right to left is set apart by invisible marks,
    so that the quotes, commas and numbers around it stay where the sentence has them."""
    if name.isascii() or not _RIGHT_TO_LEFT.search(name):
        return name
    return f"{ISOLATE}{name}{END_OF_ISOLATE}"


def joined(parts: Iterable[str], between: str = " · ") -> str:
    """Parts that stand beside each other, such as an owner and a place; empty ones are left out. They keep their order, and
    what belongs to each stays with it, also where some run from right to left; where all do, so does the whole."""
    said = [part for part in parts if part]
    if len({_runs_from_right(part) for part in said}) > 1:
        said = [isolated(part) for part in said]
    return between.join(said)


def _runs_from_right(part: str) -> bool:
    if part.isascii() or not _RIGHT_TO_LEFT.search(part):
        return False
    kinds = map(bidirectional, _ISOLATED.sub("", part))
    return next((kind for kind in kinds if kind in {"L", "R", "AL"}), "L") != "L"


Words = Mapping[str, str]
_drawn: ContextVar[Words | None] = ContextVar("words of the map", default=None)


def map_words(language: str) -> Words | None:
    """What a map of this language ("de", "pt-BR") says by itself; None where that is what the user's language says."""
    code = language.replace("_", "-").split("-")[0].lower()
    if code == "en":
        return None if type(_spoken) is _gettext.NullTranslations else {}
    return _words_of(code)


@cache
def _words_of(code: str) -> Words | None:
    path = resource_path("words", "maps", f"{code}.toml")
    # The code comes out of a file: it must be a name there is, not a way to another folder.
    if not code.isalpha() or not path.is_file():
        return None
    with path.open("rb") as file:
        return tomllib.load(file)


@contextmanager
def speaking(words: Words | None) -> Iterator[None]:
    """Within this, `_` and `ngettext` say what these words do; nothing changes for None."""
    if words is None:
        yield
        return
    token = _drawn.set(words)
    try:
        yield
    finally:
        _drawn.reset(token)
