"""A map to look at with what differs from another one marked above it: nothing of the marks is in the map or its drawing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QTransform,
    QWheelEvent,
)

from designer.canvas.camera import FIT_MARGIN
from designer.canvas.colours import CanvasColours
from designer.canvas.live import LiveLayout
from designer.canvas.pens import draw_outline, solid
from designer.canvas.surface import MapSurface
from designer.drawing import Box, Group, Point
from designer.editing import Document
from designer.layout.marks import DifferenceMark, ghosted, mark_groups, place_of
from designer.model import JourneyMap

if TYPE_CHECKING:
    from designer.layout import JourneyLayout, Theme
    from designer.text import FontBook

_LEAST_UNIT = 0.8  # pixels of a mark's point, however far away the map is
_STEP = 120  # pixels an arrow key scrolls
_CLICK = 4  # pixels a pointer may move and still click
_NEAR = 7  # pixels beside a connection that still hit it


class Picture(msgspec.Struct, frozen=True, eq=False):
    """A map that was laid out beside the window, what of it is marked, and what of it is gone."""

    journey: JourneyMap
    layout: JourneyLayout
    theme: Theme
    fonts: FontBook
    marks: tuple[DifferenceMark, ...]
    alt: str  # what a screen reader is told


def pale(layout: JourneyLayout, gone: Callable[[str], bool]) -> JourneyLayout:
    """A layout in which what is gone is drawn in grey."""
    from designer.layout import JourneyLayout

    return JourneyLayout(ghosted(layout.drawing, gone), layout.grid, layout.options, layout.cache)


class _ReadyLayout(LiveLayout):
    """A layout that is there already, of a map that nobody edits."""

    def __init__(self, picture: Picture) -> None:
        super().__init__(Document(picture.journey), picture.theme, picture.fonts)
        self._current = picture.layout
        self.is_stale = False


class MarkedSurface(MapSurface):
    """Shows a picture; it can be scrolled, zoomed and pointed at. `moved` tells that one looks elsewhere."""

    moved = Signal()
    mark_clicked = Signal(str)  # the element's id
    left_by_key = Signal()

    def __init__(self, picture: Picture, colours: CanvasColours) -> None:
        super().__init__(Document(picture.journey), picture.theme, picture.fonts, colours)
        self._picture: Picture | None = None
        self._hidden_kinds: frozenset[str] = frozenset()
        self._marks: Sequence[DifferenceMark] = ()
        self._groups: tuple[float, list[Group]] | None = None  # the unit they are made for
        self._chosen: tuple[str, ...] = ()
        self._pressed: QPointF | None = None
        self._has_panned = False
        self.shows_focus = False
        self.state.shows_hints = False  # nothing is typed here
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().installEventFilter(self)
        self.show_picture(picture)

    def show_picture(self, picture: Picture) -> None:
        """Show another picture from the same place."""
        if picture is self._picture:
            return
        self._picture = picture
        self.live.close()
        self.live = _ReadyLayout(picture)
        self.document = self.live.document
        self.fonts = self.glyphs.fonts = picture.fonts
        self._marks, self._groups = picture.marks, None
        self.setAccessibleName(picture.alt)
        if self._laid_out is not None:  # else it is prepared when it is first looked at
            self._take_layout()

    # Marks

    def hide_kinds(self, kinds: Collection[str]) -> None:
        """Leave these kinds of difference without marks."""
        self._hidden_kinds = frozenset(kinds)
        self._groups = None
        self.viewport().update()

    def choose(self, ids: Sequence[str]) -> None:
        """Set some of the marked elements apart, and bring them into sight."""
        self._chosen = tuple(ids)
        boxes = [box for i in ids if (box := self.place_box(i)) is not None]
        if boxes:
            self.is_untouched = False
            self.reveal_box(boxes[0])
        self.viewport().update()

    def place_box(self, id: str) -> Box | None:
        """Where an element is with its mark, in points; None for what is not drawn."""
        layout = self.map_layout
        place = place_of(layout.drawing, layout.grid, id)
        return place.box if place is not None else None

    @property
    def marked(self) -> dict[str, tuple[str, ...]]:
        """The kinds that are marked now, by element, as far as they are drawn."""
        return {g.element: tuple(g.alt.split(", ")) for g in self._mark_groups() if g.alt}

    def _unit(self) -> float:
        return max(1.0, _LEAST_UNIT / self.camera.scale)

    def _mark_groups(self) -> list[Group]:
        unit = self._unit()
        if self._groups is None or self._groups[0] != unit:
            layout = self.map_layout
            seen = [self._seen(mark) for mark in self._marks]
            self._groups = unit, mark_groups(layout.drawing, layout.grid, [m for m in seen if m.kinds], unit)
        return self._groups[1]

    def _seen(self, mark: DifferenceMark) -> DifferenceMark:
        if not self._hidden_kinds.intersection(mark.kinds):
            return mark
        kinds = tuple(k for k in mark.kinds if k not in self._hidden_kinds)
        return msgspec.structs.replace(mark, kinds=kinds, came_from=mark.came_from if "moved" in kinds else None)

    def mark_at(self, at: QPointF) -> str:
        """The element whose mark is at a pixel, the topmost first; "" for none."""
        x, y = self.camera.to_map(at.x(), at.y())
        near, layout = _NEAR / self.camera.scale, self.map_layout
        found: list[tuple[float, str]] = []
        for group in self._mark_groups():
            place = place_of(layout.drawing, layout.grid, group.element)
            if place is None:
                continue
            if place.route:
                if _distance(place.route, x, y) <= near:
                    found.append((0, group.element))
            elif place.box.grown(near).contains(x, y):
                found.append((place.box.width * place.box.height, group.element))
        return min(found)[1] if found else ""

    # Looking

    def camera_moved(self) -> None:
        """Tell those that follow."""
        self.moved.emit()

    @property
    def centre(self) -> Point:
        """The point of the map in the middle of the window."""
        return self.camera.to_map(self.camera.width / 2, self.camera.height / 2)

    def look_at(self, centre: Point, zoom: float) -> None:
        """Look at a point of the map with a zoom."""
        self.is_untouched = False
        self._ready()
        camera = msgspec.structs.replace(self.camera, zoom=zoom)
        sheet, scale = camera.sheet, camera.scale
        left = _within(camera.width / 2 - centre[0] * scale, sheet.left * scale, sheet.right * scale, camera.width)
        top = _within(camera.height / 2 - centre[1] * scale, sheet.top * scale, sheet.bottom * scale, camera.height)
        self.set_camera(msgspec.structs.replace(camera, left=left, top=top))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The map, the marks, and round what is chosen the frame of a selection."""
        super().paintEvent(event)
        area, camera, layout = event.rect(), self.camera, self.map_layout
        painter = QPainter(self.viewport())
        painter.setClipRegion(event.region())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for id in self._chosen:
            self._paint_chosen(painter, layout, id)
        painter.setTransform(QTransform(camera.scale, 0, 0, camera.scale, camera.left, camera.top))
        seen = camera.to_map_box(Box(area.left() - 1, area.top() - 1, area.right() + 2, area.bottom() + 2))
        for group in self._mark_groups():
            if group.box.meets(seen):
                self.painter.paint_group(painter, group)
        painter.resetTransform()
        if self.shows_focus and self.hasFocus():
            draw_outline(painter, Box(1, 1, camera.width - 1, camera.height - 1), solid(self.colours.accent, 2), 0)
        painter.end()

    def _paint_chosen(self, painter: QPainter, layout: JourneyLayout, id: str) -> None:
        place, camera, unit = place_of(layout.drawing, layout.grid, id), self.camera, self._unit()
        if place is None:
            return
        if place.route:
            painter.setPen(solid(self.colours.accent, 9, 0.28))
            painter.drawPolyline(QPolygonF([QPointF(*camera.to_view(*p)) for p in place.route]))
            return
        box = camera.to_view_box(place.frame(unit)).grown(5)
        draw_outline(painter, box, solid(self.colours.accent, 5, 0.22), 11)
        draw_outline(painter, box, solid(self.colours.accent, 2), 11)

    # Mouse and keys

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl zoom."""
        self.turn_wheel(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take pinches on the viewport."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self.set_zoom(self.zoom * (1 + event.value()), event.position())
            return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to carry the map along."""
        self._pressed, self._has_panned = event.position(), False
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the map along; tell by the cursor what can be clicked."""
        if self._pressed is None:
            hand = Qt.CursorShape.PointingHandCursor if self.mark_at(event.position()) else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(hand)
            return
        way = event.position() - self._pressed
        if self._has_panned or way.manhattanLength() >= _CLICK:
            self._has_panned = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._pressed = event.position()
            self.scroll_by(way.x(), way.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a mark goes to its difference."""
        was_click = self._pressed is not None and not self._has_panned
        self._pressed = None
        self.viewport().unsetCursor()
        if was_click and (id := self.mark_at(event.position())):
            self.mark_clicked.emit(id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On empty ground: the whole map."""
        if not self.mark_at(event.position()):
            self.zoom_to_fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows scroll, + and − zoom."""
        ways = {
            Qt.Key.Key_Left: (_STEP, 0), Qt.Key.Key_Right: (-_STEP, 0), Qt.Key.Key_Up: (0, _STEP), Qt.Key.Key_Down: (0, -_STEP),
            Qt.Key.Key_PageUp: (0, self.camera.height * 0.9), Qt.Key.Key_PageDown: (0, -self.camera.height * 0.9),
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in ways:
            self.scroll_by(*ways[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key is Qt.Key.Key_Minus:
            self.zoom_out()
        elif key is Qt.Key.Key_Home:
            self.zoom_to_fit()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        self.viewport().update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide it."""
        self.viewport().update()
        super().focusOutEvent(event)

    def close_layout(self) -> None:
        """Let go of the map."""
        self.live.close()


def _within(shift: float, low: float, high: float, room: float) -> float:
    """A shift of the paper that shows no more than its margin beyond it, where it is larger than the room."""
    if high - low <= room - 2 * FIT_MARGIN:
        return shift
    return max(min(shift, FIT_MARGIN - low), room - FIT_MARGIN - high)


def _distance(route: Sequence[Point], x: float, y: float) -> float:
    """How far a point is from a way."""
    best = float("inf")
    for (ax, ay), (bx, by) in pairwise(route):
        dx, dy = bx - ax, by - ay
        share = min(max(((x - ax) * dx + (y - ay) * dy) / max(dx * dx + dy * dy, 1e-9), 0.0), 1.0)
        best = min(best, ((ax + share * dx - x) ** 2 + (ay + share * dy - y) ** 2) ** 0.5)
    return best
