"""The canvas as something to look at: a map on its paper, with zoom, place, and an overlay above it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import ceil, floor, inf
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QRegion, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from designer.canvas.backing import Backing
from designer.canvas.badges import Badges
from designer.canvas.camera import REVEAL_MARGIN, Camera
from designer.canvas.colours import LIGHT, CanvasColours
from designer.canvas.feedback import NOTHING, Feedback
from designer.canvas.found import Found, FoundMarks
from designer.canvas.gesture_overlay import EDGE, GestureOverlay
from designer.canvas.ghosts import Ghosts
from designer.canvas.glyphs import Glyphs
from designer.canvas.head import Head, head_of
from designer.canvas.hints import Hints, hints_of
from designer.canvas.kept import Strip, clear_of, common, strip_at, strip_showing, strips_of
from designer.canvas.kept_painting import StripPictures, paint_strip
from designer.canvas.live import LiveLayout
from designer.canvas.next_place import NextPlace
from designer.canvas.overlay import Overlay, OverlayState, outline_of
from designer.canvas.painter import DrawingPainter, detail_at
from designer.canvas.pens import rect_of
from designer.canvas.places import label_boxes
from designer.canvas.scenery import paint_scenery
from designer.drawing import Box, Point
from designer.drawing.geometry import around
from designer.editing import Document
from designer.layout.grid import Cell, Grid
from designer.model import Connection, JourneyMap, Severity, View

if TYPE_CHECKING:
    from designer.layout import JourneyLayout, Theme
    from designer.text import FontBook

_ZOOM_STEP = 1.2  # a key, a notch of the wheel
_WHEEL_STEP = 60.0  # pixels a notch
_MOST_LABELS = 24  # of chosen connections that are looked for: among many no line can be followed anyway
_BESIDE = 4  # pixels beside the window where lines may still be seen
_SMOOTH = QPainter.RenderHint.Antialiasing
_ONE_RECTANGLE = 500_000  # pixels: painting so many costs less than clipping to many small places


class MapSurface(QAbstractScrollArea):
    """Shows one document. Only what changed is painted again; what a gesture shows lies above a kept picture."""

    zoom_changed = Signal(float)
    looked = Signal()  # the map lies elsewhere in the window, or is larger or smaller

    def __init__(
        self,
        document: Document,
        theme: Theme,
        fonts: FontBook,
        colours: CanvasColours = LIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.fonts = fonts
        self.glyphs = Glyphs(fonts)
        self.live = LiveLayout(document, theme, fonts)
        self.colours = colours
        self.badges = Badges(colours, self.glyphs)
        self.overlay = Overlay(colours, self.font_of, self.badges)
        self.ghosts = Ghosts(self, colours, self.font_of)
        self.gesture_overlay = GestureOverlay(colours, self.font_of, self.ghosts)
        self.hints = Hints(colours, self.font_of)
        self.state = OverlayState()
        self.found = FoundMarks()
        self.feedback: Feedback = NOTHING
        self.keeps_in_sight = True  # band, labels and pinned lanes stay while the map is scrolled
        self.veil = (0, 0)  # the edges towards which the map scrolls by itself
        self._laid_out: JourneyLayout | None = None
        self._head: Head | None = None
        self._painter: DrawingPainter | None = None
        self.apart: frozenset[str] = frozenset()  # what a gesture carries away or leads elsewhere
        self._backing = Backing(self._render)
        self._strip_pictures = StripPictures(self)
        self._camera = Camera(Box(0, 0, 1, 1))
        self._labels_of: tuple[JourneyLayout, Sequence[str]] | None = None  # of which layout, of what is chosen there
        self._label_seen: tuple[Feedback, Camera, Camera] | None = None  # of which feedback, from where
        self._strips: tuple[Grid, Camera, tuple[Strip, ...]] | None = None  # for which grid and camera
        self._place = QPoint()
        self.is_untouched = True  # until the user looks elsewhere, a resize shows the map as at first
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # What is shown

    @property
    def shown(self) -> JourneyMap:
        """The map as far as it is looked at; the document's own where no view is on."""
        return self.live.journey

    @property
    def state_seen(self) -> str:
        """Which of two states is looked at, "current" or "future"; "" on a map of one, and where both are."""
        shows = self.shown.header.shows
        return "" if shows is self.document.journey.header.shows else shows.value

    @property
    def ways(self) -> JourneyMap:
        """The map in which connections are followed: what a filter hides still leads on, the other state does not."""
        return self.shown if self.state_seen else self.document.journey

    def look_through(self, view: View | None, shows: str = "") -> None:
        """Show only what a view shows, or one of two states; all of the map with None and "". Nothing of the map changes."""
        self.live.look_through(view, shows)
        self._take_layout()

    def welcome(self, ids: Iterable[str]) -> None:
        """Show elements in spite of what the view leaves out, until it is chosen anew."""
        self.live.welcome(ids)
        self._take_layout()

    @property
    def strips(self) -> tuple[Strip, ...]:
        """What stays in sight while the map is scrolled."""
        if not self.keeps_in_sight:
            return ()
        grid, camera = self.map_layout.grid, self._camera
        if self._strips is None or self._strips[0] is not grid or self._strips[1] is not camera:
            self._strips = grid, camera, strips_of(grid, camera)
        return self._strips[2]

    def shift_at(self, x: float, y: float) -> Point:
        """By how many pixels what is seen at a pixel was moved to stay in sight; (0, 0) where it is in its place."""
        strip = strip_at(self.strips, x, y)
        return (strip.dx, strip.dy) if strip is not None else (0.0, 0.0)

    @property
    def map_layout(self) -> JourneyLayout:
        """The layout of the map as it is now."""
        if self.live.is_stale or self._laid_out is None:
            self._take_layout()
        assert self._laid_out is not None
        return self._laid_out

    @property
    def painter(self) -> DrawingPainter:
        """What paints the present drawing."""
        if self.live.is_stale or self._painter is None:
            self._take_layout()
        assert self._painter is not None
        return self._painter

    def _take_layout(self) -> None:
        before, self._laid_out = self._laid_out, self.live.current
        drawing = self._laid_out.drawing
        if self._painter is None:
            self._painter = DrawingPainter(drawing, self.glyphs)
        else:
            self._painter.follow(drawing)
        sheet = self.live.sheet
        moved = self._head_moved()
        if before is None or self._camera.sheet != sheet:
            self._camera = msgspec.structs.replace(self._camera, sheet=sheet)
            self._spoil_all()
        else:
            for box in drawing.changed_since(before.drawing, self._seen_columns()):
                self.spoil(box)
        self.gesture_overlay.forget()
        self._name_stages()
        self.hints.paper = drawing.paper
        self.hints.hints = hints_of(self._laid_out, self.document.journey)
        if moved:
            self.set_camera(self._camera.shifted(0, -moved))
        self.layout_taken()
        self.viewport().update()

    def _seen_columns(self) -> Box:
        """What is in sight from left to right, as far up and down as the map goes: some lanes are seen wherever one scrolls."""
        size = self.viewport().size()
        seen = self._camera.to_map_box(Box(-_BESIDE, 0, size.width() + _BESIDE, size.height()))
        return Box(seen.left, -inf, seen.right, inf)

    def _head_moved(self) -> float:
        """By how many pixels the stages would jump because title and personas above them need another height."""
        before, self._head = self._head, head_of(self.shown, self.map_layout.grid)
        return 0.0 if before is None or self.is_untouched else before.moved(self._head) * self._camera.scale

    def layout_taken(self) -> None:
        """Called when there is a new layout."""

    def spoil(self, box: Box) -> None:
        """Paint a part of the map, in points, afresh."""
        place = self._camera.to_view_box(box).grown(3)
        area = rect_of(place).toAlignedRect()
        self._backing.spoil(area)
        self._strip_pictures.spoil(place)
        self.viewport().update(area)

    def _spoil_all(self) -> None:
        self._backing.spoil()
        self._strip_pictures.forget()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.live.set_theme(theme)
        self._spoil_all()
        self._take_layout()

    def set_fonts(self, fonts: FontBook) -> None:
        """Set all text in other fonts, as when one was found for characters that the bundled ones lack."""
        self.fonts = self.glyphs.fonts = fonts
        self.live.set_fonts(fonts)
        self._spoil_all()
        self._take_layout()

    def set_colours(self, colours: CanvasColours) -> None:
        """Follow the window into light or dark; the paper stays light."""
        self.colours = self.overlay.colours = self.gesture_overlay.colours = self.hints.colours = colours
        self._backing.spoil()
        self.viewport().update()

    def set_gaps(self, gaps: Mapping[str, Severity]) -> None:
        """Show a badge on each of these elements."""
        self.badges.gaps = dict(gaps)
        self.viewport().update()

    def show_gaps(self, on: bool) -> None:
        """Show badges at all, or not."""
        self.badges.are_shown = on
        self.viewport().update()

    def show_hints(self, on: bool) -> None:
        """Show what can be typed where, or not."""
        self.state.shows_hints = on
        self.viewport().update()

    def set_touch(self, is_on: bool) -> None:
        """Show handles as large as a finger needs them, or as a pointer does."""
        self.state.is_touch = is_on
        self.viewport().update()

    def font_of(self, pixels: float, weight: int) -> QFont:
        """The map's own face, for what Qt writes above it."""
        return self.glyphs.font(self.fonts.face(weight), pixels)

    def writing_font_of(self, pixels: float, weight: int) -> QFont:
        """The same with all that stands in for it, for the editor: what is typed looks as it will on the map."""
        font = self.font_of(pixels, weight)
        font.setFamilies([self.glyphs.family(face) for face in self.fonts.faces_of(weight)])
        return font

    def _name_stages(self) -> None:
        theme, self.state.stages = self.live.theme, {}
        self.state.heading = theme.type.heading.size
        for i, stage in enumerate(self.shown.stages):
            fill = theme.stage_colour(i, stage.colour)
            self.state.stages[stage.id] = (stage.name, fill, theme.stage_text(fill))

    # Looking

    @property
    def camera(self) -> Camera:
        """How the drawing lies in the window."""
        return self._camera

    @property
    def zoom(self) -> float:
        """1 is 100 %."""
        return self._camera.zoom

    def set_camera(self, camera: Camera) -> None:
        """Look from elsewhere. The origin of the drawing is kept on whole pixels, so that text stays as crisp as it is."""
        camera = msgspec.structs.replace(camera, left=float(round(camera.left)), top=float(round(camera.top)))
        before, self._camera = self._camera, camera
        if camera == before:
            return
        if camera.zoom == before.zoom:
            self._backing.scroll(int(camera.left - before.left), int(camera.top - before.top))
        else:
            self._backing.spoil()
            self.gesture_overlay.forget()
        self.viewport().update()
        self.camera_moved()
        self.looked.emit()
        if camera.zoom != before.zoom:
            self.zoom_changed.emit(camera.zoom)

    def camera_moved(self) -> None:
        """Called when the drawing lies elsewhere in the window."""

    def set_zoom(self, zoom: float, at: QPointF | QPoint | None = None) -> None:
        """Zoom, keeping the point at a pixel of the viewport (the middle, if None)."""
        self.is_untouched = False
        x, y = (at.x(), at.y()) if at is not None else (self._camera.width / 2, self._camera.height / 2)
        self.set_camera(self._camera.zoomed(zoom, x, y))

    def zoom_in(self) -> None:
        """A step nearer."""
        self.set_zoom(self.zoom * _ZOOM_STEP)

    def zoom_out(self) -> None:
        """A step further away."""
        self.set_zoom(self.zoom / _ZOOM_STEP)

    def zoom_to_actual(self) -> None:
        """100 %."""
        self.set_zoom(1)

    def zoom_to_fit(self) -> None:
        """The whole map."""
        self.is_untouched = False
        self._take_room()
        self._ready()
        self.set_camera(self._camera.fitted())

    def _take_room(self) -> None:
        """Take the room that a panel has left, or leave it what it takes, before anything is fitted into it.

        Qt lays a window out only once it has nothing else to do, after the next key that was pressed.
        """
        above, parent = [], self.parentWidget()
        while parent is not None:
            above.append(parent)
            parent = None if parent.isWindow() else parent.parentWidget()
        for widget in reversed(above):
            layout = widget.layout()
            if layout is not None:
                layout.activate()

    def show_first(self) -> None:
        """As a map opens for the first time: whole, but never below 60 % or above 100 %."""
        self._ready()
        self.set_camera(self._camera.opened())

    def show_boxes(self, boxes: Iterable[Box]) -> None:
        """These places as large as the window allows; the whole map for none."""
        found = list(boxes)
        if not found:
            self.zoom_to_fit()
            return
        self.is_untouched = False
        self._take_room()
        place = around(found)
        self.set_camera(self._camera.showing(place))
        self.set_camera(clear_of(self.strips, self._camera, place))

    def scroll_by(self, dx: float, dy: float) -> None:
        """Move the drawing by so many pixels."""
        self.is_untouched = False
        self.set_camera(self._camera.moved(dx, dy))

    def turn_wheel(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl zoom at the pointer; with Shift scroll sideways."""
        self.is_untouched = False
        angle, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = (angle.y() or angle.x()) / 120
            self.set_zoom(self.zoom * _ZOOM_STEP**notches, event.position())
        else:
            dx, dy = (pixels.x(), pixels.y()) if not pixels.isNull() else (
                angle.x() / 120 * _WHEEL_STEP, angle.y() / 120 * _WHEEL_STEP,
            )  # fmt: skip
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not dx:
                dx, dy = dy, 0
            self.scroll_by(round(dx), round(dy))
        event.accept()

    def box_of(self, id: str) -> Box | None:
        """Where an element is, in points; None if it is not on the map."""
        layout = self.map_layout
        box = outline_of(layout.grid, id)
        if box is None:
            groups = layout.drawing.by_element.get(id)
            box = groups[0].box if groups else None
        return box

    def reveal(self, id: str) -> None:
        """Scroll so that an element can be seen; not at all if it can."""
        self.reveal_box(self.box_of(id))

    def reveal_box(self, box: Box | None) -> None:
        """Scroll so that a place, in points, can be seen; not at all if it can."""
        if box is not None:
            self._ready()
            if strip_showing(self.strips, self._camera, box) is not None:
                return
            self.set_camera(self._camera.revealing(box))
            self.set_camera(clear_of(self.strips, self._camera, box))

    @property
    def room_height(self) -> float:
        """How high a place may be, in pixels, that is shown whole between what stays in sight at the top and at the foot."""
        kept = sum(strip.area.height for strip in self.strips if strip.edge in ("top", "bottom"))
        return self._camera.height - kept - 2 * REVEAL_MARGIN

    def camera_for(self, box: Box) -> Camera:
        """How the drawing lies where a place, in points, is seen: elsewhere for what stays in sight."""
        strip = strip_showing(self.strips, self._camera, box)
        return self._camera if strip is None else self._camera.shifted(strip.dx, strip.dy)

    def _label_camera(self, strips: tuple[Strip, ...]) -> Camera:
        """How the drawing lies where the label of a gesture is told to be."""
        feedback, camera = self.feedback, self._camera
        if feedback.label_at is None or not strips:
            return camera
        known = self._label_seen
        if known is None or known[0] is not feedback or known[1] is not camera:
            x, y = feedback.label_at
            known = self._label_seen = feedback, camera, self.camera_for(Box(x, y, x, y))
        return known[2]

    def point_at(self, places: Iterable[str | Cell]) -> None:
        """Mark elements or cells that a panel speaks of, until this is called with others or none."""
        boxes = [p.box if isinstance(p, Cell) else self.box_of(p) for p in places]
        self.repaint_overlay()
        self.state.pointed = tuple(b for b in boxes if b is not None)
        self.repaint_overlay()

    def show_found(self, found: Found | None) -> None:
        """Mark what was found, until this is called with something else or nothing."""
        self.found.show(found)
        self.viewport().update()

    def show_way(self, ids: Iterable[str]) -> None:
        """Bring out these touchpoints and connections, and let all else be pale; none: as it is."""
        shown = tuple(ids)
        if shown != self.state.shown_way:
            self.state.shown_way = shown
            self.viewport().update()

    def show_next_place(self, place: NextPlace | None) -> None:
        """Frame where one can go on, dashed, until this is called with another place or none."""
        if place != self.state.next_place:
            self.state.next_place = place
            self.viewport().update()

    def _ready(self) -> None:
        """See to it that the camera knows the present sheet and window."""
        _ = self.map_layout
        size = self.viewport().size()
        self._camera = self._camera.resized(max(size.width(), 1), max(size.height(), 1))

    # Painting

    def repaint_overlay(self) -> None:
        """Paint again where selection, focus and hover are; to be called before and after they change."""
        if self._laid_out is None:
            return
        region = QRegion()
        for area in self.overlay.extent(self._laid_out.grid, self._camera, self.state):
            region = region.united(area)
        for strip in self.strips:
            region = region.united(rect_of(strip.area).toAlignedRect())
        self.viewport().update(region)

    def show_feedback(self, feedback: Feedback, veil: tuple[int, int] = (0, 0)) -> None:
        """Show what a gesture says now; only where it was and is something is painted."""
        strips, before = self.strips, self.feedback
        label_camera = self._label_camera(strips)
        self.feedback = feedback
        if veil != self.veil:
            self.veil = veil
            self.viewport().update()
        left, now = _set_apart(before), _set_apart(feedback)
        if left != now:
            self.apart = feedback.faded | feedback.hidden
            self._spoil_elements(left[0] | left[1] | left[2] | now[0] | now[1] | now[2])
            self.repaint_overlay()  # what is carried away or led elsewhere has no frame meanwhile
            for strip in strips:
                self.viewport().update(rect_of(strip.area).toAlignedRect())
        changed = self.gesture_overlay.changed(before, feedback, self._camera)
        if changed:
            whole = around(changed)
            self._update(changed, whole)
            for strip in strips:
                if strip.shows(whole):
                    shown = [common(box.moved(strip.dx, strip.dy), strip.area) for box in changed]
                    shown = [box for box in shown if box.width > 0 and box.height > 0]
                    self._update(shown, around(shown))
        if label_camera is not self._camera or self._label_camera(strips) is not self._camera:
            self.viewport().update()  # a label that goes with what stays in sight is elsewhere than where it was told

    def _update(self, boxes: list[Box], whole: Box) -> None:
        """Paint some places of the window, and the box around them, again: as one rectangle where that is not much more."""
        if whole.width * whole.height <= _ONE_RECTANGLE:
            # At each frame of a drag: in whole numbers, as each object of Qt's costs time of its own.
            left, top = floor(whole.left), floor(whole.top)
            self.viewport().update(left, top, ceil(whole.right) - left, ceil(whole.bottom) - top)
            return
        region = QRegion()
        for box in boxes:
            region = region.united(rect_of(box).toAlignedRect())
        self.viewport().update(region)

    def _spoil_elements(self, ids: frozenset[str]) -> None:
        by_element = self.map_layout.drawing.by_element
        for id in ids:
            for group in by_element.get(id, ()):
                self.spoil(group.box)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Put the kept picture on the window and the overlay above it."""
        layout, area, strips, viewport = self.map_layout, event.rect(), self.strips, self.viewport()
        self._backing.fit(viewport.size(), self.devicePixelRatioF())
        seen = Box(area.left(), area.top(), area.right() + 1, area.bottom() + 1)
        painter = QPainter(viewport)
        self._backing.paint(painter, area)
        painter.setRenderHint(_SMOOTH)
        if self.state.shows_hints and self.hints.are_in(seen, self._camera):
            self.hints.paint(painter, self._camera, self.state.hidden_hints(), seen)
        if self.found.found is not None:
            self.found.paint(painter, self.painter.chunks, layout.grid, self._camera, self.colours, self.state.selected)
        self._find_labels(layout)
        self.overlay.paint(painter, layout.grid, self._camera, self.state, self.apart, seen)
        if self.feedback is not NOTHING:
            self.gesture_overlay.paint(painter, self.feedback, self._camera)
        for strip in strips:
            if strip.area.meets(seen):
                paint_strip(self, painter, strip, self._strip_pictures.picture(strip), seen)
        if self.feedback.label_at is not None:
            self.gesture_overlay.paint_label(painter, self.feedback, self._label_camera(strips))
        if self.veil != (0, 0):
            self.gesture_overlay.paint_veil(painter, self.veil, self._camera)
        painter.end()

    def _find_labels(self, layout: JourneyLayout) -> None:
        """Find where the labels of chosen connections are written, which their lines leave free."""
        chosen = self.state.selected
        if self._labels_of is None or self._labels_of[0] is not layout or self._labels_of[1] is not chosen:
            self._labels_of = layout, chosen
            few = chosen if len(chosen) <= _MOST_LABELS else ()
            # Asked for anything else, the routing would sort all connections of a large map for nothing.
            ways = [id for id in few if isinstance(self.shown.get(id), Connection)]
            self.state.labels = label_boxes(layout, ways)

    def _render(self, painter: QPainter, area: QRect) -> None:
        """Paint the drawing itself into an area of the window."""
        camera = self._camera
        drawing = self.painter.drawing
        paint_scenery(painter, area, camera, self.colours.ground, drawing.paper)
        painter.setTransform(QTransform(camera.scale, 0, 0, camera.scale, camera.left, camera.top), True)
        seen = camera.to_map_box(Box(area.left() - 1, area.top() - 1, area.right() + 2, area.bottom() + 2))
        device_scale = camera.scale * self.devicePixelRatioF()
        self.painter.paint(
            painter,
            seen,
            detail_at(camera.zoom),
            device_scale,
            hidden=self.feedback.hidden,
            faded=self.feedback.faded,
            pale_curves=self.feedback.pale_curves,
        )
        if self.feedback.faded:
            painter.resetTransform()
            grid = self.map_layout.grid
            boxes = [grid.cards[i].box for i in self.feedback.faded if i in grid.cards]
            boxes += [grid.notes[i] for i in self.feedback.faded if i in grid.notes]
            self.gesture_overlay.paint_faded(painter, [camera.to_view_box(box) for box in boxes], camera)

    # The window

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the map where it is on the screen when bars and docks come and go."""
        size = self.viewport().size()
        place = self.mapTo(self.window(), QPoint())
        moved, self._place = place - self._place, place
        self._backing.fit(size, self.devicePixelRatioF())
        if self.is_untouched:
            self.show_first()
            return
        camera = self._camera.resized(max(size.width(), 1), max(size.height(), 1))
        self.set_camera(camera.moved(-moved.x(), -moved.y()))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The camera scrolls, not Qt's bars."""

    def edge_depth(self, at: QPointF) -> tuple[float, float]:
        """How deep a point is inside the edges at which the map scrolls, from -1 (left, top) to 1 (right, bottom)."""
        area = QRectF(self.viewport().rect())
        return (
            _depth(at.x(), area.left(), area.right()),
            _depth(at.y(), area.top(), area.bottom()),
        )


def _set_apart(feedback: Feedback) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    return feedback.faded, feedback.hidden, feedback.pale_curves


def _depth(value: float, low: float, high: float) -> float:
    if value < low + EDGE:
        return -min((low + EDGE - value) / EDGE, 1)
    return min(max(value - (high - EDGE), 0) / EDGE, 1)
