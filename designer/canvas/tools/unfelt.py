"""A place on a curve where nothing is known yet. Pointing there shows the levels, a click or a drag sets one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designer.canvas.hits import Hit, HitKind
from designer.canvas.tools.feeling import DragFeeling
from designer.canvas.tools.gesture import Pointer
from designer.canvas.tools.preview import Preview
from designer.canvas.wording import name_or_kind
from designer.drawing import Box
from designer.layout.grid import CurvePlace
from designer.model import LaneKind, MapState, Touchpoint
from designer.words import _

if TYPE_CHECKING:
    from designer.canvas.view import MapView

_REACH = 9.0  # points above the best and below the worst level
_DRAGS = 30.0  # points beside a card's middle where a drag sets a level; farther off it draws a rubber band


class Unfelt:
    """What the mouse can set where a curve has no point yet; tells it while the pointer is there."""

    def __init__(self, view: MapView) -> None:
        self.view = view
        self._preview = Preview(view)

    def at(self, at: Pointer, hit: Hit) -> DragFeeling | None:
        """What a press here would set; None where all is known, or where something else is under the pointer."""
        grid = self.view.map_layout.grid
        if hit.kind not in (HitKind.PAPER, HitKind.CELL) or at.x < grid.lattice.left:
            return None
        for index, place in enumerate(grid.curves):
            if place.top - _REACH <= at.y <= place.bottom + _REACH:
                return self._in_lane(index, place, at.x)
        return None

    def show(self, at: Pointer, hit: Hit) -> bool:
        """Show the levels below a pointer that only looks, and which of them a click would set; whether there are any."""
        view, setting = self.view, self.at(at, hit) if self.view.session is None else None
        if setting is None:
            self.hide()
            return False
        said = _("Click to set the feeling of {name}")
        if setting.kind is LaneKind.ENGAGEMENT:
            said = _("Click to set the engagement at {name}")
        status = said.format(name=name_or_kind(view.document.journey, setting.touchpoint))
        self._preview.show(setting.move(at), status)
        return True

    def hide(self) -> None:
        """Show them no longer."""
        self._preview.hide()

    def begin(self, setting: DragFeeling, at: Pointer) -> DragFeeling | None:
        """The gesture of a drag from here; None too far from the card's middle for one."""
        self.hide()
        return setting if setting.blank is not None and abs(setting.blank[0] - at.x) <= _DRAGS else None

    def click(self, setting: DragFeeling, at: Pointer) -> None:
        """Set the level that is nearest to where the mouse was pressed."""
        self.hide()
        self.view.perform(lambda: setting.release(at))

    def _in_lane(self, index: int, place: CurvePlace, x: float) -> DragFeeling | None:
        """For the selected touchpoint above or below, else for the first one of which nothing is known."""
        view, grid = self.view, self.view.map_layout.grid
        folded = {stage.id for stage in grid.stages if stage.is_folded}
        here = [c for c in grid.cards.values() if c.box.left <= x <= c.box.right and c.stage not in folded]
        here.sort(key=lambda card: (card.touchpoint not in view.selection, card.number))
        for card in here:
            persona = self._unknown_to(place.kind, card.touchpoint)
            if persona is None:
                continue
            middle = (card.box.left + card.box.right) / 2
            box = Box(middle, place.top, middle, place.bottom)
            return DragFeeling(view, Hit(HitKind.POINT, card.touchpoint, persona, box, curve=index), is_blank=True)
        return None

    def _unknown_to(self, kind: LaneKind, id: str) -> str | None:
        """Whose value is unknown: a persona, or "" where it is everyone's; None where all of them are known."""
        journey = self.view.shown
        touchpoint = journey.find(Touchpoint, id)
        if touchpoint is None:
            return None
        if kind is LaneKind.ENGAGEMENT:
            return "" if touchpoint.engagement is None else None
        is_future = self.view.state_seen == MapState.FUTURE.value
        each, one = touchpoint.feelings, touchpoint.feeling
        if is_future:
            each, one = touchpoint.future_feelings, touchpoint.future_feeling
        taking_part = touchpoint.personas or tuple(p.id for p in journey.personas)
        if one is None and not each and not self._shows_plan(touchpoint):
            return taking_part[0] if len(taking_part) == 1 else ""
        felt = touchpoint.future_feeling_of if is_future else touchpoint.feeling_of
        unknown = [p for p in taking_part if felt(p) is None]
        if self._shows_plan(touchpoint):
            unknown = [p for p in unknown if touchpoint.future_feeling_of(p) is None]
        return unknown[0] if unknown else None

    def _shows_plan(self, touchpoint: Touchpoint) -> bool:
        """Whether the curve of a map of what is to be shows that here, whatever is known of what is."""
        is_of_future = self.view.shown.header.shows is MapState.FUTURE and not self.view.state_seen
        return is_of_future and (touchpoint.future_feeling is not None or bool(touchpoint.future_feelings))
