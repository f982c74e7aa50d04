"""What has been read of a story so far, and the map that it becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from designer.model import (
    Channel,
    Connection,
    ConnectionKind,
    Element,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    Note,
    NoteKind,
    Persona,
    PictureData,
    Stage,
    Status,
    SubMap,
    Touchpoint,
    View,
)
from designer.model.kinds import LANE_OF_NOTE
from designer.model.order import evenly
from stories.waiving import Waived, waive_all

USUAL_LANES = (LaneKind.EMOTION, LaneKind.PAIN_POINTS, LaneKind.OPPORTUNITIES, LaneKind.METRICS, LaneKind.CONTENT)
_LANE_WORDS = {"hidden": {"shown": False}, "pinned": {"pinned": True}, "folded": {"folded": True}}


class Story:
    """What was read so far. A method for each kind of line; `to` is what the next lines speak of."""

    def __init__(self, open_story: Callable[[str], JourneyMap] | None = None) -> None:
        """`open_story` gives the map of another story, for a map inside this one."""
        self.open_story = open_story
        self.header: dict[str, Any] = {}
        self.elements: list[Element] = []
        self.channels: dict[str, str] = {}
        self.lanes: dict[str, str] = {}
        self.personas: dict[str, str] = {}
        self.touchpoints: dict[str, Touchpoint] = {}
        self.to: Persona | Stage | Touchpoint | None = None
        self.before = ""  # the touchpoint that leads to the next one
        self.led_to: set[str] = set()
        self.returns: list[tuple[str, str, str]] = []
        self.views: list[str] = []
        self.waived: list[Waived] = []
        self.usual: dict[str, dict[str, str]] = {}  # by stage: what is said of its touchpoints that don't say it
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

    def lane(self, name: str) -> str:
        """The id of a lane or channel, by its name or the kind of a lane without one."""
        found = self.lanes.get(name) or self.channels.get(name)
        if not found:
            raise ValueError(f"no lane is called “{name}”")
        return found

    def add_lanes(self, told: str) -> None:
        """The lanes below the channels: “kind”, “kind = Name”, either with “hidden”, “pinned” or “folded” in brackets."""
        for part in parts(told):
            text, _, words = part.partition("(")
            kind, _, name = (p.strip() for p in text.partition("="))
            fields: dict[str, Any] = {}
            for word in words.rstrip(")").split():
                fields |= _LANE_WORDS[word]
            self._add_lane(LaneKind(kind), name, **fields)

    def _add_lane(self, kind: LaneKind, name: str = "", **fields: Any) -> None:
        id = self.new("l")
        self.put(Lane(id=id, kind=kind, name=name, **fields))
        self.lanes[name or kind.value] = id

    def note(self, kind: NoteKind, **fields: Any) -> None:
        """Add a note about the touchpoint, or the stage before its first one."""
        assert self.to is not None
        about = self.to
        self.put(Note(id=self.new("n"), kind=kind, about=about.id, **fields))

    def picture(self, name: str, data: bytes) -> str:
        """Keep a picture; its id."""
        id = name.replace(" ", "-")
        self.put(PictureData(id=id, data=data))
        return id

    def usually(self, said: str) -> None:
        """What holds for each touchpoint of the stage that does not say it: “word value; word value”."""
        assert isinstance(self.to, Stage), "what is usual is said of a stage"
        self.usual[self.to.id] = dict(one.partition(" ")[::2] for one in parts(said, ";"))

    def submap(self, story: str) -> str:
        """Keep the map of another story inside this one; its id."""
        assert self.open_story is not None, "a map inside a map inside a map"
        id = self.new("m")
        self.put(SubMap(id=id, elements=tuple(self.open_story(story))))
        return id

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
        kinds = {note.kind for note in self.elements if isinstance(note, Note)}
        if not self.lanes:
            used = {LANE_OF_NOTE[kind] for kind in kinds} | ({LaneKind.EMOTION} if self.personas else set())
            for kind in USUAL_LANES:
                if kind in used:
                    self._add_lane(kind)
        lanes = [e for e in self.elements if isinstance(e, Lane)]
        if NoteKind.THOUGHT in kinds and not any(lane.kind is LaneKind.THOUGHTS for lane in lanes):
            self._add_lane(LaneKind.THOUGHTS, shown=False)
        above = [e for e in self.elements if isinstance(e, Channel)]
        below = [e for e in self.elements if isinstance(e, Lane)]
        for lane, order in zip([*above, *below], evenly(len(above) + len(below)), strict=True):
            self.put(msgspec.structs.replace(lane, order=order))
        self._order_notes()
        for order, told in zip(evenly(len(self.views)), self.views, strict=True):
            self.put(self._view(told, order))
        return waive_all(JourneyMap([MapHeader(id="map", **self.header), *_placed(self.elements)]), self.waived)

    def _order_notes(self) -> None:
        notes = [e for e in self.elements if isinstance(e, Note)]
        for note, order in zip(notes, evenly(len(notes)), strict=True):
            self.put(msgspec.structs.replace(note, order=order))

    def _view(self, told: str, order: str) -> View:
        name, *rest = parts(told, "|")
        stages = {e.name: e.id for e in self.elements if isinstance(e, Stage)}
        fields: dict[str, Any] = {}
        for part in rest:
            word, _, text = part.partition(" ")
            named = parts(text)
            match word:
                case "hides":
                    fields["hides"] = tuple(self.lane(one) for one in named)
                case "folds":
                    fields["folds"] = tuple(stages[one] for one in named)
                case "personas":
                    fields["personas"] = tuple(self.personas[one] for one in named)
                case "channels":
                    fields["channels"] = tuple(self.channels[one] for one in named)
                case "owners":
                    fields["owners"] = tuple(named)
                case "statuses":
                    fields["statuses"] = tuple(Status(one) for one in named)
                case "as":
                    fields["arrangement"] = text
                case "state":
                    fields["shows"] = text
                case _:
                    raise ValueError(f"a view knows no “{word}”")
        return View(id=self.new("v"), order=order, name=name, **fields)


def parts(text: str, sign: str = ",") -> list[str]:
    """What stands between the signs, without the empty parts."""
    return [part.strip() for part in text.split(sign) if part.strip()]


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
