"""Read a story, the text that a template or sample is written as (README.md beside this file), into a journey map."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from designer.model import (
    Channel,
    Connection,
    ConnectionKind,
    Element,
    Evidence,
    Initiator,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    MapState,
    Note,
    NoteKind,
    Persona,
    PictureData,
    Scope,
    Stage,
    StageKind,
    Status,
    Touchpoint,
)
from designer.model.channels import ChannelType, Touch
from designer.model.kinds import LANE_OF_NOTE
from designer.model.order import evenly
from stories.map_pictures import logo

USUAL_LANES = (LaneKind.EMOTION, LaneKind.PAIN_POINTS, LaneKind.OPPORTUNITIES, LaneKind.METRICS, LaneKind.CONTENT)
_METRIC = re.compile(r"([\d.]+)\s*(.*?)(?:,\s*target\s+([\d.]+))?:\s*(.+?)(?:\s*\((.+)\))?")
_OPPORTUNITY = re.compile(r"(\d)/(\d)\s+(.*?):\s*(.+)")
_CONTENT = re.compile(r"(.+?):\s*(.+?)(?:\s*<(.+)>)?")


class StoryTrouble(ValueError):
    """A line of a story that can't be understood."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


class Story:
    """What was read so far. A method for each kind of line; `to` is what the next lines speak of."""

    def __init__(self) -> None:
        self.header: dict[str, Any] = {}
        self.elements: list[Element] = []
        self.channels: dict[str, str] = {}
        self.personas: dict[str, str] = {}
        self.touchpoints: dict[str, Touchpoint] = {}
        self.to: Persona | Stage | Touchpoint | None = None
        self.before = ""  # the touchpoint that leads to the next one
        self.in_step = 0  # of how many touchpoints the present step consists
        self.led_to: set[str] = set()
        self.returns: list[tuple[str, str, str]] = []
        self.counts: dict[str, int] = {}

    def new(self, prefix: str) -> str:
        """An id that sorts like the story."""
        count = self.counts[prefix] = self.counts.get(prefix, 0) + 1
        return f"{prefix}{count:03}" if prefix in "tnk" else f"{prefix}{count:02}"

    def put(self, element: Element) -> None:
        """Add an element, or take it in place of the one with its id."""
        for i, known in enumerate(self.elements):
            if known.id == element.id:
                self.elements[i] = element
                break
        else:
            self.elements.append(element)
        if isinstance(element, (Persona, Stage, Touchpoint)):
            self.to = element
        if isinstance(element, Touchpoint):
            self.touchpoints[element.name] = element

    def touchpoint(self) -> Touchpoint:
        """The touchpoint that a line speaks of."""
        if not isinstance(self.to, Touchpoint):
            raise ValueError("there is no touchpoint yet")
        return self.to

    def set(self, **fields: Any) -> None:
        """Change fields of what the lines speak of."""
        assert self.to is not None
        self.put(msgspec.structs.replace(self.to, **fields))

    def named(self, name: str) -> Touchpoint:
        """An earlier touchpoint."""
        if name not in self.touchpoints:
            raise ValueError(f"no earlier touchpoint is called “{name}”")
        return self.touchpoints[name]

    def note(self, kind: NoteKind, **fields: Any) -> None:
        """Add a note about the touchpoint, or the stage before its first one."""
        assert self.to is not None
        about = self.to
        self.put(Note(id=self.new("n"), kind=kind, about=about.id, **fields))

    def finish(self) -> JourneyMap:
        """The map, once every line was read."""
        for source, target, label in self.returns:
            self.put(
                Connection(
                    id=self.new("k"),
                    source=source,
                    target=self.named(target).id,
                    label=label,
                    kind=ConnectionKind.RETURN,
                )
            )
        header = dict(self.header)
        kinds = {note.kind for note in self.elements if isinstance(note, Note)}
        used = {LANE_OF_NOTE[kind] for kind in kinds} | ({LaneKind.EMOTION} if self.personas else set())
        lanes = [lane for lane in USUAL_LANES if lane in used]
        told = [(kind, "") for kind in lanes] if "lanes" not in header else _lanes(header.pop("lanes"))
        below = [Lane(id=self.new("l"), kind=kind, name=name) for kind, name in told]
        if NoteKind.THOUGHT in kinds:
            below.append(Lane(id=self.new("l"), kind=LaneKind.THOUGHTS, shown=False))
        above = [e for e in self.elements if isinstance(e, Channel)]
        for lane, order in zip([*above, *below], evenly(len(above) + len(below)), strict=True):
            self.put(msgspec.structs.replace(lane, order=order))
        self.order_notes()
        return JourneyMap([MapHeader(id="map", **header), *_placed(self.elements)])

    def order_notes(self) -> None:
        """Give the notes about one thing their order."""
        notes = [e for e in self.elements if isinstance(e, Note)]
        for note, order in zip(notes, evenly(len(notes)), strict=True):
            self.put(msgspec.structs.replace(note, order=order))


def _placed(elements: list[Element]) -> Iterator[Element]:
    """The elements with short order keys in place of the numbers they carried while the story was read."""
    keys = {kind: evenly(sum(isinstance(e, kind) for e in elements)) for kind in (Stage, Persona)}
    steps: dict[str, int] = {}
    for e in elements:
        if isinstance(e, Touchpoint):
            steps[e.stage] = max(steps.get(e.stage, 0), int(e.step))
    step_keys = {stage: evenly(count) for stage, count in steps.items()}
    for e in elements:
        if isinstance(e, (Stage, Persona)):
            yield msgspec.structs.replace(e, order=keys[type(e)].pop(0))
        elif isinstance(e, Touchpoint):
            yield msgspec.structs.replace(e, step=step_keys[e.stage][int(e.step) - 1])
        else:
            yield e


def _lanes(text: str) -> list[tuple[LaneKind, str]]:
    found = []
    for part in _parts(text):
        kind, _, name = part.partition("=")
        found.append((LaneKind(kind.strip()), name.strip()))
    return found


def _parts(text: str, sign: str = ",") -> list[str]:
    return [part.strip() for part in text.split(sign) if part.strip()]


def read_story(text: str) -> JourneyMap:
    """The map that a story tells; raises StoryTrouble with the line that can't be understood."""
    story = Story()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            _read_line(story, line.strip())
        except (ValueError, KeyError, IndexError, AssertionError) as trouble:
            raise StoryTrouble(number, str(trouble) or line) from trouble
    return story.finish()


def _read_line(story: Story, line: str) -> None:
    sign, _, rest = line.partition(" ")
    rest = rest.strip()
    if sign == "@":
        story.put(Persona(id=story.new("p"), name=rest))
        story.personas[rest.split()[0]] = story.elements[-1].id
    elif sign == "#":
        _stage(story, rest)
    elif sign in ("*", "|"):
        _touchpoint(story, rest, shares_step=sign == "|")
    elif isinstance(story.to, (Stage, Touchpoint)):
        _WORDS[sign](story, rest)
    else:
        field, _, value = line.partition(":")
        _field(story, field.strip(), value.strip())


def _field(story: Story, field: str, value: str) -> None:
    if isinstance(story.to, Persona):
        if field == "preferred":
            story.set(channels=tuple(story.channels[name] for name in _parts(value)))
        else:
            story.set(**{field: value})
    elif field == "channels":
        for part in _parts(value):
            name, _, told = (p.strip() for p in part.partition("="))
            words = told.split()
            touch = next((Touch(w) for w in words if w in set(Touch) - {"other"}), None)
            kind = next(
                (ChannelType(w.replace("_", " ")) for w in words if w.replace("_", " ") in set(ChannelType)), None
            )
            id = story.new("c")
            story.put(Channel(id=id, name=name, type=kind, touch=touch))
            story.channels[name] = id
    elif field == "logo":
        story.put(PictureData(id="logo", data=logo(value)))
        story.header["logo"] = "logo"
    elif field == "scope":
        story.header["scope"] = Scope(value)
    elif field == "shows":
        story.header["shows"] = MapState(value)
    else:
        story.header[field] = value


def _stage(story: Story, rest: str) -> None:
    name, kind, goal, duration = [*_parts(rest, "|"), "", "", ""][:4]
    id = story.new("s")
    story.put(Stage(id=id, name=name, kind=StageKind(kind or "unknown"), goal=goal, duration=duration))
    story.in_step = 0


def _touchpoint(story: Story, rest: str, shares_step: bool) -> None:
    name, _, description = (part.strip() for part in rest.partition("::"))
    stage = next(e for e in reversed(story.elements) if isinstance(e, Stage))
    steps = [int(t.step) for t in story.touchpoints.values() if t.stage == stage.id]
    step = max(steps, default=0) + (0 if shares_step else 1)
    id = story.new("t")
    if story.before and not shares_step:
        story.put(Connection(id=story.new("k"), source=story.before, target=id))
    story.put(Touchpoint(id=id, stage=stage.id, step=str(step), order="U", name=name, description=description))
    story.before = id


def _lead(story: Story, rest: str, kind: ConnectionKind) -> None:
    target = story.touchpoint()
    if target.id not in story.led_to:
        # What was told takes the place of the way from the touchpoint before.
        story.elements = [e for e in story.elements if not (isinstance(e, Connection) and e.target == target.id)]
        story.led_to.add(target.id)
    if rest == "nothing":
        return
    name, label, share = [*(part.strip() for part in rest.split("|")), "", ""][:3]
    way = Connection(
        id=story.new("k"),
        source=story.named(name).id,
        target=target.id,
        label=label,
        kind=kind,
        share=float(share.rstrip(" %")) if share else None,
    )
    story.put(way)


def _feels(story: Story, rest: str) -> None:
    told = [part.rsplit(" ", 1) for part in _parts(rest)]
    values = {story.personas[name]: float(value) for name, value in told}
    together = tuple(dict.fromkeys([*story.touchpoint().personas, *values]))
    if len(values) == len(together) and len(set(values.values())) == 1:
        story.set(personas=together, feeling=next(iter(values.values())))
    else:
        story.set(personas=together, feelings=tuple(values.items()))


def _who(story: Story, rest: str) -> None:
    names = [story.personas[name] for name in _parts(rest)]
    story.set(personas=tuple(dict.fromkeys([*story.touchpoint().personas, *names])))


def _backed(story: Story, rest: str) -> None:
    kind, source, date = [*_parts(rest), "", ""][:3]
    story.set(evidence=Evidence(kind), source=source, evidence_date=date)


def _pain(story: Story, rest: str) -> None:
    severity, _, text = rest.partition(" ")
    story.note(NoteKind.PAIN_POINT, severity=int(severity), text=text)


def _opportunity(story: Story, rest: str) -> None:
    match = _OPPORTUNITY.fullmatch(rest)
    assert match, "an opportunity is “impact/effort owner: text”"
    story.note(NoteKind.OPPORTUNITY, impact=int(match[1]), effort=int(match[2]), owner=match[3], text=match[4])


def _metric(story: Story, rest: str) -> None:
    match = _METRIC.fullmatch(rest)
    assert match, "a metric is “value unit, target value: label (source)”"
    value, unit, target, label, source = match.groups("")
    story.note(
        NoteKind.METRIC,
        text=label,
        value=float(value),
        unit=unit,
        target=float(target) if target else None,
        source=source,
    )


def _content(story: Story, rest: str) -> None:
    match = _CONTENT.fullmatch(rest)
    assert match, "content is “type: title <link>”"
    kind, title, link = match.groups("")
    story.note(NoteKind.CONTENT, text=title, content_type=kind, link=link)


def _private(story: Story, rest: str) -> None:
    word, _, text = rest.partition(" ")
    _WORDS[word](story, text)
    note = story.elements[-1]
    assert isinstance(note, Note)
    story.elements[-1] = msgspec.structs.replace(note, is_private=True)


_WORDS: dict[str, Callable[[Story, str], None]] = {
    "via": lambda story, rest: story.set(channel=story.channels[rest]),
    "also": lambda story, rest: story.set(also=tuple(story.channels[name] for name in _parts(rest))),
    "feels": _feels,
    "who": _who,
    "by": lambda story, rest: story.set(initiator=Initiator(rest)),
    "owner": lambda story, rest: story.set(owner=rest),
    "takes": lambda story, rest: story.set(duration=rest),
    "waits": lambda story, rest: story.set(waiting=rest),
    "backed": _backed,
    "status": lambda story, rest: story.set(status=Status(rest)),
    "moment": lambda story, _rest: story.set(is_moment_of_truth=True),
    "start": lambda story, _rest: story.set(is_start=True),
    "end": lambda story, _rest: story.set(is_end=True),
    "from": lambda story, rest: _lead(story, rest, ConnectionKind.MAIN),
    "alternative": lambda story, rest: _lead(story, rest, ConnectionKind.ALTERNATIVE),
    "back": lambda story, rest: story.returns.append(
        (story.touchpoint().id, rest.partition("|")[0].strip(), rest.partition("|")[2].strip())
    ),
    "thought": lambda story, rest: story.note(NoteKind.THOUGHT, text=rest),
    "question": lambda story, rest: story.note(NoteKind.QUESTION, text=rest),
    "pain": _pain,
    "opportunity": _opportunity,
    "metric": _metric,
    "content": _content,
    "private": _private,
}
