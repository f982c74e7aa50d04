"""Pictures in a PDF: JPEG and plain PNG go in as they are, any other PNG is unpacked by reportlab."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

import msgspec

from designer.export.pictures import media_type, read_jpeg

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument

_SPACES = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}


class PrintedPicture(msgspec.Struct, frozen=True):
    """A picture ready to be embedded once: its name in the PDF, its size in pixels, its coded samples."""

    name: str
    width: int
    height: int
    space: str
    filter: str
    data: bytes
    bits: int = 8
    predicts: int = 0  # colours a sample, where PNG's row filters are still in the data
    palette: bytes = b""
    alpha: bytes = b""  # one byte a pixel, unpacked
    is_inverted: bool = False
    turn: tuple[int, int, int, int, int, int] = (1, 0, 0, 1, 0, 0)  # sets it upright, over the unit square, y down
    is_on_its_side: bool = False

    @property
    def proportion(self) -> float:
        """Width by height, upright."""
        return self.height / self.width if self.is_on_its_side else self.width / self.height


def read_picture(data: bytes, name: str, opacity: float = 1) -> PrintedPicture | None:
    """A PNG or JPEG made ready for a PDF; None where it is neither or can't be read."""
    try:
        match media_type(data):
            case "image/png":
                found = _plain_png(data, name) or _unpacked(data, name)
            case "image/jpeg":
                found = _jpeg(data, name)
            case _:
                return None
    except Exception:
        # Whatever a decoder finds wrong with a picture, the rest of the map can be printed.
        return None
    return found if opacity == 1 else _seen_through(found, opacity)


def _seen_through(picture: PrintedPicture, opacity: float) -> PrintedPicture:
    """The picture with a mask that lets what lies beneath show through."""
    alpha = picture.alpha or b"\xff" * (picture.width * picture.height)
    share = bytes([round(step * opacity) for step in range(256)])
    return msgspec.structs.replace(picture, alpha=alpha.translate(share))


def picture_object(picture: PrintedPicture, document: PDFDocument) -> Any:
    """Put a picture into a document and give a reference to it."""
    from reportlab.pdfbase import pdfdoc

    name, array, dictionary = pdfdoc.PDFName, pdfdoc.PDFArrayCompact, pdfdoc.PDFDictionary

    def image(space: Any, data: bytes, filter: str, bits: int) -> Any:
        return pdfdoc.PDFStream(
            content=data,
            dictionary=dictionary(
                {
                    "Type": name("XObject"),
                    "Subtype": name("Image"),
                    "Width": picture.width,
                    "Height": picture.height,
                    "ColorSpace": space,
                    "BitsPerComponent": bits,
                    "Filter": name(filter),
                }
            ),
        )

    space: Any = name(picture.space)
    if picture.palette:
        last = len(picture.palette) // 3 - 1
        space = array([name("Indexed"), name("DeviceRGB"), last, f"<{picture.palette.hex()}>"])
    stream = image(space, picture.data, picture.filter, picture.bits)
    if picture.predicts:
        stream.dictionary["DecodeParms"] = dictionary(
            {
                "Predictor": 15,
                "Colors": picture.predicts,
                "BitsPerComponent": picture.bits,
                "Columns": picture.width,
            }
        )
    if picture.is_inverted:
        stream.dictionary["Decode"] = array([1, 0] * 4)
    if picture.alpha:
        mask = image(name("DeviceGray"), zlib.compress(picture.alpha, 9), "FlateDecode", 8)
        stream.dictionary["SMask"] = document.Reference(mask)
    return document.Reference(stream)


def _plain_png(data: bytes, name: str) -> PrintedPicture | None:
    """A PNG without transparency and interlacing: PDF reads its samples as they are coded."""
    samples = []
    palette = b""
    width = height = bits = colours = 0
    at = 8
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        at += 12 + size
        if kind == b"IHDR":
            width, height = int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big")
            bits, colour, interlace = body[8], body[9], body[12]
            if interlace or colour not in (0, 2, 3):
                return None
            colours = 3 if colour == 2 else 1
        elif kind == b"tRNS":
            return None
        elif kind == b"PLTE" and colours == 1:
            palette = body
        elif kind == b"IDAT":
            samples.append(body)
    if not width or not samples:
        return None
    space = "DeviceRGB" if colours == 3 else "DeviceGray"
    return PrintedPicture(name, width, height, space, "FlateDecode", b"".join(samples), bits, colours, palette)


def _unpacked(data: bytes, name: str) -> PrintedPicture:
    from reportlab.lib.utils import ImageReader

    reader = ImageReader(BytesIO(data))
    samples = reader.getRGBData()
    width, height = reader.getSize()
    space = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}[reader.mode]
    alpha = reader._dataA.getRGBData() if reader._dataA is not None else b""
    return PrintedPicture(name, width, height, space, "FlateDecode", zlib.compress(samples, 9), alpha=alpha)


def _jpeg(data: bytes, name: str) -> PrintedPicture:
    jpeg = read_jpeg(data)
    return PrintedPicture(
        name,
        jpeg.width,
        jpeg.height,
        _SPACES[jpeg.colours],
        "DCTDecode",
        jpeg.data,
        jpeg.bits,
        is_inverted=jpeg.is_inverted,
        turn=jpeg.turn,
        is_on_its_side=jpeg.is_on_its_side,
    )
