"""Gives a font a family name of its own, so that no font installed on the computer can take its place.

The canvas draws glyph ids that were shaped from one file. A system font of the same family name and another version has
other ids, and Qt would not say which one it took.
"""

from __future__ import annotations

import struct

_WINDOWS_UNICODE = (3, 1, 0x409)
_REGULAR = "Regular"


def renamed(data: bytes, index: int, family: str) -> bytes:
    """One face of a font file (`index` in a collection) as a font of its own, called `family`. Raises ValueError for
    data that is no font."""
    try:
        tables = _tables(data, index)
    except struct.error as short:
        raise ValueError("the font is cut short") from short
    names = _name_table(family)
    tables["name"] = names, _checksum(names + b"\0" * (-len(names) % 4))
    tables.pop("DSIG", None)  # a signature over the old bytes
    return _assembled(tables, data[_face_offset(data, index) :][:4])


def _face_offset(data: bytes, index: int) -> int:
    if data[:4] != b"ttcf":
        return 0
    (count,) = struct.unpack_from(">I", data, 8)
    if index >= count:
        raise ValueError(f"the collection holds {count} faces, not {index + 1}")
    (offset,) = struct.unpack_from(">I", data, 12 + 4 * index)
    return int(offset)


def _tables(data: bytes, index: int) -> dict[str, tuple[bytes, int]]:
    """Each table with its checksum as it is written in the file: to add one up takes half a second for Chinese."""
    start = _face_offset(data, index)
    (count,) = struct.unpack_from(">H", data, start + 4)
    tables = {}
    for i in range(count):
        tag, checksum, offset, length = struct.unpack_from(">4sIII", data, start + 12 + 16 * i)
        if offset + length > len(data):
            raise ValueError("the font is cut short")
        tables[tag.decode("latin-1")] = data[offset : offset + length], checksum
    return tables


def _name_table(family: str) -> bytes:
    names = {1: family, 2: _REGULAR, 3: family, 4: family, 6: family.replace(" ", "")}
    records, texts = b"", b""
    for id, text in names.items():
        encoded = text.encode("utf-16-be")
        records += struct.pack(">HHHHHH", *_WINDOWS_UNICODE, id, len(encoded), len(texts))
        texts += encoded
    return struct.pack(">HHH", 0, len(names), 6 + len(records)) + records + texts


def _assembled(tables: dict[str, tuple[bytes, int]], version: bytes) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    header = struct.pack(">4sHHHH", version, count, 16 << power, power, (count << 4) - (16 << power))
    offset = len(header) + 16 * count
    directory = b""
    body: list[bytes] = []
    at = offset
    for tag in sorted(tables):
        content, checksum = tables[tag]
        directory += struct.pack(">4sIII", tag.encode("latin-1"), checksum, at, len(content))
        body += [content, b"\0" * (-len(content) % 4)]
        at += len(content) + -len(content) % 4
    return header + directory + b"".join(body)


def _checksum(padded: bytes) -> int:
    total: int = sum(struct.unpack(f">{len(padded) // 4}I", padded))
    return total & 0xFFFFFFFF
