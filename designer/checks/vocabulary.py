"""The words by which rules know what content and touchpoints are about; data, so that they grow without code."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from designer.resources import resource_path

USUAL = "en"


@cache
def pattern_for(language: str, meaning: str) -> re.Pattern[str]:
    """What finds a word of a meaning ("proof", "trial", "start", "feedback", "sharing") in a casefolded text of
    this language.

    English words count in every language: half of the trade's terms are English everywhere.
    """
    found = [*_words(language.partition("-")[0]).get(meaning, ()), *_words(USUAL)[meaning]]
    words = dict.fromkeys(word.casefold() for word in found)
    # Where letters are parted by blanks a word must begin there; scripts without blanks have no such place.
    parted = [word for word in words if word[0].isascii() or (word[0].isalpha() and word[0] < "\u2e80")]
    others = [re.escape(word) for word in words if word not in parted]
    parts = [rf"\b(?:{'|'.join(map(re.escape, parted))})"] if parted else []
    return re.compile("|".join([*parts, *others]))


@cache
def _words(language: str) -> dict[str, list[str]]:
    table = tomllib.loads(resource_path("checks", "vocabulary.toml").read_text("utf-8"))
    found: dict[str, list[str]] = table.get(language, {})
    return found
