"""Earlier versions of a map: dated copies of what a save replaced."""

from __future__ import annotations

import hashlib
import logging
import re
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

log = logging.getLogger(__name__)

MOST_VERSIONS = 10

_NOT_IN_A_NAME = re.compile(r"[^\w .()-]+")
_DATED = "%Y-%m-%d %H.%M.%S.%f"


class Version(msgspec.Struct, frozen=True):
    """One earlier version: where it lies, and when it was replaced, in seconds since 1970."""

    path: Path
    when: float


def keep(content: bytes, file: Path, folder: Path, now: float | None = None, most: int = MOST_VERSIONS) -> Path | None:
    """Put a dated copy of this content of `file` into the folder of versions, and drop those beyond `most`.

    Never stands in the way of a save: what can't be kept is logged, and None returned.
    """
    own = folder_of(file, folder)
    try:
        own.mkdir(mode=0o700, parents=True, exist_ok=True)
        known = find_versions(file, folder)
        if known and known[0].path.read_bytes() == content:
            return known[0].path
        when = datetime.fromtimestamp(time.time() if now is None else now, UTC)
        if known:  # two saves in one moment, or a clock that was set back
            when = max(when, datetime.fromtimestamp(known[0].when, UTC) + timedelta(milliseconds=1))
        copy = own / (when.strftime(_DATED) + file.suffix)
        with copy.open("xb") as out:
            out.write(content)
        for version in find_versions(file, folder)[most:]:
            version.path.unlink()
    except OSError as trouble:
        log.warning("An earlier version could not be kept: %s", trouble.strerror)
        return None
    return copy


def find_versions(file: Path, folder: Path) -> list[Version]:
    """The earlier versions of a file, the last one first."""
    found: list[Version] = []
    try:
        for path in folder_of(file, folder).iterdir():
            try:
                when = datetime.strptime(path.name.removesuffix(file.suffix), _DATED).replace(tzinfo=UTC)
            except ValueError:
                continue
            found.append(Version(path, when.timestamp()))
    except OSError:
        return []
    return sorted(found, key=lambda version: version.when, reverse=True)


def folder_of(file: Path, folder: Path) -> Path:
    """Where the versions of this file lie: readable for a person, and different for each path."""
    path = str(file.absolute())
    stem = _NOT_IN_A_NAME.sub("_", file.stem)[:60]
    return folder / f"{stem}-{hashlib.sha256(path.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
