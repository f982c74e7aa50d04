"""Themes: tokens, inheritance, and colours that can be read."""

from __future__ import annotations

from itertools import product

import pytest

from designer.layout import Theme, UnknownTheme
from designer.layout.colour import contrast, darkened, mixed

THEMES = ("paper", "ink-saver", "high-contrast", "client-example")


def test_the_themes_of_the_program_are_there() -> None:
    assert set(Theme.names()) == set(THEMES)


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
    parts = [f for f in type(paper).__struct_fields__ if f not in ("name", "colour")]
    assert [getattr(theme, part) for part in parts] == [getattr(paper, part) for part in parts]


@pytest.mark.parametrize("name", THEMES)
def test_texts_read_well_on_every_ground(name: str) -> None:
    theme = Theme.load(name)
    colour = theme.colour
    tints = [theme.tint(stage) for stage in colour.stages] if theme.has_tints else []
    notes = [colour.pain_point_ground, colour.opportunity_ground, colour.metric_ground, colour.question_ground]
    least = 7.0 if name == "high-contrast" else 4.5
    for text, ground in product((colour.ink, colour.text, colour.muted), (colour.paper, *tints, *notes)):
        assert contrast(text, ground) >= least, (text, ground)
    for text, ground in product(colour.personas, (colour.paper, *tints)):
        assert contrast(text, ground) >= least, (text, ground)


@pytest.mark.parametrize("name", THEMES)
def test_marks_carry_a_text_that_can_be_read(name: str) -> None:
    theme = Theme.load(name)
    touch = theme.colour.touch
    fills = [touch.human, touch.digital, touch.physical, touch.other, *theme.colour.personas, theme.colour.planned]
    for fill in (*fills, theme.colour.missing, theme.colour.muted, theme.colour.ink):
        assert contrast(theme.text_on(fill), fill) >= 4.5, fill
    for i in range(12):
        fill = theme.stage_colour(i) if theme.colour.stage_filled else theme.colour.paper
        assert contrast(theme.stage_text(fill), fill) >= 4.5, fill


def test_a_light_colour_of_a_stage_is_darkened_until_white_can_be_read_on_it() -> None:
    theme = Theme.load("paper")
    fill = theme.stage_colour(0, "#FFE94A")
    assert 4.5 <= contrast("#FFFFFF", fill) < 4.7
    assert theme.stage_colour(0, "#0F3D3E") == "#0F3D3E"
    assert theme.stage_colour(2, "nonsense") == theme.stage_colour(2)


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
