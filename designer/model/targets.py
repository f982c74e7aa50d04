"""Whether a metric reaches its target, for the tile that shows it and the rules that ask."""

from __future__ import annotations

import re

from designer.model.elements import Note

# What is better the lower it is, by a word of its label or unit, where the map does not say it.
_LOWER = re.compile(
    r"(?<!\w)(?:abandon\w*|abgebroch\w*|abbr[uü]ch\w*|bounce\w*|call[s]? per|churn\w*|complain\w*|beschwerde\w*|cost[s]?|"
    r"kosten|delay\w*|verzögerung\w*|drop-?\s?outs?|effort|errors?|fehler\w*|hold|escalat\w*|late|open tickets|overdue|"
    r"queue\w*|refunds?|rejected|repeat calls?|returns|time to|days? to|weeks? to|months? to|hours? to|minutes? to|tage bis|"
    r"wochen bis|unanswered|unresolved|wait\w*|warte\w*)(?!\w)",
    re.IGNORECASE,
)


def is_lower_better(note: Note) -> bool:
    """Whether a metric is better the lower it is: as it says, else as a word of its label or unit does."""
    if note.better:
        return note.better == "lower"
    return _LOWER.search(f"{note.text} {note.unit}") is not None


def is_met(note: Note) -> bool:
    """Whether a metric reaches its target; for what is better the lower it is, whether it stays below."""
    if note.value is None or note.target is None:
        return False
    return note.value <= note.target if is_lower_better(note) else note.value >= note.target


def is_missed(note: Note) -> bool:
    """Whether a metric is known not to reach its target."""
    return note.value is not None and note.target is not None and not is_met(note)
