"""What the ways of connections depend on: the cards of each stage as the routing sees them, and what tells without finding ways
which are surely the same as before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

import msgspec

from designer.drawing import Box, Lazy
from designer.layout.card_marks import Marks, marks_of
from designer.layout.columns import Slot, StagePlan
from designer.layout.hindrances import SUB_ROWS, Hindrance
from designer.layout.measured import MeasuredStage
from designer.layout.memory import Memory, Recall
from designer.layout.numbers import digits_of
from designer.layout.placed import StageCards
from designer.layout.route_data import inside_of
from designer.layout.routes import Corridors, Links, RouteCard, RouteLink, RouteStage
from designer.layout.sheet import Sheet
from designer.model import Touchpoint


def route_stage(
    sheet: Sheet, stage: MeasuredStage, cards: StageCards, others: Sequence[Hindrance], top: float
) -> RouteStage:
    """A stage as the routing sees it: its cards, what else ways go round, and its piles, below the lattice's top."""
    memory = sheet.stage_memory(stage)
    plan, maker = stage.plan, sheet.map.maker
    # The very same objects where an edit changed nothing that ways see: then the stage stays the same too.
    is_whole = plan.touchpoints == stage.facts.touchpoints  # nothing is hidden
    digits = stage.facts.digits if is_whole else memory.made("digits", digits_of, plan.numbers)
    said = (plan.touchpoints, digits, plan.sizes, maker)
    marks = memory.same("marks", memory.keep("marks of", said, partial(marks_of, plan, digits, maker, memory)))
    truths = memory.same("truths", memory.made("truths of", _truths, plan.touchpoints))
    key = (cards.ids, plan.slots, cards.boxes, marks, truths, others, cards.piles, top)
    seen = partial(_Seen, plan, cards, marks, truths, others, top, memory, sheet)
    return memory.keep("route stage", key, partial(_route_stage, sheet, stage, cards, others, seen, memory))


def _truths(touchpoints: Sequence[Touchpoint]) -> tuple[bool, ...]:
    return tuple([touchpoint.is_moment_of_truth for touchpoint in touchpoints])


def _route_stage(
    sheet: Sheet,
    stage: MeasuredStage,
    cards: StageCards,
    others: Sequence[Hindrance],
    see: Callable[[], _Seen],
    memory: Memory,
) -> RouteStage:
    plan, first, seen = stage.plan, stage.left + sheet.theme.swimlanes.stage_padding, see()
    spans = [(box.left, box.right) for _name, _row, box, _air in others]
    spans += [(pile.box.left, pile.box.right) for pile in cards.piles]
    if plan.has_nodes:
        spans += [(box.left, box.right) for box in cards.boxes.values()]
    elif plan.slots:
        low, high = memory.made("card span", _span, plan.slots)
        spans.append((first + low, first + high + sheet.map.card_width))
    left, right = min([span[0] for span in spans], default=0.0), max([span[1] for span in spans], default=0.0)
    ids = (*(cards.ids if plan.slots else ()), *[one[0] for one in others], *[pile.id for pile in cards.piles])
    # The very same ids where they are the same, so that the routing sees at once that the stage holds the same cards.
    return RouteStage(
        memory.same("route ids", ids), left, right, Lazy(partial(seen.inside, left, first)), Lazy(seen.cards)
    )


def _span(slots: Sequence[Slot]) -> tuple[float, float]:
    xs = [slot.x for slot in slots]
    return min(xs), max(xs)


class _Seen:
    """The cards of one stage, made for the routing when it looks for ways among them."""

    def __init__(
        self,
        plan: StagePlan,
        cards: StageCards,
        marks: tuple[Marks, ...],
        truths: tuple[bool, ...],
        others: Sequence[Hindrance],
        top: float,
        memory: Memory,
        sheet: Sheet,
    ) -> None:
        self._plan = plan
        self._ids = cards.ids
        self._boxes = cards.boxes
        self._marks = marks
        self._truths = truths
        self._others = others
        self._piles = cards.piles
        self._top = top
        self._recall = Recall(memory)
        self._maker = sheet.map.maker
        rows = enumerate(sheet.map.rows)
        self._tops = {i: (row.content - top, row.subs) for i, row in rows if row.row.holds_touchpoints}

    def inside(self, left: float, first: float) -> bytes:
        """All that ways depend on, in places relative to the leftmost card: found once for a stage that is only moved."""
        others = tuple([(*one[:2], one[2].moved(-first, -self._top), one[3]) for one in self._others])
        piles = tuple([(one.row, one.box.moved(-first, -self._top)) for one in self._piles])
        plan = self._plan
        # Not their numbers: ways see none but by the width of nodes.
        widths = digits_of(plan.numbers) if plan.has_nodes else ()
        cards = self._ids, plan.slots, plan.sizes, self._marks, self._truths, widths
        key = (cards, self._tops, others, piles, round(left - first, 3), self._maker)
        return self._recall().keep("inside", key, partial(self._inside, left, first))

    def _inside(self, left: float, first: float) -> bytes:
        slots, sizes = self._plan.slots, self._plan.sizes
        if not self._plan.has_nodes:
            # Seen from where the first card stands: sums are the same then wherever the stage is.
            corners = [(slot.x, self._tops[slot.row][0] + self._tops[slot.row][1][slot.sub]) for slot in slots]
            width = self._maker.width
            boxes = [Box(x, y, x + width, y + size.height) for (x, y), size in zip(corners, sizes, strict=True)]
        else:
            at = self._boxes
            boxes = [at[id].moved(-first, -self._top) for id in self._ids]
        others = [box.moved(-first, -self._top) for _name, _row, box, _air in self._others]
        piles = [pile.box.moved(-first, -self._top) for pile in self._piles]
        return inside_of(self._cards(boxes, others, piles), left - first, 0.0)

    def cards(self) -> list[RouteCard]:
        """The cards in the drawing's places."""
        at = self._boxes
        boxes = [at[id] for id in (self._ids if self._plan.slots else ())]
        return self._cards(boxes, [one[2] for one in self._others], [pile.box for pile in self._piles])

    def _cards(self, boxes: Sequence[Box], others: Sequence[Box], piles: Sequence[Box]) -> list[RouteCard]:
        plan = self._plan
        found: list[RouteCard] = []
        for id, is_truth, slot, around, box in zip(self._ids, self._truths, plan.slots, self._marks, boxes):
            lane = slot.row * SUB_ROWS + min(slot.sub, SUB_ROWS - 1)
            # Ways go round the star of a moment of truth; a node has none.
            found.append(RouteCard(id, box, around, lane, is_truth and slot.node is None))
        for (name, row, _box, air), box in zip(self._others, others, strict=True):
            found.append(RouteCard(name, box, (), row, air=air))
        for pile, box in zip(self._piles, piles, strict=True):
            found.append(RouteCard(pile.id, box, (), pile.row * SUB_ROWS))
        return found


class _Ground(msgspec.Struct, frozen=True):
    """All that the ways inside a stage depend on, in places relative to its left and the lattice's top."""

    cards: tuple[str, ...]
    places: bytes  # of all cards in a row
    links: tuple[RouteLink, ...]
    levels: tuple[float, ...]


class Grounds:
    """What ways depend on: those inside each stage, and those between stages. Equal grounds have equal ways; they are found
    when somebody looks at a connection."""

    def __init__(self, sheet: Sheet, stages: Sequence[RouteStage], links: Links, corridors: Corridors) -> None:
        self._recall = [Recall(sheet.stage_memory(stage)) for stage in sheet.map.stages]
        self._names = [stage.id for stage in sheet.map.stages]
        self._stages = stages
        self._links = links
        self._corridors = corridors
        self._inside: list[object] = [None] * len(stages)
        self.levels = tuple([level - corridors.top for level in (*corridors.hairlines, corridors.bottom)])
        self._spans = [(one.left, one.right, name) for one, name in zip(stages, self._names, strict=True) if one.ids]
        # Stages that overlap are routed as one.
        self.is_joined = any(right > left for (_, right, _), (left, _, _) in pairwise(sorted(self._spans)))

    def inside(self, i: int) -> object:
        """That of the ways inside the stage at this place."""
        return self.between() if self.is_joined else self._own(i)

    def between(self) -> object:
        """That of the ways between stages."""
        corridors = self._corridors
        first = min(self._spans, default=(0.0, 0.0, ""))[0]
        places = tuple([(left - first, id) for left, _right, id in self._spans])
        inside = tuple([self._own(i) for i in range(len(self._stages))])
        return inside, places, self._links.between, corridors.left - first, corridors.right - first

    def _own(self, i: int) -> object:
        found = self._inside[i]
        if found is None:
            stage = self._stages[i]
            ground = _Ground(stage.ids, stage.inside, self._links.inside[i], self.levels)
            found = self._inside[i] = self._recall[i]().same("ground", ground)
        return found
