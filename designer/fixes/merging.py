"""Joining stages or channels that have one name: nothing that was written is lost."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from designer.editing import Document, operations
from designer.model import Channel, Persona, Placement, Stage, Touchpoint, View


def merge_stages(ids: Sequence[str], document: Document) -> Sequence[str]:
    """Put the touchpoints and notes of later stages into the first one, and delete those."""
    first, *others = ids
    journey = document.journey
    goals = [journey[id].goal.strip() for id in ids]  # type: ignore[attr-defined]
    kept = journey[first]
    assert isinstance(kept, Stage)
    goal = "\n".join(dict.fromkeys(g for g in goals if g))
    if goal != kept.goal.strip():
        document.put(msgspec.structs.replace(kept, goal=goal))
    for id in others:
        for _step, members in journey.steps(id):
            place = Placement(stage=first, after="")
            operations.move_touchpoints(document, [t.id for t in members], place, keeps_lane=True)
        _move_notes(document, id, first)
    _replace_in_views(document, "folds", set(others), first)
    operations.delete(document, others)
    return (first,)


def merge_channels(ids: Sequence[str], document: Document) -> Sequence[str]:
    """Let everything go through the first of several channels, and delete the others."""
    first, *others = ids
    gone = set(others)
    for touchpoint in list(document.journey.of(Touchpoint)):
        if touchpoint.channel in gone or gone & set(touchpoint.also):
            channel = first if touchpoint.channel in gone else touchpoint.channel
            also = dict.fromkeys(first if id in gone else id for id in touchpoint.also)
            kept = tuple(id for id in also if id != channel)
            document.put(msgspec.structs.replace(touchpoint, channel=channel, also=kept))
    for persona in list(document.journey.of(Persona)):
        if gone & set(persona.channels):
            preferred = tuple(dict.fromkeys(first if id in gone else id for id in persona.channels))
            document.put(msgspec.structs.replace(persona, channels=preferred))
    for id in others:
        _move_notes(document, id, first)
    _replace_in_views(document, "channels", gone, first)
    operations.delete(document, others)
    assert isinstance(document.journey[first], Channel)
    return (first,)


def _move_notes(document: Document, source: str, target: str) -> None:
    for note in document.journey.notes_about(source):
        operations.move_note(document, note.id, target)


def _replace_in_views(document: Document, field: str, gone: set[str], first: str) -> None:
    for view in list(document.journey.of(View)):
        ids: tuple[str, ...] = getattr(view, field)
        if gone & set(ids):
            kept = tuple(dict.fromkeys(first if id in gone else id for id in ids))
            document.put(msgspec.structs.replace(view, **{field: kept}))
