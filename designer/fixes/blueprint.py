"""Fixes of the rules about service blueprints (BP): what staff does, what stands behind it, what the customer sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from designer.checks.blueprint import steps_with_actions
from designer.editing import Document, operations
from designer.editing.operations.labels import in_quotes, quoted
from designer.fixes.fix import Fix, Place, Suggest, culprits
from designer.fixes.flow import MOST, touchpoint_of
from designer.fixes.usual_work import usual_work
from designer.model import Channel, ChannelType, JourneyMap, Lane, LaneKind, NoteKind, Placement, Touchpoint
from designer.words import _

_ROLES = (LaneKind.FRONT_STAGE, LaneKind.BACK_STAGE, LaneKind.SUPPORT)
Written = tuple[str, str]  # at which touchpoint, and what


def _channel_type(journey: JourneyMap, touchpoint: Touchpoint) -> ChannelType:
    channel = journey.find(Channel, touchpoint.channel)
    return channel.known_type if channel is not None else ChannelType.OTHER


def lane_of(document: Document, kind: LaneKind) -> str:
    """The first lane of a role, added where the map has none, below those that belong above it; its id."""
    for lane in document.journey.lanes:
        if isinstance(lane, Lane) and lane.kind is kind:
            return lane.id
    return operations.add_lane(document, kind)


def _add_actions(kind: LaneKind, written: Sequence[Written], document: Document) -> Sequence[str]:
    lane = lane_of(document, kind)
    made = []
    for at, text in written:
        beside = touchpoint_of(document.journey, at)
        made.append(operations.add_touchpoint(document, text, Placement(beside.stage, beside.step, lane=lane)))
    return made


def _adding(journey: JourneyMap, kind: LaneKind, written: Sequence[Written]) -> Fix:
    name = _(kind.value).capitalize()
    first = quoted(journey, written[0][0])
    if len(written) == 1:
        choice = _("{lane}: {name}").format(lane=name, name=written[0][1])
    else:
        choice = _("{lane}: what is usual at each").format(lane=name)
    about = _("add {lane} at {name}").format(lane=in_quotes(name), name=first)
    return Fix(_("Add an action"), about, partial(_add_actions, kind, written), says_more=True, choice=choice)


def stand_in_front(place: Place) -> Iterator[Fix]:
    """BP01: who is usually in front of the customer in such a channel."""
    journey, at = place.journey, place.gap.elements[0]
    type = _channel_type(journey, touchpoint_of(journey, at))
    for name in usual_work(LaneKind.FRONT_STAGE, type, journey.header.language)[:MOST]:
        yield _adding(journey, LaneKind.FRONT_STAGE, [(at, name)])


def stand_behind(place: Place) -> Iterator[Fix]:
    """BP02: what is usually done behind the front stage, or what it rests on."""
    journey, language = place.journey, place.journey.header.language
    bare = [  # the front-stage action of each step with nothing behind it, and through which channel it meets the customer
        (actions[LaneKind.FRONT_STAGE][0], _channel_type(journey, meeting[0]) if meeting else ChannelType.OTHER)
        for meeting, actions in steps_with_actions(journey)
        if actions.get(LaneKind.FRONT_STAGE) and not actions.keys() & set(_ROLES[1:])
    ]
    if place.gap.elements:
        named = touchpoint_of(journey, place.gap.elements[0])
        bare = [one for one in bare if (one[0].stage, one[0].step) == (named.stage, named.step)]
    if not bare:
        return
    for kind in _ROLES[1:]:
        written = [(action.id, usual_work(kind, type, language)) for action, type in bare]
        if len(written) > 1:
            yield _adding(journey, kind, [(id, names[0]) for id, names in written])
        else:
            ((id, names),) = written
            for name in names[: MOST // 2]:
                yield _adding(journey, kind, [(id, name)])


def show_something(place: Place) -> Iterator[Fix]:
    """BP03: what customers usually see or hold in such a channel."""
    journey, language = place.journey, place.journey.header.language
    there = [touchpoint_of(journey, id) for id in culprits(place)]
    if not there:
        return
    usual = [(t.id, usual_work("evidence", _channel_type(journey, t), language)) for t in there]
    name = quoted(journey, there[0].id)
    title, about = _("Add evidence"), _("add evidence at {name}").format(name=name)
    if len(usual) > 1:
        written = [(id, names[0]) for id, names in usual]
        yield Fix(title, about, partial(_show, written), says_more=True, choice=_("What is usual at each"))
        return
    for text in usual[0][1][:MOST]:
        yield Fix(title, about, partial(_show, [(there[0].id, text)]), says_more=True, choice=text)


def _show(written: Sequence[Written], document: Document) -> Sequence[str]:
    return [operations.add_note(document, NoteKind.EVIDENCE, id, text) for id, text in written]


def order_lanes(place: Place) -> Iterator[Fix]:
    """BP04: channels above the front stage, that above the back stage, that above the support; all else stays."""

    def rank(lane: Channel | Lane) -> int:
        return 0 if isinstance(lane, Channel) else 1 + _ROLES.index(lane.kind)

    def act(document: Document) -> Sequence[str]:
        lanes = document.journey.lanes
        roled = [x for x in lanes if isinstance(x, Channel) or x.kind in _ROLES]
        keys = sorted(x.order for x in roled)
        if len(set(keys)) < len(keys):
            for lane in sorted(roled, key=rank):
                operations.move_lane(document, lane.id, None)
            return tuple(x.id for x in roled)
        for lane, key in zip(sorted(roled, key=rank), keys, strict=True):
            if lane.order != key:
                document.put(msgspec.structs.replace(lane, order=key))
        return tuple(x.id for x in roled)

    yield Fix(_("Put in order"), _("put the lanes in the order of their roles"), act, is_safe=True)


FIXES: dict[str, Suggest] = {
    "BP01": stand_in_front,
    "BP02": stand_behind,
    "BP03": show_something,
    "BP04": order_lanes,
}
