"""Whether the name of a touchpoint tells of two moments, and which; its words are data, so that they grow without code."""

from __future__ import annotations

import re
import tomllib
from functools import cache

import msgspec

from designer.resources import resource_path

_USUAL = "en"
_SLASH = " / "
_ENDS = ".,;: "


class _Words(msgspec.Struct, frozen=True):
    """The words of one language; `acts` with the form that each has, "" where the language does not tell forms apart."""

    joins: re.Pattern[str]
    then: frozenset[str]
    acts: dict[str, str]


def two_moments(name: str, language: str) -> tuple[str, str] | None:
    """The two moments that a name on one line tells of; None where it is one.

    “Orders and pays” are two; “terms and conditions”, “price and delivery” and “set filters and search” are one thing each.
    English counts in every language, and in a map that is English, or does not say its language, all do.
    """
    if _SLASH in name:
        return _parted(*name.split(_SLASH, 1))
    own = language.partition("-")[0].casefold()
    known = _table()
    languages = known if own == _USUAL else [own, _USUAL]
    for each in languages:
        words = known.get(each)
        if words is None:
            continue
        for join in words.joins.finditer(name):
            first, second = name[: join.start()], name[join.end() :]
            if _is_moment(first, second, words):
                return _parted(first, _without_then(second, words))
    return None


def _parted(first: str, second: str) -> tuple[str, str] | None:
    first, second = first.strip(_ENDS), second.strip(_ENDS)
    return (first, second) if first and second else None


def _without_then(second: str, words: _Words) -> str:
    head, blank, rest = second.partition(" ")
    return rest if blank and head.casefold().strip(_ENDS) in words.then else second


def _is_moment(first: str, second: str, words: _Words) -> bool:
    before = _words_of(first)
    after = [word for word in _words_of(second) if word not in words.then]
    if not before or not after:
        return False
    form = words.acts.get(after[0])
    if form is not None:
        if form == "s":  # who does it may stand first: “Mara visits the shop and pays”
            return any(map(_is_third_person, before[:2]))
        return not form or not _is_third_person(before[0])
    # Where the verb comes last it does so on both sides: “Angebot vergleichen und Vertrag unterschreiben”.
    return words.acts.get(after[-1]) == "" and before[-1] in words.acts


def _is_third_person(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _words_of(text: str) -> list[str]:
    return [word.strip(_ENDS) for word in text.casefold().split()]


@cache
def _table() -> dict[str, _Words]:
    plain = tomllib.loads(resource_path("checks", "moments.toml").read_text("utf-8"))
    return {language: _read(language, rows) for language, rows in plain.items()}


def _read(language: str, rows: dict[str, list[str]]) -> _Words:
    acts = dict.fromkeys(rows["acts"], "")
    if language == _USUAL:
        acts = dict.fromkeys(rows["acts"], "base") | {_with_s(word): "s" for word in rows["acts"]}
    joins = "|".join(map(re.escape, rows["joins"]))
    return _Words(re.compile(rf" (?:{joins}) ", re.IGNORECASE), frozenset(rows["then"]), acts)


def _with_s(verb: str) -> str:
    """An English verb as it is with “she”: orders, buys, tries, goes."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("o", "s", "x", "ch", "sh")) else f"{verb}s"
