"""The storyline's weave: lines turn half-way, run through no foreign node, and can't be read as another."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.drawing import Box, Content, Path, Point, TextRun
from designer.drawing.drawing import flat
from designer.layout import Arrangement, LayoutOptions, Theme, lay_out
from designer.layout.linked import label_of
from designer.layout.routes import RouteLink
from designer.layout.weave import weave_contents, weave_points
from designer.model import Change
from designer.model.kinds import ConnectionKind
from designer.templates import open_sample
from designer.text import FontBook
from tests.maps import rich_map

MAIN, ALTERNATIVE, RETURN = ConnectionKind.MAIN, ConnectionKind.ALTERNATIVE, ConnectionKind.RETURN
Nodes = dict[str, Point]
ROOM = Box(0, 0, 1000, 200)


def node(step: int, lane: int) -> Point:
    return 20.0 + 26 * step, 10.0 + 20 * lane


def links(*pairs: tuple[str, str] | tuple[str, str, ConnectionKind]) -> list[RouteLink]:
    return [RouteLink(f"{p[0]}{p[1]}", p[0], p[1], p[2] if len(p) > 2 else MAIN) for p in pairs]


def test_a_line_turns_half_way_between_two_steps() -> None:
    nodes = {"a": node(0, 0), "b": node(1, 3)}
    assert weave_points(nodes, links(("a", "b")))["ab"] == ((20, 10), (33, 10), (33, 70), (46, 70))


def test_a_line_turns_behind_what_stands_side_by_side_in_its_own_step() -> None:
    # Two nodes of the back stage share a step with “a”: a turn between them would run along their edges, and through “d”.
    x, y = node(1, 0)
    nodes = {"a": (x, y), "d": node(1, 2), "one": (x - 9.4, 90), "two": (x + 9.4, 90), "b": node(3, 3)}
    turn = weave_points(nodes, links(("a", "b")))["ab"][1][0]
    assert turn - (x + 9.4) >= 9.5
    assert node(3, 3)[0] - turn >= 9.5


def test_a_line_on_one_lane_is_straight() -> None:
    nodes = {"a": node(0, 1), "b": node(1, 1)}
    assert weave_points(nodes, links(("a", "b")))["ab"] == ((20, 30), (46, 30))


def test_touchpoints_of_one_step_are_joined_straight_down() -> None:
    nodes = {"a": node(0, 0), "b": node(0, 2)}
    assert weave_points(nodes, links(("a", "b")))["ab"] == ((20, 10), (20, 50))
    nodes["c"] = node(0, 1)
    around = weave_points(nodes, links(("a", "b")))["ab"]
    assert around == ((20, 10), (33, 10), (33, 50), (20, 50))


def test_a_branch_leaves_and_joins_the_main_line() -> None:
    nodes = {"a": node(0, 1), "b": node(1, 0), "c": node(1, 3), "d": node(2, 1)}
    found = weave_points(nodes, links(("a", "b"), ("b", "d"), ("a", "c", ALTERNATIVE), ("c", "d", ALTERNATIVE)))
    assert {found["ab"][1][0], found["ac"][1][0]} == {33}
    assert {found["bd"][1][0], found["cd"][1][0]} == {59}


def test_lines_that_change_lanes_against_each_other_turn_apart() -> None:
    nodes = {"a": node(0, 0), "b": node(1, 2), "c": node(0, 2), "d": node(1, 0)}
    found = weave_points(nodes, links(("a", "b"), ("c", "d")))
    assert abs(found["ab"][1][0] - found["cd"][1][0]) >= 4


def test_a_line_over_several_steps_goes_round_the_nodes_between() -> None:
    nodes = {"a": node(0, 1), "b": node(1, 1), "c": node(2, 1), "d": node(1, 0), "e": node(2, 2)}
    found = weave_points(nodes, links(("a", "b"), ("b", "c"), ("a", "c", ALTERNATIVE)))
    assert len(found["ac"]) == 6
    assert not _hits(found["ac"], nodes["b"])


def test_a_way_back_runs_beside_the_lines_that_go_on() -> None:
    nodes = {"a": node(0, 0), "b": node(1, 1), "c": node(2, 1)}
    found = weave_points(nodes, links(("a", "b"), ("b", "c"), ("c", "b", RETURN)))
    assert found["cb"] == ((72, 34), (46, 34))


def test_main_line_is_heavy_and_painted_last(paper_theme: Theme, fonts: FontBook) -> None:
    nodes = {"a": node(0, 0), "b": node(1, 1), "c": node(2, 0)}
    wanted = links(("a", "b"), ("a", "c", ALTERNATIVE), ("c", "a", RETURN), ("b", "nowhere"))
    lines = weave_contents(nodes, wanted, ROOM, paper_theme, fonts)
    assert list(lines) == ["ca", "ac", "ab"]
    strokes = {}
    for id, line in lines.items():
        (path,) = line.content.items
        assert isinstance(path, Path)
        assert path.points[:2] == (0, 0)
        assert path.stroke is not None
        strokes[id] = (path.stroke.width, path.stroke.dash)
    assert strokes == {"ab": (2.5, ()), "ac": (1.25, ()), "ca": (1.25, (4, 3))}


def test_a_map_without_connections_has_no_weave(paper_theme: Theme, fonts: FontBook) -> None:
    assert weave_contents({}, [], ROOM, paper_theme, fonts) == {}
    assert weave_contents({"a": node(0, 0)}, links(("a", "a")), ROOM, paper_theme, fonts) == {}


@st.composite
def weaves(draw: st.DrawFn) -> tuple[Nodes, list[RouteLink]]:
    """A path of touchpoints through steps and lanes, with branches between neighbouring steps."""
    nodes: Nodes = {}
    steps = draw(st.integers(2, 8))
    by_step: list[list[str]] = []
    for step in range(steps):
        lanes = draw(st.lists(st.integers(0, 5), min_size=1, max_size=2, unique=True))
        by_step.append([f"{step}{chr(97 + i)}" for i in range(len(lanes))])
        nodes.update({id: node(step, lane) for id, lane in zip(by_step[-1], lanes, strict=True)})
    pairs = [(a[0], b[0]) for a, b in pairwise(by_step)]
    more = [(x, y, ALTERNATIVE) for a, b in pairwise(by_step) for x in a for y in b if (x, y) not in pairs]
    chosen = [pair for pair in more if draw(st.booleans())]
    return nodes, links(*pairs, *chosen)


@settings(deadline=None, max_examples=80)
@given(weaves())
def test_no_line_can_be_read_as_another(found: tuple[Nodes, list[RouteLink]]) -> None:
    nodes, wanted = found
    lines = weave_points(nodes, wanted)
    for link in wanted:
        points = lines[link.id]
        assert points[0] == nodes[link.source]
        assert points[-1] == nodes[link.target]
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))
        for id, place in nodes.items():
            if id not in (link.source, link.target):
                assert not _hits(points, place)
    for i, one in enumerate(wanted):
        for other in wanted[i + 1 :]:
            if one.source != other.source and one.target != other.target:
                assert _shared_upright(lines[one.id], lines[other.id]) == 0


def test_the_weave_of_a_large_map_is_quick_and_the_same_each_time() -> None:
    nodes = {f"t{i}": node(i, i * 7 % 9) for i in range(400)}
    wanted = links(
        *((f"t{i}", f"t{i + 1}") for i in range(399)), *((f"t{i}", f"t{i + 2}", ALTERNATIVE) for i in range(0, 398, 5))
    )
    assert weave_points(nodes, wanted) == weave_points(nodes, wanted)


@pytest.mark.parametrize("steps", [20, 26, 40])
def test_turns_stay_between_the_nodes(steps: int) -> None:
    nodes = {"a": (0.0, 10.0), "b": (float(steps), 50.0), "c": (0.0, 50.0), "d": (float(steps), 10.0)}
    found = weave_points(nodes, links(("a", "b"), ("c", "d")))
    assert all(6 <= x <= steps - 6 for points in found.values() for x, _ in points[1:-1])


def _hits(points: tuple[Point, ...], place: Point) -> bool:
    x, y = place
    return any(
        min(ax, bx) - 6 < x < max(ax, bx) + 6 and min(ay, by) - 6 < y < max(ay, by) + 6
        for (ax, ay), (bx, by) in pairwise(points)
    )


def _shared_upright(one: tuple[Point, ...], other: tuple[Point, ...]) -> float:
    """How much of the upright pieces of two lines lies on each other."""
    shared = 0.0
    for (ax, ay), (bx, by) in pairwise(one):
        for (cx, cy), (dx, dy) in pairwise(other):
            if ax == bx and cx == dx and abs(ax - cx) < 2:
                shared = max(shared, min(max(ay, by), max(cy, dy)) - max(min(ay, by), min(cy, dy)))
    return max(shared, 0.0)


# Labels


def labelled(
    pair: tuple[str, str], label: str, fonts: FontBook, theme: Theme, kind: ConnectionKind = MAIN
) -> RouteLink:
    width = sum(run.width for run in fonts.line(label, 500, theme.type.label.size, "#000000", 0, 0))
    return RouteLink("".join(pair), *pair, kind, label, width)


def test_a_label_stands_beside_its_line_clear_of_nodes(paper_theme: Theme, fonts: FontBook) -> None:
    nodes = {"a": (30.0, 20.0), "b": (110.0, 100.0), "c": (110.0, 60.0), "d": (190.0, 100.0)}
    wanted = [
        labelled(("a", "b"), "by phone 62 %", fonts, paper_theme),
        labelled(("a", "c"), "online 38 %", fonts, paper_theme, ALTERNATIVE),
        labelled(("b", "d"), "", fonts, paper_theme),
    ]
    drawn = weave_contents(nodes, wanted, ROOM, paper_theme, fonts)
    boxes = {id: line.label for id, line in drawn.items() if line.label is not None}
    assert set(boxes) == {"ab", "ac"}
    assert not boxes["ab"].meets(boxes["ac"])
    for box in boxes.values():
        assert ROOM.holds(box)
        assert not any(box.meets(Box(x - 8, y - 8, x + 8, y + 8)) for x, y in nodes.values())
    said = {run.text for line in drawn.values() if line.label_content for run in texts_in(line.label_content)}
    assert said == {"by phone 62 %", "online 38 %"}


def texts_in(content: Content) -> list[TextRun]:
    return [item for _x, _y, item in flat(content) if isinstance(item, TextRun)]


def test_labels_beside_a_shared_way_stand_where_each_line_goes_alone(paper_theme: Theme, fonts: FontBook) -> None:
    nodes = {"a": (30.0, 100.0), "b": (190.0, 20.0), "c": (190.0, 180.0)}
    wanted = [labelled(("a", b), f"to {b} 50 %", fonts, paper_theme) for b in "bc"]
    drawn = weave_contents(nodes, wanted, ROOM, paper_theme, fonts)
    to_b, to_c = drawn["ab"].label, drawn["ac"].label
    assert to_b is not None
    assert to_c is not None
    assert to_b.bottom <= 100 <= to_c.top, "each on the side to which its line turns"


@pytest.mark.parametrize("name", ["storm-claim", "new-kitchen", "konto-zu-zweit", "parking-permit", "island-summer"])
def test_every_label_of_a_sample_is_read_in_the_storyline_and_hides_no_node(
    name: str, paper_theme: Theme, fonts: FontBook
) -> None:
    journey = open_sample(name)
    layout = lay_out(journey, paper_theme, fonts, LayoutOptions(arrangement=Arrangement.STORYLINE))
    drawing = layout.drawing
    wanted = {c.id: label_of(c) for c in journey.connections if c.label or c.share is not None}
    said = {
        g.element: run.text for g, _x, _y, run in drawing.texts() if g.key.endswith("/marks") and g.element in wanted
    }
    assert {id: text.split()[0] for id, text in said.items()} == {id: text.split()[0] for id, text in wanted.items()}
    boxes = {id: drawing.by_key[f"{id}/marks"].box for id in wanted}
    for id, box in boxes.items():
        for place in layout.grid.cards.values():
            assert place.node is not None
            x, y = place.node
            assert not box.meets(Box(x - 8, y - 8, x + 8, y + 8)), (id, place.number)
        assert not any(box.meets(other) for other_id, other in boxes.items() if other_id != id), id


def test_labels_of_a_large_map_are_found_when_somebody_looks(paper_theme: Theme, fonts: FontBook) -> None:
    journey = rich_map(450)
    first = journey.connections[7]
    journey.apply(Change("", {first.id: (first, msgspec.structs.replace(first, label="by phone", share=30.0))}))
    first = journey.connections[7]
    layout = lay_out(journey, paper_theme, fonts, LayoutOptions(arrangement=Arrangement.STORYLINE))
    group = layout.drawing.by_key[f"{first.id}/marks"]
    (run,) = texts_in(group.content)
    assert run.text == label_of(first)
