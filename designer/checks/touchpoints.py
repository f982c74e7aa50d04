"""Rules about single touchpoints: their place, their name, and who starts them (TP01 to TP04)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from designer.checks.rule import N_, Found, Limits, Tell, is_most, one_for_all, rule_of_each
from designer.checks.sources import CJML
from designer.checks.two_moments import two_moments
from designer.checks.wording import named, one_line, sentence
from designer.model import Channel, Element, JourneyMap, Lane, MapHeader, Severity, Touchpoint
from designer.words import _

MOVE_INTO_CHANNEL = N_("Move it into the channel it goes through.")
SAY_WHO_STARTS = N_("Say whether the customer or the organisation starts it.")


@rule_of_each(
    "TP01",
    "touchpoint-without-channel",
    Severity.ERROR,
    Touchpoint,
    Channel,
    Lane,
    says=N_("{it} stands in no channel."),
    gather=one_for_all(
        N_("No touchpoint has a channel yet."),
        N_("{n} of {total} touchpoints stand in no channel."),
        N_("Add the channels of the journey and move the touchpoints into them."),
    ),
    why=N_("A touchpoint is one moment in one channel."),
    advice=MOVE_INTO_CHANNEL,
    bad=N_("“Asks about the price” stands in “Consideration”, in the lane “No channel yet”."),
    good=N_("“Asks about the price” stands in “Consideration”, in the channel “Chat”."),
    source=CJML,
)
def touchpoint_without_channel(_journey: JourneyMap, touchpoint: Touchpoint) -> bool | None:
    """A touchpoint, not an action, that stands in a stage but in no channel."""
    if touchpoint.lane or not touchpoint.stage:
        return None
    return bool(touchpoint.channel)


@rule_of_each(
    "TP02",
    "touchpoint-without-stage",
    Severity.ERROR,
    Touchpoint,
    says=N_("{it} waits in the tray."),
    gather=one_for_all(
        N_("All touchpoints wait in the tray, so no stage has one."),
        N_("{n} of {total} touchpoints wait in the tray."),
        N_("Move them into their stages, or delete them."),
    ),
    why=N_("What waits in the tray is no part of the journey yet."),
    advice=N_("Move it into its stage, or delete it."),
    bad=N_("“Gets a call from sales” waits in the tray."),
    good=N_("“Gets a call from sales” stands in “Consideration”."),
    source=CJML,
)
def touchpoint_without_stage(_journey: JourneyMap, touchpoint: Touchpoint) -> bool:
    """A touchpoint that waits in the tray."""
    return bool(touchpoint.stage)


def _words(name: str) -> int:
    return len(name.split())


def _many_moments(journey: JourneyMap, touchpoint: Touchpoint) -> Found:
    name = one_line(touchpoint.name)
    if two_moments(name, journey.header.language) is not None:
        said = sentence(_("{touchpoint} tells of more than one moment."), touchpoint=named(journey, touchpoint))
        return Found((touchpoint.id,), said, _("Make a touchpoint of each moment."))
    said = sentence(_("{touchpoint} has a name of {n} words."), touchpoint=named(journey, touchpoint), n=_words(name))
    return Found((touchpoint.id,), said, _("Keep the name short, and put the rest into the description."))


def _many_told(journey: JourneyMap, judged: int, lacking: Sequence[Element], tell: Tell) -> Iterable[Found]:
    if is_most(len(lacking), judged):
        said = _("{n} of {total} touchpoints have names that tell of more than one moment, or are long.")
        advice = _("Make a touchpoint of each moment, and put what is long into the description.")
        return [Found(tuple(t.id for t in lacking), said.format(n=len(lacking), total=judged), advice)]
    return [tell(journey, touchpoint) for touchpoint in lacking]


@rule_of_each(
    "TP03",
    "not-atomic",
    Severity.INFO,
    Touchpoint,
    MapHeader,
    tell=_many_moments,
    gather=_many_told,
    limits={"words": 12},
    why=N_("One touchpoint is one moment; two in one can't be told apart later."),
    advice=N_("Make a touchpoint of each moment, and put what is long into the description."),
    bad=N_("“Orders and pays”, “Call / e-mail”."),
    good=N_("“Orders”, and after it “Pays”."),
    spares=N_(
        "An “and” that joins things or what is done in one go: “terms and conditions”, “price and delivery”, “set filters and "
        "search”. It parts two moments where a verb of its own follows; those that count are in “checks/moments.toml”, in "
        "English and German."
    ),
    source=CJML,
)
def not_atomic(journey: JourneyMap, touchpoint: Touchpoint, limits: Limits) -> bool | None:
    """A name that tells of more than one moment: with “and” before a verb, with “ / ”, or over 12 words."""
    if not touchpoint.stage:
        return None
    name = touchpoint.name
    if len(name) > 2 * limits["words"] and _words(one_line(name)) > limits["words"]:
        return False
    if " " not in name and name.isprintable():
        return True
    return two_moments(one_line(name), journey.header.language) is None


@rule_of_each(
    "TP04",
    "no-initiator",
    Severity.INFO,
    Touchpoint,
    says=N_("{it} does not say who starts it."),
    gather=one_for_all(
        N_("No touchpoint says who starts it."),
        N_("{n} of {total} touchpoints do not say who starts them."),
        SAY_WHO_STARTS,
    ),
    why=N_("Who starts a touchpoint decides who can change it."),
    advice=SAY_WHO_STARTS,
    bad=N_("“Talks about the offer”: does she call, or is she called?"),
    good=N_("“Is called about the offer”, started by the organisation."),
    source=CJML,
)
def no_initiator(_journey: JourneyMap, touchpoint: Touchpoint) -> bool | None:
    """A touchpoint that does not say who starts it."""
    if touchpoint.lane or not touchpoint.stage:
        return None
    return touchpoint.initiator is not None
