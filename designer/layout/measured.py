"""A map measured but not drawn: which rows and columns it has, and how large everything is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import msgspec

from designer.layout import band, folds, lanes, legend, notes, tray, widths
from designer.layout.band import StageTexts
from designer.layout.card_facts import CardStyle, card_style, tells
from designer.layout.cards import CardMaker
from designer.layout.cast import Cast, Player, cast_of
from designer.layout.columns import StagePlan
from designer.layout.facts import StageFacts, facts_of, loose_notes, occurs_in
from designer.layout.heights import Flows, Heights, MeasuredRow
from designer.layout.legend import LegendPlan, Occurs
from designer.layout.measures import Measures, measures_for
from designer.layout.memory import LayoutCache
from designer.layout.notes import Entry, Flow
from designer.layout.options import Arrangement, LayoutOptions
from designer.layout.planning import Planner, card_width
from designer.layout.row_entries import RowEntries, count_in
from designer.layout.rows import Row, explained, rows_of
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
from designer.layout.title import TitleBlockPlan, least_width, plan_title
from designer.layout.tray import TrayItem, tray_items
from designer.model import JourneyMap, LaneKind, MapState
from designer.model.scales import lane_scale

_TRAY_GAP = 10
_LEAST_TRAY = 26  # as high as its label


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


class Measuring:
    """Measures one map for one set of options. Used once."""

    def __init__(self, journey: JourneyMap, options: LayoutOptions, cache: LayoutCache) -> None:
        self.journey = journey
        self.options = options
        self.cache = cache
        self.texts: Texts = cache.texts
        self.theme = cache.theme
        self.measures = cache.map.same("measures", measures_for(self.theme, options))
        players = journey.lanes, journey.personas, journey.personas_of_all, journey.is_seen_through_view
        self.cast = cache.map.keep("cast", players, partial(cast_of, journey, self.texts))
        self.style = cache.map.same("card style", card_style(journey, options.opened))
        self.is_storyline = self.measures.arrangement is Arrangement.STORYLINE
        self.facts = facts_of(journey, options.shows_private, cache)
        self.used = frozenset().union(*[f.used for f in self.facts])
        self.occurs = occurs_in(journey, self.facts, self.cast, self.used, self.is_storyline, cache)
        self.players = self._players()
        # What a view leaves empty need not be: it takes as little room as on paper.
        self.keeps_room = options.keeps_room and not self.is_storyline and not self.cast.is_part
        self.in_use = self.used.union([c.id for c in journey.channels]) if self.keeps_room else self.used
        self.rows: tuple[Row, ...] = cache.map.same("rows with counts", self._rows())
        self.row_of = {p: i for i, row in enumerate(self.rows) if row.holds_touchpoints for p in row.members}
        self.maker = self._maker()
        self.said = RowEntries(
            self.rows, self.style, self.cast, journey.header.language, self.measures.note_gap, self.texts
        )

    def measured(self) -> MeasuredMap:
        """The map with all its measures."""
        cache, theme, texts = self.cache, self.theme, self.texts
        planner = Planner(self.journey, self.rows, self.row_of, self.maker, self.measures, cache)
        plans = [planner.plan(f) for f in self.facts]
        entries = [self.said.of(f, cache.stage(f.stage.id)) for f in self.facts]
        self.strands = self._strands()
        felt = [self._felt(f, plan) for f, plan in zip(self.facts, plans, strict=True)]
        scale_widths = [self._scale_width(row) for row in self.rows]
        label_column = lanes.label_column(self.rows, texts, self.cast, scale_widths)
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
            lanes.label_of(row, label_column, self.in_use, texts, self.cast, scale_width)
            for row, scale_width in zip(self.rows, scale_widths, strict=True)
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
        shown = self.cast, self.measures.arrangement, self.in_use, frozenset(has), shows_happens
        told = self.occurs.has_severity, self.occurs.has_ranks
        rows: tuple[Row, ...] = self.cache.map.keep(
            "rows",
            (self.journey.lanes, *shown, *told),
            lambda: explained(rows_of(self.journey, self.theme, *shown), *told),
        )
        if not any(row.is_folded for row in rows):
            return rows
        return tuple([self._counting(row) if row.is_folded else row for row in rows])

    def _counting(self, row: Row) -> Row:
        """A folded row that says what it holds."""
        around = self.journey.header.language, self.style, self.cast
        entries = [0 if row.members else count_in(row, one, *around) for one in self.facts]
        return msgspec.structs.replace(row, detail=folds.count_of_row(row, self.facts, entries))

    def _has_quotes(self) -> bool:
        return any(LaneKind.THOUGHTS.value in f.entries for f in self.facts)

    # Cards

    def _maker(self) -> CardMaker:
        width = card_width(self.facts, self.measures, self.style, self.cache)
        return self.cache.map.made("maker", CardMaker, self.texts, self.cast, self.measures, width, self.style)

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
                partial(self.said.flows, entries[i], width, pictures, memory),
            )
            made.append(MeasuredStage(facts, plans[i], felt[i], left, width, tail if i == last else 0.0, said, flows))
            left += width
        return tuple(made)

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


def _plan_legend(occurs: Occurs, style: CardStyle, footer: str, width: float, texts: Texts) -> LegendPlan:
    return legend.plan_legend(legend.legend_items(occurs, style, texts), footer, width, texts)


__all__ = ["MeasuredMap", "MeasuredRow", "MeasuredStage", "Measuring"]
