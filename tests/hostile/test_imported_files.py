"""Broken, foreign and malicious files to import: what can be used is used; nothing usable is one sentence."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.interchange import ImportTrouble, list_bytes, mermaid_text, read, read_bytes
from designer.storage import dumps, loads
from tests.maps import rich_map

NOT_A_LIST: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "it is empty"),
    "blank": (b"\n \r\n\t\n", "it is empty"),
    "only a mark": (b"\xef\xbb\xbf", "it is empty"),
    "only delimiters": (b",,,\n,,\n", "it is empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4, "it holds no text"),
    "UTF-16 without a mark": ("Stage,Touchpoint\nA,a\n".encode("utf-16-le"), "it holds no text"),
    "half a UTF-16 character": ("Stage,Touchpoint\nA,a\n".encode("utf-16") + b"\x00", "its UTF-16 text is broken"),
    "prose": (b"Dear Sir,\n\nthank you.\n", "it has no column named stage, touchpoint, channel or persona (line 1)"),
    "columns of something else": (
        b"Description;Owner\nx;y\n", "it has no column named stage, touchpoint, channel or persona (line 1)"
    ),
    "no header": (b"Buy,Pay,Website\n", "it has no column named stage, touchpoint, channel or persona (line 1)"),
    "a header only": (b"Stage,Touchpoint,Channel\n", "it has nothing that can be used"),
    "a header and blanks": (b"Stage,Touchpoint,Channel\n,,\n\n", "it has nothing that can be used"),
    "a header and only what can't be used": (b"Stage,Owner\n,Me\n", "it has nothing that can be used"),
    "a huge cell": (b"Stage,Touchpoint\nA," + b"x" * 1_000_001 + b"\n", "a cell is longer than 1,000,000 characters (line 2)"),
}  # fmt: skip


@pytest.mark.parametrize("case", NOT_A_LIST)
def test_what_is_no_list_is_refused_in_one_sentence(tmp_path: Path, case: str) -> None:
    data, what = NOT_A_LIST[case]
    for ending in (".csv", ".tsv", ".xlsx"):
        path = tmp_path / f"List{ending}"
        path.write_bytes(data)
        with pytest.raises(ImportTrouble) as refused:
            read(path)
        assert str(refused.value) == f"“List{ending}” can't be imported: {what}."


def test_what_can_not_be_read_is_refused_in_one_sentence(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "Pipe.csv")
    (tmp_path / "Folder.csv").mkdir()
    with (tmp_path / "Large.csv").open("wb") as large:
        large.truncate(300 * 1024 * 1024)
    for name, what in (
        ("None.csv", "it is not there"),
        ("Folder.csv", "it is a folder"),
        ("Pipe.csv", "it is no plain file"),
        ("Large.csv", "it is larger than 256 MB"),
        ("a\0.csv", "no file can have this name"),
        ("List.docx", "only .csv, .tsv, .xlsx and .mmd files can be"),
        ("List", "only .csv, .tsv, .xlsx and .mmd files can be"),
    ):
        with pytest.raises(ImportTrouble) as refused:
            read(tmp_path / name)
        assert str(refused.value).endswith(f"can't be imported: {what}.")


@settings(max_examples=200)
@given(
    st.binary(max_size=200), st.sampled_from([".csv", ".xlsx", ".mmd"]), st.sampled_from([b"", b"Stage,", b"journey\n"])
)
def test_any_bytes_give_a_map_or_a_sentence(junk: bytes, ending: str, start: bytes) -> None:
    try:
        found = read_bytes(start + junk, "Any", "Any", ending)
    except ImportTrouble as refused:
        assert "\n" not in str(refused)  # noqa: PT017
        return
    assert loads(dumps(found.journey), "x") == found.journey
    assert all("\n" not in line for line in found.report.lines())


cells = st.text(st.sampled_from(list("aA1-=+'\"|\\,;>: \n\r\t\0é\u2028\ud800"))).map(
    lambda t: t.encode("utf-8", "replace").decode()
)


@settings(max_examples=200)
@given(st.lists(st.lists(cells, max_size=8), max_size=5), st.sampled_from([",", ";", "\t"]))
def test_any_cells_give_a_map_that_can_be_kept(rows: list[list[str]], delimiter: str) -> None:
    header = delimiter.join(["Stage", "Touchpoint", "Persona", "Feeling", "Metric", "Next", "Step", "Zone"])
    text = "\n".join([header, *(delimiter.join(row) for row in rows)])
    try:
        found = read_bytes(text.encode(), "Any", "Any", ".csv")
    except ImportTrouble as refused:
        assert "\n" not in str(refused)  # noqa: PT017
        return
    assert loads(dumps(found.journey), "x") == found.journey
    data = list_bytes(found.journey)
    assert list_bytes(read_bytes(data, "x", "x", ".csv").journey) == data
    if found.journey.stages:
        read_bytes(mermaid_text(found.journey).encode(), "x", "x", ".mmd")


def test_twenty_thousand_rows_take_a_moment() -> None:
    # The whole test must not take longer than what a hundred thousand rows may take.
    journey = rich_map(2000)
    data = list_bytes(journey)
    head, *rows = data.splitlines(keepends=True)
    started = time.process_time()
    found = read_bytes(head + b"".join(rows) * 10, "Long.csv", "Long", ".csv")
    assert len(found.journey.touchpoints) == 20_000
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    "line",
    [
        "style:" * 20_000 + "#;",
        "style" + ":#" * 20_000 + ";",
        "%%{" + "a:" * 20_000,
        "<a " * 20_000,
        "a %% " * 20_000,
        "title" + " " * 50_000,
        "accDescr" + " " * 50_000,
        "#a" * 20_000,
        "\u00a0" * 50_000,
        "---\n" * 5_000,
        "---" + "\n" * 50_000,
    ],
    ids=range(11),
)
def test_no_diagram_keeps_the_reader_busy(line: str) -> None:
    started = time.process_time()
    for text in (f"journey\n{line}\n", line):
        try:
            read_bytes(text.encode(), "Slow.mmd", "Slow", ".mmd")
        except ImportTrouble as refused:
            assert len(str(refused)) < 300  # noqa: PT017
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "cell", [": 1" * 50_000, "a: " * 50_000, " " * 100_000 + "x", "1," * 50_000, "\\" * 100_000 + "|"]
)
def test_no_cell_keeps_the_reader_busy(cell: str) -> None:
    started = time.process_time()
    read_bytes(f'Stage,Metric,Feeling,Next\nA,"{cell}","{cell}","{cell}"\n'.encode(), "Slow.csv", "Slow", ".csv")
    assert time.process_time() - started < 5
