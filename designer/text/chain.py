"""The faces tried in order for one weight: what draws a word, and how wide it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from unicodedata import normalize

import msgspec

from designer.drawing import Face
from designer.text import bidi
from designer.text.breaks import split_units
from designer.text.characters import (
    EMOJI_STYLE,
    SOFT_HYPHEN,
    SPACE_EMS,
    SPACES,
    UNDRAWN,
    WORD,
    clusters,
    is_ignorable,
    tidy,
)
from designer.text.line import Line
from designer.text.scripts import script_of
from designer.text.shaper import Shape, Shaper, rounded_em

_MOST_WORDS = 200_000  # unless it is told how many to expect


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A stretch of a line that is shaped alone: from `start` to `end` in the text, in one face and direction.

    A gap between words has no `shape`, but an advance of its own.
    """

    start: int
    end: int
    shaper: Shaper
    level: int
    advance: float
    step_count: int
    shape: Shape | None = None


class Measure(msgspec.Struct, frozen=True, gc=False):
    """How wide a word or line is: `em` at any size, and how many glyphs tracking widens."""

    em: float
    steps: int


class Chain:
    """The faces for one weight in the order in which they are tried, opened when first needed."""

    def __init__(self, faces: tuple[Face, ...], open_face: Callable[[Face], Shaper]) -> None:
        self._faces = faces
        self._open = open_face
        self._shapers: list[Shaper] = []
        self._emoji_first = sorted(range(len(faces)), key=lambda i: "emoji" not in faces[i].family.lower())
        self.main = self._shaper(0)
        self.most = _MOST_WORDS  # words that are kept
        self._words: dict[str, Measure] = {}
        self._covered = set(UNDRAWN)  # characters that need no face, or are known to have one
        self._parts: dict[str, tuple[tuple[int, int, Shaper], ...]] = {}
        # Words that the main face has, from left to right, each letter with a glyph of its own: the short ways of
        # measuring and setting a line know them only.
        self.plain: dict[str, Shape] = {}
        # How wide words are, in em, that may be parted from their neighbours but not broken.
        self.solid: dict[str, float] = {}

    def _shaper(self, index: int) -> Shaper:
        while len(self._shapers) <= index:
            self._shapers.append(self._open(self._faces[len(self._shapers)]))
        return self._shapers[index]

    def measure(self, text: str, is_rtl: bool | None = None) -> Measure:
        """How wide a line is; spaces at its end don't count."""
        if isinstance(text, Line):
            return _sum(self.pieces(text))
        shapes = None if is_rtl else self.plain_shapes(text)
        if shapes:
            gaps = len(shapes) - 1
            em = sum([shape.advance for shape in shapes]) + gaps * self.main.space
            return Measure(em, sum([shape.step_count for shape in shapes]) + gaps)
        text = tidy(text).rstrip(SPACES)
        if bidi.has_rtl(text) or is_rtl or text[-1:] == SOFT_HYPHEN:
            return _sum(self.pieces(text, is_rtl))
        em = 0.0
        steps = at = 0
        for match in WORD.finditer(text):
            start, end = match.span()
            if start > at:
                em += self.gap(text[at:start])
                steps += start - at
            word = self.word(match[0])
            em += word.em
            steps += word.steps
            at = end
        return Measure(em, steps)

    def plain_shapes(self, text: str) -> list[Shape] | None:
        """The shaped words of a line, if it is made of known plain words with one space between two."""
        plain = self.plain
        try:
            return [plain[word] for word in text.split(" ")]
        except KeyError:
            return None

    def word(self, word: str) -> Measure:
        """How wide a tidy word that runs from left to right is."""
        found = self._words.get(word)
        if found is None:
            if len(self._words) >= self.most:
                for kept in (self._words, self._parts, self.plain, self.solid):
                    kept.clear()
            parts = self.parts(word)
            shapes = [shaper.shape(word[start:end]) for start, end, shaper in parts]
            found = Measure(sum(s.advance for s in shapes), sum(s.step_count for s in shapes))
            self._words[word] = found
            if len(parts) == 1 and parts[0][2] is self.main and shapes[0].is_plain and not bidi.has_rtl(word):
                self.plain[word] = shapes[0]
        return found

    def gap(self, spaces: str) -> float:
        """How wide the spaces between two words are, in em."""
        space = self.main.space
        return space if spaces == " " else sum(rounded_em(SPACE_EMS.get(s, space)) for s in spaces)

    def parts(self, word: str) -> tuple[tuple[int, int, Shaper], ...]:
        """A word cut into what is shaped alone, each part with the first face that has it."""
        found = self._parts.get(word)
        if found is None:
            cut: list[tuple[int, int, Shaper]] = []
            at = 0
            for unit in split_units(word):
                cut += self._assign(unit, at)
                at += len(unit)
            found = self._parts[word] = tuple(cut)
        return found

    def _assign(self, unit: str, at: int) -> list[tuple[int, int, Shaper]]:
        main = self.main
        if EMOJI_STYLE not in unit and main.has_all(unit):
            return [(at, at + len(unit), main)]
        cut: list[tuple[int, int, Shaper]] = []
        first = at
        for cluster in clusters(unit):
            whole = self._covering(cluster)
            for part, shaper in [(cluster, whole)] if whole else self._assign_each(cluster):
                # One face may have several scripts; each is shaped by rules of its own.
                if (
                    cut
                    and cut[-1][2] is shaper
                    and (shaper is main or script_of(part[0]) == script_of(unit[cut[-1][0] - first]))
                ):
                    cut[-1] = (cut[-1][0], at + len(part), shaper)
                else:
                    cut.append((at, at + len(part), shaper))
                at += len(part)
        return cut

    def _assign_each(self, cluster: str) -> list[tuple[str, Shaper]]:
        # No face has all of it: each character in its own, so that as much as possible can be read.
        shaper = self.main
        found = []
        for character in cluster:
            if not is_ignorable(character):
                shaper = self._covering(character) or self.main
            found.append((character, shaper))
        return found

    def _covering(self, cluster: str) -> Shaper | None:
        """The first face that has all of a cluster; one for emoji where it asks to look like an emoji."""
        order: Sequence[int] = range(len(self._faces))
        as_emoji = EMOJI_STYLE in cluster
        if as_emoji and cluster[0].isspace():
            return None  # HarfBuzz lends no face a no-break space that is to look like an emoji
        for index in self._emoji_first if as_emoji else order:
            shaper = self._shaper(index)
            if shaper.has_all(cluster):
                return shaper
            # HarfBuzz composes and decomposes where the face has only the other form.
            for form in ("NFC", "NFD"):
                other = normalize(form, cluster)
                if other != cluster and shaper.has_all(other):
                    return shaper
        return next((shaper for index in order if (shaper := self._shaper(index)).has_usual(cluster)), None)

    def missing(self, text: str) -> list[str]:
        """The characters that no face has, in order."""
        if self._covered.issuperset(text):
            return []
        found = []
        for cluster in clusters(text):
            if cluster in self._covered:
                continue
            if self._covering(cluster) is None:
                found += [c for c in cluster if c not in self._covered and self._covering(c) is None]
            elif len(cluster) == 1:
                self._covered.add(cluster)
        return found

    def pieces(self, text: str, is_rtl: bool | None = None) -> list[Piece]:
        """A tidy line cut into what is shaped alone, from left to right as seen. `is_rtl` is how a text runs that is a
        paragraph of its own, None if its first letter tells."""
        if isinstance(text, Line):
            return self._ordered_pieces(text, list(text.levels))
        if bidi.has_rtl(text) or is_rtl:
            base = bidi.is_rtl_text(text) if is_rtl is None else is_rtl
            return self._ordered_pieces(text, bidi.levels(text, base))
        return self._logical_pieces(text, None)

    def _ordered_pieces(self, text: str, levels: list[int]) -> list[Piece]:
        logical = self._logical_pieces(text, levels)
        for i in range(len(logical) - 1, -1, -1):
            # A space goes with the neighbour of its direction, so that there are no more runs than needed.
            if logical[i].shape is None:
                sides = [*logical[i - 1 : i], *logical[i + 1 : i + 2]] if i else logical[1:2]
                near = next((side.shaper for side in sides if side.level == logical[i].level), logical[i].shaper)
                logical[i] = msgspec.structs.replace(logical[i], shaper=near)
        return [logical[i] for i in bidi.visual_order([piece.level for piece in logical])]

    def _logical_pieces(self, text: str, levels: list[int] | None) -> list[Piece]:
        pieces: list[Piece] = []
        at = 0
        for match in WORD.finditer(text):
            start = match.start()
            self._add_gap(pieces, text, at, start, levels)
            for begin, end, shaper in self.parts(match[0]):
                self._add_part(pieces, text, start + begin, start + end, shaper, levels)
            at = match.end()
        self._add_gap(pieces, text, at, len(text), levels)
        return pieces

    def _add_part(
        self, pieces: list[Piece], text: str, start: int, end: int, shaper: Shaper, levels: list[int] | None
    ) -> None:
        """A part of a word, cut where the level changes. Marks that isolate are not drawn: no reader finds them in a PDF."""
        while start < end:
            if levels is not None and text[start] in bidi.ISOLATING:
                start += 1
                continue
            stop = end
            level = 0
            if levels is not None:
                level = levels[start]
                stop = start + 1
                while stop < end and levels[stop] == level and text[stop] not in bidi.ISOLATING:
                    stop += 1
            word = text[start:stop]
            if stop == len(text) and word[-1] == SOFT_HYPHEN:
                word = word[:-1] + "-"  # the line ends here, so it shows
            shape = shaper.shape(word, level % 2 == 1)
            pieces.append(Piece(start, stop, shaper, level, shape.advance, shape.step_count, shape))
            start = stop

    def _add_gap(self, pieces: list[Piece], text: str, start: int, end: int, levels: list[int] | None) -> None:
        shaper = pieces[-1].shaper if pieces else self.main
        if levels is None:
            if end > start:
                pieces.append(Piece(start, end, shaper, 0, self.gap(text[start:end]), end - start))
            return
        pieces += [Piece(at, at + 1, shaper, levels[at], self.gap(text[at]), 1) for at in range(start, end)]


def _sum(pieces: list[Piece]) -> Measure:
    return Measure(sum(p.advance for p in pieces), sum(p.step_count for p in pieces))
