"""Compares two maps: what was added, removed, moved and changed from the one to the other."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from designer.comparing.consequences import fold
from designer.comparing.differences import Difference, Differences, FieldChange, Kind
from designer.comparing.fields import Explained, Fields
from designer.comparing.matching import Match, match_by_id, match_by_name
from designer.comparing.moves import Moves
from designer.comparing.places import Places
from designer.comparing.words import called, group_words, lane_words, place_words
from designer.model import Element, JourneyMap, Note, Persona, PictureData, SubMap, Touchpoint
from designer.model.elements import MapHeader, kind_of, name_of


def compare(before: JourneyMap, after: JourneyMap, *, is_by_id: bool | None = None) -> Differences:
    """All differences, in the order of the map.

    Elements are matched by id where both are versions of one map, else, as after two imports, by name and place, since
    equal ids then mean nothing. Their `uid` tells; `is_by_id` says so where that is known otherwise. Order keys are no
    difference where the order is the same.
    """
    return _compare(before, after, are_versions(before, after) if is_by_id is None else is_by_id)


def are_versions(before: JourneyMap, after: JourneyMap, *, of_one_file: bool = False) -> bool:
    """Whether two maps are versions of one. Maps of older programs have no `uid`: `of_one_file` then tells."""
    ours, theirs = before.header.uid, after.header.uid
    return ours == theirs if ours and theirs else of_one_file


def _compare(before: JourneyMap, after: JourneyMap, is_by_id: bool) -> Differences:
    match = match_by_id(before, after) if is_by_id else match_by_name(before, after)
    return _Comparison(before, after, match, is_by_id).differences()


class _Comparison:
    """One run over two maps."""

    def __init__(self, before: JourneyMap, after: JourneyMap, match: Match, is_by_id: bool) -> None:
        self.before, self.after, self.match, self.is_by_id = before, after, match, is_by_id
        self.fields = Fields(before, after, match)

    def differences(self) -> Differences:
        found: list[Difference] = []
        explained: list[tuple[Difference, Explained]] = []
        moves = Moves(self.before, self.after, self.match, self.is_by_id)
        moved = moves.all()
        for element in self._compared(self.before):
            id = self.match.to_after.get(element.id)
            if id is None:
                found.append(self._gone(element))
                continue
            other = self.after[id]
            if element.id in moved:
                move = self._of(Kind.MOVED, element, other)
                found.append(self._between_lanes(move) if element.id in moves.in_lanes else move)
            if self.is_by_id and element == other and not _has_picture(element):
                continue
            changes, because = self.fields.changes(element, other)
            inside = self._inside(element, other)
            if changes or inside:
                found.append(self._of(Kind.CHANGED, element, other, changes, inside))
            explained += [(self._of(Kind.CHANGED, element, other, [e.change]), e) for e in because]
        found += [self._new(e) for e in self._compared(self.after) if e.id not in self.match.to_before]
        folded = fold(found, explained, self.before, self.after, self.match)
        places = Places(self.before, self.after, self.match)
        return Differences(tuple(_sorted(folded, places)), self.match, self.is_by_id)

    def _compared(self, journey: JourneyMap) -> Iterable[Element]:
        """Pictures are compared as a part of what shows them."""
        return (e for e in journey if not isinstance(e, PictureData))

    def _gone(self, element: Element) -> Difference:
        return Difference(
            Kind.REMOVED,
            kind_of(element),
            called(self.before, element),
            name_of(element),
            before=element.id,
            group=group_words(self.before, element),
            old_place=place_words(self.before, element),
        )

    def _new(self, element: Element) -> Difference:
        return Difference(
            Kind.ADDED,
            kind_of(element),
            called(self.after, element),
            name_of(element),
            after=element.id,
            group=group_words(self.after, element),
            place=place_words(self.after, element),
        )

    def _of(
        self,
        kind: Kind,
        element: Element,
        other: Element,
        changes: Iterable[FieldChange] = (),
        inside: tuple[Difference, ...] = (),
    ) -> Difference:
        return Difference(
            kind,
            kind_of(other),
            called(self.after, other),
            name_of(other),
            before=element.id,
            after=other.id,
            group=group_words(self.after, other),
            place=place_words(self.after, other),
            old_place=place_words(self.before, element),
            changes=tuple(changes),
            inside=inside,
        )

    def _between_lanes(self, move: Difference) -> Difference:
        """A move that is told by its lanes alone: numbers of steps may be others only because something else moved."""
        one, other = self.before[move.before], self.after[move.after]
        assert isinstance(one, Touchpoint)
        assert isinstance(other, Touchpoint)
        was, now = lane_words(self.before, one), lane_words(self.after, other)
        return msgspec.structs.replace(move, old_place=was, place=now)

    def _inside(self, element: Element, other: Element) -> tuple[Difference, ...]:
        """What differs within maps inside the maps."""
        if not isinstance(element, SubMap) or not isinstance(other, SubMap) or element.elements == other.elements:
            return ()
        # Matched as the maps round them are: what is inside has no map id that could tell.
        return _compare(JourneyMap(element.elements), JourneyMap(other.elements), self.is_by_id).items


def _has_picture(element: Element) -> bool:
    match element:
        case Note() | Persona():
            return bool(element.picture)
        case MapHeader():
            return bool(element.logo)
        case _:
            return False


def _sorted(found: list[Difference], places: Places) -> list[Difference]:
    def tidy(difference: Difference) -> Difference:
        if not difference.along:
            return difference
        return msgspec.structs.replace(difference, along=tuple(_sorted(list(difference.along), places)))

    order = {kind: i for i, kind in enumerate(Kind)}
    ranked = sorted(found, key=lambda d: (places.rank(d), order[d.kind], d.before, d.after))
    return [tidy(d) for d in ranked]
