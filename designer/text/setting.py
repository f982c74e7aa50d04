"""Setting a line: pieces of shaped text become the runs that painters draw."""

from __future__ import annotations

from itertools import pairwise

from designer.drawing import TextRun
from designer.text.chain import Piece


def set_runs(
    text: str, pieces: list[Piece], size: float, colour: str, x: float, y: float, tracking: float
) -> tuple[TextRun, ...]:
    """The runs of a line that starts at (x, y), from its pieces in visual order."""
    runs = []
    em = 0.0
    steps = 0
    for group in _groups(pieces):
        left = x + em * size + steps * tracking
        run = _set_run(text, group, size, colour, left, y, tracking)
        if run.glyphs:
            runs.append(run)
        em += sum(piece.advance for piece in group)
        steps += sum(piece.step_count for piece in group)
    return tuple(runs)


def _groups(pieces: list[Piece]) -> list[list[Piece]]:
    """Neighbours of one face and level that stand together in the text too."""
    groups = [[pieces[0]]]
    for before, piece in pairwise(pieces):
        is_next = before.start == piece.end if piece.level % 2 else before.end == piece.start
        if is_next and piece.shaper is before.shaper and piece.level == before.level:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _set_run(text: str, group: list[Piece], size: float, colour: str, x: float, y: float, tracking: float) -> TextRun:
    first = min(group[0].start, group[-1].start)
    last = max(group[0].end, group[-1].end)
    glyphs: list[int] = []
    offsets: list[float] = []
    rises: list[float] = []
    clusters: list[int] = []
    words: list[int] = []
    em = 0.0
    steps = 0
    is_new = True
    for piece in group:
        shape = piece.shape
        left = em * size + steps * tracking
        if shape is None:
            _set_gap(piece, left, first, glyphs, offsets, clusters, size, tracking)
            rises += [0.0] * (piece.end - piece.start)
            is_new = True
        else:
            if is_new and shape.glyphs:
                words.append(len(glyphs))
                is_new = False
            glyphs += shape.glyphs
            if tracking:
                offsets += [
                    round(left + start * size + step * tracking, 3)
                    for start, step in zip(shape.starts, shape.steps, strict=True)
                ]
            else:
                offsets += [round(left + start * size, 3) for start in shape.starts]
            rises += [round(r * size, 3) for r in shape.rises] if shape.rises else [0.0] * len(shape.glyphs)
            clusters += [piece.start - first + c for c in shape.clusters]
        em += piece.advance
        steps += piece.step_count
    return TextRun(
        text=text[first:last],
        face=group[0].shaper.face,
        size=size,
        colour=colour,
        x=round(x, 3),
        y=y,
        glyphs=tuple(glyphs),
        offsets=tuple(offsets),
        clusters=tuple(clusters),
        words=tuple(words),
        width=round(em * size + steps * tracking, 3),
        rises=tuple(rises) if any(rises) else (),
        is_rtl=group[0].level % 2 == 1,
    )


def _set_gap(
    piece: Piece,
    left: float,
    first: int,
    glyphs: list[int],
    offsets: list[float],
    clusters: list[int],
    size: float,
    tracking: float,
) -> None:
    """Spaces as glyphs, so that whoever copies the text finds them."""
    count = piece.end - piece.start
    each = piece.advance * size / count + tracking
    for i in range(count):
        glyphs.append(piece.shaper.space_glyph)
        offsets.append(round(left + i * each, 3))
        clusters.append(piece.start - first + i)
