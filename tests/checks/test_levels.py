"""Checks across levels: the maps that touchpoints open, and what they say of the map above."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec
import pytest

from designer.checks import Facts, check
from designer.checks.catalogue import CATALOGUE
from designer.checks.levels import LEVEL_RULES, LevelChecker, between, check_levels
from designer.checks.levels_report import checked_file
from designer.checks.profiles import DEFAULT, profile_named
from designer.checks.report import all_as_json, all_as_text
from designer.model import (
    Change,
    Element,
    Gap,
    JourneyMap,
    MapHeader,
    MapState,
    Note,
    NoteKind,
    Persona,
    Severity,
    SubMap,
    Touchpoint,
)
from designer.model.elements import HEADER_ID
from designer.model.inner import sub_map
from designer.model.levels import NotOpened, levels_of
from tests.checks.maps import draw

TEXT = """
Consider: Look! via Website -> Ride via Store
Buy: Order. via Website
"""


def change(journey: JourneyMap, id: str, **fields: object) -> JourneyMap:
    return JourneyMap([msgspec.structs.replace(e, **fields) if e.id == id else e for e in journey])


def above(*more: Element, **header: object) -> JourneyMap:
    return draw(TEXT, *more, title="Bike", **header)


def below(title: str = "The ride", **header: object) -> JourneyMap:
    return draw("Arrive: Door! via Store\nRide: Saddle. via Store", title=title, **header)


def reader(files: Mapping[str, JourneyMap]):  # type: ignore[no-untyped-def]
    def read(map_file: str, named_by: str) -> tuple[str, JourneyMap]:
        if map_file not in files:
            raise NotOpened(f"“{map_file}” is not there.")
        return map_file, files[map_file]

    return read


def opening(journey: JourneyMap, inner: JourneyMap | None = None, file: str = "", opener: str = "Ride") -> JourneyMap:
    """The map with a touchpoint that opens another one: inside it, or a file."""
    if inner is not None:
        journey = JourneyMap([*journey, sub_map("m1", inner)])
        return change(journey, opener, submap="m1")
    return change(journey, opener, map_file=file)


def gaps_of(journey: JourneyMap, files: Mapping[str, JourneyMap] | None = None) -> list[Gap]:
    top = levels_of(journey, "Bike.journey", reader(files or {}))
    return list(between(top, profile_named(DEFAULT)))


def rules(gaps: list[Gap]) -> list[str]:
    return [gap.rule for gap in gaps]


def test_a_map_that_opens_nothing_is_judged_as_before() -> None:
    journey = above()
    (one,) = check_levels(levels_of(journey, "", reader({})))
    assert one.findings == check(journey)


def test_a_map_that_fits_to_the_one_below_has_no_gap_between_them() -> None:
    assert gaps_of(opening(above(), below())) == []
    assert gaps_of(opening(above(), file="Ride.journey"), {"Ride.journey": below()}) == []


def test_what_can_not_be_opened_is_an_error_with_its_reason() -> None:
    (gap,) = gaps_of(opening(above(), file="Gone.journey"))
    assert (gap.rule, gap.severity, gap.elements) == ("SJ01", Severity.ERROR, ("Ride",))
    assert gap.message == "“Ride” opens no map: “Gone.journey” is not there."


def test_a_loop_of_maps_is_an_error() -> None:
    home = opening(above(), file="Bike.journey")
    (gap,) = gaps_of(home, {"Bike.journey": home})
    assert gap.rule == "SJ02"
    assert gap.message == "“Ride”: “Bike” would open itself."


def test_an_empty_map_below_is_told_and_nothing_else_of_it() -> None:
    assert rules(gaps_of(opening(above(), JourneyMap([MapHeader(id=HEADER_ID)])))) == ["SJ03"]


def test_a_persona_that_stands_only_below_is_told_by_name() -> None:
    stranger = draw("Arrive: Door! via Store", persona="Jens", title="The ride")
    (gap,) = gaps_of(opening(above(), stranger))
    assert gap.rule == "SJ04"
    assert "“Jens” takes part in the map that “Ride” opens" in gap.message
    assert gaps_of(opening(above(Persona(id="p9", name=" jens ")), stranger)) == [], "names count, not ids"


@pytest.mark.parametrize(("there", "rule"), [((-2.0, -1.0), ["SJ05"]), ((0.0, 1.0), []), ((1.0, 1.0), [])])
def test_a_feeling_a_whole_face_off_the_mean_below_is_told(there: tuple[float, float], rule: list[str]) -> None:
    inner = change(change(below(), "Door", feeling=there[0]), "Saddle", feeling=there[1])
    assert rules(gaps_of(opening(change(above(), "Ride", feeling=1.0), inner))) == rule


def test_a_map_that_no_touchpoint_opens_is_told() -> None:
    journey = JourneyMap([*above(), sub_map("m1", below("Left over"))])
    (gap,) = gaps_of(journey)
    assert (gap.rule, gap.elements) == ("SJ06", ("m1",))
    assert "“Left over” lies inside this file" in gap.message


def test_two_states_are_told() -> None:
    inner = below(shows=MapState.FUTURE)
    assert rules(gaps_of(opening(above(shows=MapState.CURRENT), inner))) == ["SJ07"]
    assert gaps_of(opening(above(shows=MapState.BOTH), inner)) == []


def test_workshop_lists_only_what_is_broken() -> None:
    journey = opening(above(profile="workshop"), JourneyMap([MapHeader(id=HEADER_ID)]))
    (top, *_rest) = check_levels(levels_of(journey, "", reader({})))
    assert "SJ03" not in rules(list(top.findings.gaps))
    broken = opening(above(profile="workshop"), file="Gone.journey")
    assert "SJ01" in rules(list(check_levels(levels_of(broken, "", reader({})))[0].findings.gaps))


def test_every_level_is_checked_once_by_its_own_rules() -> None:
    deepest = draw("Alone: Nobody via Store", persona="", title="Deep")
    middle = opening(below(), deepest, opener="Saddle")
    journey = opening(above(), middle)
    journey = change(journey, "Look", submap="m1")  # a second door to the same map
    checked = check_levels(levels_of(journey, "Bike.journey", reader({})))
    assert [one.level.title for one in checked] == ["Bike", "The ride", "Deep"]
    assert "PE01" in rules(list(checked[2].findings.gaps))
    assert "PE01" not in rules(list(checked[0].findings.gaps))


def test_gaps_of_a_level_keep_their_order_and_count() -> None:
    journey = opening(above(), file="Gone.journey")
    findings = check_levels(levels_of(journey, "", reader({})))[0].findings
    assert [g.rule for g in findings.gaps] == sorted(g.rule for g in findings.gaps)
    assert findings.counts.error == check(journey).counts.error + 1


def test_every_rule_has_a_reason_and_an_id_of_its_own() -> None:
    assert len({rule.id for rule in LEVEL_RULES}) == len(LEVEL_RULES)
    for rule in LEVEL_RULES:
        assert rule.why.endswith(".")
        assert rule.name == rule.name.lower()


# What the command prints


def test_json_is_that_of_one_map_where_nothing_is_opened() -> None:
    journey = above()
    told = all_as_json([checked_file("Bike.journey", check_levels(levels_of(journey, "", reader({}))))], is_one=True)
    assert list(told) == ["map", "counts", "gaps", "skipped"]


def test_json_holds_an_object_for_each_map_below() -> None:
    journey = opening(above(), file="parts/Ride.journey")
    checked = check_levels(levels_of(journey, "Bike.journey", reader({"parts/Ride.journey": below()})))
    told = all_as_json([checked_file("Bike.journey", checked)], is_one=True)
    (one,) = told["opens"]
    assert (one["map"], one["names"], one["file"]) == ("The ride", ["Ride"], "parts/Ride.journey")
    assert set(told) - {"opens"} == set(one) - {"names", "file"}
    assert msgspec.json.encode(told)


def test_text_shows_the_way_to_each_map_and_the_counts_of_all() -> None:
    journey = opening(above(), opening(below(), file="Gone.journey", opener="Door"))
    text = all_as_text(
        [checked_file("Bike.journey", check_levels(levels_of(journey, "Bike.journey", reader({}))))], has_names=False
    )
    lines = text.splitlines()
    assert lines[0] == "Bike"
    assert "› Ride" in lines
    assert lines[-1].startswith("Together in 2 maps: ")
    assert text.endswith("\n")


def test_of_several_files_one_that_another_opens_is_told_once() -> None:
    home = opening(above(), file="Ride.journey")
    checked = check_levels(levels_of(home, "Bike.journey", reader({"Ride.journey": below()})))
    assert len(checked_file("Bike.journey", checked).below) == 1
    assert checked_file("Bike.journey", checked, {"Bike.journey", "Ride.journey"}).below == ()


def test_sarif_names_the_file_of_each_level() -> None:
    from designer.checks.sarif import as_sarif

    journey = opening(above(), opening(below(), file="parts/Deep.journey", opener="Saddle"))
    files = {"parts/Deep.journey": draw("Alone: Nobody via Store", persona="", title="Deep")}
    checked = check_levels(levels_of(journey, "Bike.journey", reader(files)))
    (run,) = as_sarif([checked_file("maps/Bike.journey", checked)])["runs"]
    uris = [a["location"]["uri"] for a in run["artifacts"]]
    assert uris == ["maps/Bike.journey", "maps/parts/Deep.journey"]
    (nobody,) = [r for r in run["results"] if r["ruleId"] == "PE01"]
    assert nobody["message"]["text"].startswith("The map has no persona"), "it is the map of its own file"


def test_sarif_names_the_inner_map_that_a_gap_is_in() -> None:
    from designer.checks.sarif import as_sarif

    inner = change(below(), "Saddle", owner="")
    checked = check_levels(levels_of(opening(above(), inner), "Bike.journey", reader({})))
    (run,) = as_sarif([checked_file("Bike.journey", checked)], lines_of=lambda _file: {"map": 2, "m1": 7})["runs"]
    (gap,) = [r for r in run["results"] if r["ruleId"] == "OW01"]
    assert gap["locations"][0]["physicalLocation"]["region"] == {"startLine": 7}, "where the map inside is kept"
    assert gap["message"]["text"].startswith("Ride: “Saddle” has no owner.")
    (location,) = gap["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": "Bike.journey", "index": 0}
    assert location["logicalLocations"] == [
        {"name": "The ride", "fullyQualifiedName": "Ride", "kind": "map"},
        {"name": "“Saddle”", "fullyQualifiedName": "Ride › Saddle", "kind": "touchpoint"},
    ]


def test_json_counts_are_those_of_all_maps_as_the_text_and_the_exit_status_have_them() -> None:
    checked = check_levels(levels_of(opening(above(), change(below(), "Saddle", owner="")), "", reader({})))
    file = checked_file("Bike.journey", checked)
    told = all_as_json([file], is_one=True)
    gaps = [*told["gaps"], *told["opens"][0]["gaps"]]
    assert {g["rule"] for g in told["opens"][0]["gaps"]} == {"OW01"}
    for severity, count in told["counts"].items():
        assert count == sum(gap["severity"] == severity for gap in gaps), severity
        assert (count > 0) is any(one.findings.counts.of(Severity(severity)) for one in (file, *file.below))
    assert told["opens"][0]["counts"] == {"error": 0, "warning": 0, "info": 1}
    assert f"{told['counts']['info']} info" in all_as_text([file], has_names=False).splitlines()[-1]


def test_a_map_that_a_measured_touchpoint_opens_needs_no_metric_of_its_own() -> None:
    inner = JourneyMap(e for e in below() if getattr(e, "kind", "") != "metric")

    def missing(journey: JourneyMap) -> list[str]:
        checked = check_levels(levels_of(journey, "", reader({})))
        return [gap.rule for gap in checked[1].findings.gaps if gap.rule == "KP01"]

    def counted(journey: JourneyMap) -> int:
        return sum(gap.rule == "SJ08" for gap in LevelChecker(reader({})).gaps(journey, ""))

    assert missing(opening(above(), inner)) == ["KP01"]
    assert counted(opening(above(), inner)) == 1
    measured = above(Note(id="n", about="Ride", kind=NoteKind.METRIC, text="Rides", value=3, target=4))
    assert missing(opening(measured, inner)) == []
    assert counted(opening(measured, inner)) == 0


# For the window


def test_a_touchpoint_counts_the_gaps_below_it_and_follows_an_edit() -> None:
    alone = draw("Alone: Nobody via Store", persona="", title="Deep")
    journey = opening(above(), alone)
    checker = LevelChecker(reader({}))
    (gap,) = [g for g in checker.gaps(journey, "") if g.rule == "SJ08"]
    assert (gap.elements, gap.severity) == (("Ride",), Severity.ERROR)
    before = check(alone).counts
    assert f"{before.error} error" in gap.message
    held = journey["m1"]
    assert isinstance(held, SubMap)
    clean = below()
    better = sub_map("m1", clean)
    journey.apply(Change("", {"m1": (held, better)}))
    left = [g for g in checker.gaps(journey, "") if g.rule == "SJ08"]
    assert bool(left) == any(check(clean).counts.of(s) for s in Severity)
    assert all("error" not in g.message for g in left)


def test_gaps_two_levels_down_count_too() -> None:
    deep = draw("Alone: Nobody via Store", persona="", title="Deep")
    journey = opening(above(), opening(below(), deep, opener="Saddle"))
    (gap,) = [g for g in LevelChecker(reader({})).gaps(journey, "") if g.rule == "SJ08"]
    assert gap.severity is Severity.ERROR


def test_nothing_is_read_where_nothing_is_opened() -> None:
    def read(_map_file: str, _named_by: str) -> tuple[str, JourneyMap]:
        raise AssertionError

    assert LevelChecker(read).gaps(above(), "") == ()


def test_an_inner_map_is_not_judged_again_while_it_stays_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    from designer.checks import levels

    judged: list[str] = []

    def counting(journey: JourneyMap, *how: object):  # type: ignore[no-untyped-def]
        judged.append(journey.header.title)
        return check(journey, *how)  # type: ignore[arg-type]

    monkeypatch.setattr(levels, "check", counting)
    journey = opening(above(), below())
    checker = levels.LevelChecker(reader({}))
    checker.gaps(journey, "")
    look = journey["Look"]
    assert isinstance(look, Touchpoint)
    journey.apply(Change("", {"Look": (look, msgspec.structs.replace(look, description="Longer"))}))
    checker.gaps(journey, "")
    assert judged == ["The ride"]


def test_the_gaps_below_are_those_that_opening_the_map_shows_by_its_profile_and_on_this_day() -> None:
    inner = change(change(below(), "Saddle", owner=""), "Door", evidence_date="2020-01-01")
    journey = opening(above(), inner)
    quiet = msgspec.structs.replace(profile_named(DEFAULT), checks=tuple(c for c in CATALOGUE if c.id != "OW01"))

    def told(find: object, facts: Facts) -> list[str]:
        checker = LevelChecker(reader({}), find, lambda: facts)  # type: ignore[arg-type]
        return [gap.message for gap in checker.gaps(journey, "") if gap.rule == "SJ08"]

    usual = lambda name, file: profile_named(DEFAULT)  # noqa: E731
    assert told(usual, Facts()) == ["“Ride” opens a map with 1 hint."]
    assert told(usual, Facts(today=date(2026, 10, 14))) == ["“Ride” opens a map with 2 hints."]
    assert told(lambda name, file: quiet, Facts()) == []
    off = msgspec.structs.replace(profile_named(DEFAULT), off=frozenset({"SJ08"}))
    assert told(lambda name, file: off, Facts()) == []
