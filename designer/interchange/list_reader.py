"""A touchpoint list as a map: every cell is used, or the report says what became of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from designer.interchange.cells import metric_of, plain_text, unguard
from designer.interchange.columns import LANES, NOTES, content_type_of, count_leading
from designer.interchange.languages import in_its_language
from designer.interchange.list_flow import Spot, Way, connect_named, connect_rows
from designer.interchange.list_rows import Columns, Gathered, NoteText, TouchpointRow, read_header, read_row
from designer.interchange.report import Imported, Report, ReportRow
from designer.interchange.scale import Scale
from designer.interchange.tables import Table, read_table
from designer.interchange.trouble import quoted, unusable
from designer.model import (
    Channel,
    Connection,
    Element,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    Note,
    NoteKind,
    Persona,
    Stage,
    Touchpoint,
)
from designer.model.elements import HEADER_ID
from designer.model.order import evenly
from designer.model.stage_kinds import kind_from_name
from designer.words import _

_LINK = re.compile(r"https?://[^\s|<>\"]+")


def read_list(data: bytes, name: str, title: str, scale: Scale | None = None, language: str | None = None) -> Imported:
    """The map that a touchpoint list tells, with its report; raises ImportTrouble where nothing can be used.

    Ids are numbers in order of appearance, and the map's own is a hash of the data: the same file gives the same map.
    """
    table = read_table(data, name, count_leading)
    found = Gathered(scale or Scale())
    columns, empty = _gather(found, table, name)
    if not (found.touchpoints or found.stages or found.channels or found.people.found):
        raise unusable(name, _("it has nothing that can be used"))
    steps = _step_keys(found)
    ways = _ways(found, columns, steps)
    header = MapHeader(
        id=HEADER_ID,
        uid=hashlib.sha256(data).hexdigest()[:32],
        title=title,
        feeling_scale=str(scale) if scale is not None else "-2..2",
    )
    elements: list[Element] = [header, *_stages(found), *_lanes(found, columns), *_personas(found)]
    elements += _touchpoints(found, steps)
    elements += [
        Connection(id=f"k{i}", source=f"t{source + 1}", target=f"t{target + 1}")
        for i, (source, target) in enumerate(ways, 1)
    ]
    elements += _notes(found, columns)
    source = _("{file}, sheet {sheet}").format(file=name, sheet=quoted(table.sheet)) if table.sheet else name
    return Imported(JourneyMap(in_its_language(elements, language)), _report(found, source, empty))


def _gather(found: Gathered, table: Table, name: str) -> tuple[Columns, int]:
    columns: Columns | None = None
    blanks: list[int] = []
    empty = last = 0
    for row, raw in table.rows:
        last = row
        cells = [unguard(plain_text(cell)) if cell else "" for cell in raw]
        if not any(cells):
            blanks.append(row)
        elif columns is None:
            if not count_leading(cells):
                raise unusable(name, _("it has no column named stage, touchpoint, channel or persona"), row)
            columns = read_header(cells)
            blanks.clear()
        else:
            # Only blank rows between others are told: every sheet ends in some.
            empty += len(blanks)
            wrong, done = _("Nothing in the row"), _("Left out")
            found.report += [ReportRow(blank, _("(empty)"), wrong, done) for blank in blanks]
            blanks.clear()
            read_row(found, columns, row, cells)
    if columns is None:
        raise unusable(name, _("it is empty"))
    if table.is_cut:
        found.tell(last, "", _("A quotation mark is never closed"), _("All that follows it was read as one cell"))
    return columns, empty


def _step_keys(found: Gathered) -> dict[str, dict[int, str]]:
    numbers: dict[str, set[int]] = {}
    for new in found.touchpoints:
        if new.stage is not None:
            numbers.setdefault(new.stage, set()).add(new.step)
    return {stage: dict(zip(sorted(steps), evenly(len(steps)))) for stage, steps in numbers.items()}


def _ways(found: Gathered, columns: Columns, steps: dict[str, dict[int, str]]) -> list[Way]:
    spots = [
        Spot(new.name, new.stage, steps[new.stage][new.step]) if new.stage is not None else Spot(new.name, "")
        for new in found.touchpoints
    ]
    if "next" not in columns.known:
        return connect_rows(spots)

    def tell(place: int, says: str, wrong: str, done: str) -> None:
        found.tell(found.touchpoints[place].row, says, wrong, done, place)

    return connect_named(spots, [new.next for new in found.touchpoints], tell)


def _stages(found: Gathered) -> list[Element]:
    return [
        Stage(id=f"s{i}", order=order, name=name, kind=kind_from_name(name))
        for i, (name, order) in enumerate(zip(found.stages, evenly(len(found.stages))), 1)
    ]


def _used_columns(found: Gathered, columns: Columns) -> list[int]:
    used = {note.column for note in found.notes}
    return [place for place in columns.unknown if place in used]


def _lanes(found: Gathered, columns: Columns) -> list[Element]:
    """Channels first, then the lanes that LOOK.md section 4 shows by default, where the list has something for them."""
    used = {NOTES[note.column] for note in found.notes if isinstance(note.column, str)}
    kinds = []
    if found.people.found or any(value is not None for new in found.touchpoints for value in new.feelings):
        kinds.append(LaneKind.EMOTION)
    kinds += [lane for lane, note in LANES.items() if note in used]
    custom = _used_columns(found, columns)
    thoughts = [LaneKind.THOUGHTS] if NoteKind.THOUGHT in used else []
    orders = iter(evenly(len(found.channels) + len(kinds) + len(custom) + len(thoughts)))
    lanes: list[Element] = [
        Channel(id=f"c{i}", order=next(orders), name=name) for i, name in enumerate(found.channels, 1)
    ]
    lanes += [Lane(id=f"l{i}", order=next(orders), kind=kind) for i, kind in enumerate(kinds, 1)]
    lanes += [
        Lane(id=f"l{i}", order=next(orders), kind=LaneKind.CUSTOM, name=columns.unknown[place])
        for i, place in enumerate(custom, len(kinds) + 1)
    ]
    lanes += [
        Lane(id=f"l{len(kinds) + len(custom) + 1}", order=next(orders), kind=kind, shown=False) for kind in thoughts
    ]
    return lanes


def _personas(found: Gathered) -> list[Element]:
    people = found.people.found
    return [
        Persona(id=id, order=order, name=name, role=role)
        for (id, (name, role)), order in zip(people.items(), evenly(len(people)))
    ]


def _touchpoints(found: Gathered, steps: dict[str, dict[int, str]]) -> list[Element]:
    stages = {name: f"s{i}" for i, name in enumerate(found.stages, 1)}
    channels = {name: f"c{i}" for i, name in enumerate(found.channels, 1)}
    everyone = list(found.people.found)
    made: list[Element] = []
    for i, (new, order) in enumerate(zip(found.touchpoints, evenly(len(found.touchpoints))), 1):
        through = [channels[name] for name in new.channels]
        made.append(
            Touchpoint(
                id=f"t{i}",
                stage=stages[new.stage] if new.stage is not None else "",
                step=steps[new.stage][new.step] if new.stage is not None else "",
                channel=through[0] if through else "",
                also=tuple(through[1:]),
                order=order,
                name=new.name,
                description=new.description,
                personas=tuple(new.personas),
                feeling=new.feelings[0] if len(new.feelings) == 1 else None,
                feelings=_each(new, everyone),
                is_moment_of_truth=new.is_moment_of_truth,
                status=new.status,
                owner=new.owner,
                evidence=new.evidence,
            )
        )
    return made


def _each(new: TouchpointRow, everyone: Sequence[str]) -> tuple[tuple[str, float], ...]:
    if len(new.feelings) < 2:
        return ()
    return tuple((who, value) for who, value in zip(new.personas or everyone, new.feelings) if value is not None)


def _notes(found: Gathered, columns: Columns) -> list[Element]:
    stages = {name: f"s{i}" for i, name in enumerate(found.stages, 1)}
    custom = _used_columns(found, columns)
    first = len([x for x in _lanes(found, columns) if isinstance(x, Lane) and x.kind is not LaneKind.THOUGHTS])
    lanes = {place: f"l{first - len(custom) + i}" for i, place in enumerate(custom, 1)}
    made: list[Element] = []
    for i, (note, order) in enumerate(zip(found.notes, evenly(len(found.notes))), 1):
        about = f"t{note.about + 1}" if isinstance(note.about, int) else stages[note.about]
        made.append(_note(f"n{i}", about, order, note, lanes))
    return made


def _note(id: str, about: str, order: str, note: NoteText, lanes: dict[int, str]) -> Note:
    if isinstance(note.column, int):
        return Note(id=id, about=about, order=order, kind=NoteKind.CUSTOM, lane=lanes[note.column], text=note.text)
    kind = NOTES[note.column]
    if kind is NoteKind.METRIC:
        metric = metric_of(note.text)
        return Note(id=id, about=about, order=order, kind=kind, text=metric.label, value=metric.value, unit=metric.unit)
    if kind is NoteKind.CONTENT:
        link = _LINK.search(note.text)
        return Note(
            id=id,
            about=about,
            order=order,
            kind=kind,
            text=note.text,
            content_type=content_type_of(note.text),
            link=link[0] if link else "",
        )
    return Note(id=id, about=about, order=order, kind=kind, text=note.text)


def _report(found: Gathered, source: str, empty: int) -> Report:
    in_part = found.in_part - found.left_out
    in_tray = found.in_tray - in_part
    not_whole = len(in_part) + len(in_tray) + len(found.left_out)
    return Report(
        source=source,
        rows=tuple(sorted(found.report, key=lambda told: told.row or 0)),
        whole=found.seen - not_whole,
        in_part=len(in_part),
        in_tray=len(in_tray),
        left_out=len(found.left_out),
        empty=empty,
    )
