"""Rules about what is felt, and why (EM01 to EM05)."""

from __future__ import annotations

from collections.abc import Iterator

from designer.checks.rule import N_, PLACES, Found, Reach, rule
from designer.checks.subjects import feelings_at, has_note, meetings, taking_part
from designer.checks.wording import listed, named, sentence
from designer.model import (
    Connection,
    ConnectionKind,
    Element,
    Evidence,
    JourneyMap,
    MapHeader,
    MapState,
    Note,
    NoteKind,
    Persona,
    Severity,
    Status,
    Touchpoint,
)
from designer.words import _

HAPPY_FROM = 6  # touchpoints with a feeling
DROP = 2
LOWEST = -2
_READS: tuple[type[Element], ...] = (*PLACES, Persona)


@rule(
    "EM01",
    "feeling-missing",
    Severity.WARNING,
    Reach.WHOLE_MAP,
    *_READS,
    why=N_("A curve with holes is read as if nothing had been felt there."),
)
def feeling_missing(journey: JourneyMap) -> Iterator[Found]:
    """A persona that feels something at some of its touchpoints and nothing is known of the others."""
    there = meetings(journey)
    for persona in journey.personas:
        own = [t for t in there if persona in taking_part(journey, t)]
        unknown = [t for t in own if t.feeling_of(persona.id) is None]
        if unknown and len(unknown) < len(own):
            pattern = _("What {persona} feels is not known at {touchpoints}.")
            yield Found(
                (persona.id, *(t.id for t in unknown)),
                pattern.format(persona=named(journey, persona), touchpoints=listed(journey, unknown)),
                _("Set the feeling there, or take the persona out of the touchpoint."),
            )


@rule(
    "EM02",
    "happy-map",
    Severity.WARNING,
    Reach.WHOLE_MAP,
    *_READS,
    why=N_("A journey without a low shows what we wish for, not what customers live through."),
)
def happy_map(journey: JourneyMap) -> Iterator[Found]:
    """All feelings equal, or none below zero, from 6 touchpoints with a feeling on."""
    felt = [values for t in meetings(journey) if (values := list(feelings_at(journey, t).values()))]
    if len(felt) < HAPPY_FROM:
        return
    seen = {value for each in felt for value in each}
    ask = _("Ask customers where it hurts, and write that down.")
    if len(seen) == 1:
        yield Found((), _("All feelings on the map are the same."), ask)
    elif min(seen) >= 0:
        yield Found((), _("No feeling on the map is below zero."), ask)


@rule(
    "EM03",
    "unexplained-drop",
    Severity.WARNING,
    Reach.LOCAL,
    *_READS,
    Connection,
    Note,
    why=N_("Where a feeling falls, something happened; a map that does not say what can't be acted on."),
)
def unexplained_drop(journey: JourneyMap) -> Iterator[Found]:
    """A feeling that falls by 2 or more from one touchpoint to the next, with no pain point at either."""
    for touchpoint in meetings(journey):
        now = feelings_at(journey, touchpoint)
        if _hurts(journey, touchpoint) or (now and min(now.values()) <= LOWEST):
            continue  # explained, or EM04
        for way in journey.connections_to(touchpoint.id):
            before = journey.find(Touchpoint, way.source)
            if before is None or not before.stage or way.kind is ConnectionKind.RETURN or _hurts(journey, before):
                continue
            felt = feelings_at(journey, before)
            if any(felt[who] - value >= DROP for who, value in now.items() if who in felt):
                pattern = _("From {before} to {touchpoint} the feeling falls, and no pain point says why.")
                yield Found(
                    (touchpoint.id,),
                    sentence(pattern, before=named(journey, before), touchpoint=named(journey, touchpoint)),
                    _("Add the pain point that explains the fall."),
                )
                break


def _hurts(journey: JourneyMap, touchpoint: Touchpoint) -> bool:
    return has_note(journey, touchpoint.id, NoteKind.PAIN_POINT)


@rule(
    "EM04",
    "low-without-pain",
    Severity.WARNING,
    Reach.LOCAL,
    *_READS,
    Note,
    why=N_("The worst moments are where the work is; without the reason nobody can begin."),
)
def low_without_pain(journey: JourneyMap) -> Iterator[Found]:
    """A feeling of −2 with no pain point at the touchpoint or its stage."""
    for touchpoint in meetings(journey):
        felt = feelings_at(journey, touchpoint)
        if not felt or min(felt.values()) > LOWEST or _hurts(journey, touchpoint):
            continue
        if not has_note(journey, touchpoint.stage, NoteKind.PAIN_POINT):
            yield Found(
                (touchpoint.id,),
                sentence(
                    _("{touchpoint} is felt as −2, and no pain point says why."), touchpoint=named(journey, touchpoint)
                ),
                _("Add the pain point that explains it."),
            )


@rule(
    "EM05",
    "assumed-feeling",
    Severity.INFO,
    Reach.LOCAL,
    *_READS,
    MapHeader,
    why=N_("What nobody has lived through yet can only be assumed, and a reader should see that."),
)
def assumed_feeling(journey: JourneyMap) -> Iterator[Found]:
    """A feeling at something that does not exist yet, not marked as an assumption."""
    is_future = journey.header.shows is MapState.FUTURE
    found = [
        t
        for t in meetings(journey)
        if (is_future or t.state == "future" or t.status is not Status.EXISTS)
        and t.status is not Status.MISSING
        and t.evidence is not Evidence.ASSUMPTION
        and feelings_at(journey, t)
    ]
    if is_future and len(found) > 1 and len(found) == len([t for t in meetings(journey) if feelings_at(journey, t)]):
        yield Found(
            (),
            _("No feeling on this future map is marked as an assumption."),
            _("Set the evidence of the touchpoints to assumed."),
        )
        return
    for touchpoint in found:
        pattern = _("{touchpoint} is not there yet, and what is felt there is not marked as an assumption.")
        yield Found(
            (touchpoint.id,),
            sentence(pattern, touchpoint=named(journey, touchpoint)),
            _("Set its evidence to assumed."),
        )
