"""The rich map of the benchmarks and what is made of it, each made once in a process."""

from __future__ import annotations

from functools import cache

from designer.layout import JourneyLayout, Theme, lay_out
from designer.model import JourneyMap
from designer.text import FontBook
from tests.maps import rich_map


@cache
def map_of(touchpoints: int) -> JourneyMap:
    """Names of 4 words, descriptions of 12, a feeling and a note each, 1.2 connections each, 10 stages, 8 channels, 2
    personas; always the same."""
    return rich_map(touchpoints, seed=1)


@cache
def fonts() -> FontBook:
    """The bundled faces, with the words of all maps so far in memory."""
    return FontBook.bundled()


@cache
def theme() -> Theme:
    """The usual look."""
    return Theme.load("paper")


def laid_out(journey: JourneyMap) -> JourneyLayout:
    """A map laid out from nothing, in the arrangement that the canvas shows at first."""
    return lay_out(journey, theme(), fonts())
