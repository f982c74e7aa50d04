"""What one persona feels, and what becomes of it."""

from __future__ import annotations

from designer.editing import Document
from designer.editing import operations as ops
from designer.model import JourneyMap, Placement, Touchpoint


def map_of_two() -> tuple[Document, str, str, str]:
    """A document with Mara and Jens, and a stage."""
    document = Document(JourneyMap())
    return (
        document,
        ops.add_stage(document, "Before"),
        ops.add_persona(document, "Mara"),
        ops.add_persona(document, "Jens"),
    )


def touchpoint_of(document: Document, id: str) -> Touchpoint:
    found = document.journey[id]
    assert isinstance(found, Touchpoint)
    return found


def felt(document: Document, id: str, *personas: str) -> list[float | None]:
    return [touchpoint_of(document, id).feeling_of(persona) for persona in personas]


def test_where_everyone_takes_part_a_feeling_of_one_leaves_the_others_theirs() -> None:
    document, stage, mara, jens = map_of_two()
    a = ops.add_touchpoint(document, "A", Placement(stage=stage), feeling=1.0)
    ops.set_feeling(document, a, mara, -1)
    assert felt(document, a, mara, jens) == [-1, 1.0]
    assert touchpoint_of(document, a).personas == (), "everyone still takes part"
    ops.set_feeling(document, a, mara, None)
    assert felt(document, a, mara, jens) == [None, 1.0]
    ops.set_feeling(document, a, mara, 1.0)
    assert touchpoint_of(document, a).feeling == 1.0
    assert touchpoint_of(document, a).feelings == ()


def test_the_feelings_that_a_list_gave_to_each_stay() -> None:
    document, stage, mara, jens = map_of_two()
    a = ops.add_touchpoint(document, "A", Placement(stage=stage), feelings=((mara, 1.0), (jens, 2.0)))
    ops.set_feeling(document, a, mara, 0)
    assert felt(document, a, mara, jens) == [0, 2.0]


def test_with_a_deleted_persona_goes_what_it_felt_alone() -> None:
    document, stage, mara, jens = map_of_two()
    hers = ops.add_touchpoint(document, "A", Placement(stage=stage), personas=(mara,), feeling=-2.0)
    both = ops.add_touchpoint(document, "B", Placement(stage=stage), personas=(mara, jens), feeling=1.0)
    ops.delete(document, [mara])
    assert felt(document, hers, jens) == [None]
    assert felt(document, both, jens) == [1.0]
    ops.delete(document, [jens])
    assert touchpoint_of(document, both).feeling == 1.0, "nobody else is left to get it wrongly"


def test_a_persona_that_takes_no_part_any_more_feels_nothing_there() -> None:
    document, stage, mara, jens = map_of_two()
    a = ops.add_touchpoint(
        document, "A", Placement(stage=stage), personas=(mara, jens), feelings=((mara, 1.0), (jens, -1.0))
    )
    ops.set_field(document, a, "personas", (mara,))
    assert felt(document, a, mara, jens) == [1.0, None]
    ops.set_field(document, a, "personas", ())
    assert felt(document, a, mara) == [1.0], "now everyone takes part again"
