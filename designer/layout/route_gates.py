"""The gates of a card: where a line passes between its ports and the strips above and below its row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from designer.layout.route_data import RouteCard
from designer.layout.route_ground import BOTTOM, LEFT, LOWER_PORT, RIGHT, STUB, TOP, Errand, Ground
from designer.layout.route_rows import Rows, without
from designer.layout.route_walls import Block, Span

_NARROW = 9.5  # a gap narrower than this has room for two runs only at its sides
_PAD = 6.0
_LEFT_OF_MARKS = 30.0  # where a card is best entered from below


class Gate(NamedTuple):
    """Where a line passes between a card's port and the nearest strip: upright at any x from low to high.

    `y` is that of the port or the edge, `cost` what the gate costs at its nearest place.
    """

    edge: str
    low: float
    high: float
    wanted: float
    y: float
    cost: float


def pad(width: float) -> float:
    """How far inside a gap a run keeps from its sides: not at all where a second run has to find room beside it."""
    return 0.0 if width < _NARROW else min(_PAD, width / 2)


def exits(ground: Ground, errand: Errand, rows: Rows, block: Block, step: int) -> list[Gate]:
    """The gates out of the source, down (step 1) or up (-1)."""
    source, row = errand.source, rows.of(block)
    box, doors = source.box, ground.doorways(source)
    near = rows.bottoms[row] if step > 0 else rows.tops[row]
    edge, y, spans = (BOTTOM, box.bottom, doors.bottom) if step > 0 else (TOP, box.top, doors.top)
    free, extra = _unused(ground, source, edge, spans)
    gates = [
        Gate(edge, low, high, errand.bottom_x if step > 0 else (low + high) / 2, y, extra)
        for low, high in rows.cleared(row, block, free, y, near)
    ]
    y, extra = _right_port(ground, source)
    limit = rows.window.right
    for other in rows.blocks[row]:
        if other[4] < y < other[5] and block[2] <= other[0] < limit:
            limit = other[0]
    extra += ground.measures.bend - box.right
    for low, high in rows.cleared(row, block, ((block[2], limit),), y, near):
        gates.append(Gate(RIGHT, low, high, low + pad(high - low), y, extra + low))
    return gates


def entries(ground: Ground, errand: Errand, rows: Rows, block: Block, step: int) -> list[Gate]:
    """The gates into the target for lines that come down (step 1) or up (-1)."""
    measures, target, row = ground.measures, errand.target, rows.of(block)
    box, doors = target.box, ground.doorways(target)
    near = rows.tops[row] if step > 0 else rows.bottoms[row]
    y = box.top + measures.port(box)
    limit = rows.window.left
    for other in rows.blocks[row]:
        if other[4] < y < other[5] and limit < other[2] <= block[0]:
            limit = other[2]
    reach = ((limit, max(box.left - STUB, limit)),)
    gates = [
        Gate(LEFT, low, high, box.left - measures.gutter, y, measures.bend + box.left - high)
        for low, high in rows.cleared(row, block, reach, near, y)
    ]
    edge, y, spans = (TOP, box.top, doors.top) if step > 0 else (BOTTOM, box.bottom, doors.bottom)
    free, extra = _unused(ground, target, edge, spans)
    for low, high in rows.cleared(row, block, free, near, y):
        gates.append(Gate(edge, low, high, (low + high) / 2 if step > 0 else box.left + _LEFT_OF_MARKS, y, extra))
    return gates


def _right_port(ground: Ground, card: RouteCard) -> tuple[float, float]:
    """The y of the highest right port that is free, and what it costs."""
    measures, lines, box = ground.measures, ground.lines, card.box
    apart = measures.port_distance
    used = lines.used_places(card.id, RIGHT)
    # Lines to a card close by on the right may end right in front of the port.
    used += [piece.at - box.top for piece in lines.levels(box.top, box.bottom, box.right, box.right + 2 * apart)]
    place = measures.port(box)
    for i in range(3 if used else 1):
        if i and place > box.height - apart:
            break
        if all(abs(place - other) >= apart - 0.01 for other in used):
            return box.top + place, i * LOWER_PORT
        place += apart
    return box.top + measures.port(box), measures.used_port


def _unused(ground: Ground, card: RouteCard, edge: str, spans: Sequence[Span]) -> tuple[Sequence[Span], float]:
    """The spans of an edge without what is too close to a used port; if nothing is left, all of them, dear."""
    used = ground.lines.used_places(card.id, edge)
    if not used:
        return spans, 0.0
    apart, left = ground.measures.port_distance, spans
    for place in used:
        x = card.box.left + place
        left = without(left, x - apart, x + apart)
    return (left, 0.0) if left else (spans, ground.measures.used_port)
