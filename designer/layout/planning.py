"""Plans the cards of each stage: how wide all are, how high each is, where it stands; kept where an edit changes none of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from math import ceil

import msgspec

from designer.layout import columns, widths
from designer.layout.card_facts import CardStyle
from designer.layout.cards import CardMaker, CardSize
from designer.layout.columns import Gaps, StagePlan, Steps, plan_lanes, plan_storyline
from designer.layout.facts import StageFacts
from designer.layout.linked import label_of, sorts_of
from designer.layout.longest import longest_of
from designer.layout.measures import Measures
from designer.layout.memory import LayoutCache, Memory
from designer.layout.options import Arrangement
from designer.layout.rows import GROUP, Row
from designer.layout.texts import Texts
from designer.model import Connection, JourneyMap, Touchpoint

_BESIDE = 32  # touchpoints that were in a stage, of which something is kept for the case that they come back
_BETWEEN_NODES = 15.0  # of a folded lane
_LABEL_AROUND = 22.5  # of the label of a connection: its padding, the ring before it and the arrowhead behind it
_LONGEST_LABEL = 132  # a longer label widens no gap between cards


class _Last(msgspec.Struct, frozen=True):
    """The plan that was made last of a stage, for which touchpoints in which steps, and what else it depends on."""

    around: object
    touchpoints: tuple[Touchpoint, ...]
    steps: Steps
    plan: StagePlan


class Planner:
    """Plans the stages of one map in these rows, with the cards of this maker."""

    def __init__(
        self,
        journey: JourneyMap,
        rows: Sequence[Row],
        row_of: Mapping[str, int],
        maker: CardMaker,
        measures: Measures,
        cache: LayoutCache,
    ) -> None:
        self._journey = journey
        self._rows = rows
        self._row_of = row_of
        self._maker = maker
        self._measures = measures
        self._cache = cache
        self._is_storyline = measures.arrangement is Arrangement.STORYLINE
        self._folded = tuple([row.holds_nodes for row in rows])
        self._limits = tuple([2 if row.kind == GROUP else 1 for row in rows])
        # What the labels of connections need between neighbours of a lane.
        self._label_gaps = columns.NO_GAPS
        if not self._is_storyline:
            labelled = sorts_of(cache.map, journey.connections).labelled
            self._label_gaps = cache.map.made("label gaps", _gaps_for_labels, labelled, maker.texts)

    def plan(self, facts: StageFacts) -> StagePlan:
        """Where the cards of a stage stand, in lanes or in the storyline; none of a folded one."""
        if facts.stage.folded:
            return columns.NOTHING
        memory = self._cache.stage(facts.stage.id)
        gaps = self._label_gaps and {
            pair: gap for pair, gap in self._label_gaps.items() if pair[0] in facts.places and pair[1] in facts.places
        }
        key = (facts.touchpoints, facts.numbers, self._maker, self._row_of, self._folded, gaps)
        return memory.keep("plan", key, lambda: self._plan_stage(facts, memory, gaps))

    def _plan_stage(self, facts: StageFacts, memory: Memory, gaps: Gaps) -> StagePlan:
        """The plan of a stage. Where nothing but what cards say is new, and all are as high as before, that is the last one."""
        size_of = self._sizes(memory, facts.touchpoints)
        apart = self._apart(facts)
        around = (apart, self._maker, self._row_of, self._folded, self._limits, gaps)
        last: _Last | None = memory.last("last plan")
        if last is not None and last.around != around:
            last = None
        steps = self._journey.steps(facts.stage.id)
        if last is not None and _stand_alike(last.touchpoints, facts.touchpoints, size_of):
            plan = _said_anew(last.plan, facts, last.touchpoints)
        else:
            plan = self._plan_anew(steps, facts, gaps, size_of, apart, last)
        memory.put("last plan", _Last(around, facts.touchpoints, steps, plan))
        return plan

    def _sizes(self, memory: Memory, touchpoints: Sequence[Touchpoint]) -> Callable[[Touchpoint], CardSize]:
        maker = self._maker
        sizes: dict[str, tuple[Touchpoint, CardSize]] = memory.keep("sizes", maker, dict)
        if len(sizes) > 2 * len(touchpoints) + _BESIDE:  # of many that are no longer here
            here = {t.id: known for t in touchpoints if (known := sizes.get(t.id)) is not None}
            sizes.clear()
            sizes.update(here)

        def size_of(touchpoint: Touchpoint) -> CardSize:
            known = sizes.get(touchpoint.id)
            if known is not None and known[0] is touchpoint:
                return known[1]
            size = maker.size(touchpoint)
            sizes[touchpoint.id] = (touchpoint, size)
            return size

        return size_of

    def _apart(self, facts: StageFacts) -> float:
        """How far nodes that stand for cards in folded lanes are from each other."""
        if self._is_storyline or not any(self._folded):
            return 0.0
        last = max(facts.numbers, default=0) + 1
        # Ways end at each node: between two there is room for the last stretch of one.
        return widths.node_pitch(self._maker.texts, last, facts.occurs.has_truth) + _BETWEEN_NODES

    def _plan_anew(
        self,
        steps: Steps,
        facts: StageFacts,
        gaps: Gaps,
        size_of: Callable[[Touchpoint], CardSize],
        apart: float,
        last: _Last | None,
    ) -> StagePlan:
        maker = self._maker
        if self._is_storyline:
            return self._flowing(partial(plan_storyline, steps, facts.numbers, self._row_of, size_of, maker.width))
        gap_behind = self._maker.theme.swimlanes.same_lane_gap
        return plan_lanes(
            steps, facts.numbers, self._row_of, self._limits, size_of, maker.width, self._measures.pitch, gap_behind, apart,
            self._folded, gaps, None if last is None else (last.steps, last.plan),
        )  # fmt: skip

    def _flowing(self, plan_with: Callable[[int, tuple[float, float]], StagePlan]) -> StagePlan:
        """The cards of a stage in columns: as many as their number asks, and as its nodes on the weave make room for anyhow."""
        gap = self._maker.theme.storyline.card_gap
        plan = plan_with(self._measures.rows, gap)
        room = (
            columns.node_count(plan) * widths.node_pitch(self._maker.texts)
            - 2 * self._maker.theme.swimlanes.stage_padding
        )
        fitting = int((room + gap[0]) // (self._maker.width + gap[0]))
        if room <= plan.extent or fitting < 2:
            return plan
        return plan_with(ceil(len(plan.touchpoints) / fitting), gap)


def card_width(facts: Sequence[StageFacts], measures: Measures, style: CardStyle, cache: LayoutCache) -> float:
    """How wide all cards are: as asked for; wider, up to the widest, where a word would break."""
    width = measures.card_width
    if width >= measures.widest_card:
        return width
    for one in facts:
        memory = cache.stage(one.stage.id)
        fixed = measures, style, cache.texts
        longest = partial(_longest_said, memory, one.touchpoints, *fixed)
        width = max(width, memory.keep("longest word of", (one.touchpoints, *fixed), longest))
    return min(width, measures.widest_card)


def _longest_said(
    memory: Memory, touchpoints: Sequence[Touchpoint], measures: Measures, style: CardStyle, texts: Texts
) -> float:
    """The narrowest card on which no word of these touchpoints breaks between its letters, if it is wider than usual."""
    least = measures.card_width - 2 * measures.padding_x
    longest = longest_of(memory, "longest in name", [t.name for t in touchpoints], texts, texts.name, least)
    if measures.shows_description and "description" in style.fields:
        described = [t.description for t in touchpoints]
        longest = max(longest, longest_of(memory, "longest in description", described, texts, texts.text, least))
    return longest + 2 * measures.padding_x


def _stand_alike(
    before: Sequence[Touchpoint], after: Sequence[Touchpoint], size_of: Callable[[Touchpoint], CardSize]
) -> bool:
    """Whether these are the same touchpoints at the same places on cards of the same sizes, whatever these say."""
    if before is after:
        return True
    if len(before) != len(after):
        return False
    for old, new in zip(before, after, strict=True):
        if old is new:
            continue
        if (old.id, old.step, old.lane, old.channel) != (new.id, new.step, new.lane, new.channel):
            return False
        if size_of(old) != size_of(new):
            return False
    return True


def _said_anew(plan: StagePlan, facts: StageFacts, last: Sequence[Touchpoint]) -> StagePlan:
    """The same plan of touchpoints that say other things or have other numbers. `last` are those it was made for."""
    touchpoints = plan.touchpoints
    if facts.touchpoints != last:
        now = {t.id: t for t in facts.touchpoints}
        touchpoints = tuple([now[t.id] for t in touchpoints])
    if touchpoints == facts.touchpoints:
        numbers = tuple(facts.numbers)
    else:
        number_of = facts.number_of()
        numbers = tuple([number_of[t.id] for t in touchpoints])
    return msgspec.structs.replace(
        plan, touchpoints=touchpoints, numbers=plan.numbers if numbers == plan.numbers else numbers
    )


def _gaps_for_labels(labelled: Mapping[str, Connection], texts: Texts) -> Gaps:
    """What labels need between the ends of their connections: of several between the same the widest."""
    found: dict[tuple[str, str], float] = {}
    for connection in labelled.values():
        width, ends = texts.width(label_of(connection), texts.label), (connection.source, connection.target)
        if 0 < width <= _LONGEST_LABEL:
            found[ends] = max(width + _LABEL_AROUND, found.get(ends, 0.0))
    return found
