"""ST01 to ST06: what the checks say about stages."""

from __future__ import annotations

import pytest

from designer.checks import Findings, check
from designer.model import JourneyMap, Scope, Severity, Stage, StageKind
from tests.checks.maps import HEALTHY, change, draw, found, reason, rules


def gaps_of(journey: JourneyMap, rule: str) -> list[tuple[str, ...]]:
    return found(check(journey), rule)


def message(findings: Findings, rule: str) -> str:
    return "; ".join(gap.message for gap in findings.gaps if gap.rule == rule)


def test_a_healthy_map_has_no_gap() -> None:
    findings = check(draw(HEALTHY))
    assert findings.gaps == ()
    assert (findings.counts.error, findings.counts.warning, findings.counts.info) == (0, 0, 0)


class TestStageWithoutTouchpoint:
    def test_the_last_stage_is_empty(self) -> None:
        findings = check(draw(HEALTHY + "Advocacy:"))
        assert found(findings, "ST01") == [("stage Advocacy",)]
        assert message(findings, "ST01") == "“Advocacy” has no touchpoint, so the journey ends before it."
        assert rules(findings) == {"ST01"}, "an empty stage is this and nothing else"

    def test_the_first_and_a_middle_stage_are_empty(self) -> None:
        findings = check(draw("Before:\nA: a via Web ->\nBetween:\nB: b via Web"))
        assert found(findings, "ST01") == [("stage Before",), ("stage Between",)]
        assert "the journey begins after it" in message(findings, "ST01")
        assert "the journey breaks there" in message(findings, "ST01")
        assert rules(findings) == {"ST01"}

    def test_a_map_of_empty_stages(self) -> None:
        findings = check(draw("Before:\nDuring:\nAfter:"))
        assert found(findings, "ST01") == [()]
        assert message(findings, "ST01") == "No stage has a touchpoint."

    def test_a_touchpoint_without_channel_fills_its_stage(self) -> None:
        assert gaps_of(draw("A: a\nB: b via Web"), "ST01") == []

    def test_an_action_fills_its_stage(self) -> None:
        assert gaps_of(draw("A: a via Web\nB: [Pack the box]"), "ST01") == []


class TestStageCount:
    def test_one_stage_groups_nothing(self) -> None:
        findings = check(draw("All: a via Web -> b via Shop"))
        assert found(findings, "ST02") == [()]
        assert "“All”" in message(findings, "ST02")

    def test_no_stage_and_eleven_stages(self) -> None:
        assert gaps_of(draw("Tray: a via Web"), "ST02") == [()]
        assert gaps_of(draw("\n".join(f"S{i}: t{i} via Web" for i in range(11))), "ST02") == [()]

    @pytest.mark.parametrize("count", [2, 10])
    def test_two_and_ten_are_fine(self, count: int) -> None:
        assert gaps_of(draw("\n".join(f"S{i}: t{i} via Web" for i in range(count))), "ST02") == []


class TestPurchaseIsTheEnd:
    def with_kinds(self, *kinds: StageKind, scope: Scope = Scope.CUSTOMER) -> Findings:
        journey = draw("\n".join(f"S{i}: t{i} via Web" for i in range(len(kinds))), scope=scope)
        for i, kind in enumerate(kinds):
            change(journey, f"stage S{i}", kind=kind)
        return check(journey)

    def test_a_customer_journey_ends_with_the_purchase(self) -> None:
        findings = self.with_kinds(StageKind.AWARENESS, StageKind.PURCHASE)
        assert found(findings, "ST03") == [("stage S1",)]
        findings = self.with_kinds(StageKind.UNKNOWN, StageKind.PURCHASE, StageKind.PURCHASE)
        assert found(findings, "ST03") == [("stage S2",)]

    def test_a_buyers_journey_goes_on_after_the_purchase(self) -> None:
        findings = self.with_kinds(StageKind.PURCHASE, StageKind.USE, scope=Scope.BUYER)
        assert found(findings, "ST03") == [("stage S1",)]
        findings = self.with_kinds(StageKind.PURCHASE, StageKind.UNKNOWN, StageKind.USE, scope=Scope.BUYER)
        assert found(findings, "ST03") == [("stage S1", "stage S2")]
        assert "“S1” and 1 more" in message(findings, "ST03")

    def test_each_scope_is_fine_with_its_own_end(self) -> None:
        assert found(self.with_kinds(StageKind.PURCHASE, StageKind.UNKNOWN), "ST03") == []
        assert found(self.with_kinds(StageKind.AWARENESS, StageKind.PURCHASE, scope=Scope.BUYER), "ST03") == []

    def test_without_a_purchase_among_known_kinds_it_is_clean(self) -> None:
        findings = self.with_kinds(StageKind.AWARENESS, StageKind.OTHER)
        assert found(findings, "ST03") == []
        assert reason(findings, "ST03") == ""

    def test_it_can_not_be_judged_while_no_purchase_is_known(self) -> None:
        assert "No stage says of what kind it is" in reason(
            self.with_kinds(StageKind.UNKNOWN, StageKind.UNKNOWN), "ST03"
        )
        assert "No stage is known" in reason(self.with_kinds(StageKind.AWARENESS, StageKind.UNKNOWN), "ST03")


class TestUnnamedOrTwice:
    def test_two_stages_of_one_name(self) -> None:
        journey = draw("Use: a via Web\nBuy: b via Web\nuse : c via Web")
        findings = check(journey)
        assert found(findings, "ST04") == [("stage Use", "stage use")]
        assert findings.counts.error == 1
        assert message(findings, "ST04") == "2 stages are called “Use”."

    def test_two_channels_of_one_name(self) -> None:
        journey = change(draw("A: a via Web\nB: b via Shop\nC: c via Web"), "Shop", name="WEB")
        findings = check(journey)
        assert found(findings, "ST04") == [("Web", "Shop")]
        assert findings.counts.error == 1

    def test_a_stage_and_a_channel_without_a_name(self) -> None:
        journey = draw("A: a via Web\nB: b via Shop")
        change(journey, "stage B", name=" \n")
        findings = check(change(journey, "Shop", name=""))
        assert found(findings, "ST04") == [("stage B",), ("Shop",)]
        assert message(findings, "ST04") == "Stage 2 has no name.; Channel 2 has no name."

    def test_touchpoints_repeated_inside_a_stage_are_a_warning(self) -> None:
        findings = check(draw("A: Call via Phone -> wait via Web -> call via Phone ->\nB: b via Web"))
        assert found(findings, "ST04") == [("Call", "call")]
        assert [gap.severity for gap in findings.gaps if gap.rule == "ST04"] == [Severity.WARNING]

    def test_one_name_in_two_stages_or_for_a_stage_and_a_channel_is_fine(self) -> None:
        assert gaps_of(draw("A: Call via Phone\nB: Call via Phone\nStore: c via Store"), "ST04") == []

    def test_touchpoints_without_a_name_are_not_two_of_one_name_and_an_action_like_a_touchpoint_is_fine(self) -> None:
        journey = draw("A: a via Web ; b via Web ; Order via Web | [Order]\nB: c via Web")
        change(journey, "a", name="")
        assert gaps_of(change(journey, "b", name=""), "ST04") == [("a",), ("b",)]

    def test_a_stage_as_it_is_and_as_it_should_be_may_share_a_name(self) -> None:
        journey = draw("A: a via Web\nB: b via Web")
        change(journey, "stage A", state="current")
        assert gaps_of(change(journey, "stage B", name="A", state="future"), "ST04") == []
        assert gaps_of(change(journey, "stage B", state=""), "ST04") == [("stage A", "stage B")]


class TestStageWithoutGoal:
    def test_one_stage_of_two_has_no_goal(self) -> None:
        assert gaps_of(change(draw(HEALTHY), "stage Purchase", goal=""), "ST05") == [("stage Purchase",)]

    def test_no_stage_has_a_goal(self) -> None:
        journey = draw("A: a via Web\nB: b via Web")
        change(journey, "stage A", goal="")
        findings = check(change(journey, "stage B", goal="  "))
        assert found(findings, "ST05") == [()]
        assert findings.counts.info == 1

    def test_an_empty_stage_without_a_goal_is_an_empty_stage_only(self) -> None:
        journey = draw(HEALTHY, Stage(id="new", name="New", order="z"))
        assert rules(check(journey)) == {"ST01"}


class TestCrowdedStage:
    def test_five_of_eight_and_of_nine(self) -> None:
        many = " ; ".join(f"t{i} via {c}" for i, c in enumerate(["Web", "Shop", "Web", "Web", "Web"]))
        assert gaps_of(draw(f"A: {many}\nB: x via Web ; y via Web ; z via Web"), "ST06") == [("stage A",)]
        assert gaps_of(draw(f"B: x via Web ; y via Web ; z via Web\nA: {many}\nC: v via Web"), "ST06") == [("stage A",)]

    def test_half_of_eight_and_six_of_seven_are_fine(self) -> None:
        four = "; ".join(f"{{0}}{i} via Web" for i in range(4))
        assert gaps_of(draw(f"A: {four.format('a')}\nB: {four.format('b')}"), "ST06") == []
        six = "; ".join(f"t{i} via Web" for i in range(6))
        assert gaps_of(draw(f"A: {six}\nB: x via Web"), "ST06") == []
