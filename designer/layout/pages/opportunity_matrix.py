"""The matrix of impact and effort: nine cells, four of them named, with the opportunities as notes or as numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import msgspec

from designer.drawing import Box, Content, Group, Item, Placed, Role, Stroke
from designer.layout import icons, shapes
from designer.layout.colour import mixed
from designer.layout.notes import ground, in_columns
from designer.layout.pages.block import Block
from designer.layout.pages.opportunity_facts import LEVELS, Opportunity
from designer.layout.texts import Texts, first_baseline, rise
from designer.words import _

DISC = 7.5  # radius of a number

_GUTTER = 52.0  # at the left, for the words of the impact
_FOOT = 36.0  # below, for those of the effort
_GAP = 3.0  # between cells
_RADIUS = 6.0
_PAD = 9.0
_NAME = 17.0  # height of a cell's name
_NOTE_GAP = 6.0
_NOTE_PAD = 6.0
_NOTE_TEXT = 27.0
_BELOW = 1.5  # from the text of a note to what is below it
_NARROWEST_NOTE = 112.0
_PITCH = 20.0  # from one number to the next
_LOWEST = 58.0
_BETWEEN = 0.45  # how much of a corner's ground the cells between have: no boxes of lines

Cell = tuple[int, int]  # impact, effort


def cell_name(cell: Cell) -> str:
    """The name of a corner of the matrix; "" for what lies between."""
    return {
        (3, 1): _("Quick wins"),
        (3, 3): _("Big bets"),
        (1, 1): _("Fill-ins"),
        (1, 3): _("Reconsider"),
    }.get(cell, "")


class _Filled(msgspec.Struct, frozen=True):
    """What stands in a cell: the box of each opportunity from the cell's corner, and how high the cell must be."""

    boxes: tuple[Box, ...]
    height: float


def matrix(
    found: Sequence[Opportunity], width: float, texts: Texts, *, has_notes: bool, least_height: float = 0.0
) -> Block:
    """The matrix in a width, with notes that say what each opportunity is, or with numbers only; its rows share what height
    there is beyond what they need."""
    cells: dict[Cell, list[Opportunity]] = {(i, e): [] for i in LEVELS for e in LEVELS}
    for one in found:
        if one.impact is not None and one.effort is not None:
            cells[one.impact, one.effort].append(one)
    cell_width = (width - _GUTTER - 2 * _GAP) / 3
    fill = partial(_fill_notes, texts=texts) if has_notes else _fill_numbers
    filled = {cell: fill(members, cell, cell_width) for cell, members in cells.items()}
    rows = [max(_LOWEST, *[filled[impact, effort].height for effort in LEVELS]) for impact in reversed(LEVELS)]
    spare = least_height - sum(rows) - 2 * _GAP - _FOOT
    rows = _raised(rows, spare) if spare > 0 else rows
    height = sum(rows) + 2 * _GAP + _FOOT

    def place(left: float, top: float) -> list[Group]:
        content = Content(Box(0, 0, width, height), lambda: _draw_ground(width, rows, texts))
        alt = _("Opportunities by impact and effort")
        groups = [Group("matrix", Role.DECORATION, left, top, content, alt=alt)]
        y = top
        for impact, row in zip(reversed(LEVELS), rows, strict=True):
            for effort in LEVELS:
                x = left + _GUTTER + (effort - 1) * (cell_width + _GAP)
                members, inside = cells[impact, effort], filled[impact, effort]
                for one, box in zip(members, inside.boxes, strict=True):
                    groups.append(_group(one, x + box.left, y + box.top, box, texts, has_notes))
            y += row + _GAP
        return groups

    return Block(height, place)


def _raised(rows: Sequence[float], spare: float) -> list[float]:
    """The rows made higher, the lowest first, until nothing is left."""
    low, high = min(rows), max(rows) + spare
    for _round in range(40):
        level = (low + high) / 2
        if sum(max(0.0, level - row) for row in rows) > spare:
            high = level
        else:
            low = level
    return [max(row, low) for row in rows]


def _group(one: Opportunity, x: float, y: float, box: Box, texts: Texts, has_notes: bool) -> Group:
    draw: Callable[[], tuple[Item | Placed, ...]]
    if has_notes:
        draw = partial(_draw_note, one, box.width, box.height, texts)
    else:
        draw = partial(draw_number, one.number, texts)
    content = Content(Box(0, 0, box.width, box.height), draw)
    return Group(f"{one.note.id}/cell", Role.NOTE, x, y, content, one.note.id, one.text)


def _top(cell: Cell) -> float:
    return _PAD + (_NAME if cell_name(cell) else 0.0)


def _fill_numbers(members: Sequence[Opportunity], cell: Cell, width: float) -> _Filled:
    columns = max(1, int((width - 2 * _PAD + _PITCH - 2 * DISC) // _PITCH))
    top = _top(cell)
    boxes = []
    for i in range(len(members)):
        x, y = _PAD + i % columns * _PITCH, top + i // columns * _PITCH
        boxes.append(Box(x, y, x + 2 * DISC, y + 2 * DISC))
    return _Filled(tuple(boxes), max([b.bottom for b in boxes], default=top) + _PAD)


def _fill_notes(members: Sequence[Opportunity], cell: Cell, width: float, texts: Texts) -> _Filled:
    room = width - 2 * _PAD
    columns = max(1, min(len(members), int((room + _NOTE_GAP) // (_NARROWEST_NOTE + _NOTE_GAP))))
    column = (room - _NOTE_GAP * (columns - 1)) / columns
    top = _top(cell)
    flow = in_columns([(column, _note_height(one, column, texts)) for one in members], columns, column, _NOTE_GAP)
    boxes = tuple([box.moved(_PAD, top) for box in flow.boxes])
    return _Filled(boxes, top + flow.height + _PAD)


def longest_word(found: Sequence[Opportunity], texts: Texts) -> float:
    """The narrowest matrix whose notes break no word."""
    widest = max([texts.longest(one.text, texts.name) for one in found if one.is_placed], default=0.0)
    return _GUTTER + 2 * _GAP + 3 * (widest + _NOTE_TEXT + _NOTE_PAD + 2 * _PAD)


# Drawing


def _draw_ground(width: float, rows: Sequence[float], texts: Texts) -> tuple[Item | Placed, ...]:
    """The cells, their names, and the words at the axes."""
    theme, colour = texts.theme, texts.theme.colour
    cell_width = (width - _GUTTER - 2 * _GAP) / 3
    line = Stroke(colour.hairline, theme.grid.rule)
    between = mixed(colour.question_ground, colour.paper, _BETWEEN)
    items: list[Item | Placed] = []
    words = {3: _("high"), 2: _("middle"), 1: _("low")}
    y = 0.0
    for impact, row in zip(reversed(LEVELS), rows, strict=True):
        for effort in LEVELS:
            x = _GUTTER + (effort - 1) * (cell_width + _GAP)
            name = cell_name((impact, effort))
            fill = colour.chip_ground
            if theme.has_tints:
                corner = colour.opportunity_ground if (impact, effort) == (3, 1) else colour.question_ground
                fill = corner if name else between
            stroke = line if fill == colour.paper or not theme.has_tints else None
            half = line.width / 2 if stroke else 0.0
            items.append(
                shapes.rounded(x + half, y + half, cell_width - 2 * half, row - 2 * half, _RADIUS, fill, stroke)
            )
            if name:
                ink = colour.opportunity if (impact, effort) == (3, 1) else colour.text
                items += texts.run(name, texts.name, ink, x + _PAD, y + _PAD - 1.5 + first_baseline(texts.name))
        middle = y + row / 2
        items += texts.run(str(impact), texts.name, colour.ink, _GUTTER - 12, middle - 5 + rise(texts.name), "end")
        items += texts.run(words[impact], texts.text, colour.muted, _GUTTER - 12, middle + 6 + rise(texts.text), "end")
        y += row + _GAP
    bottom = y - _GAP
    for effort in LEVELS:
        x = _GUTTER + (effort - 0.5) * cell_width + (effort - 1) * _GAP
        items += texts.run(str(effort), texts.name, colour.ink, x, bottom + 12 + rise(texts.name), "middle")
        items += texts.run(words[effort], texts.text, colour.muted, x, bottom + 23 + rise(texts.text), "middle")
    items += _axis(_("Impact"), "arrow-up", 0, first_baseline(texts.name), texts)
    items += _axis(_("Effort"), "arrow-right", 0, bottom + 12 + rise(texts.name), texts)
    return tuple(items)


def _axis(word: str, icon: str, x: float, baseline: float, texts: Texts) -> list[Item | Placed]:
    """The name of an axis and where it points."""
    ink = texts.theme.colour.ink
    width = texts.width(word, texts.name)
    mark = Placed(x + width + 3, baseline - 8.5, icons.icon(icon, 10, 1.1, ink))
    return [*texts.run(word, texts.name, ink, x, baseline), mark]


def draw_number(number: int, texts: Texts) -> tuple[Item | Placed, ...]:
    """The number of an opportunity in a filled disc from the origin, a capsule for three digits."""
    colour = texts.theme.colour
    width = texts.number_width(number)
    half = max(DISC, width / 2 + 3)
    fill = colour.opportunity
    return (
        shapes.rounded(DISC - half, 0, 2 * half, 2 * DISC, DISC, fill),
        *texts.run(str(number), texts.mark, texts.theme.text_on(fill), DISC, DISC + rise(texts.mark), "middle"),
    )


def _note_lines(one: Opportunity, width: float, texts: Texts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    measure = width - _NOTE_TEXT - _NOTE_PAD
    return texts.lines(one.text, texts.name, measure), texts.lines(one.details, texts.text, measure)


def _note_height(one: Opportunity, width: float, texts: Texts) -> float:
    said, below = _note_lines(one, width, texts)
    under = _BELOW + texts.text.line * len(below) if below else 0
    return max(2 * _NOTE_PAD + texts.name.line * len(said) + under, 2 * DISC + 2 * _NOTE_PAD - 2)


def _draw_note(one: Opportunity, width: float, height: float, texts: Texts) -> tuple[Item | Placed, ...]:
    theme, colour = texts.theme, texts.theme.colour
    said, below = _note_lines(one, width, texts)
    fill = colour.opportunity_ground
    items: list[Item | Placed] = []
    if theme.has_tints:
        items.append(shapes.rounded(0, 0, width, height, theme.notes.radius, colour.card))
    else:
        items.append(ground(width, height, theme.notes.radius, colour.opportunity, fill, texts))
    if one.note.is_private:
        border = Stroke(colour.opportunity, 0.75, (2, 2))
        items.append(shapes.rounded(0.4, 0.4, width - 0.8, height - 0.8, theme.notes.radius, "", border))
    top = _NOTE_PAD
    number = Content(Box(0, 0, 2 * DISC, 2 * DISC), draw_number(one.number, texts))
    items.append(Placed(5, top + texts.name.line / 2 - DISC, number))
    measure = width - _NOTE_TEXT - _NOTE_PAD
    items += texts.block(said, texts.name, colour.ink, _NOTE_TEXT, top + first_baseline(texts.name), measure=measure)
    top += texts.name.line * len(said) + _BELOW
    items += texts.block(below, texts.text, colour.muted, _NOTE_TEXT, top + first_baseline(texts.text), measure=measure)
    return tuple(items)
