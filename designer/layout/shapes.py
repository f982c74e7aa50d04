"""Paths that parts of the map are built of: rounded boxes, discs, lines, stars."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from designer.drawing import Path, Point, Stroke

_K = 0.5522847498  # control points of a quarter circle


def rounded(
    x: float, y: float, width: float, height: float, radius: float, fill: str = "", stroke: Stroke | None = None
) -> Path:
    """A box with round corners."""
    r = min(radius, width / 2, height / 2)
    right, bottom = x + width, y + height
    if r <= 0:
        return Path("MLLLZ", (x, y, right, y, right, bottom, x, bottom), fill, stroke)
    c = r * (1 - _K)
    return Path(
        "MLCLCLCLCZ",
        (
            x + r, y, right - r, y,
            right - c, y, right, y + c, right, y + r,
            right, bottom - r,
            right, bottom - c, right - c, bottom, right - r, bottom,
            x + r, bottom,
            x + c, bottom, x, bottom - c, x, bottom - r,
            x, y + r,
            x, y + c, x + c, y, x + r, y,
        ),
        fill,
        stroke,
    )  # fmt: skip


def box(x: float, y: float, width: float, height: float, fill: str = "", stroke: Stroke | None = None) -> Path:
    """A plain rectangle."""
    return rounded(x, y, width, height, 0, fill, stroke)


def disc(x: float, y: float, radius: float, fill: str = "", stroke: Stroke | None = None) -> Path:
    """A circle around (x, y)."""
    r, k = radius, radius * _K
    return Path(
        "MCCCCZ",
        (
            x + r, y,
            x + r, y + k, x + k, y + r, x, y + r,
            x - k, y + r, x - r, y + k, x - r, y,
            x - r, y - k, x - k, y - r, x, y - r,
            x + k, y - r, x + r, y - k, x + r, y,
        ),
        fill,
        stroke,
    )  # fmt: skip


def line(points: Sequence[Point], stroke: Stroke) -> Path:
    """A line through points."""
    return Path("M" + "L" * (len(points) - 1), tuple(c for p in points for c in p), "", stroke)


def rule(x: float, y: float, width: float, stroke: Stroke) -> Path:
    """A horizontal line to the right of (x, y)."""
    return Path("ML", (x, y, x + width, y), "", stroke)


def polygon(points: Sequence[Point], fill: str = "", stroke: Stroke | None = None) -> Path:
    """A closed shape with straight sides."""
    return Path("M" + "L" * (len(points) - 1) + "Z", tuple(c for p in points for c in p), fill, stroke)


def star(x: float, y: float, radius: float, inner: float, fill: str) -> Path:
    """A five-pointed star around (x, y); `inner` is the share of the radius at which its corners turn in."""
    points = []
    for i in range(10):
        r = radius * (inner if i % 2 else 1)
        angle = pi * i / 5 - pi / 2
        points.append((x + r * cos(angle), y + r * sin(angle)))
    return polygon(points, fill)


def arc(x: float, y: float, radius: float, start: float, end: float) -> tuple[str, list[float]]:
    """Commands and points of a circle's arc around (x, y) between two angles in radians, from a first M on."""
    parts = max(1, round(abs(end - start) / (pi / 2) + 0.499))
    step = (end - start) / parts
    k = 4 / 3 * (sin(step / 4) / cos(step / 4)) * radius
    points = [x + radius * cos(start), y + radius * sin(start)]
    for i in range(parts):
        a, b = start + i * step, start + (i + 1) * step
        points += [x + radius * cos(a) - k * sin(a), y + radius * sin(a) + k * cos(a)]
        points += [x + radius * cos(b) + k * sin(b), y + radius * sin(b) - k * cos(b)]
        points += [x + radius * cos(b), y + radius * sin(b)]
    return "M" + "C" * parts, points
