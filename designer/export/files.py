"""Where what was exported goes: a path, whole or not at all, or an open file."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import BinaryIO

from designer import disk
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
    try:
        disk.write_whole(path, data)
    except OSError as problem:
        why = disk.reason(problem, is_target=True)
        raise CannotExport(_("“{file}” can't be written: {reason}.").format(file=path, reason=why)) from problem
