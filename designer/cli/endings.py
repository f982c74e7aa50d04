"""How a command ends, and what it tells on the way."""

from __future__ import annotations

import sys

from designer.words import END_OF_ISOLATE, ISOLATE

DONE, GAPS, DIFFERENT, REFUSED = 0, 1, 1, 2


class Refused(Exception):
    """What was asked for can't be done; says why in one sentence."""


def tell(sentence: str) -> None:
    """Print one line on stderr, without what a terminal would obey."""
    print(
        " ".join("".join(c if c.isprintable() or c in (ISOLATE, END_OF_ISOLATE) else " " for c in sentence).split()),
        file=sys.stderr,
    )
