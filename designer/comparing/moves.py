"""Which elements that are on both maps stand elsewhere: always the fewest that must have moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from designer.comparing.matching import Match
from designer.comparing.sequences import Ranked, moved
from designer.model import Element, JourneyMap, Note, Touchpoint


class Moves:
    """Finds what moved; ids are those of the map before. In versions of one map order keys tell which of two neighbours was
    moved, in others nothing does."""

    def __init__(self, before: JourneyMap, after: JourneyMap, match: Match, is_by_id: bool) -> None:
        self.before, self.after, self.match, self.is_by_id = before, after, match, is_by_id
        self.in_lanes: set[str] = set()  # touchpoints that only went to another lane

    def all(self) -> set[str]:
        """All that moved."""
        found: set[str] = set()
        for view in ("stages", "lanes", "personas", "views"):
            found |= self._in_order(getattr(self.before, view), getattr(self.after, view))
        return found | self._touchpoints() | self._notes()

    def _other(self, id: str) -> str | None:
        return self.match.to_after.get(id)

    def _in_order(self, ours: Sequence[Any], theirs: Sequence[Any]) -> set[str]:
        ranks = {element.id: rank for rank, element in enumerate(theirs)}
        places: list[Ranked[str]] = []
        for rank, element in enumerate(ours):
            other = self._other(element.id)
            if other is not None and other in ranks:
                places.append((element.id, rank, ranks[other], self._is_sure(element.order, self.after[other])))
        return moved(places)

    def _is_sure(self, key: str, other: Element) -> bool:
        return self.is_by_id and key == getattr(other, "order", None)

    # Touchpoints

    def _touchpoints(self) -> set[str]:
        found: set[str] = set()
        stay: dict[str, list[tuple[Touchpoint, Touchpoint]]] = {}
        for stage in ("", *(s.id for s in self.before.stages)):
            for touchpoint in self.before.touchpoints_in(stage):
                other = self.after.find(Touchpoint, self._other(touchpoint.id) or "")
                if other is None:
                    continue
                if not self._is_one(touchpoint.stage, other.stage):
                    found.add(touchpoint.id)
                    continue
                if self._is_elsewhere(touchpoint, other):
                    self.in_lanes.add(touchpoint.id)
                stay.setdefault(stage, []).append((touchpoint, other))
        for stage, pairs in stay.items():
            found |= self._in_steps(pairs) if stage else self._in_order(self.before.tray, self.after.tray)
        self.in_lanes -= found
        return found | self.in_lanes

    def _is_elsewhere(self, one: Touchpoint, other: Touchpoint) -> bool:
        return not self._is_one(self.before.place_of(one), self.after.place_of(other))

    def _in_steps(self, pairs: Sequence[tuple[Touchpoint, Touchpoint]]) -> set[str]:
        """Those of one stage that stand in another step, or elsewhere among those in their cell."""
        ours = {key: i for i, (key, _members) in enumerate(self.before.steps(pairs[0][0].stage))}
        theirs = {key: i for i, (key, _members) in enumerate(self.after.steps(pairs[0][1].stage))}
        steps: list[Ranked[str]] = [
            (one.id, ours[one.step], theirs[other.step], self.is_by_id and one.step == other.step)
            for one, other in pairs
        ]
        found = moved(steps)
        cells: dict[tuple[str, str], list[tuple[Touchpoint, Touchpoint]]] = {}
        for one, other in pairs:
            if one.id not in found and not self._is_elsewhere(one, other):
                cells.setdefault((one.step, self.before.place_of(one)), []).append((one, other))
        for members in cells.values():
            if len(members) > 1:
                rank = {id: i for i, id in enumerate(sorted((o.id for _one, o in members), key=self._order_in_cell))}
                found |= moved(
                    (one.id, i, rank[other.id], self._is_sure(one.order, other))
                    for i, (one, other) in enumerate(members)
                )
        return found

    def _order_in_cell(self, id: str) -> tuple[str, str]:
        touchpoint = self.after[id]
        assert isinstance(touchpoint, Touchpoint)
        return touchpoint.order, id

    # Notes

    def _notes(self) -> set[str]:
        found: set[str] = set()
        stay: dict[str, list[tuple[Note, Note]]] = {}
        for note in sorted(self.before.of(Note), key=lambda n: (n.order, n.id)):
            other = self.after.find(Note, self._other(note.id) or "")
            if other is None:
                continue
            if self._is_one(note.about, other.about) and self._is_one(note.lane, other.lane):
                stay.setdefault(note.about, []).append((note, other))
            else:
                found.add(note.id)
        for pairs in stay.values():
            if len(pairs) > 1:
                theirs = {n.id: i for i, n in enumerate(self.after.notes_about(pairs[0][1].about))}
                found |= moved(
                    (one.id, i, theirs[other.id], self._is_sure(one.order, other))
                    for i, (one, other) in enumerate(pairs)
                )
        return found

    def _is_one(self, ours: str, theirs: str) -> bool:
        return self._other(ours) == theirs if ours else not theirs
