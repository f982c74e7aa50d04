"""Views as a person keeps, changes and forgets them, step by step."""

from __future__ import annotations

import pytest

from designer.editing import Document, Refused
from designer.editing.operations import add_view, delete_view, move_view, rename_view, update_view
from designer.model import Channel, JourneyMap, Persona, Stage, View
from designer.model.looks import look_of, whole_look


@pytest.fixture
def document() -> Document:
    return Document(
        JourneyMap([Stage(id="s1", order="A"), Channel(id="c1", order="A"), Persona(id="p1", order="A", name="Mara")])
    )


def names(document: Document) -> list[str]:
    return [v.name for v in document.journey.views]


def test_a_look_is_kept_under_a_name_and_undone(document: Document) -> None:
    look = View(id="now", hides=("c1",), folds=("s1",))
    id = add_view(document, "  For the  board ", look)
    view = document.journey[id]
    assert isinstance(view, View)
    assert view.name == "For the board"
    assert look_of(view) == look_of(look)
    assert document.undo_label == "Add view “For the board”"
    document.undo()
    assert names(document) == []


@pytest.mark.parametrize(("name", "sentence"), [("  ", "needs a name"), ("mara", "“mara” already")])
def test_a_view_needs_a_name_of_its_own(document: Document, name: str, sentence: str) -> None:
    add_view(document, "Mara")
    with pytest.raises(Refused, match=sentence):
        add_view(document, name)
    other = add_view(document, "Other")
    with pytest.raises(Refused, match=sentence):
        rename_view(document, other, name)
    assert names(document) == ["Mara", "Other"]


def test_a_view_may_be_written_otherwise(document: Document) -> None:
    id = add_view(document, "mara")
    rename_view(document, id, "Mara")
    assert names(document) == ["Mara"]
    assert document.undo_label == "Rename view “mara” to “Mara”"


def test_updating_a_view_keeps_its_name_and_place(document: Document) -> None:
    first, second = add_view(document, "One"), add_view(document, "Two")
    update_view(document, first, View(id="", name="else", personas=("p1",)))
    assert names(document) == ["One", "Two"]
    view = document.journey[first]
    assert isinstance(view, View)
    assert view.personas == ("p1",)
    assert document.undo_label == "Update view “One”"
    document.undo()
    assert document.journey[first] != view
    assert second in document.journey


def test_views_are_put_in_order(document: Document) -> None:
    first, _second, third = (add_view(document, n) for n in ("One", "Two", "Three"))
    move_view(document, third, first)
    assert names(document) == ["Three", "One", "Two"]
    move_view(document, third, None)
    assert names(document) == ["One", "Two", "Three"]
    steps = document.position
    move_view(document, third, None)
    assert document.position == steps, "nothing moved"


def test_deleting_a_view_leaves_what_it_hid(document: Document) -> None:
    id = add_view(document, "One", View(id="", hides=("c1",)))
    delete_view(document, id)
    assert names(document) == []
    assert "c1" in document.journey
    with pytest.raises(Refused, match="not there any more"):
        update_view(document, id, View(id=""))


def test_looks_are_equal_that_show_the_same() -> None:
    one = View(id="a", name="A", order="A", hides=("x", "y"), owners=("Ann", "Ann"))
    other = View(id="b", name="B", order="B", hides=("y", "x"), owners=("Ann",))
    assert look_of(one) == look_of(other)


def test_the_look_of_the_whole_map_folds_what_the_map_folds() -> None:
    journey = JourneyMap([Stage(id="s1", order="A", folded=True), Stage(id="s2", order="B")])
    assert whole_look(journey).folds == ("s1",)
