"""Quick fixes: each mends its gap in one step that undo takes back whole; all of them together end and make nothing worse."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.checks import CATALOGUE, Facts, check
from designer.checks.facts import PoorContrast
from designer.checks.two_moments import two_moments
from designer.editing import Document
from designer.editing import operations as ops
from designer.fixes import Fix, apply_fix, fix_all, fixes_for
from designer.fixes.catalogue import FIXES
from designer.fixes.fix import Goes
from designer.library import bundled
from designer.model import (
    Channel,
    ChannelType,
    Connection,
    ConnectionKind,
    Element,
    Evidence,
    Gap,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    MapState,
    Note,
    NoteKind,
    Persona,
    Placement,
    Scope,
    Severity,
    Stage,
    StageKind,
    Status,
    Touchpoint,
)
from designer.storage import dumps
from designer.templates import open_sample, open_template, samples, templates
from tests import maps
from tests.checks.cases import CASES as BY_RULE
from tests.checks.cases import ping_pong as three_times
from tests.checks.maps import change
from tests.checks.test_flow_proof import maps as flows

E = TypeVar("E", bound=Element)
LIBRARY = bundled()


def plain() -> list[Element]:
    """Three stages, two channels, a persona, a touchpoint in each stage, connected in a row."""
    return [
        MapHeader(id="map", title="M", scenario="She wants a bike."),
        Persona(id="p", name="Mara", order="1"),
        Stage(id="s1", name="Awareness", kind=StageKind.AWARENESS, order="1", goal="Get on"),
        Stage(id="s2", name="Consideration", kind=StageKind.CONSIDERATION, order="2", goal="Get on"),
        Stage(id="s3", name="Purchase", kind=StageKind.PURCHASE, order="3", goal="Get on"),
        Channel(id="w", name="Website", order="1"),
        Channel(id="m", name="E-mail", order="2"),
        touchpoint("a", "s1", personas=("p",)),
        touchpoint("b", "s2", channel="m", personas=("p",)),
        touchpoint("c", "s3", personas=("p",)),
        Connection(id="k1", source="a", target="b"),
        Connection(id="k2", source="b", target="c"),
    ]  # fmt: skip


def touchpoint(id: str, stage: str, step: str = "1", channel: str = "w", **fields: object) -> Touchpoint:
    return Touchpoint(id=id, name=id.upper(), stage=stage, step=step, channel=channel, order=id, **fields)  # type: ignore[arg-type]


def changed(*more: Element, without: tuple[str, ...] = ()) -> Document:
    """The plain map with elements replaced, added or left out."""
    elements = {e.id: e for e in (*plain(), *more)}
    return Document(JourneyMap([e for id, e in elements.items() if id not in without]))


def staff(*, front: str = "", back: str = "") -> list[Element]:
    """Lanes of a blueprint with an action beside the touchpoint of the second stage."""
    lanes = [
        Lane(id="front", kind=LaneKind.FRONT_STAGE, order="7"),
        Lane(id="back", kind=LaneKind.BACK_STAGE, order="8"),
    ]
    actions = [
        Touchpoint(id=f"{lane} action", name=name, stage="s2", step="1", lane=lane)
        for lane, name in (("front", front), ("back", back))
        if name
    ]
    return [*lanes, *actions]


def ping_pong(shows: MapState) -> Document:
    """A map on which the customer leaves the website three times and comes straight back."""
    return Document(change(three_times(3), "map", shows=shows))


def facts_of(document: Document) -> Facts:
    """A print on which all that has a colour of its own is hard to read."""
    coloured = [s.id for s in document.journey.stages if s.colour]
    return Facts(contrast=tuple(PoorContrast(id, "Consideration", 1.2) for id in coloured))


def gaps_in(document: Document) -> tuple[Gap, ...]:
    return check(document.journey, facts=facts_of(document)).gaps


def gap_of(document: Document, rule: str) -> Gap:
    found = [g for g in gaps_in(document) if g.rule == rule]
    assert found, f"no {rule} in {[g.rule for g in gaps_in(document)]}"
    return found[0]


def fixes_of(document: Document, rule: str) -> tuple[Fix, ...]:
    return fixes_for(document.journey, gap_of(document, rule), LIBRARY)


def test_the_plain_map_has_nothing_broken() -> None:
    assert check(changed().journey).counts.error == 0


CASES: dict[str, Callable[[], Document]] = {
    "ST01": lambda: changed(without=("b", "k1", "k2")),
    "ST03": lambda: changed(MapHeader(id="map", title="M", scenario="x", scope=Scope.CUSTOMER)),
    "ST04": lambda: changed(Stage(id="s2", name="Awareness", order="2", goal="Another")),
    "CH01": lambda: changed(Channel(id="x", name="Phone", order="3")),
    "TP01": lambda: changed(touchpoint("b", "s2", channel="", personas=("p",))),
    "TP02": lambda: changed(Touchpoint(id="t", name="Compare prices", channel="w")),
    "TP03": lambda: changed(msg(touchpoint("b", "s2", channel="m", personas=("p",)), name="Order and pay")),
    "TP04": lambda: changed(touchpoint("a", "s1", initiator="customer", personas=("p",))),
    "PE01": lambda: changed(
        *(touchpoint(i, s) for i, s in (("a", "s1"), ("c", "s3"))), touchpoint("b", "s2", channel="m"), without=("p",)
    ),
    "PE02": lambda: changed(Persona(id="q", name="Jonas", order="2")),
    "GR01": lambda: changed(Connection(id="k3", source="c", target="a")),
    "GR02": lambda: changed(touchpoint("x", "s2", "2", personas=("p",))),
    "GR03": lambda: changed(touchpoint("x", "s2", "2", personas=("p",)), Connection(id="k3", source="a", target="x")),
    "GR04": lambda: changed(
        touchpoint("x", "s2", "2", personas=("p",)),
        touchpoint("y", "s2", "3", personas=("p",)),
        Connection(id="k3", source="a", target="x"),
        Connection(id="k4", source="x", target="y"),
        Connection(id="k5", source="y", target="x"),
    ),
    "GR08": lambda: changed(Connection(id="k3", source="c", target="b")),
    "GR09": lambda: changed(
        Connection(id="k1", source="a", target="b", share=80.0),
        Connection(id="k3", source="a", target="c", share=70.0),
    ),
    "GR10": lambda: changed(
        touchpoint("x", "s1", "2", personas=("p",)),
        touchpoint("y", "s2", "2", personas=("p",), is_end=True),
        Connection(id="k3", source="x", target="y"),
    ),
    "EM04": lambda: changed(touchpoint("b", "s2", channel="m", personas=("p",), feeling=-2.0)),
    "EM05": lambda: changed(
        touchpoint("b", "s2", channel="m", personas=("p",), feeling=1.0, status=Status.PLANNED)
    ),
    "OP01": lambda: changed(Note(id="n", kind=NoteKind.PAIN_POINT, about="b", text="Slow", severity=2)),
    "OP02": lambda: changed(
        touchpoint("b", "s2", channel="m", personas=("p",), owner="Shop"),
        Note(id="n", kind=NoteKind.OPPORTUNITY, about="b", text="Faster"),
    ),
    "OP03": lambda: changed(
        Note(id="n", kind=NoteKind.PAIN_POINT, about="b", text="Slow"),
        Note(id="o", kind=NoteKind.PAIN_POINT, about="c", text="Dear", severity=1),
    ),
    "MT01": lambda: changed(touchpoint("b", "s2", channel="m", personas=("p",), feeling=-1.0)),
    "MT02": lambda: changed(touchpoint("b", "s2", channel="m", personas=("p",), is_moment_of_truth=True)),
    "KP01": lambda: changed(Note(id="n", kind=NoteKind.METRIC, about="s1", text="Reach")),
    "CO01": lambda: changed(Note(id="n", kind=NoteKind.CONTENT, about="s1", text="Article")),
    "CO02": lambda: changed(),
    "CO03": lambda: changed(),
    "BP01": lambda: changed(*staff(back="Checks the form")),
    "BP02": lambda: changed(*staff(front="Takes the form")),
    "BP03": lambda: changed(*staff(front="Takes the form", back="Checks the form")),
    "CH02": lambda: changed(
        touchpoint("x", "s2", "2", channel="m", personas=("p",)),
        touchpoint("y", "s2", "3", channel="m", personas=("p",)),
        Connection(id="k2", source="b", target="x"),
        Connection(id="k3", source="x", target="y"),
        Connection(id="k4", source="y", target="c"),
    ),
    "CH03": lambda: ping_pong(MapState.FUTURE),
    "CH04": lambda: changed(touchpoint("b", "s2", channel="m", personas=("p",), feeling=-2.0)),
    "EM01": lambda: changed(
        touchpoint("a", "s1", personas=("p",), feeling=2.0), touchpoint("c", "s3", personas=("p",), feeling=-1.0)
    ),
    "PR02": lambda: changed(Stage(id="s2", name="Consideration", order="2", goal="Get on", colour="#eeeeee")),
    "ST02": lambda: changed(*(Stage(id=f"t{n:02}", name=f"Part {n}", order=f"4{n:02}", goal="Get on") for n in range(8))),
    "ST06": lambda: changed(
        *(touchpoint(f"x{n}", "s2", f"{n + 2}", personas=("p",)) for n in range(6)),
        *(Connection(id=f"q{n}", source=f"x{n}", target=f"x{n + 1}") for n in range(5)),
        Connection(id="k2", source="b", target="x0"),
        Connection(id="k9", source="x5", target="c"),
    ),
    "BP04": lambda: changed(
        Lane(id="back", name="Back", kind=LaneKind.BACK_STAGE, order="3"),
        Lane(id="front", name="Front", kind=LaneKind.FRONT_STAGE, order="4"),
    ),
}  # fmt: skip


def msg(element: E, **fields: object) -> E:
    return msgspec.structs.replace(element, **fields)


@pytest.mark.parametrize("rule", sorted(CASES))
def test_the_first_fix_of_a_rule_mends_its_gap_in_one_step_that_undo_takes_back(rule: str) -> None:
    document = CASES[rule]()
    gap = gap_of(document, rule)
    fix = next(f for f in fixes_of(document, rule) if f.act is not None)
    before = dumps(document.journey)
    apply_fix(document, fix)
    assert document.history == (fix.label,)
    assert fix.label.startswith("Quick fix: ")
    assert (rule, gap.elements) not in {(g.rule, g.elements) for g in gaps_in(document)}
    document.undo()
    assert dumps(document.journey) == before


@pytest.mark.parametrize("rule", sorted(CASES))
def test_every_way_to_mend_a_gap_can_be_done(rule: str) -> None:
    count = len(fixes_of(CASES[rule](), rule))
    for at in range(count):
        document = CASES[rule]()
        before = dumps(document.journey)
        fix = fixes_of(document, rule)[at]
        if fix.act is not None:
            touched = apply_fix(document, fix)
            assert all(id in document.journey for id in touched)
            document.undo()
        else:
            assert fix.goes is not None
            assert fix.goes.element in document.journey
        assert dumps(document.journey) == before


def test_every_rule_has_a_quick_fix_or_says_what_to_do_by_hand() -> None:
    assert {one.id for one in CATALOGUE} == FIXES.keys() | {one.id for one in CATALOGUE if one.page.by_hand}
    assert FIXES.keys() <= {one.id for one in CATALOGUE}


@pytest.mark.parametrize(("rule", "values"), [("EM03", (1.0, -1.0, 1.0, -1.0)), ("EM04", (-2.0, -2.0, -2.0, -2.0))])
def test_lows_of_a_map_without_any_pain_point_get_one_each(rule: str, values: tuple[float, ...]) -> None:
    felt = [touchpoint(id, stage, step, personas=("p",), feeling=value) for (id, stage, step), value in zip(
        [("a", "s1", "1"), ("b", "s2", "1"), ("c", "s3", "1"), ("d", "s3", "2")], values, strict=True
    )]  # fmt: skip
    document = changed(*felt, Connection(id="k3", source="c", target="d"))
    gap = gap_of(document, rule)
    assert rule in gap.rule
    assert "the map has no pain point" in gap.message
    made = apply_fix(document, fixes_of(document, rule)[0])
    assert [document.journey[id].about for id in made] == (["b", "d"] if rule == "EM03" else ["a", "b", "c", "d"])  # type: ignore[attr-defined]
    assert rule not in {g.rule for g in gaps_in(document)}


def test_a_map_of_today_is_not_drawn_better_than_it_is() -> None:
    assert fixes_of(ping_pong(MapState.CURRENT), "CH03") == ()
    assert [f.choice for f in fixes_of(ping_pong(MapState.FUTURE), "CH03")][:1] == ["move “s0” to “Web”"]


def test_a_person_to_turn_to_is_planned_and_what_is_felt_there_assumed() -> None:
    document = CASES["CH04"]()
    (id,) = apply_fix(document, fixes_of(document, "CH04")[0])
    made = document.journey[id]
    assert isinstance(made, Touchpoint)
    assert (made.status, made.evidence, made.feeling) == (Status.PLANNED, Evidence.ASSUMPTION, 1.0)
    assert document.journey[made.channel].type is ChannelType.PHONE  # type: ignore[attr-defined]


def test_a_feeling_that_is_not_known_is_offered_as_what_lies_between_its_neighbours_and_by_value() -> None:
    document = CASES["EM01"]()
    fixes = fixes_of(document, "EM01")
    assert [f.choice for f in fixes] == [
        "As before and after it: 0", "Very good: +2", "Good: +1", "Neutral: 0", "Bad: −1", "Very bad: −2",
    ]  # fmt: skip
    apply_fix(document, fixes[1])
    assert document.journey["b"].feeling == 2.0  # type: ignore[attr-defined]


def test_staff_and_what_customers_see_are_suggested_by_the_channel() -> None:
    first = {rule: fixes_of(CASES[rule](), rule)[0].choice for rule in ("BP01", "BP02", "BP03")}
    assert first["BP01"] == "Front stage: Writes to the customer"
    assert first["BP02"] == "Back stage: Looks up the case"
    in_german = changed(*staff(back="Prüft"), MapHeader(id="map", scenario="x", language="de"))
    assert fixes_of(in_german, "BP01")[0].choice == "Front stage: Schreibt der Kundin"


def test_a_lane_that_is_added_stands_in_the_order_of_the_roles() -> None:
    document = changed(*staff(back="Checks the form"), without=("front",))
    apply_fix(document, fixes_of(document, "BP01")[0])
    assert [getattr(lane, "kind", "channel") for lane in document.journey.lanes] == [
        "channel", "channel", LaneKind.FRONT_STAGE, LaneKind.BACK_STAGE,
    ]  # fmt: skip


def test_a_map_without_stages_gets_the_usual_ones() -> None:
    document = Document(JourneyMap([MapHeader(id="map", scenario="x")]))
    apply_fix(document, fixes_of(document, "ST02")[0])
    assert [s.name for s in document.journey.stages] == [
        "Awareness", "Consideration", "Purchase", "Retention", "Advocacy",
    ]  # fmt: skip


def test_a_stage_is_split_where_it_is_fullest_and_nothing_of_joined_ones_is_lost() -> None:
    document = CASES["ST06"]()
    assert fixes_of(document, "ST06")[0].choice == "“Consideration”, from “X2” on"
    many = CASES["ST02"]()
    apply_fix(many, fixes_of(many, "ST02")[0])
    assert len(many.journey.stages) == 10


def test_evidence_is_what_a_person_writes_or_an_assumption() -> None:
    document = Document(JourneyMap(plain()))
    assume, write = fixes_of(document, "EV01")
    assert write.goes is not None
    assert (write.goes.element, write.goes.field) == ("a", "source")
    apply_fix(document, assume)
    (gap,) = [g for g in check(document.journey).gaps if g.rule == "EV01"]
    assert gap.message == "All touchpoints are only assumptions."


def test_a_connection_a_persona_and_a_field_that_were_guessed_say_so() -> None:
    document = CASES["GR02"]()
    apply_fix(document, fixes_of(document, "GR02")[0], is_assumed=True)
    (way,) = [c for c in document.journey.connections if c.target == "x"]
    assert [n.text for n in document.journey.notes_about(way.id)] == ["Assumed. Does it lead there?"]
    document = CASES["PE01"]()
    (who,) = apply_fix(document, fixes_of(document, "PE01")[0], is_assumed=True)
    assert [n.text for n in document.journey.notes_about(who)] == ["Assumed. Who is it really?"]
    document = CASES["EM01"]()
    apply_fix(document, fixes_of(document, "EM01")[0], is_assumed=True)
    assert document.journey["b"].evidence is Evidence.ASSUMPTION  # type: ignore[attr-defined]
    document = CASES["OP03"]()
    apply_fix(document, fixes_of(document, "OP03")[0], is_assumed=True)
    assert document.journey["n"].source == "assumption"  # type: ignore[attr-defined]
    document = CASES["ST01"]()
    apply_fix(document, fixes_of(document, "ST01")[0], is_assumed=True)
    assert not [n for n in document.journey.of(Note) if n.text.startswith("Assumed")], "the touchpoint says it"


def test_only_what_invents_nothing_is_safe() -> None:
    safe = {rule for rule, make in CASES.items() if any(f.is_safe for f in fixes_of(make(), rule))}
    assert safe == {"BP04", "CH01", "EM05", "GR08", "ST04"}


def test_a_channel_of_which_something_is_said_is_not_safe_to_delete() -> None:
    bare = changed(Channel(id="x", name="Phone", order="3"))
    noted = changed(Channel(id="x", name="Phone", order="3"), Note(id="n", about="x", text="Planned for spring"))
    wanted = changed(Channel(id="x", name="Phone", order="3"), Persona(id="p", name="Mara", order="1", channels=("x",)))
    assert [f.is_safe for d in (bare, noted, wanted) for f in fixes_of(d, "CH01")] == [True, False, False]


def test_an_empty_stage_is_filled_from_the_library_and_stands_in_the_flow() -> None:
    document = changed(Connection(id="k1", source="a", target="c"), without=("b", "k2"))
    fixes = fixes_of(document, "ST01")
    assert fixes[0].choice == "Comparison page, Website"
    assert fixes[-1].choice == "Delete the stage"
    (id,) = apply_fix(document, fixes[0], is_assumed=True)
    made = document.journey[id]
    assert isinstance(made, Touchpoint)
    assert (made.stage, made.channel, made.personas, made.evidence) == ("s2", "w", ("p",), Evidence.ASSUMPTION)
    ways = {(c.source, c.target) for c in document.journey.connections}
    assert ways == {("a", id), (id, "c")}, "put into the way that led past it"


def test_stages_of_one_name_that_are_neighbours_become_one_and_nothing_is_lost() -> None:
    document = changed(
        Stage(id="s2", name="awareness", order="2", goal="Another"),
        Note(id="n", kind=NoteKind.METRIC, about="s2", text="Reach"),
    )
    (fix,) = fixes_of(document, "ST04")
    apply_fix(document, fix)
    journey = document.journey
    assert [s.id for s in journey.stages] == ["s1", "s3"]
    assert [t.id for t in journey.touchpoints_in("s1")] == ["a", "b"]
    assert journey.stages[0].goal == "Get on\nAnother"
    assert [n.id for n in journey.notes_about("s1")] == ["n"]
    assert len(journey.connections) == 2


def test_channels_of_one_name_become_one() -> None:
    document = changed(
        Channel(id="x", name="website", order="3"), touchpoint("d", "s3", channel="x", personas=("p",), also=("w", "m"))
    )
    (fix,) = fixes_of(document, "ST04")
    assert fix.is_safe
    apply_fix(document, fix)
    made = document.journey["d"]
    assert isinstance(made, Touchpoint)
    assert (made.channel, made.also) == ("w", ("m",))
    assert "x" not in document.journey


def test_two_moments_become_two_touchpoints_one_after_the_other() -> None:
    document = CASES["TP03"]()
    apply_fix(document, fixes_of(document, "TP03")[0])
    names = [t.name for t in document.journey.touchpoints_in("s2")]
    assert names == ["Order", "Pay"]
    new = document.journey.touchpoints_in("s2")[1].id
    assert {(c.source, c.target) for c in document.journey.connections} == {("a", "b"), ("b", new), (new, "c")}


def test_what_is_written_by_guess_is_marked_as_assumption() -> None:
    document = changed(Note(id="n", kind=NoteKind.PAIN_POINT, about="b", text="Slow", severity=2))
    (fix,) = fixes_of(document, "OP01")
    (id,) = apply_fix(document, fix, is_assumed=True)
    note = document.journey[id]
    assert isinstance(note, Note)
    assert (note.kind, note.text, note.source) == (NoteKind.OPPORTUNITY, "Idea wanted: Slow", "assumption")


def test_a_waived_gap_is_not_fixed() -> None:
    document = CASES["GR08"]()
    waived = msgspec.structs.replace(gap_of(document, "GR08"), is_waived=True)
    assert fixes_for(document.journey, waived, LIBRARY) == ()


def test_a_waived_gap_whose_sentence_names_more_than_it_is_about_is_not_fixed_either() -> None:
    document = changed(Note(id="n", kind=NoteKind.PAIN_POINT, about="b", text="Slow", severity=2))
    ops.waive(document, gap_of(document, "OP01"), "The client knows")
    assert [d.gap.rule for d in fix_all(document, LIBRARY, is_unsafe=True, rules=frozenset({"OP01"}))] == []


def test_only_the_rules_that_were_asked_for_are_fixed() -> None:
    document = changed(Channel(id="x", name="Phone", order="3"), Connection(id="k3", source="c", target="b"))
    done = fix_all(document, LIBRARY, rules=frozenset({"GR08"}))
    assert [d.gap.rule for d in done] == ["GR08"]
    assert document.journey["k3"].kind is ConnectionKind.RETURN  # type: ignore[attr-defined]
    assert "x" in document.journey


def errors(journey: JourneyMap) -> set[tuple[str, tuple[str, ...]]]:
    return {(g.rule, g.elements) for g in check(journey).gaps if g.severity is Severity.ERROR and not g.is_waived}


def all_fixes_hold(journey: JourneyMap, *, is_unsafe: bool) -> None:
    document = Document(journey.snapshot())
    before, bytes_before = errors(journey), dumps(journey)
    done = fix_all(document, LIBRARY, is_unsafe=is_unsafe)
    after = errors(document.journey)
    assert not after - before, "no new one"
    assert len(after) <= len(before)
    if any(d.gap.severity is Severity.ERROR for d in done):
        assert len(after) < len(before), "fewer errors"
    assert document.position == len(done), "each is a step"
    assert fix_all(document, LIBRARY, is_unsafe=is_unsafe) == [], "until nothing changes"
    while document.undo() is not None:
        pass
    assert dumps(document.journey) == bytes_before


@given(maps.maps(levels=1), st.booleans())
def test_all_fixes_of_any_map_end_and_make_nothing_worse(journey: JourneyMap, is_unsafe: bool) -> None:
    all_fixes_hold(journey, is_unsafe=is_unsafe)


@given(flows(), st.booleans())
def test_all_fixes_of_any_flow_end_and_make_nothing_worse(journey: JourneyMap, is_unsafe: bool) -> None:
    all_fixes_hold(journey, is_unsafe=is_unsafe)


@pytest.mark.parametrize("is_unsafe", [False, True])
@pytest.mark.parametrize("id", [t.id for t in templates()])
def test_all_fixes_of_a_template_end_and_make_nothing_worse(id: str, is_unsafe: bool) -> None:
    all_fixes_hold(open_template(id), is_unsafe=is_unsafe)
    all_fixes_hold(damaged(open_template(id)), is_unsafe=is_unsafe)


@pytest.mark.parametrize("is_unsafe", [False, True])
@pytest.mark.parametrize("id", [t.id for t in samples()])
def test_all_fixes_of_a_sample_end_and_make_nothing_worse(id: str, is_unsafe: bool) -> None:
    all_fixes_hold(open_sample(id), is_unsafe=is_unsafe)
    all_fixes_hold(damaged(open_sample(id)), is_unsafe=is_unsafe)


def damaged(journey: JourneyMap) -> JourneyMap:
    """A map as after a bad day: without a stage's touchpoints, a persona, pain points and every third connection, and with
    channels that nobody knows any more, shares that say nothing and a name for two."""
    document = Document(journey)
    gone = [t.id for t in journey.touchpoints_in(journey.stages[-1].id)]
    gone += [n.id for n in journey.of(Note) if n.kind is NoteKind.PAIN_POINT]
    gone += [c.id for c in journey.connections][::3] + [p.id for p in journey.personas][:1]
    ops.delete(document, [id for id in gone if id in journey])
    with document.edit("bad day"):
        for at, touchpoint in enumerate(journey.touchpoints):
            if at % 4 == 0 and touchpoint.channel:
                document.put(msg(touchpoint, channel="", also=(), name="Calls and waits"))
            elif at % 5 == 0:
                document.put(msg(touchpoint, owner="", feeling=-2.0, feelings=(), is_moment_of_truth=True))
        for way in list(journey.connections)[::2]:
            document.put(msg(way, share=70.0))
    return document.journey


@pytest.mark.parametrize("id", [t.id for t in templates()])
def test_all_fixes_of_a_template_that_lost_a_stage_full_leave_no_error(id: str) -> None:
    document = Document(open_template(id))
    journey = document.journey
    if len(journey.touchpoints) > 3:
        middle = journey.stages[len(journey.stages) // 2]
        ops.delete(document, [t.id for t in journey.touchpoints_in(middle.id)])
    fix_all(document, LIBRARY, is_unsafe=True)
    assert errors(document.journey) == set()


@pytest.mark.parametrize("rule", [rule for rule in BY_RULE if rule.startswith("GR")])
def test_a_gap_from_before_the_last_edit_never_stops_the_list(rule: str) -> None:
    for make in BY_RULE[rule][0]:
        journey = make()
        gaps = [gap for gap in check(journey).gaps if gap.rule == rule]
        for one in journey.touchpoints:
            document = Document(make())
            ops.move_touchpoints(document, [one.id], Placement())
            for gap in gaps:
                fixes_for(document.journey, gap, LIBRARY)


def test_what_stands_in_the_same_step_may_lead_there_too() -> None:
    document = changed(touchpoint("a2", "s1", "1"), touchpoint("b1", "s2", "2"), touchpoint("b2", "s2", "2"))
    loose = next(gap for gap in check(document.journey).gaps if gap.rule == "GR02" and gap.elements == ("b2",))
    choices = [fix.choice for fix in fixes_for(document.journey, loose, LIBRARY)]
    assert "“B1” to “B2”" in choices
    assert choices[0] != "“B1” to “B2”"  # what comes before is likelier


def test_a_touchpoint_without_a_name_leads_to_its_name() -> None:
    document = changed(msg(touchpoint("b", "s2", channel="m", personas=("p",)), name=" "))
    (fix,) = fixes_of(document, "ST04")
    assert fix.goes == Goes("b", "name")


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_fixes_and_the_library_write_is_one_moment_each(language: str) -> None:
    names = [entry.name(language) for entry in LIBRARY.entries if entry.kind == "touchpoint"]
    document = CASES["CH04"]()
    change(document.journey, "map", language=language)
    names += [fix.choice.rpartition(",")[0] for fix in fixes_of(document, "CH04")]
    assert [name for name in names if two_moments(name, language) is not None] == []


def test_a_name_with_a_comma_is_split_without_it() -> None:
    document = changed(msg(touchpoint("b", "s2", channel="m", personas=("p",)), name="Visits the store, and then pays"))
    apply_fix(document, fixes_of(document, "TP03")[0])
    assert [t.name for t in document.journey.touchpoints_in("s2")] == ["Visits the store", "Pays"]


def test_an_idea_for_what_is_not_known_yet_names_the_place_and_no_placeholder() -> None:
    document = Document(by_rule("EM04"))
    fix_all(document, LIBRARY, is_unsafe=True, rules=frozenset({"EM04", "OP01"}))
    notes = list(document.journey.of(Note))
    ideas = [n.text for n in notes if n.kind is NoteKind.OPPORTUNITY and n.source == "assumption"]
    assert any(n.text.startswith("To be found out: ") for n in notes)
    assert ideas
    assert all(text.startswith("Idea wanted at “") for text in ideas)


def by_rule(rule: str) -> JourneyMap:
    return BY_RULE[rule][0][0]()


def test_many_names_of_two_moments_are_split_in_one_step() -> None:
    names = [f"Orders {i} and pays" for i in range(7)]
    more = [msg(touchpoint(f"x{i}", "s2", f"{i + 2}", personas=("p",)), name=name) for i, name in enumerate(names)]
    document = changed(*more)
    (fix,) = fixes_of(document, "TP03")
    apply_fix(document, fix)
    assert document.position == 1
    assert [t.name for t in document.journey.touchpoints_in("s2")][1:5] == ["Orders 0", "Pays", "Orders 1", "Pays"]
    assert not [gap for gap in gaps_in(document) if gap.rule == "TP03"]
