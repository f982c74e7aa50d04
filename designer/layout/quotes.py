"""The thoughts at the highest and lowest feelings, set as quotes above and below the curves (LOOK.md section 7)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import msgspec

from designer.drawing import Box, Content, Group, Role
from designer.layout import faces, title
from designer.layout.curve import VALUE_ROOM, Span, Spot, StageSpots
from designer.layout.measured import MeasuredStage
from designer.layout.memory import Memory
from designer.layout.notes import Entry
from designer.layout.sheet import Sheet
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


def draw_quotes(sheet: Sheet, spots: Sequence[StageSpots], span: Span, taken: Sequence[Box]) -> Sequence[Group]:
    """The quotes of a map, stage by stage; one that would touch another, or what is `taken`, is left out."""
    m, texts = sheet.map, sheet.texts
    more = VALUE_ROOM if m.journey.header.shows_values else 0
    quotes = tuple(
        [
            (memory := sheet.stage_memory(stage)).same(
                "same quotes",
                memory.made("quotes", partial(_quotes_at, memory), found.inner, _thoughts(memory, stage), texts),
            )
            for stage, found in zip(m.stages, spots, strict=True)
            if not stage.facts.stage.folded
        ]
    )
    above, below = span.top - _ABOVE - more, span.bottom + _BELOW + more
    # Where ways cross the curves each quote stays in its stage: they run between the stages.
    crossed = bool(sheet.crossed_curves)
    open_stages = [stage for stage in m.stages if not stage.facts.stage.folded]
    sides = tuple([(s.left + _INSIDE, s.right - _INSIDE) for s in open_stages]) if crossed else ()
    lefts = tuple([s.left for s in open_stages])
    places = sheet.memory.made(
        "set quotes", _set, quotes, lefts, m.left + 2, m.right - 2, sides, above, below, tuple(taken)
    )
    return sheet.memory.keep("quotes drawn", places, partial(_drawn, sheet, places))


def _drawn(sheet: Sheet, places: Sequence[tuple[float, float, _Quote]]) -> Sequence[Group]:
    texts, pen = sheet.texts, sheet.pen("quotes")
    for x, y, quote in places:
        content = texts.shared(("quote", quote.text), partial(_content, quote.text, texts))
        entry = quote.entry
        pen.draw(f"{entry.element}/quote", Role.NOTE, x, y, content, entry.element, entry.text)
    return pen.drawn()


def _set(
    quotes: Sequence[Sequence[_Quote]],
    lefts: Sequence[float],
    left: float,
    right: float,
    sides: Sequence[tuple[float, float]],
    above: float,
    below: float,
    taken: Sequence[Box],
) -> list[tuple[float, float, _Quote]]:
    """Those that have room, each with its place: inside its stage's `sides`, where there are any and it is not too wide."""
    boxes: list[Box] = []
    found = []
    for i, quote in ((i, quote) for i, those in enumerate(quotes) for quote in those):
        width = quote.width
        x = min(max(lefts[i] + quote.spot.x - width / 2, left), right - width)
        if sides and width <= sides[i][1] - sides[i][0]:
            x = min(max(x, sides[i][0]), sides[i][1] - width)
        y = above if quote.value > 0 else below
        box = Box(x - _FREE, y - 8, x + width + _FREE, y + 2.5)
        if x < left or any(box.meets(other) for other in (*boxes[-_LOOKED_AT:], *taken)):
            continue
        boxes.append(box)
        found.append((x, y, quote))
    return found


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
) -> tuple[_Quote, ...]:
    """The first thought about each touchpoint whose face is at one end of the scale, from left to right."""
    thoughts = dict(first_thoughts)  # those that stand already are taken out
    last: dict[str, _Quote] = memory.last("made quotes") or {}
    found = []
    ends = [spot for spot in spots if spot.value <= -1 or spot.value >= 1] if thoughts else []
    for spot in ends:
        if thoughts.keys().isdisjoint(spot.touchpoints) or abs(value := faces.face_value(spot.value)) != 2:
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
    return tuple(found)


def _thought_at(spot: Spot, thoughts: dict[str, Entry]) -> Entry | None:
    return next((thoughts.pop(id) for id in spot.touchpoints if id in thoughts), None)


def _content(text: str, texts: Texts) -> Content:
    width = texts.width(text, texts.label)
    return Content(Box(0, -8, width, 2.5), texts.run(text, texts.label, texts.theme.colour.text, 0, 0))
