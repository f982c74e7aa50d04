"""Metric tiles: value, unit, bar and target (LOOK.md section 8)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from math import inf

import msgspec

from designer.drawing import Box, Content, Item, Placed
from designer.layout import faces, shapes, trend
from designer.layout.dates import loose, sourced
from designer.layout.notes import (
    EMPTY,
    SOFT_HYPHEN,
    SURELY,
    Entry,
    Flow,
    Known,
    OneLine,
    colours,
    column_count,
    ground,
    in_columns,
    known_room,
)
from designer.layout.texts import Texts, first_baseline
from designer.model.targets import is_lower_better
from designer.model.targets import is_met as is_met
from designer.words import joined

_UNIT_GAP = 4
_LEAST_SPARK, _MOST_SPARK = 20.0, 52.0  # the width of a spark line, as there is room
_SPARK_GAP = 6.0  # free on both sides of it
_SPARK = (6.5, 16.5)  # its top and bottom
_OF = re.compile(r"^(?:of|out of|von|/)\s*(\d+(?:[.,]\d+)?)\b", re.IGNORECASE)


class Tile(msgspec.Struct, frozen=True):
    """What a metric tile says: the value as written, the unit after it, the label's lines, and below them the
    source's with its date."""

    value: str
    unit: str
    label: tuple[str, ...]
    source: tuple[str, ...]


def value_text(value: float, language: str) -> str:
    """A number as it is written in a language: 3,100 and 3.9, or 3.100 and 3,9."""
    if value != int(value):  # digits beyond the twelfth tell nobody anything, and take the tile's width
        value = round(value, max(0, min(10, 11 - len(str(int(abs(value)))))))
    text = f"{value:,.10f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"
    if language[:2] in {"de", "nl", "it", "es", "pt", "da", "id", "tr"}:
        return text.translate(str.maketrans(",.", ".,"))
    if language[:2] in {"fr", "sv", "nb", "no", "fi", "cs", "pl", "ru", "uk"}:
        return text.translate(str.maketrans(",.", "\u202f,"))
    return text


def scale_of(value: float, unit: str, target: float | None) -> float:
    """The value at the bar's right end; 0 where no scale is known."""
    if "%" in unit and 0 <= value <= 100:
        return 100
    match = _OF.match(unit.strip())
    if match:
        scale = float(match[1].replace(",", "."))
        return scale if 0 <= value <= scale else 0
    if target is not None and value >= 0 and target >= 0:
        return max(value, target) * 1.25
    return 0


def tile(entry: Entry, width: float, texts: Texts, language: str) -> Tile:
    """What a tile of this width says. A unit that does not fit beside the value goes into the label."""
    note = entry.note
    assert note is not None
    measure = width - 2 * texts.theme.metric.padding_x
    value = value_text(note.value, language) if note.value is not None else ""
    unit, label = note.unit.strip(), note.text.strip()
    if value and unit:
        capsule = faces.number_width(texts, entry.digits) + 4 if entry.digits else 0
        room = measure - capsule - texts.width(value, texts.heading) - _UNIT_GAP
        if texts.width(unit, texts.label) > room:
            unit, label = "", _with_unit(label, unit)
    elif unit:
        unit, label = "", _with_unit(label, unit)
    found = sourced(note.source, note.date)
    if texts.longest(found, texts.text, measure) > measure:
        found = loose(found)
    source = texts.lines(found, texts.text, measure) if found else ()
    if not value and entry.digits:
        measure -= faces.number_width(texts, entry.digits)
    return Tile(value, unit, texts.lines(label, texts.text, measure), source)


def _with_unit(label: str, unit: str) -> str:
    """ "Trials started a month" reads on; "Time on comparison, min" does not without a comma."""
    return joined((label, unit), " " if " " in unit else ", ")


def tile_height(tile: Tile, texts: Texts) -> float:
    """How high a tile is."""
    mark = texts.theme.metric
    lines = max(1, len(tile.label)) + len(tile.source)
    if not tile.value:
        return 2 * 6 + texts.text.line * lines
    return mark.height + texts.text.line * (lines - 1)


def narrowest(entry: Entry, texts: Texts, language: str) -> float:
    """The narrowest tile in which neither the value nor a word of the label breaks."""
    note = entry.note
    assert note is not None
    mark = texts.theme.metric
    words = f"{note.text} {note.unit}"
    least = texts.longest(words, texts.text)
    capsule = faces.number_width(texts, entry.digits) + 3 if entry.digits else 0
    if note.value is not None:
        least = max(least, texts.width(value_text(note.value, language), texts.heading) + capsule)
    else:
        least += capsule
    return max(mark.narrowest, least + 2 * mark.padding_x)


def flow_tiles(
    known: Known, entries: Sequence[Entry], width: float, texts: Texts, gap: float, language: str, least: float
) -> Flow:
    """Tiles in equal columns, in reading order, none narrower than `least`. What is `known` of them is taken and added to."""
    if not entries:
        return EMPTY
    columns = column_count(len(entries), width, least, gap)
    column = (width - gap * (columns - 1)) / columns
    heights = [
        _height(known, e, column, texts, language) if (found := known_room(known, e, column)) is None else found
        for e in entries
    ]
    return in_columns([(column, height) for height in heights], columns, column, gap)


def _height(known: Known, entry: Entry, width: float, texts: Texts, language: str) -> float:
    said = tile(entry, width, texts, language)
    height, note = tile_height(said, texts), entry.note
    is_whole = note is not None and said.unit == note.unit.strip()  # in a wider tile the unit may come out of the label
    if is_whole and len(said.label) <= 1 and len(said.source) <= 1:
        known[entry.key] = OneLine(entry, min(width, _least(said, entry.digits, texts)), height)
    return height


def _least(said: Tile, digits: int, texts: Texts) -> float:
    """The width of a tile in which no line breaks that does not break in this one, and the unit stays beside the value."""
    if any(SOFT_HYPHEN in line for line in (*said.label, *said.source)):
        return inf
    label, source = (
        max([texts.width(line, texts.text) for line in lines], default=0.0) for lines in (said.label, said.source)
    )
    value = 0.0
    number = faces.number_width(texts, digits) if digits else 0.0
    if said.value and said.unit:
        value = number + 4 + texts.width(said.value, texts.heading) + _UNIT_GAP + texts.width(said.unit, texts.label)
    elif not said.value:
        label += number
    return max(label, source, value) + 2 * texts.theme.metric.padding_x + SURELY


def tile_content(entry: Entry, number: int, width: float, height: float, texts: Texts, language: str) -> Content:
    """A metric tile from the origin."""
    return Content(Box(0, 0, width, height), partial(_draw_tile, entry, number, width, height, texts, language))


def _draw_tile(
    entry: Entry, number: int, width: float, height: float, texts: Texts, language: str
) -> tuple[Item | Placed, ...]:
    theme = texts.theme
    mark, note = theme.metric, entry.note
    assert note is not None
    line, fill = colours(entry.kind, texts)
    said = tile(entry, width, texts, language)
    x = mark.padding_x
    items: list[Item | Placed] = [ground(width, height, mark.radius, line, fill, texts)]
    if number:
        right = width - 5 - faces.number_width(texts, entry.digits)
        items.append(Placed(right, 5, faces.number_capsule(texts, number, line, theme.colour.card)))
    baseline, beside = mark.label_baseline, 0.0
    if said.value:
        items += texts.run(said.value, texts.heading, theme.colour.ink, x, mark.value_baseline)
        unit_x = x + texts.width(said.value, texts.heading) + _UNIT_GAP
        items += texts.run(said.unit, texts.label, theme.colour.text, unit_x, mark.value_baseline)
        items += _draw_trend(entry, said, width, texts)
        items += _draw_bar(entry, width, texts)
    else:
        baseline = 6 + first_baseline(texts.text)
        beside = faces.number_width(texts, entry.digits) if entry.digits else 0.0
    items += texts.block(said.label, texts.text, theme.colour.text, x, baseline, measure=width - 2 * x - beside)
    baseline += texts.text.line * max(1, len(said.label))
    items += texts.block(said.source, texts.text, theme.colour.muted, x, baseline, measure=width - 2 * x)
    return tuple(items)


def _draw_trend(entry: Entry, said: Tile, width: float, texts: Texts) -> list[Item]:
    """The arrow after the unit, and the spark line between it and the number, as far as there is room."""
    note = entry.note
    assert note is not None
    if not trend.has_trend(note):
        return []
    mark, colour = texts.theme.metric, texts.theme.colour
    right = width - mark.padding_x
    if entry.digits:
        right = width - 5 - faces.number_width(texts, entry.digits) - _SPARK_GAP
    x = mark.padding_x + texts.width(said.value, texts.heading) + _UNIT_GAP
    if said.unit:
        x += texts.width(said.unit, texts.label) + _UNIT_GAP
    if x + trend.ARROW > right + _SPARK_GAP / 2:
        return []
    change = trend.change(note)
    fill = colour.muted
    if change:
        fill = colour.opportunity if (change < 0) == is_lower_better(note) else colour.pain_point
    items = [trend.arrow(x, mark.value_baseline, change, fill)]
    left = max(x + trend.ARROW + _SPARK_GAP, right - _MOST_SPARK)
    if right - left >= _LEAST_SPARK:
        items += trend.spark_line(note, Box(left, _SPARK[0], right, _SPARK[1]), texts)
    return items


def _draw_bar(entry: Entry, width: float, texts: Texts) -> list[Item]:
    theme, note = texts.theme, entry.note
    assert note is not None
    assert note.value is not None
    mark, colour = theme.metric, theme.colour
    x, full, y = mark.padding_x, width - 2 * mark.padding_x, mark.bar_y
    scale = scale_of(note.value, note.unit, note.target)
    if not scale:
        return [shapes.box(x, y + mark.bar / 2 - 0.375, full, 0.75, colour.bar_track)]
    fill = colour.metric
    if note.target is not None:
        fill = colour.opportunity if is_met(note) else colour.pain_point
    items: list[Item] = [shapes.rounded(x, y, full, mark.bar, mark.bar / 2, colour.bar_track)]
    length = full * min(1.0, note.value / scale)
    if length > 0:
        items.append(shapes.rounded(x, y, max(length, mark.bar), mark.bar, mark.bar / 2, fill))
    if note.target is not None and 0 <= note.target <= scale:
        tick_width, tick_height = mark.tick
        tick_x = min(max(x + full * note.target / scale - tick_width / 2, x), x + full - tick_width)
        items.append(shapes.box(tick_x, y + mark.bar / 2 - tick_height / 2, tick_width, tick_height, colour.ink))
    return items
