"""Lines of a paragraph that mixes directions: its characters stand where the whole paragraph puts them (UAX #9), then it is
broken, and each line is put in order by itself."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from designer.text import FontBook
from designer.text.bidi import ISOLATING, is_rtl_text, levels, visual_order
from designer.text.line import Line

FSI, LRI, RLI, PDI = "\u2068\u2066\u2067\u2069"
BOOK = FontBook.bundled()
SIZE = 8.0


def set_lines(text: str, width: float) -> tuple[str, ...]:
    return BOOK.wrap(text, 400, SIZE, width)


def broken_before(text: str, place: str) -> tuple[str, ...]:
    """A paragraph in the widest measure at which a line begins with `place`."""
    for width in range(400, 10, -1):
        lines = set_lines(text, width)
        if any(line.strip("".join(ISOLATING)).startswith(place) for line in lines[1:]):
            return lines
    raise AssertionError(f"No line of {text!r} begins with {place!r}.")


def seen(line: str) -> str:
    """The characters of a line from left to right as it is drawn, without isolating marks; mirroring is the font's affair."""
    runs = BOOK.line(line, 400, SIZE, "#000000", 0, 0)
    assert list(runs) == sorted(runs, key=lambda run: run.x)
    drawn = "".join(run.text[::-1] if run.is_rtl else run.text for run in runs)
    return "".join(c for c in drawn if c not in ISOLATING)


@pytest.mark.parametrize(
    ("text", "place", "first", "second"),
    [
        ("See page (אבג 12:30) now", "12:30", "See page (גבא", "12:30) now"),  # N0: brackets of the line's direction
        ("Order אבג (דהו 12:30) now", "12:30", "Order והד( גבא", ")12:30 now"),  # N0: they go with the word before them
        ("אבג (Web 12:30) דהו", "12:30", "Web( גבא", "והד )12:30"),
        ("אבג [car (bus 7) tram] דהו", "7)", "car (bus[ גבא", "והד ]7) tram"),  # N0: a pair inside a pair
        ("Ask for הזמנה מספר 12 באתר today", "12", "Ask for רפסמ הנמזה", "רתאב 12 today"),  # W7: a number after Hebrew
        ("Car דהו 12% זחט", "12%", "Car והד", "טחז 12%"),  # W5: its percent sign goes with it
        ("אבג דהו 12-15 זחט", "12-15", "והד גבא", "טחז 12-15"),  # W4: a span of numbers
        ("الطلب رقم 12 - 15 الآن", "15", "- 12 مقر بلطلا", "نآلا 15"),  # W2: two numbers after Arabic
        ("12 אבג 13 דהו 14", "13", "גבא 12", "14 והד 13"),  # P2: the first letter is not on the first place
        ("He said “אבג דהו” 5 times", "דהו", "He said “גבא", "5 ”והד times"),  # N1: a quote between Hebrew and a number
        ("אבג “Web shop” דהו", "shop", "Web“ גבא", "והד ”shop"),  # N2: a quote between Hebrew and English
        ("אבג Web 12 shop", "12", "Web גבא", "12 shop"),
        ("Car אבג, bus", "bus", "Car גבא,", "bus"),
        (f"Gap in {FSI}אבג 12 דהו{PDI}, 7.", "12", "Gap in גבא", "והד 12, 7."),
        (f"Gap in {FSI}אבג דהו{PDI}, 12 times", "דהו", "Gap in גבא", "והד, 12 times"),
        (f"אבג {LRI}Web 12 (x){PDI} דהו", "12", "Web גבא", "והד 12 (x)"),
        (f"Car {RLI}Web 12 אבג{PDI} end", "12", "Car Web", "גבא 12 end"),
    ],
)
def test_a_line_goes_on_where_the_line_before_left_off(text: str, place: str, first: str, second: str) -> None:
    assert [seen(line) for line in broken_before(text, place)] == [first, second]


def test_brackets_are_drawn_turned_to_what_they_hold() -> None:
    (_first, second) = broken_before("Order אבג (דהו 12:30) now", "12:30")
    runs = BOOK.line(second, 400, SIZE, "#000000", 0, 0)
    opening, closing = (BOOK.line(bracket, 400, SIZE, "#000000", 0, 0)[0].glyphs[0] for bracket in "()")
    drawn = [glyph for run in runs for glyph in run.glyphs]
    assert drawn.index(opening) == 0
    assert closing not in drawn


letters = st.sampled_from(
    [
        "אבג",
        "דה",
        "عرب",
        "web",
        "shop",
        "12",
        "7:30",
        "-",
        "(",
        ")",
        "[",
        "]",
        "“",
        "”",
        "%",
        ",",
        "!",
        " ",
        " ",
        " ",
        FSI,
        PDI,
    ]
)


@given(st.lists(letters, min_size=2, max_size=24).map("".join), st.integers(12, 120))
def test_a_line_stands_in_the_order_of_levels_of_the_unbroken_paragraph(text: str, width: int) -> None:
    lines = set_lines(text, width)
    assume(len(lines) > 1)
    of_paragraph = levels(text, is_rtl_text(text))
    at = 0
    for line in lines:
        at = text.index(line, at)
        drawn = [i for i in range(at, at + len(line)) if text[i] not in ISOLATING]
        order = visual_order([of_paragraph[i] for i in drawn])
        assert seen(line) == "".join(text[drawn[i]] for i in order)
        at += len(line)


@given(st.lists(letters, min_size=2, max_size=24).map("".join), st.integers(12, 120))
def test_a_line_is_as_wide_as_it_is_drawn(text: str, width: int) -> None:
    for line in set_lines(text, width):
        runs = BOOK.line(line, 400, SIZE, "#000000", 0, 0)
        drawn = max((run.x + run.width for run in runs), default=0.0)
        assert BOOK.width(line, 400, SIZE) == pytest.approx(drawn, abs=0.01)
        assert drawn <= width + 0.01 or not any(c.isspace() for c in line)


def test_a_line_of_another_paragraph_is_another_line() -> None:
    (_, alone), (_, after) = set_lines("abc\n12 אבג", 400), broken_before("אבג דהו 12 אבג", "12")
    assert str(alone) == str(after)
    assert alone == after  # both run from right to left, a number before a word
    (_, english) = broken_before("Car דהו 12 אבג", "12")
    assert str(english) == str(after)
    assert english != after
    assert len({english, after, str(after)}) == 3


def test_a_paragraph_that_runs_from_left_to_right_only_is_plain() -> None:
    assert not any(isinstance(line, Line) for line in set_lines("Ask for order 12 in the shop (12:30) today", 40))
