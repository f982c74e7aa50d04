"""Lines that mix directions, after the Unicode bidirectional algorithm."""

from __future__ import annotations

import pytest

from designer.text.bidi import has_rtl, is_rtl_text, levels, visual_order

ALEF, BET, GIMEL, SHIN = "אבגש"
AIN, BEH = "عب"


def seen(text: str, *, is_rtl: bool) -> str:
    """The characters from left to right as seen (mirroring is the font's affair)."""
    return "".join(text[i] for i in visual_order(levels(text, is_rtl)))


@pytest.mark.parametrize(
    ("text", "is_rtl", "expected"),
    [
        pytest.param("car אבג is", False, "car גבא is", id="a Hebrew word in an English line"),
        pytest.param("אבג car דה", True, "הד car גבא", id="an English word in a Hebrew line"),
        pytest.param("אבג 123", False, "123 גבא", id="a number after Hebrew goes on to its left"),
        pytest.param("abc 123 אבג", False, "abc 123 גבא", id="a number after English stays with it (W7)"),
        pytest.param("אב 12,5% גד", True, "דג 12,5% בא", id="separator and percent sign belong to the number (W4, W5)"),
        pytest.param("אב 1,2", True, "1,2 בא", id="a comma inside a number"),
        pytest.param("אב 1, 2", True, "2 ,1 בא", id="a comma between two numbers (W6)"),
        pytest.param("عب 1-2", True, "2-1 بع", id="a hyphen between numbers after Arabic parts them (W2)"),
        pytest.param("אב 1-2", True, "1-2 בא", id="a hyphen between numbers after Hebrew joins them (W4)"),
        pytest.param(
            "a (אב) c", False, "a (בא) c", id="brackets take the line's direction where they hold another (N0)"
        ),
        pytest.param("אב (cd) ה", True, "ה )cd( בא", id="brackets in a Hebrew line"),
        pytest.param("a אב(גד)", False, "a )דג(בא", id="brackets after Hebrew that hold Hebrew go with it (N0 c1)"),
        pytest.param("a ]אב(cd)", False, "a ]בא(cd)", id="an unpaired bracket is a neutral"),
        pytest.param("אב - גד", False, "דג - בא", id="neutrals between two Hebrew words (N1)"),
        pytest.param("אב!", False, "בא!", id="neutrals at the end take the line's direction (N2)"),
        pytest.param("אב!", True, "!בא", id="the same in a Hebrew line"),
        pytest.param("ab \u200fcd", False, "ab \u200fcd", id="a direction mark alone moves nothing"),
        pytest.param("אב!\u200f cd", False, "\u200f!בא cd", id="a direction mark draws a neutral to its side"),
        pytest.param("אב\u05b4ג", True, "ג\u05b4בא", id="a mark follows its letter (W1)"),
        pytest.param("ab  ", True, "  ab", id="spaces at the end take the line's direction (L1)"),
    ],
)
def test_characters_stand_where_unicode_puts_them(text: str, is_rtl: bool, expected: str) -> None:
    assert seen(text, is_rtl=is_rtl) == expected


def test_levels_count_the_nesting() -> None:
    assert levels("ab אב 12", False) == [0, 0, 0, 1, 1, 1, 2, 2]
    assert levels("אב ab 12", True) == [1, 1, 1, 2, 2, 2, 2, 2]
    assert levels("אב 12", True) == [1, 1, 1, 2, 2]


def test_canonically_equal_brackets_are_a_pair() -> None:
    assert levels("a 〈א\u232a", False)[-1] == levels("a 〈א〉", False)[-1] == 0


def test_embedding_characters_are_taken_for_nothing() -> None:
    plain = levels("ab אב cd", False)
    assert [level for i, level in enumerate(levels("ab \u202bאב\u202c cd", False)) if i not in {3, 6}] == plain


FSI, LRI, RLI, PDI = "\u2068\u2066\u2067\u2069"


@pytest.mark.parametrize(
    ("text", "is_rtl", "expected"),
    [
        pytest.param(
            f"“{FSI}אב{PDI}” 12 is", False, f"“{FSI}בא{PDI}” 12 is", id="a number after a name stays behind it"
        ),
        pytest.param(f"{FSI}אב!{PDI} and {FSI}גד{PDI}.", False, f"{FSI}!בא{PDI} and {FSI}דג{PDI}.", id="its own marks"),
        pytest.param(
            f"{FSI}אב{PDI}, {FSI}גד{PDI}", False, f"{FSI}בא{PDI}, {FSI}דג{PDI}", id="two names keep their order"
        ),
        pytest.param(f"אב {FSI}car 1{PDI} 2", True, f"2 {PDI}car 1{FSI} בא", id="an English name in a Hebrew line"),
        pytest.param(f"a {RLI}b!{PDI}", False, f"a {RLI}!b{PDI}", id="forced from right to left"),
        pytest.param(f"{LRI}אב 1{PDI}", False, f"{LRI}1 בא{PDI}", id="forced from left to right"),
        pytest.param(f"x {FSI}אב cd", False, f"x {FSI}cd בא", id="one that never ends goes on to the end of the line"),
        pytest.param(f"אב{PDI} 1", False, f"1 {PDI}בא", id="an end of none is taken for nothing"),
        pytest.param(f"{FSI}a {FSI}אב{PDI}!{PDI} 1", False, f"{FSI}a {FSI}בא{PDI}!{PDI} 1", id="one inside another"),
    ],
)
def test_what_is_isolated_stands_alone_and_moves_nothing_around_it(text: str, is_rtl: bool, expected: str) -> None:
    assert seen(text, is_rtl=is_rtl) == expected


def test_an_isolate_is_passed_over_when_a_paragraph_is_asked_how_it_runs() -> None:
    assert not is_rtl_text(f"“{FSI}אב{PDI}” has no content.")
    assert is_rtl_text(f"{FSI}ab{PDI} אב")
    assert not is_rtl_text(f"{FSI}אב never ends")


def test_levels_inside_an_isolate_are_above_those_around_it() -> None:
    assert levels(f"a{FSI}אב{PDI}b", False) == [0, 0, 1, 1, 0, 0]
    assert levels(f"א{FSI}ab{PDI}ב", True) == [1, 1, 2, 2, 1, 1]
    assert levels(f"א{FSI}בג{PDI}ד", True) == [1, 1, 3, 3, 1, 1]


def test_hundreds_of_isolates_inside_one_another_are_endured() -> None:
    assert len(levels((FSI + "א") * 300 + PDI * 300, False)) == 900


def test_hundreds_of_open_brackets_are_endured() -> None:
    assert levels("א" + "(" * 300 + "b" + ")" * 300, True)[0] == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc אבג", False),
        ("123 אבג abc", True),
        ("«مرحبا» abc", True),
        ("123 !", False),
        ("", False),
        ("漢字 אב", False),
    ],
)
def test_a_paragraph_runs_as_its_first_letter(text: str, expected: bool) -> None:
    assert is_rtl_text(text) is expected


def test_nothing_runs_right_to_left_in_european_and_asian_text() -> None:
    assert not has_rtl("Größe Ελλ Кир 漢字 ไทย हिन्दी 👍 – “x”")
    assert has_rtl("x ‏")
    assert has_rtl("ש")
    assert has_rtl("ﷲ")


def test_no_items_have_an_empty_order() -> None:
    assert visual_order([]) == []
