"""CH01 and CH02: channels nobody uses, stages with one channel only."""

from __future__ import annotations

from designer.checks import check
from designer.model import Channel, JourneyMap, Severity
from tests.checks.maps import HEALTHY, change, draw, found, rules

FAIR = Channel(id="Fair", name="Fair", order="zz")
POST = Channel(id="Post", name="Post", order="zy")


def gaps_of(journey: JourneyMap, rule: str) -> list[tuple[str, ...]]:
    return found(check(journey), rule)


def test_a_channel_that_no_touchpoint_uses() -> None:
    findings = check(draw(HEALTHY, FAIR))
    assert found(findings, "CH01") == [("Fair",)]
    assert rules(findings) == {"CH01"}
    assert findings.gaps[0].message == "No touchpoint goes through “Fair”."


def test_two_unused_channels_come_in_map_order() -> None:
    assert gaps_of(draw(HEALTHY, FAIR, POST), "CH01") == [("Post",), ("Fair",)]


def test_a_further_channel_and_one_of_the_tray_are_used() -> None:
    assert gaps_of(change(draw(HEALTHY, FAIR), "Order", also=("Fair",)), "CH01") == []
    assert gaps_of(change(draw(HEALTHY + "Tray: idea", FAIR), "idea", channel="Fair"), "CH01") == []


def test_where_no_channel_is_used_one_gap_says_so() -> None:
    findings = check(draw("A: a -> b ->\nB: c", FAIR, POST))
    assert [gap.severity for gap in findings.gaps if gap.rule == "CH01"] == [Severity.INFO]
    assert found(findings, "CH01") == [()]


def test_a_map_without_channels_has_none_unused() -> None:
    assert gaps_of(draw("A: a\nB: b"), "CH01") == []


def test_three_touchpoints_through_one_channel() -> None:
    findings = check(draw("A: a via Web -> b via Web -> c via Web ->\nB: d via Shop"))
    assert found(findings, "CH02") == [("stage A",)]
    assert findings.gaps[0].message == "All 3 touchpoints of “A” go through “Web”."
    with_action = draw("A: d via Shop\nB: a via Web | [Pack] ; b via Web ; c via Web ; e via Web")
    assert gaps_of(with_action, "CH02") == [("stage B",)]


def test_two_touchpoints_or_a_second_channel_are_fine() -> None:
    assert gaps_of(draw("A: a via Web -> b via Web ->\nB: d via Shop"), "CH02") == []
    three = draw("A: a via Web -> b via Web -> c via Web ->\nB: d via Shop")
    assert gaps_of(change(three, "b", also=("Shop",)), "CH02") == []
    assert gaps_of(change(three, "b", also=()), "CH02") == [("stage A",)]
    assert gaps_of(change(three, "c", channel=""), "CH02") == []
