"""What other programs say of what was exported: qpdf, poppler, librsvg."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from designer.drawing import Box, Content, Face, Page
from designer.export import pdf, svg
from designer.text import FontBook
from tests.export import reading
from tests.export.sheets import CARDS, group, page, page_of_text, sheet, small_map

Find = Callable[[str], str]


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    file = tmp_path / "map.pdf"
    pdf.write([Page(841.89, 595.276, small_map(), 1.4, 30, 30)], file, pdf.PdfInfo("Größe – “x”", "A. Berg"))
    return file


def run(*command: str | Path) -> str:
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done
    assert done.stderr == ""
    return done.stdout


def test_qpdf_finds_nothing_wrong(program: Find, printed: Path) -> None:
    assert "No syntax or stream encoding errors found" in run(program("qpdf"), "--check", printed)


def test_poppler_finds_every_font_embedded_subset_and_with_unicode(program: Find, printed: Path) -> None:
    lines = run(program("pdffonts"), printed).splitlines()[2:]
    assert len(lines) > 6
    for line in lines:
        assert re.match(r"[A-Z]{6}\+", line)
        assert re.search(r"Identity-H\s+yes yes yes", line), line


def test_poppler_finds_the_text_as_it_was_typed(program: Find, printed: Path) -> None:
    found = " ".join(run(program("pdftotext"), "-layout", printed, "-").split())
    plain = re.sub("[\u202a-\u202e]", "", found)
    for words in CARDS:
        for word in " ".join(words).split():
            assert word in plain, word


def test_poppler_finds_ligatures_that_were_typed(program: Find, tmp_path: Path) -> None:
    file = tmp_path / "map.pdf"
    pdf.write([page_of_text("ﬁnance oﬃce ＡＢＣ 12㎏")], file)
    assert run(program("pdftotext"), file, "-").split() == "ﬁnance oﬃce ＡＢＣ 12㎏".split()


def test_poppler_finds_size_and_metadata(program: Find, printed: Path) -> None:
    told = run(program("pdfinfo"), printed)
    assert re.search(r"Page size:\s+841.89 x 595.276 pts \(A4\)", told)
    assert re.search(r"Title:\s+Größe – “x”", told)
    assert re.search(r"Author:\s+A. Berg", told)
    assert re.search(r"JavaScript:\s+no", told)
    assert re.search(r"Form:\s+none", told)


def test_poppler_and_pdfium_show_the_same(program: Find, printed: Path, tmp_path: Path) -> None:
    run(program("pdftoppm"), "-r", "144", "-png", "-singlefile", printed, tmp_path / "poppler")
    assert_alike(Image.open(tmp_path / "poppler.png"), reading.pixels(printed.read_bytes(), 2))


def test_librsvg_and_pdfium_show_the_same(program: Find, printed: Path, tmp_path: Path) -> None:
    svg.write(Page(841.89, 595.276, small_map(), 1.4, 30, 30), tmp_path / "map.svg")
    run(program("rsvg-convert"), "-d", "144", "-p", "144", tmp_path / "map.svg", "-o", tmp_path / "rsvg.png")
    assert_alike(Image.open(tmp_path / "rsvg.png"), reading.pixels(printed.read_bytes(), 2))


def assert_alike(one: Image.Image, other: reading.Pixels) -> None:
    """The two are the same but for antialiasing: blurred, no point differs much."""
    height, width = (min(a, b) // 8 * 8 for a, b in zip((one.height, one.width), other.shape[:2], strict=True))
    first = np.asarray(one.convert("RGB"))[:height, :width].astype(float)
    second = other[:height, :width].astype(float)

    def blurred(pixels: np.ndarray) -> np.ndarray:
        return pixels.reshape(height // 8, 8, width // 8, 8, 3).mean(axis=(1, 3))

    assert first.min() < 50
    assert np.abs(blurred(first) - blurred(second)).max() < 40


def test_a_face_with_cff_outlines_is_embedded_and_found() -> None:
    found = sorted(Path("/usr/share/fonts").rglob("*.otf"))
    if not found:
        pytest.skip("needs a font with CFF outlines, which this machine lacks")
    face = Face("Own-400", "Own", 400, str(found[0]))
    runs = FontBook([face]).line("Hamburgefonts", 400, 30, "#000000", 10, 40)
    data = pdf.dumps([page(sheet(group("t", Content(Box(0, 0, 380, 50), runs))))])
    assert b"CIDFontType0C" in data
    assert reading.text(data) == "Hamburgefonts"
    assert (reading.pixels(data)[:50] < 128).sum() > 500
