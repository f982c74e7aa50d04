"""How alike two texts are, fast enough to ask it of every pair in a stage."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """A text as names are compared: without case, compatible characters as one, white space as one space."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


@lru_cache(maxsize=8192)
def _pairs(text: str) -> frozenset[str]:
    padded = f" {plain(text)} "
    return frozenset(padded[i : i + 2] for i in range(len(padded) - 1))


def likeness(one: str, other: str) -> float:
    """From 0 (nothing in common) to 1 (equal but for case and space): Dice's coefficient of the pairs of letters."""
    if plain(one) == plain(other):
        return 1.0
    if not plain(one) or not plain(other):
        return 0.0
    ours, theirs = _pairs(one), _pairs(other)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))
