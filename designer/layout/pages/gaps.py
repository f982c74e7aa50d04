"""The gap page: a small map with a number where each gap is, and the list of gaps by these numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from designer.drawing import Box, Content, Drawing, Group, Item, Page, Path, Placed, Role, Stroke, TextRun
from designer.layout import shapes
from designer.layout.grid import Grid
from designer.layout.marks import place_of
from designer.layout.pages.flow import Piece, Place, column_groups, fill_page
from designer.layout.pages.frame import PageFrame, numbered
from designer.layout.pages.lists import (
    ListRow,
    ListSection,
    Mark,
    column_count,
    fewest,
    section_pieces,
    title_group,
)
from designer.layout.texts import Texts, rise
from designer.words import _

COLOURS = {"error": "#C4262E", "warning": "#8F5600", "info": "#2A66A8"}  # at least 5:1 under white numbers
ICONS = {"error": "circle-x", "warning": "triangle-alert", "info": "info"}
_UNDER_TITLE = 18.0
_UNDER_MAP = 20.0
_GUTTER = 28.0
_LARGEST = 1.15
_MAP_SHARES = (0.74, 0.66, 0.58, 0.5, 0.44)  # of the page's height, the largest with which the list fits on one page
_MOST_PLACES = 6  # of one gap: more would say “everywhere” in numbers
_DISC = 5.4
_LEAST_LIST = 60.0
_LEAST_LINE = 0.25
_PAD = 6.0  # of the small map


class GapMark(msgspec.Struct, frozen=True):
    """A gap as it is printed: its number in the list, how grave it is ("error", "warning", "info"), and where it is."""

    number: int
    severity: str
    elements: tuple[str, ...]


def gap_pages(
    title: str,
    sections: Sequence[ListSection],
    marks: Sequence[GapMark],
    small: tuple[Drawing, Grid],
    frame: PageFrame,
    *,
    says: str = "",
    empty: str = "",
) -> tuple[Page, ...]:
    """The small map with its numbers, and the sections below it in columns, which flow on to further pages.

    The pages are numbered among themselves; `numbered` gives them their place among others.
    """

    shown = sections if any(section.rows for section in sections) else [ListSection("", (ListRow(empty),))]

    def set_pages(scale: float) -> list[Page]:
        width = frame.width(scale)
        count = column_count(width)
        column = (width - _GUTTER * (count - 1)) / count
        pieces = section_pieces(shown, column, frame.texts)
        for share in _MAP_SHARES[:-1]:
            if one := _set_pages(title, pieces, count, column, marks, small, frame, scale, says, share, most=1):
                return one
        return _set_pages(title, pieces, count, column, marks, small, frame, scale, says, _MAP_SHARES[-1])

    return numbered(frame, fewest(set_pages, frame, _LARGEST))


def _set_pages(
    title: str,
    pieces: Sequence[Piece],
    count: int,
    column: float,
    marks: Sequence[GapMark],
    small: tuple[Drawing, Grid],
    frame: PageFrame,
    scale: float,
    says: str,
    share: float,
    most: int | None = None,
) -> list[Page]:
    """The pages with the list in so many columns of this width; none where there would be more than `most`."""
    texts, width, height = frame.texts, frame.width(scale), frame.height(scale)
    pages: list[Page] = []
    at = Place()
    while not pages or at.piece < len(pieces):
        if len(pages) == most:
            return []
        head = title_group(title, says if not pages else "", bool(pages), width, height, texts)
        top = head.content.box.bottom + _UNDER_TITLE
        groups = [head]
        if not pages:
            room = min(height * share, height - top - _UNDER_MAP - _LEAST_LIST)
            picture = small_map(*small, marks, width, room, texts)
            groups.append(
                Group("small map", Role.DECORATION, 0, top, picture, alt=_("The map, with a number at each gap"))
            )
            top += picture.box.height + _UNDER_MAP
        columns, at = fill_page(pieces, at, count, max(height - top, 40.0))
        for i, one in enumerate(columns):
            groups += column_groups(one, i * (column + _GUTTER), top)
        pages.append(frame.page(groups, scale, title))
    return pages


def small_map(
    drawing: Drawing, grid: Grid, marks: Sequence[GapMark], width: float, height: float, texts: Texts
) -> Content:
    """A map as it looks from far away, no larger than this, with the numbers of its gaps where they are."""
    factor = min((width - 2 * _PAD) / drawing.width, (height - 2 * _PAD) / drawing.height)
    wide, tall = drawing.width * factor, drawing.height * factor
    left = (width - wide) / 2

    def draw() -> tuple[Item | Placed, ...]:
        colour = texts.theme.colour
        border = Stroke(colour.hairline, texts.theme.grid.hairline)
        items: list[Item | Placed] = [
            shapes.rounded(left - _PAD, 0, wide + 2 * _PAD, tall + 2 * _PAD, 3, drawing.paper, border)
        ]
        for _group, x, y, item in drawing.items():
            items += _shrunk(item, x, y, factor, left, colour.hairline)
        items += _numbers(drawing, grid, marks, factor, left, texts)
        return tuple(items)

    return Content(Box(0, 0, width, tall + 2 * _PAD), draw)


def _shrunk(item: Item, x: float, y: float, factor: float, left: float, grey: str) -> Iterator[Item]:
    """A thing of the drawing as it looks from far away: shapes as they are, words as grey bars."""
    match item:
        case Path():
            points = tuple(
                [left + (x + v) * factor if i % 2 == 0 else _PAD + (y + v) * factor for i, v in enumerate(item.points)]
            )
            stroke = item.stroke
            if stroke is not None:
                dash = tuple([d * factor for d in stroke.dash])
                stroke = Stroke(stroke.colour, max(stroke.width * factor, _LEAST_LINE), dash, stroke.is_round)
            yield Path(item.commands, points, item.fill, stroke)
        case TextRun() if item.text.strip():
            tall = item.size * factor
            begin = x + item.x
            middle = _PAD + (y + item.y) * factor - tall * 0.3
            ends = [(left + begin * factor, middle), (left + (begin + item.width) * factor, middle)]
            yield shapes.line(ends, Stroke(grey, max(tall * 0.42, _LEAST_LINE)))


def _numbers(
    drawing: Drawing, grid: Grid, marks: Sequence[GapMark], factor: float, left: float, texts: Texts
) -> list[Item | Placed]:
    items: list[Item | Placed] = []
    taken: list[tuple[float, float]] = []
    for mark in marks:
        for id in mark.elements[:_MOST_PLACES]:
            place = place_of(drawing, grid, id)
            if place is None:
                continue
            box = _scaled(place.box, factor, left)
            x, y = (box.right - 1, box.top + 1) if not place.route else box.centre
            half = max(_DISC, texts.number_width(mark.number) / 2 + 3)
            # Numbers at one place stand side by side, then below each other where the map ends.
            while any(abs(x - a) < 2 * half and abs(y - b) < 2 * _DISC for a, b in taken):
                x += 2 * half + 0.6
                if x > left + drawing.width * factor - half:
                    x, y = box.left, y + 2 * _DISC + 0.6
            taken.append((x, y))
            fill = COLOURS[mark.severity]
            rim = Stroke(texts.theme.colour.paper, 0.8)
            items.append(shapes.rounded(x - half, y - _DISC, 2 * half, 2 * _DISC, _DISC, fill, rim))
            items += texts.run(
                str(mark.number), texts.mark, texts.theme.text_on(fill), x, y + rise(texts.mark), "middle"
            )
    return items


def _scaled(box: Box, factor: float, left: float) -> Box:
    return Box(left + box.left * factor, _PAD + box.top * factor, left + box.right * factor, _PAD + box.bottom * factor)


def severity_mark(severity: str) -> Mark:
    """What stands before a gap in the list."""
    return Mark(ICONS[severity], COLOURS[severity])
