"""Which ids hang on which id, in little room."""

from __future__ import annotations

from collections.abc import Iterable

_MOST_IN_ROW = 8  # ids that are kept one behind the other; more are looked up


class Index:
    """For each id those that hang on it, in the order in which they came.

    Of tens of thousands of touchpoints nearly each has one or two: a dictionary for each would fill four times as much.
    """

    __slots__ = ("_held",)

    def __init__(self) -> None:
        self._held: dict[str, str | tuple[str, ...] | dict[str, None]] = {}

    def of(self, key: str) -> Iterable[str]:
        """Those that hang on an id."""
        held = self._held.get(key)
        if held is None:
            return ()
        return (held,) if isinstance(held, str) else held

    def add(self, key: str, id: str) -> None:
        """One more hangs on an id; nothing where it did before."""
        held = self._held.get(key)
        if held is None:
            self._held[key] = id
        elif isinstance(held, dict):
            held[id] = None
        elif isinstance(held, str):
            if held != id:
                self._held[key] = held, id
        elif id not in held:
            more = (*held, id)
            self._held[key] = more if len(more) <= _MOST_IN_ROW else dict.fromkeys(more)

    def drop(self, key: str, id: str) -> None:
        """It hangs on that id no longer."""
        held = self._held.get(key)
        if isinstance(held, dict):
            held.pop(id, None)
        elif isinstance(held, tuple):
            held = tuple([one for one in held if one != id])
            self._held[key] = held
        elif held == id:
            held = ()
        if held is not None and not held:
            del self._held[key]
