"""Where a pointer is on the map, and where what is dropped there lands."""

from __future__ import annotations

import pytest

from designer.layout import (
    Arrangement,
    JourneyLayout,
    LayoutOptions,
    Theme,
    cell_at,
    drop_at,
    lane_drop_at,
    lay_out,
    stage_drop_at,
)
from designer.model import Channel, JourneyMap, Lane, LaneKind, Placement, Stage, Touchpoint
from designer.text import FontBook
from tests.maps import rich_map


def _map() -> JourneyMap:
    return JourneyMap(
        [
            *(Stage(id=f"s{i}", order=str(i), name=name) for i, name in enumerate(("Ask", "Buy", "Use"), 1)),
            *(
                Channel(id=f"c{i}", order=str(i), name=n)
                for i, n in enumerate(("Website", "E-mail", "Phone", "Store"), 1)
            ),
            Lane(id="l1", order="5", kind=LaneKind.FRONT_STAGE),
            Lane(id="l2", order="6", kind=LaneKind.PAIN_POINTS),
            Touchpoint(id="t1", stage="s1", step="1", channel="c1", name="One"),
            Touchpoint(id="t2", stage="s1", step="2", channel="c3", name="Two"),
            Touchpoint(id="t3", stage="s1", step="3", channel="c1", name="Three"),
            Touchpoint(id="t4", stage="s2", step="1", channel="c2", name="Four"),
        ]
    )


@pytest.fixture
def layout(fonts: FontBook) -> JourneyLayout:
    return _lay_out(fonts, Arrangement.SWIMLANES)


def _lay_out(fonts: FontBook, arrangement: Arrangement) -> JourneyLayout:
    return lay_out(_map(), Theme.load("paper"), fonts, LayoutOptions(arrangement=arrangement))


def _middle(layout: JourneyLayout, touchpoint: str) -> tuple[float, float]:
    return layout.grid.cards[touchpoint].box.centre


def _lane_y(layout: JourneyLayout, lane: str) -> float:
    row = next(r for r in layout.grid.lanes if lane in r.members or r.lane == lane)
    return (row.top + row.bottom) / 2


def test_a_point_on_a_card_is_in_its_cell(layout: JourneyLayout) -> None:
    cell = cell_at(layout, *_middle(layout, "t2"))
    assert cell is not None
    assert (cell.stage, cell.step, cell.lane) == ("s1", "2", "c3")
    assert cell.box == layout.grid.cards["t2"].box


def test_a_point_below_a_card_in_another_lane_is_an_empty_cell_of_its_step(layout: JourneyLayout) -> None:
    x = layout.grid.cards["t1"].box.left + 20
    cell = cell_at(layout, x, _lane_y(layout, "c2"))
    assert cell is not None
    assert (cell.stage, cell.step, cell.lane) == ("s1", "1", "c2")
    assert cell.box.contains(x, _lane_y(layout, "c2"))


def test_behind_the_last_step_is_the_free_place_for_a_new_one(layout: JourneyLayout) -> None:
    cell = cell_at(layout, layout.grid.stages[2].left + 20, _lane_y(layout, "c1"))
    assert cell is not None
    assert (cell.stage, cell.step, cell.lane) == ("s3", "", "c1")


def test_there_are_no_cells_in_lanes_of_notes_nor_beside_the_map(layout: JourneyLayout) -> None:
    x, y = _middle(layout, "t1")
    assert cell_at(layout, x, _lane_y(layout, "l2")) is None
    assert cell_at(layout, 10, y) is None
    assert cell_at(layout, x, 5) is None


def test_an_action_lane_has_cells(layout: JourneyLayout) -> None:
    cell = cell_at(layout, _middle(layout, "t1")[0], _lane_y(layout, "l1"))
    assert cell is not None
    assert cell.lane == "l1"


def test_near_the_middle_of_a_card_a_drop_joins_its_step(layout: JourneyLayout) -> None:
    drop = drop_at(layout, *_middle(layout, "t1"), frozenset({"t4"}))
    assert drop is not None
    assert drop.placement == Placement("s1", "1", "", "c1")
    assert drop.x is None


def test_at_a_cards_sides_a_drop_makes_a_new_step_before_or_behind_it(layout: JourneyLayout) -> None:
    box = layout.grid.cards["t3"].box
    before = drop_at(layout, box.left + 3, box.centre[1], frozenset({"t4"}))
    behind = drop_at(layout, box.right - 3, box.centre[1], frozenset({"t4"}))
    assert before is not None
    assert behind is not None
    assert before.placement == Placement("s1", "", "2", "c1")
    assert behind.placement == Placement("s1", "", "", "c1")
    assert before.x is not None
    assert before.x < box.left
    assert behind.x is not None
    assert behind.x > box.right


def test_before_the_first_card_a_drop_makes_the_first_step(layout: JourneyLayout) -> None:
    box = layout.grid.cards["t1"].box
    drop = drop_at(layout, layout.grid.stages[0].left + 2, box.centre[1], frozenset({"t4"}))
    assert drop is not None
    assert drop.placement == Placement("s1", "", None, "c1")


def test_between_two_steps_in_another_lane_a_drop_makes_a_new_step(layout: JourneyLayout) -> None:
    steps = layout.grid.stages[0].steps
    middles = [(s.left + s.right) / 2 for s in steps]
    drop = drop_at(layout, (middles[1] + middles[2]) / 2, _lane_y(layout, "c4"), frozenset({"t4"}))
    assert drop is not None
    assert drop.placement == Placement("s1", "", "2", "c4")
    assert drop.x is not None
    assert (drop.top + drop.bottom) / 2 == pytest.approx(_lane_y(layout, "c4"))


def test_a_drop_on_a_stage_header_comes_to_its_end_in_the_same_lane(layout: JourneyLayout) -> None:
    band = layout.grid.stages[1].band
    drop = drop_at(layout, *band.centre, frozenset({"t2"}))
    assert drop is not None
    assert drop.placement == Placement("s2", "", "", "c3")


def test_a_drop_into_an_empty_stage_makes_its_first_step(layout: JourneyLayout) -> None:
    stage = layout.grid.stages[2]
    drop = drop_at(layout, (stage.left + stage.right) / 2, _lane_y(layout, "c2"), frozenset({"t1"}))
    assert drop is not None
    assert drop.placement == Placement("s3", "", "", "c2")


def test_nothing_lands_outside_the_map(layout: JourneyLayout) -> None:
    assert drop_at(layout, 10, _lane_y(layout, "c1")) is None
    assert drop_at(layout, _middle(layout, "t1")[0], _lane_y(layout, "l2")) is None
    assert drop_at(layout, layout.drawing.width + 50, _lane_y(layout, "c1")) is None


def test_a_card_dropped_on_its_own_place_stays_in_its_step(layout: JourneyLayout) -> None:
    drop = drop_at(layout, *_middle(layout, "t2"), frozenset({"t2"}))
    assert drop is not None
    assert drop.placement == Placement("s1", "2", "", "c3")


def test_in_the_lane_of_a_group_a_card_keeps_its_channel(fonts: FontBook) -> None:
    layout = _lay_out(fonts, Arrangement.GROUPED)
    stage = layout.grid.stages[2]
    x, y = (stage.left + stage.right) / 2, _lane_y(layout, "c1")
    own = drop_at(layout, x, y, frozenset({"t4"}))
    assert own is not None
    assert own.placement.lane == "c2"
    other = drop_at(layout, x, y, frozenset({"t2"}))  # from a phone into the digital lane: the channel used last
    assert other is not None
    assert other.placement.lane == "c2"


def test_in_the_storyline_cards_keep_their_channel_and_the_weave_gives_one(fonts: FontBook) -> None:
    layout = _lay_out(fonts, Arrangement.STORYLINE)
    box = layout.grid.cards["t3"].box
    drop = drop_at(layout, box.right - 4, box.centre[1], frozenset({"t4"}))
    assert drop is not None
    assert drop.placement == Placement("s1", "", "", "c2")
    node = layout.grid.cards["t2"].node
    assert node is not None
    lane = drop_at(layout, node[0], _lane_y(layout, "c1"), frozenset({"t4"}))
    assert lane is not None
    assert lane.placement == Placement("s1", "2", "", "c1")
    cell = cell_at(layout, node[0], _lane_y(layout, "c1"))
    assert cell is not None
    assert (cell.stage, cell.step, cell.lane) == ("s1", "2", "c1")


def test_a_dragged_stage_lands_before_the_stage_whose_middle_it_has_not_passed(layout: JourneyLayout) -> None:
    first, second, third = layout.grid.stages
    before = stage_drop_at(layout, first.left + 5)
    between = stage_drop_at(layout, second.left + 5)
    last = stage_drop_at(layout, third.right + 30)
    assert before is not None
    assert between is not None
    assert last is not None
    assert (before.before, between.before, last.before) == ("s1", "s2", None)
    assert between.x == second.left


def test_a_dragged_lane_lands_before_the_lane_whose_middle_it_has_not_passed(layout: JourneyLayout) -> None:
    rows = layout.grid.lanes
    before = lane_drop_at(layout, rows[1].top + 2)
    last = lane_drop_at(layout, rows[-1].bottom + 20)
    assert before is not None
    assert last is not None
    assert before.before == "c2"
    assert before.y == rows[1].top
    assert last.before is None


def test_a_map_without_anything_has_nowhere_to_drop(fonts: FontBook) -> None:
    layout = lay_out(JourneyMap(), Theme.load("paper"), fonts)
    assert drop_at(layout, 50, 50) is None
    assert cell_at(layout, 50, 50) is None
    assert stage_drop_at(layout, 50) is None
    assert lane_drop_at(layout, 50) is None


def test_of_thousands_of_cards_those_near_a_place_are_found_in_the_maps_order(fonts: FontBook) -> None:
    layout = lay_out(rich_map(300, seed=3), Theme.load("paper"), fonts)
    for stage in layout.grid.stages:
        for row in layout.grid.lanes:
            cards = [c for c in layout.grid.cards.values() if c.stage == stage.id and c.lane in (row.members or ("-",))]
            assert list(layout.cards.in_lanes(stage.id, row.members or ("-",))) == cards
            for low in range(int(stage.left) - 50, int(stage.right) + 50, 37):
                near = layout.cards.near(stage.id, row.members or ("-",), low, low + 60)
                assert list(near) == [c for c in cards if c.box.right >= low and c.box.left <= low + 60]
