"""How data comes in and goes out: touchpoint lists, Mermaid and other formats of data."""

from __future__ import annotations

from designer.interchange.reading import read
from designer.interchange.report import Imported, Report, ReportRow
from designer.interchange.stage_kinds import kind_from_name
from designer.interchange.trouble import ImportTrouble

__all__ = ["ImportTrouble", "Imported", "Report", "ReportRow", "kind_from_name", "read"]
