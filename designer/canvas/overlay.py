"""What is painted above the map and never in it: selection, focus, hover, pointed places, stage names from afar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter, QPolygonF, QRegion

from designer.canvas.badges import Badges
from designer.canvas.camera import Camera
from designer.canvas.colours import CanvasColours
from designer.canvas.curve_points import box_of_point
from designer.canvas.focus import Focus, FocusKind
from designer.canvas.highlight import paint_way
from designer.canvas.hints import HintKind
from designer.canvas.lane_rows import FOLD_RADIUS, fold_box, fold_button, row_of
from designer.canvas.next_place import NextPlace, paint_next_place
from designer.canvas.painter import Detail, detail_at
from designer.canvas.pens import dashed, draw_outline, draw_ring, rect_of, solid, tinted
from designer.canvas.stage_names import KeptNames
from designer.drawing import Box, Point
from designer.drawing.geometry import around
from designer.layout.grid import Cell, Grid
from designer.words import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFont

    FontOf = Callable[[float, int], QFont]  # pixels, weight

_HANDLE_RADIUS, _TOUCH_RADIUS = 5.0, 11.0  # pixels, for a pointer and for a finger
_HANDLE_REACH, _TOUCH_REACH = 11.0, 24.0  # pixels around a handle's middle in which it can be caught
_SMALL = 48.0  # pixels: a place narrower than that has a frame close around it
_LEAST_BAND = 16.0  # pixels: the ground of a stage's name seen from afar
_FADE = 10.0  # pixels left of a button that folds, in which a text fades
_FADE_HIGH = 20.0  # points above and below its middle: the lines of a label
FRAME_ABOVE = 9.0  # points from a card's top up to its frame
_PORT_Y = 17.0  # points below a card's top: where connections leave (LOOK.md section 6)


class _Fold(NamedTuple):
    """A button that folds a stage or lane (and its kind), and its middle in pixels."""

    id: str
    kind: str
    at: Point


class OverlayState:
    """What the overlay shows besides a gesture's feedback."""

    def __init__(self) -> None:
        self.selected: tuple[str, ...] = ()
        self.focus = Focus()
        self.has_focus = False
        self.labels: Mapping[str, Box] = {}  # of the connections that are selected
        self.hovered = ""  # a touchpoint
        self.pointed: tuple[Box, ...] = ()
        self.shown_way: tuple[str, ...] = ()  # touchpoints and connections of a way through the map; the rest is pale
        self.next_place: NextPlace | None = None  # where the guide leads
        self.header: tuple[str, str] | None = None  # the stage or lane (and its kind) that the pointer is on
        self.is_fold_hot = False  # and whether it is on the button that folds it
        self.shows_hints = True
        self.is_editing = False
        self.written_hint: HintKind | None = None  # the hint in whose place something is written
        self.editor: tuple[str, Box] | None = None  # what is written on, and where it is written (points)
        self.is_touch = False  # fingers act here: handles are larger, and shown on what is selected
        self.stages: dict[str, tuple[str, str, str]] = {}  # name, colour of the band, colour of its text
        self.heading = 0.0  # points of the letters of their names

    @property
    def handle_radius(self) -> float:
        """How large a card's handles are, in pixels."""
        return _TOUCH_RADIUS if self.is_touch else _HANDLE_RADIUS

    @property
    def handle_reach(self) -> float:
        """How near its middle one is caught, in pixels."""
        return _TOUCH_REACH if self.is_touch else _HANDLE_REACH

    def hidden_hints(self) -> tuple[HintKind | None, ...]:
        """The hints in whose place something else is shown."""
        first = HintKind.FIRST if self.has_focus and self.focus.cell is not None else None
        # The frame of the title reaches into the line below it.
        below = HintKind.SCENARIO if self.written_hint is HintKind.TITLE else None
        return self.written_hint, first, below


def frame_box(box: Box) -> Box:
    """A card's frame: so far outside that it encloses the marks on its edges (WINDOW.md section 7), in points."""
    return Box(box.left - 2, box.top - FRAME_ABOVE, box.right + 2, box.bottom + 8)


def handles_of(box: Box) -> tuple[Point, Point]:
    """Where a card's handles are: in at the left, out at the right, in points."""
    return handle_in(box), handle_out(box)


def handle_in(box: Box) -> Point:
    """Where connections come into a card, in points."""
    return box.left, min(box.top + _PORT_Y, (box.top + box.bottom) / 2)


def handle_out(box: Box) -> Point:
    """Where connections go out of a card, in points."""
    return box.right, min(box.top + _PORT_Y, (box.top + box.bottom) / 2)


def outline_of(grid: Grid, id: str) -> Box | None:
    """The box in points that a selection frames; None for what is not on the map."""
    card = grid.cards.get(id)
    if card is not None:
        return frame_box(card.box)
    box = grid.notes.get(id) or grid.personas.get(id) or grid.tray.get(id)
    if box is not None:
        return box
    for stage in grid.stages:
        if stage.id == id:
            return stage.band
    for row in grid.lanes:
        if row.lane == id or (id and id in row.members):
            return Box(row.label.left, row.top, row.label.right, row.bottom)
    return None


class Overlay:
    """Paints in pixels, so that strokes keep their width at every zoom."""

    def __init__(self, colours: CanvasColours, font: FontOf, badges: Badges) -> None:
        self.colours = colours
        self.font = font
        self.badges = badges
        self._kept_names = KeptNames(font)

    def paint(
        self, painter: QPainter, grid: Grid, camera: Camera, state: OverlayState, faded: frozenset[str], area: Box
    ) -> None:
        """Paint everything but the feedback of a gesture, as far as an area of the window shows it; what is carried away
        or led elsewhere is `faded` and has no frame."""
        if state.shown_way:
            paint_way(painter, grid, camera, state.shown_way, self.colours.accent)
        if _shows_bands(grid, camera, area):
            if detail_at(camera.zoom) <= Detail.CARDS:
                self._paint_stage_names(painter, grid, camera, state)
            else:
                self._kept_names.paint(painter, grid, camera, state, area)
        if state.next_place is not None and not faded:
            self._paint_next_place(painter, grid, camera, state, state.next_place)
        for box in state.pointed:
            self._paint_pointed(painter, camera.to_view_box(box))
        folds = self._folds(grid, camera, state) if not state.is_editing and not faded else []
        for button in folds:
            self._paint_fold_ground(painter, grid, camera, state, button)
        self.badges.paint(painter, grid, camera, area)
        if state.hovered and state.hovered in grid.cards:
            is_selected = state.hovered in state.selected
            self._paint_hover(painter, grid.cards[state.hovered].box, camera, is_selected, state.handle_radius)
        for id in state.selected:
            if id not in faded:
                self._paint_selected(painter, grid, camera, id, state)
        if state.is_touch and len(state.selected) == 1 and state.selected[0] in grid.cards:
            # No pointer hovers over what a finger would take hold of.
            self._paint_hover(painter, grid.cards[state.selected[0]].box, camera, True, state.handle_radius)
        if state.focus and state.has_focus and not state.is_editing and state.focus.id not in faded:
            self._paint_focus(painter, grid, camera, state)
        for button in folds:
            self._paint_fold(painter, grid, state, button)

    def _paint_next_place(
        self, painter: QPainter, grid: Grid, camera: Camera, state: OverlayState, place: NextPlace
    ) -> None:
        cell = state.focus.cell if state.has_focus or state.is_editing else None
        has_words = not state.is_editing and (cell is None or cell.stage != place.element)
        paint_next_place(painter, grid, camera, place, self.colours.accent, self.font, has_words=has_words)

    def _folds(self, grid: Grid, camera: Camera, state: OverlayState) -> list[_Fold]:
        """The buttons that fold the stage or lane under the pointer, and the one that has the focus."""
        shown = {state.header} if state.header is not None else set()
        if state.has_focus and state.focus.kind in (FocusKind.STAGE, FocusKind.LANE):
            shown.add((state.focus.id, ""))
        places = [(id, kind, fold_button(grid, camera, id, kind)) for id, kind in shown]
        return [_Fold(id, kind, at) for id, kind, at in places if at is not None]

    def _paint_fold_ground(
        self, painter: QPainter, grid: Grid, camera: Camera, state: OverlayState, button: _Fold
    ) -> None:
        """The ground of what a button stands on, into which a text that reaches so far fades: no letter is half covered."""
        fill = state.stages[button.id][1] if button.id in state.stages else "#FFFFFF"
        x, y = button.at
        left, right = x - FOLD_RADIUS - _FADE, x + FOLD_RADIUS + 3
        high = max(FOLD_RADIUS + 3, _FADE_HIGH * camera.scale)
        box = fold_box(grid, camera, button.id, button.kind)
        top, bottom = (max(y - high, box.top + 1), min(y + high, box.bottom - 1)) if box is not None else (y, y)
        clear, ground = QColor(fill), QLinearGradient(left, 0, right, 0)
        clear.setAlpha(0)
        ground.setColorAt(0, clear)
        ground.setColorAt(_FADE * 0.6 / (right - left), QColor(fill))
        ground.setColorAt(1, QColor(fill))
        painter.fillRect(QRectF(left, top, right - left, bottom - top), ground)

    def _paint_fold(self, painter: QPainter, grid: Grid, state: OverlayState, button: _Fold) -> None:
        is_hot = state.is_fold_hot and state.header is not None and state.header[0] == button.id
        x, y = button.at
        painter.setPen(solid(self.colours.accent if is_hot else self.colours.rim, 1))
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawEllipse(QPointF(x, y), FOLD_RADIUS, FOLD_RADIUS)
        painter.setPen(solid(self.colours.accent if is_hot else self.colours.text2, 1.75))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if _is_folded(grid, button.id, button.kind):
            arrow = [QPointF(x - 1.5, y - 3.5), QPointF(x + 2, y), QPointF(x - 1.5, y + 3.5)]
        else:
            arrow = [QPointF(x - 3.5, y - 1.5), QPointF(x, y + 2), QPointF(x + 3.5, y - 1.5)]
        painter.drawPolyline(QPolygonF(arrow))

    def _paint_stage_names(self, painter: QPainter, grid: Grid, camera: Camera, state: OverlayState) -> None:
        font = self.font(12, 600)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        for stage in grid.stages:
            box = camera.to_view_box(stage.band)
            if box.right < 0 or box.left > camera.width:
                continue
            left, right = max(box.left, 0), min(box.right, camera.width)
            label = state.stages.get(stage.id)
            if label is None:
                continue
            name, fill, ink = label
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, right - left - 10)
            if len(text) < 2 and text != name:
                continue
            width = metrics.horizontalAdvance(text)
            height = max(box.height, _LEAST_BAND)
            if box.height < _LEAST_BAND:  # the band is lower than the letters: they get a ground of their own
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(fill))
                painter.drawRect(QRectF(left + 1, box.bottom - height, right - left - 2, height))
            painter.setPen(QColor(ink))
            middle = box.bottom - height / 2
            at = QPointF(left + (right - left - width) / 2, middle + metrics.capHeight() / 2)
            painter.drawText(at, text)

    def _paint_pointed(self, painter: QPainter, box: Box) -> None:
        painter.setPen(dashed(self.colours.accent, 1.5, 5, 4))
        painter.setBrush(tinted(self.colours.accent, 0.05))
        painter.drawRoundedRect(rect_of(box), 6, 6)

    def _paint_hover(self, painter: QPainter, box: Box, camera: Camera, is_selected: bool, radius: float) -> None:
        if not is_selected:
            # Round the marks on the card's edges, as the frame of what is selected: it would strike them out.
            draw_outline(painter, camera.to_view_box(frame_box(box)), solid(self.colours.rim, 1), 9)
        if box.width * camera.scale < 40:
            return
        for point in handles_of(box):
            draw_ring(painter, camera.to_view(*point), radius, solid(self.colours.accent, 1.75))

    def _paint_selected(self, painter: QPainter, grid: Grid, camera: Camera, id: str, state: OverlayState) -> None:
        pen = solid(self.colours.accent, 2)
        route = grid.routes.get(id)
        if route:
            painter.setPen(solid(self.colours.accent, 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            line = QPolygonF([QPointF(*camera.to_view(*p)) for p in route])
            label = state.labels.get(id)
            if label is None:
                painter.drawPolyline(line)
            else:
                self._paint_beside(painter, line, camera.to_view_box(label))
            for point in (route[0], route[-1]):
                draw_ring(painter, camera.to_view(*point), 4, solid(self.colours.accent, 1.75))
            return
        box = outline_of(grid, id)
        if box is not None:
            if state.editor is not None and state.editor[0] == id:
                # Letters that can be read may need more room than a label seen from afar has.
                own = state.editor[1]
                box = around((box, Box(own.left, own.top, own.right, own.bottom + 3)))
            there = camera.to_view_box(box)
            if there.width < _SMALL:  # seen from afar frames of neighbours would lie over each other
                draw_outline(painter, there.grown(0.5), solid(self.colours.accent, 1.5), 3)
            else:
                draw_outline(painter, there.grown(3), pen, 9)

    def _paint_beside(self, painter: QPainter, line: QPolygonF, label: Box) -> None:
        """A line that ends at a label and goes on behind it, as the ink below does: it would strike the words out."""
        painter.save()
        whole = line.boundingRect().adjusted(-4, -4, 4, 4).toAlignedRect()
        painter.setClipRegion(QRegion(whole) - QRegion(rect_of(label).toAlignedRect()), Qt.ClipOperation.IntersectClip)
        painter.drawPolyline(line)
        painter.restore()

    def _paint_focus(self, painter: QPainter, grid: Grid, camera: Camera, state: OverlayState) -> None:
        focus = state.focus
        if focus.kind is FocusKind.CELL and focus.cell is not None:
            place = camera.to_view_box(focus.cell.box).grown(-5)
            self._paint_cell(painter, place, state.shows_hints, is_stage_empty=not focus.cell.step)
            return
        if (point := box_of_point(grid, focus)) is not None:
            painter.setPen(solid(self.colours.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(rect_of(camera.to_view_box(point).grown(3)))
            return
        if state.selected == (focus.id,):
            return
        box = outline_of(grid, focus.id)
        if box is None:
            route = grid.routes.get(focus.id)
            if not route:
                return
            box = Box(
                min(p[0] for p in route), min(p[1] for p in route), max(p[0] for p in route), max(p[1] for p in route)
            )
        distance = 7 if focus.id in state.selected else 5
        draw_outline(painter, camera.to_view_box(box).grown(distance), dashed(self.colours.accent, 1.5, 4, 3), 11)

    def _paint_cell(self, painter: QPainter, box: Box, shows_hints: bool, *, is_stage_empty: bool) -> None:
        if box.width < 6 or box.height < 6:
            box = box.grown(4)
        painter.setPen(solid(self.colours.accent, 2))
        painter.setBrush(tinted("#FFFFFF", 0.5))
        painter.drawRoundedRect(rect_of(box), 6, 6)
        if not shows_hints:
            return
        accent, pale = (600, self.colours.accent), (400, self.colours.text2)
        words, more = _("Type to add"), _("/ for anything else")
        first, _space, rest = words.partition(" ")
        is_low = box.height < 34
        # As much as there is room for; in the narrow column of a stage without touchpoints the words stand below one another.
        for lines in (((words, *accent), (more, *pale)), ((words, *accent),), ((first, *accent), (rest, *accent))):
            wide = [QFontMetricsF(self.font(12, weight)).horizontalAdvance(text) for text, weight, _c in lines]
            if max(wide) <= box.width - 8 and not (is_low and len(lines) > 1):
                break
        else:
            return
        if box.height < 18:
            return
        if is_stage_empty:  # the map says here that it has no touchpoint yet
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor("#FFFFFF"))
            painter.drawRoundedRect(rect_of(box.grown(-1)), 5, 5)
        x, y = box.centre
        for i, (text, weight, colour) in enumerate(lines):
            painter.setFont(self.font(12, weight))
            painter.setPen(QColor(colour))
            down = 4.5 if len(lines) == 1 else (-4 if i == 0 else 12.5)
            painter.drawText(QPointF(x - wide[i] / 2, y + down), text)

    # Where something changed

    def extent(self, grid: Grid, camera: Camera, state: OverlayState) -> list[QRect]:
        """The pixels that selection, focus, hover and pointed places take."""
        boxes = [camera.to_view_box(b) for b in state.pointed]
        if (point := box_of_point(grid, state.focus)) is not None:
            boxes.append(camera.to_view_box(point))
        for id in {*state.selected, state.hovered, state.focus.id}:
            box = outline_of(grid, id) if id else None
            if box is not None:
                boxes.append(camera.to_view_box(box))
            elif id in grid.routes:
                xs, ys = [p[0] for p in grid.routes[id]], [p[1] for p in grid.routes[id]]
                boxes.append(camera.to_view_box(Box(min(xs), min(ys), max(xs), max(ys))))
        if state.focus.cell is not None:
            boxes.append(camera.to_view_box(state.focus.cell.box))
        return [rect_of(b.grown(14)).toAlignedRect() for b in boxes]


def _shows_bands(grid: Grid, camera: Camera, area: Box) -> bool:
    """Whether an area of the window shows some of the height in which the stages' names stand."""
    if not grid.stages:
        return False
    band = camera.to_view_box(grid.stages[0].band)
    return band.bottom - max(band.height, _LEAST_BAND) - 1 < area.bottom and area.top < band.bottom + 1


def _is_folded(grid: Grid, id: str, kind: str) -> bool:
    stage = next((s for s in grid.stages if s.id == id), None)
    if stage is not None:
        return stage.is_folded
    row = row_of(grid, id, kind)
    return row is not None and row.is_folded


def is_same_cell(one: Cell | None, other: Cell | None) -> bool:
    """Whether two cells are one place, whatever their boxes."""
    if one is None or other is None:
        return one is other
    return (one.stage, one.step, one.lane) == (other.stage, other.step, other.lane)
