"""The made-up logos of the organisations in the samples, drawn with Pillow."""

from __future__ import annotations

import math
from collections.abc import Callable

from stories.map_pictures import FINE, Sheet


def logo(name: str) -> bytes:
    """The made-up logo of a sample's organisation, as PNG bytes on white."""
    sheet = Sheet(48, 48, 8 * FINE)
    LOGOS[name](sheet)
    return sheet.png(384, 384, colours=48)


def _draw_wheel(sheet: Sheet) -> None:
    # A wheel whose spokes are a compass needle that points north.
    sheet.box(0, 0, 48, 48, "#0B4F5E", radius=9)
    sheet.dot(24, 24, 17, "#FFFFFF")
    sheet.dot(24, 24, 13.6, "#0B4F5E")
    sheet.polygon([(24, 9), (28.6, 24), (19.4, 24)], "#F2B134")
    sheet.polygon([(24, 39), (28.6, 24), (19.4, 24)], "#FFFFFF")
    sheet.dot(24, 24, 2.4, "#0B4F5E")


def _draw_cupboard(sheet: Sheet) -> None:
    # An H made of two cupboard doors and the worktop between them.
    sheet.box(0, 0, 48, 48, "#23513C", radius=9)
    for x in (10, 29):
        sheet.box(x, 9, 9, 30, "#FFFFFF", radius=1.6)
    sheet.box(18, 21, 12, 6, "#E3B778")
    sheet.box(16, 28.5, 1.5, 5, "#23513C", radius=0.7)
    sheet.box(30.5, 28.5, 1.5, 5, "#23513C", radius=0.7)


def _draw_bean(sheet: Sheet) -> None:
    # A letter whose seal is a coffee bean.
    sheet.box(0, 0, 48, 48, "#6B3F22", radius=9)
    sheet.box(9, 14, 30, 20, "#FFFFFF", radius=2)
    sheet.line([(10, 15.5), (24, 25), (38, 15.5)], "#C9AE93", 1.6)
    sheet.dot(24, 25, 5.6, "#2F6B5E")
    sheet.line([(24, 20.6), (22.8, 23.4), (25.2, 26.6), (24, 29.4)], "#FFFFFF", 1.3)


def _draw_sail(sheet: Sheet) -> None:
    # Two sails that are also the pages of a book.
    sheet.box(0, 0, 48, 48, "#1F4E6B", radius=9)
    sheet.polygon([(23, 8), (23, 33), (9, 33)], "#FFFFFF")
    sheet.polygon([(25.5, 13), (25.5, 33), (37, 33)], "#E3B23C")
    sheet.polygon([(8, 36), (40, 36), (35, 42), (13, 42)], "#FFFFFF")


def _draw_leaf(sheet: Sheet) -> None:
    # A leaf of a lime tree made of two halves, one for each owner.
    sheet.box(0, 0, 48, 48, "#2E6B3E", radius=9)
    sheet.polygon([(24, 8), (35, 18), (36, 27), (24, 38)], "#FFFFFF")
    sheet.polygon([(24, 8), (13, 18), (12, 27), (24, 38)], "#BFE0B8")
    sheet.line([(24, 10), (24, 43)], "#2E6B3E", 1.6)


def _draw_lantern(sheet: Sheet) -> None:
    # A paper lantern in front of a mountain.
    sheet.box(0, 0, 48, 48, "#3B2A4A", radius=9)
    sheet.polygon([(4, 41), (24, 12), (44, 41)], "#6A5680")
    sheet.polygon([(19, 19.3), (24, 12), (29, 19.3), (24, 22)], "#FFFFFF")
    sheet.box(16, 20, 16, 20, "#F2B134", radius=6)
    for y in (25, 30, 35):
        sheet.line([(16.6, y), (31.4, y)], "#C98A1A", 0.9)
    sheet.box(19.5, 18, 9, 2.6, "#3B2A4A")
    sheet.box(19.5, 39.4, 9, 2.6, "#3B2A4A")


def _draw_eye(sheet: Sheet) -> None:
    # An eye that is a rising sun.
    sheet.box(0, 0, 48, 48, "#0E5C6B", radius=9)
    sheet.polygon([(6, 25), (16, 15.5), (24, 13), (32, 15.5), (42, 25), (32, 34.5), (24, 37), (16, 34.5)], "#FFFFFF")
    sheet.dot(24, 25, 8, "#F2B134")
    sheet.dot(24, 25, 3.6, "#0E5C6B")


def _draw_town(sheet: Sheet) -> None:
    # A town gate under an elm.
    sheet.box(0, 0, 48, 48, "#3A3F6B", radius=9)
    sheet.dot(24, 17, 10, "#8FC08A")
    sheet.dot(16.5, 21, 6, "#8FC08A")
    sheet.dot(31.5, 21, 6, "#8FC08A")
    sheet.box(22.4, 22, 3.2, 18, "#FFFFFF")
    sheet.box(8, 38, 32, 3, "#FFFFFF", radius=1)


def _draw_tandem(sheet: Sheet) -> None:
    # Two wheels and one frame.
    sheet.box(0, 0, 48, 48, "#B03A5B", radius=9)
    for x in (14, 34):
        sheet.dot(x, 30, 8.4, "#FFFFFF")
        sheet.dot(x, 30, 5.8, "#B03A5B")
    sheet.line([(14, 30), (20, 17), (34, 17), (34, 30)], "#FFFFFF", 2.4)
    sheet.line([(20, 17), (25, 30), (34, 17)], "#F7C6D3", 2.0)


def _draw_roof(sheet: Sheet) -> None:
    # A roof that holds off the rain.
    sheet.box(0, 0, 48, 48, "#1F4E79", radius=9)
    sheet.polygon([(24, 14), (43, 29), (38, 29), (24, 18.4), (10, 29), (5, 29)], "#FFFFFF")
    sheet.box(15, 28, 18, 13, "#BFD6EA", radius=1)
    for x in (12, 21, 30):
        sheet.line([(x, 6), (x - 2.6, 11)], "#7FC0B0", 1.8)


def _draw_cross(sheet: Sheet) -> None:
    # A cross of two hands' breadths, rounded like a plaster.
    sheet.box(0, 0, 48, 48, "#FFFFFF", "#8A3512", 9)
    sheet.box(18, 8, 12, 32, "#8A3512", radius=6)
    sheet.box(8, 18, 32, 12, "#8A3512", radius=6)
    sheet.dot(24, 24, 4.2, "#FFFFFF")


def _draw_wave(sheet: Sheet) -> None:
    # Rails that turn into waves under a midnight sun.
    sheet.box(0, 0, 48, 48, "#123A5A", radius=9)
    sheet.dot(33, 15, 6.4, "#F2B134")
    for y, colour in ((27, "#FFFFFF"), (34, "#7FC4D9"), (41, "#3F8FB0")):
        line = [(4 + i, y + 2.2 * math.sin(i / 4.2)) for i in range(41)]
        sheet.line(line, colour, 2.4)


LOGOS: dict[str, Callable[[Sheet], None]] = {
    "wheel": _draw_wheel,
    "cupboard": _draw_cupboard,
    "bean": _draw_bean,
    "sail": _draw_sail,
    "leaf": _draw_leaf,
    "lantern": _draw_lantern,
    "eye": _draw_eye,
    "town": _draw_town,
    "tandem": _draw_tandem,
    "roof": _draw_roof,
    "cross": _draw_cross,
    "wave": _draw_wave,
}
