"""Which of several things moved when their order changed: always the fewest."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from itertools import groupby, pairwise
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
Ranked = tuple[K, int, int, bool]  # what it is, its rank before and after, whether it surely stayed
_Weight = tuple[int, int]


def moved(places: Iterable[Ranked[K]]) -> set[K]:
    """Those that moved: all but the largest set whose members stand to each other as before.

    Things of equal rank share a place, and stay together only if they share one after too. Those that surely stayed (their
    own order key is the one they had) stay, so that of two neighbours that changed places the one is named that was
    moved. After Fredman, "On computing the length of longest increasing subsequences" (1975), with weights.
    """
    ranked = sorted(places, key=lambda p: (p[1], p[2]))
    cells = [(at, list(members)) for at, members in groupby(ranked, key=lambda p: (p[1], p[2]))]
    if all(a[0][0] < b[0][0] and a[0][1] < b[0][1] for a, b in pairwise(cells)):
        return set()
    ranks = {rank: i for i, rank in enumerate(sorted({at[1] for at, _members in cells}))}
    best = _Best(len(ranks))
    weights: list[_Weight] = []
    befores: list[int] = []  # the cell before each in its chain, -1 for none
    for _before, column in groupby(range(len(cells)), key=lambda i: cells[i][0][0]):
        found = []
        for i in column:
            (_x, y), members = cells[i]
            weight, last = best.below(ranks[y])
            own = (sum(m[3] for m in members), len(members))
            weights.append((weight[0] + own[0], weight[1] + own[1]))
            befores.append(last)
            found.append(i)
        for i in found:  # only now: cells of one column do not follow each other
            best.put(ranks[cells[i][0][1]], weights[i], i)
    stays: set[K] = set()
    at = best.below(len(ranks))[1]
    while at >= 0:
        stays.update(member[0] for member in cells[at][1])
        at = befores[at]
    return {place[0] for place in ranked} - stays


class _Best:
    """The heaviest chain that ends below a rank (a Fenwick tree of maxima)."""

    def __init__(self, size: int) -> None:
        self._tree: list[tuple[_Weight, int]] = [((0, 0), -1)] * (size + 1)

    def below(self, rank: int) -> tuple[_Weight, int]:
        found: tuple[_Weight, int] = ((0, 0), -1)
        while rank > 0:
            if self._tree[rank][0] > found[0]:
                found = self._tree[rank]
            rank -= rank & -rank
        return found

    def put(self, rank: int, weight: _Weight, cell: int) -> None:
        rank += 1
        while rank < len(self._tree):
            if weight > self._tree[rank][0]:
                self._tree[rank] = (weight, cell)
            rank += rank & -rank


def merged(before: Sequence[K], after: Sequence[K], same: dict[K, K]) -> list[tuple[K | None, K | None]]:
    """Both sequences as one, in the order of the second: what is only in the first stands behind what it stood behind."""
    behind: dict[K | None, list[K]] = {}
    last: K | None = None
    for one in before:
        if one in same:
            last = same[one]
        else:
            behind.setdefault(last, []).append(one)
    backwards = {there: here for here, there in same.items()}
    result: list[tuple[K | None, K | None]] = [(one, None) for one in behind.get(None, ())]
    for one in after:
        result.append((backwards.get(one), one))
        result += [(gone, None) for gone in behind.get(one, ())]
    return result
