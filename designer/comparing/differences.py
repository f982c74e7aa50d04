"""What a comparison finds, as frozen data: added, removed, moved and changed elements."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import msgspec

from designer.comparing.matching import Match


class Kind(StrEnum):
    """What became of an element from the map before to the map after."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"

    @property
    def mirrored(self) -> Kind:
        """What it is called when the two maps are swapped."""
        return {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED}.get(self, self)


class FieldChange(msgspec.Struct, frozen=True):
    """One field before and after.

    `word` is what a person calls the field. `before` and `after` are plain values for programs, with names in place of
    ids; `gained` and `lost` are the words of what came and went in a field that holds several things.
    """

    field: str
    word: str
    before: Any = None
    after: Any = None
    before_words: str = ""
    after_words: str = ""
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


class Difference(msgspec.Struct, frozen=True):
    """One element that was added, removed, moved or changed; one that moved and changed gives two.

    `before` and `after` are its ids in the two maps, "" where it is not there. `place` and `old_place` say in words where it
    stands and stood. `along` is what only came or went because of it: the notes and connections of a touchpoint, the
    touchpoints that a removed stage left in the tray. `inside` are the differences within a map inside the map.
    """

    kind: Kind
    element: str  # "touchpoint", "stage" …
    called: str  # its name in curly quotes, cut where it is long, or what stands for one
    name: str = ""  # its name, title, label or text in full
    before: str = ""
    after: str = ""
    group: str = ""  # the heading under which it is listed
    place: str = ""
    old_place: str = ""
    changes: tuple[FieldChange, ...] = ()
    along: tuple[Difference, ...] = ()
    inside: tuple[Difference, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from all others of one comparison."""
        return self.kind.value, self.before, self.after

    def whole(self) -> Iterator[Difference]:
        """This difference and all that came along with it."""
        yield self
        for other in self.along:
            yield from other.whole()


class Counts(msgspec.Struct, frozen=True):
    """How many differences there are of each kind, without what came along."""

    added: int = 0
    removed: int = 0
    moved: int = 0
    changed: int = 0

    def of(self, kind: Kind) -> int:
        """The number of one kind."""
        found: int = getattr(self, kind.value)
        return found

    @property
    def total(self) -> int:
        """All of them."""
        return self.added + self.removed + self.moved + self.changed


class Differences(msgspec.Struct, frozen=True):
    """All differences of two maps, by their place in the map, and which elements are one in both."""

    items: tuple[Difference, ...]
    match: Match
    is_by_id: bool

    def __bool__(self) -> bool:
        return bool(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Difference]:
        return iter(self.items)

    @property
    def counts(self) -> Counts:
        """How many there are of each kind."""
        found = dict.fromkeys(Kind, 0)
        for item in self.items:
            found[item.kind] += 1
        return Counts(*(found[kind] for kind in Kind))

    def whole(self) -> Iterator[Difference]:
        """Every difference, with what came along."""
        for item in self.items:
            yield from item.whole()
