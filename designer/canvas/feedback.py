"""What a gesture shows while it lasts, as data: the overlay paints it, tests read it. Points, y down."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from designer.drawing import Box, Point


class Ghost(msgspec.Struct, frozen=True, gc=False):
    """What hangs at the pointer: copies of some groups, moved by (dx, dy) from where they are; or a new card's box."""

    ids: tuple[str, ...] = ()
    dx: float = 0
    dy: float = 0
    box: Box | None = None  # of a new thing, at its place
    name: str = ""
    count: int = 1


class Mark(msgspec.Struct, frozen=True, gc=False):
    """A drop mark: a line with two rings from `start` to `end`, and the same line paler where it goes on."""

    start: Point
    end: Point
    pale: tuple[Point, Point] | None = None


class Wire(msgspec.Struct, frozen=True, gc=False):
    """A connection that is being drawn: corner points, the arrow at the last one."""

    points: tuple[Point, ...]
    is_dim: bool = False


class Dock(msgspec.Struct, frozen=True, gc=False):
    """A place on a card's edge: release there connects. `is_armed` while the pointer is on it."""

    at: Point
    is_armed: bool


class CurveBend(NamedTuple):
    """A point of a curve, and how steep the curve is there."""

    x: float
    y: float
    slope: float


class Levels(msgspec.Struct, frozen=True):
    """The levels a feeling is dragged between: y of each value, the point's x, where it was and where it is."""

    x: float
    rungs: tuple[tuple[float, float], ...]
    before: Point
    now: Point
    value: float
    colour: str
    curve: tuple[CurveBend, ...] = ()  # the neighbours on the curve, with the point in its new place
    old_curve: tuple[CurveBend, ...] = ()
    faces: tuple[Point, ...] = ()  # those of the neighbours, which lie above the curve
    face: float = 0  # how far a face reaches from its middle
    words: tuple[str, ...] = ()  # each rung as the lane's scale says it
    word: str = ""  # and the value


class Feedback(msgspec.Struct, frozen=True):
    """All that one gesture shows at one moment."""

    faded: frozenset[str] = frozenset()  # stays behind, pale and dashed
    hidden: frozenset[str] = frozenset()  # the connections of what is moved
    pale_curves: frozenset[str] = frozenset()  # personas whose curve is being changed, touchpoints whose face
    ghost: Ghost | None = None
    mark: Mark | None = None
    cells: tuple[Box, ...] = ()  # where it lands
    target: Box | None = None  # the card that release acts on
    wires: tuple[Wire, ...] = ()
    docks: tuple[Dock, ...] = ()
    band: Box | None = None
    levels: Levels | None = None
    label: str = ""
    label_at: Point | None = None
    edge_scroll: bool = False
    status: str = ""
    keys: tuple[tuple[str, str], ...] = ()


NOTHING = Feedback()
