"""Values of curves are stored on one scale and shown on the one that was declared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.model import LaneKind
from designer.model.scales import Scale, is_declared, lane_scale, scale_of

DECLARED = ("-2..2", "1..5", "1..10", "0..10", "6..1", "nps", "-100..100")


@pytest.mark.parametrize(
    ("declared", "texts"),
    [
        ("-2..2", ("+2", "0", "−2")),
        ("1..5", ("5", "3", "1")),
        ("1..10", ("10", "5.5", "1")),
        ("0..10", ("10", "5", "0")),
        ("6..1", ("1", "3.5", "6")),
        ("nps", ("+100", "0", "−100")),
        (" 1 .. 7 ", ("7", "4", "1")),
        ("−3..3", ("+3", "0", "−3")),
    ],
)
def test_the_ends_and_the_middle_are_written_as_declared(declared: str, texts: tuple[str, ...]) -> None:
    scale = scale_of(declared)
    assert tuple(scale.text(v) for v in (2, 0, -2)) == texts


@pytest.mark.parametrize("declared", ["", "good", "1..", "3..3", "..", "a..b"])
def test_a_text_that_declares_no_scale_means_the_usual_one(declared: str) -> None:
    assert scale_of(declared) == Scale()
    assert scale_of(declared, LaneKind.ENGAGEMENT) == Scale(1, 5, 1, 5)


def test_values_have_one_decimal_and_the_decimal_sign_of_the_language() -> None:
    assert scale_of("1..5").text(-0.26) == "2.7"
    assert scale_of("1..5").text(-0.26, "de") == "2,7"
    assert scale_of("-2..2").text(-0.04) == "0"
    assert scale_of("nps").text(0.333) == "+17"


def test_engagement_is_stored_as_it_is_shown_unless_its_lane_declares_another_scale() -> None:
    assert lane_scale(LaneKind.ENGAGEMENT, "", "1..10").text(4) == "4"
    assert lane_scale(LaneKind.ENGAGEMENT, "0..10", "").text(3) == "5"
    assert lane_scale(LaneKind.EMOTION, "", "1..10").text(2) == "10"
    assert lane_scale(LaneKind.EMOTION, "1..5", "1..10").text(2) == "5"


@pytest.mark.parametrize(
    ("declared", "texts"),
    [
        ("-2..2", "+2 +1 0 −1 −2"),
        ("1..5", "5 4 3 2 1"),
        ("6..1", "1 2 3 4 5 6"),
        ("1..7", "7 6 5 4 3 2 1"),
        ("1..10", "10 9 8 7 6 5 4 3 2 1"),
        ("0..100", "100 90 80 70 60 50 40 30 20 10 0"),
        ("1..25", "25 20 10 1"),
        ("0.5..4.5", "4.5 3.5 2.5 1.5 0.5"),
    ],
)
def test_points_snap_to_whole_numbers_of_a_scale_that_has_them(declared: str, texts: str) -> None:
    scale = scale_of(declared)
    assert " ".join(scale.text(level) for level in scale.levels) == texts
    assert scale.levels[0] == 2
    assert scale.levels[-1] == -2


def test_a_net_promoter_score_goes_by_tens() -> None:
    scale = scale_of("nps")
    assert [scale.shown(level) for level in scale.levels] == [n * 10 for n in range(10, -11, -1)]
    assert scale.text(scale.next_level(0, +1)) == "+10"
    assert scale.text(scale.next_level(scale.stored(37), -1)) == "+30"


def test_the_next_level_of_the_last_is_itself() -> None:
    scale = scale_of("1..10", LaneKind.ENGAGEMENT)
    assert scale.next_level(5, +1) == 5
    assert scale.next_level(1, -1) == 1
    assert scale.text(scale.next_level(scale.stored(7), +1)) == "8"


def test_halves_are_rounded_away_from_zero() -> None:
    scale = scale_of("1..10")
    assert scale.text(-1) == "3.3"
    assert scale.text(1) == "7.8"
    assert scale_of("-3..3").number(-0.25) == "−0.3"
    assert scale_of("nps").number(0.5) == "+1"
    assert scale_of("nps").number(-2.5) == "−3"


def test_five_degrees_are_offered_where_a_scale_has_a_level_near_each() -> None:
    def offered(declared: str) -> list[str]:
        scale = scale_of(declared)
        return [scale.text(value) for _degree, value in scale.choices]

    assert offered("1..10") == ["1", "3", "6", "8", "10"]
    assert offered("nps") == ["−100", "−50", "0", "+50", "+100"]
    assert offered("1..3") == ["1", "2", "3"]
    assert [degree for degree, _value in scale_of("1..3").choices] == [-2, 0, 2]


@pytest.mark.parametrize("declared", ["nps", "1..5", "-100..100", "6..1", "0.5..4.5"])
def test_what_declares_a_scale_may_stand_in_a_file(declared: str) -> None:
    assert is_declared(declared)


@pytest.mark.parametrize("declared", ["", "NPS ", "3..3", "1..", "1e9..2", "1..12345678", "good"])
def test_what_declares_none_may_not(declared: str) -> None:
    assert not is_declared(declared)


@given(st.sampled_from(DECLARED), st.sampled_from([LaneKind.EMOTION, LaneKind.ENGAGEMENT]), st.floats(0, 1))
def test_what_is_shown_is_what_was_stored(declared: str, kind: LaneKind, share: float) -> None:
    scale = scale_of(declared, kind)
    value = scale.low + share * (scale.high - scale.low)
    assert scale.stored(scale.shown(value)) == pytest.approx(value, abs=1e-5)
    assert scale.low <= scale.stored(scale.shown(value) * 3) <= scale.high


@given(st.sampled_from(DECLARED))
def test_a_scale_is_declared_as_it_is_read(declared: str) -> None:
    assert scale_of(scale_of(declared).declared()) == scale_of(declared)
