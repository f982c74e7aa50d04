"""What is looked for, and where it was found."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, overload

import msgspec

from designer.finding.folding import Places, fold, is_whole_word, keep_exact
from designer.model.texts import FIXED_FIELDS

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
    `is_told` says that nobody wrote this text: it is how a choice, a figure or a date reads.
    """

    id: str
    field: str
    text: str
    start: int
    end: int
    within: tuple[str, ...] = ()
    is_told: bool = False

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

    @property
    def can_be_replaced(self) -> bool:
        """Whether it is prose that may be written anew, no path of a file."""
        return self.field not in FIXED_FIELDS

    @property
    def is_told(self) -> bool:
        """Whether it is no text that somebody wrote, but what a choice, a figure or a date reads as."""
        return False

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


class ToldEntry(Entry, frozen=True, eq=False):
    """What a choice, a figure or a date reads as, ready to be searched: found once, from the beginning of a word on.

    `folded` and `exact` hold every way to write it, one a line; the first one is that of `text`, of which only the first `own`
    characters count. `is_whole` is found only where all of it is typed.
    """

    own: int = 0
    is_whole: bool = False

    @property
    def can_be_replaced(self) -> bool:
        return False

    @property
    def is_told(self) -> bool:
        return True

    def places(self, sought: Sought) -> Iterator[tuple[int, int]]:
        """Where it is found: a part of how it is shown; all of that where another way to write it was typed."""
        is_exact = sought.query.is_exact
        if self.is_whole:
            yield from [(0, self.own)] if sought.needle.strip() == self.folded else ()
            return
        first, *others = (self.exact if is_exact else self.folded).split("\n")
        places = Places("" if is_exact else self.text)
        for at in _word_beginnings(first, sought):
            stretch = places.original(at, at + len(sought.needle))
            if stretch is not None and stretch[0] < self.own:
                yield stretch
                return
        is_whole = self.own == len(self.text)  # else what follows the figure is its unit, a text of its own
        if any(is_whole or at == 0 for other in others for at in _word_beginnings(other, sought)):
            yield 0, self.own


def _word_beginnings(text: str, sought: Sought) -> Iterator[int]:
    """Where in a text something is found that begins like one of its words: "65" in "65 %", but not in "165"."""
    needle, at = sought.needle, text.find(sought.needle)
    while at >= 0:
        is_beginning = at == 0 or not (text[at - 1].isalnum() and needle[:1].isalnum())
        if is_beginning and not (sought.query.whole_words and not is_whole_word(text, at, at + len(needle))):
            yield at
        at = text.find(needle, at + 1)


class Sought:
    """A query made ready: what is compared, and a pattern for plain letters."""

    def __init__(self, query: Query) -> None:
        self.query = query
        self.needle = query.needle
        before = r"(?<!\w)" if self.needle[:1].isalnum() or self.needle[:1] == "_" else ""
        behind = r"(?!\w)" if self.needle[-1:].isalnum() or self.needle[-1:] == "_" else ""
        self._told: dict[tuple[str, int], int] = {}  # choices read the same on thousands of elements
        self._word = re.compile(f"{before}{re.escape(self.needle)}{behind}")

    def is_in(self, entry: Entry) -> bool:
        """Whether it can be found in a text at all: the quick question."""
        return self.needle in (entry.exact if self.query.is_exact else entry.folded)

    def count(self, entry: Entry) -> int:
        """How often it is found in a text in which it can be."""
        if type(entry) is ToldEntry:
            key = (entry.exact, entry.own)
            known = self._told.get(key)
            if known is None:
                known = self._told[key] = sum(1 for _ in entry.places(self))
            return known
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

    @property
    def replaceable(self) -> int:
        """How many of them stand in texts, and not in what a choice, a figure or a date reads as."""
        starts = (0, *self._ends)
        return sum(end - start for entry, start, end in zip(self.entries, starts, self._ends) if entry.can_be_replaced)

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

    def first_from(self, start: tuple[float, ...], place_of: Callable[[Entry], tuple[float, ...]]) -> int:
        """The first hit in a text that does not stand before a place in reading order; 0 where there is none."""
        which = bisect_left(self.entries, start, key=place_of)
        return self._ends[which - 1] if 0 < which < len(self.entries) else 0

    def __iter__(self) -> Iterator[Hit]:
        for entry in self.entries:
            for start, end in entry.places(self._sought):
                yield _hit(entry, start, end)


def _hit(entry: Entry, start: int, end: int) -> Hit:
    return Hit(entry.id, entry.field, entry.text, start, end, entry.within, entry.is_told)


def find_in(journey: JourneyMap, text: str, *, whole_words: bool = False, is_exact: bool = False) -> list[Hit]:
    """Every place where a text is found in a map, in reading order: names, notes, fields, and those of the maps inside.

    Only what people write: what choices, figures and dates read as is known to the window."""
    from designer.finding.index import TextIndex

    return list(TextIndex(journey).find(Query(text, whole_words, is_exact)))
