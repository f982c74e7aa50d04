"""Maps in files of their own that a map's touchpoints open: where they lie, and reading each once."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath

import msgspec

from designer.model import JourneyMap
from designer.model.levels import NoPath, NotOpened
from designer.storage.reading import load
from designer.storage.trouble import FileTrouble, plain_name
from designer.words import _

_DRIVE = re.compile(r"[A-Za-z]:")
MOST_KEPT = 50  # maps read and not read again while their files stay the same


def file_beside(map_file: str, named_by: Path | None) -> Path:
    """The file that a map in the file `named_by` calls `map_file`; raises NoPath for what is no path from there.

    An absolute path, a drive or a share of a network is never followed: a map that somebody sent would read files, or
    reach a server, that its receiver knows nothing of.
    """
    shown = plain_name(map_file)
    if (
        not map_file
        or map_file.startswith(("/", "~"))
        or "\\" in map_file
        or "\0" in map_file
        or _DRIVE.match(map_file)
    ):
        raise NoPath(_("{file} is no path from this map to another one.").format(file=shown))
    if named_by is None:
        raise NoPath(_("{file} is looked for beside this map, which is not saved yet.").format(file=shown))
    return Path(os.path.normpath(named_by.parent / map_file))


def name_beside(file: Path, named_by: Path) -> str:
    """What a map in the file `named_by` calls another file; raises NoPath where no path leads there (another drive)."""
    try:
        relative = os.path.relpath(file.absolute(), named_by.absolute().parent)
    except ValueError:
        raise NoPath(
            _("{file} lies on another drive than this map. Put them on the same one.").format(
                file=plain_name(file.name)
            )
        ) from None
    return PurePath(relative).as_posix()


def identity(file: Path) -> str:
    """The one name of a file, whichever way leads there."""
    return os.path.normcase(os.path.realpath(file))


class _Kept(msgspec.Struct, frozen=True):
    stamp: tuple[int, int, int]
    journey: JourneyMap | None
    trouble: str


class MapsBeside:
    """Reads the maps that others open, each once as long as its file stays the same. A `model.levels.Read`."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}

    def __call__(self, map_file: str, named_by: str) -> tuple[str, JourneyMap]:
        """The file, as no other is called, and its map; raises NotOpened with a sentence."""
        path = file_beside(map_file, Path(named_by) if named_by else None)
        file = identity(path)
        kept = self._kept.get(file)
        stamp = _stamp(file)
        if kept is None or kept.stamp != stamp:
            if len(self._kept) >= MOST_KEPT:
                self._kept.pop(next(iter(self._kept)))
            kept = self._kept[file] = _read(path, stamp)
        if kept.journey is None:
            raise NotOpened(kept.trouble)
        return file, kept.journey


def _stamp(file: str) -> tuple[int, int, int]:
    try:
        found = Path(file).stat()
    except (OSError, ValueError):
        return (0, 0, 0)
    return (found.st_mtime_ns, found.st_size, found.st_ino)


def _read(path: Path, stamp: tuple[int, int, int]) -> _Kept:
    try:
        return _Kept(stamp, load(path), "")
    except FileTrouble as trouble:
        return _Kept(stamp, None, str(trouble))
