"""What the routing of connections is given and what it yields. Points at scale 1, y down."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec

from designer.drawing import Box, Lazy, Point
from designer.model.kinds import ConnectionKind

if TYPE_CHECKING:
    from designer.layout.theme import Theme

GRAIN = 512  # places are rounded to this part of a point: then sums are exact, and moving a stage changes no choice
_ID = attrgetter("id")
_LEAST_CARD = 26.0  # what is lower is a node


class RouteCard(msgspec.Struct, frozen=True, gc=False):
    """One card as connections see it: its box in the drawing's coordinates, and the boxes of the marks `around` its edges,
    seen from the corner of its own: many cards have the same.

    `lane` counts rows from the top. Ways pass it with so much `air`, or without any of its own as they pass cards.
    """

    id: str
    box: Box
    around: tuple[Box, ...] = ()
    lane: int = 0
    is_moment_of_truth: bool = False
    air: float | None = None

    @property
    def marks(self) -> tuple[Box, ...]:
        """The boxes of the marks in the drawing's coordinates."""
        return tuple([mark.moved(self.box.left, self.box.top) for mark in self.around])


class RouteStage(msgspec.Struct, frozen=True, eq=False):
    """The cards of one stage, their ids, and how far they reach to the left and to the right.

    `inside` is all that ways depend on of these cards but their ids, in places relative to `left` and the lattice's top: a
    stage that only moves has the same, wherever it stands. Cards are set when a way is to be found among them.
    """

    ids: tuple[str, ...]
    left: float
    right: float
    find_inside: Lazy[bytes]
    find_cards: Lazy[Sequence[RouteCard]]

    @property
    def inside(self) -> bytes:
        """What ways depend on."""
        return self.find_inside()

    @property
    def cards(self) -> Sequence[RouteCard]:
        """The cards in the drawing's places."""
        return self.find_cards()


def inside_of(cards: Iterable[RouteCard], left: float, top: float) -> bytes:
    """All that ways depend on of some cards but their ids, in places relative to a corner."""
    x, y = left * GRAIN, top * GRAIN
    places, marks = array("q"), array("d")
    for card in cards:
        box = card.box
        places.extend((
            round(box.left * GRAIN - x), round(box.top * GRAIN - y), round(box.right * GRAIN - x),
            round(box.bottom * GRAIN - y), card.lane, card.is_moment_of_truth, len(card.around),
        ))  # fmt: skip
        marks.append(-1.0 if card.air is None else card.air)
        for m in card.around:
            marks.extend((m.left, m.top, m.right, m.bottom))
    return places.tobytes() + marks.tobytes()


class RouteLink(msgspec.Struct, frozen=True, gc=False):
    """One connection to draw. `label` holds the share too ("by phone 30 %"); `label_width` is its width in 8/500."""

    id: str
    source: str
    target: str
    kind: ConnectionKind = ConnectionKind.MAIN
    label: str = ""
    label_width: float = 0
    changes_channel: bool = False


class Links(msgspec.Struct, frozen=True, dict=True):
    """All connections to draw, by id: those inside each stage, and those between stages. `homes` are the places of the stages
    that each of the latter leads from and to."""

    inside: tuple[tuple[RouteLink, ...], ...]
    between: tuple[RouteLink, ...]
    homes: tuple[tuple[int, int], ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.between) + sum(map(len, self.inside))

    @cached_property
    def all(self) -> tuple[RouteLink, ...]:
        """All of them, by id."""
        return tuple(sorted([*chain.from_iterable(self.inside), *self.between], key=_ID))


class Corridors(msgspec.Struct, frozen=True):
    """The room that connections have: the lattice, with the y of each hairline between its lanes."""

    hairlines: tuple[float, ...]
    left: float
    right: float
    top: float
    bottom: float


class Route(msgspec.Struct, frozen=True):
    """The way of one connection: corner points from source to target, the ring's centre, the label's box."""

    points: tuple[Point, ...]
    ring: Point | None = None
    label: Box | None = None

    def moved(self, dx: float, dy: float) -> Route:
        """The same way elsewhere."""
        ring = (self.ring[0] + dx, self.ring[1] + dy) if self.ring else None
        label = self.label.moved(dx, dy) if self.label else None
        return Route(tuple((x + dx, y + dy) for x, y in self.points), ring, label)


class RouteMeasures(msgspec.Struct, frozen=True):
    """The measures of LOOK.md section 6 that ways are found by; the defaults are those of every theme."""

    port_y: float = 17
    port_bottom_x: float = 18
    port_distance: float = 9  # a port closer than this to a used one is dear
    gutter: float = 11
    gutter_wide: float = 14
    wall: float = 5  # cards grown by this are walls, less a hair so that rounding closes no gap
    clear_of_lines: float = 4.5
    near: float = 8
    bend: float = 14
    crossing: float = 30
    near_cost: float = 50
    overlap_cost: float = 200
    used_port: float = 70
    arrow: float = 6
    label_padding: float = 3
    label_height: float = 12
    seam: float = 8  # between two stages, so far left of the second one's first card

    def port(self, box: Box) -> float:
        """How far below the top of a card its left and right ports are: in the middle of a node."""
        return self.port_y if box.bottom - box.top >= _LEAST_CARD else (box.bottom - box.top) / 2

    def beside(self, apart: float) -> float:
        """What running so close beside another line costs; lines that would look like one cost most."""
        apart = abs(apart)
        if apart >= self.near:
            return 0.0
        if apart >= self.clear_of_lines:
            return self.near_cost
        return self.overlap_cost if apart >= 2 else 3 * self.overlap_cost

    @classmethod
    def from_theme(cls, theme: Theme) -> RouteMeasures:
        """The measures in a theme's tokens."""
        tokens = theme.connection
        return cls(
            port_y=tokens.port_y,
            port_bottom_x=tokens.port_bottom_x,
            gutter=tokens.gutter[0],
            gutter_wide=tokens.gutter[1],
            wall=tokens.clear_of_cards + 1,  # its own room and half a line
            clear_of_lines=tokens.clear_of_lines,
            near=tokens.near,
            bend=tokens.cost.bend,
            crossing=tokens.cost.crossing,
            near_cost=tokens.cost.near,
            overlap_cost=tokens.cost.overlap,
            used_port=tokens.cost.used_port,
            arrow=tokens.arrow[0],
            label_padding=tokens.label_padding,
            seam=theme.swimlanes.stage_padding,
        )
