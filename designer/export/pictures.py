"""Pictures as readers of an export get them: PNG as it is, JPEG without what a camera wrote beside it."""

from __future__ import annotations

from typing import Literal

import msgspec

# Which way up the camera was held (Exif 2.3, table 6): for each orientation where the stored picture's x and y run in
# the upright one, as a matrix a b c d e f over the unit square, y down.
_TURNS = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, 1, 1, 0, 0, 0),
    6: (0, 1, -1, 0, 1, 0),
    7: (0, -1, -1, 0, 1, 1),
    8: (0, -1, 1, 0, 0, 1),
}


class Jpeg(msgspec.Struct, frozen=True):
    """A JPEG: its bytes, its size as stored, bits and colours a pixel, and how it is turned upright."""

    data: bytes
    width: int
    height: int
    bits: int
    colours: int
    orientation: int = 1
    is_inverted: bool = False  # printers' colours as Photoshop writes them

    @property
    def turn(self) -> tuple[int, int, int, int, int, int]:
        """The matrix that sets the stored picture upright, over the unit square, y down."""
        return _TURNS[self.orientation]

    @property
    def is_on_its_side(self) -> bool:
        """Whether width and height change places when it is upright."""
        return self.orientation > 4


def media_type(data: bytes) -> str:
    """ "image/png" or "image/jpeg" by the first bytes, whatever a map says; "" for anything else, which is never drawn."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    return "image/jpeg" if data.startswith(b"\xff\xd8\xff") else ""


def read_jpeg(data: bytes) -> Jpeg:
    """A JPEG ready to be embedded. Comments, place and camera are left out: they are nobody's business on a printed map.

    Raises ValueError where it is none that can be embedded.
    """
    kept = [b"\xff\xd8"]
    orientation = 1
    is_adobe = False
    frame: tuple[int, int, int, int] | None = None
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        body = data[at + 4 : end]
        if marker == 0xDA:
            break
        if marker == 0xE1:
            orientation = _orientation(body) or orientation
        elif marker == 0xEE:
            is_adobe = body.startswith(b"Adobe")
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            frame = body[0], int.from_bytes(body[1:3], "big"), int.from_bytes(body[3:5], "big"), body[5]
        # JFIF, colour profile and Adobe's colour transform say how the pixels are meant.
        if not (0xE0 <= marker <= 0xEF or marker == 0xFE) or marker in (0xE0, 0xE2, 0xEE):
            kept.append(data[at:end])
        at = end
    if frame is None or not frame[1] or not frame[2] or frame[3] not in (1, 3, 4):
        raise ValueError("The picture is no JPEG that can be embedded.")
    kept.append(data[at:])
    bits, height, width, colours = frame
    return Jpeg(b"".join(kept), width, height, bits, colours, orientation, colours == 4 and is_adobe)


def _orientation(exif: bytes) -> int:
    """The tag "Orientation" of the first directory; 0 where there is none."""
    if not exif.startswith(b"Exif\0\0"):
        return 0
    tiff = exif[6:]
    order: Literal["little", "big"] = "little" if tiff[:2] == b"II" else "big"

    def value(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], order)

    first = value(4, 4)
    for entry in range(first + 2, first + 2 + 12 * value(first, 2), 12):
        if value(entry, 2) == 0x0112:
            found = value(entry + 8, 2)
            return found if found in _TURNS else 0
    return 0
