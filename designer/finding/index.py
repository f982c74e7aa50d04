"""The texts of one map, folded once and kept current from its changes."""

from __future__ import annotations

from collections.abc import Iterator

from designer.finding.folding import fold, keep_exact
from designer.finding.search import Entry, Hits, Query
from designer.model import Change, Element, JourneyMap, Note, SubMap
from designer.model.elements import HEADER_ID, Waiver
from designer.model.inner import inner_map
from designer.model.texts import texts_of


class TextIndex:
    """Searches 5,000 touchpoints with all their notes and connections in a few milliseconds a letter."""

    def __init__(self, journey: JourneyMap) -> None:
        self._journey = journey
        self._by_id: dict[str, tuple[Entry, ...]] = {}  # the texts of an element; of a map inside all that lies in it
        self._in_order: list[Entry] | None = None
        self._last: Hits | None = None

    def follow(self, change: Change) -> None:
        """Take over what an edit did to the map."""
        for id in change.pairs:
            self._by_id.pop(id, None)
        self._in_order = self._last = None

    def find(self, query: Query) -> Hits:
        """Where something is found now. Another letter at the end looks only where the letters before it were found."""
        last = self._last
        narrows = last is not None and query.narrows(last.query)
        entries = last.candidates if last is not None and narrows else self._entries()
        self._last = hits = Hits(query, entries)
        return hits

    def _entries(self) -> list[Entry]:
        if self._in_order is None:
            known, journey = self._by_id, self._journey
            made: list[Entry] = []
            for id in reading_order(journey):
                entries = known.get(id)
                if entries is None:
                    entries = known[id] = tuple(_entries_of(journey[id], ()))
                made.extend(entries)
            self._in_order = made
        return self._in_order


def _entries_of(element: Element, within: tuple[str, ...]) -> Iterator[Entry]:
    if isinstance(element, SubMap):
        inner = inner_map(element)
        for id in reading_order(inner):
            yield from _entries_of(inner[id], (*within, element.id))
        return
    for field, text in texts_of(element):
        yield Entry(element.id, field, text, fold(text), keep_exact(text), text.isascii(), within)


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
