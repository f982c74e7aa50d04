"""Two states of one journey on one map: what stands in both, and what only in today's or in the planned one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from designer.editing.document import Document
from designer.editing.operations.deleting import delete
from designer.editing.operations.labels import several
from designer.editing.operations.ordering import keys_in_tray
from designer.model import (
    Channel,
    Connection,
    Element,
    Lane,
    MapHeader,
    MapState,
    Note,
    Persona,
    PictureData,
    Stage,
    SubMap,
    Touchpoint,
    View,
    Waiver,
)
from designer.model.looks import other_state
from designer.model.views import state_alone
from designer.words import _

_STATELESS = (MapHeader, PictureData, SubMap, View, Waiver)


def hold_both_states(document: Document) -> None:
    """Let the map hold a current and a future state: all that is there stands in both until somebody says otherwise."""
    with document.edit(_("Plan a future state")):
        document.put(msgspec.structs.replace(document.journey.header, shows=MapState.BOTH))


def keep_state(document: Document, state: str) -> None:
    """Let the map hold one of its two states only: what stands in the other one alone goes, planned feelings become
    feelings."""
    words = {
        MapState.CURRENT.value: _("Keep only the current state"),
        MapState.FUTURE.value: _("Keep only the future state"),
    }
    journey = document.journey
    alone = state_alone(journey, state)
    with document.edit(words[state]):
        # What names others goes before them, and what stays names nothing that goes.
        for view in journey.views:
            if view.id not in alone:
                document.remove(view.id)
        for element in alone:
            document.put(element)
        gone = [e for e in journey if e.id not in alone]
        for element in sorted(gone, key=lambda e: (_TURNS.get(type(e), 4), e.id)):
            document.remove(element.id)
        document.put(msgspec.structs.replace(journey.header, shows=MapState(state)))


# A note may be about a connection, that leads from touchpoint to touchpoint, and these stand in stages and lanes.
_TURNS: Mapping[type[Element], int] = {Note: 0, Connection: 1, Touchpoint: 2, Persona: 3}


def set_state(document: Document, ids: Sequence[str] | str, state: str, *, joins: str = "") -> None:
    """Let elements stand in the "current" state alone, in the "future" one, or, with "", in both; as one step."""
    chosen = [i for i in ([ids] if isinstance(ids, str) else ids) if _has_state(document.journey.get(i))]
    if not chosen:
        return
    labels = {
        "": _("Put {what} into both states"),
        MapState.CURRENT.value: _("Put {what} into the current state only"),
        MapState.FUTURE.value: _("Put {what} into the future state only"),
    }
    with document.edit(labels[state].format(what=several(document.journey, chosen)), joins):
        for id in chosen:
            document.put(msgspec.structs.replace(document.journey[id], state=state))


def _has_state(element: Element | None) -> bool:
    return element is not None and not isinstance(element, _STATELESS)


def delete_in_state(document: Document, ids: Sequence[str], state: str) -> tuple[str, ...]:
    """Delete elements in one state: what stands in both stays in the other one. As one step; the ids of what stays.

    A stage or lane takes what stands in it along, in the same way; what stands in this state alone waits in the tray then,
    or has no channel. A touchpoint's one way in and one way out in this state are joined there.
    """
    journey = document.journey
    chosen = [i for i in dict.fromkeys(ids) if i in journey and not isinstance(journey[i], MapHeader)]
    staying = [i for i in chosen if _has_state(journey[i]) and not journey[i].state]
    if not staying:
        delete(document, chosen)
        return ()
    words = {
        MapState.CURRENT.value: _("Take {what} out of the current state"),
        MapState.FUTURE.value: _("Take {what} out of the future state"),
    }
    with document.edit(words[state].format(what=several(journey, chosen))):
        for id in staying:
            _take_out(document, id, state)
        delete(document, [i for i in chosen if i not in staying and i in journey])
    return tuple(i for i in staying if i in journey)


def _take_out(document: Document, id: str, state: str) -> None:
    element = document.journey[id]
    if isinstance(element, Touchpoint):
        _join_ways(document, id, state)
    document.put(msgspec.structs.replace(element, state=other_state(state)))
    if isinstance(element, Stage):
        own = [t for t in document.journey.touchpoints_in(id) if t.state == state]
        for touchpoint, order in zip(own, keys_in_tray(document), strict=False):
            document.put(msgspec.structs.replace(touchpoint, stage="", step="", lane="", order=order))
    if isinstance(element, Channel | Lane):
        for touchpoint in [
            t for t in document.journey.of(Touchpoint) if id in (t.lane, t.channel) and t.state == state
        ]:
            lane = "" if touchpoint.lane == id else touchpoint.lane
            channel = "" if touchpoint.channel == id else touchpoint.channel
            document.put(msgspec.structs.replace(touchpoint, lane=lane, channel=channel))
    for touchpoint in [
        t for t in document.journey.of(Touchpoint) if not t.state and id in (t.stage, t.lane or t.channel)
    ]:
        document.put(msgspec.structs.replace(touchpoint, state=other_state(state)))


def _join_ways(document: Document, id: str, state: str) -> None:
    journey = document.journey
    other = other_state(state)
    ways_in = [c for c in journey.connections_to(id) if c.state != other and _is_in(journey[c.source], state)]
    ways_out = [c for c in journey.connections_from(id) if c.state != other and _is_in(journey[c.target], state)]
    for way in (*ways_in, *ways_out):
        if way.state == state:
            delete(document, [way.id])
    if len(ways_in) != 1 or len(ways_out) != 1:
        return
    source, target = ways_in[0].source, ways_out[0].target
    if source != target and not any(
        c.target == target and c.state != other for c in document.journey.connections_from(source)
    ):
        new = document.new_id("k")
        document.put(
            msgspec.structs.replace(
                ways_in[0], id=new, target=target, state=state, label=ways_in[0].label or ways_out[0].label
            )
        )


def _is_in(element: Element, state: str) -> bool:
    return element.state in ("", state)


def part_states(document: Document, ids: Sequence[str], state: str, before: Sequence[Touchpoint] = ()) -> list[str]:
    """Give touchpoints that stand in both states a version of their own in one of them, with its connections and notes; the
    other state keeps what was there. As one step; the ids of the new versions.

    `before` are touchpoints as they were before a change that was meant for this state alone: the other state gets them
    back.
    """
    journey = document.journey
    chosen = [t for i in dict.fromkeys(ids) if (t := journey.find(Touchpoint, i)) is not None and not t.state]
    if not chosen:
        return []
    was = {t.id: t for t in before}
    words = {
        MapState.CURRENT.value: _("Part {what} from the future state"),
        MapState.FUTURE.value: _("Part {what} from the current state"),
    }
    made: dict[str, str] = {}
    with document.edit(words[state].format(what=several(journey, [t.id for t in chosen]))):
        for touchpoint in chosen:
            made[touchpoint.id] = new = document.new_id("t")
            document.put(msgspec.structs.replace(touchpoint, id=new, state=state))
            stays = was.get(touchpoint.id, touchpoint)
            document.put(msgspec.structs.replace(stays, state=other_state(state)))
        for old, new in made.items():
            _part_notes(document, old, new, state)
        for old in made:
            for way in {c.id: c for c in (*journey.connections_from(old), *journey.connections_to(old))}.values():
                _part_way(document, way, made, state)
    return list(made.values())


def _part_notes(document: Document, old: str, new: str, state: str) -> None:
    for note in document.journey.notes_about(old):
        if note.state == state:
            document.put(msgspec.structs.replace(note, about=new))
        elif not note.state:
            document.put(msgspec.structs.replace(note, state=other_state(state)))
            document.put(msgspec.structs.replace(note, id=document.new_id("n"), about=new, state=state))


def _part_way(document: Document, way: Connection, made: Mapping[str, str], state: str) -> None:
    if way.state == other_state(state):
        return
    ends = {"source": made.get(way.source, way.source), "target": made.get(way.target, way.target)}
    if (ends["source"], ends["target"]) == (way.source, way.target):
        return
    if way.state == state:
        document.put(msgspec.structs.replace(way, **ends))
    else:
        document.put(msgspec.structs.replace(way, state=other_state(state)))
        document.put(msgspec.structs.replace(way, id=document.new_id("k"), state=state, **ends))
