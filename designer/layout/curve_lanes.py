"""Draws the lanes of curves: scale, hatching, curves, marks, names, values and quotes."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial
from itertools import chain

import msgspec

from designer.drawing import Box, Group, Later, Lazy, Role
from designer.layout import curve, curve_area, curve_ends, curve_marks, curve_values
from designer.layout.alike import PLACES
from designer.layout.curve_spots import SetStage, Span, Spot, StageSpots, runs_of
from designer.layout.grid import CurvePlace, CurvePoint
from designer.layout.heights import MeasuredRow
from designer.layout.measured import MeasuredStage
from designer.layout.memory import Memory, Recall
from designer.layout.placed import StageCards
from designer.layout.quotes import draw_quotes
from designer.layout.sheet import BESIDE, Pen, Sheet
from designer.layout.strands import Strand
from designer.layout.texts import Texts
from designer.model import LaneKind

_NEAR = 3  # points of a neighbouring stage that decide how a curve runs into this one


class StageMarks(msgspec.Struct, frozen=True):
    """The marks of a stage in one lane: their groups and the points of the grid."""

    groups: tuple[Group, ...]
    points: tuple[CurvePoint, ...]


class DrawnCurves(msgspec.Struct, frozen=True):
    """All lanes of curves as drawn, in parts that mostly belong to one stage, and where they are. `written` are the groups of
    names, values and quotes."""

    parts: Sequence[Sequence[Group]] = ()
    places: tuple[CurvePlace, ...] = ()
    written: Sequence[Sequence[Group]] = ()

    @property
    def feelings(self) -> CurvePlace | None:
        """The first lane of feelings."""
        return next((place for place in self.places if place.kind is LaneKind.EMOTION), None)


def draw_curves(sheet: Sheet, cards: Sequence[StageCards]) -> DrawnCurves:
    """The lanes of curves, in painting order."""
    parts: list[Sequence[Group]] = []
    written: list[Sequence[Group]] = []
    places: list[CurvePlace] = []
    for row in sheet.curve_rows:
        is_first = not any(place.kind == row.row.kind for place in places)
        lane = _LaneDrawing(sheet, row, is_first)
        places.append(lane.drawn(cards))
        parts += [*lane.parts, *lane.written]
        written += lane.written
    return DrawnCurves(parts, tuple(places), written)


class _LaneDrawing:
    """One lane that is being drawn. The first of its kind has keys without the lane's own."""

    def __init__(self, sheet: Sheet, row: MeasuredRow, is_first: bool) -> None:
        self.sheet = sheet
        self.row = row
        self.kind = LaneKind(row.row.kind)
        self.strands = sheet.map.strands[self.kind]
        self.span, self.scale = sheet.span(row)
        span = self.span  # seen from its top it stays where the lane only moves
        self.span_inside = Span(0.0, round(span.bottom - span.top, PLACES), span.low, span.high)
        self.is_first = is_first
        self.prefix = "" if is_first and self.kind is LaneKind.EMOTION else f"{row.row.key}/"
        self.parts: list[Sequence[Group]] = []  # curves and marks
        self.written: list[Sequence[Group]] = []  # names, values and quotes, above them

    def drawn(self, cards: Sequence[StageCards]) -> CurvePlace:
        """Draws the lane; its place."""
        m, sheet = self.sheet.map, self.sheet
        spots = [self._spots(stage, one) for stage, one in zip(m.stages, cards, strict=True)]
        marks = [self._marks(stage, one, at) for stage, one, at in zip(m.stages, cards, spots, strict=True)]
        self._draw_areas(spots)
        for planned in (True, False):  # what is lies over what is to be
            for i, strand in enumerate(self.strands):
                if strand.is_planned is planned:
                    self._draw_curve(i, strand, spots)
        self.parts += [groups for groups, _points in marks]
        boxes = self._draw_names(spots)
        if self.kind is LaneKind.ENGAGEMENT or m.journey.header.shows_values:
            self._draw_values(spots, boxes)
        if self.is_first and self.kind is LaneKind.EMOTION:
            self.written += draw_quotes(sheet, spots, self.span, boxes)
        points = tuple([points for _groups, points in marks])
        return CurvePlace(self.row.row.lane, self.kind, self.span.top, self.span.bottom, self.scale, points)

    def _room(self, stage: MeasuredStage, after: Sequence[Spot] = ()) -> Box:
        """A box that surely holds all curves and marks of a stage, up to the first point after it."""
        row, column = self.row, self.sheet.room(stage)
        right = max(column.right, after[0].x + BESIDE) if after else column.right
        return Box(column.left, row.top - BESIDE, right, row.bottom + BESIDE)

    def _spots(self, stage: MeasuredStage, cards: StageCards) -> StageSpots:
        """The points of a stage: the very same ones where it or the lane only moves, seen from its left and the lane's top."""
        sheet, key = self.sheet, self.row.row.key
        memory, felt, span = sheet.stage_memory(stage), stage.felt[self.kind], self.span_inside
        setting = memory.keep((key, "steps"), (self.strands, span), partial(SetStage, self.strands, span, sheet.theme))
        places = felt, cards.middles, cards.ids, round(stage.width, PLACES)
        inner = memory.keep((key, "spots"), (setting, places), partial(setting.spots, *places))
        runs = memory.made((key, "runs"), runs_of, inner, len(self.strands))
        name = (key, "spots placed")
        return memory.made(name, partial(StageSpots, memory.last(name)), inner, runs, stage.left, self.span.top)

    def _marks(
        self, stage: MeasuredStage, cards: StageCards, spots: StageSpots
    ) -> tuple[Sequence[Group], Lazy[tuple[CurvePoint, ...]]]:
        """The marks of a stage, and its points for the grid, made when somebody looks."""
        memory, is_folded = self.sheet.stage_memory(stage), stage.facts.stage.folded
        if not spots.inner:
            return (), Lazy(tuple)
        name = (self.row.row.key, "marks")
        key = (spots, self.strands, self.prefix, is_folded)
        return memory.keep(name, key, partial(self._marks_later, memory, stage, cards, spots, is_folded))

    def _marks_later(
        self, memory: Memory, stage: MeasuredStage, cards: StageCards, spots: StageSpots, is_folded: bool
    ) -> tuple[Sequence[Group], Lazy[tuple[CurvePoint, ...]]]:
        name, fixed = (self.row.row.key, "mark groups"), (self.strands, self.prefix, is_folded)
        marks = Lazy(partial(_stage_marks, Recall(memory), name, spots, *fixed, self.sheet.texts))
        groups = Later(self._room(stage), cards.index or cards.ids, partial(_groups_of, marks))
        return groups, Lazy(partial(_points_of, marks))

    def _draw_curve(self, i: int, strand: Strand, spots: Sequence[StageSpots]) -> None:
        """A curve, in stretches that each belong to the stage where they begin."""
        for at, (stage, own) in enumerate(zip(self.sheet.map.stages, spots, strict=True)):
            if not own.inner_runs[i]:
                self.parts.append(())
                continue
            memory = self.sheet.stage_memory(stage)
            before, after = _before(spots, at, i, _NEAR - 1), _after(spots, at, i, _NEAR)
            name = ("curve", self.row.row.key, strand.key)
            key = (strand, self.prefix, before, own.inner_runs[i], own.left, own.top, after)
            keys = f"{self.prefix}{strand.key}/curve/{stage.id}"
            stretches = partial(_stretches, name, Recall(memory), keys, strand, before, own, i, after)
            later = partial(Later, self._room(stage, after), (strand.persona,), stretches)
            self.parts.append(memory.keep(name, key, later))

    def _draw_areas(self, spots: Sequence[StageSpots]) -> None:
        """The hatching between what is and what is to be."""
        for i, strand in enumerate(self.strands):
            if not strand.is_planned:
                continue
            own = next(k for k, other in enumerate(self.strands) if other.persona == strand.persona)
            pen = self.sheet.pen(("areas", self.row.row.key, strand.key))
            for at, stage in enumerate(self.sheet.map.stages):
                present, planned = (
                    (*_before(spots, at, k, _NEAR), *spots[at].run(k), *_after(spots, at, k, _NEAR)) for k in (own, i)
                )
                memory = self.sheet.stage_memory(stage)
                name = ("area", self.row.row.key, strand.key)
                kept = memory.last((name, "kept"))
                found = memory.keep(
                    name,
                    (present, planned, stage.left, stage.right, strand, own),
                    lambda p=present, q=planned, s=stage, k=kept, n=own, one=strand: curve_area.area(  # type: ignore[misc]
                        p, q, s.left, s.right, one, n, self.sheet.theme, k
                    ),
                )
                memory.put((name, "kept"), found)
                if found is not None:
                    key = f"{self.prefix}{strand.key}/area/{stage.id}"
                    pen.draw(key, Role.CURVE, found.x, found.y, found.content, strand.persona)
            self.parts.append(pen.drawn())

    def _draw_names(self, spots: Sequence[StageSpots]) -> list[Box]:
        """The names at the ends of the curves; their boxes."""
        row, sheet = self.row, self.sheet
        # Seen from the last stage they stay where only stages before it change.
        left, top = max([one.left for one in spots if one.inner], default=0.0), self.span.top
        neutral = self.span_inside.y(0) if self.kind is LaneKind.EMOTION else None
        above, below, right = (
            round(side, PLACES) for side in (row.top + 2 - top, row.bottom - 2 - top, sheet.map.width - left)
        )
        tails = curve_ends.tails(spots, len(self.strands), left)
        inside = sheet.memory.made(
            ("end labels", row.row.key),
            curve_ends.end_labels,
            tails,
            self.strands,
            above,
            below,
            neutral,
            right,
            sheet.texts,
        )
        labels = [label.moved(left, top) for label in inside]
        pen = sheet.pen(("ends", row.row.key))
        for label in labels:
            strand = self.strands[label.strand]
            content = sheet.memory.made(
                ("end", row.row.key, strand.key), curve_ends.end_content, strand, label.is_hatched, sheet.texts
            )
            key = f"{self.prefix}{strand.key}/end"
            pen.draw(key, Role.CURVE, label.x, label.baseline, content, strand.persona, strand.label)
        self.written.append(pen.drawn())
        return [label.box for label in labels]

    def _draw_values(self, spots: Sequence[StageSpots], names: Sequence[Box]) -> None:
        """The values at the points."""
        sheet = self.sheet
        language = sheet.map.journey.header.language
        for i, (stage, found) in enumerate(zip(sheet.map.stages, spots, strict=True)):
            near = tuple(
                [
                    (*_before(spots, i, k, _NEAR), *found.run(k), *_after(spots, i, k, _NEAR))
                    for k in range(len(self.strands))
                ]
            )
            taken = tuple([box for box in names if box.left < stage.right and box.right > stage.left])
            memory = sheet.stage_memory(stage)
            labels = memory.made(
                (self.row.row.key, "values"), curve_values.value_labels, found.placed, near, self.strands, self.scale, language,
                stage.left, stage.right, taken, sheet.texts,
            )  # fmt: skip
            name, key = ("values", self.row.row.key), (labels, self.prefix, self.strands)
            self.written.append(memory.keep(name, key, partial(self._values, name, memory, labels)))

    def _values(self, name: Hashable, memory: Memory, labels: Sequence[curve_values.ValueLabel]) -> Sequence[Group]:
        pen = self.sheet.pen(name, memory)
        for label in labels:
            strand, first = self.strands[label.spot.strand], label.spot.touchpoints[0]
            content = curve_values.value_content(label.text, strand.colour, label.is_struck, self.sheet.texts)
            pen.draw(f"{self.prefix}{first}/value/{strand.key}", Role.CURVE, label.x, label.baseline, content, first)
        return pen.drawn()


class _Mark(msgspec.Struct, frozen=True):
    """What was made of one spot: its group, if it has one, and its points."""

    spot: Spot
    group: Group | None
    points: tuple[CurvePoint, ...]


def _groups_of(marks: Lazy[StageMarks]) -> Sequence[Group]:
    return marks().groups


def _points_of(marks: Lazy[StageMarks]) -> tuple[CurvePoint, ...]:
    return marks().points


def _stage_marks(
    recall: Recall,
    name: Hashable,
    at: StageSpots,
    strands: Sequence[Strand],
    prefix: str,
    is_folded: bool,
    texts: Texts,
) -> StageMarks:
    """The marks of a stage. Those that were made last are kept: an edit changes few of them."""
    spots = at.placed
    kept = recall().keep(name, (strands, prefix, is_folded), list[_Mark])
    for i, (mark, spot) in enumerate(zip(kept, spots)):
        if mark.spot is not spot and mark.spot != spot:
            kept[i] = _moved(mark, spot) or _mark(spot, strands, prefix, is_folded, texts)
    kept += [_mark(spot, strands, prefix, is_folded, texts) for spot in spots[len(kept) :]]
    del kept[len(spots) :]
    groups = [mark.group for mark in kept if mark.group is not None]
    if any(strand.is_planned for strand in strands):
        # What is to be lies below what is, where two marks touch.
        groups.sort(key=lambda group: not group.key.endswith("/future"))
    points = chain.from_iterable([mark.points for mark in kept])
    return StageMarks(tuple(groups), tuple(points))


def _moved(mark: _Mark, spot: Spot) -> _Mark | None:
    """The mark of a spot that is the same elsewhere; None of one that is another."""
    old = mark.spot
    if (old.value, old.strand, old.is_truth, old.is_same) != (spot.value, spot.strand, spot.is_truth, spot.is_same):
        return None
    if old.touchpoints != spot.touchpoints:
        return None
    g = mark.group
    group = None if g is None else Group(g.key, g.role, spot.x, spot.y, g.content, g.element)
    points = [CurvePoint(p.persona, p.touchpoint, spot.x, spot.y, p.value, p.is_planned) for p in mark.points]
    return _Mark(spot, group, tuple(points))


def _mark(spot: Spot, strands: Sequence[Strand], prefix: str, is_folded: bool, texts: Texts) -> _Mark:
    strand = strands[spot.strand]
    points: tuple[CurvePoint, ...] = ()
    if not is_folded:
        points = tuple(
            [CurvePoint(strand.persona, id, spot.x, spot.y, spot.value, strand.is_planned) for id in spot.touchpoints]
        )
    if spot.is_same:
        return _Mark(spot, None, points)
    first = spot.touchpoints[0]
    key = f"{prefix}{first}/face/{strand.persona}{'/future' if strand.is_planned else ''}"
    content = curve_marks.mark(strand, spot.value, spot.is_truth, texts)
    return _Mark(spot, Group(key, Role.CURVE, spot.x, spot.y, content, first), points)


def _stretches(
    name: Hashable,
    recall: Recall,
    key: str,
    strand: Strand,
    before: tuple[Spot, ...],
    own: StageSpots,
    i: int,
    after: tuple[Spot, ...],
) -> Sequence[Group]:
    """The stretches of a curve that begin in one stage."""
    memory = recall()
    kept = memory.keep((name, "chunks"), strand, list[curve.Chunk])
    kept[:] = curve.chunks(own.run(i), before, after, strand, kept)
    pen = Pen(name, memory)
    for k, chunk in enumerate(kept):
        pen.draw(f"{key}/{k}", Role.CURVE, chunk.x, chunk.y, chunk.content, strand.persona, strand.label)
    return pen.drawn()


def _before(stages: Sequence[StageSpots], at: int, strand: int, count: int) -> tuple[Spot, ...]:
    """The last points of a curve before a stage."""
    found: tuple[Spot, ...] = ()
    for stage in reversed(stages[:at]):
        if len(found) >= count:
            break
        found = (*stage.last(strand, count - len(found)), *found)
    return found


def _after(stages: Sequence[StageSpots], at: int, strand: int, count: int) -> tuple[Spot, ...]:
    """The first points of a curve after a stage."""
    found: tuple[Spot, ...] = ()
    for stage in stages[at + 1 :]:
        if len(found) >= count:
            break
        found += stage.first(strand, count - len(found))
    return found
