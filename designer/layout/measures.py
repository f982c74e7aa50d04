"""The measures of one layout: those of the theme, changed by density and options."""

from __future__ import annotations

import msgspec

from designer.layout.options import Arrangement, Density, LayoutOptions
from designer.layout.theme import Theme

# LOOK.md section 9. What is not named here is as in the theme.
_COMFORTABLE = {"card_width": 144, "pitch": 48, "padding_x": 12, "lane_top": 16, "lane_bottom": 12, "emotion": 128}
_COMPACT = {"pitch": 40, "shows_description": False, "lane_top": 10, "lane_bottom": 8, "emotion": 80, "note_gap": 4}


class Measures(msgspec.Struct, frozen=True):
    """Measures that depend on density, arrangement and options, in points at scale 1."""

    arrangement: Arrangement
    card_width: float
    widest_card: float
    pitch: float
    padding_x: float  # inside a card
    shows_description: bool
    lane_top: float  # free above the cards of a lane, for their marks
    lane_bottom: float
    emotion: float
    note_gap: float
    rows: int  # of cards in the storyline
    weave_lane: float


def measures_for(theme: Theme, options: LayoutOptions) -> Measures:
    """The measures that these options ask for."""
    lanes = theme.swimlanes
    is_storyline = options.arrangement is Arrangement.STORYLINE
    top, bottom = theme.storyline.padding if is_storyline else lanes.lane_padding
    found: dict[str, object] = {
        "card_width": theme.storyline.card_width if is_storyline else lanes.card_width,
        "pitch": lanes.pitch,
        "padding_x": theme.card.padding_x,
        "shows_description": True,
        "lane_top": top,
        "lane_bottom": bottom,
        "emotion": theme.emotion.height,
        "note_gap": theme.notes.gap,
    }
    if options.density is Density.COMFORTABLE:
        found |= _COMFORTABLE
    elif options.density is Density.COMPACT:
        found |= _COMPACT
    if options.emotion is not None:
        found["emotion"] = options.emotion
    if options.card_width is not None:
        found["card_width"] = options.card_width
    if options.pitch is not None:
        found["pitch"] = options.pitch
    return msgspec.convert(
        {
            **found,
            "arrangement": options.arrangement,
            "widest_card": lanes.card_width_range[1],
            "rows": options.rows or 2,
            "weave_lane": options.weave_lane or theme.storyline.weave_lane,
        },
        Measures,
    )
