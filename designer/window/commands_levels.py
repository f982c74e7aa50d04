"""What the Map menu does about maps that touchpoints open: go there and back, make, choose, take in, remove."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from designer.model import Element, Touchpoint
from designer.words import _

if TYPE_CHECKING:
    from designer.window.at_hand import AtHand
    from designer.window.commands import Table


class LevelCommands:
    """Acts on the touchpoint that is selected; only removing takes several."""

    def __init__(self, hand: AtHand) -> None:
        self._hand = hand

    def table(self) -> Table:
        """The functions by action id."""
        levels = self._hand.window.levels
        return {
            "map.open_inner": lambda: self._with_one(levels.open_map),
            "map.up": levels.go_up,
            "map.make_inner": lambda: self._with_one(levels.opened.make_inner),
            "map.choose_inner": lambda: self._with_one(levels.opened.choose_file),
            "map.take_in": lambda: self._with_one(levels.opened.take_in),
            "map.remove_inner": lambda: levels.opened.remove(self._hand.chosen()),
        }

    def _with_one(self, act: Callable[[str], object]) -> None:
        chosen = self._hand.chosen()
        if len(chosen) == 1:
            act(chosen[0])
        else:
            self._hand.say(_("Select one touchpoint first."))

    def possible(self, chosen: Sequence[Element | None]) -> Mapping[str, bool]:
        """Which of the actions can be done with what is selected."""
        cards = [element for element in chosen if isinstance(element, Touchpoint)]
        only = cards[0] if len(cards) == 1 else None
        return {
            "map.open_inner": only is not None,
            "map.up": self._hand.window.levels.depth > 0,
            "map.make_inner": only is not None and not only.submap,
            "map.choose_inner": only is not None,
            "map.take_in": only is not None and bool(only.map_file),
            "map.remove_inner": any(card.submap or card.map_file for card in cards),
        }
