"""What the words of a touchpoint's name tell of where it belongs; data, so that it grows without code."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache

import msgspec

from designer.library import Entry, Library
from designer.model import ChannelType, StageKind
from designer.model.channels import type_from_name
from designer.resources import resource_path


class Moment(msgspec.Struct, frozen=True):
    """Something that happens in many journeys: the words for it, its channels and kinds of stages, the most likely first."""

    words: re.Pattern[str]
    channels: tuple[ChannelType, ...]
    stages: tuple[StageKind, ...]


def channels_told(name: str, library: Library) -> tuple[ChannelType, ...]:
    """Through which types of channels a touchpoint of this name goes, the most likely first; nothing where it does not tell.

    A medium that is named decides, then what happens, then what the library calls so.
    """
    moment = _moment_of(name)
    named = type_from_name(name)
    found: list[ChannelType] = [named] if named is not ChannelType.OTHER else []
    if moment is not None:
        # “Shopping cart” names no store: what happens online is told by the first moment.
        found = [*moment.channels, *found] if moment is _moments()[0] else [*found, *moment.channels]
    if not found:
        found = [entry.channel for entry in _called(name, library) if entry.channel is not None]
    return tuple(dict.fromkeys(found))


def periods_told(name: str, library: Library) -> tuple[StageKind, ...]:
    """In which kinds of stages a touchpoint of this name stands, the most likely first; nothing where it does not tell."""
    moment = _moment_of(name)
    same = [kind for entry in _called(name, library, exactly=True) for kind in entry.stages]
    alike = [kind for entry in _called(name, library) for kind in entry.stages]
    return tuple(dict.fromkeys((*same, *(moment.stages if moment is not None else ()), *alike)))


def _moment_of(name: str) -> Moment | None:
    text = " ".join(name.casefold().split())
    return next((moment for moment in _moments() if moment.words.search(text)), None)


def _called(name: str, library: Library, *, exactly: bool = False) -> list[Entry]:
    text = " ".join(name.casefold().split())
    if not text:
        return []

    def is_called(entry: Entry) -> bool:
        if exactly:
            return text in {one.casefold() for one in entry.names.values()}
        return any(
            re.search(rf"\b{re.escape(one.casefold())}\b", text) for one in (*entry.names.values(), *entry.words)
        )

    return [entry for entry in library.entries if entry.kind == "touchpoint" and is_called(entry)]


@cache
def _moments() -> tuple[Moment, ...]:
    rows = tomllib.loads(resource_path("fixes", "moments.toml").read_text("utf-8"))["moment"]
    return tuple(
        Moment(
            _pattern(word for key, words in row.items() if key not in ("channels", "stages") for word in words),
            tuple(ChannelType(type) for type in row["channels"]),
            tuple(StageKind(kind) for kind in row["stages"]),
        )
        for row in rows
    )


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    parts = [re.escape(word.casefold()).replace(r"\*", r"\w*") for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")
