"""What a persona's page tells, drawn from the map: her fields, her way through the stages, what is noted about her."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from designer.layout.cast import Cast, Look, Player
from designer.model import JourneyMap, MapState, Note, NoteKind, Persona, PictureData, Stage, Touchpoint
from designer.model.scales import Scale, map_scale


class Moment(msgspec.Struct, frozen=True):
    """The touchpoints of one step at which she feels something: the mean of their feelings. `place` is the step's place in
    its stage, 0 to 1."""

    stage: int
    place: float
    value: float
    touchpoints: tuple[Touchpoint, ...]


class PersonaFacts(msgspec.Struct, frozen=True):
    """One persona with all that her page says. `counts` are her touchpoints by stage, `steps` the steps of each stage;
    `best` and `worst` are touchpoints, None where she feels nothing, or the same everywhere."""

    persona: Persona
    player: Player
    picture: PictureData | None
    channels: tuple[Look, ...]
    stages: tuple[Stage, ...]
    counts: tuple[int, ...]
    steps: tuple[int, ...]
    moments: tuple[Moment, ...]
    planned: tuple[Moment, ...]
    best: Touchpoint | None
    worst: Touchpoint | None
    truths: int
    total: int
    notes: tuple[Note, ...]
    numbers: dict[str, int]
    thoughts: dict[str, str]  # the first thought about her best and worst touchpoint
    places: dict[str, Look]
    scale: Scale = Scale()
    language: str = "en"

    @property
    def count(self) -> int:
        """At how many touchpoints she takes part."""
        return sum(self.counts)


def persona_facts(
    journey: JourneyMap, persona: Persona, player: Player, cast: Cast, shows_private: bool
) -> PersonaFacts:
    """All that a persona's page says."""
    stages = journey.stages
    counts, steps = [], []
    truths = total = 0
    for stage in stages:
        of_stage = journey.touchpoints_in(stage.id)
        own = [t for t in of_stage if takes_part(t, persona.id)]
        counts.append(len(own))
        steps.append(len(journey.steps(stage.id)))
        truths += sum(t.is_moment_of_truth for t in own)
        total += len(of_stage)
    holds_both = journey.header.shows is MapState.BOTH
    felt = _moments(journey, lambda t: None if holds_both and t.state == MapState.FUTURE else t.feeling_of(persona.id))
    planned: tuple[Moment, ...] = ()
    if any(t.future_feeling_of(persona.id) is not None or (holds_both and t.state) for t in journey.touchpoints):
        planned = _moments(journey, lambda t: _planned(t, persona.id))
    best, worst = _extremes(felt, persona.id)
    told = [t for t in (best, worst) if t is not None]
    channels = tuple([cast.look(id) for id in persona.channels])
    return PersonaFacts(
        persona,
        player,
        journey.find(PictureData, persona.picture) if persona.picture else None,
        channels,
        stages,
        tuple(counts),
        tuple(steps),
        felt,
        planned,
        best,
        worst,
        truths,
        total,
        _shown(journey.notes_about(persona.id), shows_private),
        dict(journey.numbers),
        {t.id: said for t in told if (said := _thought(journey, t, shows_private))},
        {t.id: cast.look(t.lane or t.channel) for t in told},
        map_scale(journey),
        journey.header.language,
    )


def takes_part(touchpoint: Touchpoint, persona: str) -> bool:
    """Whether a persona meets the organisation here; where none is named all do."""
    return not touchpoint.personas or persona in touchpoint.personas or persona in dict(touchpoint.feelings)


def _planned(touchpoint: Touchpoint, persona: str) -> float | None:
    if touchpoint.state == MapState.CURRENT:
        return None
    value = touchpoint.future_feeling_of(persona)
    return touchpoint.feeling_of(persona) if value is None else value


def _moments(journey: JourneyMap, feeling: Callable[[Touchpoint], float | None]) -> tuple[Moment, ...]:
    found = []
    for index, stage in enumerate(journey.stages):
        steps = journey.steps(stage.id)
        for i, (_key, members) in enumerate(steps):
            felt = [(t, value) for t in members if (value := feeling(t)) is not None]
            if felt:
                mean = sum(value for _t, value in felt) / len(felt)
                found.append(Moment(index, (i + 0.5) / len(steps), mean, tuple([t for t, _value in felt])))
    return tuple(found)


def _extremes(felt: Sequence[Moment], persona: str) -> tuple[Touchpoint | None, Touchpoint | None]:
    """The touchpoints of the highest and the lowest feeling; of equals a moment of truth, else the first."""
    known = [t for moment in felt for t in moment.touchpoints]
    if len(known) < 2:
        return None, None
    values = {t.id: t.feeling_of(persona) or 0.0 for t in known}
    best = max(known, key=lambda t: (values[t.id], t.is_moment_of_truth))
    worst = min(known, key=lambda t: (values[t.id], not t.is_moment_of_truth))
    return (best, worst) if values[best.id] > values[worst.id] else (None, None)


def _shown(notes: Sequence[Note], shows_private: bool) -> tuple[Note, ...]:
    return tuple([note for note in notes if shows_private or not note.is_private])


def _thought(journey: JourneyMap, touchpoint: Touchpoint, shows_private: bool) -> str:
    notes = _shown(journey.notes_about(touchpoint.id), shows_private)
    return next((n.text for n in notes if n.kind is NoteKind.THOUGHT and n.text.strip()), "")
