"""Where touchpoints land that are carried over the map, and whether landing there connects them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from designer.canvas.feedback import Dock, Mark
from designer.canvas.joining import Joining, main_way_on
from designer.canvas.overlay import handle_out
from designer.canvas.tools.gesture import Pointer
from designer.canvas.wording import placement_words
from designer.drawing import Box
from designer.editing.operations.labels import quoted
from designer.layout.drops import Drop, drop_at
from designer.layout.grid import CardPlace, Grid, LaneRow
from designer.model import JourneyMap, Placement, Touchpoint
from designer.words import _

if TYPE_CHECKING:
    from designer.canvas.view import MapView
    from designer.layout import JourneyLayout

_DOCK_SHARE = 0.35  # of a card's width, at its right: release there connects
_DOCK_BEYOND = 8.0  # points right of the card that still count
_MOST_DOCKS = 4
CARD_ROWS = {"channel", "no channel", "group", "touchpoints", "front stage", "back stage", "support"}


class Landing(msgspec.Struct, frozen=True):
    """A place where release puts touchpoints, and how it is shown and told."""

    joining: Joining
    label: str
    mark: Mark | None = None
    cells: tuple[Box, ...] = ()
    docks: tuple[Dock, ...] = ()


class Landings:
    """Says where touchpoints land, again and again while they are carried; what did not change is not made anew."""

    def __init__(self, view: MapView, moving: frozenset[str], *, connects: bool = True) -> None:
        """Without `connects` nothing is joined to the card at whose side it lands."""
        self.view = view
        self.moving = moving
        self.connects = connects
        self._key: tuple[object, ...] = ()
        self._last: Landing | None = None

    def at(self, at: Pointer, lane: str | None = None) -> Landing | None:
        """Where they land if they are let go here; None where they can't. `lane` keeps them in a lane of their own."""
        layout = self.view.map_layout
        grid = layout.grid
        card = predecessor_at(layout, at, self.moving) if self.connects else None
        drop = None
        if card is None:
            row = row_of_lane(grid, lane) if lane else None
            y = (row.top + row.bottom) / 2 if row is not None and grid.lattice.contains(at.x, at.y) else at.y
            drop = drop_at(layout, at.x, y, self.moving)
            if drop is None:
                return None
        key = (layout, card, drop, lane)
        if key != self._key:
            journey = self.view.ways
            if card is not None:
                self._last = _after(journey, grid, card, self.moving, lane)
            else:
                assert drop is not None
                self._last = _dropped(journey, grid, drop, self.moving, lane)
                if not self.connects:
                    self._last = msgspec.structs.replace(self._last, docks=())
            self._key = key
        return self._last


def _dropped(journey: JourneyMap, grid: Grid, drop: Drop, moving: frozenset[str], lane: str | None) -> Landing:
    place = drop.placement
    if lane is not None:
        place = msgspec.structs.replace(place, lane=lane)
    row = row_of_lane(grid, place.lane)
    is_header = drop.bottom <= grid.lattice.top
    top, bottom = (row.top, row.bottom) if row is not None and is_header else (drop.top, drop.bottom)
    mark = Mark((drop.x, top), (drop.x, bottom), through_lanes(grid, drop.x)) if drop.x is not None else None
    cells = (drop.box,) if is_header or mark is None else _neighbours(journey, grid, place, moving)
    docks = tuple(Dock(handle_out(card.box), False) for card in _candidates(journey, grid, place, moving)[:_MOST_DOCKS])
    return Landing(Joining(place), placement_words(journey, place), mark, cells, docks)


def row_of_lane(grid: Grid, lane: str) -> LaneRow | None:
    """The row that shows a channel or action lane."""
    for row in grid.lanes:
        if row.kind in CARD_ROWS and (lane in row.members or row.lane == lane):
            return row
    return None


def row_border(grid: Grid, journey: JourneyMap, before: str | None) -> float | None:
    """Where a new lane comes that is put before another one, or last; None on a map without lanes."""
    rows = {id: row for row in grid.lanes for id in (row.lane, *row.members) if id}
    ids = [lane.id for lane in journey.lanes if lane.id in rows or lane.id == before]  # what is hidden has no row
    at = ids.index(before) if before in ids else len(ids)
    following = next((rows[id] for id in ids[at:] if id in rows), None)
    if following is not None:
        return following.top
    # Lanes that appear by themselves stand below those that the map has.
    return rows[ids[at - 1]].bottom if at else grid.lanes[-1].bottom if grid.lanes else None


def predecessor_at(layout: JourneyLayout, at: Pointer, moving: frozenset[str]) -> CardPlace | None:
    """The card whose right side the pointer is on."""
    grid = layout.grid
    row = grid.lane_at(at.y)
    if row is None or row.kind not in CARD_ROWS:
        return None
    lanes = layout.cards.lanes if row.kind == "touchpoints" else row.members or (row.lane,)
    x, y = at.x, at.y
    for stage in grid.stages:
        if not stage.left - _DOCK_BEYOND <= x <= stage.right + _DOCK_BEYOND:
            continue
        for card in layout.cards.near(stage.id, lanes, x - _DOCK_BEYOND, x):
            box = card.box
            if box.right - _DOCK_SHARE * (box.right - box.left) <= x <= box.right + _DOCK_BEYOND:
                if box.top <= y <= box.bottom and card.touchpoint not in moving:
                    return card
    return None


def _after(journey: JourneyMap, grid: Grid, card: CardPlace, moving: frozenset[str], lane: str | None) -> Landing:
    place = Placement(stage=card.stage, after=card.step, lane=card.lane if lane is None else lane)
    following = main_way_on(journey, card.touchpoint, moving)
    first, second = quoted(journey, card.touchpoint), quoted(journey, following)
    if following:
        joined = _("between {first} and {second}").format(first=first, second=second)
    else:
        joined = _("connected from {first}").format(first=first)
    x, row = card.box.right + 8, row_of_lane(grid, place.lane)
    top, bottom = (row.top, row.bottom) if row is not None else (card.box.top, card.box.bottom)
    return Landing(
        Joining(place, connect_from=card.touchpoint, connect_to=following), f"{placement_words(journey, place)} · {joined}",
        Mark((x, top), (x, bottom), through_lanes(grid, x)), (card.box,), (Dock(handle_out(card.box), True),),
    )  # fmt: skip


def through_lanes(grid: Grid, x: float) -> tuple[tuple[float, float], tuple[float, float]] | None:
    rows = [row for row in grid.lanes if row.kind in CARD_ROWS]
    return ((x, rows[0].top), (x, rows[-1].bottom)) if rows else None


def _neighbours(journey: JourneyMap, grid: Grid, place: Placement, moving: frozenset[str]) -> tuple[Box, ...]:
    """The cell before a new step in the target lane, so that it is seen behind what it comes."""
    row = row_of_lane(grid, place.lane)
    column = next((s for s in grid.stages if s.id == place.stage), None)
    if row is None or column is None:
        return ()
    if not column.steps:
        return (Box(column.left, row.top, column.right, row.bottom),)
    if place.after is None:
        return ()
    at = bisect_right(column.steps, place.after, key=lambda s: s.key) if place.after else len(column.steps)
    if not at:
        return ()
    step = column.steps[at - 1]
    return (Box(step.left - 6, row.top, step.right + 6, row.bottom),)


def _candidates(journey: JourneyMap, grid: Grid, place: Placement, moving: frozenset[str]) -> list[CardPlace]:
    """The cards right before a place: those of the step before it, else of the last step of the stage before."""
    if not place.stage:
        return []
    for members in _steps_before(journey, place):
        left = [t for t in members if t.id not in moving]
        if left:
            return [grid.cards[t.id] for t in left if t.id in grid.cards]
    return []


def _steps_before(journey: JourneyMap, place: Placement) -> Iterator[tuple[Touchpoint, ...]]:
    """The steps before a place, the nearest first, through the stages before it too."""
    stages = [s.id for s in journey.stages]
    steps = journey.steps(place.stage)
    if place.step:
        at = bisect_left(steps, place.step, key=_key)
    elif place.after is None:
        at = 0
    else:
        at = bisect_right(steps, place.after, key=_key) if place.after else len(steps)
    for i in range(at - 1, -1, -1):
        yield steps[i][1]
    for stage in reversed(stages[: stages.index(place.stage)]):
        for _step, members in reversed(journey.steps(stage)):
            yield members


def _key(step: tuple[str, tuple[Touchpoint, ...]]) -> str:
    return step[0]
