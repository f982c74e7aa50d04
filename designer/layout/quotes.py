"""The thoughts at the highest and lowest feelings, set as quotes above and below the curves (LOOK.md section 7)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import inf

import msgspec

from designer.drawing import Box, Content, Group, Later, Role
from designer.layout import faces, title
from designer.layout.alike import PLACES
from designer.layout.curve_spots import VALUE_ROOM, Span, Spot, StageSpots
from designer.layout.measured import MeasuredStage
from designer.layout.memory import Memory, Recall
from designer.layout.notes import Entry
from designer.layout.sheet import Pen, Sheet
from designer.layout.texts import Texts
from designer.model import LaneKind, NoteKind

_ABOVE = 12.5  # from the line of +2 to the baseline
_BELOW = 17.5  # from the line of -2
_INSIDE = 8  # of the sides of a stage
_FREE = 6  # between two quotes at least
_LOOKED_AT = 8  # quotes before one that it could touch


class _Quote(msgspec.Struct, frozen=True):
    """A thought that could stand at a point of a curve, which is seen from the left of its stage."""

    spot: Spot
    value: int
    entry: Entry
    text: str
    width: float


_Placed = tuple[tuple[float, float, _Quote], ...]


class _SetQuotes(msgspec.Struct, frozen=True):
    """The quotes of a stage that have room, each with its place, and what they are about."""

    placed: _Placed
    elements: frozenset[str]


def draw_quotes(sheet: Sheet, spots: Sequence[StageSpots], span: Span, taken: Sequence[Box]) -> list[Sequence[Group]]:
    """The quotes of a map, a part for each stage; one that would touch another, or what is `taken`, is left out."""
    m, texts = sheet.map, sheet.texts
    more = VALUE_ROOM if m.journey.header.shows_values else 0
    levels = -_ABOVE - more, round(span.bottom - span.top, PLACES) + _BELOW + more
    crossed = bool(sheet.crossed_curves)
    parts: list[Sequence[Group]] = []
    boxes: list[Box] = []
    for stage, at in zip(m.stages, spots, strict=True):
        memory, x, y = sheet.stage_memory(stage), stage.left, span.top
        quotes, reach = tuple[_Quote, ...](), 0.0
        if not stage.facts.stage.folded:
            quotes, reach = memory.made(
                "quotes", partial(_quotes_at, memory), at.inner, _thoughts(memory, stage), texts
            )
        if not quotes:
            parts.append(())
            continue
        # All as seen from the stage's left and the best feeling, and only what is near: a stage that moves keeps its quotes.
        low = round(m.left + 2 - x, PLACES) if x - m.left < reach else -inf
        high = round(m.right - 2 - x, PLACES) if m.right - stage.right < reach else inf
        before, around = (
            tuple([_seen_from(b, x, y) for b in some if b.right > x - reach and b.left < stage.right + reach])
            for some in (boxes[-_LOOKED_AT:], taken)
        )
        # Where ways cross the curves each quote stays in its stage: they run between the stages.
        sides = (_INSIDE, round(stage.width, PLACES) - _INSIDE) if crossed else None
        fitting = memory.made("placed quotes", _set, quotes, low, high, sides, levels, before, around)
        placed = fitting.placed
        boxes += memory.made("last quotes", _last_boxes, placed, x, y)
        drawn = partial(_drawn, Recall(memory), placed, x, y, texts)
        room = sheet.room(stage).grown(reach)
        parts.append(memory.keep("quotes drawn", (placed, x, y), partial(Later, room, fitting.elements, drawn)))
    return parts


def _last_boxes(placed: _Placed, x: float, y: float) -> list[Box]:
    """What the last quotes of a stage take on the drawing."""
    return [_box(at_x, at_y, quote.width).moved(x, y) for at_x, at_y, quote in placed[-_LOOKED_AT:]]


def _seen_from(box: Box, x: float, y: float) -> Box:
    left, top, right, bottom = (
        round(side, PLACES) for side in (box.left - x, box.top - y, box.right - x, box.bottom - y)
    )
    return Box(left, top, right, bottom)


def _box(x: float, y: float, width: float) -> Box:
    """What a quote of this width takes, whose text begins there."""
    return Box(x - _FREE, y - 8, x + width + _FREE, y + 2.5)


def _drawn(recall: Recall, placed: _Placed, left: float, top: float, texts: Texts) -> Sequence[Group]:
    pen = Pen("quotes", recall())
    for x, y, quote in placed:
        content = texts.shared(("quote", quote.text), partial(_content, quote.text, texts))
        entry = quote.entry
        pen.draw(f"{entry.element}/quote", Role.NOTE, left + x, top + y, content, entry.element, entry.text)
    return pen.drawn()


def _set(
    quotes: Sequence[_Quote],
    low: float,
    high: float,
    sides: tuple[float, float] | None,
    levels: tuple[float, float],
    before: Sequence[Box],
    around: Sequence[Box],
) -> _SetQuotes:
    """Those that have room, each with its place: between `low` and `high`, and between the `sides` of its stage, where there
    are any and it is not too wide. Those of the stage before take the places `before`."""
    boxes = list(before)
    found = []
    for quote in quotes:
        width = quote.width
        x = min(max(quote.spot.x - width / 2, low), high - width)
        if sides is not None and width <= sides[1] - sides[0]:
            x = min(max(x, sides[0]), sides[1] - width)
        y = levels[0] if quote.value > 0 else levels[1]
        box = _box(x, y, width)
        if x < low or any(box.meets(other) for other in (*boxes[-_LOOKED_AT:], *around)):
            continue
        boxes.append(box)
        found.append((x, y, quote))
    return _SetQuotes(tuple(found), frozenset([quote.entry.element for _x, _y, quote in found]))


def _thoughts(memory: Memory, stage: MeasuredStage) -> dict[str, Entry]:
    """The first thought about each touchpoint of a stage; the same as in the last layout where none is another."""
    return memory.made("thoughts", _first_thoughts, stage.facts.entries.get(LaneKind.THOUGHTS.value, ()))


def _first_thoughts(entries: Sequence[Entry]) -> dict[str, Entry]:
    thoughts: dict[str, Entry] = {}
    for entry in entries:
        if entry.note is not None and entry.note.kind is NoteKind.THOUGHT and entry.text.strip().isprintable():
            thoughts.setdefault(entry.note.about, entry)
    return thoughts


def _quotes_at(
    memory: Memory, spots: Sequence[Spot], first_thoughts: dict[str, Entry], texts: Texts
) -> tuple[tuple[_Quote, ...], float]:
    """The first thought about each touchpoint whose face is at one end of the scale, from left to right, and how far from their
    stage any of them could be."""
    thoughts = dict(first_thoughts)  # those that stand already are taken out
    last: dict[str, _Quote] = memory.last("made quotes") or {}
    found = []
    is_silent = first_thoughts.keys().isdisjoint
    ends = [spot for spot in spots if not (-1 < spot.value < 1 or is_silent(spot.touchpoints))] if thoughts else []
    for spot in ends:
        if abs(value := faces.face_value(spot.value)) != 2:
            continue
        said = _thought_at(spot, thoughts)
        if said is not None:
            old = last.get(said.element)
            if old is not None and old.spot is spot and old.entry.note is said.note:
                found.append(old)
                continue
            text = title.quoted(said.text)
            found.append(_Quote(spot, value, said, text, texts.width(text, texts.label)))
    memory.put("made quotes", {quote.entry.element: quote for quote in found})
    return tuple(found), max([quote.width for quote in found], default=0.0) + 2 * _FREE


def _thought_at(spot: Spot, thoughts: dict[str, Entry]) -> Entry | None:
    for id in spot.touchpoints:
        said = thoughts.pop(id, None)
        if said is not None:
            return said
    return None


def _content(text: str, texts: Texts) -> Content:
    width = texts.width(text, texts.label)
    return Content(Box(0, -8, width, 2.5), texts.run(text, texts.label, texts.theme.colour.text, 0, 0))
