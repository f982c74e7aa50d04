"""Rules about the channels a journey goes through (CH01 to CH04)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from designer.checks.flow import NO_CONNECTION, READS
from designer.checks.rule import N_, Found, Limits, Reach, Unjudged, is_most, many_in_one, rule, rule_of_each
from designer.checks.sources import NNG
from designer.checks.subjects import feelings_at, is_answered
from designer.checks.ways import NOWHERE, touchpoint_of, ways_of
from designer.checks.wording import listed, named, sentence
from designer.model import (
    Channel,
    ChannelType,
    Connection,
    Initiator,
    JourneyMap,
    Lane,
    LaneKind,
    Note,
    Persona,
    Severity,
    Stage,
    Touch,
    Touchpoint,
)
from designer.words import _

SECOND_WAY = N_("Offer a second way, or write down the one that is there.")
LOWEST = -2
# Where people look round, whatever the organisation does.
_OWN_ACCORD = frozenset({ChannelType.REVIEW_SITE, ChannelType.SEARCH, ChannelType.SOCIAL, ChannelType.WORD_OF_MOUTH})
_PLACES = frozenset({ChannelType.STORE, ChannelType.EVENT, ChannelType.HOME_VISIT})
_BOT = re.compile(r"bot(?:s)?\b", re.IGNORECASE)


@rule(
    "CH01",
    "channel-unused",
    Severity.WARNING,
    Reach.WHOLE_MAP,
    Channel,
    Touchpoint,
    reads_written=False,
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
    is_empty = True
    for touchpoint in journey.of(Touchpoint):
        is_empty = False
        used.add(touchpoint.channel)
        used.update(touchpoint.also)
    if is_empty:
        return  # stages without touchpoints are ST01, and nothing else
    used.discard("")
    if len(channels) > 1 and not used:
        yield Found(
            (),
            _("None of the {n} channels is used.").format(n=len(channels)),
            _("Move the touchpoints into the channels they go through."),
            is_sum=True,
        )
        return
    unused = [channel for channel in channels if channel.id not in used]
    if is_most(len(unused), len(channels)):
        said = _("{n} of {total} channels are not used.").format(n=len(unused), total=len(channels))
        advice = _("Add the touchpoints of these channels, or delete them.")
        yield Found(tuple(channel.id for channel in unused), said, advice, is_sum=True)
        return
    for channel in unused:
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
    return Found((stage.id,), said, _(SECOND_WAY), names=(meetings[0].channel,))


@rule_of_each(
    "CH02",
    "single-channel-stage",
    Severity.INFO,
    Stage,
    Touchpoint,
    Channel,
    tell=_one_channel,
    gather=many_in_one(N_("{n} of {total} stages offer one channel only."), SECOND_WAY),
    limits={"touchpoints": 3},
    why=N_("Customers change between channels; a stage with one channel leaves those who can't use it alone."),
    advice=SECOND_WAY,
    bad=N_("All four touchpoints of “Purchase” go through “Website”."),
    good=N_("“Orders” goes through “Website” and, as a further channel, through “Phone”."),
    spares=N_(
        "A stage in which one touchpoint goes through a further channel as well, or through none yet: that is TP01."
    ),
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
    Persona,
    limits={"times": 2},
    reads_written=False,
    why=N_("Each change of channel costs the customer time, and often a second log-in."),
    advice=N_("See whether some of this can be done in the channel where the customer already is."),
    bad=N_("App, then “Prints the form” on the website, then the app again; and so three times."),
    good=N_("The form is part of the app."),
    spares=N_(
        "A detour that feels like none: both it and the way back are felt as 0 or better. To look into reviews, to search, to "
        "ask friends, to go somewhere is what people do between two visits; what the organisation sends comes to them by "
        "itself; and who is in a place stays there while looking at a phone."
    ),
    by_hand=N_(
        "On a map of today a detour is what customers do, and no quick fix may draw it away. Write an opportunity "
        "at it, or move the touchpoint on a map of the future state: there a quick fix does it."
    ),
    source=NNG,
)
def channel_ping_pong(journey: JourneyMap, limits: Limits) -> Iterator[Found | Unjudged]:
    """A path that leaves a channel and is back in it at the next touchpoint but one, more than twice in the map, where that
    is no pleasure (or nobody knows whether it is one)."""
    if not journey.connections:
        yield Unjudged(_(NO_CONNECTION))
        return
    on = ways_of(journey).on
    between = [t for t in journey.touchpoints if t.channel and t.id in on and leaves_and_returns(journey, t)]
    if len(between) > limits["times"]:
        pattern = _("{n} times the customer leaves a channel and comes straight back to it: for {touchpoints}.")
        yield Found(
            tuple(t.id for t in between),
            pattern.format(n=len(between), touchpoints=listed(journey, between)),
            _("See whether some of this can be done in the channel where the customer already is."),
        )


def leaves_and_returns(journey: JourneyMap, touchpoint: Touchpoint) -> str:
    """The channel that the customer leaves for a touchpoint and comes straight back to, where that is a burden; "" for none."""
    ways = ways_of(journey)
    if touchpoint.id not in ways.on:
        return ""
    placed, own = ways.placed, touchpoint.channel
    before = [placed[way.source] for way in ways.to.get(touchpoint.id, NOWHERE)]
    homes = {t.channel for t in before if t.channel and t.channel != own and t.channel not in touchpoint.also}
    if not homes:
        return ""
    back = [t for way in ways.on[touchpoint.id] if (t := placed[way.target]).channel in homes]
    # The graph has been asked first: it rules out most, and is quick.
    if not back or touchpoint.initiator is Initiator.ORGANISATION or _is_looking_round(journey, touchpoint.channel):
        return ""
    left = {t.channel for t in before if not _is_sent(journey, t)}
    burdens = (
        t.channel
        for t in back
        if t.channel in left
        and not _is_sent(journey, t)
        and not _is_place(journey, t.channel)
        and (_is_burden(journey, touchpoint) or _is_burden(journey, t))
    )
    return next(burdens, "")


def _is_looking_round(journey: JourneyMap, channel: str) -> bool:
    """Whether somebody goes into a channel of their own accord, whatever the organisation offers."""
    found = journey.find(Channel, channel)
    return found is not None and (found.known_type in _OWN_ACCORD or _is_place(journey, channel))


def _is_place(journey: JourneyMap, channel: str) -> bool:
    found = journey.find(Channel, channel)
    if found is None or found.known_type is ChannelType.POST:
        return False
    return found.known_type in _PLACES or found.known_touch is Touch.PHYSICAL


def _is_sent(journey: JourneyMap, touchpoint: Touchpoint) -> bool:
    """Whether the organisation starts a touchpoint without people: a message, that nobody has to go and fetch."""
    if touchpoint.initiator is not Initiator.ORGANISATION:
        return False
    channel = journey.find(Channel, touchpoint.channel)
    return channel is None or channel.known_touch is not Touch.HUMAN


def _is_burden(journey: JourneyMap, touchpoint: Touchpoint) -> bool:
    felt = feelings_at(journey, touchpoint).values()
    return not felt or min(felt) < 0


def _nobody_after(journey: JourneyMap, stage: Stage) -> Found:
    there = journey.touchpoints_in(stage.id)
    low = there[_first_low(journey, there) or 0]
    said = _("After {touchpoint} the customer meets no person in {stage}.")
    return Found(
        (stage.id,),
        said.format(touchpoint=named(journey, low), stage=named(journey, stage)),
        _("Offer a person to turn to: by phone, by chat with people, or in the store."),
        names=(low.id,),
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
    Connection,
    Note,
    reach=Reach.WHOLE_MAP,
    tell=_nobody_after,
    why=N_("When it goes badly wrong, customers want a person."),
    advice=N_("Offer a person to turn to: by phone, by chat with people, or in the store."),
    bad=N_("“Parcel is lost” is felt as −2, and all that follows in the stage is a form."),
    good=N_("After it stands “Calls, and is told where it is”, through Phone."),
    spares=N_(
        "A low that is answered: an opportunity stands at it or at its stage, so somebody knows and has an idea. "
        "People in a chat or at a partner are people, and so is whoever is met first in the next stage: stages are lines that "
        "we draw. A message at the end of a stage that asks for nothing is to be mended itself. Of a channel of which neither "
        "type nor touch is known nobody can say that no person is there."
    ),
    source=NNG,
)
def digital_dead_end(journey: JourneyMap, stage: Stage) -> bool:
    """A stage with no human channel from its first unanswered feeling of −2 on, nor at the first step of the next."""
    there = journey.touchpoints_in(stage.id)
    low = _first_low(journey, there)
    if low is None or any(_may_meet_a_person(journey, t) for t in there[low:]):
        return True
    if _asks_for_nothing(journey, there[low:]):
        return True
    return any(_may_meet_a_person(journey, t) for t in _first_step_after(journey, stage))


def is_low(journey: JourneyMap, touchpoint: Touchpoint) -> bool:
    """Whether somebody feels as bad there as can be."""
    return any(value <= LOWEST for value in feelings_at(journey, touchpoint).values())


def _first_low(journey: JourneyMap, there: Sequence[Touchpoint]) -> int | None:
    """Where in a stage somebody first feels as bad as can be, and no opportunity answers it."""
    lows = (i for i, t in enumerate(there) if is_low(journey, t))
    return next((i for i in lows if not is_answered(journey, there[i])), None)


def _asks_for_nothing(journey: JourneyMap, rest: Sequence[Touchpoint]) -> bool:
    """Whether all that is left of a stage are messages, and none of them leads back into it."""
    stage = rest[0].stage
    return all(_is_sent(journey, t) for t in rest) and not any(
        touchpoint_of(journey, way.target).stage == stage for t in rest for way in journey.connections_from(t.id)
    )


def _first_step_after(journey: JourneyMap, stage: Stage) -> Sequence[Touchpoint]:
    stages = journey.stages
    for other in stages[stages.index(stage) + 1 :]:
        if there := journey.touchpoints_in(other.id):
            return [t for t in there if t.step == there[0].step]
    return ()


def _may_meet_a_person(journey: JourneyMap, touchpoint: Touchpoint) -> bool:
    if not touchpoint.channel and not touchpoint.lane:
        return True  # through which channel it goes is not known yet, and that is TP01
    lane = journey.find(Lane, touchpoint.lane)
    if lane is not None:
        return lane.kind is LaneKind.FRONT_STAGE
    channels = [journey.find(Channel, id) for id in (touchpoint.channel, *touchpoint.also)]
    return any(has_people(channel) or _is_unknown(channel) for channel in channels)


def _is_unknown(channel: Channel | None) -> bool:
    """Whether neither the name of a channel nor anybody says what it is."""
    return channel is not None and channel.known_type is ChannelType.OTHER and channel.known_touch is Touch.OTHER


def has_people(channel: Channel | None) -> bool:
    """Whether the customer meets people in a channel: a chat with a machine is none."""
    if channel is None:
        return False
    if channel.known_touch is Touch.HUMAN or channel.known_type is ChannelType.PARTNER:
        return True
    return channel.known_type is ChannelType.CHAT and not _BOT.search(channel.name)
