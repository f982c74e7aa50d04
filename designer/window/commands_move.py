"""Moving, splitting and selecting without a mouse: what the keys of the canvas do, as actions that any panel can ask for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from designer.canvas.moves import Way
from designer.editing import operations as ops
from designer.model import Channel, Connection, Element, Lane, Note, Persona, Stage, Touchpoint
from designer.window.outline_model import LANES
from designer.words import _

if TYPE_CHECKING:
    from designer.window.at_hand import AtHand
    from designer.window.commands import Table

_KINDS: dict[str, tuple[type[Element], ...]] = {
    "touchpoints": (Touchpoint,), "stages": (Stage,), "lanes": (Channel, Lane), "notes": (Note,),
    "connections": (Connection,), "personas": (Persona,),
}  # fmt: skip


class MoveCommands:
    """What the Map menu moves, and Edit › Select by kind."""

    def __init__(self, hand: AtHand) -> None:
        self._hand = hand

    def table(self) -> Table:
        """The functions by action id."""
        found: Table = {f"map.move_{way.name.lower()}": partial(self.move, way) for way in Way}
        found |= {
            "map.own_step_left": partial(self._own_step, -1),
            "map.own_step_right": partial(self._own_step, 1),
            "map.stage_split": self._split,
            "map.stage_join": self._join,
            "map.lanes": self._show_lanes,
        }
        return found | {f"edit.select_kind.{kind}": partial(self._select_kind, kind) for kind in _KINDS}

    def can_now(self) -> dict[str, bool]:
        """Which of these can be done with what is selected."""
        session, view = self._hand.session, self._hand.view
        if session is None or view is None:
            return dict.fromkeys(self.table(), False)
        journey = session.journey
        chosen = [e for i in self._hand.window.selection if (e := journey.get(i)) is not None]
        cards = [t for t in chosen if isinstance(t, Touchpoint) and t.stage]
        shares = bool(cards) and any(
            len(members) > 1 for key, members in journey.steps(cards[0].stage) if key == cards[0].step
        )
        is_stage = len(chosen) == 1 and isinstance(chosen[0], Stage)
        is_lane = len(chosen) == 1 and isinstance(chosen[0], Channel | Lane)
        along, across = bool(cards) or is_stage, bool(cards) or is_lane
        stage = self._stage()
        stages = [s.id for s in journey.stages]
        found = {"map.move_left": along, "map.move_right": along, "map.move_up": across, "map.move_down": across}
        found |= {"map.own_step_left": shares, "map.own_step_right": shares}
        found["map.stage_split"] = bool(cards) and bool(self._step_index(cards[0]))
        found["map.stage_join"] = stage in stages[:-1]
        return found

    def _step_index(self, card: Touchpoint) -> int:
        assert self._hand.session is not None
        return [key for key, _members in self._hand.session.journey.steps(card.stage)].index(card.step)

    def _stage(self) -> str:
        """The stage that is selected, or in which what is selected stands; "" for none."""
        session, selection = self._hand.session, self._hand.window.selection
        element = session.journey.get(selection[0]) if session is not None and selection else None
        if isinstance(element, Touchpoint):
            return element.stage
        return element.id if isinstance(element, Stage) else ""

    def move(self, way: Way) -> None:
        """What is selected one step, lane or place further."""
        view = self._hand.view
        if view is not None and view.selection.ids:
            view.finish_editing()
            if view.focus.id not in view.selection.ids:
                view.set_focus(view.focus_on(view.selection.ids[-1]))
            view.keyboard.shift(way)

    def move_along(self, by: int) -> None:
        """What is selected one step further along the journey, or one back."""
        self.move(Way.RIGHT if by > 0 else Way.LEFT)

    def go_on(self) -> None:
        """As Enter on the canvas: the next one is written there."""
        view = self._hand.view
        if view is not None and view.selection.ids:
            focus = view.focus_on(view.selection.ids[-1])
            view.setFocus()
            if not view.keyboard.go_on(focus):
                view.edit_focus()

    def _own_step(self, by: int) -> None:
        view = self._hand.view
        if view is not None:
            view.finish_editing()
            view.keyboard.own_step(by)

    def _split(self) -> None:
        session, view = self._hand.session, self._hand.view
        card = session.journey.find(Touchpoint, self._hand.chosen()[0]) if session and self._hand.chosen() else None
        made: list[str] = []
        if card is None or view is None:
            return
        if self._hand.edit(lambda d: made.append(ops.split_stage(d, card.stage, card.step))):
            view.edit_text(made[0])  # its name is for the user to say

    def _join(self) -> None:
        stage = self._stage()
        if stage and self._hand.edit(lambda d: ops.join_stages(d, stage)):
            self._hand.select([stage])

    def _show_lanes(self) -> None:
        window = self._hand.window
        window.left.show_panel("outline")
        window.side.outline.show_group(LANES)
        window.commands.view.mark_panels()

    def _select_kind(self, kind: str) -> None:
        session, view = self._hand.session, self._hand.view
        if session is None or view is None:
            return
        found = [e.id for cls in _KINDS[kind] for e in session.journey.of(cls)]
        seen = [i for i in found if i in view.shown]
        view.select(seen)
        if not seen:
            self._hand.say(_("There is none on this map."))
