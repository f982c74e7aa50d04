"""Rows of text out of an Excel workbook, with guards against one that unpacks to more than a computer holds."""

from __future__ import annotations

import datetime
import io
import warnings
import zipfile
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from designer.interchange.trouble import unusable
from designer.words import _

LARGEST_UNPACKED = 400 * 1024 * 1024
MOST_COLUMNS = 1000
MOST_ROWS = 1_000_000


def is_workbook(data: bytes) -> bool:
    """Whether these bytes are a ZIP archive, as every .xlsx is."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def read_workbook(
    data: bytes, name: str, count_known: Callable[[list[str]], int]
) -> tuple[Iterator[tuple[int, list[str]]], str]:
    """The rows of the first sheet whose header has a column one knows, and the sheet's name; raises ImportTrouble."""
    _refuse_bomb(data, name)
    import openpyxl

    broken = unusable(name, _("it is no Excel workbook that can be read"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            for sheet in book.worksheets:
                sheet.reset_dimensions()
                header = next((cells for _n, cells in _cells(sheet) if any(c.strip() for c in cells)), [])
                if count_known(header):
                    return _guarded(sheet, name), sheet.title
    except Exception as trouble:  # openpyxl raises whatever its parsers do
        raise broken from trouble
    raise unusable(name, _("no sheet has a column named stage, touchpoint, channel or persona"))


def _refuse_bomb(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > LARGEST_UNPACKED:
                raise unusable(name, _("it unpacks to more than 400 MB"))
            if any(member.flag_bits & 1 for member in archive.infolist()):
                raise unusable(name, _("it is protected by a password"))
    except (zipfile.BadZipFile, OSError, NotImplementedError) as trouble:
        raise unusable(name, _("it is no Excel workbook that can be read")) from trouble


def _guarded(sheet: Any, name: str) -> Iterator[tuple[int, list[str]]]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield from _cells(sheet)
    except Exception as trouble:
        raise unusable(name, _("the sheet {sheet} is broken").format(sheet=f"“{sheet.title}”")) from trouble


def _cells(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    # No limits are passed on: openpyxl would fill rows and sheet up to them.
    for number, row in enumerate(islice(sheet.iter_rows(values_only=True), MOST_ROWS), 1):
        yield number, [value if type(value) is str else text_of(value) for value in row[:MOST_COLUMNS]]


def text_of(value: Any) -> str:
    """A cell's value as it was typed: whole numbers without a point, dates as in ISO 8601."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case float():
            return repr(value)
        case datetime.datetime() if value.time() == datetime.time():
            return value.date().isoformat()
        case datetime.datetime():
            return value.isoformat(" ", "minutes")
        case datetime.date() | datetime.time():
            return value.isoformat()
        case _:
            return str(value)
