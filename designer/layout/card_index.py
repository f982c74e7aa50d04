"""The cards by stage and lane, so that a gesture looks at those near the pointer only: a stage may have thousands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

import msgspec

from designer.drawing import Box
from designer.layout.grid import CardPlace, Grid, StageColumn

NODE_REACH = 10.0  # points around a node's middle


class CardIndex:
    """The cards of one layout. What is asked of one stage goes through the cards of that stage alone."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._places = {stage.id: i for i, stage in enumerate(grid.stages)}
        self._lanes: dict[str, dict[str, list[CardPlace]]] = {}  # by stage, then by lane
        self._stages: dict[str, list[CardPlace]] = {}
        self._middles: dict[str, list[float]] = {}
        self.cells: dict[
            tuple[str, float, int], Box
        ] = {}  # by stage, top of the row and step, once they were asked for
        self._rows: dict[tuple[str, tuple[str, ...]], _Row] = {}

    @cached_property
    def lanes(self) -> tuple[str, ...]:
        """All lanes in which cards stand."""
        return tuple(dict.fromkeys(card.lane for card in self._grid.cards.values()))

    def in_stage(self, stage: str) -> Sequence[CardPlace]:
        """All cards of a stage in the map's order."""
        found = self._stages.get(stage)
        if found is None:
            at = self._places.get(stage)
            found = [] if at is None else sorted(self._grid.cards.in_stage(at), key=_number)
            self._stages[stage] = found
        return found

    def in_lanes(self, stage: str, lanes: Sequence[str]) -> Sequence[CardPlace]:
        """The cards of a stage in some lanes, in the map's order."""
        return self._row(stage, lanes).cards

    def near(self, stage: str, lanes: Sequence[str], low: float, high: float) -> Sequence[CardPlace]:
        """Those among them that reach from `low` to `high`, with their cards or their nodes; in the map's order."""
        row = self._row(stage, lanes)
        first, last = bisect_left(row.lefts, low - row.widest), bisect_right(row.lefts, high)
        if first >= last:
            return ()
        found = [card for card in row.by_left[first:last] if _reach(card)[1] >= low]
        return found if len(found) < 2 else sorted(found, key=_number)

    def middles(self, stage: StageColumn) -> Sequence[float]:
        """The middles of a stage's steps, from left to right."""
        found = self._middles.get(stage.id)
        if found is None:
            found = self._middles[stage.id] = [(step.left + step.right) / 2 for step in stage.steps]
        return found

    def _by_lane(self, stage: str) -> dict[str, list[CardPlace]]:
        found = self._lanes.get(stage)
        if found is None:
            found = self._lanes[stage] = {}
            for card in self.in_stage(stage):
                found.setdefault(card.lane, []).append(card)
        return found

    def _row(self, stage: str, lanes: Sequence[str]) -> _Row:
        key = stage, lanes if isinstance(lanes, tuple) else tuple(lanes)
        row = self._rows.get(key)
        if row is None:
            by_lane = self._by_lane(stage)
            cards = sorted((c for lane in lanes for c in by_lane.get(lane, ())), key=_number)
            by_left = sorted(cards, key=_left)
            widest = max((high - low for low, high in map(_reach, cards)), default=0.0)
            row = self._rows[key] = _Row(cards, by_left, [_left(card) for card in by_left], widest)
        return row


class _Row(msgspec.Struct, frozen=True):
    """The cards of a stage in some lanes, in the map's order and from left to right."""

    cards: list[CardPlace]
    by_left: list[CardPlace]
    lefts: list[float]
    widest: float


def _reach(card: CardPlace) -> tuple[float, float]:
    if card.node is None:
        return card.box.left, card.box.right
    return min(card.box.left, card.node[0] - NODE_REACH), max(card.box.right, card.node[0] + NODE_REACH)


def _left(card: CardPlace) -> float:
    return _reach(card)[0]


def _number(card: CardPlace) -> int:
    return card.number
