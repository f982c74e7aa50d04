"""In which order differences are listed: as their elements stand on both maps laid over each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from designer.comparing.differences import Difference
from designer.comparing.matching import Match
from designer.comparing.sequences import merged
from designer.model import (
    Channel,
    Connection,
    Element,
    JourneyMap,
    Lane,
    MapHeader,
    Note,
    Persona,
    Stage,
    Touchpoint,
    View,
)

Rank = tuple[int, ...]


class Places:
    """The place of every element of two maps in one order."""

    def __init__(self, before: JourneyMap, after: JourneyMap, match: Match) -> None:
        self._maps = (before, after)
        self._ranks: tuple[dict[str, int], dict[str, int]] = ({}, {})
        for view in ("personas", "stages", "lanes", "views"):
            self._merge(getattr(before, view), getattr(after, view), match)
        self._merge((*before.touchpoints, *before.tray), (*after.touchpoints, *after.tray), match)

    def _merge(self, ours: Sequence[Any], theirs: Sequence[Any], match: Match) -> None:
        there = {e.id for e in theirs}
        same = {e.id: match.to_after[e.id] for e in ours if match.to_after.get(e.id) in there}
        # Ids of the two maps may be alike and mean different things.
        backwards = {f"/{other}": id for id, other in same.items()}
        pairs = merged([e.id for e in ours], [f"/{e.id}" for e in theirs], {id: f"/{o}" for id, o in same.items()})
        for rank, (one, other) in enumerate(pairs):
            for id in {one, backwards.get(other or "")} - {None}:
                self._ranks[0][id or ""] = rank
            if other is not None:
                self._ranks[1][other[1:]] = rank

    def rank(self, difference: Difference) -> Rank:
        """The place of a difference among all."""
        which = 1 if difference.after else 0
        element = self._maps[which].get(difference.after or difference.before)
        return self._rank_of(element, which)

    def _rank_of(self, element: Element | None, which: int) -> Rank:
        own = self._ranks[which].get(element.id, 0) if element is not None else 0
        match element:
            case MapHeader():
                return (0,)
            case Persona():
                return (1, own)
            case Stage():
                return (2, own)
            case Channel() | Lane():
                return (3, own)
            case Touchpoint() if not element.stage:
                return (5, own, 0)
            case Touchpoint():
                return (4, self._ranks[which][element.stage], own, 0)
            case Connection():
                return (*self._rank_of(self._maps[which][element.source], which), 1)
            case Note():
                return self._rank_of_note(element, which)
            case View():
                return (7, own)
            case _:
                return (8, own)

    def _rank_of_note(self, note: Note, which: int) -> Rank:
        about = self._maps[which].get(note.about)
        order = sorted(self._maps[which].notes_about(note.about), key=lambda n: (n.order, n.id)).index(note)
        match about:
            case None:
                return (6, order)
            case Stage():
                return (4, self._ranks[which][about.id], -1, order)
            case _:
                return (*self._rank_of(about, which), 2, order)
