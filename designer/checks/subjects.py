"""What the rules ask of a map again and again: notes by kind and subject, feelings, and who takes part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from designer.model import JourneyMap, Note, NoteKind, Persona, Stage, Touchpoint

NOTHING: Mapping[str, float] = {}


def meetings(journey: JourneyMap) -> tuple[Touchpoint, ...]:
    """The placed touchpoints at which customer and organisation meet: all but actions."""
    return tuple([t for t in journey.touchpoints if not t.lane])


def has_note(journey: JourneyMap, id: str, *kinds: NoteKind) -> bool:
    """Whether there is a note of one of these kinds about an element."""
    return any(note.kind in kinds for note in journey.notes_about(id))


def is_answered(journey: JourneyMap, touchpoint: Touchpoint) -> bool:
    """Whether an opportunity at a touchpoint or its stage says what could be done about what goes wrong there."""
    return any(has_note(journey, id, NoteKind.OPPORTUNITY) for id in (touchpoint.id, touchpoint.stage))


def notes_in_stage(journey: JourneyMap, stage: Stage) -> Iterator[Note]:
    """The notes about a stage and its touchpoints."""
    yield from journey.notes_about(stage.id)
    for touchpoint in journey.touchpoints_in(stage.id):
        yield from journey.notes_about(touchpoint.id)


def filled_stages(journey: JourneyMap) -> tuple[Stage, ...]:
    """The stages with touchpoints; an empty one is ST01 and nothing else."""
    return tuple(stage for stage in journey.stages if journey.touchpoints_in(stage.id))


def feelings_at(journey: JourneyMap, touchpoint: Touchpoint) -> Mapping[str, float]:
    """What is felt at a touchpoint, by the ids of those who take part; "" is everyone on a map without personas."""
    everyone, own = touchpoint.feeling, touchpoint.feelings
    if everyone is None:
        return dict(own) if own else NOTHING
    if touchpoint.personas and not own:
        return dict.fromkeys(touchpoint.personas, everyone)
    if not journey.personas:
        return {"": everyone}
    values = {persona.id: everyone for persona in journey.personas if takes_part(touchpoint, persona)}
    if own:
        values.update(own)
    return values


def takes_part(touchpoint: Touchpoint, persona: Persona) -> bool:
    """Whether a touchpoint is this persona's too: it names it, feels for it, or names nobody."""
    if persona.id in touchpoint.personas or any(who == persona.id for who, _value in touchpoint.feelings):
        return True
    return not touchpoint.personas and not touchpoint.feelings
