"""Feelings on another scale than −2 … +2, brought onto it."""

from __future__ import annotations

import re

import msgspec

from designer.interchange.cells import decimal_of, number_text
from designer.interchange.trouble import ImportTrouble, quoted
from designer.words import _

_SCALE = re.compile(r"\s*([+\-−]?[0-9.,]*[0-9])\s*\.\.\s*([+\-−]?[0-9][0-9.,]*)\s*")


class Scale(msgspec.Struct, frozen=True):
    """A scale of feelings from the worst to the best value; school marks run from 6 to 1."""

    worst: float = -2
    best: float = 2

    def holds(self, value: float) -> bool:
        """Whether a value lies on the scale."""
        return min(self.worst, self.best) <= value <= max(self.worst, self.best)

    def feeling(self, value: float) -> float:
        """The feeling from -2 to +2 that a value on this scale means."""
        if (self.worst, self.best) == (-2, 2):
            return value
        return max(-2.0, min(2.0, round((value - self.worst) / (self.best - self.worst) * 4 - 2, 6)))

    def __str__(self) -> str:
        return f"{number_text(self.worst)}..{number_text(self.best)}"

    def range(self) -> str:
        """The scale as a sentence names it: "−2 to +2"."""
        low, high = sorted((self.worst, self.best))
        return _("{low} to {high}").format(low=signed(low, low < 0), high=signed(high, low < 0))


def signed(value: float, shows_plus: bool = False) -> str:
    """A number with a real minus sign, and a plus where both signs occur."""
    text = number_text(value)
    return text.replace("-", "−") if value < 0 else f"+{text}" if shows_plus and value > 0 else text


def parse_scale(text: str) -> Scale:
    """The scale that a text such as "1..5" declares; raises ImportTrouble."""
    match = _SCALE.fullmatch(text)
    ends = [decimal_of(end) for end in match.groups()] if match else []
    if len(ends) != 2 or ends[0] is None or ends[1] is None or ends[0] == ends[1]:
        raise ImportTrouble(
            _("{text} is no scale: it is written as 1..5, with the worst feeling first.").format(text=quoted(text))
        )
    return Scale(ends[0], ends[1])
