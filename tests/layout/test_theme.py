"""Themes: tokens, inheritance, and colours that can be read and told apart by everybody. All of it is measured."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from designer.layout import Theme, UnknownTheme, palettes_of, theme_for, themes
from designer.layout.colour import contrast, darkened, mixed
from designer.layout.colour_vision import KINDS, distance
from designer.model import MapHeader

THEMES = ("paper", "studio", "nordic", "graphite", "client", "high-contrast", "ink-saver")
FILLED = tuple(name for name in THEMES if Theme.load(name).colour.stage_filled)


def _with_palettes() -> list[Theme]:
    """Every theme with every palette it offers."""
    return [theme_for(MapHeader(id="map", theme=n, palette=p.id)) for n in THEMES for p in palettes_of(n)]


def test_the_themes_of_the_program_are_there() -> None:
    assert set(Theme.names()) == set(THEMES)
    assert tuple(name for name, _label in themes()) == THEMES


def test_one_theme_is_one_object() -> None:
    assert Theme.load("paper") is Theme.load("paper")


def test_an_unknown_theme_is_named_together_with_those_there_are() -> None:
    with pytest.raises(UnknownTheme, match=r"“sepia”.*paper"):
        Theme.load("sepia")
    with pytest.raises(UnknownTheme):
        Theme.load("../themes/paper")


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_changes_colours_and_never_a_measure(name: str) -> None:
    paper, theme = Theme.load("paper"), Theme.load(name)
    parts = [f for f in type(paper).__struct_fields__ if f not in ("name", "colour", "palettes")]
    assert [getattr(theme, part) for part in parts] == [getattr(paper, part) for part in parts]


@pytest.mark.parametrize("theme", _with_palettes(), ids=lambda t: f"{t.name} {t.colour.stages[0]}")
def test_texts_read_well_on_every_ground(theme: Theme) -> None:
    colour, least = theme.colour, theme.colour.readable
    tints = [theme.tint(stage) for stage in colour.stages] if theme.has_tints else []
    grounds = {
        colour.pain_point: colour.pain_point_ground,
        colour.opportunity: colour.opportunity_ground,
        colour.metric: colour.metric_ground,
        colour.thought: colour.thought_ground,
        colour.question: colour.question_ground,
    }
    for text, ground in product((colour.ink, colour.text, colour.muted), (colour.paper, colour.card, *tints)):
        assert contrast(text, ground) >= least, (text, ground)
    for own, ground in grounds.items():
        for text in (own, colour.ink, colour.text, colour.muted):
            assert contrast(text, ground) >= least, (text, ground)
    for text in (colour.pain_point, colour.opportunity):  # a target missed, a target met
        assert contrast(text, colour.metric_ground) >= least
    for text, ground in product((*colour.personas, colour.connection), (colour.paper, *tints)):
        assert contrast(text, ground) >= least, (text, ground)
    for line, ground in zip(colour.feelings, colour.feeling_grounds, strict=True):
        assert contrast(line, ground) >= least, (line, ground)


@pytest.mark.parametrize("name", THEMES)
def test_marks_carry_a_text_that_can_be_read(name: str) -> None:
    theme = Theme.load(name)
    touch = theme.colour.touch
    fills = [touch.human, touch.digital, touch.physical, touch.other, *theme.colour.personas, theme.colour.planned]
    for fill in (*fills, theme.colour.missing, theme.colour.muted, theme.colour.ink, theme.colour.moment_of_truth):
        assert contrast(theme.text_on(fill), fill) >= theme.colour.readable, fill


@pytest.mark.parametrize("name", [name for name in THEMES if name != "ink-saver"])
def test_ways_of_touch_are_told_apart_by_everybody(name: str) -> None:
    touch = Theme.load(name).colour.touch
    for one, other in combinations((touch.human, touch.digital, touch.physical), 2):
        assert distance(one, other) >= 12, (one, other)
        for kind in KINDS:
            assert distance(one, other, kind) >= 9.2, (kind, one, other)


@pytest.mark.parametrize("name", [name for name in THEMES if name != "ink-saver"])
def test_the_curves_of_personas_are_told_apart_by_everybody(name: str) -> None:
    for one, other in combinations(Theme.load(name).colour.personas, 2):
        assert distance(one, other) >= 18, (one, other)
        for kind in KINDS:
            assert distance(one, other, kind) >= 10, (kind, one, other)


def test_a_light_colour_of_a_stage_is_darkened_until_white_can_be_read_on_it() -> None:
    theme = Theme.load("paper")
    fill = theme.stage_colour(0, "#FFE94A")
    assert 4.5 <= contrast("#FFFFFF", fill) < 4.7
    assert theme.stage_colour(0, "#0F3D3E") == "#0F3D3E"
    assert theme.stage_colour(2, "nonsense") == theme.stage_colour(2)


def test_a_colour_of_ones_own_reads_as_well_as_the_theme_asks() -> None:
    theme = Theme.load("high-contrast")
    for fill in (
        theme.stage_colour(0, "#3A76BE"),
        theme.touch_colour("human", "#C0603A"),
        theme.persona_colour(0, "#E08"),
    ):
        assert contrast("#FFFFFF", fill) >= 7


def test_darkening_changes_nothing_that_is_dark_enough() -> None:
    assert darkened("#28477A") == "#28477A"
    assert contrast(darkened("#FF00AA"), "#FFFFFF") >= 4.5


def test_the_seventh_persona_has_the_first_colour_with_another_dash() -> None:
    theme = Theme.load("paper")
    assert theme.persona_colour(6) == theme.persona_colour(0)
    assert theme.persona_dash(6) != theme.persona_dash(0)


def test_a_tint_is_the_stage_colour_thinned_with_paper() -> None:
    theme = Theme.load("paper")
    assert theme.tint("#28477A") == mixed("#28477A", "#FFFFFF", 0.055) == "#F3F5F8"
