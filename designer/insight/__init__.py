"""What the graph of a map tells that no single touchpoint does: its ways, who reaches which end, and how it feels."""

from __future__ import annotations

from designer.insight.insight import Insight, look_into
from designer.insight.network import Path
from designer.insight.reach import End
from designer.insight.report import as_json, as_text
from designer.insight.ways import Detour
from designer.insight.worst import WorstWay

__all__ = ["Detour", "End", "Insight", "Path", "WorstWay", "as_json", "as_text", "look_into"]
