"""The ways through a map as the graph rules see them: who is part of the graph, where it begins and ends, what leads on.

Terms and cases are those of CHECKS.md: an entry stands in the first stage that has touchpoints and nothing but returns leads
to it, or is marked as a start; an exit stands in the last step of the last stage that has touchpoints, or stands there and
leads nowhere but by returns, or is marked as an end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from designer.checks.wording import named
from designer.model import Connection, ConnectionKind, JourneyMap, Touchpoint
from designer.words import _

NOWHERE: Sequence[Connection] = ()
MainPath = tuple[tuple[Touchpoint, ...], tuple[Connection, ...]]


class Ways:
    """All of this for one state of a map, worked out in one pass over its connections."""

    def __init__(self, journey: JourneyMap) -> None:
        self.seen = (journey.touchpoints, journey.connections)
        self.main: MainPath | None = None  # the main path, once somebody has asked
        self.meeting: list[Touchpoint] | None = None  # where all ways meet, likewise
        self.lost: list[Touchpoint] | None = None  # where parts begin that no entry leads to, likewise
        self.on: dict[str, list[Connection]] = {}  # ways forward by where they begin
        self.to: dict[str, list[Connection]] = {}  # and by where they end
        self.placed = {t.id: t for t in journey.touchpoints}
        self._follows: dict[str, Iterable[str]] | None = None
        linked: set[str] = set()
        led_to: set[str] = set()
        leading_on: set[str] = set()
        numbers, placed = journey.numbers, self.placed
        for way in journey.connections:
            linked.add(way.source)
            linked.add(way.target)
            if way.kind is ConnectionKind.RETURN:
                continue
            leading_on.add(way.source)
            source = placed.get(way.source)
            if source is None:
                continue
            led_to.add(way.target)
            target = placed.get(way.target)
            if target is not None and _leads_on(source, target, numbers):
                self.on.setdefault(way.source, []).append(way)
                self.to.setdefault(way.target, []).append(way)
        self.members = tuple([t for t in journey.touchpoints if not t.lane or t.id in linked])
        first = self.members[0].stage if self.members else ""
        last = self.members[-1] if self.members else None
        self.entries = tuple([t for t in self.members if t.is_start or (t.stage == first and t.id not in led_to)])
        self.exits = tuple(
            [
                t
                for t in self.members
                if t.is_end or (last and t.stage == last.stage and (t.step == last.step or t.id not in leading_on))
            ]
        )

    def follows(self, journey: JourneyMap) -> Mapping[str, Iterable[str]]:
        """By touchpoint what it leads to, as `JourneyMap.flow` has it: its own views take ten times as long to ask."""
        if self._follows is None:
            self._follows = dict(journey.flow.adjacency())
        return self._follows


class _Last:
    """The ways of the map that was asked about last: each graph rule asks for the same."""

    ways: Ways | None = None


def ways_of(journey: JourneyMap) -> Ways:
    """The ways of a map; worked out again only when its touchpoints or connections are others than when last asked."""
    known = _Last.ways
    if known is None or known.seen[0] is not journey.touchpoints or known.seen[1] is not journey.connections:
        known = _Last.ways = Ways(journey)
    return known


def members(journey: JourneyMap) -> tuple[Touchpoint, ...]:
    """The placed touchpoints that are part of the graph, in map order."""
    return ways_of(journey).members


def entries(journey: JourneyMap) -> tuple[Touchpoint, ...]:
    """Where the journey begins: in the first stage with nothing leading there but returns, or marked as start."""
    return ways_of(journey).entries


def exits(journey: JourneyMap) -> tuple[Touchpoint, ...]:
    """Where it ends: in the last step of the last stage, in that stage with no way on but returns, or marked as end."""
    return ways_of(journey).exits


def ways_on(journey: JourneyMap, id: str) -> Sequence[Connection]:
    """The ways forward from a touchpoint: those into the tray, returns, and what leads back unmarked are not counted."""
    return ways_of(journey).on.get(id, NOWHERE)


def is_forward(journey: JourneyMap, way: Connection) -> bool:
    """Whether a connection leads on: both ends are placed, it is no return, and its target stands in no earlier step."""
    if way.kind is ConnectionKind.RETURN:
        return False
    source, target = touchpoint_of(journey, way.source), touchpoint_of(journey, way.target)
    if not source.stage or not target.stage:
        return False
    return _leads_on(source, target, journey.numbers)


def _leads_on(source: Touchpoint, target: Touchpoint, numbers: Mapping[str, int]) -> bool:
    if source.stage == target.stage:
        return target.step >= source.step
    return numbers[target.id] > numbers[source.id]


def main_path(journey: JourneyMap) -> tuple[Touchpoint, ...]:
    """What the rules take as the main path: from the first entry to the first exit that leads nowhere, at each branch by
    the way with the highest share, else by one of today, and one that is not marked as an alternative; nothing where there
    is no such way."""
    return _main(journey)[0]


def main_connections(journey: JourneyMap) -> tuple[Connection, ...]:
    """The connections that the main path goes by."""
    return _main(journey)[1]


def _main(journey: JourneyMap) -> MainPath:
    ways = ways_of(journey)
    if ways.main is None:
        ways.main = _find_main_path(journey, ways)
    return ways.main


def _find_main_path(journey: JourneyMap, ways: Ways) -> MainPath:
    if not ways.entries:
        return (), ()
    ends = {t.id for t in ways.exits}
    finals = {id for id in ends if id not in ways.on} or ends
    came_by: dict[str, Connection | None] = {}
    waiting: list[tuple[str, Connection | None]] = [(ways.entries[0].id, None)]
    while waiting:
        at, by = waiting.pop()
        if at in came_by:
            continue
        came_by[at] = by
        if at in finals:
            return _traced(journey, came_by, at)
        # The best way last: it is the first to be taken off.
        on: Sequence[Connection] = ways.on.get(at, NOWHERE)
        if len(on) > 1:
            on = sorted(on, key=lambda way: _preference(journey, way), reverse=True)
        waiting += [(way.target, way) for way in on if way.target not in came_by]
    return (), ()


def _traced(journey: JourneyMap, came_by: dict[str, Connection | None], at: str) -> MainPath:
    touchpoints, connections = [touchpoint_of(journey, at)], []
    while (way := came_by[at]) is not None:
        connections.append(way)
        at = way.source
        touchpoints.append(touchpoint_of(journey, at))
    return tuple(reversed(touchpoints)), tuple(reversed(connections))


def _preference(journey: JourneyMap, way: Connection) -> tuple[float, bool, bool, int, str]:
    is_marked = way.kind is ConnectionKind.ALTERNATIVE
    return -(way.share or 0), leads_to_future(journey, way), is_marked, journey.numbers[way.target], way.id


def leads_to_future(journey: JourneyMap, way: Connection) -> bool:
    """Whether a way, or what it leads to, is only there in the future state of a map that shows both."""
    return "future" in (way.state, touchpoint_of(journey, way.target).state)


def main_path_named(journey: JourneyMap) -> str:
    """The main path as a sentence names it: “A” to “Z”."""
    path = main_path(journey)
    if len(path) < 2:
        return ""
    return _("{first} to {last}").format(first=named(journey, path[0]), last=named(journey, path[-1]))


def touchpoint_of(journey: JourneyMap, id: str) -> Touchpoint:
    """The touchpoint at an end of a connection."""
    found = journey.get(id)
    assert isinstance(found, Touchpoint)  # the model keeps references valid
    return found
