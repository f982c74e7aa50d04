"""Files that are there whole or not at all, and what the system complains of in plain words; for every room that writes."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path

from designer.words import _


def write_whole(path: Path, content: bytes, mode: int = 0o666) -> None:
    """Write a file beside the target and rename it; a link goes on pointing at what it points at. Raises OSError.

    An old file keeps its mode, a new one gets this (less what the user's umask takes away). What may only be read, or is
    no plain file, is refused as PermissionError.
    """
    target = Path(os.path.realpath(path))
    old_mode = _mode_of(target)
    # Named before it is made, so that it is taken away wherever the work is stopped.
    import secrets  # 6 ms, which the start of the window need not wait for

    beside = target.with_name(f".journey-designer-{secrets.token_hex(6)}.part")
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(beside, flags, mode), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if old_mode is not None:
            beside.chmod(old_mode)
        beside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError, ValueError):
            beside.unlink()
        raise


def _mode_of(target: Path) -> int | None:
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    # A rename would put a plain file in the place of a device or a pipe, and of a file that was protected.
    if not stat.S_ISREG(found.st_mode) or not os.access(target, os.W_OK) or not found.st_mode & 0o222:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    return stat.S_IMODE(found.st_mode)


def reason(trouble: OSError, is_target: bool = False) -> str:
    """What the system complains of, as a clause; `is_target` where the file was to be written."""
    match trouble.errno:
        case errno.ENOENT | errno.ENOTDIR if is_target:
            return _("its folder is not there")
        case errno.ENOENT:
            return _("it is not there")
        case errno.ENOTDIR:
            return _("a part of its path is not a folder")
        case errno.EISDIR:
            return _("it is a folder")
        case errno.EACCES | errno.EPERM if is_target:
            return _("writing there is not allowed")
        case errno.EACCES | errno.EPERM:
            return _("access is not allowed")
        case errno.EROFS:
            return _("the disk can only be read")
        case errno.ENOSPC:
            return _("the disk is full")
        case errno.EDQUOT:
            return _("the space allowed on this disk is used up")
        case errno.ENAMETOOLONG:
            return _("its name is too long")
        case errno.ELOOP:
            return _("its links lead in a circle")
        case errno.EFBIG:
            return _("it is larger than the disk allows")
        case _:
            return _("the disk reports “{message}”").format(message=trouble.strerror or type(trouble).__name__)
