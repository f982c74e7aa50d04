"""How much work something is, in calls of functions: the same number on each computer, however busy it is."""

from __future__ import annotations

import sys
from collections.abc import Callable


def calls_of(do: Callable[[], object]) -> int:
    """How many functions are called while it is done."""
    count = 0

    def look(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(look)
    try:
        do()
    finally:
        sys.setprofile(before)
    return count
