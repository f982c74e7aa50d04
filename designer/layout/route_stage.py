"""The ways inside one stage, and those between stages: what is kept of them from one routing to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from designer.drawing import Box
from designer.layout.route_between import JoinedLines, JoinedWalls, Tile
from designer.layout.route_chunk import EVERYWHERE, Chunk
from designer.layout.route_data import Route, RouteCard, RouteLink, RouteMeasures
from designer.layout.route_ground import Ground
from designer.layout.route_walls import Walls

_GRAIN = 512  # places are rounded to this part of a point: then sums are exact, and moving a stage changes no choice
_HAIR = 1 / 64  # walls are so much thinner than their measure, so that rounding closes no gap
_OUT_LEFT, _OUT_RIGHT = 9.0, 5.5  # how far outside of its cards a stage's own lines may run


class StageWays:
    """The ways inside one stage, in places relative to its first card's left and the lattice's top."""

    def __init__(self, measures: RouteMeasures) -> None:
        self.measures = measures
        self.walls = Walls(measures.wall - _HAIR)
        self.chunk = Chunk(measures)
        self.cards: dict[str, RouteCard] = {}
        self.owner: object = None  # the routing that may bring it up to date
        self.changed: list[Box] = [EVERYWHERE]  # where lines between stages would find something new
        self.ground: Ground | None = None
        self._given: dict[str, RouteCard] = {}
        self._origin = (0.0, 0.0)

    def update(
        self,
        cards: Sequence[RouteCard],
        origin: tuple[float, float],
        links: Sequence[RouteLink],
        hairlines: Sequence[float],
        bottom: float,
    ) -> None:
        """Brings cards and ways up to date; all but the links is in the drawing's places."""
        dirty: list[Box] = []
        is_moved = origin != self._origin
        given = {card.id: card for card in cards}
        for id in [id for id in self.cards if id not in given]:
            self._take(id, dirty)
        known = self._given
        for id, card in given.items():
            before = known.get(id)
            if not is_moved and (before is card or before == card):
                continue
            moved = moved_card(card, -origin[0], -origin[1])
            if before is not None:
                if self.cards[id] == moved:
                    continue
                self._take(id, dirty)
            self.cards[id] = moved
            self.walls.add(moved)
            dirty.append(_outline(moved))
        self._given, self._origin = given, origin
        right = max(card.box.right for card in self.cards.values())
        room = Box(-_OUT_LEFT, 0.0, right + _OUT_RIGHT, rounded(bottom - origin[1]))
        levels = tuple(rounded(y - origin[1]) for y in hairlines)
        if self.ground is not None:
            dirty += changed_frame(self.ground, levels, room)
        self.ground = Ground(self.measures, self.cards, self.walls, self.chunk.lines, levels, room)
        self.changed += self.chunk.update(self.ground, links, dirty)

    def route(self, id: str, x: float, y: float) -> Route:
        """The way of one link, with the origin at a place of the drawing."""
        return _placed(self.chunk, id, x, y)

    def _take(self, id: str, dirty: list[Box]) -> None:
        dirty.append(_outline(self.cards.pop(id)))
        self.walls.remove(id)


class WaysBetween:
    """The ways between stages, in places relative to the first stage's origin."""

    def __init__(self, measures: RouteMeasures) -> None:
        self.measures = measures
        self.chunk = Chunk(measures)
        self.ground: Ground | None = None
        self.owner: object = None
        self._tiles: dict[int, tuple[StageWays, Tile]] = {}

    def update(
        self,
        stages: Sequence[tuple[StageWays, float]],
        links: Sequence[RouteLink],
        hairlines: Sequence[float],
        room: Box,
    ) -> None:
        """Brings the ways up to date with those inside the stages; each stage comes with its x, from left to right."""
        dirty: list[Box] = []
        tiles = []
        stage_of: dict[str, int] = {}
        seen: dict[int, tuple[StageWays, Tile]] = {}
        for i, (stage, x) in enumerate(stages):
            right = max(card.box.right for card in stage.cards.values())
            tile = Tile(x, x + right, x, stage.walls, stage.chunk.lines)
            tiles.append(tile)
            stage_of.update(dict.fromkeys(stage.cards, i))
            before = self._tiles.pop(id(stage), None)
            if before is not None and before[1] == tile:
                dirty += [box.moved(x, 0) for box in stage.changed]
            else:
                dirty += [_column(t) for t in (tile, *((before[1],) if before else ()))]
            stage.changed.clear()
            seen[id(stage)] = stage, tile
        dirty += [_column(tile) for _, tile in self._tiles.values()]
        self._tiles = seen
        if self.ground is not None:
            dirty += changed_frame(self.ground, hairlines, room)
        cards = _MapCards(stages, stage_of)
        walls = JoinedWalls(tiles, stage_of, self.measures.wall - _HAIR)
        lines = JoinedLines(tiles, stage_of, self.chunk.lines)
        self.ground = Ground(self.measures, cards, walls, lines, hairlines, room)
        self.chunk.update(self.ground, links, dirty)

    def route(self, id: str, x: float, y: float) -> Route:
        """The way of one link, with the origin at a place of the drawing."""
        return _placed(self.chunk, id, x, y)


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


def _placed(chunk: Chunk, id: str, x: float, y: float) -> Route:
    record = chunk.records[id]
    points = tuple([(px + x, py + y) for px, py in chunk.points(id)])
    return Route(points, points[0] if record.link.changes_channel else None)


def changed_frame(ground: Ground, hairlines: Sequence[float], room: Box) -> list[Box]:
    """Where hairlines and the room's sides have changed."""
    far = 1e9
    levels: set[float] = set(ground.hairlines) ^ set(hairlines)
    before = ground.room
    boxes = [Box(-far, y, far, y) for y in sorted(levels)]
    for a, b in ((before.top, room.top), (before.bottom, room.bottom)):
        if a != b:
            boxes.append(Box(-far, min(a, b), far, max(a, b)))
    for a, b in ((before.left, room.left), (before.right, room.right)):
        if a != b:
            boxes.append(Box(min(a, b), -far, max(a, b), far))
    return boxes


def rounded(length: float) -> float:
    """A length on the grain."""
    return round(length * _GRAIN) / _GRAIN


def moved_card(card: RouteCard, dx: float, dy: float) -> RouteCard:
    """A card elsewhere, its places rounded."""
    marks = tuple([_moved(mark, dx, dy) for mark in card.marks])
    return RouteCard(
        card.id, _moved(card.box, dx, dy), marks, card.lane, card.stage, card.step, card.is_moment_of_truth
    )


def _moved(box: Box, dx: float, dy: float) -> Box:
    return Box(
        round((box.left + dx) * _GRAIN) / _GRAIN,
        round((box.top + dy) * _GRAIN) / _GRAIN,
        round((box.right + dx) * _GRAIN) / _GRAIN,
        round((box.bottom + dy) * _GRAIN) / _GRAIN,
    )


def _outline(card: RouteCard) -> Box:
    """The box of a card with its marks."""
    box = card.box
    for mark in card.marks:
        box = Box(
            min(box.left, mark.left), min(box.top, mark.top), max(box.right, mark.right), max(box.bottom, mark.bottom)
        )
    return box


def _column(tile: Tile) -> Box:
    return Box(tile.left - _OUT_LEFT, -1e9, tile.right + _OUT_RIGHT, 1e9)
