"""A line cut from a paragraph in which letters run from right to left: it knows which way each of its characters runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from designer.text.bidi import is_rtl_text


class Line(str):
    """The characters of a line with their levels, which are those they have in the unbroken paragraph.

    Alone a line does not tell them: a bracket whose partner stands on the next line, a number whose word stands on the one
    before. `is_rtl` is how the paragraph runs, and so on which side its lines hang.
    """

    __slots__ = ("is_rtl", "levels")

    levels: tuple[int, ...]
    is_rtl: bool

    def __new__(cls, text: str, levels: Sequence[int], is_rtl: bool) -> Self:
        line = super().__new__(cls, text)
        line.levels = tuple(levels)
        line.is_rtl = is_rtl
        return line

    # The same characters out of another paragraph, or by themselves, may be drawn otherwise: what is kept for one must
    # not be taken for the other.
    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Line)
            and str.__eq__(self, other)
            and (self.levels, self.is_rtl) == (other.levels, other.is_rtl)
        )

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((str.__hash__(self), self.levels))

    def __reduce__(self) -> tuple[type[Line], tuple[str, tuple[int, ...], bool]]:
        return type(self), (str(self), self.levels, self.is_rtl)


def runs_right_to_left(line: str) -> bool:
    """Whether the paragraph that a line was taken from runs so; what was taken from none is one of its own."""
    return line.is_rtl if isinstance(line, Line) else is_rtl_text(line)
