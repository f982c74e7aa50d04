"""Reading the library: the bundled files, and one of the user's own."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from designer.library.entries import USUAL, Entry, Library
from designer.model import ChannelType, StageKind
from designer.resources import resource_path
from designer.words import _

OWN_FILE = "library.toml"
_KINDS = {"touchpoint": "touchpoint", "content": "content", "data": "metric"}
_PERIODS = tuple(k for k in StageKind if k not in (StageKind.OTHER, StageKind.UNKNOWN))
_TEXTS = ("type", "unit", "better")
_LARGEST = 1_000_000  # bytes


class UnreadableLibrary(ValueError):
    """A library file that can't be used; the text is one sentence for the user."""


@cache
def bundled() -> Library:
    """The library that travels with the program."""
    entries: list[Entry] = []
    for path in sorted(resource_path("library").glob("*.toml"), reverse=True):  # touchpoints, data, content
        entries += parse(path.read_text("utf-8"), path.name)
    return Library(tuple(entries))


def with_own(folder: Path) -> tuple[Library, str]:
    """The bundled library with the user's own file from this folder, and a sentence where that can't be used.

    A file with a fault is left out as a whole: half a library would hide the fault.
    """
    path = folder / OWN_FILE
    try:
        if not path.is_file():
            return bundled(), ""
        if path.stat().st_size > _LARGEST:
            raise UnreadableLibrary(_("it is larger than 1 MB"))
        return bundled().with_entries(parse(path.read_bytes().decode("utf-8-sig"), OWN_FILE)), ""
    except OSError:
        why = _("it can't be opened")
    except UnicodeDecodeError:
        why = _("it is no UTF-8 text")
    except UnreadableLibrary as fault:
        why = str(fault)
    return bundled(), _("Your library “{file}” was left out: {why}.").format(file=OWN_FILE, why=why)


def parse(text: str, name: str) -> list[Entry]:
    """The entries of a file; raises UnreadableLibrary with what is wrong, and where."""
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        raise UnreadableLibrary(_("it is no TOML ({what})").format(what=str(fault).rstrip("."))) from None
    unknown = [key for key in table if key not in _KINDS]
    if unknown:
        known = ", ".join(f"[[{kind}]]" for kind in _KINDS)
        raise UnreadableLibrary(_("“{key}” is unknown, there are {known}").format(key=unknown[0], known=known))
    entries = []
    for kind, rows in table.items():
        if not isinstance(rows, list):
            raise UnreadableLibrary(_("“{kind}” has to be written as [[{kind}]]").format(kind=kind))
        for number, row in enumerate(rows, 1):
            try:
                entries.append(_entry(kind, row))
            except ValueError as fault:
                says = _("{kind} number {n}: {what}")
                raise UnreadableLibrary(says.format(kind=kind, n=number, what=fault)) from None
    return entries


def _entry(kind: str, row: Any) -> Entry:
    if not isinstance(row, dict):
        raise ValueError(_("it has no fields"))
    fields = dict(row)
    stages = fields.pop("stages", None)
    channel = fields.pop("channel", None)
    words = fields.pop("words", [])
    is_hidden = fields.pop("hidden", False)
    texts = {key: fields.pop(key, "") for key in _TEXTS}
    names = fields
    for key, value in (*names.items(), *texts.items()):
        if not isinstance(value, str):
            raise ValueError(_("“{key}” has to be a text").format(key=key))
    unknown = [key for key in names if not (len(key) in (2, 3) and key.isascii() and key.isalpha())]
    if unknown:
        raise ValueError(_("“{key}” is unknown").format(key=unknown[0]))
    if not names.get(USUAL, "").strip():
        raise ValueError(_("it has no English name (“en”)"))
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise ValueError(_("“words” has to be a list of texts"))
    if not is_hidden and kind == "touchpoint" and channel is None:
        raise ValueError(_("it has no channel"))
    if texts["better"] not in ("", "higher", "lower"):
        raise ValueError(_("“better” is “higher” or “lower”"))
    return Entry(
        kind=_KINDS[kind],
        stages=_stages(stages, is_needed=not is_hidden),
        names={language.casefold(): " ".join(name.split()) for language, name in names.items()},
        channel=_channel(channel),
        words=tuple(words),
        content_type=texts["type"],
        unit=texts["unit"],
        better=texts["better"],
        is_hidden=is_hidden is True,
    )


def _stages(value: Any, *, is_needed: bool) -> tuple[StageKind, ...]:
    known = ", ".join(_PERIODS)
    if value is None and not is_needed:
        return ()
    if not isinstance(value, list) or not value:
        raise ValueError(_("“stages” has to be a list of {known}").format(known=known))
    for stage in value:
        if stage not in [kind.value for kind in _PERIODS]:
            raise ValueError(_("“{stage}” is no kind of stage, there are {known}").format(stage=stage, known=known))
    return tuple(StageKind(stage) for stage in value)


def _channel(value: Any) -> ChannelType | None:
    if value is None:
        return None
    known = {kind.value.casefold(): kind for kind in ChannelType}
    found = known.get(value.casefold()) if isinstance(value, str) else None
    if found is None:
        says = _("“{channel}” is no type of channel, there are {known}")
        raise ValueError(says.format(channel=value, known=", ".join(ChannelType)))
    return found
