"""What stands above the stages of a map, and how high they begin below it. Knows no Qt.

Title, scenario and personas need another height whenever the map gets wider or narrower. Whoever works below them must not
see the stages jump.
"""

from __future__ import annotations

import msgspec

from designer.layout.grid import Grid
from designer.model import JourneyMap, MapHeader, Persona


class Head(msgspec.Struct, frozen=True):
    """What is told above the stages, and where these begin, in points."""

    header: MapHeader
    personas: tuple[Persona, ...]
    top: float

    def moved(self, now: Head) -> float:
        """How far down the stages went, in points, though nothing else is told above them; 0 where something is."""
        is_same = now.header == self.header and now.personas == self.personas
        return now.top - self.top if is_same else 0.0


def head_of(journey: JourneyMap, grid: Grid) -> Head:
    """The head of a map as it is laid out."""
    top = grid.stages[0].band.top if grid.stages else grid.lattice.top
    return Head(header=journey.header, personas=tuple(journey.personas), top=top)
