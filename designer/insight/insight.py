"""Everything that insight tells of one map, put together."""

from __future__ import annotations

from heapq import nlargest
from itertools import islice

import msgspec

from designer.checks.branches import meeting_points
from designer.insight.network import Network, Path
from designer.insight.reach import End, ends_of, visits_of
from designer.insight.ways import Detour, detours, main_path
from designer.insight.worst import WorstWay, worst_ways
from designer.model import JourneyMap
from designer.words import _

MOST_DETOURS = 60
_BLOCK = 1000  # ways beside that are looked at before all but the most used are let go


class Insight(msgspec.Struct, frozen=True):
    """What the graph of a map tells. `reason` says why there is nothing, where there is nothing.

    `lost` is the part of all customers that comes to no end at all: they go round in a loop without a way out.
    """

    reason: str = ""
    main: Path = Path()
    main_share: float = 0.0
    detours: tuple[Detour, ...] = ()  # those most customers take first
    detours_left_out: int = 0
    bottlenecks: tuple[str, ...] = ()
    ends: tuple[End, ...] = ()
    lost: float = 0.0
    worst: tuple[WorstWay, ...] = ()


def look_into(journey: JourneyMap) -> Insight:
    """Look into the graph of a map: every way once, so that it ends on every map, in time that grows with its size."""
    if not journey.connections:
        return Insight(_("The map has no connection yet. Connect its touchpoints to see the ways through it."))
    network = Network(journey)
    if not network.entries:
        return Insight(_("The journey begins nowhere: mark the touchpoint where it starts."))
    visits = visits_of(network)
    main = main_path(network)
    numbered = enumerate(detours(network, main, visits), 1)
    last = 0
    kept: list[Detour] = []
    while block := list(islice(numbered, _BLOCK)):
        last = block[-1][0]
        kept = nlargest(MOST_DETOURS, [*kept, *(detour for _n, detour in block)], key=lambda d: d.share)
    ends = ends_of(network, visits)
    return Insight(
        main=main,
        main_share=share_of(network, main),
        detours=tuple(kept),
        detours_left_out=last - len(kept),
        bottlenecks=tuple(touchpoint.id for touchpoint in meeting_points(journey)),
        ends=ends,
        lost=max(0.0, 1.0 - sum(end.share for end in ends)),
        worst=worst_ways(network),
    )


def share_of(network: Network, path: Path) -> float:
    """Which part of the customers that begin there goes a path from its first to its last touchpoint."""
    share = 1.0 if path.touchpoints else 0.0
    for source, target in zip(path.touchpoints, path.touchpoints[1:]):
        share *= network.weights[source].get(target, 0.0)
    return share
