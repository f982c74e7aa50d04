"""Rules about the channels a journey goes through (CH01 to CH04)."""

from __future__ import annotations

from collections.abc import Iterator

from designer.checks.flow import READS, needs_connections
from designer.checks.rule import N_, PLACES, Found, Reach, rule
from designer.checks.subjects import feelings_at
from designer.checks.wording import listed, named, sentence
from designer.model import (
    Channel,
    Connection,
    ConnectionKind,
    JourneyMap,
    Lane,
    LaneKind,
    Severity,
    Stage,
    Touch,
    Touchpoint,
)
from designer.words import _

FULL_STAGE = 3  # touchpoints from which on one channel is too few
MOST_DETOURS = 2
LOWEST = -2


@rule(
    "CH01",
    "channel-unused",
    Severity.WARNING,
    Reach.WHOLE_MAP,
    Channel,
    Touchpoint,
    why=N_("An empty lane is either a promise nobody keeps or a touchpoint nobody wrote down."),
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
            Severity.INFO,
        )
        return
    for channel in channels:
        if channel.id not in used:
            yield Found(
                (channel.id,),
                sentence(_("No touchpoint goes through {channel}."), channel=named(journey, channel)),
                _("Add the touchpoints of this channel, or delete it."),
            )


@rule(
    "CH02",
    "single-channel-stage",
    Severity.INFO,
    Reach.LOCAL,
    Channel,
    Stage,
    Touchpoint,
    why=N_("Customers change between channels; a stage with one channel leaves those who can't use it alone."),
)
def single_channel_stage(journey: JourneyMap) -> Iterator[Found]:
    """A stage of three or more touchpoints, all through one channel."""
    for stage in journey.stages:
        meetings = [t for t in journey.touchpoints_in(stage.id) if not journey.is_action(t)]
        through = {(t.channel, t.also) for t in meetings}
        if len(meetings) < FULL_STAGE or len(through) != 1:
            continue
        channel, also = through.pop()
        if channel and not set(also) - {channel}:
            pattern = _("All {n} touchpoints of {stage} go through {channel}.")
            yield Found(
                (stage.id,),
                sentence(
                    pattern,
                    n=len(meetings),
                    stage=named(journey, stage),
                    channel=named(journey, journey[channel]),
                ),
                _("Offer a second way, or write down the one that is there."),
            )


@rule(
    "CH03",
    "channel-ping-pong",
    Severity.INFO,
    Reach.WHOLE_MAP,
    *READS,
    why=N_("Each change of channel costs the customer time, and often a second log-in."),
)
@needs_connections
def channel_ping_pong(journey: JourneyMap) -> Iterator[Found]:
    """A path that leaves a channel and is back in it at the next touchpoint but one, more than twice in the map."""
    between = [t for t in journey.touchpoints if t.channel and _comes_straight_back(journey, t)]
    if len(between) > MOST_DETOURS:
        pattern = _("{n} times the customer leaves a channel and comes straight back to it: for {touchpoints}.")
        yield Found(
            tuple(t.id for t in between),
            pattern.format(n=len(between), touchpoints=listed(journey, between)),
            _("See whether some of this can be done in the channel where the customer already is."),
        )


def _comes_straight_back(journey: JourneyMap, touchpoint: Touchpoint) -> bool:
    before = {_channel(journey, c.source) for c in journey.connections_to(touchpoint.id) if _goes_on(c)}
    after = {_channel(journey, c.target) for c in journey.connections_from(touchpoint.id) if _goes_on(c)}
    return bool((before & after) - {"", touchpoint.channel, *touchpoint.also})


def _goes_on(connection: Connection) -> bool:
    return connection.kind is not ConnectionKind.RETURN


def _channel(journey: JourneyMap, id: str) -> str:
    touchpoint = journey.find(Touchpoint, id)
    return touchpoint.channel if touchpoint is not None and touchpoint.stage else ""


@rule(
    "CH04",
    "digital-dead-end",
    Severity.INFO,
    Reach.LOCAL,
    *PLACES,
    why=N_("When it goes badly wrong, customers want a person."),
)
def digital_dead_end(journey: JourneyMap) -> Iterator[Found]:
    """A stage with no human channel from its first feeling of −2 on."""
    for stage in journey.stages:
        low = None
        for touchpoint in journey.touchpoints_in(stage.id):
            if low is None and any(value <= LOWEST for value in feelings_at(journey, touchpoint).values()):
                low = touchpoint
            if low is not None and _meets_a_person(journey, touchpoint):
                break
        else:
            if low is not None:
                pattern = _("After {touchpoint} the customer meets no person in {stage}.")
                yield Found(
                    (stage.id,),
                    pattern.format(touchpoint=named(journey, low), stage=named(journey, stage)),
                    _("Offer a person to turn to: by phone, by chat with people, or in the store."),
                )


def _meets_a_person(journey: JourneyMap, touchpoint: Touchpoint) -> bool:
    lane = journey.find(Lane, touchpoint.lane)
    if lane is not None:
        return lane.kind is LaneKind.FRONT_STAGE
    channels = (journey.find(Channel, id) for id in (touchpoint.channel, *touchpoint.also))
    return any(channel is not None and channel.known_touch is Touch.HUMAN for channel in channels)
