"""What the rules about print need to know of a map on a sheet: its smallest text, and text that stands out too little."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from designer.checks import Facts
from designer.checks.facts import PoorContrast, PrintFacts

if TYPE_CHECKING:
    from designer.drawing import Box, Drawing, Path
    from designer.model import JourneyMap
    from designer.printing import PrintChoice
    from designer.text import FontBook

ENOUGH = 7.0  # to one; what is above is never told
_SQUARE = 200.0  # points on the drawing
_MOST_SQUARES = 60


def facts_of_print(journey: JourneyMap, fonts: FontBook, paper: str, today: date | None = None) -> Facts:
    """Compose a map for a sheet and say how it comes out. Raises UnknownPaper, with a sentence, for what can't be."""
    from designer import printing

    return facts_of_choice(journey, fonts, printing.PrintChoice(paper), today)


def facts_of_choice(journey: JourneyMap, fonts: FontBook, choice: PrintChoice, today: date | None = None) -> Facts:
    """The same for a sheet with all that was chosen of it."""
    from designer import printing

    printout = printing.compose(journey, fonts, choice)
    sheet = PrintFacts(printing.sheet(choice.paper).name, printout.smallest_text or printing.COMFORTABLE)
    return Facts(today, sheet, poor_contrast(printout.page.drawing))


def poor_contrast(drawing: Drawing) -> tuple[PoorContrast, ...]:
    """Each text that stands out less than `ENOUGH` from what it is drawn on, the least of each element, in drawing order."""
    from designer.drawing import Path, TextRun
    from designer.layout.colour import contrast

    found: dict[str, PoorContrast] = {}
    grounds = _Grounds()
    ratio_of = cache(contrast)
    for group, x, y, item in drawing.items():
        if isinstance(item, Path) and item.fill:
            grounds.add(x, y, item)
        elif isinstance(item, TextRun) and item.text.strip():
            at = (x + item.x + item.width / 2, y + item.y - item.size * 0.3)
            ratio = ratio_of(item.colour, grounds.at(*at) or drawing.paper)
            kept = found.get(group.element or group.key)
            if ratio < ENOUGH and (kept is None or ratio < kept.ratio):
                found[group.element or group.key] = PoorContrast(group.element, item.text, ratio)
    return tuple(found.values())


class _Grounds:
    """Filled shapes by the squares of the drawing that they reach into; those that reach into many are kept apart."""

    def __init__(self) -> None:
        self._count = 0
        self._squares: dict[tuple[int, int], list[tuple[int, Box, str]]] = {}
        self._wide: list[tuple[int, Box, str]] = []

    def add(self, x: float, y: float, path: Path) -> None:
        """A shape is drawn over those before it."""
        box = path.box.moved(x, y)
        self._count += 1
        ground = (self._count, box, path.fill)
        columns = range(int(box.left // _SQUARE), int(box.right // _SQUARE) + 1)
        rows = range(int(box.top // _SQUARE), int(box.bottom // _SQUARE) + 1)
        if len(columns) * len(rows) > _MOST_SQUARES:
            self._wide.append(ground)
            return
        for column in columns:
            for row in rows:
                self._squares.setdefault((column, row), []).append(ground)

    def at(self, x: float, y: float) -> str:
        """The colour that one sees at a point; "" where only the paper is."""
        near = self._squares.get((int(x // _SQUARE), int(y // _SQUARE)), [])
        found = [_last(x, y, grounds) for grounds in (near, self._wide)]
        return max(found)[1]


def _last(x: float, y: float, grounds: Sequence[tuple[int, Box, str]]) -> tuple[int, str]:
    for count, box, fill in reversed(grounds):
        if box.left <= x <= box.right and box.top <= y <= box.bottom:
            return count, fill
    return 0, ""
