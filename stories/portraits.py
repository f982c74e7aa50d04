"""The portraits of the personas of samples: flat heads and shoulders, drawn with Pillow from a few words."""

from __future__ import annotations

from stories.map_pictures import FINE, Sheet

_SIZE = 48
_PIXELS = 160
_COLOURS = 40


def portrait(told: str) -> bytes:
    """A portrait as PNG: “hair style, hair colour, skin, clothes, ground”, then “glasses” or “beard” where there are any.

    Hair is short, long, bun, curly, bob, bald, parted or scarf (in the colour of the hair).
    """
    style, hair, skin, clothes, ground, *more = (part.strip() for part in told.split(","))
    sheet = Sheet(_SIZE, _SIZE, 4 * FINE)
    sheet.box(0, 0, _SIZE, _SIZE, ground)
    shade = _darker(skin, 0.88)
    _BEHIND.get(style, _nothing)(sheet, hair)
    sheet.box(7, 37, 34, 24, clothes, radius=12)
    sheet.box(20, 27, 8, 13, shade, radius=4)
    if style != "scarf":
        sheet.polygon([(19, 37), (29, 37), (24, 43)], shade)
    for x in (14.4, 33.6):
        sheet.dot(x, 23, 2.2, shade)
    sheet.box(14.5, 10, 19, 23.5, skin, radius=9.4)
    if "beard" in more:
        sheet.box(15, 25, 18, 9.4, hair, radius=6)
        sheet.box(18, 23, 12, 5, skin, radius=2.4)
    _FRONT[style](sheet, hair)
    brow = _darker(hair if style not in ("scarf", "bald") else "#4A3A30", 0.85)
    for x in (20, 28):
        sheet.dot(x, 22.4, 1.15, "#2B2320")
        sheet.box(x - 1.9, 18.9, 3.8, 0.9, brow, radius=0.4)
    _smile(sheet)
    if "glasses" in more:
        for x in (20, 28):
            _ring(sheet, x, 22.4, 3.3)
        sheet.line([(23.3, 22.0), (24.7, 22.0)], "#2B2320", 0.7)
    return sheet.png(_PIXELS, _PIXELS, colours=_COLOURS)


def _smile(sheet: Sheet) -> None:
    sheet.line([(21.3, 27.7), (22.6, 28.6), (24, 28.9), (25.4, 28.6), (26.7, 27.7)], "#7A3B2E", 0.9)


def _ring(sheet: Sheet, x: float, y: float, radius: float) -> None:
    k = sheet.scale
    place = ((x - radius) * k, (y - radius) * k, (x + radius) * k, (y + radius) * k)
    sheet.pen.ellipse(place, outline="#2B2320", width=round(0.7 * k))


def _darker(colour: str, by: float) -> str:
    return "#" + "".join(f"{round(int(colour[i : i + 2], 16) * by):02X}" for i in (1, 3, 5))


def _nothing(_sheet: Sheet, _hair: str) -> None:
    pass


def _long_behind(sheet: Sheet, hair: str) -> None:
    sheet.box(11.4, 8, 25.2, 33, hair, radius=11)


def _bob_behind(sheet: Sheet, hair: str) -> None:
    sheet.box(11.8, 8, 24.4, 23, hair, radius=9)


def _bun_behind(sheet: Sheet, hair: str) -> None:
    sheet.dot(24, 6.2, 4.8, hair)


def _curly_behind(sheet: Sheet, hair: str) -> None:
    for x, y in ((13, 18), (13.5, 12.5), (18, 8.5), (24, 7.4), (30, 8.5), (34.5, 12.5), (35, 18)):
        sheet.dot(x, y, 4.6, hair)


def _scarf_behind(sheet: Sheet, hair: str) -> None:
    sheet.box(10.6, 6, 26.8, 33, hair, radius=13)
    sheet.box(9, 31, 30, 12, hair, radius=6)


def _cap(sheet: Sheet, hair: str, below: float) -> None:
    """Hair over the forehead, down to a height."""
    sheet.box(14, 8.4, 20, below - 8.4, hair, radius=min(9, (below - 8.4) / 2))
    sheet.box(14, 12.4, 3, 7.4, hair, radius=1.4)
    sheet.box(31, 12.4, 3, 7.4, hair, radius=1.4)


def _short(sheet: Sheet, hair: str) -> None:
    _cap(sheet, hair, 15.6)


def _parted(sheet: Sheet, hair: str) -> None:
    _cap(sheet, hair, 14.4)
    sheet.polygon([(15, 11), (29, 9.4), (20, 16.6), (14.6, 17.4)], hair)


def _fringe(sheet: Sheet, hair: str) -> None:
    _cap(sheet, hair, 17.2)


def _parting(sheet: Sheet, hair: str) -> None:
    sheet.polygon([(24, 9), (15, 12), (13.6, 22), (17, 17)], hair)
    sheet.polygon([(24, 9), (33, 12), (34.4, 22), (31, 17)], hair)


def _bald(sheet: Sheet, hair: str) -> None:
    for x in (13.6, 32):
        sheet.box(x, 17, 2.4, 6.4, hair, radius=1.2)


def _scarf(sheet: Sheet, hair: str) -> None:
    sheet.box(14, 8.2, 20, 6.4, hair, radius=3.2)
    sheet.polygon([(14.2, 11), (17.4, 11), (15.6, 27), (14.2, 27)], hair)
    sheet.polygon([(33.8, 11), (30.6, 11), (32.4, 27), (33.8, 27)], hair)


_BEHIND = {
    "long": _long_behind,
    "bob": _bob_behind,
    "bun": _bun_behind,
    "curly": _curly_behind,
    "scarf": _scarf_behind,
}
_FRONT = {
    "short": _short,
    "parted": _parted,
    "long": _parting,
    "bob": _fringe,
    "bun": _short,
    "curly": _short,
    "bald": _bald,
    "scarf": _scarf,
}
