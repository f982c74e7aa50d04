"""The hints of a map: what is missing at its head, and where there is room to say so."""

from __future__ import annotations

import pytest

from designer.canvas.hints import HintKind, hints_of
from designer.layout import Theme, lay_out
from designer.model import Channel, JourneyMap, MapHeader, Stage, Touchpoint
from designer.text import FontBook
from tests.layout.sight import texts_on

_STORY = "Somebody wants something, and expects something else than what she gets in the end"


@pytest.mark.parametrize("title", ["", "Hello", "Buying a bike", "Buying a bike for the way to work", "Long " * 20])
@pytest.mark.parametrize("scenario", ["", _STORY])
@pytest.mark.parametrize("stages", [1, 2, 3, 4])
def test_the_hint_to_a_persona_covers_nothing_that_the_head_says(stages: int, scenario: str, title: str) -> None:
    journey = JourneyMap(
        [
            MapHeader(id="map", title=title, scenario=scenario, organisation="Velo Nord"),
            Channel(id="c", order="F", name="Website"),
            *(Stage(id=f"s{i}", order=chr(65 + i), name="Stage") for i in range(stages)),
            *(Touchpoint(id=f"t{i}", stage=f"s{i}", step="F", channel="c", name="Looks") for i in range(stages)),
        ]
    )
    layout = lay_out(journey, Theme.load("paper"), FontBook.bundled())
    for hint in hints_of(layout, journey):
        if hint.kind is HintKind.PERSONA:
            assert [seen.run.text for seen in texts_on(layout.drawing) if hint.box.meets(seen.box)] == []


def test_a_map_with_room_at_its_head_hints_to_a_persona() -> None:
    stages = [Stage(id=f"s{i}", order=chr(65 + i), name="Stage") for i in range(4)]
    journey = JourneyMap([MapHeader(id="map", title="Buying a bike"), *stages])
    layout = lay_out(journey, Theme.load("paper"), FontBook.bundled())
    assert HintKind.PERSONA in [hint.kind for hint in hints_of(layout, journey)]
