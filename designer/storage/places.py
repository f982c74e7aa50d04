"""On which lines of a .journey file its elements stand, for build servers that show a gap beside the line it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

# As `dumps` writes them: the map and each element on a line of its own.
_ELEMENT = re.compile(rb'\{"kind": "[^"\\]*", "id": ("(?:[^"\\]|\\.)*")')
_MAP = b'"map": {'
MAP = "map"


def lines_of(file: str | Path) -> Mapping[str, int]:
    """The line, counted from 1, of the map ("map") and of each element by its id; nothing for a file that is written in
    another way, or can't be read."""
    try:
        content = Path(file).read_bytes()
    except OSError:
        return {}
    found: dict[str, int] = {}
    for number, line in enumerate(content.split(b"\n"), 1):
        if line.startswith(_MAP):
            found.setdefault(MAP, number)
        elif element := _ELEMENT.match(line):
            try:
                found[msgspec.json.decode(element[1], type=str)] = number
            except msgspec.DecodeError:
                continue
    return found
