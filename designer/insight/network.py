"""The graph that insight walks: placed touchpoints, the ways on from each, and which share of customers takes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import msgspec

from designer.checks.flow import entries, exits, members
from designer.checks.ways import leads_to_future
from designer.model import Channel, Connection, ConnectionKind, JourneyMap, Touchpoint


class Path(msgspec.Struct, frozen=True):
    """Touchpoints that lead to each other, the connections between them, and how often the customer changes channel."""

    touchpoints: tuple[str, ...] = ()
    connections: tuple[str, ...] = ()
    switches: int = 0


class Network:
    """A map as its customers walk it. Returns are not walked: who comes back goes on from there, and counts once.

    Of the ways on from a touchpoint each takes the share that stands on it; ways without one take equal parts of what the
    others leave of 100 %; where today's state and the future one part, the future one takes none: nobody goes there yet.
    Shares of more than 100 % are scaled down, and so are shares of less, unless the touchpoint is an exit: there the rest of
    the customers end.
    """

    def __init__(self, journey: JourneyMap) -> None:
        self.journey = journey
        self.members = members(journey)
        self.numbers = journey.numbers
        self.entries = tuple(t.id for t in entries(journey))
        self.exits = tuple(t.id for t in exits(journey))
        self._there = {t.id for t in self.members}

    @cached_property
    def ways(self) -> Mapping[str, tuple[Connection, ...]]:
        """The ways on from each touchpoint, the preferred one first.

        That is the one with the highest share, else one of today, else one that is not marked as an alternative, else the
        one to the touchpoint that comes first on the map.
        """
        found: dict[str, tuple[Connection, ...]] = {}
        for touchpoint in self.members:
            ways = [
                way
                for way in self.journey.connections_from(touchpoint.id)
                if way.kind is not ConnectionKind.RETURN and way.target in self._there
            ]
            found[touchpoint.id] = tuple(sorted(ways, key=self._preference))
        return found

    def _preference(self, way: Connection) -> tuple[float, bool, bool, int, str]:
        is_marked = way.kind is ConnectionKind.ALTERNATIVE
        return -(way.share or 0), leads_to_future(self.journey, way), is_marked, self.numbers[way.target], way.id

    def _touchpoint(self, id: str) -> Touchpoint:
        found = self.journey.find(Touchpoint, id)
        assert found is not None  # the model keeps references valid
        return found

    @cached_property
    def weights(self) -> Mapping[str, Mapping[str, float]]:
        """Of those at a touchpoint, which part goes on to each other one; what is missing to 1 ends there."""
        ends = set(self.exits)
        return {id: self._weigh(ways, is_exit=id in ends) for id, ways in self.ways.items()}

    def _weigh(self, ways: Sequence[Connection], *, is_exit: bool) -> dict[str, float]:
        if not ways:
            return {}
        given = sum(max(way.share, 0.0) for way in ways if way.share is not None)
        bare = [way for way in ways if way.share is None]
        bare = [way for way in bare if not leads_to_future(self.journey, way)] or bare
        rest = max(100.0 - given, 0.0) / len(bare) if bare else 0.0
        parts = [max(way.share, 0.0) if way.share is not None else rest if way in bare else 0.0 for way in ways]
        total = sum(parts)
        if total <= 0:
            parts, total = [100.0 / len(ways)] * len(ways), 100.0
        scale = 100.0 if total < 100.0 and is_exit else total
        weights: dict[str, float] = {}
        for way, part in zip(ways, parts, strict=True):
            if part > 0:
                weights[way.target] = weights.get(way.target, 0.0) + part / scale
        return weights

    def ends_at(self, id: str) -> float:
        """Which part of those at a touchpoint goes no further."""
        left = 1.0 - sum(self.weights[id].values())
        return left if left > 1e-9 else 0.0

    def path(self, touchpoints: Sequence[str], connections: Sequence[str]) -> Path:
        """A path with its changes of channel counted."""
        return Path(tuple(touchpoints), tuple(connections), self.switches(touchpoints))

    def switches(self, touchpoints: Sequence[str]) -> int:
        """How often the customer changes channel on a way. What goes through both channels is no change, and neither is
        what stands in none."""
        count = 0
        before: frozenset[str] = frozenset()
        for id in touchpoints:
            touchpoint = self._touchpoint(id)
            through = frozenset(i for i in (touchpoint.channel, *touchpoint.also) if self.journey.find(Channel, i))
            if not through:
                continue
            if before and not before & through:
                count += 1
            before = through
        return count
