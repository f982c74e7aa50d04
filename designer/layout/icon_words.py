"""What the icons for stages, lanes and channels are called in English and German, and their search, for those who choose."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache

import msgspec

from designer.resources import resource_path
from designer.words import _

_EXACT, _BEGINS, _INSIDE = 3, 2, 1  # how well a word that is searched for fits a word of an icon
_FIRST = 0.5  # more for the words of the name than for the others


class IconWords(msgspec.Struct, frozen=True):
    """What an icon is called. The first of the words of a language is its name there."""

    name: str
    english: tuple[str, ...]
    german: tuple[str, ...]


class IconGroup(msgspec.Struct, frozen=True):
    """Icons that belong together, under a heading for a list."""

    heading: str
    names: tuple[str, ...]


@cache
def _read() -> dict[str, tuple[IconWords, ...]]:
    with resource_path("icons", "words.toml").open("rb") as file:
        found = tomllib.load(file)
    return {
        group: tuple(IconWords(name, _parts(words[0]), _parts(words[1])) for name, words in icons.items())
        for group, icons in found.items()
    }


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(","))


@cache
def _by_name() -> dict[str, IconWords]:
    return {icon.name: icon for icons in _read().values() for icon in icons}


def groups() -> tuple[IconGroup, ...]:
    """All icons that can be chosen, under headings in the user's language."""
    headings = {
        "contact": _("Contact"),
        "people": _("People"),
        "feelings": _("Feelings"),
        "time": _("Time"),
        "travel": _("Places and travel"),
        "home": _("Home and tools"),
        "trade": _("Trade and money"),
        "food": _("Food"),
        "health": _("Health and safety"),
        "work": _("Work and documents"),
        "learning": _("Learning and leisure"),
        "technology": _("Technology"),
        "nature": _("Nature and energy"),
        "signs": _("Signs"),
    }
    return tuple(
        IconGroup(headings.get(group, group.capitalize()), tuple(icon.name for icon in icons))
        for group, icons in _read().items()
    )


def icon_label(name: str, language: str = "en") -> str:
    """What an icon is called, for tool tips and screen readers: "Phone"; in German for a language that begins with "de"."""
    icon = _by_name().get(name)
    if icon is None:
        return name.replace("-", " ").capitalize()
    text = (icon.german if language.startswith("de") else icon.english)[0]
    return text[:1].upper() + text[1:]


def search(words: str) -> tuple[str, ...]:
    """The names of the icons that fit these words, English or German, the best first; all of them where nothing is asked.

    Each word must begin or stand within one of an icon's words. Case, accents and umlauts do not count.
    """
    asked = _words(words)
    if not asked:
        return tuple(_by_name())
    found = []
    for place, (name, ranks) in enumerate(_index().items()):
        fits = [
            max((_fit(word, known) + more for known, more in ranks if _fit(word, known)), default=0) for word in asked
        ]
        if all(fits):
            found.append((-sum(fits), place, name))
    return tuple(name for _rank, _place, name in sorted(found))


def _fit(word: str, known: str) -> int:
    if word == known:
        return _EXACT
    if known.startswith(word):
        return _BEGINS
    return _INSIDE if len(word) > 2 and word in known else 0


@cache
def _index() -> dict[str, tuple[tuple[str, float], ...]]:
    """For each icon the words it is found by, those of its names first in rank."""
    found: dict[str, tuple[tuple[str, float], ...]] = {}
    for icon in _by_name().values():
        ranks: dict[str, float] = {}
        for parts in (icon.english, icon.german):
            for i, part in enumerate(parts):
                for word in (*_words(part), *_words(_spelled_out(part))):
                    ranks[word] = max(ranks.get(word, 0), 0 if i else _FIRST)
        for word in _words(icon.name):
            ranks.setdefault(word, 0)
        found[icon.name] = tuple(ranks.items())
    return found


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))


def _spelled_out(text: str) -> str:
    """Umlauts as two letters, as some keyboards have them."""
    return unicodedata.normalize("NFC", text.casefold()).translate({0xE4: "ae", 0xF6: "oe", 0xFC: "ue"})
