"""The scales that curves are read on: feelings are stored from -2 to +2 and engagement from 1 to 5, and shown as declared."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from designer.model.kinds import LaneKind

FEELING = "-2..2"
ENGAGEMENT = "1..5"
_RANGE = re.compile(r"\s*([+\-−]?\d+(?:[.,]\d+)?)\s*\.\.\s*([+\-−]?\d+(?:[.,]\d+)?)\s*")
_COARSE = 20  # a scale at least so wide is read in whole numbers
_COMMA = frozenset(
    {"cs", "da", "de", "es", "fi", "fr", "id", "it", "nb", "nl", "no", "pl", "pt", "ru", "sv", "tr", "uk"}
)


class Scale(msgspec.Struct, frozen=True):
    """A scale as declared, from its worst to its best value, and from which to which number its values are stored.

    School marks run from 6 to 1: the best may be the smaller number.
    """

    worst: float = -2
    best: float = 2
    low: float = -2
    high: float = 2

    @property
    def middle(self) -> float:
        """The stored value half-way between worst and best."""
        return (self.low + self.high) / 2

    @property
    def is_signed(self) -> bool:
        """Whether its values stand on both sides of zero, so that they are written with a sign."""
        return min(self.worst, self.best) < 0 < max(self.worst, self.best)

    @property
    def is_coarse(self) -> bool:
        """Whether its values are read as whole numbers."""
        return abs(self.best - self.worst) >= _COARSE

    @property
    def levels(self) -> tuple[float, ...]:
        """The five stored values that points snap to, the best first."""
        quarter = (self.high - self.low) / 4
        return tuple([self.high - i * quarter for i in range(5)])

    def shown(self, stored: float) -> float:
        """A stored value as a number on this scale."""
        return round(self.worst + (stored - self.low) / (self.high - self.low) * (self.best - self.worst), 6) + 0.0

    def stored(self, shown: float) -> float:
        """A number on this scale as it is stored; one outside of it is taken for the nearer end."""
        value = self.low + (shown - self.worst) / (self.best - self.worst) * (self.high - self.low)
        return min(max(round(value, 6), self.low), self.high) + 0.0

    def text(self, stored: float, language: str = "en") -> str:
        """A stored value in words of this scale: "+1", "−0.5", "4", with the decimal sign of a language."""
        return self.number(self.shown(stored), language)

    def number(self, shown: float, language: str = "en") -> str:
        """A number on this scale as it is written, with one decimal at most."""
        value = round(shown, 0 if self.is_coarse else 1) + 0.0
        text = f"{abs(value):.1f}".removesuffix(".0")
        if language[:2] in _COMMA:
            text = text.replace(".", ",")
        return f"−{text}" if value < 0 else f"+{text}" if value > 0 and self.is_signed else text

    def declared(self) -> str:
        """The scale as a header or a lane declares it: "1..5"."""
        return f"{self.worst:g}..{self.best:g}"


@cache
def scale_of(declared: str, kind: LaneKind = LaneKind.EMOTION) -> Scale:
    """The scale that a text such as "1..5" or "nps" declares for feelings or for engagement; their usual one for a text
    that declares none."""
    is_engagement = kind is LaneKind.ENGAGEMENT
    low, high = (1.0, 5.0) if is_engagement else (-2.0, 2.0)
    if declared.strip().lower() == "nps":
        return Scale(-100, 100, low, high)
    match = _RANGE.fullmatch(declared)
    ends = [float(end.replace("−", "-").replace(",", ".")) for end in match.groups()] if match else []
    if len(ends) == 2 and ends[0] != ends[1]:
        return Scale(ends[0], ends[1], low, high)
    return Scale(low, high, low, high)


def lane_scale(kind: LaneKind, own: str, of_map: str) -> Scale:
    """The scale of a curve's lane: its own, else for feelings the map's and for engagement 1 to 5."""
    return scale_of(own or (ENGAGEMENT if kind is LaneKind.ENGAGEMENT else of_map), kind)
