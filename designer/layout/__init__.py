"""Turns a journey map into a Drawing, and says where on it everything stands."""

from __future__ import annotations

from designer.layout.drops import Drop, LaneDrop, StageDrop, cell_at, drop_at, lane_drop_at, stage_drop_at
from designer.layout.fit import FittedPage, Paper, UnknownPaper, fit_to_paper, paper
from designer.layout.grid import CardPlace, Cell, Grid, LaneRow, StageColumn, StepColumn
from designer.layout.laid_out import JourneyLayout, lay_out
from designer.layout.options import Arrangement, Density, LayoutOptions
from designer.layout.theme import Theme, UnknownTheme
from designer.layout.theme_choice import colour_changes, palettes_of, theme_for, themes

__all__ = [
    "Arrangement",
    "CardPlace",
    "Cell",
    "Density",
    "Drop",
    "FittedPage",
    "Grid",
    "JourneyLayout",
    "LaneDrop",
    "LaneRow",
    "LayoutOptions",
    "Paper",
    "StageColumn",
    "StageDrop",
    "StepColumn",
    "Theme",
    "UnknownPaper",
    "UnknownTheme",
    "cell_at",
    "colour_changes",
    "drop_at",
    "fit_to_paper",
    "lane_drop_at",
    "lay_out",
    "palettes_of",
    "paper",
    "stage_drop_at",
    "theme_for",
    "themes",
]
