"""The three lines of a service blueprint stand between the lanes of the roles they part, in whatever order these are."""

from __future__ import annotations

from itertools import permutations

import pytest

from designer.editing import Document
from designer.editing import operations as ops
from designer.layout import Arrangement, JourneyLayout, LayoutOptions, Theme, lay_out
from designer.layout.blueprint import INTERACTION, INTERNAL, VISIBILITY, lines_above
from designer.model import Channel, LaneKind
from designer.templates import open_template
from designer.text import FontBook

ROLES = {LaneKind.FRONT_STAGE: 1, LaneKind.BACK_STAGE: 2, LaneKind.SUPPORT: 3}
NAMES = ("line of interaction", "line of visibility", "line of internal interaction")


def _document() -> Document:
    return Document(open_template("service-blueprint"))


def _layout(document: Document, arrangement: Arrangement = Arrangement.SWIMLANES) -> JourneyLayout:
    options = LayoutOptions(arrangement=arrangement)
    return lay_out(document.journey, Theme.load("paper"), FontBook.bundled(), options)


def blueprint_lines(layout: JourneyLayout) -> dict[str, float]:
    """The height of each line by its name."""
    return {
        run.text: group.y
        for group, _x, _y, run in layout.drawing.texts()
        if group.key.endswith("/blueprint") and run.text in NAMES
    }


def _role(document: Document, lane: str) -> int:
    found = document.journey[lane]
    return 0 if isinstance(found, Channel) else ROLES.get(found.kind, -1)  # type: ignore[attr-defined]


def parts_its_lanes(document: Document, layout: JourneyLayout, name: str) -> bool:
    """Whether a line parts neighbouring lanes of roles on both of its sides."""
    y, line = blueprint_lines(layout)[name], NAMES.index(name)
    rows = [(row, _role(document, row.lane)) for row in layout.grid.lanes if row.lane]
    rows = [(row, role) for row, role in rows if role >= 0]
    above = [role for row, role in rows if row.bottom <= y + 0.01]
    below = [role for row, role in rows if row.top >= y - 0.01]
    return bool(above and below) and (above[-1] <= line < below[0] or below[0] <= line < above[-1])


def test_the_template_shows_the_three_lines_in_their_order_between_the_lanes_they_part() -> None:
    document = _document()
    layout = _layout(document)
    lines = blueprint_lines(layout)
    assert set(lines) == set(NAMES)
    assert lines[NAMES[0]] < lines[NAMES[1]] < lines[NAMES[2]]
    assert all(parts_its_lanes(document, layout, name) for name in NAMES)


@pytest.mark.parametrize("order", list(permutations((LaneKind.FRONT_STAGE, LaneKind.BACK_STAGE, LaneKind.SUPPORT))))
def test_after_the_lanes_were_reordered_each_line_that_is_drawn_parts_the_lanes_beside_it(
    order: tuple[LaneKind, ...],
) -> None:
    document = _document()
    ids = {lane.kind: lane.id for lane in document.journey.action_lanes}
    for kind in order:
        ops.move_lane(document, ids[kind], None)
    layout = _layout(document)
    lines = blueprint_lines(layout)
    assert lines
    assert len(set(lines.values())) == len(lines)
    assert all(parts_its_lanes(document, layout, name) for name in lines)
    assert [lane.kind for lane in document.journey.action_lanes] == list(order)


def test_the_lines_are_back_in_their_places_after_reordering_was_undone() -> None:
    document = _document()
    before = blueprint_lines(_layout(document))
    ids = {lane.kind: lane.id for lane in document.journey.action_lanes}
    ops.move_lane(document, ids[LaneKind.FRONT_STAGE], None)
    assert blueprint_lines(_layout(document)) != before
    document.undo()
    assert blueprint_lines(_layout(document)) == before


@pytest.mark.parametrize(
    ("roles", "lines"),
    [
        ([0, 1, 2, 3], {1: INTERACTION, 2: VISIBILITY, 3: INTERNAL}),
        ([0, None, 1, None, 2], {2: INTERACTION, 4: VISIBILITY}),
        ([3, 2, 1, 0], {1: INTERNAL, 2: VISIBILITY, 3: INTERACTION}),
        ([0, 2], {1: VISIBILITY}),
        ([0, 0], {}),
        ([None, None], {}),
    ],
)
def test_lines_follow_from_the_roles(roles: list[int | None], lines: dict[int, str]) -> None:
    assert lines_above(roles) == lines
