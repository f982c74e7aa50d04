"""The connections of a map as links to draw: between touchpoints, or the piles of folded stages that hold these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

import msgspec

from designer.layout.memory import Memory
from designer.layout.route_data import Links, RouteLink
from designer.layout.texts import Texts
from designer.model import Connection, ConnectionKind
from designer.words import _

_ID = attrgetter("id")
_FEW = 40  # of thousands; where more changed they are told apart in another way
_AT_ONCE = 256

_Drawn = tuple[RouteLink, int, int] | None
_Ends = dict[str, tuple[Connection, ...]]


class Sorts(msgspec.Struct, frozen=True):
    """What sorts of connections a map has: how many of each kind, and which have a label, by id."""

    connections: Sequence[Connection] = ()
    kinds: Mapping[ConnectionKind, int] = {}
    labelled: Mapping[str, Connection] = {}


def sorts_of(memory: Memory, connections: Sequence[Connection]) -> Sorts:
    """What sorts of connections there are. Those that are the same as last time are not gone through."""
    last: Sorts = memory.last("sorts of connections") or Sorts()
    if last.connections is connections:
        return last
    come, gone = _changed(memory, last.connections, connections)
    kinds, labelled = dict(last.kinds), last.labelled
    for one in gone:
        kinds[one.kind] -= 1
    for one in come:
        kinds[one.kind] = kinds.get(one.kind, 0) + 1
    if any(map(_has_label, come)) or any(map(_has_label, gone)):
        ids = {one.id for one in gone}
        labelled = {id: one for id, one in labelled.items() if id not in ids}
        labelled.update({one.id: one for one in come if _has_label(one)})
    found = Sorts(connections, {kind: count for kind, count in kinds.items() if count}, labelled)
    memory.put("sorts of connections", found)
    return found


class _Known(msgspec.Struct):
    """What links were sorted from, which connections there are at each touchpoint, and the link of each connection with the
    stages that it leads from and to; None for one that is not drawn. The two tables are handed on to the next layout."""

    connections: Sequence[Connection] = ()
    stages: Sequence[Mapping[str, str]] = ()
    texts: Texts | None = None
    at: _Ends = {}
    drawn: dict[str, _Drawn] = {}
    links: Links = Links((), (), ())


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
    memory.put("sorted links", None)  # its tables are written into: what fails on the way begins anew
    come, gone = _changed(memory, last.connections, connections)
    known = _sorted(last, come, gone, connections, stages, texts)
    memory.put("sorted links", known)
    return known.links


def _sorted(
    last: _Known,
    come: Sequence[Connection],
    gone: Sequence[Connection],
    connections: Sequence[Connection],
    stages: Sequence[Mapping[str, str]],
    texts: Texts,
) -> _Known:
    moved: set[str] = set()
    for old, new in zip(last.stages, stages):
        if old is not new:
            moved.update([id for id, _place in old.items() ^ new.items()])
    at, drawn = last.at, last.drawn
    _follow(at, come, gone)
    changed: list[_Drawn] = [drawn.pop(one.id) for one in gone]
    is_first = not last.stages
    places = {id: (i, place) for i, one in enumerate(stages) for id, place in one.items()} if is_first else None
    anew = {one.id: one for id in moved for one in at.get(id, ())}
    for one in (*come, *anew.values()):
        ends = [_place(stages, id) if places is None else places.get(id) for id in (one.source, one.target)]
        before, now = drawn.get(one.id), _link(one, ends[0], ends[1], texts)
        drawn[one.id] = now
        if now != before:
            changed += [before, now]
    if is_first:
        links = _gathered(drawn.values(), len(stages))
    else:
        links = _regathered(last.links, drawn, changed)
    return _Known(connections, stages, texts, at, drawn, links)


def changes(
    before: Sequence[Connection], after: Sequence[Connection]
) -> tuple[Sequence[Connection], Sequence[Connection]]:
    """Which connections are new, and which are no longer there; one that says something else now is in both. All are given by
    id."""
    if before is after:
        return (), ()
    come: list[Connection] = []
    gone: list[Connection] = []
    i = j = 0
    while len(come) + len(gone) < _FEW:
        same = _alike_from(before, i, after, j)
        i, j = i + same, j + same
        if i == len(before) or j == len(after):
            break
        old, new = before[i], after[j]
        if old.id <= new.id:
            gone.append(old)
            i += 1
        if new.id <= old.id:
            come.append(new)
            j += 1
    old_ones, new_ones = ({one.id: one for one in some} for some in (before[i:], after[j:]))
    come += [one for one in new_ones.values() if old_ones.get(one.id) != one]
    gone += [one for one in old_ones.values() if new_ones.get(one.id) != one]
    return come, gone


def _alike_from(before: Sequence[Connection], i: int, after: Sequence[Connection], j: int) -> int:
    """How many from these places on are the same: compared some hundreds at a time, as nearly all of them are."""
    same = 0
    while True:
        old, new = before[i + same : i + same + _AT_ONCE], after[j + same : j + same + _AT_ONCE]
        if old != new:
            pairs = enumerate(zip(old, new))
            return same + next((k for k, (one, other) in pairs if one != other), min(len(old), len(new)))
        if not old:
            return same
        same += len(old)


def _changed(
    memory: Memory, before: Sequence[Connection], after: Sequence[Connection]
) -> tuple[Sequence[Connection], Sequence[Connection]]:
    """The same, looked for once in a layout."""
    kept: tuple[object, object, tuple[Sequence[Connection], Sequence[Connection]]] | None
    kept = memory.last("connections changed")
    if kept is None or kept[0] is not before or kept[1] is not after:
        kept = before, after, changes(before, after)
        memory.put("connections changed", kept)
    return kept[2]


def _follow(at: _Ends, come: Sequence[Connection], gone: Sequence[Connection]) -> None:
    """These came and went: writes it into the connections at each touchpoint."""
    for one in gone:
        for end in {one.source, one.target}:
            rest = tuple([other for other in at.pop(end) if other.id != one.id])
            if rest:
                at[end] = rest
    for one in come:
        for end in {one.source, one.target}:
            at[end] = (*at.get(end, ()), one)


def _place(stages: Sequence[Mapping[str, str]], id: str) -> tuple[int, str] | None:
    return next(((i, stage[id]) for i, stage in enumerate(stages) if id in stage), None)


def _link(
    connection: Connection, source: tuple[int, str] | None, target: tuple[int, str] | None, texts: Texts
) -> _Drawn:
    if source is None or target is None:
        return None
    return _made(connection, connection.source, connection.target, source[1] != target[1], texts), source[0], target[0]


def _made(connection: Connection, start: str, end: str, changes: bool, texts: Texts) -> RouteLink:
    label = label_of(connection) if _has_label(connection) else ""
    width = texts.width(label, texts.label) if label else 0
    return RouteLink(connection.id, start, end, connection.kind, label, width, changes)


def _gathered(drawn: Iterable[_Drawn], stages: int) -> Links:
    """Links sorted by stage."""
    shown = [one for one in drawn if one is not None]
    inside: list[list[RouteLink]] = [[] for _stage in range(stages)]
    for link, start, end in shown:
        if start == end:
            inside[start].append(link)
    between = [one for one in shown if one[1] != one[2]]
    return Links(
        tuple(map(tuple, inside)),
        tuple([one[0] for one in between]),
        tuple([(start, end) for _, start, end in between]),
    )


def _regathered(last: Links, drawn: Mapping[str, _Drawn], changed: Sequence[_Drawn]) -> Links:
    """The same once these changed: those of a stage none of them is in stay the very same."""
    inside, between, homes = list(last.inside), last.between, last.homes
    chosen = [one for one in changed if one is not None]
    for stage in {start for _link, start, end in chosen if start == end}:
        ids = {link.id for link, start, end in chosen if start == end == stage}
        now = [one[0] for id in ids if (one := drawn.get(id)) is not None and one[1] == one[2] == stage]
        # Sorted by id already but for the few new ones behind the others.
        links = tuple(sorted([*[link for link in inside[stage] if link.id not in ids], *now], key=_ID))
        if links != inside[stage]:
            inside[stage] = links
    ids = {link.id for link, start, end in chosen if start != end}
    if ids:
        found = [one for one in zip(between, homes, strict=True) if one[0].id not in ids]
        found += [(one[0], one[1:]) for id in ids if (one := drawn.get(id)) is not None and one[1] != one[2]]
        found.sort(key=lambda one: one[0].id)
        between, homes = tuple([link for link, _ends in found]), tuple([ends for _link, ends in found])
    return Links(tuple(inside), between, homes)


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
    return _gathered(found, len(stages))


def _has_label(connection: Connection) -> bool:
    return bool(connection.label) or connection.share is not None


def label_of(connection: Connection) -> str:
    """What stands beside a connection: its label and its share."""
    share = "" if connection.share is None else _("{share} %").format(share=f"{connection.share:g}")
    return " ".join(part for part in (" ".join(connection.label.split()), share) if part)
