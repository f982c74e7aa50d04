"""The thorough search: the cheapest orthogonal way by A* on the lines of a sparse grid inside a window.

For cards that stand in no rows. The grid's lines are the ports, the free sides of cards and those of lines that are
there, as in orthogonal visibility graphs (Wybrow, Marriott, Stuckey: Orthogonal Connector Routing, 2009).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from designer.drawing import Box
from designer.layout.route_data import RouteCard
from designer.layout.route_ground import (
    BOTTOM,
    HAIRLINE_FREE,
    LEFT,
    LOWER_PORT,
    RIGHT,
    TOP,
    Errand,
    Ground,
    Way,
    place_on,
    straightened,
)
from designer.layout.route_lines import JOINT
from designer.layout.route_walls import Obstacles, Span, Wall, walls_in

_SAME = 0.25  # grid lines closer than this are one
_ASIDE = 6.0  # a second choice of line so much further away from a card
_CRAMPED = 30.0
_FEW_CARDS = 12  # only among so few the grid has lines beside the lines that are there as well


class _Port(NamedTuple):
    edge: str
    x: float
    y: float
    cost: float
    door_x: float  # just outside the card's wall
    door_y: float


def search(ground: Ground, errand: Errand, walls: Obstacles, window: Box) -> Way | None:
    """The cheapest way inside the window, or None."""
    starts, ends = _exits(ground, errand, walls), _entries(ground, errand, walls)
    if errand.source.id == errand.target.id:  # out of the side and back in anywhere else
        starts = [port for port in starts if port.edge is RIGHT]
    if not starts or not ends:
        return None
    return _Grid(ground, errand, walls, window, starts, ends).solve()


class _Grid:
    """The sparse grid of one search: costs and openness of the edge from each crossing to the next one.

    A state is (column * rows + row) * 2, plus 1 where the line runs upright.
    """

    def __init__(
        self,
        ground: Ground,
        errand: Errand,
        walls: Obstacles,
        window: Box,
        starts: Sequence[_Port],
        ends: Sequence[_Port],
    ) -> None:
        self.ground, self.errand = ground, errand
        self.starts, self.ends = starts, ends
        left, top, right, bottom = window.left, window.top, window.right, window.bottom
        blocks = walls.blocks_inside(left, top, right, bottom)
        obstacles = walls_in(blocks, window)
        uprights = ground.lines.uprights(left, right, top, bottom)
        levels = ground.lines.levels(top, bottom, left, right)
        near = ground.measures.near
        xs = [x for block in blocks for x in (block.left - _ASIDE, block.left, block.right, block.right + _ASIDE)]
        ys = [y for _, a, _, b in obstacles for y in (a, b)]
        ys += [y for block in blocks for y in (block.top - _ASIDE, block.bottom + _ASIDE)]
        ys += [y + side for y in ground.hairlines if top <= y <= bottom for side in (-near, -2.5, 2.5, near)]
        if len(blocks) <= _FEW_CARDS:
            xs += [piece.at + side for piece in uprights for side in (-near, near)]
            ys += [piece.at + side for piece in levels for side in (-near, near)]
        doors = (*starts, *ends)
        self.xs = _thinned([p.door_x for p in doors], (x for x in xs if left <= x <= right))
        self.ys = _thinned(
            [p.door_y for p in doors],
            (y for y in ys if top <= y <= bottom and ground.hairline_distance(y) >= HAIRLINE_FREE),
        )
        columns, rows = len(self.xs), len(self.ys)
        self.level_open = [bytearray(b"\x01" * columns) for _ in range(rows)]
        self.upright_open = [bytearray(b"\x01" * rows) for _ in range(columns)]
        self.level_near = [[0.0] * columns for _ in range(rows)]
        self.upright_near = [[0.0] * rows for _ in range(columns)]
        self.level_cross = [[0.0] * columns for _ in range(rows)]
        self.upright_cross = [[0.0] * rows for _ in range(columns)]
        for wall in obstacles:
            self._wall_off(wall)
        for piece in uprights:
            self._charge(piece, self.xs, self.ys, self.level_cross, self.upright_near, 1e18)
        for piece in levels:
            joint = piece.high - JOINT if piece.joins == errand.target.id else 1e18
            self._charge(piece, self.ys, self.xs, self.upright_cross, self.level_near, joint)

    def _wall_off(self, wall: Wall) -> None:
        """Shuts the edges that run through the open inside of a wall; those along its sides stay open."""
        row, row_end = bisect_right(self.ys, wall[1]), bisect_left(self.ys, wall[3])
        column, column_end = bisect_right(self.xs, wall[0]), bisect_left(self.xs, wall[2])
        start = max(column - 1, 0)
        for r in range(row, row_end):
            self.level_open[r][start:column_end] = bytes(column_end - start)
        start = max(row - 1, 0)
        for c in range(column, column_end):
            self.upright_open[c][start:row_end] = bytes(row_end - start)

    def _charge(
        self,
        piece: tuple[float, float, float, float, float, str, str],
        across: Sequence[float],
        along: Sequence[float],
        crossings: list[list[float]],
        beside: list[list[float]],
        joint: float,
    ) -> None:
        """Makes edges dearer that cross a stretch or run beside it."""
        measures = self.ground.measures
        at, low, high, safe_low, safe_high, _, _ = piece
        first, last = bisect_right(along, low), bisect_left(along, high)
        i = bisect_right(across, at) - 1
        if i >= 0:
            for k in range(first, last):
                is_safe = safe_low <= along[k] <= safe_high
                crossings[k][i] += measures.crossing if is_safe else measures.overlap_cost
        for i in range(bisect_right(across, at - measures.near), bisect_left(across, at + measures.near)):
            cost = measures.beside(across[i] - at)
            for k in range(max(first - 1, 0), last):
                if along[k] < joint:
                    beside[i][k] += cost

    def solve(self) -> Way | None:
        """The cheapest way over the grid."""
        xs, ys, bend = self.xs, self.ys, self.ground.measures.bend
        rows = len(ys)
        goals: dict[int, _Port] = {}
        for port in self.ends:
            state = self._state(port)
            if state not in goals or goals[state].cost > port.cost:
                goals[state] = port
        hx = [min(abs(x - g.door_x) for g in self.ends) for x in xs]
        hy = [min(abs(y - g.door_y) for g in self.ends) for y in ys]
        best: dict[int, float] = {}
        came: dict[int, int] = {}
        begun: dict[int, _Port] = {}
        heap: list[tuple[float, float, int]] = []
        for port in self.starts:
            state = self._state(port)
            if port.cost < best.get(state, 1e18):
                best[state] = port.cost
                begun[state] = port
                heappush(heap, (port.cost, port.cost, state))
        bound, final = 1e18, -1
        while heap:
            estimate, cost, state = heappop(heap)
            if estimate >= bound:
                break
            if cost > best[state]:
                continue
            if state in goals and cost + goals[state].cost < bound:
                bound, final = cost + goals[state].cost, state
            c, r = divmod(state >> 1, rows)
            before = came.get(state, -1)
            if state & 1:
                opened, near, cross = self.upright_open[c], self.upright_near[c], self.upright_cross[c]
                place, stride, k = ys, 2, r
            else:
                opened, near, cross = self.level_open[r], self.level_near[r], self.level_cross[r]
                place, stride, k = xs, 2 * rows, c
            is_running = before >= 0 and not (before ^ state) & 1
            onward = before < state if is_running else before >= 0 or begun[state].edge in (BOTTOM, RIGHT)
            backward = not onward if is_running or before < 0 else True
            moves = []
            if onward and k + 1 < len(place) and opened[k]:
                paid = near[k - 1] if is_running else 0.0
                step = place[k + 1] - place[k] + cross[k] + (near[k] - paid if near[k] > paid else 0.0)
                moves.append((state + stride, step))
            if backward and k > 0 and opened[k - 1]:
                paid = near[k] if is_running else 0.0
                step = place[k] - place[k - 1] + cross[k - 1] + (near[k - 1] - paid if near[k - 1] > paid else 0.0)
                moves.append((state - stride, step))
            # A corner right in front of a port leaves no room for the arrowhead.
            moves.append((state ^ 1, bend + _CRAMPED if state ^ 1 in goals else bend))
            for other, step in moves:
                new = cost + step
                if new < best.get(other, 1e18):
                    c, r = divmod(other >> 1, rows)
                    best[other] = new
                    came[other] = state
                    heappush(heap, (new + hx[c] + hy[r], new, other))
        if final < 0:
            return None
        states = [final]
        while states[-1] in came:
            states.append(came[states[-1]])
        start, end = begun[states[-1]], goals[final]
        points = [(start.x, start.y)]
        points += [(xs[(s >> 1) // rows], ys[(s >> 1) % rows]) for s in reversed(states)]
        points.append((end.x, end.y))
        return self.ground.priced(self.errand, straightened(points), start.edge, end.edge)

    def _state(self, port: _Port) -> int:
        column, row = bisect_left(self.xs, port.door_x), bisect_left(self.ys, port.door_y)
        return (column * len(self.ys) + row) * 2 + (1 if port.edge in (TOP, BOTTOM) else 0)


def _thinned(fixed: Iterable[float], others: Iterable[float]) -> list[float]:
    """All the fixed values, and of the others those that stand apart."""
    kept = sorted(set(fixed))
    result = list(kept)
    last = -1e18
    for value in sorted(others):
        i = bisect_left(kept, value)
        is_apart = (i == len(kept) or kept[i] - value >= _SAME) and (i == 0 or value - kept[i - 1] >= _SAME)
        if value - last >= _SAME and is_apart:
            result.append(value)
            last = value
    result.sort()
    return result


def _exits(ground: Ground, errand: Errand, walls: Obstacles) -> list[_Port]:
    card, box, step = errand.source, errand.source.box, ground.measures.port_distance
    y = box.top + ground.measures.port(box)
    ports = [(RIGHT, box.right, min(y, box.bottom - 6), 0.0)]
    ports += [(RIGHT, box.right, y + i * step, i * LOWER_PORT) for i in (1, 2) if y + i * step <= box.bottom - step]
    ports += [
        (BOTTOM, x, box.bottom, extra) for x, extra in _along(ground.doorways(card).bottom, errand.bottom_x, step)
    ]
    ports += [(TOP, x, box.top, extra) for x, extra in _along(ground.doorways(card).top, box.centre[0], step)]
    return _open_ports(ground, card, ports, walls)


def _entries(ground: Ground, errand: Errand, walls: Obstacles) -> list[_Port]:
    card, box, step = errand.target, errand.target.box, ground.measures.port_distance
    ports = [(LEFT, box.left, box.top + ground.measures.port(box), 0.0)]
    ports += [(BOTTOM, x, box.bottom, extra) for x, extra in _along(ground.doorways(card).bottom, box.left + 30, step)]
    ports += [(TOP, x, box.top, extra) for x, extra in _along(ground.doorways(card).top, box.centre[0], step)]
    return _open_ports(ground, card, ports, walls)


def _along(spans: Sequence[Span], wanted: float, step: float) -> list[tuple[float, float]]:
    """Places on an edge, a step apart and counted from the wanted one, each with a little for being further off."""
    found = []
    for low, high in spans:
        x = min(max(wanted, low), high)
        x -= step * int((x - low) / step)
        while x <= high:
            found.append((x, abs(x - wanted) / 16))
            x += step
    return found


def _open_ports(
    ground: Ground, card: RouteCard, ports: Sequence[tuple[str, float, float, float]], walls: Obstacles
) -> list[_Port]:
    """The ports in front of which no other card's mark stands, used ones dearer."""
    found = []
    clear = walls.clear
    for edge, x, y, cost in ports:
        door_x = x - clear if edge is LEFT else x + clear if edge is RIGHT else x
        door_y = y - clear if edge is TOP else y + clear if edge is BOTTOM else y
        if not (walls.block_level(door_y, door_x, door_x) or walls.block_upright(door_x, door_y, door_y)):
            used = ground.port_cost(card, edge, place_on(edge, (x, y), card.box))
            found.append(_Port(edge, x, y, cost + used + clear, door_x, door_y))
    return found
