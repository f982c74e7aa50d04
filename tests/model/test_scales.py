"""Values of curves are stored on one scale and shown on the one that was declared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.model import LaneKind
from designer.model.scales import Scale, lane_scale, scale_of

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


def test_points_snap_to_five_levels() -> None:
    assert scale_of("1..10").levels == (2, 1, 0, -1, -2)
    assert scale_of("0..10", LaneKind.ENGAGEMENT).levels == (5, 4, 3, 2, 1)


@given(st.sampled_from(DECLARED), st.sampled_from([LaneKind.EMOTION, LaneKind.ENGAGEMENT]), st.floats(0, 1))
def test_what_is_shown_is_what_was_stored(declared: str, kind: LaneKind, share: float) -> None:
    scale = scale_of(declared, kind)
    value = scale.low + share * (scale.high - scale.low)
    assert scale.stored(scale.shown(value)) == pytest.approx(value, abs=1e-5)
    assert scale.low <= scale.stored(scale.shown(value) * 3) <= scale.high


@given(st.sampled_from(DECLARED))
def test_a_scale_is_declared_as_it_is_read(declared: str) -> None:
    assert scale_of(scale_of(declared).declared()) == scale_of(declared)
