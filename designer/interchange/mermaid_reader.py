"""A Mermaid journey diagram as a map: sections are stages, tasks touchpoints, actors personas, scores feelings."""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter

import msgspec

from designer.interchange.cells import NAMELESS
from designer.interchange.languages import in_its_language
from designer.interchange.mermaid_text import BLANKS, NotMermaid, Statement, decode_entities, statements_of
from designer.interchange.report import Imported, Report, ReportRow
from designer.interchange.scale import signed
from designer.interchange.tables import decode
from designer.interchange.trouble import one_line, quoted, unusable
from designer.model import Connection, Element, JourneyMap, Lane, LaneKind, MapHeader, Persona, Stage, Touchpoint
from designer.model.elements import HEADER_ID
from designer.model.order import evenly
from designer.model.stage_kinds import kind_from_name
from designer.words import _

LARGEST_DIAGRAM = 10 * 1024 * 1024
NO_SCORE = "?"

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_BASED = re.compile(r"0(?:[xX][0-9a-fA-F]+|[oO][0-7]+|[bB][01]+)")


class _Task(msgspec.Struct, frozen=True):
    name: str
    stage: str
    feeling: float | None
    actors: tuple[str, ...]
    line: int


class _Diagram:
    """What the statements tell, in order, and what could not be used."""

    def __init__(self) -> None:
        self.title = self.acc_title = self.description = ""
        self.stages: dict[str, None] = {}
        self.actors: dict[str, None] = {}
        self.tasks: list[_Task] = []
        self.report: list[ReportRow] = []
        self._stage = ""

    def take(self, statement: Statement) -> None:
        """Take one statement."""
        text = _plain(statement.text)
        match statement.kind:
            case "title":
                self.title = text
            case "accTitle":
                self.acc_title = text
            case "accDescr":
                self.description = text
            case "section":
                self._stage = _name(statement.text)
                self.stages.setdefault(self._stage)
            case "task":
                self._take_task(statement, _name(statement.text))

    def _take_task(self, statement: Statement, name: str) -> None:
        # A value has at most a score and actors: what stands after one more colon Mermaid forgets.
        score, _colon, rest = statement.data.partition(":")
        names, _colon, forgotten = rest.partition(":")
        actors = [_name(part) for part in names.split(",") if part.strip(BLANKS)]
        if forgotten.strip(BLANKS):
            wrong = _("{text} stands after a third colon").format(text=quoted(_plain(forgotten)))
            self._tell(statement.line, one_line(name), wrong, _("Left out, as Mermaid does"))
        self.stages.setdefault(self._stage)
        for actor in actors:
            self.actors.setdefault(actor)
        feeling = self._feeling(score, name, statement.line)
        self.tasks.append(_Task(name, self._stage, feeling, tuple(dict.fromkeys(actors)), statement.line))

    def _feeling(self, written: str, name: str, line: int) -> float | None:
        text = _plain(written)
        score = number_of(text)
        says = f"{one_line(name)}; score {quoted(text)}"
        if score is None:
            if text not in ("", NO_SCORE, "-", "–"):
                wrong = _("{value} is no number").format(value=quoted(text))
                self._tell(line, says, wrong, _("Imported without a feeling"))
            return None
        feeling = max(-2.0, min(2.0, round(score - 3, 6)))
        if not 1 <= score <= 5:
            wrong = _("{value} is outside {range}").format(value=signed(score), range=_("1 to 5"))
            self._tell(line, says, wrong, _("Imported as {feeling}").format(feeling=signed(feeling, True)))
        return feeling

    def _tell(self, line: int, says: str, wrong: str, done: str) -> None:
        self.report.append(ReportRow(line, says, wrong, done, f"t{len(self.tasks) + 1}"))


def _plain(text: str) -> str:
    return decode_entities(_BREAK.sub("\n", text)).replace("\x00", "").strip(BLANKS)


def _name(text: str) -> str:
    plain = _plain(text)
    return "" if plain == NAMELESS else plain


def number_of(text: str) -> float | None:
    """The number that JavaScript makes of a text, None for none and for what is not finite."""
    if _BASED.fullmatch(text):
        return float(int(text, 0))
    if not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    return value if math.isfinite(value) else None


def read_mermaid(data: bytes, name: str, title: str, language: str | None = None) -> Imported:
    """The map of a Mermaid journey, with its report; raises ImportTrouble where Mermaid would not accept it."""
    if len(data) > LARGEST_DIAGRAM:
        raise unusable(name, _("it is larger than 10 MB"))
    text = decode(data, name)
    try:
        front_title, statements = statements_of(text)
    except NotMermaid as wrong:
        raise unusable(name, _say_wrong(wrong), wrong.line if wrong.stands.strip() else None) from None
    diagram = _Diagram()
    for statement in statements:
        diagram.take(statement)
    if not diagram.stages:
        raise unusable(name, _("it has no section and no task"))
    own_title = diagram.title or _plain(front_title)
    if diagram.acc_title and own_title not in ("", diagram.acc_title):
        says = f"accTitle {quoted(diagram.acc_title)}"
        diagram.report.append(ReportRow(None, says, _("The diagram has another title"), _("Left out")))
    header = MapHeader(
        id=HEADER_ID,
        uid=hashlib.sha256(data).hexdigest()[:32],
        title=own_title or diagram.acc_title or title,
        scenario=diagram.description,
    )
    in_part = {row.row for row in diagram.report if row.row is not None}
    report = Report(
        source=name,
        rows=tuple(diagram.report),
        whole=len(diagram.tasks) - len(in_part),
        in_part=len(in_part),
        counts_lines=True,
    )
    return Imported(JourneyMap(in_its_language([header, *_elements(diagram)], language)), report)


def _say_wrong(wrong: NotMermaid) -> str:
    stands = wrong.stands.strip(BLANKS)
    if stands == ";":
        return _("a “;” stands where Mermaid allows none")
    if not stands:
        return _("it is no Mermaid journey diagram")
    return _("Mermaid does not understand {text}").format(text=quoted(decode_entities(stands)))


def _elements(diagram: _Diagram) -> list[Element]:
    stages = {name: f"s{i}" for i, name in enumerate(diagram.stages, 1)}
    actors = {name: f"p{i}" for i, name in enumerate(diagram.actors, 1)}
    elements: list[Element] = [
        Stage(id=id, order=order, name=name, kind=kind_from_name(name))
        for (name, id), order in zip(stages.items(), evenly(len(stages)))
    ]
    elements += [
        Persona(id=id, order=order, name=name) for (name, id), order in zip(actors.items(), evenly(len(actors)))
    ]
    if actors or any(task.feeling is not None for task in diagram.tasks):
        elements.append(Lane(id="l1", order=evenly(1)[0], kind=LaneKind.EMOTION))
    counts = Counter(task.stage for task in diagram.tasks)
    steps = {name: iter(evenly(counts[name])) for name in diagram.stages}
    for i, (task, order) in enumerate(zip(diagram.tasks, evenly(len(diagram.tasks))), 1):
        elements.append(
            Touchpoint(
                id=f"t{i}",
                stage=stages[task.stage],
                step=next(steps[task.stage]),
                order=order,
                name=task.name,
                personas=tuple(actors[actor] for actor in task.actors),
                feeling=task.feeling,
            )
        )
    elements += [Connection(id=f"k{i}", source=f"t{i}", target=f"t{i + 1}") for i in range(1, len(diagram.tasks))]
    return elements
