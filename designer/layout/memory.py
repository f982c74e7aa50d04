"""What one layout leaves for the next: measured and drawn parts, kept as long as nothing they were made from changes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from typing import Any, ParamSpec, TypeVar
from weakref import ref

from designer.layout.texts import Texts, most_kept
from designer.layout.theme import Theme
from designer.text import FontBook
from designer.text.lately import Lately

P = ParamSpec("P")
T = TypeVar("T")


_TURN = 256  # layouts: what none of so many asked for is forgotten, as what was made for lanes that are gone
_MOST_NAMES = 100_000  # unless it is told how many elements to expect


class Memory:
    """One value for each name, made anew when its key is no longer equal to the one it was made for.

    Names are of elements too, which come and go: those that are not asked for any more are forgotten.
    """

    __slots__ = ("__weakref__", "_kept")

    def __init__(self) -> None:
        self._kept: Lately[Hashable, tuple[Any, Any]] = Lately(_MOST_NAMES)

    def expect(self, elements: int) -> None:
        """Keep what a map with so many elements needs, and little more."""
        self._kept.expect(most_kept(elements))

    def turn(self) -> None:
        """Let go of what no layout asked for since the last turn but one."""
        self._kept.turn()

    def keep(self, name: Hashable, key: Any, make: Callable[[], T]) -> T:
        """The value under this name, if it was made for this key; else a new one."""
        found = self._kept[name]
        if found is not None and found[0] == key:
            return found[1]  # type: ignore[no-any-return]
        value = make()
        self._kept.keep(name, (key, value))
        return value

    def made(self, name: Hashable, make: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `make` gives for these arguments, kept under this name until they change."""
        key = (args, kwargs) if kwargs else args
        found = self._kept[name]
        if found is not None and found[0] == key:
            return found[1]  # type: ignore[no-any-return]
        value = make(*args, **kwargs)
        self._kept.keep(name, (key, value))
        return value

    def put(self, name: Hashable, value: Any) -> None:
        """Keep a value under a name, for `last`."""
        self._kept.keep(name, (None, value))

    def last(self, name: Hashable) -> Any:
        """The value under this name, whatever it was made for; None if there is none."""
        found = self._kept[name]
        return None if found is None else found[1]

    def homes(self, name: Hashable, parts: Sequence[Collection[str]]) -> Mapping[str, int]:
        """For each name in any part the place of that part. No name is in two of them. Those parts that are the very
        same as last time are not gone through."""
        last: tuple[Sequence[Collection[str]], dict[str, int]] | None = self.last(name)
        if last is None or len(last[0]) != len(parts):
            found = {id: i for i, part in enumerate(parts) for id in part}
        else:
            changed = [i for i, (old, new) in enumerate(zip(last[0], parts, strict=True)) if old is not new]
            if not changed:
                return last[1]
            found = last[1].copy()
            for i in changed:
                for id in set(last[0][i]).difference(parts[i]):
                    found.pop(id, None)
            for i in changed:
                found.update(dict.fromkeys(parts[i], i))
        self.put(name, (parts, found))
        return found

    def same(self, name: Hashable, value: T) -> T:
        """The kept value if it equals this one, so that later comparisons need not look inside."""
        return self.keep(name, value, lambda: value)


class Recall:
    """A memory, for what is kept in it and makes something later: it does not hold it, else neither would go with its map.
    Where the memory is gone there is nothing to recall."""

    __slots__ = ("_memory",)

    def __init__(self, memory: Memory) -> None:
        self._memory = ref(memory)

    def __call__(self) -> Memory:
        """The memory; an empty one where it is gone."""
        memory = self._memory()
        return Memory() if memory is None else memory


class LayoutCache:
    """The memory of all layouts of one map in one theme and language: one part for the map, one for each stage."""

    def __init__(self, theme: Theme, fonts: FontBook, language: str) -> None:
        self.language = language
        self.theme = theme
        self.fonts = fonts
        self.texts = Texts(fonts, theme)
        self.map = Memory()
        self._stages: dict[str, Memory] = {}
        self.routes: Any = None
        self._layouts = 0

    def expect(self, elements: int) -> None:
        """Keep what a map with so many elements needs, and little more."""
        self.fonts.expect(elements)
        self.texts.expect(elements)
        self.map.expect(elements)
        self._layouts += 1
        if self._layouts % _TURN == 0:
            for memory in (self.map, *self._stages.values()):
                memory.turn()

    def stage(self, id: str) -> Memory:
        """The memory of a stage."""
        found = self._stages.get(id)
        if found is None:
            found = self._stages[id] = Memory()
        return found

    def forget_others(self, stages: Iterable[str]) -> None:
        """Drop the memory of stages that are no longer there."""
        kept = set(stages)
        for id in [id for id in self._stages if id not in kept]:
            del self._stages[id]
