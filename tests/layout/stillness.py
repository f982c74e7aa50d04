"""One edit moves nothing that does not have to move: what has to, and what of the rest moved all the same.

A map is columns (stages) and rows (lanes). What stands in a stage decides how wide it is, what stands in a row how high that
is. So an edit may change the stages and rows in which something of it stands, before it or after it; nothing else. Every
other stage keeps its width, and all that stands in it its place from the stage's left; every other row keeps its height,
and all that stands in it its place from the row's top. Stages behind a wider one move on as a whole, rows below a higher
one move down as a whole.

Some measures belong to the map as a whole. Where an edit changes one of them, this is all that is let off:

- All cards are as wide as the widest word on any of them: then stages get other widths.
- The column of labels is as wide as the widest word of a lane's name: then its labels, and so rows, get other heights.
- The names at the ends of the curves stand in the last stage: it makes room for them.
- The first row of cards is high enough for the words "No touchpoint yet" in empty stages.
- On a map of both states the lane of feelings is higher where something else is planned anywhere.
- A folded stage counts in words what it holds, below its name, and so do folded rows.
- Pictures of a storyboard are of one size in all stages.
- A map without any touchpoint has wide, high boxes that invite to begin.
- Touchpoints are numbered through: a number that gets another digit takes more room.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import msgspec

from designer.drawing import Box, Point
from designer.layout import JourneyLayout
from designer.layout.grid import LaneRow, StageColumn
from designer.layout.lanes import BLUEPRINT_ROOM
from designer.model import (
    Channel,
    Connection,
    Element,
    JourneyMap,
    Lane,
    LaneKind,
    MapHeader,
    MapState,
    Note,
    Persona,
    Stage,
    Touchpoint,
)
from designer.model.kinds import LANE_OF_NOTE

_NEAR = 0.01
_PLACE = ("stage", "step", "channel", "lane", "order")
_ON_CARD = ("channel", "lane", "name", "description", "also", "personas", "initiator", "feeling", "feelings", "engagement",
            "is_moment_of_truth", "is_start", "is_end", "duration", "waiting", "status", "owner", "evidence", "submap",
            "map_file", "future_feeling", "future_feelings")  # fmt: skip
_FELT = ("stage", "step", "order", "personas", "feeling", "feelings", "future_feeling", "future_feelings")
_CURVES = (LaneKind.EMOTION.value, LaneKind.ENGAGEMENT.value)
_OF_CARDS = ("owner", "evidence", "what happens")  # rows that say something of each touchpoint
_CARDS = ("channel", "no channel", "group", "touchpoints", "front stage", "back stage", "support")


class Shot(msgspec.Struct, frozen=True):
    """A map and what was laid out of it, at one moment."""

    journey: JourneyMap
    layout: JourneyLayout


class Reach(msgspec.Struct):
    """How far an edit reaches: stages, lanes (ids, "" for "No channel yet") and kinds of rows in which something of it
    stands; whether the order of cards is another one, and whether the names at the ends of curves may be elsewhere."""

    stages: set[str]
    lanes: set[str]
    kinds: set[str]
    is_place: bool = False  # something came, went or stands elsewhere
    is_lane: bool = False  # rows came, went, changed places or show other things
    is_stage: bool = False
    is_head: bool = False  # what stands above the lanes
    is_end: bool = False
    ways: set[str] = msgspec.field(
        default_factory=set
    )  # stages that a connection crosses which is drawn in another way


def reach_of(old: JourneyMap, new: JourneyMap) -> Reach:
    """How far the edit between two moments reaches."""
    reach = Reach(set(), set(), set())
    for id in sorted({*old.elements, *new.elements}):
        before, after = old.get(id), new.get(id)
        if before != after:
            for journey, element, other in ((old, before, after), (new, after, before)):
                if element is not None:
                    _reach_of(journey, element, other, reach)
    for stages in ([s.id for s in old.stages], [s.id for s in new.stages]):
        if reach.is_stage and stages:
            reach.stages |= {stages[0], stages[-1]}  # the first has no notch, the last the ends of the curves
    numbers = old.numbers, new.numbers
    for id in numbers[0].keys() & numbers[1].keys():
        if len(str(numbers[0][id])) != len(str(numbers[1][id])):
            touchpoint = new[id]
            assert isinstance(touchpoint, Touchpoint)
            reach.stages.add(touchpoint.stage)
            reach.kinds |= set(_OF_CARDS)
            _take_notes(new, id, reach)
    return reach


def _reach_of(journey: JourneyMap, element: Element, other: Element | None, reach: Reach) -> None:
    changed = _fields(element, other)
    match element:
        case Touchpoint():
            _reach_of_touchpoint(journey, element, changed, reach)
        case Note():
            _take_note(journey, element, reach)
            reach.is_place = reach.is_place or not changed or "about" in changed
        case Connection():
            reach.ways |= _crossed(journey, _ends_of(journey, element))
            if not changed or changed & {"label", "share", "source", "target"}:
                stages = _ends_of(journey, element)
                if len(stages) == 1:  # its label may stand between two cards of one stage
                    reach.stages |= stages
        case Stage():
            if not changed or changed & {"order", "folded", "name", "goal", "duration", "icon", "kind", "state"}:
                reach.stages.add(element.id)
                reach.is_head = True
            if not changed or changed & {"order", "folded"}:
                reach.is_stage = reach.is_place = reach.is_end = True
            if changed != {"order"} and (not changed or "folded" in changed):
                _take_all(journey, element.id, reach)
        case Channel() | Lane():
            _reach_of_lane(journey, element, other, changed, reach)
        case Persona():
            reach.is_head = reach.is_end = True
            reach.kinds.add(LaneKind.EMOTION.value)
        case MapHeader():
            reach.is_head = True


def _ends_of(journey: JourneyMap, connection: Connection) -> set[str]:
    ends = [journey.get(connection.source), journey.get(connection.target)]
    return {end.stage for end in ends if isinstance(end, Touchpoint) and end.stage}


def _crossed(journey: JourneyMap, stages: set[str]) -> set[str]:
    """Stages and all those between them."""
    ids = [s.id for s in journey.stages]
    found = [i for i, id in enumerate(ids) if id in stages]
    return set(ids[found[0] : found[-1] + 1]) if found else set()


def _reach_of_touchpoint(journey: JourneyMap, touchpoint: Touchpoint, changed: set[str], reach: Reach) -> None:
    if not changed or changed & {*_PLACE, *_ON_CARD}:
        reach.stages.add(touchpoint.stage)
        reach.lanes.add(touchpoint.lane or touchpoint.channel)
    if not changed or changed & set(_PLACE):
        reach.is_place = True
        _take_notes(journey, touchpoint.id, reach)
        reach.kinds |= set(_OF_CARDS)
    if not changed or changed & {"also", "stage"}:  # in the tray it needs no further channel
        reach.lanes |= set(touchpoint.also)
    for field in ("owner", "evidence", "source", "evidence_date"):
        if field in changed:
            reach.kinds.add("owner" if field == "owner" else "evidence")
            reach.stages.add(touchpoint.stage)
    if not changed or changed & set(_FELT):
        reach.is_end = True
    if changed & {"future_feeling", "future_feelings"} or not changed:
        reach.kinds.add(LaneKind.EMOTION.value)
    if "description" in changed:
        reach.kinds.add("what happens")


def _reach_of_lane(
    journey: JourneyMap, lane: Channel | Lane, other: Element | None, changed: set[str], reach: Reach
) -> None:
    reach.lanes.add(lane.id)
    if isinstance(lane, Channel) and isinstance(other, Channel) and lane.known_touch is not other.known_touch:
        changed = {*changed, "touch"}  # a known word in its name tells
    if changed and not changed & {"order", "shown", "folded", "kind", "type", "touch"} and lane.name:
        return
    reach.is_lane = True
    for touchpoint in journey.touchpoints:
        if lane.id in (touchpoint.lane or touchpoint.channel, *touchpoint.also):
            if changed != {"order"}:
                reach.stages.add(touchpoint.stage)
                reach.is_place = True
    if isinstance(lane, Lane):
        reach.kinds.add(lane.kind.value)
        if lane.kind in _CURVES:
            reach.is_end = True
        elif changed != {"order"}:
            for note in journey.of(Note):
                if note.lane == lane.id or LANE_OF_NOTE[note.kind] is lane.kind:
                    _take_note(journey, note, reach)


def _fields(one: Element, other: Element | None) -> set[str]:
    """What is different; nothing where one of them is not there."""
    if other is None:
        return set()
    return {info.name for info in msgspec.structs.fields(one) if getattr(one, info.name) != getattr(other, info.name)}


def _take_all(journey: JourneyMap, stage: str, reach: Reach) -> None:
    """Everything in a stage is shown in another way, or not at all."""
    _take_notes(journey, stage, reach)
    reach.kinds |= set(_OF_CARDS)
    for touchpoint in journey.touchpoints_in(stage):
        reach.lanes.add(touchpoint.lane or touchpoint.channel)
        _take_notes(journey, touchpoint.id, reach)


def _take_notes(journey: JourneyMap, about: str, reach: Reach) -> None:
    for note in journey.notes_about(about):
        _take_note(journey, note, reach)


def _take_note(journey: JourneyMap, note: Note, reach: Reach) -> None:
    about = journey.get(note.about)
    if isinstance(about, Touchpoint | Stage):
        reach.stages.add(about.stage if isinstance(about, Touchpoint) else about.id)
        reach.lanes.add(note.lane)
        reach.kinds.add(LANE_OF_NOTE[note.kind].value)


# What moved


def moved(before: Shot, after: Shot) -> Iterator[str]:
    """A sentence for each thing that moved though it did not have to."""
    reach = reach_of(before.journey, after.journey)
    was_begun, is_begun = bool(before.journey.touchpoints), bool(after.journey.touchpoints)
    if was_begun != is_begun:
        return
    look = _Look(before, after, reach)
    yield from look.columns()
    yield from look.rows()
    yield from look.cards()
    yield from look.notes()
    yield from look.points()
    yield from look.ways()


class _Look:
    """Compares two moments."""

    def __init__(self, before: Shot, after: Shot, reach: Reach) -> None:
        self.before, self.after, self.reach = before, after, reach
        self.old_stages = {s.id: s for s in before.layout.grid.stages}
        self.new_stages = {s.id: s for s in after.layout.grid.stages}
        self.old_rows = {_key(r, before.journey): r for r in before.layout.grid.lanes}
        self.new_rows = {_key(r, after.journey): r for r in after.layout.grid.lanes}
        self.has_other_cards = _card_width(before) != _card_width(after)
        self.labels = _label_column(before), _label_column(after)

    def may_change_stage(self, id: str) -> bool:
        last = {list(stages)[-1] for stages in (self.old_stages, self.new_stages) if stages}
        return id in self.reach.stages or self.has_other_cards or (id in last and self._ends_may_move())

    def _ends_may_move(self) -> bool:
        if self.reach.is_end:
            return True
        for layout in (self.before.layout, self.after.layout):
            for curve in layout.grid.curves:
                ends = {p.persona: p.touchpoint for p in curve.points}
                for id in ends.values():
                    stage = self.before.journey[id].stage  # type: ignore[attr-defined]
                    if stage in self.reach.stages or stage != list(self.old_stages)[-1]:
                        return True
        return False

    def columns(self) -> Iterator[str]:
        left = self.after.layout.grid.lattice.left
        if (
            self.labels[0] == self.labels[1]
            and self.before.layout.grid.lattice.left != left
            and self.old_stages
            and self.new_stages
        ):
            yield "the first stage begins elsewhere"
        for id, stage in self.new_stages.items():
            if abs(stage.left - left) > _NEAR:
                yield f"there is a gap before {id}"
            left = stage.right
            if id in self.old_stages and not self.may_change_stage(id):
                old = self.old_stages[id]
                if abs((old.right - old.left) - (stage.right - stage.left)) > _NEAR:
                    yield f"stage {id} was {old.right - old.left:.2f} wide and is {stage.right - stage.left:.2f}"

    def has_wider_stage(self) -> bool:
        both = self.old_stages.keys() & self.new_stages.keys()
        if self.old_stages.keys() != self.new_stages.keys():
            return True
        return any(abs(_width(self.old_stages[id]) - _width(self.new_stages[id])) > _NEAR for id in both)

    def may_change_row(self, key: str) -> bool:
        reach, old, row = self.reach, self.old_rows[key], self.new_rows[key]
        if row.lane in reach.lanes and (row.lane or row.kind == "no channel"):
            return True
        if reach.lanes & {*row.members, *old.members} or row.kind in reach.kinds or self.labels[0] != self.labels[1]:
            return True
        if "custom" in row.kind and "" in reach.lanes:
            return True
        if row.kind == LaneKind.EMOTION and self.after.journey.header.shows is MapState.BOTH and reach.is_end:
            return True  # whether anything is planned, and a second curve stands beside the first
        if reach.is_place and row.kind == "group":
            return True  # cards of a stage go on in another sub-row
        if row.kind == "touchpoints" and reach.stages and (reach.is_place or reach.lanes):
            return True
        if reach.is_place and row.is_folded:
            return True  # it counts what it holds
        if row.kind in _CARDS:
            empty = _empty_stages(self.before), _empty_stages(self.after)
            changes = empty[0] != empty[1] or self.has_wider_stage() or reach.is_lane or reach.is_place
            makes_room = bool(empty[0] or empty[1]) and changes and self._is_first(key)
            return self.has_other_cards or makes_room
        return row.kind not in _CURVES and self.has_wider_stage()

    def _is_first(self, key: str) -> bool:
        """Whether no row above it has cards, before or after the edit: it may make room for the words in empty stages."""
        for shot, rows in ((self.before, self.old_rows), (self.after, self.new_rows)):
            tops = [place.box.top for place in shot.layout.grid.cards.values()]
            if rows[key].top <= min(tops, default=rows[key].top):
                return True
        return False

    def rows(self) -> Iterator[str]:
        rows = list(self.new_rows.items())
        for (_one, a), (_two, b) in pairwise(rows):
            if abs(a.bottom - b.top) > _NEAR:
                yield f"there is a gap above {b.kind} {b.lane}"
        for key, row in rows:
            if key in self.old_rows and not self.may_change_row(key):
                old = self.old_rows[key]
                if not self._is_room_for_lines((old.bottom - old.top) - (row.bottom - row.top)):
                    yield f"row {key} was {old.bottom - old.top:.2f} high and is {row.bottom - row.top:.2f}"
        counts = any(stage.is_folded and id in self.reach.stages for id, stage in self.new_stages.items())
        is_wider = self.has_wider_stage() or self.labels[0] != self.labels[1]
        if rows and self.old_rows and not (self.reach.is_head or counts or is_wider):
            tops = [next(iter(r.values())).top for r in (self.old_rows, self.new_rows)]
            if abs(tops[0] - tops[1]) > _NEAR:
                yield "the first row begins elsewhere"

    def cards(self) -> Iterator[str]:
        for id, place in self.before.layout.grid.cards.items():
            now = self.after.layout.grid.cards.get(id)
            if now is None or (now.stage, now.step, now.lane) != (place.stage, place.step, place.lane):
                continue
            if not self.may_change_stage(place.stage):
                dx = (now.box.left - self.new_stages[now.stage].left) - (
                    place.box.left - self.old_stages[place.stage].left
                )
                if abs(dx) > _NEAR:
                    yield f"card {id} moved {dx:.2f} to the right in its stage"
                if place.node and now.node:
                    dx = (now.node[0] - self.new_stages[now.stage].left) - (
                        place.node[0] - self.old_stages[place.stage].left
                    )
                    if abs(dx) > _NEAR:
                        yield f"node {id} moved {dx:.2f} to the right in its stage"
            yield from self._moved_down(f"card {id}", place.box, now.box)

    def _moved_down(self, name: str, old: Box, new: Box) -> Iterator[str]:
        found = _row_at(self.old_rows, old), _row_at(self.new_rows, new)
        if found[0] is None or found[0] != found[1]:
            if not self.reach.is_lane:
                yield f"{name} went from {found[0]} to {found[1]}"
        elif not self.may_change_row(found[0]):
            dy = (new.top - self.new_rows[found[0]].top) - (old.top - self.old_rows[found[0]].top)
            if not self._is_room_for_lines(dy):
                yield f"{name} moved {dy:.2f} down in its row"

    def _is_room_for_lines(self, difference: float) -> bool:
        """Whether this is nothing, or what the names of the blueprint's lines take above and below a row."""
        least = abs(difference)
        return least < _NEAR or (
            (self.reach.is_lane or self.old_rows.keys() != self.new_rows.keys())
            and any(abs(least - n * BLUEPRINT_ROOM) < _NEAR for n in (0.5, 1, 1.5, 2))
        )

    def notes(self) -> Iterator[str]:
        storyboards = {
            _row_at(rows, layout.grid.notes[id])
            for rows, layout, journey in (
                (self.old_rows, self.before.layout, self.before.journey),
                (self.new_rows, self.after.layout, self.after.journey),
            )
            for id in layout.grid.notes
            if getattr(journey[id], "picture", "")
        }
        for id, box in self.before.layout.grid.notes.items():
            now = self.after.layout.grid.notes.get(id)
            if now is None or self.before.journey[id] != self.after.journey[id]:
                continue
            stage = _stage_of(self.after.journey, id)
            if stage != _stage_of(self.before.journey, id) or self.may_change_stage(stage):
                continue
            row = _row_at(self.new_rows, now)
            if row in storyboards and self.has_wider_stage():
                continue
            dx = (now.left - self.new_stages[stage].left) - (box.left - self.old_stages[stage].left)
            if abs(dx) > _NEAR or abs(now.width - box.width) > _NEAR or abs(now.height - box.height) > _NEAR:
                yield f"note {id} moved {dx:.2f} to the right, or has another size"
            yield from self._moved_down(f"note {id}", box, now)

    def points(self) -> Iterator[str]:
        old = {
            (c.kind, c.lane, p.persona, p.touchpoint, p.is_planned): (c, p)
            for c in self.before.layout.grid.curves
            for p in c.points
        }
        for curve in self.after.layout.grid.curves:
            for point in curve.points:
                found = old.get((curve.kind, curve.lane, point.persona, point.touchpoint, point.is_planned))
                if found is None:
                    continue
                was, there = found
                stage = self.after.journey[point.touchpoint].stage  # type: ignore[attr-defined]
                if stage != self.before.journey[point.touchpoint].stage or self.may_change_stage(stage):  # type: ignore[attr-defined]
                    continue
                if abs((curve.bottom - curve.top) - (was.bottom - was.top)) > _NEAR:
                    continue  # room for quotes makes it flatter, so that other faces would touch and stand side by side
                dx = (point.x - self.new_stages[stage].left) - (there.x - self.old_stages[stage].left)
                if abs(dx) > _NEAR and LaneKind.EMOTION.value not in self.reach.kinds:
                    yield f"the point of {point.persona} at {point.touchpoint} moved {dx:.2f} to the right"
                if point.value == there.value:
                    dy = (point.y - curve.top) - (there.y - was.top)
                    if abs(dy) > _NEAR:
                        yield f"the point of {point.persona} at {point.touchpoint} moved {dy:.2f} down"

    def ways(self) -> Iterator[str]:
        """Connections that go through nothing but stages and rows in which all stands as it stood, none of them drawn anew."""
        if self.reach.is_lane or self.reach.is_stage or self.old_rows.keys() != self.new_rows.keys():
            return
        heights = {key for key, r in self.old_rows.items() if not self._is_as_high(key, r) or self.may_change_row(key)}
        for id, points in self.before.layout.grid.routes.items():
            now = self.after.layout.grid.routes.get(id)
            if now is None or self.before.journey[id] != self.after.journey[id]:
                continue
            old = [_spot(self.old_stages, self.old_rows, p) for p in points]
            new = [_spot(self.new_stages, self.new_rows, p) for p in now]
            if old != new and not self._is_stirred(id, old, new, heights):
                yield f"{id} went {old} and goes {new}"

    def _is_stirred(self, id: str, old: list[_Spot], new: list[_Spot], heights: set[str]) -> bool:
        journey = self.after.journey
        connection = journey[id]
        assert isinstance(connection, Connection)
        crossed = _crossed(journey, {spot[0] for spot in (*old, *new)} | _ends_of(journey, connection))
        rows = list(self.old_rows)
        found = [rows.index(spot[2]) for spot in (*old, *new) if spot[2]]
        through = set(rows[min(found, default=0) : max(found, default=-1) + 1])
        others = {
            s
            for other in journey.connections
            if self._is_drawn_anew(other)
            for s in _crossed(journey, _ends_of(journey, other))
        }
        return bool(
            crossed & (self.reach.ways | others) or through & heights or any(map(self.may_change_stage, crossed))
        )

    def _is_drawn_anew(self, connection: Connection) -> bool:
        """Whether one of its cards is touched, so that it may take another way, and others with it."""
        return any(map(self.may_change_stage, _ends_of(self.after.journey, connection)))

    def _is_as_high(self, key: str, row: LaneRow) -> bool:
        return abs((row.bottom - row.top) - (self.new_rows[key].bottom - self.new_rows[key].top)) < _NEAR


def _empty_stages(shot: Shot) -> set[str]:
    return {s.id for s in shot.journey.stages} - {p.stage for p in shot.layout.grid.cards.values()}


def _key(row: LaneRow, journey: JourneyMap) -> str:
    if row.kind == "group":
        channel = journey[row.members[0]]
        assert isinstance(channel, Channel)
        return f"group {channel.known_touch}"
    return f"{row.kind} {row.lane}"


def _width(stage: StageColumn) -> float:
    return stage.right - stage.left


def _card_width(shot: Shot) -> float:
    return max([place.box.width for place in shot.layout.grid.cards.values()], default=0)


def _label_column(shot: Shot) -> float:
    return max([row.label.width for row in shot.layout.grid.lanes], default=0)


def _row_at(rows: Mapping[str, LaneRow], box: Box) -> str | None:
    return next((k for k, r in rows.items() if r.top - _NEAR <= box.top and box.bottom <= r.bottom + _NEAR), None)


def _stage_of(journey: JourneyMap, note: str) -> str:
    element = journey[note]
    assert isinstance(element, Note)
    about = journey[element.about]
    return about.stage if isinstance(about, Touchpoint) else about.id


# Connections

_Spot = tuple[str, float, str, float]  # stage and row, and how far from the left of one and the top of the other


def _spot(stages: Mapping[str, StageColumn], rows: Mapping[str, LaneRow], point: Point) -> _Spot:
    stage = max((s for s in stages.values() if s.left <= point[0] + _NEAR), key=lambda s: s.left, default=None)
    row = max(((r.top, key) for key, r in rows.items() if r.top <= point[1] + _NEAR), default=(0.0, ""))
    left = stage.left if stage else 0.0
    return stage.id if stage else "", round(point[0] - left, 1), row[1], round(point[1] - row[0], 1)
