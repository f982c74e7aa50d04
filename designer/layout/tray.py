"""The tray at the foot of the map: touchpoints that have no stage yet, and notes about nothing that is drawn."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from designer.drawing import Box, Content, Item, Placed
from designer.layout import icons, shapes
from designer.layout.notes import Flow, column_count, ground, in_columns
from designer.layout.texts import Texts, first_baseline
from designer.model import Note, Touchpoint
from designer.words import _

_NARROWEST = 140
_PADDING_X = 8
_PADDING_Y = 5


class TrayItem(msgspec.Struct, frozen=True):
    """One thing in the tray: a touchpoint with its notes, or a note."""

    id: str
    name: str
    texts: tuple[str, ...]


def tray_items(
    touchpoints: Sequence[Touchpoint], notes: Sequence[Sequence[Note]], loose: Sequence[Note], shows_private: bool
) -> tuple[TrayItem, ...]:
    """What the tray lists. `notes[i]` are those about touchpoint i, `loose` are about nothing that has a stage."""
    found = []
    for touchpoint, own in zip(touchpoints, notes, strict=True):
        lines = [touchpoint.description] if touchpoint.description else []
        lines += [note.text for note in own if note.text and (shows_private or not note.is_private)]
        found.append(TrayItem(touchpoint.id, touchpoint.name, tuple(lines)))
    found += [
        TrayItem(note.id, note.text, ()) for note in loose if note.text and (shows_private or not note.is_private)
    ]
    return tuple(found)


def _lines(item: TrayItem, width: float, texts: Texts) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    measure = width - 2 * _PADDING_X
    return texts.lines(item.name, texts.badge, measure), [texts.lines(t, texts.text, measure) for t in item.texts]


def flow_tray(items: Sequence[TrayItem], width: float, texts: Texts) -> Flow:
    """The tray's items in equal columns."""
    columns = column_count(max(len(items), 3), width, _NARROWEST, texts.theme.notes.gap)
    gap = texts.theme.notes.gap
    column = (width - gap * (columns - 1)) / columns
    sizes = []
    for item in items:
        name, others = _lines(item, column, texts)
        count = max(1, len(name)) + sum(len(lines) for lines in others)
        sizes.append((column, 2 * _PADDING_Y + texts.text.line * count))
    return in_columns(sizes, columns, column, gap)


def item_content(item: TrayItem, width: float, height: float, texts: Texts) -> Content:
    """One item of the tray from its corner."""
    return Content(Box(0, 0, width, height), lambda: _draw_item(item, width, height, texts))


def _draw_item(item: TrayItem, width: float, height: float, texts: Texts) -> tuple[Item, ...]:
    theme = texts.theme
    colour = theme.colour
    name, others = _lines(item, width, texts)
    measure = width - 2 * _PADDING_X
    fill = colour.question_ground
    items: list[Item] = [shapes.rounded(0, 0, width, height, theme.notes.radius, fill)]
    if theme.is_outlined(fill):
        items = [ground(width, height, theme.notes.radius, colour.muted, fill, texts)]
    y = _PADDING_Y + first_baseline(texts.text)
    items += texts.block(name, texts.badge, colour.ink, _PADDING_X, y, measure=measure)
    y += texts.text.line * max(1, len(name))
    for lines in others:
        items += texts.block(lines, texts.text, colour.text, _PADDING_X, y, measure=measure)
        y += texts.text.line * len(lines)
    return tuple(items)


def tray_label(width: float, height: float, texts: Texts) -> Content:
    """The label beside the tray, from its upper left corner."""
    return Content(Box(0, 0, width, height), lambda: _draw_label(width, texts))


def _draw_label(width: float, texts: Texts) -> tuple[Item | Placed, ...]:
    theme = texts.theme
    grid, colour = theme.grid, theme.colour
    x = grid.label_text_x
    y = 3.0
    icon = icons.icon("inbox", grid.label_icon, grid.label_icon_stroke, colour.ink)
    items: list[Item | Placed] = [Placed(0, y + texts.name.line / 2 - grid.label_icon / 2, icon)]
    items += texts.run(_("Tray"), texts.name, colour.ink, x, y + first_baseline(texts.name))
    lines = texts.lines(_("not placed yet"), texts.text, width - x)
    items += texts.block(lines, texts.text, colour.muted, x, y + texts.name.line + first_baseline(texts.text))
    return tuple(items)
