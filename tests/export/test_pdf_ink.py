"""What paths and pictures look like in a PDF."""

from __future__ import annotations

import io

import numpy as np
import pikepdf
import pytest

from designer.drawing import Box, Drawing, Item, Path, Picture, Placed, Stroke
from designer.export import pdf
from tests.export import reading
from tests.export.reading import Pixels
from tests.export.sheets import content, group, page, photo, sheet

SQUARE = (20, 20, 80, 20, 80, 80, 20, 80)
RED, BLUE, WHITE = (220, 30, 30), (30, 30, 220), (255, 255, 255)


def drawn(*items: Item | Placed, paper: str = "#FFFFFF") -> Pixels:
    """The pixels of a page of 100 by 100 points, 4 a point."""
    drawing = Drawing(100, 100, (group("g", content(*items)),), paper)
    return reading.pixels(pdf.dumps([page(drawing, 100, 100)]), 4)


def at(pixels: Pixels, x: float, y: float) -> tuple[int, ...]:
    return tuple(int(v) for v in pixels[round(y * 4), round(x * 4)])


def is_ink(pixels: Pixels) -> np.ndarray:
    return pixels.min(axis=2) < 128


def test_every_colour_arrives_to_the_last_bit() -> None:
    for value in range(0, 256, 5):
        colour = f"#{value:02X}{255 - value:02X}{value:02X}"
        assert at(drawn(Path("MLLLZ", SQUARE, colour)), 50, 50) == (value, 255 - value, value)


def test_filling_cuts_holes() -> None:
    hole = (*SQUARE, 40, 40, 60, 40, 60, 60, 40, 60)
    pixels = drawn(Path("MLLLZMLLLZ", hole, "#000000", Stroke("#FF0000", 1)))
    assert at(pixels, 30, 30) == (0, 0, 0)
    assert at(pixels, 50, 50) == WHITE
    assert at(pixels, 40, 50) == (255, 0, 0)


def test_a_line_is_as_wide_as_asked_for_and_joined_round() -> None:
    pixels = drawn(Path("MLL", (20, 50, 70, 50, 70, 90), stroke=Stroke("#000000", 10)))
    ink = is_ink(pixels)
    assert ink[:, 160].sum() == pytest.approx(40, abs=1)
    assert not ink[182, 298]  # the corner of a mitre
    assert ink[190, 290]


@pytest.mark.parametrize(("is_round", "length"), [(False, 40), (True, 50)])
def test_ends_are_butt_or_round(is_round: bool, length: float) -> None:
    ink = is_ink(drawn(Path("ML", (30, 50, 70, 50), stroke=Stroke("#000000", 10, (), is_round))))
    assert ink[200].sum() == pytest.approx(length * 4, abs=2)


def test_dashes_are_as_long_as_asked_for() -> None:
    ink = is_ink(drawn(Path("ML", (10, 50, 90, 50), stroke=Stroke("#000000", 4, (8, 4)))))[200]
    changes = np.flatnonzero(np.diff(ink.astype(int)))
    assert list(np.diff(changes) / 4) == pytest.approx([8, 4] * 6 + [8], abs=0.5)


def test_a_dashed_line_leaves_the_next_ones_solid() -> None:
    dashed = Path("ML", (10, 20, 90, 20), stroke=Stroke("#000000", 4, (8, 4), True))
    solid = Path("ML", (0, 0, 80, 0), stroke=Stroke("#000000", 4))
    pixels = drawn(dashed, Placed(10, 50, content(solid)), Path("ML", (10, 80, 90, 80), stroke=Stroke("#000000", 4)))
    ink = is_ink(pixels)
    assert ink[200].sum() == pytest.approx(320, abs=2)
    assert ink[320].sum() == pytest.approx(320, abs=2)


def test_what_is_placed_inside_changes_no_colour_outside() -> None:
    blue = content(Path("MLLLZ", (0, 0, 10, 0, 10, 10, 0, 10), "#0000FF", Stroke("#0000FF", 3)))
    one = Path("MLLLZ", (0, 0, 20, 0, 20, 20, 0, 20), "#FF0000", Stroke("#FF0000", 1))
    other = Path("MLLLZ", (60, 60, 80, 60, 80, 80, 60, 80), "#FF0000", Stroke("#FF0000", 1))
    pixels = drawn(one, Placed(40, 40, blue), other)
    assert [at(pixels, x, x) for x in (10, 45, 70)] == [(255, 0, 0), (0, 0, 255), (255, 0, 0)]


def test_shared_content_is_drawn_at_each_place_also_inside_other_content() -> None:
    dot = content(Path("MLLLZ", (0, 0, 4, 0, 4, 4, 0, 4), "#000000"))
    pair = content(Placed(0, 0, dot), Placed(10, 5, dot))
    ink = is_ink(drawn(Placed(20, 20, pair), Placed(60, 60, pair)))
    for x, y in ((20, 20), (30, 25), (60, 60), (70, 65)):
        assert ink[y * 4 + 8, x * 4 + 8]
    assert ink.sum() == 4 * 16 * 16


def test_numbers_with_many_noughts_stay_numbers() -> None:
    pixels = drawn(Path("MLLLZ", (10.0, 100.0, 100.001, 100.0, 100.0, 10.0, 1e-9, 10.0), "#000000"))
    assert at(pixels, 50, 50) == (0, 0, 0)


def test_an_empty_path_draws_nothing() -> None:
    assert (drawn(Path("", ()), Path("MLLLZ", SQUARE)) == 255).all()


def test_coloured_paper_covers_the_whole_page() -> None:
    drawing = Drawing(10, 10, (), "#FFF8E7")
    pixels = reading.pixels(pdf.dumps([page(drawing, 60, 40, 0.5, 20, 20)]))
    assert (pixels == (0xFF, 0xF8, 0xE7)).all()


# Pictures


def near(pixel: tuple[int, ...], colour: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(pixel, colour))


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "RGB"), ("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "P")],
)
def test_a_picture_fills_its_box(kind: str, mode: str) -> None:
    pixels = drawn(Picture(photo(kind, mode), "", Box(20, 20, 80, 80)))
    assert near(at(pixels, 30, 30), RED)
    assert near(at(pixels, 70, 60), BLUE)
    assert at(pixels, 15, 50) == at(pixels, 85, 50) == at(pixels, 50, 15) == at(pixels, 50, 85) == WHITE
    assert near(at(pixels, 30, 76), WHITE if mode == "RGBA" else RED)


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "L"), ("PNG", "LA"), ("PNG", "1"), ("JPEG", "L")])
def test_a_grey_picture_works(kind: str, mode: str) -> None:
    found = at(drawn(Picture(photo(kind, mode), "", Box(20, 20, 80, 80))), 70, 40)
    assert max(found) - min(found) < 3
    assert max(found) < 80


def test_a_picture_in_printers_colours_keeps_them() -> None:
    # No two programs turn ink into light alike, so only the tone is looked at.
    pixels = drawn(Picture(photo("JPEG", "CMYK"), "", Box(20, 20, 80, 80)))
    red, blue = at(pixels, 30, 30), at(pixels, 70, 60)
    assert red[0] - red[2] > 100
    assert blue[2] - blue[0] > 50


def test_an_interlaced_png_works() -> None:
    # Adam7 of one pixel is the same as none, so the plain way would read it wrongly only where it is larger.
    plain = photo("PNG", size=(1, 1))
    interlaced = bytearray(plain)
    interlaced[28] = 1
    import zlib

    interlaced[29:33] = zlib.crc32(interlaced[12:29]).to_bytes(4, "big")
    assert near(at(drawn(Picture(bytes(interlaced), "", Box(20, 20, 80, 80))), 50, 50), BLUE)


def test_a_wide_picture_is_cropped_in_the_middle() -> None:
    pixels = drawn(Picture(photo(size=(400, 100)), "", Box(20, 20, 80, 80)))
    assert near(at(pixels, 25, 25), RED)
    assert near(at(pixels, 75, 75), BLUE)
    border = np.flatnonzero(pixels[200, :, 2] > 150)
    assert border[border > 90][0] == pytest.approx(200, abs=3)
    assert at(pixels, 15, 50) == at(pixels, 85, 50) == WHITE


def test_a_round_picture_is_cut_to_the_circle() -> None:
    pixels = drawn(Picture(photo(), "", Box(20, 20, 80, 80), True))
    assert near(at(pixels, 22, 50), RED)
    assert near(at(pixels, 78, 50), BLUE)
    assert at(pixels, 25, 25) == at(pixels, 75, 75) == WHITE


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_turned_upright(orientation: int) -> None:
    from PIL import Image, ImageOps

    upright = Image.new("RGB", (60, 40), RED)
    upright.paste(BLUE, (30, 0, 60, 20))  # blue at the top right
    back = {2: 2, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6}  # what undoes each turn
    exif = Image.Exif()
    exif[0x0112] = back.get(orientation, 1)
    stream = io.BytesIO()
    upright.save(stream, "JPEG", quality=95, exif=exif)
    stored = ImageOps.exif_transpose(Image.open(stream))
    exif[0x0112] = orientation
    stream = io.BytesIO()
    stored.save(stream, "JPEG", quality=95, exif=exif)
    pixels = drawn(Picture(stream.getvalue(), "", Box(20, 30, 80, 70)))
    assert [near(at(pixels, x, y), BLUE) for x, y in ((70, 35), (30, 35), (30, 65), (70, 65))] == [
        True,
        False,
        False,
        False,
    ]


def test_what_a_camera_wrote_is_not_handed_on() -> None:
    from PIL import Image

    exif = Image.Exif()
    exif[0x010F] = "Camera of A. Berg"
    stream = io.BytesIO()
    Image.new("RGB", (8, 8), RED).save(stream, "JPEG", exif=exif, comment=b"taken at home")
    assert b"A. Berg" in stream.getvalue()
    data = pdf.dumps([page(sheet(group("g", content(Picture(stream.getvalue(), "", Box(0, 0, 50, 50))))))])
    with pikepdf.open(io.BytesIO(data)) as document:
        (picture,) = document.pages[0].Resources.XObject.values()
        raw = picture.read_raw_bytes()
    assert b"A. Berg" not in raw
    assert b"taken at home" not in raw
    assert Image.open(io.BytesIO(raw)).size == (8, 8)


def test_a_picture_drawn_twice_is_embedded_once() -> None:
    same = Picture(photo("PNG", "RGBA"), "", Box(0, 0, 20, 20))
    other = Picture(photo("PNG", "RGB"), "", Box(30, 0, 50, 20))
    data = pdf.dumps([page(sheet(group("a", content(same)), group("b", content(same, other), 100)))] * 2)
    with pikepdf.open(io.BytesIO(data)) as document:
        assert len(document.pages[0].Resources.XObject) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a" + b"\0" * 40,
        b"\x89PNG\r\n\x1a\n",
        photo("PNG", "RGBA")[:90],
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"<svg/>",
    ],
)
def test_a_picture_that_is_none_leaves_the_rest_as_it_is(data: bytes) -> None:
    pixels = drawn(Picture(data, "image/png", Box(20, 20, 80, 80)), Path("MLLLZ", (0, 0, 9, 0, 9, 9, 0, 9), "#000000"))
    assert at(pixels, 5, 5) == (0, 0, 0)
    assert at(pixels, 50, 50) == WHITE
