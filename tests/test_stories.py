"""Stories: the text that templates and samples are written in."""

from __future__ import annotations

import pytest

from designer.checks import check
from designer.model import Waiver
from stories.read_story import StoryTrouble, read_story

STORY = """
title: Buying a bike
channels: Website, Store
{field}
@ Mara

# Find | awareness | Know that there is one
* Looks around
via Website
{word}
# Buy | purchase | Get it
* Orders and pays
via Store
"""


def test_a_gap_of_the_map_is_waived_among_its_fields() -> None:
    journey = read_story(STORY.format(field="waive: PE03 The workshop writes it | 2026-11-01 | Ada", word="owner Web"))
    assert {g.rule: g.reason for g in check(journey).gaps if g.is_waived} == {"PE03": "The workshop writes it"}


def test_a_waiver_of_a_touchpoint_names_it_and_holds() -> None:
    text = STORY.format(field="", word="owner Web team") + "waive TP03 She pays where she orders | 2026-11-01 | Ada\n"
    journey = read_story(text)
    (gap,) = [gap for gap in check(journey).gaps if gap.rule == "TP03"]
    assert (gap.is_waived, gap.reason) == (True, "She pays where she orders")
    (waiver,) = journey.of(Waiver)
    assert (waiver.about, waiver.date, waiver.by) == (gap.elements, "2026-11-01", "Ada")


@pytest.mark.parametrize("said", ["waive GR06 It holds", "waive TP03"])
def test_a_waiver_of_what_is_no_gap_or_without_a_reason_is_refused(said: str) -> None:
    with pytest.raises((StoryTrouble, ValueError), match=r"no gap GR06|a waiver is"):
        read_story(STORY.format(field="", word=said))
