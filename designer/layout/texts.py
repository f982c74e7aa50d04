"""Text for all parts of the map: measured and set in the roles of a theme, by the one font book."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

import msgspec

from designer.drawing import Content, Item
from designer.layout.theme import TextStyle, Theme
from designer.text import FontBook, Ink
from designer.text.lately import Lately
from designer.text.line import runs_right_to_left
from designer.text.phrases import is_japanese

_MOST_KEPT = 100_000  # unless it is told how many to expect
_KEPT_OF_EACH, _KEPT_BESIDE = 2, 500
_SHARED_BESIDE = 200  # besides one of each: what is drawn takes 3 kB
_WIDEST_LETTER = 1.05  # em: @ and W


class Texts:
    """Measures and sets text in the styles of a theme. Lengths are points at scale 1; answers are kept."""

    def __init__(self, fonts: FontBook, theme: Theme) -> None:
        self.fonts = fonts
        self.theme = theme
        self._balanced: Lately[tuple[str, int, float, float], tuple[str, ...]] = Lately(_MOST_KEPT)
        self._long_words: dict[int, re.Pattern[str]] = {}
        self._digit = 0.0
        self._shared: Lately[object, Content] = Lately(_MOST_KEPT)

    def expect(self, elements: int) -> None:
        """Keep what a map with so many elements needs, and little more."""
        self._balanced.expect(most_kept(elements))
        self._shared.expect(_SHARED_BESIDE + elements)

    @cached_property
    def title(self) -> TextStyle:
        """The map's title."""
        return self.theme.type.title

    @cached_property
    def heading(self) -> TextStyle:
        """Stage names and the values of metrics."""
        return self.theme.type.heading

    @cached_property
    def small_heading(self) -> TextStyle:
        """Stage names that do not fit in the usual size."""
        type = self.theme.type
        return msgspec.structs.replace(type.heading, size=type.stage_name_smallest, line=12)

    @cached_property
    def name(self) -> TextStyle:
        """Names of touchpoints, lanes, personas; labels of curves."""
        return self.theme.type.name

    @cached_property
    def scenario(self) -> TextStyle:
        """The scenario."""
        return self.theme.type.scenario

    @cached_property
    def text(self) -> TextStyle:
        """Everything that has no role of its own."""
        return self.theme.type.text

    @cached_property
    def label(self) -> TextStyle:
        """Goals, chips, units, labels of connections, quotes."""
        return self.theme.type.label

    @cached_property
    def badge(self) -> TextStyle:
        """Badges, status pills, names of blueprint lines, the organisation."""
        return msgspec.structs.replace(self.theme.type.mark, weight=600)

    @cached_property
    def mark(self) -> TextStyle:
        """Numbers and initials."""
        return self.theme.type.mark

    def shared(self, key: object, make: Callable[[], Content]) -> Content:
        """The content kept under a key, made when first asked for: numbers, initials and the like are the same everywhere.

        With its items: what would make them later holds these texts, and with the content that they keep they would wait for
        the collector.
        """
        found = self._shared[key]
        if found is None:
            found = make()
            self._shared.keep(key, found)
        return found

    def width(self, text: str, style: TextStyle) -> float:
        """How wide a text is on one line."""
        return self.fonts.width(text, style.weight, style.size, style.tracking)

    def ink(self, text: str, style: TextStyle) -> Ink:
        """How far the ink of a text reaches on one line; tracking is not counted."""
        return self.fonts.ink(text, style.weight, style.size)

    def number_width(self, number: int) -> float:
        """How wide a number with as many digits is at most in the style of marks: nothing moves where a touchpoint before it
        comes or goes and 11 becomes 10."""
        return self.digits_width(len(str(number)))

    def digits_width(self, digits: int) -> float:
        """How wide a number of so many digits is at most in the style of marks."""
        if not self._digit:
            self._digit = max(self.width(digit, self.mark) for digit in "0123456789")
        return self._digit * digits

    def longest(self, text: str, style: TextStyle, least: float = 0) -> float:
        """How wide the longest word of a text is; any smaller number where it is surely narrower than `least`."""
        if not text:
            return 0
        if least and text.isascii():
            # No letter of ASCII is wider than its size: most words need no measuring to be told narrow enough.
            letters = int(least / (style.size * _WIDEST_LETTER))
            long_word = self._long_words.get(letters)
            if long_word is None:
                long_word = self._long_words[letters] = re.compile(rf"\S{{{letters + 1},}}")
            if long_word.search(text) is None:
                return 0
        return self.fonts.longest_word(text, style.weight, style.size)

    def lines(self, text: str, style: TextStyle, width: float) -> tuple[str, ...]:
        """The lines of a text in a measure; none for an empty text."""
        return self.fonts.wrap(text, style.weight, style.size, width, tracking=style.tracking) if text else ()

    def count(self, text: str, style: TextStyle, width: float) -> int:
        """How many lines a text takes in a measure."""
        return len(self.lines(text, style, width))

    def balanced(self, text: str, style: TextStyle, width: float) -> tuple[str, ...]:
        """The lines of a name: as many as `lines` gives, as equal in length as they can be."""
        lines = self.lines(text, style, width)
        if len(lines) < 2 or "\n" in text or is_japanese(text):  # whose lines are even where its phrases let them
            return lines
        key = (text, style.weight, style.size, width)
        found = self._balanced[key]
        if found is None:
            found = self._balance(text, style, lines)
            self._balanced.keep(key, found)
        return found

    def _balance(self, text: str, style: TextStyle, lines: tuple[str, ...]) -> tuple[str, ...]:
        # The narrowest measure that keeps the number of lines and breaks no word.
        least = self.longest(text, style)
        while True:
            narrower = max(self.width(line, style) for line in lines) - 0.01
            if narrower < least:
                return lines
            tried = self.lines(text, style, narrower)
            if len(tried) > len(lines):
                return lines
            lines = tried

    def run(
        self,
        text: str,
        style: TextStyle,
        colour: str,
        x: float,
        y: float,
        anchor: str = "start",
    ) -> tuple[Item, ...]:
        """A text on one line with its baseline at y; x is its start, "middle" or "end"."""
        return self.fonts.line(
            text,
            style.weight,
            style.size,
            colour,
            x,
            y,
            anchor=anchor,  # type: ignore[arg-type]
            tracking=style.tracking,
        )

    def block(
        self,
        lines: tuple[str, ...],
        style: TextStyle,
        colour: str,
        x: float,
        baseline: float,
        *,
        measure: float = 0,
        anchor: str = "start",
    ) -> list[Item]:
        """Lines below each other, the first with this baseline. Where a `measure` is given, a paragraph that runs from right
        to left hangs on its right side."""
        items: list[Item] = []
        for i, line in enumerate(lines):
            is_right = measure and anchor == "start" and runs_right_to_left(line)
            at, hangs = (x + measure, "end") if is_right else (x, anchor)
            items += self.run(line, style, colour, at, baseline + i * style.line, hangs)
        return items


def most_kept(elements: int) -> int:
    """How much is kept that is made for one element or another of a map with so many."""
    return _KEPT_BESIDE + _KEPT_OF_EACH * elements


def rise(style: TextStyle) -> float:
    """How far below the middle of its capitals the baseline of a text lies: to centre it on a mark."""
    return 0.3635 * style.size


def first_baseline(style: TextStyle) -> float:
    """How far below the top of a block of text its first baseline lies."""
    return style.line / 2 + rise(style)
