"""A list in an Excel workbook says the same as one in a text file."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from designer.interchange import Imported, ImportTrouble, read
from designer.interchange import workbooks as workbooks_module
from designer.model import Note


def workbook(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def imported(tmp_path: Path, *rows: list[Any]) -> Imported:
    return read(workbook(tmp_path / "touchpoints.xlsx", {"Journey": list(rows)}))


def test_numbers_dates_and_yes_are_read_as_they_were_typed(tmp_path: Path) -> None:
    found = imported(
        tmp_path,
        ["Stage", "Touchpoint", "Feeling", "Step", "Moment of truth", "Since", "Share"],
        ["A", "Pay", -1, 1, True, datetime.date(2026, 5, 1), 0.25],
        ["A", 2026, 1.5, 2, False, datetime.datetime(2026, 5, 1, 9, 30), 3],  # noqa: DTZ001
    )
    pay, other = found.journey.touchpoints
    assert (pay.feeling, pay.is_moment_of_truth, other.feeling, other.is_moment_of_truth) == (-1, True, 1.5, False)
    assert other.name == "2026"
    assert [n.text for n in sorted(found.journey.of(Note), key=lambda n: n.order)] == [
        "2026-05-01", "0.25", "2026-05-01 09:30", "3",
    ]  # fmt: skip
    assert found.report.is_clean
    assert found.report.source == "touchpoints.xlsx, sheet “Journey”"
    assert found.journey.header.title == "touchpoints"


def test_the_first_sheet_with_a_known_header_is_taken(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "Book.xlsx",
        {
            "Cover": [["Our journey"], ["2026"]],
            "Empty": [],
            "List": [[], ["Touchpoint", "Stage"], ["Pay", "Buy"], [], ["Go", None]],
            "Old": [["Stage"], ["Old"]],
        },
    )
    found = read(path)
    assert [t.name for t in found.journey.touchpoints] == ["Pay"]
    assert [(row.row, row.wrong) for row in found.report.rows] == [(4, "Nothing in the row"), (5, "No stage")]
    assert found.report.source == "Book.xlsx, sheet “List”"


def test_formulas_count_with_their_value(tmp_path: Path) -> None:
    path = workbook(tmp_path / "Book.xlsx", {"S": [["Stage", "Touchpoint"], ["A", "Pay"], ["A", "@"]]})
    # openpyxl writes no value beside a formula; a spreadsheet does.
    data = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(data, "w") as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename.endswith("sheet1.xml"):
                cell = content.index(b'<c r="B3"')
                end = content.index(b"</c>", cell) + 4
                content = content[:cell] + b'<c r="B3" t="str"><f>"Go"&amp;1</f><v>Go1</v></c>' + content[end:]
            new.writestr(member.filename, content)
    path.write_bytes(data.getvalue())
    assert [t.name for t in read(path).journey.touchpoints] == ["Pay", "Go1"]


def test_a_book_without_a_list_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "Book.xlsx", {"S": [["Name", "Price"], ["Bike", 900]]})
    with pytest.raises(ImportTrouble) as refused:
        read(path)
    assert str(refused.value) == (
        "“Book.xlsx” can't be imported: no sheet has a column named stage, touchpoint, channel or persona."
    )


def test_a_list_is_a_list_whatever_its_ending_says(tmp_path: Path) -> None:
    book = workbook(tmp_path / "Book.xlsx", {"S": [["Stage"], ["A"]]})
    (tmp_path / "Really.csv").write_bytes(book.read_bytes())
    (tmp_path / "Really.xlsx").write_bytes(b"Stage;Touchpoint\nA;a\n")
    assert read(tmp_path / "Really.csv").journey.stages[0].name == "A"
    assert read(tmp_path / "Really.xlsx").journey.touchpoints[0].name == "a"


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"PK\x03\x04" + b"x" * 500])
def test_a_broken_book_is_refused_with_one_sentence(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "Book.xlsx").write_bytes(data)
    with pytest.raises(ImportTrouble, match=r"“Book\.xlsx” can't be imported: [^\n]+\.$"):
        read(tmp_path / "Book.xlsx")


def test_another_archive_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "Book.xlsx", "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(ImportTrouble, match="it is no Excel workbook that can be read"):
        read(tmp_path / "Book.xlsx")


def test_a_book_that_unpacks_to_too_much_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "Book.xlsx", {"S": [["Stage"], ["A" * 20_000]]})
    monkeypatch.setattr(workbooks_module, "LARGEST_UNPACKED", 15_000)
    with pytest.raises(ImportTrouble, match="it unpacks to more than 400 MB"):
        read(path)


def test_a_damaged_sheet_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "Book.xlsx", {"S": [["Stage", "Touchpoint"], *(["A", f"t{i}"] for i in range(2000))]})
    data = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(data, "w") as new:
        for member in old.infolist():
            content = old.read(member)
            new.writestr(member.filename, content[:-3000] if member.filename.endswith("sheet1.xml") else content)
    path.write_bytes(data.getvalue())
    with pytest.raises(ImportTrouble, match=r"“Book\.xlsx” can't be imported: the sheet “S” is broken\."):
        read(path)
