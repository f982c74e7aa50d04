"""The one call that turns a map into a drawing with its grid."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from designer.drawing import Drawing
from designer.layout.card_index import CardIndex
from designer.layout.drawn import draw
from designer.layout.faded import Fading
from designer.layout.grid import Grid
from designer.layout.measured import Measuring
from designer.layout.memory import LayoutCache
from designer.layout.options import LayoutOptions
from designer.layout.spoken import in_language
from designer.layout.theme import Theme
from designer.model import JourneyMap
from designer.text import FontBook


class JourneyLayout:
    """A laid-out map: what to draw, where everything stands, and how it was asked for."""

    __slots__ = ("_cache", "_cards", "drawing", "grid", "options")

    def __init__(self, drawing: Drawing, grid: Grid, options: LayoutOptions, cache: LayoutCache) -> None:
        self.drawing = drawing
        self.grid = grid
        self.options = options
        self._cache = cache
        self._cards: CardIndex | None = None

    @property
    def cards(self) -> CardIndex:
        """The cards by stage and lane, for what asks where something is; made when it is first asked for."""
        if self._cards is None:
            self._cards = CardIndex(self.grid)
        return self._cards

    @property
    def cache(self) -> LayoutCache:
        """What the next layout can use again."""
        return self._cache


def lay_out(
    journey: JourneyMap,
    theme: Theme,
    fonts: FontBook,
    options: LayoutOptions = LayoutOptions(),  # noqa: B008  (frozen)
    previous: JourneyLayout | None = None,
) -> JourneyLayout:
    """The map as a drawing at scale 1, with its grid.

    The same map, theme and options give the same drawing. With `previous`, an earlier layout of the same map, contents
    that did not change are the very same objects, and little but what changed is made anew.
    """
    language = journey.header.language
    cache = cache_for(theme, fonts, language, previous)
    cache.expect(len(journey))
    with no_collecting(), in_language(language):
        measured = Measuring(journey, options, cache).measured()
        drawing, grid = draw(measured, cache)
        if journey.faded:
            fading: Fading = cache.map.keep("fading", theme.colour.paper, lambda: Fading(theme.colour.paper))
            drawing = fading.faded(drawing, journey.faded)
    return JourneyLayout(drawing, grid, options, cache)


@contextmanager
def no_collecting() -> Iterator[None]:
    """Lets the collector of garbage rest: a large layout makes very many objects and no garbage (5,000 touchpoints take 340
    ms less)."""
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()


def cache_for(theme: Theme, fonts: FontBook, language: str, previous: JourneyLayout | None) -> LayoutCache:
    """The cache of an earlier layout where theme, fonts and language are still the same, else a new one."""
    if previous is not None:
        cache = previous.cache
        if cache.theme is theme and cache.fonts is fonts and cache.language == language:
            return cache
    return LayoutCache(theme, fonts, language)
