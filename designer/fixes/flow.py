"""Putting touchpoints into the flow of a map, and the fixes of rules about the ways through it (GR)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from designer.checks.flow import exits, is_forward, members
from designer.editing import Document, operations
from designer.editing.operations.labels import quoted
from designer.fixes.fix import Fix, Goes, Place, Suggest
from designer.model import Connection, ConnectionKind, JourneyMap, Touchpoint
from designer.words import _

MOST = 4  # ways that are offered for one gap


def touchpoint_of(journey: JourneyMap, id: str) -> Touchpoint:
    """The touchpoint of this id, which the map has."""
    found = journey.find(Touchpoint, id)
    assert found is not None
    return found


def before(journey: JourneyMap, id: str, apart: frozenset[str] = frozenset()) -> list[Touchpoint]:
    """The touchpoints in earlier steps than this one, the nearest first; actions are no part of the flow."""
    there = list(members(journey))
    here = touchpoint_of(journey, id)
    at = next((i for i, t in enumerate(there) if t.id == id), 0)
    return [t for t in reversed(there[:at]) if (t.stage, t.step) != (here.stage, here.step) and t.id not in apart]


def after(journey: JourneyMap, id: str, apart: frozenset[str] = frozenset()) -> list[Touchpoint]:
    """The touchpoints in later steps than this one, the nearest first."""
    there = list(members(journey))
    here = touchpoint_of(journey, id)
    at = next((i for i, t in enumerate(there) if t.id == id), len(there))
    return [t for t in there[at + 1 :] if (t.stage, t.step) != (here.stage, here.step) and t.id not in apart]


def beside(
    journey: JourneyMap, id: str, apart: frozenset[str] = frozenset()
) -> tuple[list[Touchpoint], list[Touchpoint]]:
    """The other touchpoints of its step: those that are numbered before it and those behind it, the nearest first."""
    here = touchpoint_of(journey, id)
    there = [t for t in members(journey) if (t.stage, t.step) == (here.stage, here.step)]
    at = next((i for i, t in enumerate(there) if t.id == id), 0)
    ahead, behind = reversed(there[:at]), there[at + 1 :]
    return [t for t in ahead if t.id not in apart], [t for t in behind if t.id not in apart]


def _with_beside(others: Sequence[Touchpoint], beside: Sequence[Touchpoint]) -> Sequence[Touchpoint]:
    """As many as are offered: the nearest of other steps first, then the nearest of the same one."""
    return [*others[:1], *beside[:1], *others[1:]][: MOST - 1]


def put_into_flow(document: Document, id: str) -> None:
    """Connect a new touchpoint with what stands before and after it; a map without any connection stays without.

    Where the one before has one way on, the new one is put into that way, as Enter on the canvas does it.
    """
    journey = document.journey
    if not journey.connections:
        return
    earlier, later = before(journey, id), after(journey, id)
    if earlier:
        source = earlier[0].id
        ways = [way for way in journey.connections_from(source) if is_forward(journey, way)]
        if len(ways) == 1 and ways[0].target != id and _is_later(journey, ways[0].target, id):
            target = ways[0].target
            operations.reconnect(document, ways[0].id, target=id)
            operations.connect(document, id, target)
            return
        operations.connect(document, source, id)
    if later and not any(t.id == id for t in exits(document.journey)):
        operations.connect(document, id, later[0].id)


def _is_later(journey: JourneyMap, one: str, other: str) -> bool:
    a, b = touchpoint_of(journey, one), touchpoint_of(journey, other)
    return journey.numbers[one] > journey.numbers[other] and (a.stage, a.step) != (b.stage, b.step)


def _connect(source: str, target: str, document: Document) -> Sequence[str]:
    return (operations.connect(document, source, target),)


def _mark(id: str, field: str, document: Document) -> Sequence[str]:
    operations.set_field(document, [id], field, True)
    return (id,)


def connecting(journey: JourneyMap, source: str, target: str) -> Fix:
    """Lead from one touchpoint to another."""
    first, second = quoted(journey, source), quoted(journey, target)
    return Fix(
        _("Connect"),
        _("connect {source} to {target}").format(source=first, target=second),
        partial(_connect, source, target),
        choice=_("{source} to {target}").format(source=first, target=second),
    )


def marking(journey: JourneyMap, id: str, field: str) -> Fix:
    """Mark a touchpoint as start or end of the journey."""
    title = _("Mark as start") if field == "is_start" else _("Mark as end")
    said = _("mark {name} as start") if field == "is_start" else _("mark {name} as end")
    name = quoted(journey, id)
    return Fix(title, said.format(name=name), partial(_mark, id, field), choice=f"{title}: {name}")


def begin(place: Place) -> Iterator[Fix]:
    """GR01: the first touchpoint is where it starts."""
    there = members(place.journey)
    if there:
        yield marking(place.journey, there[0].id, "is_start")


def lead_there(place: Place) -> Iterator[Fix]:
    """GR02: from what stands before it; else it is a start."""
    journey, id = place.journey, place.gap.elements[0]
    group = _behind(journey, id)
    for source in _with_beside(before(journey, id, group), beside(journey, id, group)[0]):
        yield connecting(journey, source.id, id)
    yield marking(journey, id, "is_start")


def _behind(journey: JourneyMap, id: str) -> frozenset[str]:
    """Everything that a touchpoint leads to, itself among it."""
    reached, waiting = {id}, [id]
    while waiting:
        for target in journey.flow.adj[waiting.pop()]:
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return frozenset(reached)


def lead_on(place: Place) -> Iterator[Fix]:
    """GR03: to what follows; else it is an end."""
    journey, id = place.journey, place.gap.elements[0]
    for target in _with_beside(after(journey, id), beside(journey, id)[1]):
        yield connecting(journey, id, target.id)
    yield marking(journey, id, "is_end")


def lead_out(place: Place) -> Iterator[Fix]:
    """GR04: out of the loop, from its last touchpoint; else that is an end."""
    journey, loop = place.journey, frozenset(place.gap.elements)
    last = max(loop, key=lambda id: journey.numbers[id])
    for target in after(journey, last, loop)[: MOST - 1]:
        yield connecting(journey, last, target.id)
    yield marking(journey, last, "is_end")


def name_ways(place: Place) -> Iterator[Fix]:
    """GR07: only a person knows who goes where."""
    journey, id = place.journey, place.gap.elements[0]
    bare = [w for w in journey.connections_from(id) if not w.label.strip() and w.kind is not ConnectionKind.RETURN]
    if bare:
        yield Fix(_("Write labels…"), "", goes=Goes(bare[0].id, "label"))


def mark_return(place: Place) -> Iterator[Fix]:
    """GR08: what leads back is a return."""
    id = place.gap.elements[0]
    name = quoted(place.journey, id)

    def act(document: Document) -> Sequence[str]:
        operations.set_field(document, [id], "kind", ConnectionKind.RETURN)
        return (id,)

    yield Fix(_("Mark as return"), _("mark {name} as return").format(name=name), act, is_safe=True)


def scale_shares(place: Place) -> Iterator[Fix]:
    """GR09: in the proportion they have."""
    journey, id = place.journey, place.gap.elements[0]
    ways = [w for w in journey.connections_from(id) if is_forward(journey, w)]
    given: list[tuple[Connection, float]] = [(w, w.share) for w in ways if w.share is not None]
    total = sum(share for _way, share in given)
    # Ways without a share have what is left; where nothing is left they have nothing, and the given ones have it all.
    if total > 0:
        name = quoted(journey, id)

        def act(document: Document) -> Sequence[str]:
            left = 100.0
            for way, share in given[:-1]:
                part = round(share / total * 100, 1)
                operations.set_field(document, [way.id], "share", part)
                left -= part
            operations.set_field(document, [given[-1][0].id], "share", max(round(left, 1), 0.0))
            return tuple(way.id for way, _share in given)

        yield Fix(_("Scale to 100 %"), _("scale the shares at {name} to 100 %").format(name=name), act)
    if ways:
        yield Fix(_("Write shares…"), "", goes=Goes(ways[0].id, "share"))


def join_group(place: Place) -> Iterator[Fix]:
    """GR10: what stands before the group leads to its first touchpoint, or its last one to what follows."""
    journey, group = place.journey, frozenset(place.gap.elements)
    first = min(group, key=lambda id: journey.numbers[id])
    last = max(group, key=lambda id: journey.numbers[id])
    for source in before(journey, first, group)[:2]:
        yield connecting(journey, source.id, first)
    for target in after(journey, last, group)[:2]:
        yield connecting(journey, last, target.id)


FIXES: dict[str, Suggest] = {
    "GR01": begin,
    "GR02": lead_there,
    "GR03": lead_on,
    "GR04": lead_out,
    "GR07": name_ways,
    "GR08": mark_return,
    "GR09": scale_shares,
    "GR10": join_group,
}
