"""A map on several sheets, cut between stages: as few as it takes for its texts to be read with ease."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import ceil
from typing import TYPE_CHECKING

import msgspec

from designer.model import Element, JourneyMap, Lane, MapHeader, Note, Persona, PictureData, Stage, SubMap, Touchpoint
from designer.model.kinds import ACTION_LANES, LANE_OF_NOTE, LaneKind
from designer.words import _

if TYPE_CHECKING:
    from designer.layout import FittedPage, Theme

# A part, what it is called, how large it prints at most, and its arrangement ("" for the one that was asked for).
Fit = Callable[[JourneyMap, str, float, str], "FittedPage"]
Part = tuple[JourneyMap, "FittedPage"]

NO_LIMIT = 100.0  # a scale that no sheet reaches
_KEPT = frozenset({LaneKind.EMOTION, LaneKind.ENGAGEMENT, *ACTION_LANES})  # they say something where they are empty too
_HARDLY = 0.75  # of the sheets that the area of the texts asks for: parts have fewer lanes, which prints them larger
_ALIKE = 1.25  # no part prints larger than the smallest one by more


def parts_of(journey: JourneyMap, whole: FittedPage, theme: Theme, fit: Fit, readable: float) -> list[Part]:
    """The map on as few sheets as it takes for all texts to be of `readable` points; a sheet for each stage at most.

    `whole` is the map on one sheet. The fullest part decides how all are arranged, and all are as large as the smallest, or
    nearly: it is one journey.
    """
    stages = [stage.id for stage in journey.stages]
    if whole.smallest_text >= readable or len(stages) < 2:
        return [(journey, whole)]
    asks = _HARDLY * (readable / max(whole.smallest_text, 0.1)) ** 2
    count = min(max(2, ceil(asks)), len(stages))
    while True:
        maps = [_part(journey, run, theme) for run in _runs(journey, count)]
        called = [_called(journey, part) for part in maps]
        fullest = max(range(count), key=lambda i: len(maps[i].touchpoints))
        first = fit(maps[fullest], called[fullest], NO_LIMIT, "")
        if first.smallest_text < readable and count < len(stages):  # the others need not be looked at
            asks = _HARDLY * count * (readable / max(first.smallest_text, 0.1)) ** 2
            count = min(max(count + 1, ceil(asks)), len(stages))
            continue
        pages = [
            first if i == fullest else fit(part, called[i], NO_LIMIT, first.arrangement) for i, part in enumerate(maps)
        ]
        least = min(page.scale for page in pages)
        if min(page.smallest_text for page in pages) >= readable or count == len(stages):
            return [
                (part, page if page.scale <= least * _ALIKE else fit(part, name, least * _ALIKE, first.arrangement))
                for part, page, name in zip(maps, pages, called, strict=True)
            ]
        count += 1


def _runs(journey: JourneyMap, count: int) -> list[list[str]]:
    """The stages in `count` runs, the fullest of them as empty as can be."""
    stages = [stage.id for stage in journey.stages]
    weights = [2 + len(journey.touchpoints_in(id)) for id in stages]
    low, high = max(weights), sum(weights)
    while low < high:
        middle = (low + high) // 2
        if len(_packed(stages, weights, middle, count)) <= count:
            high = middle
        else:
            low = middle + 1
    return _packed(stages, weights, low, count)


def _packed(stages: Sequence[str], weights: Sequence[int], most: int, count: int) -> list[list[str]]:
    """Runs of at most this weight, `count` of them at least where there are so many stages."""
    runs: list[list[str]] = [[]]
    weight = 0
    for i, (id, own) in enumerate(zip(stages, weights, strict=True)):
        must = len(stages) - i <= count - len(runs)  # each that is left needs a run of its own
        if runs[-1] and (weight + own > most or must):
            runs.append([])
            weight = 0
        runs[-1].append(id)
        weight += own
    return runs


def _called(whole: JourneyMap, part: JourneyMap) -> str:
    """Which stages of the map a part of it shows."""
    from designer.layout.spoken import in_language

    ids = [stage.id for stage in whole.stages]
    first, last = ids.index(part.stages[0].id) + 1, ids.index(part.stages[-1].id) + 1
    with in_language(whole.header.language):  # it is written on the map
        if first == last:
            return _("Stage {n} of {total}").format(n=first, total=len(ids))
        return _("Stages {first} to {last} of {total}").format(first=first, last=last, total=len(ids))


def _part(journey: JourneyMap, stages: Sequence[str], theme: Theme) -> JourneyMap:
    """The map with these stages alone, and what stands in them; the last part has the tray too. Numbers and colours are those
    of the whole map; lanes are those that hold something here."""
    places = {stage.id: i for i, stage in enumerate(journey.stages)}
    is_last = journey.stages[-1].id in stages
    touchpoints = [t for t in journey.of(Touchpoint) if t.stage in stages or (is_last and not t.stage)]
    kept: dict[str, Element] = {t.id: t for t in touchpoints}
    for stage in journey.stages:
        if stage.id in stages:
            colour = theme.stage_colour(places[stage.id], stage.colour)
            kept[stage.id] = msgspec.structs.replace(stage, colour=colour)
    used = {place for t in touchpoints for place in (t.channel, t.lane, *t.also)}
    kept |= {channel.id: channel for channel in journey.channels if channel.id in used}
    kept |= {c.id: c for c in journey.connections if c.source in kept and c.target in kept}
    notes = _notes(journey, kept, is_last)
    kept |= {note.id: note for note in notes}
    said = _said(touchpoints, notes)
    for lane in journey.of(Lane):
        if lane.id in used or lane.kind in _KEPT or not lane.shown or lane.id in said or lane.kind in said:
            kept[lane.id] = lane
    for persona in journey.personas:
        kept[persona.id] = msgspec.structs.replace(persona, channels=tuple(i for i in persona.channels if i in kept))
    kept |= {e.id: e for e in journey if isinstance(e, MapHeader | PictureData | SubMap)}
    part = JourneyMap(kept.values())
    part.personas_of_all = journey.personas_of_all or tuple(p.id for p in journey.personas)
    part.number_as(journey.numbers)
    part.is_seen_through_view, part.view_name = journey.is_seen_through_view, journey.view_name
    part.faded = journey.faded & part.elements.keys()
    return part


def _notes(journey: JourneyMap, kept: Mapping[str, Element], is_last: bool) -> list[Note]:
    """The notes about what stands on a part; those about nothing in a stage are listed on the last one."""
    found = []
    for note in journey.of(Note):
        if isinstance(journey.get(note.about), Stage | Touchpoint):
            if note.about in kept:
                found.append(note)
        elif is_last:
            is_there = note.about in kept or isinstance(journey.get(note.about), Persona)
            found.append(note if is_there else msgspec.structs.replace(note, about=""))
    return found


def _said(touchpoints: Sequence[Touchpoint], notes: Sequence[Note]) -> set[str]:
    """The lanes, by id or kind, in which something is said."""
    said = {note.lane or LANE_OF_NOTE[note.kind].value for note in notes}
    if any(t.owner for t in touchpoints):
        said.add(LaneKind.OWNER.value)
    if any(t.evidence or t.source for t in touchpoints):
        said.add(LaneKind.EVIDENCE.value)
    return said
