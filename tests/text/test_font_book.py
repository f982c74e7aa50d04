"""Shaped lines: kerning, ligatures, fallback, direction and widths."""

from __future__ import annotations

import struct
import sys
from pathlib import Path
from subprocess import run
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.drawing import Face, TextRun
from designer.text import FontBook, font_facts

INK = "#16202E"
BOOK = FontBook.bundled()


def line(text: str, weight: int = 400, size: float = 10, **how: object) -> tuple[TextRun, ...]:
    return BOOK.line(text, weight, size, INK, 0, 0, **how)  # type: ignore[arg-type]


def total(runs: tuple[TextRun, ...]) -> float:
    return sum(run.width for run in runs)


def test_letters_are_kerned() -> None:
    facts = font_facts(BOOK.face(600))
    (set_line,) = line("AVATAR", 600, 10)
    plain = sum(facts.advance(glyph) for glyph in set_line.glyphs) * 10 / facts.upem
    assert set_line.width < plain - 1
    assert BOOK.width("AVATAR", 600, 10) == set_line.width


def test_contextual_forms_and_ligatures_keep_track_of_their_characters() -> None:
    (arrow,) = line("a -> b")
    assert arrow.clusters == (0, 1, 2, 4, 5)
    (accent,) = line("e\u0301x")
    assert accent.clusters == (0, 2)


def test_a_line_ends_where_its_width_says() -> None:
    facts = font_facts(BOOK.face(400))
    (run_,) = line("Kitchen table")
    assert run_.width == pytest.approx(run_.offsets[-1] + facts.advance(run_.glyphs[-1]) * 10 / facts.upem, abs=0.002)
    assert run_.width == BOOK.width("Kitchen table", 400, 10)


def test_words_start_at_their_own_place() -> None:
    (run_,) = line("one two  three")
    assert [run_.text[run_.clusters[i]] for i in run_.words] == ["o", "t", "t"]
    space = BOOK.width("a b", 400, 10) - BOOK.width("a", 400, 10) - BOOK.width("b", 400, 10)
    assert run_.offsets[run_.words[1]] == pytest.approx(BOOK.width("one", 400, 10) + space, abs=0.002)


def test_anchors_move_the_line() -> None:
    width = BOOK.width("planner", 600, 9.5)
    (start,) = BOOK.line("planner", 600, 9.5, INK, 100, 20)
    (middle,) = BOOK.line("planner", 600, 9.5, INK, 100, 20, anchor="middle")
    (end,) = BOOK.line("planner", 600, 9.5, INK, 100, 20, anchor="end")
    assert (start.x, start.y) == (100, 20)
    assert middle.x == pytest.approx(100 - width / 2, abs=0.001)
    assert end.x == pytest.approx(100 - width, abs=0.001)
    assert start.glyphs == middle.glyphs == end.glyphs


def test_tracking_widens_every_glyph_alike() -> None:
    plain, tight = line("Title", 700, 24)[0], line("Title", 700, 24, tracking=-0.35)[0]
    assert tight.width == pytest.approx(plain.width - 5 * 0.35, abs=0.002)
    assert [p - t for p, t in zip(plain.offsets, tight.offsets, strict=True)] == pytest.approx(
        [i * 0.35 for i in range(5)], abs=0.002
    )
    assert BOOK.width("Title", 700, 24, -0.35) == tight.width


def test_tracking_leaves_marks_on_their_letters() -> None:
    plain, wide = line("x\u0323y")[0], line("x\u0323y", tracking=2)[0]
    assert wide.offsets[1] - wide.offsets[0] == pytest.approx(plain.offsets[1] - plain.offsets[0], abs=0.002)


def test_weights_have_faces_of_their_own() -> None:
    assert [BOOK.face(weight).key for weight in (400, 500, 600, 700)] == [
        "Inter-400",
        "Inter-500",
        "Inter-600",
        "Inter-700",
    ]
    assert BOOK.width("planner", 700, 10) > BOOK.width("planner", 400, 10)


@pytest.mark.parametrize(
    ("text", "weight", "keys"),
    [
        ("plan 👍", 400, ["Inter-400", "NotoEmoji-400"]),
        ("1\ufe0f\u20e3", 400, ["NotoEmoji-400"]),
        ("👨\u200d👩\u200d👧", 700, ["NotoEmoji-400"]),
        ("שלום", 400, ["NotoSansHebrew-400"]),
        ("مرحبا", 600, ["NotoSansArabic-700"]),
        ("नमस्ते", 500, ["NotoSansDevanagari-400"]),
        ("สวัสดี", 700, ["NotoSansThai-700"]),
        ("Größe Ελλ Кир −2 → ★", 500, ["Inter-500"]),
    ],
)
def test_the_first_face_that_has_a_character_draws_it(text: str, weight: int, keys: list[str]) -> None:
    runs = line(text, weight)
    assert [r.face.key for r in runs] == keys
    assert all(0 not in r.glyphs for r in runs)


def test_an_emoji_sequence_is_one_glyph() -> None:
    (family,) = line("👨\u200d👩\u200d👧")
    assert len(family.glyphs) == 1
    assert family.text == "👨\u200d👩\u200d👧"


def test_runs_stand_from_left_to_right_as_seen() -> None:
    runs = line("שלום (abc) 12")
    assert [r.x for r in runs] == sorted(r.x for r in runs)
    assert runs[-1].text.strip() == "שלום"
    assert [r.text.strip() for r in runs] == ["12", ")", "abc", "(", "שלום"]
    assert [r.is_rtl for r in runs] == [False, True, False, True, True]


def test_brackets_are_mirrored_from_right_to_left() -> None:
    left, right = (line(bracket)[0].glyphs[0] for bracket in "()")
    opening = next(r for r in line("אב (גד)") if r.text.strip() == "(")
    assert left != right
    assert opening.glyphs[-1] == right or opening.glyphs[0] == right


def test_arabic_letters_are_joined() -> None:
    (joined,) = line("ببب")
    alone = [line("ب")[0].glyphs[0]] * 3
    assert list(joined.glyphs) != alone
    assert len(set(joined.glyphs)) > len(set(alone))
    assert list(joined.clusters) == sorted(joined.clusters, reverse=True)


def test_the_direction_of_the_paragraph_can_be_given() -> None:
    assert [r.text.strip() for r in line("ABC אב")] == ["ABC", "אב"]
    assert [r.text.strip() for r in line("ABC אב", is_rtl=True)] == ["אב", "ABC"]
    assert BOOK.is_rtl("אב ABC")
    assert not BOOK.is_rtl("ABC אב")


def test_marks_stand_higher_or_lower_than_the_baseline() -> None:
    (stacked,) = line("بِّ")
    assert stacked.rises
    assert min(stacked.rises) < -1
    assert line("plain")[0].rises == ()


def test_characters_no_face_has_are_named_once_in_order() -> None:
    assert BOOK.missing("plan 漢字 and 漢 한") == ("漢", "字", "한")
    assert BOOK.missing("a\ud800b") == ("\ud800",)
    assert BOOK.missing("Plan\n\t\x00 e\u0301 👍🏽 👨\u200d👩 ❤\ufe0f\u200b\u00ad 10\u202f%") == ()


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [("ﬁnance", "finance"), ("oﬃce", "office"), ("ＡＢＣ", "ABC"), ("𝐁𝐨𝐥𝐝", "Bold"), ("5㎏", "5kg"), ("ŉ", "ʼn")],
)
def test_letters_in_a_form_no_face_has_are_drawn_in_their_usual_one(typed: str, drawn: str) -> None:
    assert BOOK.missing(typed) == ()
    run, usual = line(typed), line(drawn)
    assert [g for r in run for g in r.glyphs] == [g for r in usual for g in r.glyphs]
    assert "".join(r.text for r in run) == typed, "search finds what was typed"
    for r in run:
        assert set(r.clusters) <= set(range(len(r.text)))


def test_a_form_that_says_more_than_its_letters_is_not_exchanged() -> None:
    assert BOOK.missing("xᵝ") == ("ᵝ",)


def test_a_character_no_face_has_is_drawn_as_its_number() -> None:
    (number,) = line("漢")
    assert number.glyphs == line("[6F22]")[0].glyphs
    assert number.face.key == "Inter-400"
    assert number.text == "漢", "search finds what was typed"
    assert set(number.clusters) == {0}
    (beyond,) = line("\U00012000")
    assert beyond.glyphs == line("[12000]")[0].glyphs


def test_the_number_of_a_character_that_runs_right_to_left_is_read_from_left_to_right() -> None:
    (number,) = line("ܐ")
    assert number.is_rtl
    assert number.glyphs == line("[0710]")[0].glyphs


def test_tabs_and_line_ends_count_as_spaces_and_control_characters_as_nothing() -> None:
    assert line("a\tb\x00c\nd") == line("a bc d")
    assert line("") == line(" ") == line("\n") == ()


def test_half_a_character_is_no_harm() -> None:
    (run_,) = line("a\ud800b")
    assert run_.text.encode() == "a\ufffdb".encode()


@given(st.text(max_size=30))
def test_a_line_is_as_wide_as_its_runs(text: str) -> None:
    runs = line(text)
    assert total(runs) == pytest.approx(BOOK.width(text, 400, 10), abs=0.001 * (len(runs) + 1))
    for one in runs:
        assert len(one.glyphs) == len(one.offsets) == len(one.clusters)
        assert all(0 <= cluster < len(one.text) for cluster in one.clusters)
        assert list(one.words) == sorted(set(one.words))


@given(
    st.lists(st.sampled_from("Home visit by the planner – E-Mail 24/7 אב (gh) 👍 e\u0301".split()), max_size=8).map(
        " ".join
    )
)
def test_a_book_that_knows_a_line_sets_it_as_a_new_one_does(text: str) -> None:
    fresh = FontBook(BOOK.faces)
    new = fresh.line(text, 600, 9.5, INK, 3, 4, anchor="middle")
    line(text, 600, 9.5)
    assert BOOK.line(text, 600, 9.5, INK, 3, 4, anchor="middle") == new
    assert fresh.line(text, 600, 9.5, INK, 3, 4, anchor="middle") == new


def test_heights_are_those_of_inter() -> None:
    facts = font_facts(BOOK.face(400))
    assert BOOK.ascent(400, 10) == pytest.approx(facts.ascent * 10 / facts.upem, abs=0.001)
    assert BOOK.descent(400, 10) == pytest.approx(-facts.descent * 10 / facts.upem, abs=0.001)
    assert BOOK.ascent(400, 10) > 7
    assert BOOK.descent(400, 10) > 1


def test_every_bundled_face_has_a_file() -> None:
    assert len({face.key for face in BOOK.faces}) == len(BOOK.faces)
    assert all(BOOK.data(face)[:4] == b"\0\1\0\0" for face in BOOK.faces)


def test_a_face_of_a_collection_is_taken_by_its_index(tmp_path: Path) -> None:
    regular, bold = BOOK.face(400), BOOK.face(700)
    file = tmp_path / "both.ttc"
    file.write_bytes(collection(BOOK.data(regular), BOOK.data(bold)))
    own = FontBook([Face("own", "Own", 400, str(file), 0), Face("own-bold", "Own", 700, str(file), 1)])
    assert own.width("planner", 400, 10) == BOOK.width("planner", 400, 10)
    assert own.width("planner", 700, 10) == BOOK.width("planner", 700, 10)
    assert font_facts(own.face(700)).advances == font_facts(bold).advances


def collection(*fonts: bytes) -> bytes:
    """These font files as one collection."""
    header = 12 + 4 * len(fonts)
    offsets, body = [], b""
    for font in fonts:
        at = header + len(body)
        offsets.append(at)
        (count,) = struct.unpack_from(">H", font, 4)
        moved = bytearray(font)
        for table in range(count):
            place = 12 + 16 * table + 8
            struct.pack_into(">I", moved, place, struct.unpack_from(">I", font, place)[0] + at)
        body += bytes(moved)
    return struct.pack(f">4sHHI{len(fonts)}I", b"ttcf", 1, 0, len(fonts), *offsets) + body


def test_a_file_that_is_no_font_is_named(tmp_path: Path) -> None:
    file = tmp_path / "no-font.ttf"
    file.write_bytes(b"nothing to see")
    with pytest.raises(ValueError, match="no-font"):
        FontBook([Face("x", "X", 400, str(file))]).width("a", 400, 10)


def test_a_book_without_faces_is_refused() -> None:
    with pytest.raises(ValueError, match="face"):
        FontBook([])


def test_a_worker_with_a_book_of_its_own_sets_the_same_lines() -> None:
    texts = [f"Card {i} אב 👍 planner" for i in range(200)]
    expected = [line(text) for text in texts]
    found: list[list[tuple[TextRun, ...]]] = []

    def work() -> None:
        book = FontBook.bundled()
        found.append([book.line(text, 400, 10, INK, 0, 0) for text in texts])

    workers = [Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert found == [expected] * 3


def test_harfbuzz_is_loaded_only_when_text_is_measured() -> None:
    code = (
        "import sys; from designer.text import FontBook; book = FontBook.bundled(); assert 'uharfbuzz' not in sys.modules;"
        "book.width('a', 400, 8); assert 'uharfbuzz' in sys.modules; assert not any('PySide6' in m for m in sys.modules)"
    )
    run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])
