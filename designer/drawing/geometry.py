"""Boxes and points, in points (1/72 in) with y down."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf

import msgspec

Point = tuple[float, float]


class Box(msgspec.Struct, frozen=True, gc=False):
    """An upright rectangle by its left, top, right and bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def centre(self) -> Point:
        """The point in the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def moved(self, dx: float, dy: float) -> Box:
        """The same box elsewhere."""
        return Box(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def grown(self, by: float) -> Box:
        """Larger by so much on each side (smaller where negative)."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def contains(self, x: float, y: float) -> bool:
        """Whether a point lies in the box or on its edge."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def holds(self, other: Box, slack: float = 0) -> bool:
        """Whether another box lies inside, give or take `slack`."""
        return (
            self.left - slack <= other.left
            and self.top - slack <= other.top
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def meets(self, other: Box) -> bool:
        """Whether two boxes share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of them; an empty box at the origin for none."""
    left = top = inf
    right = bottom = -inf
    for box in boxes:
        if box.left < left:
            left = box.left
        if box.top < top:
            top = box.top
        if box.right > right:
            right = box.right
        if box.bottom > bottom:
            bottom = box.bottom
    return Box(left, top, right, bottom) if left < inf else Box(0, 0, 0, 0)
