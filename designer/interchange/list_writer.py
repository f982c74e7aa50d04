"""A map as a touchpoint list, in the one form that reading and writing it again leaves as it is.

A list says less than a map (docs/lists.md). So that nothing shifts on the way, what is written is already what would be
read: stages, channels and personas of one name are one, and rows stand in the order in which they will be read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

import msgspec

from designer.interchange.cells import (
    NAMELESS,
    Metric,
    escape,
    guard,
    join_values,
    metric_text,
    number_text,
    plain_text,
)
from designer.interchange.columns import COLUMNS, NOTES, column_of
from designer.interchange.list_flow import Names, Spot
from designer.interchange.people import People, person_of, person_text
from designer.model import JourneyMap, Note, NoteKind, Stage, Touchpoint

# Notes that have no column of their own and stand in no custom lane: what their column is called.
_OTHER_NOTES = {NoteKind.CUSTOM: "Notes", NoteKind.QUESTION: "Question", NoteKind.EVIDENCE: "Evidence item"}


class _Row(msgspec.Struct):
    """A row in the making: a touchpoint, or only a stage, a channel or a persona."""

    stage: str | None = None
    step: int = 0
    touchpoint: Touchpoint | None = None
    channels: list[str] = []
    personas: list[str] = []
    feeling: str = ""
    notes: dict[str, list[str]] = {}
    next: list[str] = []

    @property
    def name(self) -> str:
        return _text(self.touchpoint.name) or NAMELESS if self.touchpoint is not None else ""


def list_bytes(journey: JourneyMap) -> bytes:
    """The list as the content of a .csv file: UTF-8 with a mark and CRLF, so that Excel opens it as it is.

    Private notes are left out.
    """
    people = _Personas(journey)
    columns = _CustomColumns(journey)
    channels = list(dict.fromkeys(_name(channel.name) for channel in journey.channels))
    rows = _stage_rows(journey, people, columns, channels) + [
        _touchpoint_row(journey, touchpoint, people, columns) for touchpoint in journey.tray
    ]
    _name_ways(journey, rows)
    before, after = _introduce(rows, channels, people.texts)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.capitalize() for column in COLUMNS] + [guard(escape(n)) for n in columns.names.values()])
    writer.writerows(_cells(row, list(columns.names)) for row in [*before, *rows, *after])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _text(text: str) -> str:
    return plain_text(text)


def _name(text: str) -> str:
    return plain_text(text).strip() or NAMELESS


class _Personas:
    """The personas as cells name them; two that a list can't tell apart are one."""

    def __init__(self, journey: JourneyMap) -> None:
        people = People()
        ids = {
            persona.id: people.find(person_text(*person_of(_name(f"{_text(persona.name)}, {_text(persona.role)}"))))
            for persona in journey.personas
        }
        texts = {id: person_text(name, role) for id, (name, role) in people.found.items()}
        self.texts = list(texts.values())
        self._text_of = {persona: texts[id] for persona, id in ids.items()}
        self._everyone = [persona.id for persona in journey.personas]

    def of(self, touchpoint: Touchpoint) -> list[str]:
        """The personas of a touchpoint, in the order of the map."""
        taking_part = {self._text_of[id] for id in touchpoint.personas}
        return [text for text in self.texts if text in taking_part]

    def feeling(self, touchpoint: Touchpoint) -> str:
        """The cell of the column "feeling": one value, or one for each persona of the row, else of the map."""
        felt: dict[str, float] = {}
        for id in self._everyone:
            value = touchpoint.feeling_of(id)
            if value is not None and (id in touchpoint.personas or not touchpoint.personas):
                felt.setdefault(self._text_of[id], value)
        if not touchpoint.personas and not (touchpoint.feelings and felt):
            return number_text(touchpoint.feeling) if touchpoint.feeling is not None else ""
        values = [number_text(felt[who]) if who in felt else "" for who in (self.of(touchpoint) or self.texts)]
        return values[0] if len(set(values)) == 1 else "|".join(values)


class _CustomColumns:
    """A column for each custom lane with notes, named unlike all others, in the order of the lanes."""

    def __init__(self, journey: JourneyMap) -> None:
        stages = {stage.id for stage in journey.stages}
        self._held: dict[str, list[tuple[str, str]]] = {}
        used: set[str] = set()
        for note in sorted(journey.of(Note), key=lambda n: (n.order, n.id)):
            text = _note_text(note)
            column = self._column(note)
            if note.is_private or not text or not column:
                continue
            if note.about in stages or isinstance(journey.get(note.about), Touchpoint):
                self._held.setdefault(note.about, []).append((column, text))
                used.add(column)
        wanted = [(lane.id, _text(lane.name)) for lane in journey.lanes if lane.id in used]
        wanted += [(name, name) for name in _OTHER_NOTES.values() if name in used]
        self.names: dict[str, str] = {}
        for column, name in wanted:
            name = name or _OTHER_NOTES[NoteKind.CUSTOM]
            unique, count = name, 2
            while unique in self.names.values() or column_of(unique):
                unique = f"{name} {count}"
                count += 1
            self.names[column] = unique

    def of(self, *about: str) -> dict[str, list[str]]:
        """The notes about these elements by column."""
        found: dict[str, list[str]] = {}
        for id in about:
            for column, text in self._held.get(id, ()):
                found.setdefault(column, []).append(text)
        return found

    @staticmethod
    def _column(note: Note) -> str:
        own = next((column for column, kind in NOTES.items() if kind is note.kind), "")
        return own or note.lane or _OTHER_NOTES.get(note.kind, "")


def _note_text(note: Note) -> str:
    text = _text(note.text).strip()
    if note.kind is NoteKind.METRIC:
        return _text(metric_text(Metric(text, note.value, _text(note.unit).strip()))).strip()
    return text


# Rows


def _stage_rows(journey: JourneyMap, people: _Personas, columns: _CustomColumns, channels: Sequence[str]) -> list[_Row]:
    ranks = {name: rank for rank, name in enumerate(channels)}
    named: dict[str, list[Stage]] = {}
    for stage in journey.stages:
        named.setdefault(_text(stage.name) or NAMELESS, []).append(stage)
    rows: list[_Row] = []
    for name, stages in named.items():
        notes = columns.of(*(stage.id for stage in stages))
        steps = [touchpoints for stage in stages for _key, touchpoints in journey.steps(stage.id)]
        if notes or not steps:
            rows.append(_Row(stage=name, notes=notes))
        for number, touchpoints in enumerate(steps, 1):
            made = [_touchpoint_row(journey, touchpoint, people, columns) for touchpoint in touchpoints]
            made.sort(key=lambda row: ranks[row.channels[0]] if row.channels else len(ranks))
            for row in made:
                row.stage, row.step = name, number
            rows += made
    return rows


def _touchpoint_row(journey: JourneyMap, touchpoint: Touchpoint, people: _Personas, columns: _CustomColumns) -> _Row:
    through = [journey[id] for id in (touchpoint.channel, *touchpoint.also) if id]
    return _Row(
        touchpoint=touchpoint,
        channels=list(dict.fromkeys(_name(channel.name) for channel in through)),  # type: ignore[attr-defined]
        personas=people.of(touchpoint),
        feeling=people.feeling(touchpoint),
        notes=columns.of(touchpoint.id),
    )


def _name_ways(journey: JourneyMap, rows: Sequence[_Row]) -> None:
    """Fill in where each row leads, by names that lead back to the same rows; other ways a list can't hold."""
    placed = [row for row in rows if row.touchpoint is not None]
    places = {row.touchpoint.id: place for place, row in enumerate(placed) if row.touchpoint is not None}
    names = Names([Spot(row.name, row.stage or "") for row in placed])
    for place, row in enumerate(placed):
        assert row.touchpoint is not None
        targets = sorted({places[way.target] for way in journey.connections_from(row.touchpoint.id)})
        for target in targets:
            name, stage = (" ".join(text.split()) for text in (placed[target].name, placed[target].stage or ""))
            written = (name, f"{stage} > {name}") if stage else (name,)
            row.next += [way for way in written if names.find(way, place) == target][:1]


def _introduce(rows: Iterable[_Row], channels: Sequence[str], personas: Sequence[str]) -> tuple[list[_Row], list[_Row]]:
    """Rows before the others that keep channels and personas in their order, and after them for unused ones."""
    met_channels: dict[str, None] = {}
    met_personas: dict[str, None] = {}
    for row in rows:
        met_channels.update(dict.fromkeys(row.channels))
        met_personas.update(dict.fromkeys(row.personas))
    before: list[_Row] = []
    after: list[_Row] = []
    for met, all, field in ((met_channels, channels, "channels"), (met_personas, personas, "personas")):
        unused = [name for name in all if name not in met]
        in_order = [*met, *unused] == list(all)
        for name in unused if in_order else all:
            row = _Row()
            setattr(row, field, [name])
            (after if in_order else before).append(row)
    return before, after


def _cells(row: _Row, custom: Sequence[str]) -> list[str]:
    single = {"stage": row.stage or "", "touchpoint": row.name}
    values = {"channel": row.channels, "persona": row.personas, "next": row.next, **row.notes}
    plain = {"step": str(row.step) if row.step else "", "feeling": row.feeling}
    touchpoint = row.touchpoint
    if touchpoint is not None:
        single["description"] = _text(touchpoint.description)
        single["owner"] = _text(touchpoint.owner)
        plain["moment of truth"] = "yes" if touchpoint.is_moment_of_truth else "no"
        plain["status"] = touchpoint.status.value
        plain["evidence"] = touchpoint.evidence.value if touchpoint.evidence is not None else ""
    return [
        plain[column]
        if column in plain
        else guard(join_values(values[column]))
        if column in values
        else guard(escape(single.get(column, "")))
        for column in (*COLUMNS, *custom)
    ]
