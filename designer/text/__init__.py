"""The one place that knows how wide words are: fonts, shaping, direction and line breaking."""

from __future__ import annotations

from designer.text.font_book import FontBook, Ink, bundled_faces
from designer.text.subset import FontFacts, font_facts, subset_font

__all__ = ["FontBook", "FontFacts", "Ink", "bundled_faces", "font_facts", "subset_font"]
