"""The texts of one map, folded once and kept current from its changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from time import thread_time

from designer.finding.folding import fold, keep_exact
from designer.finding.search import Entry, Hits, Query
from designer.finding.told import Teller, TellerFor, number_entry, tells_nothing, told_entry
from designer.model import Change, Element, JourneyMap, Note, SubMap
from designer.model.change import Pair
from designer.model.elements import HEADER_ID, Waiver
from designer.model.inner import changes_inside, inner_map
from designer.model.texts import texts_of

_FEW = 20  # elements that are folded between two looks at the clock


class TextIndex:
    """Searches 5,000 touchpoints with all their notes and connections in a few milliseconds a letter.

    `teller_for` tells what choices, figures and dates read as, so that they are found too; `has_numbers` has those on the
    cards found. `within` is where the map lies in its file. Each map inside has an index of its own, kept current like this.
    """

    def __init__(
        self,
        journey: JourneyMap,
        teller_for: TellerFor = tells_nothing,
        *,
        has_numbers: bool = False,
        within: tuple[str, ...] = (),
    ) -> None:
        self.journey, self._teller_for, self._has_numbers, self._within = journey, teller_for, has_numbers, within
        self._tell = teller_for(journey)
        self._by_id: dict[str, tuple[Entry, ...]] = {}
        self._inner: dict[str, tuple[SubMap, TextIndex]] = {}
        self._in_order: list[Entry] | None = None
        self._ranks: dict[str, int] = {}
        self._walk: Iterator[None] | None = None  # folds what is not folded yet
        self._last: Hits | None = None

    def follow(self, change: Change) -> None:
        """Take over what an edit did to the map."""
        for id, (_before, after) in change.pairs.items():
            self._by_id.pop(id, None)
            if id in self._inner:
                held, inner = self._inner.pop(id)
                if isinstance(after, SubMap):
                    inner._become(changes_inside(held, after))
                    self._inner[id] = after, inner
        if (tell := self._teller_for(self.journey)) != self._tell:  # another language, another scale
            self._tell = tell
            self._by_id.clear()
        self._in_order = self._last = self._walk = None

    def _become(self, pairs: dict[str, Pair]) -> None:
        change = Change("", pairs)
        self.journey.apply(change)
        self.follow(change)

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

    @property
    def ranks(self) -> Mapping[str, int]:
        """Of each element of the map itself which one it is in reading order."""
        self._entries()
        return self._ranks

    def inside(self, id: str) -> TextIndex | None:
        """The index of a map inside the map; None where there is none of this id."""
        submap = self.journey.find(SubMap, id)
        if submap is None:
            return None
        if id not in self._inner:
            path = (*self._within, id)
            made = TextIndex(inner_map(submap), self._teller_for, has_numbers=self._has_numbers, within=path)
            self._inner[id] = submap, made
        return self._inner[id][1]

    def _entries(self) -> list[Entry]:
        if self._in_order is None:
            for _few in self._walk or self._fold_all():
                pass
            self._walk = None
        assert self._in_order is not None
        return self._in_order

    def _fold_all(self) -> Iterator[None]:
        """Fold the texts of all elements in reading order, a few at a time, those of the maps inside with them."""
        made: list[Entry] = []
        settings: list[Entry] = []
        ranks: dict[str, int] = {}
        numbers = self.journey.numbers if self._has_numbers else {}
        for rank, id in enumerate(reading_order(self.journey)):
            ranks[id] = rank
            inner = self.inside(id)
            if inner is not None:
                if inner._in_order is None:
                    yield from inner._fold_all()
                made.extend(inner._entries())
                continue
            made.extend(self._known(id))
            if id in numbers:  # which one it is changes with others before it
                made.append(number_entry(id, numbers[id], self._within))
            if rank == 0:  # the header: what a map looks like is found behind what it says
                settings = [entry for entry in made if is_setting(entry)]
                made = [entry for entry in made if not is_setting(entry)]
            if rank % _FEW == 0:
                yield
        self._in_order, self._ranks = [*made, *settings], ranks

    def _known(self, id: str) -> tuple[Entry, ...]:
        entries = self._by_id.get(id)
        if entries is None:
            entries = self._by_id[id] = tuple(_of(self.journey[id], self._within, self._tell))
        return entries


def _of(element: Element, within: tuple[str, ...], tell: Teller) -> Iterator[Entry]:
    said = ""
    for field, text in texts_of(element):
        folded = fold(text)
        said = said or folded
        yield Entry(element.id, field, text, folded, keep_exact(text), text.isascii(), within)
    for told in tell(element):
        if not (said and told.text[:1].isalpha() and fold(told.text) in said):  # the channel “Website” is found once
            yield told_entry(element.id, told, within)


def is_setting(entry: Entry) -> bool:
    """Whether a text is a choice that is made for a map as a whole: nobody who types "st" means the density Standard first."""
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
