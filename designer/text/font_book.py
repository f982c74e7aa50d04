"""The fonts of a map: shaping, measuring and line breaking for layout, font files for painters."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from designer.drawing import Face, TextRun
from designer.resources import resource_path
from designer.text import bidi, setting
from designer.text.chain import Chain
from designer.text.characters import SPACES, tidy
from designer.text.lately import Lately
from designer.text.line import Line
from designer.text.paragraph import Paragraph
from designer.text.shaper import USUAL_LANGUAGE, Shaper

Anchor = Literal["start", "middle", "end"]

_MOST_KEPT = 50_000  # texts, unless it is told how many to expect
_WORDS_OF_EACH, _WORDS_BESIDE = 32, 8000  # of each element the words it may have, and what is written beside
_KEPT_OF_EACH, _KEPT_BESIDE = 4, 2000  # of each element of a map its texts at some measures, and what is written


class Ink(msgspec.Struct, frozen=True):
    """The ink of a text on one line: where it begins and ends, from the text's start, and how far it reaches above and
    below the baseline."""

    left: float
    right: float
    above: float
    below: float


class FontBook:
    """Knows how wide words are in a list of faces: the first family is the main one, the others stand in for it.

    For each character the first family that has it is used, in its face nearest to the wanted weight; a character that
    none has is drawn as its number ("[1F9FF]"). Lengths are points, rounded to a thousandth; the same input always gives
    the same output. `language` and `han_language` choose between forms of letters that a font has for readers of
    different languages. Not to be shared between threads: a worker makes its own, see `copy`.
    """

    def __init__(self, faces: Iterable[Face], language: str = "", han_language: str = "") -> None:
        self.language = language or USUAL_LANGUAGE
        self.han_language = han_language or USUAL_LANGUAGE
        self.forbidden: tuple[str, ...] = ()
        self._families: dict[str, list[Face]] = {}
        for face in faces:
            self._families.setdefault(face.family, []).append(face)
        if not self._families:
            raise ValueError("A font book needs at least one face.")
        self._data: dict[str, bytes] = {}
        self._shapers = _Shapers(self.language, self.han_language)
        self._chains: dict[int, Chain] = {}
        self._paragraphs: Lately[tuple[str, int, float], Paragraph] = Lately(_MOST_KEPT)
        self._wrapped: Lately[tuple[str, int, float, float, float], tuple[str, ...]] = Lately(_MOST_KEPT)
        self._widths: Lately[tuple[str, int, float, float], float] = Lately(_MOST_KEPT)
        self._inks: Lately[tuple[str, int, float], Ink] = Lately(_MOST_KEPT)

    @classmethod
    def bundled(cls) -> FontBook:
        """The faces that travel with the program."""
        return cls(bundled_faces())

    def with_faces(self, faces: Iterable[Face], language: str = "", han_language: str = "") -> FontBook:
        """A book of other faces, which takes over the files that this one has opened; this one if it would be the same."""
        book = FontBook(faces, language, han_language)
        spoken = (book.language, book.han_language)
        if (book.faces, spoken) == (self.faces, (self.language, self.han_language)):
            return self
        book._data = self._data
        if spoken == (self.language, self.han_language):
            book._shapers = self._shapers
        return book

    def copy(self) -> FontBook:
        """The same book for another thread."""
        return FontBook(self.faces, self.language, self.han_language)

    def expect(self, elements: int) -> None:
        """Keep what was found out of the texts of a map with so many elements, and little more."""
        most = _KEPT_BESIDE + _KEPT_OF_EACH * elements
        for kept in (self._paragraphs, self._wrapped, self._widths, self._inks):
            kept.expect(most)
        words = _WORDS_BESIDE + _WORDS_OF_EACH * elements
        for chain in self._chains.values():
            chain.most = words
        self._shapers.expect(words)

    @property
    def faces(self) -> tuple[Face, ...]:
        """All faces, families in the order in which they are tried."""
        return tuple(face for family in self._families.values() for face in family)

    def face(self, weight: int) -> Face:
        """The face of the main family nearest to a weight."""
        return _nearest(next(iter(self._families.values())), weight)

    def faces_of(self, weight: int) -> tuple[Face, ...]:
        """The face of each family nearest to a weight, in the order in which they are tried."""
        return tuple(_nearest(family, weight) for family in self._families.values())

    def data(self, face: Face) -> bytes:
        """The bytes of the font file of a face; for one in a collection those of the whole collection."""
        found = self._data.get(face.file)
        if found is None:
            found = self._data[face.file] = Path(face.file).read_bytes()
        return found

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters that no face can draw, in order of appearance, each once."""
        return tuple(dict.fromkeys(self._chain(400).missing(text)))

    def ascent(self, weight: int, size: float) -> float:
        """How far the main face reaches above the baseline."""
        return round(self._chain(weight).main.ascent * size, 3)

    def descent(self, weight: int, size: float) -> float:
        """How far the main face reaches below the baseline, as a positive length."""
        return round(self._chain(weight).main.descent * size, 3)

    def width(self, text: str, weight: int, size: float, tracking: float = 0) -> float:
        """How wide a text is on one line; spaces at its end don't count."""
        key = (text, weight, size, tracking)
        found = self._widths[key]
        if found is None:
            measure = self._chain(weight).measure(text)
            found = round(measure.em * size + measure.steps * tracking, 3)
            self._widths.keep(key, found)
        return found

    def ink(self, text: str, weight: int, size: float) -> Ink:
        """How far a text reaches over and below its baseline, and where from its start its ink begins and ends."""
        key = (text, weight, size)
        found = self._inks[key]
        if found is None:
            found = self._ink(text, weight, size)
            self._inks.keep(key, found)
        return found

    def _ink(self, text: str, weight: int, size: float) -> Ink:
        sides: list[tuple[float, float, float, float]] = []
        x = 0.0
        for piece in self._chain(weight).pieces(_bare(text)):
            if piece.shape is not None:
                shape = piece.shape
                rises = shape.rises or (0,) * len(shape.glyphs)
                for glyph, start, rise in zip(shape.glyphs, shape.starts, rises, strict=True):
                    left, right, below, above = piece.shaper.ink(glyph)
                    if right > left:
                        at, up = x + start / shape.upem, rise / shape.upem
                        sides.append((at + left, at + right, below - up, above + up))
            x += piece.advance
        if not sides:
            return Ink(0, 0, 0, 0)
        lefts, rights, belows, aboves = zip(*sides, strict=True)
        return Ink(*[round(n * size, 3) for n in (min(lefts), max(rights), max(aboves), max(belows))])

    def line(
        self,
        text: str,
        weight: int,
        size: float,
        colour: str,
        x: float,
        y: float,
        *,
        anchor: Anchor = "start",
        tracking: float = 0,
        is_rtl: bool | None = None,
    ) -> tuple[TextRun, ...]:
        """A text on one baseline at y: a run for each face and direction, from left to right as seen.

        x is where it starts, has its middle or ends on the right. A line that `wrap` gave knows its paragraph; any other text
        is one of its own, whose direction is `is_rtl`, without it that of its first letter. A character that no face has is
        drawn as its number: `missing` tells which these are.
        """
        chain = self._chain(weight)
        if anchor != "start":
            measure = chain.measure(text, is_rtl)
            width = measure.em * size + measure.steps * tracking
            x -= width / 2 if anchor == "middle" else width
        if not tracking and not is_rtl and not isinstance(text, Line):
            shapes = chain.plain_shapes(text)
            if shapes:
                return (setting.set_plain_run(text, shapes, chain.main, size, colour, x, y),)
        bare = _bare(text)
        if not bare:
            return ()
        return setting.set_runs(bare, chain.pieces(bare, is_rtl), size, colour, x, y, tracking)

    def wrap(self, text: str, weight: int, size: float, width: float, *, tracking: float = 0) -> tuple[str, ...]:
        """The lines of a text in a measure of `width` points; none for an empty text. Those of a paragraph with letters that
        run from right to left are of type Line: they are drawn in the order that the whole paragraph gives them.

        Only a word wider than the measure is broken between its letters; a letter wider than the measure stands alone.
        """
        key = (text, weight, size, width, tracking)
        found = self._wrapped[key]
        if found is None:
            found = tuple(self._wrap(text, weight, size, width, tracking))
            self._wrapped.keep(key, found)
        return found

    def _wrap(self, text: str, weight: int, size: float, width: float, tracking: float) -> list[str]:
        paragraphs = text.splitlines() if not text.isprintable() else [text]
        lines: list[str] = []
        for paragraph in paragraphs:
            lines += self._paragraph(paragraph, weight, tracking / size).wrap(size, width) or [""]
        while lines and not lines[-1]:
            lines.pop()
        while lines and not lines[0]:
            del lines[0]
        return lines

    def longest_word(self, text: str, weight: int, size: float) -> float:
        """The narrowest measure at which `wrap` breaks no word between its letters."""
        widths = (self._paragraph(part, weight, 0).longest() for part in text.splitlines())
        return round(max(widths, default=0.0) * size, 3)

    @staticmethod
    def is_rtl(text: str) -> bool:
        """Whether a paragraph runs from right to left, by its first letter."""
        return bidi.is_rtl_text(text)

    def _paragraph(self, text: str, weight: int, track: float) -> Paragraph:
        key = (text, weight, track)
        found = self._paragraphs[key]
        if found is None:
            found = Paragraph(text, self._chain(weight), track)
            self._paragraphs.keep(key, found)
        return found

    def _chain(self, weight: int) -> Chain:
        found = self._chains.get(weight)
        if found is None:
            found = self._chains[weight] = Chain(self.faces_of(weight), self._shapers.of)
        return found


class _Shapers:
    """The faces that a book has opened. Its chains open more of them through this, not through the book: they would lead
    back to it, and all that was measured for a map that is closed would wait for the collector."""

    def __init__(self, language: str, han_language: str) -> None:
        self._languages = language, han_language
        self._opened: dict[Face, Shaper] = {}
        self._words: int | None = None

    def expect(self, words: int) -> None:
        """Keep so many words of each face."""
        self._words = words
        for shaper in self._opened.values():
            shaper.most = words

    def of(self, face: Face) -> Shaper:
        """The shaper of a face, opened when first asked for."""
        found = self._opened.get(face)
        if found is None:
            import uharfbuzz as hb

            # The file is mapped, not read: one for Chinese is of 20 MB, and little of it is used.
            found = self._opened[face] = Shaper(face, hb.Blob.from_file_path(face.file), *self._languages)
            if self._words is not None:
                found.most = self._words
        return found


def bundled_faces() -> tuple[Face, ...]:
    """The faces that travel with the program, in the order in which they are tried."""
    folder = resource_path("fonts")
    listed = tomllib.loads((folder / "fonts.toml").read_text(encoding="utf-8"))
    return tuple(
        Face(
            key=f"{family['name'].replace(' ', '')}-{face['weight']}",
            family=family["name"],
            weight=face["weight"],
            file=str(folder / face["file"]),
        )
        for family in listed["family"]
        for face in family["faces"]
    )


def _bare(text: str) -> str:
    """A text as it is set: tidy, without spaces at its end. A line of a paragraph is so already, and stays what it is."""
    return text if isinstance(text, Line) else tidy(text).rstrip(SPACES)


def _nearest(family: list[Face], weight: int) -> Face:
    return min(family, key=lambda face: (abs(face.weight - weight), face.weight))
