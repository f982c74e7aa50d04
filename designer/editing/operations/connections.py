"""Saying which touchpoint leads to which."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from designer.editing.document import Document
from designer.editing.operations.fields import Refused
from designer.editing.operations.labels import quoted, several
from designer.model import Connection, ConnectionKind, Touchpoint
from designer.model.looks import other_state
from designer.words import _


def connect(document: Document, source: str, target: str, kind: ConnectionKind | None = None) -> str:
    """Let one touchpoint lead to another; the connection's id.

    The first way on is main, further ones are alternatives. One that is there in the other state alone is from then on in
    both. Raises Refused for a touchpoint and itself, and for two that are connected already.
    """
    journey = document.journey
    _refuse(document, source, target)
    ways = journey.connections_from(source)
    known = next((c for c in ways if c.target == target), None)
    if kind is None:
        has_main = any(c.kind is ConnectionKind.MAIN and _is_seen(document, c) for c in ways)
        kind = ConnectionKind.ALTERNATIVE if has_main else ConnectionKind.MAIN
    id = document.new_id("k")
    label = _("Connect {source} to {target}").format(source=quoted(journey, source), target=quoted(journey, target))
    with document.edit(label):
        if known is not None:
            document.put(msgspec.structs.replace(known, state=""))
            return known.id
        document.put(Connection(id=id, source=source, target=target, kind=kind))
    return id


def connect_in_order(document: Document, ids: Sequence[str]) -> None:
    """Connect touchpoints one after the other as they stand in the journey; pairs that are connected stay as they are."""
    numbers = document.journey.numbers
    chain = sorted((i for i in ids if i in numbers), key=lambda i: numbers[i])
    with document.edit(_("Connect {what} in order").format(what=several(document.journey, chain))):
        for source, target in pairwise(chain):
            if not any(c.target == target and _is_seen(document, c) for c in document.journey.connections_from(source)):
                connect(document, source, target)


def reconnect(document: Document, id: str, *, source: str = "", target: str = "") -> None:
    """Lead a connection from or to another touchpoint; while one state is worked on, the other one keeps the way it had.

    Raises Refused as `connect` does.
    """
    connection = document.journey[id]
    assert isinstance(connection, Connection)
    source, target = source or connection.source, target or connection.target
    if (source, target) == (connection.source, connection.target):
        return
    _refuse(document, source, target, leaving=[id])
    with document.edit(_("Reconnect {what}").format(what=quoted(document.journey, id))):
        _lead(document, connection, source, target)


def reverse(document: Document, ids: Sequence[str]) -> None:
    """Turn connections round. Raises Refused where one leads back already."""
    with document.edit(_("Reverse {what}").format(what=several(document.journey, list(ids)))):
        for id in ids:
            connection = document.journey[id]
            assert isinstance(connection, Connection)
            _refuse(document, connection.target, connection.source, leaving=ids)
            _lead(document, connection, connection.target, connection.source)


def _lead(document: Document, way: Connection, source: str, target: str) -> None:
    led = msgspec.structs.replace(way, source=source, target=target)
    if document.adds_to and not way.state:
        document.put(msgspec.structs.replace(way, state=other_state(document.adds_to)))
        led = msgspec.structs.replace(led, id=document.new_id("k"), state=document.adds_to)
    document.put(led)


def _is_seen(document: Document, way: Connection) -> bool:
    return not (document.adds_to and way.state) or way.state == document.adds_to


def _refuse(document: Document, source: str, target: str, leaving: Sequence[str] = ()) -> None:
    journey = document.journey
    if journey.find(Touchpoint, source) is None or journey.find(Touchpoint, target) is None:
        raise Refused(_("Only touchpoints can be connected."))
    if source == target:
        raise Refused(_("{name} can’t lead to itself.").format(name=quoted(journey, source)))
    ways = journey.connections_from(source)
    if any(c.target == target and c.id not in leaving and _is_seen(document, c) for c in ways):
        raise Refused(
            _("{source} leads to {target} already.").format(
                source=quoted(journey, source), target=quoted(journey, target)
            )
        )
