"""Each rule finds what it is about on two maps, and nothing on two that are almost like that."""

from __future__ import annotations

import pytest

from designer.checks import CATALOGUE, Facts, check
from designer.checks.profiles import PROFILES
from designer.checks.rule import WRITTEN
from designer.model import Evidence
from tests.checks.cases import CASES, PRINTED, TODAY, Case, all_touchpoints
from tests.checks.maps import HEALTHY, draw, rules

FACTS = Facts(today=TODAY)


def test_there_are_cases_for_every_rule() -> None:
    assert CASES.keys() | PRINTED.keys() == {check.id for check in CATALOGUE}
    for id, (bad, good) in {**CASES, **PRINTED}.items():
        assert len(bad) >= 2, id
        assert len(good) >= 2, id


@pytest.mark.parametrize(("rule", "make"), [(id, make) for id, (bad, _good) in CASES.items() for make in bad])
def test_a_map_that_triggers_a_rule(rule: str, make: Case) -> None:
    findings = check(make(), facts=FACTS)
    found = [gap for gap in findings.gaps if gap.rule == rule]
    assert found
    for gap in found:
        assert gap.message.endswith("."), gap.message
        assert gap.suggestion.endswith("."), gap.suggestion


@pytest.mark.parametrize(("rule", "make"), [(id, make) for id, (_bad, good) in CASES.items() for make in good])
def test_a_near_miss(rule: str, make: Case) -> None:
    assert rule not in rules(check(make(), facts=FACTS))


WRITTEN_ON = {
    "description": "By phone",
    "duration": "2 h",
    "engagement": 3.0,
    "evidence": Evidence.ASSUMPTION,
    "evidence_date": "2024-01-01",
    "future_feeling": 2.0,
    "future_feelings": (("Mara", 2.0),),
    "map_file": "call.journey",
    "owner": "Sales",
    "source": "Survey",
    "submap": "",
}


def test_rules_that_need_not_look_at_what_is_written_at_touchpoints_say_the_same_whatever_it_is() -> None:
    assert WRITTEN_ON.keys() == WRITTEN
    for one in CATALOGUE:
        for make in () if one.reads_written else (*CASES[one.id][0], *CASES[one.id][1]):
            assert one(all_touchpoints(make(), **WRITTEN_ON)) == one(make()), one.id


@pytest.mark.parametrize("rule", PRINTED)
def test_rules_about_print(rule: str) -> None:
    bad, good = PRINTED[rule]
    for facts in bad:
        assert rule in rules(check(draw(HEALTHY), facts=facts))
    for facts in good:
        assert rule not in rules(check(draw(HEALTHY), facts=facts))


@pytest.mark.parametrize("profile", [profile.name for profile in PROFILES])
def test_the_healthy_map_is_clean_by_every_profile(profile: str) -> None:
    assert check(draw(HEALTHY), profile, FACTS).gaps == ()
