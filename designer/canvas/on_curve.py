"""The keyboard on the points of curves: left and right along a curve, up and down for better and worse (WINDOW.md section 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from designer.canvas.curve_points import focus_on_point, hit_of, place_of, point_of, points_along
from designer.canvas.focus import Focus, FocusKind
from designer.canvas.moves import Way
from designer.canvas.tools.feeling import DragFeeling
from designer.layout.grid import CurvePlace, CurvePoint, Grid
from designer.words import _

if TYPE_CHECKING:
    from designer.canvas.view import MapView


class CurveKeys:
    """What keys do while a point of a curve is focused."""

    def __init__(self, view: MapView) -> None:
        self.view = view

    def arrow(self, way: Way, *, is_shifted: bool) -> bool:
        """An arrow key; with Shift a fine step, or one that takes the point's touchpoint along in the selection. False where no
        point is focused."""
        here = self._here()
        if here is None:
            return False
        if way in (Way.UP, Way.DOWN):
            self._change(-way.value[1], is_fine=is_shifted)
            return True
        after = self._along(here, way)
        if is_shifted:
            chosen = [i for i in (self.view.focus.id, after.id) if i]
            self.view.set_focus(after)
            self.view.selection.add(chosen)
        else:
            self.view.keyboard.go_to(after)
        return True

    def beside(self, way: Way) -> Focus | None:
        """The point of another persona at the same step above or below, the same one where there is none further; sideways the
        next one. None where no point is focused."""
        here = self._here()
        if here is None:
            return None
        if way in (Way.LEFT, Way.RIGHT):
            return self._along(here, way)
        grid, place, point = here
        stage, step = grid.cards.stage_of(point.touchpoint), grid.cards[point.touchpoint].step
        points = place.points_in(stage) if stage is not None else ()
        # Faces that would touch stand side by side: it is the step that they share.
        rivals = {(p.persona, p.is_planned): p for p in points if grid.cards[p.touchpoint].step == step}
        rivals[point.persona, point.is_planned] = point
        order = sorted(rivals.values(), key=lambda p: (p.y, p.x))
        at = min(max(order.index(point) + way.value[1], 0), len(order) - 1)
        return focus_on_point(order[at], place)

    def end(self, *, is_first: bool) -> Focus | None:
        """The first or last point of the curve; None where no point is focused."""
        here = self._here()
        if here is None:
            return None
        grid, place, point = here
        stages = range(len(place.find_points))
        points = points_along(grid, place, stages if is_first else stages[::-1])
        return focus_on_point(next(p for p in points if _is_same_curve(p, point)), place)

    def forget(self) -> bool:
        """Make it unknown, and go on to the next one that is known; False where no point is focused, or more is selected."""
        here, setting = self._here(), self._setting()
        view = self.view
        if here is None or setting is None or view.selection.ids not in ((), (view.focus.id,)):
            return False
        after, before = self._along(here, Way.RIGHT), self._along(here, Way.LEFT)
        journey = view.document.journey
        known = [journey.get(id) for id in setting.touchpoints]
        if not view.perform(lambda: setting.set(None)):
            return True
        if [journey.get(id) for id in setting.touchpoints] == known:
            view.status_message.emit(_("This is how it is now; nothing else is planned."))
        elif self._here() is None:
            others = [focus for focus in (after, before) if focus.on is not None and focus != view.focus]
            view.keyboard.go_to(others[0] if others else view.focus_on(view.focus.id))
        return True

    def leave(self) -> bool:
        """Go to the touchpoint's card; False where no point is focused."""
        if self._here() is None:
            return False
        self.view.keyboard.go_to(msgspec.structs.replace(self.view.focus, on=None))
        return True

    def words(self) -> str:
        """What the status bar says of the focused point, "" where none is."""
        setting = self._setting()
        return setting.words() if setting is not None else ""

    def _along(self, here: tuple[Grid, CurvePlace, CurvePoint], way: Way) -> Focus:
        """The next point of the same curve; left of the first one the label of the lane."""
        grid, place, point = here
        stage = grid.cards.stage_of(point.touchpoint) or 0
        is_left = way is Way.LEFT
        stages = range(stage, -1, -1) if is_left else range(stage, len(place.find_points))
        for other in points_along(grid, place, stages):
            is_further = other.x < point.x if is_left else other.x > point.x
            if is_further and _is_same_curve(other, point):
                return focus_on_point(other, place)
        return Focus(FocusKind.LANE, place.lane) if is_left and place.lane else self.view.focus

    def _change(self, by: int, *, is_fine: bool) -> None:
        setting, focus = self._setting(), self.view.focus
        if setting is not None:
            value = setting.changed(by, is_fine=is_fine)
            self.view.perform(lambda: setting.set(value, joins=f"{focus.id} {focus.on}"))

    def _here(self) -> tuple[Grid, CurvePlace, CurvePoint] | None:
        """The point that is focused and its lane; without a look at the layout, which may still be to come, where none is."""
        focus = self.view.focus
        if focus.on is None:
            return None
        grid = self.view.map_layout.grid
        found, point = place_of(grid, focus), point_of(grid, focus)
        return (grid, found[1], point) if found is not None and point is not None else None

    def _setting(self) -> DragFeeling | None:
        hit = hit_of(self.view.map_layout.grid, self.view.focus) if self.view.focus.on is not None else None
        return DragFeeling(self.view, hit) if hit is not None else None


def _is_same_curve(one: CurvePoint, other: CurvePoint) -> bool:
    return (one.persona, one.is_planned) == (other.persona, other.is_planned)
