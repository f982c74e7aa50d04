"""What a map looks like from far away: notes are blocks of their colour there, and painted one by one nearer by."""

from __future__ import annotations

from designer.canvas.far import FarLayer
from designer.canvas.ink import mixed
from designer.drawing import Role
from designer.layout import Theme, lay_out
from designer.text import FontBook
from tests.maps import rich_map


def test_notes_are_blocks_of_their_colour_from_far_away() -> None:
    theme = Theme.load("paper")
    drawing = lay_out(rich_map(40, seed=1), theme, FontBook.bundled()).drawing
    notes = [group for group in drawing.groups if group.role is Role.NOTE and group.far is not None]
    layer = FarLayer(drawing.ranked)
    boxes = [box for some in layer.note_blocks.values() for box in some]
    assert notes
    assert sorted((b.x(), b.y(), b.width(), b.height()) for b in boxes) == sorted(
        (g.box.left, g.box.top, g.content.box.width, g.content.box.height) for g in notes
    )
    assert mixed(theme.colour.pain_point, "#FFFFFF", 0.35) in layer.note_blocks
    assert not any(group.role is Role.NOTE for _rank, group in layer.large(10, as_blocks=True))


def test_nearer_by_notes_are_painted_as_they_are() -> None:
    drawing = lay_out(rich_map(40, seed=1), Theme.load("paper"), FontBook.bundled()).drawing
    seen = [group for _rank, group in FarLayer(drawing.ranked).large(10, as_blocks=False)]
    assert {g.key for g in seen if g.role is Role.NOTE} == {g.key for g in drawing.groups if g.role is Role.NOTE}
