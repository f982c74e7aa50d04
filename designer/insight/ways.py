"""The main path through a map, and where ways leave it. Each way is gone once, so that loops and dense maps end too."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

import msgspec

from designer.checks import ways
from designer.insight.network import Network, Path
from designer.model import Connection


class Detour(msgspec.Struct, frozen=True):
    """A way beside the ways listed before it: where it leaves them, what it goes through, where it comes back.

    `leaves` is "" for one that begins at an entry of its own, `joins` "" for one that ends at its last touchpoint. `share`
    is the part of all customers that takes it, where the map's shares tell, else as equal shares would have it; of one that
    `is_planned`, only there in the future state, nobody yet.
    """

    leaves: str
    path: Path  # all of it, the ends among it
    joins: str
    label: str
    share: float
    is_planned: bool = False

    @property
    def via(self) -> tuple[str, ...]:
        """The touchpoints that lie on it alone."""
        first = 1 if self.leaves else 0
        last = len(self.path.touchpoints) - (1 if self.joins else 0)
        return self.path.touchpoints[first:last]


def main_path(network: Network) -> Path:
    """What the rules take as the main path."""
    touchpoints = [touchpoint.id for touchpoint in ways.main_path(network.journey)]
    return network.path(touchpoints, [way.id for way in ways.main_connections(network.journey)])


def detours(network: Network, main: Path, visits: dict[str, float]) -> Iterator[Detour]:
    """Every way that can be walked from an entry and lies not on the main path, each once: first those that leave the main
    path, then those that leave these, then those of other entries."""
    known = set(main.touchpoints)
    gone = set(main.connections)
    waiting = deque(main.touchpoints)
    for entry in (None, *network.entries):
        if entry is not None and entry not in known:
            yield _detour(network, None, entry, known, gone, waiting, 1 / len(network.entries))
        while waiting:
            at = waiting.popleft()
            weights = network.weights[at]
            for way in network.ways[at]:
                if way.id not in gone:
                    share = min(visits.get(at, 0.0), 1.0) * weights.get(way.target, 0.0)
                    yield _detour(network, way, way.target, known, gone, waiting, share)


def _detour(
    network: Network,
    first: Connection | None,
    start: str,
    known: set[str],
    gone: set[str],
    waiting: deque[str],
    share: float,
) -> Detour:
    touchpoints = [first.source] if first is not None else []
    connections = []
    if first is not None:
        connections.append(first.id)
        gone.add(first.id)
    at = start
    while at not in known:
        known.add(at)
        waiting.append(at)
        touchpoints.append(at)
        way = next((way for way in network.ways[at] if way.id not in gone), None)
        if way is None:
            break
        gone.add(way.id)
        connections.append(way.id)
        at = way.target
    joins = at if not touchpoints or touchpoints[-1] != at else ""
    if joins:
        touchpoints.append(joins)
    leaves, label, is_planned = "", "", False
    if first is not None:
        leaves, label, is_planned = (
            first.source,
            first.label,
            not share and ways.leads_to_future(network.journey, first),
        )
    return Detour(leaves, network.path(touchpoints, connections), joins, label, share, is_planned)
