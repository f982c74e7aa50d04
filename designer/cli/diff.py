"""The command diff: what differs between two maps, as text, as JSON, and as a PDF."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from designer.cli.endings import DIFFERENT, DONE, Refused, tell
from designer.words import _

if TYPE_CHECKING:
    from designer.model import JourneyMap

_ENDINGS = (".pdf", ".svg", ".png")


def run_diff(before: str, after: str, form: str = "text", target: str | None = None, paper: str = "A3") -> int:
    """Print what differs; the exit status tells whether anything does."""
    from designer.comparing import as_json, as_text, compare

    if target is not None:
        _refuse(target, before, after)
    ours, theirs = _read(before), _read(after)
    differences = compare(ours, theirs)
    if form == "json":
        import json

        is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
        found = as_json(differences, (before, ours), (after, theirs))
        print(json.dumps(found, ensure_ascii=not is_unicode, indent=1))
    else:
        print(as_text(differences) or _("Nothing differs.") + "\n", end="")
    if target is not None:
        _print(before, ours, after, theirs, target, paper)
    return DIFFERENT if differences else DONE


def _read(source: str) -> JourneyMap:
    """A map, or what an import makes of a list; what could not be used is told on stderr."""
    from designer.interchange.reading import DIAGRAMS, LISTS, read
    from designer.storage import load

    if Path(source).suffix.lower() not in (*LISTS, *DIAGRAMS):
        return load(source, name=source)
    imported = read(source, name=source)
    for line in imported.report.lines():
        tell(f"{Path(source).name}: {line}")
    return imported.journey


def _print(before: str, ours: JourneyMap, after: str, theirs: JourneyMap, target: str, paper: str) -> None:
    from designer import printing
    from designer.printed_differences import compose_differences
    from designer.text import FontBook

    names = [Path(file).stem for file in (before, after)]
    choice = printing.PrintChoice(paper)
    printout = compose_differences((names[0], ours), (names[1], theirs), FontBook.bundled(), choice)
    ending = Path(target).suffix.lower()
    if remark := printing.write(printout, theirs, names[1], target, ending):
        tell(remark)
    tell(_("Wrote “{file}”.").format(file=target))


def _refuse(target: str, *sources: str) -> None:
    path = Path(target)
    if path.suffix.lower() not in _ENDINGS:
        known = ", ".join(_ENDINGS)
        raise Refused(
            _("“{file}” can't be written: its name must end in one of {known}.").format(file=target, known=known)
        )
    if path.is_dir():
        raise Refused(_("“{file}” can't be written: it is a folder.").format(file=target))
    if not path.parent.is_dir():
        raise Refused(_("“{file}” can't be written: its folder is not there.").format(file=target))
    for source in sources:
        if path.exists() and Path(source).exists() and path.samefile(source):
            raise Refused(_("“{file}” is what is read; it can't be written over.").format(file=target))
