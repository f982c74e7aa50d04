"""Cards of a stage that an edit pushed to the side as one: their ways go with them, and are not looked for again.

A step that comes into a stage pushes all that stands behind it. A way depends on what lies in its region alone; where all of
that moved by the same length, so did the way. Runs cover the whole width of the stage: a region that meets more than one of
them holds something that moved in another way.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from designer.drawing import Box
from designer.layout.route_chunk import OUTSIDE
from designer.layout.route_data import RouteCard

FAR = 1e9  # beyond all that is drawn


class Run(NamedTuple):
    """Cards beside each other that moved by the same length: from where to where they and the room beside them reached, how
    far the cards alone did, and by how much they moved."""

    left: float
    right: float
    first: float
    last: float
    dx: float


def runs_of(cards: Mapping[str, RouteCard], other: Collection[str], pushed: Mapping[str, float]) -> list[Run]:
    """The runs of a stage, from left to right. `cards` are where they were; of those that are `other` now only the `pushed`
    ones count: the rest has changed in any case."""
    found: list[list[float]] = []  # first, last, dx
    for card in sorted(cards.values(), key=lambda card: card.box.left):
        if card.id in other and card.id not in pushed:
            continue
        dx = pushed.get(card.id, 0.0)
        if found and found[-1][2] == dx:
            found[-1][1] = max(found[-1][1], card.box.right)
        else:
            found.append([card.box.left, card.box.right, dx])
    runs: list[Run] = []
    for i, (first, last, dx) in enumerate(found):
        # The gap beside a run belongs to both runs that it is between.
        left = min(first, found[i - 1][1]) if i else -FAR
        right = max(last, found[i + 1][0]) if i + 1 < len(found) else FAR
        runs.append(Run(left, right, first, last, dx))
    return runs


def seams_of(runs: Sequence[Run]) -> list[Box]:
    """Where runs that moved by different lengths meet now, all the way down, and the left edge where the first run moved."""
    seams = [Box(-FAR, -FAR, runs[0].first + abs(runs[0].dx) + OUTSIDE, FAR)] if runs and runs[0].dx else []
    for i in range(1, len(runs)):
        ends = max([run.last + run.dx for run in runs[:i]])
        begins = min([run.first + run.dx for run in runs[i:]])
        seams.append(Box(min(ends, begins) - OUTSIDE, -FAR, max(ends, begins) + OUTSIDE, FAR))
    return seams
