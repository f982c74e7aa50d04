"""What all parts of drawing share: the measured map, the memory, and groups kept where nothing changed."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import cached_property
from operator import is_

from designer.drawing import Box, Content, Group, Role
from designer.layout.curve_spots import VALUE_ROOM, Span
from designer.layout.heights import MeasuredRow
from designer.layout.measured import MeasuredMap, MeasuredStage
from designer.layout.memory import LayoutCache, Memory
from designer.model import LaneKind
from designer.model.scales import Scale, lane_scale

BESIDE = 60.0  # points: more than marks and faces reach out of a stage or a lane


class Pen:
    """Draws one part of a drawing: its groups, the very ones of the last layout where nothing about them changed."""

    __slots__ = ("_before", "_groups", "_last", "_memory", "_name")

    def __init__(self, name: Hashable, memory: Memory) -> None:
        self._name = ("part", name)
        self._memory = memory
        self._last: Sequence[Group] = memory.last(self._name) or ()
        self._before: dict[str, Group] | None = None
        self._groups: list[Group] = []

    def put(self, group: Group) -> None:
        """Add a group."""
        at = len(self._groups)
        last = self._last[at] if at < len(self._last) else None
        if last is None or last.key != group.key:
            if self._before is None:
                self._before = {one.key: one for one in self._last}
            last = self._before.get(group.key)
        self._groups.append(last if last is not None and last == group else group)

    def draw(
        self, key: str, role: Role, x: float, y: float, content: Content, element: str = "", alt: str = ""
    ) -> None:
        """Add a group that says this."""
        self.put(Group(key, role, x, y, content, element, alt))

    def drawn(self) -> Sequence[Group]:
        """All groups that were added, to be called once; the very sequence of the last layout where all are the same."""
        if len(self._groups) == len(self._last) and all(map(is_, self._groups, self._last)):
            return self._last
        self._memory.put(self._name, self._groups)
        return self._groups


class Sheet:
    """A measured map that is being drawn."""

    def __init__(self, measured: MeasuredMap, cache: LayoutCache) -> None:
        self.map = measured
        self.cache = cache
        self.memory: Memory = cache.map
        self.texts = cache.texts
        self.theme = cache.theme

    def stage_memory(self, stage: MeasuredStage) -> Memory:
        """The memory of a stage."""
        return self.cache.stage(stage.id)

    def pen(self, name: Hashable, memory: Memory | None = None) -> Pen:
        """What draws the part of this name, of the map or of the stage with this memory."""
        return Pen(name, self.memory if memory is None else memory)

    def room(self, stage: MeasuredStage) -> Box:
        """A box that surely holds all that is drawn of a stage between the first lane and the last."""
        m = self.map
        return Box(stage.left - BESIDE, m.lanes_top - BESIDE, stage.right + BESIDE, m.lanes_bottom + BESIDE)

    @property
    def lattice_right(self) -> float:
        """Where the lines between lanes end: at the last tint's right side."""
        m = self.map
        return m.right - self.theme.stage_band.gap / 2 if m.stages else max(m.right, m.width)

    def stage_colour(self, index: int) -> str:
        """The colour of the stage at this place."""
        return self.theme.stage_colour(index, self.map.stages[index].facts.stage.colour)

    @property
    def curve_rows(self) -> list[MeasuredRow]:
        """The lanes that curves are drawn in."""
        return [row for row in self.map.rows if row.row.is_curve]

    @cached_property
    def crossed_rows(self) -> range:
        """The places of the rows between which ways run: from the first to the last in which touchpoints stand, with the
        lanes of channels above that nothing uses."""
        rows = [row.row for row in self.map.rows]
        first = next((i for i, row in enumerate(rows) if row.holds_touchpoints or row.is_slim), 0)
        last = max([i for i, row in enumerate(rows) if row.holds_touchpoints], default=-1)
        return range(first, last + 1)

    @property
    def crossed_curves(self) -> list[tuple[int, float, float]]:
        """The lanes of curves that ways cross: the place of each among the rows, top and bottom."""
        rows = self.map.rows
        if self.map.is_storyline:
            return []
        return [(i, rows[i].top, rows[i].bottom) for i in self.crossed_rows if rows[i].row.is_curve]

    def span(self, row: MeasuredRow) -> tuple[Span, Scale]:
        """The heights of the best and the worst value in a curve's lane, and the scale they are read on."""
        mark, kind = self.theme.emotion, LaneKind(row.row.kind)
        scale = lane_scale(kind, row.row.scale, self.map.journey.header.feeling_scale)
        has_quotes = self.map.has_quotes and kind is LaneKind.EMOTION
        free = mark.padding_quotes if has_quotes else mark.padding
        if kind is LaneKind.ENGAGEMENT or self.map.journey.header.shows_values:
            free += VALUE_ROOM
        free = min(free, max(mark.halo + 2, (row.height - 40) / 2))
        return Span(row.top + free, row.bottom - free, scale.low, scale.high), scale
