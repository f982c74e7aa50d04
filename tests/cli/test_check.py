"""`check` of several maps and folders, by profiles of one's own, with the day and the paper, and as SARIF."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from designer.checks import RULES
from designer.cli import main
from designer.editing import Document
from designer.editing import operations as ops
from designer.model import JourneyMap
from designer.storage import save
from tests.checks.maps import HEALTHY, change, draw

Run = Any


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "maps"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def write(file: str, journey: JourneyMap) -> None:
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    save(journey, file)


def out(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> str:
    assert main(["check", *words]) == status
    return capsys.readouterr().out


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """The one sentence of a command that was refused."""
    assert main(["check", *words]) == 2
    sentence = capsys.readouterr().err.strip()
    assert "\n" not in sentence
    return sentence


def test_a_folder_is_checked_with_all_that_lies_below(capsys: pytest.CaptureFixture[str]) -> None:
    write("b.journey", draw(HEALTHY))
    write("a/one.journey", draw(HEALTHY + "Advocacy:", title="One"))
    write(".old/gone.journey", draw("A:"))
    lines = out(capsys, ".", status=1).splitlines()
    assert [line for line in lines if line.endswith(".journey")] == ["a/one.journey", "b.journey"]
    assert sum(line.startswith("error    ST01") for line in lines) == 1
    plain = json.loads(out(capsys, "a", "b.journey", "--format", "json", status=1))
    assert [one["file"] for one in plain["maps"]] == ["a/one.journey", "b.journey"]
    assert plain["counts"]["error"] == 1
    assert plain["maps"][0]["map"] == "One"


def test_one_map_is_one_object_as_ever(capsys: pytest.CaptureFixture[str]) -> None:
    write("b.journey", draw(HEALTHY, title="B"))
    assert list(json.loads(out(capsys, "b.journey", "--format", "json"))) == ["map", "counts", "gaps", "skipped"]


def test_a_folder_without_maps_and_a_file_that_is_broken_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty").mkdir()
    assert said(capsys, "empty") == "There is no map in “empty”."
    write("b.journey", draw(HEALTHY))
    Path("broken.journey").write_text("{", encoding="utf-8")
    assert said(capsys, "b.journey", "broken.journey").startswith("“broken.journey” can't be read")


def test_the_day_judges_evidence(capsys: pytest.CaptureFixture[str]) -> None:
    write("b.journey", change(draw(HEALTHY), "Order", evidence_date="2025-03-01"))
    assert "skipped  EV02  Nobody said which day it is." in out(capsys, "b.journey")
    text = out(capsys, "b.journey", "--today", "2026-10-14")
    assert "info     EV02  The evidence of “Order” is of 2025-03-01, older than 12 months." in text
    assert "EV02" not in out(capsys, "b.journey", "--today", "2026-03-01")


def test_the_paper_judges_print(capsys: pytest.CaptureFixture[str]) -> None:
    stages = "\n".join(f"S{i}: " + " -> ".join(f"t{i}{k} via C{k}" for k in range(9)) + " ->" for i in range(8))
    write("b.journey", draw(stages + "\nEnd: z via C1"))
    assert "skipped  PR01  No paper was chosen." in out(capsys, "b.journey")
    small = out(capsys, "b.journey", "--paper", "A4")
    assert "warning  PR01  On A4 the smallest text is " in small
    assert "PR01" not in out(capsys, "b.journey", "--paper", "A0")
    assert "PR02" not in small


def test_a_profile_of_ones_own_lies_beside_the_map(capsys: pytest.CaptureFixture[str]) -> None:
    write("b.journey", draw(HEALTHY, profile="agency", scenario=""))
    assert "warning  PE03" in out(capsys, "b.journey"), "there is no such profile: the usual one counts"
    Path("agency.checks.toml").write_text(
        'title = "Our agency"\n[rules]\nPE03 = "off"\nST03 = "off"\n[limits]\nST02.most = 2\n', encoding="utf-8"
    )
    text = out(capsys, "b.journey")
    assert "PE03" not in text
    assert "ST03" not in text
    assert "warning  ST02  The map has 3 stages, more than 2." in text
    assert "PE03" in out(capsys, "b.journey", "--profile", "customer-journey")


def test_a_profile_can_be_based_on_another_and_grade_rules(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write("b.journey", draw(HEALTHY, scenario=""))
    Path("strict.checks.toml").write_text('based_on = "workshop"\n[rules]\nPE03 = "error"\n', encoding="utf-8")
    assert "error    PE03" in out(capsys, "b.journey", "--profile", "strict", status=1)
    assert "error    PE03" in out(capsys, "b.journey", "--profile", "strict.checks.toml", status=1)


def test_rules_between_maps_can_be_switched_off_and_graded_too(capsys: pytest.CaptureFixture[str]) -> None:
    write("b.journey", change(draw(HEALTHY), "Order", map_file="not there.journey"))
    assert "error    SJ01" in out(capsys, "b.journey", status=1)
    Path("own.checks.toml").write_text('[rules]\nSJ01 = "warning"\n', encoding="utf-8")
    assert "warning  SJ01" in out(capsys, "b.journey", "--profile", "own")
    Path("own.checks.toml").write_text('[rules]\nSJ01 = "off"\n', encoding="utf-8")
    assert "SJ01" not in out(capsys, "b.journey", "--profile", "own")


@pytest.mark.parametrize("word", ["on", "warning", "info"])
def test_a_rule_that_is_asked_for_is_listed_whatever_the_profile_lists_that_it_is_based_on(
    capsys: pytest.CaptureFixture[str], word: str
) -> None:
    write("b.journey", draw(HEALTHY, scenario=""))
    Path("own.checks.toml").write_text(f'based_on = "workshop"\n[rules]\nPE03 = "{word}"\n', encoding="utf-8")
    assert "PE03" in out(capsys, "b.journey", "--profile", "own")


def test_a_profile_in_the_settings_folder_is_found_too(capsys: pytest.CaptureFixture[str]) -> None:
    from designer.profile_files import settings_folder

    settings_folder().mkdir(parents=True)
    (settings_folder() / "house.checks.toml").write_text('[rules]\nPE03 = "off"\n', encoding="utf-8")
    write("b.journey", draw(HEALTHY, scenario=""))
    assert "PE03" not in out(capsys, "b.journey", "--profile", "house")
    Path("mine.checks.toml").write_text("[rules]\n", encoding="utf-8")
    assert said(capsys, "b.journey", "--profile", "home") == (
        "There is no check profile “home”; there are customer-journey, buyer-journey, service-blueprint, cjml, workshop, "
        "house, mine."
    )


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ('title = "x"\n[rules\n', 2, "it is not TOML there"),
        ('[rules]\nPE03 = "off"\nZZ99 = "on"\n', 3, "there is no rule “ZZ99”"),
        ('\n[rules]\nPE03 = "loud"\n', 3, "a rule is one of off, on, error, warning, info"),
        ("[limits]\nST02.many = 3\n", 2, "the limits of ST02 are fewest, most"),
        ('[limits]\nST02.most = "many"\n', 2, "a limit is a number"),
        ("[limits]\nPE01.most = 1\n", 2, "PE01 has no limits"),
        ('# mine\nbased_on = "house"\n', 2, "there is no check profile “house” to be based on; there are "),
        ("title = 3\n", 1, "the title is a text"),
        ('\n\ncolour = "red"\n', 3, "there is no “colour” in a profile"),
    ],
)
def test_a_wrong_profile_is_one_sentence_with_its_line(
    capsys: pytest.CaptureFixture[str], text: str, line: int, why: str
) -> None:
    write("b.journey", draw(HEALTHY))
    Path("own.checks.toml").write_text(text, encoding="utf-8")
    sentence = said(capsys, "b.journey", "--profile", "own")
    assert sentence.startswith(f"“own.checks.toml” can't be used, line {line}: {why}")


def test_waived_gaps_are_listed_with_their_reason_and_not_counted(capsys: pytest.CaptureFixture[str]) -> None:
    write_waived("b.journey")
    lines = out(capsys, "b.journey", "--fail-on", "error").splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("waived   ST01"))
    assert lines[at + 1].strip() == "The client adds it in May. (2026-11-12)"
    assert lines[-1].startswith("No gaps.")
    (gap,) = [g for g in json.loads(out(capsys, "b.journey", "--format", "json"))["gaps"] if g["waived"]]
    assert (gap["reason"], gap["date"]) == ("The client adds it in May.", "2026-11-12")


def write_waived(file: str) -> None:
    document = Document(draw(HEALTHY + "Advocacy:"))
    from designer.checks import check

    (gap,) = [gap for gap in check(document.journey).gaps if gap.rule == "ST01"]
    ops.waive(document, gap, "The client adds it in May.", "2026-11-12")
    write(file, document.journey)


def test_a_waiver_that_holds_no_longer_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    write_waived("b.journey")
    from designer.storage import load

    journey = change(load("b.journey"), "stage Advocacy", name="Tell")
    write("b.journey", journey)
    assert out(capsys, "b.journey", status=1).splitlines()[-1] == "1 waiver holds no longer: ST01."


# SARIF


def test_sarif_has_the_structure_of_2_1_0(capsys: pytest.CaptureFixture[str]) -> None:
    write_waived("a map.journey")
    write("b.journey", draw(HEALTHY + "Tray: idea"))
    log = json.loads(out(capsys, "a map.journey", "b.journey", "--format", "sarif", status=1))
    is_sarif(log)
    (run,) = log["runs"]
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} >= set(RULES)
    waived, tray = run["results"]
    assert waived["ruleId"] == "ST01"
    (suppression,) = waived["suppressions"]
    assert suppression["justification"] == "The client adds it in May. (2026-11-12)"
    assert suppression["properties"] == {"date": "2026-11-12"}
    assert unquote(waived["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) == "a map.journey"
    assert (tray["ruleId"], tray["level"]) == ("TP02", "error")
    assert tray["locations"][0]["logicalLocations"] == [
        {"name": "“idea”", "fullyQualifiedName": "idea", "kind": "touchpoint"}
    ]
    notes = run["invocations"][0]["toolConfigurationNotifications"]
    assert {note["associatedRule"]["id"] for note in notes} >= {"PR01", "PR02"}


def test_sarif_says_on_which_line_of_the_file_each_gap_is(capsys: pytest.CaptureFixture[str]) -> None:
    write("b.journey", draw(HEALTHY + "Tray: idea", persona=""))
    log = json.loads(out(capsys, "b.journey", "--format", "sarif", status=1))
    is_sarif(log)
    lines = Path("b.journey").read_text("utf-8").split("\n")
    by_rule = {result["ruleId"]: result for result in log["runs"][0]["results"]}
    at = {
        rule: lines[result["locations"][0]["physicalLocation"]["region"]["startLine"] - 1]
        for rule, result in by_rule.items()
    }
    assert '"id": "idea"' in at["TP02"]
    assert at["PE01"].startswith('"map": '), "what is about the map as a whole is where the map begins"


def test_a_gap_keeps_its_fingerprint_when_lines_move(capsys: pytest.CaptureFixture[str]) -> None:
    def fingerprints() -> dict[str, str]:
        log = json.loads(out(capsys, "b.journey", "--format", "sarif", status=1))
        return {r["ruleId"]: r["partialFingerprints"]["subjects/v1"] for r in log["runs"][0]["results"]}

    write("b.journey", draw(HEALTHY + "Tray: idea"))
    before = fingerprints()
    write("b.journey", draw("New: Sees via Web ->\n" + HEALTHY + "Tray: idea"))
    assert fingerprints()["TP02"] == before["TP02"]


def is_sarif(log: dict[str, Any]) -> None:
    """What the schema of SARIF 2.1.0 demands of the parts that we write."""
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    for run in log["runs"]:
        assert set(run) <= {"tool", "columnKind", "artifacts", "invocations", "results"}
        assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
        driver = run["tool"]["driver"]
        assert isinstance(driver["name"], str)
        ids = [rule["id"] for rule in driver["rules"]]
        assert len(ids) == len(set(ids))
        for rule in driver["rules"]:
            assert set(rule) <= {
                "id",
                "name",
                "shortDescription",
                "fullDescription",
                "help",
                "defaultConfiguration",
                "properties",
            }
            assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
            for text in (rule["shortDescription"], rule["fullDescription"], rule["help"]):
                assert set(text) == {"text"}
                assert text["text"]
            assert len(rule["properties"]["tags"]) == len(set(rule["properties"]["tags"]))
        for artifact in run["artifacts"]:
            assert set(artifact["location"]) == {"uri"}
        uris = [artifact["location"]["uri"] for artifact in run["artifacts"]]
        assert len(uris) == len(set(uris)), "the schema of artifacts says uniqueItems"
        for invocation in run["invocations"]:
            assert isinstance(invocation["executionSuccessful"], bool)
        for result in run["results"]:
            known = {"ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints", "suppressions"}
            assert set(result) <= known
            assert all(isinstance(value, str) for value in result["partialFingerprints"].values())
            assert ids[result["ruleIndex"]] == result["ruleId"]
            assert result["message"]["text"]
            for location in result["locations"]:
                where = location["physicalLocation"]["artifactLocation"]
                assert run["artifacts"][where["index"]]["location"]["uri"] == where["uri"]
                assert " " not in where["uri"]
                assert location["physicalLocation"]["region"]["startLine"] >= 1
                for logical in location.get("logicalLocations", ()):
                    assert set(logical) == {"name", "fullyQualifiedName", "kind"}
                    assert all(isinstance(value, str) and value for value in logical.values())
            for suppression in result.get("suppressions", ()):
                assert suppression["kind"] in ("inSource", "external")
                assert suppression["status"] in ("accepted", "underReview", "rejected")
                assert set(suppression) <= {"kind", "status", "justification", "properties"}


def test_the_gap_page_is_by_the_profile_beside_the_map(capsys: pytest.CaptureFixture[str]) -> None:
    Path("agency.checks.toml").write_text('[rules]\nXX99 = "off"', encoding="utf-8")
    save(change(draw(HEALTHY), "map", profile="agency"), "Shop.journey")
    assert main(["export", "Shop.journey", "-o", "Shop.pdf", "--with-gaps"]) == 2
    assert capsys.readouterr().err == "“agency.checks.toml” can't be used, line 2: there is no rule “XX99”.\n"
    Path("agency.checks.toml").write_text('[rules]\nGR06 = "off"', encoding="utf-8")
    assert main(["export", "Shop.journey", "-o", "Shop.pdf", "--with-gaps"]) == 0


# What can't be read, and profiles that are not there


def test_maps_that_cannot_be_read_are_named_and_the_others_are_checked(capsys: pytest.CaptureFixture[str]) -> None:
    write("a/one.journey", draw(HEALTHY + "Advocacy:"))
    Path("a/broken.journey").write_text("{", encoding="utf-8")
    write("b/two.journey", draw(HEALTHY))
    Path("b/empty.journey").write_text("", encoding="utf-8")
    Path("c").mkdir()
    assert main(["check", "a", "b", "c", "--fail-on", "never"]) == 2
    said = capsys.readouterr()
    assert [line for line in said.out.splitlines() if line.endswith(".journey")] == ["a/one.journey", "b/two.journey"]
    told = said.err.splitlines()
    assert len(told) == 3
    assert told[0] == "There is no map in “c”."
    assert all("can't be read" in line for line in told[1:])
    assert ["a/broken.journey" in told[1], "b/empty.journey" in told[2]] == [True, True]


def test_what_is_told_of_files_stands_in_json_and_sarif(capsys: pytest.CaptureFixture[str]) -> None:
    write("one.journey", draw(HEALTHY))
    Path("broken.journey").write_text("{", encoding="utf-8")
    plain = json.loads(out(capsys, ".", "--format", "json", status=2))
    (note,) = plain["notifications"]
    assert (note["level"], note["file"]) == ("error", "broken.journey")
    assert note["message"].startswith("“broken.journey” can't be read")
    assert [one["file"] for one in plain["maps"]] == ["one.journey"]
    log = json.loads(out(capsys, ".", "--format", "sarif", status=2))
    is_sarif(log)
    (invocation,) = log["runs"][0]["invocations"]
    assert not invocation["executionSuccessful"]
    (told,) = invocation["toolExecutionNotifications"]
    assert (told["level"], told["message"]["text"]) == ("error", note["message"])
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "broken.journey"


def test_a_map_that_names_a_profile_that_is_not_there_says_so_and_is_checked_by_the_usual_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("one.journey", draw(HEALTHY, profile="house"))
    write("two.journey", draw(HEALTHY))
    sentence = "“one.journey” names the check profile “house”, which is not there; it is checked by “customer-journey”."
    assert main(["check", "one.journey", "two.journey"]) == 0
    assert capsys.readouterr().err.splitlines() == [sentence]
    plain = json.loads(out(capsys, "one.journey", "--format", "json"))
    assert plain["notifications"] == [{"level": "warning", "file": "one.journey", "message": sentence}]
    assert main(["fix", "one.journey", "--dry-run"]) == 0
    assert sentence in capsys.readouterr().err.splitlines()


def test_a_profile_file_that_is_not_there_or_broken_is_one_clear_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    write("one.journey", draw(HEALTHY))
    assert said(capsys, "one.journey", "--profile", "my.toml") == "“my.toml” can't be read: it is not there."
    Path("my.toml").write_text("[rules\n", encoding="utf-8")
    assert (
        said(capsys, "one.journey", "--profile", "my.toml") == "“my.toml” can't be used, line 1: it is not TOML there."
    )
    assert said(capsys, ".", "--profile", "house").startswith("There is no check profile “house”; there are ")
    Path("my.toml").write_text('[rules]\nPE03 = "off"\n', encoding="utf-8")
    write("one.journey", draw(HEALTHY, scenario=""))
    assert "PE03" in out(capsys, "one.journey")
    assert "PE03" not in out(capsys, "one.journey", "--profile", "my.toml")
