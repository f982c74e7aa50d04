"""Eight scripts in every text: the same ink on canvas, paper and in a picture, and every word found in the PDF."""

from __future__ import annotations

import subprocess
from functools import cache
from itertools import pairwise
from pathlib import Path
from shutil import which
from unicodedata import normalize

import pytest
from PySide6.QtGui import QGuiApplication

from designer.drawing import Drawing, TextRun
from designer.export import pdf
from designer.fonts import FontFinder, FontsOfMap, text_of
from designer.layout import FittedPage, Theme, lay_out
from designer.printing import PrintChoice, compose, info_of
from designer.text.installed import FOLDERS_VARIABLE, InstalledFonts
from tests.export import reading
from tests.same_ink import ink
from tests.same_ink.eight_scripts import WORDS, eight_scripts

# As in test_same_ink.py.
ALIKE = 0.97
# Qt draws the outlines of a picture, which are not hinted, in a face of its own: small figures differ by a little more.
PICTURE_ALIKE = 0.96

HAN = "漢字"


@cache
def fonts_of(source: str) -> FontsOfMap:
    """The fonts of the map: "bundled" alone, or with what is "installed" on this computer."""
    journey = eight_scripts()
    with pytest.MonkeyPatch.context() as patch:
        if source == "installed":
            patch.delenv(FOLDERS_VARIABLE, raising=False)
        installed = InstalledFonts.found()
    return FontFinder(installed).fonts_for(text_of(journey), journey.header.language)


@cache
def fitted(source: str) -> FittedPage:
    return compose(eight_scripts(), fonts_of(source).book(), PrintChoice(paper="A3"))


@cache
def printed(source: str) -> bytes:
    return pdf.dumps([fitted(source).page], info_of(eight_scripts(), "eight"))


@cache
def drawing(source: str) -> Drawing:
    return lay_out(eight_scripts(), Theme.load("paper"), fonts_of(source).book()).drawing


def has_han(source: str) -> bool:
    return not fonts_of(source).book().missing(HAN)


def drawn(source: str, word: str) -> int:
    """How often a word stands on the page in one piece."""
    return sum(run.text.count(word) for _group, _x, _y, run in fitted(source).page.drawing.texts())


SOURCES = ["bundled", "installed"]


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("script", WORDS)
def test_every_word_is_found_in_the_pdf_as_often_as_it_stands_there(source: str, script: str) -> None:
    word = WORDS[script]
    expected = drawn(source, word)
    assert expected >= 30 or (script == "Han" and not has_han(source))
    assert reading.text(printed(source)).count(word) == expected


@pytest.mark.desktop
@pytest.mark.skipif(which("pdftotext") is None, reason="needs poppler-utils")
@pytest.mark.parametrize("source", SOURCES)
def test_another_reader_finds_them_too(source: str, tmp_path: Path) -> None:
    file = tmp_path / "eight.pdf"
    file.write_bytes(printed(source))
    found = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True).stdout.decode("utf-8")
    assert {word: normalize("NFKC", found).count(normalize("NFKC", word)) for word in WORDS.values()} == {
        word: drawn(source, word) for word in WORDS.values()
    }


@pytest.mark.parametrize("source", SOURCES)
def test_characters_that_no_font_has_are_named_and_drawn_as_their_numbers(source: str) -> None:
    missing = fonts_of(source).book().missing(text_of(eight_scripts()))
    assert missing == (() if has_han(source) else tuple(HAN))
    boxes = [run for _g, _x, _y, run in fitted(source).page.drawing.texts() if 0 in run.glyphs]
    assert boxes == []
    if missing:
        assert any(run.text.startswith("漢") and len(run.glyphs) >= 6 for _g, _x, _y, run in drawing(source).texts())


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("source", SOURCES)
def test_canvas_paper_and_picture_show_the_same_ink(source: str, qapp: QGuiApplication) -> None:
    shown, book = drawing(source), fonts_of(source).book()
    on_canvas, on_paper = ink.canvas(shown, book), ink.paper(shown)
    alike = ink.likeness(shown, on_canvas, on_paper)
    assert min(alike.values()) > ALIKE, sorted(alike.items(), key=lambda item: item[1])[:3]
    alike = ink.likeness(shown, on_canvas, ink.vector(shown))
    assert min(alike.values()) > PICTURE_ALIKE, sorted(alike.items(), key=lambda item: item[1])[:3]


@pytest.mark.parametrize("source", SOURCES)
def test_every_text_keeps_its_scripts_on_one_line_high(source: str) -> None:
    """Lines of all scripts stand as far apart as Latin ones."""
    for _group, x, y, run in drawing(source).texts():
        assert isinstance(run, TextRun)
        assert (round(x + run.x, 3), round(y + run.y, 3)) >= (-1, -1)
    card = drawing(source).by_element["t0"][0]
    baselines = sorted({run.y for run in card.content.items if isinstance(run, TextRun) and run.size == 9.5})
    assert {round(b - a, 3) for a, b in pairwise(baselines)} <= {12.0}


def test_the_same_fonts_give_the_same_bytes() -> None:
    again = pdf.dumps([compose(eight_scripts(), fonts_of("installed").book(), PrintChoice(paper="A3")).page],
                      info_of(eight_scripts(), "eight"))  # fmt: skip
    assert again == printed("installed")
