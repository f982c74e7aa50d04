"""One opened face: which characters it has, and words shaped by HarfBuzz, kept."""

from __future__ import annotations

from typing import Any

import msgspec

from designer.drawing import Face
from designer.text.characters import SPACE_EMS, code_of, is_ignorable, usual_form
from designer.text.scripts import is_han

# Without a language HarfBuzz would ask the user's locale, and the same map would look different elsewhere.
USUAL_LANGUAGE = "en"
_MOST_SHAPES = 200_000  # unless it is told how many words to expect
# Advances are multiples of this part of an em (a millionth): sums of such numbers are exact in whatever order.
_GRAIN = 2**20


def rounded_em(em: float) -> float:
    """A length in em of which sums are exact in whatever order."""
    return round(em * _GRAIN) / _GRAIN


class Shape(msgspec.Struct, frozen=True, eq=False):
    """A shaped word: glyph ids from left to right, and the first character each stands for.

    `starts` and `rises` are in units of the font, `upem` to the em; `advance` is in em. `steps[i]` counts the glyphs
    before glyph i that tracking widens, `step_count` all of them. `is_plain` says that every character has its glyph and
    none rises.
    """

    glyphs: tuple[int, ...]
    starts: tuple[int, ...]
    rises: tuple[int, ...]
    clusters: tuple[int, ...]
    steps: tuple[int, ...]
    upem: int
    advance: float
    step_count: int
    is_plain: bool
    sized: dict[float, tuple[int, ...]]

    def offsets(self, size: float) -> tuple[int, ...]:
        """Where each glyph starts at this size, in thousandths of a point."""
        found = self.sized.get(size)
        if found is None:
            scale = size * 1000 / self.upem
            found = self.sized[size] = tuple(round(start * scale) for start in self.starts)
        return found


class Shaper:
    """Shapes words in one face with kerning, ligatures and contextual forms, each once.

    Fonts draw some letters differently for readers of different languages: `language` is that of the map, `han_language`
    that of its Chinese characters.
    """

    def __init__(
        self, face: Face, blob: Any, language: str = USUAL_LANGUAGE, han_language: str = USUAL_LANGUAGE
    ) -> None:
        import uharfbuzz as hb

        opened = hb.Face(blob, face.index)
        if not opened.glyph_count:
            raise ValueError(f"{face.file} holds no font that can be read.")
        self.face = face
        self.upem: int = opened.upem
        self._hb: Any = hb
        self._language = language
        self._han_language = han_language
        self._font = hb.Font(opened)
        if face.axes:
            self._font.set_variations(dict(face.axes))
        self._buffer = hb.Buffer()
        self._buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        self._shapes: dict[tuple[str, bool], Shape] = {}
        self.most = _MOST_SHAPES  # words that are kept
        self._has: dict[str, bool] = {}
        extents = self._font.get_font_extents("ltr")
        self.ascent: float = extents.ascender / self.upem
        self.descent: float = -extents.descender / self.upem
        self.space_glyph: int = self._font.get_nominal_glyph(0x20) or 0
        self.space: float = rounded_em(self._font.get_glyph_h_advance(self.space_glyph) / self.upem)

    def ink(self, glyph: int) -> tuple[float, float, float, float]:
        """From where to where a glyph leaves ink, in em from its origin: left, right, below and above the baseline."""
        found = self._font.get_glyph_extents(glyph)
        if found is None or not found.width:
            return 0.0, 0.0, 0.0, 0.0
        left, top = found.x_bearing / self.upem, found.y_bearing / self.upem
        return left, left + found.width / self.upem, -top - found.height / self.upem, top

    def has(self, character: str) -> bool:
        """Whether the face can draw this character; what is never drawn, and spaces, every face has."""
        known = self._has.get(character)
        if known is None:
            known = bool(self._font.get_nominal_glyph(ord(character)))
            known = known or is_ignorable(character) or character in SPACE_EMS or character in "\u00a0\u2007\u202f"
            self._has[character] = known
        return known

    def has_all(self, text: str) -> bool:
        """Whether the face can draw every character of a text."""
        return all(map(self.has, text))

    def has_usual(self, text: str) -> bool:
        """Whether the face can draw every character of a text, if need be in its usual form."""
        return all(self.has(c) or self._usual(c) for c in text)

    def _usual(self, character: str) -> str:
        form = usual_form(character)
        return form if self.has_all(form) else ""

    def shape(self, word: str, is_rtl: bool = False) -> Shape:
        """The shaped word; glyphs stand in visual order."""
        found = self._shapes.get((word, is_rtl))
        if found is None:
            if len(self._shapes) >= self.most:
                self._shapes.clear()
            found = self._shapes[word, is_rtl] = self._shaped(word, is_rtl)
        return found

    def _shaped(self, word: str, is_rtl: bool) -> Shape:
        drawn, origins = word, None
        if not self.has_all(word):
            forms = [c if self.has(c) else self._usual(c) or code_of(c, is_rtl) for c in word]
            drawn, origins = "".join(forms), [i for i, form in enumerate(forms) for _ in form]
        buffer = self._buffer
        buffer.clear_contents()
        buffer.add_str(drawn)
        buffer.guess_segment_properties()
        if buffer.script is None:  # digits and signs alone
            buffer.script = "Latn"
        buffer.direction = "rtl" if is_rtl else "ltr"
        buffer.language = self._han_language if is_han(word[0]) else self._language
        self._hb.shape(self._font, buffer, None)
        pen = count = 0
        starts, rises, steps = [], [], []
        for position in buffer.glyph_positions or ():
            right, up, advance, _ = position.position
            starts.append(pen + right)
            rises.append(up)
            # A mark after its letter stays where the letter is, however far the next letter moves away.
            steps.append(count if advance or is_rtl or not count else count - 1)
            pen += advance
            count += 1 if advance else 0
        infos = buffer.glyph_infos
        clusters = tuple([info.cluster if origins is None else origins[info.cluster] for info in infos])
        return Shape(
            glyphs=tuple([info.codepoint for info in infos]),
            starts=tuple(starts),
            rises=tuple(rises) if any(rises) else (),
            clusters=clusters,
            steps=tuple(steps),
            upem=self.upem,
            advance=rounded_em(pen / self.upem),
            step_count=count,
            is_plain=not any(rises) and clusters == tuple(range(len(word))),
            sized={},
        )
