"""The nodes of the storyline's weave (LOOK.md section 6)."""

from __future__ import annotations

from designer.drawing import Box, Content, Item, Stroke
from designer.layout import shapes
from designer.layout.cast import Look
from designer.layout.texts import Texts, rise


def node_content(texts: Texts, number: int, look: Look, is_truth: bool) -> Content:
    """A touchpoint's node around the origin: its number on a disc in the channel's colour."""
    return texts.shared(("node", number, look.fill, look.ink, is_truth), lambda: _make(texts, number, look, is_truth))


def ring_reach(texts: Texts) -> float:
    """How far the node of a moment of truth reaches, with what is free around its ring."""
    radius, width = texts.theme.storyline.truth_ring
    return radius + width / 2 + 1


def _make(texts: Texts, number: int, look: Look, is_truth: bool) -> Content:
    theme = texts.theme
    mark, colour = theme.storyline, theme.colour
    radius, width = mark.truth_ring
    reach = ring_reach(texts) if is_truth else mark.node_halo
    # Numbers of four digits need a node as wide as they are.
    wide = max(0.0, texts.number_width(number) + 4 - 2 * mark.node_radius) / 2

    def pill(r: float, fill: str, stroke: Stroke | None = None) -> Item:
        return shapes.rounded(-r - wide, -r, 2 * (r + wide), 2 * r, r, fill, stroke)

    items: list[Item] = [pill(reach, colour.paper)]
    if is_truth:
        items.append(pill(radius, colour.paper, Stroke(colour.moment_of_truth, width)))
    outline = Stroke(colour.ink, 0.75) if theme.is_ink_saving else None
    items.append(pill(mark.node_radius - (0.375 if outline else 0), look.fill, outline))
    items += texts.run(str(number), texts.mark, look.ink, 0, rise(texts.mark), "middle")
    return Content(Box(-reach - wide, -reach, reach + wide, reach), tuple(items))
