"""The pictures that hang at the pointer: made once when a gesture begins, so that a frame of it is one call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap

from designer.canvas.feedback import Ghost
from designer.canvas.gesture_shapes import FontOf, Kept
from designer.canvas.overlay import outline_of
from designer.canvas.painter import Detail, detail_at
from designer.canvas.pens import draw_ring, rect_of, solid, tinted
from designer.drawing import Box, Group, Role
from designer.drawing.geometry import around

if TYPE_CHECKING:
    from designer.canvas.camera import Camera
    from designer.canvas.colours import CanvasColours
    from designer.canvas.painter import DrawingPainter
    from designer.layout import JourneyLayout

_OPACITY = 0.96
_SHADOW = 10  # pixels that the shadow reaches
_STACK = 5  # pixels between the sheets of a stack
_MOST_KEPT = 32
_ROLES = (Role.TOUCHPOINT, Role.NOTE, Role.STAGE, Role.LANE, Role.TRAY)
_STACKED = 3


class Shown(Protocol):
    """What ghosts are pictures of."""

    @property
    def map_layout(self) -> JourneyLayout:
        """The present layout."""
        ...

    @property
    def painter(self) -> DrawingPainter:
        """What paints it."""
        ...

    @property
    def camera(self) -> Camera:
        """How it lies in the window."""
        ...

    def devicePixelRatioF(self) -> float:
        """Device pixels of a pixel."""
        ...


class Ghosts:
    """Makes the pictures of ghosts, labels, rings and cells, for one view."""

    def __init__(self, shown: Shown, colours: CanvasColours, font: FontOf) -> None:
        self.shown = shown
        self.colours = colours
        self.font = font
        self._made: dict[tuple[object, ...], Kept] = {}

    def forget(self) -> None:
        """Make all pictures anew: the map or the zoom is another."""
        self._made.clear()

    def ghost(self, ghost: Ghost) -> tuple[Kept, float, float] | None:
        """What hangs at the pointer, and where it goes in pixels; None for what is not on the map."""
        box = ghost_box(ghost, self.shown.map_layout)
        if box is None:
            return None
        camera = self.shown.camera
        width, height = round(box.width * camera.scale), round(box.height * camera.scale)
        key = (ghost.ids[:1], ghost.name, ghost.count, width, height)
        made = self._made.get(key)
        if made is None:
            made = self._keep(key, *self._make_ghost(ghost, box))
        x, y = camera.to_view(box.left, box.top)
        return made, round(x) - made.margin, round(y) - made.margin

    def cell(self, width: int, height: int) -> Kept:
        """The ground of a cell in which something lands."""
        key = ("cell", width, height)
        made = self._made.get(key)
        if made is None:
            pixmap = self._blank(width, height)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(solid(self.colours.accent, 1))
            painter.setBrush(tinted(self.colours.accent, 0.07))
            painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), 6, 6)
            painter.end()
            made = self._keep(key, pixmap)
        return made

    def bar(self, width: int, height: int, colour: QColor) -> Kept:
        """A bar of a colour that what is below shines through."""
        key = ("bar", width, height, colour.rgba())
        made = self._made.get(key)
        if made is None:
            pixmap = self._blank(width, height)
            pixmap.fill(colour)
            made = self._keep(key, pixmap)
        return made

    def label(self, text: str) -> Kept:
        """A dark label that says the result of a gesture."""
        key = ("label", text)
        made = self._made.get(key)
        if made is None:
            font = self.font(13, 500)
            width = round(QFontMetricsF(font).horizontalAdvance(text)) + 20
            pixmap = self._blank(width, 25)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.colours.label))
            area = QRectF(0, 0, width, 25)
            painter.drawRoundedRect(area, 5, 5)
            painter.setFont(font)
            painter.setPen(QColor(self.colours.on_label))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
            painter.end()
            made = self._keep(key, pixmap)
        return made

    def ring(self, radius: float, is_filled: bool) -> Kept:
        """A handle, or the end of a drop mark."""
        key = ("ring", radius, is_filled)
        made = self._made.get(key)
        if made is None:
            size = round(2 * radius + 4)
            pixmap = self._blank(size, size)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            accent = self.colours.accent
            draw_ring(painter, (size / 2, size / 2), radius, solid(accent, 2), accent if is_filled else "#FFFFFF")
            painter.end()
            made = self._keep(key, pixmap)
        return made

    def _keep(self, key: tuple[object, ...], pixmap: QPixmap, margin: int = 0) -> Kept:
        if len(self._made) >= _MOST_KEPT:
            self._made.clear()
        ratio = pixmap.devicePixelRatio()
        made = self._made[key] = Kept(pixmap, pixmap.width() / ratio, pixmap.height() / ratio, margin)
        return made

    def _blank(self, width: int, height: int) -> QPixmap:
        ratio = self.shown.devicePixelRatioF()
        pixmap = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        return pixmap

    def _make_ghost(self, ghost: Ghost, box: Box) -> tuple[QPixmap, int]:
        layout, camera = self.shown.map_layout, self.shown.camera
        scale = camera.scale
        groups = _groups_of(layout, ghost.ids[0]) if ghost.ids else []
        place = _place_of(layout, ghost.ids[0]) if ghost.ids else None
        inked = around([place, *(g.box for g in groups)]) if place is not None else None
        over = 0.0
        if inked is not None and place is not None:
            over = max(
                place.left - inked.left, place.top - inked.top, inked.right - place.right, inked.bottom - place.bottom
            )
        sheets = min(ghost.count, _STACKED)
        margin = round(max(_SHADOW + 4, over * scale + 2) + _STACK * (sheets - 1)) + 4
        width, height = box.width * scale, box.height * scale
        pixmap = self._blank(round(width) + 2 * margin, round(height) + 2 * margin)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(_OPACITY)
        card = Box(margin, margin, margin + width, margin + height)
        radius = 6 * scale
        for layer in range(sheets - 1, 0, -1):
            self._sheet(painter, card.moved(_STACK * layer, _STACK * layer), radius)
        self._shadow(painter, card, radius)
        if groups and place is not None:
            # The outline lies below the marks on a card's edges; labels and chevrons have no ground of their own.
            self._sheet(painter, card.grown(1), radius + 1)
            painter.save()
            painter.translate(margin, margin)
            painter.scale(scale, scale)
            painter.translate(-place.left, -place.top)
            for group in groups:
                self.shown.painter.paint_group(painter, group, max(detail_at(camera.zoom), Detail.NAMES))
            painter.restore()
        else:
            self._sheet(painter, card, radius)
            self._name(painter, ghost.name, card, scale)
        if ghost.count > 1:
            self._count(painter, ghost.count, card)
        painter.end()
        return pixmap, margin

    def _sheet(self, painter: QPainter, box: Box, radius: float) -> None:
        painter.setPen(solid(self.colours.accent, 1.5))
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRoundedRect(rect_of(box), radius, radius)

    def _shadow(self, painter: QPainter, box: Box, radius: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for i in range(_SHADOW):
            painter.setPen(solid("#000000", 1, 0.10 * (1 - i / _SHADOW) ** 2))
            painter.drawRoundedRect(rect_of(box.moved(0, 3).grown(i)), radius + i, radius + i)

    def _name(self, painter: QPainter, name: str, box: Box, scale: float) -> None:
        font = self.font(max(11.0, 9.5 * scale), 600)
        line = QFontMetricsF(font).height()
        if box.height < line:
            return  # no words on a sliver; the label beside it says what becomes of it
        room = rect_of(box.grown(-min(8.0, (box.height - line) / 2)))
        painter.setFont(font)
        painter.setPen(QColor(self.colours.text))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if room.height() < 2 * line:
            name = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        else:
            flags |= Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, name)

    def _count(self, painter: QPainter, count: int, box: Box) -> None:
        font = self.font(12, 600)
        width = max(20.0, QFontMetricsF(font).horizontalAdvance(str(count)) + 12)
        area = QRectF(box.right - width / 2, box.top - 10, width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.accent))
        painter.drawRoundedRect(area, 10, 10)
        painter.setFont(font)
        painter.setPen(QColor("#FFFFFF"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(count))


def ghost_box(ghost: Ghost, layout: JourneyLayout) -> Box | None:
    """Where a ghost is, in points: the place of its element moved along, or the box it was given."""
    if ghost.box is not None:
        return ghost.box
    place = _place_of(layout, ghost.ids[0]) if ghost.ids else None
    return place.moved(ghost.dx, ghost.dy) if place is not None else None


def _place_of(layout: JourneyLayout, id: str) -> Box | None:
    card = layout.grid.cards.get(id)
    return card.box if card is not None else outline_of(layout.grid, id)


def _groups_of(layout: JourneyLayout, id: str) -> list[Group]:
    place = _place_of(layout, id)
    if place is None:
        return []
    found = [g for g in layout.drawing.by_element.get(id, ()) if g.role in _ROLES and g.box.meets(place)]
    return [g for g in found if g.box.width <= place.width + 60][:3]
