"""A picture that stands back lets the paper through, in PDF and SVG alike."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
from PIL import Image

from designer.drawing import Box, Content, Drawing, Group, Page, Picture, Role
from designer.export import pdf, svg
from designer.layout.faded import SHARE, Fading


def _black(kind: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (8, 8), "#000000").save(file, kind)
    return file.getvalue()


def _faded(data: bytes, kind: str) -> Page:
    """A sheet with a picture at the left, and the same one standing back at the right."""
    box = Box(0, 0, 40, 40)
    groups = [
        Group(f"{id}/card", Role.NOTE, x, 10, Content(box, (Picture(data, kind, box),)), id)
        for id, x in (("n", 10.0), ("m", 60.0))
    ]
    drawing = Fading("#FFFFFF").faded(Drawing(110, 60, groups), frozenset({"m"}))
    return Page(110, 60, drawing, 1, 0, 0)


def test_pictures_stand_back_in_a_pdf() -> None:
    for data, kind in ((_black("PNG"), "image/png"), (_black("JPEG"), "image/jpeg")):
        document = pypdfium2.PdfDocument(pdf.dumps([_faded(data, kind)]))
        shown = document[0].render(scale=1).to_pil().convert("L")
        document.close()
        assert shown.getpixel((30, 30)) < 5
        assert abs(shown.getpixel((80, 30)) - 255 * (1 - SHARE)) < 5


def test_pictures_stand_back_in_an_svg() -> None:
    written = svg.dumps(_faded(_black("PNG"), "image/png")).decode()
    assert written.count("<image") == 2
    assert written.count(f'opacity="{SHARE}"') == 1
