"""What the ways of connections depend on, to tell without finding them which are surely the same as before."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from designer.layout.routes import Corridors, RouteLink, RouteStage
from designer.layout.sheet import Sheet


class _Ground(msgspec.Struct, frozen=True):
    """All that the ways inside a stage depend on, in places relative to its left and the lattice's top."""

    cards: tuple[str, ...]
    places: bytes  # of all cards in a row: as numbers they would fill twelve times as much
    links: tuple[RouteLink, ...]
    levels: tuple[float, ...]


class Grounds(msgspec.Struct, frozen=True):
    """What ways depend on: those inside each stage, and those between stages. Equal grounds have equal ways."""

    inside: Sequence[object]
    between: object


def grounds_of(
    sheet: Sheet,
    stages: Sequence[RouteStage],
    links_inside: Sequence[tuple[RouteLink, ...]],
    links_between: tuple[RouteLink, ...],
    corridors: Corridors,
) -> Grounds:
    """The grounds of a map; cards and links inside come stage by stage."""
    inside: list[object] = []
    spans: list[tuple[float, float, str]] = []
    for stage, held, own in zip(sheet.map.stages, stages, links_inside, strict=True):
        memory = sheet.stage_memory(stage)
        ground = memory.made("route ground", _ground, held, own, corridors.hairlines, corridors.top, corridors.bottom)
        inside.append(memory.same("ground", ground))
        if held.cards:
            spans.append((held.left, held.right, stage.id))
    first = min(spans, default=(0.0, 0.0, ""))[0]
    places = tuple([(left - first, id) for left, _right, id in spans])
    between = (tuple(inside), places, links_between, corridors.left - first, corridors.right - first)
    if any(right > left for (_, right, _), (left, _, _) in pairwise(sorted(spans))):  # routed as one
        return Grounds([between] * len(inside), between)
    return Grounds(inside, between)


def _ground(
    stage: RouteStage, links: tuple[RouteLink, ...], hairlines: Sequence[float], top: float, bottom: float
) -> _Ground:
    """The ground of a stage's ways."""
    x, y = stage.left, top
    places = array("d")
    for card in stage.cards:
        box = card.box
        places.extend((card.lane, box.left - x, box.top - y, box.right - x, box.bottom - y, len(card.around)))
        for m in card.around:
            places.extend((m.left, m.top, m.right, m.bottom))
    levels = (*[level - y for level in hairlines], bottom - y)
    return _Ground(stage.ids, places.tobytes(), links, levels)
