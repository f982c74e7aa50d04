"""What stays in sight while a map is scrolled: the band of stages, the labels of lanes, and the lanes that are pinned.

Knows no Qt. A strip shows a part of the drawing elsewhere than where it lies; what is under the pointer there is found by
the same shift.
"""

from __future__ import annotations

import msgspec

from designer.canvas.camera import Camera
from designer.drawing import Box
from designer.layout.grid import Grid

_MOST_BAND = 0.3  # of the window's height
_MOST_LABELS = 0.4  # of its width
_MOST_PINNED = 0.5  # of its height, band included
_LEAST_ZOOM = 0.12  # below, nothing could be read in a strip
_BESIDE = 8.0  # pixels left of the labels
_CLEAR = 16.0  # pixels between a strip and what was brought out from under it
_REST = 48.0  # pixels of the map that must be left beside a strip


class Strip(msgspec.Struct, frozen=True):
    """An area of the window, in pixels, that shows what lies (dx, dy) pixels before it. `edge` is the side at which the
    map goes on: "top", "bottom", "left", or "" for a corner."""

    area: Box
    dx: float
    dy: float
    edge: str

    def shows(self, box: Box) -> bool:
        """Whether it shows some of what lies in a box, in pixels."""
        area, dx, dy = self.area, self.dx, self.dy
        return (
            box.left + dx < area.right and area.left < box.right + dx
            and box.top + dy < area.bottom and area.top < box.bottom + dy
        )  # fmt: skip


def strips_of(grid: Grid, camera: Camera) -> tuple[Strip, ...]:
    """The strips in painting order; none while everything is where it lies."""
    if camera.zoom < _LEAST_ZOOM or not grid.stages:
        return ()
    levels = _levels(grid, camera)
    left = _labels(grid, camera)
    paper = camera.paper
    from_x, to_x = max(paper.left, 0.0), min(paper.right, camera.width)
    found = [] if left is None else [left]
    found += [Strip(Box(from_x, top, to_x, bottom), 0, dy, edge) for top, bottom, dy, edge in levels]
    if left is not None:
        area = left.area
        found += [Strip(Box(area.left, top, area.right, bottom), left.dx, dy, "") for top, bottom, dy, _edge in levels]
    return tuple(found)


def strip_at(strips: tuple[Strip, ...], x: float, y: float) -> Strip | None:
    """The strip that is seen at a pixel."""
    for strip in reversed(strips):
        if strip.area.contains(x, y):
            return strip
    return None


def strip_showing(strips: tuple[Strip, ...], camera: Camera, box: Box) -> Strip | None:
    """The strip in which a place of the map, in points, is seen; None where it is seen in its place, or not at all."""
    x, y = camera.to_view(*box.centre)
    for strip in reversed(strips):
        if strip.area.contains(x + strip.dx, y + strip.dy):
            return strip
    return None


def clear_of(strips: tuple[Strip, ...], camera: Camera, box: Box) -> Camera:
    """Moved as little as brings a place, in points, out from under the strips; not where one of them shows it."""
    if not strips or strip_showing(strips, camera, box) is not None:
        return camera
    there = camera.to_view_box(box)
    left = max([s.area.right for s in strips if s.edge == "left"], default=0.0)
    top = max([s.area.bottom for s in strips if s.edge == "top"], default=0.0)
    bottom = min([s.area.top for s in strips if s.edge == "bottom"], default=camera.height)
    dx = left + _CLEAR - there.left if left and there.left < left else 0
    dy = 0.0
    if top and there.top < top:
        dy = top + _CLEAR - there.top
    elif there.bottom > bottom < camera.height:
        dy = max(bottom - _CLEAR - there.bottom, top + _CLEAR - there.top)
    return camera.moved(dx, dy) if dx or dy else camera


def common(one: Box, other: Box) -> Box:
    """What two boxes share; one without extent where that is nothing."""
    left, top = max(one.left, other.left), max(one.top, other.top)
    return Box(left, top, max(left, min(one.right, other.right)), max(top, min(one.bottom, other.bottom)))


def labels_end(grid: Grid, camera: Camera) -> float:
    """Where the strip of the lanes' labels ends, in pixels: 0 while they are where they lie."""
    strip = _labels(grid, camera) if camera.zoom >= _LEAST_ZOOM and grid.stages else None
    return strip.area.right if strip is not None else 0.0


def _labels(grid: Grid, camera: Camera) -> Strip | None:
    if not grid.lanes:
        return None
    left, _top = camera.to_view(min(row.label.left for row in grid.lanes), 0)
    lattice = camera.to_view_box(grid.lattice)
    width = lattice.left - left + _BESIDE
    if left >= _BESIDE or width <= 0 or width > _MOST_LABELS * camera.width or lattice.right < width + _REST:
        return None
    top = camera.to_view_box(grid.stages[0].band).top
    area = Box(0, max(top, 0.0), width, min(lattice.bottom, camera.height))
    return Strip(area, _BESIDE - left, 0, "left") if area.height > 0 else None


def _levels(grid: Grid, camera: Camera) -> list[tuple[float, float, float, str]]:
    """From where to where a level strip goes, by how much what it shows is moved, and at which edge it is."""
    lattice, band = camera.to_view_box(grid.lattice), camera.to_view_box(grid.stages[0].band)
    found: list[tuple[float, float, float, str]] = []
    from_top = 0.0
    if band.top < 0 and band.height <= _MOST_BAND * camera.height and lattice.bottom > band.height + _REST:
        from_top = band.height
        found.append((0.0, from_top, -band.top, "top"))
    from_bottom, most = camera.height, _MOST_PINNED * camera.height
    pinned = [camera.to_view_box(Box(0, row.top, 1, row.bottom)) for row in grid.lanes if row.is_pinned]
    for row in pinned:
        if row.top < from_top and from_top + row.height <= most and lattice.bottom > from_top + row.height + _REST:
            found.append((from_top, from_top + row.height, from_top - row.top, "top"))
            from_top += row.height
    for row in reversed(pinned):
        top = from_bottom - row.height
        is_below = row.bottom > from_bottom and row.top > from_top
        if is_below and from_top + camera.height - top <= most + from_top and lattice.top < top - _REST:
            found.append((top, from_bottom, from_bottom - row.bottom, "bottom"))
            from_bottom = top
    return found
