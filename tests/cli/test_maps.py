"""The commands templates, new, import and check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from designer.model import Touchpoint
from designer.storage import load
from tests.cli.running import LISTS, Shell

FIVE_MODELS = ["core-four", "discovery-to-referral", "four-stages", "loyalty-loop", "sales-journey"]


def test_templates_are_listed_by_id_and_name(shell: Shell) -> None:
    lines = shell.done("templates").out.splitlines()
    ids = [line.split()[0] for line in lines]
    assert {*FIVE_MODELS, "blank"} <= set(ids)
    assert all(len(line.split(None, 1)) == 2 for line in lines)


@pytest.mark.parametrize("template", [*FIVE_MODELS, "blank"])
def test_a_map_is_made_from_a_template_and_checks_without_errors(shell: Shell, template: str) -> None:
    for name in ("one.journey", "two.journey"):
        shell.done("new", "--template", template, "-o", name)
    assert Path("one.journey").read_bytes() == Path("two.journey").read_bytes()
    if template != "blank":
        shell.done("check", "one.journey")


def test_a_template_that_is_none_is_refused(shell: Shell) -> None:
    said = shell.run("new", "--template", "nope", "-o", "a.journey").sentence
    assert said.startswith("There is no template “nope”; there are ")
    assert "loyalty-loop" in said
    assert shell.files == set()


def test_a_map_made_of_a_list_says_its_language_or_the_one_that_is_given(shell: Shell) -> None:
    Path("list.csv").write_text("Touchpoint,Stage\nWartet auf den Termin,Kauf\nFragt nach dem Preis,Kauf\n", "utf-8")
    shell.done("import", "list.csv", "-o", "a.journey")
    assert load("a.journey").header.language == "de"
    shell.done("import", "list.csv", "-o", "b.journey", "--language", "de-AT")
    assert load("b.journey").header.language == "de-AT"
    refused = shell.run("import", "list.csv", "-o", "c.journey", "--language", "German!")
    assert refused.sentence == "“German!” is no language; write it as de or pt-BR."
    assert "c.journey" not in shell.files


def test_a_list_becomes_a_map(shell: Shell) -> None:
    ended = shell.done("import", LISTS / "roof-garden.csv", "-o", "garden.journey")
    assert ended.out == "13 of 13 rows imported whole.\n"
    assert ended.err == ""
    assert load("garden.journey").header.title == "roof-garden"
    assert shell.files == {"garden.journey"}


def test_the_same_list_gives_the_same_bytes(shell: Shell) -> None:
    for name in ("one.journey", "two.journey"):
        shell.done("import", LISTS / "roof-garden.csv", "-o", name)
    assert Path("one.journey").read_bytes() == Path("two.journey").read_bytes()


def test_what_could_not_be_used_is_told_with_its_row(shell: Shell) -> None:
    Path("list.csv").write_text("Stage,Touchpoint,Feeling\nBuy,Shop,9\nBuy,Pay,1\n")
    ended = shell.done("import", "list.csv", "-o", "a.journey")
    assert ended.out == "1 of 2 rows imported whole.\n"
    (line,) = ended.err.splitlines()
    assert line.startswith("Row 2: ")
    assert "9" in line


def test_a_declared_scale_brings_feelings_onto_ours(shell: Shell) -> None:
    Path("list.csv").write_text("Stage,Touchpoint,Feeling\nBuy,Shop,5\nBuy,Pay,1\n")
    assert shell.done("import", "list.csv", "-o", "a.journey", "--scale", "1..5").err == ""
    feelings = {t.name: t.feeling for t in load("a.journey").of(Touchpoint)}
    assert feelings == {"Shop": 2, "Pay": -2}
    assert "1..5" in shell.run("import", "list.csv", "-o", "b.journey", "--scale", "loud").sentence


@pytest.mark.parametrize("words", [["--scale", "-5..5"], ["--scale=-5..5"]])
def test_a_scale_may_begin_below_nought(shell: Shell, words: list[str]) -> None:
    Path("list.csv").write_text("Stage,Touchpoint,Feeling\nBuy,Shop,-5\n")
    shell.done("import", "list.csv", "-o", "a.journey", *words)
    assert [t.feeling for t in load("a.journey").of(Touchpoint)] == [-2]


def test_a_letter_written_in_two_parts_has_its_font(shell: Shell) -> None:
    Path("list.csv").write_text("Stage,Touchpoint\nA\u0302\u0301 x,e\u0302\u0301\n", "utf-8")
    assert shell.done("import", "list.csv", "-o", "a.journey").err == ""


def test_characters_without_a_font_are_told_on_import(shell: Shell) -> None:
    Path("list.csv").write_text("Stage,Touchpoint\nBuy,漢字 Laden\n", "utf-8")
    assert shell.done("import", "list.csv", "-o", "a.journey").err == (
        "2 characters have no font: 漢 (U+6F22), 字 (U+5B57).\n"
    )


def test_a_mermaid_journey_becomes_a_map(shell: Shell) -> None:
    Path("day.mmd").write_text(
        "journey\n  title My day\n  section Work\n    Make tea: 5: Me\n    Do work: 1: Me, Cat\n"
    )
    shell.done("import", "day.mmd", "-o", "day.journey")
    assert load("day.journey").header.title == "My day"


@pytest.mark.parametrize(
    ("source", "target", "says"),
    [
        ("list.csv", "a.txt", "“a.txt” can't be written: the name of a map ends in .journey."),
        ("list.csv", "folder", "“folder” can't be written: the name of a map ends in .journey."),
        ("list.csv", "none/a.journey", "“none/a.journey” can't be written: its folder is not there."),
        ("list.csv", "folder.journey", "“folder.journey” can't be written: it is a folder."),
        ("none.csv", "a.journey", "“none.csv” can't be imported: it is not there."),
        ("folder.csv", "a.journey", "“folder.csv” can't be imported: it is a folder."),
        ("list.doc", "a.journey", "“list.doc” can't be imported: only .csv, .tsv, .xlsx and .mmd files can be."),
    ],
)
def test_what_cannot_be_imported_is_said_and_nothing_is_left(shell: Shell, source: str, target: str, says: str) -> None:
    Path("list.csv").write_text("Stage,Touchpoint\nBuy,Shop\n")
    Path("list.doc").write_text("Stage,Touchpoint\nBuy,Shop\n")
    for folder in ("folder", "folder.journey", "folder.csv"):
        Path(folder).mkdir()
    before = shell.files
    assert shell.run("import", source, "-o", target).sentence == says
    assert shell.files == before


BROKEN_LISTS = {
    "empty": b"",
    "png": b"\x89PNG\r\n\x1a\n" + b"\0" * 200,
    "header only": b"Stage,Touchpoint,Channel\n",
    "no known column": b"a,b,c\n1,2,3\n",
    "cut utf-16": b"\xff\xfeS\x00t\x00a",
    "noughts": b"\0" * 1000,
}


@pytest.mark.parametrize("kind", BROKEN_LISTS)
def test_a_broken_list_gets_one_sentence(shell: Shell, kind: str) -> None:
    Path("broken.csv").write_bytes(BROKEN_LISTS[kind])
    assert "broken.csv" in shell.run("import", "broken.csv", "-o", "a.journey").sentence
    assert shell.files == {"broken.csv"}


BROKEN_MAPS = {
    "empty": b"",
    "png": b"\x89PNG\r\n\x1a\n" + b"\0" * 200,
    "cut": b'{"format": "journey-map", "version": "1.0", "elements": [\n{"kind": "stage", "id": "s',
    "nan": b'{"format": "journey-map", "version": "1.0", "elements": [\n{"kind": "touchpoint", "id": "t", "feeling": NaN}]}',
    "deep": b'{"format": "journey-map", "version": "1.0", "elements": ' + b"[" * 100_000,
    "twice": b'{"format": "journey-map", "version": "1.0", "elements": [{"kind": "stage", "id": "s"},'
    b'{"kind": "stage", "id": "s"}]}',
    "surrogate": b'{"format": "journey-map", "version": "1.0", "elements": [{"kind": "stage", "id": "s", "name": "\\ud800"}]}',
    "newer": b'{"format": "journey-map", "version": "9.0", "elements": []}',
    "not ours": b'{"a": 1}',
    "list": b"[]",
    "latin": '{"format": "journey-map", "version": "1.0", "map": {"title": "Grün"}}'.encode("latin-1"),
}


@pytest.mark.parametrize("kind", BROKEN_MAPS)
@pytest.mark.parametrize("command", ["check", "export"])
def test_a_broken_map_is_refused_whole(shell: Shell, kind: str, command: str) -> None:
    Path("broken.journey").write_bytes(BROKEN_MAPS[kind])
    more = ["-o", "a.pdf"] if command == "export" else []
    assert "broken.journey" in shell.run(command, "broken.journey", *more).sentence
    assert shell.files == {"broken.journey"}


# check


def test_check_tells_the_gaps_as_text_and_by_its_status(shell: Shell, garden: str) -> None:
    ended = shell.run("check", garden)
    assert ended.status == 1
    assert "error    ST01" in ended.out
    assert "1 error" in ended.out.splitlines()[-1]
    assert ended.err == ""


def test_check_as_json_has_the_promised_shape(shell: Shell, garden: str) -> None:
    ended = shell.run("check", garden, "--format", "json")
    assert ended.status == 1
    told = json.loads(ended.out)
    expected = json.loads((LISTS / "roof-garden.expected.json").read_text())
    assert told["map"] == "roof-garden"
    assert set(told) == {"map", "counts", "gaps", "skipped"}
    assert set(told["gaps"][0]) == {"rule", "name", "severity", "elements", "message", "suggestion", "waived"}
    for severity in ("error", "warning"):
        found: dict[str, list[str]] = {}
        for gap in told["gaps"]:
            if gap["severity"] == severity:
                found.setdefault(gap["rule"], []).extend(e["name"] for e in gap["elements"])
        assert {r: sorted(n) for r, n in found.items()} == {r: sorted(n) for r, n in expected[f"{severity}s"].items()}


@pytest.mark.parametrize(("fail_on", "status"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on_decides_the_status(shell: Shell, garden: str, fail_on: str, status: int) -> None:
    assert shell.run("check", garden, "--fail-on", fail_on).status == status


def test_warnings_alone_fail_only_where_asked(shell: Shell) -> None:
    Path("list.csv").write_text("Stage,Touchpoint,Channel,Persona,Next\nBuy,Shop,Store,Ann,\nBuy,,Post,,\n")
    shell.done("import", "list.csv", "-o", "a.journey")
    assert shell.run("check", "a.journey").status == 0
    assert shell.run("check", "a.journey", "--fail-on", "warning").status == 1


def test_profile_paper_and_day_are_taken(shell: Shell, garden: str) -> None:
    ended = shell.run("check", garden, "--profile", "workshop", "--paper", "A4", "--today", "2026-10-14")
    assert ended.status == 1
    assert "CH01" not in ended.out
    assert "workshop" in shell.run("check", garden, "--profile", "none").sentence


def test_check_of_a_map_that_is_not_there(shell: Shell) -> None:
    assert shell.run("check", "sub/none.journey").sentence == "“sub/none.journey” can't be read: it is not there."
