"""The colours of a theme: what each part of the map is drawn in, "#RRGGBB"."""

from __future__ import annotations

import msgspec


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of a theme file."""


class TouchColours(Part, frozen=True, kw_only=True):
    """The colours of channels, by touch."""

    human: str
    digital: str
    physical: str
    other: str


class Colours(Part, frozen=True, kw_only=True):
    """All colours, "#RRGGBB"."""

    paper: str
    ink: str
    text: str
    muted: str
    hairline: str
    rule: str
    card: str
    card_border: str
    stage_text: str
    connection: str
    moment_of_truth: str
    pain_point: str
    pain_point_ground: str
    opportunity: str
    opportunity_ground: str
    metric: str
    metric_ground: str
    bar_track: str
    missing: str
    planned: str
    chip_ground: str
    thought: str
    thought_ground: str
    question: str
    question_ground: str
    stages: tuple[str, ...] = ()  # of the band, those of the palette
    readable: float  # the least contrast of any text to what it stands on
    stage_tint: float  # share of the stage colour, the rest is paper
    stage_filled: bool  # else chevrons are outlined in ink
    feelings: tuple[str, ...]  # -2 … +2, line and mouth
    feeling_grounds: tuple[str, ...]
    personas: tuple[str, ...]
    touch: TouchColours


class PersonaStyle(Part, frozen=True, kw_only=True):
    """The dashes of the personas' curves."""

    dashes: tuple[tuple[float, ...], ...]
