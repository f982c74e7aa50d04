"""Which cell a point lies in, and where what is dropped at a point will land. Pure questions to a layout."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from designer.drawing import Box
from designer.layout.card_index import NODE_REACH
from designer.layout.grid import CardPlace, Cell, Grid, LaneRow, StageColumn, StepColumn
from designer.layout.laid_out import JourneyLayout
from designer.layout.rows import CHANNEL, GROUP, NO_CHANNEL, TOUCHPOINTS
from designer.model import LaneKind, Placement

_CARD_KINDS = {
    CHANNEL, GROUP, NO_CHANNEL, TOUCHPOINTS,
    LaneKind.FRONT_STAGE.value, LaneKind.BACK_STAGE.value, LaneKind.SUPPORT.value,
}  # fmt: skip
_JOINS = 0.3  # of the way to the next step: closer to a step's middle, a card joins the step
_JOINS_CARD = 0.25  # of a card's width from either side: in between a card joins its step
_LEAST_CELL = 24.0
_STEP_GAP = 8.0  # points from the mark of a new step to the cards beside it
_CARD_GAP = 4.0  # and at least so far where they interlock


class Drop(msgspec.Struct, frozen=True):
    """Where what is dropped will land.

    `x` is where the mark of a new step stands, None where an existing step is joined; `top` and `bottom` are those of the
    target lane. `box` is the target cell, or the stage's header.
    """

    placement: Placement
    x: float | None
    top: float
    bottom: float
    box: Box


class StageDrop(msgspec.Struct, frozen=True):
    """Between which stages a dragged header will land: before that stage, or as the last where it is None."""

    before: str | None
    x: float


class LaneDrop(msgspec.Struct, frozen=True):
    """Between which lanes a dragged label will land: before that lane, or as the last where it is None."""

    before: str | None
    y: float


def cell_at(layout: JourneyLayout, x: float, y: float) -> Cell | None:
    """The filled or empty cell at a point; None outside the lanes that hold touchpoints, and in a folded stage.

    Behind the last step of a stage it is the free place for a new one, whose `step` is "".
    """
    row = _row_at(layout, y)
    stage = layout.grid.stage_at(x)
    if row is None or stage is None or stage.is_folded:
        return None
    card = _card_at(layout, stage, row, x, y)
    if card is not None:
        return Cell(stage.id, card.step, card.lane, card.box)
    if row.kind == TOUCHPOINTS:
        return Cell(stage.id, "", "", _free_flow_box(layout, stage, row))
    lane = _lane_for(layout, stage, row, x, frozenset())
    index = _step_under(layout, stage, x)
    key = stage.steps[index].key if index is not None else ""
    return Cell(stage.id, key, lane, _cell_box(layout, stage, row, index))


def drop_at(layout: JourneyLayout, x: float, y: float, moving: frozenset[str] = frozenset()) -> Drop | None:
    """Where touchpoints dropped at a point will land; None where they can't.

    Near the middle of a step they join it, between two steps they make a new one, on a stage's header they come to its end
    in their lane. In the lane of a group they keep their channel if it belongs to the group, else take the one that was
    used last before them; in the storyline the cards' lane keeps the channel.
    """
    stage = layout.grid.stage_at(x)
    if stage is None:
        return None
    if stage.band.top <= y < stage.goal.bottom:
        end, own = _behind_last(layout, stage), _own_lane(layout, moving)
        return Drop(Placement(stage.id, "", "", own), end, stage.band.top, stage.goal.bottom, stage.band)
    row = _row_at(layout, y)
    if row is None:
        return None
    if row.kind == TOUCHPOINTS:
        cards = [c for c in layout.cards.in_stage(stage.id) if c.touchpoint not in moving]
        return _drop_in_flow(layout, stage, row, cards, x, y, _own_lane(layout, moving))
    lane = _lane_for(layout, stage, row, x, moving)
    card = _card_at(layout, stage, row, x, y, moving)
    if card is not None:
        if row.kind == GROUP:
            lane = _in_group(row, _own_lane(layout, moving), card.lane)
        return _drop_on_card(layout, stage, row, card, lane, x)
    return _drop_in_lane(layout, stage, row, moving, lane, x)


def stage_drop_at(layout: JourneyLayout, x: float) -> StageDrop | None:
    """Where a stage dropped at x will stand; None on a map without stages."""
    stages = layout.grid.stages
    if not stages:
        return None
    for stage in stages:
        if x < (stage.left + stage.right) / 2:
            return StageDrop(stage.id, stage.left)
    return StageDrop(None, stages[-1].right)


def lane_drop_at(layout: JourneyLayout, y: float) -> LaneDrop | None:
    """Where a lane dropped at y will stand; None on a map without lanes. A group's first channel stands for the group."""
    named = [(row, id) for row in layout.grid.lanes if (id := _row_id(row))]
    if not named:
        return None
    for row, id in named:
        if y < (row.top + row.bottom) / 2:
            return LaneDrop(id, row.top)
    return LaneDrop(None, named[-1][0].bottom)


def lane_order(grid: Grid) -> list[str]:
    """The lanes that can be seen from top to bottom, as drops name them; those that are hidden are not among them."""
    return [id for row in grid.lanes if (id := _row_id(row))]


def _row_id(row: LaneRow) -> str:
    return row.lane or (row.members[0] if row.members else "")


# Looking up


def _row_at(layout: JourneyLayout, y: float) -> LaneRow | None:
    row = layout.grid.lane_at(y)
    return row if row is not None and row.kind in _CARD_KINDS else None


def _cards(layout: JourneyLayout, stage: StageColumn, row: LaneRow) -> Sequence[CardPlace]:
    """The cards of a stage in a row in the map's order; in the weave's lanes the touchpoints with a node there."""
    return layout.cards.in_stage(stage.id) if row.kind == TOUCHPOINTS else layout.cards.in_lanes(stage.id, _lanes(row))


def _near(
    layout: JourneyLayout, stage: StageColumn, row: LaneRow, low: float, high: float, moving: frozenset[str]
) -> list[CardPlace]:
    """Those among them that reach from `low` to `high` and are not moved."""
    if row.kind == TOUCHPOINTS:
        return [c for c in _cards(layout, stage, row) if c.touchpoint not in moving]
    return [c for c in layout.cards.near(stage.id, _lanes(row), low, high) if c.touchpoint not in moving]


def _lanes(row: LaneRow) -> tuple[str, ...]:
    return row.members if row.kind == GROUP else (row.lane,)


def _card_at(
    layout: JourneyLayout, stage: StageColumn, row: LaneRow, x: float, y: float, moving: frozenset[str] = frozenset()
) -> CardPlace | None:
    for card in _near(layout, stage, row, x, x, moving):
        if card.box.contains(x, y):
            return card
        if card.node is not None and abs(card.node[0] - x) <= NODE_REACH and abs(card.node[1] - y) <= NODE_REACH:
            return card
    return None


def _own_lane(layout: JourneyLayout, moving: frozenset[str]) -> str:
    """The lane of what is moved: that of the first touchpoint in the map's order."""
    places = [layout.grid.cards[id] for id in moving if id in layout.grid.cards]
    return min(places, key=lambda p: p.number).lane if places else ""


def _in_group(row: LaneRow, own: str, other: str) -> str:
    return own if own in row.members else other


def _lane_for(layout: JourneyLayout, stage: StageColumn, row: LaneRow, x: float, moving: frozenset[str]) -> str:
    if row.kind != GROUP:
        return row.lane
    own = _own_lane(layout, moving)
    if own in row.members:
        return own
    columns = layout.grid.stages[: layout.grid.stages.index(stage) + 1]
    for column in reversed(columns):
        for card in reversed(_cards(layout, column, row)):
            if card.touchpoint not in moving and card.box.left <= x:
                return card.lane
    first = next((c for s in columns for c in _cards(layout, s, row) if c.touchpoint not in moving), None)
    return first.lane if first is not None else row.members[0]


# Places


def _is_weave(layout: JourneyLayout) -> bool:
    return any(row.kind == TOUCHPOINTS for row in layout.grid.lanes)


def _step_under(layout: JourneyLayout, stage: StageColumn, x: float) -> int | None:
    """The step whose empty cells lie at x; None behind the last step, or where there is none."""
    if not stage.steps:
        return None
    if _is_weave(layout):
        middles = layout.cards.middles(stage)
        borders = [(a + b) / 2 for a, b in pairwise(middles)]
        return bisect_right(borders, x)
    if x > stage.steps[-1].right + 8:
        return None
    return max(0, bisect_right(stage.steps, x, key=_left) - 1)


def _left(step: StepColumn) -> float:
    return step.left


def _cell_box(layout: JourneyLayout, stage: StageColumn, row: LaneRow, index: int | None) -> Box:
    """An empty cell: what cards of the lane leave free of the place of a card of this step."""
    if index is None:
        low, high = stage.left + 4, stage.right - 4
        left = stage.steps[-1].right + 8 if stage.steps else low
        return Box(min(left, high - _LEAST_CELL), row.top, high, row.bottom)
    key = stage.id, row.top, index
    found = layout.cards.cells.get(key)
    if found is None:
        found = layout.cards.cells[key] = _step_box(layout, stage, row, index)
    return found


def _step_box(layout: JourneyLayout, stage: StageColumn, row: LaneRow, index: int) -> Box:
    low, high, step = stage.left + 4, stage.right - 4, stage.steps[index]
    if _is_weave(layout):
        middles = layout.cards.middles(stage)
        low = (middles[index - 1] + middles[index]) / 2 if index else low
        high = (middles[index] + middles[index + 1]) / 2 if index + 1 < len(middles) else high
        return Box(low, row.top, high, row.bottom)
    left, right = max(low, step.left - 4), min(high, step.right + 4)
    for card in _near(layout, stage, row, left, right, frozenset()):
        if card.step != step.key and card.box.left < right and card.box.right > left:
            if card.box.left > step.left:
                right = min(right, card.box.left - 4)
            else:
                left = max(left, card.box.right + 4)
    if right - left < _LEAST_CELL:
        after = stage.steps[index + 1].left if index + 1 < len(stage.steps) else high
        left, right = step.left, max(after, step.left + _LEAST_CELL)
    return Box(left, row.top, right, row.bottom)


def _free_flow_box(layout: JourneyLayout, stage: StageColumn, row: LaneRow) -> Box:
    cards = _cards(layout, stage, row)
    low, high = stage.left + 4, stage.right - 4
    if not cards:
        return Box(low, row.top, high, row.bottom)
    last = cards[-1].box
    below = [c.box.bottom for c in cards if c.box.left < last.right and c.box.right > last.left]
    top = min(max(below) + 8, row.bottom - _LEAST_CELL)
    return Box(low, top, high, row.bottom)


def _behind_last(layout: JourneyLayout, stage: StageColumn) -> float:
    if not stage.steps:
        return (stage.left + stage.right) / 2
    return min(stage.steps[-1].right + 8, stage.right - 4)


def _key_before(stage: StageColumn, index: int) -> str | None:
    return stage.steps[index - 1].key if index > 0 else None


def _index_of(stage: StageColumn, key: str) -> int:
    at = bisect_left(stage.steps, key, key=_key)
    return at if at < len(stage.steps) and stage.steps[at].key == key else len(stage.steps)


def _key(step: StepColumn) -> str:
    return step.key


def _new_step(
    layout: JourneyLayout, stage: StageColumn, row: LaneRow, cards: Sequence[CardPlace], lane: str, index: int
) -> Drop:
    """A new step before the step at this index; behind all where there is none."""
    steps = stage.steps
    after: str | None = _key_before(stage, index)
    if index >= len(steps):
        after, x = "", _behind_last(layout, stage)
    elif index == 0:
        x = max(stage.left + 3, steps[0].left - 8)
    elif _is_weave(layout):
        middles = layout.cards.middles(stage)
        x = (middles[index - 1] + middles[index]) / 2
    else:
        x = steps[index].left - _STEP_GAP
        for card in cards:
            if card.step < steps[index].key and card.box.right + _CARD_GAP > x:
                x = card.box.right + _STEP_GAP
    box = Box(max(stage.left, x - 40), row.top, min(stage.right, x + 40), row.bottom)
    return Drop(Placement(stage.id, "", after, lane), x, row.top, row.bottom, box)


def _same_step(layout: JourneyLayout, stage: StageColumn, row: LaneRow, lane: str, index: int) -> Drop:
    box = _cell_box(layout, stage, row, index)
    return Drop(Placement(stage.id, stage.steps[index].key, "", lane), None, row.top, row.bottom, box)


def _drop_on_card(
    layout: JourneyLayout, stage: StageColumn, row: LaneRow, card: CardPlace, lane: str, x: float
) -> Drop:
    index = _index_of(stage, card.step)
    node = card.node if row.kind != TOUCHPOINTS else None
    if node is not None:
        return Drop(
            Placement(stage.id, card.step, "", lane), None, row.top, row.bottom,
            Box(node[0], node[1], node[0], node[1]).grown(NODE_REACH),
        )  # fmt: skip
    share = (x - card.box.left) / max(card.box.width, 1)
    if share < _JOINS_CARD:
        return _new_step(layout, stage, row, (card,) if index else (), lane, index)
    if share > 1 - _JOINS_CARD:
        return _new_step(layout, stage, row, (card,), lane, index + 1)
    return Drop(Placement(stage.id, card.step, "", lane), None, row.top, row.bottom, card.box)


def _drop_in_lane(
    layout: JourneyLayout, stage: StageColumn, row: LaneRow, moving: frozenset[str], lane: str, x: float
) -> Drop:
    if not stage.steps:
        return Drop(
            Placement(stage.id, "", "", lane), (stage.left + stage.right) / 2, row.top, row.bottom,
            Box(stage.left + 4, row.top, stage.right - 4, row.bottom),
        )  # fmt: skip
    # Only the steps next to x are looked at: this runs for every frame of a drag, and a stage may have thousands.
    steps, middles = stage.steps, layout.cards.middles(stage)
    after = bisect_right(middles, x)  # the first step whose middle lies to the right
    for index in (after - 1, after):
        if 0 <= index < len(steps):
            middle, width = middles[index], steps[index].right - steps[index].left
            before_gap = middle - middles[index - 1] if index else width
            after_gap = middles[index + 1] - middle if index + 1 < len(steps) else width
            if abs(x - middle) <= _JOINS * (before_gap if x < middle else after_gap):
                return _same_step(layout, stage, row, lane, index)
    edge = steps[min(after, len(steps) - 1)].left
    before = _near(layout, stage, row, edge - _STEP_GAP - _CARD_GAP, edge, moving)
    return _new_step(layout, stage, row, before, lane, after)


def _drop_in_flow(
    layout: JourneyLayout,
    stage: StageColumn,
    row: LaneRow,
    cards: Sequence[CardPlace],
    x: float,
    y: float,
    own: str,
) -> Drop:
    """In the storyline cards are read in lines: what is dropped comes before or behind the card that is nearest."""
    if not cards:
        return _drop_in_lane(layout, stage, row, frozenset(), own, x)

    def distance(card: CardPlace) -> float:
        dx = max(card.box.left - x, 0, x - card.box.right)
        dy = max(card.box.top - y, 0, y - card.box.bottom)
        return dx + dy

    nearest = min(cards, key=distance)
    index = _index_of(stage, nearest.step)
    box = nearest.box
    share = (x - box.left) / max(box.width, 1)
    if box.contains(x, y) and _JOINS_CARD <= share <= 1 - _JOINS_CARD:
        return Drop(Placement(stage.id, nearest.step, "", own), None, box.top, box.bottom, box)
    is_before = share < 0.5 and y <= box.bottom + 4
    at = index if is_before else index + 1
    after = _key_before(stage, at) if at < len(stage.steps) else ""
    x = box.left - 4 if is_before else box.right + 4
    return Drop(Placement(stage.id, "", after, own), x, box.top, box.bottom, box)
