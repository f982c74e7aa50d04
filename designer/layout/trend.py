"""How a metric came to its value: a spark line through the earlier values, and an arrow that says whether it gets better."""

from __future__ import annotations

from designer.drawing import Box, Item, Stroke
from designer.layout import shapes
from designer.layout.texts import Texts
from designer.model import Note

ARROW = 6.0  # the width of the arrow
_ARROW_HALF = 2.6  # half its height
_LINE = 1.1
_DOT = 1.7  # the value of today, at the line's right end
_SAME = 1e-9


def has_trend(note: Note) -> bool:
    """Whether a metric says how it came to its value."""
    return note.value is not None and bool(note.history)


def change(note: Note) -> int:
    """1 if a metric is above its last value before, -1 if it is below, 0 if it stayed or nothing is known."""
    if note.value is None or not note.history:
        return 0
    difference = note.value - note.history[-1]
    return 0 if abs(difference) < _SAME else 1 if difference > 0 else -1


def arrow(x: float, baseline: float, direction: int, colour: str) -> Item:
    """The arrow from x on, standing between the baseline and the height of small letters; a dash where nothing changed."""
    middle = baseline - 3.2
    if not direction:
        return shapes.rounded(x, middle - 0.7, ARROW, 1.4, 0.7, colour)
    tip, foot = middle - direction * _ARROW_HALF, middle + direction * _ARROW_HALF
    return shapes.polygon(((x, foot), (x + ARROW, foot), (x + ARROW / 2, tip)), colour)


def spark_line(note: Note, box: Box, texts: Texts) -> list[Item]:
    """The earlier values and today's as a line in a box, evenly apart, with a dot on the last."""
    assert note.value is not None
    values = (*note.history, note.value)
    low, high = min(values), max(values)
    left, right, top, bottom = box.left + _LINE, box.right - _DOT, box.top + _DOT, box.bottom - _DOT
    span = high - low
    step = (right - left) / (len(values) - 1)
    points = [
        (left + i * step, bottom - (bottom - top) * ((value - low) / span if span > _SAME else 0.5))
        for i, value in enumerate(values)
    ]
    colour = texts.theme.colour.metric
    return [
        shapes.line(points, Stroke(colour, _LINE)),
        shapes.disc(points[-1][0], points[-1][1], _DOT, colour),
    ]
