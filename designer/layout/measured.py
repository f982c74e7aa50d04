"""A map measured but not drawn: which rows and columns it has, and how large everything is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from designer.drawing import Box
from designer.layout import band, chips, lanes, legend, metrics, notes, tray
from designer.layout.band import StageTexts
from designer.layout.cards import CardMaker, CardSize, lowest_feeling
from designer.layout.cast import Cast, Player, cast_of
from designer.layout.columns import StagePlan, node_count, node_places, plan_lanes, plan_storyline
from designer.layout.curve import Felt, felt_in
from designer.layout.entries import Entries, entries_in, entries_of
from designer.layout.lanes import Label
from designer.layout.legend import LegendPlan, Occurs
from designer.layout.measures import Measures, measures_for
from designer.layout.memory import LayoutCache, Memory
from designer.layout.notes import Entry, Flow
from designer.layout.options import Arrangement, LayoutOptions
from designer.layout.rows import GROUP, HAPPENS, NO_CHANNEL, TOUCHPOINTS, Row, rows_of
from designer.layout.texts import Texts
from designer.layout.title import TitleBlockPlan, plan_title
from designer.layout.tray import TrayItem, tray_items
from designer.model import ConnectionKind, JourneyMap, LaneKind, MapState, Note, Stage, Status, Touchpoint
from designer.words import _

_ALL_EMPTY_STAGE = 176  # width of the stages of a map without any touchpoint
_ALL_EMPTY_LANE = 56
_WIDEST_WEAVE_LANE = 44
_LABEL_FREE = 5  # behind the end label of a curve
_TRAY_GAP = 10


class StageFacts(msgspec.Struct, frozen=True):
    """What is known of a stage without measuring: its touchpoints, notes, and which marks occur."""

    stage: Stage
    touchpoints: tuple[Touchpoint, ...]
    first: int  # number of its first touchpoint
    entries: Entries
    places: frozenset[str]
    occurs: Occurs


class MeasuredStage(msgspec.Struct, frozen=True):
    """A stage with its column."""

    facts: StageFacts
    plan: StagePlan
    felt: tuple[Felt, ...]
    left: float
    width: float
    tail: float  # kept free of nodes on the right, for the names at the curves' ends
    texts: StageTexts
    flows: tuple[tuple[tuple[Entry, ...], Flow] | None, ...]  # for each row

    @property
    def right(self) -> float:
        """Where the column ends."""
        return self.left + self.width


class MeasuredRow(msgspec.Struct, frozen=True):
    """A row with its place. `content` is the y where cards, notes or curves begin."""

    row: Row
    label: Label
    top: float
    height: float
    content: float
    subs: tuple[float, ...]  # for cards: where each sub-row begins, from `content`

    @property
    def bottom(self) -> float:
        """Where the row ends."""
        return self.top + self.height


class MeasuredMap(msgspec.Struct, frozen=True):
    """Everything that drawing needs."""

    journey: JourneyMap
    options: LayoutOptions
    measures: Measures
    cast: Cast
    players: tuple[Player, ...]  # those with a curve; one with the id "" where the map has no persona
    maker: CardMaker
    card_width: float
    label_column: float
    left: float  # of the first stage
    right: float  # of the last stage
    title: TitleBlockPlan
    band_top: float
    band_height: float
    goals_height: float
    stages: tuple[MeasuredStage, ...]
    rows: tuple[MeasuredRow, ...]
    tray: tuple[TrayItem, ...]
    tray_flow: Flow
    tray_top: float
    legend: LegendPlan
    legend_top: float
    has_quotes: bool
    has_touchpoints: bool
    width: float
    height: float

    @property
    def lanes_top(self) -> float:
        """Where the first lane begins."""
        return self.band_top + self.band_height + self.goals_height

    @property
    def lanes_bottom(self) -> float:
        """Where the last lane ends."""
        return self.rows[-1].bottom if self.rows else self.lanes_top


class Measuring:
    """Measures one map for one set of options. Used once."""

    def __init__(self, journey: JourneyMap, options: LayoutOptions, cache: LayoutCache) -> None:
        self.journey = journey
        self.options = options
        self.cache = cache
        self.texts: Texts = cache.texts
        self.theme = cache.theme
        self.measures = cache.map.same("measures", measures_for(self.theme, options))
        self.cast = cache.map.same("cast", cast_of(journey, self.theme))
        self.is_storyline = self.measures.arrangement is Arrangement.STORYLINE
        self.pad = self.theme.swimlanes.stage_padding

    def measured(self) -> MeasuredMap:
        """The map with all its measures."""
        journey, cache, theme = self.journey, self.cache, self.theme
        facts = self._facts()
        self.used = frozenset().union(*(f.places for f in facts)) if facts else frozenset()
        occurs = self._occurs(facts)
        players = self._players(occurs)
        rows = cache.map.same("rows", self._rows(facts, occurs))
        self._index_rows(rows)
        card_width = self._card_width(facts)
        maker = cache.map.keep(
            "maker",
            (self.cast, self.measures, journey.header.shows, card_width),
            lambda: CardMaker(self.texts, self.cast, self.measures, journey.header.shows, card_width),
        )
        plans = [self._plan(f, maker) for f in facts]
        felt = [cache.stage(f.stage.id).keep("felt", (p, players), lambda p=p: felt_in(p, players)) for f, p in zip(facts, plans, strict=True)]  # type: ignore[misc]
        entries = [[self._row_entries(f, i) for i in range(len(rows))] for f in facts]
        label_column = lanes.label_column(rows, self.texts, self.cast)
        left = label_column + theme.grid.label_gap
        widths, tail = self._widths(facts, plans, felt, entries, players, left)
        stages = self._stages(facts, plans, felt, entries, widths, tail, left)
        right = left + sum(widths)
        width = right - theme.stage_band.gap / 2 + theme.stage_band.tip if facts else right
        title = plan_title(journey, width, self.cast, self.texts)
        band_height = band.band_height([s.texts for s in stages], self.texts)
        goals_height = band.goals_height([s.texts for s in stages], self.texts)
        band_top = title.height + theme.title_block.gap_below
        has_quotes = self._has_quotes(facts)
        labels = [lanes.label_of(row, label_column, tuple(self.used), self.texts, self.cast) for row in rows]
        heights, contents = self._row_heights(rows, labels, stages, plans)
        tray_list = self._tray()
        tray_flow = tray.flow_tray(tray_list, max(right - left, 200.0), self.texts) if tray_list else notes.EMPTY
        tray_height = max(tray_flow.height, 26.0) + 2 * _TRAY_GAP if tray_list else 0.0
        footer = legend.footer_text(journey.header, self.options.page)
        legend_plan = legend.plan_legend(legend.legend_items(occurs, self.texts), footer, width, self.texts)
        fixed = band_top + band_height + goals_height + tray_height + theme.legend.gap_above + legend_plan.height
        heights = self._spread(rows, heights, (self.options.height or 0) - fixed - sum(heights))
        measured_rows = self._place_rows(rows, labels, heights, contents, band_top + band_height + goals_height, plans)
        bottom = measured_rows[-1].bottom if measured_rows else band_top + band_height + goals_height
        legend_top = bottom + tray_height + theme.legend.gap_above
        cache.forget_others([f.stage.id for f in facts])
        return MeasuredMap(
            journey, self.options, self.measures, self.cast, players, maker, card_width, label_column, left, right, title,
            band_top, band_height, goals_height, stages, measured_rows, tray_list, tray_flow, bottom + _TRAY_GAP,
            legend_plan, legend_top, has_quotes, bool(self.used), max(width, title.title_box.right),
            legend_top + legend_plan.height,
        )  # fmt: skip

    # What there is

    def _facts(self) -> tuple[StageFacts, ...]:
        journey, found, first = self.journey, [], 1
        for stage in journey.stages:
            touchpoints = journey.touchpoints_in(stage.id)
            about = tuple([journey.notes_about(t.id) for t in touchpoints])
            key = (stage, touchpoints, first, journey.notes_about(stage.id), about, self.options.shows_private)
            memory = self.cache.stage(stage.id)
            found.append(memory.keep("facts", key, lambda key=key: self._facts_of(*key)))  # type: ignore[misc]
            first += len(touchpoints)
        return tuple(found)

    def _facts_of(
        self,
        stage: Stage,
        touchpoints: tuple[Touchpoint, ...],
        first: int,
        own: tuple[Note, ...],
        about: tuple[tuple[Note, ...], ...],
        shows_private: bool,
    ) -> StageFacts:
        numbers = range(first, first + len(touchpoints))
        places = {t.lane or t.channel for t in touchpoints}
        for touchpoint in touchpoints:
            places.update(touchpoint.also)
        occurs = Occurs(
            has_truth=any(t.is_moment_of_truth for t in touchpoints),
            has_feelings=any(lowest_feeling(t) is not None for t in touchpoints),
            evidence=frozenset(t.evidence for t in touchpoints if t.evidence is not None),
            statuses=frozenset(t.status for t in touchpoints if t.status is not Status.EXISTS),
        )
        entries = entries_of(own, touchpoints, numbers, about, shows_private)
        return StageFacts(stage, touchpoints, first, entries, frozenset(places), occurs)

    def _occurs(self, facts: Sequence[StageFacts]) -> Occurs:
        journey = self.journey
        touches = frozenset(self.cast.look(place).touch for place in self.used if place in self.cast.places)
        kinds: set[ConnectionKind] = set()
        changes = False
        elements = journey.elements
        for connection in journey.connections:
            source, target = elements[connection.source], elements[connection.target]
            if isinstance(source, Touchpoint) and isinstance(target, Touchpoint) and source.stage and target.stage:
                kinds.add(connection.kind)
                changes = changes or (source.lane or source.channel) != (target.lane or target.channel)
        found = Occurs(
            touches, connections=frozenset(kinds), has_channel_change=changes, has_weave=self.is_storyline
        )
        for one in facts:
            found = found.joined(one.occurs)
        return found

    def _players(self, occurs: Occurs) -> tuple[Player, ...]:
        if self.cast.players or not occurs.has_feelings:
            return self.cast.players
        return (Player("", "", self.theme.colour.ink, (), ""),)

    def _rows(self, facts: Sequence[StageFacts], occurs: Occurs) -> tuple[Row, ...]:
        kinds = {key for f in facts for key in f.entries}
        has = {kind for kind in LaneKind if kind.value in kinds}
        if occurs.has_feelings:
            has.add(LaneKind.EMOTION)
        shows_happens = not self.measures.shows_description and any(
            t.description for f in facts for t in f.touchpoints
        )
        return rows_of(
            self.journey, self.theme, self.cast, self.measures.arrangement, self.used, has, shows_happens
        )

    def _index_rows(self, rows: Sequence[Row]) -> None:
        """Which row each place is in, and which row is the first of its kind."""
        self.rows = rows
        self.row_of = {
            place: i for i, row in enumerate(rows) for place in row.members if row.holds_cards or row.is_weave
        }
        self.first_of_kind: dict[str, int] = {}
        for i, row in enumerate(rows):
            self.first_of_kind.setdefault(row.kind, i)

    def _row_entries(self, facts: StageFacts, index: int) -> tuple[Entry, ...]:
        row = self.rows[index]
        if row.holds_touchpoints or row.is_slim or row.kind in (LaneKind.EMOTION, NO_CHANNEL, TOUCHPOINTS, GROUP):
            return ()
        is_first = self.first_of_kind[row.kind] == index
        numbers = range(facts.first, facts.first + len(facts.touchpoints))
        if not row.lane or row.kind not in facts.entries or row.kind == HAPPENS or not is_first:
            pass
        return self.cache.stage(facts.stage.id).keep(
            ("entries", row.key),
            (facts, row, is_first),
            lambda: entries_in(row, is_first, facts.entries, facts.touchpoints, numbers),
        )

    def _has_quotes(self, facts: Sequence[StageFacts]) -> bool:
        return any(LaneKind.THOUGHTS.value in f.entries for f in facts)

    def _tray(self) -> tuple[TrayItem, ...]:
        journey = self.journey
        touchpoints = journey.tray
        shown = self.options.shows_private
        return tray_items(touchpoints, [journey.notes_about(t.id) for t in touchpoints], (), shown)

    # Cards

    def _card_width(self, facts: Sequence[StageFacts]) -> float:
        width, measures = self.measures.card_width, self.measures
        if width >= measures.widest_card:
            return width
        probe = CardMaker(self.texts, self.cast, measures, MapState.CURRENT, width)
        longest = width
        for one in facts:
            memory = self.cache.stage(one.stage.id)
            key = (one.touchpoints, measures.padding_x, measures.shows_description)
            word = memory.keep(
                "longest word", key, lambda one=one: max((probe.longest_word(t) for t in one.touchpoints), default=0.0)  # type: ignore[misc]
            )
            longest = max(longest, word)
        return min(longest, measures.widest_card)

    def _plan(self, facts: StageFacts, maker: CardMaker) -> StagePlan:
        memory = self.cache.stage(facts.stage.id)
        key = (facts.touchpoints, facts.first, maker, self.row_of, self.measures.rows)
        return memory.keep("plan", key, lambda: self._plan_stage(facts, maker, memory))

    def _plan_stage(self, facts: StageFacts, maker: CardMaker, memory: Memory) -> StagePlan:
        sizes: dict[str, tuple[Touchpoint, CardSize]] = memory.keep("sizes", maker, dict)

        def size_of(touchpoint: Touchpoint) -> CardSize:
            known = sizes.get(touchpoint.id)
            if known is not None and known[0] is touchpoint:
                return known[1]
            size = maker.size(touchpoint)
            sizes[touchpoint.id] = (touchpoint, size)
            return size

        steps = self.journey.steps(facts.stage.id)
        if self.is_storyline:
            gap = self.theme.storyline.card_gap
            return plan_storyline(steps, facts.first, self.row_of, size_of, maker.width, self.measures.rows, gap)
        limits = [2 if row.kind == GROUP else 1 for row in self.rows]
        lane = self.theme.swimlanes
        return plan_lanes(
            steps, facts.first, self.row_of, limits, size_of, maker.width, self.measures.pitch, lane.same_lane_gap
        )

    # Columns

    def _widths(
        self,
        facts: Sequence[StageFacts],
        plans: Sequence[StagePlan],
        felt: Sequence[tuple[Felt, ...]],
        entries: Sequence[Sequence[tuple[Entry, ...]]],
        players: Sequence[Player],
        left: float,
    ) -> tuple[list[float], float]:
        widths = [self._natural_width(i, f, p, e) for i, (f, p, e) in enumerate(zip(facts, plans, entries, strict=True))]
        tail = 0.0
        if facts and self.first_of_kind.get(LaneKind.EMOTION) is not None:
            tail = self._tail(plans[-1], felt[-1], players, widths[-1])
            if self.is_storyline:
                widths[-1] += tail
            else:
                widths[-1] = max(widths[-1], tail)
                tail = 0.0
        if self.options.width and widths:
            spare = self.options.width - left - sum(widths) + self.theme.stage_band.gap / 2 - self.theme.stage_band.tip
            if spare > 0:
                filled = [bool(p.touchpoints) for p in plans]
                if not any(filled):
                    filled = [True] * len(widths)
                total = sum(w for w, is_filled in zip(widths, filled, strict=True) if is_filled)
                widths = [
                    w + spare * w / total if is_filled else w for w, is_filled in zip(widths, filled, strict=True)
                ]
        return widths, tail

    def _natural_width(
        self, index: int, facts: StageFacts, plan: StagePlan, entries: Sequence[tuple[Entry, ...]]
    ) -> float:
        lane, pad = self.theme.swimlanes, self.pad
        width = max(lane.empty_stage, band.narrowest_stage(facts.stage, index == 0, self.texts))
        if not self.used:
            width = max(width, _ALL_EMPTY_STAGE)
        if plan.touchpoints:
            width = max(width, plan.extent + 2 * pad)
            if self.is_storyline:
                width = max(width, node_count(plan) * (2 * self.theme.storyline.node_halo + 1))
        inner = self.cache.stage(facts.stage.id).keep(
            "narrowest", (entries, self.journey.header.language), lambda: self._narrowest_inner(entries)
        )
        return max(width, inner + 2 * pad if inner else 0)

    def _narrowest_inner(self, entries: Sequence[tuple[Entry, ...]]) -> float:
        """The narrowest inner width in which no word of a note or value of a metric breaks (very long words do)."""
        texts, least = self.texts, 0.0
        for row, found in zip(self.rows, entries, strict=True):
            if not found:
                continue
            if row.kind == LaneKind.METRICS:
                language = self.journey.header.language
                least = max(least, *(metrics.narrowest(e, texts, language) for e in found))
            elif row.kind == LaneKind.CONTENT:
                least = max(least, *(texts.longest(e.text, texts.label) + 40 for e in found))
            else:
                left = notes.text_left(texts, max(e.number for e in found)) + 8
                least = max(least, *(texts.longest(e.text, texts.text) + left for e in found))
        return min(least, 200.0)

    def _tail(
        self, plan: StagePlan, felt: Sequence[Felt], players: Sequence[Player], natural: float
    ) -> float:
        """The room that names at the curves' ends need in the last stage: in swimlanes its least width, in the storyline
        what its nodes leave free on the right."""
        last: dict[int, Felt] = {one.player: one for one in felt}
        needed = 0.0
        nodes = node_places(plan, natural, 2 * self.theme.storyline.node_halo + 1) if self.is_storyline else ()
        for one in last.values():
            name = players[one.player].name
            if not name:
                continue
            reach = self.theme.emotion.label_gap + self.texts.width(name, self.texts.name) + _LABEL_FREE
            beside = self.theme.emotion.side_by_side * sum(o.step == one.step for o in last.values())
            reach += max(0.0, beside - self.theme.emotion.side_by_side)
            if self.is_storyline:
                needed = max(needed, nodes[one.at[-1]] + reach - natural)
            else:
                needed = max(needed, self.pad + plan.slots[one.at[-1]].x + self.maker_width() / 2 + reach)
        return needed

    def maker_width(self) -> float:
        """The width of the cards of this layout."""
        maker: CardMaker = self.cache.map.last("maker")
        return maker.width

    def _stages(
        self,
        facts: Sequence[StageFacts],
        plans: Sequence[StagePlan],
        felt: Sequence[tuple[Felt, ...]],
        entries: Sequence[Sequence[tuple[Entry, ...]]],
        widths: Sequence[float],
        tail: float,
        left: float,
    ) -> tuple[MeasuredStage, ...]:
        found = []
        x = left
        for i, one in enumerate(facts):
            width = widths[i]
            memory = self.cache.stage(one.stage.id)
            said = memory.keep(
                "texts", (one.stage, i == 0, width), lambda one=one, i=i, w=width: band.stage_texts(one.stage, i == 0, w, self.texts)  # type: ignore[misc]
            )
            flows = tuple(
                (e, memory.keep(("flow", row.key), (e, width, self.measures.note_gap, row.kind), lambda e=e, row=row, w=width: self._flow(row, e, w)))  # type: ignore[misc]
                if e
                else None
                for row, e in zip(self.rows, entries[i], strict=True)
            )
            is_last = i == len(facts) - 1
            found.append(MeasuredStage(one, plans[i], felt[i], x, width, tail if is_last else 0.0, said, flows))
            x += width
        return tuple(found)

    def _flow(self, row: Row, entries: tuple[Entry, ...], width: float) -> Flow:
        inner = width - 2 * self.pad
        if row.kind == LaneKind.METRICS:
            return metrics.flow_tiles(entries, inner, self.texts, self.theme.notes.gap, self.journey.header.language)
        if row.kind == LaneKind.CONTENT:
            return chips.flow_chips(entries, inner, self.texts)
        return notes.flow_notes(entries, inner, self.texts, self.measures.note_gap)

    # Rows

    def _row_heights(
        self,
        rows: Sequence[Row],
        labels: Sequence[Label],
        stages: Sequence[MeasuredStage],
        plans: Sequence[StagePlan],
    ) -> tuple[list[float], list[float]]:
        """The height of each row and of what stands in it, without what is free above and below."""
        measures, theme = self.measures, self.theme
        self.sub_heights = self._sub_heights(plans)
        empty = self._empty_height(stages)
        heights, contents = [], []
        for i, row in enumerate(rows):
            least = max(lanes.least_height(labels[i], self.texts), row.height)
            content = 0.0
            if row.holds_cards:
                content = self._cards_height(i, row)
                if i == self.empty_row:
                    content = max(content, empty)
                if not self.used:
                    least = max(least, _ALL_EMPTY_LANE)
                height = content + measures.lane_top + measures.lane_bottom if content else least
            elif row.is_weave:
                height = measures.weave_lane
            elif row.is_slim:
                height = theme.storyline.unused_lane if self.is_storyline else theme.swimlanes.unused_lane
            elif row.kind == LaneKind.EMOTION:
                height = measures.emotion
            else:
                content = max((s.flows[i][1].height for s in stages if s.flows[i]), default=0.0)  # type: ignore[index]
                height = content + 2 * theme.notes.lane_padding
            height += self._blueprint_room(i)
            heights.append(max(height, least))
            contents.append(content)
        return heights, contents

    def _blueprint_room(self, index: int) -> float:
        above = lanes.BLUEPRINT_ROOM if self.rows[index].line_above else 0
        below = index + 1 < len(self.rows) and self.rows[index + 1].line_above
        return above + (lanes.BLUEPRINT_ROOM if below else 0)

    def _sub_heights(self, plans: Sequence[StagePlan]) -> Mapping[tuple[int, int], float]:
        found: dict[tuple[int, int], float] = {}
        for plan in plans:
            for key, height in plan.heights.items():
                if height > found.get(key, 0):
                    found[key] = height
        return found

    def _cards_height(self, index: int, row: Row) -> float:
        if row.kind == TOUCHPOINTS:
            return max((p.reach for p in (self.cache.stage(s).last("plan") for s in self._stage_ids())), default=0.0)
        subs = [height for (at, _sub), height in self.sub_heights.items() if at == index]
        return sum(subs) + self.theme.swimlanes.sub_row_gap * (len(subs) - 1) if subs else 0.0

    def _stage_ids(self) -> list[str]:
        return [stage.id for stage in self.journey.stages]

    def _empty_height(self, stages: Sequence[MeasuredStage]) -> float:
        """How high the boxes of empty stages are; the first row with cards makes room for them."""
        self.empty_row = next((i for i, row in enumerate(self.rows) if row.holds_cards), -1)
        if not self.used:
            return 0.0
        words = empty_words()
        empty = [s.width for s in stages if not s.facts.touchpoints]
        return max((band.empty_box_size(width, self.texts, words)[2] for width in empty), default=0.0)

    def _spread(self, rows: Sequence[Row], heights: list[float], spare: float) -> list[float]:
        """Spare height goes first to the emotion lane, then evenly into the lanes of the channels."""
        self.spread_extra = [0.0] * len(rows)
        if not self.options.height or spare <= 0:
            return heights
        heights = list(heights)
        for i, row in enumerate(rows):
            if row.kind == LaneKind.EMOTION and spare > 0:
                more = min(spare, max(0.0, self.theme.emotion.height_most - heights[i]))
                heights[i] += more
                spare -= more
        wide = [i for i, row in enumerate(rows) if row.is_weave or (row.holds_cards and row.kind != TOUCHPOINTS)]
        if wide and spare > 0:
            share = spare / len(wide)
            for i in wide:
                more = min(share, max(0.0, _WIDEST_WEAVE_LANE - heights[i])) if rows[i].is_weave else share
                heights[i] += more
                self.spread_extra[i] = more
        return heights

    def _place_rows(
        self,
        rows: Sequence[Row],
        labels: Sequence[Label],
        heights: Sequence[float],
        contents: Sequence[float],
        top: float,
        plans: Sequence[StagePlan],
    ) -> tuple[MeasuredRow, ...]:
        found = []
        measures, theme = self.measures, self.theme
        for i, row in enumerate(rows):
            room = self._blueprint_room(i)
            above = lanes.BLUEPRINT_ROOM if row.line_above else 0
            content = top + above
            subs: list[float] = []
            if row.holds_cards:
                free = heights[i] - room - measures.lane_top - measures.lane_bottom - contents[i]
                shift = self.spread_extra[i] if row.kind == GROUP else max(0.0, free)
                content += measures.lane_top + (0 if row.kind == TOUCHPOINTS else shift / 2)
                y = 0.0
                for sub in range(sum(1 for at, _sub in self.sub_heights if at == i)):
                    subs.append(y)
                    y += self.sub_heights[i, sub] + theme.swimlanes.sub_row_gap
            elif row.is_weave or row.is_slim:
                content += (heights[i] - room) / 2
            elif row.kind == LaneKind.EMOTION:
                pass
            else:
                content += theme.notes.lane_padding
            found.append(MeasuredRow(row, labels[i], top, heights[i], content, tuple(subs)))
            top += heights[i]
        return tuple(found)


def empty_words() -> str:
    """What the box of an empty stage says."""
    return _("No touchpoint yet")


def box_at(x: float, y: float, width: float, height: float) -> Box:
    """A box by its corner and size."""
    return Box(x, y, x + width, y + height)
