"""Hands cards and connections to the routing, and draws what it finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from designer.drawing import Group, Point
from designer.layout.placed import StageCards
from designer.layout.sheet import Sheet


class Connected(msgspec.Struct, frozen=True):
    """Groups drawn below the cards, groups drawn above them, and the corner points of each way."""

    lines: tuple[Group, ...] = ()
    marks: tuple[Group, ...] = ()
    routes: Mapping[str, tuple[Point, ...]] = {}


def draw_connections(sheet: Sheet, cards: Sequence[StageCards]) -> Connected:
    """The connections of a map, as lines between cards or as the weave of the storyline."""
    return Connected()
