"""What became of each element in one step: undo, redo, recovery, view update and check trigger in one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from designer.model.elements import Element


class Change(msgspec.Struct, frozen=True):
    """For each touched id the element before and after; None means it is not there."""

    label: str
    pairs: Mapping[str, tuple[Element | None, Element | None]]

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.label, {i: (after, before) for i, (before, after) in self.pairs.items()})

    def then(self, later: Change) -> Change:
        """Both changes as one; what ends where it began drops out."""
        merged = dict(self.pairs)
        for i, (before, after) in later.pairs.items():
            merged[i] = (merged[i][0] if i in merged else before, after)
        return Change(self.label, {i: pair for i, pair in merged.items() if pair[0] != pair[1]})

    def touched(self) -> Iterator[Element]:
        """Every element of the change, before and after."""
        for before, after in self.pairs.values():
            if before is not None:
                yield before
            if after is not None:
                yield after

    def __bool__(self) -> bool:
        return bool(self.pairs)
