"""The points of curves as something that can have the keyboard. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterator

from designer.canvas.focus import Focus, FocusKind, OnCurve
from designer.canvas.hits import Hit, HitKind
from designer.drawing import Box
from designer.layout.grid import CurvePlace, CurvePoint, Grid

_REACH = 7.0  # points around a point's middle that its face takes


def focus_on_point(point: CurvePoint, place: CurvePlace) -> Focus:
    """The focus that a point of a lane gives: on its touchpoint."""
    on = OnCurve(place.lane, place.kind, point.persona, point.is_planned)
    return Focus(FocusKind.TOUCHPOINT, point.touchpoint, on=on)


def focus_on_hit(grid: Grid, hit: Hit) -> Focus:
    """The focus that a press on a point gives."""
    place = grid.curves[hit.curve]
    on = OnCurve(place.lane, place.kind, hit.other, hit.is_planned)
    return Focus(FocusKind.TOUCHPOINT, hit.id, on=on)


def hit_of(grid: Grid, focus: Focus) -> Hit | None:
    """The point that is focused, as if it were pressed; None where there is none (any more)."""
    found = place_of(grid, focus)
    if focus.on is None or found is None or point_of(grid, focus) is None:
        return None
    return Hit(HitKind.POINT, focus.id, focus.on.persona, curve=found[0], is_planned=focus.on.is_planned)


def first_point(grid: Grid, lane: str) -> Focus | None:
    """Where the walk along the curves of a lane begins; None for a lane without points."""
    for place in grid.curves:
        if place.lane == lane:
            point = next(points_along(grid, place, range(len(place.find_points))), None)
            return focus_on_point(point, place) if point is not None else None
    return None


def place_of(grid: Grid, focus: Focus) -> tuple[int, CurvePlace] | None:
    """The lane in which a point is focused, and which of the lanes of curves it is."""
    on = focus.on
    if on is None:
        return None
    return next(((i, p) for i, p in enumerate(grid.curves) if (p.lane, p.kind) == (on.lane, on.kind)), None)


def point_of(grid: Grid, focus: Focus) -> CurvePoint | None:
    """The point that is focused, None where there is none (any more)."""
    on, found = focus.on, place_of(grid, focus)
    stage = grid.cards.stage_of(focus.id) if found is not None else None
    if on is None or found is None or stage is None:
        return None
    wanted = (focus.id, on.persona, on.is_planned)
    return next((p for p in found[1].points_in(stage) if (p.touchpoint, p.persona, p.is_planned) == wanted), None)


def box_of_point(grid: Grid, focus: Focus) -> Box | None:
    """Where the focused point is, in points."""
    point = point_of(grid, focus)
    return Box(point.x, point.y, point.x, point.y).grown(_REACH) if point is not None else None


def points_along(grid: Grid, place: CurvePlace, stages: range) -> Iterator[CurvePoint]:
    """The points of a lane, stage by stage as far as they are asked for, each stage along the range's direction. That of a
    folded stage stands for all its touchpoints, and can't be changed."""
    for stage in stages:
        points = [p for p in place.points_in(stage) if grid.cards.stage_of(p.touchpoint) is not None]
        yield from sorted(points, key=lambda p: p.x, reverse=stages.step < 0)
