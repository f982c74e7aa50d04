"""Adding and moving notes."""

from __future__ import annotations

from typing import Any

import msgspec

from designer.editing.document import Document
from designer.editing.operations.labels import in_quotes, quoted
from designer.editing.operations.lanes import add_lane
from designer.model import Note, NoteKind
from designer.model.kinds import LANE_OF_NOTE
from designer.model.order import between
from designer.words import _


def add_note(document: Document, kind: NoteKind, about: str, text: str = "", **fields: Any) -> str:
    """Add a note about a touchpoint or stage; its id. The lane of its kind is added where the map has none."""
    id = document.new_id("n")
    label = _("Add {kind} {text}").format(kind=_(kind.value), text=in_quotes(text)) if text else _("Add a note")
    with document.edit(label):
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


def move_note(document: Document, id: str, about: str) -> None:
    """Make a note speak about another touchpoint or stage, as its last note."""
    note = document.journey[id]
    label = _("Move {note} to {target}").format(
        note=quoted(document.journey, id), target=quoted(document.journey, about)
    )
    with document.edit(label):
        document.put(msgspec.structs.replace(note, about=about, order=_last_key(document, about)))


def _last_key(document: Document, about: str) -> str:
    notes = document.journey.notes_about(about)
    return between(notes[-1].order or None if notes else None, None)
