"""Where the cards of a stage stand: columns that interlock, or a flow for the storyline (LOOK.md section 1)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from math import ceil
from operator import attrgetter

import msgspec

from designer.layout.alike import alike_ends
from designer.layout.cards import CardSize
from designer.model import Touchpoint

Steps = Sequence[tuple[str, tuple[Touchpoint, ...]]]
Gaps = Mapping[tuple[str, str], float]  # between two neighbours of a lane: what the label of their connection needs

NO_GAPS: Gaps = {}
_NODE = CardSize(0)
_SETTLED = 6  # steps behind a change, after which what stands before them hardly ever pushes a card
_STEP_OF = attrgetter("step")


class Slot(msgspec.Struct, frozen=True, gc=False):
    """The place of one card in its stage: x from the stage's first card, the row, the sub-row in it (the storyline: y from
    the top of the cards), and the step's place in the stage. In a folded row `node` is how far right of the middle of the
    card's place its node stands."""

    x: float
    row: int
    sub: int
    y: float
    step: int
    node: float | None = None


class StagePlan(msgspec.Struct, frozen=True):
    """All cards of a stage, measured: the slot of each shown touchpoint, how far they reach to the right and down.

    `tops[row, sub]` is the height of the highest card in a sub-row; `reach` the storyline's height of cards.
    """

    touchpoints: tuple[Touchpoint, ...]
    numbers: tuple[int, ...]
    sizes: tuple[CardSize, ...]
    slots: tuple[Slot, ...]
    step_keys: tuple[str, ...]
    step_x: tuple[float, ...]
    extent: float
    heights: Mapping[tuple[int, int], float]
    reach: float
    has_nodes: bool = False  # of folded rows


NOTHING = StagePlan((), (), (), (), (), (), 0, {}, 0)


def plan_lanes(
    steps: Steps,
    numbers: Sequence[int],
    row_of: Mapping[str, int],
    limits: Sequence[int],
    size_of: Callable[[Touchpoint], CardSize],
    card_width: float,
    pitch: float,
    gap: float,
    apart: float = 0,
    folded: Sequence[bool] = (),
    gaps: Gaps = NO_GAPS,
    last: tuple[Steps, StagePlan] | None = None,
) -> StagePlan:
    """Cards of one stage in lanes: the next one pitch further right where its lane differs, behind the last one where it
    is the same.

    `row_of` gives the row of each place, `limits[row]` how many sub-rows a single path may take there (2 in a group of
    channels, where cards of one channel still stand behind each other). Touchpoints that share step and lane stand below
    each other. Touchpoints of hidden lanes are left out. A `folded` row has nodes in the middle of the places of its
    cards, side by side, `apart` from each other, where they share the step.

    `last` are the steps and the plan that were found for the same rows and sizes before: cards of the first steps that are
    the very same stay where they are, those of the last ones are moved with each other.
    """
    row_ends: dict[int, tuple[float, tuple[str, ...]]] = {}  # per row: where its last step ends, and who stands there
    node_ends: dict[int, float] = {}
    ends: dict[int, list[float]] = {}  # per row: where each sub-row is free again
    behind: dict[str, float] = {}  # per place in a group: where the next card of it may stand
    shown: list[Touchpoint] = []
    its_numbers: list[int] = []
    sizes: list[CardSize] = []
    slots: list[Slot] = []
    step_x: list[float] = []
    x = -pitch
    counted = iter(numbers)  # by touchpoint, in the order of the steps
    extent = 0.0
    plain = [] if gaps else [limit == 1 and not (folded and folded[row]) for row, limit in enumerate(limits)]
    start, rest = 0, None
    if last is not None and plain and all(plain):
        known = last[1]
        ahead, alike = alike_ends(last[0], steps)
        start, count = _start_of(known, steps[:ahead])
        sides = _Sides(card_width, pitch, gap)
        rest = _behind_of(known, steps, alike, start, sides)
        shown += known.touchpoints[:count]
        its_numbers += islice(counted, count)
        sizes += known.sizes[:count]
        slots += known.slots[:count]
        step_x += known.step_x[:start]
        ends = _ends_of(slots, len(known.heights), sides)
        if slots:
            x, extent = slots[-1].x, slots[-1].x + card_width
    for index, (_key, members) in enumerate(steps[start:], start):
        if rest is not None and index == rest.first and rest.stands_alike(x, ends):
            shift = x - rest.x
            moved = rest.moved(shift, index)
            slots += moved
            step_x += [at + shift for at in rest.step_x]
            shown += rest.touchpoints
            sizes += rest.sizes
            its_numbers += counted
            extent = moved[-1].x + card_width
            break
        if len(members) == 1 and plain:
            touchpoint = members[0]
            at = row_of.get(touchpoint.lane or touchpoint.channel)
            # Most steps: one card in a lane of its own, which stands behind the last one there.
            if at is not None and plain[at]:
                x += pitch
                free = ends.get(at) or ends.setdefault(at, [-1.0])
                if free[0] > x:
                    x = free[0]
                free[0] = x + card_width + gap
                step_x.append(x)
                shown.append(touchpoint)
                its_numbers.append(next(counted))
                sizes.append(size_of(touchpoint))
                slots.append(Slot(x, at, 0, 0, index))
                if x + card_width > extent:
                    extent = x + card_width
                continue
        rows = [row_of.get(t.lane or t.channel) for t in members]
        wanted = _counts(rows)
        if not wanted:  # all hidden
            step_x.append(max(x, 0))
            for _hidden in members:
                next(counted)
            continue
        x += pitch
        for row, count in wanted:
            limit = max(count, limits[row])
            free = ends.setdefault(row, [])
            if len(free) < limit:
                free.extend([-1.0] * (limit - len(free)))
            if limits[row] > 1:
                x = max(x, *[behind.get(t.channel, 0.0) for t, at in zip(members, rows, strict=True) if at == row])
            x = max(x, sorted(free[:limit])[count - 1] if limit > 1 else free[0])
            if folded and folded[row]:
                half = (count * apart - card_width) / 2
                x = max(x, half, node_ends.get(row, 0.0) + half)
        if gaps:
            x = _clear_of_labels(x, members, rows, row_ends, gaps)
            for row, _count in wanted:
                here = tuple([t.id for t, at in zip(members, rows, strict=True) if at == row])
                row_ends[row] = x + card_width, here if limits[row] == 1 else ()
        step_x.append(x)
        until = x + card_width + gap
        counts: dict[int, int] = {}
        for touchpoint, at in zip(members, rows, strict=True):
            number = next(counted)
            if at is None:
                continue
            if limits[at] > 1:
                behind[touchpoint.channel] = until
            free = ends[at]
            sub = 0
            while free[sub] > x:
                sub += 1
            free[sub] = until
            shown.append(touchpoint)
            its_numbers.append(number)
            if folded and folded[at]:
                i, count = counts.get(at, 0), rows.count(at)
                counts[at] = i + 1
                middle = x + card_width / 2
                node_ends[at] = middle + count * apart / 2
                sizes.append(_NODE)
                slots.append(Slot(x, at, sub, 0, index, (i - (count - 1) / 2) * apart))
                extent = max(extent, x + card_width, node_ends[at])
                continue
            sizes.append(size_of(touchpoint))
            slots.append(Slot(x, at, sub, 0, index))
            extent = max(extent, x + card_width)
    return StagePlan(
        tuple(shown), tuple(its_numbers), tuple(sizes), tuple(slots), tuple([key for key, _members in steps]), tuple(step_x),
        extent, _heights_of(slots, sizes), 0, bool(node_ends),
    )  # fmt: skip


def _start_of(plan: StagePlan, steps: Steps) -> tuple[int, int]:
    """How many of these first steps of a plan can be taken from it, and how many cards they have: none where one is hidden."""
    count = sum([len(members) for _key, members in steps])
    slots, start = plan.slots, len(steps)
    if count and (
        len(slots) < count or slots[count - 1].step != start - 1 or (slots[count:] and slots[count].step < start)
    ):
        return 0, 0
    return start, count


class _Sides(msgspec.Struct, frozen=True):
    """What decides how far cards are from each other."""

    card_width: float
    pitch: float
    gap: float

    @property
    def is_exact(self) -> bool:
        """Whether sums of these are the same in any order."""
        return all(side * 8 % 1 == 0 for side in (self.card_width, self.pitch, self.gap))


class _Behind:
    """The last steps of a stage, from `first` on, which are the very same as they were: where their cards stood, and what the
    steps before them left free."""

    def __init__(self, first: int, plan: StagePlan, begin: int, at: int, sides: _Sides) -> None:
        """`begin` is the place of the first of these steps in the plan, `at` that of their first card."""
        self.first = first
        self.x = plan.slots[at - 1].x
        self.touchpoints, self.sizes = plan.touchpoints[at:], plan.sizes[at:]
        self.step_x = plan.step_x[begin:]
        self._slots, self._begin, self._pitch = plan.slots[at:], begin, sides.pitch
        self._free = self._seen_from(self.x, _ends_of(plan.slots[:at], len(plan.heights), sides))

    def _seen_from(self, x: float, ends: Mapping[int, Sequence[float]]) -> dict[tuple[int, int], float]:
        """Where lanes and their sub-rows are not free for the step behind x, from there."""
        found = {(row, sub): end - x for row, free in ends.items() for sub, end in enumerate(free)}
        return {place: end for place, end in found.items() if end > self._pitch}

    def stands_alike(self, x: float, ends: Mapping[int, Sequence[float]]) -> bool:
        """Whether the steps before these leave the same free, seen from the last one."""
        return self._seen_from(x, ends) == self._free

    def moved(self, shift: float, index: int) -> list[Slot]:
        """The slots so much further right, the first of them at this step."""
        more = index - self._begin
        return [Slot(s.x + shift, s.row, s.sub, 0, s.step + more) for s in self._slots]


def _behind_of(plan: StagePlan, steps: Steps, alike: int, start: int, sides: _Sides) -> _Behind | None:
    """The last steps, of which so many are as they were in this plan, from some steps after the change on: if no card of them is
    hidden, and to move them is exact."""
    count = alike - _SETTLED
    begin = len(plan.step_keys) - count
    if count <= 0 or len(steps) - count <= start or not sides.is_exact:
        return None
    at = bisect_left(plan.slots, begin, key=_STEP_OF)
    cards = sum([len(members) for _key, members in steps[-count:]])
    if at == 0 or len(plan.slots) - at != cards:
        return None
    return _Behind(len(steps) - count, plan, begin, at, sides)


def _heights_of(slots: Sequence[Slot], sizes: Sequence[CardSize]) -> dict[tuple[int, int], float]:
    """The height of the highest card in each sub-row; nodes take no room."""
    heights: dict[tuple[int, int], float] = {}
    for slot, size in zip(slots, sizes, strict=True):
        place = slot.row, slot.sub
        if heights.get(place, 0) < size.height:
            heights[place] = size.height
    return heights


def _ends_of(slots: Sequence[Slot], places: int, sides: _Sides) -> dict[int, list[float]]:
    """Where each sub-row of each row is free again behind these cards, which stand in so many sub-rows at most, as many as a
    plan has heights: there is no card without one."""
    last: dict[tuple[int, int], Slot] = {}
    for slot in reversed(slots):
        last.setdefault((slot.row, slot.sub), slot)
        if len(last) == places:
            break
    ends: dict[int, list[float]] = {}
    for (row, sub), slot in last.items():
        free = ends.setdefault(row, [])
        free += [-1.0] * (sub + 1 - len(free))
        free[sub] = slot.x + sides.card_width + sides.gap  # in this order, as where a card is set
    return ends


def _clear_of_labels(
    x: float,
    members: Sequence[Touchpoint],
    rows: Sequence[int | None],
    row_ends: Mapping[int, tuple[float, tuple[str, ...]]],
    gaps: Gaps,
) -> float:
    """Where a step may stand so that the labels of connections from the last cards of its lanes have room."""
    for touchpoint, row in zip(members, rows, strict=True):
        if row is not None and row in row_ends:
            end, before = row_ends[row]
            for source in before:
                x = max(x, end + gaps.get((source, touchpoint.id), 0.0))
    return x


def _counts(rows: Sequence[int | None]) -> Sequence[tuple[int, int]]:
    """Each row that occurs, and how often."""
    if len(rows) == 1:
        return () if rows[0] is None else ((rows[0], 1),)
    found: dict[int, int] = {}
    for row in rows:
        if row is not None:
            found[row] = found.get(row, 0) + 1
    return tuple(found.items())


def plan_storyline(
    steps: Steps,
    numbers: Sequence[int],
    places: Mapping[str, int],
    size_of: Callable[[Touchpoint], CardSize],
    card_width: float,
    rows: int,
    gap: tuple[float, float],
) -> StagePlan:
    """Cards of one stage flowing in reading order in `ceil(n / rows)` columns, packed upwards. `places` gives the weave
    lane of each place; touchpoints of hidden lanes are left out."""
    members = [(index, touchpoint) for index, (_key, touchpoints) in enumerate(steps) for touchpoint in touchpoints]
    shown: list[Touchpoint] = []
    its_numbers: list[int] = []
    indices: list[int] = []
    for number, (index, touchpoint) in zip(numbers, members, strict=True):
        if (touchpoint.lane or touchpoint.channel) in places:
            shown.append(touchpoint)
            its_numbers.append(number)
            indices.append(index)
    columns = max(1, ceil(len(shown) / max(1, rows)))
    bottoms = [0.0] * columns
    sizes: list[CardSize] = []
    slots: list[Slot] = []
    for i, touchpoint in enumerate(shown):
        column = i % columns
        y = bottoms[column]
        size = size_of(touchpoint)
        sizes.append(size)
        slots.append(
            Slot(column * (card_width + gap[0]), places[touchpoint.lane or touchpoint.channel], 0, y, indices[i])
        )
        bottoms[column] = y + size.height + gap[1]
    extent = columns * (card_width + gap[0]) - gap[0] if shown else 0
    return StagePlan(
        tuple(shown), tuple(its_numbers), tuple(sizes), tuple(slots), tuple(key for key, _members in steps), (), extent, {},
        max(bottoms) - gap[1] if shown else 0,
    )  # fmt: skip


def node_places(plan: StagePlan, width: float, apart: float, ringed: float) -> tuple[float, ...]:
    """Where the node of each touchpoint stands on the weave, from the stage's left: steps evenly spread, nodes that share
    step and lane side by side, `apart` from each other or, where one has the ring of a moment of truth, `ringed`."""
    steps = len(plan.step_keys)
    if not steps or not plan.slots:
        return ()
    crowds: dict[tuple[int, int], int] = {}
    for slot in plan.slots:
        crowds[slot.step, slot.row] = crowds.get((slot.step, slot.row), 0) + 1
    widths = [1] * steps
    for (step, _row), count in crowds.items():
        widths[step] = max(widths[step], count)
    total = sum(widths)
    unit = width / total
    middles, x = [], 0.0
    for count in widths:
        middles.append(x + count * unit / 2)
        x += count * unit
    rings = {
        (slot.step, slot.row)
        for slot, touchpoint in zip(plan.slots, plan.touchpoints, strict=True)
        if touchpoint.is_moment_of_truth
    }
    seen: dict[tuple[int, int], int] = {}
    places = []
    for slot in plan.slots:
        key = (slot.step, slot.row)
        i = seen.get(key, 0)
        seen[key] = i + 1
        places.append(middles[slot.step] + (i - (crowds[key] - 1) / 2) * (ringed if key in rings else apart))
    return tuple(places)


def node_count(plan: StagePlan) -> int:
    """How many nodes the weave has side by side in a stage, at most."""
    crowds: dict[tuple[int, int], int] = {}
    for slot in plan.slots:
        crowds[slot.step, slot.row] = crowds.get((slot.step, slot.row), 0) + 1
    widths: dict[int, int] = {}
    for (step, _row), count in crowds.items():
        widths[step] = max(widths.get(step, 0), count)
    return sum(widths.get(i, 1) for i in range(len(plan.step_keys)))
