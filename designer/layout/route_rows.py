"""The rows that the cards of a window stand in, and the free strips between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from designer.drawing import Box
from designer.layout.route_walls import Block, Obstacles, Span

_INTO_ROWS = 5.0  # level lines in a strip may reach so far into the rows beside it, where no card is near


class Rows:
    """The rows of cards in a window, from the top. Strip i lies above row i, the last one below all rows."""

    def __init__(self, walls: Obstacles, window: Box) -> None:
        self.window = window
        blocks = walls.blocks_inside(window.left, window.top, window.right, window.bottom)
        self.tops: list[float] = []
        self.bottoms: list[float] = []
        bottom = -1e18
        for block in sorted(blocks, key=itemgetter(1)):
            if block[1] >= bottom:
                self.bottoms.append(bottom)
                self.tops.append(block[1])
                bottom = block[3]
            elif block[3] > bottom:
                bottom = block[3]
        self.bottoms.append(bottom)
        del self.bottoms[0]
        self.blocks: list[list[Block]] = [[] for _ in self.tops]
        for block in blocks:
            self.blocks[bisect_right(self.tops, block[1]) - 1].append(block)

    def of(self, block: Block) -> int:
        """The row that a card stands in."""
        return bisect_right(self.tops, block[1]) - 1

    def gaps(self, row: int) -> list[Span]:
        """The gaps in a row, from left to right."""
        x, found = self.window.left, []
        for block in self.blocks[row]:
            if block[0] - x > 0.1:
                found.append((x, block[0]))
            if block[2] > x:
                x = block[2]
        if x < self.window.right:
            found.append((x, self.window.right))
        return found

    def cleared(self, row: int, own: Block, spans: Sequence[Span], a: float, b: float) -> Sequence[Span]:
        """The spans without the places where another card of the row stands in the way between two heights."""
        top, bottom = (a, b) if a < b else (b, a)
        for other in self.blocks[row]:
            if other[4] < bottom and other[5] > top and other[7] != own[7]:
                for low, high in spans:
                    if other[0] < high and other[2] > low:
                        spans = without(spans, other[0], other[2])
                        break
        return spans

    def room(self, strip: int, left: float, right: float) -> Span:
        """Between which y a level line from left to right can lie in a strip; from high to low where there is none."""
        low, high = self.window.top, self.window.bottom
        if strip:
            low = self.bottoms[strip - 1] - _INTO_ROWS
            for block in self.blocks[strip - 1]:
                if block[5] > low and block[0] < right and block[2] > left:
                    low = max(low, block[3])
                    for mark in block[6]:
                        if mark[3] > low and mark[0] < right and mark[2] > left:
                            low = mark[3]
        if strip < len(self.tops):
            high = self.tops[strip] + _INTO_ROWS
            for block in self.blocks[strip]:
                if block[4] < high and block[0] < right and block[2] > left:
                    high = min(high, block[1])
                    for mark in block[6]:
                        if mark[1] < high and mark[0] < right and mark[2] > left:
                            high = mark[1]
        return low, high


def without(spans: Sequence[Span], left: float, right: float) -> list[Span]:
    """The spans without what lies between two places."""
    kept = []
    for low, high in spans:
        if high <= left or low >= right:
            kept.append((low, high))
            continue
        if low <= left:
            kept.append((low, left))
        if high >= right:
            kept.append((right, high))
    return kept
