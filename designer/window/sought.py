"""What the canvas marks while one is finding: the words, in whatever lines they stand there."""

from __future__ import annotations

from collections.abc import Sequence

from designer.finding import Hit, Hits, Query
from designer.finding.folding import Places, fold, is_whole_word, keep_exact


class Sought:
    """The hits in the map that is shown, as the canvas asks for them; `path` is where that map lies in its file."""

    def __init__(self, query: Query, hits: Sequence[Hit], hit: Hit | None, path: tuple[str, ...]) -> None:
        self._query, self._hit = query, hit
        entries = hits.entries if isinstance(hits, Hits) else ()
        self.ids = frozenset(entry.id for entry in entries if entry.within == path)
        self.current = hit.id if hit is not None and hit.within == path else ""

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand in a text of the map."""
        query, needle = self._query, self._query.needle
        searched = keep_exact(text) if query.is_exact else fold(text)
        places = Places("" if query.is_exact else text)
        found: list[tuple[int, int]] = []
        at = searched.find(needle)
        while at >= 0:
            stretch = places.original(at, at + len(needle))
            is_hit = stretch is not None and (not query.whole_words or is_whole_word(text, *stretch))
            if is_hit and stretch is not None:
                found.append(stretch)
            at = searched.find(needle, at + (len(needle) if is_hit else 1))  # as where hits are counted
        return found

    def current_place(self, text: str) -> tuple[int, int] | None:
        """Where the hit stands that one has gone to: inside of its whole field."""
        hit = self._hit
        if hit is None:
            return None
        field = keep_exact(hit.text).strip()
        lead = len(hit.text) - len(hit.text.lstrip())
        at = keep_exact(text).find(field)
        return (at + hit.start - lead, at + hit.end - lead) if at >= 0 else None
