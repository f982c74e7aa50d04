"""The ways inside one stage, and those between stages: what is kept of them from one routing to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from designer.drawing import Box, Point
from designer.layout.route_between import JoinedLines, JoinedWalls, Tile
from designer.layout.route_chunk import EVERYWHERE, Chunk
from designer.layout.route_data import GRAIN, Route, RouteCard, RouteLink, RouteMeasures, RouteStage
from designer.layout.route_ground import Doorways, Ground
from designer.layout.route_runs import FAR, Run, runs_of, seams_of
from designer.layout.route_walls import Walls

_HAIR = 1 / 64  # walls are so much thinner than their measure, so that rounding closes no gap
_BEYOND = 4.75  # how far outside of the room lines may run where there is no way inside: not over the rules around it
_LEAST_PUSHED = 8  # cards that moved as one, from which on their ways are moved with them
_OUT_LEFT, _OUT_RIGHT = 9.0, 5.5  # how far outside of its cards a stage's own lines may run


class StageWays:
    """The ways inside one stage, in places relative to its first card's left and the lattice's top."""

    def __init__(self, measures: RouteMeasures) -> None:
        self.measures = measures
        self.walls = Walls(measures.wall - _HAIR)
        self.chunk = Chunk(measures)
        self.cards: dict[str, RouteCard] = {}
        self._placed: tuple[Point, dict[str, RouteCard]] = ((0.0, 0.0), {})  # as they were given, for this origin
        self.doorways: dict[str, Doorways] = {}
        self.owner: object = None  # the mark of the routing that may bring it up to date
        self.changed: list[Box] = [EVERYWHERE]  # where lines between stages would find something new
        self.routes = PlacedRoutes(self.chunk)
        self.right = 0.0
        self._ground: Ground | None = None
        self._held: tuple[object, ...] = ()
        self._asked: tuple[object, ...] = ()

    def update(
        self,
        held: Sequence[RouteStage],
        origin: Point,
        links: Sequence[RouteLink],
        hairlines: Sequence[float],
        bottom: float,
    ) -> None:
        """Brings cards and ways up to date; all but the links is in the drawing's places. `held` is one stage, or more that
        overlap."""
        bottom = rounded(bottom - origin[1])
        levels = tuple([rounded(y - origin[1]) for y in hairlines])
        # Of one stage alone this does not change where it only moves.
        inside = tuple([(stage.ids, stage.inside, stage.left - origin[0]) for stage in held])
        asked = (inside, bottom, levels, links)
        if asked != self._asked:
            dirty = [] if inside == self._held else self._set_cards(chain(*[stage.cards for stage in held]), origin)
            self._held, self._asked = inside, asked
            self.right = max([card.box.right for card in self.cards.values()])
            room = Box(-_OUT_LEFT, 0.0, self.right + _OUT_RIGHT, bottom)
            if self._ground is not None:
                dirty += _changed_frame(self._ground, levels, room)
            outer = Box(room.left, room.top - _BEYOND, room.right, room.bottom + _BEYOND)
            lines = self.chunk.lines
            self._ground = Ground(self.measures, self.cards, self.walls, lines, levels, room, outer, self.doorways)
            self.changed += self.chunk.update(self._ground, links, dirty)
        self.routes.move(*origin)

    def _set_cards(self, cards: Iterable[RouteCard], origin: Point) -> list[Box]:
        """Sets the cards where they are now, and says where something has changed."""
        is_new = not self.cards
        dirty: list[Box] = []
        left: list[Box] = []  # places of cards that are no longer there
        given = self._seen_from(origin, cards)
        for id in [id for id in self.cards if id not in given]:
            self._take(id, left)
        other = {id: card for id, card in given.items() if self.cards.get(id) != card}
        pushed = {} if is_new else {id: dx for id, card in other.items() if (dx := _push(self.cards.get(id), card))}
        runs: list[Run] = []
        if len(pushed) >= _LEAST_PUSHED:
            runs = runs_of(self.cards, other, pushed)
            dirty += self._pushed(runs)
        else:
            pushed = {}
        for id, card in other.items():
            if id in pushed:
                self.walls.remove(id)
            elif id in self.cards:
                self._take(id, left)
            self.cards[id] = card
            self.walls.add(card)
            self.doorways.pop(id, None)
            if not is_new and id not in pushed:
                dirty.append(_outline(card))
        # What went round them may have been pushed since.
        return dirty + [box.moved(dx, 0) for dx in {0.0, *[run.dx for run in runs]} for box in left]

    def _seen_from(self, origin: Point, cards: Iterable[RouteCard]) -> dict[str, RouteCard]:
        """Cards seen from a point of the drawing: those that stand there as before are the very same."""
        placed = {card.id: card for card in cards}
        known = self._placed[1] if self._placed[0] == origin else {}
        self._placed = origin, placed
        return {
            id: self.cards[id] if known.get(id) == card else moved_card(card, -origin[0], -origin[1])
            for id, card in placed.items()
        }

    def _pushed(self, runs: Sequence[Run]) -> list[Box]:
        """Moves the ways along with runs of cards that moved as one, and says where something else has changed: where two
        runs meet, and where ways were that belong to more than one."""
        dirty = self.chunk.shift([(run.left, run.right) for run in runs], [run.dx for run in runs])
        dirty += seams_of(runs)
        for run in runs:
            if run.dx:  # for lines between stages all of it is another
                sides = run.left, run.right
                self.changed.append(Box(min(*sides, run.left + run.dx), -FAR, max(*sides, run.right + run.dx), FAR))
        return dirty

    def _take(self, id: str, dirty: list[Box]) -> None:
        dirty.append(_outline(self.cards.pop(id)))
        self.walls.remove(id)
        self.doorways.pop(id, None)


class WaysBetween:
    """The ways between stages, in places relative to the first stage's origin."""

    def __init__(self, measures: RouteMeasures) -> None:
        self.measures = measures
        self.chunk = Chunk(measures)
        self.owner: object = None
        self.routes = PlacedRoutes(self.chunk)
        self._ground: Ground | None = None
        self._tiles: list[tuple[StageWays, Tile]] = []

    def update(
        self,
        stages: Sequence[tuple[StageWays, float]],
        origin: Point,
        links: Sequence[RouteLink],
        hairlines: Sequence[float],
        room: Box,
    ) -> None:
        """Brings the ways up to date with those inside the stages; each stage comes with its x, from left to right."""
        tiles = [Tile(x, x + stage.right, x, stage.walls, stage.chunk.lines) for stage, x in stages]
        dirty = self._follow(stages, tiles)
        self._tiles = [(stage, tile) for (stage, _), tile in zip(stages, tiles)]
        if self._ground is not None:
            dirty += _changed_frame(self._ground, hairlines, room)
        stage_of = {id: i for i, (stage, _) in enumerate(stages) for id in stage.cards}
        cards = _MapCards(stages, stage_of)
        walls = JoinedWalls(tiles, stage_of, self.measures.wall - _HAIR)
        lines = JoinedLines(tiles, stage_of, self.chunk.lines)
        seams = [tile.left - self.measures.seam for tile in tiles[1:]]
        self._ground = Ground(self.measures, cards, walls, lines, hairlines, room, room.grown(_BEYOND), {}, seams)

        def is_taken(box: Box) -> bool:
            return any(stage.chunk.labels.meet(box.moved(-x, 0)) for stage, x in stages)

        self.chunk.update(self._ground, links, dirty, is_taken)
        self.routes.move(*origin)

    def _follow(self, stages: Sequence[tuple[StageWays, float]], tiles: Sequence[Tile]) -> list[Box]:
        """Moves the ways along with the stages, and says where something has changed."""
        now = {id(stage): tile for (stage, _), tile in zip(stages, tiles)}
        order = [id(stage) for stage, _ in stages]
        known = [id(stage) for stage, _ in self._tiles]
        dirty = [box.moved(x, 0) for stage, x in stages for box in stage.changed]
        for stage, _ in stages:
            stage.changed.clear()
        if known != order:  # a stage has come, gone or changed places
            return [EVERYWHERE]
        shifts = [now[id(stage)].x - tile.x for stage, tile in self._tiles]
        if any(shifts):
            dirty += self.chunk.shift([(tile.left, tile.right) for _, tile in self._tiles], shifts)
        return dirty


class PlacedRoutes:
    """The routes of a chunk in the drawing's places; what neither changed nor moved stays the same object."""

    def __init__(self, chunk: Chunk) -> None:
        self._chunk = chunk
        self._origin = (0.0, 0.0)
        self._inside: dict[str, Route] = {}  # seen from the origin
        self._placed: dict[str, Route] = {}  # those that were asked for, in the drawing's places

    def move(self, x: float, y: float) -> None:
        """Takes over what has changed; the chunk's origin is at a place of the drawing."""
        changed = self._chunk.changed
        # Those that earlier routings hold stay as they are.
        if changed:
            self._inside = {id: route for id, route in self._inside.items() if id not in changed}
        if (x, y) != self._origin:
            self._origin, self._placed = (x, y), {}
        elif changed:
            self._placed = {id: route for id, route in self._placed.items() if id not in changed}
        changed.clear()

    def all(self, ids: Iterable[str]) -> Mapping[str, Route]:
        """The routes of all links of the chunk."""
        missing = {id: self._make(id) for id in ids if id not in self._inside}
        if missing:
            self._inside = self._inside | missing
        return _Placed(self._inside, self._placed, self._origin)

    def _make(self, id: str) -> Route:
        points = self._chunk.points(id)
        ring = points[0] if self._chunk.records[id].link.changes_channel else None
        return Route(points, ring, self._chunk.labels.box(id))


class _Placed(Mapping[str, Route]):
    """Routes in the drawing's places, put there when they are asked for: most are out of sight."""

    __slots__ = ("_inside", "_origin", "_placed")

    def __init__(self, inside: Mapping[str, Route], placed: dict[str, Route], origin: Point) -> None:
        self._inside = inside
        self._placed = placed
        self._origin = origin

    def __getitem__(self, id: str) -> Route:
        found = self._placed.get(id)
        if found is None:
            found = self._placed[id] = self._inside[id].moved(*self._origin)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._inside)

    def __len__(self) -> int:
        return len(self._inside)


class _MapCards(Mapping[str, RouteCard]):
    """The cards of all stages in places on the map, made when they are asked for."""

    def __init__(self, stages: Sequence[tuple[StageWays, float]], stage_of: Mapping[str, int]) -> None:
        self._stages = stages
        self._stage_of = stage_of
        self._made: dict[str, RouteCard] = {}

    def __getitem__(self, id: str) -> RouteCard:
        found = self._made.get(id)
        if found is None:
            stage, x = self._stages[self._stage_of[id]]
            found = self._made[id] = moved_card(stage.cards[id], x, 0)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._stage_of)

    def __len__(self) -> int:
        return len(self._stage_of)


def _push(old: RouteCard | None, new: RouteCard) -> float:
    """By how much a card was pushed to the side; 0 for one that is another in anything else."""
    if old is None or old.box.top != new.box.top or (old.around, old.lane) != (new.around, new.lane):
        return 0.0
    dx = new.box.left - old.box.left
    is_same = (
        dx
        and old.box.moved(dx, 0) == new.box
        and (old.is_moment_of_truth, old.air) == (new.is_moment_of_truth, new.air)
    )
    return dx if is_same else 0.0


def _changed_frame(ground: Ground, hairlines: Sequence[float], room: Box) -> list[Box]:
    """Where hairlines and the room's sides have changed."""
    levels: set[float] = set(ground.hairlines) ^ set(hairlines)
    before = ground.room
    boxes = [Box(-FAR, y, FAR, y) for y in sorted(levels)]
    for a, b in ((before.top, room.top), (before.bottom, room.bottom)):
        if a != b:
            boxes.append(Box(-FAR, min(a, b), FAR, max(a, b)))
    for a, b in ((before.left, room.left), (before.right, room.right)):
        if a != b:
            boxes.append(Box(min(a, b), -FAR, max(a, b), FAR))
    return boxes


def rounded(length: float) -> float:
    """A length on the grain."""
    return round(length * GRAIN) / GRAIN


def moved_card(card: RouteCard, dx: float, dy: float) -> RouteCard:
    """A card elsewhere, its places rounded."""
    x, y = dx * GRAIN, dy * GRAIN
    box, *marks = [
        Box(
            round(box.left * GRAIN + x) / GRAIN,
            round(box.top * GRAIN + y) / GRAIN,
            round(box.right * GRAIN + x) / GRAIN,
            round(box.bottom * GRAIN + y) / GRAIN,
        )
        for box in (card.box, *card.marks)
    ]
    around = tuple([mark.moved(-box.left, -box.top) for mark in marks])
    return RouteCard(card.id, box, around, card.lane, card.is_moment_of_truth, card.air)


def _outline(card: RouteCard) -> Box:
    """The box of a card with its marks."""
    box = card.box
    for mark in card.marks:
        box = Box(
            min(box.left, mark.left), min(box.top, mark.top), max(box.right, mark.right), max(box.bottom, mark.bottom)
        )
    return box
