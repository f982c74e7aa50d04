"""The tokens of a theme, read from resources/themes/*.toml: every colour and every measure of the map.

Lengths are points at scale 1. Names follow LOOK.md. A theme file may name a `base` and hold only what differs; themes
change colour only, never a measure.
"""

from __future__ import annotations

import tomllib
from functools import cache, cached_property
from typing import Any

import msgspec

from designer.layout.colour import READABLE, contrast, darkened, is_colour, mixed
from designer.resources import resource_path

Pair = tuple[float, float]
_READABLE_ON_TINTS = 5.2  # on paper, so that 4.5 are left on any tint of a stage


class UnknownTheme(ValueError):
    """There is no theme of this name; the message names it and those there are."""


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of a theme file."""


class TouchColours(_Part, frozen=True, kw_only=True):
    """The colours of channels, by touch."""

    human: str
    digital: str
    physical: str
    other: str


class Colours(_Part, frozen=True, kw_only=True):
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
    stages: tuple[str, ...]
    stage_tint: float  # share of the stage colour, the rest is paper
    stage_filled: bool  # else chevrons are outlined in ink
    feelings: tuple[str, ...]  # -2 … +2, line and mouth
    feeling_grounds: tuple[str, ...]
    personas: tuple[str, ...]
    touch: TouchColours


class PersonaStyle(_Part, frozen=True, kw_only=True):
    """The dashes of the personas' curves."""

    dashes: tuple[tuple[float, ...], ...]


class TextStyle(_Part, frozen=True, kw_only=True):
    """Size, line height, weight and tracking of one role of text."""

    size: float
    line: float
    weight: int
    tracking: float = 0


class Type(_Part, frozen=True, kw_only=True):
    """The roles of text."""

    family: str
    title: TextStyle
    heading: TextStyle
    name: TextStyle
    scenario: TextStyle
    text: TextStyle
    label: TextStyle
    mark: TextStyle
    stage_name_smallest: float


class GridMeasures(_Part, frozen=True, kw_only=True):
    """The label column and the lines of the lattice."""

    unit: float
    label_column: float
    label_gap: float
    label_icon: float
    label_icon_stroke: float
    label_text_x: float
    hairline: float
    rule: float


class TitleBlock(_Part, frozen=True, kw_only=True):
    """Logo, title, badges, scenario and organisation."""

    height: float
    gap_below: float
    logo: float
    logo_radius: float
    text_x: float
    title_baseline: float
    scenario_baseline: float
    scenario_width: float
    badge_height: float
    badge_radius: float
    badge_padding: float
    badge_gap: float
    badge_after_title: float


class PersonaCard(_Part, frozen=True, kw_only=True):
    """The card of a persona in the title block."""

    width: float
    height: float
    radius: float
    gap: float
    picture_radius: float
    picture_centre: Pair
    text_x: float
    curve_sample: tuple[float, float, float]  # from x, to x, y


class StageBand(_Part, frozen=True, kw_only=True):
    """The chevrons and the goals below them."""

    height: float
    tip: float
    gap: float
    name_x_first: float
    name_x: float
    goal_x: float
    goal_baseline: float
    goal_padding: Pair


class Swimlanes(_Part, frozen=True, kw_only=True):
    """How cards stand in lanes."""

    card_width: float
    card_width_range: Pair
    pitch: float
    pitch_range: Pair
    same_lane_gap: float
    stage_padding: float
    empty_stage: float
    lane_padding: Pair
    sub_row_gap: float
    unused_lane: float


class Storyline(_Part, frozen=True, kw_only=True):
    """How cards flow in their stage, and the weave below them."""

    card_width: float
    card_gap: Pair
    padding: Pair
    weave_lane: float
    weave_lane_large: float
    unused_lane: float
    node_radius: float
    node_halo: float
    truth_ring: Pair
    line: float
    line_alternative: float
    corner: float


class Ticket(_Part, frozen=True, kw_only=True):
    """The channel's mark on a card."""

    x: float
    height: float
    radius: float
    padding: float
    icon: float
    icon_stroke: float
    gap: float
    halo: float


class FaceMark(_Part, frozen=True, kw_only=True):
    """The feeling's mark on a card."""

    radius: float
    from_right: float
    halo: float
    stroke: float


class StarMark(_Part, frozen=True, kw_only=True):
    """The mark of a moment of truth."""

    disc: float
    star: float
    inner: float
    left_of_face: float


class PersonaMark(_Part, frozen=True, kw_only=True):
    """The discs of the personas on a card."""

    radius: float
    halo: float
    pitch: float
    from_right: float


class EvidenceMark(_Part, frozen=True, kw_only=True):
    """The three dots that tell what a card rests on."""

    dot: float
    pitch: float
    stroke: float
    width: float


class StatusMark(_Part, frozen=True, kw_only=True):
    """The pill for planned and missing."""

    height: float
    radius: float
    padding: float
    halo: float


class CardMeasures(_Part, frozen=True, kw_only=True):
    """A touchpoint's card."""

    radius: float
    border: float
    padding_x: float
    padding_top: float
    name_to_text: float
    padding_bottom: float
    truth_border: float
    status_border: float
    status_dash: tuple[float, ...]
    ticket: Ticket
    face: FaceMark
    star: StarMark
    persona: PersonaMark
    evidence: EvidenceMark
    status: StatusMark


class RingMark(_Part, frozen=True, kw_only=True):
    """The ring at a change of channel."""

    radius: float
    stroke: float


class RouteCost(_Part, frozen=True, kw_only=True):
    """What makes one way of a connection dearer than another."""

    bend: float
    crossing: float
    near: float
    overlap: float
    used_port: float


class ConnectionMeasures(_Part, frozen=True, kw_only=True, rename={"return_": "return"}):
    """Lines between cards."""

    main: float
    alternative: float
    return_: float
    return_dash: tuple[float, ...]
    corner: float
    arrow: Pair  # length, width
    ring: RingMark
    port_y: float
    port_bottom_x: float
    gutter: Pair
    clear_of_cards: float
    clear_of_lines: float
    cost: RouteCost
    near: float
    label_padding: float


class EmotionMeasures(_Part, frozen=True, kw_only=True):
    """The emotion lane and its curves."""

    height: float
    height_most: float
    padding_quotes: float
    padding: float
    stroke: float
    face: float
    halo: float
    face_stroke: float
    side_by_side: float
    label_gap: float
    scale_dash: tuple[float, ...]


class NumberCapsule(_Part, frozen=True, kw_only=True):
    """The outlined number that ties a note to its touchpoint."""

    x: float
    height: float
    stroke: float


class SeverityBars(_Part, frozen=True, kw_only=True):
    """The three bars of a pain point."""

    bar: float
    pitch: float
    heights: tuple[float, float, float]


class NoteMeasures(_Part, frozen=True, kw_only=True):
    """Notes in their lanes."""

    narrowest: float
    gap: float
    lane_padding: float
    radius: float
    padding: float
    number: NumberCapsule
    text_x: float
    severity: SeverityBars


class MetricMeasures(_Part, frozen=True, kw_only=True):
    """Metric tiles."""

    narrowest: float
    height: float
    radius: float
    padding_x: float
    value_baseline: float
    bar_y: float
    bar: float
    tick: Pair
    label_baseline: float


class ChipMeasures(_Part, frozen=True, kw_only=True):
    """Content chips."""

    height: float
    radius: float
    gap: float
    row: float
    icon: float
    icon_x: float
    text_x: float
    padding_right: float


class BlueprintLines(_Part, frozen=True, kw_only=True):
    """The three lines of a service blueprint."""

    stroke: float
    interaction: tuple[float, ...]
    visibility: tuple[float, ...]
    internal_interaction: tuple[float, ...]


class LegendMeasures(_Part, frozen=True, kw_only=True):
    """The line that explains the marks."""

    gap_above: float
    item_gap: float


class PageMargins(
    _Part, frozen=True, kw_only=True, rename={"a4": "A4", "a3": "A3", "a2": "A2", "a1": "A1", "a0": "A0"}
):
    """Default margins of paper, and the sizes of text as printed that call for an offer and for a warning."""

    a4: float
    a3: float
    a2: float
    a1: float
    a0: float
    smallest_text: float
    wanted_text: float


class ScreenZoom(_Part, frozen=True, kw_only=True):
    """From which zoom on the canvas shows how much."""

    zoom_text: float
    zoom_bars: float
    zoom_blocks: float


class _Tokens(_Part, frozen=True, kw_only=True):
    name: str
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
        if contrast(light, fill) >= READABLE:
            return light
        return max(self.colour.ink, light, key=lambda c: contrast(c, fill))

    def stage_colour(self, index: int, own: str = "") -> str:
        """The colour of the stage at this place (from 0), or its own, dark enough for white text."""
        if own and is_colour(own) and self.colour.stage_filled:
            return darkened(own, self.colour.stage_text)
        stages = self.colour.stages
        return stages[index % len(stages)]

    def stage_text(self, fill: str) -> str:
        """The colour of a stage's name on its chevron."""
        return self.colour.stage_text if contrast(self.colour.stage_text, fill) >= READABLE else self.text_on(fill)

    def tint(self, stage_colour: str) -> str:
        """The ground below a stage of this colour; the paper where the theme has no tints."""
        return mixed(stage_colour, self.colour.paper, self.colour.stage_tint)

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
            return darkened(own, self.colour.card)
        return str(getattr(self.colour.touch, touch))

    def icon_colour(self, fill: str) -> str:
        """The colour of a channel's icon on paper: that of its marks, ink where that is too light or inks are saved."""
        return self.colour.ink if self.is_ink_saving or contrast(fill, self.colour.paper) < READABLE else fill

    def persona_colour(self, index: int, own: str = "") -> str:
        """The colour of the persona at this place (from 0), or its own, dark enough to read."""
        if own and is_colour(own) and not self.is_ink_saving:
            return darkened(own, self.colour.paper, _READABLE_ON_TINTS)
        colours = self.colour.personas
        return colours[index % len(colours)]

    def persona_dash(self, index: int) -> tuple[float, ...]:
        """The dash of a persona's curve; where colours repeat they do with the next dash."""
        dashes = self.persona.dashes
        return dashes[(index + index // len(self.colour.personas)) % len(dashes)]

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
    return msgspec.convert(_read(name), Theme)
