"""What a font file says of itself, read without opening it as a font: cheap enough for a thousand installed ones."""

from __future__ import annotations

import mmap
import struct
from bisect import bisect_right
from pathlib import Path

import msgspec

from designer.text.scripts import JAPANESE, KOREAN, SCRIPTS, SIMPLIFIED, TRADITIONAL

ENDINGS = (".ttf", ".otf", ".ttc", ".otc")

_Tables = dict[bytes, tuple[int, int]]
_Ranges = list[tuple[int, int]]

# ulCodePageRange1 of the table OS/2.
_CODE_PAGES = ((17, JAPANESE), (18, SIMPLIFIED), (19, KOREAN), (20, TRADITIONAL))
_COLOUR_TABLES = (b"COLR", b"CBDT", b"sbix", b"SVG ")
_NO_TEXT = ("lastresort", "last resort", "adobe blank", "adobeblank", "unicode bmp fallback", "fallback sil")
_SERIF_WORDS = (
    "serif",
    "mincho",
    "ming",
    "song",
    "sung",
    "batang",
    "myungjo",
    "myeongjo",
    "roman",
    "times",
    "明朝",
    "宋",
)
_MOST_FACES = 64


class FontFace(msgspec.Struct, frozen=True, omit_defaults=True):
    """One upright face of normal width in a font file.

    `lightest` and `heaviest` are its weight, or the ends of its weight axis where it is variable. `pages` has bit n set
    where the face has any of the characters from n x 256 on, as a hexadecimal number. `scripts` are those whose probe it
    has. `may_embed` is False where its licence bits forbid putting a part of it into a document.
    """

    file: str
    index: int
    family: str
    lightest: int = 400
    heaviest: int = 400
    pages: str = ""
    scripts: tuple[str, ...] = ()
    code_pages: tuple[str, ...] = ()
    is_serif: bool = False
    is_mono: bool = False
    may_embed: bool = True

    @property
    def is_variable(self) -> bool:
        """Whether its weight can be chosen."""
        return self.lightest != self.heaviest

    def may_have(self, character: str) -> bool:
        """False where it surely lacks a character."""
        return bool(int(self.pages or "0", 16) >> (ord(character) >> 8) & 1)


def read_faces(file: Path) -> tuple[FontFace, ...]:
    """The faces of a font file that can set text; none where it is no font or has no outlines. OSError if it can't be read."""
    with file.open("rb") as opened:
        try:
            data = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError:  # empty
            return ()
        with data:
            return _faces_in(data, str(file))


def _faces_in(data: mmap.mmap, file: str) -> tuple[FontFace, ...]:
    found = []
    known: dict[int, _Ranges] = {}
    try:
        offsets: tuple[int, ...] = (0,)
        if data[:4] == b"ttcf":
            (count,) = struct.unpack_from(">I", data, 8)
            offsets = struct.unpack_from(f">{min(count, _MOST_FACES)}I", data, 12)
        elif data[:4] not in (b"\0\1\0\0", b"OTTO", b"true"):
            return ()
        for index, offset in enumerate(offsets):
            face = _face_at(data, offset, index, file, known)
            if face is not None:
                found.append(face)
    except (struct.error, IndexError, ValueError):
        pass  # cut short: what could be read of it stands
    return tuple(found)


def _face_at(data: mmap.mmap, offset: int, index: int, file: str, known: dict[int, _Ranges]) -> FontFace | None:
    (count,) = struct.unpack_from(">H", data, offset + 4)
    tables: _Tables = {}
    for i in range(count):
        tag, _sum, start, length = struct.unpack_from(">4sIII", data, offset + 12 + 16 * i)
        tables[tag] = (start, length)
    has_outlines = any(tag in tables for tag in (b"glyf", b"CFF ", b"CFF2"))
    if not has_outlines or b"cmap" not in tables or b"head" not in tables or any(t in tables for t in _COLOUR_TABLES):
        return None
    family = _family(data, tables)
    if not family or family.startswith(".") or any(word in family.lower() for word in _NO_TEXT):
        return None
    (mac_style,) = struct.unpack_from(">H", data, tables[b"head"][0] + 44)
    weight, width, fs_type, selection, panose, pages = 700 if mac_style & 1 else 400, 5, 0, 0, b"\0" * 10, 0
    if b"OS/2" in tables:
        start, length = tables[b"OS/2"]
        weight, width, fs_type = struct.unpack_from(">HHH", data, start + 4)
        panose = data[start + 32 : start + 42]
        (selection,) = struct.unpack_from(">H", data, start + 62)
        if length >= 82:
            (pages,) = struct.unpack_from(">I", data, start + 78)
    if selection & 0x201 or mac_style & 2 or width not in (0, 5):  # italic, oblique, condensed or extended
        return None
    cmap = tables[b"cmap"][0]
    ranges = known.get(cmap)
    if ranges is None:
        ranges = known[cmap] = _ranges(data, cmap)
    if not ranges:
        return None
    firsts = [first for first, _last in ranges]
    weight = weight * 100 if weight < 10 else weight
    lightest, heaviest = _weight_axis(data, tables) or (weight, weight)
    named = family.lower()
    is_mono = "mono" in named.split() or panose[3] == 9
    return FontFace(
        file=file,
        index=index,
        family=family,
        lightest=lightest,
        heaviest=heaviest,
        pages=_pages(ranges),
        scripts=tuple(s.key for s in SCRIPTS if all(_holds(ranges, firsts, ord(c)) for c in s.probe)),
        code_pages=tuple(language for bit, language in _CODE_PAGES if pages >> bit & 1),
        is_serif=any(word in named for word in _SERIF_WORDS) and "sans" not in named,
        is_mono=is_mono,
        may_embed=may_embed(fs_type),
    )


def may_embed(fs_type: int) -> bool:
    """Whether the bits fsType of the table OS/2 allow a subset of the outlines in a document (OpenType 1.9, OS/2).

    Of several usage permissions the least restrictive holds; "no subsetting" and "bitmaps only" forbid what we do.
    """
    usage = fs_type & 0xF
    return (usage == 0 or bool(usage & 0xC)) and not fs_type & 0x300


def _family(data: mmap.mmap, tables: _Tables) -> str:
    if b"name" not in tables:
        return ""
    start = tables[b"name"][0]
    _format, count, strings = struct.unpack_from(">HHH", data, start)
    best: tuple[int, str] = (0, "")
    for i in range(count):
        platform, _encoding, language, name, length, offset = struct.unpack_from(">6H", data, start + 6 + 12 * i)
        if name not in (1, 16):
            continue
        raw = data[start + strings + offset : start + strings + offset + length]
        if platform in (0, 3):
            text, rank = raw.decode("utf-16-be", "replace"), 4 if platform == 3 and language == 0x409 else 2
        elif platform == 1 and language == 0:
            text, rank = raw.decode("mac-roman", "replace"), 3
        else:
            continue
        rank += 10 if name == 16 else 0
        if text.strip() and rank > best[0]:
            best = (rank, text.strip())
    return best[1]


def _weight_axis(data: mmap.mmap, tables: _Tables) -> tuple[int, int] | None:
    if b"fvar" not in tables:
        return None
    start = tables[b"fvar"][0]
    offset, _reserved, count, size = struct.unpack_from(">4H", data, start + 4)
    for i in range(count):
        tag, least, _usual, most = struct.unpack_from(">4s3i", data, start + offset + i * size)
        if tag == b"wght":
            return round(least / 65536), round(most / 65536)
    return None


def _ranges(data: mmap.mmap, start: int) -> _Ranges:
    """From which to which character the face has all, by its best Unicode map."""
    (count,) = struct.unpack_from(">H", data, start + 2)
    best: tuple[int, int] = (0, 0)
    for i in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", data, start + 4 + 8 * i)
        (form,) = struct.unpack_from(">H", data, start + offset)
        is_unicode = platform == 0 or (platform == 3 and encoding in (1, 10))
        if is_unicode and form in (4, 12) and form > best[0]:
            best = (form, start + offset)
    form, at = best
    if form == 12:
        (groups,) = struct.unpack_from(">I", data, at + 12)
        numbers = struct.unpack_from(f">{3 * groups}I", data, at + 16)
        return _merged(zip(numbers[::3], numbers[1::3]))
    if form == 4:
        (double,) = struct.unpack_from(">H", data, at + 6)
        ends = struct.unpack_from(f">{double // 2}H", data, at + 14)
        starts = struct.unpack_from(f">{double // 2}H", data, at + 16 + double)
        return _merged((first, last) for first, last in zip(starts, ends) if first != 0xFFFF)
    return []


def _merged(pairs: object) -> _Ranges:
    found: _Ranges = []
    for first, last in sorted(pairs):  # type: ignore[call-overload]
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        elif first <= last <= 0x10FFFF:
            found.append((first, last))
    return found


def _holds(ranges: _Ranges, firsts: list[int], code: int) -> bool:
    at = bisect_right(firsts, code) - 1
    return at >= 0 and code <= ranges[at][1]


def _pages(ranges: _Ranges) -> str:
    bits = 0
    for first, last in ranges:
        low, high = first >> 8, last >> 8
        bits |= ((1 << (high - low + 1)) - 1) << low
    return f"{bits:x}"
