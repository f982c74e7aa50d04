"""Rules about whose journey it is and why it is made (PE01 to PE03)."""

from __future__ import annotations

from collections.abc import Iterator

from designer.checks.rule import N_, Found, Reach, rule
from designer.checks.sources import NNG, SIX_STEPS
from designer.checks.wording import named, one_line, sentence
from designer.model import JourneyMap, MapHeader, Persona, Severity, Touchpoint
from designer.words import _


@rule(
    "PE01",
    "no-persona",
    Severity.ERROR,
    Reach.LOCAL,
    Persona,
    why=N_("Understanding the persona is the first step of mapping."),
    advice=N_("Add the persona whose journey it is."),
    bad=N_("A map of “the customer”."),
    good=N_("A map of Mara, 34, who wants to cycle to work."),
    source=SIX_STEPS,
)
def no_persona(journey: JourneyMap) -> Iterator[Found]:
    """A map without a persona."""
    if not journey.personas:
        yield Found(
            (),
            _("The map has no persona, so it is nobody's journey."),
            _("Add the persona whose journey it is."),
        )


@rule(
    "PE02",
    "persona-unused",
    Severity.WARNING,
    Reach.WHOLE_MAP,
    Persona,
    Touchpoint,
    why=N_("A persona that takes part in nothing has no journey on this map."),
    advice=N_("Add this persona to the touchpoints it goes through, or delete it."),
    bad=N_("“Jens” stands in the header, and no touchpoint has him."),
    good=N_("“Jens” takes part in “Receives the offer” and “Signs the contract”."),
    source=NNG,
)
def persona_unused(journey: JourneyMap) -> Iterator[Found]:
    """A persona that no touchpoint names, neither as taking part nor with a feeling."""
    personas = journey.personas
    if not personas or not any(True for _touchpoint in journey.of(Touchpoint)):
        return
    taking_part: set[str] = set()
    for touchpoint in journey.of(Touchpoint):
        taking_part.update(touchpoint.personas)
        taking_part.update(persona for persona, _value in touchpoint.feelings)
    if not taking_part:
        yield Found(
            (),
            _("No touchpoint says which persona takes part in it."),
            _("Set the personas of the touchpoints."),
            is_sum=True,
        )
        return
    for persona in personas:
        if persona.id not in taking_part:
            yield Found(
                (persona.id,),
                sentence(_("{persona} takes part in no touchpoint."), persona=named(journey, persona)),
                _("Add this persona to the touchpoints it goes through, or delete it."),
            )


@rule(
    "PE03",
    "no-scenario",
    Severity.WARNING,
    Reach.LOCAL,
    MapHeader,
    why=N_("Without who wants what, and with which expectation, no touchpoint can be called good or bad."),
    advice=N_("Write who wants what, and what they expect, in the map's properties."),
    bad=N_("The map has a title, “Buying a bike”, and no more."),
    good=N_("“Mara wants a bike for 12 km to work, leased by her employer, before spring.”"),
    source=NNG,
)
def no_scenario(journey: JourneyMap) -> Iterator[Found]:
    """A map that does not say who wants what."""
    if not one_line(journey.header.scenario):
        yield Found(
            (),
            _("The map has no scenario."),
            _("Write who wants what, and what they expect, in the map's properties."),
        )
