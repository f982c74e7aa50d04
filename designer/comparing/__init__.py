"""What differs between two maps, element by element, for the window, the command line and the printed list."""

from __future__ import annotations

from designer.comparing.compare import are_versions, compare
from designer.comparing.differences import Counts, Difference, Differences, FieldChange, Kind
from designer.comparing.matching import Match
from designer.comparing.overlay import GHOST, Marked, Origin, ghost_id, marks_beside, marks_over, overlaid
from designer.comparing.report import as_json, as_text, grouped
from designer.comparing.states import as_state
from designer.comparing.wording import counts_words, sentence

__all__ = [
    "GHOST",
    "Counts",
    "Difference",
    "Differences",
    "FieldChange",
    "Kind",
    "Marked",
    "Match",
    "Origin",
    "are_versions",
    "as_json",
    "as_state",
    "as_text",
    "compare",
    "counts_words",
    "ghost_id",
    "grouped",
    "marks_beside",
    "marks_over",
    "overlaid",
    "sentence",
]
