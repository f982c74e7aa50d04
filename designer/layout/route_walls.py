"""What lines must keep out of: cards with some air around them, and the marks on their edges."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from designer.drawing import Box
from designer.layout.route_data import RouteCard

Wall = tuple[float, float, float, float]  # left, top, right, bottom
Span = tuple[float, float]

# Cells of the index: a card with its air covers about four of them.
CELL_X, CELL_Y = 160.0, 96.0
ROW = 1 << 24  # keys of cells: column * ROW + row

MARK_AIR = 0.875  # half a main line: its ink stays off a mark


class Block(NamedTuple):
    """The walls of one card: its body with air around it, its marks, and how far they reach up and down."""

    left: float
    top: float
    right: float
    bottom: float
    reach_top: float
    reach_bottom: float
    marks: tuple[Wall, ...]
    card: str


class Obstacles(Protocol):
    """What searches ask about walls. All tests take the open inside of a wall: its edge is free."""

    clear: float

    def of(self, card_id: str) -> Block:
        """The walls of one card."""

    def block_upright(self, x: float, top: float, bottom: float) -> bool:
        """Whether an upright line at x runs into a wall."""

    def block_level(self, y: float, left: float, right: float) -> bool:
        """Whether a level line at y runs into a wall."""

    def blocks_inside(self, left: float, top: float, right: float, bottom: float) -> list[Block]:
        """The cards whose walls meet a box, each once, from the left."""


class Walls:
    """The walls of cards, found by place. `clear` is the air around cards, `air` that around marks."""

    def __init__(self, clear: float, air: float = MARK_AIR, cards: Iterable[RouteCard] = ()) -> None:
        self.clear = clear
        self.air = air
        self._cells: dict[int, list[Block]] = {}
        self._of_card: dict[str, Block] = {}
        for card in cards:
            self.add(card)

    def add(self, card: RouteCard) -> None:
        """Puts up the walls of a card."""
        block = self._of_card[card.id] = _block_of(card, self.clear, self.air)
        cells = self._cells
        first, last = int(block[4] // CELL_Y), int(block[5] // CELL_Y) + 1
        for column in range(int(block[0] // CELL_X), int(block[2] // CELL_X) + 1):
            for key in range(column * ROW + first, column * ROW + last):
                if key in cells:
                    cells[key].append(block)
                else:
                    cells[key] = [block]

    def remove(self, card_id: str) -> None:
        """Takes the walls of a card away."""
        block = self._of_card.pop(card_id)
        first, last = int(block[4] // CELL_Y), int(block[5] // CELL_Y) + 1
        for column in range(int(block[0] // CELL_X), int(block[2] // CELL_X) + 1):
            for key in range(column * ROW + first, column * ROW + last):
                self._cells[key].remove(block)
                if not self._cells[key]:
                    del self._cells[key]

    def of(self, card_id: str) -> Block:
        """The walls of one card."""
        return self._of_card[card_id]

    def block_upright(self, x: float, top: float, bottom: float) -> bool:
        """Whether an upright line at x runs into a wall."""
        cells = self._cells
        base = int(x // CELL_X) * ROW
        for key in range(base + int(top // CELL_Y), base + int(bottom // CELL_Y) + 1):
            if key in cells:
                for left, block_top, right, block_bottom, reach_top, reach_bottom, marks, _ in cells[key]:
                    if left < x < right and reach_top < bottom and reach_bottom > top:
                        if block_top < bottom and block_bottom > top:
                            return True
                        for mark_left, mark_top, mark_right, mark_bottom in marks:
                            if mark_left < x < mark_right and mark_top < bottom and mark_bottom > top:
                                return True
        return False

    def block_level(self, y: float, left: float, right: float) -> bool:
        """Whether a level line at y runs into a wall."""
        cells = self._cells
        row = int(y // CELL_Y)
        for column in range(int(left // CELL_X), int(right // CELL_X) + 1):
            key = column * ROW + row
            if key in cells:
                for block_left, top, block_right, bottom, reach_top, reach_bottom, marks, _ in cells[key]:
                    if reach_top < y < reach_bottom and block_left < right and block_right > left:
                        if top < y < bottom:
                            return True
                        for mark_left, mark_top, mark_right, mark_bottom in marks:
                            if mark_top < y < mark_bottom and mark_left < right and mark_right > left:
                                return True
        return False

    def blocks_inside(self, left: float, top: float, right: float, bottom: float) -> list[Block]:
        """The cards whose walls meet a box, each once, from the left."""
        cells = self._cells
        first, last = int(top // CELL_Y), int(bottom // CELL_Y) + 1
        found: dict[str, Block] = {}
        for column in range(int(left // CELL_X), int(right // CELL_X) + 1):
            for key in range(column * ROW + first, column * ROW + last):
                if key in cells:
                    for block in cells[key]:
                        if block[0] < right and block[2] > left and block[4] < bottom and block[5] > top:
                            found[block[7]] = block
        return sorted(found.values())


def walls_in(blocks: Iterable[Block], window: Box) -> list[Wall]:
    """The walls of some cards, marks as well, that meet a window."""
    return [
        wall
        for block in blocks
        for wall in (block[:4], *block.marks)
        if wall[0] < window.right and wall[2] > window.left and wall[1] < window.bottom and wall[3] > window.top
    ]


def _block_of(card: RouteCard, clear: float, air: float) -> Block:
    """The walls of one card: marks count where they stand out of the body's air."""
    box = card.box
    if card.air is not None and card.air < clear:
        clear = card.air
    left, top, right, bottom = box.left - clear, box.top - clear, box.right + clear, box.bottom + clear
    reach_top, reach_bottom = top, bottom
    marks: list[Wall] = []
    for mark in card.marks:
        mark_top, mark_bottom = mark.top - air, mark.bottom + air
        if mark_top < top or mark_bottom > bottom:
            marks.append((mark.left - air, mark_top, mark.right + air, mark_bottom))
            if mark_top < reach_top:
                reach_top = mark_top
            if mark_bottom > reach_bottom:
                reach_bottom = mark_bottom
    return Block(left, top, right, bottom, reach_top, reach_bottom, tuple(marks), card.id)
