"""Gap badges: on a card's bottom left corner, left of a lane, 16 px at any zoom, told by shape and colour. Never printed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap

from designer.canvas.camera import Camera
from designer.canvas.colours import CanvasColours
from designer.canvas.glyphs import Glyphs
from designer.canvas.ink import full_ink
from designer.drawing import Box, Point
from designer.layout import icons
from designer.layout.grid import Grid
from designer.model import Severity

SIZE = 16.0
_ICONS = {Severity.ERROR: "circle-x", Severity.WARNING: "triangle-alert", Severity.INFO: "info"}
_STROKE = 1.75
_BESIDE_LANE = 10.0  # points from the middle of a badge to the icon of its lane
_CARD_SHARE = 7.0  # pixels that a card's badge would move off its corner at 0 %
_NOTE_FREE = 5.0  # points from a note's left to its number
_MOST_CUT = 7.0  # pixels that the window's edge may take of a lane's badge before it goes with its lane
_LEAST_CARD = 14.0  # pixels: on narrower cards badges would only hide the map
_WIDEST_CARD = 500.0  # points: none is wider
_NOWHERE = -1, False  # the place of what stands in no stage


class Lean(IntEnum):
    """What gives way to a badge when the map is seen from afar, so that it hides no number: how it moves off its place."""

    NONE = 0
    CARD = 1  # up into its own card and left of it: what is below is another's number
    NOTE = 2  # left of it: at its own left edge stands a number too
    LANE = 3  # away from the window's edge, as long as its lane's icon is seen


_Badge = tuple[
    float, float, float, int, str, Severity, Lean
]  # x, y, width of its bearer, rank, element, severity, lean
_Gap = tuple[int, str, Severity]  # rank, element, severity
_Place = tuple[int, bool]  # in which stage, and whether on its cards or on its notes
_Seen = tuple[str, Severity, Point]


class Badges:
    """Which elements carry a badge, and its painting."""

    def __init__(self, colours: CanvasColours, glyphs: Glyphs) -> None:
        self.gaps: Mapping[str, Severity] = {}
        self.are_shown = True
        self._colours = colours
        self._glyphs = glyphs
        self._pictures: dict[tuple[Severity, float], QPixmap] = {}
        self._sorted: _Sorted | None = None
        self._placed: tuple[Grid, _Sorted, dict[_Place, list[_Badge]]] | None = None  # of which grid
        self._seen: tuple[object, Camera, tuple[_Seen, ...]] | None = None  # of which badges and camera

    def places(self, grid: Grid, camera: Camera) -> tuple[_Seen, ...]:
        """The badges that are in sight: element, severity and the middle of the badge in pixels."""
        if not self.are_shown or not self.gaps:
            return ()
        if self._sorted is None or not self._sorted.is_for(grid, self.gaps):
            self._sorted = _Sorted(grid, self.gaps)
        if self._placed is None or self._placed[0] is not grid or self._placed[1] is not self._sorted:
            self._placed = grid, self._sorted, {}
        if self._seen is None or self._seen[0] is not self._placed or self._seen[1] is not camera:
            badges = self._badges(grid, camera, *self._placed[1:])
            self._seen = self._placed, camera, tuple(_in_sight(badges, camera))
        return self._seen[2]

    @staticmethod
    def _badges(grid: Grid, camera: Camera, gaps: _Sorted, placed: dict[_Place, list[_Badge]]) -> list[_Badge]:
        """The badges that may be in sight, stage by stage from left to right: a large map has thousands, and where those of a
        stage are is found when the stage is looked at."""
        left, right = (camera.to_map(x, 0)[0] for x in (-SIZE, camera.width + SIZE))
        stages = [i for i, stage in enumerate(grid.stages) if stage.left <= right and stage.right >= left]
        shown = [_NOWHERE, *[(i, False) for i in stages]]
        if camera.scale * _WIDEST_CARD >= _LEAST_CARD:
            shown += [(i, True) for i in stages]
        found: list[_Badge] = []
        for place in shown:
            badges = placed.get(place)
            if badges is None:
                badges = placed[place] = sorted(_badges_of(grid, gaps.by_place.get(place, ())))
            first, last = bisect_left(badges, left, key=_x_of), bisect_left(badges, right, key=_x_of)
            found += badges[first:last]
        return found

    def paint(self, painter: QPainter, grid: Grid, camera: Camera, area: Box) -> None:
        """Paint the badges that an area of the window shows."""
        for _id, severity, at in self.places(grid, camera):
            if badge_box(at).grown(1).meets(area):
                ratio = painter.device().devicePixelRatioF()
                place = QPointF(round(at[0] - SIZE / 2), round(at[1] - SIZE / 2))
                painter.drawPixmap(place, self._picture(severity, ratio))

    def _picture(self, severity: Severity, ratio: float) -> QPixmap:
        found = self._pictures.get((severity, ratio))
        if found is None:
            found = QPixmap(round(SIZE * ratio), round(SIZE * ratio))
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor("#FFFFFF"))
            painter.drawPath(_ground(severity))
            colour = getattr(self._colours, severity.value)
            inner = SIZE - 2
            painter.translate(1, 1)
            icon = icons.icon(_ICONS[severity], inner, _STROKE * inner / 24, colour)
            for piece in full_ink(icon, self._glyphs):
                piece.paint(painter)
            painter.end()
            self._pictures[severity, ratio] = found
        return found


class _Sorted:
    """The gaps of a map by where they are seen, on cards and on notes of each stage; those of stages, lanes, personas and
    connections by themselves."""

    def __init__(self, grid: Grid, gaps: Mapping[str, Severity]) -> None:
        self._gaps = gaps
        self._homes = grid.cards.home, grid.notes.home
        self.by_place: dict[_Place, list[_Gap]] = {}
        for rank, (id, severity) in enumerate(gaps.items()):
            place = _NOWHERE
            if (stage := grid.cards.stage_of(id)) is not None:
                place = stage, True
            elif (stage := grid.notes.stage_of(id)) is not None:
                place = stage, False
            self.by_place.setdefault(place, []).append((rank, id, severity))

    def is_for(self, grid: Grid, gaps: Mapping[str, Severity]) -> bool:
        """Whether the same gaps are seen in the same stages of this grid."""
        cards, notes = self._homes
        return gaps is self._gaps and cards is grid.cards.home and notes is grid.notes.home


def _badges_of(grid: Grid, gaps: Iterable[_Gap]) -> Iterator[_Badge]:
    for rank, id, severity in gaps:
        place = badge_place(grid, id)
        if place is not None:
            (x, y), width, lean = place
            yield x, y, width, rank, id, severity, lean


def badge_place(grid: Grid, id: str) -> tuple[Point, float, Lean] | None:
    """Where the badge of an element goes, in points, how wide the thing is that carries it, and what it gives way to."""
    card = grid.cards.get(id)
    if card is not None:
        return (card.box.left, card.box.bottom), card.box.width, Lean.CARD
    for stage in grid.stages:
        if stage.id == id:
            return (stage.band.right - 10, stage.band.top), stage.band.width, Lean.NONE
    for row in grid.lanes:
        if row.lane == id and id:
            # In the margin beside the name: on its corner it would lie on the icon of the next lane, where both are slim.
            return (row.label.left - _BESIDE_LANE, (row.label.top + row.label.bottom) / 2), row.label.width, Lean.LANE
    # Not on what waits in the tray: that it waits there is seen, and forty pasted lines would be forty alarms.
    note = grid.notes.get(id)
    box = note or grid.personas.get(id)
    if box is not None:
        return (box.left, box.bottom), box.width, Lean.NOTE if note is not None else Lean.NONE
    route = grid.routes.get(id)
    if route:
        return _middle(route), 100, Lean.NONE
    return None


def _middle(route: tuple[Point, ...]) -> Point:
    # The middle of the longest stretch.
    (ax, ay), (bx, by) = max(pairwise(route), key=lambda p: abs(p[0][0] - p[1][0]) + abs(p[0][1] - p[1][1]))
    return (ax + bx) / 2, (ay + by) / 2


def _in_sight(badges: Iterable[_Badge], camera: Camera) -> Iterator[_Seen]:
    for x, y, width, _rank, id, severity, lean in sorted(badges, key=_rank_of):
        if width * camera.scale >= _LEAST_CARD:
            at = _leant(lean, camera.to_view(x, y), camera.scale)
            if -SIZE < at[0] < camera.width + SIZE and -SIZE < at[1] < camera.height + SIZE:
                yield id, severity, at


def _leant(lean: Lean, at: Point, scale: float) -> Point:
    x, y = at
    match lean:
        case Lean.CARD:
            # At 100 % and above its middle is on the corner.
            off = _CARD_SHARE * max(1 - scale, 0)
            return x - off, y - off
        case Lean.NOTE:
            return x - max(SIZE / 2 - _NOTE_FREE * scale, 0), y
        case Lean.LANE if SIZE / 2 - _MOST_CUT <= x < SIZE / 2:
            return SIZE / 2, y
    return at


def _x_of(badge: _Badge) -> float:
    return badge[0]


def _rank_of(badge: _Badge) -> int:
    return badge[3]


def badge_box(at: Point) -> Box:
    """The pixels that a badge takes."""
    return Box(at[0], at[1], at[0], at[1]).grown(SIZE / 2)


def _ground(severity: Severity) -> QPainterPath:
    path = QPainterPath()
    if severity is Severity.WARNING:
        path.moveTo(8, 0.5)
        path.lineTo(15.8, 14.8)
        path.lineTo(0.2, 14.8)
        path.closeSubpath()
    else:
        path.addEllipse(QRectF(0, 0, SIZE, SIZE))
    return path
