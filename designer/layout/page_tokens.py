"""The measures of the map as a whole: type, title, band, lanes, legend, page. Lengths are points at scale 1 (LOOK.md)."""

from __future__ import annotations

from designer.layout.colour_tokens import Part

Pair = tuple[float, float]


class TextStyle(Part, frozen=True, kw_only=True):
    """Size, line height, weight and tracking of one role of text."""

    size: float
    line: float
    weight: int
    tracking: float = 0


class Type(Part, frozen=True, kw_only=True):
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


class GridMeasures(Part, frozen=True, kw_only=True):
    """The label column and the lines of the lattice."""

    unit: float
    label_column: float
    label_gap: float
    label_icon: float
    label_icon_stroke: float
    label_text_x: float
    hairline: float
    rule: float


class TitleBlock(Part, frozen=True, kw_only=True):
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


class PersonaCard(Part, frozen=True, kw_only=True):
    """The card of a persona in the title block."""

    width: float
    height: float
    radius: float
    gap: float
    picture_radius: float
    picture_centre: Pair
    text_x: float
    name_baseline: float
    curve_sample: tuple[float, float, float]  # from x, to x, y


class StageBand(Part, frozen=True, kw_only=True):
    """The chevrons and the goals below them."""

    height: float
    tip: float
    gap: float
    name_x_first: float
    name_x: float
    goal_x: float
    goal_baseline: float
    goal_padding: Pair


class Swimlanes(Part, frozen=True, kw_only=True):
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


class Storyline(Part, frozen=True, kw_only=True):
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


class BlueprintLines(Part, frozen=True, kw_only=True):
    """The three lines of a service blueprint."""

    stroke: float
    interaction: tuple[float, ...]
    visibility: tuple[float, ...]
    internal_interaction: tuple[float, ...]


class LegendMeasures(Part, frozen=True, kw_only=True):
    """The line that explains the marks."""

    gap_above: float
    item_gap: float


class OnPaper(Part, frozen=True, kw_only=True, rename={"a4": "A4", "a3": "A3", "a2": "A2", "a1": "A1", "a0": "A0"}):
    """A length for each size of paper."""

    a4: float
    a3: float
    a2: float
    a1: float
    a0: float


class PageMargins(OnPaper, frozen=True, kw_only=True):
    """Default margins of paper; the sizes of text as printed that call for an offer and for a warning; and the size from
    which on the map needs no other arrangement: larger on a wall, which is read from further away."""

    smallest_text: float
    wanted_text: float
    readable: OnPaper


class ScreenZoom(Part, frozen=True, kw_only=True):
    """From which zoom on the canvas shows how much."""

    zoom_text: float
    zoom_bars: float
    zoom_blocks: float
