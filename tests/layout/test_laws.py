"""The laws of layout hold whatever a map holds: 2,000 maps in the profile `thorough`, a few at each landing."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.layout import Arrangement, Density, LayoutOptions, Theme, lay_out
from designer.model import JourneyMap
from designer.text import FontBook
from tests.layout.laws import broken, said
from tests.maps import maps, rich_map, scattered_map

# A thousand of `maps(least=3)`, which are crowded, and a thousand of any kind: of no stage, of one touchpoint …
any_map = maps(levels=1) | maps(5, 16, levels=1, least=3)
# Lanes of actions among notes and below curves with quotes and values.
scattered = st.builds(scattered_map, st.integers(1, 30), st.integers(0, 1 << 20), st.integers(1, 4))
options = st.builds(
    LayoutOptions,
    arrangement=st.sampled_from(Arrangement),
    density=st.sampled_from(Density),
    shows_private=st.booleans(),
)
themes = st.sampled_from(["paper", "ink-saver", "high-contrast", "client"])


@cache
def _fonts() -> FontBook:
    return FontBook.bundled()


@cache
def _theme(name: str) -> Theme:
    return Theme.load(name)


@given(any_map, options, themes)
@settings(max_examples=2 * settings.default.max_examples)
def test_no_law_is_broken(journey: JourneyMap, options: LayoutOptions, theme: str) -> None:
    assert broken(journey, lay_out(journey, _theme(theme), _fonts(), options)) == {}


@given(scattered, options)
def test_no_law_is_broken_where_lanes_stand_in_any_order(journey: JourneyMap, options: LayoutOptions) -> None:
    assert broken(journey, lay_out(journey, _theme("paper"), _fonts(), options)) == {}


@given(any_map, options)
def test_the_same_map_gives_the_same_drawing(journey: JourneyMap, options: LayoutOptions) -> None:
    one = lay_out(journey, _theme("paper"), _fonts(), options)
    other = lay_out(journey.snapshot(), _theme("paper"), FontBook.bundled(), options)
    assert said(one) == said(other)
    assert one.grid == other.grid


@pytest.mark.parametrize("arrangement", Arrangement)
@pytest.mark.parametrize("touchpoints", [60, 150])
def test_no_law_is_broken_by_a_rich_map(arrangement: Arrangement, touchpoints: int) -> None:
    journey = rich_map(touchpoints)
    layout = lay_out(journey, _theme("paper"), _fonts(), LayoutOptions(arrangement=arrangement))
    assert broken(journey, layout) == {}
    assert len(layout.grid.routes) >= touchpoints
