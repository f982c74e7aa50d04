"""Fixes of rules about stages, channels, touchpoints and personas (ST, CH, TP, EM05, MT01, OP02)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from designer.checks.subjects import meetings
from designer.checks.two_moments import two_moments
from designer.checks.wording import one_line
from designer.editing import Document, operations
from designer.editing.operations.labels import in_quotes, quoted
from designer.editing.operations.lanes import TYPE_NAMES
from designer.fixes.fix import Act, Fix, Goes, Place, Suggest, culprits, in_words_of
from designer.fixes.flow import MOST, put_into_flow, touchpoint_of
from designer.fixes.merging import merge_channels, merge_stages
from designer.fixes.moments import channels_told
from designer.fixes.whereabouts import likely_channels, likely_stages
from designer.library import Library, period_of
from designer.model import (
    Channel,
    ChannelType,
    Evidence,
    Initiator,
    JourneyMap,
    Note,
    Placement,
    Scope,
    Stage,
    StageKind,
    Touchpoint,
)
from designer.words import _

_ORGANISATION_STARTS = {ChannelType.ADVERTISING, ChannelType.EMAIL, ChannelType.SMS, ChannelType.POST}


def _setting(ids: Sequence[str], field: str, value: object) -> Act:
    def act(document: Document) -> Sequence[str]:
        operations.set_field(document, ids, field, value)
        return ids

    return act


def _going(title: str, field: str) -> Suggest:
    """Only a person can write it: go there."""

    def suggest(place: Place) -> Iterator[Fix]:
        element = next(iter(culprits(place)), "")
        if element or field == "scenario":
            yield Fix(_(title), "", goes=Goes(element or "map", field))

    return suggest


# Stages


def suit_scope(place: Place) -> Iterator[Fix]:
    """ST03: the scope that the stages show."""
    is_customer = place.journey.header.scope is Scope.CUSTOMER
    scope = Scope.BUYER if is_customer else Scope.CUSTOMER
    title = _("Make it a buyer’s journey") if is_customer else _("Make it a customer journey")

    def act(document: Document) -> Sequence[str]:
        operations.set_header(document, "scope", scope)
        return ()

    yield Fix(title, title[:1].lower() + title[1:], act)


def name_or_merge(place: Place) -> Iterator[Fix]:
    """ST04: neighbours of one name are one; what has no name is called as what it is."""
    journey, ids = place.journey, place.gap.elements
    stages = [s for id in ids if (s := journey.find(Stage, id)) is not None]
    channels = [c for id in ids if (c := journey.find(Channel, id)) is not None]
    bare = stages or channels
    nameless = [t.id for id in ids if (t := journey.find(Touchpoint, id)) is not None and not one_line(t.name)]
    if len(bare) > 1 and not bare[0].name.strip():
        yield Fix(_("Name them…"), "", goes=Goes(bare[0].id, "name"))
    elif len(stages) > 1 and _are_neighbours(journey, stages):
        said = _("join the stages {name}").format(name=quoted(journey, stages[0].id))
        yield Fix(_("Join them"), said, partial(merge_stages, [s.id for s in stages]), is_safe=True)
    elif len(channels) > 1 and len({(c.known_type, c.known_touch, c.known_ownership) for c in channels}) == 1:
        said = _("join the channels {name}").format(name=quoted(journey, channels[0].id))
        yield Fix(_("Join them"), said, partial(merge_channels, [c.id for c in channels]), is_safe=True)
    elif len(stages) == 1 and not stages[0].name.strip():
        kind = period_of(stages[0])
        name = in_words_of(journey, kind.value.capitalize())
        if kind not in (StageKind.UNKNOWN, StageKind.OTHER) and name not in [s.name for s in journey.stages]:
            yield _naming(stages[0].id, name)
        yield Fix(_("Name it…"), "", goes=Goes(stages[0].id, "name"))
    elif len(channels) == 1 and not channels[0].name.strip():
        name = in_words_of(journey, TYPE_NAMES[channels[0].known_type])
        if channels[0].known_type is not ChannelType.OTHER and name not in [c.name for c in journey.channels]:
            yield _naming(channels[0].id, name)
        yield Fix(_("Name it…"), "", goes=Goes(channels[0].id, "name"))
    elif nameless:
        title = _("Name them…") if len(nameless) > 1 else _("Name it…")
        yield Fix(title, "", goes=Goes(nameless[0], "name"))


def _are_neighbours(journey: JourneyMap, stages: Sequence[Stage]) -> bool:
    at = [s.id for s in journey.stages].index(stages[0].id)
    return [s.id for s in journey.stages[at : at + len(stages)]] == [s.id for s in stages]


def _naming(id: str, name: str) -> Fix:
    def act(document: Document) -> Sequence[str]:
        operations.rename(document, id, name)
        return (id,)

    title = _("Call it {name}").format(name=in_quotes(name))
    return Fix(title, _("name it {name}").format(name=in_quotes(name)), act)


# Channels


def remove_channel(place: Place) -> Iterator[Fix]:
    """CH01: a channel that nothing goes through and nothing is said of goes."""
    journey = place.journey
    unused = [id for id in place.gap.elements if journey.find(Channel, id) is not None]
    if not unused:
        return

    def act(document: Document) -> Sequence[str]:
        operations.delete(document, unused)
        return ()

    liked = {id for persona in journey.personas for id in persona.channels}
    is_bare = not any(journey.notes_about(id) or id in liked for id in unused)
    title, said = _("Delete channel"), _("delete channel {name}").format(name=quoted(journey, unused[0]))
    if len(unused) > 1:
        title, said = _("Delete these channels"), _("delete {n} channels").format(n=len(unused))
    yield Fix(title, said, act, is_safe=is_bare)


# Touchpoints


def choose_channel(place: Place) -> Iterator[Fix]:
    """TP01: the channel that the words of its name tell, else that of its neighbours, else what its stage uses most."""
    journey, library = place.journey, place.library
    if len(place.gap.elements) != 1:
        bare = [t.id for t in meetings(journey) if not t.channel]

        def act(document: Document) -> Sequence[str]:
            # First those whose names tell it: the others go where their neighbours do.
            for id in sorted(bare, key=lambda id: not channels_told(touchpoint_of(journey, id).name, library)):
                _move(document, id, likely_channels(document.journey, id, library)[0])
            return tuple(bare)

        yield Fix(_("Choose channels"), _("choose the channels of all touchpoints"), act)
        return
    touchpoint = touchpoint_of(journey, place.gap.elements[0])
    for type in likely_channels(journey, touchpoint.id, library)[:MOST]:
        lane = next((c for c in journey.channels if c.known_type is type), None)
        name = lane.name if lane is not None else in_words_of(journey, TYPE_NAMES[type])
        yield Fix(
            _("Choose a channel"),
            _("move {name} to {channel}").format(name=quoted(journey, touchpoint.id), channel=in_quotes(name)),
            partial(_moved, touchpoint.id, type),
            choice=name,
        )


def _moved(id: str, type: ChannelType, document: Document) -> Sequence[str]:
    _move(document, id, type)
    return (id,)


def _move(document: Document, id: str, type: ChannelType) -> None:
    touchpoint = touchpoint_of(document.journey, id)
    lane = operations.channel_of_type(document, type)
    place = Placement(stage=touchpoint.stage, step=touchpoint.step, lane=lane)
    operations.move_touchpoints(document, [id], place)


def take_from_tray(place: Place) -> Iterator[Fix]:
    """TP02: into the stage that its name tells, else into that of what it is connected with or stands beside in the list."""
    journey, library = place.journey, place.library
    if len(place.gap.elements) != 1:
        yield from _empty_the_tray(place)
        return
    touchpoint = touchpoint_of(journey, place.gap.elements[0])
    for id in likely_stages(journey, touchpoint, library)[:MOST]:
        stage = quoted(journey, id)
        said = _("move {name} to {stage}").format(name=quoted(journey, touchpoint.id), stage=stage)
        yield Fix(_("Move to its stage"), said, partial(_placed, touchpoint.id, id, library), choice=stage)
    yield Fix(_("Sort the tray…"), "", goes=Goes(touchpoint.id, "tray"))


def _empty_the_tray(place: Place) -> Iterator[Fix]:
    """All that wait there into the stages where they belong, in one step: one after the other, for each may stand beside the
    one before it."""
    journey, library = place.journey, place.library
    waiting = [id for id in culprits(place) if journey.find(Touchpoint, id) is not None]

    def act(document: Document) -> Sequence[str]:
        for id in waiting:
            stage = likely_stages(document.journey, touchpoint_of(document.journey, id), library)[0]
            _placed(id, stage, library, document)
        return waiting

    if waiting and journey.stages:
        yield Fix(_("Move to their stages"), _("move {n} touchpoints to their stages").format(n=len(waiting)), act)
    if waiting:
        yield Fix(_("Sort the tray…"), "", goes=Goes(waiting[0], "tray"))


def _placed(id: str, stage: str, library: Library, document: Document) -> Sequence[str]:
    touchpoint = touchpoint_of(document.journey, id)
    lane = touchpoint.channel or operations.channel_of_type(document, likely_channels(document.journey, id, library)[0])
    operations.move_touchpoints(document, [id], Placement(stage=stage, lane=lane))
    if not document.journey.flow.degree(id):
        put_into_flow(document, id)
    return (id,)


def split_name(place: Place) -> Iterator[Fix]:
    """TP03: two moments are two touchpoints, one after the other."""
    journey = place.journey
    language = journey.header.language
    there = [touchpoint_of(journey, id) for id in place.gap.elements]
    parts = {t.id: moments for t in there if (moments := two_moments(one_line(t.name), language)) is not None}
    if len(parts) < len(there):  # some are only long
        return

    def act(document: Document) -> Sequence[str]:
        return [written for id, moments in parts.items() for written in _split(document, id, *moments)]

    said = _("split {name} in two").format(name=quoted(journey, there[0].id))
    if len(there) > 1:
        said = _("split {n} touchpoints in two").format(n=len(there))
    yield Fix(_("Split in two"), said, act)


def _split(document: Document, id: str, first: str, second: str) -> Sequence[str]:
    touchpoint = touchpoint_of(document.journey, id)
    operations.rename(document, id, first)
    there = Placement(stage=touchpoint.stage, after=touchpoint.step, lane=document.journey.place_of(touchpoint))
    new = operations.add_touchpoint(document, second[:1].upper() + second[1:], there)
    operations.set_field(document, [new], "personas", touchpoint.personas)
    for way in document.journey.connections_from(id):
        operations.reconnect(document, way.id, source=new)
    if document.journey.connections:
        operations.connect(document, id, new)
    if touchpoint.is_end:
        operations.set_field(document, [id], "is_end", False)
        operations.set_field(document, [new], "is_end", True)
    return id, new


def say_who_starts(place: Place) -> Iterator[Fix]:
    """TP04: the organisation where it advertises and sends, else the customer."""
    journey = place.journey
    ids = culprits(place)
    if not ids:
        return

    def usual(id: str) -> Initiator:
        channel = journey.find(Channel, touchpoint_of(journey, id).channel)
        is_theirs = channel is not None and channel.known_type in _ORGANISATION_STARTS
        return Initiator.ORGANISATION if is_theirs else Initiator.CUSTOMER

    def start(who: Initiator | None, document: Document) -> Sequence[str]:
        for id in ids:
            operations.set_field(document, [id], "initiator", who or usual(id))
        return ids

    title = _("Say who starts it")
    if len(ids) > 1:
        yield Fix(title, _("say who starts the touchpoints"), partial(start, None), choice=_("As usual by channel"))
        return
    said = _("say who starts {name}").format(name=quoted(journey, ids[0]))
    words = {Initiator.CUSTOMER: _("The customer"), Initiator.ORGANISATION: _("The organisation")}
    first = usual(ids[0])
    for who in sorted(Initiator, key=lambda who: who is not first):
        yield Fix(title, said, partial(start, who), choice=words[who])


def assume(place: Place) -> Iterator[Fix]:
    """EM05: what nobody has lived through is an assumption, where nothing else is said of it."""
    journey = place.journey
    named = [touchpoint_of(journey, id) for id in culprits(place)]
    silent = [t.id for t in named if t.evidence is None]
    if silent:
        said = _("mark {name} as assumed").format(name=quoted(journey, silent[0]))
        yield Fix(_("Mark as assumed"), said, _setting(silent, "evidence", Evidence.ASSUMPTION), is_safe=True)


def mark_moment(place: Place) -> Iterator[Fix]:
    """MT01: where the customer feels worst is decided most; a map with too many has to be thought over."""
    journey = place.journey
    if place.gap.elements:
        return
    felt = [(min([v for _w, v in t.feelings], default=t.feeling), t.id) for t in meetings(journey)]
    known = [(value, journey.numbers[id], id) for value, id in felt if value is not None]
    for _value, _number, id in sorted(known)[:MOST]:
        name = quoted(journey, id)
        said = _("make {name} a moment of truth").format(name=name)
        yield Fix(_("Mark a moment"), said, _setting([id], "is_moment_of_truth", True), choice=name)


def own_opportunity(place: Place) -> Iterator[Fix]:
    """OP02: whoever owns the touchpoint that it is about; else a person says who."""
    journey = place.journey
    notes = [n for id in culprits(place) if (n := journey.find(Note, id)) is not None]
    owned = [(n.id, t.owner) for n in notes if (t := journey.find(Touchpoint, n.about)) is not None and t.owner.strip()]
    if owned and len(owned) == len(notes):

        def act(document: Document) -> Sequence[str]:
            for id, owner in owned:
                operations.set_field(document, [id], "owner", owner)
            return tuple(id for id, _owner in owned)

        said = _("set owner of {name}").format(name=quoted(journey, owned[0][0]))
        yield Fix(_("Set the owner"), said, act, choice=owned[0][1])
    if notes:
        yield Fix(_("Set the owner…"), "", goes=Goes(notes[0].id, "owner"))


# Evidence and print


def say_what_it_rests_on(place: Place) -> Iterator[Fix]:
    """EV01: only a person knows the source, where it counts most first; what nobody has said is an assumption."""
    journey = place.journey
    there = [touchpoint_of(journey, id) for id in place.gap.elements] or list(meetings(journey))
    silent = [t.id for t in there if t.evidence is None]
    if silent and len(silent) == len(there):
        said = _("mark all touchpoints as assumed")
        yield Fix(
            _("Mark as assumed"), said, _setting(silent, "evidence", Evidence.ASSUMPTION), choice=_("All assumed")
        )
    if there:
        first = next((t for t in there if t.is_moment_of_truth), there[0])
        yield Fix(_("Write the source…"), "", goes=Goes(first.id, "source"), choice=_("Write the source…"))


def choose_paper(_place: Place) -> Iterator[Fix]:
    """PR01: the sheet is chosen where one prints."""
    yield Fix(_("Choose the paper…"), "", goes=Goes("map", "print"))


def drop_colour(place: Place) -> Iterator[Fix]:
    """PR02: the theme's colours can be read; one of one's own gives way."""
    journey = place.journey
    for id in place.gap.elements:
        if getattr(journey[id], "colour", ""):
            said = _("take the colour of the theme for {name}").format(name=quoted(journey, id))
            yield Fix(_("Take the theme’s colour"), said, _setting([id], "colour", ""))


FIXES: dict[str, Suggest] = {
    "ST03": suit_scope,
    "ST04": name_or_merge,
    "ST05": _going("Write the goal…", "goal"),
    "CH01": remove_channel,
    "TP01": choose_channel,
    "TP02": take_from_tray,
    "TP03": split_name,
    "TP04": say_who_starts,
    "PE03": _going("Write the scenario…", "scenario"),
    "EM05": assume,
    "MT01": mark_moment,
    "OP02": own_opportunity,
    "OW01": _going("Set the owner…", "owner"),
    "KP02": _going("Set the target…", "target"),
    "EV01": say_what_it_rests_on,
    "PR01": choose_paper,
    "PR02": drop_colour,
    "EV02": _going("Set the date…", "evidence_date"),
}
