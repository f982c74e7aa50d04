"""What has the keyboard on the map."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from designer.layout.grid import Cell


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


class Focus(msgspec.Struct, frozen=True):
    """One focused thing: an element by its id, or an empty cell by its place."""

    kind: FocusKind = FocusKind.NOTHING
    id: str = ""
    cell: Cell | None = None

    def __bool__(self) -> bool:
        return self.kind is not FocusKind.NOTHING


NO_FOCUS = Focus()
