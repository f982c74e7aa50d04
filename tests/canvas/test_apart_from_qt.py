"""What is found, walked, joined and looked up without Qt."""

from __future__ import annotations

import subprocess
import sys

import hypothesis.strategies as st
import pytest
from hypothesis import given

from designer.canvas.chunks import Chunks
from designer.canvas.focus import Focus, FocusKind
from designer.canvas.font_names import renamed
from designer.canvas.hits import HitKind, distance_to_line, elements_in, hit_at
from designer.canvas.joining import Joining, insert_new, join, main_way_on, move_to
from designer.canvas.live import LiveLayout
from designer.canvas.moves import Walk, Way
from designer.canvas.places import text_place
from designer.drawing import Box, Content, Drawing, Group, Role
from designer.editing import Document
from designer.layout import JourneyLayout, Theme, lay_out
from designer.model import JourneyMap, Placement
from designer.text import FontBook
from tests.canvas.conftest import bike_map


@pytest.fixture(scope="module")
def layout() -> JourneyLayout:
    return lay_out(bike_map(), Theme.load("paper"), FontBook.bundled())


@pytest.fixture(scope="module")
def chunks(layout: JourneyLayout) -> Chunks:
    return Chunks(layout.drawing)


def test_these_modules_load_no_qt() -> None:
    names = "camera chunks feedback focus font_names hits joining live moves places wording writing".split()
    code = f"""
import sys
for name in {names!r}:
    __import__("designer.canvas." + name)
    assert not any(m.startswith("PySide6") for m in sys.modules), name
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=300)


def hit(layout: JourneyLayout, chunks: Chunks, x: float, y: float) -> tuple[HitKind, str]:
    found = hit_at(layout, chunks, layout.drawing.box.grown(21), x, y, 0.75)
    return found.kind, found.id


def test_what_lies_under_a_point(layout: JourneyLayout, chunks: Chunks) -> None:
    grid = layout.grid
    ride = grid.cards["ride"].box
    assert hit(layout, chunks, *ride.centre) == (HitKind.TOUCHPOINT, "ride")
    assert hit(layout, chunks, ride.left + 10, ride.top - 5) == (HitKind.TOUCHPOINT, "ride")  # its ticket
    assert hit(layout, chunks, *grid.points["mara", "order"]) == (HitKind.POINT, "order")
    assert hit(layout, chunks, *grid.notes["sizes"].centre) == (HitKind.NOTE, "sizes")
    assert hit(layout, chunks, *grid.stages[2].band.centre) == (HitKind.STAGE, "buy")
    assert hit(layout, chunks, *grid.stages[2].goal.centre) == (HitKind.GOAL, "buy")
    assert hit(layout, chunks, *grid.personas["mara"].centre) == (HitKind.PERSONA, "mara")
    assert hit(layout, chunks, *grid.title.centre)[0] is HitKind.TITLE
    assert hit(layout, chunks, grid.lanes[0].label.left + 30, grid.lanes[0].label.top + 5) == (HitKind.LANE, "search")
    assert hit(layout, chunks, *grid.tray["later"].centre) == (HitKind.TRAY, "later")
    border = (grid.stages[1].right + grid.stages[2].left) / 2
    assert hit(layout, chunks, border, grid.lanes[0].bottom - 2) == (HitKind.BORDER, "consider")
    assert hit(layout, chunks, -10, -10)[0] is HitKind.PAPER
    assert hit(layout, chunks, -100, 50)[0] is HitKind.GROUND
    last = grid.stages[-1]
    assert hit(layout, chunks, (last.left + last.right) / 2, grid.lanes[1].top + 3)[0] is HitKind.CELL


def test_a_connection_is_caught_within_a_few_pixels(layout: JourneyLayout, chunks: Chunks) -> None:
    route = layout.grid.routes["ride-order"]
    x, y = (route[0][0] + route[1][0]) / 2, (route[0][1] + route[1][1]) / 2
    kinds = {hit(layout, chunks, x + dx, y + dy) for dx, dy in ((0, 0), (2, 2), (-2, -2))}
    assert (HitKind.CONNECTION, "ride-order") in kinds


def test_the_distance_to_a_line() -> None:
    line = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0))
    assert distance_to_line(line, 5, 3) == 3
    assert distance_to_line(line, 13, 5) == 3
    assert distance_to_line(line, -3, -4) == 5
    assert distance_to_line(((1.0, 1.0), (1.0, 1.0)), 1, 3) == 2


def test_a_band_finds_cards_and_notes_it_touches(layout: JourneyLayout, chunks: Chunks) -> None:
    ride, note = layout.grid.cards["ride"].box, layout.grid.notes["sizes"]
    area = Box(ride.left + 5, ride.top + 5, ride.left + 9, ride.top + 9)
    assert elements_in(layout.grid, chunks, area) == ["ride"]
    assert elements_in(layout.grid, chunks, note) == ["sizes"]
    assert elements_in(layout.grid, chunks, Box(-30, -30, -20, -20)) == []


boxes = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h),
    st.floats(-3000, 9000), st.floats(-2000, 5000), st.floats(0.1, 3000), st.floats(0.1, 2000),
)  # fmt: skip


@given(st.lists(boxes, max_size=40), boxes)
def test_chunks_find_what_looking_at_everything_finds(places: list[Box], area: Box) -> None:
    groups = tuple(
        Group(str(i), Role.DECORATION, b.left, b.top, Content(Box(0, 0, b.width, b.height), ()))
        for i, b in enumerate(places)
    )
    chunks = Chunks(Drawing(9000, 5000, groups))
    assert chunks.groups_in(area) == [g for g in groups if g.box.meets(area)]


def test_what_a_painter_made_of_a_chunk_is_kept_while_nothing_in_it_changes() -> None:
    contents = [Content(Box(0, 0, 10, 10), ()) for _ in range(2)]
    groups = [Group(str(i), Role.NOTE, 2000.0 * i, 0, c) for i, c in enumerate(contents)]
    before = Chunks(Drawing(3000, 100, tuple(groups)))
    made = [object(), object()]
    for chunk, far in zip(before.chunks, made, strict=True):
        chunk.far = far
    moved = Group("1", Role.NOTE, 2000.0, 5, contents[1])
    before.follow(Drawing(3000, 100, (groups[0], moved)))
    assert [chunk.far for chunk in before.chunks] == [made[0], None]


@given(st.lists(st.lists(boxes, max_size=12), max_size=5), st.data(), boxes)
def test_chunks_that_follow_find_what_new_ones_find(parts: list[list[Box]], data: st.DataObject, area: Box) -> None:
    def group(key: str, box: Box) -> Group:
        return Group(key, Role.DECORATION, box.left, box.top, Content(Box(0, 0, box.width, box.height), ()))

    before = [[group(f"{p} {i}", box) for i, box in enumerate(part)] for p, part in enumerate(parts)]
    after = [list(part) for part in before]
    for edit in range(data.draw(st.integers(0, 6))):
        if not after:
            break
        part = data.draw(st.sampled_from(after))
        at = data.draw(st.integers(0, len(part)))
        kind = data.draw(st.sampled_from(["add", "remove", "move"]))
        if kind == "add":
            part.insert(at, group(f"new {edit}", data.draw(boxes)))
        elif at < len(part):
            key = part[at].key
            part[at : at + 1] = [] if kind == "remove" else [group(key, data.draw(boxes))]
    if data.draw(st.booleans()):
        after.append([group("one more part", data.draw(boxes))])
    first, second = (Drawing.of_parts(9000, 5000, parts, "#FFFFFF") for parts in (before, after))
    chunks = Chunks(first)
    chunks.follow(second)
    assert chunks.groups_in(area) == Chunks(second).groups_in(area)
    assert chunks.wide == Chunks(second).wide
    places = second.changed_since(first)
    assert all(g.box in places for g in second.groups if first.by_key.get(g.key) is not g)
    assert all(g.box in places for g in first.groups if g.key not in second.by_key)


def test_the_walk_reaches_every_card_and_empty_cell(layout: JourneyLayout) -> None:
    walk = Walk(layout)
    focus, seen = walk.first(), []
    while focus is not None:
        seen.append(focus)
        focus = walk.reading_order(focus, is_back=False)  # type: ignore[assignment]
    cards = [f.id for f in seen if f.id]
    assert sorted(cards) == sorted(layout.grid.cards)
    assert len(seen) == len(walk.columns) * len(walk.rows)
    back = walk.reading_order(seen[-1], is_back=True)
    assert back is not None
    assert (back.id, back.cell) == (seen[-2].id, seen[-2].cell)


@pytest.mark.parametrize("arrangement", ["grouped", "storyline"])
def test_arrows_reach_every_card_in_the_other_arrangements(arrangement: str) -> None:
    journey = bike_map()
    document = Document(journey)
    from designer.editing import operations

    operations.set_header(document, "arrangement", arrangement)
    live = LiveLayout(document, Theme.load("paper"), FontBook.bundled())
    walk = Walk(live.current)
    reached, waiting = set(), [walk.first()]
    while waiting:
        focus = waiting.pop()
        key = (focus.kind, focus.id, (focus.cell.stage, focus.cell.step, focus.cell.lane) if focus.cell else None)
        if key not in reached:
            reached.add(key)
            waiting += [walk.from_focus(focus, way) for way in Way]
    assert {id for _kind, id, _cell in reached} >= set(live.current.grid.cards)


@pytest.mark.parametrize("arrangement", ["swimlanes", "grouped", "storyline"])
@pytest.mark.parametrize("folded", [slice(0, 1), slice(1, 2), slice(None)], ids=["the first", "the second", "all"])
def test_arrows_lead_somewhere_from_everything_while_stages_are_folded(arrangement: str, folded: slice) -> None:
    document = Document(bike_map())
    from designer.editing import operations

    stages = [stage.id for stage in document.journey.stages]
    operations.set_header(document, "arrangement", arrangement)
    operations.toggle_folded(document, stages[folded])
    walk = Walk(LiveLayout(document, Theme.load("paper"), FontBook.bundled()).current)
    heads = [Focus(FocusKind.STAGE, id) for id in stages]
    reached, waiting = set(), [walk.first(), *heads]
    while waiting:
        focus = waiting.pop()
        if focus not in reached:
            reached.add(focus)
            waiting += [walk.from_focus(focus, way) for way in Way]
            for step in (-1, 1):
                waiting.append(walk.next_stage(focus, step))
            for is_it in (False, True):
                waiting.append(walk.end_of_lane(focus, is_it))
                waiting += [f for f in (walk.reading_order(focus, is_it),) if f is not None]
    assert [walk.from_focus(head, Way.RIGHT) for head in heads] == [*heads[1:], heads[-1]]
    assert [walk.from_focus(head, Way.LEFT) for head in heads] == [heads[0], *heads[:-1]]
    for id in stages[folded]:  # it has no cells
        assert walk.from_focus(Focus(FocusKind.STAGE, id), Way.DOWN) == Focus(FocusKind.STAGE, id)


def test_texts_are_found_where_they_are_drawn(layout: JourneyLayout) -> None:
    journey, theme = bike_map(), Theme.load("paper")
    drawn = {run.text: (x + run.x, y + run.y) for _g, x, y, run in layout.drawing.texts()}
    for id, part, text in (
        ("ride", "name", "Ride it"), ("buy", "name", "Buy"), ("store", "name", "Store"),
        ("map", "title", "Buying a commuter bike"),
        ("map", "scenario", "Mara wants a bike."), ("mara", "name", "Mara Klein"),
    ):  # fmt: skip
        place = text_place(layout, theme, journey, id, part)
        assert place is not None, id
        x, y = drawn[text]
        assert abs(place.box.left - x) < 1.5, (id, part)
        assert abs(place.baseline - y) < 1, (id, part)
    assert text_place(layout, theme, journey, "later-gone", "name") is None


class TestJoining:
    @pytest.fixture
    def document(self) -> Document:
        return Document(bike_map())

    def test_a_card_put_behind_another_comes_into_its_way(self, document: Document) -> None:
        joining = Joining(Placement("consider", after="P", lane="store"), connect_from="ride", connect_to="order")
        new = insert_new(document, "Wait", joining)
        assert [c.target for c in document.journey.connections_from("ride")] == [new]
        assert [c.target for c in document.journey.connections_from(new)] == ["order"]
        assert document.position == 1
        document.undo()
        assert document.journey == bike_map()

    def test_what_is_connected_already_stays_as_it_is(self, document: Document) -> None:
        before = document.journey.connections
        with document.edit("x"):
            join(document, Joining(Placement("buy"), connect_from="ride"), ["order"])
            join(document, Joining(Placement("buy"), connect_from="ride"), ["ride"])
        assert document.journey.connections == before

    def test_only_a_single_main_way_on_can_be_split(self, document: Document) -> None:
        assert main_way_on(document.journey, "ride") == "order"
        assert main_way_on(document.journey, "mail") == ""
        assert main_way_on(document.journey, "ride", frozenset({"order"})) == ""

    def test_a_move_that_joins_is_one_step(self, document: Document) -> None:
        move_to(document, ["read"], Joining(Placement("keep", lane="e-mail"), connect_from="mail"))
        assert document.history == ("Move “Read it” to “Keep”",)
        document.undo()
        assert document.journey == bike_map()


def test_a_font_gets_a_name_of_its_own_and_keeps_its_glyphs() -> None:
    fonts = FontBook.bundled()
    face = fonts.face(600)
    data = fonts.data(face)
    changed = renamed(data, 0, "Some other name")
    assert "Some other name".encode("utf-16-be") in changed
    assert len(changed) > 0.8 * len(data)
    for broken in (b"", data[:200], b"OTTO"):
        with pytest.raises(ValueError):
            renamed(broken, 0, "X")


def test_a_map_that_says_an_unknown_arrangement_is_shown_as_usual() -> None:
    document = Document(JourneyMap())
    from designer.editing import operations

    operations.set_header(document, "arrangement", "spiral")
    operations.set_header(document, "density", "airy")
    live = LiveLayout(document, Theme.load("paper"), FontBook.bundled())
    assert live.current.drawing.width > 0
