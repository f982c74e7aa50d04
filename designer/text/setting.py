"""Setting a line: shaped words become the runs that painters draw."""

from __future__ import annotations

from itertools import pairwise

from designer.drawing import Face, TextRun
from designer.text.chain import Piece
from designer.text.shaper import Shape, Shaper


def set_plain_run(
    text: str, shapes: list[Shape], shaper: Shaper, size: float, colour: str, x: float, y: float
) -> TextRun:
    """The run of a line of plain words in one face from left to right, with one space between two."""
    # The same as `set_runs` yields, several times faster: nearly all lines of a map are such.
    scale = size * 1000
    space, space_glyph = shaper.space, shaper.space_glyph
    glyphs: list[int] = []
    offsets: list[int] = []
    words: list[int] = []
    em = 0.0
    for shape in shapes:
        words.append(len(glyphs))
        left = round(em * scale)
        glyphs += shape.glyphs
        glyphs.append(space_glyph)
        offsets += [left + offset for offset in shape.offsets(size)]
        em += shape.advance
        offsets.append(round(em * scale))
        em += space
    del glyphs[-1], offsets[-1]
    return TextRun(
        text=text,
        face=shaper.face,
        size=size,
        colour=colour,
        x=round(x, 3),
        y=y,
        glyphs=tuple(glyphs),
        offsets=tuple([offset / 1000 for offset in offsets]),
        clusters=tuple(range(len(glyphs))),
        words=tuple(words),
        width=round((em - space) * size, 3),
    )


def set_runs(
    text: str, pieces: list[Piece], size: float, colour: str, x: float, y: float, tracking: float
) -> tuple[TextRun, ...]:
    """The runs of a line that starts at (x, y), from its pieces in visual order."""
    runs: list[TextRun] = []
    if not pieces:
        return ()
    em = 0.0
    steps = 0
    for group in _groups(pieces):
        setter = _Run(group, size, tracking)
        if setter.glyphs:
            runs.append(setter.run(text, colour, x + em * size + steps * tracking, y))
        em += setter.em
        steps += setter.steps
    return tuple(runs)


def _groups(pieces: list[Piece]) -> list[list[Piece]]:
    """Neighbours of one face and level that stand together in the text too."""
    groups = [pieces[:1]]
    for before, piece in pairwise(pieces):
        is_next = before.start == piece.end if piece.level % 2 else before.end == piece.start
        if is_next and piece.shaper is before.shaper and piece.level == before.level:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


class _Run:
    """Pieces of one face and direction, being put together; lengths in thousandths of a point."""

    def __init__(self, group: list[Piece], size: float, tracking: float) -> None:
        self.face: Face = group[0].shaper.face
        self.size = size
        self.tracking = tracking
        self.is_rtl = group[0].level % 2 == 1
        self.first = min(group[0].start, group[-1].start)
        self.last = max(group[0].end, group[-1].end)
        self.em = 0.0
        self.steps = 0
        self.glyphs: list[int] = []
        self.offsets: list[int] = []
        self.rises: list[int] = []
        self.clusters: list[int] = []
        self.words: list[int] = []
        is_new = True
        for piece in group:
            if piece.shape is None:
                self._add_gap(piece)
                is_new = True
            elif piece.shape.glyphs:
                if is_new:
                    self.words.append(len(self.glyphs))
                self._add_shape(piece.start - self.first, piece.shape)
                is_new = False
            self.em += piece.advance
            self.steps += piece.step_count

    def _add_shape(self, at: int, shape: Shape) -> None:
        left = round((self.em * self.size + self.steps * self.tracking) * 1000)
        self.glyphs += shape.glyphs
        step = self.tracking * 1000
        self.offsets += [
            left + offset + round(count * step)
            for offset, count in zip(shape.offsets(self.size), shape.steps, strict=True)
        ]
        scale = self.size * 1000 / shape.upem
        self.rises += [round(up * scale) for up in shape.rises] or [0] * len(shape.glyphs)
        self.clusters += [at + cluster for cluster in shape.clusters]

    def _add_gap(self, piece: Piece) -> None:
        """Spaces as glyphs, so that whoever copies the text finds them."""
        # Where there is more than one, or one without a glyph, they are wide enough as they are: one stands for all.
        self.glyphs.append(piece.shaper.space_glyph)
        self.offsets.append(round((self.em * self.size + self.steps * self.tracking) * 1000))
        self.rises.append(0)
        self.clusters.append(piece.start - self.first)

    def run(self, text: str, colour: str, x: float, y: float) -> TextRun:
        """The run at its place in the line."""
        return TextRun(
            text=text[self.first : self.last],
            face=self.face,
            size=self.size,
            colour=colour,
            x=round(x, 3),
            y=y,
            glyphs=tuple(self.glyphs),
            offsets=tuple([offset / 1000 for offset in self.offsets]),
            clusters=tuple(self.clusters),
            words=tuple(self.words),
            width=round(self.em * self.size + self.steps * self.tracking, 3),
            rises=tuple([up / 1000 for up in self.rises]) if any(self.rises) else (),
            is_rtl=self.is_rtl,
        )
