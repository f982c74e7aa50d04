"""What a map looks like from far away: notes are blocks of their colour there, and painted one by one nearer by."""

from __future__ import annotations

import pytest

from designer.canvas.far import FarLayer
from designer.canvas.glyphs import Glyphs
from designer.canvas.ink import mixed
from designer.drawing import Role
from designer.layout import Theme, lay_out
from designer.text import FontBook
from tests.maps import rich_map


def test_notes_are_blocks_of_their_colour_from_far_away() -> None:
    theme = Theme.load("paper")
    drawing = lay_out(rich_map(40, seed=1), theme, FontBook.bundled()).drawing
    notes = [group for group in drawing.groups if group.role is Role.NOTE and group.far is not None]
    layer = FarLayer(enumerate(drawing.groups))
    boxes = [one.boundingRect() for some in layer.blocks.notes.values() for one in some.toSubpathPolygons()]
    assert notes
    assert sorted(
        (round(b.left(), 3), round(b.top(), 3), round(b.right(), 3), round(b.bottom(), 3)) for b in boxes
    ) == sorted(
        (round(g.box.left, 3), round(g.box.top, 3), round(g.box.right, 3), round(g.box.bottom, 3)) for g in notes
    )
    assert mixed(theme.colour.pain_point, "#FFFFFF", 0.35) in layer.blocks.notes
    assert not any(group.role is Role.NOTE for _rank, group in layer.large(10, as_blocks=True))


def test_nearer_by_notes_are_painted_as_they_are() -> None:
    drawing = lay_out(rich_map(40, seed=1), Theme.load("paper"), FontBook.bundled()).drawing
    seen = [group for _rank, group in FarLayer(enumerate(drawing.groups)).large(10, as_blocks=False)]
    assert {g.key for g in seen if g.role is Role.NOTE} == {g.key for g in drawing.groups if g.role is Role.NOTE}


def test_blocks_that_lie_over_one_another_leave_no_hole() -> None:
    drawing = lay_out(rich_map(40, seed=1), Theme.load("paper"), FontBook.bundled()).drawing
    card = next(group for group in drawing.groups if group.role is Role.TOUCHPOINT and group.far is not None)
    ((_colour, blocks),) = FarLayer([(0, card), (1, card)]).blocks.cards.items()
    assert blocks.contains(blocks.boundingRect().center())


@pytest.mark.usefixtures("qapp")
def test_lines_too_slim_to_be_seen_are_not_painted() -> None:
    fonts = FontBook.bundled()
    layer = FarLayer(enumerate(lay_out(rich_map(2000, seed=1), Theme.load("paper"), fonts).drawing.groups))
    glyphs = Glyphs(fonts)
    assert not layer.inked(glyphs, 0.005, True)[1]
    assert layer.inked(glyphs, 0.05, True)[1], "the curve is seen from nearer by"
