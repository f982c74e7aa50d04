"""What rules need to know that is not in the map: the day, and how it comes out on paper."""

from __future__ import annotations

from datetime import date

import msgspec


class PoorContrast(msgspec.Struct, frozen=True):
    """A text that stands out too little from its ground: the element it belongs to, the text, and the ratio."""

    element: str
    text: str
    ratio: float


class PrintFacts(msgspec.Struct, frozen=True):
    """How a map comes out on a sheet: its name, the smallest text in points, and the touchpoints a page break cuts."""

    paper: str
    smallest_text: float
    cut: tuple[str, ...] = ()


class Facts(msgspec.Struct, frozen=True):
    """What is known besides the map; None where nobody said so, and then the rules that need it are skipped."""

    today: date | None = None
    print: PrintFacts | None = None
    contrast: tuple[PoorContrast, ...] | None = None
    is_measured: bool = False  # of a map that a touchpoint opens: whether a metric stands at that touchpoint


NO_FACTS = Facts()
