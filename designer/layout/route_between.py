"""The ground of connections between stages: the grounds of all stages side by side, with lines of its own on top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from designer.layout.route_lines import Lines, Stretch
from designer.layout.route_walls import Block, Wall, Walls

_BEYOND = 40.0  # so far outside of its cards a stage's own lines may run


class Tile(NamedTuple):
    """A stage's walls and lines, which know places relative to the stage, and where the stage lies."""

    left: float
    right: float
    x: float
    walls: Walls
    lines: Lines


class JoinedWalls:
    """The walls of all stages, asked for in places on the map."""

    def __init__(self, tiles: Sequence[Tile], stage_of: dict[str, int], clear: float) -> None:
        self.clear = clear
        self._tiles = tiles
        self._stage_of = stage_of

    def of(self, card_id: str) -> Block:
        """The walls of one card."""
        tile = self._tiles[self._stage_of[card_id]]
        return _moved_block(tile.walls.of(card_id), tile.x)

    def block_upright(self, x: float, top: float, bottom: float) -> bool:
        """Whether an upright line at x runs into a wall."""
        return any(t.walls.block_upright(x - t.x, top, bottom) for t in _over(self._tiles, x, x))

    def block_level(self, y: float, left: float, right: float) -> bool:
        """Whether a level line at y runs into a wall."""
        return any(t.walls.block_level(y, left - t.x, right - t.x) for t in _over(self._tiles, left, right))

    def blocks_inside(self, left: float, top: float, right: float, bottom: float) -> list[Block]:
        """The cards whose walls meet a box, each once, from the left."""
        return [
            _moved_block(block, t.x)
            for t in _over(self._tiles, left, right)
            for block in t.walls.blocks_inside(left - t.x, top, right - t.x, bottom)
        ]


class JoinedLines:
    """The lines inside all stages, and those between them."""

    def __init__(self, tiles: Sequence[Tile], stage_of: dict[str, int], own: Lines) -> None:
        self._tiles = tiles
        self._stage_of = stage_of
        self._own = own
        self._near = own.measures.near

    def used_places(self, card: str, edge: str) -> list[float]:
        """Where along an edge of a card lines start or end."""
        return self._tiles[self._stage_of[card]].lines.used_places(card, edge) + self._own.used_places(card, edge)

    def cost_upright(self, x: float, top: float, bottom: float, safe_top: float, safe_bottom: float) -> float:
        """What crossing and being near other lines costs an upright stretch."""
        cost = self._own.cost_upright(x, top, bottom, safe_top, safe_bottom)
        for t in _over(self._tiles, x - self._near, x + self._near):
            cost += t.lines.cost_upright(x - t.x, top, bottom, safe_top, safe_bottom)
        return cost

    def cost_level(
        self, y: float, left: float, right: float, safe_left: float, safe_right: float, joins: str = ""
    ) -> float:
        """What crossing and being near other lines costs a level stretch, which may run into a left port of a card."""
        cost = self._own.cost_level(y, left, right, safe_left, safe_right, joins)
        for t in _over(self._tiles, left, right):
            cost += t.lines.cost_level(y, left - t.x, right - t.x, safe_left - t.x, safe_right - t.x, joins)
        return cost

    def uprights(self, left: float, right: float, top: float, bottom: float) -> list[Stretch]:
        """The upright stretches with x from left to right beside a line from top to bottom, each once."""
        found = self._own.uprights(left, right, top, bottom)
        for t in _over(self._tiles, left, right):
            for piece in t.lines.uprights(left - t.x, right - t.x, top, bottom):
                found.append(piece._replace(at=piece.at + t.x))
        return found

    def levels(self, top: float, bottom: float, left: float, right: float) -> list[Stretch]:
        """The level stretches with y from top to bottom beside a line from left to right, each once."""
        found = self._own.levels(top, bottom, left, right)
        for t in _over(self._tiles, left, right):
            for at, low, high, safe_low, safe_high, link, joins in t.lines.levels(top, bottom, left - t.x, right - t.x):
                found.append(Stretch(at, low + t.x, high + t.x, safe_low + t.x, safe_high + t.x, link, joins))
        return found


def _over(tiles: Sequence[Tile], left: float, right: float) -> Iterator[Tile]:
    for tile in tiles:
        if tile.left - _BEYOND <= right:
            if tile.right + _BEYOND >= left:
                yield tile
        else:
            break


def _moved_block(block: Block, dx: float) -> Block:
    left, top, right, bottom, reach_top, reach_bottom, marks, card = block
    return Block(
        left + dx, top, right + dx, bottom, reach_top, reach_bottom, tuple(_moved_wall(m, dx) for m in marks), card
    )


def _moved_wall(wall: Wall, dx: float) -> Wall:
    return wall[0] + dx, wall[1], wall[2] + dx, wall[3]
