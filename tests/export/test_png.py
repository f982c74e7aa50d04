"""PNG pictures of a page."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from designer.drawing import Page
from designer.export import CannotExport, pdf, png
from tests.export import reading
from tests.export.sheets import MM, page, page_of_text, small_map


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("dpi", [72, 150, 300])
def test_it_has_the_size_and_the_dpi_asked_for(dpi: int) -> None:
    image = opened(png.dumps(Page(210 * MM, 297 * MM, small_map(), 1, 0, 0), dpi=dpi))
    assert image.size == pytest.approx((210 / 25.4 * dpi, 297 / 25.4 * dpi), abs=1)
    assert image.mode == "RGB"
    assert image.info["dpi"] == pytest.approx((dpi, dpi), abs=0.02)


def test_it_shows_what_the_pdf_shows() -> None:
    sheet = page(small_map(), 480, 300)
    assert (np.asarray(opened(png.dumps(sheet, dpi=144))) == reading.pixels(pdf.dumps([sheet]), 2)).all()


def test_the_same_map_gives_the_same_bytes() -> None:
    assert png.dumps(page(small_map())) == png.dumps(page(small_map()))


def test_a_wall_gets_fewer_dpi_instead_of_gigabytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png, "MOST_PIXELS", 100_000)
    target = tmp_path / "wall.png"
    dpi = png.write(page(small_map(), 500, 300), target, dpi=300)
    image = opened(target.read_bytes())
    assert image.width * image.height == pytest.approx(100_000, rel=0.02)
    assert image.info["dpi"][0] == pytest.approx(dpi, abs=0.02)
    assert png.write(page(small_map(), 500, 300), target, dpi=72) == pytest.approx(58.8, abs=0.1)
    assert png.write(page(small_map(), 200, 300), target, dpi=72) == 72


def test_a_page_longer_than_readers_take_keeps_its_dpi() -> None:
    image = opened(png.dumps(Page(20_000, 300, small_map(), 1, 0, 0), dpi=36))
    assert image.size == (10_000, 150)


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotExport, match="its folder is not there"):
        png.write(page_of_text("x"), tmp_path / "none" / "x.png")
