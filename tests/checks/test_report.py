"""What `check` prints: order, counts, the JSON of the command line, the lines for a person; and the profiles."""

from __future__ import annotations

import json

import pytest

from designer.checks import CATALOGUE, PROFILES, Facts, Reach, as_json, as_text, check, summary
from designer.checks.facts import PrintFacts
from designer.model import Connection, ConnectionKind, JourneyMap, Severity, StageKind
from tests.checks.maps import HEALTHY, change, connect, draw, rules, with_elements


def broken() -> JourneyMap:
    journey = draw(HEALTHY + "Advocacy:\nTray: Orders and pays", title="Buying a bike", scenario="")
    change(journey, "stage Purchase", name="")
    return with_elements(journey, Connection(id="Survey->Question", source="Survey", target="Question"))


def test_gaps_are_sorted_by_rule_and_then_by_place() -> None:
    journey = draw("B: b\nA: a via Web\nEmpty:\nAlso empty:\nTray: x")
    assert [(gap.rule, gap.elements) for gap in check(journey).gaps] == [
        ("ST01", ("stage Empty",)),
        ("ST01", ("stage Also empty",)),
        ("TP01", ("b",)),
        ("TP02", ("x",)),
    ]


def test_the_json_has_the_shape_that_build_servers_read() -> None:
    journey = broken()
    plain = as_json(check(journey), journey)
    assert json.loads(json.dumps(plain, ensure_ascii=False)) == plain
    assert list(plain) == ["map", "counts", "gaps", "skipped"]
    assert plain["map"] == "Buying a bike"
    assert plain["counts"] == {"error": 3, "warning": 2, "info": 0}
    assert plain["gaps"][0] == {
        "rule": "GR08",
        "name": "backward",
        "severity": "warning",
        "elements": [{"id": "Survey->Question", "kind": "connection", "name": "“Survey” to “Question”"}],
        "message": "“Survey” leads back to “Question”, and the connection is not marked as a return.",
        "suggestion": "Mark the connection as a return, or turn it round.",
        "waived": False,
    }
    assert plain["gaps"][2]["elements"] == [{"id": "stage Advocacy", "kind": "stage", "name": "Advocacy"}]
    assert plain["skipped"][-1] == {"rule": "ST03", "reason": "No stage says of what kind it is."}
    assert [skipped["rule"] for skipped in plain["skipped"]] == "CO02 CO03 CO04 CO05 CO06 PR01 PR02 ST03".split()


def test_the_text_has_a_line_and_a_remedy_for_each_gap() -> None:
    journey = broken()
    lines = as_text(check(journey), journey).splitlines()
    assert lines[0] == "Buying a bike"
    assert lines[1] == "warning  GR08  “Survey” leads back to “Question”, and the connection is not marked as a return."
    assert lines[2] == "               Mark the connection as a return, or turn it round."
    assert lines[-2] == "skipped  ST03  No stage says of what kind it is."
    assert lines[-1] == "3 errors, 2 warnings, 0 infos. 45 rules checked, 8 could not be judged."


def test_the_text_of_a_clean_map_says_so() -> None:
    journey = draw(HEALTHY)
    for stage in journey.stages:
        change(journey, stage.id, kind=StageKind.OTHER)
    facts = Facts(print=PrintFacts("A3", 7.0), contrast=())
    assert as_text(check(journey, facts=facts), journey) == "No gaps. 53 rules checked.\n"
    assert summary(check(journey)) == "No gaps. 51 rules checked, 2 could not be judged."


def test_names_can_not_break_a_line_or_talk_to_the_terminal() -> None:
    journey = draw(HEALTHY + "Tray: x")
    change(journey, "x", name="two\nlines \x1b[31m\tred")
    assert "“two lines [31m red” waits in the tray." in as_text(check(journey), journey)


def test_a_workshop_lists_only_what_is_broken() -> None:
    findings = check(broken(), "workshop")
    assert {gap.severity for gap in findings.gaps} == {Severity.ERROR}
    assert rules(findings) == {"ST01", "ST04", "TP02"}
    assert findings.skipped == ()


def test_the_map_names_its_profile_and_a_caller_may_overrule_it() -> None:
    journey = draw(HEALTHY, scenario="", profile="workshop")
    assert rules(check(journey)) == set()
    assert rules(check(journey, "customer-journey")) == {"PE03"}
    assert rules(check(draw(HEALTHY, scenario="", profile="from a newer program"))) == {"PE03"}


def test_an_unknown_profile_is_refused_with_those_there_are() -> None:
    with pytest.raises(
        ValueError, match="no check profile “sales”; there are customer-journey, buyer-journey"
    ) as refused:
        check(draw(HEALTHY), "sales")
    assert all(profile.name in str(refused.value) for profile in PROFILES)


@pytest.mark.parametrize(
    ("limit", "reached"), [(Severity.ERROR, False), (Severity.WARNING, True), (Severity.INFO, True)]
)
def test_findings_say_whether_they_reach_a_severity(limit: Severity, reached: bool) -> None:
    findings = check(draw(HEALTHY, scenario=""))
    assert findings.counts.of(Severity.WARNING) == 1
    assert findings.reaches(limit) is reached


def test_the_catalogue_is_complete_and_explains_itself() -> None:
    assert [c.id for c in CATALOGUE] == (
        "BP01 BP02 BP03 BP04 CH01 CH02 CH03 CH04 CO01 CO02 CO03 CO04 CO05 CO06 EM01 EM02 EM03 EM04 EM05 EV01 EV02 GR01 GR02 "
        "GR03 GR04 GR06 GR07 GR08 GR09 GR10 KP01 KP02 MT01 MT02 OP01 OP02 OP03 OW01 PE01 PE02 PE03 PR01 PR02 ST01 ST02 ST03 "
        "ST04 ST05 ST06 TP01 TP02 TP03 TP04"
    ).split()
    assert len({c.name for c in CATALOGUE}) == len(CATALOGUE)
    for each in CATALOGUE:
        page = each.page
        for text in (page.why, page.advice, page.bad, page.good):
            assert text.endswith((".", "”.", ".”", "?")), (each.id, text)
            assert text not in {
                t for other in CATALOGUE if other is not each for t in (other.page.bad, other.page.good)
            }
        assert page.source
        assert each.reads, each.id
        assert each.reach in (Reach.LOCAL, Reach.WHOLE_MAP)


def test_no_sentence_names_ids_or_shouts() -> None:
    journey = broken()
    change(journey, "Order", channel="")
    journey = connect(journey, "Confirmation", "Order", ConnectionKind.RETURN)
    for gap in check(journey).gaps:
        for text in (gap.message, gap.suggestion):
            assert text[0].isupper() or text[0] == "“", text
            assert text.endswith("."), text
            assert "!" not in text, text
            assert "stage Purchase" not in text, text
