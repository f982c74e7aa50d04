"""Moving and copying: where things land, and what is no step at all."""

from __future__ import annotations

import pytest

from designer.editing import Document
from designer.editing import operations as ops
from designer.model import ChannelType, JourneyMap, LaneKind, Placement, Touchpoint


def chain(*names: str) -> tuple[Document, str, list[str]]:
    document = Document(JourneyMap())
    stage = ops.add_stage(document, "Before")
    return document, stage, ops.add_lines(document, names, Placement(stage=stage))


def step_of(document: Document, id: str) -> str:
    found = document.journey[id]
    assert isinstance(found, Touchpoint)
    return found.step


def share(document: Document, stage: str, id: str, other: str) -> None:
    ops.move_touchpoints(document, [id], Placement(stage=stage, step=step_of(document, other)))


def names_in(document: Document, stage: str) -> list[list[str]]:
    return [[t.name for t in members] for _key, members in document.journey.steps(stage)]


@pytest.mark.parametrize("chosen", ["A", "B", "C", "AB", "BC", "ABC"])
def test_dropping_touchpoints_where_they_stand_is_no_step(chosen: str) -> None:
    document, stage, ids = chain("A", "B", "C")
    moving = ["ABC".index(name) for name in chosen]
    after = step_of(document, ids[moving[0] - 1]) if moving[0] else None
    position = document.position
    ops.move_touchpoints(document, [ids[i] for i in moving], Placement(stage=stage, after=after))
    ops.move_touchpoints(
        document, [ids[i] for i in moving], Placement(stage=stage, after=step_of(document, ids[moving[-1]]))
    )
    ops.move_touchpoints(
        document, [ids[i] for i in moving], Placement(stage=stage, step=step_of(document, ids[moving[0]]))
    )
    assert document.position == position
    assert names_in(document, stage) == [["A"], ["B"], ["C"]]


def test_dropping_a_shared_step_where_it_stands_is_no_step() -> None:
    document, stage, (a, b, c) = chain("A", "B", "C")
    share(document, stage, c, b)
    position = document.position
    ops.move_touchpoints(document, [b, c], Placement(stage=stage, after=step_of(document, a)))
    assert document.position == position


def test_one_of_a_shared_step_dropped_beside_it_gets_a_step_of_its_own() -> None:
    document, stage, (a, b, _c) = chain("A", "B", "C")
    share(document, stage, b, a)
    ops.move_touchpoints(document, [a], Placement(stage=stage, after=step_of(document, b)))
    assert names_in(document, stage) == [["B"], ["A"], ["C"]]
    ops.move_touchpoints(document, [a], Placement(stage=stage, after=None))
    assert names_in(document, stage) == [["A"], ["B"], ["C"]]


def test_touchpoints_apart_come_together_in_their_order() -> None:
    document, stage, (a, b, c, d) = chain("A", "B", "C", "D")
    ops.move_touchpoints(document, [d, a], Placement(stage=stage, after=step_of(document, b)))
    assert names_in(document, stage) == [["B"], ["A"], ["D"], ["C"]]
    assert c


def test_a_stage_or_lane_dropped_where_it_stands_is_no_step() -> None:
    document = Document(JourneyMap())
    stages = [ops.add_stage(document, name) for name in "ABC"]
    lanes = [ops.add_channel(document, type=t) for t in (ChannelType.WEBSITE, ChannelType.STORE)]
    lanes.append(ops.add_lane(document, LaneKind.EMOTION))
    # Keys with uneven gaps, in which a new one would differ.
    ops.move_stage(document, stages[2], stages[0])
    ops.move_stage(document, stages[0], stages[2])
    ops.move_lane(document, lanes[2], lanes[0])
    ops.move_lane(document, lanes[2], None)
    stages = [stage.id for stage in document.journey.stages]
    lanes = [lane.id for lane in document.journey.lanes]
    position = document.position
    for i, (stage, lane) in enumerate(zip(stages, lanes, strict=True)):
        ops.move_stage(document, stage, stages[i + 1] if i < 2 else None)
        ops.move_lane(document, lane, lanes[i + 1] if i < 2 else None)
    assert document.position == position


def test_copies_of_a_shared_step_share_one() -> None:
    document, stage, (a, b, c) = chain("A", "B", "C")
    share(document, stage, b, a)
    ops.duplicate(document, [a, b])
    assert names_in(document, stage) == [["A", "B"], ["A", "B"], ["C"]]
    assert c


def test_copies_that_stay_in_the_cell_of_their_original_stand_behind_it() -> None:
    for _chance in range(6):  # ids are drawn by lot
        document, stage, (one, two) = chain("Ask", "Pay")
        first = document.journey[one]
        assert isinstance(first, Touchpoint)
        place = Placement(stage=stage, step=first.step, lane=document.journey.place_of(first))
        copies = [copy for _copy in range(3) for copy in ops.duplicate(document, [one], place)]
        assert [t.id for t in document.journey.touchpoints_in(stage)] == [one, *copies, two]


def test_copies_in_the_tray_come_last_in_it() -> None:
    document = Document(JourneyMap())
    ids = [ops.add_touchpoint(document, name) for name in "AB"]
    ops.duplicate(document, ids)
    assert [t.name for t in document.journey.tray] == ["A", "B", "A", "B"]
    assert len({t.order for t in document.journey.tray}) == 4


def test_only_what_marks_a_list_is_taken_off_a_pasted_line() -> None:
    document, stage, _ids = chain()
    ops.add_lines(
        document, ["• Looks", "- Compares", "* Buys", "-20 % voucher", "*Star* offer", "–"], Placement(stage=stage)
    )
    assert [name for step in names_in(document, stage) for name in step] == [
        "Looks", "Compares", "Buys", "-20 % voucher", "*Star* offer",
    ]  # fmt: skip


def test_ways_there_and_back_can_be_turned_round_together() -> None:
    document, _stage, (a, b) = chain("A", "B")
    back = ops.connect(document, b, a)
    there = document.journey.connections_from(a)[0].id
    ops.reverse(document, [there, back])
    assert {k.id: (k.source, k.target) for k in document.journey.connections} == {there: (b, a), back: (a, b)}


def test_a_long_name_is_cut_in_the_history() -> None:
    document, stage, _ids = chain()
    ops.add_touchpoint(document, "word " * 50, Placement(stage=stage))
    assert len(document.undo_label) < 70
    ops.rename(document, stage, "two\nlines " * 50)
    assert len(document.undo_label) < 120
    assert "\n" not in document.undo_label


def test_a_channel_is_never_a_further_one_too() -> None:
    document, stage, _ids = chain()
    web, shop, phone = (ops.add_channel(document, name) for name in ("Web", "Shop", "Phone"))
    a = ops.add_touchpoint(document, "A", Placement(stage=stage, lane=web), also=(shop, phone))
    ops.set_field(document, a, "channel", shop)
    ops.set_field(document, a, "also", (web, shop, phone))
    touchpoint = document.journey[a]
    assert isinstance(touchpoint, Touchpoint)
    assert (touchpoint.channel, touchpoint.also) == (shop, (web, phone))


def test_the_step_says_where_touchpoints_went_to_another_stage_or_to_another_channel_of_the_same() -> None:
    document, stage, (first, *_rest) = chain("A", "B")
    later, channel = ops.add_stage(document, "After"), ops.add_channel(document, "Friends")
    ops.move_touchpoints(document, [first], Placement(stage=stage, step=step_of(document, first), lane=channel))
    assert document.undo_label == "Move “A” to “Friends”"
    ops.move_touchpoints(document, [first], Placement(stage=later, lane=channel))
    assert document.undo_label == "Move “A” to “After”"


def together(document: Document, stage: str) -> list[str]:
    return ["".join(sorted(names)) for names in names_in(document, stage)]


@pytest.fixture
def crossed() -> tuple[Document, str, list[str], str]:
    """Three steps in one lane, the first two of which hold something in another lane too; a third lane is free."""
    document, stage, ids = chain("A", "B", "C")
    shop, phone = ops.add_channel(document, "Shop"), ops.add_channel(document, "Phone")
    for id, name in zip(ids[:2], "XY", strict=True):
        ops.add_touchpoint(document, name, Placement(stage=stage, step=step_of(document, id), lane=shop))
    return document, stage, ids, phone


@pytest.mark.parametrize("grabbed", [0, 1, 2])
def test_put_into_another_lane_of_their_steps_each_keeps_its_own(
    crossed: tuple[Document, str, list[str], str], grabbed: int
) -> None:
    document, stage, ids, phone = crossed
    ops.move_touchpoints(document, ids, Placement(stage=stage, step=step_of(document, ids[grabbed]), lane=phone))
    assert together(document, stage) == ["AX", "BY", "C"]
    assert {document.journey.place_of(document.journey[i]) for i in ids} == {phone}  # type: ignore[arg-type]


@pytest.mark.parametrize("grabbed", [0, 1, 2])
def test_copies_put_into_another_lane_stand_in_the_steps_of_their_originals(
    crossed: tuple[Document, str, list[str], str], grabbed: int
) -> None:
    document, stage, ids, phone = crossed
    copies = ops.duplicate(document, ids, Placement(stage=stage, step=step_of(document, ids[grabbed]), lane=phone))
    assert [step_of(document, i) for i in copies] == [step_of(document, i) for i in ids]
    assert together(document, stage) == ["AAX", "BBY", "CC"]
    assert {document.journey.place_of(document.journey[i]) for i in copies} == {phone}  # type: ignore[arg-type]


def test_lines_fill_the_free_cells_of_their_lane(crossed: tuple[Document, str, list[str], str]) -> None:
    document, stage, ids, phone = crossed
    there = Placement(stage=stage, step=step_of(document, ids[1]), lane=phone)
    made = ops.add_lines(document, ["1", "2", "3"], there)
    assert together(document, stage) == ["AX", "1BY", "2C", "3"]
    assert [c.target for c in document.journey.connections_from(made[0])] == [made[1]]


def test_lines_get_steps_of_their_own_before_what_stands_in_their_lane(
    crossed: tuple[Document, str, list[str], str],
) -> None:
    document, stage, ids, phone = crossed
    ops.add_touchpoint(document, "Z", Placement(stage=stage, step=step_of(document, ids[2]), lane=phone))
    there = Placement(stage=stage, step=step_of(document, ids[0]), lane=phone)
    ops.add_lines(document, ["1", "2", "3"], there)
    assert together(document, stage) == ["1AX", "2BY", "3", "CZ"]
