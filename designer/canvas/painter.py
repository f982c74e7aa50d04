"""Paints a Drawing with Qt, in the detail that its size on the screen can carry (LOOK.md section 9)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import IntEnum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from designer.canvas.chunks import Chunks
from designer.canvas.far import FarLayer, far_layer, paint_far
from designer.canvas.glyphs import Glyphs
from designer.canvas.ink import full_ink, middle_ink
from designer.drawing import Box, Drawing, Group, Role

_CARRIED = {
    Role.TOUCHPOINT,
    Role.NOTE,
    Role.TRAY,
    Role.STAGE,
    Role.LANE,
}  # drawn pale while carried; faces on curves are not


class Detail(IntEnum):
    """How much of a drawing is painted."""

    BLOCKS = 0  # filled rectangles
    CARDS = 1  # rectangles with a strip, band, curves, lines
    NAMES = 2  # bars in place of small text
    FULL = 3


def detail_at(zoom: float) -> Detail:
    """The detail for a zoom, where 1 is 100 %."""
    if zoom >= 0.5:  # the smallest text of a map, 8 points, is 5.3 pixels high then: small, but it can be read
        return Detail.FULL
    if zoom >= 0.4:
        return Detail.NAMES
    return Detail.CARDS if zoom >= 0.12 else Detail.BLOCKS


class DrawingPainter:
    """Paints one drawing again and again; follow it with `follow` when the drawing changes."""

    def __init__(self, drawing: Drawing, glyphs: Glyphs) -> None:
        self.glyphs = glyphs
        self.chunks = Chunks(drawing)
        self._whole: FarLayer | None = None  # for “Whole map”, where the parts would have to be put together each time

    @property
    def drawing(self) -> Drawing:
        """What is painted."""
        return self.chunks.drawing

    def follow(self, drawing: Drawing) -> None:
        """Paint this drawing from now on; what did not change is not prepared again."""
        self.chunks.follow(drawing)
        self._whole = None

    def paint(
        self,
        painter: QPainter,
        exposed: Box,
        detail: Detail = Detail.FULL,
        scale: float = 1,
        hidden: Collection[str] = (),
        faded: Collection[str] = (),
        pale_curves: Collection[str] = (),
    ) -> None:
        """Paint what an area shows, in points. `scale` is the device pixels of a point.

        `hidden` elements are left out, `faded` ones and the curves of `pale_curves` are drawn at 38 %.
        """
        if detail >= Detail.NAMES:
            groups: Iterable[Group] = self.chunks.groups_in(exposed)
            self._paint_groups(painter, groups, detail, hidden, faded, pale_curves)
        else:
            self._paint_far(painter, exposed, detail, scale, hidden, faded)

    def paint_group(self, painter: QPainter, group: Group, detail: Detail = Detail.FULL) -> None:
        """Paint one group at its place."""
        content, glyphs = group.content, self.glyphs
        painter.translate(group.x, group.y)
        for piece in full_ink(content, glyphs) if detail is Detail.FULL else middle_ink(content, group.role, glyphs):
            piece.paint(painter)
        painter.translate(-group.x, -group.y)

    def _paint_groups(
        self,
        painter: QPainter,
        groups: Iterable[Group],
        detail: Detail,
        hidden: Collection[str],
        faded: Collection[str],
        pale_curves: Collection[str],
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for group in groups:
            if group.element in hidden:
                continue
            is_pale = group.element in (pale_curves if group.role is Role.CURVE else faded)
            if is_pale and (group.role is Role.CURVE or group.role in _CARRIED):
                painter.setOpacity(0.38)
                self.paint_group(painter, group, detail)
                painter.setOpacity(1)
            else:
                self.paint_group(painter, group, detail)

    def _paint_far(
        self,
        painter: QPainter,
        exposed: Box,
        detail: Detail,
        scale: float,
        hidden: Collection[str],
        faded: Collection[str],
    ) -> None:
        apart = frozenset(hidden) | frozenset(faded)
        chunks = self.chunks.seen(exposed)
        if not apart and len(chunks) == len(self.chunks.chunks):
            if self._whole is None:
                everything = (one for chunk in chunks for one in chunk.ranked)
                self._whole = FarLayer([*self.chunks.wide, *everything])
            paint_far(painter, [self._whole], self.glyphs, scale, detail is Detail.BLOCKS)
            return
        layers = [FarLayer([one for one in self.chunks.wide_in(exposed) if one[1].element not in apart])]
        for chunk in chunks:
            if apart and any(group.element in apart for _rank, group in chunk.groups):
                layers.append(FarLayer([one for one in chunk.ranked if one[1].element not in apart]))
            else:
                layers.append(far_layer(chunk))
        paint_far(painter, layers, self.glyphs, scale, detail is Detail.BLOCKS)


def paint_drawing(
    painter: QPainter, drawing: Drawing, fonts: Glyphs, exposed: QRectF | None = None, detail: Detail = Detail.FULL
) -> None:
    """Paint a drawing once, in points at the painter's present origin; with `exposed` only what meets that area."""
    area = drawing.box if exposed is None else Box(exposed.left(), exposed.top(), exposed.right(), exposed.bottom())
    DrawingPainter(drawing, fonts).paint(painter, area, detail, abs(painter.combinedTransform().m11()))
