"""The one way out for data: a list or a Mermaid diagram, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from designer.interchange.list_writer import list_bytes
from designer.interchange.mermaid_writer import mermaid_text
from designer.interchange.trouble import ExportTrouble, quoted, reason
from designer.model import JourneyMap
from designer.words import _


def write_list(journey: JourneyMap, path: Path | str, name: str | None = None) -> None:
    """Write a map as a touchpoint list (.csv). Raises ExportTrouble; then no file is left behind."""
    _write(list_bytes(journey), Path(path), name)


def write_mermaid(journey: JourneyMap, path: Path | str, name: str | None = None) -> None:
    """Write a map as a Mermaid journey diagram (.mmd). Raises ExportTrouble; then no file is left behind."""
    _write(mermaid_text(journey).encode("utf-8", "replace"), Path(path), name)


def _write(data: bytes, path: Path, name: str | None) -> None:
    shown = quoted(name if name is not None else path.name, 240)
    try:
        target = Path(os.path.realpath(path))
        mode = target.stat().st_mode & 0o7777 if target.is_file() else None
        if target.exists() and (mode is None or not mode & 0o222):
            raise ExportTrouble(_("{file} can't be written: it is no file that may be replaced.").format(file=shown))
        beside = target.parent / f".journey-{secrets.token_hex(6)}.part"
        try:
            with beside.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if mode is not None:
                beside.chmod(mode)
            beside.replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                beside.unlink()
            raise
    except OSError as trouble:
        raise ExportTrouble(_("{file} can't be written: {what}.").format(file=shown, what=reason(trouble))) from trouble
    except ValueError as trouble:  # a NUL in the path
        if isinstance(trouble, ExportTrouble):
            raise
        raise ExportTrouble(_("{file} can't be written: no file can have this name.").format(file=shown)) from trouble
