"""How high each row is and where it stands, with the spare height of the paper (LOOK.md sections 1 and 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from designer.layout import band, folds, lanes
from designer.layout.columns import StagePlan
from designer.layout.facts import StageFacts
from designer.layout.lanes import Label
from designer.layout.measures import Measures
from designer.layout.notes import Entry, Flow
from designer.layout.options import Arrangement
from designer.layout.rows import GROUP, TOUCHPOINTS, Row
from designer.layout.texts import Texts
from designer.model import LaneKind
from designer.words import _

_ALL_EMPTY_LANE = 56
_HIGHEST_LANE = 3.0  # times what its cards need: beyond that a lane is a field with a card lost in it
_HIGHEST_CURVE = 1.6  # times what a curve gets before the lanes of cards do
_WIDEST_WEAVE_LANE = 44
_EMPTY_NOTES = 30  # a lane for notes that has none yet
_ENGAGEMENT = 0.8  # of the height of the feelings
_LEAST_CURVE = 56.0
_PLANNED = 36.0  # more for the feelings where planned ones stand beside them
_VALUES = 18.0  # and where values are written at the points

Flows = tuple[tuple[tuple[Entry, ...], Flow] | None, ...]  # for each row of a stage


class MeasuredRow(msgspec.Struct, frozen=True):
    """A row with its place. `content` is the y where cards, notes or curves begin, `subs` where each sub-row of cards
    begins, from there; for lanes of the weave it is the middle."""

    row: Row
    label: Label
    top: float
    height: float
    content: float
    subs: tuple[float, ...]

    @property
    def bottom(self) -> float:
        """Where the row ends."""
        return self.top + self.height


class Heights:
    """The heights of all rows: first as their content asks, then with spare height.

    `first_card` is the room that every row of cards keeps for one, 0 where none does.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        labels: Sequence[Label],
        plans: Sequence[StagePlan],
        measures: Measures,
        texts: Texts,
        has_planned: bool,
        has_values: bool,
        has_touchpoints: bool,
        is_part: bool,
        first_card: float,
    ) -> None:
        self._rows = rows
        self._first_card = first_card
        self._labels = labels
        self._plans = plans
        self._measures = measures
        self._texts = texts
        self._has_feelings = False
        self._has_planned = has_planned
        self._has_values = has_values
        self._has_touchpoints = has_touchpoints
        self._is_part = is_part
        self._theme = texts.theme
        self._is_storyline = measures.arrangement is Arrangement.STORYLINE
        self._subs = _sub_heights(plans)
        self._contents = [0.0] * len(rows)
        self._extra = [0.0] * len(rows)
        self.heights = [0.0] * len(rows)

    @property
    def total(self) -> float:
        """All rows together."""
        return sum(self.heights)

    def measure(self, facts: Sequence[StageFacts], flows: Sequence[Flows], widths: Sequence[float]) -> None:
        """Take each row as high as its content asks."""
        empty = self._empty_height(facts, widths)
        self._has_feelings = any(t.feeling is not None or t.feelings for f in facts for t in f.touchpoints)
        is_empty = not any(f.touchpoints for f in facts)
        first = next((i for i, row in enumerate(self._rows) if row.holds_cards), -1)
        for i, row in enumerate(self._rows):
            least = max(lanes.least_height(self._labels[i], self._texts), row.height)
            if row.holds_cards:
                content = max(self._cards_height(i, row), empty if i == first else 0.0, self._pile_height(row, facts))
                room = max(content, 0.0 if row.height else self._first_card)
                height = room + self._measures.lane_top + self._measures.lane_bottom if room else 0.0
                least = max(least, _ALL_EMPTY_LANE if is_empty and not self._first_card else 0.0)
                self._contents[i] = content
            elif row.is_weave:
                height = self._measures.weave_lane
            elif row.is_slim or row.is_folded:
                height = self._unused_lane()
                least = lanes.least_height(self._labels[i], self._texts)
            elif row.is_curve:
                height = row.height or self._curve_height(row)
                least = max(least if not row.height else _LEAST_CURVE, lanes.least_height(self._labels[i], self._texts))
            else:
                content = max([one[i][1].height for one in flows if one[i]], default=0.0)  # type: ignore[index]
                height = content + 2 * self._theme.notes.lane_padding if content else _EMPTY_NOTES
            self.heights[i] = max(height, least) + self._room(i)

    def _curve_height(self, row: Row) -> float:
        if row.kind == LaneKind.ENGAGEMENT:
            return self._measures.emotion * _ENGAGEMENT
        return self._measures.emotion + (_PLANNED if self._has_planned else 0) + (_VALUES if self._has_values else 0)

    def _unused_lane(self) -> float:
        return self._theme.storyline.unused_lane if self._is_storyline else self._theme.swimlanes.unused_lane

    def _room(self, index: int) -> float:
        """What the names of blueprint lines at a row's borders need."""
        return self._room_above(index) + (self._room_above(index + 1) if index + 1 < len(self._rows) else 0)

    def _room_above(self, index: int) -> float:
        return lanes.BLUEPRINT_ROOM if self._rows[index].line_above else 0.0

    def _cards_height(self, index: int, row: Row) -> float:
        if row.kind == TOUCHPOINTS:
            return max([plan.reach for plan in self._plans], default=0.0)
        subs = [height for (at, _sub), height in self._subs.items() if at == index]
        return sum(subs) + self._theme.swimlanes.sub_row_gap * (len(subs) - 1) if subs else 0.0

    def _pile_height(self, row: Row, facts: Sequence[StageFacts]) -> float:
        """What the piles of folded stages need in a row: all its touchpoints may lie in such."""
        has_piles = row.kind != TOUCHPOINTS and any(
            one.stage.folded and any(place in row.members for place in one.places.values()) for one in facts
        )
        return folds.pile_height(self._texts) if has_piles else 0.0

    def _empty_height(self, facts: Sequence[StageFacts], widths: Sequence[float]) -> float:
        """How high the boxes of empty stages are; the first row with cards makes room for them."""
        if not self._has_touchpoints:
            return 0.0
        words = empty_words(self._is_part)
        empty = [w for one, w in zip(facts, widths, strict=True) if not (one.touchpoints or one.stage.folded)]
        return max([band.empty_box_size(width, self._texts, words)[2] for width in empty], default=0.0)

    def spread(self, spare: float) -> None:
        """Give spare height first to the emotion lane, where anybody feels anything, then evenly to the lanes of the
        channels as long as they still look like lanes; of what is left some goes to the emotion lane. The rest stays white
        below a map that has little."""
        most = self._theme.emotion.height_most
        spare = self._heighten_feelings(spare, most)
        wide = [i for i, row in enumerate(self._rows) if row.is_weave or (row.holds_cards and row.kind != TOUCHPOINTS)]
        share = max(0.0, spare) / max(1, len(wide))
        for i in wide:
            least = self.heights[i]
            limit = _WIDEST_WEAVE_LANE if self._rows[i].is_weave else least * _HIGHEST_LANE
            self._extra[i] = min(share, max(0.0, limit - least))
            self.heights[i] += self._extra[i]
            spare -= self._extra[i]
        self._heighten_feelings(spare, most * _HIGHEST_CURVE)

    def _heighten_feelings(self, spare: float, most: float) -> float:
        """Make the emotion lane so high at most; what is left of the spare height."""
        for i, row in enumerate(self._rows):
            if row.is_curve and row.kind == LaneKind.EMOTION and self._has_feelings and spare > 0:
                more = min(spare, max(0.0, most - self.heights[i]))
                self.heights[i] += more
                spare -= more
        return spare

    def placed(self, top: float) -> tuple[MeasuredRow, ...]:
        """The rows below each other from `top` on."""
        found = []
        for i, row in enumerate(self._rows):
            height = self.heights[i]
            content, subs = self._inside(i, row, top + self._room_above(i))
            found.append(MeasuredRow(row, self._labels[i], top, height, content, subs))
            top += height
        return tuple(found)

    def _inside(self, index: int, row: Row, top: float) -> tuple[float, tuple[float, ...]]:
        room = self.heights[index] - self._room(index)
        measures = self._measures
        if row.holds_cards:
            free = room - measures.lane_top - measures.lane_bottom - self._contents[index]
            # A group's cards begin where its label does; other cards stand in the middle of their lane.
            shift = self._extra[index] if row.kind == GROUP else 0 if row.kind == TOUCHPOINTS else max(0.0, free)
            return top + measures.lane_top + shift / 2, self._sub_tops(index)
        if row.is_weave or row.is_slim or row.is_folded:
            return top + room / 2, ()
        return top + (0 if row.is_curve else self._theme.notes.lane_padding), ()

    def _sub_tops(self, index: int) -> tuple[float, ...]:
        tops, y = [], 0.0
        sub = 0
        while (index, sub) in self._subs:
            tops.append(y)
            y += self._subs[index, sub] + self._theme.swimlanes.sub_row_gap
            sub += 1
        return tuple(tops)


def _sub_heights(plans: Sequence[StagePlan]) -> Mapping[tuple[int, int], float]:
    found: dict[tuple[int, int], float] = {}
    for plan in plans:
        for key, height in plan.heights.items():
            if height > found.get(key, 0):
                found[key] = height
    return found


def empty_words(is_part: bool = False) -> str:
    """What the box of an empty stage says, or of one of which a view shows nothing."""
    if is_part:
        return _("No touchpoint in this view")
    return _("No touchpoint yet")
