"""Where the weave's lines turn between two steps, so that none can be read as another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_APART = 5.0  # between two lines that must not be taken for each other
_LEAST_APART = 4.0
_NODE_ROOM = 20.5  # a line and half a node on either side
_TOUCH = 8.0  # lines whose turns end so close above each other would seem to touch


class Turn(NamedTuple):
    """One upright piece: the rows it connects, left and right, and who may share the level pieces it ends in."""

    link: str
    number: int  # of the turn in its line
    left_row: float
    right_row: float
    left_key: tuple[str, str]
    right_key: tuple[str, str]


def place_turns(turns: Sequence[Turn], left: float, right: float) -> dict[tuple[str, int], float]:
    """The x of each turn between two steps: half-way, or side by side where turns would be mistaken for each other."""
    bundles = _bundles(turns)
    tracks = _tracks(bundles)
    count = max(tracks) + 1
    middle = (left + right) / 2
    apart = min(max((right - left - _NODE_ROOM) / max(count - 1, 1), _LEAST_APART), _APART)
    places = {}
    for bundle, track in zip(bundles, tracks):
        x = middle + (track - (count - 1) / 2) * apart
        for turn in bundle:
            places[turn.link, turn.number] = x
    return places


def _bundles(turns: Sequence[Turn]) -> list[list[Turn]]:
    """Turns that may share one upright: all from the same node, or all to the same node."""
    bundles: list[list[Turn]] = []
    by_left: dict[tuple[str, str], int] = {}
    by_right: dict[tuple[str, str], int] = {}
    for turn in turns:
        i = by_left.get(turn.left_key)
        if i is not None and len({t.left_key for t in bundles[i]} | {turn.left_key}) == 1:
            bundles[i].append(turn)
            continue
        i = by_right.get(turn.right_key)
        if i is not None and len({t.right_key for t in bundles[i]} | {turn.right_key}) == 1:
            bundles[i].append(turn)
            continue
        by_left.setdefault(turn.left_key, len(bundles))
        by_right.setdefault(turn.right_key, len(bundles))
        bundles.append([turn])
    return bundles


def _tracks(bundles: Sequence[Sequence[Turn]]) -> list[int]:
    """The track of each bundle, from the left: those that would be mistaken for each other on different ones.

    Where a line leaves to the left and another to the right on the same lane, the first turns left of the second (the
    vertical constraints of channel routing); a ring of such wishes is broken where it closes.
    """
    count = len(bundles)
    before: list[set[int]] = [set() for _ in range(count)]
    for i, one in enumerate(bundles):
        for k, other in enumerate(bundles):
            if i != k and _goes_left_of(one, other) and not _comes_after(before, i, k):
                before[k].add(i)
    tracks: list[int] = []
    placed: dict[int, int] = {}
    left = list(range(count))
    while left:
        i = next((i for i in left if before[i] <= placed.keys()), left[0])
        left.remove(i)
        track = max((placed[k] + 1 for k in before[i] if k in placed), default=0)
        while any(placed[k] == track and _is_mistakable(bundles[i], bundles[k]) for k in placed):
            track += 1
        placed[i] = track
    tracks = [placed[i] for i in range(count)]
    used = sorted(set(tracks))
    return [used.index(track) for track in tracks]


def _comes_after(before: Sequence[set[int]], i: int, k: int) -> bool:
    """Whether i already has to stand to the right of k."""
    found, new = {i}, [i]
    while new:
        for j in before[new.pop()]:
            if j == k:
                return True
            if j not in found:
                found.add(j)
                new.append(j)
    return False


def _goes_left_of(one: Sequence[Turn], other: Sequence[Turn]) -> bool:
    return any(a.left_row == b.right_row and a.link != b.link for a in one for b in other)


def _is_mistakable(one: Sequence[Turn], other: Sequence[Turn]) -> bool:
    low = min(min(t.left_row, t.right_row) for t in one)
    high = max(max(t.left_row, t.right_row) for t in one)
    return any(
        min(t.left_row, t.right_row) < high + _TOUCH and max(t.left_row, t.right_row) > low - _TOUCH for t in other
    )
