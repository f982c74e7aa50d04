"""What is looked for, and where it was found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, overload

import msgspec

from designer.finding.folding import Places, fold, is_whole_word, keep_exact

if TYPE_CHECKING:
    from designer.model import JourneyMap


class Query(msgspec.Struct, frozen=True):
    """What is looked for. Case and accents count only with `is_exact`."""

    text: str
    whole_words: bool = False
    is_exact: bool = False

    @property
    def needle(self) -> str:
        """The text as it is compared."""
        return keep_exact(self.text) if self.is_exact else fold(self.text)

    def narrows(self, other: Query) -> bool:
        """Whether all texts in which this is found are among those in which the other one can be."""
        return bool(other.needle) and other.needle in self.needle and self.is_exact == other.is_exact


class Hit(msgspec.Struct, frozen=True):
    """One place where something was found: characters `start` to `end` of a field's text.

    `within` are the ids of the maps inside the map that the element lies in, the outermost first; () is the map itself.
    """

    id: str
    field: str
    text: str
    start: int
    end: int
    within: tuple[str, ...] = ()

    @property
    def found(self) -> str:
        """What is written there."""
        return self.text[self.start : self.end]


class Entry(msgspec.Struct, frozen=True, eq=False):
    """One text of a map, ready to be searched."""

    id: str
    field: str
    text: str
    folded: str
    exact: str
    is_ascii: bool
    within: tuple[str, ...] = ()

    def places(self, sought: Sought) -> Iterator[tuple[int, int]]:
        """Where something is found in it, without overlaps."""
        needle, is_exact = sought.needle, sought.query.is_exact
        searched = self.exact if is_exact else self.folded
        places = Places("" if is_exact else self.text)
        at = searched.find(needle)
        while at >= 0:
            stretch = places.original(at, at + len(needle))
            is_hit = stretch is not None and (not sought.query.whole_words or is_whole_word(self.text, *stretch))
            if is_hit and stretch is not None:
                yield stretch
            at = searched.find(needle, at + (len(needle) if is_hit else 1))


class Sought:
    """A query made ready: what is compared, and a pattern for plain letters."""

    def __init__(self, query: Query) -> None:
        self.query = query
        self.needle = query.needle
        before = r"(?<!\w)" if self.needle[:1].isalnum() or self.needle[:1] == "_" else ""
        behind = r"(?!\w)" if self.needle[-1:].isalnum() or self.needle[-1:] == "_" else ""
        self._word = re.compile(f"{before}{re.escape(self.needle)}{behind}")

    def is_in(self, entry: Entry) -> bool:
        """Whether it can be found in a text at all: the quick question."""
        return self.needle in (entry.exact if self.query.is_exact else entry.folded)

    def count(self, entry: Entry) -> int:
        """How often it is found in a text in which it can be."""
        if entry.is_ascii:  # each character is one in the folded text too
            searched = entry.exact if self.query.is_exact else entry.folded
            return len(self._word.findall(searched)) if self.query.whole_words else searched.count(self.needle)
        return sum(1 for _ in entry.places(self))


class Hits(Sequence[Hit]):
    """All hits in reading order. Each is made when it is asked for: a single letter is found 50,000 times in a large map."""

    def __init__(self, query: Query, entries: Sequence[Entry]) -> None:
        self.query = query
        self._sought = Sought(query)
        is_in, count = self._sought.is_in, self._sought.count
        # Where a longer text can be found; not all of them hold this one: "ß" reads as "ss" but holds no "s".
        self.candidates = [entry for entry in entries if is_in(entry)] if self._sought.needle else []
        counts = [count(entry) for entry in self.candidates]
        self.entries = [entry for entry, n in zip(self.candidates, counts, strict=True) if n]
        self._ends = list(accumulate(n for n in counts if n))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, at: int) -> Hit: ...
    @overload
    def __getitem__(self, at: slice) -> list[Hit]: ...
    def __getitem__(self, at: int | slice) -> Hit | list[Hit]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        at = at + len(self) if at < 0 else at
        if not 0 <= at < len(self):
            raise IndexError(at)
        which = bisect_right(self._ends, at)
        entry = self.entries[which]
        nth = at - (self._ends[which - 1] if which else 0)
        for number, (start, end) in enumerate(entry.places(self._sought)):
            if number == nth:
                return _hit(entry, start, end)
        raise AssertionError("counted more than there are")

    def first(self, is_there: Callable[[Entry], bool]) -> int:
        """The first hit in a text of which this is so; 0 where there is none."""
        for which, entry in enumerate(self.entries):
            if is_there(entry):
                return self._ends[which - 1] if which else 0
        return 0

    def __iter__(self) -> Iterator[Hit]:
        for entry in self.entries:
            for start, end in entry.places(self._sought):
                yield _hit(entry, start, end)


def _hit(entry: Entry, start: int, end: int) -> Hit:
    return Hit(entry.id, entry.field, entry.text, start, end, entry.within)


def find_in(journey: JourneyMap, text: str, *, whole_words: bool = False, is_exact: bool = False) -> list[Hit]:
    """Every place where a text is found in a map, in reading order: names, notes, fields, and those of the maps inside."""
    from designer.finding.index import TextIndex

    return list(TextIndex(journey).find(Query(text, whole_words, is_exact)))
