"""The command export: paper, formats, what it tells, and what it refuses."""

from __future__ import annotations

import csv
import io
import os
import re
import stat
import sys
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from PIL import Image

from tests.cli.running import LISTS, Shell
from tests.export import reading

MM = 72 / 25.4

# Columns whose every word must be found in a print. What parts names, roles, labels and values is not printed.
PRINTED = ("Stage", "Touchpoint", "Channel", "Persona", "Description", "Pain point", "Opportunity", "Metric", "Content")
NOT_PRINTED = ("Feeling", "Thought", "Owner", "Moment of truth", "Status", "Evidence", "Next", "Step")


def paper_of(file: str) -> list[float]:
    with pikepdf.open(file) as document:
        (sheet,) = document.pages
        return [float(v) / MM for v in list(sheet.MediaBox)[2:]]


@pytest.mark.parametrize("name", ["roof-garden", "hofladen"])
def test_a_list_is_imported_checked_and_printed_with_every_word(shell: Shell, name: str) -> None:
    shell.done("import", LISTS / f"{name}.csv", "-o", "h.journey")
    shell.run("check", "h.journey")
    shell.done("export", "h.journey", "-o", "h.pdf", "--paper", "A3")
    data = Path("h.pdf").read_bytes()
    found = reading.text(data).split()
    missing = [word for word in printed_words(LISTS / f"{name}.csv") if word not in found]
    assert missing == []
    with pikepdf.open("h.pdf") as document:
        assert document.check_pdf_syntax() == []
        fonts = list(document.pages[0].Resources.Font.values())
        assert fonts
        assert all("/FontFile2" in font.DescendantFonts[0].FontDescriptor and "/ToUnicode" in font for font in fonts)
        assert str(document.docinfo["/Title"]) == name
        with document.open_outline() as outline:
            stages = [entry.title for entry in outline.root]
    named = [row[stage_column(LISTS / f"{name}.csv")] for row in rows(LISTS / f"{name}.csv")]
    assert stages == [stage for stage in dict.fromkeys(named) if stage]


def rows(file: Path) -> list[dict[str, str]]:
    data = file.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    delimiter = max(",;\t", key=text.splitlines()[0].count)
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def stage_column(file: Path) -> str:
    return next(column for column in rows(file)[0] if column.strip().lower() == "stage")


def printed_words(file: Path) -> list[str]:
    words = []
    for row in rows(file):
        for column, cell in row.items():
            if column.strip().capitalize() in NOT_PRINTED:
                continue
            for value in (cell or "").replace("\\|", "\0").split("|"):
                plain = value.replace("\0", "|")
                if column.strip().lower() == "persona":
                    plain = plain.replace(",", " ")
                elif column.strip().lower() == "metric":
                    plain = plain.replace(": ", " ", 1)
                words += plain.split()
    assert len(words) > 20
    return words


@pytest.mark.parametrize(
    ("asked", "width", "height"),
    [
        (["--paper", "A4", "--landscape"], 297, 210),
        (["--paper", "a4", "--portrait"], 210, 297),
        (["--paper", "A3", "--landscape"], 420, 297),
        (["--paper", "A2", "--landscape"], 594, 420),
        (["--paper", "A1", "--landscape"], 841, 594),
        (["--paper", "A0", "--portrait"], 841, 1189),
        (["--paper", "letter", "--landscape"], 279.4, 215.9),
        (["--paper", "legal", "--portrait"], 215.9, 355.6),
        (["--paper", "tabloid", "--landscape"], 431.8, 279.4),
        (["--paper", "500x300mm"], 500, 300),
        (["--paper", "300x500"], 300, 500),
        (["--paper", "300x500mm", "--landscape"], 500, 300),
        (["--paper", "6000x400mm"], 6000, 400),
    ],
)
def test_the_paper_is_exactly_what_was_asked_for(
    shell: Shell, small: str, asked: list[str], width: float, height: float
) -> None:
    shell.done("export", small, "-o", "out.pdf", *asked)
    with pikepdf.open("out.pdf") as document:
        unit = float(document.pages[0].get("/UserUnit", 1))
    assert [side * unit for side in paper_of("out.pdf")] == pytest.approx([width, height], abs=0.001)


@pytest.fixture
def small(shell: Shell) -> str:
    """The name of a map of three touchpoints."""
    Path("list.csv").write_text(
        "Stage,Touchpoint,Channel,Persona,Feeling\nBuy,Shop,Store,Ann,1\nBuy,Pay,Store,Ann,0\nUse,Ask,Phone,Ann,-1\n"
    )
    shell.done("import", "list.csv", "-o", "small.journey")
    Path("list.csv").unlink()
    return "small.journey"


def test_the_default_is_a3_in_the_direction_that_prints_larger(shell: Shell, garden: str) -> None:
    sizes = {}
    for direction in (["--landscape"], ["--portrait"], []):
        told = shell.done("export", garden, "-o", "out.pdf", "--arrangement", "swimlanes", *direction).out
        sizes[" ".join(direction)] = float(told.rpartition("smallest text ")[2].removesuffix(" pt.\n"))
    assert sizes[""] == max(sizes.values())
    assert sorted(paper_of("out.pdf")) == pytest.approx([297, 420], abs=0.001)


def test_the_arrangement_is_the_one_asked_for(shell: Shell, small: str) -> None:
    for name in ("swimlanes", "grouped", "storyline"):
        assert f", {name}, " in shell.done("export", small, "-o", "out.pdf", "--arrangement", name).out


def test_the_margin_is_kept_free(shell: Shell, small: str) -> None:
    shell.done("export", small, "-o", "out.pdf", "--paper", "A4", "--margin", "30mm")
    ink = (reading.pixels(Path("out.pdf").read_bytes(), 2) < 250).any(axis=2)
    free = int(29 * MM * 2)
    assert ink[free:-free, free:-free].any()
    ink[free:-free, free:-free] = False
    assert not ink.any()
    said = shell.run("export", small, "-o", "no.pdf", "--paper", "A4", "--margin", "90").sentence
    assert said == "A margin of 90 mm leaves nothing of A4."


def test_the_smallest_text_is_told_and_what_is_hard_to_read_is_warned_of(shell: Shell, garden: str) -> None:
    ended = shell.done("export", garden, "-o", "out.pdf", "--paper", "A4", "--arrangement", "swimlanes", "--landscape")
    assert ended.out.startswith("Wrote “out.pdf”: A4 landscape, swimlanes, smallest text ")
    assert ended.err.startswith("Smallest text ")
    assert re.search(r"hard to read on A4; on A[0-3] it is ([0-9.]+) pt, and ", ended.err.strip()), ended.err
    larger, size = re.findall(r"on (A[0-3]) it is ([0-9.]+) pt", ended.err)[0]
    there = shell.done(
        "export", garden, "-o", "out.pdf", "--paper", larger, "--arrangement", "swimlanes", "--landscape"
    )
    assert f"smallest text {size} pt" in there.out
    assert there.err == ""
    assert float(size) >= 6
    assert shell.done("export", garden, "-o", "out.pdf", "--paper", "A1").err == ""


def test_characters_without_a_font_are_told(shell: Shell) -> None:
    Path("list.csv").write_text("Stage,Touchpoint,Channel\nBuy,漢字 Laden,Store\n", "utf-8")
    shell.run("import", "list.csv", "-o", "a.journey")
    ended = shell.done("export", "a.journey", "-o", "a.pdf")
    assert ended.err == "2 characters have no font: 漢 (U+6F22), 字 (U+5B57).\n"


@pytest.mark.parametrize("ending", [".pdf", ".svg", ".png", ".csv", ".mmd", ".PDF"])
def test_the_same_map_gives_the_same_bytes_in_every_format(shell: Shell, small: str, ending: str) -> None:
    for name in ("one", "two"):
        shell.done("export", small, "-o", name + ending)
    assert Path("one" + ending).read_bytes() == Path("two" + ending).read_bytes()
    assert shell.files == {small, "one" + ending, "two" + ending}


def test_svg_and_png_are_what_they_are_called(shell: Shell, small: str) -> None:
    shell.done("export", small, "-o", "out.svg", "--paper", "A4", "--landscape")
    root = ElementTree.fromstring(Path("out.svg").read_bytes())
    assert root.get("width", "").removesuffix("pt") == f"{297 * MM:.4f}"
    shell.done("export", small, "-o", "out.png", "--paper", "A4", "--landscape")
    with Image.open("out.png") as image:
        assert image.size == pytest.approx((297 / 25.4 * 150, 210 / 25.4 * 150), abs=1)


def test_a_list_and_a_diagram_come_back_as_they_went(shell: Shell, small: str) -> None:
    shell.done("export", small, "-o", "one.csv")
    shell.done("import", "one.csv", "-o", "back.journey")
    shell.done("export", "back.journey", "-o", "two.csv")
    assert Path("one.csv").read_bytes() == Path("two.csv").read_bytes()
    shell.done("export", small, "-o", "one.mmd")
    assert Path("one.mmd").read_text("utf-8").lstrip().startswith("journey")


def test_a_date_and_an_author_in_the_map_stand_in_the_pdf(shell: Shell, small: str) -> None:
    text = Path(small).read_text("utf-8")
    assert '"map": {' in text
    about = '"title": "Ünser Weg", "author": "A. Berg", "date": "2026-10-14", "language": "de", '
    title = (
        text.replace('"map": {', '"map": {' + about, 1)
        .replace('"title": "list", ', "")
        .replace(', "title": "list"', "")
    )
    Path(small).write_text(title, "utf-8")
    shell.done("export", small, "-o", "out.pdf")
    with pikepdf.open("out.pdf") as document:
        assert str(document.docinfo["/Title"]) == "Ünser Weg"
        assert str(document.docinfo["/Author"]) == "A. Berg"
        assert str(document.docinfo["/CreationDate"]) == "D:20261014"
        assert str(document.Root.Lang) == "de"


def test_a_map_without_anything_prints_too(shell: Shell) -> None:
    Path("empty.journey").write_text('{"format": "journey-map", "version": "1.0", "elements": []}')
    for ending in (".pdf", ".svg", ".png"):
        shell.done("export", "empty.journey", "-o", "out" + ending)
    assert len(paper_of("out.pdf")) == 2


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("small.doc", "“small.doc” can't be written: its name must end in one of .pdf, .svg, .png, .csv, .mmd."),
        ("small", "“small” can't be written: its name must end in one of .pdf, .svg, .png, .csv, .mmd."),
        ("folder.pdf", "“folder.pdf” can't be written: it is a folder."),
        ("none/out.pdf", "“none/out.pdf” can't be written: its folder is not there."),
        ("none/out.csv", "“none/out.csv” can't be written: its folder is not there."),
        ("same.pdf", "“same.pdf” is what is read; it can't be written over."),
        (
            "small.journey",
            "“small.journey” can't be written: its name must end in one of .pdf, .svg, .png, .csv, .mmd.",
        ),
    ],
)
def test_what_cannot_be_written_is_said_and_nothing_is_left(shell: Shell, small: str, target: str, says: str) -> None:
    Path("folder.pdf").mkdir()
    Path("same.pdf").symlink_to(small)
    before, data = shell.files, Path(small).read_bytes()
    assert shell.run("export", small, "-o", target).sentence == says
    assert shell.files == before
    assert Path(small).read_bytes() == data


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
@pytest.mark.parametrize("ending", [".pdf", ".svg", ".png", ".csv", ".mmd"])
def test_only_a_plain_file_that_may_be_written_is_replaced(shell: Shell, small: str, ending: str) -> None:
    os.mkfifo("pipe" + ending)
    Path("kept" + ending).write_bytes(b"old")
    Path("kept" + ending).chmod(0o444)
    for name in ("pipe", "kept"):
        assert f"“{name}{ending}” can't be written" in shell.run("export", small, "-o", name + ending).sentence
    assert stat.S_ISFIFO(Path("pipe" + ending).stat().st_mode)
    assert Path("kept" + ending).read_bytes() == b"old"
    assert shell.files == {small, "pipe" + ending, "kept" + ending}


def test_a_theme_that_is_not_there_is_told_on_one_line(shell: Shell, small: str) -> None:
    text = Path(small).read_text("utf-8")
    Path(small).write_text(text.replace('"map": {', '"map": {"theme": "neon\\n\\u001b[2J", ', 1), "utf-8")
    assert shell.done("export", small, "-o", "out.svg").err == "There is no theme “neon [2J”; the usual one is used.\n"


@pytest.mark.parametrize("ending", [".pdf", ".svg", ".png", ".csv", ".mmd"])
def test_on_a_full_disk_the_old_file_stays_and_no_other_is_left(
    shell: Shell, small: str, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno
    import os

    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    target = Path("out" + ending)
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    said = shell.run("export", small, "-o", target).sentence
    assert f"“out{ending}” can" in said
    assert "the disk is full" in said
    assert target.read_bytes() == b"old"
    assert shell.files == {small, target.name}


def test_the_sheet_of_a_view_names_it_and_keeps_the_numbers_in_every_format(shell: Shell) -> None:
    from designer.model import View
    from designer.storage import dumps
    from designer.templates import open_template

    journey = open_template("core-four")
    channel = journey.channels[1]
    kept = [t for t in journey.touchpoints if t.channel == channel.id]
    board = View(id="v1", order="A", name="For the board", channels=(channel.id,), fades=False)
    Path("home.journey").write_bytes(dumps(type(journey)([*journey, board])))
    shell.done("export", "home.journey", "-o", "board.pdf", "--view", "For the board")
    printed = reading.text(Path("board.pdf").read_bytes())
    assert "View: For the board" in printed
    assert {str(journey.numbers[t.id]) for t in kept} <= set(printed.split())
    shell.done("export", "home.journey", "-o", "board.svg", "--view", "For the board")
    assert "For the board" in Path("board.svg").read_text("utf-8")
    shell.done("export", "home.journey", "-o", "all.pdf")
    assert "View:" not in reading.text(Path("all.pdf").read_bytes())


def test_a_map_is_written_on_as_many_sheets_as_it_takes_to_be_read(shell: Shell, garden: str) -> None:
    asks = ("export", garden, "-o", "out.pdf", "--paper", "148x210mm", "--plan", "pages")
    ended = shell.done(*asks)
    assert re.match(r"Wrote “out.pdf”: \d pages, 148 × 210 mm portrait, ", ended.out), ended.out
    pdf = pikepdf.open(shell.folder / "out.pdf")
    assert len(pdf.pages) >= 2
    alone = shell.done("export", garden, "-o", "one.pdf", "--paper", "A4", "--arrangement", "swimlanes", "--landscape")
    assert alone.err.strip().endswith("and --plan pages prints it on several sheets.")
