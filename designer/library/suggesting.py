"""What of the library is usual at a place of a map."""

from __future__ import annotations

from designer.library.entries import Entry, Library
from designer.model import ChannelType, JourneyMap, Note, Stage, StageKind, Touchpoint
from designer.model.stage_kinds import kind_from_name

MOST = 8  # that are offered at once

# What stands in for a period that the library says little of.
_NEAR = {StageKind.USE: StageKind.RETENTION, StageKind.RETENTION: StageKind.USE}


def period_of(stage: Stage) -> StageKind:
    """What kind of stage it is: as set, else as its name proposes. A proposal is good enough to suggest something."""
    return stage.kind if stage.kind is not StageKind.UNKNOWN else kind_from_name(stage.name)


def usual_in(
    library: Library,
    journey: JourneyMap,
    stage: Stage,
    *,
    kind: str = "touchpoint",
    channel: ChannelType | None = None,
    most: int = MOST,
) -> tuple[Entry, ...]:
    """What is usual in a stage and not there yet: touchpoints (through a type of channel), content or metrics.

    Without a channel those come first that go through channels which the map has. There is
    nothing for a stage of which neither kind nor name tells what it is for.
    """
    period = period_of(stage)
    if period in (StageKind.OTHER, StageKind.UNKNOWN):
        return ()
    found = {entry.key: entry for entry in library.usual(period, kind, channel)}
    if len(found) < most and period in _NEAR:
        for entry in library.usual(_NEAR[period], kind, channel):
            found.setdefault(entry.key, entry)
    there = _names_in(journey, stage, kind)
    left = [entry for entry in found.values() if not there & {name.casefold() for name in entry.names.values()}]
    types = {c.known_type for c in journey.channels}
    if kind == "touchpoint" and channel is None and types:
        left.sort(key=lambda entry: entry.channel not in types)  # the order inside stays
    return tuple(left[:most])


def _names_in(journey: JourneyMap, stage: Stage, kind: str) -> set[str]:
    inside: tuple[Touchpoint, ...] = journey.touchpoints_in(stage.id)
    if kind == "touchpoint":
        return {t.name.strip().casefold() for t in inside}
    notes: list[Note] = [n for about in (stage.id, *(t.id for t in inside)) for n in journey.notes_about(about)]
    return {n.text.strip().casefold() for n in notes if n.kind.value == kind}
