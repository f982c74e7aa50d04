"""One edit moves nothing that does not have to move: all kinds of edits on 2,000 maps in the profile `thorough`, a few at each
landing. What has to move is said in `tests/layout/stillness.py`."""

from __future__ import annotations

from functools import cache
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.drawing import Lazy
from designer.editing import Document
from designer.layout import Arrangement, Density, JourneyLayout, LayoutOptions, Theme, lay_out
from designer.model import JourneyMap
from designer.text import FontBook
from tests.layout.edits import EDITS, make
from tests.layout.stillness import Shot, moved, reach_of
from tests.maps import maps, rich_map, scattered_map

EDITS_ON_A_MAP = 4

any_map = maps(4, 12, levels=0, least=2)
rich = st.builds(rich_map, st.integers(1, 24), st.integers(0, 1 << 20), st.integers(1, 5))
scattered = st.builds(scattered_map, st.integers(1, 24), st.integers(0, 1 << 20), st.integers(1, 5))
options = st.builds(
    LayoutOptions,
    arrangement=st.sampled_from(Arrangement),
    density=st.sampled_from(Density),
    shows_private=st.booleans(),
)


@cache
def _fonts() -> FontBook:
    return FontBook.bundled()


@given(any_map | rich | scattered, options, st.integers(0, 1 << 30))
@settings(max_examples=2 * settings.default.max_examples)
def test_one_edit_moves_nothing_that_does_not_have_to_move(
    journey: JourneyMap, options: LayoutOptions, seed: int
) -> None:
    random, document = Random(seed), Document(journey)
    layout = lay_out(journey, Theme.load("paper"), _fonts(), options)
    for _edit in range(EDITS_ON_A_MAP):
        name = random.choice(list(EDITS))
        before = Shot(document.journey.snapshot(), layout)
        if make(EDITS[name], document, random):
            layout = lay_out(document.journey, Theme.load("paper"), _fonts(), options, layout)
            assert list(moved(before, Shot(document.journey.snapshot(), layout))) == [], name


@pytest.mark.parametrize("arrangement", Arrangement)
@pytest.mark.parametrize("name", EDITS)
def test_each_kind_of_edit_can_be_made_and_moves_nothing_else_on_a_rich_map(
    name: str, arrangement: Arrangement
) -> None:
    document = Document(rich_map(24, 3, 4))
    options = LayoutOptions(arrangement=arrangement)
    before = Shot(document.journey.snapshot(), lay_out(document.journey, Theme.load("paper"), _fonts(), options))
    assert any(make(EDITS[name], document, Random(seed)) for seed in range(9))
    layout = lay_out(document.journey, Theme.load("paper"), _fonts(), options, before.layout)
    assert list(moved(before, Shot(document.journey.snapshot(), layout))) == []


def _edited(name: str, seed: int = 1) -> tuple[Shot, Shot]:
    """A rich map before and after one edit."""
    document = Document(rich_map(24, 3, 4))
    before = Shot(document.journey.snapshot(), lay_out(document.journey, Theme.load("paper"), _fonts()))
    assert make(EDITS[name], document, Random(seed))
    return before, Shot(document.journey.snapshot(), lay_out(document.journey, Theme.load("paper"), _fonts()))


def _with(shot: Shot, **places: object) -> Shot:
    """The same moment, with things drawn elsewhere."""
    layout = shot.layout
    grid = msgspec.structs.replace(layout.grid, **places)
    return Shot(shot.journey, JourneyLayout(layout.drawing, grid, layout.options, layout.cache))


def test_what_moves_without_having_to_is_noticed() -> None:
    before, after = _edited("colour a stage")
    assert list(moved(before, after)) == []
    grid = after.layout.grid
    replace = msgspec.structs.replace
    id, card = next(iter(grid.cards.items()))
    assert list(moved(before, _with(after, cards={**grid.cards, id: replace(card, box=card.box.moved(1, 0))})))
    assert list(moved(before, _with(after, cards={**grid.cards, id: replace(card, box=card.box.moved(0, 1))})))
    note, box = next(iter(grid.notes.items()))
    assert list(moved(before, _with(after, notes={**grid.notes, note: box.moved(1, 0)})))
    assert list(moved(before, _with(after, notes={**grid.notes, note: box.moved(0, 1)})))
    stage = grid.stages[1]
    wider = (grid.stages[0], replace(stage, right=stage.right + 1), *grid.stages[2:])
    assert list(moved(before, _with(after, stages=wider)))
    row = grid.lanes[2]
    lower = (*grid.lanes[:2], replace(row, bottom=row.bottom + 1), *grid.lanes[3:])
    assert list(moved(before, _with(after, lanes=lower)))
    curve = grid.curves[0]
    point = replace(curve.points[3], x=curve.points[3].x + 1)
    beside = replace(curve, find_points=(Lazy(lambda: (*curve.points[:3], point, *curve.points[4:])),))
    assert list(moved(before, _with(after, curves=(beside, *grid.curves[1:]))))
    way, points = next(iter(grid.routes.items()))
    aside = tuple((x + 1, y) for x, y in points)
    assert list(moved(before, _with(after, routes={**grid.routes, way: aside})))


def test_an_edit_leaves_most_of_a_map_to_be_looked_at() -> None:
    """What has to move is a small part: the law is not kept by looking away."""
    before, after = _edited("rename a touchpoint")
    reach = reach_of(before.journey, after.journey)
    assert len(reach.stages) == 1
    assert len(reach.lanes) == 1
    assert not reach.kinds
    assert not reach.is_place


@given(rich | scattered, options, st.sampled_from(["ink-saver", "high-contrast", "client"]))
def test_a_theme_changes_no_measure(journey: JourneyMap, options: LayoutOptions, theme: str) -> None:
    usual = lay_out(journey, Theme.load("paper"), _fonts(), options)
    assert lay_out(journey, Theme.load(theme), _fonts(), options).grid == usual.grid
