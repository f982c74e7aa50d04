"""The checker: after every edit, once settled, it says what a check from scratch says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import hypothesis.strategies as st
import msgspec
import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from designer.checks import CATALOGUE, Checker, Facts, Profile, check
from designer.checks.levels import LevelChecker
from designer.checks.tally import Tally
from designer.model import (
    Change,
    Channel,
    ChannelType,
    Connection,
    ConnectionKind,
    Element,
    Evidence,
    Gap,
    Initiator,
    JourneyMap,
    Lane,
    LaneKind,
    MapState,
    Note,
    NoteKind,
    Persona,
    Scope,
    Severity,
    Stage,
    StageKind,
    Status,
    SubMap,
    Touch,
    Touchpoint,
    View,
    Waiver,
)
from designer.model.elements import references
from designer.model.inner import sub_map
from designer.model.levels import NotOpened
from designer.model.waivers import seen_of
from tests.checks.maps import HEALTHY, change, draw, rules, with_elements

KEYS = ["B", "D", "F", "H", "K"]
NAMES = ["Call", "call", "Order and pay", "", "Wait"]


FEELINGS = st.sampled_from([None, -2.0, -1.0, 0.0, 1.0, 2.0])
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "feeling": FEELINGS,
        "feelings": st.sampled_from([(), (("Mara", -2.0),), (("Mara", 1.0),)]),
        "personas": st.sampled_from([(), ("Mara",)]),
        "is_moment_of_truth": st.booleans(),
        "is_start": st.booleans(),
        "owner": st.sampled_from(["", "Sales"]),
        "initiator": st.sampled_from([None, Initiator.CUSTOMER, Initiator.ORGANISATION]),
        "evidence": st.sampled_from([None, *Evidence]),
        "evidence_date": st.sampled_from(["", "2024-05", "2026-09-01"]),
        "status": st.sampled_from(Status),
        "state": st.sampled_from(["", "current", "future"]),
    },
)

HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "scenario": st.sampled_from(["", "Mara wants a bike"]),
        "profile": st.sampled_from(["customer-journey", "workshop", "service-blueprint", "?"]),
        "scope": st.sampled_from(Scope),
        "shows": st.sampled_from(MapState),
        "language": st.sampled_from(["en", "de", "fi"]),
        "feeling_scale": st.sampled_from(["-2..2", "1..5"]),
    },
)
STAGES = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(NAMES),
        "goal": st.sampled_from(["", "Get on"]),
        "kind": st.sampled_from(StageKind),
        "state": st.sampled_from(["", "current", "future"]),
    },
)
CHANNELS = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from([*NAMES, "Phone", "Trustpilot"]),
        "type": st.sampled_from([None, ChannelType.PHONE, ChannelType.WEBSITE, ChannelType.REVIEW_SITE]),
        "touch": st.sampled_from([None, Touch.HUMAN, Touch.DIGITAL]),
    },
)
WAYS = st.fixed_dictionaries(
    {},
    optional={
        "label": st.sampled_from(["", "sometimes"]),
        "kind": st.sampled_from(ConnectionKind),
        "share": st.sampled_from([None, 50.0, 70.0]),
        "state": st.sampled_from(["", "current", "future"]),
    },
)
# Those that rules look for, more often than the others.
NOTE_KINDS = st.sampled_from([NoteKind.PAIN_POINT, NoteKind.OPPORTUNITY, NoteKind.METRIC, NoteKind.CONTENT]) | (
    st.sampled_from(NoteKind)
)
INSIDE = [HEALTHY, "A: a via Web\nB: b via Web", "A:", "A: only via Web ->\nB: x via Web"]


def sore() -> JourneyMap:
    """A map online from end to end that hurts: lows that are explained and answered here and there, and messages after them."""
    journey = draw(
        "A: a via Web -> b via App -> c via Web -> d via App ->\nEmpty:\nB: e via Web -> f via E-mail ->\nC: g via Web"
    )
    for id, value in (("b", -2.0), ("c", -1.0), ("d", 1.0), ("e", -2.0), ("g", 0.0)):
        change(journey, id, feeling=value)
    for id in ("c", "d", "f"):
        change(journey, id, initiator=Initiator.ORGANISATION)
    about = (("b", NoteKind.PAIN_POINT), ("stage B", NoteKind.PAIN_POINT), ("stage A", NoteKind.OPPORTUNITY))
    notes = [Note(id=f"{kind.value} at {id}", about=id, kind=kind, text="said") for id, kind in about]
    return with_elements(journey, *notes)


def no_file(_file: str, _named_by: str) -> tuple[str, JourneyMap]:
    raise NotOpened("It is not there.")


def plainly(gap: Gap) -> tuple[str, tuple[str, ...], str, bool]:
    """A gap without its sentences."""
    return gap.rule, gap.elements, gap.severity.value, gap.is_waived


class EditedMap(RuleBasedStateMachine):
    """Edits of every kind on a small map, followed by a checker that settles now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.journey = draw(HEALTHY)
        self.checker = Checker(self.journey)
        self.tally = Tally(self.journey)
        self.made = 0
        self.facts = Facts()
        self.levels = LevelChecker(no_file)

    def apply(self, *after: Element, gone: tuple[str, ...] = ()) -> None:
        pairs: dict[str, tuple[Element | None, Element | None]] = {e.id: (self.journey.get(e.id), e) for e in after}
        pairs |= {id: (self.journey[id], None) for id in gone}
        self.follow(Change("", pairs))

    def follow(self, done: Change) -> None:
        self.journey.apply(done)
        self.checker.update(done)
        self.tally.update(done)

    def possible(self, fields: dict[str, Any]) -> dict[str, Any]:
        """Fields without a persona that is gone."""
        if "Mara" in self.journey:
            return fields
        return {name: value for name, value in fields.items() if name not in ("feelings", "personas")}

    def fresh(self) -> str:
        self.made += 1
        return f"new {self.made}"

    @initialize(profile=st.sampled_from([None, "workshop", "buyer-journey"]), is_sore=st.booleans())
    def begin(self, profile: str | None, is_sore: bool) -> None:
        if is_sore:
            self.journey = sore()
            self.checker, self.tally = Checker(self.journey), Tally(self.journey)
        self.checker.use_profile(profile)
        self.tally.use_profile(profile)
        self.profile: str | Profile | None = profile

    @rule(key=st.sampled_from(KEYS), name=st.sampled_from(NAMES), kind=st.sampled_from(StageKind))
    def add_stage(self, key: str, name: str, kind: StageKind) -> None:
        self.apply(Stage(id=self.fresh(), order=key, name=name, kind=kind))

    @rule(key=st.sampled_from(KEYS), name=st.sampled_from(NAMES), is_lane=st.booleans())
    def add_channel_or_lane(self, key: str, name: str, is_lane: bool) -> None:
        if is_lane:
            self.apply(Lane(id=self.fresh(), order=key, name=name, kind=LaneKind.SUPPORT))
        else:
            self.apply(Channel(id=self.fresh(), order=key, name=name))

    @rule(name=st.sampled_from(NAMES))
    def add_persona(self, name: str) -> None:
        self.apply(Persona(id=self.fresh(), name=name))

    @rule(data=st.data(), name=st.sampled_from(NAMES), key=st.sampled_from(KEYS), is_new=st.booleans())
    def put_touchpoint(self, data: st.DataObject, name: str, key: str, is_new: bool) -> None:
        touchpoints = [*self.journey.touchpoints, *self.journey.tray]
        if is_new or not touchpoints:
            touchpoint = Touchpoint(id=self.fresh())
        else:
            touchpoint = data.draw(st.sampled_from(touchpoints))
        stage = data.draw(st.sampled_from(["", *(s.id for s in self.journey.stages)]))
        lanes = (*self.journey.channels, *self.journey.action_lanes)
        lane = data.draw(st.sampled_from(["", *(x.id for x in lanes)]))
        is_channel = isinstance(self.journey.get(lane), Channel)
        self.apply(
            msgspec.structs.replace(
                touchpoint,
                name=name,
                stage=stage,
                step=key,
                channel=lane if is_channel else "",
                lane="" if is_channel else lane,
                is_end=name == "Wait",
                **self.possible(data.draw(FIELDS)),
            )
        )

    @rule(data=st.data(), kind=NOTE_KINDS, text=st.sampled_from(NAMES), key=st.sampled_from(KEYS))
    def put_note(self, data: st.DataObject, kind: NoteKind, text: str, key: str) -> None:
        notes = [*self.journey.of(Note)]
        subjects = [*self.journey.touchpoints, *self.journey.tray, *self.journey.stages]
        note = data.draw(st.sampled_from(notes)) if notes and data.draw(st.booleans()) else Note(id=self.fresh())
        if subjects:
            about = data.draw(st.sampled_from([s.id for s in subjects]))
            fields = data.draw(
                st.fixed_dictionaries(
                    {}, optional={"severity": st.just(2), "owner": st.just("Sales"), "target": st.just(3.0)}
                )
            )
            self.apply(msgspec.structs.replace(note, kind=kind, about=about, text=text, order=key, **fields))

    @rule(data=st.data())
    def move_touchpoint(self, data: st.DataObject) -> None:
        if self.journey.touchpoints and self.journey.stages:
            touchpoint = data.draw(st.sampled_from(self.journey.touchpoints))
            stage = data.draw(st.sampled_from(["", *(s.id for s in self.journey.stages)]))
            step = data.draw(st.sampled_from(KEYS))
            self.apply(msgspec.structs.replace(touchpoint, stage=stage, step=step if stage else ""))

    @rule(data=st.data())
    def feel(self, data: st.DataObject) -> None:
        if self.journey.touchpoints:
            touchpoint = data.draw(st.sampled_from(self.journey.touchpoints))
            self.apply(msgspec.structs.replace(touchpoint, feeling=data.draw(FEELINGS)))

    @rule(
        data=st.data(),
        fields=st.fixed_dictionaries(
            {},
            optional={
                "owner": st.sampled_from(["", "Sales"]),
                "evidence": st.sampled_from([None, *Evidence]),
                "evidence_date": st.sampled_from(["", "2024-05", "2026-09-01"]),
            },
        ),
    )
    def write(self, data: st.DataObject, fields: dict[str, Any]) -> None:
        """What stands at a touchpoint, and is nothing to rules about places and ways."""
        if self.journey.touchpoints:
            self.apply(msgspec.structs.replace(data.draw(st.sampled_from(self.journey.touchpoints)), **fields))

    @rule(data=st.data())
    def waive_something(self, data: st.DataObject) -> None:
        gaps = self.checker.findings.gaps
        if gaps:
            gap = data.draw(st.sampled_from(gaps))
            seen = seen_of(self.journey, gap)
            self.apply(Waiver(id=self.fresh(), rule=gap.rule, about=gap.elements, reason="Agreed", seen=seen))

    @rule(day=st.sampled_from([None, date(2026, 10, 14), date(2028, 1, 1)]))
    def another_day(self, day: date | None) -> None:
        self.facts = Facts(today=day)
        self.checker.use_facts(self.facts)
        self.tally.use_facts(self.facts)

    @rule(data=st.data(), kind=st.sampled_from(ConnectionKind))
    def add_connection(self, data: st.DataObject, kind: ConnectionKind) -> None:
        ids = [t.id for t in (*self.journey.touchpoints, *self.journey.tray)]
        if len(ids) > 1:
            source, target = data.draw(st.permutations(ids).map(lambda ids: ids[:2]))
            self.apply(Connection(id=self.fresh(), source=source, target=target, kind=kind))

    @rule(data=st.data(), key=st.sampled_from(KEYS))
    def reorder(self, data: st.DataObject, key: str) -> None:
        movable = [*self.journey.stages, *self.journey.lanes]
        if movable:
            self.apply(msgspec.structs.replace(data.draw(st.sampled_from(movable)), order=key))

    @rule(fields=HEADERS)
    def change_header(self, fields: dict[str, Any]) -> None:
        self.apply(msgspec.structs.replace(self.journey.header, **fields))

    @rule(data=st.data(), fields=STAGES)
    def change_stage(self, data: st.DataObject, fields: dict[str, Any]) -> None:
        if self.journey.stages:
            self.apply(msgspec.structs.replace(data.draw(st.sampled_from(self.journey.stages)), **fields))

    @rule(data=st.data(), fields=CHANNELS)
    def change_channel(self, data: st.DataObject, fields: dict[str, Any]) -> None:
        if self.journey.channels:
            self.apply(msgspec.structs.replace(data.draw(st.sampled_from(self.journey.channels)), **fields))

    @rule(data=st.data(), fields=WAYS)
    def change_connection(self, data: st.DataObject, fields: dict[str, Any]) -> None:
        if self.journey.connections:
            self.apply(msgspec.structs.replace(data.draw(st.sampled_from(self.journey.connections)), **fields))

    @rule(data=st.data(), kind=st.sampled_from(LaneKind))
    def change_lane(self, data: st.DataObject, kind: LaneKind) -> None:
        # A lane with actions keeps a role in which actions stand.
        lanes = [x for x in self.journey.of(Lane) if not any(t.lane == x.id for t in self.journey.of(Touchpoint))]
        if lanes:
            self.apply(msgspec.structs.replace(data.draw(st.sampled_from(lanes)), kind=kind))

    @rule(
        grade=st.sampled_from(Severity),
        off=st.lists(st.sampled_from([check.id for check in CATALOGUE]), max_size=3),
        listed=st.sets(st.sampled_from(Severity), min_size=1),
        most=st.integers(1, 6),
    )
    def another_profile(self, grade: Severity, off: list[str], listed: set[Severity], most: int) -> None:
        """One's own: some rules off, one graded, other limits, not everything listed."""
        self.profile = Profile(
            "own",
            "Own",
            tuple(check for check in CATALOGUE if check.id not in off),
            frozenset(listed),
            {"ST01": grade, "TP03": grade, "GR03": grade},
            {"ST02": {"most": most}, "CH02": {"touchpoints": most}, "EM03": {"drop": most}, "TP03": {"words": most}},
        )
        self.checker.use_profile(self.profile)
        self.tally.use_profile(self.profile)

    @rule(data=st.data())
    def many_at_once_and_back(self, data: st.DataObject) -> None:
        """One step that touches several elements of several kinds, and its undo."""
        some = [*self.journey.touchpoints, *self.journey.stages, *self.journey.personas]
        if not some:
            return
        chosen = data.draw(st.lists(st.sampled_from(some), min_size=1, max_size=4, unique_by=lambda e: e.id))
        step = Change(
            "", {e.id: (e, msgspec.structs.replace(e, name=data.draw(st.sampled_from(NAMES)))) for e in chosen}
        )
        for done in (step, step.inverse()) if data.draw(st.booleans()) else (step,):
            self.follow(done)

    @rule(data=st.data())
    def take_a_waiver_back(self, data: st.DataObject) -> None:
        if waivers := list(self.journey.of(Waiver)):
            self.apply(gone=(data.draw(st.sampled_from(waivers)).id,))

    @rule(data=st.data(), map=st.sampled_from(INSIDE), opens=st.sampled_from(["inside", "file", "nothing"]))
    def open_a_map(self, data: st.DataObject, map: str, opens: str) -> None:
        touchpoints = [*self.journey.touchpoints, *self.journey.tray]
        if not touchpoints:
            return
        opener = data.draw(st.sampled_from(touchpoints))
        there = list(self.journey.of(SubMap))
        held = data.draw(st.sampled_from(there)) if there and data.draw(st.booleans()) else None
        inside = sub_map(held.id if held is not None else self.fresh(), draw(map))
        fields = {"submap": inside.id if opens == "inside" else "", "map_file": "x.journey" if opens == "file" else ""}
        self.apply(inside, msgspec.structs.replace(opener, **fields))

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        ids = sorted(id for id in self.journey.elements if id != "map")
        if ids:
            gone = {data.draw(st.sampled_from(ids))}
            while more := {e.id for e in self.journey for _, at in references(e) if at in gone} - gone:
                gone |= more
            self.apply(gone=tuple(sorted(gone)))

    @rule(seconds=st.sampled_from([None, 0.0]))
    def settle_for_a_while(self, seconds: float | None) -> None:
        """So that edits come to a checker that knows some rules and waits with others."""
        self.checker.settle(seconds)
        assert self.checker.findings is not None

    @rule()
    def settle(self) -> None:
        self.checker.settle()
        assert self.checker.is_settled
        findings = check(self.journey, self.profile, self.facts)
        assert self.checker.findings == findings
        assert self.levels.gaps(self.journey, "") == LevelChecker(no_file).gaps(self.journey.snapshot(), "")
        assert sorted(map(plainly, self.tally.gaps)) == sorted(map(plainly, findings.gaps))
        assert {self.tally.told(gap).message for gap in self.tally.gaps} == {gap.message for gap in findings.gaps}

    @invariant()
    def names_only_what_is_there(self) -> None:
        assert all(id in self.journey for gap in self.checker.findings.gaps for id in gap.elements)

    def teardown(self) -> None:
        if hasattr(self, "profile"):
            self.settle()


TestEditedMap = EditedMap.TestCase
TestEditedMap.settings = settings(max_examples=80, stateful_step_count=30)


def follow(journey: JourneyMap, checker: Checker, after: Element) -> None:
    done = Change("", {after.id: (journey.get(after.id), after)})
    journey.apply(done)
    checker.update(done)


def test_opening_a_map_waits_for_no_check() -> None:
    checker = Checker(draw(HEALTHY + "Advocacy:"))
    assert not checker.is_settled
    assert checker.findings.gaps == ()
    assert checker.settle()
    assert rules(checker.findings) == {"ST01"}


def test_settling_can_stop_after_a_while_and_go_on_later() -> None:
    journey = draw(HEALTHY + "Advocacy:", scenario="")
    checker = Checker(journey)
    slots = 1
    while not checker.settle(seconds=0):
        slots += 1
    assert slots == len(CATALOGUE), "one rule in each"
    assert checker.findings == check(journey)


def test_a_local_gap_shows_at_once_and_one_of_the_whole_map_when_settled() -> None:
    journey = draw(HEALTHY)
    checker = Checker(journey)
    checker.settle()
    follow(journey, checker, Touchpoint(id="idea", name="Idea"))
    follow(journey, checker, Channel(id="Fair", name="Fair", order="z"))
    assert rules(checker.findings) == {"TP02"}
    checker.settle()
    assert rules(checker.findings) == {"TP02", "CH01"}


def test_a_view_wakes_no_rule_up() -> None:
    journey = draw(HEALTHY)
    checker = Checker(journey)
    checker.settle()
    follow(journey, checker, View(id="v", name="For sales"))
    assert checker.is_settled


def test_the_profile_of_the_map_is_followed_until_another_is_chosen() -> None:
    journey = draw(HEALTHY + "Advocacy:", scenario="")
    checker = Checker(journey)
    checker.settle()
    assert rules(checker.findings) == {"ST01", "PE03"}
    follow(journey, checker, msgspec.structs.replace(journey.header, profile="workshop"))
    checker.settle()
    assert rules(checker.findings) == {"ST01"}
    checker.use_profile("customer-journey")
    checker.settle()
    assert rules(checker.findings) == {"ST01", "PE03"}
    with pytest.raises(ValueError, match="no check profile “sales”"):
        checker.use_profile("sales")


def test_each_element_finds_its_gaps_gravest_first() -> None:
    journey = change(draw(HEALTHY), "Order", name="Order and pay", channel="")
    checker = Checker(journey)
    checker.settle()
    assert [gap.rule for gap in checker.by_element["Order"]] == ["TP01", "TP03"]
    assert "Question" not in checker.by_element


# What a rule that looks at one element has to look at again where another one changes: a map on which each of these edits,
# on a settled checker, changes what is said about something else.
Edit = Callable[[JourneyMap], Element]
FAR_EDITS: dict[str, tuple[str, tuple[Edit, ...], Edit]] = {
    "a way leads back from a message at the end of a stage": (
        "CH04",
        (
            lambda j: msg(j, "opportunity at stage A", about="stage C"),
            lambda j: msg(j, "b", feeling=0.0),
            lambda j: msg(j, "d", feeling=-2.0),
            lambda j: msg(j, "e", channel="App"),
        ),
        lambda j: way_of("d", "b"),
    ),
    "an opportunity answers a low": ("CH04", (), lambda j: msg(j, "opportunity at stage A", about="stage B")),
    "somebody owns it": ("OW01", (lambda j: msg(j, "c", owner=""),), lambda j: msg(j, "c", owner="Sales")),
    "somebody is met in the next stage with a touchpoint": (
        "CH04",
        (lambda j: msg(j, "opportunity at stage A", about="stage C"),),
        lambda j: msg(j, "e", channel="Phone"),
    ),
    "the touchpoint of a pain point goes to the tray": (
        "OP01",
        (lambda j: msg(j, "opportunity at stage A", about="stage C"),),
        lambda j: msg(j, "b", stage="", step=""),
    ),
    "a pain point is about another stage": (
        "EM04", (), lambda j: msg(j, "pain point at stage B", about="stage C"),
    ),
    "an opportunity is about another stage": (
        "OP01", (), lambda j: msg(j, "opportunity at stage A", about="stage C"),
    ),
    "a stage says what it is for": ("CO05", (), lambda j: msg(j, "stage C", kind=StageKind.RETENTION)),
    "a metric is about another stage": ("KP01", (), lambda j: msg(j, "metric of stage B", about="stage C")),
    "the map speaks another language": (
        "TP03",
        (lambda j: msg(j, "map", language="fi"), lambda j: msg(j, "g", name="Bestellt und bezahlt")),
        lambda j: msg(j, "map", language="de"),
    ),
}  # fmt: skip


def msg(journey: JourneyMap, id: str, **fields: Any) -> Element:
    return msgspec.structs.replace(journey[id], **fields)


def way_of(source: str, target: str) -> Element:
    return Connection(id=f"{source}->{target}", source=source, target=target, label="again")


@pytest.mark.parametrize("what", FAR_EDITS)
def test_what_hangs_on_something_else_is_judged_again(what: str) -> None:
    rule, before_that, edit = FAR_EDITS[what]
    journey = with_elements(sore(), Channel(id="Phone", name="Phone", order="z"))
    for prepare in before_that:
        with_elements(journey, prepare(journey))
    checker = Checker(journey)
    checker.settle()
    before = [gap for gap in checker.findings.gaps if gap.rule == rule]
    follow(journey, checker, edit(journey))
    checker.settle()
    assert [gap for gap in checker.findings.gaps if gap.rule == rule] != before
    assert checker.findings == check(journey)
