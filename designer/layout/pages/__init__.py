"""Pages that print after the map: personas, opportunities, and lists of headed rows."""

from __future__ import annotations

from designer.layout.pages.frame import PageFrame, numbered, page_frame, page_number
from designer.layout.pages.lists import ListRow, ListSection, Mark, list_pages
from designer.layout.pages.opportunities import opportunity_pages
from designer.layout.pages.personas import persona_pages

__all__ = [
    "ListRow",
    "ListSection",
    "Mark",
    "PageFrame",
    "list_pages",
    "numbered",
    "opportunity_pages",
    "page_frame",
    "page_number",
    "persona_pages",
]
