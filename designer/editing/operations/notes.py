"""Adding and moving notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from designer.editing.document import Document
from designer.editing.operations.labels import in_quotes, quoted, several
from designer.editing.operations.lanes import add_lane
from designer.model import Note, NoteKind, Stage, Touchpoint
from designer.model.kinds import LANE_OF_NOTE
from designer.model.order import between
from designer.words import _


def add_note(document: Document, kind: NoteKind, about: str, text: str = "", **fields: Any) -> str:
    """Add a note; its id. The lane of its kind is added where the map has none and it is about a touchpoint or stage."""
    id = document.new_id("n")
    label = _("Add {kind} {text}").format(kind=_(kind.value), text=in_quotes(text)) if text else _("Add a note")
    with document.edit(label):
        if isinstance(document.journey.get(about), Stage | Touchpoint):
            note_lane(document, kind)
        document.put(Note(id=id, kind=kind, about=about, text=text, order=_last_key(document, about), **fields))
    return id


def note_lane(document: Document, kind: NoteKind) -> str:
    """The lane in which notes of a kind stand, added if the map has none; its id."""
    lane_kind = LANE_OF_NOTE[kind]
    for lane in document.journey.lanes:
        if getattr(lane, "kind", None) is lane_kind:
            return lane.id
    return add_lane(document, lane_kind)


def set_note_kind(document: Document, ids: Sequence[str], kind: NoteKind, *, joins: str = "") -> None:
    """Make notes thoughts, pain points …; the lane of their kind is added where the map has none. What their old kind said
    of them (severity, value …) is kept, so that a wrong choice loses nothing."""
    label = _("Set kind of {what}").format(what=several(document.journey, ids))
    with document.edit(label, joins):
        for id in ids:
            note = document.journey[id]
            document.put(msgspec.structs.replace(note, kind=kind, lane=note.lane if kind is NoteKind.CUSTOM else ""))  # type: ignore[attr-defined]
        if any(isinstance(document.journey.get(document.journey[i].about), Stage | Touchpoint) for i in ids):  # type: ignore[attr-defined]
            note_lane(document, kind)


def move_note(document: Document, id: str, about: str) -> None:
    """Make a note speak about another touchpoint, stage, persona, channel or connection, as its last note."""
    note = document.journey[id]
    label = _("Move {note} to {target}").format(
        note=quoted(document.journey, id), target=quoted(document.journey, about)
    )
    with document.edit(label):
        document.put(msgspec.structs.replace(note, about=about, order=_last_key(document, about)))


def _last_key(document: Document, about: str) -> str:
    notes = document.journey.notes_about(about)
    return between(notes[-1].order or None if notes else None, None)
