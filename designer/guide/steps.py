"""What the guide says of each step: how far it is, in a sentence from the map, and where to go on."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from designer.checks.wording import listed, named, one_line
from designer.guide.completeness import (
    ENOUGH_CHANNELS,
    Completeness,
    channels_of,
    completeness,
    has_note,
    is_placed,
)
from designer.model import JourneyMap, NoteKind, Stage
from designer.words import _, ngettext


class Goal(msgspec.Struct, frozen=True):
    """Where a button leads: "add" (a kind of thing, about an element), "write" (a field), "cell", "show" or "tray"."""

    text: str
    verb: str
    element: str = ""
    what: str = ""  # what is added, or which field is written


class Step(msgspec.Struct, frozen=True):
    """One of the six steps as the map has it."""

    number: int
    title: str
    share: float
    sentence: str
    goal: Goal | None  # None where nothing is left to do

    @property
    def is_done(self) -> bool:
        """Whether everything that can be counted is there."""
        return self.share >= 1


class Claim(msgspec.Struct, frozen=True):
    """A figure that the articles behind the stage models print; never shown without the way to them."""

    text: str


CLAIMS = (
    Claim("70 % of buyers define their needs before they speak to sales."),
    Claim("75 % of internet users read blogs regularly."),
    Claim("95 % of customers read reviews before buying."),
)

# Which rules tell what is missing in a step, by the beginning of their ids; each rule belongs to one. What the persona feels
# is part of understanding her, how the touchpoints are written and printed of listing them, what is known for sure of the
# data, and who does what, in front and behind, of the resources.
RULES_OF_STEP: dict[int, tuple[str, ...]] = {
    1: ("PE", "EM"),
    2: ("ST",),
    3: ("TP", "GR", "PR"),
    4: ("KP", "MT", "EV"),
    5: ("CO", "OP", "OW", "BP"),
    6: ("CH",),
}


def steps_of(journey: JourneyMap, found: Completeness | None = None) -> tuple[Step, ...]:
    """The six steps of a map."""
    shares = (found or completeness(journey)).steps
    tell: tuple[tuple[str, Callable[[JourneyMap], tuple[str, Goal | None]]], ...] = (
        (_("Understand the persona"), _persona),
        (_("Identify all interactions"), _interactions),
        (_("List the touchpoints"), _touchpoints),
        (_("Know the data to track"), _data),
        (_("Plan content and resources"), _content),
        (_("Choose the channels"), _channels),
    )
    steps = []
    for number, ((title, look), share) in enumerate(zip(tell, shares, strict=True), 1):
        sentence, goal = look(journey)
        steps.append(Step(number, title, share, sentence, goal))
    return tuple(steps)


def _name(journey: JourneyMap, stage: Stage) -> str:
    return one_line(stage.name) or named(journey, stage)


def _persona(journey: JourneyMap) -> tuple[str, Goal | None]:
    personas = journey.personas
    if not personas:
        return _("Nobody yet. Whose journey is it?"), Goal(_("Add a persona"), "add", what="persona")
    words = {"goals": _("goals"), "needs": _("needs"), "frustrations": _("frustrations")}
    for persona in personas:
        missing = [field for field in words if not getattr(persona, field).strip()]
        if missing:
            name = one_line(persona.name) or named(journey, persona)
            lacking = [words[field] for field in missing]
            what = _(" and ").join([", ".join(lacking[:-1]), lacking[-1]] if len(lacking) > 1 else lacking)
            said = _("{name}: {what} are not written yet.").format(name=name, what=what)
            goal = Goal(_("Write the {field}").format(field=words[missing[0]]), "write", persona.id, missing[0])
            return said, goal
    if not journey.header.scenario.strip():
        return _("The map does not say yet who wants what."), Goal(_("Write the scenario"), "write", "map", "scenario")
    if len(personas) == 1:
        name = one_line(personas[0].name) or named(journey, personas[0])
        return _("{name}: goals, needs and frustrations are written.").format(name=name), None
    return _("{n} personas: goals, needs and frustrations are written.").format(n=len(personas)), None


def _interactions(journey: JourneyMap) -> tuple[str, Goal | None]:
    stages = journey.stages
    if not stages:
        return _("No stage yet. Which periods does she go through?"), Goal(_("Add a stage"), "add", what="stage")
    empty = [s for s in stages if not journey.touchpoints_in(s.id)]
    if not empty:
        return _("All {n} stages have interactions.").format(n=len(stages)), None
    count = _("{n} of {total} stages have interactions.").format(n=len(stages) - len(empty), total=len(stages))
    names = _(" and ").join(_name(journey, s) for s in empty[:2])
    more = len(empty) - 2
    if more > 0:
        names += _(" and {n} more").format(n=more)
    none = ngettext("{names} has none.", "{names} have none.", len(empty)).format(names=names)
    goal = Goal(_("Go to {stage}").format(stage=_name(journey, empty[0])), "cell", empty[0].id)
    return f"{count} {none}", goal


def _touchpoints(journey: JourneyMap) -> tuple[str, Goal | None]:
    placed, waiting = journey.touchpoints, journey.tray
    if not placed and not waiting:
        first = journey.stages[0].id if journey.stages else ""
        return _("No touchpoint yet."), Goal(_("Add the first"), "cell", first) if first else None
    count = ngettext("{n} touchpoint", "{n} touchpoints", len(placed)).format(n=len(placed))
    if waiting:
        said = ngettext("{count}, {n} still waits in the tray.", "{count}, {n} still wait in the tray.", len(waiting))
        return said.format(count=count, n=len(waiting)), Goal(_("Sort the tray"), "tray")
    loose = [t for t in placed if not is_placed(journey, t)]
    if not loose:
        return _("{count}, each with its channel and its way.").format(count=count), None
    said = ngettext("{count}. {n} lacks a name, a channel or a connection.",
                    "{count}. {n} lack a name, a channel or a connection.", len(loose))  # fmt: skip
    name = one_line(loose[0].name) or named(journey, loose[0])
    return said.format(count=count, n=len(loose)), Goal(_("Go to {name}").format(name=name), "show", loose[0].id)


def _data(journey: JourneyMap) -> tuple[str, Goal | None]:
    return _with_notes(
        journey,
        NoteKind.METRIC,
        _("No stage has a metric yet."),
        _("{n} of {total} stages have a metric; {names} not yet."),
        _("All {n} stages have a metric."),
        _("Add a metric to {stage}"),
    )


def _content(journey: JourneyMap) -> tuple[str, Goal | None]:
    return _with_notes(
        journey,
        NoteKind.CONTENT,
        _("No content planned yet."),
        _("{n} of {total} stages have content; {names} not yet."),
        _("All {n} stages have content."),
        _("Plan content for {stage}"),
    )


def _with_notes(
    journey: JourneyMap, kind: NoteKind, none: str, some: str, every: str, text: str
) -> tuple[str, Goal | None]:
    stages = journey.stages
    lacking = [s for s in stages if not has_note(journey, s, kind)]
    if stages and not lacking:
        return every.format(n=len(stages)), None
    goal = Goal(text.format(stage=_name(journey, lacking[0])), "add", lacking[0].id, kind.value) if lacking else None
    if len(lacking) == len(stages):
        return none, goal
    said = some.format(n=len(stages) - len(lacking), total=len(stages), names=listed(journey, lacking))
    return said, goal


def _channels(journey: JourneyMap) -> tuple[str, Goal | None]:
    used = {id for stage in journey.stages for id in channels_of(journey, stage)}
    count = ngettext("{n} channel.", "{n} channels.", len(used)).format(n=len(used))
    if not used:
        return _("No channel is used yet."), None
    few = [s for s in journey.stages if journey.touchpoints_in(s.id) and len(channels_of(journey, s)) < ENOUGH_CHANNELS]
    if not few:
        empty = [s for s in journey.stages if not journey.touchpoints_in(s.id)]
        if empty:
            return f"{count} " + _("{names} not reached yet.").format(names=listed(journey, empty)), None
        return f"{count} " + _("Each stage is reached through two or more."), None
    said = ngettext("{names} is reached through one only.", "{names} are reached through one only.", len(few)).format(
        names=_(" and ").join(_name(journey, s) for s in few[:2]) if len(few) < 3 else listed(journey, few)
    )
    goal = Goal(_("Show {stage}").format(stage=_name(journey, few[0])), "show", few[0].id)
    return f"{count} {said}", goal
