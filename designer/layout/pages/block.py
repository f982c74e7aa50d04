"""Blocks: parts of a page that are measured first and placed one below the other."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from designer.drawing import Group


class Block(msgspec.Struct, frozen=True):
    """A part of a page of this height; `place` gives its groups with its upper left corner at (x, y)."""

    height: float
    place: Callable[[float, float], list[Group]]
