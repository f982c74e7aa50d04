"""Maps that open others on the command line: checked together, printed one after the other, compared, exported."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pikepdf
import pypdfium2
import pytest

from designer.editing import Document
from designer.editing import operations as ops
from designer.editing.inner import InnerDocument
from designer.model import JourneyMap, Placement, Touchpoint, View
from designer.storage import dumps, load
from designer.templates import open_template
from tests.cli.running import Shell


def nested(*, with_touchpoints: bool = True) -> Document:
    """A map that is whole; its third touchpoint opens a map inside it, and in that one the second opens a third."""
    document = Document(open_template("core-four"))
    ids = [t.id for t in document.journey.touchpoints]
    inner = InnerDocument(document, ops.make_submap(document, ids[2]))
    if with_touchpoints:
        for name, stage in zip(
            ("Sees the window", "Asks the seller", "Waves goodbye"), inner.journey.stages, strict=True
        ):
            ops.add_touchpoint(inner, name, Placement(stage=stage.id, lane=inner.journey.channels[0].id))
        asks = next(t.id for t in inner.journey.touchpoints if t.name == "Asks the seller")
        deep = InnerDocument(inner, ops.make_submap(inner, asks))
        ops.add_touchpoint(
            deep, "Reads the label", Placement(stage=deep.journey.stages[0].id, lane=deep.journey.channels[0].id)
        )
    return document


def words_of(file: str) -> str:
    """All that stands on the pages of a PDF, in their order."""
    document = pypdfium2.PdfDocument(file)
    found = " ".join(document[i].get_textpage().get_text_range() for i in range(len(document)))
    document.close()
    return " ".join(found.split())


def write(file: str, journey: JourneyMap) -> None:
    Path(file).write_bytes(dumps(journey))


def test_gaps_of_a_map_below_are_told_and_count_for_the_exit_status(shell: Shell) -> None:
    write("whole.journey", open_template("core-four"))
    assert shell.run("check", "whole.journey").status == 0
    write("nested.journey", nested().journey)
    ended = shell.run("check", "nested.journey")
    assert ended.status == 1
    names = [t.name for t in open_template("core-four").touchpoints]
    assert f"› {names[2]}\n" in ended.out
    assert f"› {names[2]} › Asks the seller\n" in ended.out
    assert ended.out.splitlines()[-1].startswith("Together in 3 maps: ")
    assert shell.run("check", "nested.journey", "--fail-on", "never").status == 0


def test_json_keeps_its_shape_and_adds_one_object_for_each_map_below(shell: Shell) -> None:
    write("whole.journey", open_template("core-four"))
    told = json.loads(shell.run("check", "whole.journey", "--format", "json").out)
    assert list(told) == ["map", "counts", "gaps", "skipped"]
    write("nested.journey", nested().journey)
    told = json.loads(shell.run("check", "nested.journey", "--format", "json").out)
    assert list(told) == ["map", "counts", "gaps", "skipped", "opens"]
    assert [len(one["names"]) for one in told["opens"]] == [1, 2]
    own = sum(gap["severity"] == "error" for gap in told["gaps"])
    below = sum(one["counts"]["error"] for one in told["opens"])
    assert (own, told["counts"]["error"]) == (0, below), "the counts are those of the map and of all below it"
    for one in told["opens"]:
        assert list(one) == ["names", "file", "map", "counts", "gaps", "skipped"]


def test_files_beside_are_checked_where_the_map_lies_not_where_the_command_is_run(shell: Shell) -> None:
    Path("maps/parts").mkdir(parents=True)
    journey = open_template("core-four")
    opener = journey.touchpoints[0]
    home = [msgspec.structs.replace(e, map_file="parts/Below.journey") if e.id == opener.id else e for e in journey]
    write("maps/Home.journey", JourneyMap(home))
    write("maps/parts/Below.journey", open_template("onboarding"))
    told = json.loads(shell.run("check", "maps/Home.journey", "--format", "json").out)
    (one,) = told["opens"]
    assert one["file"] == "parts/Below.journey"
    Path("maps/parts/Below.journey").unlink()
    ended = shell.run("check", "maps/Home.journey")
    assert ended.status == 1
    assert "SJ01" in ended.out
    assert "Traceback" not in ended.err


def test_two_files_that_open_each_other_are_an_error_and_end(shell: Shell) -> None:
    for file, other in (("A.journey", "B.journey"), ("B.journey", "A.journey")):
        journey = open_template("core-four")
        first = journey.touchpoints[0].id
        write(file, JourneyMap([msgspec.structs.replace(e, map_file=other) if e.id == first else e for e in journey]))
    ended = shell.run("check", "A.journey")
    assert ended.status == 1
    assert "SJ02" in ended.out
    said = shell.done("export", "A.journey", "-o", "loop.pdf", "--with", "inner").err
    assert said.strip() in ended.out.replace("\n", " ")
    assert "would open itself" in said


def test_a_map_that_opens_itself_is_named_when_it_prints(shell: Shell) -> None:
    journey = open_template("core-four")
    first = journey.touchpoints[0]
    loop = msgspec.structs.replace(first, map_file="A.journey")
    write("A.journey", JourneyMap([loop if e.id == first.id else e for e in journey]))
    said = shell.done("export", "A.journey", "-o", "loop.pdf", "--with", "inner").err
    assert f"“{first.name}”: “{journey.header.title}” would open itself." in said
    assert "opens a map of its own" not in said
    assert said.strip() in shell.run("check", "A.journey").out


def test_inner_maps_print_after_the_map_each_with_its_pages_and_numbers(shell: Shell) -> None:
    write("nested.journey", nested().journey)
    shell.done("export", "nested.journey", "-o", "one.pdf")
    ended = shell.done("export", "nested.journey", "-o", "all.pdf", "--with", "inner")
    with pikepdf.open("one.pdf") as one, pikepdf.open("all.pdf") as all_pages:
        assert (len(one.pages), len(all_pages.pages)) == (1, 3)
    text = words_of("all.pdf")
    for words in ("Sees the window", "Reads the label", "Page 1 of 3", "Page 3 of 3"):
        assert words in text, words
    assert text.index("Sees the window") < text.index("Reads the label")
    assert "3 pages" in ended.out
    shell.done("export", "nested.journey", "-o", "more.pdf", "--with", "personas,inner")
    with pikepdf.open("more.pdf") as more:
        assert len(more.pages) == 6, "each map with its persona"


def test_an_inner_map_without_a_touchpoint_is_left_out_and_said(shell: Shell) -> None:
    write("empty.journey", nested(with_touchpoints=False).journey)
    ended = shell.done("export", "empty.journey", "-o", "a.pdf", "--with", "inner")
    assert "has no touchpoint and is left out." in ended.err
    with pikepdf.open("a.pdf") as found:
        assert len(found.pages) == 1
    write("whole.journey", open_template("core-four"))
    assert (
        "No touchpoint opens a map of its own."
        in shell.done("export", "whole.journey", "-o", "b.pdf", "--with", "inner").err
    )


def test_pictures_of_inner_maps_are_files_of_their_own(shell: Shell) -> None:
    write("nested.journey", nested().journey)
    shell.done("export", "nested.journey", "-o", "map.svg", "--with", "inner")
    assert {"map-1.svg", "map-2.svg", "map-3.svg"} <= shell.files
    assert "Reads the label" in Path("map-3.svg").read_text("utf-8") or "Reads" in Path("map-3.svg").read_text("utf-8")


def test_a_view_that_hides_the_opener_prints_no_map_below_it(shell: Shell) -> None:
    document = nested()
    opener = next(t for t in document.journey.touchpoints if t.submap)
    with document.edit("view"):
        document.put(View(id="v1", order="V", name="Else", hides=(opener.channel,)))
    write("nested.journey", document.journey)
    shell.done("export", "nested.journey", "-o", "view.pdf", "--view", "Else", "--with", "inner")
    with pikepdf.open("view.pdf") as found:
        assert len(found.pages) == 1


@pytest.mark.parametrize("ending", [".csv", ".mmd", ".png"])
def test_other_formats_take_a_map_with_inner_maps(shell: Shell, ending: str) -> None:
    write("nested.journey", nested().journey)
    shell.done("export", "nested.journey", "-o", f"out{ending}")
    assert Path(f"out{ending}").stat().st_size > 100


def test_what_changed_inside_an_inner_map_is_a_difference(shell: Shell) -> None:
    document = nested()
    write("before.journey", document.journey)
    assert shell.run("diff", "before.journey", "before.journey").status == 0
    opener = next(t for t in document.journey.touchpoints if t.submap)
    inner = InnerDocument(document, opener.submap)
    ops.rename(inner, inner.journey.touchpoints[0].id, "Walks past")
    write("after.journey", document.journey)
    ended = shell.run("diff", "before.journey", "after.journey")
    assert ended.status == 1, ended
    assert ended.out.strip()
    assert "Traceback" not in ended.err


def test_a_map_with_inner_maps_survives_the_way_through_a_file(shell: Shell) -> None:
    journey = nested().journey
    write("nested.journey", journey)
    assert load("nested.journey") == journey
    assert shell.files == {"nested.journey"}
    assert any(isinstance(e, Touchpoint) and e.submap for e in journey)
