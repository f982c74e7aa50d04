"""Lattices of cards for the tests of connections, set as LOOK.md section 1 says, and what is wrong with their lines."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from random import Random
from typing import NamedTuple

import msgspec

from designer.drawing import Box, Lazy, Point
from designer.layout import routes
from designer.layout.route_data import inside_of
from designer.layout.routes import Corridors, Route, RouteCache, RouteCard, RouteLink, RouteMeasures, Routes, RouteStage
from designer.model.kinds import ConnectionKind


class Spot(NamedTuple):
    """A touchpoint before it has a place: its stage, step and lane, the lines of its text, what it carries."""

    id: str
    stage: int
    step: int
    lane: int
    lines: tuple[int, int] = (2, 2)
    is_truth: bool = False
    personas: int = 1
    status: bool = False


class LatticeCard(RouteCard, frozen=True):
    """A card, and in which stage and step it stands."""

    stage: int = 0
    step: int = 0


class Lattice(NamedTuple):
    """Cards, connections between them, and the room for their lines."""

    cards: tuple[LatticeCard, ...]
    links: tuple[RouteLink, ...]
    corridors: Corridors


def find_routes(
    cards: Sequence[LatticeCard],
    links: Sequence[RouteLink],
    corridors: Corridors,
    measures: RouteMeasures,
    previous: RouteCache | None = None,
) -> Routes:
    """The ways of all links between cards that come in any order."""
    stages: dict[int, list[LatticeCard]] = {}
    for card in cards:
        stages.setdefault(card.stage, []).append(card)
    held = [_stage_of(stages[stage], corridors.top) for stage in sorted(stages)]
    return routes.find_routes(held, links, corridors, measures, previous)


def _stage_of(cards: Sequence[RouteCard], top: float) -> RouteStage:
    left = min([card.box.left for card in cards], default=0.0)
    right = max([card.box.right for card in cards], default=0.0)
    ids = tuple([card.id for card in cards])
    return RouteStage(ids, left, right, Lazy(lambda: inside_of(cards, left, top)), Lazy(lambda: cards))


def lattice(
    spots: Sequence[Spot],
    links: Sequence[tuple[str, str] | tuple[str, str, ConnectionKind]],
    width: float = 124,
    pitch: float = 42,
    spare: float = 0,
) -> Lattice:
    """Spots set in lanes and interlocking columns; a second card in a cell stands below the first."""
    heights = {s.id: math.ceil((11 + 12 * s.lines[0] + 1.5 + 10.5 * s.lines[1] + 7.5) / 2) * 2 for s in spots}
    below: dict[tuple[int, int, int], float] = {}
    depth: dict[str, float] = {}
    lanes = max(s.lane for s in spots) + 1
    lane_heights = [0.0] * lanes
    for s in spots:
        cell = (s.stage, s.step, s.lane)
        depth[s.id] = below.get(cell, 0.0)
        below[cell] = depth[s.id] + heights[s.id] + 18
        lane_heights[s.lane] = max(lane_heights[s.lane], depth[s.id] + heights[s.id])
    tops = [0.0]
    for height in lane_heights:
        tops.append(tops[-1] + (12 + height + 9 + spare if height else 20))
    cards = []
    left = 0.0
    for stage in range(max(s.stage for s in spots) + 1):
        ends: dict[int, float] = {}
        x, right = left + 8 - pitch, left + 64
        for step in sorted({s.step for s in spots if s.stage == stage}):
            group = [s for s in spots if (s.stage, s.step) == (stage, step)]
            x = max(x + pitch, *(ends.get(s.lane, -1e9) + 16 for s in group))
            for s in group:
                top = tops[s.lane] + 12 + depth[s.id]
                cards.append(_card(s, Box(x, top, x + width, top + heights[s.id])))
                ends[s.lane] = right = x + width
        left = max(right, left + 64) + 11
    lane_of = {s.id: s.lane for s in spots}
    made = tuple(
        RouteLink(
            f"c{i}",
            link[0],
            link[1],
            link[2] if len(link) > 2 else ConnectionKind.MAIN,
            changes_channel=lane_of[link[0]] != lane_of[link[1]],
        )
        for i, link in enumerate(links)
    )
    return Lattice(tuple(cards), made, Corridors(tuple(tops), 0, left - 3, 0, tops[-1]))


def _card(spot: Spot, box: Box) -> LatticeCard:
    face, ticket_end = box.right - 14, box.left + 7 + 32
    marks = [Box(box.left + 6.25, box.top - 7.75, ticket_end + 0.75, box.top + 7.75)]
    marks.append(Box(face - 8.25, box.top - 8.25, face + 8.25, box.top + 8.25))
    if spot.is_truth:
        marks.append(Box(face - 18 - 7.75, box.top - 7.75, face - 18 + 7.75, box.top + 7.75))
    x = box.right - 14
    for _ in range(spot.personas):
        marks.append(Box(x - 7, box.bottom - 7, x + 7, box.bottom + 7))
        x -= 13.5
    x += 6.5
    marks.append(Box(x - 21, box.bottom - 3, x, box.bottom + 3))
    if spot.status and x - 21 - 40 >= box.left + 8:
        marks.append(Box(x - 61, box.bottom - 6.75, x - 21, box.bottom + 6.75))
    around = tuple(mark.moved(-box.left, -box.top) for mark in marks)
    return LatticeCard(spot.id, box, around, spot.lane, spot.is_truth, stage=spot.stage, step=spot.step)


def any_lattice(seed: int, cards: int, stages: int, lanes: int, back: float = 0.1, extra: float = 0.25) -> Lattice:
    """A map somebody might draw: each touchpoint leads to the next, some to one further on, some back to an earlier one."""
    random = Random(seed)
    spots: list[Spot] = []
    for number in range(cards):
        stage = number * stages // cards
        is_first = not spots or spots[-1].stage != stage
        step = 0 if is_first else spots[-1].step + (random.random() > 0.2)
        lines = (random.choice((1, 2, 2, 3)), random.choice((1, 2, 2, 3)))
        spots.append(
            Spot(
                f"t{number}",
                stage,
                step,
                random.randrange(lanes),
                lines,
                random.random() < 0.15,
                random.choice((1, 1, 2, 3)),
            )
        )
    links: list[tuple[str, str, ConnectionKind]] = []
    for number in range(cards - 1):
        links.append((f"t{number}", f"t{number + 1}", ConnectionKind.MAIN))
        if random.random() < extra:
            further = min(number + random.randrange(2, 5), cards - 1)
            if further > number:
                links.append((f"t{number}", f"t{further}", ConnectionKind.ALTERNATIVE))
        if number > 2 and random.random() < back:
            links.append((f"t{number}", f"t{number - random.randrange(1, min(number, 10))}", ConnectionKind.RETURN))
    return lattice(spots, links, random.choice((84, 124, 164)), random.choice((34, 42, 48)), random.choice((0, 0, 24)))


# Ten stages, nine lanes, sixty touchpoints: stage, step, lane, "!" for a moment of truth.
_KITCHEN = """
0 1 0; 0 2 1; 0 2 7; 0 3 2; 0 4 3!; 0 5 0; 0 5 4; 1 1 2; 1 2 3!; 1 3 4; 1 3 5; 1 4 1; 1 5 3; 1 5 5; 2 1 3; 2 2 5!; 2 3 4; 2 4 6;
2 5 6!; 2 5 8; 3 1 7; 3 1 8; 3 2 4; 3 3 8; 3 4 6!; 3 5 5; 3 5 3; 4 1 4; 4 2 5; 4 3 3; 4 4 6!; 4 4 8; 4 5 4; 5 1 6; 5 2 4; 5 3 3;
5 4 8; 5 4 4; 5 5 5; 6 1 8; 6 2 4!; 6 3 5; 6 4 4; 6 5 7; 7 1 7; 7 1 4; 7 2 7!; 7 3 8; 7 4 7; 8 1 4; 8 2 8; 8 3 5; 8 4 4; 8 5 7!;
9 1 1; 9 2 3; 9 3 7; 9 3 8; 9 4 4; 9 5 0
"""
_BRANCHES = (
    "1-3 3-4 5-7 7-8 9-11 11-12 12-14 14-15 18-20 22-23 25-27 27-28 30-32 32-33 36-38 38-39 44-46 46-47 56-58 58-60"
)
_SIDE = {int(pair.split("-")[0]) for pair in _BRANCHES.split()} & {3, 7, 11, 14, 20, 22, 27, 32, 38, 46, 58} | {20}


def kitchen() -> Lattice:
    """The example of LOOK.md for A0: sixty touchpoints with branches and three ways back, narrow cards, spare height."""
    spots = []
    for number, text in enumerate(_KITCHEN.replace("\n", " ").split(";"), start=1):
        stage, step, lane = text.strip().rstrip("!").split()
        lines = (1 + number % 3, 2 + number % 2)
        spots.append(Spot(f"t{number}", int(stage), int(step), int(lane), lines, "!" in text, 1 + number % 2))
    main = [n for n in range(1, 61) if n not in _SIDE]
    links: list[tuple[str, str, ConnectionKind]] = [(f"t{a}", f"t{b}", ConnectionKind.MAIN) for a, b in pairwise(main)]
    links += [
        (f"t{a}", f"t{b}", ConnectionKind.ALTERNATIVE) for a, b in (pair.split("-") for pair in _BRANCHES.split())
    ]
    links += [(f"t{a}", f"t{b}", ConnectionKind.RETURN) for a, b in ((20, 15), (37, 34), (42, 41))]
    return lattice(spots, links, width=84, pitch=34, spare=24)


class Piece(NamedTuple):
    """A straight piece of a line between two corners."""

    link: RouteLink
    a: Point
    b: Point
    is_first: bool
    is_last: bool

    @property
    def box(self) -> Box:
        (ax, ay), (bx, by) = self.a, self.b
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def pieces(links: Iterable[RouteLink], routes: Mapping[str, Route]) -> Iterator[Piece]:
    """All straight pieces of all lines."""
    for link in links:
        points = routes[link.id].points
        for i in range(len(points) - 1):
            yield Piece(link, points[i], points[i + 1], i == 0, i == len(points) - 2)


def faults(
    cards: Sequence[LatticeCard], links: Sequence[RouteLink], corridors: Corridors, routes: Mapping[str, Route]
) -> list[str]:
    """What LOOK.md forbids in lines, each in a few words."""
    found = []
    by_id = {card.id: card for card in cards}
    for link in links:
        points = routes[link.id].points
        source, target = by_id[link.source].box, by_id[link.target].box
        if not _is_on_edge(points[0], source):
            found.append(f"{link.id} starts in the air")
        if not _is_on_edge(points[-1], target):
            found.append(f"{link.id} ends in the air")
        if abs(points[-1][0] - target.right) < 0.01 or abs(points[0][0] - source.left) < 0.01:
            found.append(f"{link.id} uses the wrong side")
    for piece in pieces(links, routes):
        box, name = piece.box, piece.link.id
        if box.width > 1e-6 and box.height > 1e-6:
            found.append(f"{name} runs aslant")
        if box.width < 1e-6 and box.height < 1e-6:
            found.append(f"{name} has a corner twice")
        for card in cards:
            if _cross(box, card.box):
                found.append(f"{name} runs through {card.id}")
            if any(_cross(box, mark) for mark in card.marks):
                found.append(f"{name} runs through a mark of {card.id}")
        if box.height < 1e-6 and box.width > 3 and any(abs(y - box.top) < 1.2 for y in corridors.hairlines):
            found.append(f"{name} runs along a hairline")
    return found


def overlaps(links: Sequence[RouteLink], routes: Mapping[str, Route], closer_than: float) -> list[tuple[str, str]]:
    """The pairs of links whose lines run side by side closer than this, but for those that join at a left port."""
    found = []
    all_pieces = list(pieces(links, routes))
    for i, one in enumerate(all_pieces):
        for other in all_pieces[i + 1 :]:
            if one.link is other.link:
                continue
            a, b = one.box, other.box
            level = a.height < 1e-6 and b.height < 1e-6
            upright = a.width < 1e-6 and b.width < 1e-6
            if level and abs(a.top - b.top) < closer_than - 0.01 and min(a.right, b.right) - max(a.left, b.left) > 1:
                joins = one.is_last and other.is_last and one.b == other.b
                if not joins:
                    found.append((one.link.id, other.link.id))
            if (
                upright
                and abs(a.left - b.left) < closer_than - 0.01
                and min(a.bottom, b.bottom) - max(a.top, b.top) > 1
            ):
                found.append((one.link.id, other.link.id))
    return found


def crossings(links: Sequence[RouteLink], routes: Mapping[str, Route]) -> int:
    """How often two lines cross."""
    level = [p.box for p in pieces(links, routes) if p.a[1] == p.b[1]]
    upright = [p.box for p in pieces(links, routes) if p.a[0] == p.b[0]]
    return sum(1 for u in upright for v in level if v.left < u.left < v.right and u.top < v.top < u.bottom)


def moved(card: LatticeCard, dx: float, dy: float) -> LatticeCard:
    """A card elsewhere."""
    return msgspec.structs.replace(card, box=card.box.moved(dx, dy))


def _is_on_edge(point: Point, box: Box) -> bool:
    x, y = point
    near = 0.01
    if not box.grown(near).contains(x, y):
        return False
    return min(abs(x - box.left), abs(x - box.right), abs(y - box.top), abs(y - box.bottom)) < near


def _cross(line: Box, wall: Box) -> bool:
    near = 0.01
    return (
        line.left < wall.right - near
        and line.right > wall.left + near
        and line.top < wall.bottom - near
        and line.bottom > wall.top + near
    )
