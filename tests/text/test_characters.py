"""What a reader sees as one letter, and characters that are never drawn."""

from __future__ import annotations

import pytest

from designer.text.characters import clusters, is_ignorable, tidy


@pytest.mark.parametrize(
    "letters",
    [
        ["a", "b", "c"],
        ["e\u0301", "x"],
        ["👨\u200d👩\u200d👧", "👍🏽", "1\ufe0f\u20e3", "❤\ufe0f"],
        ["🇩🇪", "🇫🇷", "🇦"],
        ["न", "म", "स्ते"],
        ["क्ष", "त्रि", "य"],
        ["น้ำ", "ป", "ล", "า"],
        ["\u1112\u1161\u11ab", "국", "각\u11a8"],
        ["ﾃﾞ", "ｽ"],
        ["\U0001f3f4\U000e0067\U000e0062\U000e007f", "x"],
    ],
)
def test_what_belongs_to_one_letter_stays_together(letters: list[str]) -> None:
    assert list(clusters("".join(letters))) == letters


def test_a_mark_without_a_letter_stands_alone() -> None:
    assert list(clusters("\u0301a")) == ["\u0301", "a"]


def test_line_ends_are_spaces_and_control_characters_nothing() -> None:
    assert tidy("a\tb\nc\u2028d\x00e\x7ff") == "a b c def"


def test_half_a_character_becomes_the_replacement_character() -> None:
    assert tidy("a\ud800b\udfff") == "a\ufffdb\ufffd"


def test_joiners_and_selectors_are_never_drawn() -> None:
    assert all(is_ignorable(c) for c in "\u200d\u200b\ufe0f\u00ad\u2060\u200f\U000e0100")
    assert not any(is_ignorable(c) for c in "a \u00a0\u0301\u0600")
