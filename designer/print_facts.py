"""What the rules about print need to know of a map on a sheet: its smallest text, and text that stands out too little."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from designer.checks import Facts
from designer.checks.facts import PoorContrast, PrintFacts

if TYPE_CHECKING:
    from designer.drawing import Drawing, Path
    from designer.model import JourneyMap
    from designer.text import FontBook

ENOUGH = 7.0  # to one; what is above is never told


def facts_of_print(journey: JourneyMap, fonts: FontBook, paper: str, today: date | None = None) -> Facts:
    """Compose a map for a sheet and say how it comes out. Raises UnknownPaper, with a sentence, for what can't be."""
    from designer import printing

    printout = printing.compose(journey, fonts, printing.PrintChoice(paper))
    sheet = PrintFacts(printing.sheet(paper).name, printout.smallest_text or printing.COMFORTABLE)
    return Facts(today, sheet, poor_contrast(printout.page.drawing))


def poor_contrast(drawing: Drawing) -> tuple[PoorContrast, ...]:
    """Each text that stands out less than `ENOUGH` from what it is drawn on, the least of each element, in drawing order."""
    from designer.drawing import Path, TextRun
    from designer.layout.colour import contrast

    found: dict[str, PoorContrast] = {}
    grounds: list[tuple[float, float, Path]] = []
    for group, x, y, item in drawing.items():
        if isinstance(item, Path) and item.fill:
            grounds.append((x, y, item))
        elif isinstance(item, TextRun) and item.text.strip():
            at = (x + item.x + item.width / 2, y + item.y - item.size * 0.3)
            ratio = contrast(item.colour, _ground_at(grounds, *at) or drawing.paper)
            kept = found.get(group.element or group.key)
            if ratio < ENOUGH and (kept is None or ratio < kept.ratio):
                found[group.element or group.key] = PoorContrast(group.element, item.text, ratio)
    return tuple(found.values())


def _ground_at(grounds: Sequence[tuple[float, float, Path]], x: float, y: float) -> str:
    for left, top, path in reversed(grounds):
        box = path.box
        if box.left <= x - left <= box.right and box.top <= y - top <= box.bottom:
            return path.fill
    return ""
