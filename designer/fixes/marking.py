"""Saying of what a fix wrote by guess that it is one."""

from __future__ import annotations

import msgspec

from designer.editing import Document, operations
from designer.model import Change, Connection, Element, Evidence, Note, NoteKind, Persona, Touchpoint
from designer.words import _

# Of what was there before: the fields in which a wrong guess would say something wrong of the journey.
_OF_TOUCHPOINT = ("stage", "channel", "lane", "also", "feeling", "feelings")
_OF_NOTE = ("severity", "owner", "text", "value", "target")


def mark_assumed(document: Document, change: Change) -> None:
    """Mark what a change wrote as assumption, where a reader looks for it.

    Touchpoints say it by their evidence, notes by their source; connections and personas by a question about them, which
    stands in their Properties and in the outline. What is known to rest on something keeps saying so, and a connection of
    a touchpoint that is marked needs no mark of its own.
    """
    made = {id for id, (before, after) in change.pairs.items() if before is None and after is not None}
    for id, (before, after) in change.pairs.items():
        if after is None or not _is_guess(before, after):
            continue
        match document.journey.get(id):
            case Touchpoint(evidence=None) as touchpoint:
                document.put(msgspec.structs.replace(touchpoint, evidence=Evidence.ASSUMPTION))
            case Note(source="") as note:
                document.put(msgspec.structs.replace(note, source=_("assumption")))
            case Persona():
                _ask(document, id, _("Assumed. Who is it really?"))
            case Connection(source=source, target=target) if not made & {source, target}:
                _ask(document, id, _("Assumed. Does it lead there?"))


def _is_guess(before: Element | None, after: Element) -> bool:
    if before is None:
        return True
    fields = _OF_TOUCHPOINT if isinstance(after, Touchpoint) else _OF_NOTE if isinstance(after, Note) else ()
    return any(getattr(before, field) != getattr(after, field) for field in fields)


def _ask(document: Document, about: str, text: str) -> None:
    operations.add_note(document, NoteKind.QUESTION, about, text, source=_("assumption"))
