"""Moves the faces of a stage's curves aside where they would touch, each between the steps before and after its own."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

_ROUNDS = 30
_ENOUGH = 0.02  # points: what is nearer than it should be by less is left alone
_LESS = 0.93  # of their reach, where there is no room for all: they overlap, but alike
_LEAST_SHARE = 0.15
MOST_SPREAD = 400  # faces of one stage: beyond that the stage can't be read anyway


def spread(
    xs: Sequence[float], ys: Sequence[float], reach: Sequence[float], ways: Sequence[tuple[float, float]]
) -> list[float]:
    """New places for faces that stand at xs and ys and take `reach` around themselves: none touches another if they can all
    stand inside their ways, from the first x to the last; where they can't, all share what room there is.

    The faces are given from left to right, in the order in which they are to stay.
    """
    start = clamped(xs, ways)
    if len(start) > MOST_SPREAD:
        return start
    found, share = start, 1.0
    while share > _LEAST_SHARE:
        found, is_clear = _pushed(start, ys, [r * share for r in reach], ways)
        if is_clear:
            break
        share *= _LESS
    return found


def clamped(xs: Sequence[float], ways: Sequence[tuple[float, float]]) -> list[float]:
    """Each place, or the end of its way where it lies beyond."""
    return [min(max(x, low), high) for x, (low, high) in zip(xs, ways, strict=True)]


def _pushed(
    start: Sequence[float], ys: Sequence[float], reach: Sequence[float], ways: Sequence[tuple[float, float]]
) -> tuple[list[float], bool]:
    """The faces after each has pushed its neighbours away, and whether none touches another then."""
    found = list(start)
    widest, count = 2 * max(reach, default=0.0), len(start)
    near: list[tuple[int, int, float]] = []
    for i, y in enumerate(ys):
        until = ways[i][1] + widest
        for k in range(i + 1, count):
            if ways[k][0] >= until:
                break
            both, apart = reach[i] + reach[k], abs(y - ys[k])
            if apart < both:
                near.append((i, k, sqrt(both * both - apart * apart)))
    for _round in range(_ROUNDS):
        is_clear = True
        for i, k, wanted in near:
            lack = wanted - (found[k] - found[i])
            if lack <= _ENOUGH:
                continue
            is_clear = False
            # Each goes half the way; what one has no room for the other takes.
            left, right = found[i] - ways[i][0], ways[k][1] - found[k]
            back = min(left, max(lack / 2, lack - right))
            found[i] -= back
            found[k] += min(right, lack - back)
        if is_clear:
            return found, True
    return found, False
