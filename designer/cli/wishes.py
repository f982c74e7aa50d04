"""What a command is told, and how it ends."""

from __future__ import annotations

from typing import NamedTuple

DONE, GAPS, REFUSED = 0, 1, 2


class Refused(Exception):
    """What was asked for can't be done; says why in one sentence."""


class PaperWish(NamedTuple):
    """The paper that was asked for: its sides in millimetres, and whether it was named by them, so that they are kept."""

    name: str
    width: float
    height: float
    is_own: bool = False
