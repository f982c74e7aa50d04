"""Where customers end: the shares on the ways, followed through the map."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from designer.insight.network import Network

_EXACT = 60  # touchpoints in one loop that are reckoned exactly
_SWEEPS = 10_000
_MOST_STEPS = 2_000_000  # of reckoning in one loop
_TOLERANCE = 1e-12


class End(msgspec.Struct, frozen=True):
    """A touchpoint where customers end, and which part of all of them; a dead end is no exit."""

    touchpoint: str
    share: float
    is_exit: bool


def visits_of(network: Network) -> dict[str, float]:
    """How often a customer comes to each touchpoint on average, entries sharing the customers equally.

    Loops are gone through as often as the shares say. Those without a way out keep whom they get: nobody is counted there.
    """
    import networkx

    graph = networkx.DiGraph()
    graph.add_nodes_from(network.weights)
    graph.add_edges_from((source, target) for source, ways in network.weights.items() for target in ways)
    visits = dict.fromkeys(network.weights, 0.0)
    for entry in network.entries:
        visits[entry] += 1 / len(network.entries)
    # Components come with those behind before those before them.
    for component in reversed(list(networkx.strongly_connected_components(graph))):
        inside = sorted(component, key=network.numbers.__getitem__)
        if len(inside) > 1:
            _go_round(network, inside, visits)
        for id in inside:
            for target, weight in network.weights[id].items():
                if target not in component:
                    visits[target] += visits[id] * weight
    return visits


def _go_round(network: Network, inside: Sequence[str], visits: dict[str, float]) -> None:
    """Let those who came into a loop go round in it until they leave."""
    there = set(inside)
    inner = {id: {t: w for t, w in network.weights[id].items() if t in there} for id in inside}
    leaves = any(sum(inner[id].values()) < 1 - 1e-9 for id in inside)
    if not leaves or not any(visits[id] for id in inside):
        visits.update(dict.fromkeys(inside, 0.0))
        return
    if len(inside) <= _EXACT:
        found = _solved(inside, inner, [visits[id] for id in inside])
    else:
        found = _iterated(inside, inner, [visits[id] for id in inside])
    visits.update(zip(inside, found, strict=True))


def _solved(inside: Sequence[str], inner: dict[str, dict[str, float]], came: list[float]) -> list[float]:
    """The visits v with v = came + (what comes from inside), by elimination."""
    n = len(inside)
    at = {id: i for i, id in enumerate(inside)}
    rows = [[0.0] * n + [came[i]] for i in range(n)]
    for i in range(n):
        rows[i][i] = 1.0
    for source, ways in inner.items():
        for target, weight in ways.items():
            rows[at[target]][at[source]] -= weight
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(n):
            factor = rows[r][i] / rows[i][i]
            if r != i and factor:
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i], strict=True)]
    return [max(rows[i][n] / rows[i][i], 0.0) for i in range(n)]


def _iterated(inside: Sequence[str], inner: dict[str, dict[str, float]], came: list[float]) -> list[float]:
    """The same by going round again and again, for loops too large to eliminate; bounded, and then a little too low."""
    before = dict(zip(inside, came, strict=True))
    start = dict(before)
    sources: dict[str, list[tuple[str, float]]] = {id: [] for id in inside}
    for source, ways in inner.items():
        for target, weight in ways.items():
            sources[target].append((source, weight))
    edges = sum(len(ways) for ways in inner.values())
    for _sweep in range(max(1, min(_SWEEPS, _MOST_STEPS // max(edges, 1)))):
        moved = 0.0
        for id in inside:
            now = start[id] + sum(before[source] * weight for source, weight in sources[id])
            moved = max(moved, abs(now - before[id]))
            before[id] = now
        if moved < _TOLERANCE:
            break
    return [before[id] for id in inside]


def ends_of(network: Network, visits: dict[str, float]) -> tuple[End, ...]:
    """Every exit, and each dead end that somebody comes to, in map order."""
    exits = set(network.exits)
    found = []
    for touchpoint in network.members:
        id = touchpoint.id
        share = visits[id] * network.ends_at(id)
        if id in exits or share > 0:
            found.append(End(id, min(share, 1.0), id in exits))
    return tuple(found)
