"""What usually stands in each period of a journey: touchpoints by channel, content and data; for palette and quick fixes."""

from __future__ import annotations

from designer.library.entries import Entry, Library
from designer.library.reading import OWN_FILE, UnreadableLibrary, bundled, parse, with_own
from designer.library.suggesting import period_of, usual_in

__all__ = ["OWN_FILE", "Entry", "Library", "UnreadableLibrary", "bundled", "parse", "period_of", "usual_in", "with_own"]
