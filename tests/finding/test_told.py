"""What choices, figures and dates read as: found from the beginnings of words, once each, and never replaced."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from designer.editing import Document
from designer.editing import operations as ops
from designer.editing.inner import InnerDocument
from designer.finding import Query, TextIndex, Told
from designer.model import Element, JourneyMap, MapHeader, Note, NoteKind, Stage, Touchpoint
from designer.model.inner import sub_map


def tell(element: Element) -> Iterator[Told]:
    """A teller as plain as can be."""
    if isinstance(element, Note) and element.value is not None:
        figure = f"{element.value:g}"
        yield Told("value", f"{figure} {element.unit}", (f"{figure}{element.unit}",), len(figure))
    if isinstance(element, Note) and element.date:
        yield Told("date", element.date, ("14 March 2026",))
    if isinstance(element, Touchpoint) and element.status != "exists":
        yield Told("status", element.status.capitalize())
    if isinstance(element, MapHeader):
        yield Told("density", "Standard")


def a_map(*more: Element, header: MapHeader | None = None) -> JourneyMap:
    return JourneyMap(
        [
            header or MapHeader(id="map", title="House"),
            Stage(id="s", order="a", name="Stand in line"),
            Touchpoint(id="t", stage="s", step="a", name="Wait", status="planned"),  # type: ignore[arg-type]
            Note(
                id="n", about="t", kind=NoteKind.METRIC, text="Stayed 165 days", value=65.0, unit="%", date="2026-03-14"
            ),
            *more,
        ]
    )


def found(text: str, journey: JourneyMap | None = None, **how: bool) -> list[tuple[str, str, str]]:
    index = TextIndex(journey or a_map(), lambda _journey: tell)
    return [(hit.id, hit.field, hit.found) for hit in index.find(Query(text, **how))]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("65 %", [("n", "value", "65 %")]),
        ("65%", [("n", "value", "65")]),
        ("2026-03", [("n", "date", "2026-03")]),
        ("14 march", [("n", "date", "2026-03-14")]),
        ("March", [("n", "date", "2026-03-14")]),
        ("plan", [("t", "status", "Plan")]),
        ("lanned", []),
        ("%", [("n", "unit", "%")]),
    ],
)
def test_it_is_found_as_it_is_shown_and_in_other_ways_to_write_it(
    typed: str, wanted: list[tuple[str, str, str]]
) -> None:
    assert found(typed) == wanted


def test_a_figure_is_found_from_its_beginning_but_texts_anywhere() -> None:
    assert found("65") == [("n", "text", "65"), ("n", "value", "65")]
    assert found("5") == [("n", "text", "5")]


def test_whole_words_and_exactly_hold_for_it_too() -> None:
    assert found("65", whole_words=True) == [("n", "value", "65")]
    assert found("6", whole_words=True) == []
    assert found("planned", is_exact=True) == []
    assert found("Planned", is_exact=True) == [("t", "status", "Planned")]


def test_what_a_map_looks_like_is_found_behind_what_it_says() -> None:
    below = sub_map("m", [MapHeader(id="map", title="x"), Stage(id="s", order="a", name="Stand")])
    index = TextIndex(a_map(below), lambda _journey: tell)
    hits = index.find(Query("sta"))
    assert [(h.within, h.id, h.field) for h in hits] == [
        ((), "s", "name"), ((), "n", "text"), (("m",), "s", "name"), (("m",), "map", "density"), ((), "map", "density"),
    ]  # fmt: skip


def test_it_is_found_and_left_alone() -> None:
    document = Document(a_map())
    index = TextIndex(document.journey, lambda _journey: tell)
    hits = index.find(Query("65"))
    assert (len(hits), hits.replaceable) == (2, 1)
    assert [ops.can_be_replaced(hit) for hit in hits] == [True, False]
    assert ops.replace_texts(document, hits, "65", "70") == 1
    after = document.journey["n"]
    assert isinstance(after, Note)
    assert (after.text, after.value) == ("Stayed 170 days", 65.0)


def test_it_follows_edits_also_those_that_change_what_all_of_it_reads_as() -> None:
    class Teller(msgspec.Struct, frozen=True):
        language: str

        def __call__(self, element: Element) -> Iterator[Told]:
            if isinstance(element, Touchpoint):
                yield Told("status", "Geplant" if self.language == "de" else "Planned")

    document = Document(a_map())
    index = TextIndex(document.journey, lambda journey: Teller(journey.header.language))
    document.changed.connect(index.follow)
    assert len(index.find(Query("planned"))) == 1
    ops.set_header(document, "language", "de")
    assert len(index.find(Query("planned"))) == 0
    assert len(index.find(Query("geplant"))) == 1
    ops.add_touchpoint(document, "Another")
    assert len(index.find(Query("geplant"))) == 2


def test_a_large_map_is_made_ready_piece_by_piece() -> None:
    notes = [Note(id=f"n{i}", about="t", text=f"word {i}") for i in range(500)]
    index, whole = TextIndex(a_map(*notes), lambda _journey: tell), TextIndex(a_map(*notes), lambda _journey: tell)
    turns = 1
    while not index.prepare(0):
        turns += 1
    assert turns > 20
    assert list(index.find(Query("word"))) == list(whole.find(Query("word")))
    assert index.prepare(0)


def test_the_number_on_a_card_is_found_as_a_whole_and_follows_edits() -> None:
    cards = [Touchpoint(id=f"t{i:02}", stage="s", step=f"b{i:02}", name="Next") for i in range(2, 14)]
    document = Document(a_map(*cards))
    index = TextIndex(document.journey, has_numbers=True)
    document.changed.connect(index.follow)
    assert [hit.id for hit in index.find(Query("1")) if hit.field == "number"] == ["t"]
    assert [hit.id for hit in index.find(Query("12")) if hit.field == "number"] == ["t12"]
    ops.delete(document, ["t05"])
    assert [hit.id for hit in index.find(Query("12")) if hit.field == "number"] == ["t13"]
    below = sub_map("m", [Stage(id="s", order="a"), Touchpoint(id="t", stage="s", step="a", name="Wait")])
    inner = TextIndex(a_map(below), has_numbers=True)
    assert [(hit.within, hit.id) for hit in inner.find(Query("1")) if hit.field == "number"] == [
        ((), "t"),
        (("m",), "t"),
    ]


def test_maps_inside_are_followed_edit_by_edit() -> None:
    """What was done in a map two levels down, also by undo, is found as if the file were read anew."""
    deepest = sub_map(
        "m2", [Stage(id="s", order="a", name="Stand"), Touchpoint(id="x", stage="s", step="a", name="Wait")]
    )
    middle = sub_map("m1", [Stage(id="s", order="a"), Touchpoint(id="y", stage="s", step="a", submap="m2"), deepest])
    document = Document(a_map(Touchpoint(id="z", stage="s", step="b", submap="m1"), middle))
    index = TextIndex(document.journey, lambda _journey: tell, has_numbers=True)
    document.changed.connect(index.follow)

    def is_as_fresh() -> bool:
        fresh = TextIndex(document.journey, lambda _journey: tell, has_numbers=True)
        return all(
            list(index.find(Query(q))) == list(fresh.find(Query(q))) for q in ("wait", "sta", "1", "planned", "new")
        )

    assert is_as_fresh()
    inner = InnerDocument(InnerDocument(document, "m1"), "m2")
    ops.set_field(inner, "x", "name", "Wait anew")
    assert [hit.within for hit in index.find(Query("anew"))] == [("m1", "m2")]
    assert is_as_fresh()
    ops.add_touchpoint(inner, "New", status="planned")
    ops.delete(inner, ["x"])
    assert is_as_fresh()
    for _step in range(3):
        document.undo()
        assert is_as_fresh()
    ops.remove_map(document, ["z"])
    assert not [hit for hit in index.find(Query("sta")) if hit.within]
    assert is_as_fresh()
    document.undo()
    assert is_as_fresh()
    assert index.inside("m1") is not None
    assert index.inside("nowhere") is None
