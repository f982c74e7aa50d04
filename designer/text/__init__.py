"""The one place that knows how wide words are: fonts, shaping, direction and line breaking."""

from __future__ import annotations

from designer.text.font_book import FontBook
from designer.text.subset import FontFacts, font_facts, subset_font

__all__ = ["FontBook", "FontFacts", "font_facts", "subset_font"]
