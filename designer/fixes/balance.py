"""Fixes of rules about how a map is shared out: stages split and joined (ST02, ST06), further channels (CH02), a shorter way
(CH03) and a person to turn to (CH04)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from designer.checks.channels import has_people, is_low, leaves_and_returns
from designer.checks.rule import N_
from designer.editing import Document, operations
from designer.editing.operations.labels import quoted
from designer.editing.operations.lanes import TYPE_NAMES
from designer.fixes.adding import add_touchpoint
from designer.fixes.fix import Fix, Place, Suggest, in_words_of
from designer.fixes.flow import MOST, touchpoint_of
from designer.fixes.merging import merge_stages
from designer.library import period_of
from designer.model import (
    ChannelType,
    Evidence,
    Initiator,
    JourneyMap,
    MapState,
    Placement,
    Stage,
    StageKind,
    Status,
    Touchpoint,
)
from designer.words import _

_PERIODS = (
    StageKind.AWARENESS,
    StageKind.CONSIDERATION,
    StageKind.PURCHASE,
    StageKind.RETENTION,
    StageKind.ADVOCACY,
)
# Through which a person is met, the easiest to reach first, and what happens there.
_PEOPLE = {
    ChannelType.PHONE: N_("Gets help on the phone"),
    ChannelType.CHAT: N_("Gets help in the chat"),
    ChannelType.STORE: N_("Gets help in the store"),
    ChannelType.HOME_VISIT: N_("Gets help at home"),
}


def suit_number(place: Place) -> Iterator[Fix]:
    """ST02: the usual stages for a map without any; one is split, neighbours of many are joined."""
    stages = place.journey.stages
    if not stages:
        names = ", ".join(in_words_of(place.journey, kind.value.capitalize()) for kind in _PERIODS)
        yield Fix(_("Add the usual stages"), _("add the usual stages"), _add_usual_stages, choice=names)
    elif len(stages) < 2:
        yield from _splits(place.journey, stages[0])
    else:
        yield from _joins(place.journey)


def _add_usual_stages(document: Document) -> Sequence[str]:
    return [operations.add_stage(document, _(kind.value.capitalize()), kind=kind) for kind in _PERIODS]


def split_crowded(place: Place) -> Iterator[Fix]:
    """ST06: in two, at the step nearest to its middle first."""
    stage = place.journey.find(Stage, place.gap.elements[0])
    if stage is not None:
        yield from _splits(place.journey, stage)


def _splits(journey: JourneyMap, stage: Stage) -> Iterator[Fix]:
    steps = journey.steps(stage.id)
    total = len(journey.touchpoints_in(stage.id))
    before, places = 0, []
    for at, (_key, members) in enumerate(steps):
        if at:
            places.append((abs(2 * before - total), at))
        before += len(members)
    for _distance, at in sorted(places)[:MOST]:
        key, members = steps[at]
        name = quoted(journey, stage.id)
        yield Fix(
            _("Split the stage"),
            _("split {stage} in two").format(stage=name),
            partial(_split, stage.id, key),
            says_more=True,
            choice=_("{stage}, from {touchpoint} on").format(stage=name, touchpoint=quoted(journey, members[0].id)),
        )


def _split(stage: str, step: str, document: Document) -> Sequence[str]:
    return (operations.split_stage(document, stage, step),)


def _joins(journey: JourneyMap) -> Iterator[Fix]:
    """Neighbours, those of one period first, and then the smallest."""

    def burden(pair: tuple[Stage, Stage]) -> tuple[bool, int]:
        one, other = (period_of(stage) for stage in pair)
        count = sum(len(journey.touchpoints_in(stage.id)) for stage in pair)
        return one is not other or one is StageKind.UNKNOWN, count

    for first, second in sorted(zip(journey.stages, journey.stages[1:]), key=burden)[:MOST]:
        names = _("{first} and {second}").format(first=quoted(journey, first.id), second=quoted(journey, second.id))
        act = partial(merge_stages, [first.id, second.id])
        yield Fix(_("Join two stages"), _("join {names}").format(names=names), act, says_more=True, choice=names)


def add_second_way(place: Place) -> Iterator[Fix]:
    """CH02: a further channel of the map, people first, at the touchpoint where it is needed most."""
    journey = place.journey
    there = [t for t in journey.touchpoints_in(place.gap.elements[0]) if not t.lane]
    if not there:
        return
    where = min(there, key=lambda t: (not t.is_moment_of_truth, _lowest(t), journey.numbers[t.id]))
    used = Counter(t.channel for t in journey.touchpoints)
    others = [c for c in journey.channels if c.id != where.channel]
    others.sort(key=lambda c: (not has_people(c), -used[c.id]))
    for channel in others[:MOST]:
        names = {"touchpoint": quoted(journey, where.id), "channel": quoted(journey, channel.id)}
        yield Fix(
            _("Add a channel"),
            _("let {touchpoint} go through {channel} too").format(**names),
            partial(_go_through_too, where.id, channel.id),
            choice=_("{touchpoint} also through {channel}").format(**names),
        )


def _go_through_too(id: str, channel: str, document: Document) -> Sequence[str]:
    operations.set_field(document, [id], "also", (*touchpoint_of(document.journey, id).also, channel))
    return (id,)


def _lowest(touchpoint: Touchpoint) -> float:
    own = [value for _who, value in touchpoint.feelings]
    return min(own, default=touchpoint.feeling if touchpoint.feeling is not None else 0.0)


def stay_in_channel(place: Place) -> Iterator[Fix]:
    """CH03: into the channel where the customer is; a map of today tells what is, and that no fix may change."""
    journey = place.journey
    is_planned = journey.header.shows is MapState.FUTURE
    for id in place.gap.elements:
        touchpoint = touchpoint_of(journey, id)
        home = leaves_and_returns(journey, touchpoint)
        if home and (is_planned or touchpoint.state == "future" or touchpoint.status is Status.PLANNED):
            names = {"touchpoint": quoted(journey, id), "channel": quoted(journey, home)}
            said = _("move {touchpoint} to {channel}").format(**names)
            yield Fix(_("Stay in one channel"), said, partial(_move, id, home), choice=said)


def _move(id: str, channel: str, document: Document) -> Sequence[str]:
    touchpoint = touchpoint_of(document.journey, id)
    place = Placement(stage=touchpoint.stage, step=touchpoint.step, lane=channel)
    operations.move_touchpoints(document, [id], place)
    return (id,)


def offer_a_person(place: Place) -> Iterator[Fix]:
    """CH04: somebody to turn to, behind the low; planned, for today there is nobody."""
    journey, stage = place.journey, place.gap.elements[0]
    low = next((t for t in journey.touchpoints_in(stage) if is_low(journey, t)), None)
    if low is None:
        return
    types = {c.known_type for c in journey.channels}
    for type in sorted(_PEOPLE, key=lambda type: type not in types)[:MOST]:
        name = in_words_of(journey, _PEOPLE[type])
        about = _("add touchpoint to {stage}").format(stage=quoted(journey, stage))
        choice = _("{name}, {channel}").format(name=name, channel=_(TYPE_NAMES[type]))
        yield Fix(_("Add a person"), about, partial(_add_planned, stage, name, type), says_more=True, choice=choice)


def _add_planned(stage: str, name: str, type: ChannelType, document: Document) -> Sequence[str]:
    id = add_touchpoint(document, stage, name, type)
    wanted = {
        "status": Status.PLANNED,
        "initiator": Initiator.CUSTOMER,
        "feeling": 1.0,
        "evidence": Evidence.ASSUMPTION,
    }
    for field, value in wanted.items():  # what is felt there is what one hopes for
        operations.set_field(document, [id], field, value)
    return (id,)


FIXES: dict[str, Suggest] = {
    "ST02": suit_number,
    "ST06": split_crowded,
    "CH02": add_second_way,
    "CH03": stay_in_channel,
    "CH04": offer_a_person,
}
