"""Putting touchpoints at a place and connecting them there, as one step. Knows no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from designer.editing import Document, operations
from designer.editing.operations.labels import quoted, several
from designer.model import ConnectionKind, JourneyMap, Placement
from designer.words import _


class Joining(msgspec.Struct, frozen=True):
    """A place, and what is connected there: `connect_from` leads to what is put there, and that to `connect_to`."""

    place: Placement
    keeps_lane: bool = False
    connect_from: str = ""
    connect_to: str = ""


def main_way_on(journey: JourneyMap, source: str, moving: frozenset[str] = frozenset()) -> str:
    """What a touchpoint leads to if that is its one main way on, so that something can be put between; else ""."""
    ways = [c for c in journey.connections_from(source) if c.kind is ConnectionKind.MAIN]
    return ways[0].target if len(ways) == 1 and ways[0].target not in moving else ""


def move_to(document: Document, ids: Sequence[str], joining: Joining) -> None:
    """Move touchpoints to a place and connect them there."""
    what = several(document.journey, list(ids))
    stage = quoted(document.journey, joining.place.stage)
    with document.edit(_("Move {what} to {stage}").format(what=what, stage=stage)):
        operations.move_touchpoints(document, ids, joining.place, keeps_lane=joining.keeps_lane)
        join(document, joining, ids)


def copy_to(document: Document, ids: Sequence[str], joining: Joining) -> list[str]:
    """Copy touchpoints to a place and connect them there; the ids of the copies."""
    with document.edit(_("Duplicate {what}").format(what=several(document.journey, list(ids)))):
        copies = operations.duplicate(document, ids, joining.place, keeps_lane=joining.keeps_lane)
        join(document, joining, copies)
    return copies


def insert_new(document: Document, name: str, joining: Joining, **fields: Any) -> str:
    """Add a touchpoint at a place and connect it there; its id."""
    label = _("Add touchpoint “{name}”").format(name=name) if name else _("Add a touchpoint")
    with document.edit(label):
        id = operations.add_touchpoint(document, name, joining.place, **fields)
        join(document, joining, [id])
    return id


def join(document: Document, joining: Joining, ids: Sequence[str]) -> None:
    """Connect a chain of touchpoints at its ends. A way that led from the one end to the other leads to the chain now.

    Ends that are no longer there are left out: what is put there may have been written meanwhile.
    """
    journey = document.journey
    numbers = journey.numbers
    chain = sorted((i for i in ids if i in numbers), key=lambda i: numbers[i])
    source, target = (id if id in journey else "" for id in (joining.connect_from, joining.connect_to))
    if not chain or source in chain or target in chain:
        return
    if source and not is_connected(journey, source, chain[0], document.adds_to):
        state = document.adds_to
        ways = [c for c in journey.connections_from(source) if not state or c.state in ("", state)]
        way = next((c for c in ways if c.target == target), None)
        if way is not None:
            operations.reconnect(document, way.id, target=chain[0])
        else:
            operations.connect(document, source, chain[0])
    if target and not is_connected(journey, chain[-1], target, document.adds_to):
        operations.connect(document, chain[-1], target)


def is_connected(journey: JourneyMap, source: str, target: str, state: str = "") -> bool:
    """Whether one touchpoint leads to another already, in a state of the journey where one is worked on."""
    ways = journey.connections_from(source)
    return any(c.target == target and (not state or c.state in ("", state)) for c in ways)
