"""The ink of a connection: a line with rounded corners, an arrowhead, a ring, a label."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from designer.drawing import Box, Content, Item, Path, Point, Stroke
from designer.drawing.geometry import around
from designer.layout.route_data import Route, RouteLink
from designer.model.kinds import ConnectionKind

if TYPE_CHECKING:
    from designer.layout.theme import Theme
    from designer.text import FontBook

ARC = 0.5523  # a quarter circle as one Bézier curve: handles of this share of the radius
OVERLAP = 1.2  # the line ends so much inside the arrowhead, so that no gap shows between them
CAP_HEIGHT = 0.727  # of Inter, in em


def connection_content(route: Route, link: RouteLink, theme: Theme, fonts: FontBook) -> Content:
    """The line and its arrowhead, drawn under the cards. The origin is the route's first point."""
    points = _from_first(route)
    reach = theme.connection.arrow[1] / 2
    box = around(Box(x, y, x, y) for x, y in points).grown(max(reach, theme.connection.main / 2))
    return Content(box, lambda: _line(points, link, theme))


def connection_marks(route: Route, link: RouteLink, theme: Theme, fonts: FontBook) -> Content | None:
    """The ring and the label, drawn above the cards and all lines; None where there is neither. Same origin."""
    if route.ring is None and route.label is None:
        return None
    x, y = route.points[0]
    ring, tokens = theme.connection.ring, theme.connection
    boxes = []
    if route.ring is not None:
        centre = Box(route.ring[0] - x, route.ring[1] - y, route.ring[0] - x, route.ring[1] - y)
        boxes.append(centre.grown(ring.radius + tokens.ring.stroke / 2))
    if route.label is not None:
        boxes.append(route.label.moved(-x, -y))
    return Content(around(boxes), lambda: _marks(route, link, theme, fonts))


def line_stroke(kind: ConnectionKind, theme: Theme) -> Stroke:
    """How a connection of this kind is drawn."""
    tokens, colour = theme.connection, theme.colour.connection
    match kind:
        case ConnectionKind.MAIN:
            return Stroke(colour, tokens.main)
        case ConnectionKind.ALTERNATIVE:
            return Stroke(colour, tokens.alternative)
        case ConnectionKind.RETURN:
            return Stroke(colour, tokens.return_, tokens.return_dash)


def rounded(points: Sequence[Point], radius: float, last: float = 0) -> tuple[str, tuple[float, ...]]:
    """The commands and coordinates of a line through orthogonal corner points, each corner rounded.

    Where a stretch is too short for its two corners both get a smaller radius. `last` is the length at the end of the
    last stretch that must stay straight.
    """
    commands, numbers = ["M"], [*points[0]]
    count = len(points)
    for i in range(1, count - 1):
        (ax, ay), (x, y), (bx, by) = points[i - 1], points[i], points[i + 1]
        before, after = abs(x - ax) + abs(y - ay), abs(bx - x) + abs(by - y)
        room_before = before if i == 1 else before / 2
        room_after = max(after - last, 0) if i == count - 2 else after / 2
        r = min(radius, room_before, room_after)
        if r < 0.05 or before == 0 or after == 0:
            commands.append("L")
            numbers += [x, y]
            continue
        ux, uy, vx, vy = (x - ax) / before, (y - ay) / before, (bx - x) / after, (by - y) / after
        k = r * (1 - ARC)
        commands += ["L", "C"]
        numbers += [x - ux * r, y - uy * r, x - ux * k, y - uy * k, x + vx * k, y + vy * k, x + vx * r, y + vy * r]
    commands.append("L")
    numbers += [*points[-1]]
    return "".join(commands), tuple(round(n, 3) for n in numbers)


def circle(x: float, y: float, radius: float, fill: str, stroke: Stroke | None = None) -> Path:
    """A circle as four curves."""
    k = radius * ARC
    r = radius
    return Path(
        "MCCCCZ",
        (
            *(x + r, y),
            *(x + r, y + k, x + k, y + r, x, y + r),
            *(x - k, y + r, x - r, y + k, x - r, y),
            *(x - r, y - k, x - k, y - r, x, y - r),
            *(x + k, y - r, x + r, y - k, x + r, y),
        ),
        fill,
        stroke,
    )


def _from_first(route: Route) -> tuple[Point, ...]:
    x0, y0 = route.points[0]
    return tuple((round(x - x0, 3), round(y - y0, 3)) for x, y in route.points)


def _line(points: tuple[Point, ...], link: RouteLink, theme: Theme) -> tuple[Item, ...]:
    length, width = theme.connection.arrow
    (ax, ay), (x, y) = points[-2], points[-1]
    run = abs(x - ax) + abs(y - ay) or 1.0
    ux, uy = (x - ax) / run, (y - ay) / run
    stop = min(length - OVERLAP, run)
    line = (*points[:-1], (x - ux * stop, y - uy * stop))
    commands, numbers = rounded(line, theme.connection.corner, OVERLAP)
    base_x, base_y, half = x - ux * length, y - uy * length, width / 2
    head = (x, y, base_x - uy * half, base_y + ux * half, base_x + uy * half, base_y - ux * half)
    return (
        Path(commands, numbers, stroke=line_stroke(link.kind, theme)),
        Path("MLLZ", tuple(round(n, 3) for n in head), theme.colour.connection),
    )


def _marks(route: Route, link: RouteLink, theme: Theme, fonts: FontBook) -> tuple[Item, ...]:
    x0, y0 = route.points[0]
    items: list[Item] = []
    if route.ring is not None:
        ring = theme.connection.ring
        stroke = Stroke(theme.colour.connection, ring.stroke)
        items.append(circle(route.ring[0] - x0, route.ring[1] - y0, ring.radius, theme.colour.card, stroke))
    if route.label is not None:
        items += label_items(route.label.moved(-x0, -y0), link.label, theme, fonts)
    return tuple(items)


def label_items(box: Box, label: str, theme: Theme, fonts: FontBook) -> list[Item]:
    """A connection's label in its box, on a ground that hides what lies beneath."""
    style = theme.type.label
    corners = (box.left, box.top, box.right, box.top, box.right, box.bottom, box.left, box.bottom)
    x, y = box.centre
    baseline = y + style.size * CAP_HEIGHT / 2
    ink, tracking = theme.colour.text, style.tracking
    line = fonts.line(label, style.weight, style.size, ink, x, baseline, anchor="middle", tracking=tracking)
    return [Path("MLLLZ", corners, theme.colour.paper), *line]
