"""One row of a touchpoint list after the other, into what a map will be made of; what can't be used is told."""

from __future__ import annotations

import msgspec

from designer.interchange.cells import NAMELESS, decimal_of, one_value, split_values
from designer.interchange.columns import EVIDENCES, NOTES, STATUSES, YES_OR_NO, column_of
from designer.interchange.people import People
from designer.interchange.report import ReportRow
from designer.interchange.scale import Scale, signed
from designer.interchange.trouble import one_line, quoted
from designer.model import Evidence, Status
from designer.words import _, ngettext

_HIGHEST_STEP = 1_000_000


class Columns(msgspec.Struct, frozen=True):
    """Where the columns of a list stand; each unknown one has a lane of its own."""

    known: dict[str, int]
    unknown: dict[int, str]
    count: int

    def cell(self, cells: list[str], column: str) -> str:
        """The text of a row in a column, "" where there is none."""
        place = self.known.get(column, -1)
        return cells[place] if 0 <= place < len(cells) else ""

    def values(self, cells: list[str], column: str) -> list[str]:
        """The values of a row in a column, without empty ones."""
        written = self.cell(cells, column)
        return [value for value in split_values(written) if value] if written else []


def read_header(cells: list[str]) -> Columns:
    """The columns that a header names; a known name that comes again is an unknown column."""
    known: dict[str, int] = {}
    unknown: dict[int, str] = {}
    for place, cell in enumerate(cells):
        column = column_of(cell)
        if column and column not in known:
            known[column] = place
        else:
            unknown[place] = one_value(cell) or _("Column {n}").format(n=place + 1)
    return Columns(known, unknown, len(cells))


class TouchpointRow(msgspec.Struct):
    """A touchpoint in the making."""

    row: int
    name: str
    stage: str | None  # None waits in the tray
    step: int = 0
    channels: list[str] = []
    personas: list[str] = []  # ids
    feelings: list[float | None] = []  # one for everyone, or one each
    next: list[str] = []
    description: str = ""
    owner: str = ""
    is_moment_of_truth: bool = False
    status: Status = Status.EXISTS
    evidence: Evidence | None = None


class NoteText(msgspec.Struct):
    """A note in the making: about the touchpoint at a place of `Gathered.touchpoints`, or about a stage by its name."""

    about: int | str
    column: str | int  # a known column, or the place of an unknown one
    text: str


class Gathered:
    """What the rows hold, in order of appearance, and what was wrong."""

    def __init__(self, scale: Scale) -> None:
        self.scale = scale
        self.stages: dict[str, int] = {}  # each with the highest step so far
        self.channels: dict[str, None] = {}
        self.people = People()
        self.touchpoints: list[TouchpointRow] = []
        self.notes: list[NoteText] = []
        self.report: list[ReportRow] = []
        self.seen = 0
        self.in_part: set[int] = set()
        self.in_tray: set[int] = set()
        self.left_out: set[int] = set()

    def tell(self, row: int, says: str, wrong: str, done: str, touchpoint: int | None = None) -> None:
        """Put something on the report that makes its row one that was used in part."""
        self.report.append(ReportRow(row, says, wrong, done, f"t{touchpoint + 1}" if touchpoint is not None else None))
        self.in_part.add(row)


def read_row(found: Gathered, columns: Columns, row: int, cells: list[str]) -> None:
    """Take one row of a list, with its number, that has at least one filled cell."""
    found.seen += 1
    surplus = [cell for cell in cells[columns.count :] if cell]
    if surplus:
        says = _summary([*cells[: columns.count], *surplus])
        found.tell(
            row,
            says,
            _("More cells than the header has"),
            _("Imported without {cells}").format(cells=", ".join(quoted(cell, 30) for cell in surplus[:3])),
        )
    name = one_value(columns.cell(cells, "touchpoint"))
    if name:
        _read_touchpoint(found, columns, row, cells, "" if name == NAMELESS else name)
    else:
        _read_others(found, columns, row, cells)


def _read_touchpoint(found: Gathered, columns: Columns, row: int, cells: list[str], name: str) -> None:
    place = len(found.touchpoints)
    stage = one_value(columns.cell(cells, "stage")) or None
    new = TouchpointRow(row, name, stage if stage != NAMELESS else "")
    found.touchpoints.append(new)
    new.channels = _channels(found, columns, cells)
    if stage is None:
        says = "; ".join(one_line(text) for text in (name, *new.channels[:1]))
        found.report.append(ReportRow(row, says, _("No stage"), _("Waits in the tray"), f"t{place + 1}"))
        found.in_tray.add(row)
    new.step = _step(found, new, columns.cell(cells, "step"), place)
    new.personas = _personas(found, columns, cells)
    new.feelings = _feelings(found, new, columns.cell(cells, "feeling"), place)
    new.next = columns.values(cells, "next")
    new.description = one_value(columns.cell(cells, "description"))
    new.owner = one_value(columns.cell(cells, "owner"))
    _take_marks(found, new, columns, cells, place)
    _take_notes(found, columns, cells, place)


def _take_marks(found: Gathered, new: TouchpointRow, columns: Columns, cells: list[str], place: int) -> None:
    written = columns.cell(cells, "moment of truth")
    decides = YES_OR_NO.get(written.casefold())
    if decides is None:
        done = _("Imported as no moment of truth")
        _tell_value(found, new, place, "moment of truth", written, _("Neither yes nor no"), done)
    new.is_moment_of_truth = bool(decides)
    written = columns.cell(cells, "status")
    status = STATUSES.get(written.casefold())
    if status is None:
        done = _("Imported without a status")
        _tell_value(found, new, place, "status", written, _("No status has this name"), done)
    new.status = status or Status.EXISTS
    written = columns.cell(cells, "evidence")
    new.evidence = EVIDENCES.get(written.casefold())
    if written and new.evidence is None:
        done = _("Imported without evidence")
        _tell_value(found, new, place, "evidence", written, _("No evidence has this name"), done)


def _tell_value(
    found: Gathered, new: TouchpointRow, place: int, column: str, written: str, wrong: str, done: str
) -> None:
    found.tell(new.row, f"{one_line(new.name)}; {column} {quoted(written)}", wrong, done, place)


def _read_others(found: Gathered, columns: Columns, row: int, cells: list[str]) -> None:
    made = []
    stage = one_value(columns.cell(cells, "stage"))
    if stage:
        made.append(_("stage"))
        stage = "" if stage == NAMELESS else stage
        found.stages.setdefault(stage, 0)
        _take_notes(found, columns, cells, stage)
    if _channels(found, columns, cells):
        made.append(_("channel"))
    if _personas(found, columns, cells):
        made.append(_("persona"))
    unused = _unused(columns, cells, bool(columns.cell(cells, "stage")))
    if not made:
        found.left_out.add(row)
        found.report.append(
            ReportRow(row, _summary(cells), _("No touchpoint, stage, channel or persona"), _("Left out"))
        )
    elif unused or len(made) > 1:
        done = _("Imported as {parts}").format(parts=", ".join(made))
        if unused:
            done = _("Imported as {parts}, without {columns}").format(parts=", ".join(made), columns=", ".join(unused))
        element = f"s{list(found.stages).index(stage) + 1}" if columns.cell(cells, "stage") else None
        found.report.append(ReportRow(row, _summary(cells), _("No touchpoint"), done, element))
        found.in_part.add(row)


def _unused(columns: Columns, cells: list[str], has_stage: bool) -> list[str]:
    names = []
    for column in columns.known:
        written = columns.cell(cells, column)
        if not written or column in ("stage", "channel", "persona") or (has_stage and column in NOTES):
            continue
        if column == "moment of truth" and YES_OR_NO.get(written.casefold()) is False:
            continue
        if column == "status" and STATUSES.get(written.casefold()) is Status.EXISTS:
            continue
        names.append(column)
    if not has_stage:
        names += [name for place, name in columns.unknown.items() if place < len(cells) and cells[place]]
    return names


def _channels(found: Gathered, columns: Columns, cells: list[str]) -> list[str]:
    names = ["" if name == NAMELESS else name for name in columns.values(cells, "channel")]
    for name in names:
        found.channels.setdefault(name)
    return list(dict.fromkeys(names))


def _personas(found: Gathered, columns: Columns, cells: list[str]) -> list[str]:
    return list(dict.fromkeys(found.people.find(text) for text in columns.values(cells, "persona")))


def _step(found: Gathered, new: TouchpointRow, written: str, place: int) -> int:
    if new.stage is None:
        if written:
            _tell_value(found, new, place, "step", written, _("No stage"), _("Imported without a step"))
        return 0
    highest = found.stages.get(new.stage, 0)
    step = highest + 1
    if written:
        number = decimal_of(written)
        if number is not None and number == int(number) and 1 <= number <= _HIGHEST_STEP:
            step = int(number)
        else:
            wrong = _("{value} is no whole number from 1 on").format(value=quoted(written))
            _tell_value(found, new, place, "step", written, wrong, _("Imported as a new step"))
    found.stages[new.stage] = max(highest, step)
    return step


def _feelings(found: Gathered, new: TouchpointRow, written: str, place: int) -> list[float | None]:
    if not written:
        return []
    result: list[float | None] = []
    for text in split_values(written):
        value = decimal_of(text)
        wrong = ""
        if text and value is None:
            wrong = _("{value} is no number").format(value=quoted(text))
        elif value is not None and not found.scale.holds(value):
            wrong = _("{value} is outside {range}").format(value=signed(value), range=found.scale.range())
        if wrong:
            _tell_value(found, new, place, "feeling", text, wrong, _("Imported without a feeling"))
        result.append(None if value is None or wrong else found.scale.feeling(value))
    if new.personas and 1 < len(result) != len(new.personas):
        feelings = ngettext("{n} feeling", "{n} feelings", len(result)).format(n=len(result))
        personas = ngettext("{n} persona", "{n} personas", len(new.personas)).format(n=len(new.personas))
        wrong = _("{feelings} for {personas}").format(feelings=feelings, personas=personas)
        _tell_value(found, new, place, "feeling", written, wrong, _("Each persona has the feeling in its place"))
    return result


def _take_notes(found: Gathered, columns: Columns, cells: list[str], about: int | str) -> None:
    for column in NOTES:
        found.notes += [NoteText(about, column, text) for text in columns.values(cells, column)]
    for place in columns.unknown:
        if place < len(cells) and cells[place]:
            found.notes += [NoteText(about, place, text) for text in split_values(cells[place]) if text]


def _summary(cells: list[str]) -> str:
    filled = [one_line(cell, 30) for cell in cells if cell]
    return "; ".join(filled[:3]) + ("; …" if len(filled) > 3 else "")
