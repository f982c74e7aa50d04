"""What was found out lately, for those who would else find it out again and again."""

from __future__ import annotations

from itertools import chain, islice
from typing import TypeVar

_K = TypeVar("_K")
_V = TypeVar("_V")


class Lately(dict[_K, _V | None]):
    """Values by key: at least the last `most` that were kept, or asked for again; never more than twice as many.

    `lately[key]` is None for what is not there. While a person types, each letter makes texts that are never asked for again;
    what forgets nothing grows with the hours of work, not with the map.
    """

    __slots__ = ("_before", "most")

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most
        self._before: dict[_K, _V | None] = {}

    def __missing__(self, key: _K) -> _V | None:
        found = self._before.get(key)
        if found is not None:
            self.keep(key, found)
        return found

    def expect(self, most: int) -> None:
        """Keep so many from now on. Where that is far fewer than were kept, those that were kept first go at once."""
        self.most = most
        if len(self) + len(self._before) > 2 * most:
            lately = list(islice(chain(reversed(self.items()), reversed(self._before.items())), most))
            self._before = dict(reversed(lately))
            self.clear()

    def turn(self) -> None:
        """Let go of what was not asked for since the last turn but one."""
        self._before = dict(self)
        self.clear()

    def keep(self, key: _K, value: _V) -> None:
        """Keep a value from now on."""
        if len(self) >= self.most:
            self.turn()
        self[key] = value
