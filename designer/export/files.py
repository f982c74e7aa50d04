"""Where what was exported goes: a path, whole or not at all, or an open file."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from designer.words import _

Target = str | PathLike[str] | BinaryIO


class CannotExport(Exception):
    """A drawing that can't be written; says what and where in one sentence."""


def write_whole(data: bytes, target: Target) -> None:
    """Write to a file beside the target and rename it, so that no half-written file is ever left.

    Raises CannotExport with a sentence that names the target as it was given.
    """
    if not isinstance(target, (str, PathLike)):
        target.write(data)
        return
    path = Path(target)
    if path.is_dir():
        raise CannotExport(_("“{file}” is a folder, not a file.").format(file=path))
    # A link keeps pointing at what it points at.
    place = Path(os.path.realpath(path))
    # Named before it is made, so that it is taken away wherever the work is stopped.
    beside = place.with_name(f".{place.name[:100]}.{secrets.token_hex(6)}.part")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            beside.chmod(place.stat().st_mode & 0o777)
        beside.replace(place)
    except BaseException as problem:
        with contextlib.suppress(OSError, ValueError):
            beside.unlink()
        if isinstance(problem, OSError):
            raise CannotExport(
                _("“{file}” can't be written: {reason}.").format(file=path, reason=say_why(problem))
            ) from problem
        raise


def say_why(problem: OSError) -> str:
    """The reason of an OSError in plain words, to stand at the end of a sentence."""
    match problem.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return _("the disk is full")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return _("writing there is not allowed")
        case errno.ENOENT | errno.ENOTDIR:
            return _("the folder is not there")
        case errno.ENAMETOOLONG:
            return _("the name is too long")
        case errno.EFBIG:
            return _("the file would be too large")
        case _:
            return (problem.strerror or type(problem).__name__).lower()
