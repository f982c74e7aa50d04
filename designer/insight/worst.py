"""The worst way through the feelings: the one on which they add up to the least."""

from __future__ import annotations

from statistics import fmean

import msgspec

from designer.insight.network import Network, Path
from designer.model import Connection, Touchpoint


class WorstWay(msgspec.Struct, frozen=True):
    """A way from an entry to an exit, and what one persona feels on it; "" is everyone on a map without personas."""

    persona: str
    path: Path
    total: float  # of all feelings on it; where none is known it counts as neutral
    mean: float  # of those that are known
    known: int
    lowest: str  # the touchpoint with the worst feeling


def worst_ways(network: Network) -> tuple[WorstWay, ...]:
    """For each persona with feelings the way on which they add up to the least.

    Ways that lead back inside a loop are left out: nobody goes round and round to feel worse. Of equal ways the one that
    the map's order puts first.
    """
    order = _order(network)
    found = []
    for persona in [p.id for p in network.journey.personas] or [""]:
        felt = {t.id: _feeling(t, persona) for t in network.members}
        if any(value is not None for value in felt.values()):
            way = _worst(network, order, persona, felt)
            if way is not None:
                found.append(way)
    return tuple(found)


def _feeling(touchpoint: Touchpoint, persona: str) -> float | None:
    return touchpoint.feeling_of(persona) if persona else touchpoint.feeling


def _order(network: Network) -> list[tuple[str, tuple[Connection, ...]]]:
    """The touchpoints so that each comes after those that lead to it, with the ways that respect this."""
    import networkx

    graph = networkx.DiGraph()
    graph.add_nodes_from(network.ways)
    graph.add_edges_from((way.source, way.target) for ways in network.ways.values() for way in ways)
    part: dict[str, int] = {}
    components = reversed(list(networkx.strongly_connected_components(graph)))
    order: list[str] = []
    for at, component in enumerate(components):
        part.update(dict.fromkeys(component, at))
        order += sorted(component, key=network.numbers.__getitem__)
    rank = {id: at for at, id in enumerate(order)}
    return [(id, tuple(way for way in network.ways[id] if rank[way.target] > rank[id])) for id in order]


def _worst(
    network: Network, order: list[tuple[str, tuple[Connection, ...]]], persona: str, felt: dict[str, float | None]
) -> WorstWay | None:
    begins = set(network.entries)
    best: dict[str, tuple[float, Connection | None]] = {}
    for id, ways in order:
        if id in begins:
            start = felt[id] or 0.0
            if id not in best or start <= best[id][0]:
                best[id] = (start, None)
        if id not in best:
            continue
        so_far = best[id][0]
        for way in ways:
            total = so_far + (felt[way.target] or 0.0)
            if way.target not in best or total < best[way.target][0] - 1e-12:
                best[way.target] = (total, way)
    ends = [id for id in _final(network) if id in best]
    if not ends:
        return None
    end = min(ends, key=lambda id: (best[id][0], network.numbers[id]))
    touchpoints, connections = [end], []
    while (by := best[touchpoints[-1]][1]) is not None:
        connections.append(by.id)
        touchpoints.append(by.source)
    path = network.path(touchpoints[::-1], connections[::-1])
    known = [(value, id) for id in path.touchpoints if (value := felt[id]) is not None]
    if not known:
        return None
    lowest = min(known, key=lambda pair: (pair[0], network.numbers[pair[1]]))[1]
    return WorstWay(persona, path, best[end][0], fmean(value for value, _id in known), len(known), lowest)


def _final(network: Network) -> list[str]:
    """The exits at which a way may end: those that lead nowhere or are marked as an end; all where there are none."""
    finals = [id for id in network.exits if not network.ways[id] or network.journey[id].is_end]  # type: ignore[attr-defined]
    return finals or list(network.exits)
