"""What the Map menu does with lanes and stages: fold, keep in sight, hide, and the list of all lanes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designer.editing import operations as ops
from designer.model import Channel, Lane, Stage, Touchpoint
from designer.words import _

if TYPE_CHECKING:
    from designer.window.at_hand import AtHand
    from designer.window.commands import Table


class LanesCommands:
    """Fold, pin and hide what is selected, else what the focused cell or card stands in."""

    def __init__(self, hand: AtHand) -> None:
        self._hand = hand

    def table(self) -> Table:
        """The functions by action id."""
        return {
            "map.arrange_lanes": self.open_list,
            "map.fold": self._fold,
            "map.pin": self._pin,
            "map.hide": self._hide,
        }

    def possible(self) -> dict[str, bool]:
        """What can be done now, by action id; checks what holds."""
        session = self._hand.session
        if session is None:
            return {}
        lanes = self._lanes()
        pinned = bool(lanes) and all(getattr(session.journey[i], "pinned", False) for i in lanes)
        self._hand.window.actions_by_id["map.pin"].setChecked(pinned)
        return {"map.fold": bool(self._foldable()), "map.pin": bool(lanes), "map.hide": bool(lanes)}

    def open_list(self) -> None:
        """The lanes of the map, to be ordered, shown, pinned and folded."""
        from designer.window.lanes_popup import LanesPopup

        window = self._hand.window
        if window.session is not None and window.view is not None:
            window.finish_editing()
            LanesPopup(window.context, window).open()

    def _foldable(self) -> list[str]:
        """Selected stages and lanes; else the stage of what is selected or focused."""
        session, view = self._hand.session, self._hand.view
        if session is None or view is None:
            return []
        journey = session.journey
        chosen = [i for i in self._hand.window.selection if isinstance(journey.get(i), Stage | Channel | Lane)]
        if chosen:
            return chosen
        if view.focus.cell is not None:
            return [view.focus.cell.stage]
        first = journey.get(view.focus.id or view.selection.only)
        return [first.stage] if isinstance(first, Touchpoint) and first.stage else []

    def _lanes(self) -> list[str]:
        """Selected lanes; else the lane that the focused cell or card stands in."""
        session, view = self._hand.session, self._hand.view
        if session is None or view is None:
            return []
        journey = session.journey
        chosen = [i for i in self._hand.window.selection if isinstance(journey.get(i), Channel | Lane)]
        if chosen:
            return chosen
        if view.focus.cell is not None:
            return [view.focus.cell.lane] if view.focus.cell.lane in journey else []
        first = journey.get(view.focus.id or view.selection.only)
        place = journey.place_of(first) if isinstance(first, Touchpoint) and first.stage else ""
        return [place] if place in journey else []

    def _fold(self) -> None:
        window, ids = self._hand.window, self._foldable()
        if not ids:
            self._hand.say(_("Select a stage or a lane first."))
            return
        window.finish_editing()
        window.looking.fold(ids)
        if not window.selection:
            self._hand.select(ids)

    def _pin(self) -> None:
        if ids := self._lanes():
            self._hand.edit(lambda d: ops.toggle_lanes(d, ids, "pinned"))
        self._hand.window.commands.refresh()

    def _hide(self) -> None:
        """Hide lanes on the map; in a view that is on, in that view only."""
        window, session, ids = self._hand.window, self._hand.session, self._lanes()
        if session is None or not ids:
            return
        looking = window.looking
        if looking.look is not None:
            looking.change(hides=(*looking.look.hides, *ids))
            where = _("Hidden in the view “{view}”.").format(view=looking.label) if looking.view else _("Hidden.")
            window.message_bar.say(where, (_("Show again"), lambda: self._show_again(ids)), topic="hidden")
            return
        if self._hand.edit(lambda d: ops.toggle_lanes(d, ids, "shown")):
            said = _("Hidden. “Order, show and fold lanes” in the Map menu shows it again.")
            window.message_bar.say(said, (_("Undo"), window.commands.edit.undo), topic="hidden")

    def _show_again(self, ids: list[str]) -> None:
        look = self._hand.window.looking.look
        if look is not None:
            self._hand.window.looking.change(hides=tuple(i for i in look.hides if i not in ids))
