"""What a few typed letters mean among many things: words in any order, beginnings before middles, initials last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from designer.finding.folding import Places, fold

_WHOLE, _BEGINS, _WORD, _INSIDE, _INITIALS = 120.0, 70.0, 40.0, 16.0, 24.0
_ELSEWHERE = 8.0  # found among the further words, which can't be seen
_MOST_RECENT = 45.0  # for what was used last; less for each one before it
_LONG = 0.12  # off for each letter more than was typed


class Choice(msgspec.Struct, frozen=True):
    """Something that can be chosen: what is read, and further words by which it is found."""

    id: str
    text: str
    words: str = ""
    weight: float = 0
    has_initials: bool = True  # "ndg" finds "Next gap"; too much of it for names of elements


class Prepared(msgspec.Struct, frozen=True, eq=False):
    """A choice ready to be compared many times."""

    choice: Choice
    folded: str
    further: str


def prepare(choice: Choice) -> Prepared:
    """Fold a choice's texts once."""
    return Prepared(choice, fold(choice.text), fold(choice.words))


def ranked(
    typed: str, choices: Sequence[Prepared], used: Mapping[str, int], most: int = 200
) -> tuple[list[Choice], int]:
    """The best choices for what was typed, the best first, and how many match at all.

    `used` tells of ids that were chosen before how many others were since (0: none). Without anything typed all match, in
    their order behind those that were used.
    """
    needle = " ".join(fold(typed).split())
    words = needle.split(" ") if needle else []
    found: list[tuple[float, int, Choice]] = []
    for at, prepared in enumerate(choices):
        score = _score(needle, words, prepared)
        if score is None:
            continue
        since = used.get(prepared.choice.id)
        if since is not None:
            score += max(_MOST_RECENT - since, 5) if words else 1000 - since
        found.append((-score - prepared.choice.weight, at, prepared.choice))
    found.sort(key=lambda entry: entry[:2])
    return [choice for _score, _at, choice in found[:most]], len(found)


def _score(needle: str, words: Sequence[str], prepared: Prepared) -> float | None:
    if not words:
        return 0
    text = prepared.folded
    if text == needle:
        return _WHOLE + _BEGINS
    score = _BEGINS if text.startswith(needle) else 0.0
    for word in words:
        at = text.find(word)
        if at >= 0:
            begins = at == 0 or not text[at - 1].isalnum() or _word_start(text, word) >= 0
            score += _WORD if begins else _INSIDE
        elif word in prepared.further:
            score += _ELSEWHERE
        elif prepared.choice.has_initials and _initials(text, word) is not None:
            score += _INITIALS
        else:
            return None
    return score - _LONG * max(len(text) - len(needle), 0)


def _word_start(text: str, word: str) -> int:
    """Where a word of the text begins like this, -1 for nowhere."""
    at = text.find(word)
    while at >= 0:
        if at == 0 or not text[at - 1].isalnum():
            return at
        at = text.find(word, at + 1)
    return -1


def _initials(text: str, typed: str) -> list[int] | None:
    """Where each typed letter begins a word, in order; None where they don't."""
    places: list[int] = []
    begins = True
    for at, character in enumerate(text):
        if begins and len(places) < len(typed) and character == typed[len(places)]:
            places.append(at)
        begins = not character.isalnum()
    return places if len(places) == len(typed) and len(typed) > 1 else None


def marked(typed: str, text: str) -> list[tuple[int, int]]:
    """Which stretches of a choice's text match what was typed, in order and without overlaps."""
    folded, places = fold(text), Places(text)
    taken: list[tuple[int, int]] = []
    for word in fold(typed).split():
        at = _word_start(folded, word)
        at = folded.find(word) if at < 0 else at
        if at >= 0:
            stretch = places.original(at, at + len(word))
            if stretch is not None:
                taken.append(stretch)
            continue
        for place in _initials(folded, word) or ():
            stretch = places.original(place, place + 1)
            if stretch is not None:
                taken.append(stretch)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(taken):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
