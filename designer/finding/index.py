"""The texts of one map, folded once and kept current from its changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from time import thread_time

from designer.finding.folding import fold, keep_exact
from designer.finding.search import Entry, Hits, Query
from designer.finding.told import Teller, TellerFor, number_entry, tells_nothing, told_entry
from designer.model import Change, Element, JourneyMap, Note, SubMap
from designer.model.elements import HEADER_ID, Waiver
from designer.model.inner import inner_map
from designer.model.texts import texts_of

_FEW = 20  # elements that are folded between two looks at the clock
_MOST_OF_HEADER = 64  # what is said of a map as a whole stands among the first entries


class TextIndex:
    """Searches 5,000 touchpoints with all their notes and connections in a few milliseconds a letter.

    `teller_for` tells what choices, figures and dates read as, so that they are found too; `has_numbers` has those on the
    cards found.
    """

    def __init__(
        self, journey: JourneyMap, teller_for: TellerFor = tells_nothing, *, has_numbers: bool = False
    ) -> None:
        self._journey, self._teller_for, self._has_numbers = journey, teller_for, has_numbers
        self._tell = teller_for(journey)
        self._by_id: dict[str, tuple[Entry, ...]] = {}  # the texts of an element; of a map inside all that lies in it
        self._in_order: list[Entry] | None = None
        self._ranks: dict[str, int] = {}
        self._walk: Iterator[None] | None = None  # folds what is not folded yet
        self._last: Hits | None = None

    def follow(self, change: Change) -> None:
        """Take over what an edit did to the map."""
        for id in change.pairs:
            self._by_id.pop(id, None)
        if (tell := self._teller_for(self._journey)) != self._tell:  # another language, another scale
            self._tell = tell
            self._by_id.clear()
        self._in_order = self._last = self._walk = None

    def find(self, query: Query) -> Hits:
        """Where something is found now. Another letter at the end looks only where the letters before it were found."""
        last = self._last
        narrows = last is not None and query.narrows(last.query)
        entries = last.candidates if last is not None and narrows else self._entries() if query.needle else []
        hits = Hits(query, entries)
        self._last = hits if query.needle else None
        return hits

    def prepare(self, seconds: float) -> bool:
        """Fold texts for so long; whether all are ready. A large map is made ready piece by piece, before the first letter."""
        if self._in_order is not None:
            return True
        if self._walk is None:
            self._walk = self._fold_all()
        ends = thread_time() + seconds
        return all(thread_time() < ends for _few in self._walk)

    def _fold_all(self) -> Iterator[None]:
        """Fold the texts of all elements in reading order, a few at a time."""
        made: list[Entry] = []
        ranks: dict[str, int] = {}
        numbers = self._journey.numbers if self._has_numbers else {}
        for rank, id in enumerate(reading_order(self._journey)):
            ranks[id] = rank
            made.extend(self._known(id))
            if id in numbers:  # which one it is changes with others before it
                made.append(number_entry(id, numbers[id], ()))
            if rank % _FEW == 0:
                yield
        self._in_order, self._ranks = _settings_last(made, 0), ranks

    @property
    def ranks(self) -> Mapping[str, int]:
        """Of each element of the map itself which one it is in reading order."""
        self._entries()
        return self._ranks

    def _known(self, id: str) -> tuple[Entry, ...]:
        entries = self._by_id.get(id)
        if entries is None:
            element = self._journey[id]
            found = self._inside(element, ()) if isinstance(element, SubMap) else _of(element, (), self._tell)
            entries = self._by_id[id] = tuple(found)
        return entries

    def _inside(self, submap: SubMap, within: tuple[str, ...]) -> list[Entry]:
        inner, path = inner_map(submap), (*within, submap.id)
        tell, made = self._teller_for(inner), list[Entry]()
        numbers = inner.numbers if self._has_numbers else {}
        for id in reading_order(inner):
            element = inner[id]
            made += self._inside(element, path) if isinstance(element, SubMap) else _of(element, path, tell)
            if id in numbers:
                made.append(number_entry(id, numbers[id], path))
        return _settings_last(made, len(path))

    def _entries(self) -> list[Entry]:
        if self._in_order is None:
            for _few in self._walk or self._fold_all():
                pass
            self._walk = None
        assert self._in_order is not None
        return self._in_order


def _of(element: Element, within: tuple[str, ...], tell: Teller) -> Iterator[Entry]:
    said = ""
    for field, text in texts_of(element):
        folded = fold(text)
        said = said or folded
        yield Entry(element.id, field, text, folded, keep_exact(text), text.isascii(), within)
    for told in tell(element):
        if not (said and told.text[:1].isalpha() and fold(told.text) in said):  # the channel “Website” is found once
            yield told_entry(element.id, told, within)


def _settings_last(entries: list[Entry], depth: int) -> list[Entry]:
    """What a map looks like is found behind what it says: nobody who types "st" means the density Standard first."""
    first = [e for e in entries[:_MOST_OF_HEADER] if is_setting(e) and len(e.within) == depth]
    if not first:
        return entries
    kept = set(map(id, first))
    return [*(e for e in entries[:_MOST_OF_HEADER] if id(e) not in kept), *entries[_MOST_OF_HEADER:], *first]


def is_setting(entry: Entry) -> bool:
    """Whether a text is a choice that is made for a map as a whole."""
    return entry.is_told and entry.id == HEADER_ID


def reading_order(journey: JourneyMap) -> Iterator[str]:
    """The ids of all elements that say something, as one reads the map: title, personas, then stage by stage each touchpoint
    with its notes and the ways on from it; the tray, lanes, views, why gaps are waived, and the maps inside at the end."""
    yield HEADER_ID
    for persona in journey.personas:
        yield persona.id
    notes: set[str] = set()

    def about(id: str) -> Iterator[str]:
        for note in journey.notes_about(id):
            notes.add(note.id)
            yield note.id

    for stage in (*[s.id for s in journey.stages], ""):
        if stage:
            yield stage
            yield from about(stage)
        for touchpoint in journey.touchpoints_in(stage):
            yield touchpoint.id
            yield from about(touchpoint.id)
            for connection in journey.connections_from(touchpoint.id):
                yield connection.id
    for lane in journey.lanes:
        yield lane.id
    for note in journey.of(Note):
        if note.id not in notes:
            yield note.id
    for view in journey.views:
        yield view.id
    for waiver in journey.of(Waiver):
        yield waiver.id
    for submap in journey.of(SubMap):
        yield submap.id
