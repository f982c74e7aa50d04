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

    English words count in every language: half of the trade's terms are English everywhere. A map that says it is English
    may only say nothing, as a list that was brought in: there the words of all languages count.
    """
    own = _main(language)
    languages = list(_table()) if own == USUAL else [own, USUAL]
    found = [word for each in languages for word in _table().get(each, {}).get(meaning, ())]
    words = dict.fromkeys(word.casefold() for word in found)
    # Where letters are parted by blanks a word must begin there; scripts without blanks have no such place.
    parted = [word for word in words if word[0].isascii() or (word[0].isalpha() and word[0] < "\u2e80")]
    others = [re.escape(word) for word in words if word not in parted]
    parts = [rf"\b(?:{'|'.join(map(re.escape, parted))})"] if parted else []
    return re.compile("|".join([*parts, *others]))


def has_words(language: str) -> bool:
    """Whether there are words of this language: where there are none, nothing that was not found is missing for sure."""
    return _main(language) in _table()


def _main(language: str) -> str:
    return language.partition("-")[0].casefold()


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resource_path("checks", "vocabulary.toml").read_text("utf-8"))
