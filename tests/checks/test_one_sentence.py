"""One cause makes one gap: what holds for many elements, or comes of one missing thing, is told in one sentence."""

from __future__ import annotations

import pytest

from designer.checks import Facts, check
from designer.model import Channel, Connection, Gap, JourneyMap, Note, NoteKind, Persona, Severity, Stage, Touchpoint
from designer.templates import open_sample, open_template
from tests.checks.cases import TODAY, all_touchpoints
from tests.checks.maps import change, draw, with_elements


def gaps_of(journey: JourneyMap, *rules: str) -> list[Gap]:
    return [gap for gap in check(journey, facts=Facts(today=TODAY)).gaps if not rules or gap.rule in rules]


def only(journey: JourneyMap, rule: str) -> Gap:
    (gap,) = gaps_of(journey, rule)
    return gap


def without(journey: JourneyMap, *ids: str) -> JourneyMap:
    return JourneyMap(e for e in journey if e.id not in ids)


def parts(count: int, line: str) -> JourneyMap:
    """A map of so many stages, each with this line of touchpoints; {i} is its number."""
    return draw(" ->\n".join(f"S{i}: " + line.format(i=i) for i in range(count)))


class TestEmptyStages:
    def test_the_blank_template_has_one_error_about_its_stages_and_none_about_its_channels(self) -> None:
        gap = only(open_template("blank"), "ST01")
        assert gap.severity is Severity.ERROR
        assert gap.elements == ()
        assert gap.message == "No stage has a touchpoint."
        assert gaps_of(open_template("blank"), "CH01") == []

    def test_a_whole_map_in_the_tray_is_one_error(self) -> None:
        journey = open_sample("commuter-bike")
        waiting = [t for t in journey.of(Touchpoint) if t.stage]
        for touchpoint in waiting:
            change(journey, touchpoint.id, stage="", step="")
        (gap,) = gaps_of(journey, "ST01", "TP02")
        assert gap.rule == "TP02"
        assert gap.severity is Severity.ERROR
        assert gap.message == "All touchpoints wait in the tray, so no stage has one."

    def test_two_empty_stages_of_four_are_named_each(self) -> None:
        journey = draw("A: a via Web\nB:\nC: c via Web\nD:")
        assert [gap.elements for gap in gaps_of(journey, "ST01")] == [("stage B",), ("stage D",)]


class TestNames:
    def test_stages_without_any_name(self) -> None:
        journey = open_sample("commuter-bike")
        for stage in journey.stages:
            change(journey, stage.id, name="")
        gap = only(journey, "ST04")
        assert gap.severity is Severity.ERROR
        assert gap.message == "No stage has a name."

    def test_channels_without_any_name(self) -> None:
        journey = open_sample("commuter-bike")
        for channel in list(journey.of(Channel)):
            change(journey, channel.id, name=" ")
        assert only(journey, "ST04").message == "No channel has a name."

    def test_one_stage_without_a_name_is_named_by_its_place(self) -> None:
        journey = open_sample("commuter-bike")
        change(journey, journey.stages[1].id, name="")
        assert only(journey, "ST04").message == "Stage 2 has no name."


class TestMany:
    def test_branches_of_a_map_without_any_label(self) -> None:
        journey = open_sample("new-kitchen")
        assert gaps_of(journey, "GR07") == []
        for way in list(journey.of(Connection)):
            change(journey, way.id, label="", share=None)
        gap = only(journey, "GR07")
        assert gap.severity is Severity.INFO
        assert len(gap.elements) > 2
        assert gap.message == "No branch says who goes where."

    def test_one_bare_branch_among_labelled_ones_is_named(self) -> None:
        journey = open_sample("new-kitchen")
        branch = next(w for w in journey.connections if w.label and len(journey.connections_from(w.source)) > 1)
        for way in journey.connections_from(branch.source):
            change(journey, way.id, label="", share=None)
        assert only(journey, "GR07").elements == (branch.source,)

    def test_moments_of_truth_that_nothing_backs(self) -> None:
        journey = all_touchpoints(parts(3, "a{i} via Web"), is_moment_of_truth=True, owner="", evidence=None)
        gap = only(journey, "MT02")
        assert gap.severity is Severity.INFO
        assert gap.message == "No moment of truth has a metric, evidence or an owner."

    def test_stages_of_one_channel_each(self) -> None:
        gap = only(parts(8, "a{i} via Web -> b{i} via Web -> c{i} via Web"), "CH02")
        assert gap.message == "8 of 8 stages offer one channel only."
        assert len(gap.elements) == 8

    def test_channels_that_nothing_goes_through(self) -> None:
        journey = parts(3, "a{i} via Web")
        with_elements(journey, *[Channel(id=f"n{i}", name=f"N{i}", order=f"x{i}") for i in range(9)])
        gap = only(journey, "CH01")
        assert gap.message == "9 of 10 channels are not used."
        assert gap.elements == tuple(f"n{i}" for i in range(9))

    def test_old_evidence(self) -> None:
        journey = all_touchpoints(parts(3, "a{i} via Web"), evidence_date="2024-05-01")
        change(journey, "a1", evidence_date="2023-04-30")
        gap = only(journey, "EV02")
        assert gap.elements == ("a0", "a1", "a2")
        assert gap.message == ("The evidence of “a0”, “a1” and “a2” is older than 12 months, the oldest of 2023-04-30.")


class TestWays:
    def test_a_connection_that_is_gone_in_the_middle_makes_one_gap(self) -> None:
        journey = open_sample("commuter-bike")
        (way,) = [w for w in journey.connections if (w.source, w.target) == ("t011", "t012")]
        before = {(gap.rule, gap.elements) for gap in gaps_of(journey)}
        now = [g for g in gaps_of(without(journey, way.id)) if (g.rule, g.elements) not in before]
        assert [(gap.rule, gap.elements) for gap in now] == [("GR02", ("t012",))]

    def test_an_early_connection_that_is_gone_makes_one_gap_too(self) -> None:
        journey = draw("A: a via Web -> b via Shop ->\nB: c via Web -> d via Shop -> e via Web ->\nC: f via Shop")
        assert [g.rule for g in gaps_of(without(journey, "b->c"))] == ["GR02"]

    def test_two_dead_ends_before_one_lost_part_are_two_causes(self) -> None:
        journey = draw("A: a via Web -> b via Shop | x via Web\nB: c via Web ->\nC: d via Shop")
        with_elements(journey, Connection(id="a->x", source="a", target="x", label="sometimes"))
        gaps = gaps_of(journey, "GR02", "GR03", "GR10")
        assert [(gap.rule, gap.elements) for gap in gaps] == [("GR02", ("c",)), ("GR03", ("x",))]


class TestFeelings:
    @pytest.mark.parametrize("has_connections", [True, False])
    def test_a_fall_is_found_along_the_steps_where_there_are_no_connections(self, has_connections: bool) -> None:
        journey = open_sample("coffee-letter")
        gone = [n.id for n in journey if getattr(n, "kind", "") in ("pain point", "opportunity")]
        ways = [] if has_connections else [way.id for way in journey.connections]
        assert gaps_of(journey, "EM03") == []
        assert gaps_of(without(journey, *gone, *ways), "EM03")

    def test_a_touchpoint_of_others_between_hides_no_fall(self) -> None:
        journey = draw("A: a via Web -> b via Shop ->\nB: c via Web", Persona(id="Jens", name="Jens"))
        change(journey, "a", feelings=(("Mara", 2.0),))
        change(journey, "b", personas=("Jens",), feelings=(("Jens", 1.0),))
        change(journey, "c", feelings=(("Mara", -1.0),))
        gap = only(journey, "EM03")
        assert gap.elements == ("c",)
        assert gap.message == "From “a” to “c” the feeling of “Mara” falls, and no pain point says why."


def test_a_stage_more_changes_nothing_for_the_others() -> None:
    journey = draw("A: a via Web ->\nB: b via Shop")
    with_elements(journey, Stage(id="more", name="More", order="z"))
    assert [gap.elements for gap in gaps_of(journey, "ST01")] == [("more",)]


class TestManyAlike:
    def test_names_of_two_moments_throughout(self) -> None:
        journey = parts(8, "Orders {i} and pays via Web ; x{i} via Shop")
        gap = only(change(journey, "x0", name="Orders / pays"), "TP03")
        assert gap.message == "9 of 16 touchpoints have names that tell of more than one moment, or are long."
        assert len(gap.elements) == 9
        assert len(gaps_of(parts(5, "Orders {i} and pays via Web ; x{i} via Shop"), "TP03")) == 5, "five are named"

    def test_pain_points_that_are_answered_here_and_there(self) -> None:
        journey = parts(8, "a{i} via Web ; b{i} via Shop")
        pains = [
            Note(id=f"p{i}", kind=NoteKind.PAIN_POINT, about=f"a{i}", text=f"Slow {i}", severity=2) for i in range(8)
        ]
        with_elements(journey, *pains, Note(id="o", kind=NoteKind.OPPORTUNITY, about="a0", text="Faster", owner="IT"))
        gap = only(journey, "OP01")
        assert gap.message == "7 of 8 pain points are answered by no opportunity."
        assert (gap.severity, len(gap.elements)) == (Severity.WARNING, 7)

    def test_many_lows_of_which_one_is_explained(self) -> None:
        journey = all_touchpoints(parts(4, "a{i} via Web ; b{i} via Shop"), feeling=-2.0)
        with_elements(journey, Note(id="p", kind=NoteKind.PAIN_POINT, about="a0", text="Slow", severity=3))
        gap = only(journey, "EM04")
        assert gap.message == "“b0”, “a1”, “b1” and 4 more are felt as −2, and no pain point says why."
        assert gap.severity is Severity.WARNING
