"""Deleting, so that references stay valid and what others need stays on the map (PRODUCT.md section 2)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from designer.editing.document import Document
from designer.editing.operations.labels import several
from designer.editing.operations.ordering import keys_in_tray
from designer.model import (
    Channel,
    Connection,
    ConnectionKind,
    Element,
    JourneyMap,
    Lane,
    MapHeader,
    Note,
    NoteKind,
    Persona,
    PictureData,
    Stage,
    SubMap,
    Touchpoint,
)
from designer.words import _, ngettext


def delete(document: Document, ids: Sequence[str]) -> None:
    """Delete elements of any kind as one step.

    A stage leaves its touchpoints in the tray, a channel or lane leaves them without one; a touchpoint takes its
    connections and notes along, and its one way in and one way out are joined; a custom lane takes its notes along. A map
    inside the file goes with the last touchpoint that opens it. Views forget what is gone.
    """
    chosen = [i for i in dict.fromkeys(ids) if i in document.journey and not isinstance(document.journey[i], MapHeader)]
    if not chosen:
        return
    # Connections first, so that none is joined that was to go; touchpoints before stages, so that deleting a stage with
    # all in it leaves nothing in the tray.
    chosen.sort(key=lambda i: _TURNS.get(type(document.journey[i]), 2))
    with document.edit(_("Delete {what}").format(what=_with_notes(document.journey, chosen))):
        for id in chosen:
            if id in document.journey:
                _delete_one(document, id)


def _with_notes(journey: JourneyMap, chosen: Sequence[str]) -> str:
    """What is deleted, and how many notes go along that nobody chose: "“Order online” with 3 notes"."""
    what, about = several(journey, chosen), list(chosen)
    for id in chosen:
        if isinstance(journey[id], Touchpoint):
            about += [way.id for way in (*journey.connections_to(id), *journey.connections_from(id))]
    lanes = {id for id in chosen if isinstance(journey[id], Lane)}
    along = {note.id for id in about for note in journey.notes_about(id)}
    if lanes:
        along.update([n.id for n in journey.of(Note) if n.lane in lanes and n.kind is NoteKind.CUSTOM])
    count = len(along.difference(chosen))
    if not count:
        return what
    notes = ngettext("{n} note", "{n} notes", count).format(n=count)
    return _("{what} with {notes}").format(what=what, notes=notes)


_TURNS: dict[type[Element], int] = {Connection: 0, Touchpoint: 1}


def _delete_one(document: Document, id: str) -> None:
    match document.journey[id]:
        case Touchpoint():
            _delete_touchpoint(document, id)
        case Connection():
            _delete_notes(document, id)
            document.remove(id)
        case Stage():
            _empty_stage(document, id)
        case Channel():
            _leave_channel(document, id)
        case Lane():
            _leave_lane(document, id)
        case Persona():
            _leave_persona(document, id)
        case PictureData():
            _take_picture_down(document, id)
        case SubMap():
            _close_submap(document, id)
        case _:
            document.remove(id)


def _delete_touchpoint(document: Document, id: str) -> None:
    touchpoint = document.journey[id]
    assert isinstance(touchpoint, Touchpoint)
    ways_in, ways_out = document.journey.connections_to(id), document.journey.connections_from(id)
    for connection in (*ways_in, *ways_out):
        _delete_notes(document, connection.id)
        document.remove(connection.id)
    _delete_notes(document, id)
    document.remove(id)
    if touchpoint.submap and not openers(document.journey, touchpoint.submap):
        document.remove(touchpoint.submap)
    if len(ways_in) == len(ways_out) == 1:
        source, target = ways_in[0].source, ways_out[0].target
        joined = any(c.target == target for c in document.journey.connections_from(source))
        if source != target and not joined:
            document.put(_joined(ways_in[0], ways_out[0]))


def _joined(way_in: Connection, way_out: Connection) -> Connection:
    is_return = ConnectionKind.RETURN in (way_in.kind, way_out.kind)
    kind = ConnectionKind.RETURN if is_return else way_in.kind
    return msgspec.structs.replace(way_in, target=way_out.target, kind=kind, label=way_in.label or way_out.label)


def _delete_notes(document: Document, about: str) -> None:
    for note in document.journey.notes_about(about):
        document.remove(note.id)


def _empty_stage(document: Document, id: str) -> None:
    for touchpoint, order in zip(document.journey.touchpoints_in(id), keys_in_tray(document), strict=False):
        document.put(msgspec.structs.replace(touchpoint, stage="", step="", lane="", order=order))
    _leave_views(document, id)
    _delete_notes(document, id)
    document.remove(id)


def _leave_views(document: Document, id: str) -> None:
    for view in document.journey.views:
        named = {f: getattr(view, f) for f in ("hides", "personas", "channels", "folds") if id in getattr(view, f)}
        if named:
            kept = {field: tuple(i for i in ids if i != id) for field, ids in named.items()}
            document.put(msgspec.structs.replace(view, **kept))


def _leave_channel(document: Document, id: str) -> None:
    for touchpoint in list(document.journey.of(Touchpoint)):
        if touchpoint.channel == id or id in touchpoint.also:
            channel = "" if touchpoint.channel == id else touchpoint.channel
            also = tuple(i for i in touchpoint.also if i != id)
            document.put(msgspec.structs.replace(touchpoint, channel=channel, also=also))
    for persona in document.journey.personas:
        if id in persona.channels:
            document.put(msgspec.structs.replace(persona, channels=tuple(i for i in persona.channels if i != id)))
    _leave_views(document, id)
    _delete_notes(document, id)
    document.remove(id)


def _leave_lane(document: Document, id: str) -> None:
    for element in list(document.journey):
        if isinstance(element, Note) and element.lane == id and element.kind is NoteKind.CUSTOM:
            # In no lane of its own it would turn up in the first custom lane, under a name that is not its.
            document.remove(element.id)
        elif isinstance(element, Touchpoint | Note) and element.lane == id:
            document.put(msgspec.structs.replace(element, lane=""))
    _leave_views(document, id)
    document.remove(id)


def _leave_persona(document: Document, id: str) -> None:
    for touchpoint in list(document.journey.of(Touchpoint)):
        felt = (*touchpoint.feelings, *touchpoint.future_feelings)
        if id in touchpoint.personas or any(who == id for who, _value in felt):
            # Without personas everyone takes part: what one felt alone must not become what the others feel.
            felt_alone = touchpoint.personas == (id,) and len(document.journey.personas) > 1
            document.put(
                msgspec.structs.replace(
                    touchpoint,
                    personas=tuple(i for i in touchpoint.personas if i != id),
                    feeling=None if felt_alone else touchpoint.feeling,
                    feelings=tuple(pair for pair in touchpoint.feelings if pair[0] != id),
                    future_feeling=None if felt_alone else touchpoint.future_feeling,
                    future_feelings=tuple(pair for pair in touchpoint.future_feelings if pair[0] != id),
                )
            )
    _leave_views(document, id)
    _delete_notes(document, id)
    document.remove(id)


def _take_picture_down(document: Document, id: str) -> None:
    for element in list(document.journey):
        if isinstance(element, Note | Persona) and element.picture == id:
            document.put(msgspec.structs.replace(element, picture=""))
        elif isinstance(element, MapHeader) and element.logo == id:
            document.put(msgspec.structs.replace(element, logo=""))
    document.remove(id)


def _close_submap(document: Document, id: str) -> None:
    for touchpoint in openers(document.journey, id):
        document.put(msgspec.structs.replace(touchpoint, submap=""))
    document.remove(id)


def openers(journey: JourneyMap, submap: str) -> tuple[Touchpoint, ...]:
    """The touchpoints that open a map inside this file, by id."""
    return tuple(sorted((t for t in journey.of(Touchpoint) if t.submap == submap), key=lambda t: t.id))
