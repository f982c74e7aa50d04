"""What an edit pushes out of sight is set when somebody looks there, and is then as if it had been set at once."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.drawing import Box, Drawing, Later, Role
from designer.drawing.drawing import flat
from designer.editing import Document
from designer.editing.operations import add_touchpoint, connect, delete, move_touchpoints
from designer.layout import Arrangement, JourneyLayout, LayoutOptions, Theme, connections, lay_out
from designer.model import JourneyMap, Placement
from designer.text import FontBook
from tests.layout.edits import EDITS, make
from tests.layout.sight import different, said
from tests.maps import maps, rich_map


def laid_out(
    journey: JourneyMap,
    fonts: FontBook,
    previous: JourneyLayout | None = None,
    arrangement: Arrangement = Arrangement.SWIMLANES,
) -> JourneyLayout:
    return lay_out(journey, Theme.load("paper"), fonts, LayoutOptions(arrangement=arrangement), previous)


def later(drawing: Drawing) -> list[Later]:
    return [part for part in drawing.parts if isinstance(part, Later)]


def look(drawing: Drawing, area: Box) -> None:
    for part in later(drawing):
        if part.box.meets(area):
            for group in part:
                assert group.content.items is not None


def test_an_edit_sets_nothing_out_of_sight(fonts: FontBook) -> None:
    document = Document(rich_map(200, seed=1))
    journey = document.journey
    layout = laid_out(journey, fonts)
    look(layout.drawing, layout.drawing.box)
    first = journey.stages[1]
    one = journey.touchpoints_in(first.id)[0]
    add_touchpoint(document, "New", Placement(first.id, after=None, lane=one.channel))

    layout = laid_out(journey, fonts, layout)
    column = layout.grid.stages[1]
    look(layout.drawing, Box(column.left + 100, 0, column.right - 100, layout.drawing.height))

    far = [part for part in later(layout.drawing) if part.box.left > column.right + 400]
    assert len(far) > 20
    assert not any(part.is_made for part in far)
    beside = next(t for t in journey.touchpoints_in(journey.stages[-1].id))
    assert layout.grid.cards[beside.id].box.left > column.right  # asked for one, the others are not set
    assert not any(part.is_made for part in far)
    assert layout.drawing.by_element[one.id]
    assert not any(part.is_made for part in far)


def test_ways_between_stages_are_drawn_round_new_ways_inside_them(fonts: FontBook) -> None:
    for seed in range(12):
        document, chance = Document(rich_map(30, seed=seed)), Random(seed)
        layout = laid_out(document.journey, fonts)
        for _connection in range(4):
            assert layout.drawing.groups
            stage = chance.choice(document.journey.stages)
            members = document.journey.touchpoints_in(stage.id)
            make(lambda d, r, m=members: connect(d, *[t.id for t in r.sample(m, 2)]), document, chance)  # type: ignore[misc]
            layout = laid_out(document.journey, fonts, layout)
            assert different(layout, laid_out(document.journey, fonts)) == []


def test_what_nobody_looked_at_in_time_is_drawn_by_its_own_map(fonts: FontBook) -> None:
    """A connection that went before anybody looked at it, on a sheet of other parts."""
    for seed in range(6):
        document = Document(rich_map(30, seed=seed))
        earlier = laid_out(document.journey, fonts)
        before = said(laid_out(document.journey, fonts).drawing.groups)
        persona = document.journey.personas[0]
        delete(document, [persona.id, *[c.id for c in document.journey.connections[::2]]])
        now = laid_out(document.journey, fonts, earlier)
        for box in (None, Box(0, 0, 50, 50), now.drawing.box):
            now.drawing.changed_since(earlier.drawing, box)
        assert said(earlier.drawing.groups) == before
        assert different(now, laid_out(document.journey, fonts)) == []
        again = laid_out(document.journey, fonts, now)
        assert different(again, laid_out(document.journey, fonts)) == []


def drawn(layout: JourneyLayout) -> dict[str, list[object]]:
    """The ink of each group of connections in the drawing's places, whatever corner it is kept from."""
    return {
        group.key: [(round(group.x + x, 4), round(group.y + y, 4), item) for x, y, item in flat(group.content)]
        for group in layout.drawing.groups
        if group.role is Role.CONNECTION
    }


def test_an_earlier_map_is_drawn_where_it_was_when_the_newest_was_drawn_before_it(
    fonts: FontBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_FOUND_AT_ONCE", 0)
    for seed in range(6):
        document, chance = Document(rich_map(30, seed=seed)), Random(seed)
        earlier = laid_out(document.journey, fonts)
        before = drawn(laid_out(document.journey, fonts))
        now = earlier
        for edit in ("rename a touchpoint", "move touchpoints", "delete a touchpoint"):
            make(EDITS[edit], document, chance)
            now = laid_out(document.journey, fonts, now)
            drawn(now)
        assert drawn(earlier) == before


def moved_over(document: Document, i: int) -> None:
    """A touchpoint goes to another lane and back."""
    one = document.journey.touchpoints[70]
    lanes = [lane.id for lane in document.journey.channels if lane.id != one.channel]
    move_touchpoints(document, [one.id], Placement(one.stage, one.step, lane=lanes[i % 2]))


def test_where_no_connection_is_drawn_an_edit_finds_no_ways(fonts: FontBook, finds: list[str]) -> None:
    document = Document(rich_map(450, seed=1))
    layout = laid_out(document.journey, fonts)
    assert len(document.journey.connections) > 400
    drawn(layout)  # somebody looks closely, and at the whole map from then on
    spent = []
    for i in range(8):
        moved_over(document, i)
        layout = laid_out(document.journey, fonts, layout)
        finds.clear()
        assert layout.drawing.groups  # all are made, none is drawn
        spent.append(len(finds))
    assert max(spent) < 100
    assert spent[4:] == [0, 0, 0, 0]


def test_a_connection_that_an_edit_beside_it_leaves_as_it_is_is_not_drawn_again(fonts: FontBook) -> None:
    document = Document(rich_map(450, seed=1))
    layout = laid_out(document.journey, fonts)
    for i in range(6):
        drawn(layout)
        before = {g.key: g.content for g in layout.drawing.groups if g.role is Role.CONNECTION}
        moved_over(document, i)
        layout = laid_out(document.journey, fonts, layout)
        after = {g.key: g.content for g in layout.drawing.groups if g.role is Role.CONNECTION}
        assert sum(after[key] is content for key, content in before.items()) > 0.95 * len(before)
        assert different(layout, laid_out(document.journey, fonts)) == []


def test_a_stage_that_was_pushed_out_of_sight_and_back_is_drawn_as_before(fonts: FontBook) -> None:
    document = Document(rich_map(60, seed=3, stages=4))
    layout = laid_out(document.journey, fonts)
    before = said(layout.drawing.groups)
    new = add_touchpoint(document, "New", Placement(document.journey.stages[0].id, after=None))
    layout = laid_out(document.journey, fonts, layout)
    delete(document, [new])
    layout = laid_out(document.journey, fonts, layout)
    assert said(layout.drawing.groups) == before


@pytest.mark.parametrize("arrangement", [Arrangement.SWIMLANES, Arrangement.GROUPED, Arrangement.STORYLINE])
@settings(deadline=None)
@given(journey=maps(), chance=st.randoms(use_true_random=False), count=st.integers(1, 6))
def test_a_layout_of_which_little_was_looked_at_equals_one_from_scratch(
    fonts: FontBook, arrangement: Arrangement, journey: JourneyMap, chance: Random, count: int
) -> None:
    document = Document(journey)
    layout = laid_out(journey, fonts, None, arrangement)
    for _edit in range(count):
        make(EDITS[chance.choice(sorted(EDITS))], document, chance)
        layout = laid_out(document.journey, fonts, layout, arrangement)
        x, y = chance.uniform(0, layout.drawing.width), chance.uniform(0, layout.drawing.height)
        if chance.random() < 0.7:
            look(layout.drawing, Box(x, y, x + 300, y + 200))
    fresh = laid_out(document.journey, fonts, None, arrangement)
    assert different(layout, fresh) == []
    assert layout.grid == fresh.grid


@pytest.mark.parametrize("arrangement", [Arrangement.SWIMLANES, Arrangement.GROUPED, Arrangement.STORYLINE])
@settings(deadline=None)
@given(journey=maps())
def test_all_ink_lies_where_it_is_looked_for(fonts: FontBook, arrangement: Arrangement, journey: JourneyMap) -> None:
    layout = laid_out(journey, fonts, None, arrangement)
    for part in later(layout.drawing):
        for group in part:
            assert group.element == "" or group.element in part.elements
            if group.role is Role.CONNECTION:
                assert all(part.box.contains(x, y) for x, y in layout.grid.routes[group.element])
            else:
                assert part.box.holds(group.box), (group.key, group.box, part.box)


@pytest.mark.parametrize("touchpoints", [40, 700])
def test_the_ink_of_a_large_map_lies_where_it_is_looked_for(fonts: FontBook, touchpoints: int) -> None:
    layout = laid_out(rich_map(touchpoints, seed=5), fonts)
    parts = later(layout.drawing)
    assert len(parts) > 40
    for part in parts:
        for group in part:
            if group.role is Role.CONNECTION:
                assert all(part.box.contains(x, y) for x, y in layout.grid.routes[group.element])
            else:
                assert part.box.holds(group.box), (group.key, group.box, part.box)
