"""A map measured but not drawn: which rows and columns it has, and how large everything is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from math import ceil

import msgspec

from designer.layout import band, chips, columns, folds, lanes, legend, metrics, notes, tray, widths
from designer.layout.band import StageTexts
from designer.layout.card_facts import CardStyle, card_style, tells, told
from designer.layout.cards import CardMaker, CardSize
from designer.layout.cast import Cast, Player, cast_of
from designer.layout.columns import Gaps, StagePlan, plan_lanes, plan_storyline
from designer.layout.entries import Entries, entries_in
from designer.layout.facts import StageFacts, facts_of, loose_notes, occurs_in
from designer.layout.heights import Flows, Heights, MeasuredRow
from designer.layout.legend import LegendPlan, Occurs
from designer.layout.linked import label_of
from designer.layout.measures import Measures, measures_for
from designer.layout.memory import LayoutCache, Memory
from designer.layout.notes import Entry, Flow, Known
from designer.layout.numbers import Digits
from designer.layout.options import Arrangement, LayoutOptions
from designer.layout.rows import GROUP, Row, explained, rows_of
from designer.layout.strands import (
    FeltStage,
    FeltStep,
    Strand,
    engagement_strands,
    feeling_strands,
    felt_folded,
    felt_in,
    planned_in,
)
from designer.layout.texts import Texts
from designer.layout.theme import TextStyle
from designer.layout.title import TitleBlockPlan, least_width, plan_title
from designer.layout.tray import TrayItem, tray_items
from designer.model import Connection, JourneyMap, LaneKind, MapState, Touchpoint
from designer.model.scales import lane_scale

_SIZES_BESIDE = 32  # of touchpoints that were in a stage, kept for the case that they come back
_BETWEEN_NODES = 15.0  # of a folded lane
_TRAY_GAP = 10
_LEAST_TRAY = 26  # as high as its label
_LABEL_AROUND = 22.5  # of the label of a connection: its padding, the ring before it and the arrowhead behind it
_LONGEST_LABEL = 132  # a longer label widens no gap between cards


class MeasuredStage(msgspec.Struct, frozen=True):
    """A stage with its column. `tail` is kept free of nodes on the right, for the names at the curves' ends."""

    facts: StageFacts
    plan: StagePlan
    felt: Mapping[LaneKind, tuple[FeltStep, ...]]  # by kind of curve
    left: float
    width: float
    tail: float
    texts: StageTexts
    flows: Flows

    @property
    def id(self) -> str:
        """The stage's id."""
        return self.facts.stage.id

    @property
    def right(self) -> float:
        """Where the column ends."""
        return self.left + self.width


class MeasuredTray(msgspec.Struct, frozen=True):
    """The tray at the foot: what it lists, and where."""

    items: tuple[TrayItem, ...]
    flow: Flow
    height: float  # with what is free above and below, 0 without a tray


class MeasuredMap(msgspec.Struct, frozen=True):
    """Everything that drawing needs. Lengths are points at scale 1."""

    journey: JourneyMap
    options: LayoutOptions
    measures: Measures
    cast: Cast
    strands: Mapping[LaneKind, tuple[Strand, ...]]  # the curves of each kind of lane
    maker: CardMaker
    label_column: float
    left: float  # of the first stage
    right: float  # of the last stage
    title: TitleBlockPlan
    band_top: float
    band_height: float
    goals_height: float
    stages: tuple[MeasuredStage, ...]
    rows: tuple[MeasuredRow, ...]
    tray: MeasuredTray
    legend: LegendPlan
    legend_top: float
    has_quotes: bool
    has_touchpoints: bool
    piles: Mapping[str, str]  # of touchpoints in folded stages
    width: float
    height: float

    @property
    def is_storyline(self) -> bool:
        """Whether cards flow and channels are a weave."""
        return self.measures.arrangement is Arrangement.STORYLINE

    @property
    def card_width(self) -> float:
        """The width of all cards."""
        return self.maker.width

    @property
    def lanes_top(self) -> float:
        """Where the first lane begins."""
        return self.band_top + self.band_height + self.goals_height

    @property
    def lanes_bottom(self) -> float:
        """Where the last lane ends."""
        return self.rows[-1].bottom if self.rows else self.lanes_top

    @property
    def tray_top(self) -> float:
        """Where the tray's first items begin."""
        return self.lanes_bottom + _TRAY_GAP


NO_PICTURES: Mapping[str, float] = {}


class Measuring:
    """Measures one map for one set of options. Used once."""

    def __init__(self, journey: JourneyMap, options: LayoutOptions, cache: LayoutCache) -> None:
        self.journey = journey
        self.options = options
        self.cache = cache
        self.texts: Texts = cache.texts
        self.theme = cache.theme
        self.measures = cache.map.same("measures", measures_for(self.theme, options))
        self.cast = cache.map.same("cast", cast_of(journey, self.texts))
        self.style = cache.map.same("card style", card_style(journey, options.opened))
        self.is_storyline = self.measures.arrangement is Arrangement.STORYLINE
        self.facts = facts_of(journey, options.shows_private, cache)
        self.used = frozenset().union(*[f.used for f in self.facts])
        self.occurs = occurs_in(journey, self.facts, self.cast, self.used, self.is_storyline, cache)
        self.players = self._players()
        # What a view leaves empty need not be: it takes as little room as on paper.
        self.keeps_room = options.keeps_room and not self.is_storyline and not self.cast.is_part
        self.in_use = self.used.union([c.id for c in journey.channels]) if self.keeps_room else self.used
        self.rows: tuple[Row, ...] = cache.map.same("rows", self._rows())
        self.row_of = {p: i for i, row in enumerate(self.rows) if row.holds_touchpoints for p in row.members}
        self.folded = tuple([row.holds_nodes for row in self.rows])
        self.label_gaps = self._label_gaps()
        self.maker = self._maker()

    def measured(self) -> MeasuredMap:
        """The map with all its measures."""
        cache, theme, texts = self.cache, self.theme, self.texts
        plans = [self._plan(f) for f in self.facts]
        entries = [self._entries(f) for f in self.facts]
        self.strands = self._strands()
        felt = [self._felt(f, plan) for f, plan in zip(self.facts, plans, strict=True)]
        label_column = lanes.label_column(self.rows, texts, self.cast, [self._scale_width(row) for row in self.rows])
        left = label_column + theme.grid.label_gap
        columns, tail = self._columns(plans, felt, entries, left)
        stages = self._stages(plans, felt, entries, columns, tail, left)
        right = left + sum(columns)
        width = max(right + self._tip() if stages else right, least_width(self.journey, texts))
        title = plan_title(self.journey, width, self.cast, texts, self.options.path)
        said = [s.texts for s in stages]
        band_top = title.height + theme.title_block.gap_below
        band_height, goals_height = band.band_height(said, texts), self._goals_height(said)
        lanes_top = band_top + band_height + goals_height
        labels = [
            lanes.label_of(row, label_column, self.in_use, texts, self.cast, self._scale_width(row))
            for row in self.rows
        ]
        has_planned = any(s.is_planned for strands in self.strands.values() for s in strands)
        has_values = self.journey.header.shows_values
        # What a view shows nothing of has touchpoints all the same.
        has_touchpoints = bool(self.used or self.journey.numbers_elsewhere)
        heights = Heights(
            self.rows, labels, plans, self.measures, texts, has_planned, has_values, has_touchpoints, self.cast.is_part,
            self.maker.least_height if self.keeps_room else 0,
        )  # fmt: skip
        heights.measure(self.facts, [s.flows for s in stages], columns)
        found_tray = self._tray((right if stages else width) - left)
        found_legend = self._legend(width, has_planned)
        below = found_tray.height + theme.legend.gap_above + found_legend.height
        if self.options.height:
            heights.spread(self.options.height - lanes_top - heights.total - below)
        rows = heights.placed(lanes_top)
        legend_top = lanes_top + heights.total + found_tray.height + theme.legend.gap_above
        cache.forget_others([f.stage.id for f in self.facts])
        return MeasuredMap(
            self.journey, self.options, self.measures, self.cast, self.strands, self.maker, label_column, left, right,
            title, band_top, band_height, goals_height, stages, rows, found_tray, found_legend, legend_top,
            self._has_quotes(), has_touchpoints, folds.piles_of(self.facts, self.rows, self.row_of), width,
            lanes_top + heights.total + below,
        )  # fmt: skip

    def _scale_width(self, row: Row) -> float:
        """How wide the values of the scale beside a curve's lane are."""
        if not row.is_curve:
            return 0.0
        header = self.journey.header
        scale = lane_scale(LaneKind(row.kind), row.scale, header.feeling_scale)
        return lanes.scale_width(scale, header.language, self.texts)

    def _goals_height(self, said: Sequence[StageTexts]) -> float:
        """How much room the goals take below the band, and the boxes that count what folded stages hold."""
        boxes = [folds.box_height(f.words, self.texts) for f in self.facts if f.stage.folded]
        return max([band.goals_height(said, self.texts), *boxes])

    def _tip(self) -> float:
        """How far the last chevron reaches beyond its column."""
        return self.theme.stage_band.tip - self.theme.stage_band.gap / 2

    # What there is

    def _label_gaps(self) -> Gaps:
        """What the labels of connections need between neighbours of a lane."""
        if self.is_storyline:
            return columns.NO_GAPS
        return self.cache.map.made("label gaps", _gaps_for_labels, self.journey.connections, self.texts)

    def _players(self) -> tuple[Player, ...]:
        if self.cast.players or not self.occurs.has_feelings:
            return self.cast.players
        return (Player("", "", self.theme.colour.ink, (), ""),)

    def _strands(self) -> Mapping[LaneKind, tuple[Strand, ...]]:
        """The curves of each kind that has a lane."""
        kinds = {row.kind for row in self.rows if row.is_curve}
        found = {}
        if LaneKind.EMOTION in kinds:
            shows, planned = self.journey.header.shows, frozenset[str]()
            if shows is MapState.BOTH:
                planned = planned.union(
                    *[
                        self.cache.stage(f.stage.id).made("planned", planned_in, f.touchpoints, self.players)
                        for f in self.facts
                    ]
                )
            found[LaneKind.EMOTION] = feeling_strands(self.players, shows, planned, self.theme)
        if LaneKind.ENGAGEMENT in kinds:
            found[LaneKind.ENGAGEMENT] = engagement_strands(self.theme)
        return self.cache.map.same("strands", found)

    def _felt(self, facts: StageFacts, plan: StagePlan) -> Mapping[LaneKind, tuple[FeltStep, ...]]:
        """What the curves of each kind are at in a stage."""
        memory = self.cache.stage(facts.stage.id)
        if facts.stage.folded:
            return {
                kind: memory.made((kind, "felt folded"), felt_folded, facts.touchpoints, strands)
                for kind, strands in self.strands.items()
            }
        return {
            kind: memory.made(
                (kind, "felt"),
                partial(felt_in, memory.keep((kind, "felt steps"), strands, FeltStage)),
                plan.touchpoints,
                strands,
            )
            for kind, strands in self.strands.items()
        }

    def _rows(self) -> tuple[Row, ...]:
        kinds = {key for f in self.facts for key in f.entries}
        has = {kind for kind in LaneKind if kind.value in kinds}
        if self.occurs.has_feelings:
            has.add(LaneKind.EMOTION)
        shows_happens = not self.measures.shows_description and any(
            tells(t, self.style) for f in self.facts for t in f.touchpoints
        )
        rows = rows_of(self.journey, self.theme, self.cast, self.measures.arrangement, self.in_use, has, shows_happens)
        rows = explained(rows, self.occurs.has_severity, self.occurs.has_ranks)
        if not any(row.is_folded for row in rows):
            return rows
        return tuple([self._counting(row) if row.is_folded else row for row in rows])

    def _counting(self, row: Row) -> Row:
        """A folded row that says what it holds."""
        around = self.journey.header.language, self.style, self.cast
        entries = [
            0 if row.members else len(_row_entries(row, f.entries, f.touchpoints, f.digits, *around))
            for f in self.facts
        ]
        return msgspec.structs.replace(row, detail=folds.count_of_row(row, self.facts, entries))

    def _entries(self, facts: StageFacts) -> tuple[tuple[Entry, ...], ...]:
        """What stands in each row of a stage."""
        language = self.journey.header.language
        memory = self.cache.stage(facts.stage.id)
        if facts.stage.folded:
            return ((),) * len(self.rows)
        said = facts.entries, facts.touchpoints, facts.digits
        return memory.made("entries", _stage_entries, self.rows, *said, language, self.style, self.cast)

    def _has_quotes(self) -> bool:
        return any(LaneKind.THOUGHTS.value in f.entries for f in self.facts)

    # Cards

    def _maker(self) -> CardMaker:
        width = self._card_width()
        return self.cache.map.made("maker", CardMaker, self.texts, self.cast, self.measures, width, self.style)

    def _card_width(self) -> float:
        """As wide as asked for; wider, up to the widest, where a word would break."""
        width, measures = self.measures.card_width, self.measures
        if width >= measures.widest_card:
            return width
        for one in self.facts:
            memory = self.cache.stage(one.stage.id)
            fixed = measures, self.style, self.texts
            word = memory.keep(
                "longest word of", (one.touchpoints, *fixed), partial(_longest_said, memory, one.touchpoints, *fixed)
            )
            width = max(width, word)
        return min(width, measures.widest_card)

    def _plan(self, facts: StageFacts) -> StagePlan:
        if facts.stage.folded:
            return columns.NOTHING
        memory = self.cache.stage(facts.stage.id)
        gaps = self.label_gaps and {
            pair: gap for pair, gap in self.label_gaps.items() if pair[0] in facts.places and pair[1] in facts.places
        }
        key = (facts.touchpoints, facts.numbers, self.maker, self.row_of, self.folded, gaps)
        return memory.keep("plan", key, lambda: self._plan_stage(facts, memory, gaps))

    def _plan_stage(self, facts: StageFacts, memory: Memory, gaps: Gaps) -> StagePlan:
        """The plan of a stage. Where nothing but what cards say is new, and all are as high as before, that is the last one."""
        size_of = self._sizes(memory, facts.touchpoints)
        apart = self._apart(facts)
        around = (apart, self.maker, self.row_of, self.folded, gaps)
        last: tuple[object, tuple[Touchpoint, ...], StagePlan] | None = memory.last("last plan")
        if last is not None and last[0] == around and _stand_alike(last[1], facts.touchpoints, size_of):
            plan = _said_anew(last[2], facts, last[1])
        else:
            plan = self._plan_anew(facts, gaps, size_of, apart)
        memory.put("last plan", (around, facts.touchpoints, plan))
        return plan

    def _sizes(self, memory: Memory, touchpoints: Sequence[Touchpoint]) -> Callable[[Touchpoint], CardSize]:
        maker = self.maker
        sizes: dict[str, tuple[Touchpoint, CardSize]] = memory.keep("sizes", maker, dict)
        if len(sizes) > 2 * len(touchpoints) + _SIZES_BESIDE:  # of many that are no longer here
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
        if self.is_storyline or not any(self.folded):
            return 0.0
        last = max(facts.numbers, default=0) + 1
        # Ways end at each node: between two there is room for the last stretch of one.
        return widths.node_pitch(self.texts, last, facts.occurs.has_truth) + _BETWEEN_NODES

    def _plan_anew(
        self, facts: StageFacts, gaps: Gaps, size_of: Callable[[Touchpoint], CardSize], apart: float
    ) -> StagePlan:
        maker = self.maker
        steps = self.journey.steps(facts.stage.id)
        if self.is_storyline:
            return self._flowing(partial(plan_storyline, steps, facts.numbers, self.row_of, size_of, maker.width))
        limits = [2 if row.kind == GROUP else 1 for row in self.rows]
        gap_behind = self.theme.swimlanes.same_lane_gap
        return plan_lanes(
            steps, facts.numbers, self.row_of, limits, size_of, maker.width, self.measures.pitch, gap_behind, apart,
            self.folded, gaps,
        )  # fmt: skip

    def _flowing(self, plan_with: Callable[[int, tuple[float, float]], StagePlan]) -> StagePlan:
        """The cards of a stage in columns: as many as their number asks, and as its nodes on the weave make room for anyhow."""
        gap = self.theme.storyline.card_gap
        plan = plan_with(self.measures.rows, gap)
        room = columns.node_count(plan) * widths.node_pitch(self.texts) - 2 * self.theme.swimlanes.stage_padding
        fitting = int((room + gap[0]) // (self.maker.width + gap[0]))
        if room <= plan.extent or fitting < 2:
            return plan
        return plan_with(ceil(len(plan.touchpoints) / fitting), gap)

    # Columns

    def _columns(
        self,
        plans: Sequence[StagePlan],
        felt: Sequence[Mapping[LaneKind, tuple[FeltStep, ...]]],
        entries: Sequence[tuple[tuple[Entry, ...], ...]],
        left: float,
    ) -> tuple[list[float], float]:
        """The width of each stage, and what the last one keeps free of nodes."""
        found = widths.natural_widths(
            self.facts, plans, entries, self.rows, self.options, self.journey.header.language, self.cache,
            self.maker.width if self.keeps_room else 0,
        )  # fmt: skip
        tail = 0.0
        if found and LaneKind.EMOTION in felt[-1]:
            strands, last = self.strands[LaneKind.EMOTION], felt[-1][LaneKind.EMOTION]
            room = widths.end_room(plans[-1], last, strands, found[-1], self.maker, self.is_storyline)
            if self.is_storyline or self.facts[-1].stage.folded:  # what stands in it must not move into the room
                tail = room
                found[-1] += room
            else:
                found[-1] = max(found[-1], room)
            earlier = [one[LaneKind.EMOTION] for one in felt[:-1]]
            lack = widths.end_room_before(plans, earlier, last, strands, found, self.maker, self.is_storyline)
            if self.is_storyline or self.facts[-1].stage.folded:
                tail += lack
            found[-1] += lack
        if self.options.width:
            found = widths.with_spare(found, plans, self.options.width - left - sum(found) - self._tip())
        return found, tail

    def _stages(
        self,
        plans: Sequence[StagePlan],
        felt: Sequence[Mapping[LaneKind, tuple[FeltStep, ...]]],
        entries: Sequence[tuple[tuple[Entry, ...], ...]],
        columns: Sequence[float],
        tail: float,
        left: float,
    ) -> tuple[MeasuredStage, ...]:
        made = []
        last = len(self.facts) - 1
        inner = [width - 2 * self.theme.swimlanes.stage_padding for width in columns]
        keys = tuple([row.key for row in self.rows])
        pictured = [
            self.cache.stage(facts.stage.id).made("pictured", notes.pictured, keys, found)
            for facts, found in zip(self.facts, entries, strict=True)
        ]
        pictures: Mapping[str, float] = self.cache.map.same(
            "picture widths", notes.picture_widths(pictured, inner, self.texts, self.measures.note_gap)
        )
        for i, (facts, width) in enumerate(zip(self.facts, columns, strict=True)):
            memory = self.cache.stage(facts.stage.id)
            said = memory.made("texts", band.stage_texts, facts.header, i == 0, width, self.texts)
            flows = memory.keep(
                "flows",
                (entries[i], self.rows, width, self.measures.note_gap, self.journey.header.language, pictures),
                partial(self.flows, entries[i], width, pictures, memory),
            )
            made.append(MeasuredStage(facts, plans[i], felt[i], left, width, tail if i == last else 0.0, said, flows))
            left += width
        return tuple(made)

    def flows(
        self,
        entries: tuple[tuple[Entry, ...], ...],
        width: float,
        pictures: Mapping[str, float] = NO_PICTURES,
        memory: Memory | None = None,
    ) -> Flows:
        """What stands in each row of a stage, set in a column of this width. `pictures` tells how wide notes are in rows that
        have pictures. With the stage's memory, what takes the same room as in the last layout stays where it was."""
        inner = width - 2 * self.theme.swimlanes.stage_padding
        memory = memory or Memory()
        found: list[tuple[tuple[Entry, ...], Flow] | None] = []
        for row, some in zip(self.rows, entries, strict=True):
            if not some:
                found.append(None)
                continue
            picture = pictures.get(row.key, notes.WIDEST_PICTURE)
            flow = self._flow(row, some, inner, picture, memory)
            found.append((some, flow))
        return tuple(found)

    def _flow(self, row: Row, entries: tuple[Entry, ...], inner: float, picture: float, memory: Memory) -> Flow:
        name, texts, gap = ("flow", row.key), self.texts, self.measures.note_gap
        known: Known = memory.keep(("known rooms", row.key), texts, dict)
        if len(known) > 2 * len(entries) + _SIZES_BESIDE:  # of many that are no longer here
            known.clear()
        if row.kind == LaneKind.METRICS:
            language = self.journey.header.language
            least, gap = widths.narrowest_in(memory, row, entries, language, texts), self.theme.notes.gap
            return memory.made(name, partial(metrics.flow_tiles, known), entries, inner, texts, gap, language, least)
        if row.kind == LaneKind.CONTENT:
            return memory.made(name, partial(chips.flow_chips, known), entries, inner, texts)
        longest = memory.made(("longest in", row.key), notes.longest_word, entries, texts)
        return memory.made(name, partial(notes.flow_notes, known), entries, inner, texts, gap, longest, picture)

    # Foot

    def _tray(self, room: float) -> MeasuredTray:
        journey = self.journey
        touchpoints = journey.tray
        about = tuple([journey.notes_about(t.id) for t in touchpoints])
        loose = loose_notes(journey, self.facts)
        items = tray_items(touchpoints, about, loose, self.options.shows_private)
        if not items:
            return MeasuredTray((), notes.EMPTY, 0)
        flow = tray.flow_tray(items, room, self.texts)
        return MeasuredTray(items, flow, max(flow.height, _LEAST_TRAY) + 2 * _TRAY_GAP)

    def _legend(self, width: float, has_plans: bool) -> LegendPlan:
        footer = legend.footer_text(self.journey.header, self.options.page)
        occurs: Occurs = self.cache.map.same("occurs", msgspec.structs.replace(self.occurs, has_plans=has_plans))
        return self.cache.map.made("legend plan", _plan_legend, occurs, self.style, footer, width, self.texts)


def _stand_alike(
    before: Sequence[Touchpoint], after: Sequence[Touchpoint], size_of: Callable[[Touchpoint], CardSize]
) -> bool:
    """Whether these are the same touchpoints at the same places on cards of the same sizes, whatever these say."""
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


def _plan_legend(occurs: Occurs, style: CardStyle, footer: str, width: float, texts: Texts) -> LegendPlan:
    return legend.plan_legend(legend.legend_items(occurs, style, texts), footer, width, texts)


def _gaps_for_labels(connections: tuple[Connection, ...], texts: Texts) -> Gaps:
    found: dict[tuple[str, str], float] = {}
    for connection in connections:
        if connection.label or connection.share is not None:
            width = texts.width(label_of(connection), texts.label)
            if 0 < width <= _LONGEST_LABEL:
                found[connection.source, connection.target] = width + _LABEL_AROUND
    return found


def _stage_entries(
    rows: tuple[Row, ...],
    entries: Entries,
    touchpoints: tuple[Touchpoint, ...],
    digits: Digits,
    language: str,
    style: CardStyle,
    cast: Cast,
) -> tuple[tuple[Entry, ...], ...]:
    said = entries, touchpoints, digits, language, style, cast
    return tuple([_row_entries(row, *said) if row.holds_entries else () for row in rows])


def _row_entries(
    row: Row,
    entries: Entries,
    touchpoints: tuple[Touchpoint, ...],
    digits: Digits,
    language: str,
    style: CardStyle,
    cast: Cast,
) -> tuple[Entry, ...]:
    def what(touchpoint: Touchpoint) -> str:
        return told(touchpoint, style, cast.look(touchpoint.lane or touchpoint.channel))

    return entries_in(row, entries, touchpoints, digits, language, what)


def _longest_said(
    memory: Memory, touchpoints: Sequence[Touchpoint], measures: Measures, style: CardStyle, texts: Texts
) -> float:
    """The same of these touchpoints. Each text is looked at once."""
    least = measures.card_width - 2 * measures.padding_x
    longest = _longest(
        [t.name for t in touchpoints], memory.keep("longest in name", (texts, least), dict), texts, texts.name, least
    )
    if measures.shows_description and "description" in style.fields:
        known: dict[str, float] = memory.keep("longest in description", (texts, least), dict)
        longest = max(longest, _longest([t.description for t in touchpoints], known, texts, texts.text, least))
    return longest + 2 * measures.padding_x


def _longest(said: Sequence[str], known: dict[str, float], texts: Texts, style: TextStyle, least: float) -> float:
    """How wide the longest word of these texts is; any smaller number where it is surely narrower than `least`."""
    if len(known) > 2 * len(said) + _SIZES_BESIDE:
        known.clear()
    for text in said:
        if text not in known:
            known[text] = texts.longest(text, style, least)
    return max(map(known.__getitem__, said), default=0.0)


__all__ = ["MeasuredMap", "MeasuredRow", "MeasuredStage", "Measuring"]
