"""The samples as they are printed: what a designer would mark on the sheet is not there."""

from __future__ import annotations

from functools import cache
from itertools import combinations, pairwise
from math import hypot

import pytest

from designer.drawing import Path, Picture, Role, TextRun
from designer.drawing.drawing import flat
from designer.fonts import FontFinder
from designer.layout import Arrangement, FittedPage, fit_to_paper, paper, theme_for
from designer.model import Connection
from designer.templates import open_sample, samples
from tests.layout.sight import texts_on

_FINDER = FontFinder()
NAMES = [info.id for info in samples() if info.id != "island-summer"]


@cache
def printed(name: str) -> FittedPage:
    journey = open_sample(name)
    return fit_to_paper(journey, theme_for(journey.header), _FINDER.book_for(journey), paper("A3"))


@pytest.mark.parametrize("name", NAMES)
def test_no_connection_runs_along_a_rule(name: str) -> None:
    page = printed(name)
    if page.arrangement is Arrangement.STORYLINE:
        return
    rules = [y for lane in page.layout.grid.lanes for y in (lane.top, lane.bottom)]
    for group in page.layout.drawing.groups:
        if group.role is not Role.CONNECTION or not group.key.endswith("/line"):
            continue
        for _x, y, item in flat(group.content):
            if isinstance(item, Path) and item.stroke:
                points = list(zip(item.points[::2], item.points[1::2], strict=True))
                for (ax, ay), (bx, by) in pairwise(points):
                    if abs(ay - by) < 0.1 and abs(ax - bx) > 20:
                        away = min(abs(group.y + y + ay - rule) for rule in rules)
                        assert away > 2, f"{group.key} runs {away:.1f} from a rule"


@pytest.mark.parametrize("name", NAMES)
def test_a_label_of_a_connection_stands_in_one_stage(name: str) -> None:
    page = printed(name)
    seams = [stage.left for stage in page.layout.grid.stages][1:]
    journey = open_sample(name)
    for seen in texts_on(page.layout.drawing):
        if isinstance(journey.get(seen.group.element), Connection):
            assert not any(seen.box.left < seam < seen.box.right for seam in seams), seen.run.text


@pytest.mark.parametrize("name", [n for n in NAMES if n != "new-kitchen"])
def test_no_two_faces_on_the_curves_touch(name: str) -> None:
    groups = [g for g in printed(name).layout.drawing.groups if "/face/" in g.key]
    assert groups
    for a, b in combinations(groups, 2):
        assert hypot(a.x - b.x, a.y - b.y) > 15, f"{a.key} and {b.key}"


@pytest.mark.parametrize("name", NAMES)
def test_no_name_of_a_curve_touches_a_face(name: str) -> None:
    drawing = printed(name).layout.drawing
    faces = [g for g in drawing.groups if "/face/" in g.key]
    for seen in texts_on(drawing):
        if seen.group.key.endswith("/end"):
            assert not [g.key for g in faces if seen.box.meets(g.box.grown(-1))], seen.run.text


@pytest.mark.parametrize("name", NAMES)
def test_the_lines_of_the_legend_are_alike(name: str) -> None:
    drawing = printed(name).layout.drawing
    (legend,) = [g for g in drawing.groups if g.key == "map/legend"]
    rows: dict[float, list[str]] = {}
    for _x, y, item in flat(legend.content):
        if isinstance(item, TextRun):
            rows.setdefault(round(y + item.y), []).append(item.text)
    counts = [len(texts) for texts in rows.values()]
    assert min(counts) >= max(counts) / 3, rows


@pytest.mark.parametrize("name", NAMES)
def test_what_stands_in_the_corner_of_a_note_is_explained(name: str) -> None:
    drawing = printed(name).layout.drawing
    said = {seen.run.text for seen in texts_on(drawing)}
    if any(text.startswith("I ") and " · E " in text for text in said):
        assert "I impact, E effort" in said


@pytest.mark.parametrize("name", NAMES)
def test_nodes_of_the_weave_do_not_touch(name: str) -> None:
    # Their boxes hold what is kept free around them.
    nodes = [g for g in printed(name).layout.drawing.groups if g.key.endswith("/node")]
    for a, b in combinations(nodes, 2):
        assert not a.box.grown(-1.5).meets(b.box.grown(-1.5)), f"{a.key} and {b.key}"


def test_the_frames_of_a_storyboard_are_alike() -> None:
    page = printed("museum-sunday")
    frames = [
        item.box
        for group in page.layout.drawing.groups
        if group.key.endswith("/note")
        for _x, _y, item in flat(group.content)
        if isinstance(item, Picture)
    ]
    assert len(frames) > 5
    assert len({(round(box.width, 2), round(box.height, 2)) for box in frames}) == 1
