"""The pictures of a storyboard: small flat scenes, drawn with Pillow."""

from __future__ import annotations

from collections.abc import Callable

from stories.map_pictures import FINE, Sheet

WIDTH, HEIGHT = 80, 50
_PIXELS = (320, 200)
_COLOURS = 64

_WALL, _FLOOR, _INK, _SKIN = "#F3EBDD", "#D9C7A8", "#3A3F4B", "#E8BE98"


def scene(name: str) -> bytes:
    """A scene of the storyboard as PNG."""
    sheet = Sheet(WIDTH, HEIGHT, 4 * FINE)
    SCENES[name](sheet)
    return sheet.png(*_PIXELS, colours=_COLOURS)


def _room(sheet: Sheet, wall: str = _WALL, floor: str = _FLOOR) -> None:
    sheet.box(0, 0, WIDTH, HEIGHT, wall)
    sheet.box(0, 38, WIDTH, 12, floor)


def _person(sheet: Sheet, x: float, foot: float, height: float, clothes: str, hair: str = _INK) -> None:
    head = height * 0.13
    sheet.box(x - height * 0.09, foot - height * 0.42, height * 0.075, height * 0.42, _INK, radius=height * 0.03)
    sheet.box(x + height * 0.015, foot - height * 0.42, height * 0.075, height * 0.42, _INK, radius=height * 0.03)
    sheet.box(x - height * 0.14, foot - height * 0.78, height * 0.28, height * 0.44, clothes, radius=height * 0.09)
    sheet.dot(x, foot - height * 0.87, head, hair)
    sheet.dot(x, foot - height * 0.84, head * 0.86, _SKIN)


def _sofa(sheet: Sheet) -> None:
    _room(sheet, "#E8EEF2", "#C9D3DA")
    sheet.box(14, 22, 52, 20, "#3F6C7A", radius=4)
    sheet.box(9, 27, 9, 16, "#35596A", radius=3)
    sheet.box(62, 27, 9, 16, "#35596A", radius=3)
    _person(sheet, 32, 42, 26, "#B03A5B")
    _person(sheet, 48, 42, 19, "#E3B23C", "#6B3F22")
    sheet.box(37, 28, 7, 5, "#16202E", radius=1)
    sheet.box(37.6, 28.6, 5.8, 3.8, "#BFE0EA", radius=0.6)


def _tram(sheet: Sheet) -> None:
    sheet.box(0, 0, WIDTH, HEIGHT, "#DCEAF3")
    for x, height in ((4, 20), (18, 27), (34, 17), (50, 24), (66, 19)):
        sheet.box(x, 38 - height, 12, height, "#C3D3DE")
    sheet.box(0, 38, WIDTH, 12, "#AEB7BF")
    sheet.box(10, 14, 58, 24, "#C8442F", radius=4)
    sheet.box(10, 30, 58, 3, "#FFFFFF")
    for x in (14, 26, 38, 50):
        sheet.box(x, 18, 9, 9, "#EAF4FA", radius=1)
    _person(sheet, 31, 31, 15, "#B03A5B")
    sheet.box(14, 26, 9, 2, "#C8442F")
    for x in (20, 58):
        sheet.dot(x, 39, 3, _INK)


def _desk(sheet: Sheet) -> None:
    _room(sheet)
    sheet.box(6, 6, 26, 12, "#FFFFFF", "#B9AC93", 1)
    for y in (9, 12, 15):
        sheet.box(9, y, 20 - y, 1.2, "#8A7F6A")
    _person(sheet, 60, 36, 24, "#2F5D8A")
    sheet.box(44, 26, 34, 18, "#8C5A35", radius=1.5)
    sheet.box(44, 26, 34, 2.5, "#6E4426", radius=1)
    _person(sheet, 26, 46, 30, "#B03A5B")
    _person(sheet, 14, 46, 20, "#E3B23C", "#6B3F22")


def _painting(sheet: Sheet) -> None:
    _room(sheet, "#EFE9F2", "#C9B79C")
    sheet.box(18, 5, 42, 26, "#B58A3C", radius=1)
    sheet.box(20.5, 7.5, 37, 21, "#8CC0D9")
    sheet.polygon([(20.5, 28.5), (20.5, 22), (32, 16), (44, 24), (57.5, 18), (57.5, 28.5)], "#3F7D58")
    sheet.dot(49, 13, 3.4, "#F5D76E")
    _person(sheet, 30, 47, 24, "#B03A5B")
    _person(sheet, 46, 47, 17, "#E3B23C", "#6B3F22")


def _workshop(sheet: Sheet) -> None:
    _room(sheet, "#FBF3DC", "#DCC79A")
    sheet.box(12, 28, 56, 4, "#A9713F", radius=1)
    for x in (16, 60):
        sheet.box(x, 32, 3.4, 14, "#8C5A35")
    sheet.box(22, 21, 14, 7, "#FFFFFF", "#B9AC93", 0.6)
    for x, colour in ((24, "#C8442F"), (28, "#2F6DB0"), (32, "#3F7D58")):
        sheet.dot(x + 1, 24.5, 1.6, colour)
    for x, colour in ((44, "#C8442F"), (48, "#E3B23C"), (52, "#2F6DB0")):
        sheet.box(x, 22, 2.4, 6, colour, radius=0.8)
    _person(sheet, 30, 48, 19, "#E3B23C", "#6B3F22")
    _person(sheet, 54, 48, 26, "#3F7D58", "#8A8A8A")


def _cafe(sheet: Sheet) -> None:
    _room(sheet, "#F5E6DE", "#CDB49B")
    sheet.box(50, 4, 24, 18, "#5B4636", radius=1.5)
    for y in (8, 12, 16):
        sheet.box(54, y, 16 - (y % 3) * 3, 1.4, "#F5E6DE")
    sheet.box(28, 29, 24, 2.4, "#8C5A35", radius=1)
    sheet.box(39, 31, 2.2, 15, "#6E4426")
    sheet.box(33, 24.6, 4.6, 4.4, "#FFFFFF", radius=1)
    sheet.polygon([(43, 29), (50, 29), (48, 25)], "#D98C4A")
    _person(sheet, 20, 47, 27, "#B03A5B")
    _person(sheet, 60, 47, 19, "#E3B23C", "#6B3F22")


def _shop(sheet: Sheet) -> None:
    _room(sheet, "#E9F0E6", "#C7CFB8")
    for y in (9, 20):
        sheet.box(30, y + 7, 44, 2, "#8C5A35")
        for i, colour in enumerate(("#C8442F", "#2F6DB0", "#E3B23C", "#3F7D58", "#B03A5B", "#562A60")):
            sheet.box(33 + 6.6 * i, y + (i % 3), 4.6, 7 - (i % 3), colour, radius=0.6)
    _person(sheet, 22, 47, 20, "#E3B23C", "#6B3F22")
    sheet.box(25, 33, 6, 7, "#FFFFFF", "#B9AC93", 0.8)


def _wall(sheet: Sheet) -> None:
    _room(sheet, "#E8EEF2", "#D5C6AE")
    sheet.box(26, 8, 22, 16, "#FFFFFF", "#8C5A35", 0.6)
    sheet.polygon([(28, 22), (34, 14), (39, 19), (42, 16), (46, 22)], "#3F7D58")
    sheet.dot(43, 12, 1.9, "#F5D76E")
    sheet.box(56, 24, 16, 20, "#B98A5A", radius=2)
    _person(sheet, 37, 47, 20, "#E3B23C", "#6B3F22")


SCENES: dict[str, Callable[[Sheet], None]] = {
    "sofa": _sofa,
    "tram": _tram,
    "desk": _desk,
    "painting": _painting,
    "workshop": _workshop,
    "cafe": _cafe,
    "shop": _shop,
    "wall": _wall,
}
