"""Rules about branches and the points that all ways go through (GR06, GR07, GR09)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from designer.checks.flow import READS, needs_connections
from designer.checks.rule import N_, Found, Reach, is_most, rule
from designer.checks.sources import FLOWCHARTS
from designer.checks.subjects import feelings_at, is_answered, takes_part
from designer.checks.ways import Ways, main_path, main_path_named, members, touchpoint_of, ways_of
from designer.checks.wording import listed, named, one_line, sentence
from designer.model import (
    Channel,
    ChannelType,
    Connection,
    ConnectionKind,
    JourneyMap,
    Note,
    NoteKind,
    Persona,
    Severity,
    Touchpoint,
)
from designer.model.targets import is_missed
from designer.words import _, ngettext

_TOLERANCE = 0.5  # per cent: shares are rounded
_GRAVE = 2  # of a pain point: middle
_WELL = 1.0  # the first feeling that is a good one
_OTHERS = frozenset({ChannelType.WORD_OF_MOUTH, ChannelType.REVIEW_SITE})  # not the organisation's
_WAITS = re.compile(r"[1-9]|^\s*[^\W\d][^0]*$")  # “nine weeks”, “40 min”, and not “0 min”


@rule(
    "GR06",
    "bottleneck",
    Severity.INFO,
    Reach.WHOLE_MAP,
    *READS,
    Persona,
    Note,
    reads_written=False,
    why=N_("Where all ways meet, one bad day there stops every customer."),
    advice=N_("Make sure that it holds, or give the customer a second way."),
    bad=N_("All orders, online and in the store, go through “Credit check”, which is closed at night."),
    good=N_("“Credit check” is known, watched, and has a second way: payment in advance."),
    spares=N_(
        "A touchpoint that works: felt as 0 or better, without waiting, with no way back to it, no pain point above low and no "
        "metric off its target; a moment of truth too, where all feel well. One whose pain an opportunity answers, there or at "
        "its stage: somebody knows. One in which not every persona takes part, and one among friends or on other people's "
        "sites: it stops not everybody, or is not the organisation's. What is felt there is not known, while it is elsewhere: "
        "that is EM01. Every journey comes together somewhere; only where it can hurt it is worth a second way. A fork between "
        "today's state and the future one is no branch: nobody has both."
    ),
    by_hand=N_(
        "A second way is something that somebody has to build, so no quick fix draws one. Draw it as a planned "
        "touchpoint beside this one, or write what makes this one hold, and waive the gap with that as the reason."
    ),
    source=FLOWCHARTS,
)
@needs_connections
def bottleneck(journey: JourneyMap) -> Iterator[Found]:
    """In a map with branches, in one gap: the touchpoints where ways meet, that every way takes, and where it can hurt."""
    narrow = [t for t in meeting_points(journey) if _stops_all(journey, t) and _can_hurt(journey, t)]
    if narrow:
        path = main_path(journey)
        said = ngettext(
            "{touchpoints} lies on every way through the map, {path}.",
            "{touchpoints} lie on every way through the map, {path}.",
            len(narrow),
        )
        if len(path) < 2:
            said = ngettext(
                "{touchpoints} lies on every way through the map.",
                "{touchpoints} lie on every way through the map.",
                len(narrow),
            )
        yield Found(
            tuple(touchpoint.id for touchpoint in narrow),
            sentence(said, path=main_path_named(journey), touchpoints=listed(journey, narrow)),
            _("Make sure that it holds, or give the customer a second way."),
            names=tuple(t.id for t in (path[:1] + path[-1:])),
        )


def meeting_points(journey: JourneyMap) -> list[Touchpoint]:
    """In a map with branches: the touchpoints where ways meet and that every way from entry to exit takes, in map order."""
    ways = ways_of(journey)
    if ways.meeting is None:
        ways.meeting = _find_meeting_points(journey, ways)
    return ways.meeting


def _find_meeting_points(journey: JourneyMap, ways: Ways) -> list[Touchpoint]:
    if not any(len(on) > 1 and _is_fork(journey, [(way, way.target) for way in on]) for on in ways.on.values()):
        return []
    begins, ends = {t.id for t in ways.entries}, {t.id for t in ways.exits}
    numbers = journey.numbers
    return [
        touchpoint_of(journey, id)
        for id in sorted(on_every_way(journey, begins, ends) - begins - ends, key=numbers.__getitem__)
        if _is_fork(journey, [(way, way.source) for way in ways.to.get(id, ())])
    ]


def _is_fork(journey: JourneyMap, ways: Sequence[tuple[Connection, str]]) -> bool:
    """Whether ways lead to (or come from) two touchpoints or more of one state, today's or the future one."""
    if len(ways) < 2 or len({id for _way, id in ways}) < 2:
        return False
    return any(
        len({id for way, id in ways if other not in (way.state, touchpoint_of(journey, id).state)}) > 1
        for other in ("future", "current")
    )


def _stops_all(journey: JourneyMap, touchpoint: Touchpoint) -> bool:
    """Whether everybody goes through a touchpoint, and it is the organisation's to mend."""
    if not all(takes_part(touchpoint, persona) for persona in journey.personas):
        return False
    channel = journey.find(Channel, touchpoint.channel)
    return channel is None or channel.known_type not in _OTHERS


def _can_hurt(journey: JourneyMap, touchpoint: Touchpoint) -> bool:
    """Whether something that nobody has answered yet can go wrong at a touchpoint, or nothing is known of any feeling."""
    if is_answered(journey, touchpoint):
        return False
    felt = feelings_at(journey, touchpoint).values()
    if not felt and not any(t.feeling is not None or t.feelings for t in journey.touchpoints):
        return True
    if felt and (min(felt) < 0 or (touchpoint.is_moment_of_truth and min(felt) < _WELL)):
        return True
    if _WAITS.search(touchpoint.waiting):
        return True
    if any(way.kind is ConnectionKind.RETURN for way in journey.connections_to(touchpoint.id)):
        return True
    return any(_is_trouble(note) for note in journey.notes_about(touchpoint.id))


def _is_trouble(note: Note) -> bool:
    if note.kind is NoteKind.PAIN_POINT:
        return note.severity is None or note.severity >= _GRAVE
    return note.kind is NoteKind.METRIC and is_missed(note)


def on_every_way(journey: JourneyMap, begins: set[str], ends: set[str]) -> set[str]:
    """The placed touchpoints that each way from one of these to one of those goes through.

    Of any one way, a touchpoint is on every way where nothing that lies before it leads past it: one sweep along that way
    tells, in time linear in the connections (networkx's dominators took 80 ms at 5,000 touchpoints, this 5).
    """
    way = _any_way(journey, begins, ends)
    place = {id: i for i, id in enumerate(way)}
    follows = ways_of(journey).follows(journey)
    found: set[str] = set()
    seen: set[str] = set()
    farthest = -1

    def look_from(id: str) -> None:
        nonlocal farthest
        waiting = [id]
        while waiting:
            at = waiting.pop()
            if at in ends:
                farthest = len(way)
            for target in follows[at]:
                if target in place:
                    farthest = max(farthest, place[target])
                elif target not in seen:
                    seen.add(target)
                    waiting.append(target)

    for id in begins:
        if id in place:
            farthest = max(farthest, place[id])
        elif id not in seen:
            seen.add(id)
            look_from(id)
    for i, id in enumerate(way):
        if farthest <= i:
            found.add(id)
        look_from(id)
    return {id for id in found if id in journey.numbers}


def _any_way(journey: JourneyMap, begins: set[str], ends: set[str]) -> list[str]:
    came_from: dict[str, str] = dict.fromkeys(sorted(begins), "")
    waiting = list(came_from)
    follows = ways_of(journey).follows(journey)
    for at in waiting:
        if at in ends:
            way = [at]
            while came_from[way[-1]]:
                way.append(came_from[way[-1]])
            return way[::-1]
        for target in follows[at]:
            if target not in came_from:
                came_from[target] = at
                waiting.append(target)
    return []


@rule(
    "GR07",
    "unlabelled-branch",
    Severity.WARNING,
    Reach.WHOLE_MAP,
    *READS,
    reads_written=False,
    why=N_("At a branch the reader asks who goes where; a word on the ways answers."),
    advice=N_("Write on each way who takes it, or when."),
    bad=N_("Two ways lead on from “Asks for advice”, and nobody knows who takes which."),
    good=N_("They are labelled “knows the size” and “wants to try”."),
    spares=N_(
        "A way with a share needs no label. A fork between today's state and the future one is no branch, and several "
        "connections to one touchpoint are one way."
    ),
    source=FLOWCHARTS,
)
@needs_connections
def unlabelled_branch(journey: JourneyMap) -> Iterator[Found]:
    """A branch with two or more ways that carry neither label nor share."""
    branches, unlabelled = 0, []
    on = ways_of(journey).on
    for touchpoint in members(journey):
        ways = on.get(touchpoint.id, ())
        if len(ways) < 2:
            continue
        branches += 1
        bare = [way for way in ways if not one_line(way.label) and way.share is None]
        states = {way.state for way in bare} | {journey[way.target].state for way in bare}
        if len({way.target for way in bare}) > 1 and not {"current", "future"} <= states:
            unlabelled.append((touchpoint, bare))
    has_words = any(one_line(way.label) or way.share is not None for way in journey.connections)
    if (len(unlabelled) > 1 and not has_words) or is_most(len(unlabelled), branches):
        said = (
            _("No branch says who goes where.")
            if not has_words
            else _("{n} of {total} branches do not say who goes where.")
        )
        yield Found(
            tuple(touchpoint.id for touchpoint, _bare in unlabelled),
            said.format(n=len(unlabelled), total=branches),
            _("Write on each way who takes it, or when."),
            is_sum=True,
        )
        return
    for touchpoint, bare in unlabelled:
        pattern = ngettext(
            "{n} way on from {touchpoint} has no label.", "{n} ways on from {touchpoint} have no label.", len(bare)
        )
        yield Found(
            (touchpoint.id,),
            pattern.format(n=len(bare), touchpoint=named(journey, touchpoint)),
            _("Write on each way who takes it, or when."),
            names=tuple(way.id for way in bare),
        )


@rule(
    "GR09",
    "shares",
    Severity.ERROR,
    Reach.WHOLE_MAP,
    *READS,
    reads_written=False,
    why=N_("Customers who are counted nowhere, or twice, make every figure behind the branch wrong."),
    advice=N_("Correct the shares, so that they add up to 100 %."),
    bad=N_("70 % order online, 40 % in the store."),
    good=N_("60 % order online, 40 % in the store."),
    spares=N_(
        "A branch in which some ways have no share yet, as long as the others do not pass 100 %: what is left is theirs."
    ),
    source=FLOWCHARTS,
)
@needs_connections
def shares(journey: JourneyMap) -> Iterator[Found]:
    """A branch whose shares do not add up to 100 %; where some ways have none, one whose shares pass 100 %."""
    on = ways_of(journey).on
    for touchpoint in members(journey):
        ways = on.get(touchpoint.id, ())
        if len(ways) < 2:
            continue
        given = [way.share for way in ways if way.share is not None]
        if not given:
            continue
        total = sum(given)
        is_whole = len(given) == len(ways)
        if abs(total - 100) <= _TOLERANCE if is_whole else total <= 100 + _TOLERANCE:
            continue
        yield Found(
            (touchpoint.id,),
            _("The shares of the ways on from {touchpoint} add up to {total:g} %.").format(
                touchpoint=named(journey, touchpoint), total=round(total, 2)
            ),
            _("Correct the shares, so that they add up to 100 %."),
            names=tuple(way.id for way in ways),
        )
