"""What is known of each stage without measuring: its touchpoints, notes, and which marks occur."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import compress

import msgspec

from designer.layout.cards import lowest_feeling
from designer.layout.cast import Cast
from designer.layout.entries import Entries, EntriesOfStage
from designer.layout.legend import Occurs
from designer.layout.linked import sorts_of
from designer.layout.memory import LayoutCache
from designer.layout.numbers import Digits, NumberOf, digits_of, each
from designer.model import (
    ConnectionKind,
    JourneyMap,
    Note,
    NoteKind,
    Persona,
    PictureData,
    Stage,
    StageKind,
    Status,
    Touchpoint,
)
from designer.words import ngettext


class StageFacts(msgspec.Struct, frozen=True):
    """A stage, its touchpoints and what is said about them. `numbers` are those of its touchpoints, `digits` how many each
    has, `number_of` tells that of each by its id, `places` the place of each, `used` all places that occur, further channels
    too."""

    stage: Stage
    touchpoints: tuple[Touchpoint, ...]
    numbers: Sequence[int]
    digits: Digits
    number_of: NumberOf
    entries: Entries
    places: dict[str, str]
    used: frozenset[str]
    occurs: Occurs
    note_count: int

    @property
    def header(self) -> Stage:
        """What the stage's header says: of a folded one its name alone."""
        if not self.stage.folded:
            return self.stage
        return msgspec.structs.replace(self.stage, goal="", duration="", kind=StageKind.UNKNOWN)

    @property
    def words(self) -> tuple[str, ...]:
        """How much a folded stage holds: "6 touchpoints", "4 notes"."""
        touchpoints, notes = len(self.touchpoints), sum(map(len, self.entries.values()))
        found = [ngettext("{n} touchpoint", "{n} touchpoints", touchpoints).format(n=touchpoints)]
        if notes:
            found.append(ngettext("{n} note", "{n} notes", notes).format(n=notes))
        return tuple(found)


def facts_of(journey: JourneyMap, shows_private: bool, cache: LayoutCache) -> tuple[StageFacts, ...]:
    """The facts of all stages, kept where nothing changed."""
    found: list[StageFacts] = []
    first = 1
    pictures = {p.id: p for p in journey.of(PictureData)}
    for stage in journey.stages:
        touchpoints = journey.touchpoints_in(stage.id)
        numbers = _numbers(journey, touchpoints, first)
        own, notes = journey.notes_about(stage.id), journey.notes_in(stage.id)
        memory = cache.stage(stage.id)
        digits = digits_of(numbers)
        widths, said = memory.made("with notes", _with_notes, digits, notes)
        finder = memory.keep("finds entries", None, EntriesOfStage)
        entries = memory.made("entries of", finder.of, own, widths, said, pictures, shows_private)
        make = partial(_stage_facts, memory.last("facts"))
        found.append(memory.made("facts", make, stage, touchpoints, numbers, digits, own, notes, entries))
        first += len(touchpoints)
    return tuple(found)


def _with_notes(
    digits: Digits, notes: tuple[tuple[Note, ...], ...]
) -> tuple[tuple[int, ...], tuple[tuple[Note, ...], ...]]:
    """The notes about touchpoints that have some, and how many digits the number of each of these has: a touchpoint that comes
    or goes without a note changes nothing of them."""
    return tuple(compress(each(digits), notes)), tuple(filter(None, notes))


def _numbers(journey: JourneyMap, touchpoints: tuple[Touchpoint, ...], first: int) -> Sequence[int]:
    """The numbers of a stage's touchpoints; what a view shows has those of the whole map."""
    if journey.numbers_elsewhere is None:
        return range(first, first + len(touchpoints))
    numbers = journey.numbers
    return tuple([numbers[t.id] for t in touchpoints])


def _stage_facts(
    last: StageFacts | None,
    stage: Stage,
    touchpoints: tuple[Touchpoint, ...],
    numbers: Sequence[int],
    digits: Digits,
    own: tuple[Note, ...],
    notes: tuple[tuple[Note, ...], ...],
    entries: Entries,
) -> StageFacts:
    if last is not None and last.entries is entries and _are_alike(last.touchpoints, touchpoints):
        number_of = last.number_of if last.numbers == numbers else NumberOf(last.number_of.ids, numbers)
        return msgspec.structs.replace(
            last, stage=stage, touchpoints=touchpoints, numbers=numbers, digits=digits, number_of=number_of
        )
    places = {t.id: t.lane or t.channel for t in touchpoints}
    used = set(places.values()).union(*[t.also for t in touchpoints if t.also])
    said = [e.note for some in entries.values() for e in some if e.note is not None]
    occurs = Occurs(
        has_truth=any(t.is_moment_of_truth for t in touchpoints),
        has_feelings=any(lowest_feeling(t) is not None for t in touchpoints),
        evidence=frozenset([one for one in {t.evidence for t in touchpoints} if one is not None]),
        statuses=frozenset({t.status for t in touchpoints} - {Status.EXISTS}),
        has_severity=any(n.kind is NoteKind.PAIN_POINT for n in said if n.severity),
        has_ranks=any(n.kind is NoteKind.OPPORTUNITY for n in said if n.impact or n.effort),
    )
    return StageFacts(
        stage, touchpoints, numbers, digits, NumberOf(tuple(places), numbers), entries, places, frozenset(used), occurs,
        len(own) + sum(map(len, notes)),
    )  # fmt: skip


def _are_alike(before: tuple[Touchpoint, ...], after: tuple[Touchpoint, ...]) -> bool:
    """Whether these are the same touchpoints at the same places with the same marks, whatever else they say."""
    if before is after:
        return True
    if len(before) != len(after):
        return False
    changed = [pair for pair in zip(before, after, strict=True) if pair[0] is not pair[1]]
    return all(_marks(old) == _marks(new) for old, new in changed)


def _marks(touchpoint: Touchpoint) -> tuple[object, ...]:
    """All that facts of a stage are made of."""
    t = touchpoint
    has_feeling = lowest_feeling(t) is not None
    return t.id, t.lane, t.channel, t.also, t.is_moment_of_truth, has_feeling, t.evidence, t.status


def occurs_in(
    journey: JourneyMap,
    facts: tuple[StageFacts, ...],
    cast: Cast,
    used: frozenset[str],
    is_storyline: bool,
    cache: LayoutCache,
) -> Occurs:
    """Which marks occur on a map."""
    touches = frozenset([cast.look(place).touch for place in used if place in cast.places])
    found = Occurs(touches=touches, has_weave=is_storyline)
    for one in facts:
        found = found.joined(one.occurs)
    places = tuple([one.places for one in facts])
    all_kinds = len(sorts_of(cache.map, journey.connections).kinds)
    kinds, has_change = cache.map.keep("ways", (journey.connections, places), partial(_ways, journey, facts, all_kinds))
    return msgspec.structs.replace(found, connections=kinds, has_channel_change=has_change)


def _ways(journey: JourneyMap, facts: Sequence[StageFacts], all_kinds: int) -> tuple[frozenset[ConnectionKind], bool]:
    """Which kinds of connections there are between placed touchpoints, and whether any changes the channel. Of thousands the
    first ones tell: `all_kinds` is how many kinds there are."""
    placed = {one.stage.id: one.places for one in facts}

    def place_of(id: str) -> str | None:
        touchpoint = journey.get(id)
        return placed.get(touchpoint.stage, {}).get(id) if isinstance(touchpoint, Touchpoint) else None

    kinds, has_change = set[ConnectionKind](), False
    for one in journey.connections:
        source, target = place_of(one.source), place_of(one.target)
        if source is not None and target is not None:
            kinds.add(one.kind)
            has_change = has_change or source != target
            if has_change and len(kinds) == all_kinds:
                break
    return frozenset(kinds), has_change


def loose_notes(journey: JourneyMap, facts: tuple[StageFacts, ...]) -> tuple[Note, ...]:
    """The notes about nothing that has a place on the map: about a connection, a channel or nothing at all. Those about a
    persona belong to its own page."""
    if sum(f.note_count for f in facts) == journey.count(Note):
        return ()
    found = [n for n in journey.of(Note) if not isinstance(journey.get(n.about), Stage | Touchpoint | Persona)]
    return tuple(sorted(found, key=lambda n: (n.order, n.id)))
