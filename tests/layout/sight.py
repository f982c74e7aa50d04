"""What a test can see on a drawing: where the ink of each text is, what touches, what a text stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from designer.drawing import Box, Drawing, Group, Path, TextRun
from designer.drawing.drawing import flat
from designer.layout import JourneyLayout
from designer.layout.colour import contrast

_CAPITALS = 0.727  # of Inter, in em
_DESCENDER = 0.21
_EDGE = 0.35  # points that two inks may share: rounding, overhanging letters


class Seen(msgspec.Struct, frozen=True):
    """A text run where it stands in the drawing."""

    group: Group
    run: TextRun
    box: Box


def ink_of(run: TextRun, x: float, y: float) -> Box:
    """Where capitals and descenders of a run are, set at an origin."""
    left, baseline = x + run.x, y + run.y
    return Box(left, baseline - _CAPITALS * run.size, left + run.width, baseline + _DESCENDER * run.size)


def texts_on(drawing: Drawing) -> list[Seen]:
    """All text runs that show something."""
    return [
        Seen(group, run, ink_of(run, x, y))
        for group, x, y, run in drawing.texts()
        if run.text.strip() and run.width > 0.5
    ]


def overlapping(boxes: list[tuple[str, Box]]) -> list[tuple[str, str]]:
    """The names of boxes that share more than an edge."""
    found = []
    waiting: list[tuple[str, Box]] = []
    for name, box in sorted(boxes, key=lambda pair: pair[1].left):
        waiting = [(other, place) for other, place in waiting if place.right - _EDGE > box.left]
        for other, place in waiting:
            if place.grown(-_EDGE / 2).meets(box.grown(-_EDGE / 2)):
                found.append((other, name))
        waiting.append((name, box))
    return found


def overlapping_texts(drawing: Drawing) -> list[tuple[str, str]]:
    """Pairs of texts whose ink meets; runs of one line (several faces or directions) are one text."""
    return overlapping([(f"{seen.group.key}: {seen.run.text!r}", seen.box) for seen in texts_on(drawing)])


def texts_outside(drawing: Drawing) -> list[str]:
    """Texts that reach beyond the box of their group."""
    return [
        f"{seen.group.key}: {seen.run.text!r} {seen.box} in {seen.group.box}"
        for seen in texts_on(drawing)
        if not seen.group.box.holds(seen.box, 1.0)
    ]


def grounds(drawing: Drawing) -> Iterator[tuple[Seen, str]]:
    """Each text with the fill beneath its middle: the last filled shape before it, else the paper."""
    fills: list[tuple[Box, str]] = []
    for group, x, y, item in drawing.items():
        if isinstance(item, Path) and item.fill:
            fills.append((item.box.moved(x, y), item.fill))
        elif isinstance(item, TextRun) and item.text.strip():
            seen = Seen(group, item, ink_of(item, x, y))
            middle = seen.box.centre
            yield seen, next((fill for box, fill in reversed(fills) if box.contains(*middle)), drawing.paper)


def weak_texts(drawing: Drawing, least: float = 4.5) -> list[str]:
    """Texts whose contrast to what they stand on is smaller."""
    return [
        f"{seen.group.key}: {seen.run.text!r} {seen.run.colour} on {fill}"
        for seen, fill in grounds(drawing)
        if contrast(seen.run.colour, fill) < least
    ]


def said(groups: Iterable[Group]) -> list[tuple[object, ...]]:
    """All that groups say and where they say it."""
    return [
        (g.key, g.role, g.x, g.y, g.element, g.alt, g.link, g.far, g.content.box, list(flat(g.content))) for g in groups
    ]


def different(one: JourneyLayout, other: JourneyLayout) -> list[tuple[object, object]]:
    """What is drawn differently, group by group."""
    a, b = said(one.drawing.groups), said(other.drawing.groups)
    if [one[0] for one in a] != [one[0] for one in b]:
        return [([one[0] for one in a], [one[0] for one in b])]
    return [(x, y) for x, y in zip(a, b, strict=True) if x != y]
