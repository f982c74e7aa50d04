"""The points of curves as something that can have the keyboard. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterator

from designer.canvas.focus import Focus, FocusKind, OnCurve
from designer.drawing import Box
from designer.layout.grid import CurvePlace, CurvePoint, Grid

_REACH = 7.0  # points around a point's middle that its face takes


def focus_on_point(point: CurvePoint, curve: int) -> Focus:
    """The focus that a point gives: on its touchpoint."""
    return Focus(FocusKind.TOUCHPOINT, point.touchpoint, on=OnCurve(curve, point.persona, point.is_planned))


def first_point(grid: Grid, lane: str) -> Focus | None:
    """Where the walk along the curves of a lane begins; None for a lane without points."""
    for index, place in enumerate(grid.curves):
        if place.lane == lane:
            point = next(points_along(grid, place, range(len(place.find_points))), None)
            return focus_on_point(point, index) if point is not None else None
    return None


def point_of(grid: Grid, focus: Focus) -> CurvePoint | None:
    """The point that is focused, None where there is none (any more)."""
    on = focus.on
    stage = grid.cards.stage_of(focus.id) if on is not None else None
    if on is None or stage is None or on.curve >= len(grid.curves):
        return None
    wanted = (focus.id, on.persona, on.is_planned)
    points = grid.curves[on.curve].points_in(stage)
    return next((p for p in points if (p.touchpoint, p.persona, p.is_planned) == wanted), None)


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
