"""In which language a list or diagram is written, as its words and letters tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from designer.model import Element, MapHeader, Note, Stage, Touchpoint

USUAL = "en"
CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_MOST_TEXT = 200_000  # characters: a long list tells by its beginning
_LEAST = 2  # words that have to be there, so that one borrowed word decides nothing
# Letters that only some languages have; the first that has enough of them wins, so that Kana tells Japanese from Chinese.
_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("ja", "\u3040-\u30ff"),
    ("ko", "\uac00-\ud7af\u1100-\u11ff"),
    ("zh", "\u4e00-\u9fff"),
    ("ar", "\u0600-\u06ff"),
    ("he", "\u0590-\u05ff"),
    ("hi", "\u0900-\u097f"),
    ("th", "\u0e00-\u0e7f"),
    ("el", "\u0370-\u03ff"),
    ("uk", "іїєґІЇЄҐ"),
    ("ru", "\u0400-\u04ff"),
)
# Small words that are in nearly every sentence, without those that two of these languages share.
_WORDS: dict[str, str] = {
    "en": "the and of to for with is are her his she they their from by it not no on at what how when who which about has",
    "de": "der die das und mit für von im ist nicht ein eine einen einem einer zu zum zur auf bei nach über wird werden den dem "
    "aus noch kein keine keinen sich wie wer ihr sie er es am beim vom schon alles",
    "fr": "le la les et une du pour avec est dans sur au aux pas qui que elle il ce cette son ses",
    "es": "el los las y una del para con por su sus como más muy qué",
    "it": "il gli e di una che della nel non è sono alla dei",
    "nl": "het een van voor niet op naar bij zijn haar wordt geen ook",
    "pt": "o os da do uma para com não em seu sua ao mais",
}
# Endings and letters that German words have and English ones don't: a list of single words has no small ones.
_GERMAN = re.compile(r"[äöüß]|(?:ung|ungen|heit|keit|schaft|ieren|tlich)$")


def language_of(texts: Iterable[str]) -> str:
    """The language of these texts, English where nothing tells it."""
    text = "\n".join(texts)[:_MOST_TEXT]
    letters = sum(1 for c in text if c.isalpha())
    for code, range in _SCRIPTS:
        if letters and len(re.findall(f"[{range}]", text)) * (20 if code in ("ja", "uk") else 3) >= letters:
            return code
    words = re.findall(r"[^\W\d_]+", text.casefold())
    counts = dict.fromkeys(_WORDS, 0)
    for code, known in _WORDS.items():
        small = frozenset(known.split())
        counts[code] = sum(word in small for word in words)
    counts["de"] += sum(bool(_GERMAN.search(word)) for word in words)
    best = max(counts, key=lambda code: (counts[code], code == USUAL))
    return best if counts[best] >= _LEAST and counts[best] > counts[USUAL] else USUAL


def in_its_language(elements: Sequence[Element], language: str | None = None) -> list[Element]:
    """The elements of a map that says in which language it is: the one that is given, else the one its words tell."""
    code = language or language_of(text for element in elements for text in _texts(element))
    return [msgspec.structs.replace(e, language=code) if isinstance(e, MapHeader) else e for e in elements]


def _texts(element: Element) -> tuple[str, ...]:
    match element:
        case Stage():
            return (element.name,)
        case Touchpoint():
            return element.name, element.description
        case Note():
            return (element.text,)
        case _:
            return ()
