"""What is written comes back the same, and the same map always gives the same bytes."""

from __future__ import annotations

import json
import random
from pathlib import Path

import msgspec
import pytest
from hypothesis import given

from designer.model import (
    Connection,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    Note,
    NoteKind,
    PictureData,
    Stage,
    StageKind,
    Touchpoint,
)
from designer.model.elements import HEADER_ID
from designer.storage import FileTrouble, dumps, loads
from tests.maps import maps, rich_map


@given(maps())
def test_any_map_comes_back_the_same(journey: JourneyMap) -> None:
    data = dumps(journey)
    back = loads(data, "any.journey")
    assert back == journey
    assert dumps(back) == data
    shuffled = list(journey)
    random.Random(1).shuffle(shuffled)
    assert dumps(shuffled) == data


def test_equal_values_make_equal_files_whichever_objects_they_are() -> None:
    scale = "-".join(["", "2..2"])
    same = [Touchpoint(id="t", feeling=value, name="") for value in (1, 1.0)]
    assert len({dumps([touchpoint]) for touchpoint in same}) == 1
    assert dumps([MapHeader(id=HEADER_ID, feeling_scale=scale)]) == dumps([MapHeader(id=HEADER_ID)])
    assert dumps([Touchpoint(id="t", feeling=-0.0)]) == dumps([Touchpoint(id="t", feeling=0.0)])


def test_the_file_reads_as_its_page_of_the_docs_says() -> None:
    journey = JourneyMap(
        [
            MapHeader(id=HEADER_ID, title="Bike", logo="logo"),
            Touchpoint(id="t2", stage="s1", step="V", name="Pay", feeling=1.5),
            Touchpoint(id="t1", stage="s1", step="V", name="Order", feeling=1.0, feelings=()),
            Stage(id="s1", order="V", name="Buy", kind=StageKind.PURCHASE),
            Connection(id="k1", source="t1", target="t2", share=50.0),
            Lane(id="l1", order="V", kind=LaneKind.METRICS),
            Note(id="n1", kind=NoteKind.METRIC, about="t1", text="Orders", value=12.0, unit="%"),
            PictureData(id="logo", data=b"picture"),
        ]
    )
    assert dumps(journey).decode() == (
        '{"format": "journey-map", "version": "1.2",\n'
        '"map": {"title": "Bike", "logo": "logo"},\n'
        '"elements": [\n'
        '{"kind": "connection", "id": "k1", "source": "t1", "target": "t2", "share": 50},\n'
        '{"kind": "lane", "id": "l1", "order": "V", "lane_kind": "metrics"},\n'
        '{"kind": "note", "id": "n1", "note_kind": "metric", "about": "t1", "text": "Orders", "value": 12, "unit": "%"},\n'
        '{"kind": "stage", "id": "s1", "order": "V", "name": "Buy", "stage_kind": "purchase"},\n'
        '{"kind": "touchpoint", "id": "t1", "stage": "s1", "step": "V", "name": "Order", "feeling": 1},\n'
        '{"kind": "touchpoint", "id": "t2", "stage": "s1", "step": "V", "name": "Pay", "feeling": 1.5}\n'
        "],\n"
        '"pictures": {\n'
        '"logo": {"data": "cGljdHVyZQ=="}\n'
        "}}\n"
    )


NEWER = b"""{"format": "journey-map", "version": "1.7", "colour_of_the_day": {"b": 1, "a": [1.5, null]},
"map": {"title": "New", "mood": "bright"},
"elements": [
{"kind": "moment", "id": "m1", "when": "10:30", "tags": ["a"]},
{"kind": "stage", "id": "s1", "order": "V", "name": "Buy", "weather": {"sky": "grey", "wind": 3}},
{"kind": "touchpoint", "id": "t1", "stage": "s1", "step": "V", "extra": "own field of this name"}
],
"pictures": {
"i1": {"data": "cGljdHVyZQ==", "width": 40}
}}
"""


def test_what_a_newer_program_wrote_is_kept() -> None:
    journey = loads(NEWER, "new.journey")
    assert journey["s1"].extra == {"weather": {"sky": "grey", "wind": 3}}
    assert journey.header.extra["mood"] == "bright"
    edited = [msgspec.structs.replace(e, name="Sell") if isinstance(e, Stage) else e for e in journey]
    back = json.loads(dumps(edited))
    expected = json.loads(NEWER)
    expected["elements"][1]["name"] = "Sell"
    assert back == expected
    again = loads(dumps(journey), "new.journey")
    assert again == journey
    assert dumps(again) == dumps(journey)


def test_a_large_whole_number_of_a_newer_program_is_kept() -> None:
    data = NEWER.replace(b'"wind": 3', b'"wind": 123456789012345678901234567890')
    assert b"123456789012345678901234567890" in dumps(loads(data, "x"))


def test_a_minimal_file_by_hand_with_a_mark_at_its_start_opens() -> None:
    journey = loads(b'\xef\xbb\xbf{ "format":"journey-map","version":"1.0",\r\n "elements":[ ] }', "hand.journey")
    assert len(journey) == 1


def test_characters_that_no_file_can_hold_do_not_stand_in_the_way_of_saving() -> None:
    back = loads(dumps([Stage(id="s", name="half \ud83d and zero \x00")]), "x")
    assert back["s"] == Stage(id="s", name="half � and zero �")


def test_a_backslash_before_what_looks_like_a_zero_is_a_backslash() -> None:
    journey = JourneyMap([Stage(id="s", name="\\u0000")])
    assert loads(dumps(journey), "x") == journey


def test_an_unknown_field_of_a_known_name_is_refused_on_the_way_out() -> None:
    with pytest.raises(FileTrouble, match=r"“map\.journey” was not saved: stage “s” has “name” twice\."):
        dumps([Stage(id="s", extra={"name": "again"})])


def test_a_rich_map_is_as_the_benchmark_wants_it() -> None:
    journey = rich_map(200)
    assert journey == rich_map(200)
    assert len(journey.touchpoints) == 200
    assert all(len(t.name.split()) == 4 and len(t.description.split()) == 12 for t in journey.touchpoints)
    assert all(t.feeling is not None and journey.notes_about(t.id) for t in journey.touchpoints)
    assert (len(journey.connections), len(journey.stages), len(journey.channels), len(journey.personas)) == (
        240, 10, 8, 2,
    )  # fmt: skip
    assert loads(dumps(journey), "rich.journey") == journey


def test_the_example_in_the_docs_is_a_map_as_it_is_written() -> None:
    page = (Path(__file__).parents[2] / "docs" / "file-format.md").read_text("utf-8")
    example = page.split("```")[1].strip() + "\n"
    journey = loads(example.encode(), "docs")
    assert [t.name for t in journey.touchpoints] == ["Compare", "Order"]
    assert dumps(journey).decode() == example
