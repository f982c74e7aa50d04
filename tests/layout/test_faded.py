"""What a view's filters do not name stands back: pale at its place, on canvas and paper alike."""

from __future__ import annotations

from functools import cache

import msgspec

from designer.layout import JourneyLayout, LayoutOptions, Theme, lay_out
from designer.layout.colour import contrast
from designer.model import Change, JourneyMap, Note, NoteKind, View
from designer.model.views import Seen
from designer.text import FontBook
from tests.maps import rich_map


@cache
def _fonts() -> FontBook:
    return FontBook.bundled()


def _layout(journey: JourneyMap, previous: JourneyLayout | None = None) -> JourneyLayout:
    return lay_out(journey, Theme.load("paper"), _fonts(), LayoutOptions(), previous)


def _owned() -> tuple[JourneyMap, Seen]:
    """A map of which every third touchpoint is somebody's, looked at through a view of hers that fades."""
    journey = rich_map(30)
    for touchpoint in list(journey.touchpoints)[::3]:
        journey.apply(Change("", {touchpoint.id: (touchpoint, msgspec.structs.replace(touchpoint, owner="Ann"))}))
    return journey, Seen(journey, View(id="v", owners=("Ann",), fades=True))


def _strongest(layout: JourneyLayout, element: str) -> float:
    """The strongest contrast of an element's texts against the paper."""
    found = [contrast(run.colour, "#FFFFFF") for g, _x, _y, run in layout.drawing.texts() if g.element == element]
    return max(found, default=0)


def test_what_stands_back_stays_at_its_place_and_keeps_its_words() -> None:
    journey, seen = _owned()
    whole, faded = _layout(journey), _layout(seen.journey)
    assert faded.grid.cards == whole.grid.cards
    assert faded.grid.routes == whole.grid.routes
    assert [run.text for *_at, run in faded.drawing.texts()] == [run.text for *_at, run in whole.drawing.texts()]
    for touchpoint in journey.touchpoints:
        if touchpoint.owner == "Ann":
            assert _strongest(faded, touchpoint.id) == _strongest(whole, touchpoint.id)
        elif touchpoint.name:
            assert _strongest(faded, touchpoint.id) < 3 < _strongest(whole, touchpoint.id)


def test_connections_notes_and_pictures_stand_back_with_their_touchpoint() -> None:
    journey, seen = _owned()
    gone = seen.journey.faded
    for connection in journey.connections:
        ends = [journey[i] for i in (connection.source, connection.target)]
        assert (connection.id in gone) is any(getattr(end, "owner", "") != "Ann" for end in ends)
    images = [n for n in journey.of(Note) if n.kind is NoteKind.IMAGE and n.about in gone]
    assert all(n.id in gone for n in images)


def test_what_did_not_change_is_the_very_same_group_after_an_edit() -> None:
    journey, seen = _owned()
    before = _layout(seen.journey)
    last = journey.touchpoints[-1]
    change = Change("", {last.id: (last, msgspec.structs.replace(last, feeling=-2.0))})
    journey.apply(change)
    seen.follow(change)
    after = _layout(seen.journey, before)
    old = before.drawing.by_key
    changed = [g for g in after.drawing.groups if old.get(g.key) is not g]
    assert changed
    assert len(changed) < len(after.drawing.groups) / 3
    fresh = _layout(seen.journey)
    assert [(g.key, g.x, g.y) for g in fresh.drawing.groups] == [(g.key, g.x, g.y) for g in after.drawing.groups]
    assert [run for *_at, run in fresh.drawing.texts()] == [run for *_at, run in after.drawing.texts()]
