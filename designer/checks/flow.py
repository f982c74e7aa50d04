"""Rules about the ways through the map (GR01 to GR04, GR08, GR10), and what they take as its main path.

The graph is JourneyMap.flow, returns among its connections. Touchpoints in the tray are TP02 and nothing else: ways
through them hold as they are, but they are neither entry nor exit nor culprit. Actions without connections are no part
of the graph. While a map has no connection at all its steps are the flow, and none of these rules can be judged. Terms
and cases are those of CHECKS.md; the rules follow Visio's flowchart validation and bpmnlint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps

from designer.checks.rule import N_, PLACES, Found, Look, Reach, Unjudged, rule
from designer.checks.sources import FLOWCHARTS
from designer.checks.ways import entries as entries
from designer.checks.ways import exits as exits
from designer.checks.ways import is_forward as is_forward
from designer.checks.ways import main_path_named as main_path_named
from designer.checks.ways import members as members
from designer.checks.ways import touchpoint_of, ways_of
from designer.checks.ways import ways_on as ways_on
from designer.checks.wording import listed, named, sentence
from designer.model import Connection, ConnectionKind, Element, JourneyMap, Severity, Touchpoint
from designer.words import _

NO_CONNECTION = N_("The map has no connection; its steps are the flow.")
READS: tuple[type[Element], ...] = (*PLACES, Connection)


def needs_connections(look: Callable[[JourneyMap], Iterator[Found]]) -> Look:
    """Leave a rule unjudged on a map without any connection."""

    @wraps(look)
    def judged(journey: JourneyMap) -> Iterator[Found | Unjudged]:
        if journey.connections:
            yield from look(journey)
        else:
            yield Unjudged(_(NO_CONNECTION))

    return judged


@rule(
    "GR01",
    "no-entry-or-exit",
    Severity.ERROR,
    Reach.WHOLE_MAP,
    *READS,
    reads_written=False,
    why=N_("A journey has to begin somewhere."),
    advice=N_("Mark the touchpoint where it starts, or mark the connections that come back as returns."),
    bad=N_("In the first stage “Searches” leads to “Asks”, and “Asks” back to “Searches”."),
    good=N_("“Searches” is marked as the start of the journey, or the way back as a return."),
    spares=N_("A map without an exit: there always is one, in the last step of the last stage that has touchpoints."),
    source=FLOWCHARTS,
)
@needs_connections
def no_entry_or_exit(journey: JourneyMap) -> Iterator[Found]:
    """A map in which no touchpoint is an entry. An exit there is always: the last step of the last stage."""
    there = members(journey)
    if there and not entries(journey):
        first = journey[there[0].stage]
        pattern = _("The journey begins nowhere: something leads to every touchpoint of {stage}.")
        yield Found(
            (first.id,),
            pattern.format(stage=named(journey, first)),
            _("Mark the touchpoint where it starts, or mark the connections that come back as returns."),
        )


@rule(
    "GR02",
    "unreachable",
    Severity.ERROR,
    Reach.WHOLE_MAP,
    *READS,
    reads_written=False,
    why=N_("What nothing leads to, no customer gets to."),
    advice=N_("Connect the touchpoint before it to it, or mark it as a start of the journey."),
    bad=N_("“Reads reviews” stands in “Consideration”, and no connection ends there."),
    good=N_("“Sees an advert” leads to “Reads reviews”."),
    source=FLOWCHARTS,
)
@needs_connections
def unreachable(journey: JourneyMap) -> Iterator[Found]:
    """The root of each part that no entry leads to; of a loop its first touchpoint."""
    for root in _lost_roots(journey):
        if not journey.flow.in_degree(root.id):
            pattern = _("Nothing leads to {touchpoint}.")
        else:
            pattern = _("Nothing leads to {touchpoint} but the loop it is part of.")
        yield Found(
            (root.id,),
            sentence(pattern, touchpoint=named(journey, root)),
            _("Connect the touchpoint before it to it, or mark it as a start of the journey."),
        )


def _lost_roots(journey: JourneyMap) -> list[Touchpoint]:
    """Where the parts begin that no entry leads to."""
    ways = ways_of(journey)
    if ways.lost is None:
        there = members(journey)
        # Without any entry (GR01) the first stage stands in for them: one cause makes one gap.
        begun = entries(journey) or tuple(t for t in there if t.stage == there[0].stage)
        reached = _reached(journey, [t.id for t in (*begun, *journey.tray)])
        ways.lost = _roots(journey, [t for t in there if t.id not in reached])
    return ways.lost


def _reached(journey: JourneyMap, begin: Iterable[str]) -> set[str]:
    follows = ways_of(journey).follows(journey)
    reached = set(begin)
    waiting = list(reached)
    while waiting:
        for target in follows[waiting.pop()]:
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached


def _roots(journey: JourneyMap, lost: list[Touchpoint]) -> list[Touchpoint]:
    if not lost:
        return []
    # A copy: networkx is ten times slower on a filtered view.
    part = journey.flow.subgraph([t.id for t in lost]).copy()
    position = {t.id: i for i, t in enumerate(lost)}
    found = [
        min(position[id] for id in loop)
        for loop in _strongly_connected(part)
        if all(source in loop for id in loop for source in part.pred[id])
    ]
    return [lost[i] for i in sorted(found)]


def _strongly_connected(graph: object) -> Iterator[set[str]]:
    from networkx import strongly_connected_components

    components: Iterator[set[str]] = strongly_connected_components(graph)
    return components


@rule(
    "GR03",
    "dead-end",
    Severity.ERROR,
    Reach.WHOLE_MAP,
    *READS,
    reads_written=False,
    why=N_("Where a touchpoint leads nowhere, the customer is left alone in the middle of the journey."),
    advice=N_("Connect it to the touchpoint that follows, or mark it as an end of the journey."),
    spares=N_(
        "The last touchpoint before one that nothing leads to: what is missing is the connection between the two, and that is "
        "GR02."
    ),
    bad=N_("“Asks in the chat” in “Consideration” leads nowhere."),
    good=N_("“Asks in the chat” leads to “Orders online”, or is marked as an end: she gives up."),
    source=FLOWCHARTS,
)
@needs_connections
def dead_end(journey: JourneyMap) -> Iterator[Found]:
    """A touchpoint that is no exit and leads nowhere."""
    flow = journey.flow
    ends = {t.id for t in exits(journey)}
    begins = {t.id for t in entries(journey)}
    leaving = [t for t in members(journey) if not flow.out_degree(t.id) and t.id not in ends]
    # One that nothing leads to either is GR02, unless the journey may begin there.
    dead = [t for t in leaving if flow.in_degree(t.id) or t.id in begins]
    broken = _broken_off(journey, dead)
    for touchpoint in dead:
        if touchpoint.id not in broken:
            yield Found(
                (touchpoint.id,),
                sentence(_("{touchpoint} leads nowhere."), touchpoint=named(journey, touchpoint)),
                _("Connect it to the touchpoint that follows, or mark it as an end of the journey."),
            )


def _broken_off(journey: JourneyMap, dead: Sequence[Touchpoint]) -> set[str]:
    """The dead ends from which only the connection to a part is missing that nothing leads to: of each such part the last one
    before it. That is GR02, and one cause makes one gap."""
    if not dead:
        return set()
    numbers, found = journey.numbers, set[str]()
    for root in _lost_roots(journey):
        before = [t for t in dead if numbers[t.id] < numbers[root.id] and t.id not in found]
        behind = _reached(journey, [root.id]) if before else set()
        found |= {t.id for t in [t for t in before if t.id not in behind][-1:]}
    return found


@rule(
    "GR04",
    "endless-loop",
    Severity.ERROR,
    Reach.WHOLE_MAP,
    *READS,
    reads_written=False,
    why=N_("A loop without a way out keeps the customer in it for ever."),
    advice=N_("Connect one of them to the touchpoint that follows the loop, or mark it as an end of the journey."),
    bad=N_("“Calls” leads to “Waits”, “Waits” to “Calls”, and neither on."),
    good=N_("“Calls” leads on to “Is helped”."),
    source=FLOWCHARTS,
)
@needs_connections
def endless_loop(journey: JourneyMap) -> Iterator[Found]:
    """Touchpoints that lead to each other and never out, with no exit among them."""
    flow = journey.flow
    ends = {t.id for t in (*exits(journey), *journey.tray)}
    numbers = journey.numbers
    loops = [
        sorted(loop, key=numbers.__getitem__)
        for loop in _strongly_connected(flow)
        if len(loop) > 1 and not loop & ends and all(target in loop for id in loop for target in flow.adj[id])
    ]
    for ids in sorted(loops, key=lambda ids: numbers[ids[0]]):
        pattern = _("{touchpoints} lead round in a loop with no way out.")
        yield Found(
            tuple(ids),
            sentence(pattern, touchpoints=listed(journey, [journey[id] for id in ids])),
            _("Connect one of them to the touchpoint that follows the loop, or mark it as an end of the journey."),
        )


@rule(
    "GR08",
    "backward",
    Severity.WARNING,
    Reach.WHOLE_MAP,
    *READS,
    reads_written=False,
    why=N_("A way back that is not marked as a return reads as a mistake."),
    advice=N_("Mark the connection as a return, or turn it round."),
    bad=N_("An unmarked connection leads from “Retention” to “Consideration”."),
    good=N_("The same connection is a return: she buys again."),
    source=FLOWCHARTS,
)
@needs_connections
def backward(journey: JourneyMap) -> Iterator[Found]:
    """A connection to an earlier stage that is not marked as a return."""
    rank = {stage.id: i for i, stage in enumerate(journey.stages)}
    for way in journey.connections:
        source, target = touchpoint_of(journey, way.source), touchpoint_of(journey, way.target)
        if way.kind is ConnectionKind.RETURN or not source.stage or not target.stage:
            continue
        if rank[target.stage] < rank[source.stage]:
            pattern = _("{source} leads back to {target}, and the connection is not marked as a return.")
            yield Found(
                (way.id,),
                sentence(pattern, source=named(journey, source), target=named(journey, target)),
                _("Mark the connection as a return, or turn it round."),
                names=(source.id, target.id),
            )


@rule(
    "GR10",
    "detached",
    Severity.WARNING,
    Reach.WHOLE_MAP,
    *READS,
    reads_written=False,
    why=N_("Parts that nothing joins are two journeys on one map."),
    advice=N_("Connect this group with the rest of the journey."),
    bad=N_("“Asks” leads to “Is answered”, and neither is connected to the other twelve."),
    good=N_("“Is answered” leads to “Orders online”."),
    spares=N_("A group in which the journey does not begin: nothing leads to it, and that is GR02."),
    source=FLOWCHARTS,
)
@needs_connections
def detached(journey: JourneyMap) -> Iterator[Found]:
    """Each group of connected touchpoints with a beginning of its own that is not joined to the largest one; one without is
    what no entry leads to, and that is GR02."""
    from networkx import weakly_connected_components

    numbers = journey.numbers
    components = weakly_connected_components(journey.flow)
    placed = [sorted(numbers.keys() & component, key=numbers.__getitem__) for component in components]
    begins = {t.id for t in entries(journey)}
    groups = [ids for ids in placed if len(ids) > 1 and not begins.isdisjoint(ids)]
    groups.sort(key=lambda ids: (-len(ids), numbers[ids[0]]))
    for ids in sorted(groups[1:], key=lambda ids: numbers[ids[0]]):
        pattern = _("{touchpoints} are connected with each other, but not with the rest of the map.")
        path = main_path_named(journey)
        advice = _("Connect this group with the main path, {path}.") if path else _("Connect this group with the rest.")
        yield Found(
            tuple(ids),
            sentence(pattern, touchpoints=listed(journey, [journey[id] for id in ids])),
            advice.format(path=path),
        )
