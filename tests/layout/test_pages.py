"""Pages after the map: what a persona's page says, and where opportunities stand by impact and effort."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import pytest

from designer.drawing import Page
from designer.layout import Theme, paper
from designer.layout.pages import opportunity_pages, page_frame, persona_pages
from designer.model import Channel, JourneyMap, MapHeader, Note, NoteKind, Persona, Stage, Touchpoint
from designer.templates import open_sample
from designer.text import FontBook

MARA = Persona(
    id="mara",
    order="A",
    name="Mara Holt",
    role="Commuter",
    quote="I want to be home by six.",
    goals="Arrive on time",
    needs="Clear prices",
    frustrations="Long queues",
    behaviours="Compares three shops",
    channels=("web",),
)


def _map(*more: object, persona: Persona = MARA) -> JourneyMap:
    return JourneyMap(
        [
            MapHeader(id="map", title="A bike"),
            Stage(id="find", order="A", name="Find"),
            Stage(id="buy", order="B", name="Buy"),
            Channel(id="web", order="A", name="Website"),
            Touchpoint(id="look", stage="find", step="A", channel="web", name="Look around", personas=("mara",)),
            Touchpoint(id="pay", stage="buy", step="A", channel="web", name="Pay", personas=("mara",)),
            persona,
            *more,  # type: ignore[list-item]
        ]
    )


def _felt(fields: Mapping[str, Mapping[str, object]]) -> JourneyMap:
    """The map with other fields of its touchpoints."""
    return JourneyMap([msgspec.structs.replace(one, **fields.get(one.id, {})) for one in _map()])


def _opportunity(id: str, impact: int | None, effort: int | None, text: str = "", **more: object) -> Note:
    return Note(
        id=id,
        kind=NoteKind.OPPORTUNITY,
        about="look",
        text=text or f"Idea {id}",
        impact=impact,
        effort=effort,
        **more,  # type: ignore[arg-type]
    )


def _pages(make: object, journey: JourneyMap, fonts: FontBook, sheet: str = "A4", **more: object) -> tuple[Page, ...]:
    frame = page_frame(journey.header, paper(sheet).turned(True), Theme.load("paper"), fonts)
    return make(journey, frame, **more)  # type: ignore[operator,no-any-return]


def _words(page: Page) -> str:
    return " ".join(run.text for _g, _x, _y, run in page.drawing.texts())


def _spots(page: Page, text: str) -> list[tuple[float, float]]:
    return [(x + run.x, y + run.y) for _g, x, y, run in page.drawing.texts() if run.text == text]


def test_every_field_of_a_persona_is_printed(fonts: FontBook) -> None:
    (page,) = _pages(persona_pages, _map(), fonts)
    said = _words(page)
    for text in (
        MARA.name,
        MARA.role,
        MARA.quote,
        MARA.goals,
        MARA.needs,
        MARA.frustrations,
        MARA.behaviours,
        "Website",
    ):
        assert all(word in said for word in text.split()), text
    for stage in ("Find", "Buy"):
        assert stage in said


def test_a_field_that_is_empty_has_no_heading(fonts: FontBook) -> None:
    (page,) = _pages(persona_pages, _map(persona=msgspec.structs.replace(MARA, needs="")), fonts)
    assert "Needs" not in _words(page)
    assert "Goals" in _words(page)


def test_feelings_stand_by_stage_with_the_best_and_the_worst_moment(fonts: FontBook) -> None:
    journey = _felt({"look": {"feelings": (("mara", 2.0),)}, "pay": {"feelings": (("mara", -2.0),)}})
    (page,) = _pages(persona_pages, journey, fonts)
    said = _words(page)
    assert "Best moment" in said
    assert "Worst moment" in said
    ((best_x, best_y),) = _spots(page, "best")
    ((worst_x, worst_y),) = _spots(page, "worst")
    assert best_x < worst_x, "the stages follow one another"
    assert best_y < worst_y, "what is felt worse lies lower"


def test_what_is_planned_is_a_line_apart_and_only_where_something_is(fonts: FontBook) -> None:
    now = {"look": {"feelings": (("mara", 1.0),)}, "pay": {"feelings": (("mara", -2.0),)}}
    (page,) = _pages(persona_pages, _felt(now), fonts)
    assert "as planned" not in _words(page)
    later = {**now, "pay": {**now["pay"], "future_feelings": (("mara", 2.0),)}}
    (page,) = _pages(persona_pages, _felt(later), fonts)
    assert "as it is" in _words(page)
    assert "as planned" in _words(page)


def test_each_persona_has_a_page_and_no_persona_none(fonts: FontBook) -> None:
    jens = Persona(id="jens", order="B", name="Jens Berg")
    first, second = _pages(persona_pages, _map(jens), fonts)
    assert "Jens" in _words(second)
    assert "Jens" not in _words(first)
    assert _pages(persona_pages, JourneyMap([MapHeader(id="map")]), fonts) == ()


def test_a_persona_with_more_to_say_than_a_sheet_holds_goes_on_and_loses_nothing(fonts: FontBook) -> None:
    words = [f"word{i}" for i in range(2500)]
    pages = _pages(persona_pages, _map(persona=msgspec.structs.replace(MARA, goals=" ".join(words))), fonts)
    assert len(pages) > 1
    printed = set(" ".join(map(_words, pages)).split())
    assert [word for word in words if word not in printed] == []


def test_opportunities_stand_by_impact_and_effort(fonts: FontBook) -> None:
    found = [_opportunity(f"i{i}e{e}", i, e, f"Idea{i}{e}") for i in (1, 2, 3) for e in (1, 2, 3)]
    (page,) = _pages(opportunity_pages, _map(*found), fonts, "A3")
    at = {(i, e): _spots(page, f"Idea{i}{e}")[0] for i in (1, 2, 3) for e in (1, 2, 3)}
    for level in (1, 2, 3):
        assert at[level, 1][0] < at[level, 2][0] < at[level, 3][0], "effort grows to the right"
        assert at[3, level][1] < at[2, level][1] < at[1, level][1], "impact grows upwards"
    for corner in ("Quick wins", "Big bets", "Fill-ins", "Reconsider"):
        assert corner in _words(page)


def test_an_opportunity_that_nobody_rated_is_listed_and_a_private_one_is_not(fonts: FontBook) -> None:
    found = (_opportunity("a", 3, 1, "Placed"), _opportunity("b", None, 1, "Open"))
    journey = _map(*found, _opportunity("c", 3, 3, "Secret", is_private=True))
    said = " ".join(map(_words, _pages(opportunity_pages, journey, fonts)))
    assert "Placed" in said
    assert "Open" in said
    assert "Secret" not in said
    assert "Secret" in " ".join(map(_words, _pages(opportunity_pages, journey, fonts, shows_private=True)))


def test_many_opportunities_go_on_over_pages_each_with_its_number(fonts: FontBook) -> None:
    found = [_opportunity(f"n{i:03}", 1 + i % 3, 1 + i // 3 % 3, f"Idea{i:03} " + "as said " * 12) for i in range(90)]
    pages = _pages(opportunity_pages, _map(*found), fonts)
    assert len(pages) > 1
    said = " ".join(map(_words, pages)).split()
    for i in range(90):
        assert f"Idea{i:03}" in said
        assert said.count(str(i + 1)) >= 2, f"{i + 1} stands in the matrix and in the list"


@pytest.mark.parametrize("sheet", ["A4", "A3", "letter"])
def test_nothing_of_a_page_lies_outside_its_sheet(fonts: FontBook, sheet: str) -> None:
    journey = open_sample("commuter-bike")
    pages = (*_pages(persona_pages, journey, fonts, sheet), *_pages(opportunity_pages, journey, fonts, sheet))
    assert len(pages) >= 2
    for page in pages:
        for group in page.drawing.groups:
            assert page.drawing.box.grown(1).holds(group.box), group.key
