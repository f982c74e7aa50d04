"""Whoever asks a drawing that followed many edits finds the same as in one that was cut into places at once."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.canvas.chunks import Chunks
from designer.drawing import Box, Drawing
from designer.editing import Document, operations
from designer.layout import JourneyLayout, Theme, lay_out
from designer.model import Placement
from designer.text import FontBook
from tests.maps import rich_map

EDITS = ("carry on", "carry to another stage", "rename", "feel", "delete", "add", "add a stage", "undo", "fold")


def edit(document: Document, kind: str, random: Random) -> None:
    """One edit somewhere on a map."""
    journey = document.journey
    touchpoints, stages = journey.touchpoints, journey.stages
    one, stage = random.choice(touchpoints), random.choice(stages)
    match kind:
        case "carry on":
            operations.move_touchpoints(
                document, [one.id], Placement(one.stage, after=None, lane=journey.place_of(one))
            )
        case "carry to another stage":
            operations.move_touchpoints(document, [one.id], Placement(stage.id, lane=journey.place_of(one)))
        case "rename":
            operations.rename(document, one.id, "A name that takes two lines" if random.random() < 0.5 else "Short")
        case "feel":
            operations.set_feeling(document, one.id, "", random.choice((-2.0, 0.0, 2.0)))
        case "delete":
            operations.delete(document, [one.id])
        case "add":
            operations.add_touchpoint(document, "New", Placement(stage.id))
        case "add a stage":
            operations.add_stage(document, "New", before=stage.id)
        case "fold":
            operations.toggle_folded(document, [stage.id])
        case _:
            document.undo()


def far_away(chunks: Chunks) -> list[list[tuple[str, float, float]]]:
    """What each place holds, in painting order."""
    return sorted([[(g.key, g.x, g.y) for _rank, g in chunk.ranked] for chunk in chunks.chunks])


@pytest.mark.parametrize("looks_at_all", [False, True])
@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 10**6), kinds=st.lists(st.sampled_from(EDITS), min_size=1, max_size=6))
def test_what_is_found_is_the_same_after_any_edits(
    fonts: FontBook, looks_at_all: bool, seed: int, kinds: list[str]
) -> None:
    random, theme = Random(seed), Theme.load("paper")
    document = Document(rich_map(400, seed=seed % 7, stages=4))
    layout: JourneyLayout = lay_out(document.journey, theme, fonts)
    chunks = Chunks(layout.drawing)
    for kind in kinds:
        if looks_at_all:
            assert chunks.chunks
        edit(document, kind, random)
        layout = lay_out(document.journey, theme, fonts, previous=layout)
        chunks.follow(layout.drawing)
        area = some_area(layout.drawing, random)
        fresh = Chunks(layout.drawing)
        assert chunks.groups_in(area) == fresh.groups_in(area)
    assert far_away(chunks) == far_away(Chunks(layout.drawing))
    assert chunks.wide == Chunks(layout.drawing).wide


def some_area(drawing: Drawing, random: Random) -> Box:
    x, y = random.uniform(0, drawing.width), random.uniform(0, drawing.height)
    return Box(x, y, x + random.uniform(1, 900), y + random.uniform(1, 700))
