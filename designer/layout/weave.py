"""The storyline's weave: one line through the touchpoints' nodes on their channels' lanes (LOOK.md section 6).

A line runs level on a lane and turns half-way between two steps. Lines that leave one node together or come to one node
together may share their way; all others stand apart, so that no line can be read as another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from designer.drawing import Box, Content, Path, Point, Stroke
from designer.drawing.geometry import around
from designer.layout.route_data import RouteLink, RouteMeasures
from designer.layout.route_drawing import label_items, rounded
from designer.layout.weave_labels import place_weave_labels
from designer.layout.weave_tracks import Turn, place_turns
from designer.model.kinds import ConnectionKind

if TYPE_CHECKING:
    from designer.layout.theme import Theme
    from designer.text import FontBook

_RANK = {ConnectionKind.MAIN: 0, ConnectionKind.ALTERNATIVE: 1, ConnectionKind.RETURN: 2}

# What makes one line of the weave worse than another.
_NODE = 100  # it runs through somebody else's node
_TIGHT = 60  # it turns between nodes that stand side by side in one step: there is no room beside them
_SHARED = 20  # it lies on a line that comes from and goes to other nodes
_TURN = 3
_LEAST_GAP = 16.0  # between two nodes, for a line to turn between them
_MOST_TURNS_TRIED = 12  # places for the turn of a line that skips many steps


class WeaveLine(msgspec.Struct, frozen=True):
    """One connection in the weave: its corner points, its ink, and the box and ink of its label, which is drawn above the
    nodes; ink in coordinates relative to the first of the points."""

    points: tuple[Point, ...]
    content: Content
    label: Box | None = None
    label_content: Content | None = None


def weave_contents(
    nodes: Mapping[str, Point],
    links: Sequence[RouteLink],
    room: Box,
    theme: Theme,
    fonts: FontBook,
    seams: Sequence[float] = (),
    names: Sequence[Box] = (),
) -> dict[str, WeaveLine]:
    """The lines of all links whose ends have nodes, in the order in which they are to be painted, below the nodes.

    `nodes` holds the centre of each touchpoint's node; nodes of one step have the same x, or stand side by side around it.
    `room` is what labels stay in: the weave's lanes; they rather keep off the `seams` between stages, and hide
    no `names` of blueprint lines.
    """
    shown = [link for link in links if link.source in nodes and link.target in nodes and link.source != link.target]
    shown.sort(key=lambda link: _RANK[link.kind])
    points = weave_points(nodes, shown)
    discs = [Box(x, y, x, y).grown(theme.storyline.truth_ring[0]) for x, y in nodes.values()]
    labels = place_weave_labels(points, shown, [*discs, *names], room, seams, RouteMeasures())
    return {link.id: _line(points[link.id], link, labels.get(link.id), theme, fonts) for link in reversed(shown)}


def _line(points: tuple[Point, ...], link: RouteLink, label: Box | None, theme: Theme, fonts: FontBook) -> WeaveLine:
    content = _content(points, link, theme)
    if label is None:
        return WeaveLine(points, content)
    x, y = points[0]
    box = label.moved(-x, -y)
    said = Content(box, lambda: tuple(label_items(box, link.label, theme, fonts)))
    return WeaveLine(points, content, label, said)


def weave_points(nodes: Mapping[str, Point], links: Sequence[RouteLink]) -> dict[str, tuple[Point, ...]]:
    """The corner points of each link's line, from source to target; earlier links choose first."""
    steps = sorted({x for x, _ in nodes.values()})
    weave = _Weave({x: i for i, x in enumerate(steps)}, nodes)
    paths = {link.id: weave.choose(link) for link in links}
    turns: dict[int, list[Turn]] = defaultdict(list)
    for id, path in paths.items():
        for i, gap in enumerate(path.gaps):
            turns[gap].append(Turn(id, i, path.rows[i], path.rows[i + 1], path.keys[i], path.keys[i + 1]))
    places: dict[tuple[str, int], float] = {}
    for gap, found in turns.items():
        left = steps[gap]
        right = steps[gap + 1] if gap + 1 < len(steps) else left + 2 * _END
        places.update(place_turns(found, left, right))
    result = {}
    for link in links:
        path = paths[link.id]
        (x, y), (end_x, end_y) = nodes[path.first], nodes[path.last]
        y += path.aside
        points = [(x, y)]
        for i in range(len(path.gaps)):
            x = places[link.id, i]
            points += [(x, y), (x, path.rows[i + 1])]
            y = path.rows[i + 1]
        points.append((end_x, end_y + path.aside))
        result[link.id] = tuple(points if path.first == link.source else reversed(points))
    return result


_BACK = 4.0  # a return runs so far below the middle of a lane, beside the lines that go on
_END = 13.0  # a line that turns back behind the last step does so at this distance
_Key = tuple[str, str]


class _Path(NamedTuple):
    """A line from its first node (the left one) to its last: rows it runs on, and after which steps it turns.

    `keys` tell who may share a level piece: all lines of the node it touches, or this line alone.
    """

    first: str
    last: str
    gaps: tuple[int, ...]
    rows: tuple[float, ...]
    keys: tuple[_Key, ...]
    aside: float  # how far below the lanes' middles it runs


class _Weave:
    """What is taken on the lanes: nodes, and level pieces of lines."""

    def __init__(self, step_of: Mapping[float, int], nodes: Mapping[str, Point]) -> None:
        self._nodes = nodes
        self._step_of = step_of
        self._rows = sorted({y for _, y in nodes.values()})
        self._in_row: dict[float, set[int]] = defaultdict(set)
        for x, y in nodes.values():
            self._in_row[y].add(step_of[x])
        self._pieces: dict[float, list[tuple[float, float, _Key]]] = defaultdict(list)
        self._tight = {i for i, (left, right) in enumerate(pairwise(sorted(step_of))) if right - left < _LEAST_GAP}

    def choose(self, link: RouteLink) -> _Path:
        """The best line for a link; what it lies on is taken from then on."""
        best = min(self._options(link), key=self._cost)
        for row, low, high, key in self._levels(best):
            self._pieces[row].append((low, high, key))
        return best

    def _options(self, link: RouteLink) -> Iterator[_Path]:
        first, last = link.source, link.target
        if self._nodes[first][0] > self._nodes[last][0]:
            first, last = last, first
        (ax, ay), (bx, by) = self._nodes[first], self._nodes[last]
        a, b = self._step_of[ax], self._step_of[bx]
        leave, enter, along = ("from", first), ("to", last), ("along", link.id)
        aside = 0.0
        if link.kind is ConnectionKind.RETURN:
            leave = enter = along
            aside = _BACK
        if a == b:
            # Straight down, or out to the right and back where another node is in between.
            between = [y for y in self._rows if min(ay, by) < y < max(ay, by) and a in self._in_row[y]]
            if between or aside:
                yield _Path(
                    first, last, (a,), (ay + aside, by + aside), (leave, along if aside else ("from", last)), aside
                )
            else:
                yield _Path(first, last, (), (ay,), (leave,), aside)
            return
        if ay == by:
            yield _Path(first, last, (), (ay + aside,), (leave,), aside)
        else:
            gaps = range(a, b) if b - a <= _MOST_TURNS_TRIED else (*range(a, a + 6), *range(b - 6, b))
            for gap in gaps:
                yield _Path(first, last, (gap,), (ay + aside, by + aside), (leave, enter), aside)
        if b - a > 1:
            middle = (ay + by) / 2
            for row in sorted(self._rows, key=lambda y: abs(y - middle))[:_MOST_TURNS_TRIED]:
                if row not in (ay, by):
                    rows = (ay + aside, row + aside, by + aside)
                    yield _Path(first, last, (a, b - 1), rows, (leave, along, enter), aside)

    def _levels(self, path: _Path) -> Iterator[tuple[float, float, float, _Key]]:
        """The level pieces of a line: row, from step to step (a turn counts as half a step), key."""
        a, b = self._step_of[self._nodes[path.first][0]], self._step_of[self._nodes[path.last][0]]
        ends = [a, *(gap + 0.5 for gap in path.gaps), b]
        for row, (low, high), key in zip(path.rows, pairwise(ends), path.keys):
            if low != high:
                yield row, min(low, high), max(low, high), key

    def _cost(self, path: _Path) -> float:
        cost = _TURN * len(path.gaps) + sum(abs(b - a) for a, b in pairwise(path.rows)) / 40
        cost += _TIGHT * sum(1 for gap in path.gaps if gap in self._tight)
        for row, low, high, key in self._levels(path):
            cost += _NODE * sum(1 for step in self._in_row.get(row - path.aside, ()) if low < step < high)
            cost += _SHARED * sum(1 for u, v, other in self._pieces[row] if u < high and v > low and other != key)
        return cost


def _content(points: Sequence[Point], link: RouteLink, theme: Theme) -> Content:
    x0, y0 = points[0]
    placed = tuple((x - x0, y - y0) for x, y in points)
    tokens, colour = theme.storyline, theme.colour.connection
    match link.kind:
        case ConnectionKind.MAIN:
            stroke = Stroke(colour, tokens.line)
        case ConnectionKind.ALTERNATIVE:
            stroke = Stroke(colour, tokens.line_alternative)
        case ConnectionKind.RETURN:
            stroke = Stroke(colour, tokens.line_alternative, theme.connection.return_dash)
    box = around(Box(x, y, x, y) for x, y in placed).grown(stroke.width / 2)

    def draw() -> tuple[Path, ...]:
        commands, numbers = rounded(placed, tokens.corner)
        return (Path(commands, numbers, stroke=stroke),)

    return Content(box, draw)
