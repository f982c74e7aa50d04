"""What all parts of drawing share: the measured map, the memory, and groups kept where nothing changed."""

from __future__ import annotations

from designer.drawing import Content, Group, Role
from designer.layout.curve import VALUE_ROOM, Span
from designer.layout.heights import MeasuredRow
from designer.layout.measured import MeasuredMap, MeasuredStage
from designer.layout.memory import LayoutCache, Memory
from designer.model import LaneKind
from designer.model.scales import Scale, lane_scale


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

    def group(
        self, key: str, role: Role, x: float, y: float, content: Content, element: str = "", alt: str = ""
    ) -> Group:
        """A group; the very one of the last layout where nothing about it changed."""
        name = ("group", key)
        last: Group | None = self.memory.last(name)
        if (
            last is not None
            and last.content is content
            and last.x == x
            and last.y == y
            and last.element == element
            and last.alt == alt
        ):
            return last
        made = Group(key, role, x, y, content, element, alt)
        self.memory.put(name, made)
        return made

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

    @property
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
