"""How channels and personas are told: the initials on the discs of cards."""

from __future__ import annotations

import pytest

from designer.layout import Theme
from designer.layout.cast import cast_of
from designer.layout.texts import Texts
from designer.model import JourneyMap, MapHeader, Persona
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
