"""The one way in for data: the ending of a file's name chooses who reads it."""

from __future__ import annotations

import gc
import stat
from pathlib import Path

from designer.interchange.list_reader import read_list
from designer.interchange.mermaid_reader import read_mermaid
from designer.interchange.report import Imported
from designer.interchange.scale import Scale, parse_scale
from designer.interchange.trouble import ImportTrouble, reason, unusable
from designer.words import _

LARGEST_FILE = 256 * 1024 * 1024
LISTS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
DIAGRAMS = (".mmd", ".mermaid")


def read(
    path: Path | str, scale: Scale | str | None = None, name: str | None = None, language: str | None = None
) -> Imported:
    """The map that a touchpoint list or a Mermaid journey tells, and the report of what was not used whole.

    `scale` is that of the feelings in a list, such as "1..5", and by default -2..2. `name` is what a sentence calls the
    file, by default its name without the folders, `language` that of its words, by default as they tell. Raises
    ImportTrouble where nothing can be used.
    """
    path = Path(path)
    name = name if name is not None else path.name
    scale = parse_scale(scale) if isinstance(scale, str) else scale
    ending = path.suffix.lower()
    if ending not in (*LISTS, *DIAGRAMS):
        raise unusable(name, _("only .csv, .tsv, .xlsx and .mmd files can be"))
    data = _read_bytes(path, name)
    was_collecting = gc.isenabled()
    gc.disable()  # a long list makes very many objects, none of them garbage
    try:
        return read_bytes(data, name, path.stem, ending, scale, language)
    finally:
        if was_collecting:
            gc.enable()


def read_bytes(
    data: bytes, name: str, title: str, ending: str, scale: Scale | None = None, language: str | None = None
) -> Imported:
    """Like `read`, for content that is no file: `ending` is ".csv", ".xlsx" or ".mmd"."""
    if ending in DIAGRAMS:
        return read_mermaid(data, name, title, language)
    return read_list(data, name, title, scale, language)


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise unusable(name, _("it is a folder") if stat.S_ISDIR(found.st_mode) else _("it is no plain file"))
        if found.st_size > LARGEST_FILE:
            raise unusable(name, _("it is larger than 256 MB"))
        return path.read_bytes()
    except OSError as trouble:
        raise unusable(name, reason(trouble)) from trouble
    except ImportTrouble:
        raise
    except ValueError as trouble:  # a NUL in the path
        raise unusable(name, _("no file can have this name")) from trouble
