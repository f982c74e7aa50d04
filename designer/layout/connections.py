"""Hands cards and connections to the routing, and draws what it finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from designer.drawing import Group, Point

if TYPE_CHECKING:
    from designer.layout.drawn import StageCards
    from designer.layout.measured import MeasuredMap
    from designer.layout.memory import LayoutCache


class Connected(msgspec.Struct, frozen=True):
    """Groups drawn below the cards, groups drawn above them, and the corner points of each way."""

    lines: tuple[Group, ...] = ()
    marks: tuple[Group, ...] = ()
    routes: Mapping[str, tuple[Point, ...]] = {}


def draw_connections(measured: MeasuredMap, cards: Sequence[StageCards], cache: LayoutCache) -> Connected:
    """The connections of a map, as lines between cards or as the weave of the storyline."""
    return Connected()
