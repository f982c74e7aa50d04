"""What a person typed into a field of many lines, set for reading: paragraphs, or a list where each line says one thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from designer.drawing import Item, Placed
from designer.layout import shapes
from designer.layout.texts import Texts, first_baseline
from designer.layout.theme import TextStyle

_BULLET = re.compile(r"^\s*[-–—•*·]\s+")
_INDENT = 10.0
_BETWEEN = 3.5  # free above each thing of a list but the first
_DOT = 1.5


class ProseLine(msgspec.Struct, frozen=True):
    """One line as set: how far in, whether a thing of a list begins with it, and the measure it hangs in."""

    text: str
    x: float
    measure: float
    height: float
    has_dot: bool = False
    is_rtl: bool = False


class Prose(msgspec.Struct, frozen=True):
    """A text broken into lines for a width."""

    lines: tuple[ProseLine, ...]
    style: TextStyle

    @property
    def heights(self) -> tuple[float, ...]:
        """The height of each line, with what is free above it."""
        return tuple([line.height for line in self.lines])

    @property
    def height(self) -> float:
        """All lines."""
        return sum(self.heights)

    def draw(
        self, start: int, end: int, y: float, ink: str, dot: str, texts: Texts, x: float = 0
    ) -> list[Item | Placed]:
        """Some of its lines, the top of the first at y; a gap above a first line is left out."""
        items: list[Item | Placed] = []
        top = y
        for i, line in enumerate(self.lines[start:end]):
            top += line.height - self.style.line if i else 0.0
            baseline = top + first_baseline(self.style)
            if line.has_dot:
                at = line.measure + x if line.is_rtl else x
                place = at - _DOT if line.is_rtl else at + _DOT
                items.append(shapes.disc(place, top + self.style.line / 2, _DOT, dot))
            left = x if line.is_rtl and line.x else x + line.x
            items += texts.block((line.text,), self.style, ink, left, baseline, measure=line.measure - line.x)
            top += self.style.line
        return items


def set_prose(text: str, width: float, texts: Texts, style: TextStyle | None = None) -> Prose:
    """A text in a width. Two lines or more, as typed, are a list; dashes and bullets that were typed are not repeated."""
    style = style or texts.scenario
    things = things_of(text)
    if len(things) < 2:
        lines = texts.lines("".join(things), style, width)
        return Prose(tuple([ProseLine(line, 0, width, style.line) for line in lines]), style)
    found: list[ProseLine] = []
    for thing in things:
        is_rtl = not thing.isascii() and texts.fonts.is_rtl(thing)
        for k, line in enumerate(texts.lines(thing, style, width - _INDENT)):
            gap = _BETWEEN if k == 0 and found else 0.0
            found.append(ProseLine(line, _INDENT, width, style.line + gap, k == 0, is_rtl))
    return Prose(tuple(found), style)


def things_of(text: str) -> tuple[str, ...]:
    """The lines of a text that say something, without their bullets."""
    found = [_BULLET.sub("", line).strip() for line in text.splitlines()]
    return tuple([line for line in found if line])


def longest_word(pieces: Sequence[str], style: TextStyle, texts: Texts) -> float:
    """How wide the longest word of several texts is."""
    return max([texts.longest(piece, style) for piece in pieces], default=0.0)
