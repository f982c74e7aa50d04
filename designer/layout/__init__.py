"""Turns a journey map into a Drawing, and says where on it everything stands."""

from __future__ import annotations

from designer.layout.fit import FittedPage, Paper, UnknownPaper, fit_to_paper, paper
from designer.layout.grid import CardPlace, Cell, Grid, LaneRow, StageColumn, StepColumn
from designer.layout.laid_out import JourneyLayout, lay_out
from designer.layout.options import Arrangement, Density, LayoutOptions
from designer.layout.theme import Theme, UnknownTheme

__all__ = [
    "Arrangement",
    "CardPlace",
    "Cell",
    "Density",
    "FittedPage",
    "Grid",
    "JourneyLayout",
    "LaneRow",
    "LayoutOptions",
    "Paper",
    "StageColumn",
    "StepColumn",
    "Theme",
    "UnknownPaper",
    "UnknownTheme",
    "fit_to_paper",
    "lay_out",
    "paper",
]
