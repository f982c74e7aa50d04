"""Marks on what differs: readable, told apart without colour, above the drawing and never in it."""

from __future__ import annotations

import itertools

import msgspec
import pytest

from designer.comparing import compare, marks_over, overlaid
from designer.drawing import Box, Drawing, Item, Path, Picture, Placed, TextRun
from designer.drawing.drawing import flat
from designer.editing import Document
from designer.layout import Arrangement, JourneyLayout, LayoutOptions, lay_out, theme_for
from designer.layout.colour import contrast
from designer.layout.marks import (
    COLOURS,
    ICONS,
    DifferenceMark,
    Place,
    badge_items,
    ghosted,
    mark_groups,
    mark_items,
    marked,
    place_of,
)
from designer.model import JourneyMap
from designer.printed_differences import difference_marks, is_ghost
from designer.templates import open_sample
from designer.text import FontBook
from tests.comparing.test_edits import bike, thirty_edits
from tests.layout.sight import overlapping, texts_on

KINDS = tuple(COLOURS)
BOX = Place(Box(100, 100, 200, 160))


@pytest.fixture(scope="module")
def maps() -> tuple[JourneyMap, JourneyMap]:
    document = Document(bike())
    before = document.journey.snapshot()
    for _kind, act, _about, _says in thirty_edits():
        act(document)
    return before, document.journey


@pytest.fixture(scope="module")
def laid_out(maps: tuple[JourneyMap, JourneyMap]) -> tuple[JourneyLayout, tuple[DifferenceMark, ...]]:
    """Both maps over each other, and what is marked on them."""
    differences = compare(*maps)
    both = overlaid(*maps, differences)
    layout = lay_out(both, theme_for(both.header), FontBook.bundled())
    return layout, difference_marks(layout, marks_over(*maps, differences))


def paths(items: tuple[Item | Placed, ...]) -> list[Path]:
    return [i for i in items if isinstance(i, Path)]


def shape(kind: str) -> object:
    """All that a mark of a kind is, but its colours."""

    def plain(item: Item | Placed) -> object:
        if isinstance(item, Placed):
            return tuple(plain(inner) for _x, _y, inner in flat(item.content))
        assert isinstance(item, Path)
        stroke = (item.stroke.width, item.stroke.dash) if item.stroke is not None else None
        return item.commands, tuple(round(p, 2) for p in item.points), bool(item.fill), stroke

    return tuple(plain(item) for item in mark_items(BOX, (kind,), 1.0))


def test_each_colour_can_be_read_on_paper() -> None:
    assert set(COLOURS) == {"added", "removed", "moved", "changed"}
    assert all(contrast(colour, "#FFFFFF") >= 4.5 for colour in COLOURS.values())


def test_kinds_are_told_apart_without_colour() -> None:
    for one, other in itertools.combinations(KINDS, 2):
        assert ICONS[one] != ICONS[other]
        assert shape(one) != shape(other)
        lines = [next(p.stroke for p in paths(mark_items(BOX, (kind,), 1.0)) if p.stroke) for kind in (one, other)]
        assert (lines[0].dash, lines[0].width) != (lines[1].dash, lines[1].width)  # type: ignore[union-attr]


def test_the_badge_of_what_is_gone_has_corners_and_of_what_moved_is_a_lozenge() -> None:
    grounds = {kind: paths(badge_items(kind, 0, 0, 6))[-1] for kind in KINDS}
    assert grounds["added"].commands == grounds["changed"].commands
    assert len({grounds[kind].commands + str(len(grounds[kind].points)) for kind in ("added", "removed", "moved")}) == 3


@pytest.mark.parametrize("unit", [0.5, 1.0, 3.0])
def test_the_frame_runs_round_the_card_in_any_size(unit: float) -> None:
    for kind in KINDS:
        frame = paths(mark_items(BOX, (kind,), unit))[0]
        assert frame.box.holds(BOX.box)
        assert frame.stroke is not None
        assert frame.stroke.width <= 2 * unit


def test_an_arrow_leads_from_where_it_stood_to_its_frame() -> None:
    items = paths(mark_items(BOX, ("moved",), 1.0, came_from=(400.0, 130.0)))
    line = next(p for p in items if p.commands == "MC")
    assert line.points[:2] == (400.0, 130.0)
    end = Box(line.points[-2], line.points[-1], line.points[-2], line.points[-1])
    assert BOX.box.grown(2.6).holds(end)
    assert not BOX.box.grown(2.4).holds(end)


def test_a_connection_is_marked_along_its_way(
    laid_out: tuple[JourneyLayout, tuple[DifferenceMark, ...]],
) -> None:
    layout, marks = laid_out
    routes = layout.grid.routes
    ways = [m for m in marks if m.element in routes]
    assert ways
    for mark in ways:
        place = place_of(layout.drawing, layout.grid, mark.element)
        assert place is not None
        assert place.route == routes[mark.element]
        line = paths(mark_items(place, mark.kinds, 1.0))[0]
        assert line.points == tuple(c for point in routes[mark.element] for c in point)


def test_the_mark_of_a_connection_keeps_off_the_numbers_on_the_weave() -> None:
    journey = open_sample("commuter-bike")
    options = LayoutOptions(arrangement=Arrangement.STORYLINE)
    layout = lay_out(journey, theme_for(journey.header), FontBook.bundled(), options)
    nodes = [box.grown(-2) for box in (g.box for g in layout.drawing.groups if g.key.endswith("/node"))]
    assert layout.grid.routes
    for id in layout.grid.routes:
        place = place_of(layout.drawing, layout.grid, id)
        assert place is not None
        for (ax, ay), (bx, by) in itertools.pairwise(place.route):
            piece = Box(min(ax, bx), min(ay, by), max(ax, bx) + 0.01, max(ay, by) + 0.01)
            assert not any(node.meets(piece) for node in nodes)


def test_each_difference_that_is_drawn_has_a_mark_at_its_place(
    laid_out: tuple[JourneyLayout, tuple[DifferenceMark, ...]],
) -> None:
    layout, marks = laid_out
    groups = mark_groups(layout.drawing, layout.grid, marks, 1.0)
    assert {g.element for g in groups} == {m.element for m in marks if place_of(layout.drawing, layout.grid, m.element)}
    assert len(groups) >= 30
    for group in groups:
        place = place_of(layout.drawing, layout.grid, group.element)
        assert place is not None
        assert group.box.meets(place.box.grown(4))
    said = [(g.element, g.alt) for g in groups if g.alt]
    assert sorted(said) == sorted(
        (m.element, ", ".join(m.kinds)) for m in marks if m.element in {g.element for g in groups}
    )


def test_signs_lie_above_all_frames(laid_out: tuple[JourneyLayout, tuple[DifferenceMark, ...]]) -> None:
    layout, marks = laid_out
    groups = mark_groups(layout.drawing, layout.grid, marks, 1.0)
    names = [group.key.rpartition("/")[2] for group in groups]
    assert names == sorted(names)
    assert set(names) == {"difference", "sign"}
    for group in groups:  # and each sign at its frame
        frame = next(g for g in groups if g.element == group.element)
        assert group.box.meets(frame.box)


def test_the_frame_of_the_map_runs_round_all_of_its_title_block(
    laid_out: tuple[JourneyLayout, tuple[DifferenceMark, ...]],
) -> None:
    layout, _marks = laid_out
    place = place_of(layout.drawing, layout.grid, "map")
    assert place is not None
    for seen in texts_on(layout.drawing):
        if seen.group.key == "map/title":
            assert place.frame(1.0).holds(seen.box), seen.run.text
    texts = [seen.box for seen in texts_on(layout.drawing) if seen.group.key == "map/title"]
    assert place.box.bottom - max(box.bottom for box in texts) < 12, "and no further, however high the cards beside it"


@pytest.mark.parametrize("arrangement", Arrangement)
@pytest.mark.parametrize("unit", [1.0, 1.25])
def test_frames_of_neighbours_stay_apart(arrangement: Arrangement, unit: float) -> None:
    journey = open_sample("hip-operation")
    layout = lay_out(journey, theme_for(journey.header), FontBook.bundled(), LayoutOptions(arrangement=arrangement))
    names = [*layout.grid.cards, *layout.grid.notes, *layout.grid.personas]
    lines = 1.0 * unit  # the frame of what changed is so wide
    for kept in names, [s.id for s in layout.grid.stages], [r.lane for r in layout.grid.lanes if r.lane]:
        frames = []
        for id in kept:
            place = place_of(layout.drawing, layout.grid, id)
            assert place is not None
            frames.append((id, place.frame(unit).grown(lines / 2)))
        assert overlapping(frames) == []


def test_marks_lie_above_a_drawing_that_stays_what_it_was(
    laid_out: tuple[JourneyLayout, tuple[DifferenceMark, ...]],
) -> None:
    layout, marks = laid_out
    before = layout.drawing.groups
    drawing = marked(layout.drawing, layout.grid, marks, is_ghost, 1.0)
    assert layout.drawing.groups is before
    assert not any(g.role == "difference" for g in before)
    assert [g.role == "difference" for g in drawing.groups[len(before) :]] == [True] * (
        len(drawing.groups) - len(before)
    )
    kept = [(a, b) for a, b in zip(before, drawing.groups) if not is_ghost(a.element)]
    assert all(a is b for a, b in kept)


def test_what_is_gone_is_grey_and_says_the_same(laid_out: tuple[JourneyLayout, tuple[DifferenceMark, ...]]) -> None:
    layout, _marks = laid_out
    pale = ghosted(layout.drawing, is_ghost)
    gone = [(a, b) for a, b in zip(layout.drawing.groups, pale.groups, strict=True) if is_ghost(a.element)]
    assert gone
    for group, ghost in gone:
        assert (ghost.x, ghost.y, ghost.content.box) == (group.x, group.y, group.content.box)
        said = [[i.text for _x, _y, i in flat(g.content) if isinstance(i, TextRun)] for g in (group, ghost)]
        assert said[0] == said[1]
        for _x, _y, item in flat(ghost.content):
            assert not isinstance(item, Picture)
            colours = [item.colour] if isinstance(item, TextRun) else [item.fill, item.stroke and item.stroke.colour]
            assert all(_is_grey(c) for c in colours if c)


def test_what_is_not_drawn_has_no_mark(laid_out: tuple[JourneyLayout, tuple[DifferenceMark, ...]]) -> None:
    layout, _marks = laid_out
    assert mark_groups(layout.drawing, layout.grid, [DifferenceMark("nobody", ("added",))], 1.0) == []
    empty = Drawing(10, 10, ())
    assert (
        mark_groups(empty, msgspec.structs.replace(layout.grid, cards={}), [DifferenceMark("x", ("moved",))], 1) == []
    )


def _is_grey(colour: str) -> bool:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return max(red, green, blue) - min(red, green, blue) <= 20
