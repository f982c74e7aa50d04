"""PE01 to PE03: whose journey it is, and why it is made."""

from __future__ import annotations

import pytest

from designer.checks import check
from designer.model import JourneyMap, Persona, Severity
from tests.checks.maps import HEALTHY, change, draw, found

JENS = Persona(id="Jens", name="Jens", order="V")


def gaps_of(journey: JourneyMap, rule: str) -> list[tuple[str, ...]]:
    return found(check(journey), rule)


def test_a_map_without_a_persona() -> None:
    assert gaps_of(draw(HEALTHY, persona=""), "PE01") == [()]
    assert gaps_of(JourneyMap(), "PE01") == [()]


def test_one_persona_is_enough_even_without_a_name() -> None:
    assert gaps_of(draw(HEALTHY), "PE01") == []
    assert gaps_of(change(draw(HEALTHY), "Mara", name=""), "PE01") == []


def test_a_persona_that_takes_part_in_nothing() -> None:
    assert gaps_of(draw(HEALTHY, JENS), "PE02") == [("Jens",)]
    both = draw(HEALTHY, JENS, Persona(id="Ida", order="A"))
    assert gaps_of(both, "PE02") == [("Ida",), ("Jens",)], "in the order of the personas"
    assert check(both).gaps[0].message == "Persona 1 takes part in no touchpoint."


def test_a_persona_takes_part_by_its_feeling_or_in_the_tray() -> None:
    assert gaps_of(change(draw(HEALTHY, JENS), "Order", feelings=(("Jens", -1.0),)), "PE02") == []
    assert gaps_of(change(draw(HEALTHY + "Tray: idea via Store", JENS), "idea", personas=("Jens",)), "PE02") == []


def test_where_no_touchpoint_names_a_persona_one_gap_says_so() -> None:
    journey = draw(HEALTHY, JENS)
    for touchpoint in journey.touchpoints:
        change(journey, touchpoint.id, personas=())
    findings = check(journey)
    assert found(findings, "PE02") == [()]
    assert [gap.severity for gap in findings.gaps] == [Severity.INFO]


@pytest.mark.parametrize("scenario", ["", " \n "])
def test_a_map_without_a_scenario(scenario: str) -> None:
    findings = check(draw(HEALTHY, scenario=scenario))
    assert found(findings, "PE03") == [()]
    assert findings.counts.warning == 1


def test_a_word_is_a_scenario() -> None:
    assert gaps_of(draw(HEALTHY, scenario="Later"), "PE03") == []
