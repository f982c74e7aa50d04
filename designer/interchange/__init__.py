"""How data comes in and goes out: touchpoint lists, Mermaid and other formats of data."""

from __future__ import annotations

from designer.interchange.list_writer import list_bytes
from designer.interchange.mermaid_writer import mermaid_text
from designer.interchange.reading import read, read_bytes
from designer.interchange.report import Imported, Report, ReportRow
from designer.interchange.scale import Scale, parse_scale
from designer.interchange.trouble import ExportTrouble, ImportTrouble
from designer.interchange.writing import write_list, write_mermaid
from designer.model.stage_kinds import kind_from_name

__all__ = [
    "ExportTrouble",
    "ImportTrouble",
    "Imported",
    "Report",
    "ReportRow",
    "Scale",
    "kind_from_name",
    "list_bytes",
    "mermaid_text",
    "parse_scale",
    "read",
    "read_bytes",
    "write_list",
    "write_mermaid",
]
