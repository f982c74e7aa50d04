"""The measures of what stands in the lanes: cards and their marks, connections, curves, notes. Points at scale 1 (LOOK.md)."""

from __future__ import annotations

from designer.layout.colour_tokens import Part
from designer.layout.page_tokens import Pair


class Ticket(Part, frozen=True, kw_only=True):
    """The channel's mark on a card."""

    x: float
    height: float
    radius: float
    padding: float
    icon: float
    icon_stroke: float
    gap: float
    halo: float


class FaceMark(Part, frozen=True, kw_only=True):
    """The feeling's mark on a card."""

    radius: float
    from_right: float
    halo: float
    stroke: float


class StarMark(Part, frozen=True, kw_only=True):
    """The mark of a moment of truth."""

    disc: float
    star: float
    inner: float
    left_of_face: float


class PersonaMark(Part, frozen=True, kw_only=True):
    """The discs of the personas on a card."""

    radius: float
    halo: float
    pitch: float
    from_right: float


class EvidenceMark(Part, frozen=True, kw_only=True):
    """The three dots that tell what a card rests on."""

    dot: float
    pitch: float
    stroke: float
    width: float


class StatusMark(Part, frozen=True, kw_only=True):
    """The pill for planned and missing."""

    height: float
    radius: float
    padding: float
    halo: float


class CardMeasures(Part, frozen=True, kw_only=True):
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
    future_dash: tuple[float, ...]
    ticket: Ticket
    face: FaceMark
    star: StarMark
    persona: PersonaMark
    evidence: EvidenceMark
    status: StatusMark


class RingMark(Part, frozen=True, kw_only=True):
    """The ring at a change of channel."""

    radius: float
    stroke: float


class RouteCost(Part, frozen=True, kw_only=True):
    """What makes one way of a connection dearer than another."""

    bend: float
    crossing: float
    near: float
    overlap: float
    used_port: float


class ConnectionMeasures(Part, frozen=True, kw_only=True, rename={"return_": "return"}):
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


class EmotionMeasures(Part, frozen=True, kw_only=True):
    """The emotion lane and its curves."""

    height: float
    height_large: float
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


class NumberCapsule(Part, frozen=True, kw_only=True):
    """The outlined number that ties a note to its touchpoint."""

    x: float
    height: float
    stroke: float


class SeverityBars(Part, frozen=True, kw_only=True):
    """The three bars of a pain point."""

    bar: float
    pitch: float
    heights: tuple[float, float, float]


class NoteMeasures(Part, frozen=True, kw_only=True):
    """Notes in their lanes."""

    narrowest: float
    gap: float
    lane_padding: float
    radius: float
    padding: float
    number: NumberCapsule
    text_x: float
    severity: SeverityBars


class MetricMeasures(Part, frozen=True, kw_only=True):
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


class ChipMeasures(Part, frozen=True, kw_only=True):
    """Content chips."""

    height: float
    radius: float
    gap: float
    row: float
    icon: float
    icon_x: float
    text_x: float
    padding_right: float
