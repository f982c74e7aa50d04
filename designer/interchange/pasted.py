"""A range of a spreadsheet or a table of a text, as it comes by the clipboard or by drag: read as a touchpoint list is."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Sequence
from html import escape
from html.parser import HTMLParser

import msgspec

from designer.interchange.cells import decimal_of, guard
from designer.interchange.cells import escape as one_value_text
from designer.interchange.columns import count_leading
from designer.interchange.list_reader import read_list
from designer.interchange.list_writer import list_bytes
from designer.interchange.report import Imported
from designer.interchange.tables import LARGEST_CELL
from designer.interchange.trouble import unusable
from designer.model import JourneyMap
from designer.words import _

Rows = list[list[str]]


class Known(msgspec.Struct, frozen=True):
    """What a map calls its parts, so that columns without a header are known by what stands in them."""

    stages: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    personas: frozenset[str] = frozenset()

    @staticmethod
    def of(journey: JourneyMap) -> Known:
        """The names of a map."""
        return Known(_names(journey.stages), _names(journey.channels), _names(journey.personas))


def table_in(text: str, html: str = "") -> Rows:
    """The cells of what was copied elsewhere; none where it is no table of two columns or more.

    Tabs go before HTML: programs that give both write the same cells, and text says what it means.
    """
    rows = _rows_of_text(text) if "\t" in text else []
    filled = [row for row in rows if any(row)]
    if filled and not count_leading(filled[0]) and any(len(row) < 2 for row in filled):
        rows = []  # lines of which some are indented or set with tabs
    if not _is_table(rows) and "<t" in html.lower():
        rows = _rows_of_html(html)
    return rows if _is_table(rows) else []


def read_rows(rows: Rows, stage: str, known: Known | None = None) -> Imported:
    """The map that such rows tell, with or without a header; where no column is a stage's, all belong to `stage`.

    Raises ImportTrouble where nothing can be used.
    """
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not count_leading(rows[0]):
        rows = [_guessed_header(rows, known or Known()), *rows]
    if stage and "stage" not in [cell.strip().casefold().removesuffix("s") for cell in rows[0]]:
        rows = [["Stage", *rows[0]], *([guard(one_value_text(stage)), *row] for row in rows[1:])]
    out = io.StringIO(newline="")
    out.write("sep=,\n")
    csv.writer(out).writerows(rows)
    return read_list(out.getvalue().encode("utf-8", "replace"), _("Clipboard"), "")


def tabbed_text(journey: JourneyMap) -> str:
    """The touchpoint list of a map as text with tabs, for spreadsheets."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter="\t", lineterminator="\r\n").writerows(_list_rows(journey))
    return out.getvalue()


def html_table(journey: JourneyMap) -> str:
    """The touchpoint list of a map as an HTML table, for word processors and spreadsheets; columns without a word are
    left out."""
    rows = _list_rows(journey)
    used = [at for at in range(len(rows[0])) if any(row[at] for row in rows[1:])]
    head, *body = ([row[at] for at in used] for row in rows)
    lines = [_html_row(head, "th"), *(_html_row(row, "td") for row in body)]
    return '<meta charset="utf-8"><table>\n' + "\n".join(lines) + "\n</table>"


def _list_rows(journey: JourneyMap) -> Rows:
    return list(csv.reader(io.StringIO(list_bytes(journey).decode("utf-8-sig"), newline="")))


def _html_row(cells: Sequence[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(c).replace(chr(10), '<br>')}</{tag}>" for c in cells) + "</tr>"


def _names(elements: Sequence[object]) -> frozenset[str]:
    return frozenset(n.strip().casefold() for e in elements if (n := getattr(e, "name", "")))


def _is_table(rows: Rows) -> bool:
    return any(sum(bool(cell.strip()) for cell in row) > 1 for row in rows)


def _guessed_header(rows: Rows, known: Known) -> list[str]:
    """Headers for columns by what they hold; the first one of mere words is the touchpoints', the next one describes."""
    width = max(len(row) for row in rows)
    held = [[c for row in rows if len(row) > at and (c := row[at].strip())] for at in range(width)]
    tests: list[tuple[str, Callable[[list[str]], bool]]] = [
        ("stage", lambda cells: _are(cells, known.stages)),
        ("channel", lambda cells: _are(cells, known.channels)),
        ("persona", lambda cells: _are(cells, known.personas)),
        ("feeling", lambda cells: all((n := decimal_of(c)) is not None and -2 <= n <= 2 for c in cells)),
    ]
    header = [""] * width
    for name, test in tests:
        at = next((at for at in range(width) if not header[at] and held[at] and test(held[at])), None)
        if at is not None:
            header[at] = name
    for name in ("touchpoint", "description"):
        at = next((at for at in range(width) if not header[at] and held[at]), None)
        if at is not None:
            header[at] = name
    return header


def _are(cells: Collection[str], names: frozenset[str]) -> bool:
    return all(cell.casefold() in names for cell in cells)


def _rows_of_text(text: str) -> Rows:
    csv.field_size_limit(LARGEST_CELL)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    except csv.Error:
        raise unusable(_("Clipboard"), _("a cell is longer than 1,000,000 characters")) from None


def _rows_of_html(html: str) -> Rows:
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    reader.end_row()
    return reader.rows


class _TableReader(HTMLParser):
    """The cells of all tables of a page, one below the other; a cell that spans columns leaves the others empty."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Rows = []
        self._row: list[str] = []
        self._cell: list[str] | None = None
        self._span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.end_row()
        elif tag in ("td", "th"):
            self._end_cell()
            span = dict(attrs).get("colspan") or "1"
            self._span = min(int(span), 100) if span.isascii() and span.isdigit() else 1
            self._cell = []
        elif tag in ("br", "p", "li") and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self.end_row()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(" ".join(data.split()) if data.strip() else " ")

    def _end_cell(self) -> None:
        if self._cell is not None:
            self._row += ["".join(self._cell).strip(), *[""] * (self._span - 1)]
            self._cell = None

    def end_row(self) -> None:
        """Keep the row that was read so far."""
        self._end_cell()
        if self._row:
            self.rows.append(self._row)
        self._row = []
