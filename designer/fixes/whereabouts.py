"""Where a touchpoint most likely belongs: through which channel it goes, and in which stage it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from designer.fixes.flow import touchpoint_of
from designer.fixes.moments import channels_told, periods_told
from designer.library import Library, period_of
from designer.model import Channel, ChannelType, JourneyMap, StageKind, Touchpoint
from designer.model.stage_kinds import kind_from_name

# Into these one goes for one thing only, or is visited for one: what stands beside it need not go through them too.
_FOR_ONE_THING = frozenset(
    {ChannelType.REVIEW_SITE, ChannelType.WORD_OF_MOUTH, ChannelType.ADVERTISING, ChannelType.HOME_VISIT}
)

# How much of a journey lies behind the customer in each period; the purchase is its middle.
_HOW_FAR = {
    StageKind.AWARENESS: 0.0,
    StageKind.CONSIDERATION: 0.2,
    StageKind.PURCHASE: 0.5,
    StageKind.ONBOARDING: 0.7,
    StageKind.USE: 0.75,
    StageKind.RETENTION: 0.85,
    StageKind.ADVOCACY: 1.0,
}


def likely_channels(journey: JourneyMap, id: str, library: Library) -> list[ChannelType]:
    """The types of channels it may go through, the most likely first: as its name tells, those that the map has before
    others; then as its neighbours do, those of its stage, and the rest of the map."""
    touchpoint = touchpoint_of(journey, id)
    here = {c.known_type for c in journey.channels}
    found = sorted(channels_told(touchpoint.name, library), key=lambda type: type not in here)
    counted = Counter(t.channel for t in journey.touchpoints_in(touchpoint.stage) if t.channel)
    common = [id for id, _count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))]
    near = (t.channel for t in _neighbours(journey, touchpoint))
    for channel_id in (*near, *common, *(c.id for c in journey.channels)):
        channel = journey.find(Channel, channel_id)
        if channel is not None and channel.known_type not in _FOR_ONE_THING:
            found.append(channel.known_type)
    return list(dict.fromkeys(found)) or [ChannelType.WEBSITE]


def _neighbours(journey: JourneyMap, touchpoint: Touchpoint) -> list[Touchpoint]:
    ways = (*journey.connections_to(touchpoint.id), *journey.connections_from(touchpoint.id))
    return [touchpoint_of(journey, end) for way in ways for end in (way.source, way.target) if end != touchpoint.id]


def likely_stages(journey: JourneyMap, touchpoint: Touchpoint, library: Library) -> list[str]:
    """The stages it may stand in, the most likely first: those whose period its name tells, that of what it is connected
    with, and that of the one before it in the list."""
    kinds = [*periods_told(touchpoint.name, library), kind_from_name(touchpoint.name)]
    told = [s.id for kind in kinds for s in journey.stages if period_of(s) is kind is not StageKind.UNKNOWN]
    if journey.stages and all(period_of(stage) is StageKind.UNKNOWN for stage in journey.stages):
        told = _by_the_way_gone(journey, kinds)
    near = [other.stage for other in _neighbours(journey, touchpoint)]
    return [id for id in dict.fromkeys((*told, *near, *_by_the_list(journey, touchpoint))) if id]


def _by_the_way_gone(journey: JourneyMap, kinds: Sequence[StageKind]) -> list[str]:
    """Of stages that do not tell what they are for (“Before”, “During”, “After”), the one that far on the way."""
    stages = journey.stages
    return [stages[min(len(stages) - 1, int(_HOW_FAR[kind] * len(stages)))].id for kind in kinds if kind in _HOW_FAR]


def _by_the_list(journey: JourneyMap, touchpoint: Touchpoint) -> list[str]:
    """The stage of the one before it in the list, else of the one after it, else the first one."""
    listed = list(journey.of(Touchpoint))
    at = next(i for i, other in enumerate(listed) if other.id == touchpoint.id)
    before = next((other.stage for other in reversed(listed[:at]) if other.stage), "")
    after = next((other.stage for other in listed[at + 1 :] if other.stage), "")
    return [before, after, *(stage.id for stage in journey.stages[:1])]
