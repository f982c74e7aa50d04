"""Broken and malicious .journey files: each is refused whole, in one sentence that says what and where."""

from __future__ import annotations

import base64
import json
import os
import re
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.storage import LARGEST_FILE, FileTrouble, dumps, load, loads
from tests.maps import rich_map

HEAD = '{"format": "journey-map", "version": "1.0",\n"map": {},\n"elements": [\n'
STAGE = '{"kind": "stage", "id": "s1", "order": "V"}'


def file_with(*records: str, head: str = HEAD) -> bytes:
    return (head + ",\n".join(records) + "\n]}\n").encode()


def touchpoint(fields: str) -> bytes:
    return file_with(STAGE, '{"kind": "touchpoint", "id": "t1", ' + fields + "}")


def inner(*records: str, beside: str = "", title: str = "Test ride") -> bytes:
    content = f'{{"map": {{"title": "{title}"}}, "elements": [{", ".join(records)}]{beside}}}'
    return file_with(STAGE, '{"kind": "submap", "id": "m1", "content": ' + content + "}")


def nested(levels: int) -> str:
    content = '{"elements": []}'
    for _level in range(levels):
        content = '{"map": {"title": "In"}, "elements": [{"kind": "submap", "id": "m1", "content": ' + content + "}]}"
    return '{"kind": "submap", "id": "m1", "content": ' + content + "}"


HOSTILE: dict[str, tuple[bytes, str, int | None]] = {
    "empty": (b"", "it is empty", None),
    "blank": (b"  \n\n ", "it is empty", None),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", "it is a PNG file, not a journey map", None),
    "a workbook": (b"PK\x03\x04....", "it is a ZIP file, not a journey map", None),
    "UTF-16": (HEAD.encode("utf-16"), "it is UTF-16 text, and a journey map is UTF-8", None),
    "UTF-16 without a mark": (HEAD.encode("utf-16-le"), "it is UTF-16 text, and a journey map is UTF-8", None),
    "Windows-1252": (file_with('{"kind": "stage", "id": "s1", "name": "é"}').decode().encode("cp1252"),
                     "it is not UTF-8 text", 4),
    "prose": (b"Dear customer,\nhello", "it is not a journey map", None),
    "a list": (b"[1, 2]", "it is not a journey map", None),
    "a number": (b"12", "it is not a journey map", None),
    "other JSON": (b'{"nodes": []}', "it is not a journey map", None),
    "no comma": (b'{"format": "journey-map"\n"version": "1.0"}', "it is not JSON", 2),
    "text after the end": (file_with(STAGE) + b"more", "it is not JSON", 6),
    "NaN": (touchpoint('"feeling": NaN'), "it is not JSON", 5),
    "Infinity": (touchpoint('"feeling": -Infinity'), "it is not JSON", 5),
    "too large a number": (touchpoint('"feeling": 1e999'), "a number in it is too large", None),
    "lone surrogate": (touchpoint('"name": "a\\ud83d b"'), "half a character stands alone", 5),
    "second half first": (touchpoint('"name": "\\ude00"'), "half a character stands alone", 5),
    "surrogate as bytes": (touchpoint('"name": "@@@"').replace(b"@@@", b"\xed\xa0\x80"), "it is not UTF-8 text", 5),
    "zero character": (touchpoint('"name": "a\\u0000"'), "a text holds a zero character", 5),
    "zero byte": (touchpoint('"name": "a@"').replace(b"@", b"\0"), "it is not JSON", 5),
    "deep lists": (b'{"format": ' + b"[" * 100_000, "it is nested too deeply", None),
    "deep objects": (b'{"a":' * 100_000, "it is nested too deeply", None),
    "a deep unknown field": (touchpoint('"later": ' + "[" * 60 + "]" * 60), "it is nested too deeply", 5),
    "a deep unknown element": (
        file_with('{"kind": "later", "id": "x", "y": ' + "[" * 60 + "]" * 60 + "}"), "it is nested too deeply", 4
    ),
    "a name twice": (touchpoint('"name": "a", "name": "b"'), "the name “name” stands twice in one object", 5),
    "a name twice, once escaped": (touchpoint('"name": "a", "n\\u0061me": "b"'),
                                   "the name “name” stands twice in one object", None),
    "a name twice behind a colon": (touchpoint('"name": "a", "name": "\\u003a"'),
                                    "the name “name” stands twice in one object", 5),
    "an id twice": (file_with(STAGE, STAGE), "the id “s1” is there twice", 5),
    "an id twice, in another kind": (file_with(STAGE, '{"kind": "later", "id": "s1"}'), "the id “s1” is there twice", 5),
    "the header's id": (file_with('{"kind": "stage", "id": "map"}'), "the id “map” is there twice", 4),
    "an empty id": (file_with('{"kind": "stage", "id": ""}'), "an element has an empty id", None),
    "no id": (file_with('{"kind": "stage"}'), "a stage has no “id”", 4),
    "no kind": (file_with('{"id": "s1"}'), "an element does not say of which kind it is", 4),
    "a kind that is a list": (file_with('{"kind": [], "id": "s1"}'), "an element does not say of which kind it is", 4),
    "an element that is none": (file_with("7"), "an element is no object with names and values", 4),
    "the header among the elements": (file_with('{"kind": "map", "id": "x"}'),
                                      "a map does not stand among the elements", 4),
    "elements in an object": (b'{"format": "journey-map", "version": "1.0",\n"elements": {}}',
                              "it has no list of elements", 2),
    "no elements": (b'{"format": "journey-map", "version": "1.0"}', "it has no list of elements", None),
    "pictures in a list": (file_with(STAGE).replace(b"\n]}", b'\n],\n"pictures": []}'),
                           "its pictures are no object with names and values", 6),
    "a picture that is none": (file_with(STAGE).replace(b"\n]}", b'\n],\n"pictures": {\n"i": {"data": "*"}}}'),
                               "“data” of picture “i” can't be used", 7),
    "a picture of another type": (
        file_with(STAGE).replace(b"\n]}", b'\n],\n"pictures": {"i": {"media_type": "text/html"}}}'),
        "“media_type” of picture “i” is “text/html”, which is not “image/png” or “image/jpeg”", 6),
    "a wrong type": (touchpoint('"name": 7'), "“name” of touchpoint “t1” is not a text", 5),
    "a text for a number": (touchpoint('"feeling": "2"'), "“feeling” of touchpoint “t1” is not a number", 5),
    "a yes for a text": (touchpoint('"owner": true'), "“owner” of touchpoint “t1” is not a text", 5),
    "a text for a list": (touchpoint('"personas": "p1"'), "“personas” of touchpoint “t1” is not a list", 5),
    "an unknown status": (touchpoint('"status": "maybe"'), "“status” of touchpoint “t1” is “maybe”, which it can't be", 5),
    "an unknown stage kind": (file_with('{"kind": "stage", "id": "s1", "stage_kind": "party"}'),
                              "“stage_kind” of stage “s1” is “party”, which it can't be", 4),
    "an unknown scope": (file_with(STAGE, head=HEAD.replace('"map": {}', '"map": {"scope": "world"}')),
                         "“scope” of the map is “world”, which it can't be", 2),
    "a feeling above the scale": (touchpoint('"feeling": 2.01'),
                                  "“feeling” of touchpoint “t1” is “2.01”, which is not between −2 and +2", 5),
    "a persona's feeling below it": (
        file_with('{"kind": "persona", "id": "p1"}', '{"kind": "touchpoint", "id": "t1", "feelings": [["p1", -3]]}'),
        "“feelings” of touchpoint “t1” is “p1, -3”, which is not between −2 and +2", 5),
    "a share of 101": (
        file_with('{"kind": "touchpoint", "id": "t1"}', '{"kind": "touchpoint", "id": "t2"}',
                  '{"kind": "connection", "id": "k1", "source": "t1", "target": "t2", "share": 101}'),
        "“share” of connection “k1” is “101”, which is not between 0 and 100", 6),
    "an order that is none": (file_with('{"kind": "stage", "id": "s1", "order": "a!"}'),
                              "“order” of stage “s1” is “a!”, which is not an order key", 4),
    "an order that ends in 0": (file_with('{"kind": "stage", "id": "s1", "order": "a0"}'),
                                "“order” of stage “s1” is “a0”, which is not an order key", 4),
    "a step that is none": (touchpoint('"stage": "s1", "step": "-"'),
                            "“step” of touchpoint “t1” is “-”, which is not an order key", 5),
    "a severity of 9": (file_with('{"kind": "note", "id": "n1", "severity": 9}'),
                        "“severity” of note “n1” is “9”, which is not 1, 2 or 3", 4),
    "a colour that is none": (file_with('{"kind": "stage", "id": "s1", "colour": "red"}'),
                              "“colour” of stage “s1” is “red”, which is not a colour such as #2563A8", 4),
    "a state that is none": (file_with('{"kind": "stage", "id": "s1", "state": "past"}'),
                             "“state” of stage “s1” is “past”, which is not “current” or “future”", 4),
    "a reference to nothing": (touchpoint('"stage": "s9"'), "touchpoint “t1” names “s9”, which is not in the map", 5),
    "a reference of the wrong kind": (touchpoint('"channel": "s1"'), "“t1” names “s1” (via channel), which is a stage", 5),
    "a connection to nothing": (file_with('{"kind": "touchpoint", "id": "t1"}',
                                          '{"kind": "connection", "id": "k1", "source": "t1", "target": "t2"}'),
                                "connection “k1” names “t2”, which is not in the map", 5),
    "a way to itself": (file_with('{"kind": "touchpoint", "id": "t1"}',
                                  '{"kind": "connection", "id": "k1", "source": "t1", "target": "t1"}'),
                        "connection “k1” leads from a touchpoint to itself", 5),
    "a connection without an end": (file_with('{"kind": "connection", "id": "k1", "source": "t1"}'),
                                    "connection “k1” has no “target”", 4),
    "a huge text": (touchpoint('"name": "' + "a" * 1_000_001 + '"'), "a text in it is longer than 1,000,000 characters", 5),
    "no version": (file_with(STAGE, head=HEAD.replace('"version": "1.0",', "")),
                   "it does not say which version of the format it has", None),
    "a version that is a number": (file_with(STAGE, head=HEAD.replace('"1.0"', "1.0")),
                                   "it does not say which version of the format it has", 1),
    "a newer major version": (
        file_with(STAGE, head=HEAD.replace('"1.0"', '"2.0"')),
        "it was written by a newer version of this program, in format 2.0, and this one knows 1.2", None),
    "an older version than any": (file_with(STAGE, head=HEAD.replace('"1.0"', '"0.9"')),
                                  "its version “0.9” is none that this program knows", 1),
    "our own place in a field": (touchpoint('"(file)": {}'), "the name “(file)” can't be used for a field", 5),
    "a planned feeling above the scale": (
        touchpoint('"future_feeling": 3'), "“future_feeling” of touchpoint “t1” is “3”, which is not between −2 and +2", 5),
    "a scale that is none": (file_with('{"kind": "lane", "id": "l1", "scale": "five stars"}'),
                             "“scale” of lane “l1” is “five stars”, which is not a scale such as 1..5", 4),
    "a scale without a length": (file_with('{"kind": "lane", "id": "l1", "scale": "1..1"}'),
                                 "“scale” of lane “l1” is “1..1”, which is not a scale such as 1..5", 4),
    "a brand colour that is none": (
        file_with(STAGE, head=HEAD.replace('"map": {}', '"map": {"colours": ["#123456", "blue"]}')),
        "“colours” of the map is “#123456, blue”, which is not a list of colours such as #2563A8", 2),
    "a text in a history": (file_with('{"kind": "note", "id": "n1", "history": [1, "2"]}'),
                            "a value in “history” of note “n1” is not a number", 4),
    "a direction that is none": (file_with('{"kind": "note", "id": "n1", "better": "more"}'),
                                 "“better” of note “n1” is “more”, which is not “higher” or “lower”", 4),
    "a view of a status that is none": (file_with('{"kind": "view", "id": "v1", "statuses": ["exists", "maybe"]}'),
                                        "“statuses” of view “v1” is “exists, maybe”, which it can't be", 4),
    "a view of nobody": (file_with('{"kind": "view", "id": "v1", "personas": ["p9"]}'),
                         "view “v1” names “p9”, which is not in the map", 4),
    "a view that hides a stage": (file_with(STAGE, '{"kind": "view", "id": "v1", "hides": ["s1"]}'),
                                  "“v1” names “s1” (hides), which is a stage", 5),
    "a touchpoint that opens nothing": (touchpoint('"submap": "m1"'),
                                        "touchpoint “t1” names “m1”, which is not in the map", 5),
    "a touchpoint that opens a stage": (touchpoint('"submap": "s1"'), "“t1” names “s1” (opens), which is a stage", 5),
    "an inner map without content": (file_with('{"kind": "submap", "id": "m1"}'), "submap “m1” has no “content”", 4),
    "an inner map that is a text": (file_with('{"kind": "submap", "id": "m1", "content": "x"}'),
                                    "“content” of submap “m1” is not an object", 4),
    "an inner map without an id": (file_with('{"kind": "submap", "content": {"elements": []}}'),
                                   "a submap has no “id”", 4),
    "an inner map without elements": (file_with('{"kind": "submap", "id": "m1", "content": {"map": {}}}'),
                                      "it has no list of elements, in the map “m1” inside it", 4),
    "inner elements in an object": (file_with('{"kind": "submap", "id": "m1", "content": {"elements": {}}}'),
                                    "it has no list of elements, in the map “m1” inside it", 4),
    "an inner header that is a list": (file_with('{"kind": "submap", "id": "m1", "content": {"map": [], "elements": []}}'),
                                       "“map” is not written as it must be, in the map “m1” inside it", 4),
    "a wrong type inside": (inner('{"kind": "stage", "id": "s1", "name": 7}'),
                            "“name” of stage “s1” is not a text, in the map “Test ride” inside it", 5),
    "a wrong value inside": (
        inner('{"kind": "touchpoint", "id": "t1", "feeling": 9}'),
        "“feeling” of touchpoint “t1” is “9”, which is not between −2 and +2, in the map “Test ride” inside it", 5),
    "an id twice inside": (inner('{"kind": "stage", "id": "s1"}', '{"kind": "lane", "id": "s1"}'),
                           "the id “s1” is there twice, in the map “Test ride” inside it", 5),
    "a reference out of an inner map": (
        inner('{"kind": "touchpoint", "id": "t1", "stage": "s1"}'),
        "touchpoint “t1” names “s1”, which is not in the map, in the map “Test ride” inside it", 5),
    "an inner picture that is none": (inner(beside=', "pictures": {"i1": {"data": "*"}}'),
                                      "“data” of picture “i1” can't be used, in the map “Test ride” inside it", 5),
    "a huge text inside": (inner('{"kind": "stage", "id": "s1", "name": "' + "a" * 1_000_001 + '"}'),
                           "a text in it is longer than 1,000,000 characters", 5),
    "our own place inside": (inner('{"kind": "stage", "id": "s1", "(file)": {}}'),
                             "the name “(file)” can't be used for a field, in the map “Test ride” inside it", 5),
    "maps too deep inside one another": (
        file_with(nested(4)), "more than 4 maps lie inside one another, in the map “In › In › In › In” inside it", 4),
    "maps nested without end": (
        file_with(nested(40)), "more than 4 maps lie inside one another, in the map “In › In › In › In” inside it", 4),
    "maps nested beyond the stack": (file_with(nested(20_000)), "it is nested too deeply", None),
    "a line break in an id": (file_with('{"kind": "stage", "id": "a\\nb", "colour": "x"}'),
                              "“colour” of stage “a b” is “x”, which is not a colour such as #2563A8", 4),
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_is_refused_in_one_sentence(case: str) -> None:
    data, what, line = HOSTILE[case]
    with pytest.raises(FileTrouble) as refused:
        loads(data, "Plan.journey")
    where = f" (line {line})" if line else ""
    assert str(refused.value) == f"“Plan.journey” can't be read: {what}{where}."
    assert refused.value.line == line
    assert "\n" not in str(refused.value)


def test_maps_may_lie_four_deep_inside_one_another() -> None:
    journey = loads(file_with(nested(3)), "Plan.journey")
    assert loads(dumps(journey), "again") == journey


def test_a_large_picture_of_an_inner_map_is_no_long_text() -> None:
    picture = base64.b64encode(b"\xff\xd8\xff" * 400_000).decode()
    journey = loads(inner(beside=', "pictures": {"i1": {"data": "' + picture + '"}}'), "Plan.journey")
    assert loads(dumps(journey), "again") == journey


def test_a_flaw_in_a_map_written_over_many_lines_is_found_in_its_line() -> None:
    plain = {"format": "journey-map", "version": "1.1", "elements": []}
    stage = {"kind": "stage", "id": "s1", "colour": "red"}
    plain["elements"] = [{"kind": "submap", "id": "m1", "content": {"map": {"title": "In"}, "elements": [stage]}}]
    written = json.dumps(plain, indent=1)
    with pytest.raises(FileTrouble) as refused:
        loads(written.encode(), "Plan.journey")
    assert refused.value.line == written[: written.index('"kind": "stage"')].count("\n")  # of the brace before it


def test_a_cut_file_says_where_it_is_cut() -> None:
    whole = dumps(rich_map(20))
    for end in range(20, len(whole) - 3, 97):
        with pytest.raises(FileTrouble) as refused:
            loads(whole[:end], "Plan.journey")
        line = whole[:end].rstrip().count(b"\n") + 1
        sentence = str(refused.value)
        assert sentence == f"“Plan.journey” can't be read: line {line} is cut off." or "UTF-8" in sentence


def test_a_cut_inside_a_number_or_word_is_refused_too() -> None:
    for piece in (b'{"format": "journey-map", "a": tr', b'{"format": "journey-map", "a": 1', b"{"):
        with pytest.raises(FileTrouble):
            loads(piece, "x")


@settings(max_examples=300)
@given(st.binary(max_size=60), st.integers(0, 4000))
def test_any_damage_gives_a_sentence_or_a_map(junk: bytes, place: int) -> None:
    whole = dumps(rich_map(12))
    damaged = whole[: place % len(whole)] + junk + whole[place % len(whole) + len(junk) :]
    said = "“Plan.journey” can't be read: nothing."
    try:
        loads(damaged, "Plan.journey")
    except FileTrouble as refused:
        said = str(refused)
    assert re.fullmatch(r"“Plan\.journey” can't be read: [^\n]+\.", said)


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "kind", "name", "x"]), inner),
    max_leaves=5,
)


@settings(max_examples=300)
@given(st.data())
def test_any_value_in_any_field_gives_a_sentence_or_a_map(data: st.DataObject) -> None:
    plain = json.loads(dumps(rich_map(3)))
    record = data.draw(st.sampled_from([plain, plain["map"], *plain["elements"]]))
    field = data.draw(st.sampled_from([*record, "extra", "state", "feelings", "lane", "(file)", "pictures"]))
    record[field] = data.draw(values)
    written = json.dumps(plain).encode()
    try:
        journey = loads(written, "Plan.journey")
    except FileTrouble as refused:
        said = str(refused)
    else:
        assert loads(dumps(journey), "again") == journey
        return
    assert re.fullmatch(r"“Plan\.journey” can't be read: [^\n]+\.", said)


def test_a_file_of_300_mb_is_not_loaded(tmp_path: Path) -> None:
    large = tmp_path / "Large.journey"
    with large.open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    tracemalloc.start()
    with pytest.raises(FileTrouble, match=r"“Large\.journey” can't be read: it is larger than 64 MB\."):
        load(large)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 1_000_000


def test_a_file_that_grows_while_it_is_read_is_not_loaded_either() -> None:
    with pytest.raises(FileTrouble, match="larger than 64 MB"):
        loads(b" " * (LARGEST_FILE + 1), "x")


def test_what_is_no_plain_file_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "Pipe.journey"
    os.mkfifo(pipe)
    for path, what in (
        (tmp_path / "None.journey", "it is not there"),
        (tmp_path, "it is a folder"),
        (pipe, "it is no plain file"),
        (tmp_path / "a\0b.journey", "no file can have this name"),
        (tmp_path / ("a" * 300 + ".journey"), "its name is too long"),
    ):
        with pytest.raises(FileTrouble) as refused:
            load(path)
        assert str(refused.value).endswith(f" can't be read: {what}.")
        assert "\n" not in str(refused.value)
        assert "\0" not in str(refused.value)


def test_a_name_given_by_the_caller_is_the_one_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match=r"“maps/None\.journey” can't be read: it is not there\."):
        load(tmp_path / "None.journey", name="maps/None.journey")
