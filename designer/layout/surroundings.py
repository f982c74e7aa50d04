"""What the ways of connections depend on, to tell without finding them which are surely the same as before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from designer.layout.routes import Corridors, RouteLink, RouteStage
from designer.layout.sheet import Sheet


class _Ground(msgspec.Struct, frozen=True):
    """All that the ways inside a stage depend on, in places relative to its left and the lattice's top."""

    cards: tuple[str, ...]
    places: bytes  # of all cards in a row
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
        levels = tuple([level - corridors.top for level in (*corridors.hairlines, corridors.bottom)])
        inside.append(memory.same("ground", _Ground(held.ids, held.inside, own, levels)))
        if held.cards:
            spans.append((held.left, held.right, stage.id))
    first = min(spans, default=(0.0, 0.0, ""))[0]
    places = tuple([(left - first, id) for left, _right, id in spans])
    between = (tuple(inside), places, links_between, corridors.left - first, corridors.right - first)
    if any(right > left for (_, right, _), (left, _, _) in pairwise(sorted(spans))):  # routed as one
        return Grounds([between] * len(inside), between)
    return Grounds(inside, between)
