"""What became of each element in one step: undo, redo, recovery, view update and check trigger in one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from designer.model.elements import Element

Pair = tuple[Element | None, Element | None]


class Change(msgspec.Struct, frozen=True):
    """For each touched id the element before and after; None means it is not there."""

    label: str
    pairs: Mapping[str, Pair]

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.label, {i: (after, before) for i, (before, after) in self.pairs.items()})

    def then(self, later: Change) -> Change:
        """Both changes as one; what ends where it began drops out."""
        merged = dict(self.pairs)
        gather(merged, later.pairs)
        return Change(self.label, merged)

    def touched(self) -> Iterator[Element]:
        """Every element of the change, before and after."""
        for before, after in self.pairs.values():
            if before is not None:
                yield before
            if after is not None:
                yield after

    def __bool__(self) -> bool:
        return bool(self.pairs)


def gather(pairs: dict[str, Pair], later: Mapping[str, Pair]) -> None:
    """Add to what was done what was done after it; what ends where it began drops out."""
    for id, (before, after) in later.items():
        if id in pairs:
            before = pairs[id][0]
        if before == after:
            pairs.pop(id, None)
        else:
            pairs[id] = (before, after)
