"""What the rules ask of a map again and again: notes by kind and subject, feelings, and who takes part."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model import JourneyMap, Note, NoteKind, Persona, Stage, Touchpoint


def meetings(journey: JourneyMap) -> tuple[Touchpoint, ...]:
    """The placed touchpoints at which customer and organisation meet: all but actions."""
    return tuple(t for t in journey.touchpoints if not journey.is_action(t))


def notes_of(journey: JourneyMap, kind: NoteKind) -> tuple[Note, ...]:
    """The notes of a kind about stages and placed touchpoints, in map order."""
    found = []
    for stage in journey.stages:
        for subject in (stage, *journey.touchpoints_in(stage.id)):
            found += [note for note in journey.notes_about(subject.id) if note.kind is kind]
    return tuple(found)


def has_note(journey: JourneyMap, id: str, *kinds: NoteKind) -> bool:
    """Whether there is a note of one of these kinds about an element."""
    return any(note.kind in kinds for note in journey.notes_about(id))


def notes_in_stage(journey: JourneyMap, stage: Stage) -> Iterator[Note]:
    """The notes about a stage and its touchpoints."""
    yield from journey.notes_about(stage.id)
    for touchpoint in journey.touchpoints_in(stage.id):
        yield from journey.notes_about(touchpoint.id)


def filled_stages(journey: JourneyMap) -> tuple[Stage, ...]:
    """The stages with touchpoints; an empty one is ST01 and nothing else."""
    return tuple(stage for stage in journey.stages if journey.touchpoints_in(stage.id))


def feelings_at(journey: JourneyMap, touchpoint: Touchpoint) -> dict[str, float]:
    """What is felt at a touchpoint, by the ids of those who take part; "" is everyone on a map without personas."""
    values: dict[str, float] = {}
    for persona in taking_part(journey, touchpoint):
        value = touchpoint.feeling_of(persona.id)
        if value is not None:
            values[persona.id] = value
    if not journey.personas and touchpoint.feeling is not None:
        values[""] = touchpoint.feeling
    return values


def taking_part(journey: JourneyMap, touchpoint: Touchpoint) -> tuple[Persona, ...]:
    """The personas of a touchpoint; all of the map where it names none."""
    named = {*touchpoint.personas, *(who for who, _value in touchpoint.feelings)}
    return tuple(p for p in journey.personas if not named or p.id in named)
