"""What an import tells: which rows were used whole, which in part or not, and what became of them."""

from __future__ import annotations

import msgspec

from designer.model import JourneyMap
from designer.words import _, ngettext


class ReportRow(msgspec.Struct, frozen=True):
    """One thing that could not be used as it stood.

    `row` is its number as a spreadsheet counts (the header is row 1), or the line of a Mermaid file; None is the whole
    file. `element` is the id of what became of the row, for a way there.
    """

    row: int | None
    says: str
    wrong: str
    done: str
    element: str | None = None

    def sentence(self, of_lines: bool = False) -> str:
        """The row as one line of plain text, for the command line and a saved report."""
        parts = [self.says, f"{self.wrong}.", f"{self.done}."]
        text = " ".join(part for part in (f"{self.says}." if self.says else "", *parts[1:]) if part)
        if self.row is None:
            return text
        number = _("Line {n}") if of_lines else _("Row {n}")
        return f"{number.format(n=self.row)}: {text}"


class Report(msgspec.Struct, frozen=True):
    """Everything that was not used whole, and how many rows were; empty rows count for nothing but themselves."""

    source: str = ""  # "touchpoints.xlsx, sheet “Journey”"
    rows: tuple[ReportRow, ...] = ()
    whole: int = 0
    in_part: int = 0
    in_tray: int = 0
    left_out: int = 0
    empty: int = 0
    counts_lines: bool = False  # rows are lines of a text file
    missing_characters: str = ""  # no bundled font has them; filled in by who has the fonts

    @property
    def total(self) -> int:
        """All rows that were looked at."""
        return self.whole + self.in_part + self.in_tray + self.left_out + self.empty

    @property
    def is_clean(self) -> bool:
        """Whether there is nothing to tell."""
        return not self.rows and not self.missing_characters

    def headline(self) -> str:
        """ "35 of 40 rows imported whole"."""
        return ngettext(
            "{whole} of {total} row imported whole", "{whole} of {total} rows imported whole", self.total
        ).format(whole=self.whole, total=self.total)

    def detail(self) -> str:
        """ "3 rows in part, 1 waits in the tray, 1 empty. What was left out is written here.", or "" if all is whole."""
        parts = []
        if self.in_part:
            parts.append(ngettext("{n} row in part", "{n} rows in part", self.in_part).format(n=self.in_part))
        if self.in_tray:
            parts.append(ngettext("{n} waits in the tray", "{n} wait in the tray", self.in_tray).format(n=self.in_tray))
        if self.left_out:
            parts.append(ngettext("{n} left out", "{n} left out", self.left_out).format(n=self.left_out))
        if self.empty:
            parts.append(ngettext("{n} empty", "{n} empty", self.empty).format(n=self.empty))
        return _("{parts}. What was left out is written here.").format(parts=", ".join(parts)) if parts else ""

    def lines(self) -> list[str]:
        """The whole report as lines of plain text; none when there is nothing to tell."""
        return [row.sentence(self.counts_lines) for row in self.rows]


class Imported(msgspec.Struct, frozen=True):
    """A map made of other data, and the report of what could not be used whole."""

    journey: JourneyMap
    report: Report
