"""What the text room needs to know about characters: spaces, invisible ones, and what a reader sees as one letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

# A line may break at these. No-break spaces (U+00A0, U+2007, U+202F) are letters to us: they belong to their word.
SPACES = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
WORD = re.compile(f"[^{SPACES}]+")

# Widths of the spaces that have one by definition, in em; all others are as wide as the main face's space.
SPACE_EMS = {
    "\u2000": 1 / 2, "\u2001": 1.0, "\u2002": 1 / 2, "\u2003": 1.0, "\u2004": 1 / 3, "\u2005": 1 / 4, "\u2006": 1 / 6,
    "\u2009": 1 / 5, "\u200a": 1 / 10, "\u205f": 4 / 18, "\u3000": 1.0,
}  # fmt: skip

# Default_Ignorable_Code_Point of the Unicode Character Database: never drawn, so no face needs to have them.
_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LINE_ENDS = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
# Spaces or nothing in a line: see `tidy`.
UNDRAWN = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)))
SOFT_HYPHEN = "\u00ad"
EMOJI_STYLE = "\ufe0f"


def is_ignorable(character: str) -> bool:
    """Whether this character is never drawn: joiners, variation selectors, direction marks."""
    return _IGNORABLE.match(character) is not None


# The kinds of compatibility decomposition that say the same in other letters. Raised, lowered and circled ones do not.
_SAME_LETTERS = frozenset(
    {
        *("<compat>", "<wide>", "<narrow>", "<font>", "<square>", "<fraction>", "<small>", "<vertical>"),
        *("<initial>", "<medial>", "<final>", "<isolated>"),
    }
)


@cache
def usual_form(character: str) -> str:
    """The usual letters of a character that is only another form of them, such as "fi" for the ligature U+FB01; else ""."""
    kind = unicodedata.decomposition(character).partition(" ")[0]
    form = unicodedata.normalize("NFKC", character) if kind in _SAME_LETTERS else ""
    return "" if any(c.isspace() for c in form) else form


def code_of(character: str, is_rtl: bool = False) -> str:
    """What is drawn for a character that no font has: its number, as in "[1F9FF]". An empty box would say nothing, and look
    like every other one; by its number a character can be told, and looked up."""
    digits = f"{ord(character):04X}"
    # Written from right to left the whole is turned round, brackets are mirrored.
    return f"[{digits[::-1] if is_rtl else digits}]"


def tidy(text: str) -> str:
    """The text with tabs and line ends as spaces, without other control characters; lone surrogates as U+FFFD."""
    return _UNSAFE.sub(_tidy_one, text) if _UNSAFE.search(text) else text


def _tidy_one(match: re.Match[str]) -> str:
    character = match[0]
    if character in _LINE_ENDS:
        return " "
    return "\ufffd" if character >= "\ud800" else ""


def clusters(text: str) -> Iterator[str]:
    """What a reader sees as one letter each: grapheme clusters after UAX #29, conjuncts kept together."""
    if text.isascii():
        yield from text
        return
    cluster = ""
    for character in text:
        if cluster and not _joins(cluster, character):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _joins(cluster: str, character: str) -> bool:
    if character < "\u0300":
        return False
    category = unicodedata.category(character)
    last = cluster[-1]
    if category[0] == "M" or "\U0001f3fb" <= character <= "\U0001f3ff" or is_extender(character):
        return unicodedata.category(last) != "Cc"
    if _is_flag_letter(character):
        return len(cluster) == 1 and _is_flag_letter(cluster)
    if category == "So" and last == "\u200d":
        return True
    if category == "Lo":
        return _joins_conjunct(cluster) or _joins_hangul(last, character)
    return False


def is_extender(character: str) -> bool:
    """Whether this character, without being a mark, hangs on the one before it."""
    return character in "\u200c\u200d\u0e33\u0eb3\uff9e\uff9f" or "\U000e0020" <= character <= "\U000e007f"


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character[0] <= "\U0001f1ff"


def _joins_conjunct(cluster: str) -> bool:
    # A virama (combining class 9) ties the next consonant to this one; a joiner may stand between.
    bare = cluster.rstrip("\u200d")
    return bool(bare) and unicodedata.combining(bare[-1]) == 9


def _joins_hangul(last: str, character: str) -> bool:
    if "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7fb":
        return "\u1100" <= last <= "\u11ff" or "\uac00" <= last <= "\ud7fb"
    leads = "\u1100" <= last <= "\u115f" or "\ua960" <= last <= "\ua97c"
    return leads and ("\u1100" <= character <= "\u115f" or "\uac00" <= character <= "\ud7a3")
