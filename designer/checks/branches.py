"""Rules about branches and the points that all ways go through (GR06, GR07, GR09)."""

from __future__ import annotations

from collections.abc import Iterator

from designer.checks.flow import READS, entries, exits, members, needs_connections
from designer.checks.rule import N_, Found, Reach, rule
from designer.checks.wording import named, one_line, sentence
from designer.model import Connection, ConnectionKind, JourneyMap, Severity, Touchpoint
from designer.words import _, ngettext

_TOLERANCE = 0.5  # per cent: shares are rounded


def ways_on(journey: JourneyMap, id: str) -> list[Connection]:
    """The ways forward from a touchpoint, returns and ways into the tray not counted."""
    ways = []
    for way in journey.connections_from(id):
        target = journey.find(Touchpoint, way.target)
        if way.kind is not ConnectionKind.RETURN and target is not None and target.stage:
            ways.append(way)
    return ways


@rule(
    "GR06",
    "bottleneck",
    Severity.INFO,
    Reach.WHOLE_MAP,
    *READS,
    why=N_("Where all ways meet, one bad day there stops every customer."),
)
@needs_connections
def bottleneck(journey: JourneyMap) -> Iterator[Found]:
    """In a map with branches: a touchpoint where ways meet and that every way from entry to exit goes through."""
    there = {t.id for t in members(journey)}
    if not any(len(ways_on(journey, id)) > 1 for id in there):
        return
    begins, ends = {t.id for t in entries(journey)}, {t.id for t in exits(journey)}
    numbers = journey.numbers
    for id in sorted(_on_every_way(journey, begins, ends) - begins - ends, key=numbers.__getitem__):
        ways_in = {
            c.source for c in journey.connections_to(id) if c.kind is not ConnectionKind.RETURN and c.source in there
        }
        if len(ways_in) > 1:
            yield Found(
                (id,),
                sentence(
                    _("Every way through the map goes through {touchpoint}."), touchpoint=named(journey, journey[id])
                ),
                _("Make sure that it holds, or give the customer a second way."),
            )


def _on_every_way(journey: JourneyMap, begins: set[str], ends: set[str]) -> set[str]:
    """The touchpoints that each way from an entry to an exit goes through: the dominators of one exit behind all exits."""
    from networkx import DiGraph, immediate_dominators

    if not begins or not ends:
        return set()
    start, end = object(), object()
    graph: DiGraph = DiGraph(journey.flow.edges())
    graph.add_edges_from((start, id) for id in begins)
    graph.add_edges_from((id, end) for id in ends)
    # An exit in the middle of things is no end of the ways that go on from it.
    above = immediate_dominators(graph, start)
    found: set[str] = set()
    at = above.get(end)
    while at is not None and at is not start:
        found.add(at)
        at = above.get(at)
    return {id for id in found if id in journey.numbers}


@rule(
    "GR07",
    "unlabelled-branch",
    Severity.WARNING,
    Reach.WHOLE_MAP,
    *READS,
    why=N_("At a branch the reader asks who goes where; a word on the ways answers."),
)
@needs_connections
def unlabelled_branch(journey: JourneyMap) -> Iterator[Found]:
    """A branch with two or more ways that carry neither label nor share."""
    for touchpoint in members(journey):
        bare = [way for way in ways_on(journey, touchpoint.id) if not one_line(way.label) and way.share is None]
        states = {way.state for way in bare} | {journey[way.target].state for way in bare}
        if len(bare) > 1 and not {"current", "future"} <= states:
            pattern = ngettext(
                "{n} way on from {touchpoint} has no label.", "{n} ways on from {touchpoint} have no label.", len(bare)
            )
            yield Found(
                (touchpoint.id,),
                pattern.format(n=len(bare), touchpoint=named(journey, touchpoint)),
                _("Write on each way who takes it, or when."),
            )


@rule(
    "GR09",
    "shares",
    Severity.ERROR,
    Reach.WHOLE_MAP,
    *READS,
    why=N_("Customers who are counted nowhere, or twice, make every figure behind the branch wrong."),
)
@needs_connections
def shares(journey: JourneyMap) -> Iterator[Found]:
    """A branch whose shares do not add up to 100 %, or leave nothing for a way without a share."""
    for touchpoint in members(journey):
        ways = ways_on(journey, touchpoint.id)
        given = [way.share for way in ways if way.share is not None]
        if len(ways) < 2 or not given:
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
        )
