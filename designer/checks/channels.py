"""Rules about the channels a journey goes through (CH01 to CH04)."""

from __future__ import annotations

from collections.abc import Iterator

from designer.checks.flow import NO_CONNECTION, READS
from designer.checks.rule import N_, Found, Limits, Reach, Unjudged, rule, rule_of_each
from designer.checks.sources import NNG
from designer.checks.subjects import feelings_at
from designer.checks.ways import Ways, touchpoint_of, ways_of
from designer.checks.wording import listed, named, sentence
from designer.model import (
    Channel,
    Initiator,
    JourneyMap,
    Lane,
    LaneKind,
    Persona,
    Severity,
    Stage,
    Touch,
    Touchpoint,
)
from designer.words import _

SECOND_WAY = N_("Offer a second way, or write down the one that is there.")
LOWEST = -2


@rule(
    "CH01",
    "channel-unused",
    Severity.WARNING,
    Reach.WHOLE_MAP,
    Channel,
    Touchpoint,
    why=N_("An empty lane is either a promise nobody keeps or a touchpoint nobody wrote down."),
    advice=N_("Add the touchpoints of this channel, or delete it."),
    bad=N_("The lane “Phone” is empty from end to end."),
    good=N_("In “Phone” stands “Asks about the lease”, or the lane is gone."),
    source=NNG,
)
def channel_unused(journey: JourneyMap) -> Iterator[Found]:
    """A channel that no touchpoint goes through, the tray's among them."""
    channels = journey.channels
    used: set[str] = set()
    for touchpoint in journey.of(Touchpoint):
        used.add(touchpoint.channel)
        used.update(touchpoint.also)
    used.discard("")
    if len(channels) > 1 and not used:
        yield Found(
            (),
            _("None of the {n} channels is used.").format(n=len(channels)),
            _("Move the touchpoints into the channels they go through."),
            is_sum=True,
        )
        return
    for channel in channels:
        if channel.id not in used:
            yield Found(
                (channel.id,),
                sentence(_("No touchpoint goes through {channel}."), channel=named(journey, channel)),
                _("Add the touchpoints of this channel, or delete it."),
            )


def _one_channel(journey: JourneyMap, stage: Stage) -> Found:
    meetings = [t for t in journey.touchpoints_in(stage.id) if not journey.is_action(t)]
    said = sentence(
        _("All {n} touchpoints of {stage} go through {channel}."),
        n=len(meetings),
        stage=named(journey, stage),
        channel=named(journey, journey[meetings[0].channel]),
    )
    return Found((stage.id,), said, _(SECOND_WAY))


@rule_of_each(
    "CH02",
    "single-channel-stage",
    Severity.INFO,
    Stage,
    Touchpoint,
    Channel,
    tell=_one_channel,
    limits={"touchpoints": 3},
    why=N_("Customers change between channels; a stage with one channel leaves those who can't use it alone."),
    advice=SECOND_WAY,
    bad=N_("All four touchpoints of “Purchase” go through “Website”."),
    good=N_("“Orders” goes through “Website” and, as a further channel, through “Phone”."),
    source=NNG,
)
def single_channel_stage(journey: JourneyMap, stage: Stage, limits: Limits) -> bool:
    """A stage of three or more touchpoints, all through one channel."""
    channel, meetings = "", 0
    for touchpoint in journey.touchpoints_in(stage.id):
        if touchpoint.lane:
            continue
        meetings += 1
        if not touchpoint.channel or (channel and touchpoint.channel != channel):
            return True
        channel = touchpoint.channel
        if any(other != channel for other in touchpoint.also):
            return True
    return meetings < limits["touchpoints"]


@rule(
    "CH03",
    "channel-ping-pong",
    Severity.INFO,
    Reach.WHOLE_MAP,
    *READS,
    limits={"times": 2},
    why=N_("Each change of channel costs the customer time, and often a second log-in."),
    advice=N_("See whether some of this can be done in the channel where the customer already is."),
    bad=N_("App, then “Prints the form” on the website, then the app again; and so three times."),
    good=N_("The form is part of the app."),
    source=NNG,
)
def channel_ping_pong(journey: JourneyMap, limits: Limits) -> Iterator[Found | Unjudged]:
    """A path that leaves a channel and is back in it at the next touchpoint but one, more than twice in the map.

    What the organisation starts (a letter, a reminder) comes to the customer by itself: she changes nothing for it.
    """
    if not journey.flow.number_of_edges():
        yield Unjudged(_(NO_CONNECTION))
        return
    ways = ways_of(journey)
    between = [
        t for t in journey.touchpoints if t.channel and t.id in ways.on and _comes_straight_back(journey, ways, t)
    ]
    if len(between) > limits["times"]:
        pattern = _("{n} times the customer leaves a channel and comes straight back to it: for {touchpoints}.")
        yield Found(
            tuple(t.id for t in between),
            pattern.format(n=len(between), touchpoints=listed(journey, between)),
            _("See whether some of this can be done in the channel where the customer already is."),
        )


def _comes_straight_back(journey: JourneyMap, ways: Ways, touchpoint: Touchpoint) -> bool:
    if touchpoint.initiator is Initiator.ORGANISATION:
        return False
    before = {touchpoint_of(journey, way.source).channel for way in ways.to.get(touchpoint.id, ())}
    after = {touchpoint_of(journey, way.target).channel for way in ways.on[touchpoint.id]}
    return bool((before & after) - {"", touchpoint.channel, *touchpoint.also})


def _lowest_of(journey: JourneyMap, stage: Stage) -> Touchpoint | None:
    there = journey.touchpoints_in(stage.id)
    return next((t for t in there if any(v <= LOWEST for v in feelings_at(journey, t).values())), None)


def _nobody_after(journey: JourneyMap, stage: Stage) -> Found:
    low = _lowest_of(journey, stage)
    assert low is not None
    said = _("After {touchpoint} the customer meets no person in {stage}.")
    return Found(
        (stage.id,),
        said.format(touchpoint=named(journey, low), stage=named(journey, stage)),
        _("Offer a person to turn to: by phone, by chat with people, or in the store."),
    )


@rule_of_each(
    "CH04",
    "digital-dead-end",
    Severity.INFO,
    Stage,
    Touchpoint,
    Channel,
    Lane,
    Persona,
    reach=Reach.WHOLE_MAP,
    tell=_nobody_after,
    why=N_("When it goes badly wrong, customers want a person."),
    advice=N_("Offer a person to turn to: by phone, by chat with people, or in the store."),
    bad=N_("“Parcel is lost” is felt as −2, and all that follows in the stage is a form."),
    good=N_("After it stands “Calls, and is told where it is”, through Phone."),
    source=NNG,
)
def digital_dead_end(journey: JourneyMap, stage: Stage) -> bool:
    """A stage with no human channel from its first feeling of −2 on."""
    is_low = False
    for touchpoint in journey.touchpoints_in(stage.id):
        if not is_low:
            is_low = any(value <= LOWEST for value in feelings_at(journey, touchpoint).values())
        if is_low and ((not touchpoint.channel and not touchpoint.lane) or _meets_a_person(journey, touchpoint)):
            return True  # through which channel it goes is not known yet, and that is TP01
    return not is_low


def _meets_a_person(journey: JourneyMap, touchpoint: Touchpoint) -> bool:
    lane = journey.find(Lane, touchpoint.lane)
    if lane is not None:
        return lane.kind is LaneKind.FRONT_STAGE
    channels = (journey.find(Channel, id) for id in (touchpoint.channel, *touchpoint.also))
    return any(channel is not None and channel.known_touch is Touch.HUMAN for channel in channels)
