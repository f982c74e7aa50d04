"""Rules about the channels a journey goes through (CH01, CH02)."""

from __future__ import annotations

from collections.abc import Iterator

from designer.checks.rule import N_, Found, Reach, rule
from designer.checks.wording import named, sentence
from designer.model import Channel, JourneyMap, Severity, Stage, Touchpoint
from designer.words import _

FULL_STAGE = 3  # touchpoints from which on one channel is too few


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
