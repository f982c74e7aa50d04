"""What a map looks like from far away: rectangles and thin lines in batches, no text (LOOK.md section 9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from designer.canvas.chunks import Chunk
from designer.canvas.glyphs import SIZE, Glyphs
from designer.canvas.ink import NO_BRUSH, NO_PEN, PathInk, PieceOfInk, TextInk, full_ink, mixed
from designer.drawing import Box, Group, Path, Role
from designer.drawing.drawing import flat

_STRIP = 10.0  # points: the strip in touch colour on top of a card
_BLOCK_SHARE = 0.35  # of the touch colour in a block, the rest is white
_LEAST_TEXT = 5.0  # device pixels: smaller letters are left out
_LEAST_INK = 2.5  # device pixels: smaller groups are left out
_LEAST_LINE = 0.04  # device pixels: slimmer lines give a pixel less than a shade of their colour

Rectangles = dict[str, QPainterPath]  # those of one colour; Qt fills them thrice as fast together as one by one
Ranked = tuple[int, Group]
Sized = tuple[float, int, Group]  # its longer side, rank, group
Inked = tuple[int, float, float, PieceOfInk]  # rank, x, y, what is painted there


class Blocks(NamedTuple):
    """What cards and notes are from furthest away: rectangles of one colour."""

    cards: Rectangles
    notes: Rectangles


class Cards(NamedTuple):
    """What cards are from nearer by: filled, with a strip on top and a border."""

    fills: Rectangles
    strips: Rectangles
    borders: Rectangles


class FarLayer:
    """Groups sorted into batches: blocks, cards with strip and border, lines, and those that need ink of their own. Each batch
    is made when it is first painted: a large map seen whole has blocks alone."""

    __slots__ = ("_blocks", "_card_groups", "_cards", "_inked", "_lines", "_links", "_note_groups", "_notes", "others")

    def __init__(self, ranked: Iterable[Ranked]) -> None:
        self._card_groups: list[Group] = []
        self._note_groups: list[Ranked] = []
        self._links: list[Group] = []
        self._blocks: Blocks | None = None
        self._cards: Cards | None = None
        self._notes: list[Sized] | None = None
        self._lines: dict[str, QPainterPath] | None = None
        self._inked: tuple[float, bool, list[Inked], list[Inked]] | None = None  # at which scale, with notes as blocks
        self.others: list[Sized] = []
        for rank, group in ranked:
            if group.role is Role.NOTE:
                self._note_groups.append((rank, group))
            elif group.far is not None:
                self._card_groups.append(group)
            elif group.role is Role.CONNECTION:
                self._links.append(group)
            else:
                self.others.append(_sized(rank, group))
        self.others.sort(key=_size, reverse=True)

    @property
    def blocks(self) -> Blocks:
        """Cards and notes as blocks."""
        if self._blocks is None:
            self._blocks = Blocks({}, {})
            for group in self._card_groups:
                _add_block(self._blocks.cards, group)
            for _rank_of, group in self._note_groups:
                if group.far is not None:
                    _add_block(self._blocks.notes, group)
        return self._blocks

    @property
    def cards(self) -> Cards:
        """Cards with strip and border."""
        if self._cards is None:
            self._cards = Cards({}, {}, {})
            for group in self._card_groups:
                _add_card(self._cards, group)
        return self._cards

    @property
    def notes(self) -> list[Sized]:
        """Notes as they are painted where they are not blocks, the largest first."""
        if self._notes is None:
            self._notes = sorted([_sized(*one) for one in self._note_groups], key=_size, reverse=True)
        return self._notes

    @property
    def lines(self) -> dict[str, QPainterPath]:
        """The connections of each colour as one path, without their arrowheads."""
        if self._lines is None:
            self._lines = {}
            for group in self._links:
                for x, y, item in flat(group.content, group.x, group.y):
                    if isinstance(item, Path) and item.stroke is not None and not item.fill:
                        add_corners(self._lines.setdefault(item.stroke.colour, QPainterPath()), item, x, y)
                        break
        return self._lines

    def large(self, scale: float, as_blocks: bool) -> list[Ranked]:
        """The groups of their own that are large enough to be seen; notes are not where they are blocks."""
        found = []
        for groups in [self.others] if as_blocks else [self.others, self.notes]:
            for size, rank, group in groups:
                if size * scale < _LEAST_INK:
                    break
                found.append((rank, group))
        return found

    def inked(self, glyphs: Glyphs, scale: float, as_blocks: bool) -> tuple[list[Inked], list[Inked]]:
        """What these groups are painted with below cards and above them, in painting order; kept for one scale."""
        if self._inked is None or self._inked[:2] != (scale, as_blocks):
            below: list[Inked] = []
            above: list[Inked] = []
            for rank, group in sorted(self.large(scale, as_blocks), key=_rank):
                pieces = _bare(group, glyphs, scale)
                (above if group.role is Role.CURVE else below).extend((rank, group.x, group.y, p) for p in pieces)
            self._inked = scale, as_blocks, below, above
        return self._inked[2:]


def paint_far(painter: QPainter, layers: Sequence[FarLayer], glyphs: Glyphs, scale: float, as_blocks: bool) -> None:
    """Paint several layers as one: tints and lanes below, then lines, cards, curves."""
    inked = [layer.inked(glyphs, scale, as_blocks) for layer in layers]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _paint_inked(painter, [below for below, _above in inked])
    if as_blocks:
        _paint_rectangles(painter, [layer.blocks.cards for layer in layers])
        _paint_rectangles(painter, [layer.blocks.notes for layer in layers])
    else:
        painter.setBrush(NO_BRUSH)
        for layer in layers:
            for colour, path in layer.lines.items():
                painter.setPen(QPen(QColor(colour), 0))
                painter.drawPath(path)
        _paint_rectangles(painter, [layer.cards.fills for layer in layers])
        _paint_rectangles(painter, [layer.cards.strips for layer in layers])
        _paint_borders(painter, [layer.cards.borders for layer in layers])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_inked(painter, [above for _below, above in inked])


def far_layer(chunk: Chunk) -> FarLayer:
    """The batches of a chunk, kept with it."""
    if not isinstance(chunk.far, FarLayer):
        chunk.far = FarLayer(chunk.ranked)
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


def _paint_rectangles(painter: QPainter, batches: Sequence[Rectangles]) -> None:
    painter.setPen(NO_PEN)
    for colour, rectangles in _merged(batches).items():
        painter.setBrush(QColor(colour))
        painter.drawPath(rectangles)


def _paint_borders(painter: QPainter, batches: Sequence[Rectangles]) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, rectangles in _merged(batches).items():
        painter.setPen(QPen(QColor(colour), 0))
        painter.drawPath(rectangles)


def _merged(batches: Sequence[Rectangles]) -> Rectangles:
    if len(batches) == 1:
        return batches[0]
    result: Rectangles = {}
    for batch in batches:
        for colour, rectangles in batch.items():
            if colour in result:
                result[colour].addPath(rectangles)
            else:
                result[colour] = QPainterPath(rectangles)
    return result


def _bare(group: Group, glyphs: Glyphs, scale: float) -> Iterator[PieceOfInk]:
    """Paths that can be seen; letters only where they can be read, and none of a stage's name, which the overlay writes."""
    for piece in full_ink(group.content, glyphs):
        if isinstance(piece, TextInk):
            if piece.scale * SIZE * scale >= _LEAST_TEXT and group.role is not Role.STAGE:
                yield piece
        elif isinstance(piece, PathInk):
            is_line = piece.brush.style() is Qt.BrushStyle.NoBrush
            if not is_line or piece.pen.widthF() * scale >= _LEAST_LINE:
                yield piece
        elif scale > 0.1:
            yield piece


def _paint_inked(painter: QPainter, layers: Sequence[list[Inked]]) -> None:
    inked = layers[0] if len(layers) == 1 else sorted((one for layer in layers for one in layer), key=_rank)
    for _rank_of, x, y, piece in inked:
        painter.translate(x, y)
        piece.paint(painter)
        painter.translate(-x, -y)


def _add_block(blocks: Rectangles, group: Group) -> None:
    far = group.far
    assert far is not None
    colour = mixed(far.strip, "#FFFFFF", _BLOCK_SHARE) if far.strip else far.fill
    _add(blocks, colour, far.box.moved(group.x, group.y))


def _add_card(cards: Cards, group: Group) -> None:
    far = group.far
    assert far is not None
    whole = far.box.moved(group.x, group.y)
    _add(cards.fills, far.fill, whole)
    if far.strip:
        bottom = min(whole.top + _STRIP, whole.bottom)
        _add(cards.strips, far.strip, Box(whole.left, whole.top, whole.right, bottom))
    if far.border:
        _add(cards.borders, far.border, whole)


def _add(rectangles: Rectangles, colour: str, box: Box) -> None:
    path = rectangles.get(colour)
    if path is None:
        path = rectangles[colour] = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)  # no holes where they lie over one another
    path.addRect(box.left, box.top, box.right - box.left, box.bottom - box.top)


def _sized(rank: int, group: Group) -> Sized:
    box = group.content.box
    return max(box.right - box.left, box.bottom - box.top), rank, group


def _size(other: Sized) -> float:
    return other[0]


def _rank(ranked: Ranked | Inked) -> int:
    return ranked[0]
