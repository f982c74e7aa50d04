"""What has the keyboard on the map."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from designer.layout.grid import Cell
from designer.model import LaneKind


class FocusKind(StrEnum):
    """What can be focused."""

    NOTHING = "nothing"  # the map
    CELL = "cell"
    TOUCHPOINT = "touchpoint"
    STAGE = "stage"
    LANE = "lane"
    CONNECTION = "connection"
    NOTE = "note"
    PERSONA = "persona"


class OnCurve(msgspec.Struct, frozen=True):
    """Which point of a touchpoint is focused: in which lane of curves ("" where the map has no lane for them) of which kind, and
    whose ("": everyone's)."""

    lane: str
    kind: LaneKind
    persona: str
    is_planned: bool = False


class Focus(msgspec.Struct, frozen=True):
    """One focused thing: an element by its id, or an empty cell by its place; of a touchpoint its card, or a point of it."""

    kind: FocusKind = FocusKind.NOTHING
    id: str = ""
    cell: Cell | None = None
    on: OnCurve | None = None

    def __bool__(self) -> bool:
        return self.kind is not FocusKind.NOTHING


NO_FOCUS = Focus()
