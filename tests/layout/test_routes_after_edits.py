"""After an edit the ways are the same as if they had been found at once, and few of them are found anew."""

from __future__ import annotations

from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.layout.routes import Corridors, RouteLink, RouteMeasures, Routes
from designer.model.kinds import ConnectionKind
from tests.layout.lattices import Lattice, LatticeCard, any_lattice, find_routes, moved

MEASURES = RouteMeasures()
EDITS = (
    "move", "disconnect", "connect", "reorder", "widen a stage", "raise a lane", "remove", "change kind", "label", "open a step",
    "carry a card on",
)  # fmt: skip


def edited(random: Random, found: Lattice, edit: str) -> Lattice:
    """The map after one edit somewhere on it."""
    cards, links, corridors = list(found.cards), list(found.links), found.corridors
    i = random.randrange(len(cards))
    k = random.randrange(len(links)) if links else 0
    if edit == "move":
        cards[i] = moved(cards[i], random.choice((-1, 1, -2.5, 0.3)), random.choice((-1, 0, 1.25)))
    elif edit == "remove" and len(cards) > 2:
        del cards[i]
    elif edit == "disconnect" and links:
        del links[k]
    elif edit == "connect":
        source, target = random.sample(cards, 2)
        kind = random.choice(list(ConnectionKind))
        links.append(RouteLink(f"n{random.random()}", source.id, target.id, kind, changes_channel=True))
    elif edit == "reorder" and links:
        links.insert(random.randrange(len(links)), links.pop(k))
    elif edit == "change kind" and links:
        links[k] = msgspec.structs.replace(links[k], kind=random.choice(list(ConnectionKind)))
    elif edit == "label" and links:
        links[k] = msgspec.structs.replace(links[k], label="30 %", label_width=random.choice((18.0, 60.0)))
    elif edit == "widen a stage":
        dx = random.choice((42.0, 17.3))
        cards = [moved(card, dx, 0) if card.stage > cards[i].stage else card for card in cards]
        corridors = msgspec.structs.replace(corridors, right=corridors.right + dx)
    elif edit == "open a step":
        cards, corridors = opened(cards, corridors, i, random.choice((42.0, 130.0, 17.3)))
    elif edit == "carry a card on":
        # As a hand does it: what stood behind it draws near, and what it is put before makes room.
        stage = [card for card in cards if card.stage == cards[i].stage]
        carried, room = cards[i], random.choice((42.0, 84.0))
        cards, corridors = opened(cards, corridors, i, -room)
        k = cards.index(random.choice([card for card in cards if card.stage == carried.stage]))
        cards, corridors = opened(cards, corridors, k, room)
        there, last = random.choice(stage), max(stage, key=lambda card: card.box.right)
        dx = (there.box.left if there.id != carried.id else last.box.right + 20) - carried.box.left
        cards[i] = moved(carried, dx, random.choice((0, 0, 1.25)))
    elif edit == "raise a lane":
        dy = random.choice((12.0, 10.5))
        lane = cards[i].lane
        cards = [moved(card, 0, dy) if card.lane > lane else card for card in cards]
        levels = tuple(y + dy if n > lane else y for n, y in enumerate(corridors.hairlines))
        corridors = msgspec.structs.replace(corridors, hairlines=levels, bottom=corridors.bottom + dy)
    return Lattice(tuple(cards), tuple(links), corridors)


def opened(cards: list[LatticeCard], corridors: Corridors, i: int, dx: float) -> tuple[list[LatticeCard], Corridors]:
    """Room for a step before a card: it and all that stands behind it, there and in later stages, is pushed on."""
    at, stage = cards[i].box.left, cards[i].stage
    pushed = [
        moved(card, dx, 0) if card.stage > stage or (card.stage == stage and card.box.left >= at) else card
        for card in cards
    ]
    return pushed, msgspec.structs.replace(corridors, right=corridors.right + dx)


def look(routes: Routes) -> dict[str, object]:
    """Every way and every label, to a hundredth of a point."""
    return {
        id: (
            [(round(x, 2), round(y, 2)) for x, y in route.points],
            route.label and [round(v, 2) for v in msgspec.structs.astuple(route.label)],
        )
        for id, route in routes.by_id.items()
    }


@settings(deadline=None, max_examples=50)
@given(seed=st.integers(0, 10**6), edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=6), asks=st.booleans())
def test_edited_maps_look_as_if_drawn_at_once(seed: int, edits: list[str], asks: bool) -> None:
    random = Random(seed)
    found = any_lattice(seed, 24, 3, 5)
    routes = find_routes(*found, MEASURES)
    look(routes)
    for edit in edits:
        found = edited(random, found, edit)
        routes = find_routes(*found, MEASURES, routes.cache)
        if asks:
            assert look(routes) == look(find_routes(*found, MEASURES))
    assert look(routes) == look(find_routes(*found, MEASURES))


def test_an_earlier_routing_stays_right_when_a_later_one_has_taken_over() -> None:
    found = any_lattice(3, 24, 3, 5)
    other = edited(Random(1), found, "move")
    first = find_routes(*found, MEASURES)
    second = find_routes(*other, MEASURES, first.cache)
    assert look(second) == look(find_routes(*other, MEASURES))
    assert look(first) == look(find_routes(*found, MEASURES))
    third = find_routes(*found, MEASURES, first.cache)
    assert look(third) == look(first)


def test_ways_that_do_not_change_stay_the_same_objects() -> None:
    found = any_lattice(5, 60, 4, 6)
    first = find_routes(*found, MEASURES)
    before = dict(first.by_id)
    second = find_routes(*edited(Random(2), found, "move"), MEASURES, first.cache)
    same = [id for id, route in second.by_id.items() if before[id] is route]
    assert len(same) > 0.8 * len(before)


def test_moving_one_card_finds_few_ways_anew(finds: list[str]) -> None:
    found = any_lattice(11, 300, 5, 8, back=0.02)
    first = find_routes(*found, MEASURES)
    dict(first.by_id)
    assert len(finds) == len(found.links)
    finds.clear()
    dict(find_routes(*edited(Random(5), found, "move"), MEASURES, first.cache).by_id)
    assert 0 < len(finds) < 40


def test_a_step_that_comes_into_a_stage_takes_the_ways_behind_it_along(finds: list[str]) -> None:
    cards, links, corridors = any_lattice(21, 400, 2, 8, back=0.02)
    first = find_routes(cards, links, corridors, MEASURES)
    dict(first.by_id)
    finds.clear()
    wider = opened(list(cards), corridors, 60, 126.0)
    second = find_routes(wider[0], links, wider[1], MEASURES, first.cache)
    dict(second.by_id)
    inside = [link for link in links if cards[int(link.source[1:])].stage == 0]
    assert 0 < len(finds) < 0.2 * len(inside)
    assert look(second) == look(find_routes(wider[0], links, wider[1], MEASURES))


@pytest.mark.parametrize("what", ["changes its lane", "goes"])
@pytest.mark.parametrize("seed", range(12))
def test_a_card_behind_a_wide_new_step_that_also_changes_takes_no_way_amiss(seed: int, what: str) -> None:
    random = Random(seed)
    cards, links, corridors = any_lattice(seed, 70, 1, 5, back=0.05)
    first = find_routes(cards, links, corridors, MEASURES)
    dict(first.by_id)
    in_order = sorted(cards, key=lambda card: card.box.left)
    other, at = random.choice(in_order[20:-8]), cards.index(in_order[4])
    wider, room = opened(list(cards), corridors, at, 700.0)
    if what == "goes":
        wider = [card for card in wider if card.id != other.id]
        links = tuple([link for link in links if other.id not in (link.source, link.target)])
    else:
        wider = [moved(card, 0, 300) if card.id == other.id else card for card in wider]
    second = find_routes(wider, links, room, MEASURES, first.cache)
    assert look(second) == look(find_routes(wider, links, room, MEASURES))


def test_a_stage_that_only_moves_keeps_its_ways(finds: list[str]) -> None:
    cards, links, corridors = any_lattice(12, 200, 5, 8, back=0.02)
    first = find_routes(cards, links, corridors, MEASURES)
    dict(first.by_id)
    finds.clear()
    pushed = [moved(card, 42, 0) if card.stage >= 2 else card for card in cards]
    wider = Corridors(corridors.hairlines, corridors.left, corridors.right + 42, corridors.top, corridors.bottom)
    dict(find_routes(pushed, links, wider, MEASURES, first.cache).by_id)
    stage_of = {card.id: card.stage for card in cards}
    ends = {link.id: {stage_of[link.source], stage_of[link.target]} for link in links}
    assert all(len(ends[id]) == 2 for id in finds)
    assert not any(ends[id] == {3, 4} for id in finds)


def test_only_stages_that_are_asked_for_are_routed(finds: list[str]) -> None:
    cards, links, corridors = any_lattice(13, 120, 4, 6)
    stage_of = {card.id: card.stage for card in cards}
    routes = find_routes(cards, links, corridors, MEASURES)
    assert finds == []
    inside = [link.id for link in links if stage_of[link.source] == stage_of[link.target] == 1]
    for id in inside:
        assert len(routes.by_id[id].points) > 1
    assert sorted(finds) == sorted(inside)


def test_another_theme_starts_afresh() -> None:
    found = any_lattice(14, 20, 2, 4)
    first = find_routes(*found, MEASURES)
    dict(first.by_id)
    wide = msgspec.structs.replace(MEASURES, gutter=14, port_y=19)
    assert look(find_routes(*found, wide, first.cache)) == look(find_routes(*found, wide))


def test_stages_may_change_places() -> None:
    cards, links, corridors = any_lattice(15, 40, 3, 5)
    first = find_routes(cards, links, corridors, MEASURES)
    dict(first.by_id)
    shift = {0: 3000.0, 1: 0.0, 2: 0.0}
    swapped = [msgspec.structs.replace(moved(card, shift[card.stage], 0), stage=(card.stage - 1) % 3) for card in cards]
    room = msgspec.structs.replace(corridors, right=corridors.right + 3000)
    assert look(find_routes(swapped, links, room, MEASURES, first.cache)) == look(
        find_routes(swapped, links, room, MEASURES)
    )


def test_a_card_that_changes_its_stage_takes_its_ways_along() -> None:
    cards, links, corridors = any_lattice(16, 30, 3, 5)
    first = find_routes(cards, links, corridors, MEASURES)
    dict(first.by_id)
    last = max(cards, key=lambda card: card.box.right)
    over = next(card for card in cards if card.stage == 0)
    gone: list[LatticeCard] = [card for card in cards if card.id != over.id]
    there = moved(over, last.box.right + 40 - over.box.left, 0)
    gone.append(msgspec.structs.replace(there, stage=last.stage))
    room = msgspec.structs.replace(corridors, right=corridors.right + 400)
    assert look(find_routes(gone, links, room, MEASURES, first.cache)) == look(find_routes(gone, links, room, MEASURES))
