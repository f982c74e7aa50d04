"""How much of a map is there: a figure for each step of mapping and for each stage, from what can be counted.

Nothing is judged, and no box is ticked by hand. Each step asks one countable thing of each of its subjects, and its share is
the part of the subjects that have it:

1. persona: of each persona goals, needs and frustrations, and of the map its scenario, are written;
2. interactions: a stage holds a touchpoint;
3. touchpoints: a touchpoint has a name, a stage and a channel (an action a lane instead), and is connected once the map has
   any connection;
4. data: a stage, or a touchpoint in it, has a metric;
5. content: a stage, or a touchpoint in it, has content;
6. channels: a stage is reached through two channels or more.

The share of a stage is the mean of its steps 2 to 6, the share of the map the mean of all six. A step without any subject
has the share 0. That everything is there does not say that it is right: that is what the gaps are for.
"""

from __future__ import annotations

from statistics import fmean

import msgspec

from designer.model import JourneyMap, NoteKind, Stage, Touchpoint

STEPS = 6
ENOUGH_CHANNELS = 2


class Completeness(msgspec.Struct, frozen=True):
    """Shares from 0 to 1: `steps` the six steps, `stages` for each stage's id its steps 2 to 6, `whole` the map."""

    steps: tuple[float, ...]
    stages: dict[str, tuple[float, ...]]
    whole: float

    def of_stage(self, id: str) -> float:
        """The share of one stage."""
        return fmean(self.stages[id])


def completeness(journey: JourneyMap) -> Completeness:
    """Count what a map has."""
    stages = {stage.id: _shares_of_stage(journey, stage) for stage in journey.stages}

    def over_stages(step: int) -> float:
        return fmean(shares[step - 2] for shares in stages.values()) if stages else 0.0

    everything = (*journey.touchpoints, *journey.tray)
    placed = fmean(float(is_placed(journey, t)) for t in everything) if everything else 0.0
    steps = (_persona(journey), over_stages(2), placed, over_stages(4), over_stages(5), over_stages(6))
    return Completeness(steps, stages, fmean(steps))


def _persona(journey: JourneyMap) -> float:
    if not journey.personas:
        return 0.0
    written = [bool(text.strip()) for p in journey.personas for text in (p.goals, p.needs, p.frustrations)]
    return fmean(map(float, [*written, bool(journey.header.scenario.strip())]))


def _shares_of_stage(journey: JourneyMap, stage: Stage) -> tuple[float, ...]:
    inside = journey.touchpoints_in(stage.id)
    placed = fmean(float(is_placed(journey, t)) for t in inside) if inside else 0.0
    return (
        float(bool(inside)),
        placed,
        float(has_note(journey, stage, NoteKind.METRIC)),
        float(has_note(journey, stage, NoteKind.CONTENT)),
        float(len(channels_of(journey, stage)) >= ENOUGH_CHANNELS),
    )


def is_placed(journey: JourneyMap, touchpoint: Touchpoint) -> bool:
    """Whether a touchpoint has its name, its place, and its connection once the map has any; an action needs none."""
    if not touchpoint.name.strip() or not touchpoint.stage or not journey.place_of(touchpoint):
        return False
    is_alone = not journey.connections_from(touchpoint.id) and not journey.connections_to(touchpoint.id)
    return bool(touchpoint.lane) or not is_alone or not journey.connections


def has_note(journey: JourneyMap, stage: Stage, kind: NoteKind) -> bool:
    """Whether there is a note of a kind about a stage or a touchpoint in it."""
    subjects = (stage.id, *(t.id for t in journey.touchpoints_in(stage.id)))
    return any(note.kind is kind for id in subjects for note in journey.notes_about(id))


def channels_of(journey: JourneyMap, stage: Stage) -> set[str]:
    """The channels through which a stage is reached."""
    inside = journey.touchpoints_in(stage.id)
    return {id for t in inside for id in (t.channel, *t.also) if id}
