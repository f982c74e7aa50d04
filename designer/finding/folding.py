"""Texts as they are compared: without case, accents, kinds of quotes; and the way back to what is written."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache

# Marks that a searcher leaves out: accents, Hebrew points, Arabic vowels. Vowel signs of Devanagari or Thai and the
# voicing of Japanese are letters to those who write them, and stay.
_LEFT_OUT = (
    (0x0300, 0x036F), (0x0591, 0x05BD), (0x05BF, 0x05C7), (0x0610, 0x061A), (0x0640, 0x0640), (0x064B, 0x065F),
    (0x0670, 0x0670), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F),
)  # fmt: skip
_SAME = {
    "’": "'", "‘": "'", "‚": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-",
    "−": "-", "‐": "-", "‑": "-", "\n": " ", "\r": " ", "\t": " ", "\u2028": " ", "\u2029": " ", "\u00ad": "", "\u200b": "",
    "\u200c": "", "\u200d": "", "\u200e": "", "\u200f": "", "\u2060": "", "\ufeff": "", "ı": "i",
}  # fmt: skip
# Written without spaces between words: each letter may begin one.
_WITHOUT_SPACES = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)  # fmt: skip


@lru_cache(maxsize=8192)
def _folded_character(character: str) -> str:
    same = _SAME.get(character)
    if same is not None:
        return same
    if 0xAC00 <= ord(character) <= 0xD7A3:
        return character  # a Hangul syllable is one letter to those who write it
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    kept = "".join(c for c in plain if not _is_in(c, _LEFT_OUT))
    return unicodedata.normalize("NFC", kept)


def _is_in(character: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    code = ord(character)
    return any(low <= code <= high for low, high in ranges)


_ASCII_SPACES = str.maketrans("\n\r\t`", "   '")


def fold(text: str) -> str:
    """A text as it is compared with others."""
    if text.isascii():
        return text.lower().translate(_ASCII_SPACES)
    return "".join(map(_folded_character, text))


def keep_exact(text: str) -> str:
    """A text as it is compared where case and accents matter: only line breaks read as spaces."""
    return text.translate({10: " ", 13: " ", 9: " "})


class Places:
    """Where each character of a text begins in its folded form."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] | None = None
        if text.isascii():
            return
        self._starts, at = [], 0
        for character in text:
            self._starts.append(at)
            at += len(_folded_character(character))
        self._starts.append(at)

    def original(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a stretch of the folded text is written; None where it begins or ends inside of a character."""
        if self._starts is None:
            return start, end
        # Characters that fold to nothing share their place with the one that follows: a hit begins behind those before it
        # and takes in the accents that follow it.
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end) - 1
        if self._starts[first] != start or self._starts[bisect_left(self._starts, end)] != end:
            return None
        return first, last


def is_whole_word(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text is not part of a longer word."""
    return not (_joins(text, start) or _joins(text, end))


def _joins(text: str, at: int) -> bool:
    """Whether the characters before and behind a place belong to one word."""
    if not 0 < at < len(text):
        return False
    before, behind = text[at - 1], text[at]
    if _is_in(before, _WITHOUT_SPACES) or _is_in(behind, _WITHOUT_SPACES):
        return False
    return _is_of_word(before) and _is_of_word(behind)


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character).startswith("M")
