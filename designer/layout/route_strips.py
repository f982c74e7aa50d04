"""The quick search: a way as upright runs through the gaps of rows of cards, with level jogs in the free strips between.

Cards of a map stand in rows with free strips between them. So a way is found row by row: at each strip a run goes on
straight or jogs to another gap. The few cheapest skeletons are then set to exact places, clear of other lines.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter

from designer.drawing import Box, Point
from designer.layout.route_gates import Gate, entries, exits, pad
from designer.layout.route_ground import (
    BOTTOM,
    HAIRLINE_FREE,
    LEFT,
    RIGHT,
    STUB,
    TOP,
    Errand,
    Ground,
    Way,
    straightened,
)
from designer.layout.route_rows import Rows
from designer.layout.route_walls import Span

_MOST_STATES = 6
_MOST_SKELETONS = 4
_KINK = 8.0  # a jog shorter than this looks like a mistake
_TURN = 14.0  # a run that turns back goes at least so far aside
_BESIDE = 5.5  # how far beside the walls of two stacked cards a line between them may run
_SLACK = 45.0  # a way is good enough when other lines cost it no more than this


# A finished run (low, high, the strip of the jog that ends it); and a state (cost, low, high, finished runs, gate).
_Run = tuple[float, float, int]
_State = tuple[float, float, float, tuple[_Run, ...], Gate]
_Skeleton = tuple[float, int, tuple[_Run, ...], Gate, Gate]


class Strips:
    """The search in one window, with the two cards of an errand in it."""

    def __init__(self, ground: Ground, errand: Errand, window: Box) -> None:
        self._ground, self._errand = ground, errand
        self._rows = Rows(ground.walls, window)
        self._source, self._target = ground.walls.of(errand.source.id), ground.walls.of(errand.target.id)

    def find(self) -> Way | None:
        """The cheapest way that this search knows, or None."""
        start, end = self._rows.of(self._source), self._rows.of(self._target)
        # Which sides of the two rows the line leaves and comes to: facing ones first, the others where those are crowded.
        sides: tuple[tuple[int, int], ...]
        others: tuple[tuple[int, int], ...]
        if start < end:
            sides, others = ((1, 1),), ((-1, 1), (1, -1))
        elif start > end:
            sides, others = ((-1, -1),), ((1, -1), (-1, 1))
        else:
            sides, others = ((1, -1), (-1, 1)), ((1, 1), (-1, -1))
        best = self._stacked() if start == end else None
        best = self._best(start, end, sides, best)
        if best is None or best.trouble >= self._ground.measures.overlap_cost:
            best = self._best(start, end, others, best)
        return best

    def _stacked(self) -> Way | None:
        """The way from one card to another below or above it in the same row, where only taller cards beside them keep
        their strip from being seen."""
        upper, lower = sorted((self._source, self._target), key=itemgetter(1))
        left, right = min(upper[0], lower[0]) - _BESIDE, max(upper[2], lower[2]) + _BESIDE
        window = self._rows.window
        if upper[3] > lower[1] or (left <= window.left and right >= window.right):
            return None
        narrow = Box(max(left, window.left), window.top, min(right, window.right), window.bottom)
        return Strips(self._ground, self._errand, narrow).find()

    def _best(self, start: int, end: int, sides: Sequence[tuple[int, int]], best: Way | None) -> Way | None:
        """The cheapest way between two rows that leaves and comes on certain sides, unless another one is cheaper."""
        found: list[_Skeleton] = []
        for leave, enter in sides:
            outs = exits(self._ground, self._errand, self._rows, self._source, leave)
            ins = entries(self._ground, self._errand, self._rows, self._target, enter)
            self._walk(outs, ins, start + (leave > 0), end + (enter < 0), leave, enter, found)
        found.sort(key=itemgetter(0))
        across = abs(self._errand.source.box.top - self._errand.target.box.top)
        for least, _, runs, gate, goal in found[:_MOST_SKELETONS]:
            if best is not None and least + across + _SLACK >= best.cost:
                break
            way = self._settled(gate, goal, runs)
            if way is not None and (best is None or way.cost < best.cost):
                best = way
        return best

    def _walk(
        self,
        leave: Sequence[Gate],
        enter: Sequence[Gate],
        start: int,
        end: int,
        out: int,
        into: int,
        found: list[_Skeleton],
    ) -> None:
        """Finds the cheapest sequences of runs from the exits, which lead `out` (1 down, -1 up) into the strip `start`, to
        the entries, which lead `into` the target out of the strip `end`, row by row."""
        if not enter:
            return
        two_bends = 2 * self._ground.measures.bend
        heading = 1 if end > start else -1 if end < start else out
        goal_low, goal_high = min([g.low for g in enter]), max([g.high for g in enter])
        states: list[_State] = [(gate.cost, gate.low, gate.high, (), gate) for gate in leave]
        is_turning = out != heading  # a run that leads the other way has to end in the first strip
        for strip in range(start, end, heading):
            gaps = self._rows.gaps(strip if heading > 0 else strip - 1)
            last = len(gaps) - 1
            reached: dict[Span, _State] = {}
            for cost, low, high, runs, gate in states:
                first = bisect_right(gaps, (low, 1e18)) - 1
                if first < 0 or gaps[first][1] < low:
                    first += 1
                after = first
                while after <= last and gaps[after][0] <= high:
                    if not is_turning:
                        gap = gaps[after]
                        part = (gap[0] if gap[0] > low else low, gap[1] if gap[1] < high else high)
                        if part not in reached or reached[part][0] > cost:
                            reached[part] = (cost, part[0], part[1], runs, gate)
                    after += 1
                ended = (*runs, (low, high, strip))
                wanted = goal_low if goal_low > high else goal_high if goal_high < low else low
                goal = bisect_right(gaps, (wanted, 1e18)) - 1
                for k in {first - 1, after, goal, goal + 1}:
                    if 0 <= k <= last and not first <= k < after:
                        gap = gaps[k]
                        aside = gap[0] - high if gap[0] > high else low - gap[1]
                        new = cost + two_bends + (aside if aside > _KINK else _KINK)
                        if gap not in reached or reached[gap][0] > new:
                            reached[gap] = (new, gap[0], gap[1], ended, gate)
            is_turning = False
            states = list(reached.values())
            if len(states) > _MOST_STATES:
                states.sort(key=lambda s: s[0] + max(goal_low - s[2], s[1] - goal_high, 0.0))
                del states[_MOST_STATES:]
        is_turning = is_turning or into != heading
        for cost, low, high, runs, gate in states:
            for goal_gate in enter:
                _, into_low, into_high, _, _, extra = goal_gate
                if low <= into_high and high >= into_low and not is_turning:
                    run = (low if low > into_low else into_low, high if high < into_high else into_high, -1)
                    found.append((cost + extra, len(found), (*runs, run), gate, goal_gate))
                    continue
                aside = into_low - high if into_low > high else low - into_high
                least = _KINK
                if is_turning:
                    if max(into_high - low, high - into_low) < _TURN:
                        continue
                    least = 3 * _TURN
                new = cost + extra + two_bends + (aside if aside > least else least)
                both = (*runs, (low, high, end), (into_low, into_high, -1))
                found.append((new, len(found), both, gate, goal_gate))

    def _settled(self, leave: Gate, enter: Gate, runs: Sequence[_Run]) -> Way | None:
        """The way of a skeleton, its runs and jogs at places clear of walls and, where they can be, of other lines."""
        xs = self._places(leave, enter, runs)
        levels = [leave.y]
        for i in range(len(runs) - 1):
            goal = enter if i == len(runs) - 2 and enter.edge is not LEFT else None
            y = self._jog(runs[i][2], xs[i], xs[i + 1], goal)
            if y is None:
                return None
            levels.append(y)
        levels.append(enter.y)
        for i, (low, high, strip) in enumerate(runs):
            x = self._aside(xs[i], low, high, levels[i], levels[i + 1])
            if x != xs[i] and (i == 0 or self._fits(runs[i - 1][2], levels[i], xs[i - 1], x)):
                if strip < 0 or self._fits(strip, levels[i + 1], x, xs[i + 1]):
                    xs[i] = x
        points: list[Point] = []
        if leave.edge is RIGHT:
            points.append((self._errand.source.box.right, leave.y))
        for i, x in enumerate(xs):
            points.append((x, levels[i]))
            points.append((x, levels[i + 1]))
        if enter.edge is LEFT:
            points.append((self._errand.target.box.left, enter.y))
        corners = straightened(points)
        return self._ground.priced(self._errand, corners, leave.edge, enter.edge)

    def _places(self, leave: Gate, enter: Gate, runs: Sequence[_Run]) -> list[float]:
        """Where the runs stand before they make way for other lines."""
        low, high, _ = runs[0]
        if len(runs) == 1:
            wanted = enter.wanted if enter.edge is LEFT or leave.edge is not BOTTOM else leave.wanted
            return [min(max(wanted, low), high)]
        xs = [min(max(leave.wanted, low), high)]
        for low, high, _ in runs[1:-1]:
            inside = pad(high - low)
            xs.append(min(max(xs[-1], low + inside), high - inside))
        low, high, _ = runs[-1]
        xs.append(min(max(enter.wanted, low), high))
        for i in range(len(xs) - 1):
            jog = xs[i + 1] - xs[i]
            if abs(jog) >= _KINK:
                continue
            low, high, _ = runs[i]
            next_low, next_high, _ = runs[i + 1]
            if next_high - low > high - next_low:  # more room to jog to the right
                xs[i + 1] = min(xs[i] + _KINK, next_high)
                xs[i] = max(min(xs[i], xs[i + 1] - _KINK), low)
            else:
                xs[i + 1] = max(xs[i] - _KINK, next_low)
                xs[i] = min(max(xs[i], xs[i + 1] + _KINK), high)
        return xs

    def _jog(self, strip: int, a: float, b: float, goal: Gate | None) -> float | None:
        """The y of a level jog from a to b in a strip, or None where marks leave no room. Before a goal on a top or bottom
        edge there has to be room for the arrowhead."""
        left, right = (a, b) if a < b else (b, a)
        low, high = self._rows.room(strip, left, right)
        if goal is not None:
            if goal.edge is TOP:
                high = max(min(high, goal.y - STUB), low) if low <= high else high
            else:
                low = min(max(low, goal.y + STUB), high) if low <= high else low
        if low > high:
            return None
        ground = self._ground
        near = ground.measures.near
        taken = [piece.at for piece in ground.lines.levels(low - near, high + near, left, right)]
        hairlines = ground.hairlines[
            bisect_left(ground.hairlines, low - near) : bisect_right(ground.hairlines, high + near)
        ]
        middle = (low + high) / 2
        if not taken and not hairlines:
            return middle
        return _clearest(middle, low, high, taken, near, hairlines)

    def _fits(self, strip: int, y: float, a: float, b: float) -> bool:
        low, high = self._rows.room(strip, min(a, b), max(a, b))
        return low <= y <= high

    def _aside(self, x: float, low: float, high: float, a: float, b: float) -> float:
        """A place for a run, near x, clear of other upright lines if there is one."""
        near = self._ground.measures.near
        top, bottom = (a, b) if a < b else (b, a)
        reach = 3 * near
        low, high = max(low, x - reach), min(high, x + reach)
        taken = [piece.at for piece in self._ground.lines.uprights(low - near, high + near, top, bottom)]
        if all(abs(x - t) >= near for t in taken):
            return x
        best = _clearest(x, low, high, taken, near, ())
        return x if best is None else best


def _clearest(
    wanted: float, low: float, high: float, taken: Sequence[float], near: float, hairlines: Sequence[float]
) -> float | None:
    """The place from low to high closest to the wanted one that is `near` away from what is taken, else the most free.

    A place along a hairline is none.
    """
    for t in taken:
        if -near < wanted - t < near:
            break
    else:
        for t in hairlines:
            if -4 < wanted - t < 4:
                break
        else:
            return wanted
    places = {wanted, low, high}
    for t in taken:
        places |= {t - near, t + near, t - 5, t + 5}
    if len(taken) > 1:
        ordered = sorted(taken)
        places |= {(a + b) / 2 for a, b in pairwise(ordered)}
    for t in hairlines:
        places |= {t - 4, t + 4, t - 2, t + 2}
    best, most = None, -1e18
    for place in places:
        if low <= place <= high:
            worth = -0.5 * abs(place - wanted)
            for t in hairlines:
                away = abs(place - t)
                if away < HAIRLINE_FREE:
                    break
                if away < 4:
                    worth -= 8 - 2 * away
            else:
                away = min([abs(place - t) for t in taken], default=near)
                worth += 100 if away >= near else 50 + away if away >= 4.5 else 10 * away
                if worth > most or (worth == most and best is not None and place < best):
                    best, most = place, worth
    return best
