"""What a map looks like from far away: rectangles and thin lines in batches, no text (LOOK.md section 9)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from designer.canvas.chunks import Chunk
from designer.canvas.glyphs import Glyphs
from designer.canvas.ink import NO_BRUSH, NO_PEN, PathInk, TextInk, ink_of, mixed
from designer.drawing import Group, Path, Role
from designer.drawing.drawing import flat

_STRIP = 10.0  # points: the strip in touch colour on top of a card
_BLOCK_SHARE = 0.35  # of the touch colour in a block, the rest is white
_LEAST_TEXT = 5.0  # device pixels: smaller letters are left out
_LEAST_INK = 2.5  # device pixels: smaller groups are left out

Rectangles = dict[str, list[QRectF]]


class FarLayer:
    """Groups sorted into batches: blocks, cards with strip and border, lines, and the few that need ink of their own."""

    __slots__ = ("blocks", "borders", "fills", "lines", "others", "strips")

    def __init__(self, groups: Iterable[Group]) -> None:
        self.blocks: Rectangles = {}
        self.fills: Rectangles = {}
        self.strips: Rectangles = {}
        self.borders: Rectangles = {}
        self.lines: dict[str, QPainterPath] = {}
        self.others: list[Group] = []
        for group in groups:
            if group.far is not None:
                self._add_card(group)
            elif group.role is Role.CONNECTION:
                self._add_line(group)
            else:
                self.others.append(group)

    def _add_card(self, group: Group) -> None:
        far = group.far
        assert far is not None
        x, y, box = group.x + far.box.left, group.y + far.box.top, far.box
        whole = QRectF(x, y, box.width, box.height)
        block = mixed(far.strip, "#FFFFFF", _BLOCK_SHARE) if far.strip else far.fill
        self.blocks.setdefault(block, []).append(whole)
        self.fills.setdefault(far.fill, []).append(whole)
        if far.strip:
            strip = QRectF(x, y, box.width, min(_STRIP, box.height))
            self.strips.setdefault(far.strip, []).append(strip)
        if far.border:
            self.borders.setdefault(far.border, []).append(whole)

    def _add_line(self, group: Group) -> None:
        for x, y, item in flat(group.content, group.x, group.y):
            if isinstance(item, Path) and item.stroke is not None and not item.fill:
                path = self.lines.get(item.stroke.colour)
                if path is None:
                    path = self.lines[item.stroke.colour] = QPainterPath()
                add_corners(path, item, x, y)
                return  # what follows is the arrowhead

    @staticmethod
    def paint_all(
        painter: QPainter,
        layers: Sequence[FarLayer],
        wide: Sequence[Group],
        glyphs: Glyphs,
        scale: float,
        as_blocks: bool,
    ) -> None:
        """Paint several layers as one: tints and lanes below, then lines, cards, curves."""
        curves = [group for group in wide if group.role is Role.CURVE]
        below = [group for group in wide if group.role is not Role.CURVE]
        others = [group for layer in layers for group in layer.others]
        curves += [group for group in others if group.role is Role.CURVE]
        below += [group for group in others if group.role is not Role.CURVE]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        _paint_inked(
            painter, FarLayer([g for g in below if g.role is Role.CONNECTION or g.far]), glyphs, scale, as_blocks
        )
        for group in below:
            if group.role is not Role.CONNECTION and group.far is None:
                _paint_bare(painter, group, glyphs, scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if as_blocks:
            _paint_rectangles(painter, [layer.blocks for layer in layers])
        else:
            for layer in layers:
                _paint_lines(painter, layer)
            _paint_rectangles(painter, [layer.fills for layer in layers])
            _paint_rectangles(painter, [layer.strips for layer in layers])
            _paint_borders(painter, [layer.borders for layer in layers])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for group in curves:
            _paint_bare(painter, group, glyphs, scale)


def far_layer(chunk: Chunk) -> FarLayer:
    """The batches of a chunk, kept with it."""
    if not isinstance(chunk.far, FarLayer):
        chunk.far = FarLayer(group for _, group in chunk.groups)
    return chunk.far


def add_corners(result: QPainterPath, path: Path, x: float, y: float) -> None:
    """Add a path with straight lines in place of its curves."""
    points, at = path.points, 0
    for command in path.commands:
        if command == "M":
            result.moveTo(points[at] + x, points[at + 1] + y)
            at += 2
        elif command == "L":
            result.lineTo(points[at] + x, points[at + 1] + y)
            at += 2
        elif command == "C":
            result.lineTo(points[at + 4] + x, points[at + 5] + y)
            at += 6


def _paint_inked(painter: QPainter, layer: FarLayer, glyphs: Glyphs, scale: float, as_blocks: bool) -> None:
    if not as_blocks:
        _paint_lines(painter, layer)
    _paint_rectangles(painter, [layer.blocks if as_blocks else layer.fills])


def _paint_lines(painter: QPainter, layer: FarLayer) -> None:
    painter.setBrush(NO_BRUSH)
    for colour, path in layer.lines.items():
        painter.setPen(QPen(QColor(colour), 0))
        painter.drawPath(path)


def _paint_rectangles(painter: QPainter, batches: Sequence[Rectangles]) -> None:
    painter.setPen(NO_PEN)
    for colour, rectangles in _merged(batches).items():
        painter.setBrush(QBrush(QColor(colour)))
        painter.drawRects(rectangles)


def _paint_borders(painter: QPainter, batches: Sequence[Rectangles]) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, rectangles in _merged(batches).items():
        painter.setPen(QPen(QColor(colour), 0))
        painter.drawRects(rectangles)


def _merged(batches: Sequence[Rectangles]) -> Rectangles:
    if len(batches) == 1:
        return batches[0]
    result: Rectangles = {}
    for batch in batches:
        for colour, rectangles in batch.items():
            if colour in result:
                result[colour] += rectangles
            else:
                result[colour] = list(rectangles)
    return result


def _paint_bare(painter: QPainter, group: Group, glyphs: Glyphs, scale: float) -> None:
    """Paths as they are; letters only where they can be read."""
    box = group.content.box
    if max(box.width, box.height) * scale < _LEAST_INK:
        return
    painter.translate(group.x, group.y)
    for piece in ink_of(group.content, glyphs).full:
        if isinstance(piece, TextInk):
            if piece.scale * 64 * scale >= _LEAST_TEXT and group.role is not Role.STAGE:
                piece.paint(painter)
        elif isinstance(piece, PathInk) or scale > 0.1:
            piece.paint(painter)
    painter.translate(-group.x, -group.y)
