"""A layout that starts from the one before looks exactly like one from scratch, and makes little anew."""

from __future__ import annotations

import gc
import weakref
from functools import cache

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.editing import Document, operations
from designer.editing.operations import set_feeling
from designer.layout import Arrangement, JourneyLayout, LayoutOptions, Theme, lay_out, route_chunk
from designer.model import (
    Change,
    Channel,
    Connection,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    Note,
    NoteKind,
    Persona,
    Placement,
    Stage,
    Touchpoint,
)
from designer.model.elements import Element
from designer.text import FontBook
from tests.layout.sight import different, said
from tests.maps import maps, rich_map


@cache
def _fonts() -> FontBook:
    return FontBook.bundled()


def _layout(
    journey: JourneyMap, arrangement: Arrangement = Arrangement.SWIMLANES, previous: JourneyLayout | None = None
) -> JourneyLayout:
    return lay_out(journey, Theme.load("paper"), _fonts(), LayoutOptions(arrangement=arrangement), previous)


def _put(journey: JourneyMap, *elements: Element) -> None:
    journey.apply(Change("", {e.id: (journey.get(e.id), e) for e in elements}))


def _edit(journey: JourneyMap, chance: st.DataObject) -> None:
    """Any edit that a person could make: a field of an element changes, or a note or connection goes."""
    elements = sorted(journey.elements)
    element = journey[chance.draw(st.sampled_from(elements))]
    word = chance.draw(
        st.sampled_from(["", "Ask", "Something much longer than it was before", "Donaudampfschifffahrt"])
    )
    stages = [s.id for s in journey.stages]
    match element:
        case Touchpoint():
            stage = chance.draw(st.sampled_from(["", *stages]))
            step = chance.draw(st.sampled_from(["5", "F", "k"])) if stage else ""
            feeling = chance.draw(st.sampled_from([None, -2.0, 1.0]))
            new: Element = msgspec.structs.replace(element, name=word, stage=stage, step=step, feeling=feeling)
        case Stage():
            new = msgspec.structs.replace(element, name=word, order=chance.draw(st.sampled_from(["2", "V", "z"])))
        case Channel():
            new = msgspec.structs.replace(element, name=word, shown=chance.draw(st.booleans()))
        case Persona():
            new = msgspec.structs.replace(element, name=word, colour=chance.draw(st.sampled_from(["", "#ff00aa"])))
        case Note():
            if chance.draw(st.booleans()):
                journey.apply(Change("", {element.id: (element, None)}))
                return
            new = msgspec.structs.replace(element, text=word)
        case Connection():
            new = msgspec.structs.replace(element, label=word)
        case _:
            new = msgspec.structs.replace(element, state="")
    _put(journey, new)


@given(maps(), st.sampled_from(Arrangement), st.data())
def test_a_layout_after_edits_equals_one_from_scratch(
    journey: JourneyMap, arrangement: Arrangement, chance: st.DataObject
) -> None:
    layout = _layout(journey, arrangement)
    for _edit_number in range(3):
        _edit(journey, chance)
        layout = _layout(journey, arrangement, layout)
        fresh = _layout(journey, arrangement)
        assert different(layout, fresh) == []
        assert layout.grid == fresh.grid


@given(maps(), st.data())
def test_changing_the_arrangement_and_back_gives_the_same_drawing(journey: JourneyMap, chance: st.DataObject) -> None:
    first = _layout(journey)
    other = _layout(journey, chance.draw(st.sampled_from(Arrangement)), first)
    again = _layout(journey, Arrangement.SWIMLANES, other)
    assert said(again.drawing.groups) == said(first.drawing.groups)


@pytest.mark.parametrize("arrangement", Arrangement)
def test_nothing_is_made_anew_where_nothing_changed(arrangement: Arrangement) -> None:
    journey = rich_map(60)
    first = _layout(journey, arrangement)
    second = _layout(journey, arrangement, first)
    assert second.drawing.changed_since(first.drawing) == ()
    assert all(a is b for a, b in zip(first.drawing.groups, second.drawing.groups, strict=True))


@pytest.mark.parametrize("arrangement", [Arrangement.SWIMLANES, Arrangement.GROUPED])
def test_renaming_a_card_draws_that_card_anew_and_nothing_else(arrangement: Arrangement) -> None:
    journey = rich_map(60)
    first = _layout(journey, arrangement)
    touchpoint = journey.touchpoints[30]
    lines = first.grid.cards[touchpoint.id].box.height
    _put(journey, msgspec.structs.replace(touchpoint, name=touchpoint.name[::-1]))
    second = _layout(journey, arrangement, first)
    before = first.drawing.by_key
    anew = [g.key for g in second.drawing.groups if g.key not in before or before[g.key].content is not g.content]
    assert second.grid.cards[touchpoint.id].box.height == lines
    assert anew == [f"{touchpoint.id}/card"]


def test_a_feeling_changes_its_face_and_its_stretch_of_the_curve_only() -> None:
    journey = rich_map(200)
    first = _layout(journey)
    touchpoint = next(t for t in journey.touchpoints[100:] if t.feeling == 1)
    _put(journey, msgspec.structs.replace(touchpoint, feeling=0.0))
    second = _layout(journey, previous=first)
    before = first.drawing.by_key
    anew = {g.key for g in second.drawing.groups if g.key not in before or before[g.key] != g}
    parts = {key.split("/")[1] for key in anew}
    assert parts <= {"card", "face", "curve"}
    assert sum("/curve/" in key for key in anew) <= 4
    assert f"{touchpoint.id}/card" in anew


def test_another_colour_of_a_persona_is_that_of_its_values_too() -> None:
    header, persona = MapHeader(id="map", shows_values=True), Persona(id="p", order="F", name="Mara", colour="#1D4F86")
    journey = JourneyMap(
        [
            header, persona, Stage(id="s", order="F", name="Buy"), Channel(id="c", order="F", name="Store"),
            Lane(id="e", order="U", kind=LaneKind.EMOTION),
            Touchpoint(id="t", stage="s", channel="c", order="F", name="Pays", feeling=1, personas=("p",)),
        ]
    )  # fmt: skip
    before = _layout(journey)
    _put(journey, msgspec.structs.replace(persona, colour="#A3195B"))
    fresh = _layout(journey)
    assert any("/value/" in group.key for group in fresh.drawing.groups)
    assert different(_layout(journey, previous=before), fresh) == []


def test_contents_are_drawn_only_when_somebody_looks() -> None:
    drawing = _layout(rich_map(40)).drawing
    cards = [g for g in drawing.groups if g.key.endswith("/card")]
    assert all(g.content._items is None for g in cards)
    assert cards[0].content.items


def test_on_a_large_map_ways_are_found_when_somebody_looks_and_are_the_same_as_from_scratch() -> None:
    journey = rich_map(500)
    layout = _layout(journey)
    touchpoints = journey.touchpoints
    looked_at = layout.drawing.by_key["k100/line"].content
    assert looked_at.items
    for touchpoint in (touchpoints[99], touchpoints[300], touchpoints[101]):
        _put(journey, msgspec.structs.replace(touchpoint, name="A much longer name than it had before", description=""))
        layout = _layout(journey, previous=layout)
    fresh = _layout(journey)
    assert dict(layout.grid.routes) == dict(fresh.grid.routes)
    assert said(layout.drawing.groups) == said(fresh.drawing.groups)
    for group in layout.drawing.groups:
        if group.key.endswith("/line") and group.key.startswith("k"):
            points = layout.grid.routes[group.element]
            assert all(group.box.contains(x, y) for x, y in points), group.key


def test_laying_a_large_map_out_again_finds_no_ways_and_keeps_those_of_stages_that_only_move(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    journey = rich_map(500)
    first = _layout(journey)
    said(first.drawing.groups)  # somebody has looked at all of it
    asked: list[str] = []
    monkeypatch.setattr(route_chunk, "find_way", lambda ground, errand: asked.append(errand.link.id))
    stage = journey.stages[1]
    touchpoint = journey.touchpoints_in(stage.id)[9]  # makes its stage wider, and no lane higher or lower
    _put(journey, msgspec.structs.replace(touchpoint, step="zz"))
    second = _layout(journey, previous=first)
    assert asked == []
    monkeypatch.undo()
    home = {t.id: t.stage for t in journey.touchpoints}
    ends = {c.id: {home[c.source], home[c.target]} for c in journey.connections}
    before = first.drawing.by_key
    lines = [g for g in second.drawing.groups if g.key.endswith("/line") and g.element in ends]
    anew = {g.element for g in lines if before[g.key].content is not g.content}
    assert any(ends[id] == {stage.id} for id in anew)
    assert all(stage.id in ends[id] or len(ends[id]) > 1 for id in anew)
    assert any(before[g.key].x != g.x for g in lines if g.element not in anew)
    assert said(second.drawing.groups) == said(_layout(journey).drawing.groups)


def test_a_drawing_keeps_none_of_those_before_it() -> None:
    """Each edit makes one: were the last of them to hold the one before, all would stay for as long as a map is open."""
    document = Document(rich_map(40, seed=1))
    theme, fonts = Theme.load("paper"), _fonts()
    before = lay_out(document.journey, theme, fonts)
    set_feeling(document, document.journey.touchpoints[0].id, "", 2.0)
    after = lay_out(document.journey, theme, fonts, previous=before)
    assert after.drawing.changed_since(before.drawing)
    earlier = weakref.ref(before.drawing)
    del before
    assert earlier() is None


def test_a_map_that_grew_and_was_taken_back_leaves_nothing_of_what_was_drawn() -> None:
    document = Document(rich_map(120, 1, 3))
    layout = _layout(document.journey)
    held: list[int] = []
    for _cycle in range(3):
        while len(document.journey.connections) <= 450:  # from 401 on ways are found when somebody looks
            operations.duplicate(document, [t.id for t in document.journey.touchpoints])
            layout = _layout(document.journey, previous=layout)
            for _item in layout.drawing.items():
                pass
        while document.position:
            document.undo()
            layout = _layout(document.journey, previous=layout)
            for _item in layout.drawing.items():
                pass
        gc.collect()
        names = [type(thing).__name__ for thing in gc.get_objects()]
        held.append(names.count("Drawn") + names.count("Doorways"))
    assert 0 < held[2] <= held[0], held


@pytest.mark.parametrize("count", [95, 96, 97, 98])
def test_ways_begin_and_end_at_nodes_that_are_wider_for_their_numbers(count: int) -> None:
    document = Document(JourneyMap())
    first, second = operations.add_stage(document, "One"), operations.add_stage(document, "Two")
    web, shop = operations.add_channel(document, "Web"), operations.add_channel(document, "Shop")
    for _i in range(count):
        operations.add_touchpoint(document, "t", Placement(stage=first, lane=web))
    a, b = (operations.add_touchpoint(document, name, Placement(stage=second, lane=shop)) for name in "AB")
    for place in ("", None):  # cards around them, so that the stage reaches as far as before
        operations.add_touchpoint(document, "Card", Placement(stage=second, after=place, lane=web))
    way = operations.connect(document, a, b)
    operations.toggle_lanes(document, [shop], "folded")
    layout = _layout(document.journey)
    assert way in layout.grid.routes
    assert layout.grid.routes[way]
    operations.add_touchpoint(document, "t", Placement(stage=first, after="", lane=web))  # 99 may become 100
    layout = _layout(document.journey, previous=layout)
    assert layout.grid.routes[way] == _layout(document.journey).grid.routes[way]


@pytest.mark.parametrize("kind", [NoteKind.CONTENT, NoteKind.METRIC, NoteKind.PAIN_POINT])
def test_a_lane_that_becomes_one_of_another_kind_sets_its_notes_as_if_it_always_was(kind: NoteKind) -> None:
    document = Document(JourneyMap())
    stage, channel = operations.add_stage(document, "One"), operations.add_channel(document, "Web")
    touchpoint = operations.add_touchpoint(document, "T", Placement(stage=stage, lane=channel))
    before = {NoteKind.CONTENT: LaneKind.CONTENT, NoteKind.METRIC: LaneKind.METRICS}.get(kind, LaneKind.PAIN_POINTS)
    operations.add_lane(document, before, "First")
    lane = operations.add_lane(document, before, "Second")
    operations.add_note(document, kind, touchpoint, "Guide for buyers", lane=lane)
    layout = _layout(document.journey)
    operations.set_field(document, lane, "kind", LaneKind.CUSTOM)
    assert not different(_layout(document.journey, previous=layout), _layout(document.journey))


def test_notes_of_a_lane_and_those_of_its_kind_stand_in_the_order_of_their_touchpoints() -> None:
    document = Document(JourneyMap())
    stage, channel = operations.add_stage(document, "One"), operations.add_channel(document, "Web")
    ids = [operations.add_touchpoint(document, name, Placement(stage=stage, lane=channel)) for name in "ABCD"]
    lane = operations.add_lane(document, LaneKind.PAIN_POINTS, "What hurts")
    about = [ids[3], ids[1], stage, ids[2], ids[0]]
    notes = {
        id: operations.add_note(document, NoteKind.PAIN_POINT, id, "It hurts", lane=lane if i % 2 else "")
        for i, id in enumerate(about)
    }
    boxes = _layout(document.journey).grid.notes
    placed = sorted(notes.values(), key=lambda note: (boxes[note].top, boxes[note].left))
    assert placed == [notes[id] for id in (stage, *ids)]


def test_of_connections_that_went_nothing_is_kept() -> None:
    document = Document(rich_map(30, 1, 3))
    layout = _layout(document.journey)
    for _turn in range(3):
        first = document.journey.touchpoints[0]
        new = operations.add_touchpoint(document, "New", Placement(stage=first.stage, lane=first.channel))
        operations.connect(document, first.id, new)
        layout = _layout(document.journey, previous=layout)
        operations.delete(document, [new])
        layout = _layout(document.journey, previous=layout)
    ends = {id for c in document.journey.connections for id in (c.source, c.target)}
    assert set(layout.cache.map.last("sorted links").at) == ends
