"""Maps composed for paper: as large as they print, inside the margins, readable."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.interchange.reading import read
from designer.layout import (
    Arrangement,
    FittedPage,
    LayoutOptions,
    Paper,
    Theme,
    UnknownPaper,
    fit_to_paper,
    lay_out,
    paper,
)
from designer.model import Channel, JourneyMap, MapHeader, Stage, Touchpoint
from designer.resources import resource_path
from designer.storage import load
from designer.templates import open_sample
from designer.text import FontBook
from tests.effort import calls_of
from tests.layout.sight import overlapping_texts, texts_outside
from tests.maps import maps, rich_map

LIST = Path(__file__).parent.parent / "data" / "lists" / "roof-garden.csv"


@pytest.fixture(scope="module")
def garden() -> JourneyMap:
    return read(LIST).journey


@pytest.fixture(scope="module")
def kitchen() -> JourneyMap:
    return load(resource_path("samples", "new-kitchen.journey"))


@pytest.fixture(scope="module")
def fit(fonts: FontBook, paper_theme: Theme):  # type: ignore[no-untyped-def]
    def fitted(journey: JourneyMap, name: str = "A3", **wishes: object) -> FittedPage:
        return fit_to_paper(journey, paper_theme, fonts, paper(name), **wishes)  # type: ignore[arg-type]

    return fitted


def test_papers_have_their_sizes_in_points() -> None:
    a3 = paper("A3")
    assert (round(a3.width, 2), round(a3.height, 2)) == (841.89, 1190.55)
    assert paper("a3") == a3
    assert (paper("letter").width, paper("letter").height) == pytest.approx((612, 792))
    assert (paper("legal").width, paper("legal").height) == pytest.approx((612, 1008))
    assert (paper("tabloid").width, paper("tabloid").height) == pytest.approx((792, 1224))
    own = paper("500x300mm")
    assert (own.width, own.height) == pytest.approx((500 / 25.4 * 72, 300 / 25.4 * 72))


@pytest.mark.parametrize("name", ["A9", "", "mm", "3x", "axb", "0x10mm"])
def test_what_is_no_paper_is_refused(name: str) -> None:
    with pytest.raises(UnknownPaper):
        paper(name)


def test_margins_grow_with_the_sheet(paper_theme: Theme) -> None:
    margins = [paper(name).margin_in(paper_theme) for name in ("A4", "letter", "A3", "tabloid", "A2", "A1", "A0")]
    assert margins == [22, 22, 28, 28, 36, 36, 64]
    assert Paper(600, 800, 10).margin_in(paper_theme) == 10


@pytest.mark.parametrize("arrangement", [*Arrangement, "auto"])
@pytest.mark.parametrize("name", ["A4", "A3", "A2", "A1", "A0", "letter", "700x300mm"])
def test_a_map_lies_inside_the_margins_and_in_the_middle(
    fit, garden: JourneyMap, paper_theme: Theme, name: str, arrangement: str
) -> None:  # type: ignore[no-untyped-def]
    page = fit(garden, name, arrangement=arrangement).page
    drawing = page.drawing
    free = paper(name).margin_in(paper_theme) - 0.01
    assert page.x >= free
    assert page.y >= free
    assert page.x * 2 + drawing.width * page.scale == pytest.approx(page.width)
    assert page.y * 2 + drawing.height * page.scale == pytest.approx(page.height)


def test_a_list_of_fifteen_touchpoints_reads_well_on_a3(fit, garden: JourneyMap) -> None:  # type: ignore[no-untyped-def]
    fitted = fit(garden, "A3")
    assert fitted.smallest_text >= 6.5
    assert fitted.smallest_name >= 7
    assert fitted.page.smallest_text == pytest.approx(fitted.smallest_text)


def test_sixty_touchpoints_print_large_on_a_wall(fit, kitchen: JourneyMap) -> None:  # type: ignore[no-untyped-def]
    assert fit(kitchen, "A0", arrangement="storyline").scale >= 1.6
    assert fit(kitchen, "A0", arrangement="swimlanes").scale >= 1


def test_auto_takes_swimlanes_where_they_can_be_read_and_else_another_arrangement(fit, garden: JourneyMap) -> None:  # type: ignore[no-untyped-def]
    assert fit(garden, "A0").arrangement is Arrangement.SWIMLANES
    small = fit(garden, "A4")
    alone = {arrangement: fit(garden, "A4", arrangement=arrangement).scale for arrangement in Arrangement}
    assert small.scale == max(alone.values())


def test_a_sheet_lies_unless_the_map_prints_clearly_larger_on_a_standing_one(fit, garden: JourneyMap) -> None:  # type: ignore[no-untyped-def]
    lying = fit(garden, "A3", arrangement="storyline", landscape=True)
    standing = fit(garden, "A3", arrangement="storyline", landscape=False)
    assert lying.landscape
    assert not standing.landscape
    assert lying.page.width > lying.page.height
    taken = fit(garden, "A0", arrangement="storyline")
    assert taken.landscape
    unused = [Channel(id=f"c{i:02}", order=f"{i:02}5", name="Shop") for i in range(60)]
    tall = JourneyMap(
        [MapHeader(id="map"), Stage(id="s", order="5"), *unused, Touchpoint(id="t", stage="s", channel="c01")]
    )
    assert not fit(tall, "A3", arrangement="swimlanes").landscape


def test_text_on_a_wall_is_larger_before_another_arrangement_will_do(fit, kitchen: JourneyMap) -> None:  # type: ignore[no-untyped-def]
    fitted = fit(kitchen, "A0")
    assert fitted.arrangement is Arrangement.STORYLINE
    assert fitted.smallest_text >= 11.5
    feelings = next(row for row in fitted.layout.grid.lanes if row.kind == "emotion")
    assert feelings.bottom - feelings.top >= 136


def test_spare_height_goes_to_the_feelings_and_then_to_the_channels(fit, garden: JourneyMap) -> None:  # type: ignore[no-untyped-def]
    grid = fit(garden, "300x700mm", arrangement="swimlanes", landscape=False).layout.grid
    rows = {row.kind: row for row in grid.lanes}
    assert rows["emotion"].bottom - rows["emotion"].top == 170
    channels = [row for row in grid.lanes if row.kind == "channel" and row.members]
    assert max(r.bottom - r.top for r in channels) > 120


def test_a_map_that_has_little_leaves_paper_white_rather_than_its_cards_lost(fit) -> None:  # type: ignore[no-untyped-def]
    from designer.editing import Document
    from designer.editing import operations as ops
    from designer.model import Placement
    from designer.templates import open_template

    document = Document(open_template("blank"))
    journey = document.journey
    stage, channel = journey.stages[0].id, journey.channels[0].id
    for i in range(8):
        ops.add_touchpoint(document, f"Does the {i}th thing", Placement(stage=stage, lane=channel), feeling=i % 3 - 1.0)
    fitted = fit(journey, "A3", arrangement="swimlanes")
    rows = {row.kind: row for row in fitted.layout.grid.lanes if row.kind == "emotion" or row.lane == channel}
    card = next(iter(fitted.layout.grid.cards.values())).box
    assert rows["channel"].bottom - rows["channel"].top < 6 * card.height
    assert 170 < rows["emotion"].bottom - rows["emotion"].top < 300
    drawn, room = fitted.page.drawing.height * fitted.page.scale, fitted.page.height
    assert drawn < 0.85 * room


@given(maps(), st.sampled_from(["A4", "A3", "200x900mm"]))
@settings(max_examples=15)
def test_any_map_can_be_printed(journey: JourneyMap, name: str) -> None:
    fitted = fit_to_paper(journey, Theme.load("paper"), FontBook.bundled(), paper(name))
    drawing = fitted.page.drawing
    assert overlapping_texts(drawing) == []
    assert texts_outside(drawing) == []
    assert fitted.page.scale > 0


def test_an_empty_map_is_not_blown_up(fit) -> None:  # type: ignore[no-untyped-def]
    assert fit(JourneyMap([MapHeader(id="map", title="Nothing yet")]), "A0").scale <= 3


def test_private_notes_are_printed_only_when_asked_for(fit) -> None:  # type: ignore[no-untyped-def]
    from designer.model import Note, NoteKind

    journey = JourneyMap(
        [
            Stage(id="s1", order="5", name="Ask"),
            Note(id="n1", about="s1", kind=NoteKind.PAIN_POINT, text="Between us", is_private=True),
        ]
    )
    assert "n1" not in fit(journey).layout.grid.notes
    assert "n1" in fit(journey, shows_private=True).layout.grid.notes


def test_composing_a_large_map_tries_many_ways_quickly(fit) -> None:  # type: ignore[no-untyped-def]
    journey = rich_map(60)
    fit(journey, "A0")  # words are measured once
    spent = calls_of(lambda: fit(journey, "A0"))
    assert spent < 6_000_000  # calls; less than half of them are needed


def test_spare_height_goes_to_the_curve_only_where_anybody_feels_anything() -> None:
    from designer.editing import Document
    from designer.editing import operations as ops
    from designer.layout import Theme, fit_to_paper, paper
    from designer.model import Placement
    from designer.templates import open_template
    from designer.text import FontBook

    heights = []
    for feeling in (None, 1.0):
        document = Document(open_template("blank"))
        journey = document.journey
        place = Placement(stage=journey.stages[0].id, lane=journey.channels[0].id)
        ops.add_touchpoint(document, "Looks", place, feeling=feeling)
        page = fit_to_paper(
            journey, Theme.load("paper"), FontBook.bundled(), paper("A4"), arrangement="swimlanes", landscape=False
        )
        row = next(r for r in page.layout.grid.lanes if r.kind == "emotion")
        heights.append(row.bottom - row.top)
    assert heights[0] < heights[1] - 20


def test_cards_stand_side_by_side_where_the_weave_makes_room_for_them() -> None:
    # 17 nodes need 340 points, room for two cards of the usual width.
    journey = rich_map(34, stages=2)
    options = LayoutOptions(arrangement=Arrangement.STORYLINE, rows=17)
    layout = lay_out(journey, Theme.load("paper"), FontBook.bundled(), options)
    for stage in layout.grid.stages:
        lefts = {place.box.left for place in layout.grid.cards.values() if place.stage == stage.id}
        assert len(lefts) == 2, stage.id


def test_no_stage_of_a_very_large_sample_has_one_long_column_beside_an_empty_one() -> None:
    page = fit_to_paper(
        open_sample("island-summer"), Theme.load("paper"), FontBook.bundled(), paper("A3"), landscape=True
    )
    for stage in page.layout.grid.stages:
        boxes = [place.box for place in page.layout.grid.cards.values() if place.stage == stage.id]
        if len({box.left for box in boxes}) == 1:
            free = stage.right - max(box.right for box in boxes)
            assert free < boxes[0].width + 20, f"{stage.id} has {free:.0f} points beside its cards"
