"""The theme of a map: the one its header names, with the palette and the brand's colours that were chosen for it."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from designer.layout.brand import ColourChange, band_colours, changed_colour, tinged
from designer.layout.palettes import Palette, palettes
from designer.layout.theme import Theme, UnknownTheme
from designer.model import MapHeader
from designer.words import _

_USUAL = "paper"
_BRANDED = "client"  # the theme whose inks take the brand's hue too
_ORDER = ("paper", "studio", "nordic", "graphite", "client", "high-contrast", "ink-saver")


def theme_for(header: MapHeader) -> Theme:
    """The theme of a map with its palette and brand colours; one object for each choice. What is not known here (a newer
    program may have more) is as usual."""
    return _themed(header.theme, header.palette, header.colours)


def themes() -> tuple[tuple[str, str], ...]:
    """The name of each theme, as a header holds it, and what it is called in the user's language, in the order of a menu."""
    labels = {
        "paper": _("Paper"),
        "studio": _("Studio"),
        "nordic": _("Nordic"),
        "graphite": _("Graphite"),
        "client": _("Client"),
        "high-contrast": _("High contrast"),
        "ink-saver": _("Ink saver"),
    }
    names = sorted(Theme.names(), key=lambda n: (_ORDER.index(n) if n in _ORDER else len(_ORDER), n))
    return tuple((name, labels.get(name, name.replace("-", " ").capitalize())) for name in names)


def palettes_of(theme: str) -> tuple[Palette, ...]:
    """The palettes that go with a theme, its usual one first; a single one where there is nothing to choose."""
    return tuple(palettes()[id] for id in _named(theme).palettes)


def colour_changes(header: MapHeader) -> tuple[ColourChange, ...]:
    """Which of the brand's colours are darkened on this map, for the window to say so."""
    colours = _named(header.theme).colour
    if not colours.stage_filled:
        return ()
    found = [changed_colour(colour, colours.stage_text, colours.readable) for colour in header.colours]
    return tuple(change for change in found if change is not None)


def _named(name: str) -> Theme:
    try:
        return Theme.load(name)
    except UnknownTheme:
        return Theme.load(_USUAL)


@lru_cache(64)
def _themed(name: str, palette: str, brand: tuple[str, ...]) -> Theme:
    theme = _named(name)
    colours = theme.colour
    if not colours.stage_filled:
        return theme
    stages = band_colours(brand, colours)
    if stages:
        if name == _BRANDED:
            colours = tinged(colours, stages[0])
    elif palette in theme.palettes:
        stages = palettes()[palette].stages
    if not stages or (stages == theme.colour.stages and colours is theme.colour):
        return theme
    return msgspec.structs.replace(theme, colour=msgspec.structs.replace(colours, stages=stages))
