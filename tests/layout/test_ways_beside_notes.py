"""Ways from touchpoint to touchpoint keep off notes, tiles, chips, quotes and values, wherever lanes for actions stand."""

from __future__ import annotations

import pytest

from designer.editing import Document
from designer.editing import operations as ops
from designer.layout import Arrangement, JourneyLayout, LayoutOptions, Theme, lay_out
from designer.model import LaneKind, Placement
from designer.templates import open_template
from designer.text import FontBook
from tests.layout.laws import no_connection_crosses_a_card


def with_actions_below_notes(template: str = "loyalty-loop") -> Document:
    """A map with a lane for support below its notes and curve, where touchpoints of the path stand."""
    document = Document(open_template(template))
    lane = ops.add_lane(document, LaneKind.SUPPORT, "Support")
    ops.move_lane(document, lane, None)
    ops.set_field(document, "map", "shows_values", True)
    touchpoints = document.journey.touchpoints
    for i, touchpoint in enumerate(touchpoints):
        ops.set_feeling(document, touchpoint.id, "", (2.0, -2.0, 0.0)[i % 3])
    for touchpoint in touchpoints[2], touchpoints[5]:
        nexts = document.journey.connections_from(touchpoint.id)
        place = Placement(stage=touchpoint.stage, lane=lane)
        action = ops.add_touchpoint(document, "Checks the stock", place, connect_from=touchpoint.id)
        ops.connect(document, action, nexts[0].target)
    return document


def laid_out(document: Document, arrangement: Arrangement) -> JourneyLayout:
    return lay_out(document.journey, Theme.load("paper"), FontBook.bundled(), LayoutOptions(arrangement=arrangement))


@pytest.mark.parametrize("arrangement", Arrangement)
def test_no_way_strikes_a_note_or_a_quote_where_actions_stand_below_them(arrangement: Arrangement) -> None:
    document = with_actions_below_notes()
    layout = laid_out(document, arrangement)
    assert any(group.key.endswith("/quote") for group in layout.drawing.groups)
    assert layout.grid.notes
    assert list(no_connection_crosses_a_card(document.journey, layout)) == []


def test_in_the_storyline_lanes_of_actions_stand_with_the_weave_whatever_their_order() -> None:
    document = with_actions_below_notes()
    lanes = [row.kind for row in laid_out(document, Arrangement.STORYLINE).grid.lanes]
    assert lanes[0] == "touchpoints"
    count = len(document.journey.channels)
    assert lanes[1 : count + 2] == [*["channel"] * count, LaneKind.SUPPORT.value]
    assert LaneKind.EMOTION.value in lanes[count + 2 :]
