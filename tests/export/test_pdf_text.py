"""Text in a PDF: found by search as it was typed, its glyphs where the layout set them, every face embedded."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
import unicodedata
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from designer.drawing import Box, Content, Face, TextRun
from designer.export import pdf
from designer.text import FontBook
from tests.export import reading
from tests.export.sheets import fonts, group, page, page_of_text, sheet, small_map, text

LATIN = [
    "office affluent fjord waffle ffi fi fl",
    "AVATAR To Te Ty We. P, “LT” 11:11",
    "Größe, Maße, Überraschung, Straße",
    "naïve façade Łódź İstanbul Şişli œuvre",
    "3,100 m² – €5 … ‘single’ “double” 50 %",
    "a(b)c\\d <e> [f] {g} /h %i #j",
    "Ελληνικά κείμενα",
    "Русский текст: Привет, мир",
    "Việt Nam: tiếng Việt",
    "no-break\u00a0space and narrow\u202fspace",
    "x\u0301 y\u0308 combining",
]
OTHERS = ["नमस्ते दुनिया क्षत्रिय", "ภาษาไทย น้ำ ที่", "❤️ 👍 👩‍👩‍👧 🇩🇪", "emoji 👍 between words"]
RIGHT_TO_LEFT = ["مرحبا", "العالم", "السلام لا إله", "שלום עולם", "كتاب"]


@pytest.mark.parametrize("words", LATIN + OTHERS)
@pytest.mark.parametrize("weight", [400, 700])
def test_text_is_found_as_it_was_typed(words: str, weight: int) -> None:
    found = reading.text(pdf.dumps([page_of_text(words, weight=weight)]))
    assert found == " ".join(words.split())


def test_ligatures_that_were_typed_are_drawn_as_letters_and_found() -> None:
    data = pdf.dumps([page_of_text("ﬁnance oﬃce ＡＢＣ 12㎏")])
    assert unicodedata.normalize("NFKC", reading.text(data)) == "finance office ABC 12kg"
    usual = pdf.dumps([page_of_text("finance office ABC 12kg")])
    assert (reading.pixels(data) == reading.pixels(usual)).all()


@pytest.mark.parametrize("words", RIGHT_TO_LEFT)
def test_right_to_left_text_is_found_as_it_was_typed(words: str) -> None:
    found = reading.text(pdf.dumps([page_of_text(words)]))
    assert unicodedata.normalize("NFKC", found) == words


PHRASES = [
    "הזמנה (עולם) מיד",
    "שלום [עולם], «טוב» {מאוד}",
    "מחיר 12,50 ₪ (כולל)",
    "(שלום 12:30)",
    "(شكرا 12:30)",
    "طلب (عبر الإنترنت) رقم 12",
]


@pytest.mark.parametrize("words", PHRASES)
@pytest.mark.parametrize("weight", [400, 700])
def test_phrases_with_brackets_and_numbers_that_run_from_right_to_left_are_found(words: str, weight: int) -> None:
    assert reading.finds(pdf.dumps([page_of_text(words, weight=weight)]), words)


@pytest.mark.parametrize("words", ["הזמנה (עולם) מיד", "שלום [עולם] «טוב»", "طلب (عبر الإنترنت) الآن"])
def test_brackets_are_what_was_typed_in_the_text_that_poppler_reads(words: str, tmp_path: Path) -> None:
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext is not installed")
    file = tmp_path / "text.pdf"
    file.write_bytes(pdf.dumps([page_of_text(words)]))
    read = subprocess.run([tool, str(file), "-"], capture_output=True, check=True, timeout=60).stdout.decode()
    # It puts marks of direction around what runs from right to left.
    found = "".join(c for c in read if unicodedata.category(c) != "Cf")
    assert unicodedata.normalize("NFKC", " ".join(found.split())) == words


@pytest.mark.parametrize("words", ["(بين)", "طلب عبر الإنترنت رقم 12 من Web", "नमस्ते, (दुनिया)"])
def test_a_mark_beside_a_letter_parts_no_words(words: str) -> None:
    """Dots that are glyphs of their own are shown after their letters; what follows them follows the letters."""
    document = pypdfium2.PdfDocument(pdf.dumps([page_of_text(words)]))
    assert document[0].get_textpage().get_text_range() == words


@pytest.mark.parametrize("tracking", [0, -0.35, 2])
def test_tracked_and_kerned_letters_stay_one_word(tracking: float) -> None:
    runs = fonts().line("Switching AVATAR office", 700, 24, "#000000", 10, 40, tracking=tracking)
    data = pdf.dumps([page(sheet(group("t", Content(Box(0, 0, 380, 50), runs))))])
    assert reading.text(data) == "Switching AVATAR office"


def test_the_same_word_may_be_tracked_in_one_place_and_not_in_another() -> None:
    tight = fonts().line("AVATAR", 700, 24, "#000000", 10, 40, tracking=-0.5)
    loose = fonts().line("AVATAR", 700, 24, "#000000", 10, 80, tracking=3)
    data = pdf.dumps([page(sheet(group("t", Content(Box(0, 0, 380, 100), (*tight, *loose)))))])
    check_places(data, (*tight, *loose))


@pytest.mark.parametrize("words", [*LATIN, *RIGHT_TO_LEFT, *OTHERS[:2]])
@pytest.mark.parametrize(("scale", "x", "y"), [(1, 0, 0), (0.55, 13.37, 20), (2.5, 5, 1)])
def test_every_letter_starts_where_the_layout_set_it(words: str, scale: float, x: float, y: float) -> None:
    inside = text(words, 7.77, 33.3)
    data = pdf.dumps([page(sheet(group("t", inside, 3.21, 4.56)), 600, 400, scale, x, y)])
    runs = [item for item in inside.items if isinstance(item, TextRun)]
    check_places(data, runs, lambda px, py: (x + scale * (3.21 + px), 400 - y - scale * (4.56 + py)), scale)


def check_places(data: bytes, runs, moved=lambda px, py: (px, 300 - py), scale: float = 1) -> None:  # type: ignore[no-untyped-def]
    """Every letter begins where its run says: compare with the places pdfium reports for its characters."""
    reported = {(round(px, 2), round(py, 2)) for _c, px, py in reading.characters(data)}
    checked = 0
    for run in runs:
        for i, cluster in enumerate(run.clusters):
            # Of letters made of several glyphs pdfium does not tell all places; there the test of same ink looks.
            if run.clusters.count(cluster) > 1 or not run.text[cluster].strip():
                continue
            px, py = moved(run.x + run.offsets[i], run.y)
            nearest = min(reported, key=lambda place: abs(place[0] - px) + abs(place[1] - py))
            assert nearest == pytest.approx((px, py), abs=0.003 * run.size * max(1, scale)), (run.text, i)
            checked += 1
    assert checked > 1


def test_every_font_is_embedded_subset_and_says_what_its_glyphs_mean() -> None:
    with pikepdf.open(io.BytesIO(pdf.dumps([page(small_map())]))) as document:
        used = document.pages[0].Resources.Font
        assert len(used) > 6
        for font in used.values():
            assert font.Subtype == "/Type0"
            assert font.Encoding == "/Identity-H"
            assert b"beginbfchar" in font.ToUnicode.read_bytes()
            (descendant,) = font.DescendantFonts
            program = descendant.FontDescriptor.FontFile2.read_bytes()
            assert program[:4] == b"\x00\x01\x00\x00"
            assert len(program) < 60_000
            name = str(font.BaseFont)
            assert name[7] == "+"
            assert name[1:7].isupper()
            assert str(descendant.FontDescriptor.FontName) == str(descendant.BaseFont) == name
        every = [o for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
        assert len(every) == 2 * len(used)  # each with its descendant, and no Helvetica


def test_fonts_that_are_not_used_are_not_there() -> None:
    with pikepdf.open(io.BytesIO(pdf.dumps([page_of_text("one face")]))) as document:
        assert len(document.pages[0].Resources.Font) == 1


def test_a_character_without_a_font_does_no_harm() -> None:
    found = reading.text(pdf.dumps([page_of_text("before 漢字 after")]))
    assert found.startswith("before ")
    assert found.endswith(" after")


def test_lone_surrogates_and_control_characters_do_no_harm() -> None:
    found = reading.text(pdf.dumps([page_of_text("a\ud800b\x00c\x07d")]))
    assert found.startswith("a")
    assert found.endswith("d")


def test_a_face_in_a_collection_works(tmp_path: Path) -> None:
    files = [Path(fonts().face(weight).file).read_bytes() for weight in (400, 700)]
    collection = tmp_path / "inter.ttc"
    collection.write_bytes(collected(files))
    bold = Face("Inter-700", "Inter", 700, str(collection), 1)
    (usual,) = fonts().line("office AVATAR", 700, 24, "#000000", 10, 40)
    (collected_run,) = FontBook([bold]).line("office AVATAR", 700, 24, "#000000", 10, 40)
    one, other = (
        pdf.dumps([page(sheet(group("t", Content(Box(0, 0, 380, 50), (run,)))))]) for run in (usual, collected_run)
    )
    assert reading.text(other) == "office AVATAR"
    assert (reading.pixels(one) == reading.pixels(other)).all()


def collected(files: list[bytes]) -> bytes:
    """Font files as one collection: the tables are where they were, moved on as a whole."""
    start = 12 + 4 * len(files)
    header = struct.pack(">4sIII", b"ttcf", 0x00010000, len(files), start)
    for file in files[:-1]:
        start += len(file)
        header += struct.pack(">I", start)
    result = header
    for file in files:
        moved = bytearray(file)
        for entry in range(12, 12 + 16 * struct.unpack_from(">H", file, 4)[0], 16):
            (offset,) = struct.unpack_from(">I", file, entry + 8)
            struct.pack_into(">I", moved, entry + 8, offset + len(result))
        result += moved
    return result
