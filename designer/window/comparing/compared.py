"""Two maps read, compared and laid out: what the comparing surface shows. Made beside the window; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from designer.comparing import (
    Difference,
    Differences,
    are_versions,
    compare,
    ghost_id,
    marks_beside,
    marks_over,
    overlaid,
)
from designer.model import JourneyMap
from designer.words import _, ngettext

if TYPE_CHECKING:
    from designer.canvas.marked import Picture
    from designer.comparing import Marked
    from designer.text import FontBook

Books = Callable[[JourneyMap], "FontBook"]


class Which(StrEnum):
    """One of the three maps that are seen."""

    BEFORE = "before"
    AFTER = "after"
    BOTH = "both"


class Side(msgspec.Struct, frozen=True, eq=False):
    """One of the two maps, and what it is called in a sentence."""

    name: str
    journey: JourneyMap
    is_version: bool = False  # of the map in question


class Compared(msgspec.Struct, frozen=True, eq=False):
    """Both maps, what differs, and a picture of both laid over each other."""

    before: Side
    after: Side
    differences: Differences
    both: Picture

    def ids(self, difference: Difference, which: Which) -> tuple[str, ...]:
        """The elements of a difference on one of the maps: itself first, then what came or went along with it."""
        found = [id for part in difference.whole() if (id := _id_on(part, which))]
        return tuple(dict.fromkeys(found))

    def at(self, id: str, which: Which) -> tuple[Difference, ...]:
        """The differences that an element of one of the maps is marked for."""
        own = [d for d in self.differences if _id_on(d, which) == id]
        return tuple(own or [d for d in self.differences if id in self.ids(d, which)])


def _id_on(difference: Difference, which: Which) -> str:
    if which is Which.BOTH:
        return difference.after or ghost_id(difference.before)
    return difference.after if which is Which.AFTER else difference.before


def compared(before: Side, after: Side, books: Books) -> Compared:
    """Compare two maps and lay them out over each other. Takes a while for large maps: to be called beside the window."""
    from designer.printed_differences import is_ghost

    of_one_file = before.is_version and after.is_version
    is_by_id = are_versions(before.journey, after.journey, of_one_file=of_one_file)
    differences = compare(before.journey, after.journey, is_by_id=is_by_id)
    both = overlaid(before.journey, after.journey, differences)
    marked = marks_over(before.journey, after.journey, differences)
    alt = f"{_('Both maps laid over each other')}, {_marked_words(differences)}"
    return Compared(before, after, differences, _picture(both, books, marked, alt, is_ghost))


def sides(compared: Compared, books: Books) -> dict[Which, Picture]:
    """A picture of each of the two maps. Takes as long again."""
    said = _marked_words(compared.differences)
    found = {}
    for which, side, words in (
        (Which.BEFORE, compared.before, _("{map}, before")),
        (Which.AFTER, compared.after, _("{map}, after")),
    ):
        marked = marks_beside(compared.differences, is_after=which is Which.AFTER)
        found[which] = _picture(side.journey, books, marked, f"{words.format(map=side.name)}, {said}")
    return found


def _marked_words(differences: Differences) -> str:
    count = len(differences)
    return ngettext("{n} difference marked", "{n} differences marked", count).format(n=count)


def _picture(
    journey: JourneyMap,
    books: Books,
    marked: tuple[Marked, ...],
    alt: str,
    gone: Callable[[str], bool] | None = None,
) -> Picture:
    from designer.canvas.live import options_of
    from designer.canvas.marked import Picture, pale
    from designer.layout import lay_out, theme_for
    from designer.printed_differences import difference_marks

    theme, book = theme_for(journey.header), books(journey)
    layout = lay_out(journey, theme, book, options_of(journey.header))
    for id in layout.grid.routes:
        _ = layout.grid.routes[id]  # found when first asked for: here, not while the window paints
    marks = difference_marks(layout, marked)
    if gone is not None:
        layout = pale(layout, gone)
    return Picture(journey, layout, theme, book, marks, alt)
