"""What stands in the analysis lanes of each stage: its notes, and what touchpoints say of owners and evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import chain

import msgspec

from designer.layout.alike import all_alike
from designer.layout.dates import sourced
from designer.layout.metrics import value_text
from designer.layout.notes import Entry
from designer.layout.numbers import Digits, each
from designer.layout.rows import HAPPENS, Row, lane_of_note
from designer.model import Evidence, LaneKind, Note, NoteKind, PictureData, Touchpoint
from designer.words import _, joined

_LANE_OF = {kind: lane_of_note(kind).value for kind in NoteKind}

Entries = Mapping[str, tuple[Entry, ...]]


class EntriesOfStage:
    """Finds the entries of a stage's notes, and knows them as it found them last: an edit changes those of few touchpoints."""

    __slots__ = ("_found", "_notes", "_widths", "_with")

    def __init__(self) -> None:
        self._with: object = None
        self._notes: Sequence[Sequence[Note]] = ()
        self._widths: Sequence[int] = ()
        self._found: list[list[tuple[str, Entry]]] = []  # those of each, with the lane they stand in

    def of(
        self,
        stage_notes: Sequence[Note],
        widths: Sequence[int],
        notes: Sequence[Sequence[Note]],
        pictures: Mapping[str, PictureData],
        shows_private: bool,
    ) -> Entries:
        """The notes of a stage by the id of their own lane, else by the kind of lane they stand in: first those about the whole
        stage, then those about its touchpoints. `notes[i]` are those about one of them, whose number has `widths[i]` digits.
        """
        about, digits = (stage_notes, *notes), (0, *widths)
        first = last = 0
        if self._with == (pictures, shows_private):
            first, last = all_alike([(self._notes, about), (self._widths, digits)])
        until = len(about) - last
        between = self._found[first : len(self._found) - last]
        known = {entry.element: entry for some in between for _lane, entry in some}
        new = []
        for width, own in zip(digits[first:until], about[first:until], strict=True):
            shown = [note for note in own if shows_private or not note.is_private]
            new.append([(_lane_of(note), _entry(note, width, pictures, known.get(note.id))) for note in shown])
        self._found = [*self._found[:first], *new, *self._found[len(self._found) - last :]]
        self._with, self._notes, self._widths = (pictures, shows_private), about, digits
        by_lane = defaultdict[str, list[Entry]](list)
        for lane, entry in chain.from_iterable(self._found):
            by_lane[lane].append(entry)
        return {lane: tuple(entries) for lane, entries in by_lane.items()}


def _lane_of(note: Note) -> str:
    return note.lane or _LANE_OF[note.kind]


def _entry(note: Note, width: int, pictures: Mapping[str, PictureData], known: Entry | None) -> Entry:
    """That of a note about a touchpoint whose number has so many digits; the known one where it is the same."""
    picture = pictures.get(note.picture) if note.picture else None
    if known is not None and known.note is note and known.digits == width and known.picture is picture:
        return known
    return Entry(f"{note.id}/note", note.id, width, note.text, note.kind.value, note, picture)


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
