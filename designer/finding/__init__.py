"""Finding texts of a map, whatever field they stand in and however they are written."""

from __future__ import annotations

from designer.finding.index import TextIndex
from designer.finding.search import Hit, Hits, Query, find_in
from designer.finding.told import Teller, Told

__all__ = ["Hit", "Hits", "Query", "Teller", "TextIndex", "Told", "find_in"]
