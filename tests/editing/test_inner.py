"""A map inside another one: one file, one history, and nothing lost between the levels."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.editing import Document, Refused
from designer.editing import operations as ops
from designer.editing.inner import InnerDocument
from designer.model import Change, JourneyMap, Placement, Stage, SubMap, Touchpoint
from designer.model.inner import MOST_LEVELS, sub_map
from designer.storage import dumps, loads
from tests.maps import maps


def drilled(levels: int = 1) -> list[Document]:
    """A document, and one in the other the documents of the maps inside it."""
    documents = [Document(JourneyMap([Stage(id="s1", order="V", name="Before")]))]
    for level in range(levels):
        document = documents[-1]
        stage = document.journey.stages[0].id
        card = ops.add_touchpoint(document, f"Level {level + 1}", Placement(stage=stage))
        documents.append(InnerDocument(document, ops.make_submap(document, card)))
    return documents


def stage_names(document: Document) -> list[str]:
    return [stage.name for stage in document.journey.stages]


def held(documents: list[Document]) -> JourneyMap:
    """The innermost map as the file holds it."""
    journey = loads(dumps(documents[0].journey), "x")
    for _level in documents[1:]:
        journey = JourneyMap(next(iter(journey.of(SubMap))).elements)
    return journey


@pytest.mark.parametrize("levels", [1, 2, 4])
def test_what_is_done_inside_is_one_step_of_the_file(levels: int) -> None:
    documents = drilled(levels)
    outermost, inner = documents[0], documents[-1]
    position = outermost.position
    with inner.edit("Begin"):
        ops.rename(inner, inner.journey.stages[0].id, "At the counter")
        ops.add_stage(inner, "On the road")
    assert outermost.position == inner.position == position + 1
    assert held(documents) == inner.journey
    assert stage_names(inner)[0] == "At the counter"
    inner.undo()
    assert stage_names(inner) == ["Before", "During", "After"]
    outermost.redo()
    assert stage_names(inner) == ["At the counter", "During", "After", "On the road"]
    assert held(documents) == inner.journey


def test_a_step_says_in_which_map_it_was_made() -> None:
    outer, inner = drilled()
    ops.add_stage(inner, "On the road")
    assert outer.undo_label == "Add stage “On the road”, in “Level 1”"


def test_an_edit_inside_tells_only_the_inner_map_what_it_did_and_undo_tells_it_the_reverse() -> None:
    outer, inner = drilled()
    told: list[Change] = []
    inner.changed.connect(told.append)
    stage = inner.journey.stages[0]
    ops.rename(inner, stage.id, "At the counter")
    change = inner.undo()
    assert change is told[1]
    assert [list(c.pairs) for c in told] == [[stage.id], [stage.id]]
    assert told[1].pairs[stage.id][1] == stage
    ops.add_stage(outer, "Elsewhere")
    assert len(told) == 2
    assert inner.undo() == Change("Add stage “Elsewhere”", {})
    assert len(outer.journey.stages) == 1


def test_letters_typed_inside_are_one_step() -> None:
    outer, inner = drilled()
    stage, position = inner.journey.stages[0].id, outer.position
    for text in ("A", "At", "At the", "At the counter"):
        ops.rename(inner, stage, text, joins=f"name {stage}")
    assert outer.position == position + 1
    inner.end_joining()
    ops.rename(inner, stage, "There", joins=f"name {stage}")
    assert outer.position == position + 2
    outer_stage = outer.journey.stages[0].id
    ops.rename(outer, outer_stage, "There", joins=f"name {stage}")
    assert outer.position == position + 3, "equal ids of two levels mean nothing"


def test_an_edit_that_fails_inside_leaves_nothing_at_any_level() -> None:
    outer, inner = drilled()
    before = dict(outer.journey.elements), dict(inner.journey.elements), outer.position

    def fail() -> None:
        with inner.edit("Begin"):
            ops.add_stage(inner, "On the road")
            raise Refused("No.")

    with pytest.raises(Refused):
        fail()
    assert (outer.journey.elements, inner.journey.elements, outer.position) == before


def test_the_file_is_edited_by_an_edit_inside_and_saved_by_a_save() -> None:
    outer, inner = drilled()
    outer.mark_saved()
    assert not inner.is_edited
    ops.add_stage(inner, "On the road")
    assert outer.is_edited
    assert inner.is_edited
    inner.mark_saved()
    assert not outer.is_edited


def test_a_map_that_is_taken_out_is_closed_and_open_again_after_undo() -> None:
    outer, inner = drilled()
    assert isinstance(inner, InnerDocument)
    closed: list[None] = []
    inner.closed.connect(closed.append)
    ops.add_stage(inner, "On the road")
    ops.delete(outer, [t.id for t in outer.journey.of(Touchpoint)])
    assert len(closed) == 1
    assert not inner.is_open
    with pytest.raises(Refused, match="not there any more"):
        ops.add_stage(inner, "Nowhere")
    assert "Nowhere" not in stage_names(inner)
    outer.undo()
    assert inner.is_open
    ops.add_stage(inner, "Back")
    assert held([outer, inner]) == inner.journey


def test_maps_lie_only_so_deep_inside_one_another() -> None:
    documents = drilled(MOST_LEVELS)
    innermost = documents[-1]
    card = ops.add_touchpoint(innermost, "Deeper", Placement(stage=innermost.journey.stages[0].id))
    for act in (
        lambda: ops.make_submap(innermost, card),
        lambda: ops.take_in(innermost, card, JourneyMap()),
        lambda: ops.import_content(innermost, JourneyMap([sub_map("m1", [])]), "Import"),
    ):
        with pytest.raises(Refused, match="At most 4 maps can lie inside one another"):
            act()
    assert held(documents) == innermost.journey
    two = JourneyMap([sub_map("m1", [sub_map("m1", [])])])
    card = ops.add_touchpoint(documents[2], "Two more", Placement(stage=documents[2].journey.stages[0].id))
    with pytest.raises(Refused):
        ops.take_in(documents[2], card, two)
    ops.take_in(documents[1], ops.add_touchpoint(documents[1], "Two more"), two)
    assert loads(dumps(documents[0].journey), "x") == documents[0].journey


ACTS: tuple[Callable[[Document], object], ...] = (
    lambda d: ops.add_stage(d, "New"),
    lambda d: ops.add_lines(d, ["A", "B"], Placement(stage=d.journey.stages[0].id) if d.journey.stages else None),
    lambda d: ops.delete(d, [e.id for e in d.journey.stages[:1]]),
    lambda d: ops.delete(d, [e.id for e in d.journey.of(Touchpoint)]),
    lambda d: ops.add_persona(d, "Mara"),
    lambda d: ops.set_header(d, "title", "Title"),
    lambda d: d.undo(),
    lambda d: d.redo(),
    lambda d: ops.replace_content(d, JourneyMap([Stage(id="s1", name="Taken")]), "Take over"),
)


@given(
    maps(levels=0),
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, len(ACTS) - 1)), max_size=20),
)
def test_whatever_is_done_at_any_level_all_of_them_agree(first: JourneyMap, acts: list[tuple[int, int]]) -> None:
    start = JourneyMap([*first, sub_map("m1", [Stage(id="s1", name="In"), sub_map("m1", [Stage(id="s1")])])])
    before = dict(start.elements)
    outer = Document(start)
    middle = InnerDocument(outer, "m1")
    documents = [outer, middle, InnerDocument(middle, "m1")]
    for level, act in acts:
        if all(d.is_open for d in documents if isinstance(d, InnerDocument)):
            ACTS[act](documents[level])
    journey = outer.journey
    for document in documents[1:]:
        submap = journey.find(SubMap, "m1")
        if submap is None:
            break
        assert JourneyMap(submap.elements) == document.journey
        journey = document.journey
    while outer.undo():
        pass
    assert outer.journey.elements == before
