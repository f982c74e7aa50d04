"""Whatever a map holds, what is drawn of it does not collide, stays in its place and reads well."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.drawing import Box, Drawing
from designer.drawing.drawing import flat
from designer.layout import Arrangement, Density, JourneyLayout, LayoutOptions, Theme, lay_out
from designer.model import JourneyMap, Touchpoint
from designer.text import FontBook
from tests.layout.sight import overlapping, overlapping_texts, texts_outside, weak_texts
from tests.maps import maps, rich_map

arrangements = st.sampled_from(Arrangement)
densities = st.sampled_from(Density)


@cache
def _fonts() -> FontBook:
    return FontBook.bundled()


def _layout(journey: JourneyMap, arrangement: Arrangement, density: Density = Density.STANDARD) -> JourneyLayout:
    options = LayoutOptions(arrangement=arrangement, density=density, shows_private=True)
    return lay_out(journey, Theme.load("paper"), _fonts(), options)


def _said(drawing: Drawing) -> list[tuple[object, ...]]:
    return [
        (g.key, g.role, g.x, g.y, g.element, g.alt, g.link, g.far, g.content.box, list(flat(g.content)))
        for g in drawing.groups
    ]


@given(maps(), arrangements, densities)
def test_no_two_cards_and_no_two_notes_overlap(journey: JourneyMap, arrangement: Arrangement, density: Density) -> None:
    grid = _layout(journey, arrangement, density).grid
    cards = [(id, place.box) for id, place in grid.cards.items()]
    boxes = [*cards, *grid.notes.items(), *grid.tray.items()]
    assert overlapping(boxes) == []


@given(maps(), arrangements, densities)
def test_no_two_texts_overlap(journey: JourneyMap, arrangement: Arrangement, density: Density) -> None:
    assert overlapping_texts(_layout(journey, arrangement, density).drawing) == []


@given(maps(), arrangements, densities)
def test_every_text_lies_in_the_box_of_its_group(
    journey: JourneyMap, arrangement: Arrangement, density: Density
) -> None:
    assert texts_outside(_layout(journey, arrangement, density).drawing) == []


@given(maps(), arrangements)
def test_nothing_lies_outside_the_drawing(journey: JourneyMap, arrangement: Arrangement) -> None:
    drawing = _layout(journey, arrangement).drawing
    sheet = drawing.box.grown(1)
    assert [g.key for g in drawing.groups if not sheet.holds(g.box)] == []


@given(maps(), arrangements)
def test_every_card_stands_in_its_stage_and_its_lane(journey: JourneyMap, arrangement: Arrangement) -> None:
    grid = _layout(journey, arrangement).grid
    stages = {column.id: column for column in grid.stages}
    for id, place in grid.cards.items():
        touchpoint = journey[id]
        assert isinstance(touchpoint, Touchpoint)
        column = stages[touchpoint.stage]
        assert column.left <= place.box.left
        assert place.box.right <= column.right
        if arrangement is Arrangement.STORYLINE:
            row = next(r for r in grid.lanes if r.kind == "touchpoints")
        else:
            row = next(r for r in grid.lanes if place.lane in r.members or (r.kind == "no channel" and not place.lane))
        assert row.top <= place.box.top
        assert place.box.bottom <= row.bottom


@given(maps(), arrangements)
def test_cards_follow_the_order_of_the_journey(journey: JourneyMap, arrangement: Arrangement) -> None:
    grid = _layout(journey, arrangement).grid
    assert {id: place.number for id, place in grid.cards.items()}.items() <= journey.numbers.items()
    steps = [(s.left, key.left) for s in grid.stages for key in s.steps]
    assert steps == sorted(steps)
    if arrangement is not Arrangement.STORYLINE:
        columns = {(s.id, key.key): key for s in grid.stages for key in s.steps}
        for place in grid.cards.values():
            column = columns[place.stage, place.step]
            assert column.left - 0.01 <= place.box.left or place.box.width < 60
            assert place.box.left < column.right
    middles = [place.node[0] for place in grid.cards.values() if place.node]
    if arrangement is Arrangement.STORYLINE:
        steps = [(journey.numbers[id], place) for id, place in grid.cards.items()]
        assert len(middles) == len(steps)


@given(maps(), arrangements)
def test_a_touchpoint_is_drawn_unless_its_lane_is_hidden_or_it_waits_in_the_tray(
    journey: JourneyMap, arrangement: Arrangement
) -> None:
    grid = _layout(journey, arrangement).grid
    hidden = {lane.id for lane in journey.lanes if not lane.shown}
    folded = {stage.id for stage in journey.stages if stage.folded}
    wanted = {t.id for t in journey.touchpoints if (t.lane or t.channel) not in hidden and t.stage not in folded}
    assert set(grid.cards) == wanted
    assert {t.id for t in journey.tray} <= set(grid.tray)


def _crossed(layout: JourneyLayout) -> list[tuple[str, str]]:
    """Connections and the cards that they run through."""
    found = []
    cards = {id: place.box.grown(-0.5) for id, place in layout.grid.cards.items()}
    for id, points in layout.grid.routes.items():
        for (ax, ay), (bx, by) in pairwise(points):
            piece = Box(min(ax, bx), min(ay, by), max(ax, bx) + 0.01, max(ay, by) + 0.01)
            found += [(id, card) for card, box in cards.items() if box.meets(piece)]
    return found


@given(maps(), st.sampled_from([Arrangement.SWIMLANES, Arrangement.GROUPED]), densities)
def test_no_connection_crosses_a_card(journey: JourneyMap, arrangement: Arrangement, density: Density) -> None:
    layout = _layout(journey, arrangement, density)
    shown = [c.id for c in journey.connections if c.source in layout.grid.cards and c.target in layout.grid.cards]
    assert sorted(layout.grid.routes) == shown
    assert _crossed(layout) == []


@pytest.mark.parametrize("arrangement", [Arrangement.SWIMLANES, Arrangement.GROUPED])
def test_no_connection_of_a_rich_map_crosses_a_card(arrangement: Arrangement) -> None:
    layout = _layout(rich_map(150), arrangement)
    assert len(layout.grid.routes) == 180
    assert _crossed(layout) == []


@given(maps(), arrangements)
def test_the_same_map_gives_the_same_drawing(journey: JourneyMap, arrangement: Arrangement) -> None:
    one = _layout(journey, arrangement)
    other = _layout(journey.snapshot(), arrangement)
    assert _said(one.drawing) == _said(other.drawing)
    assert one.grid == other.grid


@given(maps(), st.sampled_from(["paper", "ink-saver", "high-contrast", "client"]), arrangements)
@settings(max_examples=30)
def test_every_text_can_be_read_on_what_it_stands_on(journey: JourneyMap, theme: str, arrangement: Arrangement) -> None:
    drawing = lay_out(journey, Theme.load(theme), _fonts(), LayoutOptions(arrangement=arrangement)).drawing
    assert weak_texts(drawing) == []


@pytest.mark.parametrize("arrangement", Arrangement)
def test_a_rich_map_has_nothing_that_overlaps(arrangement: Arrangement) -> None:
    drawing = _layout(rich_map(60), arrangement).drawing
    assert overlapping_texts(drawing) == []
    assert texts_outside(drawing) == []
    assert weak_texts(drawing) == []


@given(st.text(max_size=400), st.text(max_size=400), arrangements)
@settings(max_examples=30)
def test_names_of_any_length_stay_in_their_place(name: str, other: str, arrangement: Arrangement) -> None:
    journey = _named(name, other)
    drawing = _layout(journey, arrangement).drawing
    assert overlapping_texts(drawing) == []
    assert texts_outside(drawing) == []


def _named(name: str, other: str) -> JourneyMap:
    from designer.model import Channel, Connection, MapHeader, Note, NoteKind, Persona, Stage

    return JourneyMap(
        [
            MapHeader(id="map", title=name, scenario=other, organisation=name, author=other, version=name, date=other),
            Persona(id="p1", order="5", name=name, role=other, quote=other),
            Persona(id="p2", order="6", name=other, role=name, quote=name),
            Stage(id="s1", order="5", name=name, goal=other, duration=name),
            Stage(id="s2", order="6", name=other, goal=name),
            Channel(id="c1", order="5", name=name),
            Channel(id="c2", order="6", name=other),
            Channel(id="c3", order="7", name=name),
            Touchpoint(
                id="t1",
                stage="s1",
                step="5",
                channel="c1",
                name=name,
                description=other,
                feeling=2,
                personas=("p1", "p2"),
            ),
            Touchpoint(id="t2", stage="s1", step="6", channel="c2", name=other, description=name, feeling=-2),
            Touchpoint(id="t3", name=name, description=other),
            Connection(id="k1", source="t1", target="t2", label=name),
            *(
                Note(
                    id=f"n{i}", about="t1", order=f"{i}5", kind=kind, text=name if i % 2 else other, unit=other, value=i
                )
                for i, kind in enumerate(NoteKind, 1)
            ),
        ]
    )
