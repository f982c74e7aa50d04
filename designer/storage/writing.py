"""A map as the bytes of a .journey file: the same map always gives the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from designer.model import JourneyMap, MapHeader
from designer.model.elements import Element
from designer.storage.migrations import FORMAT, VERSION
from designer.storage.records import FILE, Parts, element_from, inner_record, record_of, tidy
from designer.storage.trouble import Flaw, unwritten
from designer.storage.values import make_map

_LONE_OR_ZERO = re.compile("[\x00\ud800-\udfff]")


def dumps(journey: JourneyMap | Iterable[Element], name: str = "map.journey") -> bytes:
    """The file's whole content: a header line, then one element a line by kind and id, then the pictures.

    Also takes the elements alone, for a worker. What no file can hold, half a surrogate pair or a zero character in a
    text, becomes "�", so that a map can always be saved. Raises FileTrouble where two fields would have one name.
    """
    try:
        return b"".join(_lines(Parts(journey)))
    except Flaw as flaw:
        raise unwritten(name, flaw.what) from None


def _lines(parts: Parts) -> Iterable[bytes]:
    version = parts.aside.get("version", VERSION)
    yield b'{"format": ' + encode(FORMAT) + b', "version": ' + encode(version)
    yield b',\n"map": ' + encode(inner_record(parts.header))
    fields = parts.aside.get("fields", {})
    for field in sorted(fields):
        yield b",\n" + encode(field) + b": " + encode(tidy(fields[field]))
    yield b',\n"elements": [\n'
    yield b",\n".join([encode(record) for record in parts.records])
    yield b"\n]" if parts.records else b"]"
    if parts.pictures:
        yield b',\n"pictures": {\n'
        yield b",\n".join([encode(picture.id) + b": " + encode(inner_record(picture)) for picture in parts.pictures])
        yield b"\n}"
    yield b"}\n"


def encode(value: Any) -> bytes:
    """A plain value as JSON on one line, with a space after each comma and colon."""
    try:
        written = msgspec.json.encode(value)
    except UnicodeEncodeError:
        return encode(mended(value))
    if b"\\u0000" in written and value != (whole := mended(value)):
        written = msgspec.json.encode(whole)
    return msgspec.json.format(written, indent=0)


def mended(value: Any) -> Any:
    """The value with "�" for every character that no file can hold."""
    if isinstance(value, str):
        return _LONE_OR_ZERO.sub("\ufffd", value)
    if isinstance(value, dict):
        return {mended(name): mended(member) for name, member in value.items()}
    if isinstance(value, list | tuple):
        return [mended(member) for member in value]
    return value


def mended_map(journey: JourneyMap) -> JourneyMap:
    """The map as it comes back from a file: every text with "�" for what no file can hold."""
    elements = []
    for element in journey:
        back = element_from(mended(record_of(element)))
        if isinstance(element, MapHeader) and FILE in element.extra:
            back = msgspec.structs.replace(back, extra={**back.extra, FILE: mended(element.extra[FILE])})
        elements.append(back)
    return make_map(elements)
