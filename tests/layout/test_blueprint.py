"""The three lines of a service blueprint stand between the lanes of the roles they part, in whatever order these are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, permutations, product

import pytest

from designer.editing import Document
from designer.editing import operations as ops
from designer.layout import Arrangement, JourneyLayout, LayoutOptions, Theme, lay_out
from designer.layout.blueprint import INTERACTION, INTERNAL, VISIBILITY, lines_above
from designer.model import Channel, LaneKind
from designer.templates import open_template
from designer.text import FontBook

ROLES = {LaneKind.FRONT_STAGE: 1, LaneKind.BACK_STAGE: 2, LaneKind.SUPPORT: 3}
LINES = (INTERACTION, VISIBILITY, INTERNAL)
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


def _roles(document: Document, layout: JourneyLayout) -> list[tuple[float, float, int]]:
    """Top and bottom of each lane that has a role, a group of channels among them, and the role."""
    found = []
    for row in layout.grid.lanes:
        for id in row.members or ((row.lane,) if row.lane else ()):
            lane = document.journey[id]
            role = 0 if isinstance(lane, Channel) else ROLES.get(lane.kind, -1)  # type: ignore[attr-defined]
            if role >= 0:
                found.append((row.top, row.bottom, role))
                break
    return found


def parts_its_lanes(document: Document, layout: JourneyLayout, name: str) -> bool:
    """Whether a line parts neighbouring lanes of roles on both of its sides."""
    y, line = blueprint_lines(layout)[name], NAMES.index(name)
    rows = _roles(document, layout)
    above = [role for _top, bottom, role in rows if bottom <= y + 0.01]
    below = [role for top, _bottom, role in rows if top >= y - 0.01]
    return bool(above and below) and (above[-1] <= line < below[0] or below[0] <= line < above[-1])


def test_the_template_shows_the_three_lines_in_their_order_between_the_lanes_they_part() -> None:
    document = _document()
    layout = _layout(document)
    lines = blueprint_lines(layout)
    assert set(lines) == set(NAMES)
    assert lines[NAMES[0]] < lines[NAMES[1]] < lines[NAMES[2]]
    assert all(parts_its_lanes(document, layout, name) for name in NAMES)


@pytest.mark.parametrize("arrangement", Arrangement)
@pytest.mark.parametrize("order", list(permutations((LaneKind.FRONT_STAGE, LaneKind.BACK_STAGE, LaneKind.SUPPORT))))
@pytest.mark.parametrize("channel", ["", "first", "last"])
def test_after_any_reordering_of_lanes_all_three_lines_part_the_lanes_beside_them(
    order: tuple[LaneKind, ...], channel: str, arrangement: Arrangement
) -> None:
    document = _document()
    ids = {lane.kind: lane.id for lane in document.journey.action_lanes}
    for kind in order:
        ops.move_lane(document, ids[kind], None)
    if channel:  # and a channel stands between the lanes of actions
        moved = document.journey.channels[0 if channel == "first" else -1]
        ops.move_lane(document, moved.id, ids[order[1]])
    layout = _layout(document, arrangement)
    lines = blueprint_lines(layout)
    assert set(lines) == set(NAMES)
    assert len(set(lines.values())) == 3
    assert all(parts_its_lanes(document, layout, name) for name in NAMES)
    assert [lane.kind for lane in document.journey.action_lanes] == list(order)


def test_a_line_is_missing_only_where_no_two_neighbouring_lanes_are_left_for_it_to_part() -> None:
    for count in range(2, 6):
        for roles in product((0, 1, 2, 3), repeat=count):
            found = lines_above(roles)
            assert len(set(found.values())) == len(found)
            sides = {row: sorted((roles[row - 1], roles[row])) for row in found}
            assert all(low <= LINES.index(line) < high for (row, line) in found.items() for low, high in [sides[row]])
            assert len(found) == _most_lines(roles), roles


def _most_lines(roles: Sequence[int]) -> int:
    """How many lines have a place of their own, found by trying all."""
    borders = [set(range(*sorted(pair))) for pair in pairwise(roles) if pair[0] != pair[1]]
    return max(
        sum(1 for line, border in enumerate(some) if line in border)
        for some in permutations([*borders, set(), set(), set()], 3)
    )


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
        ([0, 2, 3, 1], {1: INTERACTION, 2: INTERNAL, 3: VISIBILITY}),
        ([3, 1, 0, 2], {1: INTERNAL, 2: INTERACTION, 3: VISIBILITY}),
        ([3, 2, 1, 0], {1: INTERNAL, 2: VISIBILITY, 3: INTERACTION}),
        ([0, 2], {1: VISIBILITY}),
        ([0, 0], {}),
        ([None, None], {}),
    ],
)
def test_lines_follow_from_the_roles(roles: list[int | None], lines: dict[int, str]) -> None:
    assert lines_above(roles) == lines
