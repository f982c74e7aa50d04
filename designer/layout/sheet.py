"""What all parts of drawing share: the measured map, the memory, and groups kept where nothing changed."""

from __future__ import annotations

from designer.drawing import Content, Group, Role
from designer.layout.heights import MeasuredRow
from designer.layout.measured import MeasuredMap, MeasuredStage
from designer.layout.memory import LayoutCache, Memory
from designer.model import LaneKind


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
    def emotion_row(self) -> MeasuredRow | None:
        """The lane of the feelings, if there is one."""
        return next((r for r in self.map.rows if r.row.kind == LaneKind.EMOTION), None)

    def scale(self, row: MeasuredRow) -> tuple[float, float]:
        """The y of +2 and of -2 in the lane of the feelings."""
        mark = self.theme.emotion
        free = mark.padding_quotes if self.map.has_quotes else mark.padding
        free = min(free, max(mark.halo + 2, (row.height - 40) / 2))
        return row.top + free, row.bottom - free
