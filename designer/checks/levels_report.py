"""A map and those that it opens, as the command `check` tells them."""

from __future__ import annotations

import os
from collections.abc import Container, Sequence
from pathlib import Path

from designer.checks.levels import Checked
from designer.checks.report import CheckedFile


def checked_file(file: str, checked: Sequence[Checked], apart: Container[str] = ()) -> CheckedFile:
    """What was found in a file and in the maps that it opens; not in those of the files `apart`, which are told by themselves."""
    top, *below = checked
    inside = [one for one in below if one.level.file == top.level.file or one.level.file not in apart]
    return CheckedFile(file, top.journey, top.findings, (), tuple(_below(one, top) for one in inside))


def _below(one: Checked, top: Checked) -> CheckedFile:
    file, inside = _way(one.level.file, top.level.file), next(iter(one.level.inner), "")
    return CheckedFile(file, one.journey, one.findings, one.level.names, inside=inside)


def _way(file: str, top: str) -> str:
    """A file as it is called from the folder of the topmost one, "" for that one itself."""
    if file == top:
        return ""
    try:
        found = os.path.relpath(file, Path(top).parent)
    except ValueError:  # another drive
        found = file
    return found.replace(os.sep, "/")
