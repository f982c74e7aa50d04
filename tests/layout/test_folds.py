"""What is folded: stages as narrow columns that count, with a pile in each lane; lanes as slim lines with nodes."""

from __future__ import annotations

from functools import cache

import msgspec

from designer.layout import JourneyLayout, LayoutOptions, Theme, lay_out
from designer.model import Change, Channel, Connection, JourneyMap, MapHeader, Stage, Touchpoint
from designer.text import FontBook
from tests.layout.laws import broken


@cache
def _fonts() -> FontBook:
    return FontBook.bundled()


def _map(*folded: str) -> JourneyMap:
    steps = ("F", "U")
    return JourneyMap(
        [
            MapHeader(id="map"),
            *(Stage(id=id, order=order, name=f"Stage {id}", folded=id in folded) for id, order in zip("abc", "FUk")),
            *(Channel(id=id, order=id, name=f"By {id}", folded=id in folded) for id in ("x", "y")),
            *(
                Touchpoint(id=f"{stage}{i}", stage=stage, step=step, channel="xy"[i], order=step, name=f"Does {stage} {i}")
                for stage in "abc"
                for i, step in enumerate(steps)
            ),
            Touchpoint(id="b2", stage="b", step="k", channel="x", order="k", name="Does more"),
            Connection(id="k1", source="a0", target="b0"),
            Connection(id="k2", source="a0", target="b2"),  # to the same pile once its stage is folded
            Connection(id="k3", source="b0", target="b1"),  # inside of it
            Connection(id="k4", source="b1", target="c0"),
        ]
    )  # fmt: skip


def _layout(journey: JourneyMap, previous: JourneyLayout | None = None) -> JourneyLayout:
    return lay_out(journey, Theme.load("paper"), _fonts(), LayoutOptions(), previous)


def _words(layout: JourneyLayout, key: str) -> str:
    return " ".join(run.text for group, _x, _y, run in layout.drawing.texts() if group.key == key)


def test_a_folded_stage_is_narrow_and_counts_what_it_holds() -> None:
    journey = _map("b")
    layout = _layout(journey)
    wide = {column.id: column.right - column.left for column in _layout(_map()).grid.stages}
    column = next(column for column in layout.grid.stages if column.id == "b")
    assert column.is_folded
    assert column.right - column.left < wide["b"] / 2
    assert _words(layout, "b/count") == "3 touchpoints"
    assert _words(layout, "b/pile/x") == "× 2"
    assert _words(layout, "b/pile/y") == "× 1"
    assert set(layout.grid.cards) == {"a0", "a1", "c0", "c1"}
    assert broken(journey, layout) == {}


def test_ways_lead_to_the_pile_once_and_none_goes_on_inside() -> None:
    layout = _layout(_map("b"))
    assert set(layout.grid.routes) == {"k1", "k4"}
    pile = next(g.box for g in layout.drawing.groups if g.key == "b/pile/x")
    x, y = layout.grid.routes["k1"][-1]
    assert pile.grown(1).contains(x, y)


def test_a_folded_stage_moves_no_card_before_it_and_all_behind_it_alike() -> None:
    open_, folded = _layout(_map()), _layout(_map("b"))
    assert folded.grid.cards["a1"].box.left == open_.grid.cards["a1"].box.left
    moved = {id: folded.grid.cards[id].box.left - open_.grid.cards[id].box.left for id in ("c0", "c1")}
    assert moved["c0"] == moved["c1"] < 0


def test_unfolding_gives_the_drawing_back() -> None:
    journey = _map()
    before = _layout(journey)
    stage = journey["b"]
    assert isinstance(stage, Stage)
    folded = msgspec.structs.replace(stage, folded=True)
    journey.apply(Change("", {"b": (stage, folded)}))
    between = _layout(journey, before)
    assert between.grid == _layout(_map("b")).grid
    journey.apply(Change("", {"b": (folded, stage)}))
    assert _layout(journey, between).grid == before.grid


def test_a_folded_lane_is_slim_and_has_a_node_for_each_touchpoint() -> None:
    journey = _map("x")
    layout = _layout(journey)
    row = next(row for row in layout.grid.lanes if row.lane == "x")
    other = next(row for row in layout.grid.lanes if row.lane == "y")
    assert row.is_folded
    assert row.bottom - row.top < (other.bottom - other.top) / 2
    nodes = {id: place.node for id, place in layout.grid.cards.items() if place.lane == "x"}
    assert set(nodes) == {"a0", "b0", "b2", "c0"}
    assert all(node is not None and row.top < node[1] < row.bottom for node in nodes.values())
    assert "4 touchpoints" in _words(layout, "x/label")
    assert broken(journey, layout) == {}


def test_all_folded_at_once_breaks_no_law() -> None:
    journey = _map("a", "b", "c", "x", "y")
    assert broken(journey, _layout(journey)) == {}
