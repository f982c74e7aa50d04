"""Connections take the ways that LOOK.md section 6 prefers, and cross nothing on any map."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.drawing import Box
from designer.layout import Theme
from designer.layout.routes import Corridors, Route, RouteLink, RouteMeasures
from designer.model.kinds import ConnectionKind
from tests.layout.lattices import (
    LatticeCard,
    Spot,
    any_lattice,
    crossings,
    faults,
    find_routes,
    kitchen,
    lattice,
    moved,
    overlaps,
    pieces,
)

MEASURES = RouteMeasures()
MAIN, ALTERNATIVE, RETURN = ConnectionKind.MAIN, ConnectionKind.ALTERNATIVE, ConnectionKind.RETURN


def way(spots: list[Spot], source: str, target: str, **options: float) -> tuple[Route, Box, Box]:
    """The only connection of a map, with the boxes of its two cards."""
    found = lattice(spots, [(source, target)], **options)
    boxes = {card.id: card.box for card in found.cards}
    return find_routes(*found, MEASURES).by_id["c0"], boxes[source], boxes[target]


def test_same_channel_next_step_is_straight() -> None:
    route, a, b = way([Spot("a", 0, 0, 0), Spot("b", 0, 1, 0)], "a", "b")
    assert route.points == ((a.right, a.top + 17), (b.left, b.top + 17))


def test_next_step_below_leaves_the_bottom_and_turns_once() -> None:
    route, a, b = way([Spot("a", 0, 0, 0), Spot("b", 0, 1, 1)], "a", "b")
    x = route.points[0][0]
    assert x == pytest.approx(a.left + 0.4 * 42, abs=0.01)
    assert route.points == ((x, a.bottom), (x, b.top + 17), (b.left, b.top + 17))


def test_with_a_wide_pitch_the_bottom_port_stands_at_18() -> None:
    route, a, _ = way([Spot("a", 0, 0, 0), Spot("b", 0, 1, 1)], "a", "b", pitch=48)
    assert route.points[0] == (a.left + 18, a.bottom)


def test_next_step_above_is_straight_up_between_the_marks() -> None:
    route, a, b = way([Spot("a", 0, 0, 1), Spot("b", 0, 1, 0)], "a", "b")
    (x, y), (end_x, end_y) = route.points
    assert (x, y, end_y) == (end_x, a.top, b.bottom)
    assert a.left + 40 < x < a.right - 22
    assert x >= b.left + 30  # the place of a line that goes on downwards stays free


def test_another_stage_is_reached_through_the_gutter_before_it() -> None:
    route, a, b = way([Spot("a", 0, 0, 0), Spot("b", 1, 0, 2), Spot("c", 0, 0, 1)], "a", "b")
    x = b.left - 11
    assert route.points == ((a.right, a.top + 17), (x, a.top + 17), (x, b.top + 17), (b.left, b.top + 17))


def test_higher_and_just_right_is_entered_from_below() -> None:
    route, a, b = way([Spot("a", 0, 0, 1, is_truth=True), Spot("b", 0, 1, 0)], "a", "b", width=84, pitch=60)
    assert len(route.points) == 3
    (x, y), corner, (end_x, end_y) = route.points
    assert (x, y, end_y) == (a.right, a.top + 17, b.bottom)
    assert corner == (end_x, y)
    assert b.left + 30 <= end_x <= b.left + 56


def test_a_narrow_moment_of_truth_has_no_port_on_top() -> None:
    spots = [Spot("a", 0, 0, 1, is_truth=True), Spot("b", 0, 1, 0)]
    narrow, a, _ = way(spots, "a", "b", width=84, pitch=34)
    wide, b, _ = way(spots, "a", "b", width=164, pitch=42)
    assert narrow.points[0] == (a.right, a.top + 17)
    assert wide.points[0][1] == b.top


def test_a_card_in_the_way_is_gone_round_with_few_bends() -> None:
    spots = [Spot("a", 0, 0, 0), Spot("b", 0, 1, 0), Spot("c", 0, 2, 0)]
    route, _, _ = way(spots, "a", "c")
    assert len(route.points) <= 6
    found = lattice(spots, [("a", "c")])
    assert faults(*found, {"c0": route}) == []


def test_the_line_that_goes_further_down_leaves_left_of_the_nearer_one() -> None:
    found = lattice([Spot("a", 0, 0, 0), Spot("b", 0, 1, 1), Spot("c", 0, 1, 2)], [("a", "b"), ("a", "c", ALTERNATIVE)])
    ways = find_routes(*found, MEASURES).by_id
    assert ways["c1"].points[0][0] == pytest.approx(ways["c0"].points[0][0] - 9)
    assert crossings(found.links, ways) == 0


def test_a_ring_stands_where_the_channel_changes() -> None:
    found = lattice([Spot("a", 0, 0, 0), Spot("b", 0, 1, 1), Spot("c", 0, 2, 1)], [("a", "b"), ("b", "c")])
    ways = find_routes(*found, MEASURES).by_id
    assert ways["c0"].ring == ways["c0"].points[0]
    assert ways["c1"].ring is None


def test_a_way_back_is_found() -> None:
    spots = [Spot("a", 0, 0, 0), Spot("b", 0, 1, 1), Spot("c", 0, 2, 0)]
    found = lattice(spots, [("a", "b"), ("b", "c"), ("c", "a", RETURN), ("b", "a", RETURN)])
    ways = find_routes(*found, MEASURES).by_id
    assert faults(*found, ways) == []
    assert overlaps(found.links, ways, closer_than=4.5) == []


def test_two_connections_between_the_same_cards_stand_apart() -> None:
    spots = [Spot("a", 0, 0, 0), Spot("b", 0, 1, 1)]
    found = lattice(spots, [("a", "b"), ("a", "b", ALTERNATIVE), ("b", "a", RETURN)])
    ways = find_routes(*found, MEASURES).by_id
    assert faults(*found, ways) == []
    assert overlaps(found.links, ways, closer_than=4.5) == []


def test_alternatives_in_one_cell_are_connected_on_all_sides() -> None:
    spots = [Spot("a", 0, 0, 1), Spot("b", 0, 1, 1), Spot("c", 0, 1, 1), Spot("d", 0, 1, 1), Spot("e", 0, 2, 0)]
    links = [("a", "b"), ("a", "c"), ("a", "d"), ("b", "e"), ("c", "e"), ("d", "e"), ("b", "c"), ("d", "b")]
    found = lattice(spots, links)
    assert faults(*found, find_routes(*found, MEASURES).by_id) == []


def test_a_connection_of_a_card_with_itself_is_a_loop() -> None:
    found = lattice([Spot("a", 0, 0, 0), Spot("b", 0, 1, 0)], [("a", "a")])
    ways = find_routes(*found, MEASURES).by_id
    assert faults(*found, ways) == []


def test_a_connection_without_a_card_has_no_way() -> None:
    found = lattice([Spot("a", 0, 0, 0), Spot("b", 0, 1, 0)], [("a", "b")])
    links = (*found.links, RouteLink("lost", "a", "in the tray"), RouteLink("gone", "nowhere", "b"))
    assert set(find_routes(found.cards, links, found.corridors, MEASURES).by_id) == {"c0"}
    assert dict(find_routes((), links, found.corridors, MEASURES).by_id) == {}


def test_sixty_touchpoints_on_a0() -> None:
    found = kitchen()
    ways = find_routes(*found, MEASURES).by_id
    assert len(ways) == len(found.links) > 65
    assert faults(*found, ways) == []
    assert overlaps(found.links, ways, closer_than=4.5) == []
    corners = sum(len(route.points) - 2 for route in ways.values())
    assert corners <= 1.5 * len(ways)
    assert max(len(route.points) for route in ways.values()) <= 8
    assert crossings(found.links, ways) <= 18


def test_measures_come_from_the_theme(paper_theme: Theme) -> None:
    assert RouteMeasures.from_theme(paper_theme) == MEASURES


@settings(deadline=None, max_examples=60)
@given(
    seed=st.integers(0, 10**6),
    cards=st.integers(2, 24),
    stages=st.integers(1, 3),
    lanes=st.integers(1, 6),
    back=st.sampled_from([0, 0.1, 0.4]),
    extra=st.sampled_from([0, 0.25, 0.8]),
)
def test_on_any_map_no_line_crosses_a_card_or_a_mark(
    seed: int, cards: int, stages: int, lanes: int, back: float, extra: float
) -> None:
    found = any_lattice(seed, cards, min(stages, cards), lanes, back, extra)
    ways = find_routes(*found, MEASURES).by_id
    assert set(ways) == {link.id for link in found.links}
    assert faults(*found, ways) == []


@pytest.mark.parametrize("seed", range(6))
def test_on_a_usual_map_lines_do_not_lie_on_each_other(seed: int) -> None:
    found = any_lattice(seed, 40, 4, 6)
    ways = find_routes(*found, MEASURES).by_id
    assert overlaps(found.links, ways, closer_than=1) == []
    assert len(overlaps(found.links, ways, closer_than=4.5)) <= 2


@st.composite
def scattered_cards(draw: st.DrawFn) -> tuple[tuple[LatticeCard, ...], tuple[RouteLink, ...], Corridors]:
    """Cards anywhere, 12 apart, in no rows; any of them connected."""
    boxes: list[Box] = []
    for _ in range(draw(st.integers(2, 14))):
        x, y = draw(st.integers(0, 500)), draw(st.integers(0, 400))
        box = Box(x, y, x + draw(st.sampled_from([84, 124, 164])), y + draw(st.integers(34, 90)))
        if not any(box.grown(12).meets(other) for other in boxes):
            boxes.append(box)
    cards = tuple(LatticeCard(f"t{i}", box, is_moment_of_truth=draw(st.booleans())) for i, box in enumerate(boxes))
    pairs = st.tuples(st.integers(0, len(cards) - 1), st.integers(0, len(cards) - 1))
    links = tuple(
        RouteLink(f"c{i}", f"t{a}", f"t{b}", draw(st.sampled_from(list(ConnectionKind))))
        for i, (a, b) in enumerate(draw(st.lists(pairs, max_size=12)))
    )
    return cards, links, Corridors((), -40, 720, -40, 560)


@settings(deadline=None, max_examples=60)
@given(scattered_cards())
def test_there_is_a_way_between_any_cards_12_apart(
    found: tuple[tuple[LatticeCard, ...], tuple[RouteLink, ...], Corridors],
) -> None:
    ways = find_routes(*found, MEASURES).by_id
    assert set(ways) == {link.id for link in found[1]}
    assert faults(*found, ways) == []


def test_the_same_map_gives_the_same_ways() -> None:
    found = any_lattice(7, 30, 3, 5)
    first = dict(find_routes(*found, MEASURES).by_id)
    assert dict(find_routes(*found, MEASURES).by_id) == first
    assert dict(find_routes(tuple(reversed(found.cards)), found.links, found.corridors, MEASURES).by_id) == first


def test_ways_move_with_the_map() -> None:
    cards, links, corridors = any_lattice(8, 30, 3, 5)
    here = find_routes(cards, links, corridors, MEASURES).by_id
    dx, dy = 94.0, 177.3
    away = Corridors(
        tuple(y + dy for y in corridors.hairlines),
        corridors.left + dx,
        corridors.right + dx,
        corridors.top + dy,
        corridors.bottom + dy,
    )
    there = find_routes([moved(card, dx, dy) for card in cards], links, away, MEASURES).by_id
    for id, route in here.items():
        expected = route.moved(dx, dy).points
        assert there[id].points == pytest.approx([pytest.approx(p, abs=0.01) for p in expected])


def test_labels_stand_free_in_the_middle_of_the_longest_level_piece() -> None:
    found = lattice([Spot("a", 0, 0, 0), Spot("b", 1, 0, 0), Spot("c", 0, 1, 1)], [("a", "b")])
    link = msgspec.structs.replace(found.links[0], label="30 %", label_width=18)
    route = find_routes(found.cards, [link], found.corridors, MEASURES).by_id["c0"]
    assert route.label is not None
    (left, y), (right, _) = route.points
    # The middle of what is left of the line without ring and arrowhead.
    assert route.label.centre == pytest.approx(((left + 6 + right - 10) / 2, y))
    assert (route.label.width, route.label.height) == pytest.approx((24, 12))


@pytest.mark.parametrize("seed", range(4))
def test_labels_cover_no_card_no_line_and_no_label(seed: int) -> None:
    found = any_lattice(seed, 30, 3, 6)
    links = [msgspec.structs.replace(link, label="60 %", label_width=18.0) for link in found.links]
    ways = find_routes(found.cards, links, found.corridors, MEASURES).by_id
    labels = {id: route.label for id, route in ways.items() if route.label is not None}
    assert len(labels) > 0.8 * len(links)
    for id, label in labels.items():
        assert not any(label.meets(card.box) or any(label.meets(m) for m in card.marks) for card in found.cards)
        assert not any(label.meets(other) for k, other in labels.items() if k != id)
    inside = {card.id: card.stage for card in found.cards}
    for piece in pieces(links, ways):
        if inside[piece.link.source] == inside[piece.link.target]:
            assert not any(label.meets(piece.box) for id, label in labels.items() if id != piece.link.id)
