"""What a map can be compared with: a file, an earlier version of it, itself as it was saved, one of its two states."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from designer.model import JourneyMap, MapState
from designer.words import _

if TYPE_CHECKING:
    from designer.storage.recovery import Recovery
    from designer.storage.versions import Version
    from designer.window.session import MapSession


class Source(msgspec.Struct, frozen=True, eq=False):
    """Where one of two compared maps comes from. `is_live`: from the open map, so it is read on the window's thread, anew
    after each edit; all others are read once, beside the window. `is_mine`: it is the open map itself, as it is now.
    `is_version`: whatever it is, it is a version of the map in question."""

    name: str
    read: Callable[[], JourneyMap]
    is_live: bool = False
    is_mine: bool = False
    is_version: bool = True


def open_map(session: MapSession) -> Source:
    """The open map as it is now."""
    return Source(_("This map"), session.journey.snapshot, is_live=True, is_mine=True)


def file_source(path: Path) -> Source:
    """A map, or what an import makes of a list."""
    return Source(path.stem, partial(read_any, path), is_version=False)


def version_source(session: MapSession, version: Version, when: str) -> Source:
    """An earlier version of the open map, of a time in words."""
    name = _("Version of {when}").format(when=when)
    return Source(name, partial(read_version, version, name, way_to(session)))


def read_version(version: Version, name: str, way: Sequence[str]) -> JourneyMap:
    """An earlier version, or the map in it that lies at the end of a way. Raises FileTrouble."""
    from designer.storage import load

    return within(load(version.path, name=name), way, name)


def times_of(versions: Sequence[Version]) -> list[str]:
    """When each was replaced, in words; with seconds where several are of one minute."""
    plain = [when_words(version.when) for version in versions]
    return [
        when_words(version.when, has_seconds=plain.count(words) > 1)
        for version, words in zip(versions, plain, strict=True)
    ]


def saved_source(session: MapSession) -> Source:
    """The open map as it lies in its file."""
    return _in_its_file(session, _("As it was saved"))


def theirs_source(session: MapSession) -> Source:
    """What another program has made of the open map."""
    return _in_its_file(session, _("Theirs"))


def _in_its_file(session: MapSession, name: str) -> Source:
    path, way = session.path, way_to(session)
    assert path is not None
    return Source(name, lambda: within(read_any(path), way, path.name))


def way_to(session: MapSession) -> tuple[str, ...]:
    """The maps inside one another that lead from the file to the open map, by the ids that they have there."""
    from designer.window.inner_session import InnerSession

    way: list[str] = []
    while isinstance(session, InnerSession):
        way.insert(0, session.inner.submap)
        session = session.outer
    return tuple(way)


def within(journey: JourneyMap, way: Sequence[str], name: str) -> JourneyMap:
    """The map at the end of a way of maps inside one another. Raises FileTrouble where it was not there."""
    from designer.model import SubMap
    from designer.model.inner import inner_map
    from designer.storage import FileTrouble

    for id in way:
        held = journey.find(SubMap, id)
        if held is None:
            raise FileTrouble(_("This map is not in “{name}”.").format(name=name))
        journey = inner_map(held)
    return journey


def file_before_recovery(path: Path) -> Source:
    """A map as it lies in its file, beside which edits were kept."""
    return Source(_("As it was saved"), partial(read_any, path))


def recovery_source(recovery: Recovery) -> Source:
    """A map with edits that were not saved before the program ended."""
    return Source(_("With the changes"), recovery.load)


def state_sources(session: MapSession) -> tuple[Source, Source] | None:
    """The current and the future state of the open map; None where it holds one."""
    from designer.comparing import as_state

    if session.journey.header.shows is not MapState.BOTH:
        return None

    def state(which: str) -> JourneyMap:
        return as_state(session.journey, which)

    return (
        Source(_("Current state"), partial(state, "current"), is_live=True),
        Source(_("Future state"), partial(state, "future"), is_live=True),
    )


def read_any(path: Path) -> JourneyMap:
    """A map by its path; of a list or a diagram what an import makes of it. Raises FileTrouble or ImportTrouble."""
    from designer.interchange.reading import DIAGRAMS, LISTS, read
    from designer.storage import load

    if path.suffix.lower() in (*LISTS, *DIAGRAMS):
        return read(path).journey
    return load(path)


def versions_of(session: MapSession) -> list[Version]:
    """The earlier versions of a map, the last one first; of one without a file what was discarded of it."""
    from designer.settings import versions_folder
    from designer.storage.versions import find_versions
    from designer.window.session import NEVER_SAVED

    folder = versions_folder()
    of_file = session.of_file
    file = of_file.path if of_file.path is not None else folder / NEVER_SAVED / f"{of_file.file_stem}.journey"
    return find_versions(file, folder)


def when_words(stamp: float, *, has_seconds: bool = False) -> str:
    """A time as a person says it: "today, 14:02", "yesterday, 09:30", "18 November, 16:10"."""
    then, now = time.localtime(stamp), time.localtime()
    clock = time.strftime("%H:%M:%S" if has_seconds else "%H:%M", then)
    if then[:3] == now[:3]:
        return _("today, {time}").format(time=clock)
    if then[:3] == time.localtime(time.time() - 86400)[:3]:
        return _("yesterday, {time}").format(time=clock)
    day = f"{then.tm_mday} {time.strftime('%B', then)}"
    if then.tm_year != now.tm_year:
        day = f"{day} {then.tm_year}"
    return _("{day}, {time}").format(day=day, time=clock)
