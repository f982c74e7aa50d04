"""Turns a journey map into a Drawing, and says where on it everything stands."""

from __future__ import annotations

from designer.layout.grid import CardPlace, Cell, Grid, LaneRow, StageColumn, StepColumn
from designer.layout.laid_out import JourneyLayout, lay_out
from designer.layout.options import Arrangement, Density, LayoutOptions
from designer.layout.theme import Theme, UnknownTheme

__all__ = [
    "Arrangement",
    "CardPlace",
    "Cell",
    "Density",
    "Grid",
    "JourneyLayout",
    "LaneRow",
    "LayoutOptions",
    "StageColumn",
    "StepColumn",
    "Theme",
    "UnknownTheme",
    "lay_out",
]
