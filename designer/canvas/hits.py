"""What lies under a point of the map, found without Qt."""

from __future__ import annotations

from enum import StrEnum
from itertools import chain, pairwise
from math import hypot
from typing import TYPE_CHECKING

import msgspec

from designer.canvas.chunks import Chunks
from designer.drawing import Box, Point, Role
from designer.layout.drops import cell_at
from designer.layout.grid import Cell, CurvePoint, Grid

if TYPE_CHECKING:
    from designer.layout import JourneyLayout

_MARKS = 7.0  # points that marks stand out above and below a card
_FACE = 9.0  # radius of a face on the curve, in points
OPENS = "opens"  # what `Hit.other` says over the mark of a touchpoint that opens a map
_NODE = 10.0  # radius of a node on the weave, in points


class HitKind(StrEnum):
    """What can be under the pointer."""

    TOUCHPOINT = "touchpoint"
    POINT = "feeling"  # id: touchpoint, other: persona
    CONNECTION = "connection"
    NOTE = "note"
    TRAY = "tray"  # a touchpoint in the tray
    LANE_BORDER = "lane border"  # the lower one, id: its lane, other: its kind
    BORDER = "border"  # of two stages, id: left, other: right
    STAGE = "stage"
    GOAL = "goal"
    LANE = "lane"
    PERSONA = "persona"
    TITLE = "title"
    SCENARIO = "scenario"
    CELL = "cell"
    PAPER = "paper"
    GROUND = "ground"


class Hit(msgspec.Struct, frozen=True):
    """One thing under a point. `box` is where it is, in points; `other` the second of two, or the mark on a card that is hit."""

    kind: HitKind
    id: str = ""
    other: str = ""
    box: Box | None = None
    cell: Cell | None = None
    curve: int = 0  # of a point: in which lane of curves, as the grid counts them
    is_planned: bool = False  # and whether it is what is to be

    @property
    def is_element(self) -> bool:
        """Whether it is something that can be selected."""
        return self.kind in _SELECTABLE


_SELECTABLE = {
    HitKind.TOUCHPOINT, HitKind.CONNECTION, HitKind.NOTE, HitKind.TRAY, HitKind.STAGE, HitKind.GOAL, HitKind.LANE,
    HitKind.PERSONA,
}  # fmt: skip


def hit_at(layout: JourneyLayout, chunks: Chunks, sheet: Box, x: float, y: float, pixel: float) -> Hit:
    """What lies topmost at a point; `pixel` is the size of a pixel in points, so that thin things can be caught."""
    grid = layout.grid
    return (
        _point_at(grid, x, y)
        or _element_at(grid, chunks, x, y, 5 * pixel)
        or _tray_at(grid, x, y)
        or _border_at(grid, x, y, min(4 * pixel, 8))
        or _lane_border_at(grid, x, y, min(4 * pixel, 8))
        or _header_at(grid, x, y)
        or _cell_at(layout, x, y)
        or Hit(HitKind.PAPER if sheet.contains(x, y) else HitKind.GROUND)
    )


def elements_in(grid: Grid, chunks: Chunks, area: Box) -> list[str]:
    """The touchpoints and notes that an area touches, in painting order; for the rubber band."""
    found: dict[str, None] = {}
    for group in chunks.groups_in(area):
        if group.role is Role.TOUCHPOINT and group.element in grid.cards:
            box = grid.cards[group.element].box
        elif group.role is Role.NOTE and group.element in grid.notes:
            box = grid.notes[group.element]
        else:
            continue
        if box.meets(area):
            found[group.element] = None
    return list(found)


def card_near(grid: Grid, chunks: Chunks, x: float, y: float, reach: float) -> str:
    """The touchpoint whose card is nearest to a point, within `reach` points of its sides; "" for none."""
    best, found = reach, ""
    for group in chunks.at(x, y, reach):
        place = grid.cards.get(group.element) if group.role is Role.TOUCHPOINT else None
        if place is not None:
            box = place.box
            away = hypot(max(box.left - x, x - box.right, 0), max(box.top - y, y - box.bottom, 0))
            if away <= best:
                best, found = away, group.element
    return found


def distance_to_line(points: tuple[Point, ...], x: float, y: float) -> float:
    """How far a point is from a line through corner points."""
    best = float("inf")
    for (ax, ay), (bx, by) in pairwise(points):
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        share = 0.0 if length == 0 else min(max(((x - ax) * dx + (y - ay) * dy) / length, 0), 1)
        best = min(best, hypot(x - ax - share * dx, y - ay - share * dy))
    return best


def _point_at(grid: Grid, x: float, y: float) -> Hit | None:
    """The nearest point of a curve; of two as near, that of what is."""
    best: tuple[float, bool, int, CurvePoint] | None = None
    for index, place in enumerate(grid.curves):
        if not place.top - 3 * _FACE <= y <= place.bottom + 3 * _FACE:
            continue
        columns = zip(grid.stages, place.find_points, strict=True)
        near = [points() for stage, points in columns if stage.left - _FACE <= x <= stage.right + _FACE]
        for point in chain.from_iterable(near):
            if abs(point.x - x) <= _FACE and abs(point.y - y) <= _FACE:
                distance = hypot(point.x - x, point.y - y)
                if distance <= _FACE and (best is None or (distance, point.is_planned) < best[:2]):
                    best = distance, point.is_planned, index, point
    if best is None:
        return None
    _distance, is_planned, index, point = best
    box = Box(point.x, point.y, point.x, point.y).grown(_FACE)
    return Hit(HitKind.POINT, point.touchpoint, point.persona, box, curve=index, is_planned=is_planned)


def _element_at(grid: Grid, chunks: Chunks, x: float, y: float, slack: float) -> Hit | None:
    line: Hit | None = None
    for group in chunks.at(x, y, max(slack, _MARKS)):
        match group.role:
            case Role.TOUCHPOINT:
                place = grid.cards.get(group.element)
                if place is None:
                    continue
                box = place.box
                if group.key == f"{group.element}/{OPENS}" and group.box.contains(x, y):
                    return Hit(HitKind.TOUCHPOINT, group.element, OPENS, box)
                if box.left <= x <= box.right and box.top - _MARKS <= y <= box.bottom + _MARKS:
                    return Hit(HitKind.TOUCHPOINT, group.element, box=box)
                if place.node is not None and hypot(place.node[0] - x, place.node[1] - y) <= _NODE:
                    return Hit(HitKind.TOUCHPOINT, group.element, box=box)
            case Role.NOTE:
                note = grid.notes.get(group.element)
                if note is not None and note.contains(x, y):
                    return Hit(HitKind.NOTE, group.element, box=note)
            case Role.CONNECTION if line is None:
                route = grid.routes.get(group.element)
                if route is not None and distance_to_line(route, x, y) <= slack:
                    line = Hit(HitKind.CONNECTION, group.element, box=group.box)
            case _:
                pass
    return line


def _tray_at(grid: Grid, x: float, y: float) -> Hit | None:
    for id, box in grid.tray.items():
        if box.contains(x, y):
            return Hit(HitKind.TRAY, id, box=box)
    return None


def _border_at(grid: Grid, x: float, y: float, slack: float) -> Hit | None:
    if not grid.stages or not grid.stages[0].band.top <= y <= grid.lattice.bottom:
        return None
    for left, right in pairwise(grid.stages):
        if abs(x - (left.right + right.left) / 2) <= max(slack, (right.left - left.right) / 2):
            return Hit(
                HitKind.BORDER, left.id, right.id, Box(left.right, left.band.top, right.left, grid.lattice.bottom)
            )
    return None


def _lane_border_at(grid: Grid, x: float, y: float, slack: float) -> Hit | None:
    if x >= grid.lattice.left:
        return None
    for row in grid.lanes:
        if row.label.left <= x and abs(y - row.bottom) <= slack:
            return Hit(
                HitKind.LANE_BORDER, row.lane, row.kind, Box(row.label.left, row.top, row.label.right, row.bottom)
            )
    return None


def _header_at(grid: Grid, x: float, y: float) -> Hit | None:
    for stage in grid.stages:
        if stage.left <= x <= stage.right:
            if stage.band.contains(x, y):
                return Hit(HitKind.STAGE, stage.id, box=stage.band)
            if stage.goal.contains(x, y):
                return Hit(HitKind.GOAL, stage.id, box=stage.goal)
    if x < grid.lattice.left:
        row = grid.lane_at(y)
        if row is not None and row.label.left <= x:
            return Hit(HitKind.LANE, row.lane, row.kind, row.label)
    for id, box in grid.personas.items():
        if box.contains(x, y):
            return Hit(HitKind.PERSONA, id, box=box)
    if grid.title.contains(x, y):
        return Hit(HitKind.TITLE, "map", box=grid.title)
    if grid.scenario.contains(x, y):
        return Hit(HitKind.SCENARIO, "map", box=grid.scenario)
    return None


def _cell_at(layout: JourneyLayout, x: float, y: float) -> Hit | None:
    if not layout.grid.lattice.contains(x, y):
        return None
    cell = cell_at(layout, x, y)
    return None if cell is None else Hit(HitKind.CELL, box=cell.box, cell=cell)
