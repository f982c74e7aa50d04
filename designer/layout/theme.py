"""A theme: every colour and every measure of the map, read from resources/themes/*.toml, and which colour goes where.

Lengths are points at scale 1. Names follow LOOK.md. A theme file may name a `base` and hold only what differs; themes
change colour only, never a measure.
"""

from __future__ import annotations

import tomllib
from functools import cache, cached_property
from math import lcm
from typing import Any

import msgspec

from designer.layout.colour import contrast, darkened, is_colour, luminance, mixed
from designer.layout.colour_tokens import Colours, Part, PersonaStyle
from designer.layout.mark_tokens import (
    CardMeasures,
    ChipMeasures,
    ConnectionMeasures,
    EmotionMeasures,
    MetricMeasures,
    NoteMeasures,
)
from designer.layout.page_tokens import (
    BlueprintLines,
    GridMeasures,
    LegendMeasures,
    PageMargins,
    PersonaCard,
    ScreenZoom,
    StageBand,
    Storyline,
    Swimlanes,
    TextStyle,
    TitleBlock,
    Type,
)
from designer.layout.palettes import palettes
from designer.resources import resource_path

_LIGHT_ENOUGH = 0.9  # luminance of a tint: what reads with 5 : 1 on paper has 4.5 : 1 left
_READABLE_ON_TINTS = 5.2  # on paper, so that 4.5 are left on any tint of a stage


class UnknownTheme(ValueError):
    """There is no theme of this name; the message names it and those there are."""


class _Tokens(Part, frozen=True, kw_only=True):
    name: str
    palettes: tuple[str, ...]  # of the stage band, by id; the usual one first
    colour: Colours
    persona: PersonaStyle
    type: Type
    grid: GridMeasures
    title_block: TitleBlock
    persona_card: PersonaCard
    stage_band: StageBand
    swimlanes: Swimlanes
    storyline: Storyline
    card: CardMeasures
    connection: ConnectionMeasures
    emotion: EmotionMeasures
    notes: NoteMeasures
    metric: MetricMeasures
    chip: ChipMeasures
    blueprint_lines: BlueprintLines
    legend: LegendMeasures
    page_margins: PageMargins
    screen: ScreenZoom


class Theme(_Tokens, frozen=True, kw_only=True, dict=True, eq=False):
    """All tokens of a theme, and which colour goes on or stands for what."""

    @staticmethod
    def load(name: str) -> Theme:
        """The theme of this name ("paper", "ink-saver" …). Raises UnknownTheme; one object per name."""
        return _load(name)

    @staticmethod
    def wanted(name: str) -> Theme:
        """The theme that a map names, or "paper" for a name that is not known here (a newer program may have more)."""
        try:
            return _load(name)
        except UnknownTheme:
            return _load("paper")

    @staticmethod
    def names() -> tuple[str, ...]:
        """The names of all themes there are."""
        return tuple(sorted(path.stem for path in resource_path("themes").glob("*.toml")))

    def text_on(self, fill: str) -> str:
        """The colour for text on a fill: white (as on stages) where it can be read, else ink, else whichever reads
        better."""
        light = self.colour.card
        if contrast(light, fill) >= self.colour.readable:
            return light
        return max(self.colour.ink, light, key=lambda c: contrast(c, fill))

    def stage_colour(self, index: int, own: str = "") -> str:
        """The colour of the stage at this place (from 0), or its own, dark enough for white text."""
        if own and is_colour(own) and self.colour.stage_filled:
            return darkened(own, self.colour.stage_text, self.colour.readable)
        stages = self.colour.stages
        return stages[index % len(stages)]

    def stage_text(self, fill: str) -> str:
        """The colour of a stage's name on its chevron."""
        text = self.colour.stage_text
        return text if contrast(text, fill) >= self.colour.readable else self.text_on(fill)

    def tint(self, stage_colour: str) -> str:
        """The ground below a stage of this colour, light enough for every text; the paper where the theme has no tints."""
        share = self.colour.stage_tint
        while (tint := mixed(stage_colour, self.colour.paper, share)) and luminance(tint) < _LIGHT_ENOUGH:
            share -= 0.0025
        return tint

    @property
    def has_tints(self) -> bool:
        """Whether stages have a ground of their own; else hairlines part them."""
        return self.colour.stage_tint > 0

    @cached_property
    def is_ink_saving(self) -> bool:
        """Whether some channels are told by a light fill, so that each mark needs an outline."""
        touch = self.colour.touch
        fills = (touch.human, touch.digital, touch.physical, touch.other)
        return any(contrast(fill, self.colour.paper) < 3 for fill in fills)

    def touch_colour(self, touch: str, own: str = "") -> str:
        """The fill of a channel's marks: by touch, or its own colour, dark enough for white text."""
        if own and is_colour(own) and not self.is_ink_saving:
            return darkened(own, self.colour.card, self.colour.readable)
        return str(getattr(self.colour.touch, touch))

    def icon_colour(self, fill: str) -> str:
        """The colour of a channel's icon on paper: that of its marks, ink where that is too light or inks are saved."""
        is_light = contrast(fill, self.colour.paper) < self.colour.readable
        return self.colour.ink if self.is_ink_saving or is_light else fill

    def persona_colour(self, index: int, own: str = "") -> str:
        """The colour of the persona at this place (from 0), or its own, dark enough to read."""
        if own and is_colour(own) and not self.is_ink_saving:
            return darkened(own, self.colour.paper, max(_READABLE_ON_TINTS, self.colour.readable))
        colours = self.colour.personas
        return colours[index % len(colours)]

    def persona_dash(self, index: int) -> tuple[float, ...]:
        """The dash of a persona's curve: another one for as many personas as there are dashes, which tells them apart in
        grey; a colour never repeats with a dash it had before all pairs are used that way."""
        dashes = self.persona.dashes
        return dashes[(index + index // lcm(len(self.colour.personas), len(dashes))) % len(dashes)]

    def feeling_line(self, value: int) -> str:
        """The colour of line and mouth of a feeling from -2 to +2."""
        return self.colour.feelings[value + 2]

    def feeling_ground(self, value: int) -> str:
        """The fill of the face of a feeling from -2 to +2."""
        return self.colour.feeling_grounds[value + 2]

    def is_outlined(self, ground: str) -> bool:
        """Whether a note or tile of this ground needs a line around it, because its ground is the paper."""
        return ground == self.colour.paper


def _merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    result = dict(base)
    for key, value in own.items():
        before = result.get(key)
        result[key] = _merged(before, value) if isinstance(value, dict) and isinstance(before, dict) else value
    return result


def _read(name: str) -> dict[str, Any]:
    path = resource_path("themes", f"{name}.toml")
    if name not in Theme.names():
        raise UnknownTheme(f"There is no theme “{name}”; there are {', '.join(Theme.names())}.")
    with path.open("rb") as file:
        own = tomllib.load(file)
    base = own.pop("base", "")
    return _merged(_read(base), own) if base else own


@cache
def _load(name: str) -> Theme:
    theme = msgspec.convert(_read(name), Theme)
    stages = palettes()[theme.palettes[0]].stages
    replace = msgspec.structs.replace
    return replace(theme, colour=replace(theme.colour, stages=stages))


__all__ = ["TextStyle", "Theme", "UnknownTheme"]
