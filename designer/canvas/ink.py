"""One content of a drawing as the Qt calls that paint it, made once and kept with the content."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import assert_never

from PySide6.QtCore import QBuffer, QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QGlyphRun, QImage, QImageReader, QPainter, QPainterPath, QPen

from designer.canvas.glyphs import SIZE, Glyphs
from designer.drawing import Content, Face, Item, Path, Picture, Placed, Role, Stroke, TextRun
from designer.drawing.drawing import flat

_LARGEST_PICTURE = 1600  # pixels; no picture on a map is seen larger
_BAR_HEIGHT = 3  # of the bar that stands for text too small to read
_READABLE = 9  # text of this size and more keeps its letters at the middle level
_BAR_SHARE = 0.22  # of the text's colour in its bar, the rest is white

NO_PEN = QPen(Qt.PenStyle.NoPen)
NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)

Origined = tuple[float, float, Item]


class PathInk:
    """Paths of one pen and brush."""

    __slots__ = ("brush", "path", "pen")

    def __init__(self, path: QPainterPath, pen: QPen, brush: QBrush) -> None:
        self.path = path
        self.pen = pen
        self.brush = brush

    def paint(self, painter: QPainter) -> None:
        """Draw in the painter's present coordinates."""
        painter.setPen(self.pen)
        painter.setBrush(self.brush)
        painter.drawPath(self.path)


class TextInk:
    """Text of one face, size and colour, on any number of lines. Positions are in a face of SIZE pixels."""

    __slots__ = ("pen", "run", "scale")

    def __init__(self, run: QGlyphRun, scale: float, pen: QPen) -> None:
        self.run = run
        self.scale = scale
        self.pen = pen

    def paint(self, painter: QPainter) -> None:
        """Draw in the painter's present coordinates."""
        painter.setPen(self.pen)
        painter.scale(self.scale, self.scale)
        painter.drawGlyphRun(QPointF(), self.run)
        painter.scale(1 / self.scale, 1 / self.scale)


class PictureInk:
    """A picture in its box."""

    __slots__ = ("clip", "image", "opacity", "source", "target")

    def __init__(
        self, image: QImage, source: QRectF, target: QRectF, clip: QPainterPath | None, opacity: float
    ) -> None:
        self.image = image
        self.source = source
        self.target = target
        self.clip = clip
        self.opacity = opacity

    def paint(self, painter: QPainter) -> None:
        """Draw in the painter's present coordinates."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.clip is None and self.opacity == 1:
            painter.drawImage(self.target, self.image, self.source)
            return
        painter.save()
        painter.setOpacity(painter.opacity() * self.opacity)
        if self.clip is not None:
            painter.setClipPath(self.clip, Qt.ClipOperation.IntersectClip)
        painter.drawImage(self.target, self.image, self.source)
        painter.restore()


PieceOfInk = PathInk | TextInk | PictureInk


class Ink:
    """What a content looks like: all of it, and with bars for the text that is too small to read.

    It knows neither its content nor the fonts. The content keeps it: together they would wait for the collector after every
    edit. Icons and marks are shared by all maps: they must not keep the fonts of one that is closed.
    """

    __slots__ = ("full", "middle")

    def __init__(self) -> None:
        self.full: tuple[PieceOfInk, ...] | None = None
        self.middle: tuple[PieceOfInk, ...] | None = None


def full_ink(content: Content, glyphs: Glyphs) -> tuple[PieceOfInk, ...]:
    """Every item of a content, kept with it."""
    ink = _ink_of(content)
    if ink.full is None:
        ink.full = tuple(_pieces(flat(content), glyphs))
    return ink.full


def middle_ink(content: Content, role: Role, glyphs: Glyphs) -> tuple[PieceOfInk, ...]:
    """Bars for small text; of a card its frame, name and ticket, without the other marks. Kept with the content."""
    ink = _ink_of(content)
    if ink.middle is None:
        items = _without_marks(content) if role is Role.TOUCHPOINT else flat(content)
        ink.middle = tuple(_pieces([_barred(*one) for one in items], glyphs))
    return ink.middle


def _ink_of(content: Content) -> Ink:
    ink = content.paint
    if not isinstance(ink, Ink):
        ink = content.paint = Ink()
    return ink


def add_path(result: QPainterPath, path: Path, x: float = 0, y: float = 0) -> None:
    """Add a path to another one, its origin at (x, y)."""
    points, at = path.points, 0
    for command in path.commands:
        if command == "M":
            result.moveTo(points[at] + x, points[at + 1] + y)
            at += 2
        elif command == "L":
            result.lineTo(points[at] + x, points[at + 1] + y)
            at += 2
        elif command == "C":
            a, b, c, d, e, f = points[at : at + 6]
            result.cubicTo(a + x, b + y, c + x, d + y, e + x, f + y)
            at += 6
        else:
            result.closeSubpath()


def pen_of(stroke: Stroke | None) -> QPen:
    """A pen that draws a stroke."""
    if stroke is None:
        return NO_PEN
    cap = Qt.PenCapStyle.RoundCap if stroke.is_round else Qt.PenCapStyle.FlatCap
    pen = QPen(QColor(stroke.colour), stroke.width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)
    if stroke.dash and stroke.width > 0:
        dash = stroke.dash if len(stroke.dash) % 2 == 0 else stroke.dash * 2
        pen.setDashPattern([length / stroke.width for length in dash])
    return pen


def _pieces(items: Iterable[Origined], glyphs: Glyphs) -> list[PieceOfInk]:
    # Neighbours of one style become one call: the lines of a description are one glyph run, the dots of a mark one path.
    pieces: list[PieceOfInk] = []
    paths: list[tuple[float, float, Path]] = []
    runs: list[tuple[float, float, TextRun]] = []

    def close() -> None:
        if paths:
            pieces.append(_path_ink(paths))
            paths.clear()
        if runs:
            pieces.append(_text_ink(runs, glyphs))
            runs.clear()

    for x, y, item in items:
        match item:
            case Path():
                if runs or (paths and not _can_join(paths, x, y, item)):
                    close()
                paths.append((x, y, item))
            case TextRun():
                if paths or (runs and _style(runs[-1][2]) != _style(item)):
                    close()
                runs.append((x, y, item))
            case Picture():
                close()
                drawn = _picture_ink(item, x, y)
                if drawn is not None:
                    pieces.append(drawn)
            case _:
                assert_never(item)
    close()
    return pieces


def _style(run: TextRun) -> tuple[Face, float, str]:
    return run.face, run.size, run.colour


def _can_join(paths: Sequence[tuple[float, float, Path]], x: float, y: float, path: Path) -> bool:
    # Even-odd filling would punch holes where two filled paths overlap.
    last = paths[-1][2]
    if (last.fill, last.stroke) != (path.fill, path.stroke):
        return False
    if not path.fill:
        return True
    box = path.box.moved(x, y)
    return not any(box.meets(other.box.moved(ox, oy)) for ox, oy, other in paths)


def _path_ink(paths: Sequence[tuple[float, float, Path]]) -> PathInk:
    joined = QPainterPath()
    for x, y, path in paths:
        add_path(joined, path, x, y)
    first = paths[0][2]
    return PathInk(joined, pen_of(first.stroke), QBrush(QColor(first.fill)) if first.fill else NO_BRUSH)


def _text_ink(runs: Sequence[tuple[float, float, TextRun]], glyphs: Glyphs) -> TextInk:
    first = runs[0][2]
    scale = first.size / SIZE
    ids: list[int] = []
    places: list[QPointF] = []
    for x, y, run in runs:
        left, base = run.x + x, run.y + y
        ids += run.glyphs
        if run.rises:
            places += [
                QPointF((left + dx) / scale, (base - up) / scale) for dx, up in zip(run.offsets, run.rises, strict=True)
            ]
        else:
            places += [QPointF((left + dx) / scale, base / scale) for dx in run.offsets]
    result = QGlyphRun()
    result.setRawFont(glyphs.raw(first.face))
    result.setGlyphIndexes(ids)
    result.setPositions(places)
    return TextInk(result, scale, QPen(QColor(first.colour)))


def _picture_ink(picture: Picture, x: float, y: float) -> PictureInk | None:
    image = decoded(picture.data)
    if image is None:
        return None
    box = picture.box.moved(x, y)
    target = QRectF(box.left, box.top, box.width, box.height)
    scale = min(image.width() / box.width, image.height() / box.height)
    width, height = box.width * scale, box.height * scale
    source = QRectF((image.width() - width) / 2, (image.height() - height) / 2, width, height)
    clip = None
    if picture.is_round:
        clip = QPainterPath()
        radius = min(box.width, box.height) / 2
        clip.addEllipse(target.center(), radius, radius)
    return PictureInk(image, source, target, clip, picture.opacity)


def decoded(data: bytes) -> QImage | None:
    """A PNG or JPEG, made smaller while it is read if it is large; None for what is neither."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if bytes(reader.format().data()) not in (b"png", b"jpeg") or not size.isValid():
        return None
    largest = max(size.width(), size.height())
    if largest > _LARGEST_PICTURE:
        share = _LARGEST_PICTURE / largest
        reader.setScaledSize(QSize(max(1, round(size.width() * share)), max(1, round(size.height() * share))))
    image = reader.read()
    return None if image.isNull() else image


def _without_marks(content: Content) -> Iterator[Origined]:
    # A card's content begins with its frame; its first shared content is the ticket, the later ones are marks, and so are
    # the pills: further paths with small semibold text.
    has_frame = has_ticket = False
    for item in content.items:
        match item:
            case Placed():
                if not has_ticket:
                    yield from flat(item.content, item.x, item.y)
                has_ticket = True
            case Path():
                if not has_frame:
                    yield 0, 0, item
                has_frame = True
            case TextRun():
                if item.size >= _READABLE or item.face.weight < 600:
                    yield 0, 0, item
            case Picture():
                pass
            case _:
                assert_never(item)


def _barred(x: float, y: float, item: Item) -> Origined:
    """A bar in place of text that is too small to read; numbers and initials (700) keep their letters."""
    if not isinstance(item, TextRun) or item.size >= _READABLE or item.face.weight >= 700:
        return x, y, item
    top = item.y - item.size * 0.36 - _BAR_HEIGHT / 2
    left, right, bottom = item.x, item.x + item.width, top + _BAR_HEIGHT
    bar = (left, top, right, top, right, bottom, left, bottom)
    return x, y, Path("MLLLZ", bar, fill=mixed(item.colour, "#FFFFFF", _BAR_SHARE))


@cache
def mixed(colour: str, other: str, share: float) -> str:
    """So much of one colour, the rest of another."""
    ours, theirs = QColor(colour), QColor(other)
    parts = zip((ours.red(), ours.green(), ours.blue()), (theirs.red(), theirs.green(), theirs.blue()), strict=True)
    return "#" + "".join(f"{math.floor(a * share + b * (1 - share) + 0.5):02X}" for a, b in parts)
