"""How the drawing lies in the window: zoom, place, and the sums between pixels and points. Knows no Qt."""

from __future__ import annotations

import msgspec

from designer.drawing import Box, Point

PIXELS_PER_POINT = 96 / 72  # at 100 %
LEAST_ZOOM = 0.02
LEAST_OPENED = 0.7  # from here on all texts are read (LOOK.md section 9)
MOST_ZOOM = 8.0
FIT_MARGIN = 20.0  # pixels
REVEAL_MARGIN = 24.0  # pixels between the edge and what was brought into sight
_SAME_ZOOM = 0.0005  # of a zoom: half a pixel over a thousand
_KEPT_IN_SIGHT = 64.0  # pixels of the paper that can't be scrolled away


class Camera(msgspec.Struct, frozen=True):
    """A view of `width` x `height` pixels onto a sheet; (left, top) is where the origin of the drawing is, in pixels."""

    sheet: Box  # the paper in points; its corner may lie left of and above the origin
    width: float = 1
    height: float = 1
    zoom: float = 1
    left: float = 0
    top: float = 0

    @property
    def scale(self) -> float:
        """Pixels of a point."""
        return self.zoom * PIXELS_PER_POINT

    @property
    def seen(self) -> Box:
        """What part of the drawing's plane can be seen, in points."""
        return self.to_map_box(Box(0, 0, self.width, self.height))

    @property
    def paper(self) -> Box:
        """Where the paper is, in pixels."""
        return self.to_view_box(self.sheet)

    def to_map(self, x: float, y: float) -> Point:
        """Pixels to points."""
        scale = self.zoom * PIXELS_PER_POINT
        return (x - self.left) / scale, (y - self.top) / scale

    def to_view(self, x: float, y: float) -> Point:
        """Points to pixels."""
        scale = self.zoom * PIXELS_PER_POINT  # asked dozens of times a frame, where each call counts
        return x * scale + self.left, y * scale + self.top

    def to_map_box(self, box: Box) -> Box:
        """A box in pixels as one in points."""
        return Box(*self.to_map(box.left, box.top), *self.to_map(box.right, box.bottom))

    def to_view_box(self, box: Box) -> Box:
        """A box in points as one in pixels."""
        scale, left, top = self.zoom * PIXELS_PER_POINT, self.left, self.top
        return Box(box.left * scale + left, box.top * scale + top, box.right * scale + left, box.bottom * scale + top)

    def resized(self, width: float, height: float) -> Camera:
        """The same view through a window of another size, its upper left corner kept."""
        return msgspec.structs.replace(self, width=width, height=height)

    def moved(self, dx: float, dy: float) -> Camera:
        """The drawing moved by so many pixels, as far as some of the paper stays in sight."""
        return msgspec.structs.replace(self, left=self.left + dx, top=self.top + dy)._bounded()

    def shifted(self, dx: float, dy: float) -> Camera:
        """The drawing moved by so many pixels, wherever that leaves it."""
        return msgspec.structs.replace(self, left=self.left + dx, top=self.top + dy)

    def beyond(self, dx: float, dy: float) -> tuple[float, float]:
        """A way of so many pixels to the right and down, cut off where the paper and its margin end; 0 for none."""
        paper = self.paper.grown(FIT_MARGIN)
        return _cut_off(dx, paper.left, paper.right - self.width), _cut_off(dy, paper.top, paper.bottom - self.height)

    def zoomed(self, zoom: float, x: float, y: float) -> Camera:
        """Another zoom (1 is 100 %), with the point under the pixel (x, y) kept where it is."""
        zoom = min(max(zoom, self.least_zoom), MOST_ZOOM)
        map_x, map_y = self.to_map(x, y)
        scale = zoom * PIXELS_PER_POINT
        return msgspec.structs.replace(self, zoom=zoom, left=x - map_x * scale, top=y - map_y * scale)

    @property
    def least_zoom(self) -> float:
        """2 %, or less where the whole map needs it."""
        return min(LEAST_ZOOM, self._fitting(self.sheet, FIT_MARGIN))

    def fitted(self) -> Camera:
        """The whole paper in sight: 20 px above, at least 20 px at the sides, in the middle."""
        zoom = min(self._fitting(self.sheet, FIT_MARGIN), MOST_ZOOM)
        return self._set(zoom, (self.width - self.sheet.width * zoom * PIXELS_PER_POINT) / 2, FIT_MARGIN)

    def opened(self) -> Camera:
        """As a map opens for the first time: whole, but never so small that texts give way to bars, nor above 100 %."""
        fitted = self.fitted()
        zoom = min(max(fitted.zoom, LEAST_OPENED), 1.0)
        if zoom == fitted.zoom:
            return fitted
        return self._set(
            zoom, max(FIT_MARGIN, (self.width - self.sheet.width * zoom * PIXELS_PER_POINT) / 2), FIT_MARGIN
        )

    def is_like(self, other: Camera) -> bool:
        """Whether the drawing lies as with another camera, but for rounding to whole pixels."""
        away = max(abs(self.left - other.left), abs(self.top - other.top))
        return away <= 1 and abs(self.zoom / other.zoom - 1) < _SAME_ZOOM

    def showing(self, box: Box, margin: float = 60) -> Camera:
        """A box as large as the window allows, at most 200 %, in the middle."""
        zoom = min(max(self._fitting(box, margin), self.least_zoom), 2.0)
        x, y = box.centre
        scale = zoom * PIXELS_PER_POINT
        return msgspec.structs.replace(
            self, zoom=zoom, left=self.width / 2 - x * scale, top=self.height / 2 - y * scale
        )

    def revealing(self, box: Box, margin: float = REVEAL_MARGIN) -> Camera:
        """Moved as little as brings a box into sight; not at all where it is in sight already."""
        there = self.to_view_box(box)
        dx = _shift(there.left, there.right, self.width, margin)
        dy = _shift(there.top, there.bottom, self.height, margin)
        return self.moved(dx, dy) if dx or dy else self

    def _fitting(self, box: Box, margin: float) -> float:
        wide = max(self.width - 2 * margin, 1) / max(box.width, 1)
        high = max(self.height - 2 * margin, 1) / max(box.height, 1)
        return min(wide, high) / PIXELS_PER_POINT

    def _set(self, zoom: float, paper_left: float, paper_top: float) -> Camera:
        scale = zoom * PIXELS_PER_POINT
        left, top = paper_left - self.sheet.left * scale, paper_top - self.sheet.top * scale
        return msgspec.structs.replace(self, zoom=zoom, left=left, top=top)

    def _bounded(self) -> Camera:
        paper = self.paper
        dx = max(_KEPT_IN_SIGHT - paper.right, 0) or min(self.width - _KEPT_IN_SIGHT - paper.left, 0)
        dy = max(_KEPT_IN_SIGHT - paper.bottom, 0) or min(self.height - _KEPT_IN_SIGHT - paper.top, 0)
        return msgspec.structs.replace(self, left=self.left + dx, top=self.top + dy)


def _cut_off(way: float, low: float, high: float) -> float:
    if way > 0:
        return min(way, high) if high >= 1 else 0  # less than a pixel is no way
    return max(way, low) if way < 0 and low <= -1 else 0


def _shift(low: float, high: float, room: float, margin: float) -> float:
    if low >= 0 and high <= room:
        return 0
    if high - low > room - 2 * margin:
        return margin - low if low < 0 or low > room / 2 else 0
    return margin - low if low < margin else min(room - margin - high, 0)
