"""The connections of a map as drawn: lines between cards, or the weave of the storyline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from designer.drawing import Group, Point

FREE = 6  # between the lattice's sides and any line
ROAM = 240  # points: on maps of thousands no way was found to leave the box around its cards by more than 61


class Connected(msgspec.Struct, frozen=True):
    """Groups drawn below the cards and groups drawn above them, in parts of a stage each and one of what is between stages, and
    the corner points of each way."""

    lines: Sequence[Sequence[Group]] = ()
    marks: Sequence[Sequence[Group]] = ()
    routes: Mapping[str, tuple[Point, ...]] = {}
