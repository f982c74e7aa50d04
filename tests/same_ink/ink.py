"""Canvas and PDF of one drawing as pixels, and how alike they are, group by group."""

from __future__ import annotations

import math
from collections.abc import Callable

import msgspec
import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from designer.canvas.glyphs import Glyphs
from designer.canvas.painter import paint_drawing
from designer.drawing import Box, Content, Drawing, Group, Item, Page, Placed, TextRun
from designer.drawing.drawing import flat
from designer.export import pdf, svg
from designer.text import FontBook
from tests.export import reading

# Pixels a point while painting; a quarter of it while comparing, so that hinting and antialiasing don't count.
SCALE = 8 / 3
QUARTER = 4
_BESIDE_THE_PIXEL = 0.01  # points
# Structural similarity after Wang et al. 2004, with a flat window and the usual constants for 8 bits.
WINDOW = 7
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
# Of one window: below it lies nothing but the trace of a neighbour's antialiasing.
_INK = 12.0

Map = npt.NDArray[np.float64]


def canvas(drawing: Drawing, fonts: FontBook) -> Map:
    """The drawing as the canvas paints it, at quarter size."""
    return _painted(drawing, lambda painter: paint_drawing(painter, drawing, Glyphs(fonts)))


def vector(drawing: Drawing) -> Map:
    """The drawing as its SVG shows it, at quarter size."""
    picture = QSvgRenderer(QByteArray(svg.dumps(drawing)))
    return _painted(drawing, lambda painter: picture.render(painter, QRectF(0, 0, drawing.width, drawing.height)))


def _painted(drawing: Drawing, paint: Callable[[QPainter], None]) -> Map:
    width, height = _size(drawing)
    image = QImage(width, height, QImage.Format.Format_RGBX8888)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(SCALE, SCALE)
    paint(painter)
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())[:, : width * 4]
    return _quarter(pixels.reshape(height, width, 4)[:, :, :3])


def paper(drawing: Drawing) -> Map:
    """The drawing as its PDF shows it, at quarter size."""
    width, height = _size(drawing)
    # pdfium sets small glyphs at whole pixels: at 0 the last bit of a sum of steps would decide which.
    data = pdf.dumps([Page(width / SCALE, height / SCALE, drawing, 1, _BESIDE_THE_PIXEL, 0)])
    return _quarter(reading.pixels(data, SCALE)[:height, :width])


def likeness(drawing: Drawing, one: Map, other: Map) -> dict[str, float]:
    """How alike each group with ink is, from 0 to 1: the least of its whole box and of the boxes of its text runs.

    Counted is where there is ink: the white of a card must not make up for a text beside its place.
    """
    similarity, ink = _similarity(one, other)
    found = {}
    for group in drawing.groups:
        parts = []
        for box in (group.box, *_text_boxes(group)):
            place = _pixels(box, similarity.shape)
            inside = ink[place]
            if inside.any():
                parts.append(float(similarity[place][inside].mean()))
        if parts:
            found[group.key] = min(parts)
    return found


def changed(drawing: Drawing, change: Callable[[tuple[Item | Placed, ...]], tuple[Item | Placed, ...]]) -> Drawing:
    """The drawing with the items of each group changed; a group whose items come back as they were is the same."""

    def of(group: Group) -> Group:
        items = change(group.content.items)
        if items == group.content.items:
            return group
        return msgspec.structs.replace(group, content=Content(group.content.box, items))

    return Drawing(drawing.width, drawing.height, tuple(of(group) for group in drawing.groups), drawing.paper)


def _text_boxes(group: Group) -> list[Box]:
    return [
        Box(x + run.x, y + run.y - 0.8 * run.size, x + run.x + run.width, y + run.y + 0.25 * run.size)
        for x, y, run in flat(group.content, group.x, group.y)
        if isinstance(run, TextRun)
    ]


def _size(drawing: Drawing) -> tuple[int, int]:
    width, height = (math.ceil(side * SCALE / QUARTER) * QUARTER for side in (drawing.width, drawing.height))
    return width, height


def _quarter(pixels: npt.NDArray[np.uint8]) -> Map:
    height, width, _colours = pixels.shape
    blocks = pixels[: height // QUARTER * QUARTER, : width // QUARTER * QUARTER]
    blocks = blocks.reshape(height // QUARTER, QUARTER, width // QUARTER, QUARTER, 3)
    result: Map = blocks.mean(axis=(1, 3))
    return result


def _similarity(one: Map, other: Map) -> tuple[Map, npt.NDArray[np.bool_]]:
    """The similarity of the window around each pixel, the least of the three colours, and where there is ink in it."""
    mean_a, mean_b = _windowed(one), _windowed(other)
    var_a, var_b = _windowed(one * one) - mean_a**2, _windowed(other * other) - mean_b**2
    both = _windowed(one * other) - mean_a * mean_b
    similar = ((2 * mean_a * mean_b + _C1) * (2 * both + _C2)) / ((mean_a**2 + mean_b**2 + _C1) * (var_a + var_b + _C2))
    return similar.min(axis=2), (var_a + var_b).max(axis=2) > _INK


def _windowed(values: Map) -> Map:
    """The mean of the window around each pixel; beyond the edge stands the edge."""
    half = WINDOW // 2
    padded = np.pad(values, ((half + 1, half), (half + 1, half), (0, 0)), mode="edge")
    sums = padded.cumsum(axis=0).cumsum(axis=1)
    result: Map = (
        sums[WINDOW:, WINDOW:] - sums[:-WINDOW, WINDOW:] - sums[WINDOW:, :-WINDOW] + sums[:-WINDOW, :-WINDOW]
    ) / WINDOW**2
    return result


def _pixels(box: Box, shape: tuple[int, ...]) -> tuple[slice, slice]:
    scale = SCALE / QUARTER
    top, bottom = math.floor(box.top * scale), math.ceil(box.bottom * scale)
    left, right = math.floor(box.left * scale), math.ceil(box.right * scale)
    return slice(max(0, top), min(shape[0], max(bottom, top + 1))), slice(
        max(0, left), min(shape[1], max(right, left + 1))
    )
