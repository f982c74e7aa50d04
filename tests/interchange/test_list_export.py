"""A map as a list: what is written is what is read, and a spreadsheet opens it without harm."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.interchange import ImportTrouble, list_bytes, read_bytes
from designer.interchange.cells import (
    Metric,
    escape,
    guard,
    join_values,
    metric_of,
    metric_text,
    one_value,
    plain_text,
    split_values,
    unguard,
)
from designer.model import (
    Channel,
    Connection,
    Evidence,
    JourneyMap,
    Lane,
    LaneKind,
    Note,
    NoteKind,
    Persona,
    Stage,
    Status,
    Touchpoint,
)
from designer.model.order import evenly
from tests.maps import maps, rich_map, texts


def again(data: bytes) -> JourneyMap:
    return read_bytes(data, "List.csv", "List", ".csv").journey


def rows_of(journey: JourneyMap) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(list_bytes(journey).decode("utf-8-sig"), newline="")))


@given(maps())
def test_export_import_export_gives_the_same_bytes(journey: JourneyMap) -> None:
    data = list_bytes(journey)
    try:
        found = read_bytes(data, "List.csv", "List", ".csv")
    except ImportTrouble as empty:
        assert "nothing that can be used" in str(empty)  # noqa: PT017
        assert not journey.stages
        return
    assert list_bytes(found.journey) == data
    assert not found.report.in_part, "nothing that was exported is unusable"


def test_a_rich_list_keeps_what_a_list_can_hold() -> None:
    journey = rich_map(40)
    back = again(list_bytes(journey))
    assert [t.name for t in back.touchpoints] == [t.name for t in journey.touchpoints]
    for one, other in zip(journey.touchpoints, back.touchpoints):
        assert (one.description, one.feeling, one.status, one.evidence, one.owner, one.is_moment_of_truth) == (
            other.description, other.feeling, other.status, other.evidence, other.owner, other.is_moment_of_truth,
        )  # fmt: skip
        assert [(n.kind, n.text, n.value, n.unit) for n in journey.notes_about(one.id)] == [
            (n.kind, n.text, n.value, n.unit) for n in back.notes_about(other.id)
        ]
    assert [(s.name, s.kind) for s in back.stages if s.kind] != []
    assert [c.name for c in back.channels] == [c.name for c in journey.channels]
    assert [(p.name, p.role) for p in back.personas] == [(p.name, p.role) for p in journey.personas]


def test_excel_opens_it_as_it_is() -> None:
    data = list_bytes(JourneyMap([Stage(id="s", order="V", name="Käufe")]))
    assert data.startswith(b"\xef\xbb\xbfStage,Step,Touchpoint,Channel,Persona,Feeling,Description,Thought,Pain point,")
    assert data.count(b"\r\n") == 2
    assert data.endswith("\r\nKäufe,,,,,,,,,,,,,,,,\r\n".encode())


def test_text_that_a_spreadsheet_would_calculate_gets_an_apostrophe_and_numbers_never() -> None:
    harmful = ["=1+1", "+49 170 1234", "@sum", "-x", "\tx", "-1+2"]
    plain = ["-5", "+3.5", "a=b", "'quoted'", "10"]
    keys = evenly(len(harmful + plain))
    journey = JourneyMap(
        [
            Stage(id="s", order="V", name="=cmd"),
            *(
                Touchpoint(id=f"t{i}", stage="s", step=key, name=name, owner=name, feeling=-1)
                for i, (name, key) in enumerate(zip(harmful + plain, keys))
            ),
        ]
    )
    rows = rows_of(journey)
    assert {row["Stage"] for row in rows} == {"'=cmd"}
    assert [row["Owner"] for row in rows] == [f"'{text}" for text in harmful] + plain
    assert [row["Touchpoint"] for row in rows] == [row["Owner"] for row in rows]
    assert {row["Feeling"] for row in rows} == {"-1"}
    assert [t.name for t in again(list_bytes(journey)).touchpoints] == harmful + plain


def test_private_notes_stay_at_home() -> None:
    journey = JourneyMap(
        [
            Stage(id="s", order="V", name="A"),
            Touchpoint(id="t", stage="s", name="a"),
            Note(id="n1", kind=NoteKind.PAIN_POINT, about="t", text="seen"),
            Note(id="n2", kind=NoteKind.PAIN_POINT, about="t", text="hidden", is_private=True),
            Note(id="n3", about="t", text="hidden", is_private=True),
        ]
    )
    data = list_bytes(journey)
    assert b"seen" in data
    assert b"hidden" not in data


def test_what_a_list_has_no_column_for_is_kept_where_it_can_be() -> None:
    journey = JourneyMap(
        [
            Stage(id="s", order="V", name=""),
            Channel(id="c", order="V", name=""),
            Lane(id="l1", order="W", kind=LaneKind.CUSTOM, name="Owner"),
            Persona(id="p", order="V", name="", role="buyer"),
            Touchpoint(id="t", stage="s", step="V", channel="c", personas=("p",), name="", feeling=1.5),
            Note(id="n1", about="t", lane="l1", order="A", text="x"),
            Note(id="n2", about="s", kind=NoteKind.QUESTION, order="B", text="Why?"),
        ]
    )
    stage, touchpoint = rows_of(journey)
    assert (stage["Stage"], stage["Question"], stage["Touchpoint"]) == ("(no name)", "Why?", "")
    assert (touchpoint["Touchpoint"], touchpoint["Channel"], touchpoint["Persona"]) == (
        "(no name)", "(no name)", "(no name), buyer",
    )  # fmt: skip
    assert (touchpoint["Owner"], touchpoint["Owner 2"]) == ("", "x")
    back = again(list_bytes(journey))
    assert (back.stages[0].name, back.touchpoints[0].name, back.channels[0].name) == ("", "", "")
    assert (back.personas[0].name, back.personas[0].role) == ("", "buyer")


def test_feelings_that_differ_stand_in_the_order_of_the_personas() -> None:
    elements = [
        Persona(id="p1", order="A", name="Mara"),
        Persona(id="p2", order="B", name="Jens"),
        Stage(id="s", order="V", name="A"),
        Touchpoint(id="t1", stage="s", step="A", name="a", personas=("p2", "p1"), feelings=(("p2", -1), ("p1", 2))),
        Touchpoint(id="t2", stage="s", step="B", name="b", personas=("p1", "p2"), feeling=1, feelings=(("p2", 0),)),
        Touchpoint(id="t3", stage="s", step="C", name="c", personas=("p1", "p2"), feelings=(("p2", 0.25),)),
        Touchpoint(id="t4", stage="s", step="D", name="d", personas=("p1", "p2"), feeling=1),
        Touchpoint(id="t5", stage="s", step="E", name="e", feelings=(("p1", 1), ("p2", -2))),
    ]
    rows = rows_of(JourneyMap(elements))
    assert [(row["Persona"], row["Feeling"]) for row in rows] == [
        ("Mara|Jens", "2|-1"), ("Mara|Jens", "1|0"), ("Mara|Jens", "|0.25"), ("Mara|Jens", "1"), ("", "1|-2"),
    ]  # fmt: skip


def test_ways_are_named_so_that_they_lead_back() -> None:
    spots = [("A", "Call"), ("A", "Pay"), ("B", "Call"), ("B", "Pay"), ("B", "B > Pay")]
    keys = evenly(len(spots))
    ways = [("0", "1"), ("0", "3"), ("3", "0"), ("1", "4"), ("4", "2")]
    journey = JourneyMap(
        [
            Stage(id="A", order="A", name="A"),
            Stage(id="B", order="B", name="B"),
            *(Touchpoint(id=f"{i}", stage=s, step=keys[i], name=n) for i, (s, n) in enumerate(spots)),
            *(Connection(id=f"k{a}{b}", source=a, target=b) for a, b in ways),
            Connection(id="twice", source="0", target="1", label="again"),
        ]
    )
    assert [row["Next"] for row in rows_of(journey)] == ["Pay", "B > Pay", "", "A > Call", "Call"]
    back = again(list_bytes(journey))
    assert sorted((c.source, c.target) for c in back.connections) == [
        ("t1", "t2"),
        ("t2", "t5"),
        ("t4", "t1"),
        ("t5", "t3"),
    ]


def test_the_order_of_channels_and_personas_is_kept() -> None:
    journey = JourneyMap(
        [
            Channel(id="c1", order="A", name="Website"),
            Channel(id="c2", order="B", name="Phone"),
            Channel(id="c3", order="C", name="Fax"),
            Persona(id="p1", order="A", name="Mara"),
            Persona(id="p2", order="B", name="Jens"),
            Stage(id="s", order="V", name="A"),
            Touchpoint(id="t1", stage="s", step="A", name="a", channel="c2", personas=("p2",)),
            Touchpoint(id="t2", stage="s", step="B", name="b", channel="c1", personas=("p1",)),
        ]
    )
    back = again(list_bytes(journey))
    assert [c.name for c in back.channels] == ["Website", "Phone", "Fax"]
    assert [p.name for p in back.personas] == ["Mara", "Jens"]


def test_status_and_evidence_stand_in_words() -> None:
    journey = JourneyMap(
        [
            Stage(id="s", order="V", name="A"),
            Touchpoint(
                id="t", stage="s", name="a", status=Status.MISSING, evidence=Evidence.OBSERVED, is_moment_of_truth=True
            ),
        ]
    )
    (row,) = rows_of(journey)
    assert (row["Status"], row["Evidence"], row["Moment of truth"]) == ("missing", "observed", "yes")


# The parts of a cell


@given(st.lists(texts.map(lambda t: plain_text(t).strip()).filter(bool)))
def test_values_in_a_cell_come_apart_as_they_were(values: list[str]) -> None:
    cell = guard(join_values(values))
    assert [v for v in split_values(unguard(plain_text(cell))) if v] == values


@given(texts)
def test_a_text_in_a_cell_stays_a_text(text: str) -> None:
    plain = plain_text(text)
    cell = guard(escape(plain))
    assert not cell.startswith(("=", "@", "\t"))
    assert one_value(unguard(plain_text(cell))) == plain


@given(texts, st.none() | st.floats(-1e15, 1e15), texts)
def test_a_metric_written_twice_is_written_the_same(label: str, value: float | None, unit: str) -> None:
    written = plain_text(metric_text(Metric(label.strip(), value, unit.strip()))).strip()
    assert plain_text(metric_text(metric_of(written))).strip() == written


@pytest.mark.parametrize("value", [0.1 + 0.2, 1e-9, 123456789.25, -0.5, 1e15, -3])
def test_a_number_comes_back_exactly(value: float) -> None:
    assert metric_of(metric_text(Metric("x", value, "kg"))) == Metric("x", value, "kg")
