"""Which row of a list leads to which: by the column "next", or one after the other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise

import msgspec

from designer.interchange.cells import NAMELESS
from designer.interchange.trouble import one_line, quoted
from designer.words import _

Way = tuple[int, int]  # places of two rows


class Spot(msgspec.Struct, frozen=True):
    """What of a row decides where others lead."""

    name: str
    stage: str
    step: str = ""


_PARTING = re.compile(r"\s*>\s*")


class Names:
    """Finds the row that a value of the column "next" means."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        self._by_name: dict[str, list[int]] = {}
        self._by_both: dict[tuple[str, str], list[int]] = {}
        self._by_likeness: dict[str, list[int]] = {}
        for place, spot in enumerate(spots):
            name, stage = _key(spot.name), _key(spot.stage)
            self._by_name.setdefault(name, []).append(place)
            self._by_both.setdefault((stage, name), []).append(place)
            self._by_likeness.setdefault(name.casefold(), []).append(place)

    def find(self, value: str, source: int) -> int | None:
        """The place that `Name` or `Stage > Name` means, seen from a row: the nearest later one, else one before.

        The row itself is meant only where nothing else can be; None is nobody.
        """
        wanted = _key(value)
        candidates = self._by_name.get(wanted)
        if candidates is None:
            for match in _PARTING.finditer(wanted):
                candidates = self._by_both.get((wanted[: match.start()], wanted[match.end() :]))
                if candidates is not None:
                    break
            else:
                candidates = self._by_likeness.get(wanted.casefold())
        return None if candidates is None else _nearest(candidates, source)


def _key(name: str) -> str:
    return " ".join(name.split()) or NAMELESS


def _nearest(places: list[int], source: int) -> int:
    later = bisect_right(places, source)
    if later < len(places):
        return places[later]
    before = later - 1
    return places[before - 1] if places[before] == source and before > 0 else places[before]


def connect_named(
    spots: Sequence[Spot], values: Sequence[Sequence[str]], tell: Callable[[int, str, str, str], None]
) -> list[Way]:
    """The ways that the column "next" names; `tell` hears (place, what it says, what was wrong, what was done)."""
    names = Names(spots)
    ways: list[Way] = []
    for source, wanted in enumerate(values):
        reached: set[int] = set()
        for value in wanted:
            target = names.find(value, source)
            says = f"{one_line(spots[source].name)}; next {quoted(value)}"
            if target is None:
                tell(source, says, _("No touchpoint has this name"), _("Imported without this connection"))
            elif target == source:
                tell(source, says, _("A touchpoint can't lead to itself"), _("Imported without this connection"))
            elif target in reached:
                tell(source, says, _("It is named twice"), _("Imported as one connection"))
            else:
                reached.add(target)
                ways.append((source, target))
    return ways


def connect_rows(spots: Sequence[Spot]) -> list[Way]:
    """The ways of rows that follow one another; neighbours in one step are alternatives, and the tray leads nowhere."""
    groups: list[list[int]] = []
    step: tuple[str, str] | None = None
    for place, spot in enumerate(spots):
        if not spot.step:
            continue
        if (spot.stage, spot.step) == step:
            groups[-1].append(place)
        else:
            groups.append([place])
            step = (spot.stage, spot.step)
    return [(source, target) for before, after in pairwise(groups) for source in before for target in after]
