"""The command diff: what it prints, how it ends, what it writes."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from designer.editing import Document
from designer.editing import operations as ops
from designer.storage import load, save
from tests.cli.running import LISTS, Shell, run_apart


def edited(name: str, target: str, *, uid: str | None = None) -> None:
    """Write a map with two edits: a rename and a touchpoint taken out."""
    document = Document(load(Path(name)))
    points = document.journey.touchpoints
    ops.rename(document, points[0].id, "Dream of tomatoes")
    ops.delete(document, [points[3].id])
    if uid is not None:
        ops.set_header(document, "uid", uid)
    save(document.journey, Path(target))


@pytest.fixture
def later(garden: str) -> str:
    edited(garden, "later.journey")
    return "later.journey"


def test_a_map_does_not_differ_from_itself(shell: Shell, garden: str) -> None:
    ended = shell.run("diff", garden, garden)
    assert (ended.status, ended.out, ended.err) == (0, "Nothing differs.\n", "")


def test_what_differs_is_told_and_the_exit_status_is_one(shell: Shell, garden: str, later: str) -> None:
    ended = shell.run("diff", garden, later)
    first = load(Path(garden)).touchpoints
    assert ended.status == 1
    assert ended.err == ""
    assert f"  ~ Touchpoint “Dream of tomatoes”: name “{first[0].name}” → “Dream of tomatoes”\n" in ended.out
    assert f"  − Touchpoint “{first[3].name}” removed from " in ended.out
    assert ended.out.endswith("2 differences: 1 removed, 1 changed.\n")


def test_the_other_way_round_what_was_removed_is_added(shell: Shell, garden: str, later: str) -> None:
    assert shell.run("diff", later, garden).out.endswith("2 differences: 1 added, 1 changed.\n")


def test_json_holds_what_docs_say(shell: Shell, garden: str, later: str) -> None:
    ended = shell.run("diff", garden, later, "--format", "json")
    found = json.loads(ended.out)
    assert ended.status == 1
    assert found["before"] == {"file": garden, "title": "roof-garden", "id": load(Path(garden)).header.uid}
    assert (found["matched_by"], found["equal"]) == ("id", False)
    assert found["counts"] == {"added": 0, "removed": 1, "moved": 0, "changed": 1}
    (changed,) = [d for d in found["differences"] if d["kind"] == "changed"]
    assert (changed["element"], changed["name"], changed["called"]) == (
        "touchpoint", "Dream of tomatoes", "“Dream of tomatoes”",
    )  # fmt: skip
    assert changed["before"] == changed["after"]
    assert [(c["field"], c["after"]) for c in changed["changes"]] == [("name", "Dream of tomatoes")]
    (removed,) = [d for d in found["differences"] if d["kind"] == "removed"]
    assert removed["after"] is None
    assert {d["element"] for d in removed["with"]} <= {"note", "connection"}
    assert removed["with"]


def test_json_of_equal_maps(shell: Shell, garden: str) -> None:
    ended = shell.run("diff", garden, garden, "--format", "json")
    assert ended.status == 0
    assert json.loads(ended.out)["differences"] == []
    assert json.loads(ended.out)["equal"] is True


def test_every_key_of_the_json_is_in_the_docs(shell: Shell, garden: str, later: str) -> None:
    docs = (Path(__file__).parent.parent.parent / "docs" / "compare.md").read_text("utf-8")
    found = json.loads(shell.run("diff", garden, later, "--format", "json").out)
    change = next(c for d in found["differences"] for c in d["changes"])
    for key in (*found, *found["before"], *found["differences"][0], *change):
        assert f"`{key}`" in docs, key


def test_names_tell_what_is_one_where_the_maps_have_other_ids(shell: Shell, garden: str) -> None:
    edited(garden, "stranger.journey", uid="another map")
    found = json.loads(shell.run("diff", garden, "stranger.journey", "--format", "json").out)
    assert found["matched_by"] == "name"
    assert found["counts"] == {"added": 0, "removed": 1, "moved": 0, "changed": 1}


def test_lists_are_compared_as_imported(shell: Shell) -> None:
    before = (LISTS / "roof-garden.csv").read_text("utf-8-sig")
    Path("before.csv").write_text(before, "utf-8")
    Path("after.csv").write_text(before, "utf-8")
    same = shell.run("diff", "before.csv", "after.csv")
    # The title of an imported map is the name of its file.
    assert (same.status, same.out) == (
        1, "The map\n  ~ The map: title “before” → “after”\n\n1 difference: 1 changed.\n",
    )  # fmt: skip


def test_the_comparison_is_printed(shell: Shell, garden: str, later: str) -> None:
    ended = shell.run("diff", garden, later, "-o", "differs.pdf", "--paper", "A2")
    assert ended.status == 1
    assert ended.err == "Wrote “differs.pdf”.\n"
    pages = pypdfium2.PdfDocument("differs.pdf")
    assert len(pages) == 2
    assert sorted(round(side / 72 * 25.4) for side in pages[0].get_size()) == [420, 594]
    text = pages[1].get_textpage().get_text_range()
    assert "What differs" in text
    assert "Dream of tomatoes" in text


def test_pictures_get_a_number_for_each_page(shell: Shell, garden: str, later: str) -> None:
    assert shell.run("diff", garden, later, "-o", "differs.svg").status == 1
    assert {"differs-1.svg", "differs-2.svg"} <= shell.files


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("none.journey {map}", "“none.journey”"),
        ("{map} none.journey", "“none.journey”"),
        ("{map} .", "“.”"),
        ("{map} {map} -o out.doc", "“out.doc” can't be written: its name must end in one of .pdf, .svg, .png."),
        ("{map} {map} -o {map}", "its name must end in one of"),
        ("{map} {map} -o nowhere/out.pdf", "“nowhere/out.pdf” can't be written: its folder is not there."),
        ("{map} {map} --format xml", "There is no “xml” here, only text, json."),
        ("{map} {map} --paper A9", "A9"),
        ("{map}", "“journey-designer diff” needs AFTER"),
        ("", "“journey-designer diff” needs BEFORE, AFTER"),
    ],
)
def test_trouble_is_one_sentence_and_exit_status_two(shell: Shell, garden: str, words: str, says: str) -> None:
    before = shell.files
    ended = shell.run("diff", *words.format(map=garden).split())
    assert says in ended.sentence
    assert ended.out == ""
    assert shell.files == before


def test_a_file_that_is_no_map_is_told_by_its_name(shell: Shell, garden: str) -> None:
    Path("broken.journey").write_text("[1, 2")
    assert "“broken.journey”" in shell.run("diff", garden, "broken.journey").sentence


def test_it_needs_no_window(shell: Shell, garden: str, later: str) -> None:
    ended = run_apart("diff", garden, later, code="pass", cwd=shell.folder)
    assert ended.status == 1
    assert "2 differences" in ended.out


def test_a_rich_map_with_private_notes_keeps_them_off_the_paper(shell: Shell, garden: str) -> None:
    document = Document(load(Path(garden)))
    from designer.model import NoteKind

    point = document.journey.touchpoints[0].id
    ops.add_note(document, NoteKind.QUESTION, point, "Who pays the secret bill?", is_private=True)
    ops.rename(document, point, "Dream of tomatoes")
    save(document.journey, Path("private.journey"))
    ended = shell.run("diff", garden, "private.journey", "-o", "differs.pdf")
    assert "secret bill" in ended.out
    text = "".join(p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument("differs.pdf"))
    assert "Dream of tomatoes" in text
    assert "secret bill" not in text
