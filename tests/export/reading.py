"""Reading PDFs back: pixels and characters by pdfium, objects by pikepdf."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pikepdf
import pypdfium2
import pypdfium2.raw as raw

Pixels = npt.NDArray[np.uint8]


def pixels(data: bytes, scale: float = 1, page: int = 0) -> Pixels:
    """A page as rows of RGB pixels, `scale` pixels a point."""
    document = pypdfium2.PdfDocument(data)
    bitmap = document[page].render(scale=scale, rev_byteorder=True)
    found = np.array(bitmap.to_numpy()[:, :, :3])
    bitmap.close()
    document.close()
    return found


def text(data: bytes, page: int = 0) -> str:
    """All text of a page, line ends as spaces."""
    document = pypdfium2.PdfDocument(data)
    found: str = document[page].get_textpage().get_text_range()
    document.close()
    return " ".join(found.split())


def finds(data: bytes, words: str, page: int = 0) -> bool:
    """Whether somebody who searches a page for these words finds them."""
    document = pypdfium2.PdfDocument(data)
    textpage = document[page].get_textpage()
    found = textpage.search(words).get_next() is not None
    textpage.close()
    document.close()
    return found


def characters(data: bytes, page: int = 0) -> list[tuple[str, float, float]]:
    """Each visible character of a page with the place where its glyph starts, y up."""
    document = pypdfium2.PdfDocument(data)
    textpage = document[page].get_textpage()
    found = []
    x, y = ctypes.c_double(), ctypes.c_double()
    for i in range(textpage.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(textpage, i))
        if character.strip() and raw.FPDFText_GetCharOrigin(textpage, i, x, y):
            found.append((character, x.value, y.value))
    textpage.close()
    document.close()
    return found


def names(data: bytes) -> set[str]:
    """Every key and every name in the objects of a PDF."""
    with pikepdf.open(io.BytesIO(data)) as document:
        return {name for item in document.objects for name in _names(item)}


def _names(item: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(item, pikepdf.Object) and item.is_indirect and depth:
        return
    if isinstance(item, pikepdf.Name):
        yield str(item)
    elif isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
        for key, value in item.items():
            yield key
            yield from _names(value, depth + 1)
    elif isinstance(item, pikepdf.Array):
        for value in item:
            yield from _names(value, depth + 1)
