"""The columns of a touchpoint list, for its reader and its writer."""

from __future__ import annotations

import re

from designer.model import Evidence, LaneKind, NoteKind, Status

COLUMNS = (
    "stage",
    "step",
    "touchpoint",
    "channel",
    "persona",
    "feeling",
    "description",
    "thought",
    "pain point",
    "opportunity",
    "metric",
    "content",
    "owner",
    "moment of truth",
    "status",
    "evidence",
    "next",
)
# One of these must be there, or a table is no touchpoint list.
LEADING = frozenset({"stage", "touchpoint", "channel", "persona"})

NOTES = {
    "thought": NoteKind.THOUGHT,
    "pain point": NoteKind.PAIN_POINT,
    "opportunity": NoteKind.OPPORTUNITY,
    "metric": NoteKind.METRIC,
    "content": NoteKind.CONTENT,
}
# In the order of LOOK.md section 4; thoughts stand as quotes on the curve and have a lane on demand only.
LANES = {
    LaneKind.PAIN_POINTS: NoteKind.PAIN_POINT,
    LaneKind.OPPORTUNITIES: NoteKind.OPPORTUNITY,
    LaneKind.METRICS: NoteKind.METRIC,
    LaneKind.CONTENT: NoteKind.CONTENT,
}

YES_OR_NO = {
    **dict.fromkeys(("yes", "y", "ja", "j", "true", "wahr", "1", "x", "✓", "✔"), True),
    **dict.fromkeys(("", "no", "n", "nein", "false", "falsch", "0", "-", "–"), False),
}
STATUSES = {
    **dict.fromkeys(("", "exists", "existing", "vorhanden"), Status.EXISTS),
    **dict.fromkeys(("planned", "geplant"), Status.PLANNED),
    **dict.fromkeys(("missing", "fehlt"), Status.MISSING),
}
EVIDENCES = {
    **dict.fromkeys(("assumption", "assumed", "annahme", "angenommen"), Evidence.ASSUMPTION),
    **dict.fromkeys(("observed", "observation", "beobachtet"), Evidence.OBSERVED),
    **dict.fromkeys(("measured", "measurement", "gemessen"), Evidence.MEASURED),
}

# A word in what a content item is called tells its type, which chooses its icon.
CONTENT_TYPES = {
    "video": ("video", "film", "tutorial"),
    "article": ("article", "blog", "post", "artikel"),
    "guide": ("guide", "manual", "documentation", "handbook", "anleitung", "handbuch", "leitfaden"),
    "checklist": ("checklist", "checkliste"),
    "case study": ("case study", "fallstudie", "testimonial"),
    "FAQ": ("faq", "questions"),
    "white paper": ("white paper", "whitepaper", "report", "studie"),
    "e-book": ("e-book", "ebook"),
    "webinar": ("webinar",),
    "demo": ("demo",),
    "calculator": ("calculator", "rechner"),
    "newsletter": ("newsletter",),
    "leaflet": ("leaflet", "flyer", "brochure", "broschüre", "prospekt"),
    "contract": ("contract", "vertrag"),
    "offer": ("offer", "quote", "angebot"),
    "app": ("app",),
}

_PLURALS = {
    "pain points": "pain point",
    "painpoint": "pain point",
    "touch point": "touchpoint",
    "opportunities": "opportunity",
    "stages": "stage",
    "touchpoints": "touchpoint",
    "channels": "channel",
    "personas": "persona",
    "feelings": "feeling",
    "thoughts": "thought",
    "metrics": "metric",
}
_BETWEEN = re.compile(r"[\s_-]+")


def column_of(header: str) -> str:
    """The column that a header cell names, in any case, else ""."""
    name = _BETWEEN.sub(" ", header.strip().rstrip(":")).strip().casefold()
    name = _PLURALS.get(name, name)
    return name if name in COLUMNS else ""


def count_leading(header: list[str]) -> int:
    """How many cells of a row are columns of a touchpoint list; 0 where none of the leading ones is."""
    found = {column_of(cell) for cell in header} - {""}
    return len(found) if found & LEADING else 0


def content_type_of(text: str) -> str:
    """The type that a word in the name of a content item tells, else ""."""
    words = text.casefold()
    for kind, signs in CONTENT_TYPES.items():
        if any(re.search(rf"(?<!\w){re.escape(sign)}s?(?!\w)", words) for sign in signs):
            return kind
    return ""
