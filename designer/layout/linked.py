"""The connections of a map as links to draw: between touchpoints, or the piles of folded stages that hold these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from designer.layout.memory import Memory
from designer.layout.route_data import Links, RouteLink
from designer.layout.texts import Texts
from designer.model import Connection
from designer.words import _


class _Known(msgspec.Struct, frozen=True):
    """What links were sorted from, which connections there are at each touchpoint, and the link of each connection with the
    stages that it leads from and to; None for one that is not drawn."""

    connections: Sequence[Connection] = ()
    stages: Sequence[Mapping[str, str]] = ()
    texts: Texts | None = None
    at: Mapping[str, Sequence[int]] = {}
    drawn: Sequence[_Drawn] = ()
    links: Links = Links((), (), (), ())


_Drawn = tuple[RouteLink, int, int] | None


def links_of(
    memory: Memory,
    connections: Sequence[Connection],
    stages: Sequence[Mapping[str, str]],
    piles: Mapping[str, str],
    texts: Texts,
) -> Links:
    """The links of a map. `stages` gives the place of each touchpoint, stage by stage; `piles` the pile of those in a folded
    stage: ways between two of one pile are not drawn, several of one kind that become the same way are drawn once.

    The links of connections that are the same as last time, and whose touchpoints stand where they stood, stay the same.
    """
    if piles:
        return memory.made("links", _with_piles, connections, stages, piles, texts)
    last: _Known | None = memory.last("sorted links")
    if last is None or last.texts is not texts or len(last.stages) != len(stages):
        last = _Known()
    known = _sorted(last, connections, stages, texts)
    memory.put("sorted links", known)
    return known.links


def _sorted(
    last: _Known, connections: Sequence[Connection], stages: Sequence[Mapping[str, str]], texts: Texts
) -> _Known:
    moved: set[str] = set()
    for old, new in zip(last.stages, stages):
        if old is not new:
            moved.update([id for id, _place in old.items() ^ new.items()])
    drawn: list[_Drawn]
    if last.stages and last.connections is connections:
        if not moved:
            return msgspec.structs.replace(last, stages=stages)
        at, drawn = last.at, list(last.drawn)
        anew = {n for id in moved for n in at.get(id, ())}
    else:
        at = _ends(connections)
        known = {id(one): n for n, one in enumerate(last.connections)}
        before = [known.get(id(one), -1) for one in connections]
        drawn = [None if n < 0 else last.drawn[n] for n in before]
        anew = {n for id in moved for n in at.get(id, ())}
        anew.update([n for n, old in enumerate(before) if old < 0])
    is_first = not last.stages
    places = {id: (i, place) for i, one in enumerate(stages) for id, place in one.items()} if is_first else None
    for n in anew:
        one = connections[n]
        ends = [_place(stages, id) if places is None else places.get(id) for id in (one.source, one.target)]
        drawn[n] = _link(one, ends[0], ends[1], texts)
    inside = last.links.inside or [()] * len(stages)
    return _Known(connections, stages, texts, at, drawn, _gathered(drawn, inside))


def _ends(connections: Sequence[Connection]) -> Mapping[str, Sequence[int]]:
    """The places of the connections at each touchpoint."""
    at: dict[str, list[int]] = {}
    for n, connection in enumerate(connections):
        at.setdefault(connection.source, []).append(n)
        if connection.target != connection.source:
            at.setdefault(connection.target, []).append(n)
    return at


def _place(stages: Sequence[Mapping[str, str]], id: str) -> tuple[int, str] | None:
    return next(((i, stage[id]) for i, stage in enumerate(stages) if id in stage), None)


def _link(
    connection: Connection, source: tuple[int, str] | None, target: tuple[int, str] | None, texts: Texts
) -> _Drawn:
    if source is None or target is None:
        return None
    return _made(connection, connection.source, connection.target, source[1] != target[1], texts), source[0], target[0]


def _made(connection: Connection, start: str, end: str, changes: bool, texts: Texts) -> RouteLink:
    label = label_of(connection) if connection.label or connection.share is not None else ""
    width = texts.width(label, texts.label) if label else 0
    return RouteLink(connection.id, start, end, connection.kind, label, width, changes)


def _gathered(drawn: Sequence[_Drawn], known: Sequence[tuple[RouteLink, ...]]) -> Links:
    """Links sorted by stage; `known` are those inside each stage last time, which stay the very same where they are equal."""
    shown = [one for one in drawn if one is not None]
    gathered: list[list[RouteLink]] = [[] for _stage in known]
    for link, start, end in shown:
        if start == end:
            gathered[start].append(link)
    own = [tuple(links) for links in gathered]
    between = [one for one in shown if one[1] != one[2]]
    inside = [those if now == those else now for now, those in zip(own, known, strict=True)]
    return Links(
        tuple([one[0] for one in shown]),
        tuple(inside),
        tuple([one[0] for one in between]),
        tuple([one[1:] for one in between]),
    )


def _with_piles(
    connections: Sequence[Connection], stages: Sequence[Mapping[str, str]], piles: Mapping[str, str], texts: Texts
) -> Links:
    places = {id: (i, place) for i, stage in enumerate(stages) for id, place in stage.items()}
    found: list[_Drawn] = []
    drawn: set[tuple[str, str, str]] = set()
    for connection in connections:
        source, target = places.get(connection.source), places.get(connection.target)
        if source is None or target is None:
            continue
        start, end = piles.get(connection.source, connection.source), piles.get(connection.target, connection.target)
        if start != connection.source or end != connection.target:
            # What goes on inside a folded stage is folded with it.
            if source[0] == target[0] or (start, end, connection.kind) in drawn:
                continue
            drawn.add((start, end, connection.kind))
        found.append((_made(connection, start, end, source[1] != target[1], texts), source[0], target[0]))
    return _gathered(found, [()] * len(stages))


def label_of(connection: Connection) -> str:
    """What stands beside a connection: its label and its share."""
    share = "" if connection.share is None else _("{share} %").format(share=f"{connection.share:g}")
    return " ".join(part for part in (" ".join(connection.label.split()), share) if part)
