"""What can be written or added where nothing stands yet: shown pale on the paper, never printed."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from designer.canvas.camera import Camera
from designer.canvas.colours import CanvasColours
from designer.canvas.live import SHEET_MARGIN
from designer.canvas.pens import dashed, rect_of, solid
from designer.canvas.places import PERSONA_PLACE
from designer.drawing import Box, Role, TextRun
from designer.drawing.drawing import flat
from designer.model.elements import HEADER_ID
from designer.model.kinds import NoteKind
from designer.words import _

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from designer.layout import JourneyLayout
    from designer.model import JourneyMap

_MOST_WIDTHS = 256  # of texts at a zoom
_LEAST_ZOOM = 0.6  # below it they would be larger than what they stand beside
_REACH = 120.0  # pixels: texts may be longer than their place
_FREE = 4.0  # points between a hint and words of the head
_ADDER = 15.0  # points: as wide as the margin allows


def title_hint() -> str:
    """What stands in the place of a missing title."""
    return _("Name this map")


def scenario_hint() -> str:
    """What stands in the place of a missing scenario."""
    return _("Who wants what, and what do they expect?")


def goal_hint() -> str:
    """What stands in the place of a missing goal."""
    return _("What does the customer want here?")


def note_question(kind: NoteKind) -> str:
    """What a note of a kind answers, where nothing is written on it yet."""
    match kind:
        case NoteKind.THOUGHT:
            return _("What does the customer think?")
        case NoteKind.PAIN_POINT:
            return _("What gets in the way?")
        case NoteKind.OPPORTUNITY:
            return _("What could be better?")
        case NoteKind.METRIC:
            return _("What is measured?")
        case NoteKind.CONTENT:
            return _("What helps here?")
        case NoteKind.QUESTION:
            return _("What is not known yet?")
        case _:
            return _("Write a note")


def persona_hint() -> str:
    """What stands in the place of the missing persona."""
    return _("Whose journey is it?")


def first_hints() -> tuple[tuple[str, int], ...]:
    """The two lines in the first cell of an empty map, with their weights."""
    return (_("Click and type a touchpoint"), 600), (_("or paste lines from anywhere"), 400)


def lane_hint() -> str:
    """What stands below the last lane."""
    return _("Channel or lane")


class HintKind(StrEnum):
    """What a click on a hint does."""

    TITLE = "title"
    SCENARIO = "scenario"
    GOAL = "goal"
    PERSONA = "persona"
    FIRST = "first touchpoint"
    STAGE = "add a stage"
    LANE = "add a channel or lane"


class Hint(msgspec.Struct, frozen=True):
    """One hint: what it is for, where it is (points), and for which element."""

    kind: HintKind
    box: Box
    id: str = ""


def hints_of(layout: JourneyLayout, journey: JourneyMap) -> tuple[Hint, ...]:
    """The hints of a map: what is missing at its head, and the adders at its edges."""
    grid, header, found = layout.grid, journey.header, []
    if not header.title:
        found.append(Hint(HintKind.TITLE, grid.title))
    if not header.scenario:
        found.append(Hint(HintKind.SCENARIO, grid.scenario))
    if not journey.personas:
        right = layout.drawing.width
        box = Box(right - PERSONA_PLACE, 4, right, 36)
        if not any(
            box.meets(one) for one in _words_of_the_head(layout)
        ):  # what the head of a narrow map says goes before
            found.append(Hint(HintKind.PERSONA, box))
    for stage in grid.stages:
        goal = stage.goal
        element = next((s for s in journey.stages if s.id == stage.id), None)
        if element is not None and not element.goal and goal.height >= 14:
            found.append(Hint(HintKind.GOAL, goal, stage.id))
    if not journey.touchpoints and grid.stages and grid.lanes:
        row = next((r for r in grid.lanes if r.kind in ("channel", "group", "no channel", "touchpoints")), None)
        if row is not None:
            stage = grid.stages[0]
            found.append(Hint(HintKind.FIRST, Box(stage.left, row.top, stage.right, row.bottom), stage.id))
    if grid.stages:
        band = grid.stages[-1].band
        left = layout.drawing.width + (SHEET_MARGIN - _ADDER) / 2
        found.append(Hint(HintKind.STAGE, Box(left, band.top, left + _ADDER, band.bottom)))
    else:
        top = grid.title.bottom + 36
        found.append(Hint(HintKind.STAGE, Box(100, top, 100 + _ADDER * 2, top + 32)))
    bottom = grid.lanes[-1].bottom if grid.lanes else grid.lattice.bottom + 30
    found.append(Hint(HintKind.LANE, Box(0, bottom, 94, bottom + 11)))
    return tuple(found)


def _words_of_the_head(layout: JourneyLayout) -> Iterator[Box]:
    """Where the title, its badges, the scenario and the organisation stand."""
    for group in layout.drawing.by_element.get(HEADER_ID, ()):
        if group.role is Role.TITLE:
            for x, y, item in flat(group.content):
                if isinstance(item, TextRun):
                    left, baseline = group.x + x + item.x, group.y + y + item.y
                    yield Box(left, baseline - item.size, left + item.width, baseline + item.size / 4).grown(_FREE)


class Hints:
    """The hints of the present layout, painted in pixels."""

    def __init__(self, colours: CanvasColours, font: Callable[[float, int], QFont]) -> None:
        self.colours = colours
        self._font = font
        self.hints: tuple[Hint, ...] = ()
        self.hovered: HintKind | None = None
        self.paper = "#FFFFFF"
        self._widths: dict[tuple[str, float, int], float] = {}
        self._shown: tuple[Camera, tuple[Hint, ...], tuple[Hint, ...]] | None = None  # of which hints, where
        self._reaches: tuple[tuple[Hint, ...], list[Box]] | None = None  # of which hints that are shown, in pixels

    def shown(self, camera: Camera) -> tuple[Hint, ...]:
        """The hints that have room at this zoom."""
        if camera.zoom < _LEAST_ZOOM:
            return ()
        if self._shown is None or self._shown[0] is not camera or self._shown[1] is not self.hints:
            self._shown = camera, self.hints, tuple(h for h in self.hints if self._has_room(h, camera))
        return self._shown[2]

    def _has_room(self, hint: Hint, camera: Camera) -> bool:
        box, scale = camera.to_view_box(hint.box), camera.scale
        match hint.kind:
            case HintKind.PERSONA:
                words = box.left + 2 * self._radius(box, scale) + 7
                is_inside = words + self._width(persona_hint(), 8 * scale, 400) <= camera.paper.right - 4
                return is_inside and self._title_end(camera) <= box.left
            case HintKind.FIRST:
                return all(self._width(t, 8 * scale, weight, 9) <= box.width - 8 for t, weight in first_hints())
            case HintKind.LANE:
                return box.left + 22 * scale + self._width(lane_hint(), 8 * scale, 400) <= box.right
            case _:
                return True

    def _title_end(self, camera: Camera) -> float:
        """Where what stands in the place of a missing title ends, in pixels."""
        title = next((h for h in self.hints if h.kind is HintKind.TITLE), None)
        if title is None:
            return 0.0
        return camera.to_view_box(title.box).left + self._width(title_hint(), 24 * camera.scale, 700) + 8

    def _width(self, text: str, size: float, weight: int, least: float = 8) -> float:
        key = text, max(size, least), weight
        found = self._widths.get(key)
        if found is None:
            if len(self._widths) >= _MOST_WIDTHS:
                self._widths.clear()
            found = self._widths[key] = QFontMetricsF(self._font(key[1], weight)).horizontalAdvance(text)
        return found

    def at(self, camera: Camera, x: float, y: float) -> Hint | None:
        """The hint at a point of the map; the empty first cell is a cell like any other."""
        return next((h for h in self.shown(camera) if h.kind is not HintKind.FIRST and h.box.contains(x, y)), None)

    def are_in(self, area: Box, camera: Camera) -> bool:
        """Whether an area of the window may show some of a hint."""
        shown = self.shown(camera)
        if self._reaches is None or self._reaches[0] is not shown:
            window, boxes = Box(0, 0, camera.width, camera.height), [camera.to_view_box(hint.box) for hint in shown]
            self._reaches = shown, [reach for box in boxes if (reach := box.grown(_REACH)).meets(window)]
        return any(box.meets(area) for box in self._reaches[1])

    def paint(self, painter: QPainter, camera: Camera, hidden: Container[HintKind | None], area: Box) -> None:
        """Paint the hints in an area of the window, but those in whose place something else is shown."""
        shown = self.shown(camera)
        # The head of the map has the persona's hint at its right, else the edge of the paper.
        persona = next((h.box.left for h in shown if h.kind is HintKind.PERSONA), camera.sheet.right - SHEET_MARGIN)
        end = camera.to_view(persona, 0)[0] - 4
        for hint in shown:
            if hint.kind in hidden:
                continue
            box = camera.to_view_box(hint.box)
            if not box.grown(_REACH).meets(area):
                continue
            match hint.kind:
                case HintKind.TITLE:
                    right = min(400, camera.sheet.right - 1)
                    painter.fillRect(
                        rect_of(camera.to_view_box(Box(-1, 0, right, hint.box.bottom))), QColor(self.paper)
                    )
                    size = 24 * camera.scale
                    self._line(painter, box.left, box.bottom - 6 * camera.scale, title_hint(), size, 700, end)
                case HintKind.SCENARIO:
                    text = scenario_hint()
                    self._line(painter, box.left, box.bottom - 4 * camera.scale, text, 9.5 * camera.scale, 400, end)
                case HintKind.GOAL:
                    text = goal_hint()
                    self._line(
                        painter, box.left + 10 * camera.scale, box.top + 14 * camera.scale, text, 8 * camera.scale, 400,
                        box.right,
                    )  # fmt: skip
                case HintKind.PERSONA:
                    self._persona(painter, box, camera.scale)
                case HintKind.FIRST:
                    self._first(painter, box, camera.scale)
                case HintKind.STAGE:
                    self._stage(painter, box)
                case HintKind.LANE:
                    self._lane(painter, box, camera.scale)

    def _colour(self, kind: HintKind) -> str:
        return self.colours.accent if kind is self.hovered else self.colours.text3

    def _line(
        self, painter: QPainter, x: float, y: float, text: str, size: float, weight: int, right: float | None = None
    ) -> None:
        font = self._font(max(size, 8), weight)
        metrics = QFontMetricsF(font)
        if right is not None:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, right - x)
        painter.setFont(font)
        painter.setPen(QColor(self.colours.text3))
        painter.drawText(QPointF(x, y), text)

    def _persona(self, painter: QPainter, box: Box, scale: float) -> None:
        radius = self._radius(box, scale)
        middle = QPointF(box.left + radius + 1, (box.top + box.bottom) / 2)
        painter.setPen(dashed(self._colour(HintKind.PERSONA), 1, 3, 2.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, radius, radius)
        painter.setPen(solid(self._colour(HintKind.PERSONA), 1.25))
        painter.drawEllipse(middle - QPointF(0, radius * 0.22), radius * 0.22, radius * 0.22)
        shoulders = rect_of(Box(-0.38, 0.12, 0.38, 0.9))
        shoulders.setRect(
            middle.x() + shoulders.x() * radius, middle.y() + shoulders.y() * radius, shoulders.width() * radius,
            shoulders.height() * radius,
        )  # fmt: skip
        painter.drawArc(shoulders, 0, 180 * 16)
        self._line(painter, middle.x() + radius + 6, middle.y() + 3 * scale, persona_hint(), 8 * scale, 400)

    @staticmethod
    def _radius(box: Box, scale: float) -> float:
        return min(box.height / 2 - 1, 14 * scale)

    def _first(self, painter: QPainter, box: Box, scale: float) -> None:
        x, y = box.centre
        colours = (self.colours.accent, self.colours.text2)
        for i, ((text, weight), colour) in enumerate(zip(first_hints(), colours, strict=True)):
            width = self._width(text, 8 * scale, weight, 9)
            painter.setFont(self._font(max(8 * scale, 9), weight))
            painter.setPen(QColor(colour))
            painter.drawText(QPointF(x - width / 2, y + (-3 + i * 12) * scale), text)

    def _stage(self, painter: QPainter, box: Box) -> None:
        colour = self._colour(HintKind.STAGE)
        painter.setPen(dashed(colour, 1, 3, 2.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect_of(box), 4, 4)
        self._plus(painter, *box.centre, min(box.width / 3.2, 5), colour)

    def _lane(self, painter: QPainter, box: Box, scale: float) -> None:
        colour = self._colour(HintKind.LANE)
        y = (box.top + box.bottom) / 2
        self._plus(painter, box.left + 7 * scale, y, 4 * scale, colour)
        painter.setFont(self._font(max(8 * scale, 8), 400))
        painter.setPen(QColor(colour))
        painter.drawText(QPointF(box.left + 22 * scale, y + 3 * scale), lane_hint())

    @staticmethod
    def _plus(painter: QPainter, x: float, y: float, reach: float, colour: str) -> None:
        painter.setPen(solid(colour, 1.5))
        painter.drawLine(QPointF(x - reach, y), QPointF(x + reach, y))
        painter.drawLine(QPointF(x, y - reach), QPointF(x, y + reach))
