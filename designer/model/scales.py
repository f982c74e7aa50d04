"""The scales that curves are read on: feelings are stored from -2 to +2 and engagement from 1 to 5, and shown as declared."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from designer.model.elements import Lane
from designer.model.kinds import LaneKind

if TYPE_CHECKING:
    from designer.model.journey import JourneyMap

FEELING = "-2..2"
ENGAGEMENT = "1..5"
NPS = "nps"
_RANGE = re.compile(r"\s*([+\-−]?\d+(?:[.,]\d+)?)\s*\.\.\s*([+\-−]?\d+(?:[.,]\d+)?)\s*")
_NUMBER = r"[+-]?[0-9]{1,6}(?:\.[0-9]{1,6})?"
_DECLARED = re.compile(rf"({_NUMBER})\.\.({_NUMBER})")
_COARSE = 20  # a scale at least so wide is read in whole numbers
_MOST_LEVELS = 21
_SAME = 1e-5  # two stored values that are no further apart are one
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
        """The stored values that points snap to, the best first: the scale's whole numbers, of a wide one every tenth or
        hundredth of them, and five levels of one whose ends are no whole numbers or next to each other."""
        return _levels(self)

    @property
    def choices(self) -> tuple[tuple[int, float], ...]:
        """Five degrees, -2 for the worst to 2 for the best, each with the level that is offered for it; fewer where the scale
        has no level near one."""
        quarter = (self.high - self.low) / 4
        even = [(degree, self.middle + degree * quarter) for degree in range(-2, 3)]
        near = [(degree, value, self.nearest(value)) for degree, value in even]
        return tuple([(degree, level) for degree, value, level in near if abs(level - value) < quarter * 0.49])

    def nearest(self, stored: float) -> float:
        """The level nearest to a stored value; of two equally near the better."""
        return min(self.levels, key=lambda level: round(abs(level - stored), 5))

    def next_level(self, stored: float, by: int) -> float:
        """The level above a stored value, or with -1 the one below; the last one stays."""
        if by > 0:
            return min([level for level in self.levels if level > stored + _SAME], default=max(stored, self.high))
        return max([level for level in self.levels if level < stored - _SAME], default=min(stored, self.low))

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
        value = rounded(shown, 0 if self.is_coarse else 1)
        text = f"{abs(value):.1f}".removesuffix(".0")
        if language[:2] in _COMMA:
            text = text.replace(".", ",")
        return f"−{text}" if value < 0 else f"+{text}" if value > 0 and self.is_signed else text

    def declared(self) -> str:
        """The scale as a header or a lane declares it: "1..5"."""
        return f"{self.worst:g}..{self.best:g}"


def rounded(value: float, digits: int = 0) -> float:
    """A number with so many decimals, halves away from zero as people round: 3.25 is 3.3."""
    unit = 10.0**digits
    whole = int(abs(value) * unit + 0.5 + 1e-9) / unit
    return (whole if value > 0 else -whole) + 0.0


def is_declared(text: str) -> bool:
    """Whether a text declares a scale as a file holds it, the worst value first: "1..5", "-2..2", "6..1", "nps"."""
    if text == NPS:
        return True
    match = _DECLARED.fullmatch(text)
    return match is not None and float(match[1]) != float(match[2])


@cache
def _levels(scale: Scale) -> tuple[float, ...]:
    span = abs(scale.best - scale.worst)
    if any(end != int(end) for end in (scale.worst, scale.best)) or span < 2:
        quarter = (scale.high - scale.low) / 4
        return tuple([scale.high - i * quarter for i in range(5)])
    step = 1
    while span / step >= _MOST_LEVELS:
        step *= 10
    least, most = sorted((int(scale.worst), int(scale.best)))
    numbers = {least, most, *range(-(-least // step) * step, most + 1, step)}
    return tuple(sorted([scale.stored(number) for number in numbers], reverse=True))


@cache
def scale_of(declared: str, kind: LaneKind = LaneKind.EMOTION) -> Scale:
    """The scale that a text such as "1..5" or "nps" declares for feelings or for engagement; their usual one for a text
    that declares none."""
    is_engagement = kind is LaneKind.ENGAGEMENT
    low, high = (1.0, 5.0) if is_engagement else (-2.0, 2.0)
    if declared.strip().lower() == NPS:
        return Scale(-100, 100, low, high)
    match = _RANGE.fullmatch(declared)
    ends = [float(end.replace("−", "-").replace(",", ".")) for end in match.groups()] if match else []
    if len(ends) == 2 and ends[0] != ends[1]:
        return Scale(ends[0], ends[1], low, high)
    return Scale(low, high, low, high)


def lane_scale(kind: LaneKind, own: str, of_map: str) -> Scale:
    """The scale of a curve's lane: its own, else for feelings the map's and for engagement 1 to 5."""
    return scale_of(own or (ENGAGEMENT if kind is LaneKind.ENGAGEMENT else of_map), kind)


def map_scale(journey: JourneyMap, kind: LaneKind = LaneKind.EMOTION) -> Scale:
    """The scale that a map tells feelings or engagement on: that of the first curve which declares its own, else the map's."""
    own = next((lane.scale for lane in journey.of(Lane) if lane.kind is kind and lane.scale), "")
    return lane_scale(kind, own, journey.header.feeling_scale)
