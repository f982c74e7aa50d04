"""A view on canvas and paper: its name in the title block, and the numbers of the whole map."""

from __future__ import annotations

import pytest

from designer.layout import Theme, lay_out
from designer.layout.options import Arrangement, LayoutOptions
from designer.model import Channel, JourneyMap, MapHeader, Stage, Touchpoint, View
from designer.model.views import seen
from designer.text import FontBook

BOARD = View(id="v", name="For the board", channels=("web",))


def bike(language: str = "en", organisation: str = "Bicycle Ltd") -> JourneyMap:
    """Four touchpoints, every other one on the website."""
    return JourneyMap(
        [
            MapHeader(id="map", title="A bike", language=language, organisation=organisation),
            Stage(id="s", order="A", name="Find"),
            Channel(id="web", order="A", name="Website"),
            Channel(id="store", order="B", name="Store"),
            *(
                Touchpoint(
                    id=f"t{i}", stage="s", step=f"{i}", channel="web" if i % 2 == 0 else "store", name=f"Card {i}"
                )
                for i in range(1, 5)
            ),
            BOARD,
        ]
    )


def words(journey: JourneyMap, fonts: FontBook, theme: Theme, arrangement: Arrangement = Arrangement.SWIMLANES) -> str:
    drawing = lay_out(journey, theme, fonts, LayoutOptions(arrangement)).drawing
    return "\n".join(run.text for _group, _x, _y, run in drawing.texts())


@pytest.mark.parametrize("arrangement", list(Arrangement))
def test_a_card_has_the_number_in_a_view_that_it_has_on_the_map(
    fonts: FontBook, paper_theme: Theme, arrangement: Arrangement
) -> None:
    whole = lay_out(bike(), paper_theme, fonts, LayoutOptions(arrangement)).grid.cards
    part = lay_out(seen(bike(), BOARD), paper_theme, fonts, LayoutOptions(arrangement)).grid.cards
    assert {id: card.number for id, card in part.items()} == {"t2": 2, "t4": 4}
    assert all(whole[id].number == card.number for id, card in part.items())
    said = words(seen(bike(), BOARD), fonts, paper_theme, arrangement).split("\n")
    assert {"2", "4"} <= set(said)
    assert not {"1", "3"} & set(said)


def test_the_title_block_names_the_view_behind_the_organisation(fonts: FontBook, paper_theme: Theme) -> None:
    assert "Bicycle Ltd · View: For the board" in words(seen(bike(), BOARD), fonts, paper_theme)
    assert "View:" not in words(bike(), fonts, paper_theme)
    assert "\nView: For the board\n" in words(seen(bike(organisation=""), BOARD), fonts, paper_theme)


@pytest.mark.parametrize(("language", "said"), [("de", "Ansicht: For the board"), ("ja", "ビュー")])
def test_the_view_is_named_in_the_language_of_the_map(
    fonts: FontBook, paper_theme: Theme, language: str, said: str
) -> None:
    assert said in words(seen(bike(language), BOARD), fonts, paper_theme)


def test_an_edit_out_of_sight_renumbers_what_is_laid_out_anew(fonts: FontBook, paper_theme: Theme) -> None:
    first = lay_out(seen(bike(), BOARD), paper_theme, fonts)
    fewer = JourneyMap([e for e in bike() if e.id != "t1"])
    then = lay_out(seen(fewer, BOARD), paper_theme, fonts, previous=first)
    assert {id: card.number for id, card in then.grid.cards.items()} == {"t2": 1, "t4": 3}


@pytest.mark.parametrize(
    ("organisation", "view", "order"),
    [
        ("شركة", "For the board", ["شركة", "For the board"]),
        ("Bicycle Ltd", "للمجلس", ["Bicycle Ltd", "للمجلس"]),
    ],
)
def test_a_name_that_runs_the_other_way_keeps_its_place_in_the_line(
    fonts: FontBook, paper_theme: Theme, organisation: str, view: str, order: list[str]
) -> None:
    shown = seen(bike(organisation=organisation), View(id="v", name=view, channels=("web",)))
    drawing = lay_out(shown, paper_theme, fonts).drawing
    runs = [(x + run.x, run.text) for group, x, _y, run in drawing.texts() if group.key == "map/title"]
    places = [next(x for x, text in runs if part in text) for part in order]
    assert places[0] < places[1]
