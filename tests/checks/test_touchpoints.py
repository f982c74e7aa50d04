"""TP01 to TP03: the place and the name of a touchpoint."""

from __future__ import annotations

import pytest

from designer.checks import check
from designer.model import Channel, JourneyMap, Note, NoteKind, Stage, Touchpoint
from tests.checks.maps import HEALTHY, change, draw, found, rules


def gaps_of(journey: JourneyMap, rule: str) -> list[tuple[str, ...]]:
    return found(check(journey), rule)


class TestTouchpointWithoutChannel:
    def test_one_of_several(self) -> None:
        findings = check(change(draw(HEALTHY), "Confirmation", channel=""))
        assert found(findings, "TP01") == [("Confirmation",)]
        assert findings.gaps[0].message == "“Confirmation” stands in no channel."
        assert rules(findings) == {"TP01"}

    def test_two_in_map_order(self) -> None:
        journey = draw("A: x via Web ; a\nB: b via Web ; y")
        assert gaps_of(journey, "TP01") == [("a",), ("y",)]

    def test_the_only_touchpoint_is_named(self) -> None:
        assert gaps_of(draw("A: a\nB:"), "TP01") == [("a",)]

    def test_where_no_touchpoint_has_a_channel_one_error_says_so(self) -> None:
        findings = check(draw("A: a -> b ->\nB: c"))
        assert found(findings, "TP01") == [()]
        assert (findings.counts.error, findings.counts.warning) == (1, 0)

    def test_actions_and_the_tray_need_none(self) -> None:
        assert gaps_of(draw("A: a via Web\nB: [Pack the box]\nTray: idea"), "TP01") == []


class TestTouchpointWithoutStage:
    def test_each_one_in_the_tray(self) -> None:
        findings = check(draw(HEALTHY + "Tray: Idea via Web ; Other idea"))
        assert found(findings, "TP02") == [("Idea",), ("Other idea",)]
        assert rules(findings) == {"TP02"}, "the tray is this and nothing else"

    def test_connections_with_the_tray_are_no_other_gap(self) -> None:
        journey = draw("A: a via Web ->\nTray: moved via Shop ->\nB: b via Shop -> c via Shop")
        assert rules(check(journey)) == {"TP02"}

    def test_a_placed_touchpoint_without_channel_is_not_in_the_tray(self) -> None:
        assert gaps_of(draw("A: a\nB: b via Web"), "TP02") == []
        assert gaps_of(draw(HEALTHY), "TP02") == []


class TestNotAtomic:
    @pytest.mark.parametrize(
        "name",
        [
            "Orders and pays",
            "Compares / asks",
            "Reads AND writes",
            "one two three four five six seven eight nine ten eleven 12 13",
        ],
    )
    def test_a_name_of_more_than_one_moment(self, name: str) -> None:
        findings = check(change(draw(HEALTHY), "Order", name=name))
        assert found(findings, "TP03") == [("Order",)]
        assert findings.counts.info == 1

    @pytest.mark.parametrize("name", ["Anderson's band plays", "and/or", "1 2 3 4 5 6 7 8 9 10 11 12", ""])
    def test_near_misses(self, name: str) -> None:
        assert gaps_of(change(draw(HEALTHY), "Order", name=name), "TP03") == []

    def test_lines_in_the_tray_are_sorted_first(self) -> None:
        assert gaps_of(draw(HEALTHY + "Tray: Orders and pays"), "TP03") == []


def test_a_note_that_says_nothing_is_named_so_that_the_sentence_reads_well() -> None:
    journey = JourneyMap(
        [
            Stage(id="s", order="A", name="Buy"),
            Channel(id="c", order="A", name="Website"),
            Touchpoint(id="t", stage="s", step="A", channel="c", name="Order"),
            Note(id="n", order="A", kind=NoteKind.PAIN_POINT, about="t"),
            Note(id="m", order="B", kind=NoteKind.PAIN_POINT, about="t", text="Slow", severity=2),
        ]
    )
    said = [gap.message for gap in check(journey).gaps if gap.elements == ("n",)]
    assert said == ["The pain point without words does not say how bad it is."]
