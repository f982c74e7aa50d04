"""What is said of an element beside the texts that people write: what its choices, figures and dates read as."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

import msgspec

from designer.finding.folding import fold, keep_exact
from designer.finding.search import ToldEntry
from designer.model import Element, JourneyMap


class Told(msgspec.Struct, frozen=True):
    """What a field reads as: as it is shown, and other ways to write it ("2026-03-14", "14 March 2026").

    Of what is shown only the first `own` characters count, where there are some: of "65 %" the figure, as the unit is a text.
    """

    field: str
    text: str
    also: tuple[str, ...] = ()
    own: int = 0


Teller = Callable[[Element], Iterable[Told]]  # of the elements of one map; two that are equal tell the same
TellerFor = Callable[[JourneyMap], Teller]


def tells_nothing(_journey: JourneyMap) -> Teller:
    """For a search through texts alone."""
    return _says_nothing


def _says_nothing(_element: Element) -> Iterable[Told]:
    return ()


def told_entry(id: str, told: Told, within: tuple[str, ...]) -> ToldEntry:
    """What a field reads as, ready to be searched."""
    folded, exact = _ways(told.text, told.also)
    return ToldEntry(id, told.field, told.text, folded, exact, False, within, told.own or len(told.text))


@lru_cache(4096)
def _ways(text: str, also: tuple[str, ...]) -> tuple[str, str]:
    """All ways to write it, one a line: folded, and exactly. Choices read the same on thousands of elements."""
    ways = (text, *also)
    return "\n".join(dict.fromkeys(map(fold, ways))), "\n".join(map(keep_exact, ways))


def number_entry(id: str, number: int, within: tuple[str, ...]) -> ToldEntry:
    """The number on a card: found as a whole, as a 1 stands on hundreds of cards of a large map."""
    text = str(number)
    return ToldEntry(id, "number", text, text, text, False, within, len(text), is_whole=True)
