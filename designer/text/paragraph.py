"""Line breaking: a paragraph as atoms that can't be broken, and the lines they fill."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from copy import copy
from itertools import accumulate
from math import inf

from designer.text import bidi
from designer.text.breaks import break_places, holds_to_next, holds_to_previous, is_unspaced, split_hard
from designer.text.chain import Chain
from designer.text.characters import SOFT_HYPHEN, WORD, clusters, tidy
from designer.text.line import Line
from designer.text.phrases import is_japanese, leads_on, torn

# LOOK.md, type: no line is shorter than this share of the measure, the last above all, if other breaks keep the line count.
SHORTEST_LAST_LINE = 0.42
# What widths are rounded to, in points, is forgiven; else a text would not fit into its own width.
_SLACK = 0.0006
_NOT_YET = -1.0  # the width of an atom that is still growing
# Letters are kerned across a hyphen: parts of a word are measured together. Not so in Chinese, where each is alone.
_MOST_KERNED = 8
# Balancing a long text would be felt, and its last line is one of many.
_MOST_BALANCED_LINES = 40
_SHORT = 20.0  # what a line costs for each em that it is too short, and for each em²: soon more than any room that others leave
_VERY_SHORT = 150.0
_TORN = 8.0  # what a break that may be inside a word of Japanese costs, in em²; one that surely is costs three times as much
_EVEN = 0.3  # what room at the end of a line of Japanese costs, in em²


class Paragraph:
    """A text without line ends, cut into atoms. All measures are in em; `track` is the tracking in em.

    Atom i is `text[starts[i]:ends[i]]`, from `lefts[i]` to `rights[i]` in the unbroken line and `alone[i]` wide when it
    stands alone. Where all atoms are words with one space between two, they are `words`, and starts and ends are made
    when needed.
    """

    __slots__ = (
        "_chain", "_has_rtl", "_is_rtl", "_levels", "_track", "alone", "ends", "is_exact", "lefts", "rights", "starts", "text",
        "widest", "words",
    )  # fmt: skip

    def __init__(self, text: str, chain: Chain, track: float = 0) -> None:
        self.text = text
        self._chain = chain
        self._track = track
        self._has_rtl = self._is_rtl = False
        self._levels: list[int] = []  # of all characters, where any runs from right to left
        self.is_exact = True  # lines are as wide as the sum of their atoms
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        if track or not self._cut_plain():
            self._cut()
        self.widest = max(self.alone, default=0.0)

    def _cut_plain(self) -> bool:
        """Cut at single spaces, if all words are known to be solid: nearly all paragraphs of a map are such."""
        words = self.text.split(" ")
        solid = self._chain.solid
        try:
            widths = [solid[word] for word in words]
        except KeyError:
            return False
        space = self._chain.main.space
        lefts, rights = [], []
        x = 0.0
        for width in widths:
            lefts.append(x)
            x += width
            rights.append(x)
            x += space
        self.words, self.alone, self.lefts, self.rights = words, widths, lefts, rights
        return True

    def _cut(self) -> None:
        chain, track = self._chain, self._track
        text = self.text = tidy(self.text)
        self._has_rtl = bidi.has_rtl(text)
        if self._has_rtl:
            self._is_rtl = bidi.is_rtl_text(text)
            self._levels = bidi.levels(text, self._is_rtl)
        self.is_exact = not self._has_rtl and SOFT_HYPHEN not in text
        self.starts, self.ends, self.lefts, self.rights, self.alone = [], [], [], [], []
        x = 0.0
        at = 0
        holds = False
        for match in WORD.finditer(text):
            start, end = match.span()
            word = match[0]
            if start > at:
                x += self._em_gap(at, start)
            holds_back = holds_to_previous(word)
            holds = bool(self.starts) and (holds or holds_back)
            measure = chain.word(word)
            places = break_places(word)
            if places:
                self.is_exact = False
                self._add_word(word, start, x, places, holds)
            else:
                self._add(start, end, x, x + measure.em + track * measure.steps, holds)
            x += measure.em + track * measure.steps
            holds = holds_to_next(word)
            at = end
            if not (holds or holds_back or places or self._has_rtl or SOFT_HYPHEN in word):
                chain.solid[word] = measure.em
        for i, alone in enumerate(self.alone):
            if alone == _NOT_YET:
                self.alone[i] = self._em(self.starts[i], self.ends[i])

    def _add_word(self, word: str, start: int, x: float, places: tuple[int, ...], holds: bool) -> None:
        left = 0
        x_left = x
        for right, x_right in zip((*places, len(word)), self._ends_at(word, start, x, places), strict=True):
            self._add(start + left, start + right, x_left, x_right, holds)
            left, x_left, holds = right, x_right, False

    def _ends_at(self, word: str, start: int, x: float, places: tuple[int, ...]) -> list[float]:
        """Where in the unbroken line the parts of a word end: at its places and at its end."""
        found = []
        if len(places) <= _MOST_KERNED:
            found = [x + self._em(start, start + place) for place in places]
        else:
            at = 0
            left = x
            for place in places:
                left += self._em(start + at, start + place)
                found.append(left)
                at = place
        return [*found, x + self._em(start, start + len(word))]

    def _add(self, start: int, end: int, left: float, right: float, holds: bool) -> None:
        if holds:
            self.ends[-1] = end
            self.rights[-1] = right
            self.alone[-1] = _NOT_YET
            return
        self.starts.append(start)
        self.ends.append(end)
        self.lefts.append(left)
        self.rights.append(right)
        self.alone.append(right - left if self.is_exact else self._em(start, end))

    def _em(self, start: int, end: int) -> float:
        """How wide a part of the text is on a line of its own."""
        measure = self._chain.measure(self._line(start, end))
        return measure.em + self._track * measure.steps

    def _line(self, start: int, end: int) -> str:
        text = self.text[start:end]
        if not self._has_rtl:
            return text
        return Line(text, bidi.line_levels(text, self._levels[start:end], self._is_rtl), self._is_rtl)

    def longest(self) -> float:
        """The narrowest measure at which no word is broken between its letters."""
        if not is_unspaced(self.text):
            return self.widest
        self._place_words()
        widths = (self._part_width(s, e, a) for s, e, a in zip(self.starts, self.ends, self.alone, strict=True))
        return max(widths, default=0.0)

    def _part_width(self, start: int, end: int, alone: float) -> float:
        if not is_unspaced(self.text[start:end]):
            return alone
        spans: list[tuple[int, int]] = []
        for match in WORD.finditer(self.text, start, end):
            spans += _spans(split_hard(match[0]), match.start()) if is_unspaced(match[0]) else [match.span()]
        return max(self._em(begin, stop) for begin, stop in spans)

    def wrap(self, size: float, width: float) -> list[str]:
        """The lines at this size that are no wider than `width` points."""
        measure = (width + _SLACK) / size
        if not self.lefts:
            return []
        if self.widest > measure:
            split = self._split(measure)
            return split._lines(split._fill(measure))
        ends = self._fill(measure)
        return self._lines(self._balanced(ends, measure) if len(ends) > 1 else ends)

    def _lines(self, ends: list[int]) -> list[str]:
        first = 0
        lines = []
        for last in ends:
            if self.words:
                lines.append(" ".join(self.words[first:last]))
            else:
                lines.append(self._line(self.starts[first], self.ends[last - 1]))
            first = last
        return lines

    def _place_words(self) -> None:
        if self.words:
            self.ends = list(accumulate(map(len, self.words), lambda at, length: at + 1 + length))
            self.starts = [0, *[end + 1 for end in self.ends[:-1]]]

    def _split(self, measure: float) -> Paragraph:
        """This paragraph with every atom that is wider than the measure broken into parts that are not."""
        self._place_words()
        split = copy(self)
        split.words = []
        split.is_exact = False
        split.starts, split.ends, split.lefts, split.rights = [], [], [], []
        shift = 0.0
        for start, end, left, right, alone in zip(
            self.starts, self.ends, self.lefts, self.rights, self.alone, strict=True
        ):
            x = left + shift
            cuts = [(start, end)] if alone <= measure else self._cuts(start, end, measure)
            for i, (begin, stop) in enumerate(cuts):
                if i:
                    x += self._em_gap(cuts[i - 1][1], begin)
                split.starts.append(begin)
                split.ends.append(stop)
                split.lefts.append(x)
                x += right - left if len(cuts) == 1 else self._em(begin, stop)
                split.rights.append(x)
            shift = x - right
        return split

    def _em_gap(self, end: int, start: int) -> float:
        return self._chain.gap(self.text[end:start]) + self._track * (start - end)

    def _cuts(self, start: int, end: int, measure: float) -> list[tuple[int, int]]:
        """Where an atom is cut: at its spaces, and the words that are still too wide between their letters."""
        cuts: list[tuple[int, int]] = []
        for match in WORD.finditer(self.text, start, end):
            cuts += [match.span()] if self._em(*match.span()) <= measure else self._packed(*match.span(), measure)
        return cuts

    def _packed(self, start: int, end: int, measure: float) -> list[tuple[int, int]]:
        """A word cut into parts as long as fit; a single letter may be wider than the measure."""
        letters: list[tuple[int, int]] = []
        for begin, stop in _spans(split_hard(self.text[start:end]), start):
            if self._em(begin, stop) <= measure:
                letters.append((begin, stop))
                continue
            for first, last in _spans(clusters(self.text[begin:stop]), begin):
                # The numbers of characters that no font has are wide: marks go with their letters only where there is room.
                is_one = self._em(first, last) <= measure or not self._chain.missing(self.text[first:last])
                letters += [(first, last)] if is_one else [(i, i + 1) for i in range(first, last)]
        packed = []
        at = 0
        while at < len(letters):
            count = self._fitting(letters, at, measure)
            packed.append((letters[at][0], letters[at + count - 1][1]))
            at += count
        return packed

    def _fitting(self, letters: list[tuple[int, int]], first: int, measure: float) -> int:
        def fits(count: int) -> bool:
            return self._em(letters[first][0], letters[first + count - 1][1]) <= measure

        # Doubling first, so that a word of a million letters is never shaped from every place on.
        most = len(letters) - first
        low, high = 1, 2
        while high < most and fits(high):
            low, high = high, high * 2
        high = min(high, most)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if fits(middle) else (low, middle - 1)
        return low

    def _fill(self, measure: float) -> list[int]:
        """For each line the index of the atom after its last, as many in each as fit."""
        lefts, rights, is_exact = self.lefts, self.rights, self.is_exact
        count = len(lefts)
        first = 0
        found = []
        while first < count:
            last = bisect_right(rights, lefts[first] + measure, first)
            if last == first:
                last += 1
            if not is_exact:
                while last > first + 1 and self._line_width(first, last) > measure:
                    last -= 1
                # Words of several directions may be narrower together than each alone.
                while last < count and self._has_rtl and self._line_width(first, last + 1) <= measure:
                    last += 1
            found.append(last)
            first = last
        return found

    def _line_width(self, first: int, last: int) -> float:
        if self.is_exact:
            return self.rights[last - 1] - self.lefts[first]
        return self._em(self.starts[first], self.ends[last - 1])

    def _balanced(self, ends: list[int], measure: float) -> list[int]:
        """The lines as they fill, unless the last would be short or a word of Japanese be torn: then as many lines, as evenly
        filled as they can be with none that is short, or hardly so."""
        if len(ends) > _MOST_BALANCED_LINES:
            return ends
        costs = _Costs(self, measure)
        if costs.is_short(ends[-2], ends[-1]) or any(costs.torn(end) for end in ends[:-1]):
            earliest = self._fill_from_end(measure, len(ends))
            # For each place where a line can end: what the lines up to there cost, and where they end.
            found: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
            for low, high in zip(earliest[:-1], ends[:-1], strict=True):
                found = self._cheapest(found, min(low, high), high, costs)
            best = min(found, key=lambda first: costs.of_last(first, ends[-1]) + found[first][0])
            ends = [*found[best][1], ends[-1]]
        return ends if costs.is_japanese else self._carried(ends, measure)

    def _cheapest(
        self, before: dict[int, tuple[float, tuple[int, ...]]], low: int, high: int, costs: _Costs
    ) -> dict[int, tuple[float, tuple[int, ...]]]:
        """For each place from `low` to `high` the cheapest lines that end there: those that leave little room, evenly."""
        found: dict[int, tuple[float, tuple[int, ...]]] = {}
        for last in range(low, high + 1):
            for first, (cost, ends) in before.items():
                if first >= last:
                    continue
                cost += costs.of(first, last)
                if cost < inf and (last not in found or cost < found[last][0] - 1e-9):
                    found[last] = (cost, (*ends, last))
        return found

    def _carried(self, ends: list[int], measure: float) -> list[int]:
        """The lines with none that ends in "the" or "on", where the next has room for it: such words lead on."""
        ends = list(ends)
        for i in range(len(ends) - 2, -1, -1):
            first, last = ends[i - 1] if i else 0, ends[i] - 1
            while last > first and self._is_word(last) and leads_on(self._atom(last), self._atom(last - 1)):
                is_left = self._line_width(first, last) >= SHORTEST_LAST_LINE * measure
                if not is_left or self._line_width(last, ends[i + 1]) > measure:
                    break
                ends[i] = last
                last -= 1
        return ends

    def _atom(self, i: int) -> str:
        return self.words[i] if self.words else self.text[self.starts[i] : self.ends[i]]

    def _is_word(self, i: int) -> bool:
        """Whether there are spaces around an atom."""
        return bool(self.words) or (self.starts[i] > self.ends[i - 1] and self.starts[i + 1] > self.ends[i])

    def _fill_from_end(self, measure: float, count: int) -> list[int]:
        """For each of `count` lines the earliest place where it can end, if those after it are to be filled."""
        ends = [len(self.lefts)]
        for _line in range(count - 1):
            last = ends[0]
            first = last - 1
            while first > 0 and self._line_width(first - 1, last) <= measure:
                first -= 1
            ends.insert(0, first)
        return ends


def _spans(parts: Iterable[str], start: int) -> Iterator[tuple[int, int]]:
    """Where parts stand that follow each other from a place on."""
    for part in parts:
        yield start, start + len(part)
        start += len(part)


class _Costs:
    """What the lines of a paragraph cost in a measure: the room they leave, and more where they are short or tear a word."""

    def __init__(self, paragraph: Paragraph, measure: float) -> None:
        self._paragraph = paragraph
        self._measure = measure
        self._wanted = SHORTEST_LAST_LINE * measure
        self.is_japanese = not paragraph.words and is_japanese(paragraph.text)

    def is_short(self, first: int, last: int) -> bool:
        """Whether a line is shorter than lines should be."""
        return self._paragraph._line_width(first, last) < self._wanted - 1e-9

    def torn(self, last: int) -> int:
        """How badly a line that ends here tears a word of Japanese."""
        return torn(self._paragraph.text, self._paragraph.ends[last - 1]) if self.is_japanese else 0

    def of(self, first: int, last: int) -> float:
        """What a line costs, inf if it is too wide."""
        width = self._paragraph._line_width(first, last)
        room = self._measure - width
        if room < -1e-9:
            return inf
        if self.is_japanese:
            return _EVEN * room * room + _TORN * self.torn(last) + self._of_short(width)
        return room * room + self._of_short(width)

    def of_last(self, first: int, last: int) -> float:
        """What the last line costs: where it ends nothing is torn, and the room behind it is nothing to be seen."""
        width = self._paragraph._line_width(first, last)
        if width > self._measure + 1e-9:
            return inf
        even = _EVEN * (self._measure - width) ** 2 if self.is_japanese else 0.0
        return even + self._of_short(width)

    def _of_short(self, width: float) -> float:
        short = self._wanted - width
        if short <= 1e-9:
            return 0.0
        return _TORN * (0.5 + short) if self.is_japanese else _SHORT * short + _VERY_SHORT * short * short
