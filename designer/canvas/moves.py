"""Where the arrow keys lead on the map: from cell to cell, card, header and label. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING

from designer.canvas.curve_points import first_point
from designer.canvas.focus import NO_FOCUS, Focus, FocusKind
from designer.drawing import Box
from designer.layout.drops import cell_at
from designer.layout.grid import CardPlace, LaneRow, StageColumn

if TYPE_CHECKING:
    from designer.layout import JourneyLayout

CARD_ROWS = {"channel", "no channel", "group", "touchpoints", "front stage", "back stage", "support"}

Column = tuple[StageColumn, int]  # a stage and the place of a step in it; -1 for a stage without steps


class Way(Enum):
    """The four arrow keys."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


class Walk:
    """The lattice of one layout as the keyboard walks it."""

    def __init__(self, layout: JourneyLayout) -> None:
        self.layout = layout
        self.grid = layout.grid
        self.columns: list[Column] = [
            (stage, i)
            for stage in self.grid.stages
            if not stage.is_folded
            for i in (range(len(stage.steps)) if stage.steps else (-1,))
        ]
        # In the storyline cards are walked by where they are, and the channels' lanes hold their nodes.
        self.is_flow = any(row.kind == "touchpoints" for row in self.grid.lanes)
        self.rows: list[LaneRow] = [
            row for row in self.grid.lanes if row.kind in CARD_ROWS and row.kind != "touchpoints"
        ]
        self._cells: dict[str, dict[tuple[str, str], list[CardPlace]]] = {}  # by stage, then by step and row

    # Steps of the walk

    def from_focus(self, focus: Focus, way: Way) -> Focus:
        """Where an arrow key leads; the same focus where there is nothing further that way."""
        match focus.kind:
            case FocusKind.NOTHING:
                return self.first()
            case FocusKind.STAGE:
                return self._from_stage(focus, way)
            case FocusKind.LANE:
                return self._from_lane(focus, way)
            case FocusKind.CELL | FocusKind.TOUCHPOINT:
                return self._from_cell(focus, way)
            case _:
                return self._from_box(focus, way)

    def behind(self, focus: Focus) -> Focus:
        """The stage behind a stage, the channel or lane below another one; nothing behind the last and for all else."""
        match focus.kind:
            case FocusKind.STAGE:
                after = self.from_focus(focus, Way.RIGHT)
            case FocusKind.LANE:
                after = self.from_focus(focus, Way.DOWN)
            case _:
                return NO_FOCUS
        return after if after != focus and after.kind is focus.kind else NO_FOCUS

    def first(self) -> Focus:
        """Where the walk begins: the first cell."""
        return self.at(0, 0) if self.columns and self.rows else NO_FOCUS

    def at(self, column: int, row: int, *, from_below: bool = False) -> Focus:
        """What is focused in a cell: its first card (its last, from below), else the empty cell."""
        cards = self.cards_in(column, row)
        if cards:
            return Focus(FocusKind.TOUCHPOINT, (cards[-1] if from_below else cards[0]).touchpoint)
        stage, index = self.columns[column]
        x = stage.steps[index].left + 0.5 if index >= 0 else (stage.left + stage.right) / 2
        cell = cell_at(self.layout, x, self.rows[row].top + 0.5)
        return Focus(FocusKind.CELL, cell=cell) if cell is not None else NO_FOCUS

    def cards_in(self, column: int, row: int) -> list[CardPlace]:
        """The cards of a cell, from top to bottom."""
        stage, index = self.columns[column]
        key = stage.steps[index].key if index >= 0 else ""
        return self._cells_of(stage.id).get((key, self._name_of(self.rows[row])), [])

    def _cells_of(self, stage: str) -> dict[tuple[str, str], list[CardPlace]]:
        found = self._cells.get(stage)
        if found is None:
            found = self._cells[stage] = {}
            for place in self.layout.cards.in_stage(stage):
                found.setdefault((place.step, self._row_name(place.lane)), []).append(place)
            for cards in found.values():
                cards.sort(key=lambda c: (c.box.top, c.number))
        return found

    def place_of(self, focus: Focus) -> tuple[int, int] | None:
        """The column and row of a cell or card."""
        if focus.cell is not None:
            stage, step, lane = focus.cell.stage, focus.cell.step, focus.cell.lane
        elif focus.id in self.grid.cards:
            card = self.grid.cards[focus.id]
            stage, step, lane = card.stage, card.step, card.lane
        else:
            return None
        name = self._row_name(lane)
        row = next((i for i, r in enumerate(self.rows) if self._name_of(r) == name), None)
        columns = [i for i, (s, k) in enumerate(self.columns) if s.id == stage and (k < 0 or s.steps[k].key == step)]
        if row is None:
            return None
        if not columns:  # the free place behind the last step
            columns = [i for i, (s, _k) in enumerate(self.columns) if s.id == stage][-1:]
        return (columns[0], row) if columns else None

    def reading_order(self, focus: Focus, is_back: bool) -> Focus | None:
        """The next cell in reading order: along each lane, then the next lane; None behind the last (before the first)."""
        place = self.place_of(focus)
        if place is None:
            return self.first() if not is_back else None
        cards = self.cards_in(*place)
        ids = [c.touchpoint for c in cards]
        at = ids.index(focus.id) + (-1 if is_back else 1) if focus.id in ids else -1
        if 0 <= at < len(ids):
            return Focus(FocusKind.TOUCHPOINT, ids[at])
        column, row = place
        index = row * len(self.columns) + column + (-1 if is_back else 1)
        if not 0 <= index < len(self.rows) * len(self.columns):
            return None
        row, column = divmod(index, len(self.columns))
        return self.at(column, row, from_below=is_back)

    def filled(self, focus: Focus, way: Way) -> Focus:
        """The next card that way, empty cells passed over."""
        before = focus
        while True:
            after = self.from_focus(before, way)
            if after == before or after.kind is not FocusKind.CELL:
                return after if after.kind is FocusKind.TOUCHPOINT else focus
            before = after

    def end_of_lane(self, focus: Focus, is_first: bool) -> Focus:
        """The first or last step of the lane."""
        place = self.place_of(focus)
        if place is None:
            return focus
        return self.at(0 if is_first else len(self.columns) - 1, place[1])

    def next_stage(self, focus: Focus, step: int) -> Focus:
        """The same lane, a stage further or back."""
        place = self.place_of(focus)
        if place is None:
            return focus
        ids = list(dict.fromkeys(s.id for s, _i in self.columns))
        at = ids.index(self.columns[place[0]][0].id) + step
        if not 0 <= at < len(ids):
            return focus
        column = next(i for i, (s, _k) in enumerate(self.columns) if s.id == ids[at])
        return self.at(column, place[1])

    # From where

    def _from_cell(self, focus: Focus, way: Way) -> Focus:
        if self.is_flow and focus.id in self.grid.cards:
            return self._from_box(focus, way)
        place = self.place_of(focus)
        if place is None:
            return focus
        column, row = place
        dx, dy = way.value
        ids = [c.touchpoint for c in self.cards_in(column, row)]
        if dy and focus.id in ids and 0 <= ids.index(focus.id) + dy < len(ids):
            return Focus(FocusKind.TOUCHPOINT, ids[ids.index(focus.id) + dy])
        column, row = column + dx, row + dy
        if column < 0:
            lane = self.rows[row].lane
            return Focus(FocusKind.LANE, lane) if lane else focus
        if row < 0:
            return Focus(FocusKind.STAGE, self.columns[column][0].id)
        if column >= len(self.columns):
            return focus
        if row >= len(self.rows):
            return self._from_box(focus, way)
        return self.at(column, row, from_below=dy < 0)

    def _from_stage(self, focus: Focus, way: Way) -> Focus:
        ids = [s.id for s in self.grid.stages]
        if focus.id not in ids:
            return focus
        at = ids.index(focus.id) + way.value[0]
        if way is Way.DOWN:
            column = next((i for i, (s, _k) in enumerate(self.columns) if s.id == focus.id), None)
            return self.at(column, 0) if column is not None and self.rows else focus  # a folded stage has no cells
        return Focus(FocusKind.STAGE, ids[at]) if 0 <= at < len(ids) and way is not Way.UP else focus

    def _from_lane(self, focus: Focus, way: Way) -> Focus:
        rows = [row for row in self.grid.lanes if row.lane]
        at = next((i for i, row in enumerate(rows) if row.lane == focus.id), None)
        if at is None:
            return focus
        if way is Way.RIGHT:
            row = next((i for i, r in enumerate(self.rows) if r.lane == focus.id), None)
            if row is not None and self.columns:
                return self.at(0, row)
            return first_point(self.grid, focus.id) or self._from_box(focus, way)
        if way is Way.LEFT:
            return focus
        at += way.value[1]
        return Focus(FocusKind.LANE, rows[at].lane) if 0 <= at < len(rows) else focus

    def _from_box(self, focus: Focus, way: Way) -> Focus:
        """The nearest card, note, header or persona that way."""
        box = self._box_of(focus)
        if box is None:
            return focus
        best, found = float("inf"), focus
        dx, dy = way.value
        x, y = box.centre
        for other, place in self._boxes():
            if other == focus:
                continue
            to_x, to_y = place.centre
            along, across = ((to_x - x) * dx, abs(to_y - y)) if dx else ((to_y - y) * dy, abs(to_x - x))
            cost = along + 2.5 * across
            if along > 2 and cost < best:
                best, found = cost, other
        return found

    def _boxes(self, *, few: bool = False) -> Iterator[tuple[Focus, Box]]:
        """All that an arrow key leads to; the `few` are those that are neither cards nor notes."""
        if not few:
            for id, card in self.grid.cards.items():
                yield Focus(FocusKind.TOUCHPOINT, id), card.box
            for id, box in self.grid.notes.items():
                yield Focus(FocusKind.NOTE, id), box
        for stage in self.grid.stages:
            yield Focus(FocusKind.STAGE, stage.id), stage.band
        for id, box in self.grid.personas.items():
            yield Focus(FocusKind.PERSONA, id), box
        for row in self.grid.lanes:
            if row.lane:
                yield Focus(FocusKind.LANE, row.lane), row.label

    def _box_of(self, focus: Focus) -> Box | None:
        if focus.cell is not None:
            return focus.cell.box
        grid = self.grid
        match focus.kind:
            case FocusKind.TOUCHPOINT:
                card = grid.cards.get(focus.id)
                return card.box if card is not None else None
            case FocusKind.NOTE:
                return grid.notes.get(focus.id)
            case _:
                return next((box for other, box in self._boxes(few=True) if other == focus), None)

    def _row_name(self, lane: str) -> str:
        for row in self.rows:
            if lane and (row.lane == lane or lane in row.members):
                return self._name_of(row)
        return next((self._name_of(row) for row in self.rows if row.kind == "no channel"), "")

    @staticmethod
    def _name_of(row: LaneRow) -> str:
        return row.lane or (row.members[0] if row.members else row.kind)
