"""What decides how a map is laid out, besides the map and the theme."""

from __future__ import annotations

from enum import StrEnum

import msgspec

# Touchpoints that open a map, each with the page on which that is printed.
Opened = tuple[tuple[str, int], ...]


class Arrangement(StrEnum):
    """Three arrangements of one model; changing it changes no element."""

    SWIMLANES = "swimlanes"
    GROUPED = "grouped"
    STORYLINE = "storyline"


class Density(StrEnum):
    """How much room cards and lanes take."""

    COMFORTABLE = "comfortable"
    STANDARD = "standard"
    COMPACT = "compact"


class LayoutOptions(msgspec.Struct, frozen=True):
    """Measures in points at scale 1. None leaves the choice to the theme and the density.

    `width` and `height` are the room that paper offers (already divided by the scale): spare room is then spread as
    LOOK.md section 1 says. `rows` is the number of rows of the storyline, `stage_widths` the least width of each stage. With
    `keeps_room` empty stages and channels that nothing uses have the room of one card; paper is too dear for that.
    """

    arrangement: Arrangement = Arrangement.SWIMLANES
    density: Density = Density.STANDARD
    card_width: float | None = None
    pitch: float | None = None
    rows: int | None = None
    width: float | None = None
    height: float | None = None
    stage_widths: tuple[float, ...] = ()
    weave_lane: float | None = None
    emotion: float | None = None  # the least height of lanes with curves
    shows_private: bool = False
    keeps_room: bool = False  # where a map is edited: its first card moves nothing that stands there already
    page: str = ""  # "Page 1 of 2" in the footer
    path: str = ""  # of a map that another one opens, with those above it: "New kitchen › Choosing the fitter"
    opened: Opened = ()
