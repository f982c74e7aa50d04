"""A page as a PNG picture: its PDF, rendered by pdfium."""

from __future__ import annotations

import ctypes
import math
import struct
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from designer.drawing import Page
from designer.export import pdf
from designer.export.files import CannotExport, Target, write_whole
from designer.words import _

if TYPE_CHECKING:
    from pypdfium2 import PdfBitmap

PAPER_DPI = 150
# A0 at 150 dpi has 35 million; what is larger takes gigabytes to show and no viewer thanks for it.
MOST_PIXELS = 60_000_000

_ROWS_AT_ONCE = 256


def write(page: Page, target: Target, info: pdf.PdfInfo | None = None, dpi: float = PAPER_DPI) -> float:
    """Write a page as a PNG to a path (whole or not at all) or an open file; return the dpi it has.

    The dpi are fewer than asked for where the picture would have more than MOST_PIXELS. Raises CannotExport.
    """
    dpi = min(dpi, 72 * math.sqrt(MOST_PIXELS / (page.width * page.height)))
    write_whole(dumps(page, info, dpi), target)
    return dpi


def dumps(page: Page, info: pdf.PdfInfo | None = None, dpi: float = PAPER_DPI) -> bytes:
    """The bytes of a PNG of a page. Not for two threads at a time: pdfium knows only one."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf.dumps([page], info))
    try:
        # The PDF counts pages longer than LONGEST_SIDE in larger units, which pdfium passes over.
        printed = document[0]
        unit = max(page.width, page.height) / max(printed.get_width(), printed.get_height())
        try:
            bitmap = printed.render(scale=dpi / 72 * unit, rev_byteorder=True, draw_annots=False)
        except (pypdfium2.PdfiumError, MemoryError, ValueError) as problem:
            raise CannotExport(_("There is not enough memory for a picture this large.")) from problem
        try:
            return _encode(bitmap, dpi)
        finally:
            bitmap.close()
    finally:
        document.close()


def _encode(bitmap: PdfBitmap, dpi: float) -> bytes:
    per_metre = round(dpi / 0.0254)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, 2, 0, 0, 0)),
            _chunk(b"sRGB", b"\0"),
            _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
            *(_chunk(b"IDAT", part) for part in _compressed(bitmap)),
            _chunk(b"IEND", b""),
        )
    )


def _compressed(bitmap: PdfBitmap) -> Iterator[bytes]:
    pixels = memoryview((ctypes.c_ubyte * (bitmap.stride * bitmap.height)).from_buffer(bitmap.buffer)).cast("B")
    width = bitmap.width * 3
    packer = zlib.compressobj(6)
    for top in range(0, bitmap.height, _ROWS_AT_ONCE):
        rows = range(top, min(top + _ROWS_AT_ONCE, bitmap.height))
        # Each row begins with its filter, 0: none. Flat colours pack well without.
        data = b"".join(b"\0" + pixels[row * bitmap.stride : row * bitmap.stride + width] for row in rows)
        if part := packer.compress(data):
            yield part
    yield packer.flush()


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
