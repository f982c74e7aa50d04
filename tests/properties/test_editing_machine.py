"""Whatever a person does, undo and redo are exact, a failed edit leaves nothing, and every reference is valid."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from designer.editing import Document, Refused
from designer.editing import operations as ops
from designer.model import (
    Channel,
    ChannelType,
    Connection,
    Element,
    JourneyMap,
    LaneKind,
    Note,
    NoteKind,
    Persona,
    PictureData,
    Placement,
    Touchpoint,
)
from designer.model.elements import references
from designer.storage import dumps, loads

NAMES = st.sampled_from(["", "Order online", "Calls the shop", "“Quoted”", "Überweisung", "a" * 50, "two\nlines"])
PICK = st.integers(0, 10_000)


class EditingMachine(RuleBasedStateMachine):
    """A person at work: every verb, in any order."""

    @initialize()
    def open_an_empty_map(self) -> None:
        counter = itertools.count(1)
        self.document = Document(JourneyMap(), new_id=lambda prefix: f"{prefix}{next(counter)}")
        # What the map held after each step of the history, to compare with after undo and redo.
        self.states: list[dict[str, Element]] = [self.now()]

    def now(self) -> dict[str, Element]:
        return dict(self.document.journey.elements)

    def pick(self, ids: list[str], number: int) -> str | None:
        return sorted(ids)[number % len(ids)] if ids else None

    def some(self, cls: type[Any], number: int) -> str | None:
        return self.pick([e.id for e in self.document.journey.of(cls)], number)

    def do(self, act: Callable[[], object]) -> None:
        position, before = self.document.position, self.now()
        try:
            act()
        except Refused:
            assert self.now() == before
            assert self.document.position == position
            return
        assert self.document.position in (position, position + 1), "one act is at most one step"
        if self.document.position == position + 1:
            del self.states[position + 1 :]
            self.states.append(self.now())
        else:
            assert self.now() == before

    def place(self, stage: int, step: int, lane: int) -> Placement:
        journey = self.document.journey
        stages = [s.id for s in journey.stages]
        chosen = self.pick([*stages, ""], stage) or ""
        lanes = [c.id for c in journey.channels] + [x.id for x in journey.action_lanes] + [""]
        keys = [key for key, _members in journey.steps(chosen)] if chosen else []
        if keys and step % 3 == 0:
            return Placement(stage=chosen, step=keys[step % len(keys)], lane=lanes[lane % len(lanes)])
        after: str | None = "" if step % 3 == 1 else None
        if keys and step % 2:
            after = keys[step % len(keys)]
        return Placement(stage=chosen, after=after, lane=lanes[lane % len(lanes)])

    @rule(name=NAMES, before=PICK)
    def add_a_stage(self, name: str, before: int) -> None:
        ids = [s.id for s in self.document.journey.stages]
        self.do(lambda: ops.add_stage(self.document, name, before=self.pick(ids, before) if before % 2 else None))

    @rule(type=st.sampled_from(ChannelType))
    def add_a_channel(self, type: ChannelType) -> None:
        self.do(lambda: ops.channel_of_type(self.document, type))

    @rule(kind=st.sampled_from(LaneKind), name=NAMES)
    def add_a_lane(self, kind: LaneKind, name: str) -> None:
        self.do(lambda: ops.add_lane(self.document, kind, name))

    @rule(name=NAMES)
    def add_a_persona(self, name: str) -> None:
        self.do(lambda: ops.add_persona(self.document, name))

    @rule(name=NAMES, stage=PICK, step=PICK, lane=PICK)
    def add_a_touchpoint(self, name: str, stage: int, step: int, lane: int) -> None:
        self.do(lambda: ops.add_touchpoint(self.document, name, self.place(stage, step, lane)))

    @rule(names=st.lists(NAMES, min_size=1, max_size=4), stage=PICK, step=PICK, lane=PICK)
    def paste_lines(self, names: list[str], stage: int, step: int, lane: int) -> None:
        self.do(lambda: ops.add_lines(self.document, names, self.place(stage, step, lane)))

    @rule(kind=st.sampled_from(NoteKind), text=NAMES, about=PICK)
    def add_a_note(self, kind: NoteKind, text: str, about: int) -> None:
        journey = self.document.journey
        target = self.pick([*(t.id for t in journey.of(Touchpoint)), *(s.id for s in journey.stages)], about)
        if target:
            self.do(lambda: ops.add_note(self.document, kind, target, text))

    @rule(picks=st.lists(PICK, min_size=1, max_size=4), stage=PICK, step=PICK, lane=PICK, keeps=st.booleans())
    def move_touchpoints(self, picks: list[int], stage: int, step: int, lane: int, keeps: bool) -> None:
        ids = [i for n in picks if (i := self.some(Touchpoint, n))]
        if ids:
            place = self.place(stage, step, lane)
            self.do(lambda: ops.move_touchpoints(self.document, ids, place, keeps_lane=keeps))
            for id in ids:
                touchpoint = self.document.journey[id]
                assert isinstance(touchpoint, Touchpoint)
                assert touchpoint.stage == place.stage

    @rule(which=PICK, before=PICK)
    def reorder_stages(self, which: int, before: int) -> None:
        ids = [s.id for s in self.document.journey.stages]
        if id := self.pick(ids, which):
            target = self.pick(ids, before) if before % 3 else None
            self.do(lambda: ops.move_stage(self.document, id, target))

    @rule(which=PICK, before=PICK)
    def reorder_lanes(self, which: int, before: int) -> None:
        ids = [x.id for x in self.document.journey.lanes]
        if id := self.pick(ids, which):
            target = self.pick(ids, before) if before % 3 else None
            self.do(lambda: ops.move_lane(self.document, id, target))

    @rule(first=PICK, second=PICK)
    def connect(self, first: int, second: int) -> None:
        a, b = self.some(Touchpoint, first), self.some(Touchpoint, second)
        if a and b:
            self.do(lambda: ops.connect(self.document, a, b))

    @rule(name=NAMES, which=PICK)
    def rename_anything(self, name: str, which: int) -> None:
        ids = [e.id for e in self.document.journey if not isinstance(e, PictureData)]
        id = self.pick(ids, which)
        assert id
        self.do(lambda: ops.rename(self.document, id, name))

    @rule(value=st.sampled_from([-2, -0.5, 0, 1.5, 2, 3, None]), which=PICK, persona=PICK)
    def set_a_feeling(self, value: float | None, which: int, persona: int) -> None:
        id = self.some(Touchpoint, which)
        personas = [p.id for p in self.document.journey.personas]
        who = self.pick([*personas, ""], persona) or ""
        if id:
            before = self.feelings_at(id)
            self.do(lambda: ops.set_feeling(self.document, id, who, value))
            if who:
                others = {p: v for p, v in self.feelings_at(id).items() if p != who}
                assert others == {p: v for p, v in before.items() if p != who}, "the others keep what they feel"

    def feelings_at(self, id: str) -> dict[str, float | None]:
        touchpoint = self.document.journey[id]
        assert isinstance(touchpoint, Touchpoint)
        return {p.id: touchpoint.feeling_of(p.id) for p in self.document.journey.personas}

    @rule(which=PICK, picks=st.lists(PICK, max_size=3))
    def choose_personas(self, which: int, picks: list[int]) -> None:
        chosen = tuple(dict.fromkeys(i for n in picks if (i := self.some(Persona, n))))
        if id := self.some(Touchpoint, which):
            self.do(lambda: ops.set_field(self.document, id, "personas", chosen))

    @rule(picks=st.lists(PICK, min_size=1, max_size=4))
    def connect_some_in_order(self, picks: list[int]) -> None:
        ids = [i for n in picks if (i := self.some(Touchpoint, n))]
        self.do(lambda: ops.connect_in_order(self.document, ids))

    @rule(which=PICK, end=PICK, is_source=st.booleans())
    def lead_a_connection_elsewhere(self, which: int, end: int, is_source: bool) -> None:
        id, touchpoint = self.some(Connection, which), self.some(Touchpoint, end)
        if id and touchpoint:
            where = {"source" if is_source else "target": touchpoint}
            self.do(lambda: ops.reconnect(self.document, id, **where))

    @rule(picks=st.lists(PICK, min_size=1, max_size=3))
    def turn_connections_round(self, picks: list[int]) -> None:
        ids = list(dict.fromkeys(i for n in picks if (i := self.some(Connection, n))))
        self.do(lambda: ops.reverse(self.document, ids))

    @rule(which=PICK, about=PICK)
    def move_a_note(self, which: int, about: int) -> None:
        id, touchpoint = self.some(Note, which), self.some(Touchpoint, about)
        if id and touchpoint:
            self.do(lambda: ops.move_note(self.document, id, touchpoint))

    @rule(picks=st.lists(PICK, min_size=1, max_size=4))
    def delete_some(self, picks: list[int]) -> None:
        ids = [e.id for e in self.document.journey]
        chosen = [i for n in picks if (i := self.pick(ids, n))]
        self.do(lambda: ops.delete(self.document, chosen))

    @rule(picks=st.lists(PICK, min_size=1, max_size=3))
    def duplicate_some(self, picks: list[int]) -> None:
        ids = [i for n in picks if (i := self.some(Touchpoint, n))]
        if ids:
            self.do(lambda: ops.duplicate(self.document, ids))

    @rule(border=PICK, steps=st.integers(-2, 2))
    def drag_the_border_of_two_stages(self, border: int, steps: int) -> None:
        stages = self.document.journey.stages
        if len(stages) > 1:
            at = border % (len(stages) - 1)
            self.do(lambda: ops.move_border(self.document, stages[at].id, stages[at + 1].id, steps))

    @rule()
    def import_another_map(self) -> None:
        other = Document(JourneyMap())
        stage = ops.add_stage(other, "Order online")
        channel = ops.channel_of_type(other, ChannelType.WEBSITE)
        ops.add_lines(other, ["One", "Two"], Placement(stage=stage, lane=channel))
        self.do(lambda: ops.import_content(self.document, other.journey, "Import list.csv"))

    @rule()
    def start_again_from_a_template(self) -> None:
        other = Document(JourneyMap())
        stage = ops.add_stage(other, "Before")
        touchpoint = ops.add_touchpoint(other, "Looks", Placement(stage=stage))
        ops.add_note(other, NoteKind.PAIN_POINT, touchpoint, "Slow")
        logo = ops.add_picture(other, b"\x89PNG\r\n\x1a\n")
        ops.set_header(other, "logo", logo)
        self.do(lambda: ops.replace_content(self.document, other.journey, "Start again"))
        assert self.document.journey.header.logo == logo

    @rule(which=PICK)
    def an_edit_fails_half_way(self, which: int) -> None:
        before, position = self.now(), self.document.position
        try:
            with self.document.edit("Half a thing"):
                ops.add_stage(self.document, "Lost")
                if id := self.some(Touchpoint, which):
                    ops.delete(self.document, [id])
                raise RuntimeError("the disk is on fire")
        except RuntimeError:
            pass
        assert self.now() == before
        assert self.document.position == position

    @precondition(lambda self: self.document.position > 0)
    @rule()
    def undo(self) -> None:
        self.document.undo()
        assert self.now() == self.states[self.document.position]

    @precondition(lambda self: self.document.redo_label)
    @rule()
    def redo(self) -> None:
        self.document.redo()
        assert self.now() == self.states[self.document.position]

    @rule()
    def save_and_load(self) -> None:
        self.document.mark_saved()
        journey = self.document.journey
        assert loads(dumps(journey), "Map.journey") == journey
        assert not self.document.is_edited

    @invariant()
    def references_are_valid(self) -> None:
        journey = self.document.journey
        for element in journey:
            for _relation, other in references(element):
                assert other in journey

    @invariant()
    def the_map_equals_one_made_anew(self) -> None:
        journey, anew = self.document.journey, JourneyMap(list(self.document.journey))
        assert set(journey.graph.edges(keys=True)) == set(anew.graph.edges(keys=True))
        assert set(journey.flow.edges) == set(anew.flow.edges)
        assert journey.touchpoints == anew.touchpoints
        assert journey.tray == anew.tray
        assert journey.lanes == anew.lanes
        assert {i: journey.notes_about(i) for i in journey.elements} == {i: anew.notes_about(i) for i in anew.elements}

    @invariant()
    def undo_all_gives_the_start(self) -> None:
        assert len(self.states) >= self.document.position

    def teardown(self) -> None:
        if hasattr(self, "document"):
            while self.document.undo():
                pass
            assert self.now() == self.states[0]
            while self.document.redo():
                pass
            assert self.now() == self.states[-1]


EditingMachine.TestCase.settings = settings(
    max_examples=2 * settings.default.max_examples, stateful_step_count=50, deadline=None
)
TestEditing = EditingMachine.TestCase


def test_a_deleted_channel_leaves_its_touchpoints() -> None:
    document = Document(JourneyMap())
    stage = ops.add_stage(document, "Before")
    channel = ops.add_channel(document, "Website")
    touchpoint = ops.add_touchpoint(document, "Looks", Placement(stage=stage, lane=channel))
    ops.delete(document, [channel])
    left = document.journey[touchpoint]
    assert isinstance(left, Touchpoint)
    assert (left.stage, left.channel) == (stage, "")
    assert not list(document.journey.of(Channel))
