"""What two sequences have in common at their beginning and at their end: an edit changes little between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress, count
from operator import is_not

PLACES = 6  # decimals: what only moves stays the same to the last of them


def alike_start(before: Sequence[object], after: Sequence[object]) -> int:
    """How many of the very same both begin with."""
    first = _first_other(map(is_not, before, after))
    return min(len(before), len(after)) if first is None else first


def alike_ends(before: Sequence[object], after: Sequence[object]) -> tuple[int, int]:
    """How many of the very same both begin with, and how many more both end with."""
    return all_alike([(before, after)])


def all_alike(pairs: Sequence[tuple[Sequence[object], Sequence[object]]]) -> tuple[int, int]:
    """How many of the very same all these pairs of sequences begin with, and how many more they end with. What is before and
    what is after are each as long in all pairs, as words and their colours."""
    first = min([alike_start(before, after) for before, after in pairs])
    most = min([len(one) for one in pairs[0]]) - first
    if not most:
        return first, 0
    for before, after in pairs:
        last = _first_other(map(is_not, reversed(before), reversed(after)))
        most = most if last is None else min(last, most)
    return first, most


def _first_other(differs: Iterable[bool]) -> int | None:
    return next(compress(count(), differs), None)
