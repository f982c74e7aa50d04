"""Palettes and brand colours: measured against what LOOK demands of neighbours, for all kinds of sight and in grey."""

from __future__ import annotations

from itertools import combinations

import pytest

from designer.layout import colour_changes, palettes_of, theme_for
from designer.layout.brand import band_colours, changed_colour
from designer.layout.colour import contrast, lab
from designer.layout.colour_vision import DEUTAN, KINDS, PROTAN, TRITAN, distance, in_grey, lightness, seen_by
from designer.layout.marks import _DASHES, COLOURS, ICONS
from designer.layout.palettes import Palette, palettes
from designer.layout.theme import Theme
from designer.model import MapHeader

# The smallest of each row of the table of stage colours, CIEDE2000; and of any two.
NEIGHBOURS = {"": 24.8, PROTAN: 11.9, DEUTAN: 17.7, TRITAN: 17.7}
IN_GREY = 12.2
ANY_TWO = {"": 11.3, PROTAN: 5.8, DEUTAN: 5.6, TRITAN: 4.9}
BANDS = [one for id, one in palettes().items() if id != "outline"]


def _neighbours(one: Palette) -> list[tuple[str, str]]:
    return list(zip(one.stages, (*one.stages[1:], one.stages[0]), strict=True))


@pytest.mark.parametrize("one", BANDS, ids=lambda p: p.id)
def test_neighbouring_stages_stay_apart_for_everybody(one: Palette) -> None:
    for kind, least in NEIGHBOURS.items():
        for left, right in _neighbours(one):
            assert distance(left, right, kind) >= least, (kind, left, right)


@pytest.mark.parametrize("one", BANDS, ids=lambda p: p.id)
def test_neighbouring_stages_stay_apart_in_grey(one: Palette) -> None:
    for left, right in _neighbours(one):
        assert distance(in_grey(left), in_grey(right)) >= IN_GREY, (left, right)


@pytest.mark.parametrize("one", BANDS, ids=lambda p: p.id)
def test_any_two_stages_differ(one: Palette) -> None:
    for kind, least in ANY_TWO.items():
        for left, right in combinations(one.stages, 2):
            assert distance(left, right, kind) >= least, (kind, left, right)


@pytest.mark.parametrize("one", BANDS, ids=lambda p: p.id)
def test_white_names_read_on_every_stage(one: Palette) -> None:
    for fill in one.stages:
        assert contrast("#FFFFFF", fill) >= 4.5, fill


def test_every_theme_offers_its_own_palette_first() -> None:
    for name in Theme.names():
        offered = palettes_of(name)
        assert offered
        assert theme_for(MapHeader(id="map", theme=name)).colour.stages == offered[0].stages
        assert len({p.id for p in offered}) == len(offered)
        assert all(p.label for p in offered)


def test_a_chosen_palette_colours_the_band_and_nothing_else() -> None:
    usual, chosen = theme_for(MapHeader(id="map")), theme_for(MapHeader(id="map", palette="jewel"))
    assert chosen.colour.stages == palettes()["jewel"].stages
    assert chosen.colour.ink == usual.colour.ink
    assert chosen is theme_for(MapHeader(id="map", palette="jewel", title="Another map"))


@pytest.mark.parametrize("palette", ["", "classic", "a newer one"])
def test_the_usual_palette_is_the_usual_theme(palette: str) -> None:
    assert theme_for(MapHeader(id="map", palette=palette)) is Theme.load("paper")


def test_a_theme_of_a_newer_program_gives_way_to_the_usual_one() -> None:
    assert theme_for(MapHeader(id="map", theme="hologram")) is Theme.load("paper")


def test_high_contrast_and_ink_saver_keep_to_their_own_stages() -> None:
    assert theme_for(MapHeader(id="map", theme="high-contrast", palette="nordic")) is Theme.load("high-contrast")
    ink_saver = theme_for(MapHeader(id="map", theme="ink-saver", colours=("#0F3D3E", "#2C7A6B")))
    assert ink_saver is Theme.load("ink-saver")


# What else is told by colour


def test_human_digital_and_physical_differ_in_grey_too() -> None:
    touch = Theme.load("paper").colour.touch
    for one, other in combinations((touch.human, touch.digital, touch.physical), 2):
        assert abs(lightness(one) - lightness(other)) >= 5, (one, other)


@pytest.mark.parametrize("name", Theme.names())
def test_six_personas_are_told_apart_by_their_dash_without_any_colour(name: str) -> None:
    theme = Theme.load(name)
    assert len({theme.persona_dash(i) for i in range(6)}) == 6


def test_no_persona_looks_like_one_of_the_ten_before_it_in_any_theme() -> None:
    for name in Theme.names():
        theme = Theme.load(name)
        assert len({(theme.persona_colour(i), theme.persona_dash(i)) for i in range(11)}) == 11, name


def test_the_marks_of_a_comparison_differ_by_icon_and_by_dash_or_for_every_sight() -> None:
    assert set(ICONS) == set(COLOURS)
    assert len(set(ICONS.values())) == len(ICONS), "in grey the icon tells them apart"
    for one, other in combinations(COLOURS, 2):
        seen = min(distance(COLOURS[one], COLOURS[other], kind) for kind in ("", *KINDS))
        assert _DASHES[one] != _DASHES[other] or seen >= 9, (one, other, seen)


# A brand


def test_a_brands_colours_take_turns_on_the_band() -> None:
    theme = theme_for(MapHeader(id="map", colours=("#0F3D3E", "#2C7A6B")))
    assert [theme.stage_colour(i) for i in range(4)] == ["#0F3D3E", "#2C7A6B", "#0F3D3E", "#2C7A6B"]


def test_a_light_colour_of_a_brand_is_darkened_and_that_is_said() -> None:
    header = MapHeader(id="map", colours=("#0F3D3E", "#F2C200"))
    theme = theme_for(header)
    used = theme.stage_colour(1)
    assert theme.stage_colour(0) == "#0F3D3E"
    assert 4.5 <= contrast("#FFFFFF", used) < 4.7
    (change,) = colour_changes(header)
    assert (change.asked, change.used) == ("#F2C200", used)
    assert "#F2C200" in change.sentence
    assert "1.6 : 1" in change.sentence
    assert used in change.sentence


def test_darkening_keeps_hue_and_chroma_as_far_as_it_can() -> None:
    change = changed_colour("#4C9A8B")
    assert change is not None
    before, after = lab(change.asked), lab(change.used)
    assert after[0] < before[0]
    assert abs(after[1] - before[1]) < 1
    assert abs(after[2] - before[2]) < 1
    assert change.before < 4.5 <= change.after


@pytest.mark.parametrize("colour", ["#0F3D3E", "#000000", "", "green", "#12345"])
def test_what_reads_or_is_no_colour_is_not_changed(colour: str) -> None:
    assert changed_colour(colour) is None


def test_what_is_said_is_never_rounded_up_to_what_would_do() -> None:
    change = changed_colour("#777777")  # 4.48
    assert change is not None
    assert "4.4 : 1" in change.sentence


def test_high_contrast_asks_more_of_a_brand() -> None:
    header = MapHeader(id="map", theme="high-contrast", colours=("#2C7A6B",))
    assert [c.asked for c in colour_changes(header)] == ["#2C7A6B"]
    theme = theme_for(header)
    assert all(contrast("#FFFFFF", theme.stage_colour(i)) >= 7 for i in range(2))


@pytest.mark.parametrize("brand", ["#0F3D3E", "#B03A5B", "#000000", "#FFE94A", "#3A76BE", "#777777"])
def test_a_single_brand_colour_takes_turns_with_a_shade_of_itself(brand: str) -> None:
    first, second = band_colours((brand,), Theme.load("paper").colour)
    assert contrast("#FFFFFF", first) >= 4.5
    assert contrast("#FFFFFF", second) >= 4.5
    assert distance(first, second) >= 15
    assert distance(in_grey(first), in_grey(second)) >= IN_GREY


def test_no_colour_of_a_brand_is_no_brand() -> None:
    assert theme_for(MapHeader(id="map", colours=("nonsense", ""))) is Theme.load("paper")


@pytest.mark.parametrize("brand", ["#8A0F3D", "#1144CC", "#2C7A6B", "#6A6A6A", "#FFD000"])
def test_the_client_theme_takes_the_hue_of_its_brand_and_reads_as_before(brand: str) -> None:
    usual, theme = Theme.load("client").colour, theme_for(MapHeader(id="map", theme="client", colours=(brand,))).colour
    for name in ("ink", "text", "muted", "connection", "rule"):
        before, after = getattr(usual, name), getattr(theme, name)
        assert abs(lightness(before) - lightness(after)) < 1, name
    for text in (theme.ink, theme.text, theme.muted):
        for ground in (theme.paper, theme.pain_point_ground, theme.opportunity_ground):
            assert contrast(text, ground) >= 4.5, (text, ground)


# How it is measured


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [
        # Pairs of the data that Sharma, Wu and Dalal published with the formula, in L*, a*, b*.
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.0, 2.0), (50.0, 0.0, 0.0), 2.3669),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
        ((50.0, 2.5, 0.0), (61.0, -5.0, 29.0), 22.8977),
        ((50.0, 2.5, 0.0), (56.0, -27.0, -3.0), 31.9030),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_distances_are_those_of_the_published_data(
    one: tuple[float, float, float], other: tuple[float, float, float], known: float
) -> None:
    from designer.layout.colour_vision import ciede2000

    assert ciede2000(one, other) == pytest.approx(known, abs=5e-5)
    assert ciede2000(other, one) == pytest.approx(known, abs=5e-5)


def test_greys_look_the_same_to_everybody_and_red_and_green_do_not() -> None:
    for grey in ("#000000", "#7F7F7F", "#FFFFFF"):
        for kind in KINDS:
            assert distance(grey, seen_by(grey, kind)) < 1
    assert distance("#A03030", "#306030", DEUTAN) < distance("#A03030", "#306030") / 2
    assert distance("#A03030", "#306030", TRITAN) > 30


def test_grey_print_keeps_the_luminance() -> None:
    for colour in ("#28477A", "#FFE94A", "#B03A5B"):
        assert contrast(in_grey(colour), "#FFFFFF") == pytest.approx(contrast(colour, "#FFFFFF"), rel=0.02)
        assert lightness(in_grey(colour)) == pytest.approx(lightness(colour), abs=0.5)
