"""Which maps print after the one that a touchpoint of it opens: those inside its file and those in files beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from designer.checks.wording import one_line, quoted
from designer.model import JourneyMap, Touchpoint
from designer.model.levels import Level, NotOpened, Read, levels_of
from designer.words import _, isolated, joined

Name = tuple[str, tuple[str, ...]]  # a file, and the ids of the maps on the way inside it: one map among all that print
Opens = tuple[tuple[str, Name], ...]  # touchpoints and the maps that they open


class Beside(msgspec.Struct, frozen=True):
    """Where a map lies ("" for nowhere yet), and how the files are read that its touchpoints name from there."""

    file: str
    read: Read


class InnerMap(msgspec.Struct, frozen=True, eq=False):
    """A map that prints after the one that opens it. `path` names it with all that lie above it."""

    journey: JourneyMap
    name: Name
    title: str
    path: str
    opens: Opens
    is_measured: bool = False  # whether a metric stands at the touchpoint that opens it


class Tree(msgspec.Struct, frozen=True, eq=False):
    """All maps to print below one: what its own touchpoints open, the maps, each behind its parent, and what is left out."""

    name: Name
    opens: Opens
    maps: tuple[InnerMap, ...]
    remarks: tuple[str, ...]


def tree_below(journey: JourneyMap, beside: Beside | None) -> Tree:
    """The maps below one. Without `beside`, only those inside its file."""
    top = levels_of(journey, beside.file if beside is not None else "", beside.read if beside is not None else _no_file)
    maps: list[InnerMap] = []
    remarks: dict[str, None] = {}
    for level, titles in _walk(top, (journey.header.title or _("Map"),)):
        if level.journey is None:
            if level.trouble:
                remarks[_loop(level) if level.is_loop else level.trouble] = None
        elif not any(True for _touchpoint in level.journey.of(Touchpoint)):
            remarks[_("“{title}” has no touchpoint and is left out.").format(title=isolated(level.title))] = None
        elif not level.is_again:
            maps.append(
                InnerMap(level.journey, _name(level), level.title, path_of(titles), _opens(level), level.is_measured)
            )
    if not maps and not remarks:
        remarks[_("No touchpoint opens a map of its own.")] = None
    return Tree(_name(top), _opens(top), tuple(maps), tuple(remarks))


def path_of(titles: Sequence[str]) -> str:
    """The titles on the way to a map as one line: "New kitchen › Choosing the fitter"."""
    return joined(titles, " › ")


def _walk(level: Level, titles: tuple[str, ...]) -> Iterator[tuple[Level, tuple[str, ...]]]:
    """Every level below one with the titles on the way there, each before those that it opens."""
    for below in level.below:
        way = (*titles, below.title)
        yield below, way
        yield from _walk(below, way)


def _loop(level: Level) -> str:
    """Which touchpoint leads back, as `check` names it."""
    name = one_line(level.names[-1]) if level.names else ""
    return f"{quoted(name) if name else _('a touchpoint without a name')}: {level.trouble}"


def _name(level: Level) -> Name:
    return level.file, level.inner


def _opens(level: Level) -> Opens:
    return tuple([(below.opener, _name(below)) for below in level.below if below.journey is not None or below.is_loop])


def _no_file(_map_file: str, _named_by: str) -> tuple[str, JourneyMap]:
    raise NotOpened("")
