"""The marks on the edges of the cards of a stage, which ways go round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from designer.drawing import Box
from designer.layout.alike import all_alike
from designer.layout.cards import CardMaker, CardSize
from designer.layout.columns import StagePlan
from designer.layout.memory import Memory
from designer.layout.numbers import Digits, each
from designer.model import Touchpoint

Marks = tuple[Box, ...]


class _Marked(msgspec.Struct, frozen=True):
    """The marks of the cards of a stage as they were found last, and what for."""

    maker: CardMaker
    touchpoints: Sequence[Touchpoint] = ()
    digits: Sequence[int] = ()
    sizes: Sequence[CardSize] = ()
    marks: Sequence[Marks] = ()

    def known(self, part: slice) -> dict[tuple[str, int, CardSize], tuple[Touchpoint, Marks]]:
        """Those of some cards, by what they were found for."""
        found = zip(self.touchpoints[part], self.digits[part], self.sizes[part], self.marks[part], strict=True)
        return {(one.id, width, size): (one, marks) for one, width, size, marks in found}

    def found(self, part: slice, before: _Marked, gone: slice) -> Iterator[Marks]:
        """The marks of some cards; many of them stood elsewhere among those that are gone."""
        known = before.known(gone)
        for one, width, size in zip(self.touchpoints[part], self.digits[part], self.sizes[part], strict=True):
            old = known.get((one.id, width, size))
            yield self.maker.marks(one, width, size) if old is None or old[0] is not one else old[1]


def marks_of(plan: StagePlan, digits: Digits, maker: CardMaker, memory: Memory) -> tuple[Marks, ...]:
    """The marks of each card of a stage, relative to its box; a node has none. Those of cards before and behind what an edit
    changed are not looked for again."""
    last: _Marked | None = memory.last("marked")
    before = last if last is not None and last.maker is maker else _Marked(maker)
    now = _Marked(maker, plan.touchpoints, tuple(each(digits)), plan.sizes)
    first, behind = all_alike(
        [(before.touchpoints, now.touchpoints), (before.digits, now.digits), (before.sizes, now.sizes)]
    )
    until, gone = len(now.touchpoints) - behind, len(before.touchpoints) - behind
    found = now.found(slice(first, until), before, slice(first, gone))
    marks = (*before.marks[:first], *found, *before.marks[gone:])
    memory.put("marked", msgspec.structs.replace(now, marks=marks))
    if plan.has_nodes:
        return tuple([() if slot.node is not None else one for one, slot in zip(marks, plan.slots, strict=True)])
    return marks
