"""The marks at the points of curves: faces, hollow ones for what is planned, dots of engagement, rings at moments of truth."""

from __future__ import annotations

from designer.drawing import Box, Content, Item, Placed, Stroke
from designer.layout import faces, shapes
from designer.layout.strands import Strand
from designer.layout.texts import Texts
from designer.layout.theme import Theme
from designer.model import LaneKind

_DOT, _DOT_HALO = 4.2, 5.6
_RING = 1.6  # from the edge of a mark to the middle of its ring
_PLANNED_DASH = (2.2, 1.5)


def reach(strand: Strand, is_truth: bool, theme: Theme) -> float:
    """How far a mark reaches from its point."""
    radius, halo = _radii(strand, theme)
    return radius + _RING + theme.storyline.truth_ring[1] / 2 + 0.8 if is_truth else halo


def mark(strand: Strand, value: float, is_truth: bool, texts: Texts) -> Content:
    """The mark of a point, around the origin."""
    face = 0 if strand.kind is LaneKind.ENGAGEMENT else faces.face_value(value)
    key = ("curve mark", face, strand.kind, strand.colour, strand.is_planned, is_truth)
    return texts.shared(key, lambda: _make(strand, face, is_truth, texts.theme))


def _radii(strand: Strand, theme: Theme) -> tuple[float, float]:
    if strand.kind is LaneKind.ENGAGEMENT:
        return _DOT, _DOT_HALO
    return theme.emotion.face, theme.emotion.halo


def _make(strand: Strand, value: int, is_truth: bool, theme: Theme) -> Content:
    far = reach(strand, is_truth, theme)
    items: list[Item | Placed] = []
    if is_truth:
        radius = _radii(strand, theme)[0] + _RING
        bronze = Stroke(theme.colour.moment_of_truth, theme.storyline.truth_ring[1])
        items += [shapes.disc(0, 0, far, theme.colour.paper), shapes.disc(0, 0, radius, theme.colour.paper, bronze)]
    items += _drawn(strand, value, is_truth, theme)
    return Content(Box(-far, -far, far, far), tuple(items))


def _drawn(strand: Strand, value: int, is_truth: bool, theme: Theme) -> tuple[Item | Placed, ...]:
    paper = theme.colour.paper
    if strand.kind is LaneKind.ENGAGEMENT:
        dot = shapes.disc(0, 0, _DOT, strand.colour)
        return (dot,) if is_truth else (shapes.disc(0, 0, _DOT_HALO, paper), dot)
    part = theme.emotion
    halo = part.face if is_truth else part.halo
    if strand.is_planned:
        face = faces.face(value, part.face, halo, part.face_stroke, strand.colour, paper, paper, _PLANNED_DASH)
    else:
        ground = theme.feeling_ground(value)
        face = faces.face(value, part.face, halo, part.face_stroke, strand.colour, ground, paper)
    return (Placed(0, 0, face),)
