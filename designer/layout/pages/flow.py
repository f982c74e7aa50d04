"""Pieces of text that flow through columns and pages: broken between lines only, headings never last in a column."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from designer.drawing import Box, Content, Group, Item, Placed, Role

Draw = Callable[[int, int], tuple[Item | Placed, ...]]

_TOGETHER = 2  # lines of a paragraph that stay together before and after a break
_WHOLE = 6  # lines up to which a piece is not broken at all
_ROUNDS = 14


class Piece(msgspec.Struct, frozen=True):
    """A heading or a row: lines of these heights below each other, and what draws some of them from the origin.

    `gap` is free above it, but at the top of a column. `keeps_next` holds it to the piece after it. `again`, of the rows of
    a section, is the heading that stands above what goes on on another page.
    """

    key: str
    lines: tuple[float, ...]
    draw: Draw
    width: float
    gap: float = 0.0
    keeps_next: bool = False
    element: str = ""
    alt: str = ""
    link: str = ""
    role: Role = Role.NOTE
    again: Piece | None = None

    @property
    def height(self) -> float:
        """All its lines."""
        return sum(self.lines)


class Put(msgspec.Struct, frozen=True):
    """Some lines of a piece at a height in a column."""

    piece: Piece
    start: int
    end: int
    y: float

    @property
    def bottom(self) -> float:
        """Where its last line ends."""
        return self.y + sum(self.piece.lines[self.start : self.end])


class Place(msgspec.Struct, frozen=True):
    """How far a flow has come: the next line of the next piece."""

    piece: int = 0
    line: int = 0


Column = tuple[Put, ...]


def fill_column(pieces: Sequence[Piece], at: Place, height: float, opens_page: bool = False) -> tuple[Column, Place]:
    """What stands in a column of this height, and where the flow goes on. A column takes at least one line."""
    puts: list[Put] = []
    y = 0.0
    i, line = at.piece, at.line
    if opens_page and i < len(pieces) and (again := pieces[i].again) is not None:
        puts.append(Put(again, 0, len(again.lines), 0.0))
        y = again.height
    free = len(puts)
    while i < len(pieces):
        piece = pieces[i]
        top = y + (piece.gap if len(puts) > free else 0.0)
        count = _lines_that_fit(piece, line, height - top)
        if line + count < len(piece.lines):
            count = _kept_together(count, line, piece, height)
        if count:
            puts.append(Put(piece, line, line + count, top))
            y = puts[-1].bottom
            line += count
        if line < len(piece.lines):
            break
        i, line = i + 1, 0
    if i < len(pieces) and line == 0:
        # A heading does not stand alone at the foot of a column.
        while len(puts) > free + 1 and puts[-1].piece.keeps_next and puts[-1].start == 0:
            puts.pop()
            i -= 1
        if len(puts) == free + 1 and puts[-1].piece.keeps_next:
            puts = puts[:free]
            i -= 1
    if len(puts) == free and i < len(pieces):
        # Nothing fits: whatever is the least goes in all the same.
        piece, y = pieces[i], puts[-1].bottom if puts else 0.0
        while piece.keeps_next and i + 1 < len(pieces):
            puts.append(Put(piece, line, len(piece.lines), y))
            i, line, y = i + 1, 0, puts[-1].bottom + pieces[i + 1].gap
            piece = pieces[i]
        count = max(1, _lines_that_fit(piece, line, height - y))
        puts.append(Put(piece, line, line + count, y))
        line += count
        if line >= len(piece.lines):
            i, line = i + 1, 0
    return tuple(puts), Place(i, line)


def _lines_that_fit(piece: Piece, line: int, height: float) -> int:
    count, used = 0, 0.0
    for one in piece.lines[line:]:
        used += one
        if used > height + 0.01:
            break
        count += 1
    return count


def _kept_together(count: int, line: int, piece: Piece, height: float) -> int:
    """So many lines that neither a first nor a last line of a piece stands alone; none of a short piece."""
    total = len(piece.lines)
    if line == 0 and total <= _WHOLE and piece.height <= height:
        return 0
    if total - line - count < _TOGETHER:
        count -= _TOGETHER - (total - line - count)
    if line == 0 and count < _TOGETHER:
        return 0
    return max(0, count)


def fill_page(pieces: Sequence[Piece], at: Place, columns: int, height: float) -> tuple[tuple[Column, ...], Place]:
    """The columns of a page, and where the flow goes on; on the last page they are as equal in height as can be."""
    found, end = _fill_columns(pieces, at, columns, height)
    if end.piece < len(pieces) or columns == 1:
        return found, end
    low, high, best = 0.0, height, found
    for _round in range(_ROUNDS):
        middle = (low + high) / 2
        tried, tried_end = _fill_columns(pieces, at, columns, middle)
        fits = all(c[-1].bottom <= middle + 0.01 for c in tried if c) and not is_torn(tried)
        if tried_end.piece >= len(pieces) and fits:
            high, best = middle, tried
        else:
            low = middle
    return best, end


def _fill_columns(pieces: Sequence[Piece], at: Place, columns: int, height: float) -> tuple[tuple[Column, ...], Place]:
    found = []
    is_on = at != Place()
    for i in range(columns):
        column, at = fill_column(pieces, at, height, opens_page=is_on and i == 0)
        found.append(column)
    return tuple(found), at


def is_torn(columns: Sequence[Column]) -> bool:
    """Whether a short piece is broken because no column has room for it."""
    return any(
        put.end - put.start < len(put.piece.lines) <= _WHOLE and not put.piece.keeps_next
        for column in columns
        for put in column
    )


def column_groups(column: Column, x: float, y: float, prefix: str = "") -> list[Group]:
    """The pieces of a column as groups, its upper left corner at (x, y)."""
    groups = []
    for put in column:
        piece = put.piece
        height = put.bottom - put.y
        key = prefix + piece.key + (f"/{put.start}" if put.start else "")
        content = Content(Box(0, 0, piece.width, height), _drawing(put))
        groups.append(
            Group(key, piece.role, x, y + put.y, content, piece.element, "" if put.start else piece.alt, piece.link)
        )
    return groups


def _drawing(put: Put) -> Callable[[], tuple[Item | Placed, ...]]:
    return lambda: put.piece.draw(put.start, put.end)


def height_of(column: Column) -> float:
    """Where the last piece of a column ends."""
    return column[-1].bottom if column else 0.0
