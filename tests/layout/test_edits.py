"""One edit moves nothing that does not have to move.

What is written in one stage decides how wide that stage is, and how high the lanes are in which it is written; so stages
before it stay where they are, those behind it move as a whole, and no lane but those grows. The width of all cards is that
of the widest word on any of them: edits that change it are left out here.
"""

from __future__ import annotations

from functools import cache

import msgspec
from hypothesis import assume, given
from hypothesis import strategies as st

from designer.layout import Arrangement, JourneyLayout, LayoutOptions, Theme, lay_out
from designer.model import Change, JourneyMap, Lane, Note, Stage, Touchpoint
from designer.text import FontBook
from tests.maps import maps

NEW = st.sampled_from(["", "Ask", "Something much longer than it was before, in two or three lines", "待って います"])
arrangements = st.sampled_from(Arrangement)
crowded = maps(4, 12, levels=0, least=2)


@cache
def _fonts() -> FontBook:
    return FontBook.bundled()


def _layout(journey: JourneyMap, arrangement: Arrangement, previous: JourneyLayout | None = None) -> JourneyLayout:
    return lay_out(journey, Theme.load("paper"), _fonts(), LayoutOptions(arrangement=arrangement), previous)


def _edited(
    journey: JourneyMap, arrangement: Arrangement, before: JourneyLayout, **fields: object
) -> tuple[JourneyLayout, JourneyLayout]:
    id = str(fields.pop("id"))
    element = journey[id]
    journey.apply(Change("", {id: (element, msgspec.structs.replace(element, **fields))}))
    after = _layout(journey, arrangement, before)
    assert after.grid == _layout(journey, arrangement).grid
    return before, after


def _nothing_else_moved(before: JourneyLayout, after: JourneyLayout, stage: str) -> None:
    """Sideways: stages before this one not at all, those behind it as a whole, cards inside all others not at all."""
    old = {column.id: column for column in before.grid.stages}
    new = {column.id: column for column in after.grid.stages}
    assert list(old) == list(new)
    ids = list(old)
    at = ids.index(stage)
    for id in ids[: at + 1]:
        assert new[id].left == old[id].left
    moved = new[stage].right - old[stage].right
    last = ids[-1]
    for id in ids[at + 1 :]:
        assert abs(new[id].left - old[id].left - moved) < 0.01
        if id != last:  # which also makes room for the names at the ends of curves
            assert abs(new[id].right - old[id].right - moved) < 0.01
    for id, place in before.grid.cards.items():
        if place.stage != stage and not (place.stage == last and place.node):
            now = after.grid.cards[id]
            there, here = place.box.left - old[place.stage].left, now.box.left - new[now.stage].left
            assert abs(there - here) < 0.01, id


def _heights(layout: JourneyLayout) -> dict[str, float]:
    return {f"{row.kind} {row.lane}": row.bottom - row.top for row in layout.grid.lanes}


def _same_card_width(before: JourneyLayout, after: JourneyLayout) -> bool:
    widths = [{place.box.width for place in one.grid.cards.values() if place.box.width > 60} for one in (before, after)]
    return widths[0] == widths[1]


@given(crowded, arrangements, NEW, st.data())
def test_a_note_that_is_written_moves_its_stage_and_its_lane_alone(
    journey: JourneyMap, arrangement: Arrangement, text: str, chance: st.DataObject
) -> None:
    before = _layout(journey, arrangement)
    shown = [n for n in before.grid.notes if isinstance(journey[n], Note)]
    assume(shown)
    note = journey[chance.draw(st.sampled_from(shown))]
    assert isinstance(note, Note)
    about = journey[note.about]
    stage = about.stage if isinstance(about, Touchpoint) else about.id
    box = before.grid.notes[note.id]
    own = next(row for row in before.grid.lanes if row.top <= box.top and box.bottom <= row.bottom + 0.01)
    before, after = _edited(journey, arrangement, before, id=note.id, text=text)
    _nothing_else_moved(before, after, stage)
    widths = [next(c.right - c.left for c in one.grid.stages if c.id == stage) for one in (before, after)]
    may_change = {f"{own.kind} {own.lane}"}
    if abs(widths[0] - widths[1]) > 0.01:  # a wide word makes its stage wider: other notes in it flow anew, no cards
        may_change |= {f"{row.kind} {row.lane}" for row in before.grid.lanes if not row.members}
    old, new = _heights(before), _heights(after)
    assert {name for name in old if abs(old[name] - new[name]) > 0.01} <= may_change
    cards = {id: p for id, p in before.grid.cards.items() if p.stage == stage}
    left = next(c.left for c in before.grid.stages if c.id == stage)
    assert all(
        after.grid.cards[id].box.left == p.box.left for id, p in cards.items() if not p.node and p.box.left >= left
    )


@given(crowded, arrangements, NEW, st.data())
def test_a_touchpoint_that_is_renamed_moves_no_card_before_it_and_no_other_stage(
    journey: JourneyMap, arrangement: Arrangement, name: str, chance: st.DataObject
) -> None:
    before = _layout(journey, arrangement)
    assume(before.grid.cards)
    id = chance.draw(st.sampled_from(sorted(before.grid.cards)))
    place = before.grid.cards[id]
    before, after = _edited(journey, arrangement, before, id=id, name=name)
    assume(_same_card_width(before, after))
    _nothing_else_moved(before, after, place.stage)
    if arrangement is not Arrangement.STORYLINE:
        for other, was in before.grid.cards.items():
            if was.stage == place.stage and was.number < place.number:
                assert after.grid.cards[other].box.left == was.box.left
        own = {row.lane for row in before.grid.lanes if place.lane in row.members or place.lane == row.lane}
        own |= {"" for row in before.grid.lanes if row.kind in ("group", "no channel")}
        analysis = {lane.id for lane in journey.of(Lane)}
        old, new = _heights(before), _heights(after)
        changed = {key.rpartition(" ")[2] for key in old if abs(old[key] - new[key]) > 0.01}
        assert changed <= own | analysis


@given(crowded, arrangements, NEW, st.data())
def test_a_goal_that_is_written_moves_no_other_stage_and_no_lane_against_another(
    journey: JourneyMap, arrangement: Arrangement, goal: str, chance: st.DataObject
) -> None:
    before = _layout(journey, arrangement)
    stage = chance.draw(st.sampled_from(journey.stages))
    assert isinstance(stage, Stage)
    before, after = _edited(journey, arrangement, before, id=stage.id, goal=goal)
    _nothing_else_moved(before, after, stage.id)
    assert _heights(before) == _heights(after) or all(
        abs(a - b) < 0.01 for a, b in zip(_heights(before).values(), _heights(after).values(), strict=True)
    )
