"""How a command ends."""

from __future__ import annotations

DONE, GAPS, REFUSED = 0, 1, 2


class Refused(Exception):
    """What was asked for can't be done; says why in one sentence."""
