"""The keyboard on the points of curves: left and right along a curve, up and down for better and worse (WINDOW.md section 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from designer.canvas.curve_points import focus_on_point, point_of, points_along
from designer.canvas.focus import Focus, FocusKind
from designer.canvas.hits import Hit, HitKind
from designer.canvas.moves import Way
from designer.canvas.tools.feeling import DragFeeling
from designer.layout.grid import CurvePoint

if TYPE_CHECKING:
    from designer.canvas.view import MapView


class CurveKeys:
    """What keys do while a point of a curve is focused."""

    def __init__(self, view: MapView) -> None:
        self.view = view

    @property
    def point(self) -> CurvePoint | None:
        """The point that is focused, if nothing else is selected; without a look at the layout, which may still be to come,
        where none is."""
        view, focus = self.view, self.view.focus
        if focus.on is None or view.selection.ids not in ((), (focus.id,)):
            return None
        return point_of(view.map_layout.grid, focus)

    def arrow(self, way: Way, *, is_fine: bool) -> bool:
        """An arrow key, with Shift a fine one; False where no point is focused."""
        point = self.point
        if point is None:
            return False
        if way in (Way.LEFT, Way.RIGHT):
            self.view.keyboard.go_to(self.along(point, way))
        else:
            self._change(-way.value[1], is_fine=is_fine)
        return True

    def along(self, point: CurvePoint, way: Way) -> Focus:
        """The next point of the same curve; left of the first one the label of the lane."""
        view, focus = self.view, self.view.focus
        grid, on = view.map_layout.grid, focus.on
        assert on is not None
        place, here = grid.curves[on.curve], grid.cards.stage_of(point.touchpoint)
        assert here is not None
        is_left = way is Way.LEFT
        stages = range(here, -1, -1) if is_left else range(here, len(place.find_points))
        for other in points_along(grid, place, stages):
            is_further = other.x < point.x if is_left else other.x > point.x
            if is_further and (other.persona, other.is_planned) == (point.persona, point.is_planned):
                return focus_on_point(other, on.curve)
        return Focus(FocusKind.LANE, place.lane) if is_left and place.lane else focus

    def beside(self, way: Way) -> Focus | None:
        """The point of another persona at the same step above or below; the same where there is none further."""
        point, on = self.point, self.view.focus.on
        if point is None or on is None or way in (Way.LEFT, Way.RIGHT):
            return self.along(point, way) if point is not None else None
        grid = self.view.map_layout.grid
        stage = grid.cards.stage_of(point.touchpoint)
        assert stage is not None
        here = {(p.persona, p.is_planned): p for p in grid.curves[on.curve].points_in(stage) if p.x == point.x}
        order = sorted(here.values(), key=lambda p: (p.y, p.persona, p.is_planned))
        at = next(i for i, p in enumerate(order) if (p.persona, p.is_planned) == (point.persona, point.is_planned))
        at = min(max(at + way.value[1], 0), len(order) - 1)
        return focus_on_point(order[at], on.curve)

    def end(self, *, is_first: bool) -> Focus | None:
        """The first or last point of the curve; None where no point is focused."""
        point, on = self.point, self.view.focus.on
        if point is None or on is None:
            return None
        grid = self.view.map_layout.grid
        place, own = grid.curves[on.curve], (point.persona, point.is_planned)
        stages = range(len(place.find_points))
        points = points_along(grid, place, stages if is_first else stages[::-1])
        found = (p for p in points if (p.persona, p.is_planned) == own)
        return focus_on_point(next(found), on.curve)

    def forget(self) -> bool:
        """Make it unknown; False where no point is focused."""
        setting = self._setting()
        if setting is None:
            return False
        touchpoint = self.view.focus.id
        if self.view.perform(lambda: setting.set(None)):
            self.view.set_focus(self.view.focus_on(touchpoint))
        return True

    def leave(self) -> bool:
        """Go to the touchpoint's card; False where no point is focused."""
        if self.point is None:
            return False
        self.view.keyboard.go_to(msgspec.structs.replace(self.view.focus, on=None))
        return True

    def words(self) -> str:
        """What the status bar says of the focused point, "" where none is."""
        setting = self._setting()
        return setting.words() if setting is not None else ""

    def _change(self, by: int, *, is_fine: bool) -> None:
        setting = self._setting()
        if setting is not None:
            value = setting.changed(by, is_fine=is_fine)
            self.view.perform(lambda: setting.set(value, joins=f"point {setting.touchpoint} {setting.persona}"))

    def _setting(self) -> DragFeeling | None:
        point, on = self.point, self.view.focus.on
        if point is None or on is None:
            return None
        hit = Hit(HitKind.POINT, point.touchpoint, point.persona, curve=on.curve, is_planned=point.is_planned)
        return DragFeeling(self.view, hit)
