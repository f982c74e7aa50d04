"""The ink of a connection: its line, its arrowhead, its ring and its label."""

from __future__ import annotations

import pytest

from designer.drawing import Box, Path, TextRun
from designer.layout import Theme
from designer.layout.route_drawing import rounded
from designer.layout.routes import Route, RouteLink, connection_content, connection_marks
from designer.model.kinds import ConnectionKind
from designer.text import FontBook

CORNER = Route(((10.0, 20.0), (60.0, 20.0), (60.0, 90.0)), ring=(10.0, 20.0))


def test_corners_are_rounded() -> None:
    commands, numbers = rounded(((0, 0), (50, 0), (50, 70)), 7)
    assert commands == "MLCL"
    assert numbers[:4] == (0, 0, 43, 0)
    assert numbers[-4:] == (50, 7, 50, 70)


def test_a_stretch_between_two_corners_is_shared_by_them() -> None:
    _, numbers = rounded(((0, 0), (20, 0), (20, 6), (40, 6)), 7)
    assert numbers[2:4] == (17, 0)  # radius 3 instead of 7


def test_the_arrowhead_touches_the_card_and_the_line_ends_inside_it(paper_theme: Theme, fonts: FontBook) -> None:
    line, head = connection_content(CORNER, RouteLink("c", "a", "b"), paper_theme, fonts).items
    assert isinstance(line, Path)
    assert isinstance(head, Path)
    assert head.points[:2] == (50, 70)  # the tip, relative to the first point
    assert head.points[2:] == (53, 64, 47, 64) or head.points[2:] == (47, 64, 53, 64)
    assert head.fill == paper_theme.colour.connection
    assert line.points[-2:] == pytest.approx((50, 65.2))


@pytest.mark.parametrize(
    ("kind", "width", "dash"),
    [
        (ConnectionKind.MAIN, 1.75, ()),
        (ConnectionKind.ALTERNATIVE, 1, ()),
        (ConnectionKind.RETURN, 1, (4, 3)),
    ],
)
def test_kinds_are_told_by_their_stroke(
    kind: ConnectionKind, width: float, dash: tuple[float, ...], paper_theme: Theme, fonts: FontBook
) -> None:
    line = connection_content(CORNER, RouteLink("c", "a", "b", kind), paper_theme, fonts).items[0]
    assert isinstance(line, Path)
    assert line.stroke is not None
    assert (line.stroke.width, line.stroke.dash) == (width, dash)


def test_ring_and_label_are_drawn_above_the_cards(paper_theme: Theme, fonts: FontBook) -> None:
    route = Route(CORNER.points, CORNER.ring, Box(20, 14, 50, 26))
    marks = connection_marks(route, RouteLink("c", "a", "b", label="by phone", label_width=24), paper_theme, fonts)
    assert marks is not None
    ring, ground, text = marks.items
    assert isinstance(ring, Path)
    assert isinstance(ground, Path)
    assert isinstance(text, TextRun)
    assert ring.fill == "#FFFFFF"
    assert ring.box.centre == pytest.approx((0, 0))
    assert ground.box == Box(10, -6, 40, 6)
    assert text.text == "by phone"
    assert text.x + text.width / 2 == pytest.approx(25, abs=0.1)
    assert marks.box.holds(ground.box)
    assert marks.box.holds(ring.box)


def test_nothing_stands_above_a_plain_line(paper_theme: Theme, fonts: FontBook) -> None:
    assert connection_marks(Route(CORNER.points), RouteLink("c", "a", "b"), paper_theme, fonts) is None


def test_the_box_holds_all_ink(paper_theme: Theme, fonts: FontBook) -> None:
    content = connection_content(CORNER, RouteLink("c", "a", "b"), paper_theme, fonts)
    for item in content.items:
        assert isinstance(item, Path)
        assert content.box.holds(item.box.grown(item.stroke.width / 2 if item.stroke else 0), slack=1e-6)
