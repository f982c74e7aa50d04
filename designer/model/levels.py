"""The maps that a map's touchpoints open, and those that these open: for checks, printing and the window.

How a file is found and read is told by a function that is handed in, so that nothing here touches a disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from designer.model.elements import SubMap, Touchpoint
from designer.model.inner import inner_map
from designer.model.journey import JourneyMap
from designer.model.kinds import NoteKind
from designer.words import _

MOST_DEEP = 20  # maps opened one out of the other, also by files, which have no limit of their own
MOST_MAPS = 500  # of which a tree may consist

# A file as a touchpoint names it, and the file of the map that names it ("" for none yet): the file as no other is
# called, and its map. Raises NotOpened.
Read = Callable[[str, str], tuple[str, JourneyMap]]


class NotOpened(ValueError):
    """A map that a touchpoint names and that can't be opened; `str()` is one sentence for the user."""


class NoPath(NotOpened):
    """What can't be the name of a file beside a map."""


class LoopOfMaps(NotOpened):
    """A map that would open itself through others."""


class Level(msgspec.Struct, frozen=True, eq=False):
    """One map of the tree. `journey` is None where it can't be opened: then `trouble` says why.

    `opener` is the touchpoint, in the map above, that opens it; `names` are the openers' names from the top down. `file` and
    `inner`, the ids of the maps inside that file, tell one map from another. A map that several touchpoints open is followed
    once: `is_again` on the others. `is_measured` where a metric stands at its opener.
    """

    journey: JourneyMap | None
    file: str = ""
    inner: tuple[str, ...] = ()
    opener: str = ""
    names: tuple[str, ...] = ()
    trouble: str = ""
    is_loop: bool = False
    is_again: bool = False
    is_measured: bool = False
    below: tuple[Level, ...] = ()

    @property
    def title(self) -> str:
        """The title of the map, else the name of the touchpoint that opens it."""
        title = self.journey.header.title if self.journey is not None else ""
        return title or (self.names[-1] if self.names else "")

    def all_below(self) -> Iterator[Level]:
        """Every level under this one: each before those that it opens, in the order of their touchpoints."""
        for level in self.below:
            yield level
            yield from level.all_below()


def openers(journey: JourneyMap) -> tuple[Touchpoint, ...]:
    """The touchpoints that open a map, in the order of their numbers, those in the tray last."""
    found = [t for t in journey.of(Touchpoint) if t.submap or t.map_file]
    if len(found) < 2:
        return tuple(found)
    numbers = journey.numbers
    return tuple(sorted(found, key=lambda t: (numbers.get(t.id, len(numbers) + 1), t.order, t.id)))


def levels_of(journey: JourneyMap, file: str, read: Read, inner: Callable[[SubMap], JourneyMap] = inner_map) -> Level:
    """The whole tree under a map that lies in this file ("" for none yet); `inner` makes the map of a SubMap."""
    tree = _Tree(read, inner)
    return Level(journey, file, below=tree.below(journey, file, (), (), (file,) if file else ()))


class _Tree:
    def __init__(self, read: Read, inner: Callable[[SubMap], JourneyMap]) -> None:
        self._read, self._inner = read, inner
        self._seen: set[tuple[str, tuple[str, ...]]] = set()

    def below(
        self, journey: JourneyMap, file: str, inner: tuple[str, ...], names: tuple[str, ...], chain: tuple[str, ...]
    ) -> tuple[Level, ...]:
        """The levels under one; `chain` are the files on the way from the top."""
        return tuple(self._open(t, journey, file, inner, (*names, t.name), chain) for t in openers(journey))

    def _open(
        self,
        touchpoint: Touchpoint,
        above: JourneyMap,
        file: str,
        inner: tuple[str, ...],
        names: tuple[str, ...],
        chain: tuple[str, ...],
    ) -> Level:
        try:
            if touchpoint.submap:
                submap = above[touchpoint.submap]
                assert isinstance(submap, SubMap)
                journey, inner = self._inner(submap), (*inner, submap.id)
            else:
                file, journey = self._read(touchpoint.map_file, file)
                inner = ()
                refuse_loop(file, chain, journey)
                chain = (*chain, file)
            if len(names) > MOST_DEEP:
                raise NotOpened(_("More than {n} maps are opened one out of the other.").format(n=MOST_DEEP))
            if len(self._seen) >= MOST_MAPS:
                raise NotOpened(_("More than {n} maps are opened from here.").format(n=MOST_MAPS))
        except NotOpened as why:
            return Level(None, file, inner, touchpoint.id, names, trouble=str(why), is_loop=isinstance(why, LoopOfMaps))
        if (file, inner) in self._seen:
            return Level(journey, file, inner, touchpoint.id, names, is_again=True)
        self._seen.add((file, inner))
        below = self.below(journey, file, inner, names, chain)
        return Level(
            journey, file, inner, touchpoint.id, names, is_measured=is_measured(above, touchpoint.id), below=below
        )


def is_measured(journey: JourneyMap, opener: str) -> bool:
    """Whether a metric stands at the touchpoint that opens a map."""
    return any(note.kind is NoteKind.METRIC for note in journey.notes_about(opener))


def refuse_loop(file: str, chain: tuple[str, ...], journey: JourneyMap) -> None:
    """Raise LoopOfMaps where a file stands among those that lead to it."""
    if file in chain:
        title = journey.header.title or file.replace("\\", "/").rpartition("/")[2]
        if file == chain[-1]:
            raise LoopOfMaps(_("“{title}” would open itself.").format(title=title))
        raise LoopOfMaps(
            _("“{title}” is open above already: it would open itself through other maps.").format(title=title)
        )


def loop_through(journey: JourneyMap, file: str, into: str, read: Read) -> tuple[str, ...]:
    """The titles on the way by which a map in a file leads back to the file `into`; empty where it does not."""
    seen = {file}

    def search(journey: JourneyMap, file: str) -> tuple[str, ...]:
        for name in files_named(journey):
            try:
                other, found = read(name, file)
            except NotOpened:
                continue
            if other == into:
                return (journey.header.title,)
            if other not in seen and len(seen) < MOST_MAPS:
                seen.add(other)
                way = search(found, other)
                if way:
                    return (journey.header.title, *way)
        return ()

    return search(journey, file)


def files_named(journey: JourneyMap) -> tuple[str, ...]:
    """The files that a map's touchpoints open, those of the maps inside it too, in one order."""
    named: dict[str, None] = {}
    for touchpoint in openers(journey):
        if touchpoint.map_file and not touchpoint.submap:
            named[touchpoint.map_file] = None
    for submap in sorted(journey.of(SubMap), key=lambda s: s.id):
        named |= dict.fromkeys(files_named(inner_map(submap)))
    return tuple(named)


class Remembered:
    """Reads the maps that one opens once, so that later nothing is read any more: for a worker, beside the window."""

    def __init__(self, journey: JourneyMap, file: str, read: Read) -> None:
        self._known: dict[tuple[str, str], tuple[str, JourneyMap] | str] = {}
        self._read: Read | None = read
        levels_of(journey, file, self)
        self._read = None

    def __call__(self, map_file: str, named_by: str) -> tuple[str, JourneyMap]:
        """A `Read`."""
        key = (map_file, named_by)
        if key not in self._known and self._read is not None:
            try:
                file, journey = self._read(map_file, named_by)
                self._known[key] = file, journey.snapshot()
            except NotOpened as why:
                self._known[key] = str(why)
        found = self._known.get(key, "")
        if isinstance(found, str):
            raise NotOpened(found)
        return found
