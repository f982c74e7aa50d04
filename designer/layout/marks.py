"""Marks on what differs between two maps, on canvas and paper alike: told by colour, by line and by icon, so that they can
be read in grey and by colour-blind readers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from math import hypot

import msgspec

from designer.drawing import (
    Box,
    Content,
    Drawing,
    Far,
    Group,
    Item,
    Path,
    Picture,
    Placed,
    Point,
    Role,
    Stroke,
    TextRun,
)
from designer.drawing.drawing import flat
from designer.drawing.geometry import around
from designer.layout import icons, shapes
from designer.layout.grid import Grid

# At least 4.5:1 on white, and told apart by three kinds of colour-blind readers together with line and icon.
COLOURS = {"added": "#1F7A4D", "removed": "#C4262E", "moved": "#3457D5", "changed": "#8F5600"}
ICONS = {"added": "plus", "removed": "minus", "moved": "move", "changed": "pencil"}
_DASHES: Mapping[str, tuple[float, ...]] = {"added": (), "removed": (4, 3), "moved": (9, 3, 1.5, 3), "changed": ()}
_WIDTHS = {"added": 1.75, "removed": 1.5, "moved": 1.4, "changed": 1.0}
_BAR = 3.0  # the bar at the side of what changed
_BADGE = 6.5  # radius
_FRAME_RADIUS = 7.0
_BEFORE_LABEL = 0.2  # of a connection's longest stretch, where it is long
_LONG = 90.0
_NODE = 11.5  # how far a node of the weave reaches, with the ring of a moment of truth
_DESCENT = 0.25  # of a line of text, in em
_GHOST_TEXT, _GHOST_LINE, _GHOST_FILL = "#636975", "#A9AFBB", "#F1F2F5"

# Where the frame of a card runs: just round the marks on its edges, so that it keeps from that of the next card.
_ASIDE, _ABOVE, _BELOW = 2.0, 8.5, 7.25
_BESIDE_NOTE, _BESIDE_PERSONA = 1.0, 4.0
_INSIDE = 1.5  # frames of stages and lanes run so far inside: these stand side by side

Items = tuple[Item | Placed, ...]


class DifferenceMark(msgspec.Struct, frozen=True):
    """What to mark: an element on the drawing, the kinds of its differences, and where it came from, in points."""

    element: str
    kinds: tuple[str, ...]
    came_from: Point | None = None


def marked(
    drawing: Drawing, grid: Grid, marks: Sequence[DifferenceMark], gone: Callable[[str], bool], unit: float
) -> Drawing:
    """The drawing with marks above it, and with what is `gone` as a ghost. `unit` is how many points of the drawing one
    point of a mark takes, so that marks print in the size they are meant to have."""
    pale = ghosted(drawing, gone)
    groups = (*pale.groups, *mark_groups(drawing, grid, marks, unit))
    return Drawing(drawing.width, drawing.height, groups, drawing.paper)


def ghosted(drawing: Drawing, gone: Callable[[str], bool]) -> Drawing:
    """The drawing with what is `gone` in pale grey."""
    ghosts = Ghosts(gone)
    return Drawing(drawing.width, drawing.height, tuple(ghosts.group(g) for g in drawing.groups), drawing.paper)


def mark_groups(drawing: Drawing, grid: Grid, marks: Iterable[DifferenceMark], unit: float) -> list[Group]:
    """The marks alone, for what paints them above a drawing; what is not drawn has none."""
    frames: list[Group] = []
    signs: list[Group] = []  # above all frames: else that of a card lies below the frame of the next
    for mark in marks:
        place = place_of(drawing, grid, mark.element)
        if place is None:
            continue
        id, said = mark.element, ", ".join(mark.kinds)
        frame, sign = frame_items(place, mark.kinds, unit, mark.came_from), sign_items(place, mark.kinds, unit)
        frames.append(Group(f"{id}/difference", Role.DIFFERENCE, 0, 0, Content(_ink(frame), frame), id))
        signs.append(Group(f"{id}/sign", Role.DIFFERENCE, 0, 0, Content(_ink(sign), sign), id, said))
    return frames + signs


_OFF = 2.5  # points of a mark from what is marked to its frame
_FREELY = (1e9, 1e9)


class Place(msgspec.Struct, frozen=True):
    """Where an element is: its box, and its way if it is a connection. A frame stands off the box at `most` so far across and
    down: beyond it are the neighbours' frames."""

    box: Box
    route: tuple[Point, ...] = ()
    most: tuple[float, float] = _FREELY

    def frame(self, unit: float) -> Box:
        """Where the frame of a mark runs."""
        dx, dy = (min(_OFF * unit, far) for far in self.most)
        return Box(self.box.left - dx, self.box.top - dy, self.box.right + dx, self.box.bottom + dy)


def place_of(drawing: Drawing, grid: Grid, id: str) -> Place | None:
    """Where a mark of an element goes; None for what is not drawn."""
    route = _off_nodes(grid.routes.get(id, ()), grid)
    if route:
        xs, ys = [p[0] for p in route], [p[1] for p in route]
        return Place(Box(min(xs), min(ys), max(xs), max(ys)), route)
    card = grid.cards.get(id)
    if card is not None:
        box = card.box
        aside = _ASIDE if card.node is not None else 2 * _ASIDE  # cards of the storyline are close
        return Place(Box(box.left - aside, box.top - _ABOVE, box.right + aside, box.bottom + _BELOW), (), (0, 0))
    if id in grid.notes or id in grid.tray:
        return Place(grid.notes.get(id) or grid.tray[id], (), (_BESIDE_NOTE, _BESIDE_NOTE))
    if id in grid.personas:
        return Place(grid.personas[id], (), (_BESIDE_PERSONA, _BESIDE_PERSONA))
    if id == "map":  # the whole block: title, scenario, badges and organisation
        block = next((g for g in drawing.by_element.get(id, ()) if g.role == Role.TITLE), None)
        return Place((grid.title if block is None else _seen_box(block)).grown(3))
    for stage in grid.stages:
        if stage.id == id:
            return Place(stage.band, (), (-_INSIDE, 1e9))
    for row in grid.lanes:
        if id and (row.lane == id or id in row.members):
            return Place(Box(row.label.left, row.top, row.label.right, row.bottom), (), (1e9, -_INSIDE))
    groups = drawing.by_element.get(id, ())
    return Place(groups[0].box) if groups else None


def _seen_box(group: Group) -> Box:
    """What of a group is seen: its own box may leave room for others beside it."""
    boxes = []
    for x, y, item in flat(group.content):
        if isinstance(item, TextRun):
            left, baseline = x + item.x, y + item.y
            boxes.append(Box(left, baseline - item.size, left + item.width, baseline + item.size * _DESCENT))
        else:
            boxes.append(item.box.moved(x, y))
    return around(boxes).moved(group.x, group.y) if boxes else group.box


def _off_nodes(route: Sequence[Point], grid: Grid) -> tuple[Point, ...]:
    """A way of the weave from the edge of its first node to that of its last, so that the numbers on them stay free."""
    if not route or not any(
        card.node is not None and hypot(card.node[0] - route[0][0], card.node[1] - route[0][1]) < _NODE
        for card in grid.cards.values()
    ):
        return tuple(route)
    return (_towards(route[0], route[1]), *route[1:-1], _towards(route[-1], route[-2]))


def _towards(start: Point, end: Point) -> Point:
    length = hypot(end[0] - start[0], end[1] - start[1])
    share = min(_NODE / max(length, 1e-6), 0.4)
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def origin_of(grid: Grid, behind: str, stage: str, lane: str) -> Point | None:
    """The point at which something stood that moved: behind another card, stage or lane, or first."""
    if stage:
        column = next((s for s in grid.stages if s.id == stage), None)
        row = next((r for r in grid.lanes if r.lane == lane or (lane and lane in r.members)), None)
        if column is None:
            return None
        card = grid.cards.get(behind)
        x = min(card.box.right + 10, column.right) if card is not None else column.left + 6
        if row is not None:
            return x, (row.top + row.bottom) / 2
        return (x, card.box.centre[1]) if card is not None else None
    stages = [s for s in grid.stages if s.id == behind]
    if stages:
        return stages[0].right, stages[0].band.bottom
    rows = [r for r in grid.lanes if r.lane == behind or (behind and behind in r.members)]
    return (rows[0].label.right - 4, rows[0].bottom) if rows else None


# The shapes of a mark


def mark_items(place: Place, kinds: Sequence[str], unit: float, came_from: Point | None = None) -> Items:
    """A whole mark; `unit` is the length of one point of it in the units of the place."""
    return (*frame_items(place, kinds, unit, came_from), *sign_items(place, kinds, unit))


def frame_items(place: Place, kinds: Sequence[str], unit: float, came_from: Point | None = None) -> Items:
    """A mark's frame with its bar and arrow, or the line along a connection."""
    first = next((k for k in ("removed", "added", "moved", "changed") if k in kinds), "changed")
    if place.route:
        return (_line(place.route, first, unit),)
    frame = place.frame(unit)
    items = list(_arrow(came_from, frame, unit)) if came_from is not None else []
    items.append(_frame(frame, first, unit))
    if "changed" in kinds:
        bar = Box(frame.left - _BAR * unit / 2, frame.top, frame.left + _BAR * unit / 2, frame.bottom)
        items.append(shapes.rounded(bar.left, bar.top, bar.width, bar.height, bar.width / 2, COLOURS["changed"]))
    return tuple(items)


def sign_items(place: Place, kinds: Sequence[str], unit: float) -> Items:
    """A mark's signs, one for each kind: at the corner of the frame, or on the connection's line."""
    if place.route:
        x, y = _beside_label(place.route)
        step = 1.7 * _BADGE * unit
    else:
        frame = place.frame(unit)
        x, y, step = frame.right, frame.top, -1.9 * _BADGE * unit
    return tuple(item for i, kind in enumerate(kinds) for item in badge_items(kind, x + i * step, y, _BADGE * unit))


def badge_items(kind: str, x: float, y: float, radius: float) -> Items:
    """The sign of a kind of difference around a point: a disc with an icon, a square for what is gone."""
    colour, rim = COLOURS[kind], radius * 1.2
    size = radius * 1.3
    if kind == "removed":
        ground: tuple[Item, ...] = (
            shapes.rounded(x - rim, y - rim, 2 * rim, 2 * rim, rim * 0.4, "#FFFFFF"),
            shapes.rounded(x - radius, y - radius, 2 * radius, 2 * radius, radius * 0.35, colour),
        )
    elif kind == "moved":
        ground = (_diamond(x, y, rim * 1.28, "#FFFFFF"), _diamond(x, y, radius * 1.28, colour))
        size = radius * 1.15
    else:
        ground = (shapes.disc(x, y, rim, "#FFFFFF"), shapes.disc(x, y, radius, colour))
    sign = icons.icon(ICONS[kind], round(size, 2), round(size / 7, 3), "#FFFFFF")
    return (*ground, Placed(x - size / 2, y - size / 2, sign))


def _diamond(x: float, y: float, reach: float, fill: str) -> Path:
    return Path("MLLLZ", (x, y - reach, x + reach, y, x, y + reach, x - reach, y), fill)


def _frame(box: Box, kind: str, unit: float) -> Path:
    return shapes.rounded(
        box.left, box.top, box.width, box.height, _FRAME_RADIUS * unit, stroke=_stroke(kind, unit, _WIDTHS[kind])
    )


def _line(route: Sequence[Point], kind: str, unit: float) -> Path:
    points = tuple(c for point in route for c in point)
    return Path("M" + "L" * (len(route) - 1), points, stroke=_stroke(kind, unit, 1.9))


def _stroke(kind: str, unit: float, width: float) -> Stroke:
    return Stroke(COLOURS[kind], width * unit, tuple(d * unit for d in _DASHES[kind]), not _DASHES[kind])


def _arrow(start: Point, box: Box, unit: float) -> Items:
    """A thin bowed arrow from where something stood to its frame."""
    end = _nearest(box, start)
    length = hypot(end[0] - start[0], end[1] - start[1])
    stroke = Stroke(COLOURS["moved"], 1.25 * unit, (), True)
    ring = shapes.disc(*start, 3.2 * unit, "#FFFFFF", stroke)
    if length < 10 * unit:
        return (ring,)
    # Bowed to the side that lies above, so that an arrow within one lane passes over the cards between.
    bow = min(length * 0.22, 46 * unit)
    nx, ny = (end[1] - start[1]) / length, -(end[0] - start[0]) / length
    if ny > 0 or (ny == 0 and nx > 0):
        nx, ny = -nx, -ny
    control = ((start[0] + end[0]) / 2 + nx * bow * 1.3, (start[1] + end[1]) / 2 + ny * bow * 1.3)
    one = tuple(s + (c - s) * 2 / 3 for s, c in zip(start, control, strict=True))
    two = tuple(e + (c - e) * 2 / 3 for e, c in zip(end, control, strict=True))
    line = Path("MC", (*start, *one, *two, *end), stroke=stroke)
    dx, dy = end[0] - two[0], end[1] - two[1]
    far = max(hypot(dx, dy), 1e-6)
    ux, uy, reach = dx / far, dy / far, 5.5 * unit
    head = Path(
        "MLLZ",
        (
            end[0], end[1],
            end[0] - (ux + uy * 0.55) * reach, end[1] - (uy - ux * 0.55) * reach,
            end[0] - (ux - uy * 0.55) * reach, end[1] - (uy + ux * 0.55) * reach,
        ),
        COLOURS["moved"],
    )  # fmt: skip
    return line, head, ring


def _nearest(box: Box, point: Point) -> Point:
    """The middle of the side of a box that is nearest to a point."""
    x, y = box.centre
    sides = ((box.left, y), (box.right, y), (x, box.top), (x, box.bottom))
    return min(sides, key=lambda p: hypot(p[0] - point[0], p[1] - point[1]))


def _beside_label(route: Sequence[Point]) -> Point:
    """A point on the longest stretch of a way, before the middle of it, where its label may stand."""
    (ax, ay), (bx, by) = max(pairwise(route), key=lambda p: abs(p[0][0] - p[1][0]) + abs(p[0][1] - p[1][1]))
    share = _BEFORE_LABEL if abs(bx - ax) + abs(by - ay) >= _LONG else 0.5
    return ax + (bx - ax) * share, ay + (by - ay) * share


def _ink(items: Iterable[Item | Placed]) -> Box:
    boxes = [
        i.content.box.moved(i.x, i.y) if isinstance(i, Placed) else i.box for i in items if not isinstance(i, TextRun)
    ]
    return around(boxes).grown(2)


# What is gone


class Ghosts:
    """Draws what is gone in pale grey; what it made of a content is kept, as layout keeps contents."""

    def __init__(self, gone: Callable[[str], bool]) -> None:
        self._gone = gone
        self._made: dict[int, tuple[Content, Content]] = {}

    def group(self, group: Group) -> Group:
        """The group, pale if its element is gone."""
        if not group.element or not self._gone(group.element):
            return group
        found = self._made.get(id(group.content))
        if found is None or found[0] is not group.content:
            content = group.content
            found = self._made[id(content)] = (content, Content(content.box, lambda: tuple(_pale(content))))
        far = Far(group.far.box, _GHOST_FILL, "", _GHOST_LINE) if group.far is not None else None
        return msgspec.structs.replace(group, content=found[1], far=far)


def _pale(content: Content) -> list[Item | Placed]:
    found: list[Item | Placed] = []
    for x, y, item in flat(content):
        match item:
            case Path():
                points = tuple(c + (y if i % 2 else x) for i, c in enumerate(item.points))
                stroke = item.stroke
                line = msgspec.structs.replace(stroke, colour=_GHOST_LINE) if stroke is not None else None
                found.append(Path(item.commands, points, _pale_fill(item.fill), line))
            case TextRun():
                found.append(msgspec.structs.replace(item, x=item.x + x, y=item.y + y, colour=_GHOST_TEXT))
            case Picture():
                box = item.box.moved(x, y)
                radius = min(box.width, box.height) / 2 if item.is_round else 0
                found.append(shapes.rounded(box.left, box.top, box.width, box.height, radius, _GHOST_FILL))
    return found


def _pale_fill(fill: str) -> str:
    if not fill:
        return ""
    red, green, blue = (int(fill[i : i + 2], 16) for i in (1, 3, 5))
    return "#FFFFFF" if red * 0.3 + green * 0.59 + blue * 0.11 > 250 else _GHOST_FILL
