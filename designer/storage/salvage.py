"""What can still be read of a file that can't be read whole: a map is written with one element a line, so that what is cut
off or damaged is only the lines that are."""

from __future__ import annotations

from pathlib import Path

import msgspec

from designer.model import JourneyMap, Stage, Touchpoint
from designer.storage.migrations import VERSION
from designer.storage.reading import loads, read_bytes
from designer.storage.trouble import FileTrouble

_MOST_TRIES = 200  # lines that are left out one after the other because of what they say
_POINTS_TO = ("source", "target", "about")


class Salvaged(msgspec.Struct, frozen=True):
    """The map that is left, and how many lines of it are lost."""

    journey: JourneyMap
    lost: int


def salvage(path: Path) -> Salvaged | None:
    """The map that the whole lines of a file tell; None where they hold neither a stage nor a touchpoint."""
    try:
        data = read_bytes(path, path.name)
    except FileTrouble:
        return None
    if b'"journey-map"' not in data[:4096]:
        return None
    elements, pictures, header, lost = _lines(data)
    before = len(elements)
    elements = _without_loose_ends(elements)
    lost += before - len(elements)
    for _try in range(_MOST_TRIES):
        text, first_element, first_picture = _written(elements, pictures, header)
        try:
            journey = loads(text, path.name)
        except FileTrouble as trouble:
            at = (trouble.line or 0) - 1
            if first_picture <= at < first_picture + len(pictures):
                del pictures[at - first_picture]
            elif first_element <= at < first_element + len(elements):
                del elements[at - first_element]
            elif header != b"{}":
                header = b"{}"
            else:
                return None
            lost += 1
            continue
        found = any(isinstance(e, Stage | Touchpoint) for e in journey)
        return Salvaged(journey, lost) if found else None
    return None


def _lines(data: bytes) -> tuple[list[bytes], list[bytes], bytes, int]:
    """The whole lines of elements and of pictures, what the map says of itself, and how many lines are not whole."""
    elements: list[bytes] = []
    pictures: list[bytes] = []
    header, lost, in_pictures = b"{}", 0, False
    for line in data.splitlines():
        text = line.strip().rstrip(b",")
        if text.startswith(b'{"format"') or not text.strip(b"{}[] "):
            continue
        if text.startswith(b'"elements"'):
            continue
        if text.startswith(b'"pictures"'):
            in_pictures = True
            continue
        name, _colon, value = text.partition(b":") if not text.startswith(b"{") else (b"", b"", text)
        if not _is_object(value):
            lost += 1
        elif name.strip() == b'"map"':
            header = value.strip()
        elif in_pictures and name:
            pictures.append(text)
        elif not name:
            elements.append(text)
    return elements, pictures, header, lost


def _is_object(text: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(text), dict)
    except (msgspec.DecodeError, RecursionError):
        return False


def _without_loose_ends(elements: list[bytes]) -> list[bytes]:
    """Leave out what points to an element that is lost: connections first, then notes on them."""
    kept = [(line, msgspec.json.decode(line)) for line in elements]
    while True:
        ids = {record.get("id") for _line, record in kept if isinstance(record.get("id"), str)}
        still = [
            (line, record)
            for line, record in kept
            if all(not record.get(field) or str(record[field]) in ids for field in _POINTS_TO)
        ]
        if len(still) == len(kept):
            return [line for line, _record in kept]
        kept = still


def _written(elements: list[bytes], pictures: list[bytes], header: bytes) -> tuple[bytes, int, int]:
    """A whole file of what is left, and the lines at which its elements and its pictures begin, counted from 0."""
    first = [b'{"format": "journey-map", "version": "%s",' % VERSION.encode(), b'"map": %s,' % header, b'"elements": [']
    middle = [b"],", b'"pictures": {']
    lines = [*first, *_listed(elements), *middle, *_listed(pictures), b"}}"]
    return b"\n".join(lines), len(first), len(first) + len(elements) + len(middle)


def _listed(lines: list[bytes]) -> list[bytes]:
    return [line + b"," for line in lines[:-1]] + lines[-1:]
