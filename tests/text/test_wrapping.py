"""Line breaking: where lines end, and that nothing is lost or too wide."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from designer.text import FontBook
from designer.text.breaks import break_places, is_unspaced, split_hard
from designer.text.characters import SPACES, WORD, clusters, tidy
from tests.effort import calls_of

BOOK = FontBook.bundled()
SAMPLES = (
    list("abcXYZ  éß -–—/.,;:!?()[]«»“”„‘’%0123456789+*'\"")
    + list("אבגדה ערך (12) مرحبا لا ")
    + list("漢字かなっャー、。「」（）テスト　")
    + list("สวัสดีครับเ็ำ नमस्ते क्षत्रिय 한국어")
    + ["👍", "😀🏽", "👨\u200d👩\u200d👧", "❤\ufe0f", "🇩🇪", "1\ufe0f\u20e3", "\ufe0f", "\u200d"]
    + list("\u00a0\u202f\u2009\u200b\u00ad\u2060\u200e\u200f\n\t\r\x00\x1c\x85\u2028\ud800\udfff\u0301")
)
WORDS = (
    "Kontowechsel Beratung-Termin the planner E-Mail und/oder Video–Ident https://example.org/a/bc »Wort« ! – foo \n"
)
texts = st.one_of(
    st.lists(st.sampled_from(SAMPLES), max_size=40).map("".join),
    st.lists(st.sampled_from(WORDS.split(" ")), max_size=14).map(" ".join),
    st.text(max_size=30),
)
measures = st.sampled_from([4.0, 12.0, 20.0, 40.0, 68.0, 108.0, 148.0, 300.0])


def wrap(text: str, width: float, *, weight: int = 400, size: float = 8) -> tuple[str, ...]:
    return BOOK.wrap(text, weight, size, width)


def bare(text: str) -> str:
    """The text without the spaces at which a line may break."""
    return "".join(c for line in text.splitlines() for c in tidy(line) if c not in SPACES)


@given(texts, measures, st.sampled_from([0.0, 0.0, -0.35, 0.5]))
@example("% \u00ad\na👍", 12.0, 0.0)
@example("אב\u00ad abc-defg", 12.0, 0.0)
@example("\u2007\ufe0f x", 4.0, 0.0)
def test_no_line_is_wider_than_the_measure_and_no_character_is_lost(text: str, width: float, tracking: float) -> None:
    lines = BOOK.wrap(text, 600, 9.5, width, tracking=tracking)
    assert bare("".join(lines)) == bare(text)
    for line in lines:
        assert str(line) == line.strip(SPACES)
        assert BOOK.width(line, 600, 9.5, tracking) <= width + 0.001 or len(list(clusters(line))) == 1


@given(texts)
@example("aa ,ส")
def test_at_the_width_of_its_longest_word_a_text_breaks_no_letters_apart(text: str) -> None:
    longest = BOOK.longest_word(text, 400, 8)
    places = allowed_places(text)
    at = 0
    for line in wrap(text, longest)[:-1]:
        assert BOOK.width(line, 400, 8) <= longest + 0.001
        at += len(bare(line))
        assert at in places


def allowed_places(text: str) -> set[int]:
    """After how many characters that are no spaces a line may end."""
    places = set()
    at = 0
    for line in text.splitlines():
        for word in WORD.findall(tidy(line)):
            places |= {at + place for place in break_places(word)}
            if is_unspaced(word):
                places |= {at + len("".join(split_hard(word)[:i])) for i in range(len(word))}
            at += len(bare(word))
            places.add(at)
    return places


@given(texts, measures)
def test_the_same_text_always_breaks_the_same_way(text: str, width: float) -> None:
    # The second book knows nothing yet, the first has been through all the other texts.
    assert FontBook(BOOK.faces).wrap(text, 400, 8, width) == wrap(text, width)


@given(
    st.lists(st.sampled_from("a on the planner measures draws visit by first kitchen".split()), min_size=2), measures
)
def test_the_last_line_is_long_enough_if_a_narrower_measure_can_make_it_so(words: list[str], width: float) -> None:
    text = " ".join(words)
    lines = wrap(text, width)
    if BOOK.longest_word(text, 400, 8) > width or len(lines) < 2:
        return
    last = BOOK.width(lines[-1], 400, 8)
    if last >= 0.36 * width:  # a little less than 0.42 is not worth a ragged line above
        return
    for step in range(1, 100):
        narrower = greedy(words, width * (1 - step / 100))
        if narrower is None or len(narrower) > len(lines):
            break
        assert BOOK.width(narrower[-1], 400, 8) <= last + 0.01


def greedy(words: list[str], width: float) -> list[str] | None:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if BOOK.width(longer, 400, 8) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines if all(BOOK.width(line, 400, 8) <= width for line in lines) else None


def test_two_lines_of_a_name_are_balanced() -> None:
    # “planner” is not left alone below, and “by” leads on to it.
    width = BOOK.width("Home visit by the p", 600, 9.5)
    assert wrap("Home visit by the planner", width, weight=600, size=9.5) == ("Home visit", "by the planner")


def in_line_of(text: str, first: str) -> tuple[str, ...]:
    """The lines in a measure that just holds this beginning."""
    return wrap(text, BOOK.width(first, 400, 8))


@pytest.mark.parametrize(
    ("room", "lines"),
    [
        # No first line is left short so that the last be long enough: as even as can be.
        ("New visitors a m", ("New visitors", "a month")),
        ("He measures, explains, and drink", ("He measures, explains,", "and drinks tea.")),
        ("Two days, calm people, the floor", ("Two days, calm people,", "the floor swept.")),
        # A last line that is hardly too short is better than a short one above.
        ("Sent after she registered, with one", ("Sent after she registered,", "with one link.")),
        # An article, a preposition, or the first word of a sentence goes down to what it belongs to.
        ("On Monday, on t", ("On Monday,", "on the wall")),
        ("Nobody says which day, so s", ("Nobody says which day,", "so she takes one off.")),
        ("Nobody says which day, so she ta", ("Nobody says which day,", "so she takes one off.")),
        ("One kitchen a week. One cli", ("One kitchen a week.", "One click, and it stops.")),
        ("“By Thursday.” No ne", ("“By Thursday.”", "No need to call.")),
        ("Teilt die Kosten und f", ("Teilt die Kosten", "und fragt später.")),
    ],
)
def test_lines_end_where_a_reader_pauses(room: str, lines: tuple[str, ...]) -> None:
    assert in_line_of(" ".join(lines), room) == lines


def test_a_small_word_stays_where_the_next_line_has_no_room_for_it() -> None:
    assert in_line_of("What stands in measurements", "What stands in") == ("What stands in", "measurements")


@pytest.mark.parametrize(
    "lines",
    [
        ("確認の", "メールが届く"),  # a word of katakana is whole
        ("しおりが", "郵便で届く"),  # a compound of kanji
        ("湯気の向こうに、", "灯のともる玄関。"),
        ("持ち物、電車、", "そして料理の希望。"),
        ("お礼の葉書を", "受け取る"),  # no line begins with a particle; a verb of two parts is whole
        ("「お母さんと", "行くなら、ここ」。"),  # before お, not behind it
        ("送迎車は三時の", "次が五時。"),  # a number and what it counts
    ],
)
def test_japanese_breaks_between_phrases_where_that_costs_no_line(lines: tuple[str, ...]) -> None:
    text = "".join(lines)
    width = max(BOOK.width(line, 400, 8) for line in lines)
    assert wrap(text, width) == lines
    assert wrap(text, width * 1.05) == lines


def test_japanese_breaks_inside_a_phrase_rather_than_take_another_line() -> None:
    # Between phrases it would be three lines: この / アイスクリームが / 好き.
    text, width = "このアイスクリームが好き", BOOK.width("アイスクリームが", 400, 8)
    assert len(wrap(text, width)) == 2


def test_chinese_fills_its_lines() -> None:
    lines = in_line_of("客户在网站上比较三种方案", "客户在网站上比")
    assert lines == ("客户在网站上比", "较三种方案")


def test_a_text_that_fits_is_one_line() -> None:
    assert wrap("Home visit", BOOK.width("Home visit", 400, 8)) == ("Home visit",)
    assert wrap("Home visit", BOOK.width("Home visit", 400, 8) - 0.01) == ("Home", "visit")


@pytest.mark.parametrize("text", ["", " ", "\n", " \n\t \u3000"])
def test_an_empty_text_has_no_lines(text: str) -> None:
    assert wrap(text, 100) == ()
    assert BOOK.longest_word(text, 400, 8) == 0


def test_line_ends_of_the_user_are_kept() -> None:
    assert wrap("one\ntwo\r\nthree\u2028four", 300) == ("one", "two", "three", "four")
    assert wrap("\none\n\ntwo\n", 300) == ("one", "", "two")


def pieces(text: str) -> list[str]:
    """The lines in the narrowest measure that breaks no word."""
    return list(wrap(text, BOOK.longest_word(text, 400, 8)))


@pytest.mark.parametrize(
    "lines",
    [
        ["Beratungs-", "termin"],
        ["and/", "or"],
        ["Video–", "Ident"],
        ["truth—", "moment"],
        ["https://", "example"],
        ["Haus-/", "Wohnung"],
        ["Bank-", "(Filiale)"],
    ],
)
def test_a_line_breaks_after_a_mark_and_keeps_it(lines: list[str]) -> None:
    assert pieces("".join(lines)) == lines


@pytest.mark.parametrize(
    "word",
    [
        "E-Mail",
        "24/7",
        "-5",
        "−2",
        "2024-11-03",
        "x-y",
        "9–17",
        "--help",
        "10\u00a0km",
        "5\u202f%",
        "a\u2060-\u2060bcd",
        "km/h",
    ],
)
def test_what_belongs_together_is_not_parted(word: str) -> None:
    assert BOOK.longest_word(word, 400, 8) == BOOK.width(word, 400, 8)


@pytest.mark.parametrize("text", ["Wirklich ?", "42 %", "foo –", "« oui »", "( a )", "now !", "¿ que"])
def test_no_line_begins_with_closing_or_ends_with_opening_punctuation(text: str) -> None:
    joined = "one two three four " + text + " five six seven"
    for width in range(int(BOOK.longest_word(joined, 400, 8)) + 1, 120):
        for line in wrap(joined, width):
            assert line[0] not in "?%–»)!"
            assert line[-1] not in "«(¿"


def test_a_dash_and_its_word_part_where_there_is_no_room_for_both() -> None:
    assert wrap("planner –", BOOK.width("planner", 400, 8)) == ("planner", "–")


def test_a_word_wider_than_the_measure_breaks_between_letters() -> None:
    assert "".join(wrap("Donaudampfschiff", 30)) == "Donaudampfschiff"
    assert wrap("e\u0301e\u0301e\u0301", 1) == ("e\u0301",) * 3
    assert wrap("👨\u200d👩\u200d👧👍🏽", 1) == ("👨\u200d👩\u200d👧", "👍🏽")
    assert wrap("क्षत्रिय", 1) == ("क्ष", "त्रि", "य")


def test_a_word_is_not_broken_while_the_next_line_has_room_for_it() -> None:
    width = BOOK.width("planner", 400, 8)
    assert wrap("a planner", width) == ("a", "planner")


def test_chinese_and_japanese_break_between_characters() -> None:
    width = BOOK.width("漢字漢字", 400, 8)
    assert wrap("漢字漢字漢字漢字", width) == ("漢字漢字", "漢字漢字")


@pytest.mark.parametrize("text", ["漢字漢字。漢", "漢字漢字っ漢", "漢字漢字ー漢", "漢字漢字」漢"])
def test_no_line_begins_with_a_full_stop_or_a_small_kana(text: str) -> None:
    lines = wrap(text, BOOK.width("漢字漢字", 400, 8))
    assert lines[0] == "漢字漢"
    assert lines[1].startswith("字")


def test_no_line_ends_with_an_opening_bracket() -> None:
    assert wrap("漢字漢「字」漢", BOOK.width("漢字漢「", 400, 8))[0] == "漢字漢"


def test_korean_breaks_at_spaces() -> None:
    assert wrap("고객 여정", BOOK.width("고객", 400, 8)) == ("고객", "여정")
    assert BOOK.longest_word("고객여정", 400, 8) == BOOK.width("고객여정", 400, 8)


def test_thai_without_spaces_breaks_between_syllables() -> None:
    text = "สวัสดีครับยินดีต้อนรับ"
    lines = wrap(text, 40)
    assert len(lines) > 1
    assert "".join(lines) == text
    assert not any(line[0] in "ะาำๅ\u0e31\u0e34" or line[-1] in "เแโใไ" for line in lines)
    assert BOOK.longest_word(text, 400, 8) < 40


def test_a_soft_hyphen_shows_only_where_the_line_breaks() -> None:
    word = "Wärme\u00adpumpe"
    assert BOOK.width(word, 400, 8) == pytest.approx(BOOK.width("Wärmepumpe", 400, 8), abs=0.3)
    first, second = pieces(word)
    assert (first, second) == ("Wärme\u00ad", "pumpe")
    assert BOOK.width(first, 400, 8) == BOOK.width("Wärme-", 400, 8)


def test_spaces_inside_a_line_are_kept_and_at_its_ends_left_out() -> None:
    assert wrap("  one   two  ", 300) == ("one   two",)
    assert BOOK.width("one  ", 400, 8) == BOOK.width("one", 400, 8)


def test_lines_of_a_text_from_right_to_left_fit_too() -> None:
    text = "العميل يقارن العروض ABC 123 (مجاني) ثم يتصل بالمستشار."
    for width in range(40, 200, 7):
        for line in wrap(text, width):
            runs = BOOK.line(line, 400, 8, "#000000", 0, 0, is_rtl=True)
            assert sum(run.width for run in runs) <= width + 0.01


def test_a_word_of_a_hundred_thousand_letters_is_endured() -> None:
    lines = wrap("a" * 100_000, 100)
    assert "".join(lines) == "a" * 100_000
    assert len({len(line) for line in lines[:-1]}) == 1


def test_known_words_are_not_shaped_again() -> None:
    book = FontBook(BOOK.faces)
    words = [f"{a}{b}visit" for a in "abcdefghijkl" for b in "abcdefghijklmnopqrstuvwxyz"]
    texts = [" ".join(words[i : i + 12]) for i in range(0, len(words), 12)]
    turned = [" ".join(reversed(text.split())) for text in texts]
    book.wrap("warm up", 400, 8, 100)

    def cost(of: list[str]) -> int:
        return calls_of(lambda: [book.wrap(text, 400, 8, 100) for text in of])

    new = cost(texts)
    known = cost(turned)
    assert new > 2 * known
