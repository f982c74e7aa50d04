"""The gap page: what is missing or broken, numbered on a small map and in a list, printed after the map."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.checks import check
from designer.cli import main
from designer.drawing import Drawing
from designer.editing import Document
from designer.editing import operations as ops
from designer.layout.pages.gaps import COLOURS
from designer.model import JourneyMap, Note, NoteKind
from designer.model.inner import sub_map
from designer.printing import PrintChoice, Printout, compose
from designer.storage import save
from designer.templates import open_sample
from designer.text import FontBook
from tests.checks.maps import HEALTHY, change, draw


def printed(journey: JourneyMap, fonts: FontBook, **choice: object) -> Printout:
    return compose(journey, fonts, PrintChoice("A4", adds=("gaps",), **choice))  # type: ignore[arg-type]


def words(drawing: Drawing) -> str:
    return " ".join(run.text for _g, _x, _y, run in drawing.texts())


def numbers_on_map(drawing: Drawing) -> list[str]:
    return [run.text for group, _x, _y, run in drawing.texts() if group.key == "small map"]


def gappy() -> JourneyMap:
    return change(draw(HEALTHY + "Advocacy:\nTray: idea"), "Order", owner="")


def test_each_gap_stands_in_the_list_and_by_its_number_on_the_small_map(fonts: FontBook) -> None:
    journey = gappy()
    printout = printed(journey, fonts)
    assert len(printout.pages) == 2
    page = printout.pages[1].drawing
    said = words(page)
    gaps = check(journey).gaps
    for gap in gaps:
        assert all(word in said for word in gap.message.split()), gap.message
        assert gap.rule in said
    assert "Errors" in said
    assert "Hints" in said
    assert sorted(numbers_on_map(page)) == ["1", "2", "3"]


def test_the_small_map_shows_the_map_without_its_words(fonts: FontBook) -> None:
    page = printed(gappy(), fonts).pages[1].drawing
    small = next(group for group in page.groups if group.key == "small map")
    assert len(small.content.items) > 40
    assert small.box.right <= page.width
    assert small.content.box.height < page.height / 2


def test_what_is_on_the_small_map_lies_inside_it(fonts: FontBook) -> None:
    page = printed(open_sample("commuter-bike"), fonts).pages[1].drawing
    small = next(group for group in page.groups if group.key == "small map")
    box = small.content.box.grown(2)
    for group, x, y, run in page.texts():
        if group.key == "small map":
            assert box.left <= x - small.x + run.x <= box.right
            assert box.top <= y - small.y + run.y <= box.bottom


def test_waived_gaps_stand_at_the_end_with_their_reason_and_without_a_number(fonts: FontBook) -> None:
    document = Document(gappy())
    (gap,) = [gap for gap in check(document.journey).gaps if gap.rule == "ST01"]
    ops.waive(document, gap, "The client adds it in May.")
    page = printed(document.journey, fonts).pages[1].drawing
    assert "Waived" in words(page)
    assert "The client adds it in May." in words(page)
    assert sorted(numbers_on_map(page)) == ["1", "2"]


def test_a_clean_map_says_so(fonts: FontBook) -> None:
    page = printed(draw(HEALTHY), fonts).pages[1].drawing
    assert "No gaps." in words(page)
    assert numbers_on_map(page) == []


def test_what_a_private_note_says_is_not_told(fonts: FontBook) -> None:
    secret = Note(id="n", about="Order", kind=NoteKind.PAIN_POINT, text="Boss hates it", is_private=True)
    journey = draw(HEALTHY, secret)
    assert any("Boss hates it" in gap.message for gap in check(journey).gaps)
    assert "Boss" not in words(printed(journey, fonts).pages[1].drawing)
    assert "Boss" in words(printed(journey, fonts, shows_private=True).pages[1].drawing)


def test_numbers_are_told_from_their_discs() -> None:
    from designer.layout.colour import contrast

    assert all(contrast(colour, "#FFFFFF") >= 4.5 for colour in COLOURS.values())


@pytest.mark.parametrize("words", [("--with-gaps",), ("--with", "gaps"), ("--with", "gaps", "--with-gaps")])
def test_the_command_line_prints_it(tmp_path: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    import pikepdf

    save(gappy(), tmp_path / "m.journey")
    assert main(["export", str(tmp_path / "m.journey"), "-o", str(tmp_path / "m.pdf"), "--paper", "A4", *words]) == 0
    with pikepdf.open(tmp_path / "m.pdf") as document:
        assert len(document.pages) == 2


def test_what_could_not_be_judged_is_named_with_the_reason(fonts: FontBook) -> None:
    journey = change(gappy(), "Order", evidence_date="2024-05-01")
    said = words(printed(journey, fonts).pages[1].drawing)
    assert "Could not be judged" in said
    assert "EV02" in said
    assert "Nobody said which day it is." in said


def test_the_day_of_a_waiver_is_printed(fonts: FontBook) -> None:
    document = Document(gappy())
    (gap,) = [gap for gap in check(document.journey).gaps if gap.rule == "ST01"]
    ops.waive(document, gap, "The client adds it in May.", "2026-11-12")
    assert "The client adds it in May. (2026-11-12)" in words(printed(document.journey, fonts).pages[1].drawing)


def with_inner(**fields: object) -> JourneyMap:
    inner = change(draw(HEALTHY, title="Ordering"), "Order", owner="")
    journey = JourneyMap([*draw(HEALTHY), sub_map("m1", inner)])
    return change(journey, "Order", submap="m1", **fields)


def test_gaps_of_a_map_inside_are_listed_with_the_way_there_and_counted(fonts: FontBook) -> None:
    said = words(printed(with_inner(), fonts).pages[1].drawing)
    assert "In “Order”" in said
    assert "“Order” has no owner." in said
    assert "In the maps that its touchpoints open: 1 hint." in said


def test_maps_inside_that_print_themselves_have_their_gaps_on_pages_of_their_own(fonts: FontBook) -> None:
    pages = compose(with_inner(), fonts, PrintChoice("A4", adds=("gaps", "inner"))).pages
    told = [words(page.drawing) for page in pages]
    assert [text.count("“Order” has no owner.") for text in told] == [0, 0, 0, 1]


@pytest.mark.parametrize("sample", ["museum-sunday", "konto-zu-zweit"])
def test_a_short_list_leaves_more_of_the_sheet_to_the_map(sample: str, fonts: FontBook) -> None:
    page = compose(open_sample(sample), fonts, PrintChoice("A3", adds=("gaps",))).pages[1]
    small = next(group for group in page.drawing.groups if group.key == "small map")
    assert small.content.box.height * page.scale > 0.5 * page.height
    assert small.content.box.width * page.scale > 0.9 * page.width
