"""What stands in the analysis lanes of each stage: its notes, and what touchpoints say of owners and evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain

import msgspec

from designer.layout.dates import sourced
from designer.layout.metrics import value_text
from designer.layout.notes import Entry
from designer.layout.numbers import Digits, each
from designer.layout.rows import HAPPENS, Row, lane_of_note
from designer.model import Evidence, LaneKind, Note, NoteKind, PictureData, Touchpoint
from designer.words import _, joined

_LANE_OF = {kind: lane_of_note(kind).value for kind in NoteKind}

Entries = Mapping[str, tuple[Entry, ...]]


def entries_of(
    known: dict[str, Entry],
    stage_notes: Sequence[Note],
    widths: Sequence[int],
    notes: Sequence[Sequence[Note]],
    pictures: Mapping[str, PictureData],
    shows_private: bool,
) -> Entries:
    """The notes of a stage by the id of their own lane, else by the kind of lane they stand in: first those about the whole
    stage, then those about its touchpoints. `notes[i]` are those about one of them, whose number has `widths[i]` digits.

    `known` are the entries of the last layout by note; those that are the same are taken, and the new ones added.
    """
    found: dict[str, list[Entry]] = {}
    made: dict[str, Entry] = {}
    for width, own in ((0, stage_notes), *zip(widths, notes, strict=True)):
        for note in own:
            if note.is_private and not shows_private:
                continue
            picture = pictures.get(note.picture) if note.picture else None
            entry = known.get(note.id)
            if entry is None or entry.note is not note or entry.digits != width or entry.picture is not picture:
                entry = Entry(f"{note.id}/note", note.id, width, note.text, note.kind.value, note, picture)
            made[note.id] = entry
            found.setdefault(note.lane or _LANE_OF[note.kind], []).append(entry)
    known.clear()
    known.update(made)
    return {key: tuple(entries) for key, entries in found.items()}


def entries_in(
    row: Row,
    entries: Entries,
    touchpoints: Sequence[Touchpoint],
    digits: Digits,
    language: str,
    what: Callable[[Touchpoint], str],
) -> tuple[Entry, ...]:
    """What stands in one row of a stage; `what` tells what happens at a touchpoint."""
    if row.kind == HAPPENS:
        return _told(touchpoints, digits, "what", what)
    parts = [entries.get(row.lane, ())] if row.lane else []
    if row.is_first:
        parts.append(entries.get(row.kind, ()))
        if row.kind == LaneKind.OWNER:
            parts.append(_told(touchpoints, digits, "owner", lambda t: t.owner))
        elif row.kind == LaneKind.EVIDENCE:
            parts.append(_told(touchpoints, digits, "evidence", evidence_text))
        elif row.kind == LaneKind.ENGAGEMENT:
            parts.append(_told(touchpoints, digits, "engagement", _engagement_text))
    parts = [part for part in parts if part]
    found = tuple(chain.from_iterable(parts))
    if row.kind != LaneKind.METRICS and any(e.kind == NoteKind.METRIC for e in found):
        found = tuple([_in_words(e, language) for e in found])
    if row.lane and len(parts) > 1:
        order = {touchpoint.id: i for i, touchpoint in enumerate(touchpoints)}
        found = tuple(sorted(found, key=lambda e: order.get(e.about, -1)))  # those about the whole stage first
    return found


def _in_words(entry: Entry, language: str) -> Entry:
    """A metric in a lane that has no tiles: its value as text."""
    note = entry.note
    if note is None or note.value is None or entry.kind != NoteKind.METRIC:
        return entry
    value = f"{value_text(note.value, language)} {note.unit}".strip()
    return msgspec.structs.replace(entry, text=joined((note.text, value), ": "))


def _told(
    touchpoints: Sequence[Touchpoint], digits: Digits, part: str, text_of: Callable[[Touchpoint], str]
) -> tuple[Entry, ...]:
    return tuple(
        Entry(f"{t.id}/{part}", t.id, width, text, NoteKind.CUSTOM.value)
        for t, width in zip(touchpoints, each(digits), strict=True)
        if (text := text_of(t))
    )


def _engagement_text(touchpoint: Touchpoint) -> str:
    return "" if touchpoint.engagement is None else f"{touchpoint.engagement:g}"


def evidence_text(touchpoint: Touchpoint) -> str:
    """What a touchpoint rests on, in words: "measured, web analytics, 14 March 2026"."""
    words = {
        Evidence.ASSUMPTION: _("assumed"),
        Evidence.OBSERVED: _("observed"),
        Evidence.MEASURED: _("measured"),
    }
    parts = [words[touchpoint.evidence]] if touchpoint.evidence is not None else []
    return joined([*parts, sourced(touchpoint.source, touchpoint.evidence_date)], ", ")
