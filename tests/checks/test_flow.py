"""GR01 to GR04, GR08, GR10 on small maps that a person can follow; test_flow_proof.py proves them on any map."""

from __future__ import annotations

from designer.checks import Findings, check
from designer.model import ConnectionKind, JourneyMap
from tests.checks.maps import HEALTHY, change, connect, draw, found, reason, rules

GRAPH_RULES = ("GR01", "GR02", "GR03", "GR04", "GR08", "GR10")


def gaps_of(journey: JourneyMap, rule: str) -> list[tuple[str, ...]]:
    return found(check(journey), rule)


def messages(findings: Findings) -> list[str]:
    return [gap.message for gap in findings.gaps]


class TestWithoutAnyConnection:
    def test_the_steps_are_the_flow_and_no_graph_rule_is_judged(self) -> None:
        findings = check(draw("A: a via Web ; b via Shop\nB: c via Web"))
        assert rules(findings) == set()
        for rule in GRAPH_RULES:
            assert "its steps are the flow" in reason(findings, rule)

    def test_one_connection_is_enough_to_judge_them(self) -> None:
        findings = check(draw("A: a via Web -> b via Shop\nB: c via Web"))
        assert not any(reason(findings, rule) for rule in GRAPH_RULES)
        assert rules(findings) == {"GR02"}, "only the way from “b” to “c” is missing"


class TestNoEntry:
    def test_a_loop_holds_the_whole_first_stage(self) -> None:
        journey = connect(draw("A: a via Web -> b via Shop ->\nB: c via Web"), "b", "a")
        findings = check(journey)
        assert found(findings, "GR01") == [("stage A",)]
        assert rules(findings) == {"GR01"}, "one cause makes one gap"

    def test_a_way_back_from_a_later_stage_takes_the_only_entry(self) -> None:
        journey = connect(draw("A: a via Web ->\nB: b via Shop"), "b", "a")
        assert gaps_of(journey, "GR01") == [("stage A",)]

    def test_a_return_or_a_mark_leaves_the_entry(self) -> None:
        text = "A: a via Web -> b via Shop ->\nB: c via Web"
        assert rules(check(connect(draw(text), "b", "a", ConnectionKind.RETURN))) == set()
        assert gaps_of(connect(change(draw(text), "b", is_start=True), "b", "a"), "GR01") == []
        assert gaps_of(connect(change(draw(text), "c", is_start=True), "b", "a"), "GR01") == []

    def test_what_leads_there_from_the_tray_is_the_tray_s_gap(self) -> None:
        assert rules(check(draw("Tray: moved via Web ->\nA: a via Web ->\nB: b via Shop"))) == {"TP02"}


class TestUnreachable:
    def test_one_that_nothing_leads_to(self) -> None:
        findings = check(draw("A: a via Web ->\nB: b via Shop ; lone via Web -> c via Web"))
        assert found(findings, "GR02") == [("lone",)]
        assert "Nothing leads to “lone”." in messages(findings)

    def test_the_root_of_a_part_and_not_what_follows_it(self) -> None:
        journey = draw("A: a via Web ->\nB: b via Shop ->\nC: c via Web ; x via Shop -> y via Web -> z via Shop")
        assert gaps_of(connect(journey, "y", "c"), "GR02") == [("x",)]

    def test_the_first_touchpoint_of_a_loop(self) -> None:
        journey = draw("A: a via Web ->\nB: b via Shop ; x via Web -> y via Shop ->\nC: c via Web")
        findings = check(connect(connect(journey, "y", "x"), "b", "c"))
        assert found(findings, "GR02") == [("x",)]
        assert "Nothing leads to “x” but the loop it is part of." in messages(findings)

    def test_one_that_nothing_leads_to_and_that_leads_nowhere_is_this_and_nothing_else(self) -> None:
        findings = check(draw("A: a via Web ->\nB: b via Shop ->\nC: c via Web\nB2: lone via Shop\nD: d via Web"))
        assert found(findings, "GR02") == [("lone",), ("d",)]
        assert found(findings, "GR03") == [], "from “c” only the way to “lone” is missing"

    def test_two_roots_of_one_part(self) -> None:
        journey = draw("A: a via Web ->\nB: b via Shop ; x via Web ; y via Shop -> z via Web ->\nC: c via Web")
        assert gaps_of(connect(connect(journey, "x", "z"), "b", "c"), "GR02") == [("x",), ("y",)]

    def test_a_start_mark_or_a_second_way_in_makes_it_reachable(self) -> None:
        assert gaps_of(draw("A: a via Web ->\nB: b via Shop ->\nC: c via Web | lone! via Shop"), "GR02") == []
        journey = draw("A: a via Web -> b via Shop ->\nB: c via Web | x via Shop")
        assert gaps_of(connect(journey, "a", "x"), "GR02") == []

    def test_a_way_back_leads_there_too(self) -> None:
        journey = draw("A: a via Web ->\nB: b via Shop ; x via Web ->\nC: c via Web")
        connect(journey, "b", "c")
        assert gaps_of(connect(journey, "c", "x", ConnectionKind.RETURN), "GR02") == []

    def test_an_action_without_connections_is_no_part_of_it(self) -> None:
        journey = draw("A: a via Web ->\nB: b via Shop | [Pack the box] -> [Load the van]")
        assert gaps_of(journey, "GR02") == [("Pack the box",)]
        front = {"BP01", "BP03"}  # nobody stands in front of the back stage
        assert rules(check(draw("A: a via Web ->\nB: b via Shop | [Pack the box]"))) <= front
        assert rules(check(draw("Z: [Plan]\nA: a via Web ->\nB: b via Shop\nC: [Pack the box]"))) <= front


class TestDeadEnd:
    def test_one_that_leads_nowhere_in_the_middle(self) -> None:
        journey = draw("A: a via Web -> b via Shop\nB: c via Web")
        findings = check(connect(journey, "a", "c"))
        assert found(findings, "GR03") == [("b",)]
        assert messages(findings) == ["“b” leads nowhere."]

    def test_an_entry_that_leads_nowhere_is_this_and_nothing_else(self) -> None:
        findings = check(draw("A: a via Web ; lone via Shop\nB: b via Web\nC: c via Web"))
        assert rules(findings) == set(), "no connection at all"
        findings = check(draw("A: lone via Shop ; a via Web ->\nB: b via Web"))
        assert found(findings, "GR03") == [("lone",)]
        assert rules(findings) == {"GR03"}

    def test_exits_are_none(self) -> None:
        last_step = draw("A: a via Web ->\nB: b via Shop ->\nC: c via Web | d via Shop")
        assert gaps_of(connect(last_step, "b", "d"), "GR03") == []
        earlier_step = connect(draw("A: a via Web ->\nB: b via Shop ; c via Web"), "a", "c")
        assert gaps_of(earlier_step, "GR03") == []
        marked = connect(draw("A: a via Web -> quit. via Shop\nB: b via Web"), "a", "b")
        assert gaps_of(marked, "GR03") == []

    def test_a_way_back_leads_somewhere(self) -> None:
        journey = connect(draw("A: a via Web -> b via Shop\nB: c via Web"), "a", "c")
        assert gaps_of(connect(journey, "b", "a", ConnectionKind.RETURN), "GR03") == []

    def test_the_stage_before_an_empty_one_is_the_end(self) -> None:
        assert rules(check(draw("A: a via Web ->\nB: b via Shop\nC:"))) == {"ST01"}


class TestEndlessLoop:
    def test_a_loop_in_the_middle(self) -> None:
        journey = draw("A: a via Web -> b via Shop -> c via Web\nB: d via Web")
        connect(journey, "a", "d")
        findings = check(connect(journey, "c", "b"))
        assert found(findings, "GR04") == [("b", "c")]
        assert messages(findings) == ["“b” and “c” lead round in a loop with no way out."]

    def test_a_loop_by_returns_and_two_loops(self) -> None:
        journey = draw("A: a via Web -> b via Shop -> c via Web ; x via Web -> y via Shop\nB: d via Web")
        connect(journey, "a", "d")
        connect(journey, "a", "x")
        connect(journey, "y", "x", ConnectionKind.RETURN)
        assert gaps_of(connect(journey, "c", "b", ConnectionKind.RETURN), "GR04") == [("b", "c"), ("x", "y")]

    def test_a_loop_with_a_way_out_or_an_exit(self) -> None:
        journey = draw("A: a via Web -> b via Shop -> c via Web ->\nB: d via Web")
        assert gaps_of(connect(journey, "c", "b"), "GR04") == []
        journey = draw("A: a via Web -> b via Shop -> c. via Web\nB: d via Web")
        assert gaps_of(connect(connect(journey, "c", "b"), "a", "d"), "GR04") == []
        journey = draw("A: a via Web ->\nB: b via Shop -> c via Web")
        assert gaps_of(connect(journey, "c", "b"), "GR04") == []

    def test_a_loop_through_the_tray_waits_until_it_is_sorted(self) -> None:
        journey = draw("A: a via Web -> b via Shop ->\nTray: moved via Web\nB: c via Web")
        connect(journey, "a", "c")
        assert rules(check(connect(journey, "moved", "b"))) == {"TP02"}
        journey = draw("A: a via Web -> b via Shop ->\nTray: moved via Web -> sorted last via Web\nB: c via Web")
        connect(journey, "a", "c")
        assert rules(check(connect(journey, "sorted last", "moved"))) == {"TP02"}


class TestBackward:
    def test_to_an_earlier_stage(self) -> None:
        journey = connect(draw(HEALTHY), "Order", "Question")
        findings = check(journey)
        assert found(findings, "GR08") == [("Order->Question",)]
        assert rules(findings) == {"GR08"}
        assert messages(findings) == ["“Order” leads back to “Question”, and the connection is not marked as a return."]

    def test_an_alternative_back_is_one_too_and_they_come_in_map_order(self) -> None:
        journey = connect(draw(HEALTHY), "Survey", "Question", ConnectionKind.ALTERNATIVE)
        assert gaps_of(connect(journey, "Order", "Question"), "GR08") == [("Order->Question",), ("Survey->Question",)]

    def test_a_return_and_a_way_inside_a_stage_are_none(self) -> None:
        assert gaps_of(connect(draw(HEALTHY), "Order", "Question", ConnectionKind.RETURN), "GR08") == []
        assert gaps_of(connect(draw(HEALTHY), "Confirmation", "Order"), "GR08") == []


class TestDetached:
    def test_a_second_group(self) -> None:
        findings = check(draw("A: a via Web -> b via Shop ; x via Web ->\nB: y via Shop"))
        assert found(findings, "GR10") == [("x", "y")]
        assert findings.counts.warning == 1

    def test_the_largest_group_is_the_map(self) -> None:
        journey = draw("A: x via Web -> y via Shop ; a via Web -> b via Shop ->\nB: c via Web")
        findings = check(journey)
        assert found(findings, "GR10") == [("x", "y")]
        assert any(m.startswith("“x” and “y” are connected with each other") for m in messages(findings))

    def test_single_touchpoints_and_groups_joined_by_a_return_are_none(self) -> None:
        assert gaps_of(draw("A: a via Web -> b via Shop ; x via Web\nB: y via Shop"), "GR10") == []
        journey = draw("A: a via Web -> b via Shop ; x via Web ->\nB: y via Shop")
        assert gaps_of(connect(journey, "y", "a", ConnectionKind.RETURN), "GR10") == []

    def test_groups_of_the_tray_are_none(self) -> None:
        assert rules(check(draw("A: a via Web ->\nB: b via Shop\nTray: x via Web -> y via Shop"))) == {"TP02"}
