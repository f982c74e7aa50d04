"""Rows of text out of a .csv, .tsv or .xlsx file; encoding and delimiter are found by themselves."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from designer.interchange.trouble import unusable
from designer.interchange.workbooks import is_workbook, read_workbook
from designer.words import _

LARGEST_CELL = 1_000_000
MOST_ROWS = 1_000_000
_END = "\ue000end of the list\ue000"


class Table(msgspec.Struct):
    """The cells of one sheet. `rows` yields a number as a spreadsheet counts, and the row's cells, header first."""

    rows: Iterator[tuple[int, list[str]]]
    sheet: str = ""
    is_cut: bool = False  # set when the last cell was never closed; known once all rows are read


def read_table(data: bytes, name: str, count_known: Callable[[list[str]], int]) -> Table:
    """The table in a file called `name`; `count_known` tells how many cells of a header are columns one knows.

    Raises ImportTrouble for what is no table. Rows are read while they are asked for.
    """
    if is_workbook(data):
        rows, sheet = read_workbook(data, name, count_known)
        return Table(rows, sheet)
    text = decode(data, name)
    first, _newline, rest = text.partition("\n")
    chosen = ""
    if first.strip().lower() in ("sep=,", "sep=;", "sep=\t", "sep="):  # Excel's own way to name the delimiter
        chosen, text = first.strip("\r")[4:5], rest
    delimiter = chosen or _find_delimiter(text, name, count_known)
    table = Table(iter(()))
    table.rows = _rows(text, delimiter, name, table)
    return table


def decode(data: bytes, name: str) -> str:
    """The text of a file: UTF-8, UTF-16 with a mark, else Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise unusable(name, _("its UTF-16 text is broken")) from None
    data = data.removeprefix(b"\xef\xbb\xbf")
    if not data.strip():
        raise unusable(name, _("it is empty"))
    if b"\x00" in data[:65536]:
        raise unusable(name, _("it holds no text"))
    try:
        return data.decode("utf-8").replace("\x00", "")
    except UnicodeDecodeError:
        # The five bytes that Windows-1252 leaves open stand for themselves, as in browsers (WHATWG Encoding).
        return "".join(_WINDOWS_1252[byte] for byte in data) if _has_open_bytes(data) else data.decode("cp1252")


_WINDOWS_1252 = [bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(256)]


def _has_open_bytes(data: bytes) -> bool:
    return any(bytes([b]) in data for b in (0x81, 0x8D, 0x8F, 0x90, 0x9D))


def _find_delimiter(text: str, name: str, count_known: Callable[[list[str]], int]) -> str:
    def suits(delimiter: str) -> tuple[int, int]:
        rows = (cells for _n, cells in _rows(text, delimiter, name))
        header = next((cells for cells in rows if any(c.strip(",;\t ") for c in cells)), [])
        return count_known(header), len(header)

    return max((",", ";", "\t"), key=suits)


def _rows(text: str, delimiter: str, name: str, table: Table | None = None) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(LARGEST_CELL)
    # A sentinel line at the end shows whether a quotation mark was never closed: then the last cell has swallowed it.
    lines = io.StringIO(text if text.endswith(("\n", "\r")) else text + "\n", newline="")
    reader = csv.reader(_with_end(lines), delimiter=delimiter)
    number = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise unusable(name, _("a cell is longer than 1,000,000 characters"), reader.line_num) from None
        number += 1
        if cells == [_END]:
            return
        if cells and cells[-1].endswith(_END):
            cells[-1] = cells[-1].removesuffix(_END)
            if table is not None:
                table.is_cut = True
        if number > MOST_ROWS:
            raise unusable(name, _("it has more than 1,000,000 rows"))
        yield number, cells


def _with_end(lines: Any) -> Iterator[str]:
    yield from lines
    yield _END
