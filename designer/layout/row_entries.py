"""What stands in the rows of each stage besides cards, and how it is set: notes, tiles and chips."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from designer.layout import chips, metrics, notes, widths
from designer.layout.card_facts import CardStyle, told
from designer.layout.cast import Cast
from designer.layout.entries import Entries, entries_in
from designer.layout.facts import StageFacts
from designer.layout.heights import Flows
from designer.layout.memory import Memory
from designer.layout.notes import Entry, Flow, Known
from designer.layout.numbers import Digits
from designer.layout.rows import Row
from designer.layout.texts import Texts
from designer.layout.widths import StageEntries
from designer.model import LaneKind, Touchpoint

NO_PICTURES: Mapping[str, float] = {}
_BESIDE = 32  # entries that stood in a row, of which something is kept for the case that they come back


class RowEntries:
    """Tells what stands in these rows, and sets it with such a gap between notes."""

    def __init__(
        self, rows: tuple[Row, ...], style: CardStyle, cast: Cast, language: str, gap: float, texts: Texts
    ) -> None:
        self._rows = rows
        self._style = style
        self._cast = cast
        self._language = language
        self._gap = gap
        self._texts = texts

    def of(self, facts: StageFacts, memory: Memory) -> StageEntries:
        """What stands in each row of a stage."""
        if facts.stage.folded:
            return ((),) * len(self._rows)
        said = facts.entries, facts.touchpoints, facts.digits
        return memory.made("entries", _stage_entries, self._rows, *said, self._language, self._style, self._cast)

    def flows(
        self,
        entries: tuple[tuple[Entry, ...], ...],
        width: float,
        pictures: Mapping[str, float] = NO_PICTURES,
        memory: Memory | None = None,
    ) -> Flows:
        """What stands in each row of a stage, set in a column of this width. `pictures` tells how wide notes are in rows that
        have pictures. With the stage's memory, what takes the same room as in the last layout stays where it was."""
        inner = width - 2 * self._texts.theme.swimlanes.stage_padding
        memory = memory or Memory()
        found: list[tuple[tuple[Entry, ...], Flow] | None] = []
        for row, some in zip(self._rows, entries, strict=True):
            if not some:
                found.append(None)
                continue
            picture = pictures.get(row.key, notes.WIDEST_PICTURE)
            flow = self._flow(row, some, inner, picture, memory)
            found.append((some, flow))
        return tuple(found)

    def _flow(self, row: Row, entries: tuple[Entry, ...], inner: float, picture: float, memory: Memory) -> Flow:
        name, texts, gap = ("flow", row.key), self._texts, self._gap
        known: Known = memory.keep(("known rooms", row.key), (row.kind, texts), dict)
        if len(known) > 2 * len(entries) + _BESIDE:  # of many that are no longer here
            known.clear()
        if row.kind == LaneKind.METRICS:
            language = self._language
            least, gap = widths.narrowest_in(memory, row, entries, language, texts), self._texts.theme.notes.gap
            return memory.made(name, partial(metrics.flow_tiles, known), entries, inner, texts, gap, language, least)
        if row.kind == LaneKind.CONTENT:
            return memory.made(name, partial(chips.flow_chips, known), entries, inner, texts)
        longest = memory.made(("longest in", row.key), partial(notes.longest_word, memory, row.key), entries, texts)
        return memory.made(name, partial(notes.flow_notes, known), entries, inner, texts, gap, longest, picture)


def count_in(row: Row, facts: StageFacts, language: str, style: CardStyle, cast: Cast) -> int:
    """How much would stand in a row of a stage if it were not folded."""
    said = facts.entries, facts.touchpoints, facts.digits
    return len(entries_in(row, *said, language, _telling(style, cast)))


def _stage_entries(
    rows: tuple[Row, ...],
    entries: Entries,
    touchpoints: tuple[Touchpoint, ...],
    digits: Digits,
    language: str,
    style: CardStyle,
    cast: Cast,
) -> StageEntries:
    said = entries, touchpoints, digits, language, _telling(style, cast)
    return tuple([entries_in(row, *said) if row.holds_entries else () for row in rows])


def _telling(style: CardStyle, cast: Cast) -> Callable[[Touchpoint], str]:
    """What tells what happens at a touchpoint."""
    return lambda touchpoint: told(touchpoint, style, cast.look(touchpoint.lane or touchpoint.channel))
