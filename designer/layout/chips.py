"""Content chips: what the customer is given to read, see or use (LOOK.md section 8)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from designer.drawing import Box, Content, Item, Placed, Stroke
from designer.layout import icons, shapes
from designer.layout.notes import EMPTY, SOFT_HYPHEN, SURELY, Entry, Flow, Known, OneLine, known_room
from designer.layout.texts import Texts, first_baseline, rise


def _number_room(entry: Entry, texts: Texts) -> float:
    return texts.digits_width(entry.digits) + 5 if entry.digits else 0


def _count(entry: Entry, measure: float, texts: Texts) -> int:
    return texts.count(entry.text, texts.label, measure + 0.01)


def flow_chips(known: Known, entries: Sequence[Entry], width: float, texts: Texts) -> Flow:
    """Chips in rows from left to right. One wider than the stage has several lines. What is `known` of them is taken and added
    to."""
    if not entries:
        return EMPTY
    mark = texts.theme.chip
    boxes: list[Box] = []
    x = y = bottom = 0.0
    for entry in entries:
        chip, height = known_room(known, entry, width), mark.height
        if chip is None:
            chip, lines = _size(entry, width, texts)
            height += texts.label.line * max(0, lines - 1)
            if lines <= 1 and chip < width - 0.01 and SOFT_HYPHEN not in entry.text:
                known[entry.key] = OneLine(entry, min(chip + SURELY, width), chip)
        if boxes and x + chip > width + 0.01:
            x, y = 0.0, bottom + mark.row - mark.height
        boxes.append(Box(x, y, x + chip, y + height))
        bottom = max(bottom, y + height)
        x += chip + mark.gap
    return Flow(tuple(boxes), bottom)


def _size(entry: Entry, width: float, texts: Texts) -> tuple[float, int]:
    """How wide a chip is in a stage of this width, and how many lines it has."""
    mark = texts.theme.chip
    around = mark.text_x + mark.padding_right + _number_room(entry, texts)
    room = max(width - around, 8)
    lines = texts.lines(entry.text, texts.label, room)
    widest = max([texts.width(line, texts.label) for line in lines], default=0)
    # A line that runs from right to left can be wider than it was measured alone.
    fitting = (
        w for w in (widest, widest + 3, widest + 8, widest * 1.2, widest * 1.4) if _count(entry, w, texts) == len(lines)
    )
    return around + min(next(fitting, room), room), len(lines)


def is_link(link: str) -> bool:
    """Whether a piece of content leads somewhere a reader of the PDF may go."""
    return link.lower().startswith(("https://", "http://", "mailto:"))


def chip_content(entry: Entry, number: int, width: float, height: float, texts: Texts) -> Content:
    """A chip from the origin."""
    return Content(Box(0, 0, width, height), partial(_draw_chip, entry, number, width, height, texts))


def _draw_chip(entry: Entry, number: int, width: float, height: float, texts: Texts) -> tuple[Item | Placed, ...]:
    theme = texts.theme
    mark, colour, note = theme.chip, theme.colour, entry.note
    border = Stroke(colour.rule, theme.grid.hairline)
    inset = border.width / 2
    items: list[Item | Placed] = [
        shapes.rounded(
            inset, inset, width - 2 * inset, height - 2 * inset, mark.radius - inset, colour.chip_ground, border
        )
    ]
    name = icons.icon_of_content(note.content_type if note else "", entry.text)
    icon = icons.icon(name, mark.icon, theme.card.ticket.icon_stroke, colour.muted)
    items.append(Placed(mark.icon_x, (height - mark.icon) / 2, icon))
    room = width - mark.text_x - mark.padding_right - _number_room(entry, texts)
    lines = texts.lines(entry.text, texts.label, room + 0.01)
    baseline = mark.height / 2 - texts.label.line / 2 + first_baseline(texts.label)
    items += texts.block(lines, texts.label, colour.text, mark.text_x, baseline)
    if note is not None and is_link(note.link):
        for i, line in enumerate(lines):
            y = baseline + i * texts.label.line + 1.6
            items.append(shapes.rule(mark.text_x, y, texts.width(line, texts.label), Stroke(colour.text, 0.5)))
    if number:
        y = height / 2 + rise(texts.mark)
        items += texts.run(str(number), texts.mark, colour.muted, width - mark.padding_right, y, "end")
    return tuple(items)
