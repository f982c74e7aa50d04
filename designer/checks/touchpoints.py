"""Rules about single touchpoints: their place and their name (TP01 to TP04)."""

from __future__ import annotations

from collections.abc import Iterator

from designer.checks.rule import N_, PLACES, Found, Reach, rule
from designer.checks.wording import named, one_line, sentence
from designer.model import JourneyMap, Severity, Touchpoint
from designer.words import _

MOST_WORDS = 12


@rule(
    "TP01",
    "touchpoint-without-channel",
    Severity.ERROR,
    Reach.LOCAL,
    *PLACES,
    why=N_("A touchpoint is one moment in one channel."),
)
def touchpoint_without_channel(journey: JourneyMap) -> Iterator[Found]:
    """A touchpoint, not an action, that stands in a stage but in no channel."""
    meetings = [t for t in journey.touchpoints if not journey.is_action(t)]
    if len(meetings) > 1 and not any(t.channel or t.also for t in journey.of(Touchpoint)):
        yield Found(
            (),
            _("No touchpoint has a channel yet."),
            _("Add the channels of the journey and move the touchpoints into them."),
        )
        return
    for touchpoint in meetings:
        if not touchpoint.channel:
            yield Found(
                (touchpoint.id,),
                sentence(_("{touchpoint} stands in no channel."), touchpoint=named(journey, touchpoint)),
                _("Move it into the channel it goes through."),
            )


@rule(
    "TP02",
    "touchpoint-without-stage",
    Severity.ERROR,
    Reach.LOCAL,
    *PLACES,
    why=N_("What waits in the tray is no part of the journey yet."),
)
def touchpoint_without_stage(journey: JourneyMap) -> Iterator[Found]:
    """A touchpoint that waits in the tray."""
    for touchpoint in journey.tray:
        yield Found(
            (touchpoint.id,),
            sentence(_("{touchpoint} waits in the tray."), touchpoint=named(journey, touchpoint)),
            _("Move it into its stage, or delete it."),
        )


@rule(
    "TP03",
    "not-atomic",
    Severity.INFO,
    Reach.LOCAL,
    *PLACES,
    why=N_("One touchpoint is one moment; two in one can't be told apart later."),
)
def not_atomic(journey: JourneyMap) -> Iterator[Found]:
    """A name that tells of more than one moment: with " and ", " / ", or over 12 words."""
    for touchpoint in journey.touchpoints:
        name = one_line(touchpoint.name)
        words = len(name.split())
        if words > MOST_WORDS:
            yield Found(
                (touchpoint.id,),
                sentence(_("{touchpoint} has a name of {n} words."), touchpoint=named(journey, touchpoint), n=words),
                _("Keep the name short, and put the rest into the description."),
            )
        elif " and " in name.casefold() or " / " in name:
            yield Found(
                (touchpoint.id,),
                sentence(_("{touchpoint} tells of more than one moment."), touchpoint=named(journey, touchpoint)),
                _("Make a touchpoint of each moment."),
            )


@rule(
    "TP04",
    "no-initiator",
    Severity.INFO,
    Reach.LOCAL,
    *PLACES,
    why=N_("Who starts a touchpoint decides who can change it."),
)
def no_initiator(journey: JourneyMap) -> Iterator[Found]:
    """A touchpoint that does not say who starts it."""
    there = [t for t in journey.touchpoints if not journey.is_action(t)]
    silent = [t for t in there if t.initiator is None]
    suggestion = _("Say whether the customer or the organisation starts it.")
    if len(there) > 1 and len(silent) == len(there):
        yield Found((), _("No touchpoint says who starts it."), suggestion)
        return
    for touchpoint in silent:
        pattern = _("{touchpoint} does not say who starts it.")
        yield Found((touchpoint.id,), sentence(pattern, touchpoint=named(journey, touchpoint)), suggestion)
