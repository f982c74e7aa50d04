"""What came or went only because something else did is told together with that, in both directions alike."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from designer.comparing.differences import Difference, Kind
from designer.comparing.fields import Explained
from designer.comparing.matching import Match
from designer.model import Connection, JourneyMap, Note, Touchpoint

_Cause = tuple[Kind, str]  # added or removed, and the id of what was


def fold(
    found: Iterable[Difference],
    explained: Iterable[tuple[Difference, Explained]],
    before: JourneyMap,
    after: JourneyMap,
    match: Match,
) -> list[Difference]:
    """The differences, each with what came along with it."""
    causes = _Causes(before, after, match)
    heads: dict[_Cause, Difference] = {}
    along: dict[_Cause, list[Difference]] = {}
    plain: list[Difference] = []
    waiting: list[tuple[_Cause, Difference]] = []
    for difference in found:
        cause = causes.of(difference)
        if cause is not None:
            waiting.append((cause, difference))
        elif difference.kind in (Kind.ADDED, Kind.REMOVED):
            heads[difference.kind, difference.before or difference.after] = difference
        else:
            plain.append(difference)
    for difference, part in explained:
        waiting.append(((Kind.REMOVED, part.before) if part.before else (Kind.ADDED, part.after), difference))
    for cause, difference in waiting:
        cause = causes.head(cause)
        if cause in heads:
            along.setdefault(cause, []).append(difference)
        else:  # a picture, which is no difference of its own
            plain.append(difference)
    return plain + [msgspec.structs.replace(head, along=tuple(along.get(at, ()))) for at, head in heads.items()]


class _Causes:
    """Finds what a difference only follows from."""

    def __init__(self, before: JourneyMap, after: JourneyMap, match: Match) -> None:
        self.before, self.after, self.match = before, after, match

    def of(self, difference: Difference) -> _Cause | None:
        """What was added or removed that explains a difference; None where it stands for itself."""
        match difference.kind:
            case Kind.REMOVED:
                return self._of_one(difference.before, Kind.REMOVED)
            case Kind.ADDED:
                return self._of_one(difference.after, Kind.ADDED)
            case Kind.MOVED:
                return self._of_move(difference)
            case Kind.CHANGED:
                return self._of_change(difference)

    def head(self, cause: _Cause) -> _Cause:
        """What explains a cause itself: the notes of a connection go with the touchpoint that takes it along."""
        further = self._of_one(cause[1], cause[0])
        return cause if further is None else self.head(further)

    def _map(self, kind: Kind) -> JourneyMap:
        return self.before if kind is Kind.REMOVED else self.after

    def _is_alone(self, id: str, kind: Kind) -> bool:
        """Whether an element of the one map is not in the other."""
        known = self.match.to_after if kind is Kind.REMOVED else self.match.to_before
        return bool(id) and id not in known

    def _of_one(self, id: str, kind: Kind) -> _Cause | None:
        """What took an element along, or brought it."""
        element = self._map(kind).get(id)
        match element:
            case Connection():
                for end in (element.source, element.target):
                    if self._is_alone(end, kind):
                        return kind, end
                return self._bridged(element, kind)
            case Note():
                for other in (element.about, element.lane):
                    if self._is_alone(other, kind):
                        return kind, other
        return None

    def _bridged(self, connection: Connection, kind: Kind) -> _Cause | None:
        """The touchpoint on the other map that stood, or stands, between the ends of a connection."""
        known = self.match.to_after if kind is Kind.REMOVED else self.match.to_before
        other_kind = kind.mirrored
        source, target = known.get(connection.source), known.get(connection.target)
        if source is None or target is None:
            return None
        between = self._map(other_kind)
        for way in between.connections_from(source):
            if self._is_alone(way.target, other_kind):
                if any(on.target == target for on in between.connections_from(way.target)):
                    return other_kind, way.target
        return None

    def _of_move(self, difference: Difference) -> _Cause | None:
        one, other = self.before.get(difference.before), self.after.get(difference.after)
        if isinstance(one, Touchpoint) and isinstance(other, Touchpoint):
            if not other.stage and self._is_alone(one.stage, Kind.REMOVED):
                return Kind.REMOVED, one.stage
            if not one.stage and self._is_alone(other.stage, Kind.ADDED):
                return Kind.ADDED, other.stage
            if self.match.to_after.get(one.stage, "") != other.stage:
                return None
            ours, theirs = self.before.place_of(one), self.after.place_of(other)
            return self._of_lanes(ours, theirs)
        if isinstance(one, Note) and isinstance(other, Note) and self.match.to_after.get(one.about, "") == other.about:
            return self._of_lanes(one.lane, other.lane)
        return None

    def _of_lanes(self, ours: str, theirs: str) -> _Cause | None:
        if not theirs and self._is_alone(ours, Kind.REMOVED):
            return Kind.REMOVED, ours
        if not ours and self._is_alone(theirs, Kind.ADDED):
            return Kind.ADDED, theirs
        return None

    def _of_change(self, difference: Difference) -> _Cause | None:
        one, other = self.before.get(difference.before), self.after.get(difference.after)
        if not isinstance(one, Connection) or not isinstance(other, Connection):
            return None
        to_after = self.match.to_after
        if to_after.get(one.source) == other.source and to_after.get(one.target) == other.target:
            return None
        # A touchpoint that went left its way in joined to its way out; one that came stands in a way that was there.
        for is_target in (True, False):
            ours, theirs = (one.target, other.target) if is_target else (one.source, other.source)
            if self._is_alone(ours, Kind.REMOVED) and any(
                to_after.get(id) == theirs for id in _beyond(self.before, ours, is_target)
            ):
                return Kind.REMOVED, ours
            if self._is_alone(theirs, Kind.ADDED) and to_after.get(ours) in _beyond(self.after, theirs, is_target):
                return Kind.ADDED, theirs
        return None


def _beyond(journey: JourneyMap, touchpoint: str, is_onward: bool) -> set[str]:
    """The touchpoints that one leads to, or that lead to it."""
    if is_onward:
        return {way.target for way in journey.connections_from(touchpoint)}
    return {way.source for way in journey.connections_to(touchpoint)}
