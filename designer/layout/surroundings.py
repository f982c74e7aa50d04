"""What the ways of connections depend on, to tell without finding them which are surely the same as before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from designer.layout.routes import Corridors, RouteCard, RouteLink
from designer.layout.sheet import Sheet

_GRAIN = 512  # ways are found among places rounded to this part of a point


class _Ground(msgspec.Struct, frozen=True):
    """All that the ways inside a stage depend on, in places relative to its left and the lattice's top."""

    cards: tuple[object, ...]  # all their places in a row, which compares fast and leaves nothing to collect
    links: tuple[RouteLink, ...]
    levels: tuple[float, ...]


class Grounds(msgspec.Struct, frozen=True):
    """What ways depend on: those inside each stage, and those between stages. Equal grounds have equal ways."""

    inside: Sequence[object]
    between: object


def grounds_of(
    sheet: Sheet,
    route_cards: Sequence[Sequence[RouteCard]],
    links_inside: Sequence[tuple[RouteLink, ...]],
    links_between: tuple[RouteLink, ...],
    corridors: Corridors,
) -> Grounds:
    """The grounds of a map; cards and links inside come stage by stage."""
    inside: list[object] = []
    spans: list[tuple[float, float, str]] = []
    for stage, cards, own in zip(sheet.map.stages, route_cards, links_inside, strict=True):
        memory = sheet.stage_memory(stage)
        left, right, ground = memory.made("route ground", _ground, cards, own, corridors)
        inside.append(memory.same("ground", ground))
        if cards:
            spans.append((left, right, stage.id))
    first = min(spans, default=(0.0, 0.0, ""))[0]
    places = tuple([(left - first, id) for left, _right, id in spans])
    between = (tuple(inside), places, links_between, corridors.left - first, corridors.right - first)
    if any(right > left for (_, right, _), (left, _, _) in pairwise(sorted(spans))):  # routed as one
        return Grounds([between] * len(inside), between)
    return Grounds(inside, between)


def _ground(
    cards: Sequence[RouteCard], links: tuple[RouteLink, ...], corridors: Corridors
) -> tuple[float, float, _Ground]:
    """Where a stage's cards begin and end, and the ground of its ways."""
    x = min([card.box.left for card in cards], default=0.0)
    y = corridors.top
    places: list[object] = []
    for card in cards:
        box = card.box
        places += (card.id, card.lane, box.left - x, box.top - y, box.right - x, box.bottom - y, len(card.marks))
        for m in card.marks:  # they stand between whole points, where sums are not exact
            places += (round((m.left - x) * _GRAIN), round((m.top - y) * _GRAIN))
            places += (round((m.right - x) * _GRAIN), round((m.bottom - y) * _GRAIN))
    levels = (*[level - y for level in corridors.hairlines], corridors.bottom - y)
    return x, max([card.box.right for card in cards], default=0.0), _Ground(tuple(places), links, levels)
