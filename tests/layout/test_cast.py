"""How channels and personas are told: the initials on the discs of cards."""

from __future__ import annotations

import pytest

from designer.layout import Arrangement, LayoutOptions, Theme, lay_out
from designer.layout.cast import cast_of
from designer.layout.texts import Texts
from designer.model import Change, Channel, JourneyMap, MapHeader, Persona, Stage, Touchpoint, View
from designer.model.views import Seen, seen
from designer.text import FontBook


def _initials(*names: str) -> list[str]:
    people = [Persona(id=f"p{i}", order=chr(65 + i), name=name) for i, name in enumerate(names)]
    texts = Texts(FontBook.bundled(), Theme.load("paper"))
    return [p.initial for p in cast_of(JourneyMap([MapHeader(id="map"), *people]), texts).players]


@pytest.mark.parametrize(
    ("names", "initials"),
    [
        (["Mara", "Jens"], ["M", "J"]),
        (["Mara Holt", "Mila Berg"], ["M", "B"]),
        (["Anna", "Anna"], ["A", "N"]),
        (["émile", "مريم"], ["É", "م"]),
        (["A", "A", "A"], ["A", "2", "3"]),
        (["", "☀"], ["?", "☀"]),
        (["𪅍", "𪅍 A"], ["1", "A"]),  # no bundled font has this one: its number is as wide as a word
    ],
)
def test_an_initial_tells_personas_apart_and_fits_its_disc(names: list[str], initials: list[str]) -> None:
    assert _initials(*names) == initials


def test_a_persona_keeps_its_colour_and_dash_in_a_view_that_hides_the_others() -> None:
    people = [Persona(id=name, order=name, name=name) for name in ("Anna", "Mara", "Zoe")]
    journey = JourneyMap([MapHeader(id="map"), *people])
    texts = Texts(FontBook.bundled(), Theme.load("paper"))
    whole = {p.id: p for p in cast_of(journey, texts).players}
    view = View(id="v", order="A", name="Zoe only", personas=("Zoe",))
    (alone,) = cast_of(seen(journey, view), texts).players
    assert (alone.colour, alone.dash) == (whole["Zoe"].colour, whole["Zoe"].dash)

    current = Seen(journey, view)
    change = Change("", {"Anna": (people[0], None)})
    journey.apply(change)
    current.follow(change)
    (after,) = cast_of(current.journey.snapshot(), texts).players
    again = {p.id: p for p in cast_of(journey, texts).players}
    assert (after.colour, after.dash) == (again["Zoe"].colour, again["Zoe"].dash)
    assert after.colour != alone.colour


def test_what_a_view_leaves_out_is_not_called_unused_or_missing() -> None:
    journey = JourneyMap(
        [
            MapHeader(id="map"),
            *[Stage(id=id, order=id, name=id) for id in ("Find", "Buy")],
            *[Channel(id=id, order=id, name=id) for id in ("Website", "Store")],
            *[Persona(id=name, order=name, name=name) for name in ("Mara", "Zoe")],
            Touchpoint(id="a", stage="Find", step="A", channel="Website", name="Look", personas=("Mara",)),
            Touchpoint(id="b", stage="Buy", step="A", channel="Store", name="Pay", personas=("Zoe",)),
        ]
    )
    view = View(id="v", order="A", name="Zoe only", personas=("Zoe",))

    def words(journey: JourneyMap) -> str:
        drawing = lay_out(journey, Theme.load("paper"), FontBook.bundled()).drawing
        return " ".join(run.text for _group, _x, _y, run in drawing.texts())

    whole, part = words(journey), words(seen(journey, view))
    assert "not used" not in whole + part
    assert "not in this view" not in whole
    assert "Website – not in this view" in part
    assert "No touchpoint in this view" in part
    assert "No touchpoint yet" not in part


@pytest.mark.parametrize("arrangement", Arrangement)
@pytest.mark.parametrize("filters", [{"owners": ("Nobody",)}, {"channels": ("Phone",)}, {"statuses": ("missing",)}])
def test_a_view_that_matches_nothing_says_so_in_each_stage(
    arrangement: Arrangement, filters: dict[str, tuple[str, ...]]
) -> None:
    journey = JourneyMap(
        [
            MapHeader(id="map"),
            *[Stage(id=id, order=id, name=id) for id in ("Find", "Buy")],
            *[Channel(id=id, order=id, name=id) for id in ("Website", "Phone")],
            *[
                Touchpoint(id=id, stage=stage, step="A", channel="Website", name="Look", owner="Sales")
                for id, stage in (("a", "Find"), ("b", "Buy"))
            ],
        ]
    )
    part = seen(journey, View(id="v", order="A", name="Nothing", **filters))  # type: ignore[arg-type]

    def boxes(journey: JourneyMap) -> list[str]:
        options = LayoutOptions(arrangement=arrangement)
        drawing = lay_out(journey, Theme.load("paper"), FontBook.bundled(), options).drawing
        return [group.alt for group in drawing.groups if group.key.endswith("/empty")]

    assert boxes(part) == ["No touchpoint in this view"] * 2
    assert boxes(journey) == []
    none = JourneyMap([MapHeader(id="map"), Stage(id="s", order="A"), Channel(id="c", order="A")])
    assert boxes(none) == []
