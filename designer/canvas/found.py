"""What was found, marked on the map: the very words where they can be read, else the element that holds them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from designer.canvas.camera import Camera
from designer.canvas.chunks import Chunks
from designer.canvas.colours import CanvasColours
from designer.canvas.overlay import outline_of
from designer.canvas.painter import Detail, detail_at
from designer.canvas.pens import draw_outline, rect_of, tinted
from designer.canvas.pens import solid as solid_pen
from designer.drawing import Box, Group, TextRun
from designer.drawing.group import Content, Placed
from designer.layout.grid import Grid

Stretch = tuple[int, int]
_RISE, _FALL = 0.96, 0.28  # of the size: how far a mark reaches above and below the baseline


class Found(Protocol):
    """What is to be marked."""

    @property
    def ids(self) -> Container[str]:
        """The elements in which something was found."""
        ...

    @property
    def current(self) -> str:
        """The element that one has gone to, "" for none."""
        ...

    def places(self, text: str) -> Sequence[Stretch]:
        """Where something is found in a text as it stands on the map."""
        ...

    def current_place(self, text: str) -> Stretch | None:
        """Where in a text of the current element that is which one has gone to."""
        ...


class FoundMarks:
    """Finds the words on the drawing and paints over them. Where words stand is kept until something else is sought."""

    def __init__(self) -> None:
        self.found: Found | None = None
        self._boxes: dict[tuple[Content, bool], tuple[tuple[Box, ...], tuple[Box, ...]]] = {}

    def show(self, found: Found | None) -> None:
        """Mark something else, or nothing."""
        self.found = found
        self._boxes.clear()

    def boxes(self, chunks: Chunks, seen: Box) -> Iterator[tuple[str, Box, bool]]:
        """In a part of the map, in points: element, where words are that were found, and whether one has gone there."""
        found = self.found
        if found is None:
            return
        for group in chunks.groups_in(seen):
            if group.element and group.element in found.ids:
                others, current = self._of(group, found)
                for box in others:
                    yield group.element, box.moved(group.x, group.y), False
                if group.element == found.current:
                    for box in current:
                        yield group.element, box.moved(group.x, group.y), True

    def _of(self, group: Group, found: Found) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
        is_current = group.element == found.current
        known = self._boxes.get((group.content, is_current))
        if known is None:
            runs = list(_runs(group.content, 0, 0))
            text = " ".join(run.text for run, _x, _y in runs)
            others = tuple(box for stretch in found.places(text) for box in _boxes_of(runs, stretch))
            place = found.current_place(text) if is_current else None
            known = self._boxes[group.content, is_current] = others, tuple(_boxes_of(runs, place)) if place else ()
        return known

    def paint(
        self,
        painter: QPainter,
        chunks: Chunks,
        grid: Grid,
        camera: Camera,
        colours: CanvasColours,
        selected: Container[str],
    ) -> None:
        """Paint what is in sight. From afar, where no word can be read, cards are marked whole. Where the words one has gone
        to can't be seen, their element is outlined, unless its selection does that already."""
        found = self.found
        if found is None:
            return
        seen = camera.to_map_box(Box(0, 0, camera.width, camera.height))
        is_gone_to = False
        if detail_at(camera.zoom) > Detail.CARDS:
            for _id, box, is_current in self.boxes(chunks, seen):
                shown = camera.to_view_box(box).grown(1)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(tinted(colours.accent, 0.2))
                painter.drawRoundedRect(rect_of(shown), 2, 2)
                if is_current:
                    is_gone_to = True
                    draw_outline(painter, shown.grown(1), solid_pen(colours.accent, 2), 3)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tinted(colours.accent, 0.35))
            for id, card in grid.cards.items():
                if id in found.ids and card.box.meets(seen):
                    painter.drawRect(rect_of(camera.to_view_box(card.box)))
        if not is_gone_to and found.current and found.current not in selected:
            outline = outline_of(grid, found.current)
            if outline is not None and outline.meets(seen):
                draw_outline(painter, camera.to_view_box(outline).grown(1), solid_pen(colours.accent, 2), 6)


def _runs(content: Content, x: float, y: float) -> Iterator[tuple[TextRun, float, float]]:
    for item in content.items:
        if isinstance(item, Placed):
            yield from _runs(item.content, x + item.x, y + item.y)
        elif isinstance(item, TextRun):
            yield item, x, y


def _boxes_of(runs: Sequence[tuple[TextRun, float, float]], stretch: Stretch) -> Iterator[Box]:
    """Where a stretch of the runs' texts, joined by spaces, stands: one box for each line it touches."""
    at = 0
    for run, x, y in runs:
        first, last = max(stretch[0] - at, 0), min(stretch[1] - at, len(run.text))
        at += len(run.text) + 1
        if first >= last:
            continue
        ends = [*run.offsets[1:], run.width]
        inside = [i for i, cluster in enumerate(run.clusters) if first <= cluster < last]
        if not inside:
            continue
        left, right = min(run.offsets[i] for i in inside), max(ends[i] for i in inside)
        left, right = x + run.x + left, x + run.x + right
        baseline = y + run.y
        yield Box(left, baseline - run.size * _RISE, right, baseline + run.size * _FALL)
