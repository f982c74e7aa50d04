"""Which stages get the spare width of a sheet: those whose notes make the map high."""

from __future__ import annotations

from collections.abc import Sequence

from designer.layout import band
from designer.layout.measured import MeasuredMap, Measuring
from designer.layout.memory import LayoutCache
from designer.layout.options import LayoutOptions
from designer.model import JourneyMap

_STEP = 8.0  # points by which widths are tried
_MOST_STEPS = 40


class StageTable:
    """For each stage and width tried: how high its goal and its part of each lane of notes is."""

    def __init__(self, journey: JourneyMap, options: LayoutOptions, measured: MeasuredMap, cache: LayoutCache) -> None:
        self._measured = measured
        self.widths = [stage.width for stage in measured.stages]
        self.height = measured.height
        self.width = measured.width
        self._measuring = Measuring(journey, options, cache)
        self._texts = cache.texts
        self._known: list[list[tuple[float, ...]]] = [[] for _stage in measured.stages]

    def widened(self, spare: float) -> tuple[tuple[float, ...], float]:
        """The least width of each stage so that the map is as low as this much spare width allows, and its height then."""
        steps = [0] * len(self.widths)
        left = min(int(spare // _STEP), _MOST_STEPS)
        before = sum(self._tops(steps))
        height = self.height
        while left > 0:
            best = self._best_move(steps, left)
            if best is None:
                break
            moved, cost = best
            left -= cost
            steps = moved
        height += sum(self._tops(steps)) - before
        return tuple([w + _STEP * n if n else w for w, n in zip(self.widths, steps, strict=True)]), height

    def _best_move(self, steps: Sequence[int], left: int) -> tuple[list[int], int] | None:
        """The widening that lowers the map most for its width."""
        tops = self._tops(steps)
        total = sum(tops)
        best: tuple[float, list[int], int] | None = None
        for row, top in enumerate(tops):
            if top <= 0:
                continue
            moved = self._below(steps, row, top, left)
            if moved is None:
                continue
            cost = sum(moved) - sum(steps)
            gain = (total - sum(self._tops(moved))) / cost
            if gain > 0 and (best is None or gain > best[0]):
                best = gain, moved, cost
        return None if best is None else best[1:]

    def _below(self, steps: Sequence[int], row: int, top: float, left: int) -> list[int] | None:
        """The fewest steps after which no stage is as high in this row."""
        moved = list(steps)
        for i in range(len(moved)):
            if self._heights(i, moved[i])[row] < top - 0.01:
                continue
            while self._heights(i, moved[i])[row] >= top - 0.01:
                moved[i] += 1
                left -= 1
                if left < 0:
                    return None
        return moved

    def _tops(self, steps: Sequence[int]) -> list[float]:
        columns = [self._heights(i, n) for i, n in enumerate(steps)]
        return [max(heights) for heights in zip(*columns, strict=True)]

    def _heights(self, stage: int, step: int) -> tuple[float, ...]:
        known = self._known[stage]
        while len(known) <= step:
            known.append(self._measure(stage, self.widths[stage] + _STEP * len(known)))
        return known[step]

    def _measure(self, index: int, width: float) -> tuple[float, ...]:
        stage = self._measured.stages[index]
        said = band.stage_texts(stage.facts.header, index == 0, width, self._texts)
        goal = band.goals_height([said], self._texts)
        entries = tuple([found[0] if found else () for found in stage.flows])
        flows = self._measuring.said.flows(entries, width)
        return (goal, *[found[1].height if found else 0.0 for found in flows])
