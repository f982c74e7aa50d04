"""What is found: every text of every element, however it is written, and what replacing makes of it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given

from designer.editing import Document, Refused
from designer.editing import operations as ops
from designer.finding import Hit, Query, TextIndex, find_in
from designer.model import (
    Connection,
    Element,
    JourneyMap,
    Lane,
    MapHeader,
    Note,
    NoteKind,
    Persona,
    Stage,
    Touchpoint,
    View,
)
from designer.model.elements import HEADER_ID, KINDS
from designer.model.inner import sub_map
from designer.model.texts import TEXT_FIELDS, texts_of
from tests.maps import maps


def a_map(*more: Element, **touchpoint: str) -> JourneyMap:
    return JourneyMap(
        [
            MapHeader(id=HEADER_ID, title="Buying a bike", scenario="From the first ride to the door"),
            Stage(id="s", order="a", name="Purchase", goal="Pay safely"),
            Touchpoint(id="t", stage="s", step="a", name="Order online", **touchpoint),
            *more,
        ]
    )


def places(journey: JourneyMap, text: str, **how: bool) -> list[tuple[str, str, str]]:
    return [(hit.id, hit.field, hit.found) for hit in find_in(journey, text, **how)]


# What is searched


def test_each_text_field_of_each_kind_is_found() -> None:
    """All fields are filled with a word of their own; each word is found exactly there."""
    wanted: set[tuple[str, str]] = set()
    said: dict[str, Any]
    needs: dict[type[Element], dict[str, Any]]
    elements: list[Element] = [Stage(id="s", order="a"), Touchpoint(id="t0", stage="s", step="a")]
    needs = {
        Touchpoint: {"stage": "s", "step": "b"},
        Note: {"about": "t0"},
        Connection: {"source": "t0", "target": "t0x"},
    }
    elements.append(Touchpoint(id="t0x", stage="s", step="c"))
    for cls, fields in TEXT_FIELDS.items():
        id = HEADER_ID if cls is MapHeader else f"x-{cls.__name__}"
        said = {field: f"word{cls.__name__}{field.replace('_', '')}end" for field in fields}
        elements.append(cls(id=id, **needs.get(cls, {}), **said))
        wanted |= {(id, field) for field in fields}
    journey = JourneyMap(elements)
    for id, field in wanted:
        name = type(journey[id]).__name__
        found = find_in(journey, f"WORD{name}{field.replace('_', '')}END")
        assert [(hit.id, hit.field) for hit in found] == [(id, field)]


def test_no_text_that_people_write_is_left_out() -> None:
    """A new field of text must be searched, or stand here with the reason."""
    no_prose = {
        "id", "state", "order", "step", "stage", "channel", "lane", "source id", "target", "about", "picture", "logo", "uid",
        "colour", "icon", "palette", "theme", "density", "arrangement", "profile", "language", "feeling_scale", "created", "date",
        "evidence_date", "scale", "submap", "better", "shows", "media_type", "rule", "seen",
    }  # fmt: skip
    for cls in KINDS.values():
        for info in msgspec.structs.fields(cls):
            if info.type is str and info.name not in no_prose:
                if cls is Connection and info.name == "source":
                    continue  # an id
                assert info.name in TEXT_FIELDS.get(cls, ()), f"{cls.__name__}.{info.name}"


def test_private_notes_and_notes_of_lanes_of_ones_own_are_found() -> None:
    lane = Lane(id="l", order="b", name="Ideas")
    notes = (
        Note(id="n1", about="t", kind=NoteKind.PAIN_POINT, text="too slow", is_private=True),
        Note(id="n2", lane="l", text="slow food"),
    )
    assert [i for i, _f, _t in places(a_map(lane, *notes), "slow")] == ["n1", "n2"]


def test_what_lies_in_a_map_inside_is_found_there() -> None:
    below = sub_map("m", [Stage(id="s", order="a", name="Open the box"), Persona(id="p", name="Mara")])
    deeper = sub_map("m2", [below, Stage(id="s", order="a", name="box again")])
    hits = find_in(a_map(deeper), "box")
    assert [(h.within, h.id, h.field) for h in hits] == [(("m2",), "s", "name"), (("m2", "m"), "s", "name")]


def test_hits_stand_in_reading_order() -> None:
    journey = JourneyMap(
        [
            Stage(id="s2", order="b", name="x"),
            Stage(id="s1", order="a", name="x"),
            Touchpoint(id="t2", stage="s2", step="a", name="x"),
            Touchpoint(id="t1", stage="s1", step="a", name="x and x"),
            Touchpoint(id="tray", name="x"),
            Note(id="n", about="t1", text="x"),
            Connection(id="k", source="t1", target="t2", label="x"),
            Persona(id="p", name="x"),
            MapHeader(id=HEADER_ID, title="x"),
        ]
    )
    ids = [hit.id for hit in find_in(journey, "x")]
    assert ids == [HEADER_ID, "p", "s1", "t1", "t1", "n", "k", "s2", "t2", "tray"]


# How it is compared


@pytest.mark.parametrize(
    ("written", "sought", "found"),
    [
        ("Café Grün", "cafe grun", "Café Grün"),
        ("Cafe\u0301 Gru\u0308n", "café", "Cafe\u0301"),
        ("STRASSE", "straße", "STRASSE"),
        ("die Straße", "strasse", "Straße"),
        ("the customer’s “first” ride", 'customer\'s "first"', "customer’s “first”"),
        ("one\ntwo", "one two", "one\ntwo"),
        ("ﬁne", "fine", "ﬁne"),
        ("İstanbul", "istanbul", "İstanbul"),
        ("ΟΔΟΣ", "οδός", "ΟΔΟΣ"),
        ("שָׁלוֹם", "שלום", "שָׁלוֹם"),
        ("مَرْحَبًا", "مرحبا", "مَرْحَبًا"),
        ("ｆｕｌｌ width", "full", "ｆｕｌｌ"),
        ("soft\u00adhyphen", "softhyphen", "soft\u00adhyphen"),
    ],
)
def test_case_accents_and_kinds_of_quotes_do_not_matter(written: str, sought: str, found: str) -> None:
    assert places(a_map(description=written), sought) == [("t", "description", found)]


@pytest.mark.parametrize(("written", "sought"), [("がく", "かく"), ("각", "가"), ("Maß", "s"), ("की", "का")])
def test_what_is_another_letter_is_not_found(written: str, sought: str) -> None:
    assert places(a_map(description=written), sought)[-1:] != [("t", "description", sought)]
    assert not [h for h in find_in(a_map(description=written), sought) if h.field == "description"]


def test_exactly_means_case_and_accents_count() -> None:
    journey = a_map(description="Café, cafe, CAFÉ")
    assert [f for _i, _f, f in places(journey, "café")] == ["Café", "cafe", "CAFÉ"]
    assert [f for _i, _f, f in places(journey, "Café", is_exact=True)] == ["Café"]


def test_whole_words_only() -> None:
    journey = a_map(description="order, reorder, ordering; pre-order. naïve order_2")
    assert [(h.start, h.end) for h in find_in(journey, "order", whole_words=True) if h.field == "description"] == [
        (0, 5), (30, 35),
    ]  # fmt: skip
    accented = a_map(description="Über übers über")
    assert [h.found for h in find_in(accented, "uber", whole_words=True)] == ["Über", "über"]
    assert [h.found for h in find_in(a_map(description="自転車を買う"), "自転車", whole_words=True)] == ["自転車"]


def test_hits_do_not_overlap_and_each_letter_more_narrows() -> None:
    index = TextIndex(a_map(description="aaaa ß ss"))
    assert len(index.find(Query("aa"))) == 2
    for typed in ("s", "ss", "ß"):
        fresh = TextIndex(a_map(description="aaaa ß ss"))
        assert list(index.find(Query(typed))) == list(fresh.find(Query(typed)))


@given(maps())
def test_every_text_is_found_by_itself_and_counted_right(journey: JourneyMap) -> None:
    index = TextIndex(journey)
    for element in journey:
        for field, text in texts_of(element):
            hits = index.find(Query(text, is_exact=True))
            assert (element.id, field) in {(h.id, h.field) for h in hits if not h.within}
            loose = index.find(Query(text[:2]))
            assert len(list(loose)) == len(loose)
            assert [loose[i] for i in range(len(loose))] == list(loose)


def test_an_index_follows_every_edit() -> None:
    document = Document(a_map())
    index = TextIndex(document.journey)
    document.changed.connect(index.follow)
    assert len(index.find(Query("order"))) == 1
    ops.rename(document, "t", "Pay")
    assert len(index.find(Query("order"))) == 0
    made = ops.add_stage(document, "Order again")
    assert [h.id for h in index.find(Query("order"))] == [made]
    document.undo()
    document.undo()
    assert [h.id for h in index.find(Query("order"))] == ["t"]


# Replacing


def test_replacing_all_is_one_step_and_one_undo() -> None:
    note = Note(id="n", about="t", text="Order, order and reorder")
    document = Document(a_map(note, description="order"))
    hits = find_in(document.journey, "order")
    assert ops.replace_texts(document, hits, "order", "buy") == 5
    assert [text for e in document.journey for f, text in texts_of(e) if e.id in ("t", "n")] == [
        "buy online", "buy", "buy, buy and rebuy",
    ]  # fmt: skip
    assert document.undo_label == "Replace “order” by “buy” in 5 places"
    before = a_map(note, description="order")
    document.undo()
    assert {e.id: e for e in document.journey} == {e.id: e for e in before}
    assert document.undo() is None


def test_replacing_reaches_maps_inside() -> None:
    below = sub_map("m", [Stage(id="s", order="a", name="Open the box")])
    document = Document(a_map(sub_map("m2", [below])))
    ops.replace_texts(document, find_in(document.journey, "box"), "box", "parcel")
    assert [h.within for h in find_in(document.journey, "parcel")] == [("m2", "m")]
    document.undo()
    assert not find_in(document.journey, "parcel")


def test_the_path_of_a_file_is_found_and_left_alone() -> None:
    document = Document(a_map(map_file="orders/online.journey"))
    hits = find_in(document.journey, "online")
    assert {h.field for h in hits} == {"name", "map_file"}
    assert ops.replace_texts(document, hits, "online", "by phone") == 1
    touchpoint = document.journey["t"]
    assert isinstance(touchpoint, Touchpoint)
    assert (touchpoint.name, touchpoint.map_file) == ("Order by phone", "orders/online.journey")


def test_a_view_of_one_owner_follows_that_owner() -> None:
    view = View(id="v", order="a", name="Ours", owners=("Marketing", "Shop"))
    document = Document(a_map(view, owner="Marketing"))
    ops.replace_texts(document, find_in(document.journey, "Marketing"), "Marketing", "Brand")
    after = document.journey["v"]
    assert isinstance(after, View)
    assert after.owners == ("Brand", "Shop")


def test_what_is_not_there_any_more_is_refused_and_nothing_changes() -> None:
    document = Document(a_map())
    hits = [*find_in(document.journey, "order"), Hit("gone", "name", "x", 0, 1)]
    with pytest.raises(Refused):
        ops.replace_texts(document, hits, "order", "buy")
    with pytest.raises(Refused):
        ops.replace_texts(document, [Hit("t", "step", "a", 0, 1)], "a", "b")
    assert document.history == ()
    assert not find_in(document.journey, "buy online")


@given(maps())
def test_replacing_a_letter_everywhere_leaves_none_and_undo_brings_all_back(journey: JourneyMap) -> None:
    before = {e.id: e for e in journey}
    document = Document(journey)
    hits = find_in(journey, "a")
    ops.replace_texts(document, hits, "a", "zz")
    left = [h for h in find_in(document.journey, "a") if h.field != "map_file"]
    assert not left
    document.undo()
    assert {e.id: e for e in document.journey} == before
