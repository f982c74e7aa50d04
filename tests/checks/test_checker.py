"""The checker: after every edit, once settled, it says what a check from scratch says."""

from __future__ import annotations

from datetime import date
from typing import Any

import hypothesis.strategies as st
import msgspec
import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from designer.checks import CATALOGUE, Checker, Facts, check
from designer.checks.tally import Tally
from designer.model import (
    Change,
    Channel,
    Connection,
    ConnectionKind,
    Element,
    Evidence,
    Gap,
    Initiator,
    JourneyMap,
    Lane,
    LaneKind,
    Note,
    NoteKind,
    Persona,
    Stage,
    StageKind,
    Status,
    Touchpoint,
    View,
    Waiver,
)
from designer.model.elements import references
from designer.model.waivers import seen_of
from tests.checks.maps import HEALTHY, change, draw, rules

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

    def apply(self, *after: Element, gone: tuple[str, ...] = ()) -> None:
        pairs: dict[str, tuple[Element | None, Element | None]] = {e.id: (self.journey.get(e.id), e) for e in after}
        pairs |= {id: (self.journey[id], None) for id in gone}
        done = Change("", pairs)
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

    @initialize(profile=st.sampled_from([None, "workshop", "buyer-journey"]))
    def choose_profile(self, profile: str | None) -> None:
        self.checker.use_profile(profile)
        self.tally.use_profile(profile)
        self.profile = profile

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
        lane = data.draw(st.sampled_from(["", *(x.id for x in self.journey.lanes)]))
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

    @rule(data=st.data(), kind=st.sampled_from(NoteKind), text=st.sampled_from(NAMES), key=st.sampled_from(KEYS))
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
            stage = data.draw(st.sampled_from(self.journey.stages))
            step = data.draw(st.sampled_from(KEYS))
            self.apply(msgspec.structs.replace(touchpoint, stage=stage.id, step=step))

    @rule(data=st.data())
    def feel(self, data: st.DataObject) -> None:
        if self.journey.touchpoints:
            touchpoint = data.draw(st.sampled_from(self.journey.touchpoints))
            self.apply(msgspec.structs.replace(touchpoint, feeling=data.draw(FEELINGS)))

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

    @rule(
        scenario=st.sampled_from(["", "Mara wants a bike"]),
        profile=st.sampled_from(["customer-journey", "workshop", "?"]),
    )
    def change_header(self, scenario: str, profile: str) -> None:
        self.apply(msgspec.structs.replace(self.journey.header, scenario=scenario, profile=profile))

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        ids = sorted(id for id in self.journey.elements if id != "map")
        if ids:
            gone = {data.draw(st.sampled_from(ids))}
            while more := {e.id for e in self.journey for _, at in references(e) if at in gone} - gone:
                gone |= more
            self.apply(gone=tuple(sorted(gone)))

    @rule()
    def settle(self) -> None:
        self.checker.settle()
        assert self.checker.is_settled
        findings = check(self.journey, self.profile, self.facts)
        assert self.checker.findings == findings
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
