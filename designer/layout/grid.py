"""Where on a drawing everything stands: what gestures, the keyboard and tests ask. Points at scale 1, y down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TypeVar

import msgspec

from designer.drawing import Box, Lazy, Point
from designer.model import LaneKind
from designer.model.scales import Scale


class StepColumn(msgspec.Struct, frozen=True):
    """One step of a stage: its order key, and from where to where its cards run (neighbours may interlock)."""

    key: str
    left: float
    right: float


class StageColumn(msgspec.Struct, frozen=True):
    """One stage: its column over all lanes (left to right), its chevron, its goal's place and its steps."""

    id: str
    left: float
    right: float
    band: Box
    goal: Box
    find_steps: Lazy[tuple[StepColumn, ...]]
    is_folded: bool = False

    @property
    def steps(self) -> tuple[StepColumn, ...]:
        """Its steps, from left to right."""
        return self.find_steps()


class LaneRow(msgspec.Struct, frozen=True):
    """One row of the map. `lane` is the id of its channel or lane, "" for "No channel yet" and for grouped lanes.

    `members` are the channels that a grouped lane holds (else the one channel), `kind` is "channel", "no channel",
    "group", "touchpoints" (the cards of the storyline) or the LaneKind's text.
    """

    lane: str
    kind: str
    top: float
    bottom: float
    label: Box
    members: tuple[str, ...] = ()
    is_pinned: bool = False  # stays in sight while the map is scrolled
    is_folded: bool = False


class CurvePoint(msgspec.Struct, frozen=True, gc=False):
    """A point of a curve: whose it is ("": everyone), at which touchpoint, and whether it is the planned value."""

    persona: str
    touchpoint: str
    x: float
    y: float
    value: float
    is_planned: bool = False


class CurvePlace(msgspec.Struct, frozen=True, dict=True):
    """A lane of curves: the y of its best and of its worst value, the scale they are read on, and its points stage by stage.

    `lane` is the lane's id, "" where the map has no lane for it; `kind` is feelings or engagement.
    """

    lane: str
    kind: LaneKind
    top: float
    bottom: float
    scale: Scale
    find_points: tuple[Lazy[tuple[CurvePoint, ...]], ...]

    @property
    def points_by_stage(self) -> tuple[tuple[CurvePoint, ...], ...]:
        """The points of each stage."""
        return tuple([points() for points in self.find_points])

    def points_in(self, stage: int) -> tuple[CurvePoint, ...]:
        """The points of the stage at this place."""
        return self.find_points[stage]()

    @cached_property
    def points(self) -> tuple[CurvePoint, ...]:
        """All points, from left to right."""
        return tuple(chain.from_iterable(self.points_by_stage))

    def y(self, value: float) -> float:
        """Where a stored value is."""
        return self.bottom + (self.top - self.bottom) * (value - self.scale.low) / (self.scale.high - self.scale.low)

    def value(self, y: float) -> float:
        """The stored value at a height, never outside of the scale."""
        share = (self.bottom - y) / max(self.bottom - self.top, 1e-6)
        return self.scale.low + min(max(share, 0.0), 1.0) * (self.scale.high - self.scale.low)


class CardPlace(msgspec.Struct, frozen=True, gc=False):
    """One touchpoint's card, and its node on the weave, in the storyline. In a folded lane `box` is that of its node."""

    touchpoint: str
    number: int
    stage: str
    step: str
    lane: str
    box: Box
    node: Point | None = None


V = TypeVar("V")


class Indexed(Mapping[str, V]):
    """A place for each of some elements, of which an index tells which they are; each is found when it is asked for."""

    __slots__ = ("index",)

    def __init__(self, index: Mapping[str, int]) -> None:
        self.index = index

    def __contains__(self, id: object) -> bool:
        return id in self.index

    def __iter__(self) -> Iterator[str]:
        return iter(self.index)

    def __len__(self) -> int:
        return len(self.index)


class ByStage(Mapping[str, V]):
    """A place for each of many elements, in parts of one stage each. To find one, the other parts are not gone through; to
    find few, none is set whole. `home` is the part of each, `stages` the stage of each part."""

    __slots__ = ("_parts", "_stages", "home")

    def __init__(self, parts: Sequence[Mapping[str, V]], home: Mapping[str, int], stages: Sequence[int]) -> None:
        self._parts = parts
        self._stages = stages
        self.home = home

    def stage_of(self, id: str) -> int | None:
        """The place of the stage of an element; None for one that has no place here."""
        part = self.home.get(id)
        return None if part is None else self._stages[part]

    def in_stage(self, stage: int) -> Iterable[V]:
        """The places of the elements of a stage."""
        return chain.from_iterable(
            [part.values() for part, at in zip(self._parts, self._stages, strict=True) if at == stage]
        )

    def __getitem__(self, id: str) -> V:
        return self._parts[self.home[id]][id]

    def get(self, id: str, default: V | None = None) -> V | None:  # type: ignore[override]
        """The place of an element; `default` for one that has none. Asked often, so not by way of an exception."""
        part = self.home.get(id)
        return default if part is None else self._parts[part][id]

    def __contains__(self, id: object) -> bool:
        return id in self.home

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(self._parts)

    def __len__(self) -> int:
        return len(self.home)


class Cell(msgspec.Struct, frozen=True):
    """A place where a touchpoint can stand, filled or empty."""

    stage: str
    step: str  # order key, or "" for the free place behind the last step (or of a stage that has none yet)
    lane: str  # channel or action lane, "" for "No channel yet"
    box: Box


class Grid(msgspec.Struct, frozen=True, dict=True):
    """All places of one layout."""

    title: Box
    scenario: Box
    personas: Mapping[str, Box]
    persona_names: Mapping[str, Point]  # where the name of each begins, on its baseline
    stages: tuple[StageColumn, ...]
    lanes: tuple[LaneRow, ...]
    cards: ByStage[CardPlace]
    curve: tuple[float, float] | None  # y of +2 and of -2 on the curve, None without it
    routes: Mapping[str, tuple[Point, ...]]  # corner points of each connection, source to target
    notes: ByStage[Box]
    tray: Mapping[str, Box]
    curves: tuple[CurvePlace, ...]  # every lane of curves, from top to bottom
    lattice: Box  # all stages x all lanes, without title, labels and legend

    @cached_property
    def points(self) -> Mapping[tuple[str, str], Point]:
        """Where the feeling of each (persona, touchpoint) is on the first curve of feelings, as it is now."""
        place = next((place for place in self.curves if place.kind is LaneKind.EMOTION), None)
        if place is None:
            return {}
        return {(p.persona, p.touchpoint): (p.x, p.y) for p in place.points if not p.is_planned}

    def stage_at(self, x: float) -> StageColumn | None:
        """The stage over which x lies."""
        for stage in self.stages:
            if stage.left <= x < stage.right:
                return stage
        return None

    def lane_at(self, y: float) -> LaneRow | None:
        """The lane over which y lies."""
        for row in self.lanes:
            if row.top <= y < row.bottom:
                return row
        return None
