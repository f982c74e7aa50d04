"""The graphs of a map, for whoever asks about ways through it: made whole, and kept current by changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from designer.model.change import Change
from designer.model.elements import Connection, Element, Touchpoint, references

if TYPE_CHECKING:
    import networkx as nx


def whole(elements: Iterable[Element]) -> nx.MultiDiGraph:
    """Every element as a node, every connection and reference as a keyed edge."""
    import networkx

    graph = networkx.MultiDiGraph()
    known = list(elements)
    for element in known:
        if not isinstance(element, Connection):
            graph.add_node(element.id, element=element)
    for element in known:
        _add_edges(graph, element)
    return graph


def flow(touchpoints: Iterable[Touchpoint], connections: Iterable[Connection]) -> nx.DiGraph:
    """Touchpoints and who leads to whom, each way once."""
    import networkx

    graph = networkx.DiGraph()
    graph.add_nodes_from(t.id for t in touchpoints)
    graph.add_edges_from((c.source, c.target) for c in connections)
    return graph


def follow(graph: nx.MultiDiGraph, change: Change) -> None:
    """Bring the whole graph up to date with a change."""
    # Edges leave before nodes and arrive after them.
    for before, _ in change.pairs.values():
        if isinstance(before, Connection):
            graph.remove_edge(before.source, before.target, key=before.id)
        elif before is not None:
            for relation, other in set(references(before)):
                if graph.has_edge(before.id, other, key=relation):
                    graph.remove_edge(before.id, other, key=relation)
    for id, (before, after) in change.pairs.items():
        if after is None and not isinstance(before, Connection):
            graph.remove_node(id)
        elif after is not None and not isinstance(after, Connection):
            graph.add_node(id, element=after)
    for _, after in change.pairs.values():
        if after is not None:
            _add_edges(graph, after)


def follow_flow(graph: nx.DiGraph, change: Change, connections_from: Callable[[str], tuple[Connection, ...]]) -> None:
    """Bring the flow up to date with a change; `connections_from` tells the ways on from a touchpoint after it."""
    for before, _ in change.pairs.values():
        if isinstance(before, Connection) and graph.has_edge(before.source, before.target):
            if all(c.target != before.target for c in connections_from(before.source)):
                graph.remove_edge(before.source, before.target)
    for before, after in change.pairs.values():
        if isinstance(before, Touchpoint) and after is None:
            graph.remove_node(before.id)
        elif isinstance(after, Touchpoint) and before is None:
            graph.add_node(after.id)
    graph.add_edges_from((a.source, a.target) for _, a in change.pairs.values() if isinstance(a, Connection))


def _add_edges(graph: nx.MultiDiGraph, element: Element) -> None:
    if isinstance(element, Connection):
        graph.add_edge(element.source, element.target, key=element.id, element=element)
        return
    for relation, other in references(element):
        if other in graph:  # a note may be about a connection, which is an edge itself
            graph.add_edge(element.id, other, key=relation)
